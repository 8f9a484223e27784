//! Where near copies differ: for the panes and for the preview of a repeat.

use std::rc::Rc;

use crate::analysis::Repeat;
use crate::analysis::reuse::{Change, ChangeOp, Nature};
use crate::text::{Span, siglum};

use super::App;
use super::names::day;
use super::view::{PreviewLine, Tone};

/// Words of context around a change in the preview.
const CONTEXT: usize = 5;

impl App {
    /// By place of a near repeat: the words in which it differs from the first place, and for the
    /// first those in which any other differs. Compared when first asked for, and kept.
    pub fn differing(&self, repeat: usize) -> Rc<[Vec<Span>]> {
        if let Some(known) = self.differing.borrow().get(&repeat) {
            return Rc::clone(known);
        }
        let found: Rc<[Vec<Span>]> =
            match self.analysis.as_ref().and_then(|it| it.repeats.get(repeat)) {
                Some(it) => differing(it, &it.variants(&self.articles)).into(),
                None => Rc::default(),
            };
        self.differing.borrow_mut().insert(repeat, Rc::clone(&found));
        found
    }

    /// What the preview of a repeat says: its places, what it is, and how they differ, or its text
    /// where they do not.
    pub(super) fn preview_repeat(&self, repeat: &Repeat) -> Vec<PreviewLine> {
        let names: Vec<String> =
            repeat.places.iter().map(|it| self.range_name(it.article, it.span)).collect();
        let mut lines = vec![
            PreviewLine::plain("stands in", names.join(" · ")),
            PreviewLine::plain("what it is", self.nature(repeat)),
        ];
        let variants = repeat.variants(&self.articles);
        for variant in &variants {
            let (old, new) = (repeat.places[variant.between.0], repeat.places[variant.between.1]);
            let head = format!(
                "{} → {}",
                self.place_name(old.article, old.span.start),
                self.place_name(new.article, new.span.start)
            );
            let changed = variant.changes.iter().enumerate().filter(|(_, it)| is_other(it));
            lines.extend(changed.map(|(at, _)| PreviewLine {
                head: head.clone(),
                pieces: self.change(&variant.changes, at, old.article, new.article),
            }));
        }
        if variants.is_empty() {
            lines.extend(repeat.places.first().map(|it| {
                let text = self.articles[it.article].slice(it.span).to_owned();
                PreviewLine::plain(self.place_name(it.article, it.span.start), text)
            }));
        }
        lines
    }

    /// What a repeat is, and which article had it first.
    fn nature(&self, repeat: &Repeat) -> String {
        let nature = match repeat.nature(&self.articles) {
            Nature::PastedBody => "a body pasted again",
            Nature::Boilerplate => "page furniture",
            Nature::Quotation => "quoted words",
            Nature::Passage => "a passage",
            Nature::SetPhrase => "a set phrase",
        };
        let same = 100.0 * repeat.similarity;
        let alike =
            if repeat.similarity < 1.0 { format!(", {same:.0} % the same") } else { String::new() };
        let across = repeat.places.iter().any(|it| it.article != repeat.places[0].article);
        let first = match repeat.oldest(&self.articles) {
            Some(article) => {
                let date =
                    self.articles[article].published.map(|it| format!(" ({})", day(it.date)));
                format!(" · oldest in {}{}", siglum(article), date.unwrap_or_default())
            }
            None if across => " · which is older is undetermined".into(),
            None => String::new(),
        };
        format!("{nature}{alike}{first}")
    }

    /// A change with some words around it: what it was, struck, and what it became.
    fn change(&self, changes: &[Change], at: usize, old: usize, new: usize) -> Vec<(String, Tone)> {
        let words = |article: usize, span: Span| -> Vec<&str> {
            self.articles[article].slice(span).split_whitespace().collect()
        };
        let before = at.checked_sub(1).map_or(Vec::new(), |before| words(old, changes[before].old));
        let after = changes.get(at + 1).map_or(Vec::new(), |it| words(old, it.old));
        let (was, is) =
            (words(old, changes[at].old).join(" "), words(new, changes[at].new).join(" "));
        let mut pieces =
            vec![(before[before.len().saturating_sub(CONTEXT)..].join(" "), Tone::Plain)];
        let mut add = |text: String, tone| {
            if !text.is_empty() {
                pieces.push((" ".into(), Tone::Plain));
                pieces.push((text, tone));
            }
        };
        add(if was.is_empty() { was } else { format!("[−{was}]") }, Tone::Gone);
        add(if is.is_empty() { is } else { format!("[+{is}]") }, Tone::Come);
        add(after[..after.len().min(CONTEXT)].join(" "), Tone::Plain);
        pieces
    }
}

/// Whether a change is more than another dress of the same words.
fn is_other(change: &Change) -> bool {
    change.op != ChangeOp::Equal && !change.typographic
}

fn differing(repeat: &Repeat, variants: &[crate::analysis::reuse::Variant]) -> Vec<Vec<Span>> {
    let mut spans = vec![Vec::new(); repeat.places.len()];
    for variant in variants {
        for change in variant.changes.iter().filter(|it| is_other(it)) {
            spans[variant.between.0].push(change.old);
            spans[variant.between.1].push(change.new);
        }
    }
    spans
}
