//! Events: which passages of different articles discuss the same thing.

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use jiff::civil::Date;

use crate::text::{Article, Span};

use super::{Corpus, Options, Repeat, Stage, Watch};

mod candidates;
mod dates;
mod evidence;
mod gather;
mod label;
mod measures;
mod mentions;
mod model;
mod names;
mod numbers;
mod passages;
mod space;
mod terms;
mod units;

use candidates::Candidate;
pub use measures::{Measures, NAMES as MEASURES};
use mentions::Mentions;
use space::Space;
use terms::Terms;
use units::Units;

/// A sentence of an article of the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceRef {
    /// Index of the article.
    pub article: usize,
    /// Index into `Article::sentences`.
    pub sentence: usize,
}

/// Two sentences of different articles that discuss the same event. `a` comes before `b`.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The sentence in the article that comes first in the set.
    pub a: SentenceRef,
    /// The sentence in the other.
    pub b: SentenceRef,
    /// How sure it is, 0 to 1.
    pub score: f32,
    /// Why, strongest first.
    pub evidence: Vec<Evidence>,
}

/// Something that two linked sentences share.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// How a reader would write it.
    pub text: String,
    /// Where it stands in the first sentence's article.
    pub in_a: Vec<Span>,
    /// Where it stands in the second's.
    pub in_b: Vec<Span>,
}

/// What two passages have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A person, place or body.
    Name,
    /// A day, month or year.
    Date,
    /// A number, with its unit if it has one.
    Number,
    /// Words that few passages of the set use.
    Term,
    /// The same words in quotation marks.
    Quotation,
    /// Likeness in meaning, from an embedding.
    Meaning,
}

/// A happening, statement or topic of the affair.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Three to eight words from the passages themselves.
    pub label: String,
    /// The day it took place, if the passages name one.
    pub date: Option<Date>,
    /// What tells it, by article and position; from at least two articles.
    pub passages: Vec<Passage>,
    /// Indexes into `Analysis::links`.
    pub links: Vec<usize>,
}

impl Event {
    /// The articles that tell it, in order.
    pub fn articles(&self) -> Vec<usize> {
        let mut articles: Vec<usize> = self.passages.iter().map(|it| it.article).collect();
        articles.dedup();
        articles
    }
}

/// One or more adjacent sentences of one block.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Index of the article.
    pub article: usize,
    /// Indexes into `Article::sentences`; never empty.
    pub sentences: Range<usize>,
    /// How central it is to its event, 0 to 1.
    pub score: f32,
}

impl Passage {
    /// Where it stands in the text of `article`, which must be the one it belongs to.
    pub fn span(&self, article: &Article) -> Span {
        let first = article.sentences[self.sentences.start].span;
        let last = article.sentences[self.sentences.end - 1].span;
        Span::new(first.start, last.end)
    }
}

/// What [`find`] found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Score from which a link counts.
    pub threshold: f32,
    /// Links at or above the threshold (or the weaker one asked for), by `a`, then `b`.
    pub links: Vec<Link>,
    /// Events, the most important first.
    pub events: Vec<Event>,
    /// By article: the passages that no other article tells.
    pub only_here: Vec<Vec<Span>>,
}

/// Links passages of different articles and gathers them to events.
///
/// Near-linear in the number of words, but for pairs of sentences that share a term that is not
/// common, each of which is measured once.
pub fn find(
    articles: &[Arc<Article>],
    corpus: &Corpus,
    boilerplate: &[Vec<bool>],
    repeats: &[Repeat],
    options: &Options,
    watch: &Watch<'_>,
) -> ControlFlow<(), Found> {
    let set = Set::new(articles, corpus, boilerplate, repeats);
    let candidates = set.candidates(&|share| watch(Stage::Events, 0.9 * share))?;
    let measures = set.measures(&candidates);
    let scored: Vec<(Candidate, f32)> =
        candidates.into_iter().zip(measures.iter().map(model::score)).collect();
    watch(Stage::Events, 0.95)?;
    let least = options.min_link_score.map_or(model::THRESHOLD, |it| it.min(model::THRESHOLD));
    let mut links = Vec::new();
    let mut sure = Vec::new();
    for (it, score) in scored.iter().filter(|(_, score)| *score >= least) {
        let (a, b) = (it.a as usize, it.b as usize);
        if *score >= model::THRESHOLD {
            sure.push((it.a, it.b, *score));
        }
        links.push(Link {
            a: set.units.all[a].at,
            b: set.units.all[b].at,
            score: *score,
            evidence: set.evidence(articles, corpus, a, b),
        });
    }
    sure.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    let groups = gather::gather(&sure, &set.units);
    let only_here = set.only_here(articles, &sure);
    let events = set.events(articles, corpus, &groups, &sure, &links);
    ControlFlow::Continue(Found { threshold: model::THRESHOLD, links, events, only_here })
}

/// A candidate pair and what is measured of it: what a link's score is fitted on.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The sentence in the article that comes first in the set.
    pub a: SentenceRef,
    /// The sentence in the other.
    pub b: SentenceRef,
    /// The measures, in the order of [`MEASURES`].
    pub measures: Measures,
}

/// The measures of every candidate pair of a set, for fitting the score.
pub fn measure(
    articles: &[Arc<Article>],
    corpus: &Corpus,
    boilerplate: &[Vec<bool>],
    repeats: &[Repeat],
) -> Vec<Measured> {
    let set = Set::new(articles, corpus, boilerplate, repeats);
    let candidates =
        set.candidates(&|_| ControlFlow::Continue(())).continue_value().unwrap_or_default();
    let measures = set.measures(&candidates);
    let at = |unit: u32| set.units.all[unit as usize].at;
    candidates
        .iter()
        .zip(measures)
        .map(|(it, measures)| Measured { a: at(it.a), b: at(it.b), measures })
        .collect()
}

/// The compared sentences of a set, seen from all sides.
struct Set {
    units: Units,
    terms: Terms,
    space: Space,
    starts: Space,
    names: Space,
    mentions: Mentions,
}

impl Set {
    fn new(
        articles: &[Arc<Article>],
        corpus: &Corpus,
        boilerplate: &[Vec<bool>],
        repeats: &[Repeat],
    ) -> Self {
        let units = Units::new(articles, corpus, boilerplate, repeats);
        let terms = Terms::new(corpus);
        let space = Space::new(&units, &terms);
        let starts = space.coarser(&terms.starts());
        let mentions = Mentions::new(articles, corpus, &units, &terms);
        let names = Space::of(
            mentions
                .names
                .mentions
                .iter()
                .map(|it| it.iter().map(|mention| mention.name).collect()),
            mentions.names.forms.len(),
        );
        Self { units, terms, space, starts, names, mentions }
    }

    fn candidates(
        &self,
        watch: &dyn Fn(f32) -> ControlFlow<()>,
    ) -> ControlFlow<(), Vec<Candidate>> {
        candidates::find(&self.space, &self.units, watch)
    }

    fn measures(&self, candidates: &[Candidate]) -> Vec<Measures> {
        let measure = measures::Measure {
            units: &self.units,
            space: &self.space,
            starts: &self.starts,
            names: &self.names,
            mentions: &self.mentions,
        };
        measure.all(candidates)
    }
}
