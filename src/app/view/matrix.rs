//! The coverage matrix on the screen: how many columns fit, and how wide they are.

use std::ops::Range;

use super::super::layout::Area;

/// Least and most columns for the label of an event, where the cells want the room, too.
pub const LABEL: (u16, u16) = (26, 60);
/// Columns of a cell: from a sign between blanks to what shows the name of the article.
pub const CELL: (u16, u16) = (3, 22);

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
