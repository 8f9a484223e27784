//! Where sentences begin and end.

use super::{Block, Sentence};

/// The sentences of `text`, block by block.
pub fn sentences(_text: &str, blocks: &[Block]) -> Vec<Sentence> {
    blocks.iter().enumerate().map(|(block, it)| Sentence { span: it.span, block }).collect()
}
