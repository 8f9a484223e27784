//! The list of jumps: where the reader was, the newest first.

use super::super::App;
use super::{Behind, Entry, Listing, block_around, opening_at};

/// The listing of [`super::ViewKind::Jumps`]. An item is an index into the jumps.
pub(super) struct Jumps;

impl Listing for Jumps {
    fn title(&self) -> &'static str {
        "Jumps"
    }

    fn needs_analysis(&self) -> bool {
        false
    }

    fn empty(&self, _app: &App) -> String {
        "no jumps yet".into()
    }

    fn items(&self, app: &App, _order: usize) -> Vec<usize> {
        (0..app.jumps().len()).rev().collect()
    }

    fn words(&self, app: &App, item: usize) -> String {
        let Entry { marks, text, note, .. } = self.entry(app, item);
        format!("{marks} {text} {note}")
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        let Some((article, offset)) = place(app, item) else { return Entry::default() };
        let view = app.jumps()[item].views.last();
        Entry {
            marks: app.place_name(article, offset),
            text: opening_at(app, article, offset),
            note: view.map_or(String::new(), |it| it.listing().title().into()),
            ..Entry::default()
        }
    }

    fn behind(&self, app: &App, item: usize, _part: usize) -> Option<Behind> {
        let (article, offset) = place(app, item)?;
        Some(block_around(app, article, offset))
    }

    fn open(&self, app: &mut App, item: usize, _part: usize) {
        if let Some(spot) = app.jumps().get(item).cloned() {
            app.restore(&spot);
        }
    }
}

/// The article and the byte where the cursor stood before a jump.
fn place(app: &App, item: usize) -> Option<(usize, usize)> {
    let spot = app.jumps().get(item)?;
    let article = app.panes.get(spot.focus)?.article;
    Some((article, spot.places.get(spot.focus)?.cursor))
}
