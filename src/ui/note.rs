//! The note that is being written, in a box of its own, and notes that stand behind a list.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::view::remark_rows;
use crate::text::{Span, width};

use super::canvas::Canvas;
use super::theme::Role;
use super::view::outline;

/// Least rows of text in the box.
const ROWS: u16 = 3;

/// Draws the box, if a note is being written. Returns where the terminal's cursor belongs.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, screen: Area) -> Option<(u16, u16)> {
    let (title, prompt) = (app.note_title()?, app.prompt.as_ref()?);
    // A column stays free for a cursor behind a full row.
    let columns = screen.width.saturating_sub(3);
    let rows = rows(&prompt.text, columns);
    let most = (screen.height / 2).saturating_sub(3).max(ROWS);
    let height = (rows.len() as u16).clamp(ROWS, most) + 2;
    let frame = Area { y: screen.height.saturating_sub(1 + height), height, ..screen };
    outline(canvas, frame, &title);
    let at = rows.iter().rposition(|row| row.start <= prompt.cursor).unwrap_or(0);
    let room = usize::from(height - 2);
    let first = (at + 1).saturating_sub(room);
    let (x, y) = (frame.x + 2, frame.y + 1);
    for (row, y) in rows.iter().skip(first).take(room).zip(y..) {
        canvas.write(x, y, columns, &prompt.text[row.range()], Role::Text);
    }
    let before = rows.get(at).map_or("", |row| &prompt.text[row.start..prompt.cursor]);
    let column = (width::label_columns(before) as u16).min(columns);
    Some((x + column, y + (at - first) as u16))
}

/// The rows of `text`; an empty text has one.
fn rows(text: &str, columns: u16) -> Vec<Span> {
    let rows = remark_rows(text, columns);
    if rows.is_empty() { vec![Span::default()] } else { rows }
}

/// Draws a note that stands above the text behind an entry.
pub(super) fn remark(canvas: &mut Canvas<'_>, remark: &str, area: Area) {
    let rows = remark_rows(remark, area.width);
    let room = usize::from(area.height);
    let cut = rows.len() > room;
    for (at, (row, y)) in rows.iter().take(room).zip(area.y..).enumerate() {
        let end = canvas.write(area.x + 1, y, area.width, &remark[row.range()], Role::Message);
        if cut && at + 1 == room {
            canvas.write(end + 1, y, 1, "…", Role::Key);
        }
    }
}
