//! Views: a list in a box, and under it what stands behind the selected entry.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::view::{Entry, PreviewLine, Tone, View, ViewKind};
use crate::text::wrap::wrap;
use crate::text::{Span, width};

use super::canvas::Canvas;
use super::theme::Role;

/// Draws a view. Returns where the terminal's cursor belongs: on the selected entry.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    view: &View,
    screen: Area,
) -> Option<(u16, u16)> {
    let entries = view.entries(app);
    let preview = view.preview(app, &entries);
    let area = place(view.kind, &entries, screen);
    let title = match view.filter.as_str() {
        "" => view.kind.title().to_owned(),
        filter => format!("{} · /{filter}", view.kind.title()),
    };
    outline(canvas, area, &title);
    let rows = area.height - 2;
    let per_entry = entry_rows(view.kind);
    // A short list leaves its room to the preview.
    let wanted = (entries.len() as u16).saturating_mul(per_entry).max(3);
    let list_rows =
        if preview.is_empty() { rows } else { (rows * 3 / 5).min(wanted).clamp(1, rows) };
    let fitting = usize::from(list_rows / per_entry).max(1);
    let first = first_shown(view.selected, entries.len(), fitting);
    if entries.is_empty() {
        canvas.write(
            area.x + 2,
            area.y + 1,
            area.width - 4,
            "nothing passes the filter",
            Role::Weak,
        );
    }
    let marks =
        entries.iter().map(|entry| width::label_columns(&entry.marks)).max().unwrap_or(0) as u16;
    let marks = marks.min(area.width / 3);
    let mut cursor = None;
    for (at, entry) in entries.iter().enumerate().skip(first).take(fitting) {
        let y = area.y + 1 + (at - first) as u16 * per_entry;
        let selected = at == view.selected && !entry.heading;
        let line = Area {
            x: area.x + 1,
            y,
            width: area.width - 2,
            height: per_entry.min(area.y + 1 + list_rows - y),
        };
        draw_entry(canvas, entry, line, marks, selected);
        if selected {
            cursor = Some((line.x, y));
        }
    }
    if !preview.is_empty() && rows > list_rows {
        let below = Area {
            x: area.x,
            y: area.y + 1 + list_rows,
            width: area.width,
            height: rows - list_rows,
        };
        draw_preview(canvas, &preview, below);
    }
    cursor
}

/// Rows that an entry takes: links say their evidence on a second one.
fn entry_rows(kind: ViewKind) -> u16 {
    if kind == ViewKind::Why { 2 } else { 1 }
}

/// Lists take the screen between header and status line; why stands at the foot, so that the passage
/// it speaks of stays in sight.
fn place(kind: ViewKind, entries: &[Entry], screen: Area) -> Area {
    let body = Area { y: 1, height: screen.height - 2, ..screen };
    if kind != ViewKind::Why {
        return body;
    }
    let wanted = entries.len() as u16 * entry_rows(kind) + 2;
    let height = wanted.clamp(4, (body.height / 2).max(4));
    Area { y: body.y + body.height - height, height, ..body }
}

/// The first entry to show, so that the selected one stands in sight with some context.
fn first_shown(selected: usize, all: usize, fitting: usize) -> usize {
    selected.saturating_sub(fitting / 2).min(all.saturating_sub(fitting))
}

/// An empty box with a title.
pub(super) fn outline(canvas: &mut Canvas<'_>, area: Area, title: &str) {
    canvas.fill(area, Role::Text);
    let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
    for x in area.x..=right {
        canvas.write(x, area.y, 1, "─", Role::BorderFocus);
        canvas.write(x, bottom, 1, "─", Role::BorderFocus);
    }
    for y in area.y..=bottom {
        let (left, end) = match y {
            y if y == area.y => ("┌", "┐"),
            y if y == bottom => ("└", "┘"),
            _ => ("│", "│"),
        };
        canvas.write(area.x, y, 1, left, Role::BorderFocus);
        canvas.write(right, y, 1, end, Role::BorderFocus);
    }
    canvas.write(
        area.x + 2,
        area.y,
        area.width.saturating_sub(4),
        &format!(" {title} "),
        Role::TitleFocus,
    );
}

fn draw_entry(canvas: &mut Canvas<'_>, entry: &Entry, line: Area, marks: u16, selected: bool) {
    if entry.heading {
        canvas.write(line.x + 1, line.y, line.width - 1, &entry.text, Role::Heading);
        return;
    }
    if selected {
        canvas.fill(line, Role::Cursor);
        canvas.write(line.x, line.y, 1, "▶", Role::Cursor);
    }
    let role = |role: Role| if selected { Role::Cursor } else { role };
    let text = role(if entry.weak { Role::Weak } else { Role::Text });
    canvas.write(line.x + 1, line.y, marks, &entry.marks, role(Role::Key));
    let x = line.x + 1 + marks + 2;
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

fn draw_preview(canvas: &mut Canvas<'_>, preview: &[PreviewLine], area: Area) {
    canvas.write(area.x, area.y, 1, "├", Role::BorderFocus);
    for x in area.x + 1..area.x + area.width - 1 {
        canvas.write(x, area.y, 1, "─", Role::BorderFocus);
    }
    canvas.write(area.x + area.width - 1, area.y, 1, "┤", Role::BorderFocus);
    let heads = preview.iter().map(|line| width::label_columns(&line.head)).max().unwrap_or(0);
    let x = area.x + 2 + heads as u16 + 2;
    let room = (area.x + area.width).saturating_sub(x + 2);
    let mut y = area.y + 1;
    let end = area.y + area.height;
    for (at, line) in preview.iter().enumerate() {
        if y >= end {
            break;
        }
        canvas.write(area.x + 2, y, heads as u16, &line.head, Role::Tellers);
        // Each passage gets its fair part of the room, and the last ones what is left.
        let fair = (end - y) / ((preview.len() - at) as u16).max(1);
        y += draw_pieces(canvas, line, Area { x, y, width: room, height: fair.max(1) });
    }
}

/// Writes the words of a line, wrapped. Returns the rows that they take.
fn draw_pieces(canvas: &mut Canvas<'_>, line: &PreviewLine, area: Area) -> u16 {
    let text: String = line.pieces.iter().map(|(text, _)| text.as_str()).collect();
    // Where each piece ends, to find the tone of a byte again after wrapping.
    let ends: Vec<usize> = line
        .pieces
        .iter()
        .scan(0, |end, (text, _)| {
            *end += text.len();
            Some(*end)
        })
        .collect();
    let tone = |at: usize| line.pieces[ends.partition_point(|&end| end <= at)].1;
    let rows = wrap(&text, Span::new(0, text.len()), usize::from(area.width));
    let shown = rows.len().min(usize::from(area.height));
    for (row, y) in rows[..shown].iter().zip(area.y..) {
        let mut x = area.x;
        for cell in width::cells(&text, *row) {
            let role = match tone(cell.span.start) {
                Tone::Plain => Role::Text,
                Tone::Gone => Role::Weak,
                Tone::Come => Role::Repeat,
            };
            let style = canvas.style(Role::Text).patch(canvas.style(role));
            canvas.put(x, y, &cell.symbol, cell.width, style);
            x += cell.width as u16;
        }
        if y + 1 == area.y + shown as u16 && shown < rows.len() {
            let x = x.min(area.x + area.width.saturating_sub(1));
            canvas.write(x, y, 1, "…", Role::Text);
        }
    }
    shown as u16
}
