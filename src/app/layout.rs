//! Which panes stand where on a screen of a given size.
//!
//! Panes stand side by side while each gets [`MIN_COLUMNS`]; on a narrower screen they are stacked, and on
//! a small one there is one at a time. Where there are more articles than room, the screen shows
//! some of them and the header names the others.

/// Least columns of a pane that stands beside another.
pub const MIN_COLUMNS: u16 = 40;
/// Least rows of a pane that stands above another, its title included.
const MIN_ROWS: u16 = 8;
/// Screens smaller than this show a notice instead.
const MIN_SCREEN: (u16, u16) = (40, 10);
/// Columns that a text may be wide at most.
pub const MEASURES: std::ops::RangeInclusive<u16> = 20..=400;
/// Rows from which a pane has a border below as well.
const ROWS_FOR_FLOOR: u16 = 30;

/// How panes stand to one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Side by side while each gets [`MIN_COLUMNS`], else stacked, else one at a time.
    #[default]
    Auto,
    /// Side by side, as many as have room.
    Beside,
    /// One above the other, as many as have room.
    Stacked,
    /// One at a time.
    Single,
}

impl Arrangement {
    /// Every arrangement with its name and what it means.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Auto, "auto", "side by side where there is room, else one above the other"),
        (Self::Beside, "beside", "side by side, as many as have room"),
        (Self::Stacked, "stacked", "one above the other, as many as have room"),
        (Self::Single, "single", "one at a time"),
    ];
}

/// What the reader asks of the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// How panes stand to one another.
    pub arrangement: Arrangement,
    /// Columns of text at most, one of [`MEASURES`].
    pub measure: u16,
}

impl Default for Wishes {
    fn default() -> Self {
        // The widest text that is comfortable to read.
        Self { arrangement: Arrangement::Auto, measure: 88 }
    }
}

/// A rectangle of screen cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell of the screen lies inside.
    pub fn contains(&self, column: u16, row: u16) -> bool {
        let within = |at: u16, from: u16, length: u16| from <= at && at - from < length;
        within(column, self.x, self.width) && within(row, self.y, self.height)
    }
}

/// Where a pane stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaneArea {
    /// Index of the pane.
    pub pane: usize,
    /// The box with its title row and both borders; neighbours share a border column.
    pub frame: Area,
    /// The rows of the text; gutter included, ruler and borders not.
    pub inner: Area,
}

impl PaneArea {
    /// The column of the ruler: the right border.
    pub fn ruler(&self) -> u16 {
        self.frame.x + self.frame.width - 1
    }
}

/// The arrangement of a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The panes on screen, by their index.
    pub panes: Vec<PaneArea>,
    /// Columns for text in each pane, gutter excluded; also for panes off screen.
    pub text_width: usize,
    /// Whether panes have a border below.
    pub floor: bool,
    /// Whether the screen is too small to show anything but a notice.
    pub too_small: bool,
}

/// How many panes fit on a screen, and whether side by side.
fn capacity(size: (u16, u16), panes: usize, arrangement: Arrangement) -> (usize, bool) {
    let beside = usize::from(size.0 / MIN_COLUMNS).min(panes);
    let stacked = usize::from(size.1.saturating_sub(2) / MIN_ROWS).min(panes);
    match arrangement {
        Arrangement::Auto if beside < 2 && panes > 1 => (stacked.max(1), false),
        Arrangement::Auto | Arrangement::Beside => (beside.max(1), true),
        Arrangement::Stacked => (stacked.max(1), false),
        Arrangement::Single => (1, true),
    }
}

/// How many panes a screen of `size` (columns, rows) shows of `panes`.
pub fn shown(size: (u16, u16), panes: usize, zoomed: bool, wishes: Wishes) -> usize {
    if zoomed { panes.min(1) } else { capacity(size, panes, wishes.arrangement).0.min(panes) }
}

/// Arranges the panes `visible` (in order; as many as [`shown`] says) of `panes` on a screen.
pub fn arrange(
    size: (u16, u16),
    visible: &[usize],
    panes: usize,
    zoomed: bool,
    gutter: u16,
    wishes: Wishes,
) -> Layout {
    if size.0 < MIN_SCREEN.0 || size.1 < MIN_SCREEN.1 || visible.is_empty() {
        return Layout { too_small: true, text_width: 1, ..Layout::default() };
    }
    let beside = zoomed || capacity(size, panes, wishes.arrangement).1;
    let floor = size.1 >= ROWS_FOR_FLOOR;
    // One row for the header, one for the status line.
    let body = Area { x: 0, y: 1, width: size.0, height: size.1 - 2 };
    let count = visible.len() as u16;
    let frames: Vec<Area> = (0..count)
        .map(|at| {
            if beside {
                // Each frame begins on the border column where the one before ends.
                let edge =
                    |at: u16| (u32::from(body.width - 1) * u32::from(at) / u32::from(count)) as u16;
                Area { x: edge(at), width: edge(at + 1) - edge(at) + 1, ..body }
            } else {
                let edge = |at: u16| {
                    body.y + (u32::from(body.height) * u32::from(at) / u32::from(count)) as u16
                };
                Area { y: edge(at), height: edge(at + 1) - edge(at), ..body }
            }
        })
        .collect();
    let narrowest = frames.iter().map(|frame| frame.width).min().unwrap_or(0);
    // Two borders, and a blank column that keeps the text off the ruler.
    let room = narrowest.saturating_sub(3 + gutter).max(1);
    let text_width = room.min(wishes.measure);
    let panes = visible
        .iter()
        .zip(frames)
        .map(|(&pane, frame)| {
            let inside = frame.width.saturating_sub(2);
            let width = (gutter + text_width).min(inside);
            // What a wide pane has left over goes to both sides, so that the text stands centred.
            let margin = if inside > gutter + wishes.measure { (inside - width) / 2 } else { 0 };
            let inner = Area {
                x: frame.x + 1 + margin,
                y: frame.y + 1,
                width,
                height: frame.height.saturating_sub(1 + u16::from(floor)),
            };
            PaneArea { pane, frame, inner }
        })
        .collect();
    Layout { panes, text_width: usize::from(text_width), floor, too_small: false }
}
