//! The coverage matrix: a row for each event, a column for each article.

use crate::analysis::Coverage;
use crate::app::App;
use crate::app::layout::Area;
use crate::app::view::matrix::{CELL, Grid, LABEL};
use crate::app::view::{Areas, View};
use crate::text::{siglum, width};

use super::canvas::Canvas;
use super::coverage::sign;
use super::list;
use super::theme::Role;

/// Columns for the number of words.
const NUMBER: usize = 6;
/// Columns of a cell from which it says the number of words.
const WITH_WORDS: u16 = 7;

/// Draws the matrix. Returns where the cell in focus stands.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    view: &View,
    areas: &Areas,
) -> Option<(u16, u16)> {
    if view.rows.is_empty() {
        list::nothing_passes(canvas, areas.list);
        return None;
    }
    let shown = areas.shown(view);
    let entries = list::entries(app, view, areas);
    let marks = areas.marks(&entries);
    let grid = Grid::new(areas.list, marks, app.articles.len(), view.part);
    header(canvas, app, view, areas.header, &grid);
    let mut cursor = None;
    for (row, entry) in &entries {
        let line = Area { y: areas.list.y + (row - shown.start) as u16, height: 1, ..areas.list };
        let selected = *row == view.selected;
        if selected {
            list::select(canvas, line);
        }
        let role = |role: Role| if selected { Role::Cursor } else { role };
        canvas.write(line.x + 1, line.y, marks, &entry.marks, role(Role::Key));
        let (x, room) = grid.label;
        let noted = width::label_columns(&entry.note) as u16;
        let noted = if room >= LABEL.0 + noted { noted + 2 } else { 0 };
        canvas.write(x, line.y, room - noted, &entry.text, role(Role::Text));
        if noted > 0 {
            canvas.write(x + room + 2 - noted, line.y, noted, &entry.note, role(Role::Weak));
        }
        for (article, x) in grid.columns() {
            let Some(&coverage) = entry.coverage.get(article) else { continue };
            let focused = selected && article == view.part;
            let told = if coverage.is_told() { Role::Tellers } else { Role::Weak };
            canvas.write(x + 1, line.y, grid.cell - 1, &cell(coverage, grid.cell), role(told));
            if focused {
                // Inverted, the signs would read the wrong way round.
                let last = x + if grid.cell > CELL.0 { grid.cell - 2 } else { 2 };
                canvas.write(x, line.y, 1, "[", Role::Key);
                canvas.write(last, line.y, 1, "]", Role::Key);
                cursor = Some((x, line.y));
            }
        }
    }
    cursor
}

/// What a cell of so many columns says: its sign, and the number of words if there is room.
fn cell(coverage: Coverage, columns: u16) -> String {
    let sign = sign(coverage);
    if columns >= WITH_WORDS && coverage.is_told() {
        let room = NUMBER.min(usize::from(columns) - 5);
        format!("{sign}{sign}{:>room$}", coverage.words)
    } else {
        sign.to_owned()
    }
}

/// The letters of the articles, with as much of their names as there is room for, and arrows where there
/// are more articles than columns.
fn header(canvas: &mut Canvas<'_>, app: &App, view: &View, area: Area, grid: &Grid) {
    if area.height == 0 {
        return;
    }
    for (article, x) in grid.columns() {
        let letter = siglum(article);
        // The pane of an article in parentheses is closed.
        let letter = if app.is_open(article) { letter } else { format!("({letter})") };
        let room = usize::from(grid.cell).saturating_sub(letter.len() + 3);
        let name =
            if room >= 3 { width::fit(app.articles[article].name(), room) } else { String::new() };
        let role = if article == view.part { Role::Key } else { Role::Tellers };
        let end = canvas.write(x + 1, area.y, grid.cell - 1, &letter, role);
        canvas.write(end + 1, area.y, room as u16, &name, Role::Title);
    }
    if grid.articles.start > 0 {
        canvas.write(grid.x - 1, area.y, 1, "‹", Role::Key);
    }
    if grid.articles.end < app.articles.len() {
        canvas.write(area.x + area.width - 1, area.y, 1, "›", Role::Key);
    }
}
