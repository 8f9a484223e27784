//! The list above the line in which a command is typed.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::palette::Palette;
use crate::text::width;

use super::canvas::Canvas;
use super::theme::Role;
use super::view::outline;

/// Draws the list of what the line could become, if a command is being typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let Some((palette, frame)) = app.palette().zip(app.palette_frame()) else { return };
    outline(canvas, frame, app.palette_title());
    let inside = Area { x: frame.x + 1, width: frame.width - 2, ..frame };
    let [lines, keys] = widths(palette, inside.width);
    let shown = palette.shown(frame.height - 2);
    let shown = palette.completions[shown.clone()].iter().zip(shown).map(|(it, at)| (at, it));
    for (y, (at, it)) in (frame.y + 1..).zip(shown) {
        let selected = palette.selected == Some(at);
        let role = |role: Role| if selected { Role::Cursor } else { role };
        if selected {
            canvas.fill(Area { y, height: 1, ..inside }, Role::Cursor);
            canvas.write(inside.x, y, 1, "▶", Role::Cursor);
        }
        let end = inside.x + inside.width;
        let mut x = inside.x + 1;
        canvas.write(x, y, lines, &it.line, role(Role::Text));
        x += lines + 2;
        canvas.write(x, y, keys, &it.keys, role(Role::Key));
        x += keys + if keys > 0 { 2 } else { 0 };
        canvas.write(x, y, end.saturating_sub(x), &it.says, role(Role::Weak));
    }
}

/// Columns for the lines and for the keys: those of the longest, so far as that leaves room for what they do.
fn widths(palette: &Palette, room: u16) -> [u16; 2] {
    let widest = |of: fn(&crate::app::palette::Completion) -> &str| {
        let columns = palette.completions.iter().map(|it| width::label_columns(of(it)));
        columns.max().unwrap_or(0) as u16
    };
    [widest(|it| &it.line).min(room / 2), widest(|it| &it.keys).min(room / 4)]
}
