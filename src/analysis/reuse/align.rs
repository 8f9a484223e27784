//! Which words two stretches have in common, in order.
//!
//! Short stretches are compared by the word diff of `similar` (Myers 1986). Long ones are first
//! cut at the sequences of words that stand once in either, as in patience diff, so that the time
//! stays near linear and depends on nothing but the words.

use std::hash::{Hash as _, Hasher as _};
use std::ops::Range;

use rustc_hash::FxHasher;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longest stretch, in words, that is compared without being cut.
const SHORT: usize = 120;

/// Words of a sequence that long stretches are cut at.
const ANCHOR: usize = 5;

/// Words `old` of one stretch and `new` of another that are equal one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Equal {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The stretches of equal words in order; what lies between them differs.
pub(in crate::analysis) fn align(old: &[u32], new: &[u32]) -> Vec<Equal> {
    let mut found = Vec::new();
    align_between(old, new, 0..old.len(), 0..new.len(), &mut found);
    found.dedup_by(|later, equal| {
        let continues = equal.old.end == later.old.start && equal.new.end == later.new.start;
        if continues {
            equal.old.end = later.old.end;
            equal.new.end = later.new.end;
        }
        continues
    });
    found
}

fn align_between(
    old: &[u32],
    new: &[u32],
    mut old_part: Range<usize>,
    mut new_part: Range<usize>,
    found: &mut Vec<Equal>,
) {
    let head = same(old[old_part.clone()].iter(), new[new_part.clone()].iter());
    push(found, old_part.start, new_part.start, head);
    old_part.start += head;
    new_part.start += head;
    let tail = same(old[old_part.clone()].iter().rev(), new[new_part.clone()].iter().rev());
    old_part.end -= tail;
    new_part.end -= tail;

    if old_part.len().max(new_part.len()) <= SHORT {
        let (from, to) = (&old[old_part.clone()], &new[new_part.clone()]);
        for op in capture_diff_slices(Algorithm::Myers, from, to) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                push(found, old_part.start + old_index, new_part.start + new_index, len);
            }
        }
    } else {
        let (mut old_at, mut new_at) = (old_part.start, new_part.start);
        // Without anchors a part this long counts as replaced.
        for (old_anchor, new_anchor) in anchors(old, new, &old_part, &new_part) {
            if old_anchor >= old_at && new_anchor >= new_at {
                align_between(old, new, old_at..old_anchor, new_at..new_anchor, found);
                push(found, old_anchor, new_anchor, ANCHOR);
                (old_at, new_at) = (old_anchor + ANCHOR, new_anchor + ANCHOR);
            }
        }
        if old_at > old_part.start {
            align_between(old, new, old_at..old_part.end, new_at..new_part.end, found);
        }
    }
    push(found, old_part.end, new_part.end, tail);
}

fn same<'a>(old: impl Iterator<Item = &'a u32>, new: impl Iterator<Item = &'a u32>) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).count()
}

fn push(found: &mut Vec<Equal>, old: usize, new: usize, len: usize) {
    if len > 0 {
        found.push(Equal { old: old..old + len, new: new..new + len });
    }
}

/// Where the sequences that stand once in either part begin: the longest row of them that is in
/// order in both.
fn anchors(
    old: &[u32],
    new: &[u32],
    old_part: &Range<usize>,
    new_part: &Range<usize>,
) -> Vec<(usize, usize)> {
    let (in_old, in_new) = (sequences(old, old_part), sequences(new, new_part));
    let mut once_in_new = once(&in_new).peekable();
    let both = once(&in_old).filter_map(|(hash, old)| {
        while once_in_new.next_if(|it| it.0 < hash).is_some() {}
        once_in_new.next_if(|it| it.0 == hash).map(|it| (old as usize, it.1 as usize))
    });
    let equal = |&(a, b): &(usize, usize)| old[a..a + ANCHOR] == new[b..b + ANCHOR];
    let mut pairs: Vec<(usize, usize)> = both.filter(equal).collect();
    pairs.sort_unstable();
    longest_ascending(&pairs)
}

/// The sequences of a part, as their hashes and where they begin, by hash.
fn sequences(words: &[u32], part: &Range<usize>) -> Vec<(u64, u32)> {
    let hash = |sequence: &[u32]| {
        let mut hasher = FxHasher::default();
        sequence.hash(&mut hasher);
        hasher.finish()
    };
    let sequences = words[part.clone()].windows(ANCHOR).zip(part.start as u32..);
    let mut hashes: Vec<(u64, u32)> = sequences.map(|(it, at)| (hash(it), at)).collect();
    hashes.sort_unstable();
    hashes
}

/// Those of `sequences` whose hash no other has.
fn once(sequences: &[(u64, u32)]) -> impl Iterator<Item = (u64, u32)> {
    sequences.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() == 1).map(|same| same[0])
}

/// The longest subsequence that ascends in the second number, by patience sorting.
fn longest_ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // By length: the index of the pair with the least second number that ends such a subsequence.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, &(_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < new);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut row: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |&it| before[it]).map(|it| pairs[it]).collect();
    row.reverse();
    row
}
