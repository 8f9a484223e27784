//! Gathering links to events: communities of links (Ahn, Bagrow and Lehmann, Nature 466, 2010).
//!
//! A sentence of news tells several things at once: who met whom, where, and who they are. What two linked
//! sentences have in common says which of these the link is about. So it is not sentences that are gathered but
//! links: two that meet in a sentence are of one event if they share the same words, and a sentence is in as many
//! events as its links. Groups of links grow together as long as they are alike on average; a chain of
//! half-fitting links does not grow into one event about the main figure of the affair.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::communities::communities;
use super::judgements::Judgements;
use super::linkage::Linkage;
use super::scores::Scored;
use super::space::Space;
use super::units::Units;

/// Part of the sentences of two groups that both have, of those that either has, from which they tell one event
/// in different words.
const SAME: f32 = 0.4;

/// Score of a link that makes an event by itself: it is likelier right than wrong.
const ALONE: f32 = 0.5;

/// Links of a sentence that are gathered, the surest, and besides those that are among the surest of their other
/// sentence. What a hundred articles have from one wire comes together by fewer links than each has with each.
const SUREST: u32 = 16;

/// An event as units, in order.
pub(super) type Group = Vec<u32>;

/// Gathers links, the surest first, to groups of units from at least two articles. Takes time for each pair of
/// gathered links that meet in a unit, and more where large groups grow together.
pub(super) fn gather(
    links: &[Scored],
    linkage: &Linkage,
    space: &Space,
    units: &Units,
    judgements: &Judgements,
) -> Vec<Group> {
    let gathered = surest(&judgements.unpinned(links));
    let mut groups = communities(&gathered, space, judgements);
    unite(&mut groups, judgements);
    groups.retain(|group| is_told(group, linkage));
    judgements.join(&mut groups, |unit, group| linkage.support(unit, group, units));
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// The links that are among the [`SUREST`] of one of their units, in order.
fn surest(links: &[Scored]) -> Vec<Scored> {
    let mut kept: FxHashMap<u32, u32> = FxHashMap::default();
    let mut among = |unit: u32| {
        let kept = kept.entry(unit).or_default();
        *kept += 1;
        *kept <= SUREST
    };
    // Both are counted, whatever the first one says.
    links.iter().filter(|it| among(it.0) | among(it.1)).copied().collect()
}

/// Whether a group is more than a guess: one of two sentences has nothing but their link to show for it.
fn is_told(group: &[u32], linkage: &Linkage) -> bool {
    let [a, b] = *group else { return true };
    linkage.between(a, b) >= ALONE
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
