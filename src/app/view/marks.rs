//! The list of marks.

use super::super::App;
use super::super::action::Action;
use super::{Behind, Entry, Listing, block_around, opening_at};

/// The listing of [`super::ViewKind::Marks`]. An item is a letter.
pub(super) struct Marks;

impl Listing for Marks {
    fn title(&self) -> &'static str {
        "Marks"
    }

    fn needs_analysis(&self) -> bool {
        false
    }

    fn empty(&self, app: &App) -> String {
        format!("no marks yet: {} and a letter marks the place here", app.key_for(Action::Mark))
    }

    fn items(&self, app: &App, _order: usize) -> Vec<usize> {
        app.letters().map(|(letter, _)| letter as usize).collect()
    }

    fn words(&self, app: &App, item: usize) -> String {
        let Entry { marks, text, .. } = self.entry(app, item);
        format!("{marks} {text}")
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        let Some((letter, mark)) = mark(app, item) else { return Entry::default() };
        match mark.at {
            Some((article, offset)) => Entry {
                marks: format!("{letter}  {}", app.place_name(article, offset)),
                text: opening_at(app, article, offset),
                ..Entry::default()
            },
            None => Entry {
                marks: format!("{letter}  not open"),
                text: mark.article.clone(),
                weak: true,
                ..Entry::default()
            },
        }
    }

    fn behind(&self, app: &App, item: usize, _part: usize) -> Option<Behind> {
        let (article, offset) = mark(app, item)?.1.at?;
        Some(block_around(app, article, offset))
    }

    fn open(&self, app: &mut App, item: usize, _part: usize) {
        if let Some(letter) = letter(item) {
            app.go_to_mark(letter);
        }
    }
}

/// The letter that an item is.
pub(in crate::app) fn letter(item: usize) -> Option<char> {
    u32::try_from(item).ok().and_then(char::from_u32)
}

fn mark(app: &App, item: usize) -> Option<(char, &super::super::Mark)> {
    let wanted = letter(item)?;
    app.letters().find(|(letter, _)| *letter == wanted)
}
