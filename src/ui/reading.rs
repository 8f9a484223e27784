//! The text behind the selected entry of a view: one place after the other, or two side by side.

use ratatui::style::Style;

use crate::analysis::Change;
use crate::app::App;
use crate::app::layout::Area;
use crate::app::view::{Areas, Behind, Focus, View};
use crate::page::{BandRow, Columns, differs};
use crate::text::{Span, siglum, width};

use super::canvas::Canvas;
use super::theme::Role;

/// Draws the rows in sight, and at the border where there are more.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    view: &View,
    behind: &Behind,
    areas: &Areas,
) {
    let area = areas.reading;
    if area.height == 0 {
        return;
    }
    if let Columns::Two(_) = areas.columns {
        let x = areas.side(1).x - 1;
        for y in area.y..area.y + area.height {
            canvas.write(x, y, 1, "│", Role::Border);
        }
        canvas.write(x, areas.heads.y, areas.heads.height, "┬", Role::Border);
    }
    let mut y = area.y;
    let end = area.y + area.height;
    let mut rest = false;
    'bands: for (index, band) in behind.bands.iter().enumerate().skip(view.top.at) {
        let skip = if index == view.top.at { view.top.row } else { 0 };
        let rows = band.rows(&app.articles, areas.columns);
        for row in rows.iter().skip(skip) {
            if y >= end {
                rest = true;
                break 'bands;
            }
            let line = Line { app, behind, areas, band: index, y };
            for side in 0..2 {
                line.draw_side(canvas, row, side);
            }
            y += 1;
        }
    }
    let border = areas.frame.x + areas.frame.width - 1;
    if view.top.at > 0 || view.top.row > 0 {
        canvas.write(border, area.y, 1, "▲", Role::Key);
    }
    if rest {
        canvas.write(border, end - 1, 1, "▼", Role::Key);
    }
}

/// A row of the screen in the text.
struct Line<'a> {
    app: &'a App,
    behind: &'a Behind,
    areas: &'a Areas,
    band: usize,
    y: u16,
}

impl Line<'_> {
    fn draw_side(&self, canvas: &mut Canvas<'_>, row: &BandRow, side: usize) {
        let band = &self.behind.bands[self.band];
        let (Some(span), Some(place)) = (row.sides[side], band.sides[side]) else { return };
        let Area { x, width, .. } = self.areas.side(side);
        let article = &self.app.articles[place.article];
        if row.first {
            let number = article.block_at(span.start).unwrap_or(0) + 1;
            let name = match self.areas.columns {
                Columns::Two(_) => format!("¶{number}"),
                Columns::One(_) => format!("{} ¶{number}", siglum(place.article)),
            };
            let focused = self.behind.focus == Focus::Band(self.band);
            let role = if focused { Role::Key } else { Role::Tellers };
            if focused {
                canvas.write(x, self.y, 1, "▶", role);
            }
            canvas.write(x + 2, self.y, self.areas.gutter.saturating_sub(3), &name, role);
        }
        let base = canvas.style(Role::Text);
        let text = (article.text.as_str(), span);
        canvas.write_text(x + self.areas.gutter, self.y, text, |theme, cell| {
            match self.tone(side, place.article, cell.span.start) {
                // A line through or under blanks says nothing.
                Some(role) if cell.symbol != " " || role == Role::Partner => {
                    base.patch(theme.style(role))
                }
                _ => base,
            }
        });
        let tone = |cell: width::Cell<'_>| self.tone(side, place.article, cell.span.start);
        let tones = width::cells(&article.text, span).map(tone);
        let differs = tones.flatten().any(|it| matches!(it, Role::Deleted | Role::Inserted));
        if differs && width > 0 {
            let (sign, role) = [("−", Role::Deleted), ("+", Role::Inserted)][side];
            let style =
                Style { add_modifier: ratatui::style::Modifier::BOLD, ..canvas.style(role) };
            canvas.write_styled(x + 1, self.y, 1, sign, style);
        }
    }

    /// What is said of the byte at `offset`; nothing, if it is the same in the other place.
    fn tone(&self, side: usize, article: usize, offset: usize) -> Option<Role> {
        if self.behind.lit.iter().any(|it| it.article == article && it.span.contains(offset)) {
            return Some(Role::Partner);
        }
        if let Some(shared) = self.behind.shared {
            return shared[side].contains(offset).then_some(Role::Repeat);
        }
        let span = |change: &Change| -> Span { if side == 0 { change.old } else { change.new } };
        let next = self.behind.changes.partition_point(|it| span(it).end <= offset);
        let change = self.behind.changes.get(next)?;
        let differs = span(change).contains(offset) && differs(change);
        differs.then_some(if side == 0 { Role::Deleted } else { Role::Inserted })
    }
}
