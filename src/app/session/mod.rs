//! Where a reader was in a set, to be there again the next time.
//!
//! Places are anchored by quoted text, so that they hold in articles that were edited meanwhile. What
//! a session says of articles that are not open is passed over, and so is what this version does not know.

mod views;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::anchor::{Anchor, Bookmark, Sentences};

use super::jumps::Spot;
use super::layout::{Arrangement, MEASURES};
use super::marking::Mark;
use super::pane::SpotInPane;
use super::{App, Scrolling, Search};
use views::ViewSession;

/// The version of the form; a file of a higher one is left alone.
pub const VERSION: u32 = 1;

/// All that comes back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The version of the form.
    pub version: u32,
    /// What the set is called.
    pub title: Option<String>,
    /// What opens the set again; empty if nothing does.
    pub sources: Vec<String>,
    /// Files that were opened besides.
    pub added: Vec<String>,
    /// How it is read, so far as that is not as it is set.
    pub modes: Modes,
    /// The focused article, and the base.
    focus: String,
    base: String,
    /// What was searched for, and what the panes were filtered for.
    search: String,
    filter: String,
    zoomed: bool,
    /// The panes as they stand, then those that are closed.
    panes: Vec<PaneSession>,
    /// The open views, the topmost last.
    views: Vec<ViewSession>,
    /// By letter.
    marks: BTreeMap<char, MarkSession>,
}

/// How a set is read; nothing for what is as it is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Modes {
    scrolling: Option<String>,
    layout: Option<String>,
    text_width: Option<u16>,
    boilerplate_hidden: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct PaneSession {
    article: String,
    closed: bool,
    on_screen: bool,
    /// The row of the screen on which the cursor stood.
    row: Option<usize>,
    /// Blank rows above the text.
    lead: usize,
    /// Rows by which it was scrolled by itself.
    shift: isize,
    cursor: Position,
    top: Position,
    /// Where the folds begin that were opened.
    opened: Vec<Position>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct MarkSession {
    article: String,
    at: Position,
}

/// A [`Bookmark`] as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Position {
    offset: usize,
    into: usize,
    occurrence: usize,
    quote: Option<String>,
}

/// Where the reader was the last time.
#[derive(Clone, Debug)]
pub(super) struct Resumed {
    spot: Spot,
    views: Vec<ViewSession>,
}

impl From<&Bookmark> for Position {
    fn from(it: &Bookmark) -> Self {
        let occurrence = it.anchor.as_ref().map_or(0, |it| it.occurrence);
        let quote = it.anchor.as_ref().map(|it| it.quote.clone());
        Self { offset: it.offset, into: it.into, occurrence, quote }
    }
}

impl From<&Position> for Bookmark {
    fn from(it: &Position) -> Self {
        let occurrence = it.occurrence;
        let anchor = it.quote.clone().map(|quote| Anchor { quote, occurrence });
        Self { anchor, into: it.into, offset: it.offset }
    }
}

impl Modes {
    /// What is different from how it was in the beginning.
    #[must_use]
    pub fn since(self, before: &Self) -> Self {
        fn changed<T: PartialEq>(now: Option<T>, before: Option<&T>) -> Option<T> {
            now.filter(|it| Some(it) != before)
        }
        Self {
            scrolling: changed(self.scrolling, before.scrolling.as_ref()),
            layout: changed(self.layout, before.layout.as_ref()),
            text_width: changed(self.text_width, before.text_width.as_ref()),
            boilerplate_hidden: changed(
                self.boilerplate_hidden,
                before.boilerplate_hidden.as_ref(),
            ),
        }
    }
}

impl Session {
    /// Whether there are marks in it that are not in `before`.
    pub fn has_other_marks(&self, before: &Self) -> bool {
        self.marks.iter().any(|(letter, mark)| before.marks.get(letter) != Some(mark))
    }

    /// Takes in what another reader of the set has kept meanwhile, `now`, where there was `before` when
    /// this one began: the marks of both, and the last word on each letter that this one changed.
    pub fn merge(&mut self, before: &Self, now: &Self) {
        let letters: Vec<char> =
            before.marks.keys().chain(now.marks.keys()).chain(self.marks.keys()).copied().collect();
        for letter in letters {
            if self.marks.get(&letter) == before.marks.get(&letter) {
                match now.marks.get(&letter) {
                    Some(mark) => self.marks.insert(letter, mark.clone()),
                    None => self.marks.remove(&letter),
                };
            }
        }
        let theirs = now.added.iter().filter(|it| !before.added.contains(it));
        let theirs: Vec<String> = theirs.filter(|it| !self.added.contains(it)).cloned().collect();
        self.added.extend(theirs);
    }
}

impl App {
    /// How the set is read at the moment.
    pub fn modes(&self) -> Modes {
        let scrolling = Scrolling::ALL.iter().find(|it| it.0 == self.scrolling);
        let layout = Arrangement::ALL.iter().find(|it| it.0 == self.wishes.arrangement);
        Modes {
            scrolling: scrolling.map(|it| it.1.to_owned()),
            layout: layout.map(|it| it.1.to_owned()),
            text_width: Some(self.wishes.measure),
            boilerplate_hidden: Some(self.boilerplate_hidden),
        }
    }

    /// Where the reader is, without what opens the set. Linear in the length of the articles.
    pub fn session(&self) -> Session {
        let spot = self.spot();
        let position = |article: usize, offset: usize| -> Position {
            (&Bookmark::new(&self.articles[article], offset)).into()
        };
        let panes = self.order.iter().map(|&it| (it, false));
        let panes = panes.chain(self.closed.iter().map(|&it| (it, true)));
        let panes = panes.filter_map(|(index, closed)| {
            let (pane, place) = (self.panes.get(index)?, spot.places.get(index)?);
            let article = pane.article;
            let opened = pane.opened_at().map(|offset| position(article, offset)).collect();
            Some(PaneSession {
                article: self.name_in_set(article),
                closed,
                on_screen: spot.visible.contains(&index),
                row: place.row,
                lead: place.lead,
                shift: place.shift,
                cursor: position(article, place.cursor),
                top: position(article, place.top),
                opened,
            })
        });
        let marks = self.letters().map(|(letter, mark)| {
            let at = Position::from(&mark.place);
            (letter, MarkSession { article: mark.article.clone(), at })
        });
        Session {
            version: VERSION,
            title: self.title.clone(),
            modes: self.modes(),
            focus: self.name_in_set(self.focused().article),
            base: self.name_in_set(self.base),
            search: self.search.pattern.clone(),
            filter: if self.filter.is_on() { self.filter.wanted.clone() } else { String::new() },
            views: self.views_session(),
            zoomed: self.zoomed,
            panes: panes.collect(),
            marks: marks.collect(),
            ..Session::default()
        }
    }

    /// Puts the reader where they were. At once where the articles are as they were, else linear in
    /// their length.
    pub fn resume(&mut self, session: &Session) {
        self.resume_modes(&session.modes);
        let names = self.notes.names().to_vec();
        let index = |name: &str| names.iter().position(|it| it == name);
        let articles = self.articles.clone();
        for (letter, mark) in &session.marks {
            let place = Bookmark::from(&mark.at);
            let mark = Mark::new(mark.article.clone(), place, &names, &articles);
            self.letters.insert(*letter, mark);
        }
        let mut spot = self.spot();
        let (mut order, mut closed, mut visible) = (Vec::new(), Vec::new(), Vec::new());
        for pane in &session.panes {
            let Some(at) = index(&pane.article) else { continue };
            if order.contains(&at) || closed.contains(&at) {
                continue;
            }
            if pane.closed {
                closed.push(at);
            } else {
                order.push(at);
            }
            if pane.on_screen {
                visible.push(at);
            }
            let sentences: OnceCell<Sentences<'_>> = OnceCell::new();
            let find = |it: &Position| Bookmark::from(it).find(&articles[at], &sentences);
            spot.places[at] = SpotInPane {
                top: find(&pane.top),
                lead: pane.lead,
                shift: pane.shift,
                cursor: find(&pane.cursor),
                row: pane.row,
            };
            let opened: Vec<usize> = pane.opened.iter().map(find).collect();
            self.panes[at].open_folds_at(&opened);
        }
        let new = (0..articles.len()).filter(|it| !order.contains(it) && !closed.contains(it));
        order.extend(new.collect::<Vec<_>>());
        if order.is_empty() {
            order.append(&mut closed);
        }
        spot.focus = index(&session.focus).filter(|it| order.contains(it)).unwrap_or(order[0]);
        (spot.visible, spot.zoomed) = (visible, session.zoomed);
        (self.focus, self.order, self.closed) = (spot.focus, order, closed);
        self.base = index(&session.base).unwrap_or(self.base);
        if !session.search.is_empty() {
            self.search = Search::new(&session.search, &self.articles);
            self.searches.push(session.search.clone());
        }
        self.filter_for(&session.filter);
        self.restore(&spot);
        // Folds close once the analysis is there, and rows move; and some views have nothing to list before.
        let views = self.resume_views(&session.views);
        self.resumed = Some(Resumed { spot, views });
    }

    fn resume_modes(&mut self, modes: &Modes) {
        let scrolling = Scrolling::ALL.iter().find(|it| Some(it.1) == modes.scrolling.as_deref());
        self.scrolling = scrolling.map_or(self.scrolling, |it| it.0);
        let layout = Arrangement::ALL.iter().find(|it| Some(it.1) == modes.layout.as_deref());
        self.wishes.arrangement = layout.map_or(self.wishes.arrangement, |it| it.0);
        let measure = modes.text_width.filter(|it| MEASURES.contains(it));
        self.wishes.measure = measure.unwrap_or(self.wishes.measure);
        self.boilerplate_hidden = modes.boilerplate_hidden.unwrap_or(self.boilerplate_hidden);
    }

    /// Shows the place that was come back to once more, if the reader has not moved since.
    pub(super) fn resume_again(&mut self) {
        if let Some(Resumed { spot, views }) = self.resumed.take() {
            let open = std::mem::take(&mut self.views);
            self.restore(&Spot { event: self.event, views: open, ..spot });
            self.resume_views(&views);
        }
    }

    /// What the set calls an article.
    pub(super) fn name_in_set(&self, article: usize) -> String {
        let name = self.notes.names().get(article);
        name.unwrap_or(&self.articles[article].source).clone()
    }
}
