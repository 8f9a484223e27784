//! Sentences as bags of word beginnings, and how much of them two sentences share.
//!
//! The first letters join what a stemmer keeps apart (`diplomat`, `diplomacy`), and pronouns and
//! other small words count a little: retellings share them where they share nothing else.

use super::super::lists::Lists;
use super::space::inverse_frequency;
use super::terms::Terms;
use super::units::Units;

/// Steps in which a weight of 1 is counted. Weights are whole numbers, so that sums do not depend
/// on the order of the articles.
const STEPS: f32 = 1024.0;

/// How far the length of two sentences is taken out of what they share: 0 leaves it in, so that
/// long sentences share much with all others, 1 takes it out as the cosine does, so that the
/// shortest win. Between the two as in pivoted length normalisation (Singhal, Buckley and Mitra
/// 1996).
const LENGTH: f32 = 0.6;

/// Length, as a share of the average, below which a sentence counts as no shorter.
const SHORTEST: f32 = 0.4;

/// Weight of a beginning that all kinds of news have.
const COMMON: f32 = 0.5;

/// Most pairs of sentences that the index may bring, counted once for each beginning they share.
/// In large sets the most frequent beginnings, which say least, weigh nothing so that it does not
/// bring more.
const MOST_PAIRS: u64 = 40_000_000;

/// The sentences of a set by the beginnings of their words.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    /// By beginning: its weight, the square of its inverse document frequency over the compared
    /// sentences, so that a handful of words that the whole affair is told in do not weigh as
    /// much as one that hardly anything else has.
    weight: Vec<u32>,
    /// By unit: its beginnings, each once, in order.
    pub(super) of_unit: Lists<u32>,
    /// By beginning: the units that have it, in order.
    units: Vec<Vec<u32>>,
    /// By unit: what is taken out for its length.
    length: Vec<f32>,
    /// What a sentence weighs on average; never 0.
    average: f32,
}

impl Beginnings {
    /// Weighs the beginnings of all units. Linear in the number of words.
    pub(super) fn new(units: &Units, terms: &Terms) -> Self {
        let of_unit = units.all.iter().map(|unit| {
            let mut found = terms.starts[unit.at.article][unit.words.clone()].to_vec();
            found.sort_unstable();
            found.dedup();
            found
        });
        let mut of_unit: Lists<u32> = of_unit.collect();
        let mut frequency = vec![0_u32; terms.beginnings.len()];
        for &beginning in of_unit.items(0..of_unit.len()) {
            frequency[beginning as usize] += 1;
        }
        let all = of_unit.len() as f32;
        let idf = |df: u32| inverse_frequency(df, all);
        let most = frequency.iter().filter(|df| **df > 0).map(|&df| idf(df)).fold(1.0, f32::max);
        let rare = rare(&frequency);
        let weigh = |(&df, &common): (&u32, &bool)| {
            let share = if common { COMMON } else { 1.0 };
            let weight = (idf(df).powi(2) / most * share * STEPS).round() as u32;
            if df <= rare { weight } else { 0 }
        };
        let weight: Vec<u32> = frequency.iter().zip(&terms.common).map(weigh).collect();
        let mut by_beginning: Vec<Vec<u32>> = frequency
            .iter()
            .map(|&df| Vec::with_capacity(if df <= rare { df as usize } else { 0 }))
            .collect();
        of_unit.retain(|&it| weight[it as usize] > 0);
        for (unit, beginnings) in of_unit.iter().enumerate() {
            for &it in beginnings {
                by_beginning[it as usize].push(unit as u32);
            }
        }
        let sums: Vec<u64> = of_unit
            .iter()
            .map(|it| it.iter().map(|&it| u64::from(weight[it as usize])).sum())
            .collect();
        let average = (sums.iter().sum::<u64>() as f64 / sums.len().max(1) as f64).max(1.0) as f32;
        let length = |&sum: &u64| (sum as f32 / average).max(SHORTEST).powf(LENGTH / 2.0);
        let length = sums.iter().map(length).collect();
        Self { weight, of_unit, units: by_beginning, length, average }
    }

    /// The units that have a beginning, in order, and its weight.
    pub(super) fn having(&self, beginning: u32) -> (&[u32], u32) {
        (&self.units[beginning as usize], self.weight[beginning as usize])
    }

    /// How rare a beginning is, on a scale of inverse document frequency.
    pub(super) fn rarity(&self, beginning: u32) -> f32 {
        (self.weight[beginning as usize] as f32).sqrt()
    }

    /// How much two units share for their length, from what their common beginnings weigh:
    /// 0 for nothing, about 1 for the same sentence.
    pub(super) fn density(&self, a: usize, b: usize, shared: u64) -> f32 {
        shared as f32 / self.average / (self.length[a] * self.length[b])
    }
}

/// The greatest number of sentences in which a beginning may stand for the index to bring no more
/// than [`MOST_PAIRS`].
fn rare(frequency: &[u32]) -> u32 {
    let mut frequency = frequency.to_vec();
    frequency.sort_unstable();
    let mut pairs = 0;
    let all = frequency.chunk_by(|x, y| x == y);
    let met = all.take_while(|same| {
        pairs += same.len() as u64 * u64::from(same[0]).pow(2) / 2;
        pairs <= MOST_PAIRS
    });
    met.last().map_or(1, |same| same[0])
}
