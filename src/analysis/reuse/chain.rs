//! Chains: exact runs that keep their order, with small differences between them.
//!
//! The method is the chaining of read mappers (Li 2018, minimap2): a run continues the chain of an
//! earlier one when both stretches follow closely, and each run takes the best chain it can.

use std::cmp::Reverse;
use std::ops::{ControlFlow, Range};

use crate::analysis::progress::Progress;

use super::runs::Run;
use super::seeds::NONE;

/// Widest gap between two runs of a chain on either side, in words.
pub(super) const GAP: u32 = 24;

/// How many words longer the gap may be on one side than on the other: what was put in or left out.
const SHIFT: u32 = 10;

/// Words that the ends of two neighbouring runs may share, as in "of the | the old".
const OVERLAP: u32 = 3;

/// How far around a chain words that stand in one of its gaps may stand on the other side for them
/// to have been moved.
const MOVED: u32 = 64;

/// How many earlier runs that end close by are considered.
const LOOK_BACK: usize = 12;

/// Two stretches that hold nearly the same text, by their positions in the sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// The earlier stretch.
    pub a: Range<usize>,
    /// The later one; it does not overlap the earlier.
    pub b: Range<usize>,
    /// Words that both have, in this order.
    pub common: usize,
    /// Its runs that are long enough to stand alone, should the whole prove too unlike.
    pub runs: Vec<Run>,
}

impl From<Run> for Match {
    fn from(run: Run) -> Self {
        Self {
            a: run.a as usize..run.a_end() as usize,
            b: run.b as usize..run.b_end() as usize,
            common: run.len as usize,
            runs: Vec::new(),
        }
    }
}

impl Match {
    /// Whether both stretches hold the same words and no others.
    pub(super) fn is_exact(&self) -> bool {
        self.common == self.a.len() && self.common == self.b.len()
    }
}

/// The best chain that ends with a run.
struct Link {
    /// Two for each common word, less one for each word in a gap.
    score: u32,
    /// Common words.
    common: u32,
    /// Index of the run before, or [`NONE`].
    before: u32,
    /// Where the later stretch begins; the earlier must not reach it.
    b_start: u32,
}

/// Chains `runs`, which are in order, over a sequence of `positions` words; chains of fewer than
/// `min_common` common words are left out, and runs from `min_run` words on can stand alone. Each
/// run serves one chain. Linear in the number of runs.
pub(super) fn chains(
    runs: &[Run],
    positions: usize,
    min_common: usize,
    min_run: usize,
    progress: Progress<'_>,
) -> ControlFlow<(), Vec<Match>> {
    let links = link(runs, positions, progress)?;
    let mut last: Vec<usize> =
        (0..runs.len()).filter(|&run| links[run].common as usize >= min_common).collect();
    last.sort_by_key(|&run| (Reverse(links[run].score), run));
    let mut taken = vec![false; runs.len()];
    let mut matches = Vec::new();
    for last in last {
        if taken[last] {
            continue;
        }
        let mut chain = Vec::new();
        let mut next = last as u32;
        while next != NONE && !taken[next as usize] {
            taken[next as usize] = true;
            chain.push(next as usize);
            next = links[next as usize].before;
        }
        chain.reverse();
        let mut before = if next == NONE { 0 } else { links[next as usize].common };
        for piece in chain.chunk_by(|&one, &next| !is_moved(runs, runs[one], runs[next], min_run)) {
            let (first, last) = (runs[piece[0]], runs[piece[piece.len() - 1]]);
            let common = links[piece[piece.len() - 1]].common - before;
            before += common;
            if common as usize >= min_common {
                let sturdy = piece.iter().map(|&run| runs[run]);
                matches.push(Match {
                    a: first.a as usize..last.a_end() as usize,
                    b: first.b as usize..last.b_end() as usize,
                    common: common as usize,
                    runs: sturdy.filter(|run| run.len as usize >= min_run).collect(),
                });
            }
        }
    }
    matches.sort_unstable_by_key(|it| (it.a.start, it.b.start));
    ControlFlow::Continue(matches)
}

/// Whether something else stands in the gap between two runs of a chain on either side, and what
/// stands there was moved: on the other side it stands near by.
fn is_moved(runs: &[Run], one: Run, next: Run, min_run: usize) -> bool {
    let (here, there) = (one.a_end()..next.a, one.b_end()..next.b);
    if here.len().min(there.len()) < min_run {
        return false;
    }
    let near = one.b.saturating_sub(MOVED)..next.b_end() + MOVED;
    let from = runs.partition_point(|run| run.a < here.start);
    let mut inside = runs[from..].iter().take_while(|run| run.a < here.end);
    inside
        .any(|run| run.len as usize >= min_run && near.contains(&run.b) && !there.contains(&run.b))
}

/// The best chain up to each run.
fn link(runs: &[Run], positions: usize, progress: Progress<'_>) -> ControlFlow<(), Vec<Link>> {
    // The latest run whose later stretch ends in a slice of the sequence, and the one before it.
    let slice = |position: u32| (position / (GAP + 1)) as usize;
    let mut latest = vec![NONE; slice(positions as u32) + 2];
    let mut previous = vec![NONE; runs.len()];
    let mut links: Vec<Link> = Vec::with_capacity(runs.len());
    for (index, run) in runs.iter().enumerate() {
        progress.step(index, runs.len())?;
        let mut best = Link { score: 2 * run.len, common: run.len, before: NONE, b_start: run.b };
        let nearby = slice(run.b.saturating_sub(GAP))..=slice(run.b + OVERLAP);
        for &latest in &latest[nearby] {
            let ending_here = std::iter::successors((latest != NONE).then_some(latest), |&it| {
                Some(previous[it as usize]).filter(|&it| it != NONE)
            });
            let close = ending_here.take_while(|&it| runs[it as usize].a_end() + GAP >= run.a);
            for before in close.take(LOOK_BACK) {
                let link = &links[before as usize];
                let Some((common, gap)) = follows(&runs[before as usize], run) else { continue };
                let score = (link.score + 2 * common).saturating_sub(gap);
                if score > best.score && run.a_end() <= link.b_start {
                    let common = link.common + common;
                    best = Link { score, common, before, b_start: link.b_start };
                }
            }
        }
        links.push(best);
        let latest = &mut latest[slice(run.b_end())];
        previous[index] = std::mem::replace(latest, index as u32);
    }
    ControlFlow::Continue(links)
}

/// Whether `run` may come next after `before` in a chain: the common words that it adds and the
/// width of the gap between them.
fn follows(before: &Run, run: &Run) -> Option<(u32, u32)> {
    let a_gap = i64::from(run.a) - i64::from(before.a_end());
    let b_gap = i64::from(run.b) - i64::from(before.b_end());
    let gap = u32::try_from(a_gap.max(b_gap)).ok()?;
    let overlap = u32::try_from(a_gap.min(b_gap).min(0).abs()).ok()?;
    let fits = overlap <= OVERLAP
        && overlap < run.len
        && gap <= GAP
        && a_gap.abs_diff(b_gap) <= u64::from(SHIFT);
    fits.then(|| (run.len - overlap, gap))
}
