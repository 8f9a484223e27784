//! Writing text to the screen's cells, never outside them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::app::layout::Area;
use crate::text::Span;
use crate::text::width::{self, Cell};

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
        self.row(x, y, width::label_cells(text), |_| style)
    }

    /// Writes the bytes `span` of an article's text from a column on, each sign in the style that
    /// `style` finds for it. Returns the column after it.
    pub(super) fn write_text(
        &mut self,
        x: u16,
        y: u16,
        (text, span): (&str, Span),
        style: impl Fn(&Theme, &Cell<'_>) -> Style,
    ) -> u16 {
        let theme = self.theme;
        self.row(x, y, width::cells(text, span), |cell| style(theme, cell))
    }

    /// Writes cells from a column on, and keeps them to themselves where a terminal would order the
    /// row by the direction of its letters: borders and neighbours stay where they are.
    fn row<'c>(
        &mut self,
        x: u16,
        y: u16,
        cells: impl Iterator<Item = Cell<'c>>,
        style: impl Fn(&Cell<'_>) -> Style,
    ) -> u16 {
        let (mut column, mut last, mut leftward) = (x, x, false);
        for cell in cells {
            self.put(column, y, &cell.symbol, cell.width, style(&cell));
            leftward |= width::runs_leftward(&cell.symbol);
            if cell.width > 0 && column < self.buffer.area.right() {
                last = column;
            }
            column += cell.width as u16;
        }
        if leftward && y < self.buffer.area.bottom() && x < self.buffer.area.right() {
            let first = format!("{}{}", width::ISOLATE, self.buffer[(x, y)].symbol());
            self.buffer[(x, y)].set_symbol(&first);
            let end = format!("{}{}", self.buffer[(last, y)].symbol(), width::END_OF_ISOLATE);
            self.buffer[(last, y)].set_symbol(&end);
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
        // What stood here, a border perhaps, leaves its background and nothing else.
        cell.modifier = Modifier::empty();
        cell.set_style(style);
        for more in 1..columns as u16 {
            let cell = &mut self.buffer[(x + more, y)];
            cell.reset();
            cell.set_style(style);
        }
    }
}
