//! Whether an article holds its own body more than once, as careless saving and extracting leave it.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::text::{Article, BlockKind};

/// Shorter blocks come back in honest texts.
const SHORTEST: usize = 60;

/// Words at the beginning of a block by which it is told apart from most others.
const FIRST_WORDS: usize = 6;

/// What to say of an article of which a third or more says again what it has said. Linear in its length.
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
    // By text: how often it came again.
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    let mut again = 0;
    for (text, beginning) in texts().zip(beginnings) {
        if twice.contains(&beginning) {
            let copies = seen.entry(hash(text.split_whitespace())).and_modify(|it| *it += 1);
            if *copies.or_default() > 0 {
                again += text.len();
            }
        }
    }
    let copies: usize = seen.values().sum();
    let originals = seen.values().filter(|it| **it > 0).count();
    (again * 3 > all && copies > 0).then(|| {
        let times = match 1 + (copies as f32 / originals as f32).round() as usize {
            2 => "twice".to_owned(),
            more => format!("{more} times"),
        };
        let copies = match copies {
            1 => "one of its paragraphs is a copy of another".to_owned(),
            more => format!("{more} of its paragraphs are copies of others"),
        };
        format!("the article holds its own text {times}: {copies}")
    })
}

fn hash<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    let mut hasher = FxHasher::default();
    words.for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}
