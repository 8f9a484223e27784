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
    let mut met: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    let mut stand = space.stand();
    for (article, range) in units.of_article.iter().enumerate() {
        for a in range.clone() {
            if a % 64 == 0 {
                watch(a as f32 / units.all.len() as f32)?;
            }
            for &beginning in &beginnings.of_unit[a] {
                let (having, weight) = beginnings.having(beginning);
                let from = having.partition_point(|&unit| (unit as usize) < range.end);
                for &unit in &having[from..] {
                    let sum = &mut shared[unit as usize];
                    if *sum == 0 {
                        met.push(unit);
                    }
                    *sum += u64::from(weight);
                }
            }
            let first = found.len();
            stand.put(a);
            for unit in met.drain(..) {
                let b = unit as usize;
                let density = beginnings.density(a, b, std::mem::take(&mut shared[b]));
                let other = units.article(b);
                let compared = *affairs.at(article, other) >= OTHER_AFFAIR
                    && !languages.differ(article, other);
                if density >= least && compared {
                    let likeness = stand.likeness(b);
                    found.push(Candidate { a: a as u32, b: unit, density, likeness });
                }
            }
            found[first..].sort_unstable_by_key(|it| it.b);
        }
    }
    ControlFlow::Continue(found)
}
