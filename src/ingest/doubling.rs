//! Whether an article holds its own body twice, as careless saving and extracting leave it.

use std::collections::HashMap;

use crate::text::{Article, BlockKind, hash};

/// Shorter blocks come back in honest texts.
const SHORTEST: usize = 60;

/// What to say of an article of which a third or more stands in it twice. Linear in its length.
pub(super) fn warning(article: &Article) -> Option<String> {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let (mut all, mut again, mut paragraphs) = (0, 0, 0);
    for block in &article.blocks {
        let text = article.slice(block.span);
        all += text.len();
        if text.len() < SHORTEST || matches!(block.kind, BlockKind::Heading(_)) {
            continue;
        }
        let words: Vec<_> = text.split_whitespace().collect();
        let times = seen.entry(hash::stable(words.join(" ").as_bytes())).or_default();
        *times += 1;
        if *times > 1 {
            again += text.len();
            paragraphs += 1;
        }
    }
    (again * 3 > all && paragraphs > 0).then(|| {
        let again = match paragraphs {
            1 => "one paragraph stands".to_owned(),
            more => format!("{more} paragraphs stand"),
        };
        format!("the article holds its own text twice: {again} in it a second time")
    })
}
