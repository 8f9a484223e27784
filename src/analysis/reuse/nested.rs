//! Clusters inside clusters: what stands in one copy of a passage stands in all, and what stands
//! nowhere else is no repeat of its own.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::runs::PARTNERS;

/// A stretch is a row of copies when they make up this share of it.
const ROW: f64 = 0.8;

/// All stretches of all clusters, and which lie in which.
struct Nesting<'a> {
    /// The stretches and their clusters; whatever contains a stretch comes before it.
    places: Vec<(&'a Range<usize>, usize)>,
    /// Indexes of an outer and an inner place, of different clusters.
    pairs: Vec<(usize, usize)>,
}

impl<'a> Nesting<'a> {
    fn new(clusters: &'a [Vec<Range<usize>>]) -> Self {
        let mut places: Vec<(&Range<usize>, usize)> = clusters
            .iter()
            .enumerate()
            .flat_map(|(cluster, stretches)| stretches.iter().map(move |it| (it, cluster)))
            .collect();
        places.sort_unstable_by_key(|(it, cluster)| (it.start, usize::MAX - it.end, *cluster));
        let mut pairs = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (inner, &(stretch, cluster)) in places.iter().enumerate() {
            open.retain(|&outer| places[outer].0.end > stretch.start);
            let around = open
                .iter()
                .filter(|&&outer| places[outer].0.end >= stretch.end && places[outer].1 != cluster);
            pairs.extend(around.map(|&outer| (outer, inner)));
            open.push(inner);
        }
        Self { places, pairs }
    }
}

/// Adds to each cluster what its stretches inside the copies of a longer passage leave out: of
/// many copies only near neighbours were compared.
pub(super) fn complete(words: &[u32], clusters: &mut [Vec<Range<usize>>]) {
    let mut missing: Vec<(usize, Range<usize>)> = Vec::new();
    let nesting = Nesting::new(clusters);
    let mut done: FxHashSet<(usize, usize, usize)> = FxHashSet::default();
    for &(outer, inner) in &nesting.pairs {
        let ((passage, outer), (stretch, inner)) = (nesting.places[outer], nesting.places[inner]);
        let offset = stretch.start - passage.start;
        if clusters[outer].len() <= PARTNERS || !done.insert((inner, outer, offset)) {
            continue;
        }
        let copies = clusters[outer].iter().map(|copy| {
            let start = copy.start + offset;
            start..start + stretch.len()
        });
        missing.extend(
            copies
                .filter(|copy| words.get(copy.clone()) == Some(&words[stretch.clone()]))
                .map(|copy| (inner, copy)),
        );
    }
    for (cluster, copy) in missing {
        let stretches = &mut clusters[cluster];
        let at = stretches.partition_point(|it| it.end <= copy.start);
        if stretches.get(at).is_none_or(|next| copy.end <= next.start) {
            stretches.insert(at, copy);
        }
    }
}

/// The clusters without those that say nothing new: those that stand only inside another one,
/// once in each of its stretches, are pieces of a longer repeat; those whose stretches are each
/// made of several stretches of another one are rows of its copies.
pub(super) fn independent(clusters: Vec<Vec<Range<usize>>>) -> Vec<Vec<Range<usize>>> {
    let nesting = Nesting::new(&clusters);
    // By place and cluster: how many stretches of the cluster the place contains, and their words.
    let mut contents: FxHashMap<(usize, usize), (usize, usize)> = FxHashMap::default();
    for &(outer, inner) in &nesting.pairs {
        let (stretch, cluster) = nesting.places[inner];
        let (count, words) = contents.entry((outer, cluster)).or_default();
        *count += 1;
        *words += stretch.len();
    }
    // By outer and inner cluster: in how many stretches of the outer the inner stands once, and
    // how many are rows of it.
    let mut pairs: FxHashMap<(usize, usize), (usize, usize)> = FxHashMap::default();
    for (&(outer, inner), &(count, words)) in &contents {
        let (stretch, outer) = nesting.places[outer];
        let (once, rows) = pairs.entry((outer, inner)).or_default();
        *once += usize::from(count == 1);
        *rows += usize::from(count > 1 && words as f64 >= ROW * stretch.len() as f64);
    }
    let mut says_nothing_new = vec![false; clusters.len()];
    for (&(outer, inner), &(once, rows)) in &pairs {
        says_nothing_new[inner] |= once == clusters[inner].len();
        says_nothing_new[outer] |= rows == clusters[outer].len();
    }
    let kept = clusters.into_iter().zip(says_nothing_new).filter(|(_, nothing_new)| !nothing_new);
    kept.map(|(cluster, _)| cluster).collect()
}
