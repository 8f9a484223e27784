//! Whether an article holds its own body twice, as careless saving and extracting leave it.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::{FxHashMap, FxHasher};

use crate::text::{Article, BlockKind};

/// Shorter blocks come back in honest texts.
const SHORTEST: usize = 60;

/// What to say of an article of which a third or more stands in it twice. Linear in its length.
pub(super) fn warning(article: &Article) -> Option<String> {
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    let (mut all, mut again, mut paragraphs) = (0, 0, 0);
    for block in &article.blocks {
        let text = article.slice(block.span);
        all += text.len();
        if text.len() < SHORTEST || matches!(block.kind, BlockKind::Heading(_)) {
            continue;
        }
        let mut words = FxHasher::default();
        text.split_whitespace().for_each(|word| word.hash(&mut words));
        let times = seen.entry(words.finish()).or_default();
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
