//! The entries of a view, a line each.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::view::{Areas, Entry, View};
use crate::text::{siglum, width};

use super::canvas::Canvas;
use super::coverage::sign;
use super::theme::Role;

/// Draws the list. Returns where the selected entry stands.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    view: &View,
    areas: &Areas,
) -> Option<(u16, u16)> {
    let shown = areas.shown(view);
    if view.rows.is_empty() {
        nothing_passes(canvas, areas.list);
    }
    let listing = view.listing();
    let entries = entries(app, view, areas);
    let marks = areas.marks(&entries);
    let told = Told::new(&entries, areas.list);
    if areas.header.height > 0 {
        let Area { x, y, width, .. } = areas.header;
        let letters = told.header(app.articles.len());
        canvas.write(
            x + 1 + marks + 2,
            y,
            width.saturating_sub(marks + 3),
            &letters,
            Role::Tellers,
        );
    }
    let mut cursor = None;
    for (row, entry) in &entries {
        let y = areas.list.y + (row - shown.start) as u16 * areas.per_entry;
        let height = areas.per_entry.min(areas.list.y + areas.list.height - y);
        let line = Area { y, height, ..areas.list };
        if listing.is_heading(view.rows[*row]) {
            canvas.write(line.x + 1, y, line.width - 1, &entry.text, Role::Heading);
            continue;
        }
        let selected = *row == view.selected;
        if selected {
            select(canvas, line);
            cursor = Some((line.x, y));
        }
        draw_entry(canvas, entry, line, (marks, told), selected);
    }
    cursor
}

/// The entries in sight, with their rows.
pub(super) fn entries(app: &App, view: &View, areas: &Areas) -> Vec<(usize, Entry)> {
    let listing = view.listing();
    areas.shown(view).map(|row| (row, listing.entry(app, view.rows[row]))).collect()
}

/// Says in `list` that there is nothing to list.
pub(super) fn nothing_passes(canvas: &mut Canvas<'_>, list: Area) {
    canvas.write(list.x + 1, list.y, list.width - 2, "nothing passes the filter", Role::Weak);
}

/// Gives the line of the selected entry its looks.
pub(super) fn select(canvas: &mut Canvas<'_>, line: Area) {
    canvas.fill(line, Role::Cursor);
    canvas.write(line.x, line.y, 1, "▶", Role::Cursor);
}

/// How the list says who tells how much of an event.
#[derive(Clone, Copy)]
enum Told {
    /// Not at all.
    Nothing,
    /// A sign for each article, with this between them.
    Signs(&'static str),
    /// How many articles tell it.
    Number,
}

impl Told {
    /// The form that there is room for.
    fn new(entries: &[(usize, Entry)], list: Area) -> Self {
        let articles = entries.first().map_or(0, |(_, it)| it.coverage.len());
        let room = usize::from(list.width / 3);
        match articles {
            0 => Self::Nothing,
            _ if 2 * articles <= room => Self::Signs(" "),
            _ if articles <= room => Self::Signs(""),
            _ => Self::Number,
        }
    }

    /// What it says of an entry.
    fn of(self, entry: &Entry) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Signs(gap) => {
                entry.coverage.iter().map(|it| sign(*it)).collect::<Vec<_>>().join(gap)
            }
            Self::Number => number_told(entry),
        }
    }

    /// The letters above the signs; the last of a siglum that has several.
    fn header(self, articles: usize) -> String {
        let Self::Signs(gap) = self else { return String::new() };
        let last = |article: usize| siglum(article).chars().last().map(String::from);
        (0..articles).filter_map(last).collect::<Vec<_>>().join(gap)
    }
}

fn number_told(entry: &Entry) -> String {
    let told = entry.coverage.iter().filter(|it| it.is_told()).count();
    format!("{told:>3}/{}", entry.coverage.len())
}

fn draw_entry(
    canvas: &mut Canvas<'_>,
    entry: &Entry,
    line: Area,
    (marks, told): (u16, Told),
    selected: bool,
) {
    let role = |role: Role| if selected { Role::Cursor } else { role };
    let text = role(if entry.weak { Role::Weak } else { Role::Text });
    canvas.write(line.x + 1, line.y, marks, &entry.marks, role(Role::Key));
    let mut x = line.x + 1 + marks + 2;
    let covered = told.of(entry);
    if !covered.is_empty() {
        let end = line.x + line.width;
        x = canvas.write(x, line.y, end.saturating_sub(x), &covered, role(Role::Tellers)) + 2;
    }
    let end = line.x + line.width - 1;
    if line.height > 1 {
        canvas.write(x, line.y, end.saturating_sub(x), &entry.text, text);
        canvas.write(x, line.y + 1, end.saturating_sub(x), &entry.note, role(Role::Weak));
        return;
    }
    let noted = (width::label_columns(&entry.note) as u16).min(line.width / 3);
    let room = end.saturating_sub(x + if noted > 0 { noted + 2 } else { 0 });
    canvas.write(x, line.y, room, &entry.text, text);
    canvas.write(end - noted, line.y, noted, &entry.note, role(Role::Weak));
}
