//! Communities of links: links that meet in sentences and share the same words.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::super::disjoint::DisjointSets;
use super::gather::Group;
use super::judgements::Judgements;
use super::scores::Scored;
use super::space::{Space, both, common};

/// Average likeness of what two groups of links share from which they are one event. Chosen on ten sets of
/// whole articles and the samples; from 0.3 to 0.5 it makes little difference.
const LIKENESS: f32 = 0.4;

/// Likeness of what two links share that are about the same, if they meet.
const NEAR_SAME: f32 = 0.9;

/// Length of what a link shares, in whole numbers, so that sums do not depend on their order.
const LENGTH: f64 = 4096.0;

/// What links are about: terms in order, with their weights.
type Topic = Vec<(u32, u64)>;

/// Gathers links, the surest first, to communities, each given as the units that it links, in order. The likest
/// grow together first, as long as they are alike enough and the reader has not parted them. Takes time for
/// each pair of links that meet, and more where large communities do.
pub(super) fn communities(links: &[Scored], space: &Space, judgements: &Judgements) -> Vec<Group> {
    let mut communities = Communities::new(links, space, judgements);
    while let Some((kept, gone)) = communities.nearest() {
        let [one, other] = [kept, gone].map(|it| &*communities.all[it as usize].units);
        if !judgements.part(one, other) {
            communities.merge(kept, gone);
        }
    }
    let groups = communities.all.into_iter().map(|it| it.units);
    groups.filter(|units| !units.is_empty()).collect()
}

/// Links that are about one thing.
#[derive(Default)]
struct Community {
    /// What they link, in order; empty once it has become part of another.
    units: Group,
    /// The sum of what each shares.
    topic: Topic,
    /// How many links it has.
    links: u32,
}

impl Community {
    /// Takes in more links.
    fn join(&mut self, units: &[u32], topic: Topic, links: u32) {
        self.units.extend(units);
        self.units.sort_unstable();
        self.units.dedup();
        self.topic.extend(topic);
        self.topic.sort_unstable();
        self.topic.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.1 += if same { later.1 } else { 0 };
            same
        });
        self.links += links;
    }
}

/// How alike two communities are, which they are, and how many links they had then: once one has grown, the
/// entry is stale.
type Nearness = (u32, Reverse<(u32, u32)>, [u32; 2]);

/// Communities that grow together.
struct Communities {
    all: Vec<Community>,
    /// By unit: the communities that it is in.
    of: FxHashMap<u32, Vec<u32>>,
    /// Pairs that could grow together, the likest first.
    queue: BinaryHeap<Nearness>,
}

impl Communities {
    fn new(links: &[Scored], space: &Space, judgements: &Judgements) -> Self {
        let topics: Vec<Topic> = links.iter().map(|it| topic([it.0, it.1], space)).collect();
        let mut same = near_same(links, &topics, judgements);
        let mut all: Vec<Community> = Vec::new();
        // The place of a set of links in `all`, by the link that stands for it.
        let mut places: Vec<usize> = vec![0; links.len()];
        for (index, (&(a, b, _), topic)) in links.iter().zip(topics).enumerate() {
            let first = same.find(index);
            if first == index {
                places[index] = all.len();
                all.push(Community::default());
            }
            all[places[first]].join(&[a, b], topic, 1);
        }
        let mut of: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (index, community) in (0..).zip(&all) {
            for &unit in &community.units {
                of.entry(unit).or_default().push(index);
            }
        }
        let mut communities = Self { all, of, queue: BinaryHeap::new() };
        for index in 0..communities.all.len() as u32 {
            communities.enqueue(index, |other| other > index);
        }
        communities
    }

    /// Puts the pairs of a community with those it meets and that are `wanted` into the queue.
    fn enqueue(&mut self, index: u32, wanted: impl Fn(u32) -> bool) {
        let own = &self.all[index as usize];
        let met = own.units.iter().flat_map(|unit| &self.of[unit]).copied();
        let mut met: Vec<u32> = met.filter(|&it| it != index && wanted(it)).collect();
        met.sort_unstable();
        met.dedup();
        for other in met {
            let its = &self.all[other as usize];
            let pairs = u64::from(own.links) * u64::from(its.links);
            let likeness = dot(&own.topic, &its.topic) / pairs;
            if likeness >= steps(LIKENESS) {
                let pair = (index.min(other), index.max(other));
                let sizes = [pair.0, pair.1].map(|it| self.all[it as usize].links);
                self.queue.push((likeness as u32, Reverse(pair), sizes));
            }
        }
    }

    /// The two communities that are likest, if any are alike enough.
    fn nearest(&mut self) -> Option<(u32, u32)> {
        while let Some((_, Reverse((a, b)), sizes)) = self.queue.pop() {
            if sizes == [a, b].map(|it| self.all[it as usize].links) {
                return Some((a, b));
            }
        }
        None
    }

    fn merge(&mut self, kept: u32, gone: u32) {
        let moved = std::mem::take(&mut self.all[gone as usize]);
        for unit in &moved.units {
            let of = self.of.entry(*unit).or_default();
            of.retain(|&it| it != gone && it != kept);
            of.push(kept);
        }
        self.all[kept as usize].join(&moved.units, moved.topic, moved.links);
        self.enqueue(kept, |_| true);
    }
}

/// What the link of two units is about: the terms that both have, or all terms of either where they have none in
/// common, as in different languages. Rare terms say by far the most.
fn topic(units: [u32; 2], space: &Space) -> Topic {
    let [a, b] = units.map(|unit| &space.bags[unit as usize]);
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

/// The links in sets of those that meet and share nearly the same: what near copies have in common would take
/// long to come together pair by pair. What the reader has parted is left alone.
fn near_same(links: &[Scored], topics: &[Topic], judgements: &Judgements) -> DisjointSets {
    let mut of: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (index, &(a, b, _)) in links.iter().enumerate() {
        if !judgements.rejects(a) && !judgements.rejects(b) {
            of.entry(a).or_default().push(index);
            of.entry(b).or_default().push(index);
        }
    }
    let mut same = DisjointSets::new(links.len());
    for met in of.values() {
        for (place, &one) in met.iter().enumerate() {
            for &other in &met[place + 1..] {
                if same.find(one) != same.find(other)
                    && dot(&topics[one], &topics[other]) >= steps(NEAR_SAME)
                {
                    same.unite(one, other);
                }
            }
        }
    }
    same
}

fn dot(a: &Topic, b: &Topic) -> u64 {
    both(a, b).map(|(_, x, y)| x * y).sum()
}

/// A likeness in the steps of [`dot`].
fn steps(likeness: f32) -> u64 {
    (f64::from(likeness) * LENGTH * LENGTH) as u64
}
