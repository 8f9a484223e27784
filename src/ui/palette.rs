//! The list above the line in which a command is typed.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::palette::Palette;
use crate::text::width;

use super::canvas::Canvas;
use super::theme::Role;
use super::view::outline;

/// Most rows of the list.
const ROWS: u16 = 12;

/// Draws the list of what the line could become, if a command is being typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, screen: Area) {
    let Some(palette) = app.palette() else { return };
    if palette.completions.is_empty() {
        return;
    }
    let rows = (palette.completions.len() as u16).min(ROWS).min(screen.height.saturating_sub(4));
    let height = rows + 2;
    let frame = Area { y: screen.height.saturating_sub(1 + height), height, ..screen };
    outline(canvas, frame, app.palette_title());
    let [lines, keys] = widths(palette);
    let inside = Area { x: frame.x + 1, width: frame.width - 2, ..frame };
    let first = palette.selected.unwrap_or(0).saturating_sub(usize::from(rows) - 1);
    let shown = palette.completions.iter().enumerate().skip(first).take(usize::from(rows));
    for (y, (at, it)) in (frame.y + 1..).zip(shown) {
        let selected = palette.selected == Some(at);
        let role = |role: Role| if selected { Role::Cursor } else { role };
        if selected {
            canvas.fill(Area { y, height: 1, ..inside }, Role::Cursor);
            canvas.write(inside.x, y, 1, "▶", Role::Cursor);
        }
        let end = inside.x + inside.width;
        let mut x = inside.x + 1;
        canvas.write(x, y, end.saturating_sub(x), &it.line, role(Role::Text));
        x += lines.min(inside.width / 2) + 2;
        canvas.write(x, y, end.saturating_sub(x), &it.keys, role(Role::Key));
        x += keys.min(inside.width / 4) + if keys > 0 { 2 } else { 0 };
        canvas.write(x, y, end.saturating_sub(x), &it.says, role(Role::Weak));
    }
}

/// Columns of the longest line and of the longest keys.
fn widths(palette: &Palette) -> [u16; 2] {
    let widest = |of: fn(&crate::app::palette::Completion) -> &str| {
        let columns = palette.completions.iter().map(|it| width::label_columns(of(it)));
        columns.max().unwrap_or(0) as u16
    };
    [widest(|it| &it.line), widest(|it| &it.keys)]
}
