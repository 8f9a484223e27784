//! What a view has selected, held on to while the articles or their analysis are replaced, and from one reading
//! to the next: an item keeps its places in the texts, not its number.

use crate::analysis::Place;
use crate::text::Span;

use super::super::App;
use super::{View, ViewKind};

/// The selected item of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Held {
    pub(in crate::app) kind: ViewKind,
    /// Its number, which counts only among equals.
    pub(in crate::app) item: usize,
    /// Where it stands in the articles; `None` for what stands nowhere and is known by its number.
    pub(in crate::app) places: Option<Vec<Place>>,
}

impl Held {
    /// What `view` has selected, if anything.
    pub(in crate::app) fn new(app: &App, view: &View) -> Option<Self> {
        let item = view.item()?;
        let places = view.listing().places(app, item);
        Some(Self { kind: view.kind, item, places: (!places.is_empty()).then_some(places) })
    }

    /// The same in other texts; `moved` tells what a place has become.
    #[must_use]
    pub(in crate::app) fn moved(self, moved: impl Fn(Place) -> Option<Place>) -> Self {
        let places = self.places.map(|it| it.into_iter().filter_map(moved).collect());
        Self { places, ..self }
    }

    /// The item whose places are most like the ones held; `None` if none has any of them. Linear in the
    /// items.
    pub(in crate::app) fn find(&self, app: &App) -> Option<usize> {
        let Some(places) = &self.places else { return Some(self.item) };
        let listing = self.kind.listing();
        let alike = |item: &usize| likeness(places, &listing.places(app, *item));
        let items = listing.items(app, 0).into_iter();
        let found = items.map(|item| (alike(&item), item == self.item, item));
        let best = found.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        best.filter(|it| it.0 > 0.0).map(|it| it.2)
    }
}

/// How much two lists of places have in common, from 0 (nothing) to 1.
fn likeness(a: &[Place], b: &[Place]) -> f64 {
    let length = |places: &[Place]| places.iter().map(|it| it.span.len()).sum::<usize>();
    let shared: usize = a
        .iter()
        .flat_map(|one| {
            b.iter().filter(|other| other.article == one.article).map(move |it| (one, it))
        })
        .filter_map(|(one, other)| one.span.intersection(other.span))
        .map(Span::len)
        .sum();
    2.0 * shared as f64 / (length(a) + length(b)).max(1) as f64
}
