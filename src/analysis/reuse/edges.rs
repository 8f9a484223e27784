//! Where a repeat begins and ends: at the edge of a sentence when one is near.

use std::ops::Range;

use super::cluster::Match;
use super::runs::{Run, Tandem};
use super::sequence::Sequence;

/// Words that a run may reach over the edge of a sentence by chance; they are cut off.
const OVERHANG: usize = 2;

/// The two stretches of a run, without what reaches over the edge of a sentence by a word or two.
pub(super) fn trimmed(sequence: &Sequence<'_>, run: Run) -> Match {
    let (a, b, len) = (run.a as usize, run.b as usize, run.len as usize);
    let begins = |at: &usize| sequence.begins_sentence(a + at) || sequence.begins_sentence(b + at);
    let ends = |at: &usize| sequence.ends_sentence(a + at) || sequence.ends_sentence(b + at);
    let reach = OVERHANG.min(len - 1);
    let start = (0..=reach).find(begins).unwrap_or(0);
    let end = (len - reach..=len).rev().find(ends).unwrap_or(len);
    if start < end {
        Match { a: a + start..a + end, b: b + start..b + end }
    } else {
        Match { a: a..a + len, b: b..b + len }
    }
}

/// The copies that follow each other in a stretch that repeats itself, each with the next one: as
/// many whole periods as make `min_words`, from the beginning of a sentence where there is one.
pub(super) fn tiles(sequence: &Sequence<'_>, tandem: &Tandem, min_words: usize) -> Vec<Match> {
    let Range { start, end } = tandem.range;
    let unit = tandem.period * min_words.div_ceil(tandem.period);
    let slack = (end - start) % unit;
    let phase = (0..tandem.period.min(slack + 1)).find(|at| sequence.begins_sentence(start + at));
    let first = start + phase.unwrap_or(0);
    (first..)
        .step_by(unit)
        .take_while(|at| at + 2 * unit <= end)
        .map(|at| Match { a: at..at + unit, b: at + unit..at + 2 * unit })
        .collect()
}
