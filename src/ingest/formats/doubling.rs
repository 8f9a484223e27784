//! Whether an article holds its own body twice, as careless saving and extracting leave it.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::{FxHashSet, FxHasher};

use crate::text::{Article, BlockKind};

/// Shorter blocks come back in honest texts.
const SHORTEST: usize = 60;

/// Words at the beginning of a block by which it is told apart from most others.
const FIRST_WORDS: usize = 6;

/// What to say of an article of which a third or more stands in it twice. Linear in its length.
pub(super) fn warning(article: &Article) -> Option<String> {
    let all: usize = article.blocks.iter().map(|it| it.span.len()).sum();
    let texts = || {
        let long = article
            .blocks
            .iter()
            .filter(|it| it.span.len() >= SHORTEST && !matches!(it.kind, BlockKind::Heading(_)));
        long.map(|it| article.slice(it.span))
    };
    // Nearly all blocks of nearly all articles begin in their own way and need not be read on.
    let beginning = |text: &str| hash(text.split_whitespace().take(FIRST_WORDS));
    let beginnings: Vec<u64> = texts().map(beginning).collect();
    let mut met: FxHashSet<u64> = FxHashSet::default();
    let twice: FxHashSet<u64> = beginnings.iter().copied().filter(|&it| !met.insert(it)).collect();
    let mut seen: FxHashSet<u64> = FxHashSet::default();
    let (mut again, mut paragraphs) = (0, 0);
    for (text, beginning) in texts().zip(beginnings) {
        if twice.contains(&beginning) && !seen.insert(hash(text.split_whitespace())) {
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

fn hash<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    let mut hasher = FxHasher::default();
    words.for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}
