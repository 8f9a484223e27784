//! How far two articles tell things in the same order, as their sure matches show.
//!
//! Retellings of one text keep its order and reports of one affair do not, so that place is
//! evidence only between the former.

use super::candidates::Candidate;
use super::table::Table;
use super::units::Units;

/// Weight of the doubt whether there is a common order, in squared likeness.
const DOUBT: f64 = 0.3;

/// Steps in which a likeness of 1 is counted here.
const STEPS: f32 = 1000.0;

/// By pair of articles: how far the `sure` candidates are in the same order in both, from 0 (in
/// none, or too few to know) to 1. It is Kendall's tau with pairs weighed by their likeness.
pub(super) fn trust(units: &Units, sure: impl Iterator<Item = Candidate>) -> Table<f32> {
    let articles = units.of_article.len();
    let mut pairs = Table::new(articles, |_, _| Vec::new());
    for it in sure {
        let (a, b) = (units.article(it.a as usize), units.article(it.b as usize));
        let place = it.b as usize - units.of_article[b].start;
        pairs.at_mut(a, b).push((it.a, place, (it.likeness * STEPS) as u64));
    }
    Table::new(articles, |a, b| {
        let (same, crossed) = concordance(pairs.at(a, b), units.of_article[b].len());
        let scale = f64::from(STEPS * STEPS);
        let excess = same.saturating_sub(crossed) as f64 / scale;
        (excess / ((same + crossed) as f64 / scale + DOUBT)) as f32
    })
}

/// Weight of the pairs of matches that keep their order, and of those that cross. `matches` are
/// by first place; `places` bounds the second. Takes n log n time.
fn concordance(matches: &[(u32, usize, u64)], places: usize) -> (u64, u64) {
    let mut seen = Sums::new(places);
    let (mut same, mut crossed) = (0, 0);
    for group in matches.chunk_by(|x, y| x.0 == y.0) {
        for &(_, place, weight) in group {
            same += weight * seen.below(place);
            crossed += weight * (seen.below(places) - seen.below(place + 1));
        }
        for &(_, place, weight) in group {
            seen.add(place, weight);
        }
    }
    (same, crossed)
}

/// Prefix sums that can be added to: a Fenwick tree.
struct Sums(Vec<u64>);

impl Sums {
    fn new(places: usize) -> Self {
        Self(vec![0; places + 1])
    }

    fn add(&mut self, place: usize, weight: u64) {
        let mut at = place + 1;
        while at < self.0.len() {
            self.0[at] += weight;
            at += at & at.wrapping_neg();
        }
    }

    /// The sum over all places before `place`.
    fn below(&self, place: usize) -> u64 {
        let (mut at, mut sum) = (place, 0);
        while at > 0 {
            sum += self.0[at];
            at -= at & at.wrapping_neg();
        }
        sum
    }
}
