//! How the reports for people name places: by siglum and paragraph number, as on the screen.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::analysis::Place;
use crate::text::{Article, Span, siglum};

/// Most places, or passages, that are named one by one.
pub(super) const MOST: usize = 12;

/// `¶3`, or `¶3-5` where the span reaches over several blocks. Block `i` is `¶i+1`.
pub(super) fn paragraphs(article: &Article, span: Span) -> String {
    let last = article.blocks.len().saturating_sub(1);
    let number = |offset| article.block_at(offset).unwrap_or(last) + 1;
    let (from, to) = (number(span.start), number(span.end.saturating_sub(1).max(span.start)));
    if from == to { format!("¶{from}") } else { format!("¶{from}-{to}") }
}

/// Places in their order, grouped by article: `A ¶3, ¶9-11; B ¶2`. What is more than [`MOST`] is
/// only counted.
pub(super) fn places(articles: &[Arc<Article>], mut places: impl Iterator<Item = Place>) -> String {
    let mut named = String::new();
    let mut before: Option<(usize, String)> = None;
    for Place { article, span } in places.by_ref().take(MOST) {
        let here = (article, paragraphs(&articles[article], span));
        if before.as_ref() == Some(&here) {
            continue;
        }
        match before {
            Some((last, _)) if last == article => named.push_str(", "),
            Some(_) => {
                let _ = write!(named, "; {} ", siglum(article));
            }
            None => {
                let _ = write!(named, "{} ", siglum(article));
            }
        }
        named.push_str(&here.1);
        before = Some(here);
    }
    match places.count() {
        0 => {}
        more => {
            let _ = write!(named, " and {more} more");
        }
    }
    named
}

/// `A, C, D`.
pub(super) fn sigla(articles: &[usize]) -> String {
    articles.iter().map(|&article| siglum(article)).collect::<Vec<_>>().join(", ")
}
