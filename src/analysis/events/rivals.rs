//! The best match that each sentence has in each other article.

use super::candidates::Candidate;
use super::units::Units;

/// The best likeness that each sentence reaches in each other article.
pub(super) struct Rivals<'a> {
    units: &'a Units,
    /// By unit, then article.
    best: Vec<f32>,
}

impl<'a> Rivals<'a> {
    /// Linear in candidates.
    pub(super) fn new(units: &'a Units, candidates: &[Candidate]) -> Self {
        let mut rivals = Self { units, best: vec![0.0; units.all.len() * units.of_article.len()] };
        for it in candidates {
            for slot in rivals.slots(it) {
                rivals.best[slot] = rivals.best[slot].max(it.likeness);
            }
        }
        rivals
    }

    /// Whether each is the other's best.
    pub(super) fn mutual(&self, it: &Candidate) -> bool {
        self.slots(it).iter().all(|&slot| it.likeness >= self.best[slot])
    }

    fn slots(&self, it: &Candidate) -> [usize; 2] {
        let (a, b) = (it.a as usize, it.b as usize);
        let slot = |unit: usize, other: usize| {
            unit * self.units.of_article.len() + self.units.article(other)
        };
        [slot(a, b), slot(b, a)]
    }
}
