//! Maximal exact runs: two stretches of the same words that cannot be made longer.

use std::ops::{ControlFlow, Range};

use rustc_hash::FxHashMap;

use crate::analysis::progress::Progress;

use super::seeds::NONE;
use super::sequence::Sequence;

/// How many later positions with the same seed a position is compared with. More occurrences are
/// still found, each by its neighbours in the sequence; so the work stays linear.
pub(super) const PARTNERS: usize = 8;

/// How many words before a pair are compared without looking up whether its run is known already.
const BACK: usize = 32;

/// Two stretches of the same words, which do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    /// First position of the earlier stretch.
    pub a: u32,
    /// First position of the later stretch.
    pub b: u32,
    /// Length of either in words.
    pub len: u32,
}

impl Run {
    /// One past the earlier stretch.
    pub(super) fn a_end(self) -> u32 {
        self.a + self.len
    }

    /// One past the later stretch.
    pub(super) fn b_end(self) -> u32 {
        self.b + self.len
    }
}

/// A stretch that repeats itself every `period` words, at least once over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tandem {
    /// All of it.
    pub range: Range<usize>,
    /// Words until it begins again.
    pub period: usize,
}

impl Tandem {
    /// The words of each of the copies that it is cut into: whole periods, at least `min_words`.
    pub(super) fn unit(&self, min_words: usize) -> usize {
        self.period * min_words.div_ceil(self.period)
    }
}

/// What the seeds grow to.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// By `a`, then by `b`, each once.
    pub runs: Vec<Run>,
    /// By where they begin.
    pub tandems: Vec<Tandem>,
}

/// Grows the seeds of `k` words that `next` links to maximal runs. Linear in the length of the
/// sequence and of the runs.
pub(super) fn maximal(
    sequence: &Sequence<'_>,
    next: &[u32],
    k: usize,
    min_words: usize,
    progress: Progress<'_>,
) -> ControlFlow<(), Runs> {
    let words = &sequence.words;
    let mut found = Runs::default();
    let mut periodic = 0..0;
    // By the distance of its stretches: where the last long run ends.
    let mut known: FxHashMap<usize, usize> = FxHashMap::default();
    for a in 1..words.len() {
        progress.step(a, words.len())?;
        if next[a] == NONE {
            continue;
        }
        for b in partners(words, next, k, a) {
            if periodic.contains(&a) && periodic.contains(&b) {
                continue;
            }
            let mut back = 0;
            if words[a - 1] == words[b - 1] {
                if partners(words, next, k, a - 1).any(|other| other == b - 1) {
                    continue;
                }
                back = same_before(words, a, b, BACK);
                if back == BACK {
                    if known.get(&(b - a)).is_some_and(|&end| a < end) {
                        continue;
                    }
                    back = same_before(words, a, b, usize::MAX);
                }
            }
            let (a, b) = (a - back, b - back);
            let len = same_after(words, a, b);
            if len > BACK {
                known.insert(b - a, a + len);
            }
            if a + len > b {
                periodic = a..b + len;
                found.tandems.push(Tandem { range: periodic.clone(), period: b - a });
            } else {
                found.runs.push(Run { a: a as u32, b: b as u32, len: len as u32 });
            }
        }
    }
    found.tandems.sort_unstable_by_key(|it| it.range.start);
    // Between two stretches that repeat the same and are cut into copies, those say it all.
    let cut = |it: &&Tandem| it.range.len() >= 2 * it.unit(min_words);
    let tandems: Vec<Tandem> = found.tandems.iter().filter(cut).cloned().collect();
    let periods = |at: u32, len: u32| {
        let before = tandems.partition_point(|it| it.range.start <= at as usize);
        let around = tandems[..before].last().filter(|it| (at + len) as usize <= it.range.end);
        around.is_some_and(|it| it.period < len as usize)
    };
    found.runs.retain(|run| !periods(run.a, run.len) || !periods(run.b, run.len));
    found.runs.sort_unstable();
    found.runs.dedup();
    ControlFlow::Continue(found)
}

/// The next positions at which the `k` words at `a` stand.
fn partners<'a>(
    words: &'a [u32],
    next: &'a [u32],
    k: usize,
    a: usize,
) -> impl Iterator<Item = usize> + 'a {
    let link = move |at: usize| (next[at] != NONE).then_some(next[at] as usize);
    std::iter::successors(link(a), move |&b| link(b))
        .filter(move |&b| (0..k).all(|at| words[a + at] == words[b + at]))
        .take(PARTNERS)
}

/// How many words before `a` and `b` agree, up to `most`.
fn same_before(words: &[u32], a: usize, b: usize, most: usize) -> usize {
    let pairs = words[..a].iter().rev().zip(words[..b].iter().rev());
    pairs.take(most).take_while(|(a, b)| a == b).count()
}

/// How many words from `a` and `b` on agree.
fn same_after(words: &[u32], a: usize, b: usize) -> usize {
    words[a..].iter().zip(&words[b..]).take_while(|(a, b)| a == b).count()
}
