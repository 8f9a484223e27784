//! How alike sentences are in meaning, for those who have an embedding.
//!
//! A sentence is the sum of its words' vectors, each weighed by how rare its word is in the set, less
//! what all sentences have in common (after Arora et al. 2017): inside one affair everything is about
//! the same things, and what tells sentences apart is the rest.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::{Article, Language, Span};

use super::super::embedding::{Embedding, dot, factor_to};
use super::super::{Corpus, Languages};
use super::beginnings::Beginnings;
use super::terms::Terms;
use super::units::{Unit, Units};

/// Steps in which the numbers of a finished vector are counted.
const STEPS: f32 = 127.0;

/// The same before the common part is taken away. Sums of whole numbers do not depend on the order of the
/// articles.
const FINE_STEPS: f32 = 256.0 * STEPS;

/// Cosine from which two words are named as alike, in standard deviations of that of two random vectors
/// (one over the root of their length).
const ALIKE: f32 = 5.0;

/// Most pairs of like words named for a link.
const MOST: usize = 3;

/// The meaning of the compared sentences.
#[derive(Debug)]
pub(super) struct Meaning {
    embedding: Arc<Embedding>,
    /// By unit: its vector, of length [`STEPS`] or 0.
    vectors: Vec<i8>,
}

/// What the sentences in one language have in common.
struct Common {
    units: u32,
    sum: Vec<i64>,
}

impl Common {
    fn new(dimensions: usize) -> Self {
        Self { units: 0, sum: vec![0; dimensions] }
    }
}

/// Two words that are used alike, with their cosine.
pub(super) type LikeWords = (f32, Span, Span);

impl Meaning {
    /// The vectors of all units, their words weighed by how rare they are in the set, less what all in
    /// one language have in common. Linear in the number of words.
    pub(super) fn new(
        embedding: &Arc<Embedding>,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        languages: &Languages,
        units: &Units,
        terms: &Terms,
        beginnings: &Beginnings,
    ) -> Self {
        let dimensions = embedding.dimensions();
        let mut fine: Vec<i16> = Vec::with_capacity(units.all.len() * dimensions);
        let several = languages.several();
        let language = |unit: &Unit| languages.of(unit.at.article).filter(|_| several);
        let mut common: FxHashMap<Option<Language>, Common> = FxHashMap::default();
        let mut sum = vec![0.0; dimensions];
        for unit in &units.all {
            let (article, of) = (&articles[unit.at.article], unit.at.article);
            sum.fill(0.0);
            for word in unit.words.clone() {
                let weight = beginnings.rarity(terms.starts[of][word]);
                let written = article.slice(corpus.articles[of].span(word));
                embedding.add(written, weight, &mut sum);
            }
            let factor = factor_to(FINE_STEPS, &sum);
            let common = common.entry(language(unit)).or_insert_with(|| Common::new(dimensions));
            common.units += 1;
            for (slot, number) in common.sum.iter_mut().zip(&sum) {
                let number = (number * factor) as i16;
                fine.push(number);
                *slot += i64::from(number);
            }
        }
        let mut vectors = Vec::with_capacity(fine.len());
        for (vector, unit) in fine.chunks(dimensions).zip(&units.all) {
            let common = &common[&language(unit)];
            let all = common.units as f32;
            if vector.iter().all(|&it| it == 0) {
                // It has no known word, and so not the opposite of what the others have in common.
                vectors.extend(std::iter::repeat_n(0, dimensions));
                continue;
            }
            for (slot, (&number, &common)) in sum.iter_mut().zip(vector.iter().zip(&common.sum)) {
                *slot = f32::from(number) - common as f32 / all;
            }
            let factor = factor_to(STEPS, &sum);
            vectors.extend(sum.iter().map(|it| (it * factor).round() as i8));
        }
        Self { embedding: Arc::clone(embedding), vectors }
    }

    /// Cosine of two units, -1 to 1; 0 where one of them has no known word.
    pub(super) fn likeness(&self, a: usize, b: usize) -> f32 {
        let width = self.embedding.dimensions();
        let of = |unit: usize| &self.vectors[unit * width..(unit + 1) * width];
        let dot: i32 = of(a).iter().zip(of(b)).map(|(&x, &y)| i32::from(x) * i32::from(y)).sum();
        dot as f32 / (STEPS * STEPS)
    }

    /// The pairs of words, one of each article, that are used most alike, the likest first and no word
    /// twice. Takes time for each pair.
    pub(super) fn like_words(
        &self,
        a: (&Article, &[Span]),
        b: (&Article, &[Span]),
    ) -> Vec<LikeWords> {
        let directions = |(article, words): (&Article, &[Span])| -> Vec<Vec<f32>> {
            words.iter().map(|&word| self.embedding.direction(article.slice(word))).collect()
        };
        let (of_a, of_b) = (directions(a), directions(b));
        let least = ALIKE / (self.embedding.dimensions() as f32).sqrt();
        let mut pairs: Vec<LikeWords> = Vec::new();
        for (x, &in_a) in of_a.iter().zip(a.1) {
            for (y, &in_b) in of_b.iter().zip(b.1) {
                let cosine = dot(x, y);
                if cosine >= least {
                    pairs.push((cosine, in_a, in_b));
                }
            }
        }
        pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let mut found: Vec<LikeWords> = Vec::new();
        for pair in pairs {
            if found.len() < MOST && found.iter().all(|it| it.1 != pair.1 && it.2 != pair.2) {
                found.push(pair);
            }
        }
        found
    }
}
