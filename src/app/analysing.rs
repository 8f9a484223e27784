//! The analysis of what is open: asked for, taken in without moving the reader, stopped.

use std::sync::Arc;

use crate::analysis::{Analysis, Judged, SentenceRef};
use crate::page::{Landmarks, Marks};
use crate::text::Article;

use super::view::Held;
use super::{App, Counterparts, Effect, Scrolling};

impl App {
    /// Asks for the analysis with what is judged now.
    pub(super) fn analyse_anew(&mut self) -> Effect {
        self.generation += 1;
        Effect::Analyse(self.generation)
    }

    /// Whether the comparison of what is open was stopped.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped == Some(self.generation)
    }

    /// Reads on without the analysis that is under way.
    pub(super) fn stop_comparing(&mut self) {
        self.generation += 1;
        self.progress = None;
        self.stopped = Some(self.generation);
        if let Some(coming) = self.coming.take() {
            self.renew(coming, None);
        }
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

    /// Takes the analysis in without moving the reader.
    pub(super) fn take(&mut self, analysis: Arc<Analysis>) {
        self.analysed = self.generation;
        if let Some(coming) = self.coming.take() {
            self.renew(coming, Some(analysis));
        } else {
            let held = self.hold_views();
            self.install(analysis, &Some);
            self.take_up_views(&held);
        }
        self.resume_again();
    }

    /// Puts an analysis in force; `moved` tells what a sentence of the one before has become.
    pub(super) fn install(
        &mut self,
        analysis: Arc<Analysis>,
        moved: &dyn Fn(SentenceRef) -> Option<SentenceRef>,
    ) {
        let same_event = |event| self.analysis.as_ref()?.event_again(event, &analysis, moved);
        let event = self.event.and_then(same_event);
        self.jumps.follow(&same_event);
        let articles = || self.articles.iter().map(AsRef::as_ref);
        self.marks = Marks::of_set(articles(), &analysis);
        self.counterparts = Counterparts::new(articles(), &analysis);
        let told = self.analysis.as_ref().and_then(|it| it.languages.told());
        let languages = analysis.languages.told().filter(|it| Some(it) != told.as_ref());
        self.analysis = Some(analysis);
        if let Some(languages) = languages {
            self.note(languages);
        }
        self.progress = None;
        self.comparisons.clear();
        self.event = event;
        self.landmarks = Landmarks::default();
        self.refilter();
        self.lay_out();
        if self.scrolling != Scrolling::Linked {
            self.follow();
        }
    }

    /// What is selected in the open views, and in those that jumps lead back to.
    pub(super) fn hold_views(&self) -> Vec<Option<Held>> {
        let remembered = self.jumps().iter().flat_map(|it| &it.views);
        self.views.iter().chain(remembered).map(|it| Held::new(self, it)).collect()
    }

    /// Selects again what was selected, in other articles or another analysis.
    pub(super) fn take_up_views(&mut self, held: &[Option<Held>]) {
        let found: Vec<Option<usize>> =
            held.iter().map(|it| it.as_ref().and_then(|it| it.find(self))).collect();
        let remembered = self.jumps.spots_mut().flat_map(|it| &mut it.views);
        for (view, item) in self.views.iter_mut().chain(remembered).zip(found) {
            view.hold_on_to(item);
        }
        self.relist();
    }

    /// Reads on without an analysis.
    pub(super) fn forget_analysis(&mut self) {
        self.analysis = None;
        self.marks = vec![Marks::default(); self.articles.len()];
        self.counterparts = Counterparts::default();
        self.comparisons.clear();
        self.event = None;
        self.refilter();
        self.jumps.follow(&|_| None);
        self.lay_out();
    }
}
