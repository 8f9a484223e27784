//! From pairs of equal stretches to clusters: one repeat with n places, not n(n−1)/2 pairs.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// Two stretches that hold the same text, by their positions in the sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// The earlier one.
    pub a: Range<usize>,
    /// The later one.
    pub b: Range<usize>,
}

/// Gathers the stretches that `matches` connect. In each cluster the stretches are in order, no
/// two overlap, and there are at least two.
pub(super) fn clusters(matches: &[Match]) -> Vec<Vec<Range<usize>>> {
    let mut stretches: Vec<&Range<usize>> = matches.iter().flat_map(|it| [&it.a, &it.b]).collect();
    stretches.sort_unstable_by_key(|it| (it.start, it.end));
    stretches.dedup();
    let number: FxHashMap<&Range<usize>, usize> =
        stretches.iter().enumerate().map(|(index, &it)| (it, index)).collect();

    let mut sets = DisjointSets::new(stretches.len());
    for it in matches {
        sets.unite(number[&it.a], number[&it.b]);
    }
    let mut clusters: Vec<Vec<Range<usize>>> = vec![Vec::new(); stretches.len()];
    for (index, &stretch) in stretches.iter().enumerate() {
        let cluster = &mut clusters[sets.find(index)];
        if cluster.last().is_none_or(|last| last.end <= stretch.start) {
            cluster.push(stretch.clone());
        }
    }
    clusters.retain(|cluster| cluster.len() > 1);
    clusters
}

/// Disjoint sets of the numbers below n; the least member stands for its set.
struct DisjointSets {
    parent: Vec<usize>,
}

impl DisjointSets {
    fn new(n: usize) -> Self {
        Self { parent: (0..n).collect() }
    }

    fn find(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
