//! What kind of thing a repeat is, and which of its articles had it first.

use std::sync::Arc;

use crate::text::{Article, Span, token};

use super::{Place, Repeat, Scope};

/// A repeat inside an article is its body pasted again when it holds this share of its words …
const BODY_SHARE: f64 = 0.2;

/// … and so many words.
const BODY_WORDS: usize = 100;

/// A shorter repeat that is no whole sentence anywhere is a set phrase.
const PHRASE: usize = 12;

/// Share of a place that must stand in quotation marks for it to be quoted.
const QUOTED: f64 = 0.8;

/// What a repeat is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// The article says itself again: its body stands in it several times.
    PastedBody,
    /// Page furniture.
    Boilerplate,
    /// Quoted words.
    Quotation,
    /// A passage that stands again, here or in another article.
    Passage,
    /// Less than a sentence and short: a phrase that several writers may well find by themselves.
    SetPhrase,
}

impl Repeat {
    /// What it is. Linear in the length of the blocks that hold its places.
    pub fn nature(&self, articles: &[Arc<Article>]) -> Nature {
        let sentence = |place: &Place| holds_sentence(&articles[place.article], place.span);
        let quoted = |place: &Place| is_quoted(&articles[place.article], place.span);
        if self.boilerplate {
            Nature::Boilerplate
        } else if self.is_body(articles) {
            Nature::PastedBody
        } else if self.places.iter().all(quoted) {
            Nature::Quotation
        } else if self.words < PHRASE && !self.places.iter().any(sentence) {
            Nature::SetPhrase
        } else {
            Nature::Passage
        }
    }

    /// The article that had it first, of those that share it: the only one with the earliest date.
    /// `None` when it lies within one article, or where a date is not known or not the only
    /// earliest.
    pub fn oldest(&self, articles: &[Arc<Article>]) -> Option<usize> {
        let mut dates = Vec::new();
        for places in self.places.chunk_by(|a, b| a.article == b.article) {
            let article = places[0].article;
            dates.push((articles[article].published?.date, article));
        }
        dates.sort_unstable();
        match dates[..] {
            [(first, article), (second, _), ..] if first < second => Some(article),
            _ => None,
        }
    }

    /// Whether the places in some article are large parts of it.
    fn is_body(&self, articles: &[Arc<Article>]) -> bool {
        self.words >= BODY_WORDS
            && self.scope() != Scope::Across
            && self.places.chunk_by(|a, b| a.article == b.article).any(|places| {
                let article = &articles[places[0].article];
                let share = places[0].span.len() as f64 / article.text.len() as f64;
                places.len() > 1 && share >= BODY_SHARE
            })
    }
}

/// Whether a whole sentence lies in `span`.
fn holds_sentence(article: &Article, span: Span) -> bool {
    let first = article.sentences.partition_point(|it| it.span.start < span.start);
    article.sentences.get(first).is_some_and(|sentence| span.covers(sentence.span))
}

/// Whether the words in `span` stand in quotation marks, nearly all of them.
fn is_quoted(article: &Article, span: Span) -> bool {
    let Some(first) = article.block_at(span.start) else { return false };
    let blocks = article.blocks[first..].iter().take_while(|it| it.span.start < span.end);
    let (mut quoted, mut words) = (0_usize, 0_usize);
    for block in blocks {
        let marks = quoted_parts(article.slice(block.span), block.span.start);
        let Some(part) = block.span.intersection(span) else { continue };
        for word in token::tokens(article.slice(part)) {
            let at = part.start + word.start;
            words += 1;
            quoted += usize::from(marks.iter().any(|it| it.contains(at)));
        }
    }
    words > 0 && quoted as f64 >= QUOTED * words as f64
}

/// The parts of a block's text in double quotation marks; one left open ends with the block.
fn quoted_parts(text: &str, offset: usize) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut open = None;
    for (at, mark) in text.char_indices() {
        match (mark, open) {
            ('“' | '«' | '„' | '"', None) => open = Some(at),
            ('”' | '»' | '"', Some(start)) => {
                parts.push(Span::new(offset + start, offset + at));
                open = None;
            }
            _ => {}
        }
    }
    parts.extend(open.map(|start| Span::new(offset + start, offset + text.len())));
    parts
}
