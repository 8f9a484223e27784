//! How much of an event each article tells, absence included.

use std::sync::Arc;

use crate::text::{Article, token};

use super::Event;

/// How much of an event an article tells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Words of its passages on the event; 0 where it does not tell it. What folding hides is in no
    /// passage, so that a body pasted twice counts once.
    pub words: usize,
    /// These words against those of the article that tells most of the event: 0 to 1, and 1 for
    /// that article itself.
    pub share: f32,
}

impl Coverage {
    /// Whether the article tells the event at all.
    pub fn is_told(&self) -> bool {
        self.words > 0
    }
}

impl Event {
    /// How much of it each article of the set tells, in their order. Linear in the length of its
    /// passages.
    pub fn coverage(&self, articles: &[Arc<Article>]) -> Vec<Coverage> {
        let mut coverage = vec![Coverage::default(); articles.len()];
        for passage in &self.passages {
            let article = &articles[passage.article];
            let told = article.slice(passage.span(article));
            coverage[passage.article].words += token::tokens(told).count();
        }
        let most = coverage.iter().map(|it| it.words).max().unwrap_or(0).max(1);
        for it in &mut coverage {
            it.share = it.words as f32 / most as f32;
        }
        coverage
    }
}
