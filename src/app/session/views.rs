//! The views that were open, and what was selected in them.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

use crate::analysis::Place;
use crate::page::StackPlace;
use crate::text::Span;
use crate::text::anchor::Bookmark;

use super::super::App;
use super::super::keymap::Context;
use super::super::view::{Held, View, ViewKind};
use super::Position;

/// Places by which an item is found again, at most.
const MOST: usize = 12;

/// A view as it was open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::app) struct ViewSession {
    /// Its name, as the settings have it.
    view: String,
    order: usize,
    filter: String,
    enlarged: bool,
    part: usize,
    item: usize,
    /// The first row in sight of what stands behind the selected item: its band, and the row in that.
    top: [usize; 2],
    /// Where the selected item stands in the articles.
    places: Vec<PlaceSession>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct PlaceSession {
    article: String,
    at: Position,
    bytes: usize,
}

impl App {
    /// The open views, the topmost last. What tells of this reading alone is not among them.
    pub(super) fn views_session(&self) -> Vec<ViewSession> {
        let lasting = self
            .views
            .iter()
            .filter(|it| !matches!(it.kind, ViewKind::Jumps | ViewKind::Messages | ViewKind::Help));
        lasting.filter_map(|it| self.view_session(it)).collect()
    }

    fn view_session(&self, view: &View) -> Option<ViewSession> {
        let wanted = Context::View(view.kind);
        let (_, name) = Context::ALL.into_iter().find(|it| it.0 == wanted)?;
        let held = Held::new(self, view);
        let places = held.as_ref().and_then(|it| it.places.as_deref()).unwrap_or_default();
        let place = |it: &Place| PlaceSession {
            article: self.name_in_set(it.article),
            at: (&Bookmark::new(&self.articles[it.article], it.span.start)).into(),
            bytes: it.span.len(),
        };
        Some(ViewSession {
            view: name.to_owned(),
            order: view.order,
            filter: view.filter.clone(),
            enlarged: view.enlarged,
            part: view.part,
            item: held.as_ref().map_or(0, |it| it.item),
            top: [view.top.at, view.top.row],
            places: places.iter().take(MOST).map(place).collect(),
        })
    }

    /// Opens the views that were open, so far as they have something to list. Returns those that wait for the
    /// analysis.
    pub(super) fn resume_views(&mut self, views: &[ViewSession]) -> Vec<ViewSession> {
        for (at, it) in views.iter().enumerate() {
            let named = Context::ALL.into_iter().find(|(_, name)| *name == it.view);
            let Some((Context::View(kind), _)) = named else { continue };
            if kind.listing().needs_analysis() && self.analysis.is_none() {
                return views[at..].to_vec();
            }
            let item = Held { kind, item: it.item, places: self.places_of(it) }.find(self);
            let mut view = View::new(kind, self);
            (view.order, view.enlarged) = (it.order, it.enlarged);
            view.filter.clone_from(&it.filter);
            view.hold_on_to(item);
            view.list(self);
            if let Some(item) = item.filter(|it| view.item() == Some(*it)) {
                let parts = kind.listing().parts(self, item);
                view.part = it.part.min(parts.saturating_sub(1));
                view.scroll_to(self, StackPlace { at: it.top[0], row: it.top[1] });
            }
            if !view.rows.is_empty() || !view.filter.is_empty() {
                self.views.push(view);
            }
        }
        Vec::new()
    }

    fn places_of(&self, view: &ViewSession) -> Option<Vec<Place>> {
        let names = self.notes.names();
        let place = |it: &PlaceSession| {
            let article = names.iter().position(|name| *name == it.article)?;
            let text = self.articles.get(article)?;
            let start = Bookmark::from(&it.at).find(text, &OnceCell::new());
            let end = start.saturating_add(it.bytes).min(text.text.len());
            Some(Place { article, span: Span::new(start, end.max(start)) })
        };
        (!view.places.is_empty()).then(|| view.places.iter().filter_map(place).collect())
    }
}
