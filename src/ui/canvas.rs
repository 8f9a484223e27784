//! Writing text to the screen's cells, never outside them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::layout::Area;
use crate::text::width;

use super::theme::{Role, Theme};

/// The cells of the screen, and the theme they are drawn in.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme }
    }

    pub(super) fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Empties an area and gives it the looks of a role.
    pub(super) fn fill(&mut self, area: Area, role: Role) {
        let rect =
            Rect::new(area.x, area.y, area.width, area.height).intersection(self.buffer.area);
        // A style that names no colours of its own has those of running text.
        let style = self.style(Role::Text).patch(self.style(role));
        for position in rect.positions() {
            self.buffer[position].reset();
            self.buffer[position].set_style(style);
        }
    }

    /// Writes `text` from a column on, cut to `room` columns. Returns the column after it.
    pub(super) fn write(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let style = self.style(role);
        self.write_styled(x, y, room, text, style)
    }

    /// [`Canvas::write`] with a style of its own.
    pub(super) fn write_styled(
        &mut self,
        x: u16,
        y: u16,
        room: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        if width::label_columns(text) > usize::from(room) {
            let fitted = width::fit(text, usize::from(room));
            return self.write_styled(x, y, room, &fitted, style);
        }
        let mut column = x;
        for cell in width::label_cells(text) {
            self.put(column, y, &cell.symbol, cell.width, style);
            column += cell.width as u16;
        }
        column
    }

    /// Writes one grapheme of `columns` columns. A grapheme without a column of its own (a lone
    /// combining mark) is left out.
    pub(super) fn put(&mut self, x: u16, y: u16, symbol: &str, columns: usize, style: Style) {
        let area = self.buffer.area;
        if columns == 0 || y >= area.bottom() || x + columns as u16 > area.right() {
            return;
        }
        let cell = &mut self.buffer[(x, y)];
        cell.set_symbol(symbol);
        cell.set_style(style);
        for more in 1..columns as u16 {
            let cell = &mut self.buffer[(x + more, y)];
            cell.reset();
            cell.set_style(style);
        }
    }
}
