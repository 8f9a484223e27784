//! Copying what the reader stands on, as citations.

use crate::analysis::{Place, SentenceRef, Strength};
use crate::text::Span;

use super::citation::citation;
use super::view::Quoted;
use super::{App, Effect};

/// Bytes that most terminals take at once: more than 100,000 in base 64 and some drop all of it.
const MOST: usize = 74_994;

/// How much is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// What the reader stands on.
    Here,
    /// That, and what stands beside it in the other articles.
    Counterparts,
}

impl App {
    /// Copies what is selected, or the passage here.
    pub(super) fn copy(&mut self, extent: Extent) -> Vec<Effect> {
        let quoted = match self.view() {
            None if self.focused().on_fold() => {
                let open = self.key_for(super::Action::Open);
                self.say(format!("what is folded is not copied; {open} opens it"));
                return Vec::new();
            }
            None => self.quoted_here(),
            Some(view) => {
                let Some(item) = view.item() else { return Vec::new() };
                let Some(quoted) = view.listing().quoted(self, item, view.part) else {
                    let line = view.listing().line(self, item);
                    return self.offer(line, "this line");
                };
                quoted
            }
        };
        let places = match extent {
            Extent::Here => quoted.chosen,
            Extent::Counterparts => quoted.all,
        };
        let cite = |it: &Place| {
            let weak = extent == Extent::Counterparts && quoted.weak.contains(it);
            let note = if weak { " (weak link)" } else { "" };
            citation(&self.articles[it.article], *it, note)
        };
        let mut parts: Vec<String> = places.iter().map(cite).collect();
        if extent == Extent::Counterparts {
            parts.splice(0..0, quoted.heading);
        }
        let names = places.iter().map(|it| self.range_name(it.article, it.span));
        let names = names.collect::<Vec<_>>().join(", ");
        match places.as_slice() {
            [] => self.say("there is nothing to copy"),
            [_] if extent == Extent::Counterparts => {
                let what = format!("{names} alone, the others do not tell it");
                return self.offer(parts.join("\n\n"), &what);
            }
            _ => return self.offer(parts.join("\n\n"), &names),
        }
        Vec::new()
    }

    /// Gives a text away to be copied, unless it is more than a terminal takes.
    fn offer(&mut self, mut text: String, what: &str) -> Vec<Effect> {
        text.push('\n');
        if text.len() > MOST {
            let kilobytes = |bytes: usize| bytes.div_ceil(1000);
            let (own, most) = (kilobytes(text.len()), kilobytes(MOST));
            self.warn(format!(
                "not copied: {what} is {own} kB, and a terminal takes {most} kB; copy less"
            ));
            return Vec::new();
        }
        self.say(format!("copied: {what}"));
        vec![Effect::Copy(text)]
    }

    /// The passage here, and what the other articles tell of the same: its counterparts, or else the
    /// passages of its event.
    fn quoted_here(&self) -> Quoted {
        let Some(here) = self.sentence_here() else { return Quoted::default() };
        let own = self.passage_of(here);
        let mut others = Vec::new();
        // Those that anything but a weak link speaks for.
        let mut sure = Vec::new();
        if let Some(analysis) = &self.analysis {
            for (_, it) in self.counterparts_here() {
                let place = self.passage_of(it.at);
                others.push(place);
                let link = &analysis.links[it.link];
                if Strength::of(link, analysis.link_threshold) > Strength::Weak {
                    sure.push(place);
                }
            }
            if others.is_empty()
                && let Some(event) = self.event_here()
            {
                let told = analysis.events[event].passages.iter();
                let elsewhere = told.filter(|it| it.article != here.article);
                others.extend(elsewhere.map(|it| it.place(&self.articles[it.article])));
                sure.clone_from(&others);
            }
        }
        let mut all = joined(others);
        all.retain(|it| *it != own);
        let is_weak = |it: &&Place| {
            let speaks = |at: &Place| at.article == it.article && at.span.overlaps(it.span);
            !sure.iter().any(speaks)
        };
        let weak = all.iter().filter(is_weak).copied().collect();
        all.insert(0, own);
        Quoted { heading: None, chosen: vec![own], all, weak }
    }

    /// The passage that a sentence stands in: as much of the event in focus as is told there in one
    /// go, or the sentence alone.
    fn passage_of(&self, at: SentenceRef) -> Place {
        let article = &self.articles[at.article];
        let span = article.sentences[at.sentence].span;
        let passage = self.event_here().and_then(|event| {
            let passages = &self.analysis.as_ref()?.events.get(event)?.passages;
            let around = passages
                .iter()
                .find(|it| it.article == at.article && it.sentences.contains(&at.sentence));
            around.map(|it| it.span(article))
        });
        Place { article: at.article, span: passage.unwrap_or(span) }
    }
}

/// Places in the order of the articles; those that overlap as one.
fn joined(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_unstable_by_key(|it| (it.article, it.span));
    let mut joined: Vec<Place> = Vec::new();
    for place in places {
        match joined.last_mut() {
            Some(last) if last.article == place.article && last.span.overlaps(place.span) => {
                last.span = Span::new(last.span.start, last.span.end.max(place.span.end));
            }
            _ => joined.push(place),
        }
    }
    joined
}
