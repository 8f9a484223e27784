//! Long gaps of pages that stand level, closed up: an article that has nothing beside many rows of another waits
//! at a mark while the reader goes through them.
//!
//! The rows of a band are counted as if nothing were closed, so that a place means the same in all
//! pages; in one that is closed there, all rows of the gap are the row of the mark.

use super::{Level, Page, Place, Row, RowKind};
use crate::text::Span;

/// Rows that are left of a closed gap: the mark between two empty rows.
const LEFT: usize = 3;

/// A place in the bands that several pages have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandPlace {
    /// The band.
    pub band: usize,
    /// Rows from its beginning on.
    pub row: usize,
}

/// A gap that is closed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Rows that the gap would have.
    pub rows: usize,
    /// The page that has text there, as [`Level`] numbers them.
    pub page: usize,
}

impl Level {
    /// The gap at the end of a band of a page, if it is closed.
    fn closing(&self, page: usize, band: usize) -> Option<Closing> {
        let rows = self.gap(page, band);
        let tallest = (0..self.pages()).find(|&it| self.gap(it, band) == 0)?;
        (rows > self.most.max(LEFT)).then_some(Closing { rows, page: tallest })
    }

    /// The rows that fill a page up at the end of a band, where the byte `at` comes next.
    pub(super) fn filling(&self, page: usize, band: usize, at: usize) -> Vec<Row> {
        let row = |kind| Row { kind, span: Span::new(at, at), band: None };
        match self.closing(page, band) {
            Some(_) => vec![row(RowKind::Gap), row(RowKind::Closed(band)), row(RowKind::Gap)],
            None => vec![row(RowKind::Gap); self.gap(page, band)],
        }
    }

    /// Where the mark of a closed gap stands in its band, and how many rows it stands for besides its own.
    fn mark(&self, page: usize, band: usize) -> Option<(usize, usize)> {
        let Closing { rows, .. } = self.closing(page, band)?;
        Some((self.own_rows(band)[page] + 1, rows - LEFT))
    }
}

impl Page {
    /// The gap that the mark of a band stands for.
    pub fn closing(&self, band: usize) -> Option<Closing> {
        let (level, page) = self.level.as_ref()?;
        level.closing(*page, band)
    }

    /// Where a place lies in the bands; `None` on a page by itself, and where no band begins in the 2000
    /// rows above.
    pub fn in_bands(&self, place: Place) -> Option<BandPlace> {
        const FAR: usize = 2000;
        let (level, page) = self.level.as_ref()?;
        let mut at = place;
        for rows in 0..FAR {
            if let Some(band) = self.row(at).and_then(|it| it.band) {
                let mark = level.mark(*page, band).filter(|it| rows > it.0);
                return Some(BandPlace { band, row: rows + mark.map_or(0, |it| it.1) });
            }
            at = self.above(at)?;
        }
        None
    }

    /// The place that shows a row of a band, or stands for it.
    pub fn place_in_band(&self, at: BandPlace) -> Option<Place> {
        let (level, page) = self.level.as_ref()?;
        let start = self.band_start(at.band)?;
        let row = match level.mark(*page, at.band) {
            Some((mark, closed)) if at.row > mark => mark.max(at.row.saturating_sub(closed)),
            _ => at.row,
        };
        Some(self.step(start, row as isize).0)
    }
}
