//! Other articles in the place of those that are open, and the reader where they were.
//!
//! What is open stays on screen until what is coming is compared, so that marks and folds do not
//! vanish for a moment. Places are kept by the sentences they lie in ([`Moved`]).

use std::sync::Arc;

use crate::analysis::{Analysis, Place, SentenceRef};
use crate::page::Landmarks;
use crate::text::moved::Moved;
use crate::text::{Article, Span, siglum};

use super::jumps::Spot;
use super::view::Held;
use super::{App, Effect, Pane, Search};

/// A set as it is to be read from now on.
#[derive(Clone, Debug)]
pub struct Coming {
    /// Its title.
    pub title: Option<String>,
    /// Its articles. One whose source is that of an open article is the same article, edited or not.
    pub articles: Vec<Arc<Article>>,
    /// By article: what the set calls it, as its notes name it.
    pub names: Vec<String>,
    /// What could not be read, each a sentence.
    pub problems: Vec<String>,
    /// Whether the reader asked for it, and wants to hear that nothing has changed.
    pub asked: bool,
}

/// What has become of the open articles: by article its new index, and where its sentences went.
struct Renewal<'a>(Vec<Option<(usize, Moved<'a>)>>);

impl App {
    /// Takes a set in: articles that were read again, were added or are gone. Those whose text is
    /// another are shown once they are compared, or at once if nothing is compared yet. Places, folds,
    /// jumps and judgements stay with their sentences.
    pub fn reload(&mut self, coming: Coming) -> Vec<Effect> {
        let known = self.coming.as_ref().map_or(&self.articles, |it| &it.articles);
        let changes = Changes::new(known, &coming.articles);
        if let Some(what) = changes.said() {
            self.say(what);
        } else if coming.asked && coming.problems.is_empty() {
            self.say("read again; nothing has changed");
        }
        for problem in &coming.problems {
            self.warn(problem);
        }
        if changes.is_none() || coming.articles.is_empty() {
            self.title = coming.title;
            return Vec::new();
        }
        if self.analysis.is_none() {
            self.renew(coming, None);
        } else {
            self.coming = Some(coming);
        }
        vec![self.analyse_anew()]
    }

    /// Asks for the articles to be read again, and for a comparison that was stopped.
    pub(super) fn read_again(&mut self) -> Vec<Effect> {
        self.say("reading the articles again …");
        let mut effects = vec![Effect::Reload];
        if self.is_stopped() {
            effects.push(self.analyse_anew());
        }
        effects
    }

    /// Puts what is coming in the place of what is open, with its analysis if there is one.
    pub(super) fn renew(&mut self, coming: Coming, analysis: Option<Arc<Analysis>>) {
        let held = self.hold_views();
        let new = coming.articles;
        let old = std::mem::replace(&mut self.articles, new.clone());
        let renewal = Renewal::new(&old, &new);
        self.count = None;
        self.title = coming.title;
        self.notes = self.notes.on(coming.names, &self.articles);
        self.renew_drafts();
        self.renew_marks();
        self.renew_panes(&renewal);
        self.search = Search::new(&self.search.pattern, &self.articles);
        self.held = self.held.and_then(|at| renewal.sentence(at));
        match analysis {
            Some(analysis) => self.install(analysis, &|at| renewal.sentence(at)),
            None => self.forget_analysis(),
        }
        let moved = |it: Held| it.moved(|place| renewal.place(place));
        let held: Vec<_> = held.into_iter().map(|it| it.map(moved)).collect();
        self.take_up_views(&held);
    }

    fn renew_panes(&mut self, renewal: &Renewal<'_>) {
        let mut old: Vec<Option<Pane>> = self.panes.drain(..).map(Some).collect();
        for (article, text) in self.articles.iter().enumerate() {
            let before = renewal.before(article).and_then(|(at, it)| Some((old[at].take()?, it)));
            self.panes.push(match before {
                Some((mut pane, moved)) => {
                    pane.renew(article, Arc::clone(text), moved);
                    pane
                }
                None => Pane::new(article, Arc::clone(text)),
            });
        }
        let stays = |panes: &[usize]| panes.iter().filter_map(|&it| renewal.now(it)).collect();
        self.order = stays(&self.order);
        self.closed = stays(&self.closed);
        self.visible = stays(&self.visible);
        let added = (0..self.articles.len()).filter(|&it| renewal.before(it).is_none());
        self.order.extend(added);
        if self.order.is_empty() {
            self.order = std::mem::take(&mut self.closed);
        }
        self.focus = renewal.now(self.focus).unwrap_or(self.order[0]);
        self.base = renewal.now(self.base).unwrap_or(self.order[0]);
        self.landmarks = Landmarks::default();
        self.wanted = None;
        let all = self.panes.len();
        for spot in self.jumps.spots_mut() {
            renewal.renew(spot, all, self.focus);
        }
        if let Some(spot) = self.prompt.as_mut().and_then(|it| it.origin_mut()) {
            renewal.renew(spot, all, self.focus);
        }
    }
}

/// What is different in a new list of articles.
#[derive(Default)]
struct Changes {
    /// Indexes into the new list.
    edited: Vec<usize>,
    /// The same.
    added: Vec<usize>,
    /// What is gone, by its name.
    gone: Vec<String>,
    /// Whether they stand in another order.
    moved: bool,
}

impl Changes {
    fn new(old: &[Arc<Article>], new: &[Arc<Article>]) -> Self {
        let mut changes = Self::default();
        for (index, article) in new.iter().enumerate() {
            match old.iter().position(|it| it.source == article.source) {
                None => changes.added.push(index),
                Some(at) => {
                    if !Arc::ptr_eq(&old[at], article) {
                        changes.edited.push(index);
                    }
                    changes.moved |= at != index;
                }
            }
        }
        let gone = old.iter().filter(|it| new.iter().all(|other| other.source != it.source));
        changes.gone = gone.map(|it| it.name().to_owned()).collect();
        changes
    }

    fn is_none(&self) -> bool {
        self.edited.is_empty() && self.added.is_empty() && self.gone.is_empty() && !self.moved
    }

    /// The changes in words.
    fn said(&self) -> Option<String> {
        let letters =
            |articles: &[usize]| articles.iter().copied().map(siglum).collect::<Vec<_>>().join(" ");
        let mut said = Vec::new();
        if !self.edited.is_empty() {
            said.push(format!("{} changed and read again", letters(&self.edited)));
        }
        if !self.added.is_empty() {
            said.push(format!("{} opened", letters(&self.added)));
        }
        if !self.gone.is_empty() {
            said.push(format!("{} no longer in the set", self.gone.join(", ")));
        }
        (!said.is_empty()).then(|| said.join("; "))
    }
}

impl<'a> Renewal<'a> {
    fn new(old: &'a [Arc<Article>], new: &'a [Arc<Article>]) -> Self {
        let become_of = |it: &'a Arc<Article>| {
            let at = new.iter().position(|other| other.source == it.source)?;
            Some((at, Moved::new(it, &new[at])))
        };
        Self(old.iter().map(become_of).collect())
    }

    fn sentence(&self, at: SentenceRef) -> Option<SentenceRef> {
        let (article, moved) = self.0.get(at.article)?.as_ref()?;
        Some(SentenceRef { article: *article, sentence: moved.sentence(at.sentence)? })
    }

    fn place(&self, Place { article, span }: Place) -> Option<Place> {
        let (article, moved) = self.0.get(article)?.as_ref()?;
        let (start, end) = (moved.offset(span.start), moved.offset(span.end));
        Some(Place { article: *article, span: Span::new(start, end.max(start)) })
    }

    /// The index that an article has now.
    fn now(&self, old: usize) -> Option<usize> {
        self.0.get(old)?.as_ref().map(|it| it.0)
    }

    /// The index that an article had before, if it was open, and how its text has moved.
    fn before(&self, article: usize) -> Option<(usize, &Moved<'a>)> {
        let mut old = self.0.iter().enumerate();
        old.find_map(|(at, it)| it.as_ref().filter(|it| it.0 == article).map(|it| (at, &it.1)))
    }

    /// Lets a spot lead to the same passages in `all` panes; to the pane `instead`, if its own is gone.
    fn renew(&self, spot: &mut Spot, all: usize, instead: usize) {
        let place = |pane: usize| {
            let (old, moved) = self.before(pane)?;
            spot.places.get(old).map(|it| it.renew(moved))
        };
        spot.places = (0..all).map(|pane| place(pane).unwrap_or_default()).collect();
        spot.focus = self.now(spot.focus).unwrap_or(instead);
        spot.visible = spot.visible.iter().filter_map(|&it| self.now(it)).collect();
    }
}
