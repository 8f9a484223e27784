//! Other articles in the place of those that are open, and the reader where they were.
//!
//! What is open stays on screen until what is coming is compared, so that marks and folds do not
//! vanish for a moment. Places are kept by the sentences they lie in ([`Moved`]).

use std::sync::Arc;

use crate::analysis::{Analysis, Judged, SentenceRef};
use crate::page::Marks;
use crate::text::Article;
use crate::text::moved::Moved;

use super::jumps::Spot;
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

    fn renew_panes(&mut self, renewal: &Renewal<'_>) {
        let mut stays = Vec::new();
        let mut panes = Vec::new();
        for mut pane in std::mem::take(&mut self.panes) {
            let article = renewal.0.get(pane.article).and_then(Option::as_ref);
            stays.push(article.map(|(article, moved)| {
                pane.renew(*article, Arc::clone(&self.articles[*article]), moved);
                panes.push(pane);
                panes.len() - 1
            }));
        }
        let moved = |pane: usize, offset: usize, panes: &[Pane]| {
            let article = panes.get(stays.get(pane).copied().flatten()?)?.article;
            renewal.moved_to(article).map(|it| it.offset(offset))
        };
        self.landing = self.landing.and_then(|it| {
            let pane = stays.get(it.pane).copied().flatten()?;
            Some(Landing { pane, offset: moved(it.pane, it.offset, &panes)?, ..it })
        });
        let renew_spot = |spot: &mut Spot, all: usize, panes: &[Pane]| {
            let places = std::mem::take(&mut spot.places).into_iter().enumerate();
            let kept = places.filter_map(|(pane, (top, lead, cursor))| {
                Some((moved(pane, top, panes)?, lead, moved(pane, cursor, panes)?))
            });
            spot.places = kept.collect();
            spot.places.resize(all, (0, 0, 0));
            spot.focus = stays.get(spot.focus).copied().flatten().unwrap_or(0);
            spot.visible.retain_mut(|it| {
                let to = stays.get(*it).copied().flatten();
                *it = to.unwrap_or(0);
                to.is_some()
            });
        };
        let all = panes.len() + renewal.added(self.articles.len()).count();
        for spot in self.jumps.spots_mut() {
            renew_spot(spot, all, &panes);
        }
        if let Some(spot) = self.prompt.as_mut().and_then(|it| it.origin_mut()) {
            renew_spot(spot, all, &panes);
        }
        self.focus = stays.get(self.focus).copied().flatten().unwrap_or(0);
        self.visible = self.visible.iter().filter_map(|&it| stays.get(it).copied()?).collect();
        for article in renewal.added(self.articles.len()) {
            panes.push(Pane::new(article, Arc::clone(&self.articles[article])));
        }
        self.panes = panes;
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

    /// How the text of a new article has moved, if it was open before.
    fn moved_to(&self, article: usize) -> Option<&Moved<'a>> {
        self.0.iter().flatten().find(|it| it.0 == article).map(|it| &it.1)
    }

    /// The articles, out of so many, that were not open before.
    fn added(&self, articles: usize) -> impl Iterator<Item = usize> {
        (0..articles).filter(|&it| self.moved_to(it).is_none())
    }
}
