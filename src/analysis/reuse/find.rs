//! The engine from end to end: articles to repeats.

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use crate::analysis::parallel;
use crate::analysis::progress::Progress;
use crate::analysis::{Corpus, Options, Stage, Watch};
use crate::text::Article;

use super::align::align;
use super::chain::{self, Match};
use super::edges;
use super::extend::extend;
use super::runs::{self, Runs};
use super::seeds;
use super::sequence::Sequence;
use super::substance::Substance;
use super::{Place, Repeat, RepeatKind, cluster};

/// Words in a seed.
const SEED: usize = 3;

/// From so many words on, seeds are one word longer: chance alone repeats short ones everywhere.
const LARGE: usize = 2_000_000;

/// Common words that a chain must have for its ends to be grown.
const PROMISING: usize = 6;

/// Matches and clusters that a thread takes at a time; few, because some take much longer than
/// others.
const SHARE: usize = 256;

/// Finds the repeats of a set, the one that saves most words first.
///
/// Linear in the length of the texts and of what is found. Takes about 35 bytes a word. The
/// result does not depend on the number of threads, nor but for numbering on the order of the
/// articles.
pub fn find(
    articles: &[Arc<Article>],
    corpus: &Corpus,
    options: &Options,
    watch: &Watch<'_>,
) -> ControlFlow<(), Vec<Repeat>> {
    let min_words = options.min_repeat_words.max(1);
    let threads = options.threads();
    let progress = Progress::new(watch, Stage::Repeats);
    progress.at(0.0)?;
    let sequence = Sequence::new(articles, corpus, chain::GAP as usize + 1);
    let large = sequence.words.len() >= LARGE;
    let k = (SEED + usize::from(large)).min(min_words);
    let next = seeds::next_positions(&sequence, k, threads, progress.part(0.0, 0.4))?;
    let found = runs::maximal(&sequence, &next, k, min_words, progress.part(0.4, 0.6))?;
    let substance = Substance::new(&sequence, &next, &corpus.vocabulary, min_words);
    drop(next);

    let min_common = PROMISING.min(min_words);
    let linking = progress.part(0.6, 0.7);
    let chains = chain::chains(&found.runs, sequence.words.len(), min_common, min_words, linking)?;
    let Runs { tandems, .. } = found;
    let judge = Judge { sequence: &sequence, substance: &substance, min_words };
    let mut matches = judge.grown(chains, threads, progress.part(0.7, 0.93))?;
    let tiles = tandems.iter().flat_map(|it| edges::tiles(&sequence, it, min_words));
    matches.extend(judge.kept(tiles));

    let clusters = cluster::clusters(&sequence, &matches);
    let mut compared: Vec<_> = clusters.into_iter().map(|stretches| (stretches, 0.0)).collect();
    parallel::for_each(threads, progress.part(0.95, 1.0), &mut compared, SHARE, |it| {
        it.1 = similarity(&sequence, &it.0);
        ControlFlow::Continue(())
    })?;
    let mut repeats: Vec<Repeat> =
        compared.iter().map(|(stretches, alike)| repeat(&sequence, stretches, *alike)).collect();
    repeats.sort_by(|a, b| {
        (b.surplus_words().cmp(&a.surplus_words())).then_with(|| a.places.cmp(&b.places))
    });
    ControlFlow::Continue(repeats)
}

/// Decides which matches are repeats.
struct Judge<'a> {
    sequence: &'a Sequence<'a>,
    substance: &'a Substance<'a>,
    min_words: usize,
}

impl Judge<'_> {
    /// The chains, their ends grown, that are long and alike enough; of the others the runs that
    /// are.
    fn grown(
        &self,
        mut chains: Vec<Match>,
        threads: usize,
        progress: Progress<'_>,
    ) -> ControlFlow<(), Vec<Match>> {
        parallel::for_each(threads, progress.part(0.0, 0.5), &mut chains, SHARE, |it| {
            extend(&self.sequence.words, self.substance, it);
            ControlFlow::Continue(())
        })?;
        chains.sort_unstable_by_key(|it| (it.a.start, it.b.start));
        edges::join(&mut chains);
        let mut found: Vec<Vec<Match>> = chains.into_iter().map(|it| vec![it]).collect();
        parallel::for_each(threads, progress.part(0.5, 1.0), &mut found, SHARE, |it| {
            let chain = it.swap_remove(0);
            *it = if self.substance.suffices(&chain) {
                self.settled(chain).into_iter().collect()
            } else {
                self.kept(chain.runs.into_iter().map(Match::from)).collect()
            };
            ControlFlow::Continue(())
        })?;
        ControlFlow::Continue(found.into_iter().flatten().collect())
    }

    /// Those of `matches` that are long and alike enough, with settled ends.
    fn kept(&self, matches: impl Iterator<Item = Match>) -> impl Iterator<Item = Match> {
        matches.filter(|it| self.substance.suffices(it)).filter_map(|it| self.settled(it))
    }

    /// The match with its ends on the edges of sentences, if it is long enough still.
    fn settled(&self, mut it: Match) -> Option<Match> {
        edges::settle(self.sequence, &mut it);
        (it.a.len().min(it.b.len()) >= self.min_words).then_some(it)
    }
}

/// The repeat whose places are `stretches` of the sequence.
fn repeat(sequence: &Sequence<'_>, stretches: &[Range<usize>], similarity: f32) -> Repeat {
    let mut places: Vec<(Place, usize)> = stretches
        .iter()
        .map(|stretch| {
            let (article, span) = sequence.span(stretch);
            (Place { article, span }, stretch.len())
        })
        .collect();
    places.sort_unstable();
    Repeat {
        words: places[0].1,
        places: places.into_iter().map(|(place, _)| place).collect(),
        kind: if similarity < 1.0 { RepeatKind::Near } else { RepeatKind::Exact },
        similarity,
        boilerplate: false,
    }
}

/// The share of words that the first of `stretches` and the least like it have in common, of the
/// longer of the two: 1 only when all are equal.
fn similarity(sequence: &Sequence<'_>, stretches: &[Range<usize>]) -> f32 {
    let first = &sequence.words[stretches[0].clone()];
    let like = |other: &Range<usize>| {
        let other = &sequence.words[other.clone()];
        let common: usize = align(first, other).iter().map(|it| it.old.len()).sum();
        common as f32 / first.len().max(other.len()) as f32
    };
    stretches[1..].iter().map(like).fold(1.0, f32::min)
}
