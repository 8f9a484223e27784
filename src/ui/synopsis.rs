//! The synopsis: what each article tells of each event, column beside column.

use crate::analysis::Event;
use crate::app::layout::Area;
use crate::app::view::synopsis::{CellRow, Grid};
use crate::app::view::{Areas, View};
use crate::app::{App, day};
use crate::text::{siglum, width};

use super::canvas::Canvas;
use super::coverage;
use super::list;
use super::theme::Role;

/// Draws the rows in sight. Returns where the cell in focus begins.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    view: &View,
    areas: &Areas,
) -> Option<(u16, u16)> {
    let area = areas.list;
    if view.rows.is_empty() {
        list::nothing_passes(canvas, area);
        return None;
    }
    let grid = Grid::new(app, view, areas);
    header(canvas, app, areas.header, &grid);
    let (mut y, end) = (area.y, area.y + area.height);
    let mut cursor = None;
    let mut skip = view.top.row;
    for row in view.top.at..view.rows.len() {
        let Some(event) = grid.event(app, view, row).filter(|_| y < end) else { break };
        let selected = row == view.selected;
        // The head of what has begun above the screen stays in sight.
        head(canvas, app, event, view.rows[row], Area { y, height: 1, ..area }, selected);
        let first = y + 1;
        let skipped = skip.min(1);
        let room = usize::from(end - first);
        let cells: Vec<(usize, Vec<Option<CellRow>>)> = grid
            .articles
            .iter()
            .map(|&article| (article, grid.cell(app, event, article)))
            .collect();
        let tallest = cells.iter().map(|it| it.1.len()).max().unwrap_or(0).max(1);
        // Resizing may have left fewer rows than were scrolled away.
        skip = skip.min(tallest + 1);
        let shown = (tallest + 1 - skip + skipped).min(room);
        for ((article, cell), x) in cells.iter().zip((area.x..).step_by(grid.width.into())) {
            let column = Area { x, y: first, width: grid.width, height: shown as u16 };
            let focused = selected && *article == grid.focus;
            let from = skip - skipped;
            let begins =
                draw_cell(canvas, app, (*article, event), (cell, from), (column, &grid), focused);
            cursor = cursor.or(begins.filter(|_| focused));
        }
        cursor = cursor.or(selected.then_some((area.x, y)));
        y = first + shown as u16;
        skip = 0;
    }
    more(canvas, view, areas, y >= end);
    cursor
}

/// The names of the columns, and arrows where there are more of them.
fn header(canvas: &mut Canvas<'_>, app: &App, area: Area, grid: &Grid) {
    if area.height == 0 {
        return;
    }
    for (at, &article) in grid.articles.iter().enumerate() {
        let x = area.x + at as u16 * grid.width;
        let base = if article == app.base { " · base" } else { "" };
        let closed = if app.is_open(article) { "" } else { " · closed" };
        let note = format!("{base}{closed}");
        let letter = siglum(article);
        let room =
            usize::from(grid.width).saturating_sub(letter.len() + width::label_columns(&note) + 5);
        let name = width::fit(app.articles[article].name(), room);
        let role = if article == grid.focus { Role::TitleFocus } else { Role::Title };
        canvas.write(x + 1, area.y, grid.width - 2, &format!("{letter} {name}{note}"), role);
    }
    let [left, right] = grid.more;
    if left {
        let x = area.x + grid.width * u16::from(grid.articles.len() > 1);
        canvas.write(x, area.y, 1, "‹", Role::Key);
    }
    if right {
        canvas.write(area.x + area.width - 1, area.y, 1, "›", Role::Key);
    }
}

/// The head of an event: its number, label, date and who tells it, on a line.
fn head(
    canvas: &mut Canvas<'_>,
    app: &App,
    event: &Event,
    item: usize,
    line: Area,
    selected: bool,
) {
    let Area { x, y, width, .. } = line;
    for column in x..x + width {
        canvas.write(column, y, 1, "─", if selected { Role::BorderFocus } else { Role::Border });
    }
    let date = event.date.map(|it| format!(" · {}", day(it))).unwrap_or_default();
    let told: Vec<String> = event.articles().into_iter().map(siglum).collect();
    let told = if told.len() == app.articles.len() { "all".into() } else { told.join(" ") };
    let note = format!("{date} · told by {told} ");
    let number = format!("e{} ", item + 1);
    let sign = if selected { "▶" } else { " " };
    let room = usize::from(width).saturating_sub(number.len() + width::label_columns(&note) + 3);
    let label = format!("{sign}{number}{}{note}", width::fit(&event.label, room));
    let columns = (width::label_columns(&label) as u16).min(width - 1);
    canvas.fill(Area { width: columns, ..line }, Role::Text);
    canvas.write(x, y, columns, &label, if selected { Role::TitleFocus } else { Role::Heading });
}

/// A cell from one of its rows on. Returns where its text begins.
fn draw_cell(
    canvas: &mut Canvas<'_>,
    app: &App,
    (article, event): (usize, &Event),
    (cell, from): (&[Option<CellRow>], usize),
    (area, grid): (Area, &Grid),
    focused: bool,
) -> Option<(u16, u16)> {
    let text = &app.articles[article];
    let x = area.x + grid.gutter;
    let is_last = grid.articles.last() == Some(&article);
    for y in (area.y..area.y + area.height).filter(|_| !is_last) {
        canvas.write(area.x + area.width - 1, y, 1, "│", Role::Border);
    }
    if cell.is_empty() && area.height > 0 && from == 0 {
        let role = if focused { Role::Key } else { Role::Weak };
        if focused {
            canvas.write(area.x, area.y, 1, "▌", Role::Key);
        }
        let absent = coverage::absent(app, article, event.articles());
        canvas.write(area.x + 1, area.y, area.width - 2, &absent, role);
        return Some((area.x + 1, area.y));
    }
    for (row, y) in cell.iter().skip(from).zip(area.y..area.y + area.height) {
        if focused {
            canvas.write(area.x, y, 1, "▌", Role::Key);
        }
        let Some(CellRow { span, first }) = *row else { continue };
        if first {
            let name = format!("¶{}", text.block_at(span.start).unwrap_or(0) + 1);
            let role = if focused { Role::Key } else { Role::Gutter };
            canvas.write(area.x + 1, y, grid.gutter - 1, &name, role);
        }
        let mut at = x;
        let style = canvas.style(Role::Text);
        for shown in width::cells(&text.text, span) {
            canvas.put(at, y, &shown.symbol, shown.width, style);
            at += shown.width as u16;
        }
    }
    (area.height > 0 && from < cell.len()).then_some((x, area.y))
}

/// Arrows at the border where there is more above and below.
fn more(canvas: &mut Canvas<'_>, view: &View, areas: &Areas, below: bool) {
    let border = areas.frame.x + areas.frame.width - 1;
    if view.top.at > 0 || view.top.row > 0 {
        canvas.write(border, areas.list.y, 1, "▲", Role::Key);
    }
    if below {
        canvas.write(border, areas.list.y + areas.list.height.max(1) - 1, 1, "▼", Role::Key);
    }
}
