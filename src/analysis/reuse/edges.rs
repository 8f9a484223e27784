//! Where a repeat begins and ends: at the edge of a sentence when one is near.

use std::ops::Range;

use super::chain::Match;
use super::runs::{Run, Tandem};
use super::sequence::Sequence;

/// Words that a match may reach over the edge of a sentence by chance; they are cut off.
const OVERHANG: usize = 2;

/// Words that may be missing to the edge of a sentence in both stretches of a near match; they
/// are taken in.
const MISSING: usize = 3;

/// Moves the ends of both stretches of `it` to the edges of sentences that are near.
pub(super) fn settle(sequence: &Sequence<'_>, it: &mut Match) {
    if it.is_exact() {
        trim(sequence, it);
    } else if it.a.len().min(it.b.len()) > 4 * MISSING {
        let start = |at: usize| sequence.begins_sentence(at);
        let end = |at: usize| sequence.ends_sentence(at);
        let free = it.b.start - it.a.end;
        if let (Some(a), Some(b)) =
            (nearest(it.a.start, start, MISSING), nearest(it.b.start, start, MISSING.min(free)))
        {
            (it.a.start, it.b.start) = (a, b);
        }
        let free = it.b.start - it.a.end;
        if let (Some(a), Some(b)) =
            (nearest(it.a.end, end, MISSING.min(free)), nearest(it.b.end, end, MISSING))
        {
            (it.a.end, it.b.end) = (a, b);
        }
    }
}

/// Cuts off what reaches over the edge of a sentence by a word or two; both stretches stay equal.
fn trim(sequence: &Sequence<'_>, it: &mut Match) {
    let (a, b, len) = (it.a.start, it.b.start, it.a.len());
    let begins = |at: &usize| sequence.begins_sentence(a + at) || sequence.begins_sentence(b + at);
    let ends = |at: &usize| sequence.ends_sentence(a + at) || sequence.ends_sentence(b + at);
    let reach = OVERHANG.min(len - 1);
    let start = (0..=reach).find(begins).unwrap_or(0);
    let end = (len - reach..=len).rev().find(ends).unwrap_or(len);
    if start < end {
        (it.a, it.b, it.common) = (a + start..a + end, b + start..b + end, end - start);
    }
}

/// The edge within `reach` words of `position` that is nearest to it.
fn nearest(position: usize, edge: impl Fn(usize) -> bool, reach: usize) -> Option<usize> {
    (0..=reach).flat_map(|by| [position - by, position + by]).find(|&at| edge(at))
}

/// The copies that follow each other in a stretch that repeats itself, each with the next one: as
/// many whole periods as make `min_words`, from the beginning of a sentence where there is one.
pub(super) fn tiles(sequence: &Sequence<'_>, tandem: &Tandem, min_words: usize) -> Vec<Match> {
    let Range { start, end } = tandem.range;
    let unit = tandem.unit(min_words);
    let slack = (end - start) % unit;
    let phase = (0..tandem.period.min(slack + 1)).find(|at| sequence.begins_sentence(start + at));
    let first = start + phase.unwrap_or(0);
    (first..)
        .step_by(unit)
        .take_while(|at| at + 2 * unit <= end)
        .map(|at| Run { a: at as u32, b: (at + unit) as u32, len: unit as u32 }.into())
        .collect()
}

/// How far two matches may be shifted against each other to be parts of one, in words.
const SAME_DIAGONAL: usize = 16;

/// Joins the matches that overlap in both stretches with about the same shift: pieces of one chain
/// whose ends grew together. `matches` are by the start of the earlier stretch, and stay so.
pub(super) fn join(matches: &mut Vec<Match>) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..matches.len() {
        let it = matches[index].clone();
        open.retain(|&other| matches[other].a.end > it.a.start);
        let before = open.iter().copied().find(|&other| {
            let other = &matches[other];
            let shift = (it.b.start - it.a.start).abs_diff(other.b.end - other.a.end);
            other.b.start <= it.b.start && it.b.start < other.b.end && shift <= SAME_DIAGONAL
        });
        let Some(before) = before else {
            open.push(index);
            continue;
        };
        let joined = &mut matches[before];
        if joined.a.end.max(it.a.end) <= joined.b.start {
            let shared = joined.a.end.saturating_sub(it.a.start);
            joined.common += it.common.saturating_sub(shared);
            joined.a.end = joined.a.end.max(it.a.end);
            joined.b.end = joined.b.end.max(it.b.end);
            joined.runs.extend(it.runs);
            matches[index].common = 0;
        }
    }
    matches.retain(|it| it.common > 0);
}
