//! A view: its box, its list, and what stands behind the selected entry.

use crate::app::App;
use crate::app::action::Action;
use crate::app::layout::Area;
use crate::app::view::{Areas, Behind, Focus, Form, View, areas};
use crate::page::Columns;
use crate::text::width;

use super::canvas::Canvas;
use super::theme::Role;
use super::{coverage, list, matrix, note, reading, strips, synopsis};

/// Draws a view. Returns where the terminal's cursor belongs: on the selected entry.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, view: &View) -> Option<(u16, u16)> {
    let behind = view.behind(app);
    let areas = areas(app, view, behind.as_ref());
    outline(canvas, areas.frame, &title(app, view));
    let cursor = match view.listing().form() {
        Form::Cells => matrix::draw(canvas, app, view, &areas),
        Form::Synopsis => synopsis::draw(canvas, app, view, &areas),
        Form::Lines | Form::Signs | Form::Foot => list::draw(canvas, app, view, &areas),
    };
    if areas.legend.height > 0 {
        let Area { x, y, width, .. } = areas.legend;
        let room = width.saturating_sub(3);
        let columns = (width::label_columns(coverage::LEGEND) as u16).min(room);
        canvas.write(x + width - 1 - columns, y, room, coverage::LEGEND, Role::Weak);
    }
    if let Some(behind) = &behind {
        divider(canvas, &areas, &behind.title, !behind.strips.is_empty());
        strips::draw(canvas, app, &behind.strips, areas.strips);
        heads(canvas, &areas, behind);
        note::remark(canvas, &behind.remark, areas.remark);
        reading::draw(canvas, app, view, behind, &areas);
    }
    cursor
}

/// `Events · by date · /kremlin`.
fn title(app: &App, view: &View) -> String {
    let listing = view.listing();
    let mut said = vec![listing.title().to_owned()];
    if let Some(order) = listing.orders(app).get(view.order) {
        let key = app.keys_for(Action::Order).into_iter().next();
        let key = key.map(|key| format!(" ({key})")).unwrap_or_default();
        said.push(format!("by {order}{key}"));
    }
    if !view.filter.is_empty() {
        said.push(format!("/{}", view.filter));
    }
    said.join(" · ")
}

/// An empty box with a title.
pub(super) fn outline(canvas: &mut Canvas<'_>, area: Area, title: &str) {
    canvas.fill(area, Role::Text);
    let bottom = area.y + area.height - 1;
    line(canvas, area, area.y, ["┌", "┐"]);
    for y in area.y + 1..bottom {
        canvas.write(area.x, y, 1, "│", Role::BorderFocus);
        canvas.write(area.x + area.width - 1, y, 1, "│", Role::BorderFocus);
    }
    line(canvas, area, bottom, ["└", "┘"]);
    let room = area.width.saturating_sub(4);
    on_line(canvas, area.x + 2, area.y, room, &format!(" {title} "), Role::TitleFocus);
}

/// Writes words on a line, which must not shine through. Returns the column after them.
fn on_line(canvas: &mut Canvas<'_>, x: u16, y: u16, room: u16, words: &str, role: Role) -> u16 {
    let columns = (width::label_columns(words) as u16).min(room);
    canvas.fill(Area { x, y, width: columns, height: 1 }, Role::Text);
    canvas.write(x, y, room, words, role)
}

/// A border row of a box with its ends.
fn line(canvas: &mut Canvas<'_>, frame: Area, y: u16, ends: [&str; 2]) {
    let right = frame.x + frame.width - 1;
    for x in frame.x + 1..right {
        canvas.write(x, y, 1, "─", Role::BorderFocus);
    }
    canvas.write(frame.x, y, 1, ends[0], Role::BorderFocus);
    canvas.write(right, y, 1, ends[1], Role::BorderFocus);
}

/// The line above what stands behind the selected entry, with its title and, if there are strips, what
/// their ticks mean.
fn divider(canvas: &mut Canvas<'_>, areas: &Areas, title: &str, strips: bool) {
    let Area { x, y, width, height } = areas.divider;
    if height == 0 {
        return;
    }
    line(canvas, areas.frame, y, ["├", "┤"]);
    let room = width.saturating_sub(2);
    let end = on_line(canvas, x + 1, y, room, &format!(" {title} "), Role::Title);
    let legend = format!(" {} ", strips::legend());
    let columns = width::label_columns(&legend) as u16;
    if strips && areas.strips.height > 0 && end + columns + 2 < x + width {
        on_line(canvas, x + width - 1 - columns, y, columns, &legend, Role::Weak);
    }
}

/// What the two sides of the text are called: each above its own, or both in one line.
fn heads(canvas: &mut Canvas<'_>, areas: &Areas, behind: &Behind) {
    let (Area { x, y, width, height }, Some(heads)) = (areas.heads, &behind.heads) else { return };
    if height == 0 {
        return;
    }
    for column in x..x + width {
        canvas.write(column, y, 1, "─", Role::Border);
    }
    let mut from = x + 1;
    for (side, head) in heads.iter().enumerate() {
        let focused = behind.focus == Focus::Side(side);
        let (sign, role) = if focused { ("▶", Role::TitleFocus) } else { (" ", Role::Title) };
        if let Columns::Two(_) = areas.columns {
            from = areas.side(side).x;
        }
        let room = (x + width).saturating_sub(from + 1);
        from = on_line(canvas, from, y, room, &format!("{sign}{head} "), role) + 2;
    }
}
