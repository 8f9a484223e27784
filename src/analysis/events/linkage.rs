//! How surely sentences are linked, to be asked by pair, and how well one fits others.

use rustc_hash::FxHashMap;

use super::scores::Scored;
use super::units::Units;

/// The links by pair of units.
pub(super) struct Linkage {
    /// The earlier unit first.
    scores: FxHashMap<(u32, u32), f32>,
}

impl Linkage {
    /// Linear in the number of links.
    pub(super) fn new(links: &[Scored]) -> Self {
        Self { scores: links.iter().map(|&(a, b, score)| ((a, b), score)).collect() }
    }

    /// How surely two units are linked; 0 where they are not.
    pub(super) fn between(&self, a: u32, b: u32) -> f32 {
        self.scores.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0)
    }

    /// Whether two units are linked.
    pub(super) fn joins(&self, a: u32, b: u32) -> bool {
        self.scores.contains_key(&(a.min(b), a.max(b)))
    }

    /// How well a unit fits a group: over the group's other articles, the average of its best score
    /// there.
    pub(super) fn support(&self, unit: u32, group: &[u32], units: &Units) -> f32 {
        let article = units.article(unit as usize);
        let mut best: Vec<(usize, f32)> = Vec::new();
        for &other in group {
            let its = units.article(other as usize);
            if its == article {
                continue;
            }
            let score = self.between(unit, other);
            match best.iter_mut().find(|(known, _)| *known == its) {
                Some((_, most)) => *most = most.max(score),
                None => best.push((its, score)),
            }
        }
        best.sort_unstable_by(|x, y| x.1.total_cmp(&y.1));
        best.iter().map(|it| it.1).sum::<f32>() / best.len().max(1) as f32
    }
}
