//! What was said, the newest first.

use crate::text::Span;
use crate::text::wrap::wrap;

use super::super::App;
use super::{Entry, Listing};

/// Columns of a row that are no text of a message.
const BESIDE: u16 = 8;
/// Rows that a message has at most.
const ROWS: usize = 64;

/// The listing of [`super::ViewKind::Messages`]. An item is a row of a message, wrapped so that all of
/// it can be read: the message's index times [`ROWS`], and the row.
pub(super) struct Messages;

impl Listing for Messages {
    fn title(&self) -> &'static str {
        "Messages"
    }

    fn empty(&self, _app: &App) -> String {
        "nothing was said yet".into()
    }

    fn needs_analysis(&self) -> bool {
        false
    }

    fn items(&self, app: &App, _order: usize) -> Vec<usize> {
        let rows = |at: usize| (0..rows(app, at).len().min(ROWS)).map(move |row| at * ROWS + row);
        (0..app.messages().len()).rev().flat_map(rows).collect()
    }

    fn words(&self, app: &App, item: usize) -> String {
        app.messages().get(item / ROWS).map_or_else(String::new, |it| it.text.clone())
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        let (at, row) = (item / ROWS, item % ROWS);
        let Some(message) = app.messages().get(at) else { return Entry::default() };
        let Some(span) = rows(app, at).get(row).copied() else { return Entry::default() };
        let sign = if message.warning { "!" } else { "·" };
        Entry {
            marks: if row == 0 { sign } else { " " }.into(),
            text: message.text[span.range()].into(),
            ..Entry::default()
        }
    }

    /// The whole message, for whoever copies it.
    fn line(&self, app: &App, item: usize) -> String {
        self.words(app, item)
    }
}

fn rows(app: &App, at: usize) -> Vec<Span> {
    let width = usize::from(app.size.0.saturating_sub(BESIDE).max(1));
    app.messages()
        .get(at)
        .map_or_else(Vec::new, |it| wrap(&it.text, Span::new(0, it.text.len()), width))
}
