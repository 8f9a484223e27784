//! Pairs of sentences of different articles that share a term, with how alike they and their
//! surroundings are. Found through the index: sentences that share nothing are never met.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use super::space::Space;
use super::units::Units;

/// Neighbours on each side that make up a sentence's narrow and wide window.
const REACH: [usize; 2] = [1, 3];

/// Terms in more sentences than this bring no candidates: they would bring nearly all pairs.
const COMMON: usize = 1500;

/// A pair that shares at least one term; `a < b`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The unit in the earlier article.
    pub(super) a: u32,
    /// The unit in the later article.
    pub(super) b: u32,
    /// Cosine of the two sentences.
    pub(super) alone: f32,
    /// Cosine with one neighbour on each side.
    pub(super) narrow: f32,
    /// Cosine with three neighbours on each side.
    pub(super) wide: f32,
}

/// All candidates, by `a`, then `b`. `watch` is told the share of units done.
pub(super) fn find(
    space: &Space,
    units: &Units,
    watch: &dyn Fn(f32) -> ControlFlow<()>,
) -> ControlFlow<(), Vec<Candidate>> {
    let lengths = [0, REACH[0], REACH[1]].map(|reach| lengths(space, units, reach));
    let count = units.all.len();
    let mut found = Vec::new();
    for range in &units.of_article {
        let mut rows = Rows::new(count);
        for unit in range.start..range.end + REACH[1] {
            rows.push((unit < range.end).then(|| row(space, unit, range.end)));
            let Some(a) = unit.checked_sub(REACH[1]).filter(|it| range.contains(it)) else {
                continue;
            };
            if a % 64 == 0 {
                watch(a as f32 / count as f32)?;
            }
            for &(b, dot) in rows.middle() {
                let to = &units.of_article[units.article(b as usize)];
                let cosine = |which: usize, dot: u64| {
                    let length = lengths[which][a] * lengths[which][b as usize];
                    if length > 0.0 { (dot as f64 / length) as f32 } else { 0.0 }
                };
                let near = |which: usize| {
                    let reach = REACH[which];
                    let from = (b as usize).saturating_sub(reach).max(to.start);
                    let end = (b as usize + reach + 1).min(to.end);
                    rows.sums[which][from..end].iter().sum::<u64>()
                };
                found.push(Candidate {
                    a: a as u32,
                    b,
                    alone: cosine(0, dot),
                    narrow: cosine(1, near(0)),
                    wide: cosine(2, near(1)),
                });
            }
        }
    }
    ControlFlow::Continue(found)
}

/// One sentence against all those of later articles: their common weight, by unit.
type Row = Vec<(u32, u64)>;

fn row(space: &Space, unit: usize, after: usize) -> Row {
    let mut met: Vec<(u32, u64)> = Vec::new();
    for &(term, weight) in &space.bags[unit] {
        let postings = &space.postings[term as usize];
        if postings.len() <= COMMON {
            let from = postings.partition_point(|&(other, _)| (other as usize) < after);
            let products = postings[from..].iter();
            met.extend(products.map(|&(other, its)| (other, u64::from(weight) * u64::from(its))));
        }
    }
    met.sort_unstable_by_key(|&(other, _)| other);
    met.dedup_by(|next, sum| {
        let same = next.0 == sum.0;
        if same {
            sum.1 += next.1;
        }
        same
    });
    met
}

/// The rows around a sentence, and their sums over its windows.
struct Rows {
    rows: VecDeque<Row>,
    sums: [Vec<u64>; 2],
}

impl Rows {
    fn new(units: usize) -> Self {
        let rows = (0..=2 * REACH[1]).map(|_| Row::new()).collect();
        Self { rows, sums: [vec![0; units], vec![0; units]] }
    }

    /// Moves the windows on by one sentence; `None` past the end of the article.
    fn push(&mut self, row: Option<Row>) {
        let middle = REACH[1];
        self.rows.push_back(row.unwrap_or_default());
        for (sums, reach) in self.sums.iter_mut().zip(REACH) {
            for &(unit, dot) in &self.rows[middle + 1 + reach] {
                sums[unit as usize] += dot;
            }
            for &(unit, dot) in &self.rows[middle - reach] {
                sums[unit as usize] -= dot;
            }
        }
        self.rows.pop_front();
    }

    fn middle(&self) -> &Row {
        &self.rows[REACH[1]]
    }
}

/// By unit: the length of its vector summed with those of `reach` neighbours on each side.
fn lengths(space: &Space, units: &Units, reach: usize) -> Vec<f64> {
    let mut sums: Vec<u64> = vec![0; space.idf.len()];
    let mut lengths = Vec::with_capacity(units.all.len());
    for range in &units.of_article {
        for unit in range.clone() {
            let window =
                unit.saturating_sub(reach).max(range.start)..(unit + reach + 1).min(range.end);
            let bags = || space.bags[window.clone()].iter().flatten();
            for &(term, weight) in bags() {
                sums[term as usize] += u64::from(weight);
            }
            let mut square = 0;
            for &(term, _) in bags() {
                let sum = std::mem::take(&mut sums[term as usize]);
                square += sum * sum;
            }
            lengths.push((square as f64).sqrt());
        }
    }
    lengths
}
