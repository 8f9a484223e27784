//! The synopsis on the screen: a row for each event, a column for each article, and in the cells all that it tells.

use std::ops::Range;

use crate::analysis::Event;
use crate::page::{Stack, StackPlace};
use crate::text::wrap::wrap;
use crate::text::{Article, Span};

use super::super::App;
use super::events::event;
use super::{Areas, Scroll, View, areas};

/// Columns of the screen that a column of text takes at least.
const LEAST: u16 = 36;

/// The articles in the order of their columns: the base, the others as their panes stand, the closed.
pub(super) fn columns(app: &App) -> Vec<usize> {
    let mut columns = vec![app.base];
    let others = app.order.iter().chain(app.closed()).copied();
    columns.extend(others.filter(|&it| it != app.base));
    columns
}

/// The columns of a synopsis on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The articles in sight, from left to right. The base stays while the others scroll.
    pub articles: Vec<usize>,
    /// The article in focus.
    pub focus: usize,
    /// Columns of the screen that each gets, with the line to its right.
    pub width: u16,
    /// How many of them stand before the text.
    pub gutter: u16,
    /// Whether there are articles to the left of the second column, and to the right of the last.
    pub more: [bool; 2],
}

impl Grid {
    /// The columns that fit into a view with the focus on `view.part`.
    pub fn new(app: &App, view: &View, areas: &Areas) -> Self {
        let columns = columns(app);
        let fitting = usize::from(areas.list.width / LEAST).clamp(1, columns.len());
        // Where there is more than one, the base keeps the first.
        let kept = usize::from(fitting > 1);
        let (base, others) = columns.split_at(kept);
        let room = fitting - kept;
        let focus = view.part.min(columns.len() - 1);
        let first = (focus.saturating_sub(kept) / room * room).min(others.len() - room);
        let shown = &others[first..first + room];
        Self {
            articles: base.iter().chain(shown).copied().collect(),
            focus: columns[focus],
            width: areas.list.width / fitting as u16,
            gutter: app.gutter().number as u16 + 2,
            more: [first > 0, first + room < others.len()],
        }
    }

    /// Columns for the text of a cell.
    pub fn text_width(&self, app: &App) -> usize {
        usize::from(self.width.saturating_sub(self.gutter + 2).clamp(1, app.wishes().measure))
    }

    /// The rows of a cell: what an article tells of an event, passage after passage with blank rows
    /// between, or nothing.
    pub fn cell(&self, app: &App, event: &Event, article: usize) -> Vec<Option<CellRow>> {
        let text: &Article = &app.articles[article];
        let mut rows = Vec::new();
        for passage in event.passages.iter().filter(|it| it.article == article) {
            if !rows.is_empty() {
                rows.push(None);
            }
            let wrapped = wrap(&text.text, passage.span(text), self.text_width(app));
            let wrapped = wrapped.into_iter().enumerate();
            rows.extend(wrapped.map(|(at, span)| Some(CellRow { span, first: at == 0 })));
        }
        rows
    }

    /// The rows of `view` with their heights: a head, the cells, a blank row. Only the cells in sight
    /// count, and only what is asked for is measured.
    pub fn stack<'a>(
        &'a self,
        app: &'a App,
        view: &'a View,
    ) -> Stack<impl Fn(usize) -> usize + 'a> {
        let height = |row: usize| {
            let event = view.rows.get(row).and_then(|&item| event(app, item));
            let cell = |event, &article: &usize| self.cell(app, event, article).len();
            let cells = event.and_then(|it| self.articles.iter().map(|at| cell(it, at)).max());
            cells.unwrap_or(0).max(1) + 2
        };
        Stack { len: view.rows.len(), height }
    }

    /// The event in a row of `view`.
    pub fn event<'a>(&self, app: &'a App, view: &View, row: usize) -> Option<&'a Event> {
        event(app, *view.rows.get(row)?)
    }
}

/// A row of text in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRow {
    /// The bytes that it shows.
    pub span: Span,
    /// Whether a passage begins here.
    pub first: bool,
}

/// The first row to show so that the selected event is in sight.
pub(super) fn reveal(app: &App, view: &View) -> StackPlace {
    let areas = areas(app, view, None);
    let grid = Grid::new(app, view, &areas);
    grid.stack(app, view).reveal_whole(view.top, view.selected, usize::from(areas.list.height))
}

/// The row and the column of the synopsis that stand in a cell, counted from the corner of the list.
pub(super) fn at(app: &App, view: &View, x: u16, y: u16) -> Option<(usize, Option<usize>)> {
    let areas = areas(app, view, None);
    let grid = Grid::new(app, view, &areas);
    let row = grid.stack(app, view).below(view.top, usize::from(y)).at;
    let article = grid.articles.get(usize::from(x / grid.width.max(1)));
    let part = article.and_then(|article| columns(app).iter().position(|it| it == article));
    (row < view.rows.len()).then_some((row, part))
}

/// Where a view is after scrolling: the first row to show, and the event to select.
pub(super) fn scroll(app: &App, view: &View, by: Scroll, count: isize) -> (StackPlace, usize) {
    let areas = areas(app, view, None);
    let grid = Grid::new(app, view, &areas);
    let (stack, height) = (grid.stack(app, view), usize::from(areas.list.height));
    let rows = match by {
        Scroll::HalfPage => (height as isize / 2).max(1),
        Scroll::Page => (height as isize - 2).max(1),
        Scroll::Row | Scroll::Band => 1,
    };
    let top = stack.scroll(view.top, count * rows, height);
    let begins = |at: usize| stack.is_in_sight(top, StackPlace { at, row: 0 }, height);
    let is_open = view.selected == top.at || begins(view.selected);
    // What was selected stays so while any of it is in sight.
    let selected = match view.selected {
        selected if is_open => selected,
        selected if selected < top.at => top.at,
        _ => last_in(top.at..view.rows.len(), begins),
    };
    (top, selected)
}

/// The last row of those that begin in sight, which are the first of `rows`.
fn last_in(rows: Range<usize>, begins: impl Fn(usize) -> bool) -> usize {
    let first = rows.start;
    rows.skip(1).take_while(|&it| begins(it)).last().unwrap_or(first)
}
