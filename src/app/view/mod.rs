//! The views that lie over the panes: a list, and behind its selected entry something to read.
//!
//! All views are moved in, filtered, ordered, opened and left in one way ([`View`] and the keys in
//! `views`), and drawn in one way. What a view is about is its [`Listing`], one file each: which items it
//! lists, what their lines say, what stands behind them and where they lead.

mod areas;
mod events;
mod help;
mod matrix;
mod repeats;
pub mod why;

use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{Change, Coverage, Place};
use crate::page::{Band, SheetPlace, StripPlace};
use crate::text::Span;

use super::App;
use super::action::Action;

pub use areas::{Areas, areas};

/// Which view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ViewKind {
    /// The events.
    Events,
    /// The events against the articles.
    Matrix,
    /// The repeats.
    Repeats,
    /// What the passage is linked with, and why.
    Why,
    /// The keys.
    Help,
}

impl ViewKind {
    /// The view that an action opens.
    pub fn of(action: Action) -> Option<Self> {
        match action {
            Action::Events => Some(Self::Events),
            Action::Matrix => Some(Self::Matrix),
            Action::Repeats => Some(Self::Repeats),
            Action::Why => Some(Self::Why),
            Action::Help => Some(Self::Help),
            _ => None,
        }
    }

    /// What the view is about.
    pub fn listing(self) -> &'static dyn Listing {
        match self {
            Self::Events => &events::Events,
            Self::Matrix => &matrix::Matrix,
            Self::Repeats => &repeats::Repeats,
            Self::Why => &why::Why,
            Self::Help => &help::Help,
        }
    }
}

/// What a view is about. An item is a number that means something to the listing alone; an item may
/// have parts (the places of a repeat, the passages of an event), of which one has the focus.
pub trait Listing {
    /// The heading of the view.
    fn title(&self) -> &'static str;

    /// Why nothing is listed.
    fn empty(&self, app: &App) -> String;

    /// What the list can be ordered by; the first is taken unless the reader asks for another.
    fn orders(&self, _app: &App) -> Vec<String> {
        Vec::new()
    }

    /// All items in an order, an index into [`Listing::orders`].
    fn items(&self, app: &App, order: usize) -> Vec<usize>;

    /// What the filter looks in. Cheap: it is asked for every item whenever a letter is typed.
    fn words(&self, app: &App, item: usize) -> String;

    /// The line of an item.
    fn entry(&self, app: &App, item: usize) -> Entry;

    /// Whether an item is a heading, which cannot be selected.
    fn is_heading(&self, _item: usize) -> bool {
        false
    }

    /// The item that the reader is looking at in the panes, and its part.
    fn here(&self, _app: &App) -> Option<(usize, usize)> {
        None
    }

    /// How many parts an item has.
    fn parts(&self, _app: &App, _item: usize) -> usize {
        0
    }

    /// What a part is; empty where items have none.
    fn part_name(&self) -> &'static str {
        ""
    }

    /// Where a part of an item stands, if it is a place in a text.
    fn place(&self, _app: &App, _item: usize, _part: usize) -> Option<Place> {
        None
    }

    /// The part in focus when an item is selected; `before` had it in the item selected before.
    fn part(&self, _app: &App, _item: usize, _before: usize) -> usize {
        0
    }

    /// What stands behind an item; nothing, if the view is a list only.
    fn behind(&self, _app: &App, _item: usize, _part: usize) -> Option<Behind> {
        None
    }

    /// Share of the view's rows that the list may take, in percent.
    fn share(&self) -> u16 {
        50
    }

    /// The action that an item stands for, if it is one.
    fn action(&self, _item: usize) -> Option<Action> {
        None
    }

    /// The item of a new analysis that is the same as `item` was; `event` tells that of an event.
    fn again(&self, item: usize, _event: &dyn Fn(usize) -> Option<usize>) -> Option<usize> {
        Some(item)
    }

    /// Goes where a part of an item leads, if it is no action. The view is closed already.
    fn open(&self, _app: &mut App, _item: usize, _part: usize) {}
}

/// The line of an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Short marks before the text: number, letters, score.
    pub marks: String,
    /// What the entry says.
    pub text: String,
    /// Shown greyed at the end of the line.
    pub note: String,
    /// By article: how much it tells; empty where that is not the matter.
    pub coverage: Vec<Coverage>,
    /// Whether the entry is weak or furniture, and drawn so.
    pub weak: bool,
}

/// What stands behind an item.
#[derive(Clone, Debug, Default)]
pub struct Behind {
    /// What it is, in a line.
    pub title: String,
    /// Where its places stand: a strip for each article.
    pub strips: Vec<Strip>,
    /// What the two sides are called, where there are two.
    pub heads: Option<[String; 2]>,
    /// The text to read.
    pub bands: Arc<[Band]>,
    /// How the first side became the second.
    pub changes: Arc<[Change]>,
    /// Words that both sides share, where nothing else does.
    pub shared: Option<[Span; 2]>,
    /// What of it has the focus.
    pub focus: Focus,
}

/// What has the focus in the text behind an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Nothing in particular.
    #[default]
    All,
    /// A side of all bands.
    Side(usize),
    /// A band.
    Band(usize),
}

/// The strip of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// Index of the article.
    pub article: usize,
    /// What is marked on it.
    pub places: Vec<StripPlace>,
}

/// An open view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which.
    pub kind: ViewKind,
    /// The items that pass the filter, in order.
    pub rows: Rc<[usize]>,
    /// The selected row.
    pub selected: usize,
    /// The part of the selected item that has the focus.
    pub part: usize,
    /// What the entries must contain.
    pub filter: String,
    /// The order, an index into [`Listing::orders`].
    pub order: usize,
    /// The first row in sight of what stands behind the selected item.
    pub top: SheetPlace,
    /// Whether what stands behind has the room of the list, too.
    pub enlarged: bool,
}

impl View {
    /// A view of everything it can list, opened at what the reader is looking at.
    pub fn new(kind: ViewKind, app: &App) -> Self {
        let mut view = Self {
            kind,
            rows: Rc::default(),
            selected: 0,
            part: 0,
            filter: String::new(),
            order: 0,
            top: SheetPlace::default(),
            enlarged: false,
        };
        view.list(app);
        if let Some((item, part)) = kind.listing().here(app)
            && let Some(row) = view.rows.iter().position(|&it| it == item)
        {
            (view.selected, view.part) = (row, part);
        }
        view
    }

    /// What the view is about.
    pub fn listing(&self) -> &'static dyn Listing {
        self.kind.listing()
    }

    /// The selected item.
    pub fn item(&self) -> Option<usize> {
        self.rows.get(self.selected).copied()
    }

    /// What stands behind the selected item.
    pub fn behind(&self, app: &App) -> Option<Behind> {
        self.listing().behind(app, self.item()?, self.part)
    }

    /// Lists anew what passes the filter, and keeps the selected item if it still does.
    pub(super) fn list(&mut self, app: &App) {
        let listing = self.listing();
        let before = self.item();
        self.order = self.order.min(listing.orders(app).len().saturating_sub(1));
        let mut items = listing.items(app, self.order);
        if !self.filter.is_empty() {
            let wanted = self.filter.to_lowercase();
            items.retain(|&item| {
                let said = listing.words(app, item).to_lowercase();
                !listing.is_heading(item) && wanted.split_whitespace().all(|it| said.contains(it))
            });
        }
        self.rows = items.into();
        let kept = before.and_then(|item| self.rows.iter().position(|&it| it == item));
        self.selected = kept.unwrap_or(0);
        if kept.is_none() {
            self.select(app, 0);
            self.settle(app);
        }
    }

    /// Holds on to the selected item while the analysis is replaced; [`View::list`] comes next.
    pub(super) fn follow(&mut self, event: &dyn Fn(usize) -> Option<usize>) {
        let item = self.item().and_then(|item| self.listing().again(item, event));
        (self.rows, self.selected) = (item.into_iter().collect(), 0);
    }

    /// Moves the selection by `steps` rows that can be selected.
    pub(super) fn select(&mut self, app: &App, steps: isize) {
        let listing = self.listing();
        let open: Vec<usize> =
            (0..self.rows.len()).filter(|&row| !listing.is_heading(self.rows[row])).collect();
        let at = open.partition_point(|&row| row < self.selected) as isize;
        let to = at.saturating_add(steps).clamp(0, open.len().saturating_sub(1) as isize);
        match open.get(to as usize) {
            Some(&row) if row != self.selected => {
                self.selected = row;
                self.settle(app);
            }
            _ => {}
        }
    }

    /// Looks at the selected item from its beginning.
    fn settle(&mut self, app: &App) {
        if let Some(item) = self.item() {
            self.part = self.listing().part(app, item, self.part);
        }
        self.top = SheetPlace::default();
    }

    /// Moves the focus by `steps` parts of the selected item. Returns whether it has any.
    pub(super) fn step_part(&mut self, app: &App, steps: isize) -> bool {
        let parts = self.item().map_or(0, |item| self.listing().parts(app, item)) as isize;
        if parts == 0 {
            return false;
        }
        self.part = (self.part as isize).saturating_add(steps).rem_euclid(parts) as usize;
        if let Some(behind) = self.behind(app) {
            let areas = areas(app, self, Some(&behind));
            let sheet = areas.sheet(app, &behind);
            let height = usize::from(areas.reading.height);
            self.top = match behind.focus {
                Focus::Band(band) => sheet.reveal(self.top, band, height),
                Focus::All | Focus::Side(_) => sheet.scroll(self.top, 0, height),
            };
        }
        true
    }

    /// Scrolls what stands behind the selected item. Returns whether there is anything.
    pub(super) fn scroll(&mut self, app: &App, by: Scroll, count: isize) -> bool {
        let Some(behind) = self.behind(app) else { return false };
        let areas = areas(app, self, Some(&behind));
        let (sheet, height) = (areas.sheet(app, &behind), usize::from(areas.reading.height));
        self.top = match by {
            Scroll::HalfPage => {
                sheet.scroll(self.top, count * (height as isize / 2).max(1), height)
            }
            Scroll::Band => {
                // Back goes to the beginning of the band first.
                let back = isize::from(self.top.row > 0);
                let count = if count < 0 { count + back } else { count };
                let band = self.top.band.saturating_add_signed(count);
                sheet.scroll(SheetPlace { band, row: 0 }, 0, height)
            }
        };
        true
    }
}

/// How far to scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scroll {
    /// By half of what is in sight.
    HalfPage,
    /// To the beginning of another band.
    Band,
}

/// As much of a passage as a list can show, on one line.
fn opening(text: &str) -> String {
    /// Words that fill the widest line.
    const WORDS: usize = 60;
    let words: Vec<&str> = text.split_whitespace().take(WORDS).collect();
    words.join(" ")
}

/// A band for each passage, read one after the other.
fn passages(places: impl Iterator<Item = (usize, Span)>) -> Arc<[Band]> {
    places.map(|(article, span)| Band::alone(Place { article, span })).collect()
}
