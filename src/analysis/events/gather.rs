//! Gathering links to events: average-linkage clustering.
//!
//! Two groups of sentences become one event when their sentences in different articles are linked on
//! average, where a pair without a link counts as 0, and one of the links is sure. So a chain of half-fitting links does not grow
//! into one event about the main figure of the affair. A sentence belongs to the one event it fits
//! best, and besides to each other whose articles support it while its own article has nothing there.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::judgements::Judgements;
use super::model;
use super::scores::Scored;
use super::units::Units;

/// Score from which a link is counted when groups grow together. One sure link there must be.
pub(super) const WEAKEST: f32 = 0.15;

/// Average score between two groups from which they are one event.
const LINKAGE: f32 = 0.28;

/// Average best score over an event's articles that lets a sentence of yet another article in.
const SUPPORT: f32 = 0.3;

/// Score of a link that makes an event by itself: it is likelier right than wrong.
const ALONE: f32 = 0.5;

/// Steps in a score: scores become whole numbers, so that sums do not depend on their order.
const SCALE: f32 = 1_000_000.0;

/// An event as units, in order.
pub(super) type Group = Vec<u32>;

/// Gathers links to groups of units from at least two articles. Of `e` links among `n` units
/// about `e log e` steps, more where large groups grow together.
pub(super) fn gather(links: &[Scored], units: &Units, judgements: &Judgements) -> Vec<Group> {
    let unpinned = judgements.unpinned(links, WEAKEST);
    let mut clusters = Clusters::new(&unpinned, units);
    while let Some((kept, gone)) = clusters.nearest() {
        if !judgements.part(&clusters.members[kept], &clusters.members[gone]) {
            clusters.merge(kept, gone);
        }
    }
    let mut groups: Vec<Group> = clusters.members;
    groups.retain(|group| group.len() > 1);
    let scores: FxHashMap<(u32, u32), f32> =
        links.iter().map(|&(a, b, score)| ((a.min(b), a.max(b)), score)).collect();
    lend(&mut groups, links, units, &scores, judgements);
    unite(&mut groups, judgements);
    groups.retain(|group| is_told(group, &scores));
    judgements.join(&mut groups, |unit, group| support(unit, group, units, &scores));
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// How surely two clusters are linked, which they are, and the sizes they had then: once one has
/// grown, the entry is stale.
type Linkage = (u64, Reverse<(usize, usize)>, (usize, usize));

/// What links two clusters.
#[derive(Clone, Copy, Default)]
struct Between {
    /// The sum of the scores.
    sum: u64,
    /// Whether one of them is sure.
    sure: bool,
}

/// Groups that grow together.
struct Clusters<'a> {
    units: &'a Units,
    /// By cluster: its units; empty once it has become part of another.
    members: Vec<Vec<u32>>,
    /// By cluster: the clusters linked with it.
    linked: Vec<FxHashMap<usize, Between>>,
    /// Pairs that could grow together, the surest first.
    queue: BinaryHeap<Linkage>,
}

impl<'a> Clusters<'a> {
    fn new(links: &[Scored], units: &'a Units) -> Self {
        let mut linked_units: Vec<u32> = links.iter().flat_map(|&(a, b, _)| [a, b]).collect();
        linked_units.sort_unstable();
        linked_units.dedup();
        let of = |unit: u32| linked_units.binary_search(&unit).unwrap_or_default();
        let mut linked = vec![FxHashMap::default(); linked_units.len()];
        for &(a, b, score) in links {
            let between = Between { sum: (score * SCALE) as u64, sure: score >= model::THRESHOLD };
            linked[of(a)].insert(of(b), between);
            linked[of(b)].insert(of(a), between);
        }
        let members = linked_units.into_iter().map(|unit| vec![unit]).collect();
        let mut clusters = Self { units, members, linked, queue: BinaryHeap::new() };
        for cluster in 0..clusters.members.len() {
            clusters.enqueue(cluster, |other| other > cluster);
        }
        clusters
    }

    /// Puts the pairs of a cluster with those others that are `wanted` into the queue.
    fn enqueue(&mut self, cluster: usize, wanted: impl Fn(usize) -> bool) {
        let linked = self.linked[cluster].iter();
        for (&other, between) in linked.filter(|(other, it)| it.sure && wanted(**other)) {
            let pair = (cluster.min(other), cluster.max(other));
            let linkage = between.sum / self.pairs(pair.0, pair.1).max(1);
            if linkage >= (LINKAGE * SCALE) as u64 {
                let sizes = (self.members[pair.0].len(), self.members[pair.1].len());
                self.queue.push((linkage, Reverse(pair), sizes));
            }
        }
    }

    /// Pairs of units in different articles between two clusters.
    fn pairs(&self, a: usize, b: usize) -> u64 {
        let article = |unit: &u32| self.units.article(*unit as usize);
        let (a, b) = (&self.members[a], &self.members[b]);
        let across = |unit: &u32| b.iter().filter(|it| article(it) != article(unit)).count();
        a.iter().map(across).sum::<usize>() as u64
    }

    /// The two clusters that are linked most surely, if any are surely enough.
    fn nearest(&mut self) -> Option<(usize, usize)> {
        while let Some((_, Reverse((a, b)), sizes)) = self.queue.pop() {
            if sizes == (self.members[a].len(), self.members[b].len()) {
                return Some((a, b));
            }
        }
        None
    }

    fn merge(&mut self, kept: usize, gone: usize) {
        let moved = std::mem::take(&mut self.members[gone]);
        self.members[kept].extend(moved);
        for (other, more) in std::mem::take(&mut self.linked[gone]) {
            self.linked[other].remove(&gone);
            if other != kept {
                for (one, two) in [(kept, other), (other, kept)] {
                    let between = self.linked[one].entry(two).or_default();
                    between.sum += more.sum;
                    between.sure |= more.sure;
                }
            }
        }
        self.enqueue(kept, |_| true);
    }
}

/// Whether a group is more than a guess: one of two sentences has nothing but their link to show for it.
fn is_told(group: &[u32], scores: &FxHashMap<(u32, u32), f32>) -> bool {
    let [a, b] = *group else { return true };
    between(a, b, scores) >= ALONE
}

/// Lends a unit to groups of other articles that support it and have nothing from its own.
fn lend(
    groups: &mut [Group],
    links: &[Scored],
    units: &Units,
    scores: &FxHashMap<(u32, u32), f32>,
    judgements: &Judgements,
) {
    let mut of: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (index, group) in groups.iter().enumerate() {
        for &unit in group {
            of.entry(unit).or_default().push(index);
        }
    }
    // By group and article the unit that fits best.
    let mut wanted: FxHashMap<(usize, usize), (f32, Reverse<u32>)> = FxHashMap::default();
    for &(a, b, _) in links {
        for (unit, partner) in [(a, b), (b, a)] {
            let article = units.article(unit as usize);
            for &group in of.get(&partner).map_or(&[][..], Vec::as_slice) {
                let told = |it: &u32| units.article(*it as usize) == article;
                if groups[group].iter().any(told) || judgements.part(&[unit], &groups[group]) {
                    continue;
                }
                let support = support(unit, &groups[group], units, scores);
                if support >= SUPPORT {
                    let best = wanted.entry((group, article)).or_insert((support, Reverse(unit)));
                    *best = if (support, Reverse(unit)) > *best {
                        (support, Reverse(unit))
                    } else {
                        *best
                    };
                }
            }
        }
    }
    for ((group, _), (_, Reverse(unit))) in wanted {
        groups[group].push(unit);
    }
}

/// Makes one of groups of which one shares at least half with the other: after lending they tell
/// the same with different words.
fn unite(groups: &mut Vec<Group>, judgements: &Judgements) {
    for group in groups.iter_mut() {
        group.sort_unstable();
    }
    // The larger first, so that the smaller go into them.
    groups.sort_unstable_by(|x, y| (y.len(), x).cmp(&(x.len(), y)));
    let mut united: Vec<Group> = Vec::with_capacity(groups.len());
    let mut of: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for group in groups.drain(..) {
        let mut met: Vec<usize> =
            group.iter().filter_map(|it| of.get(it)).flatten().copied().collect();
        met.sort_unstable();
        let into = met
            .chunk_by(|x, y| x == y)
            .filter(|same| 2 * same.len() >= group.len() && group.len() > 2)
            .map(|same| (same.len(), Reverse(same[0])))
            .filter(|&(_, Reverse(it))| !judgements.part(&united[it], &group))
            .max();
        let index = into.map_or(united.len(), |(_, Reverse(index))| index);
        if into.is_none() {
            united.push(Vec::new());
        }
        for unit in group {
            if !united[index].contains(&unit) {
                united[index].push(unit);
                of.entry(unit).or_default().push(index);
            }
        }
    }
    *groups = united;
}

/// How well a unit fits a group: over the group's other articles, the average of its best score
/// there.
pub(super) fn support(
    unit: u32,
    group: &[u32],
    units: &Units,
    scores: &FxHashMap<(u32, u32), f32>,
) -> f32 {
    let article = units.article(unit as usize);
    let mut best: Vec<(usize, f32)> = Vec::new();
    for &other in group {
        let its = units.article(other as usize);
        if its == article {
            continue;
        }
        let score = between(unit, other, scores);
        match best.iter_mut().find(|(known, _)| *known == its) {
            Some((_, most)) => *most = most.max(score),
            None => best.push((its, score)),
        }
    }
    best.sort_unstable_by(|x, y| x.1.total_cmp(&y.1));
    best.iter().map(|it| it.1).sum::<f32>() / best.len().max(1) as f32
}

/// How surely two units are linked; 0 where they are not.
fn between(a: u32, b: u32, scores: &FxHashMap<(u32, u32), f32>) -> f32 {
    scores.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0)
}
