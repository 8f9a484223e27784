//! Tables: cells are no columns of running text, and their rows are read across.

use super::columns::Piece;
use super::page::median;

/// Words of most cells, at most.
const CELL: f32 = 4.0;
/// Gap between two cells, in heights of the font.
const GAP: f32 = 1.5;

/// Whether pieces that begin at one place are cells, as those left of them are, rather than lines of running
/// text: of few words, and seldom begun in the middle of a sentence. Of a script without capitals that
/// cannot be told.
pub(super) fn are_cells(here: &[&Piece<'_>], left: &[&Piece<'_>]) -> bool {
    // A line above or below the table may be among those.
    are_short(here, 0.34) && are_short(left, 0.5)
}

/// Whether most of the pieces are short, and at most this share of them begins in the middle of a sentence.
fn are_short(pieces: &[&Piece<'_>], share: f32) -> bool {
    let first = |it: &&Piece<'_>| it.words[0].text.chars().next();
    let count = |is: fn(char) -> bool| pieces.iter().filter(|it| first(it).is_some_and(is)).count();
    median(pieces.iter().map(|it| it.words.len() as f32)) <= CELL
        && count(|c| c.is_lowercase() || is_begin(c)) * 2 > pieces.len()
        && count(char::is_lowercase) as f32 <= share * pieces.len() as f32
}

fn is_begin(c: char) -> bool {
    c.is_uppercase() || !c.is_alphabetic()
}

/// By line of a column: whether it is the row of a table, with gaps between its cells where a line next
/// to it has them.
pub(super) fn rows(lines: &[Piece<'_>]) -> Vec<bool> {
    let gaps: Vec<Vec<(f32, f32)>> = lines.iter().map(gaps).collect();
    let alike = |at: usize, other: Option<usize>| {
        let other = other.and_then(|it| gaps.get(it));
        other.is_some_and(|it| have_common(&gaps[at], it))
    };
    (0..lines.len()).map(|at| alike(at, at.checked_sub(1)) || alike(at, Some(at + 1))).collect()
}

/// The words of a row, cell beside cell.
pub(super) fn text(row: &Piece<'_>) -> String {
    let mut text = String::new();
    for (at, word) in row.words.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|it| row.words[it]) {
            let parts = word.left - before.right > GAP * row.height();
            text.push_str(if parts { " | " } else { " " });
        }
        text.push_str(&word.text);
    }
    text
}

/// From where to where the gaps go between the cells of a line.
fn gaps(line: &Piece<'_>) -> Vec<(f32, f32)> {
    let between = line.words.windows(2).map(|it| (it[0].right, it[1].left));
    between.filter(|(from, to)| to - from > GAP * line.height()).collect()
}

/// Whether one of two lines has a gap wherever the other has one.
fn have_common(one: &[(f32, f32)], other: &[(f32, f32)]) -> bool {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let meets = |gap: &(f32, f32)| many.iter().any(|it| gap.0.max(it.0) < gap.1.min(it.1));
    !few.is_empty() && few.iter().all(meets)
}
