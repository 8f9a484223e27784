//! The views that lie over the panes: a list, and behind its selected entry something to read.
//!
//! All views are moved in, filtered, ordered, opened and left in one way ([`View`] and the keys in
//! `views`), and drawn in one way. What a view is about is its [`Listing`], one file each: which items it
//! lists, what their lines say, what stands behind them and where they lead.

mod areas;
mod cells;
mod events;
mod held;
mod help;
mod jumps;
pub(super) mod marks;
pub mod matrix;
mod messages;
mod notes;
mod open;
mod outline;
mod references;
mod repeats;
pub mod synopsis;
pub mod why;

use std::sync::Arc;

use crate::analysis::{Change, Coverage, Place};
use crate::page::{Band, StripPlace};
use crate::text::Span;

use super::App;
use super::action::Action;
use super::keymap::Asks;

pub use areas::{Areas, areas, remark_rows};
use cells::Cells;
pub(super) use held::Held;
pub(super) use open::Scroll;
pub use open::View;

/// Which view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ViewKind {
    /// The events.
    Events,
    /// The events against the articles.
    Matrix,
    /// What the articles tell of the events, side by side.
    Synopsis,
    /// The repeats.
    Repeats,
    /// The headings of the focused article.
    Outline,
    /// The pages that the passage refers to.
    References,
    /// What the passage is linked with, and why.
    Why,
    /// The notes.
    Notes,
    /// The marks.
    Marks,
    /// Where the reader jumped from.
    Jumps,
    /// What was said.
    Messages,
    /// The keys.
    Help,
}

impl ViewKind {
    /// The view that an action opens.
    pub fn of(action: Action) -> Option<Self> {
        match action {
            Action::Events => Some(Self::Events),
            Action::Matrix => Some(Self::Matrix),
            Action::Synopsis => Some(Self::Synopsis),
            Action::Repeats => Some(Self::Repeats),
            Action::Outline => Some(Self::Outline),
            Action::References => Some(Self::References),
            Action::Why => Some(Self::Why),
            Action::Notes => Some(Self::Notes),
            Action::Marks => Some(Self::Marks),
            Action::Jumps => Some(Self::Jumps),
            Action::Messages => Some(Self::Messages),
            Action::Help => Some(Self::Help),
            _ => None,
        }
    }

    /// What the view is about.
    pub fn listing(self) -> &'static dyn Listing {
        match self {
            Self::Events => &events::Events,
            Self::Matrix => &Cells::Matrix,
            Self::Synopsis => &Cells::Synopsis,
            Self::Repeats => &repeats::Repeats,
            Self::Outline => &outline::Outline,
            Self::References => &references::References,
            Self::Why => &why::Why,
            Self::Notes => &notes::Notes,
            Self::Marks => &marks::Marks,
            Self::Jumps => &jumps::Jumps,
            Self::Messages => &messages::Messages,
            Self::Help => &help::Help,
        }
    }
}

/// What a view is about. An item is a number that means something to the listing alone; an item may
/// have parts (the places of a repeat, the passages of an event), of which one has the focus.
pub trait Listing {
    /// The heading of the view.
    fn title(&self) -> &'static str;

    /// How the list is laid out.
    fn form(&self) -> Form {
        Form::Lines
    }

    /// Why nothing is listed.
    fn empty(&self, app: &App) -> String;

    /// Whether there is nothing to list before the articles are compared.
    fn needs_analysis(&self) -> bool {
        true
    }

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

    /// The line of an item in full, as it is copied.
    fn line(&self, app: &App, item: usize) -> String {
        let Entry { marks, text, note, .. } = self.entry(app, item);
        let parts = [marks, text, note].map(|it| it.trim().to_owned());
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The passages that a part of an item stands for; `None` if it stands for none.
    fn quoted(&self, _app: &App, _item: usize, _part: usize) -> Option<Quoted> {
        None
    }

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

    /// The articles that the parts of every item are, in the order of their columns; `None` if its parts are
    /// something else.
    fn columns(&self, _app: &App) -> Option<Vec<usize>> {
        None
    }

    /// The repeat whose places stand behind an item (index into `Analysis::repeats`), so that they are
    /// compared.
    fn repeat(&self, _app: &App, _item: usize) -> Option<usize> {
        None
    }

    /// Where a part of an item stands, if it is a place that folding can hide.
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

    /// The address that an item stands for, if it is opened outside of the program.
    fn address(&self, _app: &App, _item: usize) -> Option<String> {
        None
    }

    /// What an item runs, if it is something to run.
    fn runs(&self, _app: &App, _item: usize) -> Option<Asks> {
        None
    }

    /// Where what an item stands for stands in the articles, so that it is found again in others; nothing
    /// for an item that keeps its number.
    fn places(&self, app: &App, item: usize) -> Vec<Place> {
        self.quoted(app, item, 0).map_or_else(Vec::new, |it| it.all)
    }

    /// Goes where a part of an item leads, if it is no action. The view is closed already.
    fn open(&self, _app: &mut App, _item: usize, _part: usize) {}
}

/// How a list is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line for each entry.
    Lines,
    /// The same, with a sign for how much each article tells.
    Signs,
    /// A line for each entry, and a cell in it for each article.
    Cells,
    /// Rows as high as what stands in their cells, a cell for each article.
    Synopsis,
    /// Two lines for each entry, at the foot of the screen: what it speaks of stays in sight.
    Foot,
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
    /// What the reader has written on it: lines to be wrapped.
    pub remark: String,
    /// The text to read.
    pub bands: Arc<[Band]>,
    /// How the first side became the second.
    pub changes: Arc<[Change]>,
    /// Places in the text that the entry speaks of, where it shows more.
    pub lit: Vec<Place>,
    /// Words that both sides share, where nothing else does.
    pub shared: Option<[Span; 2]>,
    /// What of it has the focus.
    pub focus: Focus,
}

/// What an item stands for, to be cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quoted {
    /// What all of it has in common.
    pub heading: Option<String>,
    /// What has the focus.
    pub chosen: Vec<Place>,
    /// That, and what stands beside it.
    pub all: Vec<Place>,
    /// Those of `all` that a weak link alone speaks for.
    pub weak: Vec<Place>,
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

/// As much of a passage as a list can show, on one line.
fn opening(text: &str) -> String {
    /// Words that fill the widest line.
    const WORDS: usize = 60;
    let words: Vec<&str> = text.split_whitespace().take(WORDS).collect();
    words.join(" ")
}

/// How the text goes on at a place of an article, as far as its block goes.
fn opening_at(app: &App, article: usize, offset: usize) -> String {
    let text = &app.articles[article];
    let end = text.block_at(offset).map_or(offset, |it| text.blocks[it].span.end);
    opening(text.text.get(offset..end).unwrap_or_default())
}

/// The block in which a place of an article stands, with its sentence lit.
fn block_around(app: &App, article: usize, offset: usize) -> Behind {
    let text = &app.articles[article];
    let lit = text.sentence_at(offset).map(|it| text.sentences[it].span);
    let block = text.block_at(offset).map(|it| text.blocks[it].span);
    Behind {
        title: format!("{} {}", app.place_name(article, offset), text.name()),
        bands: passages(block.map(|span| (article, span)).into_iter()),
        lit: lit.map(|span| Place { article, span }).into_iter().collect(),
        ..Behind::default()
    }
}

/// A band for each passage, read one after the other.
fn passages(places: impl Iterator<Item = (usize, Span)>) -> Arc<[Band]> {
    places.map(|(article, span)| Band::alone(Place { article, span })).collect()
}
