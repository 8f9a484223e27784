//! Books and office documents: what a reader finds in the pane. The files are made here, so that each
//! test shows what is in them.

mod books;
#[cfg(target_os = "linux")]
#[path = "../common/mod.rs"]
mod common;
mod damage;
mod lists;
mod odt;
#[cfg(target_os = "linux")]
mod outside;
#[path = "../common/packing.rs"]
mod packing;
mod sources;
mod word;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use parallax::ingest::{Set, Source, open};
use parallax::text::{Article, BlockKind};
use tempfile::TempDir;

/// A block of running text, for the comparison of what was read.
const P: BlockKind = BlockKind::Paragraph;

fn heading(level: u8) -> BlockKind {
    BlockKind::Heading(level)
}

fn item(depth: u8) -> BlockKind {
    BlockKind::ListItem { depth }
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file in it");
    }
    folder
}

/// What opens of a file in `folder`, of which a part may be named.
fn open_in(folder: &TempDir, named: &str) -> Set {
    open(&[Source::Path(folder.path().join(Path::new(named)))])
}

/// The article that a file with this content becomes.
fn article(name: &str, content: &[u8]) -> Arc<Article> {
    let (whole, _) = name.split_once('#').unwrap_or((name, ""));
    let set = open_in(&folder(&[(whole, content)]), name);
    assert_eq!(set.problems, []);
    Arc::clone(&set.articles[0])
}

/// The reason why a file with this content does not open.
fn refusal(name: &str, content: &[u8]) -> String {
    let (whole, _) = name.split_once('#').unwrap_or((name, ""));
    let set = open_in(&folder(&[(whole, content)]), name);
    assert!(set.articles.is_empty());
    assert_eq!(set.problems.len(), 1);
    assert!(set.problems[0].source_name.ends_with(name));
    set.problems[0].reason.clone()
}

/// What the blocks are, and their words with the numbers before them.
fn blocks(article: &Article) -> Vec<(BlockKind, String)> {
    let block = |at: usize| {
        let block = article.blocks[at];
        let number = article.number(at).map(|it| format!("{it} ")).unwrap_or_default();
        (block.kind, number + article.slice(block.span))
    };
    (0..article.blocks.len()).map(block).collect()
}

/// The words of the blocks.
fn words(article: &Article) -> Vec<&str> {
    article.blocks.iter().map(|it| article.slice(it.span)).collect()
}

fn assert_blocks(article: &Article, expected: &[(BlockKind, &str)]) {
    let found = blocks(article);
    let found: Vec<_> = found.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
    assert_eq!(found, expected);
}
