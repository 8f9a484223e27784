//! Sentences as weighted bags of terms, and an index from terms to sentences.
//!
//! Weights are whole numbers, so that sums do not depend on the order of the articles.

use super::terms::{NONE, Terms};
use super::units::Units;

/// Steps in which a weight of 1 is counted.
pub(super) const SCALE: f32 = 32.0;

/// A bag of terms or of names, by number, each once.
pub(super) type Bag = Vec<(u32, u32)>;

/// The sentences of the set in the space of its terms.
#[derive(Debug, Default)]
pub(super) struct Space {
    /// By term: inverse document frequency over the compared sentences, times [`SCALE`].
    pub(super) idf: Vec<u32>,
    /// By unit: its terms, each with its weight (idf times 1 + ln of its count).
    pub(super) bags: Vec<Bag>,
    /// By term: the units that have it, in order, with its weight there.
    pub(super) postings: Vec<Vec<(u32, u32)>>,
}

impl Space {
    /// Weighs the terms of all units. Near-linear in the number of words.
    pub(super) fn new(units: &Units, terms: &Terms) -> Self {
        let counted = units.all.iter().map(|unit| {
            let mut found: Vec<u32> = terms.of[unit.at.article][unit.words.clone()].to_vec();
            found.retain(|&term| term != NONE);
            found
        });
        Self::of(counted, terms.stems.len())
    }

    /// The same for any numbered things: `things` has one list for each unit.
    pub(super) fn of(things: impl Iterator<Item = Vec<u32>>, count: usize) -> Self {
        let mut bags: Vec<Bag> = things.map(count_up).collect();
        let mut frequency = vec![0_u32; count];
        for &(term, _) in bags.iter().flatten() {
            frequency[term as usize] += 1;
        }
        let all = bags.len() as f32;
        let idf: Vec<u32> = frequency
            .iter()
            .map(|&df| (((all + 1.0) / (df as f32 + 0.5)).ln().max(0.1) * SCALE).round() as u32)
            .collect();
        let mut postings: Vec<Vec<(u32, u32)>> =
            frequency.iter().map(|&df| Vec::with_capacity(df as usize)).collect();
        for (unit, bag) in bags.iter_mut().enumerate() {
            for (term, weight) in bag {
                let often = 1.0 + (*weight as f32).ln();
                *weight = (idf[*term as usize] as f32 * often).round() as u32;
                postings[*term as usize].push((unit as u32, *weight));
            }
        }
        Self { idf, bags, postings }
    }

    /// The same sentences with terms lumped together: `lumps` has the new number of each term.
    pub(super) fn coarser(&self, lumps: &[u32]) -> Self {
        let count = lumps.iter().max().map_or(0, |&it| it as usize + 1);
        let things = self.bags.iter().map(|bag| {
            let mut lumped: Vec<u32> = bag.iter().map(|it| lumps[it.0 as usize]).collect();
            lumped.sort_unstable();
            lumped
        });
        Self::of(things, count)
    }

    /// Sum of the idf of a unit's terms, in [`SCALE`] steps.
    pub(super) fn mass(&self, unit: usize) -> u32 {
        self.bags[unit].iter().map(|&(term, _)| self.idf[term as usize]).sum()
    }

    /// What two units share: the sum and the greatest of the idf of their common terms.
    pub(super) fn shared(&self, a: usize, b: usize) -> (u32, u32) {
        let (mut sum, mut most) = (0, 0);
        for term in common(&self.bags[a], &self.bags[b]) {
            sum += self.idf[term as usize];
            most = most.max(self.idf[term as usize]);
        }
        (sum, most)
    }
}

/// The things that both bags hold, in order.
pub(super) fn common<'a>(
    a: &'a [(u32, u32)],
    b: &'a [(u32, u32)],
) -> impl Iterator<Item = u32> + 'a {
    let mut rest = b.iter().peekable();
    a.iter().filter_map(move |&(term, _)| {
        while rest.next_if(|&&(other, _)| other < term).is_some() {}
        rest.next_if(|&&(other, _)| other == term).map(|_| term)
    })
}

/// Sorts and counts.
fn count_up(mut found: Vec<u32>) -> Bag {
    found.sort_unstable();
    let mut bag: Bag = Vec::with_capacity(found.len());
    for term in found {
        match bag.last_mut() {
            Some((last, count)) if *last == term => *count += 1,
            _ => bag.push((term, 1)),
        }
    }
    bag
}
