//! Other articles in the place of those that are open, and the reader where they were.
//!
//! What is open stays on screen until what is coming is compared, so that marks and folds do not
//! vanish for a moment. Places are kept by the sentences they lie in ([`Moved`]).

use std::sync::Arc;

use crate::analysis::{Analysis, Judged, SentenceRef};
use crate::page::{Landmarks, Marks};
use crate::text::Article;
use crate::text::moved::Moved;

use super::jumps::Spot;
use super::pane::SpotInPane;
use super::{App, Counterparts, Effect, Landing, Pane, Search};

/// A set as it is to be read from now on.
#[derive(Clone, Debug)]
pub struct Coming {
    /// Its title.
    pub title: Option<String>,
    /// Its articles. One whose source is that of an open article is the same article, edited or not.
    pub articles: Vec<Arc<Article>>,
    /// By article: what the set calls it, as its notes name it.
    pub names: Vec<String>,
}

/// What has become of the open articles: by article its new index, and where its sentences went.
struct Renewal<'a>(Vec<Option<(usize, Moved<'a>)>>);

impl App {
    /// Takes a set in: articles that were read again, were added or are gone. Those whose text is
    /// another are shown once they are compared, or at once if nothing is compared yet. Places, folds,
    /// jumps and judgements stay with their sentences.
    pub fn reload(&mut self, coming: Coming) -> Vec<Effect> {
        let same = |(a, b): (&Arc<Article>, &Arc<Article>)| Arc::ptr_eq(a, b);
        if coming.articles.is_empty()
            || coming.articles.len() == self.articles.len()
                && coming.articles.iter().zip(&self.articles).all(same)
        {
            return Vec::new();
        }
        if self.analysis.is_none() {
            self.renew(coming, None);
        } else {
            self.coming = Some(coming);
        }
        vec![self.analyse_anew()]
    }

    /// What the analysis that was asked for last is of: the articles, and what the reader has decided
    /// of pairs of their sentences.
    pub fn to_analyse(&self) -> (Vec<Arc<Article>>, Vec<Judged>) {
        match &self.coming {
            Some(it) => {
                let notes = self.notes.on(it.names.clone(), &it.articles);
                (it.articles.clone(), notes.judged().collect())
            }
            None => (self.articles.clone(), self.judged()),
        }
    }

    /// Puts what is coming in the place of what is open, with its analysis if there is one.
    pub(super) fn renew(&mut self, coming: Coming, analysis: Option<Arc<Analysis>>) {
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
    }

    /// Takes panes and places along. A pane has the index of its article.
    fn renew_panes(&mut self, renewal: &Renewal<'_>) {
        let all = self.articles.len();
        let mut panes: Vec<Pane> = (0..all)
            .map(|article| Pane::new(article, Arc::clone(&self.articles[article])))
            .collect();
        for mut pane in std::mem::take(&mut self.panes) {
            if let Some((article, moved)) = renewal.of(pane.article) {
                pane.renew(*article, Arc::clone(&self.articles[*article]), moved);
                let at = pane.article;
                panes[at] = pane;
            }
        }
        self.panes = panes;
        self.landing = self.landing.and_then(|it| {
            let (pane, moved) = renewal.of(it.pane)?;
            Some(Landing { pane: *pane, offset: moved.offset(it.offset), ..it })
        });
        for spot in self.jumps.spots_mut() {
            renewal.take_along(spot, all);
        }
        if let Some(spot) = self.prompt.as_mut().and_then(|it| it.origin_mut()) {
            renewal.take_along(spot, all);
        }
        self.closed = renewal.panes(&self.closed);
        self.order = renewal.panes(&self.order);
        self.order.extend(renewal.added(all));
        if self.order.is_empty() {
            self.order.append(&mut self.closed);
        }
        self.visible = renewal.panes(&self.visible);
        let focus = renewal.of(self.focus).map(|it| it.0).filter(|it| self.order.contains(it));
        self.focus = focus.unwrap_or(self.order[0]);
        self.base = renewal.of(self.base).map_or(0, |it| it.0);
        self.wanted = None;
        self.landmarks = Landmarks::default();
    }

    /// Reads on without an analysis.
    fn forget_analysis(&mut self) {
        self.analysis = None;
        self.marks = vec![Marks::default(); self.articles.len()];
        self.counterparts = Counterparts::default();
        self.comparisons.clear();
        self.event = None;
        for view in &mut self.views {
            view.follow(&|_| None);
        }
        self.jumps.follow(&|_| None);
        self.refilter();
        self.lay_out();
        self.relist();
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

    /// What has become of an article: its new index, and how its text has moved.
    fn of(&self, article: usize) -> Option<&(usize, Moved<'a>)> {
        self.0.get(article)?.as_ref()
    }

    /// The panes that are still there.
    fn panes(&self, panes: &[usize]) -> Vec<usize> {
        panes.iter().filter_map(|&it| self.of(it).map(|it| it.0)).collect()
    }

    /// Takes a spot along to a set of so many articles.
    fn take_along(&self, spot: &mut Spot, articles: usize) {
        let places = std::mem::replace(&mut spot.places, vec![SpotInPane::default(); articles]);
        for (pane, place) in places.into_iter().enumerate() {
            if let Some((article, moved)) = self.of(pane) {
                let (top, cursor) = (moved.offset(place.top), moved.offset(place.cursor));
                spot.places[*article] = SpotInPane { top, cursor, ..place };
            }
        }
        spot.focus = self.of(spot.focus).map_or(0, |it| it.0);
        spot.visible = self.panes(&spot.visible);
    }

    /// The articles, out of so many, that were not open before.
    fn added(&self, articles: usize) -> impl Iterator<Item = usize> {
        (0..articles).filter(|&it| !self.0.iter().flatten().any(|known| known.0 == it))
    }
}
