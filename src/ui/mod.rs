//! Draws the state with ratatui. Nothing here changes the state.

mod canvas;
pub mod colour;
mod coverage;
mod frame;
mod gutter;
mod header;
mod hints;
mod list;
mod matrix;
mod note;
mod palette;
mod pane;
mod reading;
mod status;
mod strips;
mod synopsis;
pub mod theme;
mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::app::action::Action;
use crate::app::layout::Area;
use crate::app::view::View;
use crate::text::Span;
use crate::text::wrap::wrap;

use canvas::Canvas;
use theme::{Role, Theme};

/// Draws the whole screen and puts the terminal's cursor where the reader is.
pub fn draw(frame: &mut Frame<'_>, app: &App, theme: &Theme) {
    let screen = frame.area();
    let mut canvas = Canvas::new(frame.buffer_mut(), theme);
    canvas.fill(area(screen), Role::Text);
    if app.layout.too_small {
        let notice = format!("too small: 40×10 at least ({} quits)", app.key_for(Action::Close));
        let rows = wrap(&notice, Span::new(0, notice.len()), usize::from(screen.width.max(1)));
        for (row, y) in rows.iter().zip(0..) {
            canvas.write(0, y, screen.width, &notice[row.range()], Role::Text);
        }
        return;
    }
    if !app.view().is_some_and(View::covers) {
        // Neighbours share a border, so all frames come before what stands on them.
        for area in &app.layout.panes {
            frame::draw(&mut canvas, app, area);
        }
        for area in &app.layout.panes {
            pane::draw(&mut canvas, app, area);
            frame::ruler(&mut canvas, app, area);
        }
    }
    header::draw(&mut canvas, app, screen.width);
    let mut cursor = pane::cursor(app);
    if let Some(view) = app.view() {
        cursor = view::draw(&mut canvas, app, view);
    }
    cursor = hints::draw(&mut canvas, app, area(screen)).or(cursor);
    palette::draw(&mut canvas, app);
    let prompt = status::draw(&mut canvas, app, area(screen));
    let note = note::draw(&mut canvas, app, area(screen));
    if let Some((x, y)) = note.or(prompt).or(cursor)
        && x < screen.width
        && y < screen.height
    {
        frame.set_cursor_position(Position { x, y });
    }
}

fn area(rect: Rect) -> Area {
    Area { x: rect.x, y: rect.y, width: rect.width, height: rect.height }
}

/// `1 event`, `2 events`.
fn number(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
