//! Events: which passages of different articles discuss the same thing.

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use jiff::civil::Date;

use crate::text::{Article, Span};

use super::{Corpus, Languages, Options, Place, Repeat, Stage, Watch};

mod across;
mod affair;
mod beginnings;
mod candidates;
mod communities;
mod coverage;
mod dates;
mod english;
mod evidence;
mod fitting;
mod foreign;
mod gather;
mod judgements;
mod label;
mod lexicon;
mod linkage;
mod meaning;
mod measures;
mod mentions;
mod model;
mod names;
mod numbers;
mod order;
mod passages;
mod phrases;
mod rivals;
mod scores;
mod space;
mod table;
mod terms;
mod units;
mod witness;

pub use affair::{AffairMeasures, NAMES as AFFAIR_MEASURES};
use beginnings::Beginnings;
pub use coverage::Coverage;
pub use fitting::{Measured, MeasuredPair, measure, pool_affairs};
use foreign::Foreign;
use judgements::Judgements;
use linkage::Linkage;
use meaning::Meaning;
pub use measures::{NAMES as PAIR_MEASURES, PairMeasures};
use mentions::Mentions;
use scores::{Scored, Scores};
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
    /// The sentence of a third article that is surely linked with both and makes it surer.
    pub witness: Option<SentenceRef>,
    /// Whether the reader has pinned it. Its score is 1 then.
    pub pinned: bool,
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
    /// The same as a place in the set; `article` must be the one it belongs to.
    pub fn place(&self, article: &Article) -> Place {
        Place { article: self.article, span: self.span(article) }
    }

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
    /// The languages of the articles.
    pub languages: Languages,
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
    let mut set = Set::new(articles, corpus, boilerplate, repeats, options);
    let affairs = affair::log_odds(&set);
    let candidates = candidates::find(&set, &affairs, &|share| watch(Stage::Events, 0.6 * share))?;
    let least = options.min_link_score.map_or(model::THRESHOLD, |it| it.min(model::THRESHOLD));
    let Scores { mut scored, witnesses } = set.scores(&affairs, &candidates, least);
    scored.extend(set.scores_across(&affairs));
    scored.sort_unstable_by_key(|it| (it.0, it.1));
    set.judgements.apply(&set.units, &mut scored);
    watch(Stage::Events, 0.95)?;
    let at = |unit: u32| set.units.all[unit as usize].at;
    let mut links = Vec::new();
    for &(a, b, score) in scored.iter().filter(|it| it.2 >= least) {
        let pinned = set.judgements.pinned(a, b);
        let witness = witnesses.heeded([a, b], set.articles([a, b])).filter(|_| !pinned);
        links.push(Link {
            a: at(a),
            b: at(b),
            score,
            evidence: set.evidence(articles, corpus, a as usize, b as usize),
            witness: witness.map(at),
            pinned,
        });
    }
    // Equal scores go by their words, so that the order of the articles is no matter.
    let words = |it: &Scored| {
        let told = |unit: u32| {
            let at = at(unit);
            articles[at.article].slice(articles[at.article].sentences[at.sentence].span)
        };
        let mut sides = [told(it.0), told(it.1)];
        sides.sort_unstable();
        sides
    };
    let mut told = scored;
    told.retain(|it| it.2 >= model::THRESHOLD);
    told.sort_by(|x, y| y.2.total_cmp(&x.2).then_with(|| words(x).cmp(&words(y))));
    let linkage = Linkage::new(&told);
    let groups = gather::gather(&told, &linkage, &set.space, &set.units, &set.judgements);
    let only_here = set.only_here(articles, &told);
    let events = set.events(articles, corpus, &groups, &linkage, &links);
    ControlFlow::Continue(Found {
        languages: set.languages,
        threshold: model::THRESHOLD,
        links,
        events,
        only_here,
    })
}

/// The compared sentences of a set, seen from all sides.
struct Set {
    languages: Languages,
    units: Units,
    judgements: Judgements,
    terms: Terms,
    /// By content words.
    space: Space,
    /// By the first letters of all words.
    beginnings: Beginnings,
    /// By names.
    names: Space,
    mentions: Mentions,
    /// By what is the same in all languages.
    foreign: Foreign,
    /// By the vectors of an embedding, if there is one.
    meaning: Option<Meaning>,
}

impl Set {
    fn new(
        articles: &[Arc<Article>],
        corpus: &Corpus,
        boilerplate: &[Vec<bool>],
        repeats: &[Repeat],
        options: &Options,
    ) -> Self {
        let of_articles = corpus.articles.iter().map(|it| it.language);
        let languages = Languages::new(of_articles, options.embedding.as_deref());
        let units = Units::new(articles, corpus, boilerplate, repeats, &options.judged);
        let judgements = Judgements::new(&units, &options.judged);
        let terms = Terms::new(corpus);
        let space = Space::new(&units, &terms.of);
        let beginnings = Beginnings::new(&units, &terms);
        let mentions = Mentions::new(articles, corpus, &units, &terms);
        let foreign = Foreign::new(&languages, &units, &mentions);
        let of_unit = |it: &[names::NameMention]| it.iter().map(|name| name.name).collect();
        let names = Space::of(mentions.names.mentions.iter().map(of_unit));
        let meaning = options
            .embedding
            .as_ref()
            .map(|it| Meaning::new(it, articles, corpus, &languages, &units, &terms, &beginnings));
        Self {
            languages,
            units,
            judgements,
            terms,
            space,
            beginnings,
            names,
            mentions,
            foreign,
            meaning,
        }
    }
}
