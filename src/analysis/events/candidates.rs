//! Pairs of sentences of different articles that have words in common. Found through the index:
//! sentences that share nothing are never met.

use std::ops::ControlFlow;

use super::space::Space;
use super::table::Table;
use super::units::Units;

/// Likeness from which a pair is a candidate: in a set of up to [`FEW`] sentences, and in one of
/// ten times as many or more. Weak links are not worth their number in a large set.
const LEAST: [f64; 2] = [0.02, 0.2];

/// Sentences of a set of about ten articles.
const FEW: f64 = 800.0;

/// Log odds of one affair below which the sentences of two articles are not compared.
const OTHER_AFFAIR: f32 = -4.0;

/// A pair of sentences of different articles; `a < b`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The unit in the earlier article.
    pub(super) a: u32,
    /// The unit in the later article.
    pub(super) b: u32,
    /// Cosine of the two sentences in the space of word beginnings.
    pub(super) likeness: f32,
}

/// All candidates, by `a`, then `b`; `affairs` has the log odds that two articles tell one affair.
/// `watch` is told the share of units done. Time grows with the number of pairs that share a
/// word, not with that of all pairs.
pub(super) fn find(
    space: &Space,
    units: &Units,
    affairs: &Table<f32>,
    watch: &dyn Fn(f32) -> ControlFlow<()>,
) -> ControlFlow<(), Vec<Candidate>> {
    let lengths = space.lengths();
    let least = LEAST[0] * (units.all.len() as f64 / FEW).clamp(1.0, LEAST[1] / LEAST[0]);
    let mut dots = vec![0_u64; units.all.len()];
    let mut met: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    for (article, range) in units.of_article.iter().enumerate() {
        for a in range.clone() {
            if a % 64 == 0 {
                watch(a as f32 / units.all.len() as f32)?;
            }
            for &(term, weight) in &space.bags[a] {
                let postings = &space.postings[term as usize];
                let from = postings.partition_point(|&(unit, _)| (unit as usize) < range.end);
                for &(unit, its) in &postings[from..] {
                    let dot = &mut dots[unit as usize];
                    if *dot == 0 {
                        met.push(unit);
                    }
                    *dot += u64::from(weight) * u64::from(its);
                }
            }
            let first = found.len();
            for b in met.drain(..) {
                let dot = std::mem::take(&mut dots[b as usize]) as f64;
                let likeness = dot / (lengths[a] * lengths[b as usize]);
                if likeness >= least
                    && *affairs.at(article, units.article(b as usize)) >= OTHER_AFFAIR
                {
                    found.push(Candidate { a: a as u32, b, likeness: likeness as f32 });
                }
            }
            found[first..].sort_unstable_by_key(|it| it.b);
        }
    }
    ControlFlow::Continue(found)
}
