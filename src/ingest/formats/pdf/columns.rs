//! The reading order of a page: its lines column by column.
//!
//! A column shows itself by many pieces of lines that begin at the same place, with as much text left of it
//! that ends before. Lines that reach over several columns part the page: what is above them is
//! read first.

use super::page::{Page, Word, median, quantile};
use super::tables;

/// A line of one column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
    /// The height of its font.
    pub(super) height: f32,
    /// Width of its first word.
    pub(super) first_word: f32,
    /// The column that it stands in.
    pub(super) column: Column,
    /// Whether it is the row of a table.
    pub(super) is_row: bool,
}

/// Where a column begins and ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) right: f32,
}

/// Gap between two words that few lines of prose have: in heights of the font, and in usual spaces.
const GAP: f32 = 0.75;
const SPACES: f32 = 1.8;
/// Heights of the font by which lines that begin at the same place are apart.
const FLUSH: f32 = 0.2;
/// Least width of a column, in heights of the font.
const NARROWEST: f32 = 6.0;
/// Fewest lines of a column.
const FEWEST: usize = 4;
/// How many times as many lines the longest column of a page may have.
const FAR_FEWER: usize = 8;

/// The lines of a page in reading order.
pub(super) fn lines(page: &Page) -> Vec<Line> {
    let height = page.body_height();
    let rows = page.rows();
    let wide = wide_gap(&rows, height);
    // Large words are far apart.
    let wide = |word: &Word| wide * (word.height() / height).max(1.0);
    let pieces: Vec<Piece<'_>> =
        rows.iter().flat_map(|row| split(row, |word, gap| gap > wide(word))).collect();
    let starts = column_starts(&pieces, height);
    // What stands close to its neighbour may still begin where a column does.
    let begins = |word: &Word| starts[1..].iter().any(|it| (it - word.left).abs() < FLUSH * height);
    let pieces = pieces
        .iter()
        .flat_map(|piece| split(&piece.words, |word, gap| gap > wide(word) / 2.0 && begins(word)));
    let pieces: Vec<Piece<'_>> = pieces.collect();
    in_order(pieces, &starts, height)
}

/// From which width on a gap between two words is hardly a space.
fn wide_gap(rows: &[Vec<&Word>], height: f32) -> f32 {
    let gaps = rows.iter().flat_map(|row| row.windows(2)).map(|it| it[1].left - it[0].right);
    let space = median(gaps.filter(|it| (0.0..2.0 * height).contains(it)));
    (GAP * height).max(SPACES * space)
}

/// Words of a row that follow each other.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub(super) words: Vec<&'a Word>,
}

impl Piece<'_> {
    fn left(&self) -> f32 {
        self.words[0].left
    }

    fn right(&self) -> f32 {
        self.words.iter().map(|it| it.right).fold(f32::MIN, f32::max)
    }

    fn bottom(&self) -> f32 {
        median(self.words.iter().map(|it| it.bottom))
    }

    pub(super) fn height(&self) -> f32 {
        median(self.words.iter().map(|it| it.height()))
    }

    fn width(&self) -> f32 {
        self.right() - self.left()
    }
}

/// Splits a row before each word for which `parts` says so of the word and the gap before it.
fn split<'a>(row: &[&'a Word], parts: impl Fn(&Word, f32) -> bool) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for &word in row {
        match pieces.last_mut() {
            Some(piece) if !parts(word, word.left - piece.right()) => {
                piece.words.push(word);
            }
            _ => pieces.push(Piece { words: vec![word] }),
        }
    }
    pieces
}

/// Where columns begin, from left to right; at least one.
fn column_starts(pieces: &[Piece<'_>], height: f32) -> Vec<f32> {
    let mut sorted: Vec<&Piece<'_>> = pieces.iter().collect();
    sorted.sort_by(|a, b| a.left().total_cmp(&b.left()));
    let lefts: Vec<f32> = sorted.iter().map(|it| it.left()).collect();
    // From each piece on, those that begin at the same place.
    let flush = |at: usize| {
        let end = lefts.partition_point(|it| it - lefts[at] <= FLUSH * height);
        &sorted[at..end]
    };
    let many = |at: &usize| flush(*at).len() >= FEWEST;
    let Some(first) = (0..lefts.len()).find(many) else {
        return vec![lefts.first().copied().unwrap_or_default()];
    };
    let mut starts = vec![lefts[first]];
    // Others begin anywhere: first lines, centred lines, and what comes after a wide gap. So the places at
    // which most pieces begin are looked at first.
    let mut places: Vec<usize> = (first + 1..lefts.len()).filter(many).collect();
    places.sort_by_key(|at| std::cmp::Reverse(flush(*at).len()));
    let most = flush(first).len().max(places.first().map_or(0, |at| flush(*at).len()));
    places.retain(|at| flush(*at).len() * FAR_FEWER >= most);
    for at in places {
        let apart = starts.iter().all(|it| (it - lefts[at]).abs() >= NARROWEST * height);
        if apart && is_column(flush(at), pieces, lefts[at], height) {
            starts.push(lefts[at]);
        }
    }
    starts.sort_by(f32::total_cmp);
    starts
}

/// Whether the pieces that begin `here` make a column with others to the left of it.
fn is_column(here: &[&Piece<'_>], pieces: &[Piece<'_>], left: f32, height: f32) -> bool {
    let wide = quantile(here.iter().map(|it| it.width()), 0.7) >= NARROWEST * height;
    let top = here.iter().map(|it| it.bottom()).fold(f32::MAX, f32::min) - height;
    let bottom = here.iter().map(|it| it.bottom()).fold(f32::MIN, f32::max) + height;
    let beside = pieces
        .iter()
        .filter(|it| it.left() < left - height && (top..=bottom).contains(&it.bottom()));
    let (before, across): (Vec<_>, Vec<_>) = beside.partition(|it| it.right() < left);
    let column = quantile(before.iter().map(|it| it.width()), 0.7) >= NARROWEST / 2.0 * height;
    here.len() >= FEWEST
        && wide
        && column
        && before.len() >= FEWEST
        && before.len() * 3 >= here.len()
        && before.len() > across.len()
        && !tables::are_cells(here, &before)
}

/// The pieces as lines in reading order.
fn in_order(mut pieces: Vec<Piece<'_>>, starts: &[f32], height: f32) -> Vec<Line> {
    let slack = 0.5 * height;
    let column_of = |left: f32| starts.iter().rposition(|it| *it <= left + slack).unwrap_or(0);
    let spans = |it: &Piece<'_>| {
        starts.get(column_of(it.left()) + 1).is_some_and(|next| it.right() > next + slack)
    };
    let columns: Vec<Column> = (0..starts.len())
        .map(|at| {
            let own = pieces.iter().filter(|it| column_of(it.left()) == at && !spans(it));
            // A few lines may stick out.
            let right = quantile(own.map(Piece::right), 0.95);
            Column { left: starts[at], right }
        })
        .collect();
    let whole = Column {
        left: starts[0],
        right: columns.iter().map(|it| it.right).fold(f32::MIN, f32::max),
    };
    pieces.sort_by(|a, b| a.bottom().total_cmp(&b.bottom()));
    let mut lines = Vec::new();
    let mut waiting: Vec<Vec<Piece<'_>>> = vec![Vec::new(); starts.len()];
    let flush = |waiting: &mut Vec<Vec<Piece<'_>>>, lines: &mut Vec<Line>| {
        for (column, pieces) in columns.iter().zip(waiting) {
            let joined = joined(std::mem::take(pieces));
            let rows = tables::rows(&joined);
            lines.extend(joined.iter().zip(rows).map(|(it, is_row)| line(it, *column, is_row)));
        }
    };
    for piece in pieces {
        if spans(&piece) {
            flush(&mut waiting, &mut lines);
            lines.push(line(&piece, whole, false));
        } else {
            waiting[column_of(piece.left())].push(piece);
        }
    }
    flush(&mut waiting, &mut lines);
    lines
}

/// Pieces of one column, from top to bottom, with those on one line joined again.
fn joined(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut lines: Vec<Piece<'_>> = Vec::new();
    for piece in pieces {
        let same = lines.last_mut().filter(|it| {
            let off = (it.bottom() - piece.bottom()).abs();
            off < 0.35 * it.height().min(piece.height())
        });
        match same {
            Some(line) => {
                line.words.extend(piece.words);
                line.words.sort_by(|a, b| a.left.total_cmp(&b.left));
            }
            None => lines.push(piece),
        }
    }
    lines
}

fn line(piece: &Piece<'_>, column: Column, is_row: bool) -> Line {
    let words = || piece.words.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ");
    let first = piece.words[0];
    Line {
        text: if is_row { tables::text(piece) } else { words() },
        left: piece.left(),
        right: piece.right(),
        bottom: piece.bottom(),
        height: piece.height(),
        first_word: first.right - first.left,
        column,
        is_row,
    }
}
