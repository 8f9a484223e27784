//! Links rejected and pinned by hand.

use crate::analysis::{Judged, SentenceRef, Verdict};

use super::action::Action;
use super::view::{View, ViewKind, why};
use super::{App, Effect};

/// A sentence of another article that the passage here is linked with, or was before the reader
/// rejected it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The sentence here.
    pub here: SentenceRef,
    /// The other.
    pub there: SentenceRef,
    /// Index into `Analysis::links`; `None` while the analysis does not link the two.
    pub link: Option<usize>,
    /// What the reader has decided.
    pub verdict: Option<Verdict>,
}

impl App {
    /// What the reader has decided of pairs of sentences.
    pub fn judged(&self) -> Vec<Judged> {
        self.notes.judged().collect()
    }

    /// The sentence that waits for another to be pinned to.
    pub fn held(&self) -> Option<SentenceRef> {
        self.held
    }

    /// What the sentence here, or else its block, is linked with: pinned links first, then the
    /// others from the surest on, then those that the reader has rejected.
    pub fn partners_here(&self) -> Vec<Partner> {
        let mut partners: Vec<Partner> = self
            .counterparts_here()
            .into_iter()
            .map(|(here, it)| {
                let verdict = self.notes.verdict([here, it.at]);
                Partner { here, there: it.at, link: Some(it.link), verdict }
            })
            .collect();
        let Some(here) = self.sentence_here() else { return partners };
        let own = partners.iter().any(|it| it.here == here);
        let block = |at: SentenceRef| self.articles[at.article].sentences[at.sentence].block;
        for Judged { ends: [a, b], verdict } in self.notes.judged() {
            for (one, other) in [(a, b), (b, a)] {
                let beside = one.article == here.article && block(one) == block(here);
                let listed = partners.iter().any(|it| (it.here, it.there) == (one, other));
                if !listed && (one == here || (!own && beside)) {
                    let verdict = Some(verdict);
                    partners.push(Partner { here: one, there: other, link: None, verdict });
                }
            }
        }
        partners.sort_by_key(|it| match it.verdict {
            Some(Verdict::Pinned) => 0,
            None => 1,
            Some(Verdict::Rejected) => 2,
        });
        partners
    }

    /// Pins or rejects: in the why view the selected link; over the panes the passage here is
    /// pinned in two steps, and a link to reject is chosen in the view.
    pub(super) fn judge(&mut self, action: Action) -> Vec<Effect> {
        let verdict = if action == Action::Pin { Verdict::Pinned } else { Verdict::Rejected };
        match self.view().map(|it| it.kind) {
            Some(ViewKind::Notes) if action == Action::Reject => {
                return self.remove_selected_note();
            }
            Some(ViewKind::Marks) if action == Action::Reject => {
                self.remove_selected_mark();
                return Vec::new();
            }
            _ => {}
        }
        if self.analysis.is_none() {
            self.say_uncompared();
            return Vec::new();
        }
        match self.view().map(|view| view.kind) {
            Some(ViewKind::Why) => return self.judge_selected(verdict),
            Some(_) => self.say_view_is_open(),
            None if verdict == Verdict::Pinned => return self.pin_here(),
            None => {
                self.open_view(ViewKind::Why);
                if self.view().is_some() {
                    self.say("choose the link and press the same key again to reject it");
                }
            }
        }
        Vec::new()
    }

    fn judge_selected(&mut self, verdict: Verdict) -> Vec<Effect> {
        let item = self.view().and_then(View::item);
        let partner = item.and_then(|item| why::partner(self, item));
        partner.map_or_else(Vec::new, |it| self.decide([it.here, it.there], verdict))
    }

    /// Takes hold of the sentence here, or pins it to the one that is held.
    fn pin_here(&mut self) -> Vec<Effect> {
        let Some(here) = self.sentence_here() else { return Vec::new() };
        match self.held {
            Some(held) if held == here => {
                self.held = None;
                self.say("let go; nothing is pinned");
            }
            Some(held) if held.article != here.article => {
                self.held = None;
                return self.decide([held, here], Verdict::Pinned);
            }
            _ if self.articles.len() < 2 => self.say("there is no other article"),
            _ => self.held = Some(here),
        }
        Vec::new()
    }

    /// Keeps a decision, or takes it back if it stands already.
    fn decide(&mut self, ends: [SentenceRef; 2], verdict: Verdict) -> Vec<Effect> {
        let change = self.notes.judge(&self.articles, ends, verdict);
        let name = |at: SentenceRef| {
            let start = self.articles[at.article].sentences[at.sentence].span.start;
            self.place_name(at.article, start)
        };
        let pair = format!("{} – {}", name(ends[0]), name(ends[1]));
        self.say(match (self.notes.verdict(ends), verdict) {
            (Some(Verdict::Pinned), _) => format!("pinned: {pair}; the same again takes it back"),
            (Some(Verdict::Rejected), _) => {
                format!("rejected: {pair}; the same again takes it back")
            }
            (None, Verdict::Pinned) => format!("no longer pinned: {pair}"),
            (None, Verdict::Rejected) => format!("no longer rejected: {pair}"),
        });
        self.changes += 1;
        let anew = self.analyse_anew();
        self.relist();
        vec![Effect::Keep(change), anew]
    }
}
