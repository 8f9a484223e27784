//! What there is to say about the passage that the reader stands on.

use crate::analysis::{SentenceRef, Strength};
use crate::text::Span;

use super::view::{View, ViewKind, why};
use super::{App, Counterpart};

impl App {
    /// The sentence that the reader stands on: the one that was gone to, else that at the beginning of the
    /// cursor's row.
    pub fn sentence_here(&self) -> Option<SentenceRef> {
        let pane = self.focused();
        let sentence = self.articles[pane.article].sentence_at(pane.offset_here())?;
        Some(SentenceRef { article: pane.article, sentence })
    }

    /// The event in focus: the one that was gone to, else the most important one told here.
    pub fn event_here(&self) -> Option<usize> {
        let told = self.events_here();
        self.event.filter(|it| told.contains(it)).or_else(|| told.first().copied())
    }

    /// All events that the sentence here tells, the most important first.
    pub fn events_here(&self) -> Vec<usize> {
        let Some(sentence) = self.sentence_here() else { return Vec::new() };
        let start = self.articles[sentence.article].sentences[sentence.sentence].span.start;
        self.marks[sentence.article].events_at(start)
    }

    /// The counterparts of the sentence here, or else of its block, with the sentence they belong to.
    pub fn counterparts_here(&self) -> Vec<(SentenceRef, Counterpart)> {
        let Some(here) = self.sentence_here() else { return Vec::new() };
        let own = self.counterparts.of(here);
        if !own.is_empty() {
            return own.iter().map(|it| (here, *it)).collect();
        }
        let article = &self.articles[here.article];
        let block = article.sentences[here.sentence].block;
        let mut all: Vec<_> = article
            .sentences_of(block)
            .flat_map(|sentence| {
                let from = SentenceRef { article: here.article, sentence };
                self.counterparts.of(from).iter().map(move |it| (from, *it))
            })
            .collect();
        all.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.1.at.cmp(&b.1.at)));
        all
    }

    /// What speaks for the link that the reader is asking about, as it stands in an article.
    pub fn evidence_spans(&self, article: usize) -> Vec<Span> {
        let Some(analysis) = &self.analysis else { return Vec::new() };
        let chosen = self.view().filter(|view| view.kind == ViewKind::Why);
        let partner = chosen.and_then(View::item).and_then(|item| why::partner(self, item));
        let Some(link) = partner.and_then(|it| analysis.links.get(it.link?)) else {
            return Vec::new();
        };
        let spans = link.evidence.iter().flat_map(|it| match article {
            _ if article == link.a.article => it.in_a.as_slice(),
            _ if article == link.b.article => it.in_b.as_slice(),
            _ => &[],
        });
        spans.copied().collect()
    }

    /// What is highlighted in an article because it tells what the focused sentence tells: its
    /// counterparts there, with how surely they do, else the passages there of the event in focus.
    pub fn partner_spans(&self, article: usize) -> Vec<(Span, Option<Strength>)> {
        let Some(here) = self.sentence_here() else { return Vec::new() };
        let Some(analysis) = self.analysis.as_ref().filter(|_| here.article != article) else {
            return Vec::new();
        };
        let text = &self.articles[article];
        let linked: Vec<(Span, Option<Strength>)> = self
            .counterparts
            .of(here)
            .iter()
            .filter(|it| it.at.article == article)
            .map(|it| {
                let strength = Strength::of(&analysis.links[it.link], analysis.link_threshold);
                (text.sentences[it.at.sentence].span, Some(strength))
            })
            .collect();
        if !linked.is_empty() {
            return linked;
        }
        let Some(event) = self.event_here() else { return Vec::new() };
        let told = self.marks[article].events.iter().filter(|it| it.event == event);
        told.map(|it| (it.span, None)).collect()
    }
}
