//! The lines that introduce an article: its siglum, who published what, by whom, when.

use super::lines::hang;
use super::places::paragraphs;
use crate::text::{Article, Basis, siglum};

/// Appends the masthead of article `index`, and returns the head of further lines on it.
pub(super) fn masthead(out: &mut String, index: usize, article: &Article, width: usize) -> String {
    let head = format!("{}  ", siglum(index));
    let rest = " ".repeat(head.len());
    hang(out, &head, article.name(), width);
    if let Some(title) = article.title.as_deref().filter(|&title| title != article.name()) {
        hang(out, &rest, title, width);
    }
    let published = match article.published {
        None => "no date".to_owned(),
        Some(published) => match published.basis {
            Basis::Metadata => format!("{} (metadata)", published.date),
            Basis::Stated(at) => {
                format!("{} (stated in {})", published.date, paragraphs(article, at))
            }
        },
    };
    let byline = article.byline.as_deref().map(|name| format!("by {name}; ")).unwrap_or_default();
    hang(out, &rest, &format!("{byline}{published}"), width);
    let fetched = article.fetched.map(|it| it.strftime("%Y-%m-%d %H:%M UTC").to_string());
    match fetched {
        Some(moment) => hang(out, &rest, &format!("{} (fetched {moment})", article.source), width),
        None if article.source != article.name() => hang(out, &rest, &article.source, width),
        None => {}
    }
    rest
}
