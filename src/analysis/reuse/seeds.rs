//! Seeds: short runs of words that stand in more than one place.

use std::ops::ControlFlow;

use crate::analysis::parallel;
use crate::analysis::progress::Progress;

use super::sequence::Sequence;

/// No further position holds the same seed.
pub(super) const NONE: u32 = u32::MAX;

/// How many positions an index bucket holds on average; small enough to be sorted in cache.
const BUCKET: usize = 4096;

/// Buckets that a thread takes at a time.
const SHARE: usize = 16;

/// By position: the next position at which the same `k` words probably stand, or [`NONE`].
///
/// Positions are linked when the hashes of their words agree, in ascending order; whoever follows
/// the links compares the words. Built by one pass into buckets by the upper bits of the hash and
/// a sort within each bucket. Takes twelve bytes a word while it works, four afterwards.
pub(super) fn next_positions(
    sequence: &Sequence<'_>,
    k: usize,
    threads: usize,
    progress: Progress<'_>,
) -> ControlFlow<(), Vec<u32>> {
    let words = &sequence.words;
    let mut next = vec![NONE; words.len()];
    let bits = (words.len() / BUCKET).max(2).next_power_of_two().trailing_zeros();
    let bucket = |hash: u64| (hash >> (u64::BITS - bits)) as usize;

    let mut ends = vec![0_usize; 1 << bits];
    for (position, seed) in words.windows(k).enumerate() {
        progress.part(0.0, 0.2).step(position, words.len())?;
        ends[bucket(hash(seed))] += 1;
    }
    let mut from = 0;
    for end in &mut ends {
        from += std::mem::replace(end, from);
    }
    // The lower half of an entry is the position, the upper half tells the seeds of a bucket apart.
    let mut entries = vec![0_u64; from];
    for (position, seed) in words.windows(k).enumerate() {
        progress.part(0.2, 0.5).step(position, words.len())?;
        let hash = hash(seed);
        let slot = &mut ends[bucket(hash)];
        entries[*slot] = (hash << bits) & HASH | position as u64;
        *slot += 1;
    }
    let mut buckets = Vec::with_capacity(ends.len());
    let (mut rest, mut start) = (entries.as_mut_slice(), 0);
    for end in ends {
        let (bucket, others) = rest.split_at_mut(end - start);
        buckets.push(bucket);
        (rest, start) = (others, end);
    }
    parallel::for_each(threads, progress.part(0.5, 0.9), &mut buckets, SHARE, |bucket| {
        bucket.sort_unstable();
        ControlFlow::Continue(())
    })?;
    for bucket in buckets {
        for pair in bucket.windows(2) {
            if (pair[0] ^ pair[1]) & HASH == 0 {
                next[pair[0] as u32 as usize] = pair[1] as u32;
            }
        }
    }
    ControlFlow::Continue(next)
}

/// The part of an index entry that is hash.
const HASH: u64 = 0xffff_ffff_0000_0000;

/// Multiplicative hash of a few words; its upper bits are good.
fn hash(words: &[u32]) -> u64 {
    words.iter().fold(0, |hash: u64, &word| {
        (hash.rotate_left(26) ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}
