//! The list of references: the pages that the focused article leads to, those of the passage here first in sight.

use crate::analysis::Place;
use crate::text::clean::clean;
use crate::text::{Article, Reference, siglum};

use super::super::App;
use super::{Behind, Entry, Listing, block_around, opening};

/// The listing of [`super::ViewKind::References`]. An item is an index into `Article::references`.
pub(super) struct References;

impl Listing for References {
    fn title(&self) -> &'static str {
        "References"
    }

    fn needs_analysis(&self) -> bool {
        false
    }

    fn empty(&self, app: &App) -> String {
        format!("{} refers to no other page", siglum(app.focused().article))
    }

    fn items(&self, app: &App, _order: usize) -> Vec<usize> {
        (0..article(app).references.len()).collect()
    }

    fn words(&self, app: &App, item: usize) -> String {
        let Entry { marks, text, note, .. } = self.entry(app, item);
        format!("{marks} {text} {note}")
    }

    /// Those of other paragraphs than the one that the reader stands on are weak.
    fn entry(&self, app: &App, item: usize) -> Entry {
        let Some(it) = reference(app, item) else { return Entry::default() };
        let block = article(app).block_at(it.span.start);
        Entry {
            marks: app.place_name(app.focused().article, it.span.start),
            text: opening(article(app).slice(it.span)),
            note: clean(&it.address).into_owned(),
            weak: block != app.focused().page.block_of(app.focused().cursor),
            ..Entry::default()
        }
    }

    /// The first from the sentence here on, in its paragraph; or else the first of the paragraph, or the next.
    fn here(&self, app: &App) -> Option<(usize, usize)> {
        let (article, sentence) = (article(app), app.sentence_here()?);
        let sentence = article.sentences[sentence.sentence];
        let block = article.blocks[sentence.block].span;
        let references = &article.references;
        let from = |start: usize| references.partition_point(|it| it.span.end <= start);
        let own = from(sentence.span.start);
        let in_block = |at: &usize| references.get(*at).is_some_and(|it| it.span.start < block.end);
        let item = Some(own).filter(in_block).unwrap_or_else(|| from(block.start));
        Some((item.min(references.len().checked_sub(1)?), 0))
    }

    fn places(&self, app: &App, item: usize) -> Vec<Place> {
        place(app, item).into_iter().collect()
    }

    fn behind(&self, app: &App, item: usize, _part: usize) -> Option<Behind> {
        let it = reference(app, item)?;
        let around = block_around(app, app.focused().article, it.span.start);
        let lit = place(app, item).into_iter().collect();
        Some(Behind { remark: clean(&it.address).into_owned(), lit, ..around })
    }

    /// What is copied is the address.
    fn line(&self, app: &App, item: usize) -> String {
        reference(app, item).map_or_else(String::new, |it| it.address.clone())
    }

    fn address(&self, app: &App, item: usize) -> Option<String> {
        reference(app, item).map(|it| it.address.clone())
    }
}

fn article(app: &App) -> &Article {
    &app.articles[app.focused().article]
}

fn reference(app: &App, item: usize) -> Option<&Reference> {
    article(app).references.get(item)
}

fn place(app: &App, item: usize) -> Option<Place> {
    Some(Place { article: app.focused().article, span: reference(app, item)?.span })
}
