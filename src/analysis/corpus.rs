//! The words of all articles as numbers, so that the analyses compare integers.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::{Article, Language, Span, token};

/// The words of a set of articles. Two words have the same id exactly when their folded forms
/// ([`token::fold`]) are equal.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// By id: the folded word.
    pub vocabulary: Vec<Box<str>>,
    /// By article: its words in order.
    pub articles: Vec<Words>,
}

/// The words of one article, in order; `ids[i]` stands at `spans[i]`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Ids into [`Corpus::vocabulary`].
    pub ids: Vec<u32>,
    /// Where each word stands in the article's text.
    pub spans: Vec<Span>,
    /// The language they are in, where it can be told.
    pub language: Option<Language>,
}

impl Words {
    /// The indexes of the words that lie inside `span`.
    pub fn inside(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.spans.partition_point(|word| word.start < span.start);
        let end = self.spans.partition_point(|word| word.end <= span.end);
        start..end.max(start)
    }
}

impl Corpus {
    /// Cuts and numbers the words of `articles`. Linear in their length.
    pub fn new(articles: &[Arc<Article>]) -> Self {
        let mut ids: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let mut vocabulary: Vec<Box<str>> = Vec::new();
        let articles = articles
            .iter()
            .map(|article| {
                let language = Language::of(&article.text);
                let mut words = Words { language, ..Words::default() };
                for span in token::tokens(&article.text) {
                    let folded = token::fold(article.slice(span));
                    let id = ids.get(folded.as_ref()).copied().unwrap_or_else(|| {
                        let id = vocabulary.len() as u32;
                        vocabulary.push(folded.as_ref().into());
                        ids.insert(folded.as_ref().into(), id);
                        id
                    });
                    words.ids.push(id);
                    words.spans.push(span);
                }
                words
            })
            .collect();
        Self { vocabulary, articles }
    }
}
