//! The columns before the text: where the reader is, who else tells it, what is repeated, paragraph numbers.

use ratatui::style::Modifier;

use crate::analysis::Strength;
use crate::app::layout::Area;
use crate::app::view::why;
use crate::app::{App, Gutter, Pane};
use crate::page::{Marks, Place, Row, RowKind, Teller};
use crate::text::siglum;

use super::canvas::Canvas;
use super::pane::TextRow;
use super::theme::Role;

/// Draws the gutter of a row of text.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, text_row: &TextRow<'_>) {
    let &TextRow { pane, at, row, first, line, overlays } = text_row;
    let Gutter { letters, number } = app.gutter();
    let marks = &app.marks[pane.article];
    let partner = overlays.partners.iter().find(|it| it.0.overlaps(row.span));
    let held = overlays.held.is_some_and(|span| row.span.contains(span.start));
    let in_sentence = overlays.sentence.is_some_and(|span| span.overlaps(row.span));
    sign(
        canvas,
        line,
        match partner {
            _ if overlays.focused && at == pane.cursor => Some(("▶", Role::Key)),
            _ if in_sentence => Some(("▌", Role::Key)),
            _ if held => Some((why::sign(Strength::Pinned), Role::Key)),
            Some(&(span, strength)) if row.span.contains(span.start) => {
                Some((why::sign(strength.unwrap_or(Strength::Strong)), Role::Tellers))
            }
            Some(_) => Some(("▌", Role::Tellers)),
            None => None,
        },
    );

    let x = line.x + 1;
    let tellers = marks.tellers_in(pane.page.article(), row.span);
    // Small letters for those that weak links alone speak of.
    let letter = |it: Teller| match (siglum(it.article), it.weak) {
        (siglum, true) => siglum.to_lowercase(),
        (siglum, false) => siglum,
    };
    let tellers: Vec<String> = tellers.into_iter().map(letter).collect();
    if !tellers.is_empty() {
        let all = tellers.concat();
        let shown = if all.chars().count() > letters {
            all.chars().take(letters - 1).chain(['+']).collect()
        } else {
            all
        };
        canvas.write(x, line.y, letters as u16, &shown, Role::Tellers);
    } else if marks.repeats_in(row.span).next().is_some() {
        mark(canvas, x, line.y, letters as u16, &format!("{:^letters$}", "▣"), Role::Repeat);
    } else if marks.only_here_in(row.span) {
        canvas.write(x + (letters as u16 - 1) / 2, line.y, 1, "○", Role::OnlyHere);
    }
    let x = x + letters as u16 + 1;
    if app.has_note(pane.article, row.span) {
        canvas.write(x - 1, line.y, 1, "✎", Role::Key);
    }
    // A passage that stands level may begin inside its paragraph.
    if first || row.band.is_some() {
        let name = format!("¶{}", pane.page.block_of(at).unwrap_or(0) + 1);
        canvas.write(x, line.y, number as u16, &name, Role::Gutter);
    } else if let Some(badge) = badge(pane, marks, at, row) {
        mark(canvas, x, line.y, number as u16, &badge, Role::Repeat);
    }
}

/// The number of the repeat that begins in this row. The first row of a block has its paragraph
/// number there, so that its badge comes one row later.
fn badge(pane: &Pane, marks: &Marks, at: Place, row: Row) -> Option<String> {
    let above = pane.page.row(Place { row: at.row.checked_sub(1)?, ..at })?;
    let late = matches!(above.kind, RowKind::Text { first: true });
    let mut beginning = marks.repeats_in(row.span);
    let mark = beginning.next().or_else(|| marks.repeats_in(above.span).next().filter(|_| late))?;
    Some(format!("▣{}", mark.repeat + 1))
}

/// Writes a mark of the gutter: in the colour of what it marks, but never underlined.
fn mark(canvas: &mut Canvas<'_>, x: u16, y: u16, room: u16, mark: &str, role: Role) {
    let style = canvas.style(role).remove_modifier(Modifier::UNDERLINED);
    canvas.write_styled(x, y, room, mark, style);
}

/// The line beside a body that is repeated.
pub(super) fn rail(canvas: &mut Canvas<'_>, gutter: Gutter, line: Area) {
    mark(canvas, line.x + gutter.rail(), line.y, 1, "┊", Role::Repeat);
}

/// The sign in the first column of the gutter.
pub(super) fn sign(canvas: &mut Canvas<'_>, line: Area, sign: Option<(&str, Role)>) {
    if let Some((sign, role)) = sign {
        canvas.write(line.x, line.y, 1, sign, role);
    }
}
