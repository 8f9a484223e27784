//! Page furniture: contact lines, share buttons, "see also" lists, disclaimers.

use std::sync::Arc;

use crate::text::Article;

use super::Repeat;

/// By article and block: whether the block is page furniture.
pub fn mark(articles: &[Arc<Article>], _repeats: &[Repeat]) -> Vec<Vec<bool>> {
    articles.iter().map(|article| vec![false; article.blocks.len()]).collect()
}
