//! From pairs of stretches to clusters: one repeat with n places, not n(n−1)/2 pairs.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::disjoint::DisjointSets;
use super::chain::Match;
use super::nested;
use super::sequence::Sequence;

/// Edges of stretches that are this near, as a share of their length, are the same edge.
const SAME_EDGE: usize = 8;

/// And at most this near, in words.
const SAME_EDGE_WORDS: usize = 8;

/// Gathers the stretches that `matches` connect, those with nearly the same edges being the same
/// stretch. In each cluster the stretches are in order, no two overlap, and there are at least
/// two. What stands only inside the stretches of another cluster, once in each, is no cluster.
pub(super) fn clusters(sequence: &Sequence<'_>, matches: &[Match]) -> Vec<Vec<Range<usize>>> {
    let (stretches, number) = stretches(sequence, matches);
    let mut sets = DisjointSets::new(stretches.len());
    for it in matches {
        sets.unite(number[&it.a], number[&it.b]);
    }
    let mut clusters: Vec<Vec<Range<usize>>> = vec![Vec::new(); stretches.len()];
    for (index, stretch) in stretches.iter().enumerate() {
        let cluster = &mut clusters[sets.find(index)];
        if cluster.last().is_none_or(|last| last.end <= stretch.start) {
            cluster.push(stretch.clone());
        }
    }
    clusters.retain(|cluster| cluster.len() > 1);
    nested::complete(&sequence.words, &mut clusters);
    nested::independent(clusters)
}

/// The different stretches of `matches` in order, and which of them each side of a match is.
fn stretches<'a>(
    sequence: &Sequence<'_>,
    matches: &'a [Match],
) -> (Vec<Range<usize>>, FxHashMap<&'a Range<usize>, usize>) {
    let mut sides: FxHashMap<&Range<usize>, usize> = FxHashMap::default();
    for side in matches.iter().flat_map(|it| [&it.a, &it.b]) {
        *sides.entry(side).or_default() += 1;
    }
    let mut order: Vec<(&Range<usize>, usize)> = sides.iter().map(|(&it, &n)| (it, n)).collect();
    order.sort_unstable_by_key(|(it, _)| (it.start, it.end));
    let mut group = vec![usize::MAX; order.len()];
    let mut chosen: Vec<Range<usize>> = Vec::new();
    for leader in 0..order.len() {
        if group[leader] != usize::MAX {
            continue;
        }
        let like = order[leader].0;
        let near = (like.len() / SAME_EDGE).min(SAME_EDGE_WORDS);
        // What most matches agree on, else what begins and ends a sentence, else the longest.
        let mut best = None;
        for member in leader..order.len() {
            let (it, support) = order[member];
            if it.start > like.start + near {
                break;
            }
            if group[member] == usize::MAX && it.end.abs_diff(like.end) <= near {
                group[member] = chosen.len();
                let whole = usize::from(sequence.begins_sentence(it.start))
                    + usize::from(sequence.ends_sentence(it.end));
                best = best.max(Some((whole, support, it.len(), member)));
            }
        }
        chosen.extend(best.map(|(.., member)| order[member].0.clone()));
    }
    // Putting like edges together may have changed the order of the stretches.
    let mut rank: Vec<usize> = (0..chosen.len()).collect();
    rank.sort_unstable_by_key(|&it| (chosen[it].start, chosen[it].end));
    let mut place = vec![0; chosen.len()];
    for (position, &it) in rank.iter().enumerate() {
        place[it] = position;
    }
    for (&(side, _), group) in order.iter().zip(&group) {
        sides.insert(side, place[*group]);
    }
    (rank.iter().map(|&it| chosen[it].clone()).collect(), sides)
}
