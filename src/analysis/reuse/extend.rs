//! The ends of a match: grown over small differences while that gains more than it costs.
//!
//! Banded alignment of words with an x-drop, as in BLAST (Zhang et al. 2000).

use super::chain::Match;

/// Words looked at in one go on either side.
const WINDOW: usize = 48;

/// How often it goes on. Alike text without seeds is never long, and templates are alike forever.
const WINDOWS: usize = 4;

/// How many words the alignment may shift.
const BAND: usize = 8;

/// How far the score may fall below the best before the search ends.
const DROP: i32 = 12;

/// What a word costs that stands on one side only, or a pair of different words.
const EDIT: i32 = 2;

/// Growing must gain more than this: a function word or two after a different word are chance.
const WORTH: i32 = 4;

/// What equal words gain.
pub(super) trait Gain {
    /// The gain of a word that stands on both sides, at least 1.
    fn gain(&self, word: u32) -> i32;
}

/// Grows `it` at both ends.
pub(super) fn extend(words: &[u32], gain: &impl Gain, it: &mut Match) {
    for _ in 0..WINDOWS {
        let room = WINDOW.min(it.b.start - it.a.end);
        let a = it.a.end..(it.a.end + room).min(words.len());
        let b = it.b.end..(it.b.end + WINDOW).min(words.len());
        let reach = reach(&words[a], &words[b], gain);
        it.a.end += reach.a;
        it.b.end += reach.b;
        it.common += reach.common as usize;
        if reach.a.max(reach.b) + BAND < WINDOW {
            break;
        }
    }
    for _ in 0..WINDOWS {
        let room = WINDOW.min(it.b.start - it.a.end);
        let reversed = |end: usize, room: usize| -> Vec<u32> {
            words[end.saturating_sub(room)..end].iter().rev().copied().collect()
        };
        let reach = reach(&reversed(it.a.start, WINDOW), &reversed(it.b.start, room), gain);
        it.a.start -= reach.a;
        it.b.start -= reach.b;
        it.common += reach.common as usize;
        if reach.a.max(reach.b) + BAND < WINDOW {
            break;
        }
    }
}

/// How far an alignment goes: words on either side, and words that both have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reach {
    a: usize,
    b: usize,
    common: u32,
}

/// The best common beginning of `a` and `b`.
fn reach(a: &[u32], b: &[u32], gain: &impl Gain) -> Reach {
    const OUT: (i32, u32) = (i32::MIN / 2, 0);
    // One row for each word of `a`; a cell is the score of the best alignment up to a word of `b`
    // and its common words. Cell `d` of row `i` stands for word `i + d - BAND` of `b`.
    let mut row = [OUT; 2 * BAND + 1];
    for (cell, skipped) in row[BAND..].iter_mut().zip(0..) {
        *cell = (-EDIT * skipped, 0);
    }
    let (mut best, mut best_score) = (Reach::default(), WORTH);
    for (i, &word) in a.iter().enumerate() {
        let mut next = [OUT; 2 * BAND + 1];
        let mut top = i32::MIN;
        for d in 0..=2 * BAND {
            let Some(j) = (i + 1 + d).checked_sub(BAND) else { continue };
            if j > b.len() {
                break;
            }
            let mut cell = if d < 2 * BAND { less(row[d + 1], EDIT) } else { OUT };
            if d > 0 {
                cell = cell.max(less(next[d - 1], EDIT));
            }
            if j > 0 {
                let (score, common) = row[d];
                cell = cell.max(if b[j - 1] == word {
                    (score + gain.gain(word), common + 1)
                } else {
                    (score - EDIT, common)
                });
            }
            next[d] = cell;
            top = top.max(cell.0);
            if cell.0 > best_score {
                best_score = cell.0;
                best = Reach { a: i + 1, b: j, common: cell.1 };
            }
        }
        if top < best_score - DROP {
            break;
        }
        row = next;
    }
    best
}

fn less(cell: (i32, u32), cost: i32) -> (i32, u32) {
    (cell.0 - cost, cell.1)
}
