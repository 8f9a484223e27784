//! Sentences as weighted bags of terms, and how alike two of them are.
//!
//! Weights are whole numbers, so that sums do not depend on the order of the articles.

use super::super::lists::Lists;
use super::terms::NONE;
use super::units::Units;

/// Steps in which a weight of 1 is counted.
pub(super) const SCALE: f32 = 32.0;

/// Length, as a share of the average, below which a unit counts as no shorter: of a handful of words one is
/// soon in another sentence, too.
const SHORTEST: f32 = 0.8;

/// A bag of things by number, each once, with its weight.
pub(super) type Bag = Vec<(u32, u32)>;

/// The sentences of the set in the space of their terms, or of other numbered things.
#[derive(Debug, Default)]
pub(super) struct Space {
    /// By term: its [`inverse_frequency`] over the compared sentences, times [`SCALE`].
    pub(super) idf: Vec<u32>,
    /// By unit: its terms, each with its weight (idf times 1 + ln of its count).
    pub(super) bags: Lists<(u32, u32)>,
    /// By unit: the length of its vector, at least [`SHORTEST`] of the average.
    lengths: Vec<f32>,
}

impl Space {
    /// Weighs the terms of all units; `terms` has the term of each word, by article. Near-linear
    /// in the number of words.
    pub(super) fn new(units: &Units, terms: &[Vec<u32>]) -> Self {
        let found = units.all.iter().map(|unit| {
            let words = &terms[unit.at.article][unit.words.clone()];
            words.iter().copied().filter(|&term| term != NONE).collect()
        });
        Self::of(found)
    }

    /// The same for any numbered things; `things` has a list for each unit.
    pub(super) fn of(things: impl Iterator<Item = Vec<u32>>) -> Self {
        let mut bags: Lists<(u32, u32)> = things.map(count_up).collect();
        let mut frequency: Vec<u32> = Vec::new();
        for &(term, _) in bags.items(0..bags.len()) {
            if frequency.len() <= term as usize {
                frequency.resize(term as usize + 1, 0);
            }
            frequency[term as usize] += 1;
        }
        let all = bags.len() as f32;
        let weigh = |df: u32| (inverse_frequency(df, all) * SCALE).round() as u32;
        let idf: Vec<u32> = frequency.iter().map(|&df| weigh(df)).collect();
        for (term, weight) in bags.all_mut() {
            let often = 1.0 + (*weight as f32).ln();
            *weight = (idf[*term as usize] as f32 * often).round() as u32;
        }
        let mut lengths: Vec<f32> = bags.iter().map(length).collect();
        // In whole numbers, so that the average does not depend on the order of the articles.
        let filled = lengths.iter().filter(|it| **it > 0.0).count().max(1) as f32;
        let sum: u64 = lengths.iter().map(|it| it.round() as u64).sum();
        let shortest = SHORTEST * sum as f32 / filled;
        for it in &mut lengths {
            *it = it.max(shortest);
        }
        Self { idf, bags, lengths }
    }

    /// Room to hold one unit against others.
    pub(super) fn stand(&self) -> Stand<'_> {
        Stand { space: self, unit: None, weights: vec![0; self.idf.len()] }
    }

    /// All terms of some units, each once, weighed by its idf.
    pub(super) fn gather(&self, units: std::ops::Range<usize>) -> Bag {
        let mut terms: Vec<u32> = self.bags.items(units).iter().map(|it| it.0).collect();
        terms.sort_unstable();
        terms.dedup();
        terms.into_iter().map(|term| (term, self.idf[term as usize])).collect()
    }
}

/// One unit laid out by its terms, to hold many others against it: each then costs no more than
/// a look at its own terms.
pub(super) struct Stand<'a> {
    space: &'a Space,
    unit: Option<usize>,
    /// By term: its weight in the unit.
    weights: Vec<u32>,
}

impl Stand<'_> {
    /// Lays out another unit.
    pub(super) fn put(&mut self, unit: usize) {
        if let Some(gone) = self.unit.replace(unit) {
            for it in &self.space.bags[gone] {
                self.weights[it.0 as usize] = 0;
            }
        }
        for it in &self.space.bags[unit] {
            self.weights[it.0 as usize] = it.1;
        }
    }

    /// Cosine of the unit laid out and another, 0 to 1; less where one is short.
    pub(super) fn likeness(&self, other: usize) -> f32 {
        let own = self.unit.map_or(0.0, |it| self.space.lengths[it]);
        let lengths = own * self.space.lengths[other];
        let shared = |it: &(u32, u32)| u64::from(it.1) * u64::from(self.weights[it.0 as usize]);
        let dot: u64 = self.space.bags[other].iter().map(shared).sum();
        if lengths > 0.0 { dot as f32 / lengths } else { 0.0 }
    }
}

/// Weight of a term that every sentence has.
const FLOOR: f32 = 0.5;

/// Inverse document frequency of what `df` of `all` sentences have: ln((n + 1) / (df + 1)) and a
/// floor, as is usual for few and short documents.
pub(super) fn inverse_frequency(df: u32, all: f32) -> f32 {
    ((all + 1.0) / (df as f32 + 1.0)).ln() + FLOOR
}

/// The things that both bags hold, in order.
pub(super) fn common<'a>(
    a: &'a [(u32, u32)],
    b: &'a [(u32, u32)],
) -> impl Iterator<Item = u32> + 'a {
    both(a, b).map(|it| it.0)
}

/// The things that both lists hold, each once and in order, with their weights there. Linear.
pub(super) fn both<'a, W: Copy>(
    a: &'a [(u32, W)],
    b: &'a [(u32, W)],
) -> impl Iterator<Item = (u32, W, W)> + 'a {
    let mut rest = b.iter().peekable();
    a.iter().filter_map(move |&(term, weight)| {
        while rest.next_if(|&&(other, _)| other < term).is_some() {}
        rest.next_if(|&&(other, _)| other == term).map(|&(_, its)| (term, weight, its))
    })
}

/// Cosine of two bags, 0 to 1.
pub(super) fn cosine(a: &[(u32, u32)], b: &[(u32, u32)]) -> f32 {
    let lengths = length(a) * length(b);
    if lengths > 0.0 { dot(a, b) as f32 / lengths } else { 0.0 }
}

fn dot(a: &[(u32, u32)], b: &[(u32, u32)]) -> u64 {
    both(a, b).map(|(_, x, y)| u64::from(x) * u64::from(y)).sum()
}

fn length(bag: &[(u32, u32)]) -> f32 {
    let square: u64 = bag.iter().map(|it| u64::from(it.1).pow(2)).sum();
    (square as f64).sqrt() as f32
}

/// Sorts and counts.
pub(super) fn count_up(mut found: Vec<u32>) -> Bag {
    found.sort_unstable();
    found.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect()
}
