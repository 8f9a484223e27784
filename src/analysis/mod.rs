//! From articles to what the reader wants to know of them. Pure: no files, no clock, no terminal.
//!
//! The order matters. [`Corpus`] gives every word a number. [`reuse`] finds repeats over all
//! articles at once; from these and from what the text itself shows, [`boilerplate`] marks page
//! furniture, and [`fold`] decides which copies are surplus. [`events`] then sees one copy of
//! everything and links what different articles tell of the same event. [`classes`] counts words.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::thread;

use crate::text::{Article, Span};

pub mod boilerplate;
pub mod classes;
mod corpus;
pub mod credits;
mod disjoint;
pub mod embedding;
pub mod events;
pub mod fold;
mod hyphens;
mod judged;
mod languages;
mod lists;
mod numbers;
mod parallel;
mod progress;
pub mod reuse;
mod strength;

pub use classes::WordClasses;
pub use corpus::{Corpus, Words};
pub use embedding::Embedding;
pub use events::{Coverage, Event, Evidence, EvidenceKind, Link, Passage, SentenceRef};
pub use fold::Fold;
pub use judged::{Judged, Verdict};
pub use languages::Languages;
pub use progress::{Stage, Watch};
pub use reuse::{Change, ChangeOp, Nature, Place, Repeat, RepeatKind, Scope, SharedRun, Variant};
pub use strength::Strength;

/// All that is known of a set of articles.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The languages of the articles.
    pub languages: Languages,
    /// By article and block: whether the block is page furniture.
    pub boilerplate: Vec<Vec<bool>>,
    /// The repeats, the one that saves most words first.
    pub repeats: Vec<Repeat>,
    /// Where no repeat connects two articles: the longest run of words that two of them share.
    pub longest_shared: Option<SharedRun>,
    /// By article: the runs of blocks that say again what the same article has said before, in order.
    pub folds: Vec<Vec<Fold>>,
    /// Score from which a link counts.
    pub link_threshold: f32,
    /// Links between sentences of different articles, by place in the first article.
    pub links: Vec<Link>,
    /// Events, the most important first.
    pub events: Vec<Event>,
    /// By article: its words by class.
    pub words: Vec<WordClasses>,
    /// By article: the passages that no other article tells, in order. None for an article in another language
    /// than all others, of which nobody can say that.
    pub only_here: Vec<Vec<Span>>,
}

impl Analysis {
    /// Which event of `other`, a later analysis, is the same as `event` of this one: the one that has
    /// most sentences of its passages, the most important of several. `moved` tells which sentence
    /// there one of this analysis has become.
    pub fn event_again(
        &self,
        event: usize,
        other: &Self,
        moved: &dyn Fn(SentenceRef) -> Option<SentenceRef>,
    ) -> Option<usize> {
        let passages = &self.events.get(event)?.passages;
        let sentences = passages.iter().flat_map(|it| {
            let article = it.article;
            it.sentences.clone().map(move |sentence| SentenceRef { article, sentence })
        });
        let sentences: Vec<SentenceRef> = sentences.filter_map(moved).collect();
        let shared = |it: &Event| -> usize {
            let within = |at: &SentenceRef, passage: &Passage| {
                passage.article == at.article && passage.sentences.contains(&at.sentence)
            };
            let both = |passage| sentences.iter().filter(|at| within(at, passage)).count();
            it.passages.iter().map(both).sum()
        };
        let found = other.events.iter().enumerate().map(|(index, it)| (shared(it), index));
        found.filter(|it| it.0 > 0).max_by_key(|it| (it.0, usize::MAX - it.1)).map(|it| it.1)
    }
}

/// What the analysis is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// Shortest repeat reported, in words.
    pub min_repeat_words: usize,
    /// Weakest link listed; `None` means the threshold from which links count.
    pub min_link_score: Option<f32>,
    /// What the reader has decided of pairs of sentences; it goes before what the analysis finds.
    pub judged: Vec<Judged>,
    /// Tells how alike sentences are in meaning, for those who have one.
    pub embedding: Option<Arc<Embedding>>,
    /// Most threads that work at a time; `None` means as many as the machine runs. It changes how
    /// long the analysis takes and nothing else.
    pub threads: Option<NonZeroUsize>,
}

impl Options {
    /// How many threads may work at a time.
    fn threads(&self) -> usize {
        self.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            min_repeat_words: reuse::MIN_WORDS,
            min_link_score: None,
            judged: Vec::new(),
            embedding: None,
            threads: None,
        }
    }
}

/// Analyses a set. `None` when `watch` cancelled it. The same articles give the same result
/// whatever the machine, and but for numbering in any order.
pub fn analyse(
    articles: &[Arc<Article>],
    options: &Options,
    watch: &Watch<'_>,
) -> Option<Analysis> {
    run(articles, options, watch).continue_value()
}

/// [`analyse`] without anybody watching.
pub fn analyse_quietly(articles: &[Arc<Article>], options: &Options) -> Analysis {
    analyse(articles, options, &|_, _| ControlFlow::Continue(())).unwrap_or_default()
}

fn run(
    articles: &[Arc<Article>],
    options: &Options,
    watch: &Watch<'_>,
) -> ControlFlow<(), Analysis> {
    watch(Stage::Words, 0.0)?;
    let corpus = Corpus::watched(articles, options, watch)?;
    watch(Stage::Repeats, 0.0)?;
    let mut repeats = reuse::find(articles, &corpus, options, watch)?;
    let boilerplate = boilerplate::mark(articles, &corpus, &repeats, options, watch)?;
    reuse::mark_boilerplate(&mut repeats, articles, &boilerplate);
    let longest_shared = if repeats.iter().all(|it| it.scope() == Scope::Within) {
        reuse::longest_shared_run(articles, &corpus, options, watch)?
    } else {
        None
    };
    let folds = fold::folds(articles, &corpus, &repeats);
    watch(Stage::Events, 0.0)?;
    let beside = credits::beside_the_text(articles, &boilerplate);
    let found = events::find(articles, &corpus, &beside, &repeats, options, watch)?;
    let words = classes::count(articles, &corpus, &boilerplate, &repeats);
    ControlFlow::Continue(Analysis {
        languages: found.languages,
        boilerplate,
        repeats,
        longest_shared,
        folds,
        link_threshold: found.threshold,
        links: found.links,
        events: found.events,
        words,
        only_here: found.only_here,
    })
}
