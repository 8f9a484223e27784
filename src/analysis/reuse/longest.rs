//! The longest run of words that two articles share: what to say when nothing was copied.
//!
//! Runs of two, four, eight … words get numbers, equal ones the same, made from the numbers of
//! their halves (Karp, Miller, Rosenberg 1972). Those that stand in one article only are left out
//! at every step, so that little remains to be sorted after the first.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::analysis::progress::Progress;
use crate::analysis::{Corpus, Options, Stage, Watch, parallel};
use crate::text::Article;

use super::Place;
use super::sequence::Sequence;

/// A run of the same words in two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedRun {
    /// How many words, at least two.
    pub words: usize,
    /// Where it stands; in two different articles, the lower index first.
    pub places: [Place; 2],
}

/// The number of a run that stands in no two articles.
const ALONE: u32 = u32::MAX;

/// Parts in which runs are sorted.
const BUCKETS: usize = 256;

/// The longest run of words that stands in two of `articles`; of several equally long ones the
/// same one whatever the order of the articles. `None` where no two words in a row are shared.
///
/// `corpus` holds the words of just these articles. O(n log n log r) for n words and a run of r;
/// takes about 25 bytes a word for runs as short as those of independent texts.
pub fn longest_shared_run(
    articles: &[Arc<Article>],
    corpus: &Corpus,
    options: &Options,
    watch: &Watch<'_>,
) -> ControlFlow<(), Option<SharedRun>> {
    let crew = (options.threads(), Progress::new(watch, Stage::Repeats).part(1.0, 1.0));
    let sequence = Sequence::new(articles, corpus, 1);
    let single = sequence.words.as_slice();
    let Some(mut numbers) = join(&sequence, single, single, 1, crew)? else {
        return ControlFlow::Continue(None);
    };
    let mut words = 2;
    let mut shorter = Vec::new();
    while let Some(longer) = join(&sequence, &numbers, &numbers, words, crew)? {
        shorter.push(std::mem::replace(&mut numbers, longer));
        words *= 2;
    }
    for (power, half) in shorter.iter().map(Vec::as_slice).enumerate().rev() {
        if let Some(longer) = join(&sequence, &numbers, half, words, crew)? {
            numbers = longer;
            words += 2 << power;
        }
    }
    if let Some(longer) = join(&sequence, &numbers, single, words, crew)? {
        numbers = longer;
        words += 1;
    }
    ControlFlow::Continue(first_of(&sequence, &numbers, words))
}

/// The first run of `words` words that has a number, and where another article has it first.
fn first_of(sequence: &Sequence<'_>, numbers: &[u32], words: usize) -> Option<SharedRun> {
    let first = numbers.iter().position(|&number| number != ALONE)?;
    let place = |at: usize| {
        let (article, span) = sequence.words_at(&(at..at + words));
        Place { article, span }
    };
    let here = place(first);
    let elsewhere = (first + 1..numbers.len()).filter(|&at| numbers[at] == numbers[first]);
    let there = elsewhere.map(place).find(|there| there.article != here.article)?;
    let mut places = [here, there];
    places.sort_unstable();
    Some(SharedRun { words, places })
}

/// By position: a number for the run of `len` words with number `head` there and the run with
/// number `tail` right after it; [`ALONE`] unless another article has it too. `None` when all are.
fn join(
    sequence: &Sequence<'_>,
    head: &[u32],
    tail: &[u32],
    len: usize,
    (threads, progress): (usize, Progress<'_>),
) -> ControlFlow<(), Option<Vec<u32>>> {
    let bucket = |head: u32, tail: u32| (head ^ tail) as usize % BUCKETS;
    let pairs = || {
        let pairs = head.iter().zip(tail.get(len..).unwrap_or_default()).zip(0..);
        let pairs = pairs.map(|((&head, &tail), at)| [head, tail, at]);
        pairs.filter(|&[head, tail, _]| head != ALONE && tail != ALONE)
    };
    let mut sizes = [0; BUCKETS];
    pairs().for_each(|[head, tail, _]| sizes[bucket(head, tail)] += 1);
    let mut buckets = sizes.map(Vec::with_capacity);
    for pair in pairs() {
        progress.step(pair[2] as usize, sequence.words.len())?;
        buckets[bucket(pair[0], pair[1])].push(pair);
    }
    parallel::for_each(threads, progress, &mut buckets, 1, |runs| {
        runs.sort_unstable();
        ControlFlow::Continue(())
    })?;
    let article = |at: u32| sequence.article_at(at as usize);
    let mut numbers = Vec::new();
    let same_runs = buckets.iter().flat_map(|runs| runs.chunk_by(|a, b| a[..2] == b[..2]));
    for (number, same) in (0..).zip(same_runs) {
        if same.len() > 1 && article(same[0][2]) != article(same[same.len() - 1][2]) {
            numbers.resize(head.len(), ALONE);
            for &[_, _, at] in same {
                numbers[at as usize] = number;
            }
        }
    }
    ControlFlow::Continue((!numbers.is_empty()).then_some(numbers))
}
