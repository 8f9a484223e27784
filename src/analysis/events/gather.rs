//! Gathering links to events.
//!
//! Links are taken strongest first. A sentence joins an event only if the event's articles on
//! average support it, so that a chain of half-fitting links does not grow into one event about
//! the main figure of the affair. A sentence that fits several events is told in each of them.

use rustc_hash::FxHashMap;

use super::units::Units;

/// Average best score over an event's other articles that lets a sentence in.
const SUPPORT: f32 = 0.30;

/// Units of one article further apart than this are not one telling of an event.
const APART: usize = 3;

/// What being far from its own article's telling takes from a sentence's support.
const DISTANCE: f32 = 0.15;

/// Most sentences of one article in an event.
const MOST: usize = 6;

/// A pair of units and how sure their link is.
pub(super) type Scored = (u32, u32, f32);

/// An event as units, in order.
pub(super) type Group = Vec<u32>;

/// Gathers links, given strongest first, to groups of units from at least two articles.
pub(super) fn gather(links: &[Scored], units: &Units) -> Vec<Group> {
    let mut scores: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    for &(a, b, score) in links {
        scores.insert((a, b), score);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut of: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    let supports = |unit: u32, group: &Group| support(unit, group, units, &scores);
    for &(a, b, _) in links {
        let home = |unit: u32| of.get(&unit).cloned().unwrap_or_default();
        let (with_a, with_b) = (home(a), home(b));
        if with_a.iter().any(|it| with_b.contains(it)) {
            continue;
        }
        let mut placed = false;
        for (groups_of, unit) in [(&with_a, b), (&with_b, a)] {
            for &group in groups_of {
                if !groups[group].contains(&unit) && supports(unit, &groups[group]) >= SUPPORT {
                    groups[group].push(unit);
                    of.entry(unit).or_default().push(group);
                    placed = true;
                }
            }
        }
        if !placed && (with_a.is_empty() || with_b.is_empty()) {
            of.entry(a).or_default().push(groups.len());
            of.entry(b).or_default().push(groups.len());
            groups.push(vec![a, b]);
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    drop_contained(&mut groups);
    groups
}

/// How well a unit fits a group: over the group's articles but its own, the average of its best
/// score there; less where its own article tells the event far away, 0 where at length.
fn support(unit: u32, group: &Group, units: &Units, scores: &FxHashMap<(u32, u32), f32>) -> f32 {
    let article = units.article(unit as usize);
    let mut best: Vec<(usize, f32)> = Vec::new();
    let mut own = Vec::new();
    for &other in group {
        let its = units.article(other as usize);
        if its == article {
            own.push(other);
            continue;
        }
        let score = scores.get(&(unit.min(other), unit.max(other))).copied().unwrap_or(0.0);
        match best.iter_mut().find(|(known, _)| *known == its) {
            Some((_, most)) => *most = most.max(score),
            None => best.push((its, score)),
        }
    }
    if own.len() >= MOST || best.is_empty() {
        return 0.0;
    }
    best.sort_unstable_by(|x, y| x.1.total_cmp(&y.1));
    let average = best.iter().map(|it| it.1).sum::<f32>() / best.len() as f32;
    let near = own.is_empty() || own.iter().any(|&it| it.abs_diff(unit) as usize <= APART);
    if near { average } else { average - DISTANCE }
}

/// Drops groups that have all but one of their units in a greater group, to which that one goes.
fn drop_contained(groups: &mut Vec<Group>) {
    groups.sort_by(|x, y| (y.len(), x).cmp(&(x.len(), y)));
    let mut kept: Vec<Group> = Vec::new();
    for group in groups.drain(..) {
        let shared = |it: &Group| group.iter().filter(|unit| it.contains(unit)).count();
        let home = kept.iter_mut().find(|it| {
            let shared = shared(it);
            shared == group.len() || shared >= 2 && shared + 1 == group.len()
        });
        match home {
            Some(home) => {
                home.extend(group);
                home.sort_unstable();
                home.dedup();
            }
            None => kept.push(group),
        }
    }
    *groups = kept;
}
