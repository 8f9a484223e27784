//! The outline: the headings of the focused article.

use crate::analysis::Place;
use crate::text::{Article, BlockKind, siglum};

use super::super::App;
use super::{Entry, Listing, opening};

/// The listing of [`super::ViewKind::Outline`]. An item is the index of a heading's block.
pub(super) struct Outline;

impl Listing for Outline {
    fn title(&self) -> &'static str {
        "Outline"
    }

    fn needs_analysis(&self) -> bool {
        false
    }

    fn empty(&self, app: &App) -> String {
        format!("{} has no headings", siglum(app.focused().article))
    }

    fn items(&self, app: &App, _order: usize) -> Vec<usize> {
        let blocks = &article(app).blocks;
        (0..blocks.len()).filter(|&it| level(article(app), it).is_some()).collect()
    }

    fn words(&self, app: &App, item: usize) -> String {
        let article = article(app);
        article.blocks.get(item).map_or_else(String::new, |it| article.slice(it.span).to_owned())
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        let article = article(app);
        let (Some(block), Some(level)) = (article.blocks.get(item), level(article, item)) else {
            return Entry::default();
        };
        let next = (item + 1..article.blocks.len()).find(|&it| self::level(article, it).is_some());
        let paragraphs = next.unwrap_or(article.blocks.len()) - item - 1;
        Entry {
            marks: format!("¶{}", item + 1),
            text: "  ".repeat(usize::from(level.saturating_sub(1)))
                + &opening(article.slice(block.span)),
            note: format!("{paragraphs} ¶"),
            ..Entry::default()
        }
    }

    fn places(&self, app: &App, item: usize) -> Vec<Place> {
        let article = app.focused().article;
        let block = app.articles[article].blocks.get(item);
        block.map(|it| Place { article, span: it.span }).into_iter().collect()
    }

    /// The heading under which the reader stands.
    fn here(&self, app: &App) -> Option<(usize, usize)> {
        let here = app.focused().page.block_of(app.focused().cursor)?;
        let above = (0..=here).rev().find(|&it| level(article(app), it).is_some())?;
        Some((above, 0))
    }

    fn open(&self, app: &mut App, item: usize, _part: usize) {
        if let Some(start) = article(app).blocks.get(item).map(|it| it.span.start) {
            app.go_to(app.focused().article, start, None);
        }
    }
}

fn article(app: &App) -> &Article {
    &app.articles[app.focused().article]
}

/// The level of a block that is a heading.
fn level(article: &Article, block: usize) -> Option<u8> {
    match article.blocks.get(block)?.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    }
}
