//! Which keys lead on: a line of them, and a box with those that may follow the pending ones.

use crate::app::App;
use crate::app::action::Action;
use crate::app::layout::Area;
use crate::app::view::{View, ViewKind};
use crate::text::width;

use super::canvas::Canvas;
use super::theme::Role;

/// As many of the keys that do something here as fit into `columns`; the first ones always.
pub(super) fn keys_line(app: &App, columns: usize) -> String {
    let named = app.view().map_or_else(|| panes_keys(app), |view| view_keys(app, view));
    let most = (1..=named.len()).rev().find(|&count| {
        count == 1 || width::label_columns(&named_keys(app, &named[..count])) <= columns
    });
    named_keys(app, &named[..most.unwrap_or(0)])
}

/// An action with its name in the line of keys; none, if the next has the name of both.
type Named = (Action, &'static str);

/// The keys that lead on from the panes; where there is a note, those for notes, and room to read it.
fn panes_keys(app: &App) -> Vec<Named> {
    if app.note_here().is_some() && app.held().is_none() {
        return vec![(Action::Note, "change"), (Action::Notes, "all")];
    }
    let keys = [
        (Action::Events, "events"),
        (Action::Matrix, "matrix"),
        (Action::Synopsis, "synopsis"),
        (Action::Repeats, "repeats"),
        (Action::Why, "why"),
    ];
    keys.to_vec()
}

/// The keys that do something in a view.
fn view_keys(app: &App, view: &View) -> Vec<Named> {
    let listing = view.listing();
    let part = listing.part_name();
    let why = view.kind == ViewKind::Why;
    let keys = [
        (true, Action::Open, "open"),
        (view.kind == ViewKind::References, Action::Copy, "copy"),
        (true, Action::Close, "close"),
        (true, Action::Search, "filter"),
        (listing.orders(app).len() > 1, Action::Order, "order"),
        (why, Action::Reject, "reject"),
        (why, Action::Pin, "pin"),
        (why || view.kind == ViewKind::Notes, Action::Note, "note"),
        (matches!(view.kind, ViewKind::Notes | ViewKind::Marks), Action::Reject, "remove"),
        (!part.is_empty(), Action::FocusPrevious, ""),
        (!part.is_empty(), Action::FocusNext, part),
        (view.scrolls(app), Action::HalfPageDown, "scroll"),
    ];
    keys.into_iter().filter(|it| it.0).map(|(_, action, name)| (action, name)).collect()
}

/// Keys with their names.
fn named_keys(app: &App, named: &[Named]) -> String {
    let mut said = String::new();
    for (action, name) in named {
        let keys = app.keys_for(*action).into_iter();
        said.push_str(&keys.min_by_key(|it| it.chars().count()).unwrap_or_default());
        said.push(' ');
        if !name.is_empty() {
            said.push_str(name);
            said.push_str("  ");
        }
    }
    said.truncate(said.trim_end().len());
    said
}

/// A box above the status line with the keys that may follow the pending ones. Returns where the terminal's
/// cursor belongs, if there is one.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, screen: Area) -> Option<(u16, u16)> {
    let (title, hints) = app.hints()?;
    let widest = hints
        .iter()
        .map(|(key, says)| width::label_columns(key) + 2 + width::label_columns(says))
        .max();
    let widest = widest?;
    let box_width = (widest as u16 + 4).min(screen.width);
    let rows = (hints.len() as u16).min(screen.height.saturating_sub(4));
    let area = Area {
        x: screen.width - box_width,
        y: screen.height - 1 - rows - 2,
        width: box_width,
        height: rows + 2,
    };
    super::view::outline(canvas, area, &title);
    for (y, (key, says)) in (area.y + 1..).zip(hints.iter().take(usize::from(rows))) {
        let x = canvas.write(area.x + 2, y, box_width - 4, key, Role::Key);
        canvas.write(x + 2, y, (area.x + box_width - 2).saturating_sub(x + 2), says, Role::Text);
    }
    Some((area.x + 2, area.y + 1))
}
