//! Back and forth through jumps.

use super::pane::SpotInPane;
use super::view::View;

/// Where the reader was: enough to show the same screen again, at any size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Spot {
    /// The focused pane.
    pub(super) focus: usize,
    /// The panes on screen.
    pub(super) visible: Vec<usize>,
    /// Whether one pane had the whole screen.
    pub(super) zoomed: bool,
    /// The event in focus.
    pub(super) event: Option<usize>,
    /// The views that were open.
    pub(super) views: Vec<View>,
    /// By pane: where in it.
    pub(super) places: Vec<SpotInPane>,
}

impl Spot {
    /// Whether the reader stands in the same place at both, however much of it is in sight.
    fn is_at(&self, other: &Self) -> bool {
        let cursor = |it: &Self| it.places.get(it.focus).map(|place| place.cursor);
        self.focus == other.focus && cursor(self) == cursor(other) && self.views == other.views
    }
}

/// The spots that the reader jumped from.
#[derive(Clone, Debug, Default)]
pub(super) struct Jumps {
    spots: Vec<Spot>,
    /// How many of `spots` lie behind; the rest lie ahead.
    at: usize,
}

/// Spots remembered.
const MOST: usize = 100;

impl Jumps {
    /// Remembers `from` before a jump. What lay ahead is forgotten, and so is that one was there just before.
    pub(super) fn push(&mut self, from: Spot) {
        self.spots.truncate(self.at);
        self.spots.pop_if(|it| it.is_at(&from));
        self.spots.push(from);
        let surplus = self.spots.len().saturating_sub(MOST);
        self.spots.drain(..surplus);
        self.at = self.spots.len();
    }

    /// All of them.
    pub(super) fn spots_mut(&mut self) -> impl Iterator<Item = &mut Spot> {
        self.spots.iter_mut()
    }

    /// The spots, the newest last.
    pub(super) fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// Where the last jump came from, as far as one has gone back.
    pub(super) fn last(&self) -> Option<&Spot> {
        self.spots.get(self.at.checked_sub(1)?)
    }

    /// Holds on to events while the analysis is replaced; `event` tells what one has become.
    pub(super) fn follow(&mut self, event: &dyn Fn(usize) -> Option<usize>) {
        for spot in &mut self.spots {
            spot.event = spot.event.and_then(event);
        }
    }

    /// The spot before; `now` can then be returned to.
    pub(super) fn back(&mut self, now: Spot) -> Option<Spot> {
        let at = self.at.checked_sub(1)?;
        if self.at == self.spots.len() {
            self.spots.push(now);
        } else if let Some(spot) = self.spots.get_mut(self.at) {
            *spot = now;
        }
        self.at = at;
        self.spots.get(at).cloned()
    }

    /// The spot after.
    pub(super) fn forward(&mut self) -> Option<Spot> {
        let spot = self.spots.get(self.at + 1).cloned()?;
        self.at += 1;
        Some(spot)
    }
}
