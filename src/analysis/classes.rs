//! Every word in exactly one class.

use std::sync::Arc;

use crate::text::{Article, Span};

use super::reuse::Scope;
use super::{Corpus, Repeat};

/// The words of an article by class. The four classes add up to `total`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct WordClasses {
    /// All words.
    pub total: usize,
    /// In a repeat whose places all lie in this article, first copy included.
    pub repeated_within: usize,
    /// In a repeat that another article shares.
    pub shared_across: usize,
    /// In page furniture, repeated or not.
    pub boilerplate: usize,
    /// Told once: in none of the above.
    pub only_here: usize,
}

/// The class of one word; where several claim a word, the greatest has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    OnlyHere,
    RepeatedWithin,
    SharedAcross,
    Boilerplate,
}

/// Counts the words of each article by class. Page furniture comes before what is shared across
/// articles, and that before what is repeated within one. Linear in the words and the words of
/// all places.
pub fn count(
    articles: &[Arc<Article>],
    corpus: &Corpus,
    boilerplate: &[Vec<bool>],
    repeats: &[Repeat],
) -> Vec<WordClasses> {
    let mut classes: Vec<Vec<Class>> =
        corpus.articles.iter().map(|words| vec![Class::OnlyHere; words.ids.len()]).collect();
    let mut claim = |article: usize, span: Span, class: Class| {
        for word in &mut classes[article][corpus.articles[article].inside(span)] {
            *word = class.max(*word);
        }
    };
    for repeat in repeats {
        let class = match repeat.scope() {
            Scope::Within => Class::RepeatedWithin,
            Scope::Across | Scope::Both => Class::SharedAcross,
        };
        for place in &repeat.places {
            claim(place.article, place.span, class);
        }
    }
    for (index, (article, marks)) in articles.iter().zip(boilerplate).enumerate() {
        for (block, _) in article.blocks.iter().zip(marks).filter(|(_, marked)| **marked) {
            claim(index, block.span, Class::Boilerplate);
        }
    }
    classes
        .iter()
        .map(|words| {
            let of = |class| words.iter().filter(|&&word| word == class).count();
            WordClasses {
                total: words.len(),
                repeated_within: of(Class::RepeatedWithin),
                shared_across: of(Class::SharedAcross),
                boilerplate: of(Class::Boilerplate),
                only_here: of(Class::OnlyHere),
            }
        })
        .collect()
}
