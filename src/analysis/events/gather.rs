//! Gathering links to events: communities of links (Ahn, Bagrow and Lehmann, Nature 466, 2010).
//!
//! A sentence of news tells several things at once: who met whom, where, and who they are. What two linked
//! sentences have in common says which of these the link is about. So it is not sentences that are gathered but
//! links: two that meet in a sentence are of one event if they share the same words, and a sentence is in as many
//! events as its links. Groups of links grow together as long as they are alike on average; a chain of
//! half-fitting links does not grow into one event about the main figure of the affair.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::judgements::Judgements;
use super::scores::Scored;
use super::space::{Space, both, common};
use super::units::Units;

/// Average likeness of what two groups of links share from which they are one event. Chosen on ten sets of
/// whole articles and the samples; from 0.3 to 0.5 it makes little difference.
const LIKENESS: f32 = 0.4;

/// Part of the sentences of two groups that both have, of those that either has, from which they tell one event
/// in different words.
const SAME: f32 = 0.4;

/// Score of a link that makes an event by itself: it is likelier right than wrong.
const ALONE: f32 = 0.5;

/// Length of what a link shares, in whole numbers, so that sums do not depend on their order.
const LENGTH: f64 = 4096.0;

/// An event as units, in order.
pub(super) type Group = Vec<u32>;

/// What links are about: terms in order, with their weights.
type Topic = Vec<(u32, u64)>;

/// Gathers links, the surest first, to groups of units from at least two articles. Takes time for each pair of
/// links that meet in a unit, and more where large groups grow together.
pub(super) fn gather(
    links: &[Scored],
    space: &Space,
    units: &Units,
    judgements: &Judgements,
) -> Vec<Group> {
    let scores: FxHashMap<(u32, u32), f32> =
        links.iter().map(|&(a, b, score)| ((a.min(b), a.max(b)), score)).collect();
    let unpinned = judgements.unpinned(links);
    let mut communities = Communities::new(&unpinned, space);
    while let Some((kept, gone)) = communities.nearest() {
        let [one, other] = [kept, gone].map(|it| &*communities.all[it].units);
        if !judgements.part(one, other) {
            communities.merge(kept, gone);
        }
    }
    let mut groups: Vec<Group> = communities.all.into_iter().map(|it| it.units).collect();
    groups.retain(|group| group.len() > 1);
    unite(&mut groups, judgements);
    groups.retain(|group| is_told(group, &scores));
    judgements.join(&mut groups, |unit, group| support(unit, group, units, &scores));
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// Links that are about one thing.
#[derive(Default)]
struct Community {
    /// What they link, in order; empty once it has become part of another.
    units: Group,
    /// The sum of what each shares.
    topic: Topic,
    /// How many links it has.
    links: u64,
}

/// How alike two communities are, which they are, and how many links they had then: once one has grown, the
/// entry is stale.
type Nearness = (u64, Reverse<(usize, usize)>, [u64; 2]);

/// Communities that grow together.
struct Communities {
    all: Vec<Community>,
    /// By unit: the communities that it is in.
    of: FxHashMap<u32, Vec<usize>>,
    /// Pairs that could grow together, the likest first.
    queue: BinaryHeap<Nearness>,
}

impl Communities {
    fn new(links: &[Scored], space: &Space) -> Self {
        let all: Vec<Community> = links
            .iter()
            .map(|it| {
                let units = vec![it.0.min(it.1), it.0.max(it.1)];
                Community { topic: topic(&units, space), units, links: 1 }
            })
            .collect();
        let mut of: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (index, community) in all.iter().enumerate() {
            for &unit in &community.units {
                of.entry(unit).or_default().push(index);
            }
        }
        let mut communities = Self { all, of, queue: BinaryHeap::new() };
        for index in 0..communities.all.len() {
            communities.enqueue(index, |other| other > index);
        }
        communities
    }

    /// Puts the pairs of a community with those it meets and that are `wanted` into the queue.
    fn enqueue(&mut self, index: usize, wanted: impl Fn(usize) -> bool) {
        let own = &self.all[index];
        let met = own.units.iter().flat_map(|unit| &self.of[unit]).copied();
        let mut met: Vec<usize> = met.filter(|&it| it != index && wanted(it)).collect();
        met.sort_unstable();
        met.dedup();
        for other in met {
            let its = &self.all[other];
            let dot: u64 = both(&own.topic, &its.topic).map(|(_, x, y)| x * y).sum();
            let likeness = dot / (own.links * its.links);
            if likeness >= (f64::from(LIKENESS) * LENGTH * LENGTH) as u64 {
                let pair = (index.min(other), index.max(other));
                let sizes = [pair.0, pair.1].map(|it| self.all[it].links);
                self.queue.push((likeness, Reverse(pair), sizes));
            }
        }
    }

    /// The two communities that are likest, if any are alike enough.
    fn nearest(&mut self) -> Option<(usize, usize)> {
        while let Some((_, Reverse((a, b)), sizes)) = self.queue.pop() {
            if sizes == [a, b].map(|it| self.all[it].links) {
                return Some((a, b));
            }
        }
        None
    }

    fn merge(&mut self, kept: usize, gone: usize) {
        let moved = std::mem::take(&mut self.all[gone]);
        for unit in &moved.units {
            let of = self.of.entry(*unit).or_default();
            of.retain(|&it| it != gone && it != kept);
            of.push(kept);
        }
        let into = &mut self.all[kept];
        into.units.extend(moved.units);
        into.units.sort_unstable();
        into.units.dedup();
        add(&mut into.topic, moved.topic);
        into.links += moved.links;
        self.enqueue(kept, |_| true);
    }
}

/// What the link of two units is about: the terms that both have, or all terms of either where they have none in
/// common, as in different languages. Rare terms say by far the most.
fn topic(units: &[u32], space: &Space) -> Topic {
    let [a, b] = [units[0], units[1]].map(|unit| &space.bags[unit as usize]);
    let mut terms: Vec<u32> = common(a, b).collect();
    if terms.is_empty() {
        terms = a.iter().chain(b).map(|it| it.0).collect();
        terms.sort_unstable();
    }
    let weight = |term: u32| f64::from(space.idf[term as usize]).powi(2);
    let length = terms.iter().map(|&term| weight(term).powi(2)).sum::<f64>().sqrt();
    let scaled = |term: u32| (term, (weight(term) / length * LENGTH).round() as u64);
    terms.into_iter().map(scaled).collect()
}

/// Adds one topic to another.
fn add(topic: &mut Topic, more: Topic) {
    topic.extend(more);
    topic.sort_unstable();
    topic.dedup_by(|later, first| {
        let same = later.0 == first.0;
        first.1 += if same { later.1 } else { 0 };
        same
    });
}

/// Whether a group is more than a guess: one of two sentences has nothing but their link to show for it.
fn is_told(group: &[u32], scores: &FxHashMap<(u32, u32), f32>) -> bool {
    let [a, b] = *group else { return true };
    between(a, b, scores) >= ALONE
}

/// Makes one of groups that have most of their sentences in common, or of which one has all of the other's.
fn unite(groups: &mut Vec<Group>, judgements: &Judgements) {
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
            .map(|same| (same.len(), Reverse(same[0])))
            .filter(|&(shared, Reverse(it))| {
                let all = group.len() + united[it].len() - shared;
                shared == group.len() || shared as f32 >= SAME * all as f32
            })
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
