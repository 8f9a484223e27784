//! The reader's decisions, kept through linking and gathering: what is rejected comes apart, what is
//! pinned comes together.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::{Judged, Verdict};
use super::gather::Group;
use super::model;
use super::scores::Scored;
use super::units::Units;

/// The pairs of units that the reader has judged; the earlier unit first.
#[derive(Debug, Default)]
pub(super) struct Judgements {
    rejected: FxHashSet<(u32, u32)>,
    /// With the score that the link would have by itself; 0 where there would be none.
    pinned: BTreeMap<(u32, u32), f32>,
}

impl Judgements {
    /// Finds the units of the sentences in `judged`. The last decision on a pair is
    /// the one that counts, and pairs inside one article say nothing.
    pub(super) fn new(units: &Units, judged: &[Judged]) -> Self {
        let mut verdicts = FxHashMap::default();
        for it in judged.iter().filter(|it| it.ends[0].article != it.ends[1].article) {
            if let [Some(a), Some(b)] = it.ends.map(|end| units.of_sentence(end)) {
                verdicts.insert((a.min(b), a.max(b)), it.verdict);
            }
        }
        let of = |verdict| verdicts.iter().filter(move |it| *it.1 == verdict).map(|it| *it.0);
        Self {
            rejected: of(Verdict::Rejected).collect(),
            pinned: of(Verdict::Pinned).map(|pair| (pair, 0.0)).collect(),
        }
    }

    /// Whether the reader has pinned the pair.
    pub(super) fn pinned(&self, a: u32, b: u32) -> bool {
        self.pinned.contains_key(&(a.min(b), a.max(b)))
    }

    /// Takes rejected pairs out of `scored`, which is by pair, and gives pinned ones the score 1.
    /// What is compared only because it was judged has no other links.
    pub(super) fn apply(&mut self, units: &Units, scored: &mut Vec<Scored>) {
        let judged_only = |unit: u32| units.all[unit as usize].judged_only;
        scored.retain(|&(a, b, _)| {
            let out = judged_only(a) || judged_only(b);
            !out && !self.rejected.contains(&(a, b))
        });
        for (&(a, b), own) in &mut self.pinned {
            match scored.binary_search_by_key(&(a, b), |it| (it.0, it.1)) {
                Ok(at) => *own = std::mem::replace(&mut scored[at].2, 1.0),
                Err(at) => scored.insert(at, (a, b, 1.0)),
            }
        }
    }

    /// What is `linked` (the earlier unit first), but as the reader says: what is rejected is not linked at
    /// all, and what is pinned surely.
    pub(super) fn heard(
        &self,
        linked: impl Iterator<Item = Scored>,
    ) -> impl Iterator<Item = Scored> {
        let open = |&(a, b, _): &Scored| {
            !self.rejected.contains(&(a, b)) && !self.pinned.contains_key(&(a, b))
        };
        linked.filter(open).chain(self.pinned.keys().map(|&(a, b)| (a, b, 1.0)))
    }

    /// The `links` that there would be if nothing were pinned, in the same order: what a pinned pair brings
    /// together must not take others apart.
    pub(super) fn unpinned(&self, links: &[Scored]) -> Vec<Scored> {
        let own = |it: &Scored| self.pinned.get(&(it.0, it.1));
        let linked = |it: &&Scored| own(it).is_none_or(|&own| own >= model::THRESHOLD);
        links.iter().filter(linked).copied().collect()
    }

    /// Whether the reader has rejected a pair of which the unit is one.
    pub(super) fn rejects(&self, unit: u32) -> bool {
        self.rejected.iter().any(|it| it.0 == unit || it.1 == unit)
    }

    /// Whether a rejected pair has one end in each of two groups.
    pub(super) fn part(&self, one: &[u32], other: &[u32]) -> bool {
        let across = |x: &u32, y: &u32| one.contains(x) && other.contains(y);
        self.rejected.iter().any(|(a, b)| across(a, b) || across(b, a))
    }

    /// Sees to it that each pinned pair has a group. One of the two joins the other's group that it
    /// fits best, as `support` says; where a rejection forbids that, the two are a group by
    /// themselves.
    pub(super) fn join(&self, groups: &mut Vec<Group>, support: impl Fn(u32, &[u32]) -> f32) {
        for &(a, b) in self.pinned.keys() {
            if groups.iter().any(|group| group.contains(&a) && group.contains(&b)) {
                continue;
            }
            let guests = groups.iter().enumerate().filter_map(|(index, group)| {
                let guest = match group {
                    group if group.contains(&a) => b,
                    group if group.contains(&b) => a,
                    _ => return None,
                };
                (!self.part(&[guest], group)).then(|| (support(guest, group), index, guest))
            });
            match guests.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1))) {
                Some((_, index, guest)) => groups[index].push(guest),
                None => groups.push(vec![a, b]),
            }
        }
    }
}
