//! Which blocks of an article say again what it has said before.

use std::ops::Range;
use std::sync::Arc;

use crate::text::Article;

use super::Repeat;

/// A run of blocks that repeats an earlier run of the same article, word for word or nearly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The surplus blocks.
    pub blocks: Range<usize>,
    /// The blocks that say it first.
    pub original: Range<usize>,
    /// Words that folding hides.
    pub words: usize,
    /// Index of the repeat in `Analysis::repeats`.
    pub repeat: usize,
}

/// By article: its folds in order; they do not overlap.
pub fn folds(articles: &[Arc<Article>], _repeats: &[Repeat]) -> Vec<Vec<Fold>> {
    vec![Vec::new(); articles.len()]
}
