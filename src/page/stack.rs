//! Things one under the other, measured only where a reader goes over them.

/// Things one under the other: bands of a sheet, rows of a synopsis.
#[derive(Clone, Copy, Debug)]
pub struct Stack<H> {
    /// How many there are.
    pub len: usize,
    /// The rows that each takes, at least one.
    pub height: H,
}

/// A row in a stack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StackPlace {
    /// Index of the thing.
    pub at: usize,
    /// Row in it.
    pub row: usize,
}

impl<H: Fn(usize) -> usize> Stack<H> {
    /// The first row to show when the reader, who has `from` at the top of `height` rows, goes on by
    /// `rows` (back, if negative): never so far that the rows below the last one come in sight.
    /// Linear in the rows gone over.
    pub fn scroll(&self, from: StackPlace, rows: isize, height: usize) -> StackPlace {
        let last = self.back(self.end(), height as isize);
        let to = if rows < 0 { self.back(from, -rows) } else { self.on(from, rows, last) };
        to.min(last)
    }

    /// The first row to show so that the beginning of a thing comes in sight.
    pub fn reveal(&self, from: StackPlace, at: usize, height: usize) -> StackPlace {
        let start = StackPlace { at, row: 0 };
        // Two rows at least, so that a reader sees how it begins.
        let lowest = self.back(start, height.saturating_sub(2) as isize);
        self.scroll(from.clamp(lowest, start), 0, height)
    }

    /// The first row to show so that a thing comes in sight, all of it if that is possible.
    pub fn reveal_whole(&self, from: StackPlace, at: usize, height: usize) -> StackPlace {
        let start = StackPlace { at, row: 0 };
        let lowest = self.back(StackPlace { at: at + 1, row: 0 }, height as isize);
        self.scroll(from.clamp(lowest.min(start), start), 0, height)
    }

    /// The row that is `rows` below another.
    pub fn below(&self, from: StackPlace, rows: usize) -> StackPlace {
        self.on(from, rows as isize, self.end())
    }

    /// Whether a row stands among the `height` rows from `top` on.
    pub fn is_in_sight(&self, top: StackPlace, place: StackPlace, height: usize) -> bool {
        top <= place && self.back(place, height as isize - 1) <= top
    }

    /// The place after the last row.
    fn end(&self) -> StackPlace {
        StackPlace { at: self.len, row: 0 }
    }

    fn on(&self, from: StackPlace, rows: isize, last: StackPlace) -> StackPlace {
        let mut place = from;
        let mut left = rows.unsigned_abs();
        while place < last {
            let height = (self.height)(place.at);
            if place.row + left < height {
                return StackPlace { row: place.row + left, ..place };
            }
            left -= height.saturating_sub(place.row).min(left);
            place = StackPlace { at: place.at + 1, row: 0 };
        }
        place
    }

    fn back(&self, from: StackPlace, rows: isize) -> StackPlace {
        let mut place = from;
        let mut left = rows.max(0).unsigned_abs();
        while left > place.row {
            left -= place.row;
            let Some(at) = place.at.checked_sub(1) else { return StackPlace::default() };
            place = StackPlace { at, row: (self.height)(at) };
        }
        StackPlace { row: place.row - left, ..place }
    }
}
