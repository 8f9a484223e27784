//! Pairs of sentences of different articles that have words in common, in one language. Found through the index:
//! sentences that share nothing are never met.

use std::ops::ControlFlow;

use super::Set;
use super::table::Table;

/// Density from which a pair is a candidate: in a set of up to [`FEW`] sentences, and in one of
/// fifty times as many or more. Weak links are not worth their number in a large set.
const LEAST: [f32; 2] = [0.005, 0.25];

/// Sentences of a set of about ten articles.
const FEW: f32 = 800.0;

/// Log odds of one affair below which the sentences of two articles are not compared.
pub(super) const OTHER_AFFAIR: f32 = -3.0;

/// A pair of sentences of different articles; `a < b`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The unit in the earlier article.
    pub(super) a: u32,
    /// The unit in the later article.
    pub(super) b: u32,
    /// How much of their word beginnings the two share, for their length.
    pub(super) density: f32,
    /// Cosine of the two in content words, 0 to 1.
    pub(super) likeness: f32,
}

/// All candidates, by `a`, then `b`; `affairs` has the log odds that two articles tell one affair.
/// `watch` is told the share of units done. Time grows with the number of pairs that share a
/// word, not with that of all pairs.
pub(super) fn find(
    set: &Set,
    affairs: &Table<f32>,
    watch: &dyn Fn(f32) -> ControlFlow<()>,
) -> ControlFlow<(), Vec<Candidate>> {
    let Set { languages, units, beginnings, space, .. } = set;
    let least = LEAST[0] * (units.all.len() as f32 / FEW).clamp(1.0, LEAST[1] / LEAST[0]);
    let mut shared = vec![0_u64; units.all.len()];
    let mut met = Met::new(units.all.len());
    let mut found = Vec::new();
    let mut stand = space.stand();
    for (article, range) in units.of_article.iter().enumerate() {
        let compared = |other: usize| {
            other > article
                && *affairs.at(article, other) >= OTHER_AFFAIR
                && !languages.differ(article, other)
        };
        let compared: Vec<bool> = (0..units.of_article.len()).map(compared).collect();
        for a in range.clone() {
            if a % 64 == 0 {
                watch(a as f32 / units.all.len() as f32)?;
            }
            for &beginning in &beginnings.of_unit[a] {
                let (having, weight) = beginnings.having(beginning);
                let from = having.partition_point(|&unit| (unit as usize) < range.end);
                for &unit in &having[from..] {
                    shared[unit as usize] += u64::from(weight);
                    met.add(unit);
                }
            }
            stand.put(a);
            met.take(range.end, |b| {
                let density = beginnings.density(a, b, std::mem::take(&mut shared[b]));
                if density >= least && compared[units.article(b)] {
                    let likeness = stand.likeness(b);
                    found.push(Candidate { a: a as u32, b: b as u32, density, likeness });
                }
            });
        }
    }
    ControlFlow::Continue(found)
}

/// The units that one has met: a bit for each, so that they come in order without sorting.
struct Met(Vec<u64>);

impl Met {
    /// Room for so many units.
    fn new(units: usize) -> Self {
        Self(vec![0; units.div_ceil(BITS)])
    }

    fn add(&mut self, unit: u32) {
        self.0[unit as usize / BITS] |= 1 << (unit as usize % BITS);
    }

    /// Takes all out, in order; `from` is not after the first. Takes a step for [`BITS`] units.
    fn take(&mut self, from: usize, mut found: impl FnMut(usize)) {
        for (index, bits) in self.0.iter_mut().enumerate().skip(from / BITS) {
            let mut rest = std::mem::take(bits);
            while rest != 0 {
                found(index * BITS + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
    }
}

/// Bits of a word of [`Met`].
const BITS: usize = u64::BITS as usize;
