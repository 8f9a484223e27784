//! A passage as it is quoted elsewhere: who says it, when and where, and the words.

use crate::analysis::Place;
use crate::text::clean::one_line;
use crate::text::{Article, BlockKind, Span, siglum};

use super::names::{day, range};

/// The citation of a place: a line that says where the words stand, with a `note` at its end, and the
/// words below it.
///
/// ```text
/// [B] Harbour Post, 14 Mar 2025, “The ferry that did not sail”, ¶3:
/// The ferry stayed at the quay. Nobody had told the passengers.
/// ```
///
/// White space is one space, except in code; a blank line parts paragraphs; `…` stands where a place
/// begins or ends inside a sentence. The words themselves are not touched, not even quotation marks.
pub(super) fn citation(article: &Article, place: Place, note: &str) -> String {
    let mut said = vec![article.name().to_owned()];
    said.push(article.published.map_or_else(|| "no date".into(), |it| day(it.date)));
    said.extend(
        article.title.iter().filter(|it| *it != article.name()).map(|it| format!("“{it}”")),
    );
    let first = article.block_at(place.span.start).unwrap_or(0);
    let end = place.span.end.saturating_sub(1).max(place.span.start);
    let last = article.block_at(end).unwrap_or(first);
    said.push(format!("¶{}", range(first, last)));
    let letter = siglum(place.article);
    format!("[{letter}] {}{note}:\n{}", said.join(", "), words(article, place.span))
}

fn words(article: &Article, span: Span) -> String {
    let inside = |it: &Span| it.intersection(span);
    let blocks = article.blocks.iter().filter_map(|block| Some((inside(&block.span)?, block.kind)));
    let parts = blocks.map(|(part, kind)| match kind {
        BlockKind::Code => article.slice(part).to_owned(),
        _ => one_line(article.slice(part)),
    });
    let text = parts.collect::<Vec<_>>().join("\n\n");
    let cut = |offset: usize| {
        let around = article.sentence_at(offset).map(|it| article.sentences[it].span);
        around.is_some_and(|it| it.start < offset && offset < it.end)
    };
    let before = if cut(span.start) { "… " } else { "" };
    let after = if cut(span.end) { " …" } else { "" };
    format!("{before}{text}{after}")
}
