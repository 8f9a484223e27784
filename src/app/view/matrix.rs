//! The coverage matrix: events against articles.

use std::ops::Range;

use crate::analysis::{Coverage, Passage};
use crate::text::siglum;

use super::super::App;
use super::super::layout::Area;
use super::events::{Events, event, fullest, quoted};
use super::{Behind, Entry, Form, Listing, Quoted, passages};

/// Least and most columns for the label of an event, where the cells want the room, too.
pub const LABEL: (u16, u16) = (26, 60);
/// Columns of a cell: from a sign between blanks to what shows the name of the article.
pub const CELL: (u16, u16) = (3, 22);

/// The listing of [`super::ViewKind::Matrix`]: the events, with the articles as parts.
pub(super) struct Matrix;

impl Listing for Matrix {
    fn title(&self) -> &'static str {
        "Matrix"
    }

    fn form(&self) -> Form {
        Form::Cells
    }

    fn empty(&self, app: &App) -> String {
        Events.empty(app)
    }

    fn orders(&self, app: &App) -> Vec<String> {
        Events.orders(app)
    }

    fn items(&self, app: &App, order: usize) -> Vec<usize> {
        Events.items(app, order)
    }

    fn words(&self, app: &App, item: usize) -> String {
        Events.words(app, item)
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        Events.entry(app, item)
    }

    fn here(&self, app: &App) -> Option<(usize, usize)> {
        Some((app.event_here().unwrap_or(0), app.focused().article))
    }

    fn part_name(&self) -> &'static str {
        "article"
    }

    fn parts(&self, app: &App, _item: usize) -> usize {
        app.articles.len()
    }

    /// The column stays from row to row.
    fn part(&self, _app: &App, _item: usize, before: usize) -> usize {
        before
    }

    fn behind(&self, app: &App, item: usize, part: usize) -> Option<Behind> {
        let event = event(app, item)?;
        let coverage = event.coverage(&app.articles);
        let cell = coverage.get(part)?;
        let letter = siglum(part);
        let (title, shown) = if cell.is_told() {
            let name = app.articles[part].name();
            let share = 100.0 * cell.share;
            let most = if cell.share < 1.0 {
                format!("{share:.0} % of what {} tells", siglum(fullest(&coverage)))
            } else {
                "tells most of it".into()
            };
            (format!("{letter} {name} · {} w, {most}", cell.words), part)
        } else {
            let fullest = fullest(&coverage);
            let told = siglum(fullest);
            (format!("·· {letter} does not tell this ·· {told} tells most of it:"), fullest)
        };
        let told = event.passages.iter().filter(|it| it.article == shown);
        let bands = passages(told.map(|it| (it.article, it.span(&app.articles[it.article]))));
        Some(Behind { title, bands, ..Behind::default() })
    }

    fn share(&self) -> u16 {
        70
    }

    fn quoted(&self, app: &App, item: usize, part: usize) -> Option<Quoted> {
        let quoted = quoted(app, item)?;
        let chosen = quoted.all.iter().filter(|it| it.article == part).copied().collect();
        Some(Quoted { chosen, ..quoted })
    }

    /// Goes to the most central passage of the cell; from an empty one to the article that tells most,
    /// with the silent article beside it.
    fn again(&self, item: usize, event: &dyn Fn(usize) -> Option<usize>) -> Option<usize> {
        event(item)
    }

    fn open(&self, app: &mut App, item: usize, part: usize) {
        let Some(event) = event(app, item) else { return };
        let coverage = event.coverage(&app.articles);
        let told = coverage.get(part).is_some_and(Coverage::is_told);
        let article = if told { part } else { fullest(&coverage) };
        let of_article = event.passages.iter().filter(|it| it.article == article);
        let central = |a: &&Passage, b: &&Passage| a.score.total_cmp(&b.score);
        let Some(passage) = of_article.max_by(central).cloned() else { return };
        app.go_to_passage(&passage, item);
        if !told {
            app.show_panes(&[article, part]);
            let (silent, full) = (siglum(part), siglum(article));
            app.say(format!("{silent} does not tell this; {full} tells most of it"));
        }
    }
}

/// Where the columns of the matrix stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Where the label begins, and its columns.
    pub label: (u16, u16),
    /// Where the first cell begins.
    pub x: u16,
    /// Columns of a cell.
    pub cell: u16,
    /// The articles in sight.
    pub articles: Range<usize>,
}

impl Grid {
    /// The columns that fit into an `area` behind so many columns of `marks`, with the article `focus`
    /// in sight.
    pub fn new(area: Area, marks: u16, articles: usize, focus: usize) -> Self {
        let start = area.x + 1 + marks + 2;
        let room = (area.x + area.width).saturating_sub(start + 1);
        let label = (room * 2 / 5).clamp(LABEL.0, LABEL.1).min(room / 2);
        let for_cells = room - label;
        let all = articles.max(1) as u16;
        let cell = (for_cells / all).clamp(CELL.0, CELL.1);
        let fitting = usize::from(for_cells / cell).clamp(1, articles.max(1));
        let first = focus.saturating_sub(fitting / 2).min(articles.saturating_sub(fitting));
        let x = area.x + area.width - 1 - fitting as u16 * cell;
        Self {
            label: (start, x.saturating_sub(start + 1)),
            x,
            cell,
            articles: first..articles.min(first + fitting),
        }
    }

    /// The articles in sight, with the column where each begins.
    pub fn columns(&self) -> impl Iterator<Item = (usize, u16)> {
        self.articles.clone().zip((self.x..).step_by(usize::from(self.cell)))
    }

    /// The article whose cell holds a column of the screen.
    pub fn article_at(&self, column: u16) -> Option<usize> {
        self.columns().find(|(_, x)| (*x..x + self.cell).contains(&column)).map(|it| it.0)
    }
}
