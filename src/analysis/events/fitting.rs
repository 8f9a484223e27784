//! What the score of links is fitted on (`benches/fit_links`): the measures themselves, which the program sums up
//! at once.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::text::Article;

use super::super::embedding::Embedding;
use super::super::{Corpus, Options, Repeat};
use super::affair::{self, AffairMeasures};
use super::candidates::{self, Candidate};
use super::measures::{self, PairMeasures};
use super::table::Table;
use super::witness::Witnesses;
use super::{SentenceRef, Set};

/// What the score of links is fitted on.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// By pair of articles: their measures, in the order of [`AFFAIR_MEASURES`](super::AFFAIR_MEASURES).
    pub affairs: Vec<(usize, usize, AffairMeasures)>,
    /// The candidate pairs of sentences.
    pub pairs: Vec<MeasuredPair>,
    /// By article: the beginnings of its words, each once.
    pub beginnings: Vec<BTreeSet<String>>,
    /// `pairs` by number, and how many numbers there are.
    candidates: (Vec<Candidate>, usize),
}

impl Measured {
    /// By pair: how surely a third article joins it, 0 to 1, when these are the scores of all pairs.
    pub fn witnesses(&self, scores: &[f32]) -> Vec<f32> {
        let (candidates, units) = &self.candidates;
        let articles = self.beginnings.len();
        let linked = candidates.iter().zip(scores).map(|(it, &score)| (it.a, it.b, score));
        let witnesses = Witnesses::new(*units, Table::new(articles, |_, _| true), linked);
        let sure = |(it, pair): (&Candidate, &MeasuredPair)| {
            let heard = witnesses.of([it.a, it.b], [pair.a.article, pair.b.article]);
            heard.map_or(0.0, |it| it.sure)
        };
        candidates.iter().zip(&self.pairs).map(sure).collect()
    }
}

/// A pair of sentences of different articles, measured.
#[derive(Clone, Debug)]
pub struct MeasuredPair {
    /// The sentence in the article that comes first in the set.
    pub a: SentenceRef,
    /// The sentence in the other.
    pub b: SentenceRef,
    /// Its measures, in the order of [`PAIR_MEASURES`](super::PAIR_MEASURES).
    pub measures: PairMeasures,
    /// How far they are alike in meaning (0 to 1), if there is an embedding.
    pub meaning: Option<f32>,
    /// What the lengths of their articles add to the log odds.
    pub crowd: f32,
}

/// The measures of a set, for fitting the score.
pub fn measure(
    articles: &[Arc<Article>],
    corpus: &Corpus,
    boilerplate: &[Vec<bool>],
    repeats: &[Repeat],
    embedding: Option<&Arc<Embedding>>,
) -> Measured {
    let options = Options { embedding: embedding.cloned(), ..Options::default() };
    let set = Set::new(articles, corpus, boilerplate, repeats, &options);
    let affairs = affair::measures(&set);
    let any = Table::new(articles.len(), |_, _| 0.0);
    let watch = |_| ControlFlow::Continue(());
    let candidates = candidates::find(&set, &any, &watch);
    let candidates = candidates.continue_value().unwrap_or_default();
    let measures = measures::measures(&set, &candidates);
    let crowds = set.crowds();
    let at = |unit: u32| set.units.all[unit as usize].at;
    let pair = |(it, measures): (&Candidate, PairMeasures)| {
        let [of_a, of_b] = set.articles([it.a, it.b]);
        MeasuredPair {
            a: at(it.a),
            b: at(it.b),
            measures,
            meaning: measures::meaning(&set, it),
            crowd: *crowds.at(of_a, of_b),
        }
    };
    let pairs = candidates.iter().zip(measures).map(pair).collect();
    let letters = |of: &Vec<u32>| {
        of.iter().map(|&it| set.terms.beginnings[it as usize].clone()).collect::<BTreeSet<String>>()
    };
    let all = |b: usize| (0..b).map(move |a| (a, b));
    Measured {
        affairs: (0..articles.len())
            .flat_map(all)
            .map(|(a, b)| (a, b, *affairs.at(a, b)))
            .collect(),
        pairs,
        beginnings: set.terms.starts.iter().map(letters).collect(),
        candidates: (candidates, set.units.all.len()),
    }
}

/// What is known of pairs of articles from the log odds of each alone; for fitting. Both lists run over the pairs
/// `(0, 1), (0, 2), (1, 2), (0, 3) …`: the log odds that they tell one affair, lent to one another as the score
/// does it, and whether a third article tells it too.
pub fn pool_affairs(articles: usize, own: &[f32]) -> Vec<(f32, bool)> {
    let mut odds = own.iter().copied();
    let own = Table::new(articles, |_, _| odds.next().unwrap_or_default());
    let pooled = affair::pool(articles, &own);
    let thirds = affair::thirds(articles, &pooled);
    let pairs = (0..articles).flat_map(|b| (0..b).map(move |a| (a, b)));
    pairs.map(|(a, b)| (*pooled.at(a, b), *thirds.at(a, b))).collect()
}
