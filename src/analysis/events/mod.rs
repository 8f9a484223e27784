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
mod coverage;
mod dates;
mod evidence;
mod fitting;
mod foreign;
mod gather;
mod judgements;
mod label;
mod lexicon;
mod meaning;
mod measures;
mod mentions;
mod model;
mod names;
mod numbers;
mod order;
mod passages;
mod rivals;
mod space;
mod table;
mod terms;
mod units;
mod witness;

pub use affair::{AffairMeasures, NAMES as AFFAIR_MEASURES};
use beginnings::Beginnings;
use candidates::Candidate;
pub use coverage::Coverage;
pub use fitting::{Measured, MeasuredPair, measure, pool_affairs};
use foreign::Foreign;
use judgements::Judgements;
use meaning::Meaning;
pub use measures::{NAMES as PAIR_MEASURES, PairMeasures};
use mentions::Mentions;
use space::Space;
use table::Table;
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
    let mut scored = set.scores(&affairs, &candidates);
    scored.extend(set.scores_across(&affairs));
    scored.sort_unstable_by_key(|(it, _)| (it.a, it.b));
    set.judgements.apply(&set.units, &mut scored);
    watch(Stage::Events, 0.95)?;
    let least = options.min_link_score.map_or(model::THRESHOLD, |it| it.min(model::THRESHOLD));
    let mut links = Vec::new();
    for (it, score) in scored.iter().filter(|(_, score)| *score >= least) {
        let (a, b) = (it.a as usize, it.b as usize);
        links.push(Link {
            a: set.units.all[a].at,
            b: set.units.all[b].at,
            score: *score,
            evidence: set.evidence(articles, corpus, a, b),
            pinned: set.judgements.pinned(it.a, it.b),
        });
    }
    // Equal scores go by their words, so that the order of the articles is no matter.
    let words = |it: &gather::Scored| {
        let told = |unit: u32| {
            let at = set.units.all[unit as usize].at;
            articles[at.article].slice(articles[at.article].sentences[at.sentence].span)
        };
        let mut sides = [told(it.0), told(it.1)];
        sides.sort_unstable();
        sides
    };
    let told = scored.iter().filter(|(_, score)| *score >= gather::WEAKEST);
    let mut told: Vec<gather::Scored> = told.map(|(it, score)| (it.a, it.b, *score)).collect();
    told.sort_by(|x, y| y.2.total_cmp(&x.2).then_with(|| words(x).cmp(&words(y))));
    let groups = gather::gather(&told, &set.units, &set.judgements);
    let sure = &told[..told.partition_point(|it| it.2 >= model::THRESHOLD)];
    let only_here = set.only_here(articles, sure);
    let events = set.events(articles, corpus, &groups, sure, &links);
    ControlFlow::Continue(Found {
        languages: set.languages,
        threshold: model::THRESHOLD,
        links,
        events,
        only_here,
    })
}

/// Highest score of two sentences that have no content word in common.
const UNSHOWN: f32 = 0.3;

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
        let embedding = options.embedding.as_ref();
        let of_articles = corpus.articles.iter().map(|it| it.language);
        let languages = Languages::new(of_articles, embedding.map(AsRef::as_ref));
        let units = Units::new(articles, corpus, boilerplate, repeats, &options.judged);
        let judgements = Judgements::new(&units, &options.judged);
        let terms = Terms::new(corpus);
        let space = Space::new(&units, &terms.of);
        let beginnings = Beginnings::new(&units, &terms);
        let mentions = Mentions::new(articles, corpus, &units, &terms);
        let foreign = Foreign::new(&languages, &units, &mentions);
        let of_unit = |it: &[names::NameMention]| it.iter().map(|name| name.name).collect();
        let names = Space::of(mentions.names.mentions.iter().map(of_unit));
        let meaning = embedding
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

    /// The candidates with their scores.
    fn scores(&self, affairs: &Table<f32>, candidates: &[Candidate]) -> Vec<(Candidate, f32)> {
        let articles = self.units.of_article.len();
        let affair = Table::new(articles, |a, b| model::probability(*affairs.at(a, b)));
        let score = |it: &Candidate, odds: f32| {
            let [a, b] = self.articles(it);
            affair.at(a, b) * model::probability(odds)
        };
        let odds = self.odds_alone(candidates);
        let mut scores: Vec<f32> =
            candidates.iter().zip(&odds).map(|(it, &odds)| score(it, odds)).collect();
        let thirds = affair::thirds(articles, affairs);
        if thirds.values().any(|&it| it) {
            let heard = witness::witnesses(self.units.all.len(), candidates, &scores);
            for (((it, odds), heard), slot) in
                candidates.iter().zip(odds).zip(heard).zip(&mut scores)
            {
                let [a, b] = self.articles(it);
                if *thirds.at(a, b) {
                    *slot = score(it, model::witnessed(odds, heard));
                }
            }
        }
        let shown = |(it, score): (&Candidate, f32)| {
            // What has no word to show for it is no link, however alike the small words are.
            let shown = it.likeness > 0.0 || measures::meaning(self, it).is_some_and(|it| it > 0.0);
            (*it, if shown { score } else { score.min(UNSHOWN) })
        };
        candidates.iter().zip(scores).map(shown).collect()
    }

    /// By candidate: the log odds that the two tell the same, inside one affair and without third articles.
    fn odds_alone(&self, candidates: &[Candidate]) -> Vec<f32> {
        let crowds = self.crowds();
        let measures = measures::measures(self, candidates);
        let odds = |(it, measures): (&Candidate, &PairMeasures)| {
            let [a, b] = self.articles(it);
            model::pair_log_odds(measures, measures::meaning(self, it), *crowds.at(a, b))
        };
        candidates.iter().zip(&measures).map(odds).collect()
    }

    /// By pair of articles: what their lengths add to the log odds of a pair of their sentences.
    fn crowds(&self) -> Table<f32> {
        let length = |article: usize| self.units.of_article[article].len();
        Table::new(self.units.of_article.len(), |a, b| model::crowd([length(a), length(b)]))
    }

    /// The articles of a pair.
    fn articles(&self, it: &Candidate) -> [usize; 2] {
        [it.a, it.b].map(|unit| self.units.article(unit as usize))
    }
}
