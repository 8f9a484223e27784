//! The words of all articles as numbers, so that the analyses compare integers.

use std::num::NonZeroUsize;
use std::ops::{ControlFlow, Range};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::text::{Article, Block, Language, Span, token};

use super::numbers::Numbers;
use super::progress::{Progress, Stage, Watch};
use super::{Options, hyphens, parallel};

/// The words of a set of articles. Two words have the same id exactly when their folded forms
/// ([`token::fold`]) are equal. Ids go by where a word stands first. A compound that is broken at
/// its hyphen over two lines is two words where the set shows that it is one.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// By id: the folded word.
    pub vocabulary: Vec<Box<str>>,
    /// By article: its words in order.
    pub articles: Vec<Words>,
}

/// The words of one article, in order, without the numbers of its lists.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Ids into [`Corpus::vocabulary`].
    pub ids: Vec<u32>,
    /// By word: its first byte in the article's text, and one past its last. A set has so many words that
    /// spans would take most of the memory.
    pub(super) places: Vec<[u32; 2]>,
    /// The language they are in, where it can be told.
    pub language: Option<Language>,
}

impl Words {
    /// The indexes of the words that lie inside `span`.
    pub fn inside(&self, span: Span) -> Range<usize> {
        let start = self.places.partition_point(|word| (word[0] as usize) < span.start);
        let end = self.places.partition_point(|word| word[1] as usize <= span.end);
        start..end.max(start)
    }

    /// Where a word stands in the article's text. Panics if there is no such word.
    pub fn span(&self, word: usize) -> Span {
        let [start, end] = self.places[word];
        Span::new(start as usize, end as usize)
    }

    /// Where some words stand, one by one.
    pub fn spans(&self, words: Range<usize>) -> impl Iterator<Item = Span> {
        words.map(|word| self.span(word))
    }

    /// Where some words stand, from the first to the last. Panics if there are none.
    pub fn span_of(&self, words: &Range<usize>) -> Span {
        Span::new(self.span(words.start).start, self.span(words.end - 1).end)
    }

    /// Adds a word behind the others.
    pub(super) fn push(&mut self, id: u32, span: Span) {
        self.ids.push(id);
        self.places.push([span.start as u32, span.end as u32]);
    }

    /// Adds some of the words of `other` behind the others.
    pub(super) fn extend(&mut self, other: &Self, words: Range<usize>) {
        self.ids.extend_from_slice(&other.ids[words.clone()]);
        self.places.extend_from_slice(&other.places[words]);
    }

    /// Leaves out what stands between the `blocks`: the numbers of lists, which would be words that two
    /// lists share, or in which they differ.
    fn leave_out_numbers(&mut self, blocks: &[Block]) {
        let mut rest = blocks.iter().peekable();
        let inside = |&[start, _]: &[u32; 2]| {
            while rest.next_if(|it| it.span.end <= start as usize).is_some() {}
            rest.peek().is_some_and(|it| it.span.start <= start as usize)
        };
        let inside: Vec<bool> = self.places.iter().map(inside).collect();
        if inside.contains(&false) {
            let mut kept = inside.iter();
            self.ids.retain(|_| kept.next() == Some(&true));
            let mut kept = inside.iter();
            self.places.retain(|_| kept.next() == Some(&true));
        }
    }
}

/// Bytes of text from which on another thread pays for itself.
const WORTH_A_THREAD: usize = 500_000;

/// Bytes of text for each word, roughly; so much is set aside.
const BYTES_A_WORD: usize = 6;

/// Articles whose language a thread tells in one go.
const SHARE: usize = 16;

impl Corpus {
    /// Cuts and numbers the words of `articles` and tells their languages. Linear in their length.
    pub fn new(articles: &[Arc<Article>]) -> Self {
        let options = Options { threads: Some(NonZeroUsize::MIN), ..Options::default() };
        let watch = |_, _| ControlFlow::Continue(());
        Self::watched(articles, &options, &watch).continue_value().unwrap_or_default()
    }

    /// [`Self::new`] with somebody watching, on as many threads as `options` allow.
    pub fn watched(
        articles: &[Arc<Article>],
        options: &Options,
        watch: &Watch<'_>,
    ) -> ControlFlow<(), Self> {
        let texts: Vec<&str> = articles.iter().map(|article| article.text.as_str()).collect();
        let (threads, progress) = (options.threads(), Progress::new(watch, Stage::Words));
        let mut corpus = Self::cut(&texts, threads, progress.part(0.0, 0.8))?;
        let mut each: Vec<_> = corpus.articles.iter_mut().zip(articles).collect();
        parallel::for_each(
            threads,
            progress.part(0.8, 1.0),
            &mut each,
            SHARE,
            |(words, article)| {
                words.leave_out_numbers(&article.blocks);
                words.language = Language::of_declared(&article.text, article.language);
                ControlFlow::Continue(())
            },
        )?;
        ControlFlow::Continue(corpus)
    }

    /// Cuts and numbers the words of a few short texts, whose languages do not matter.
    pub fn of(texts: &[&str]) -> Self {
        let watch = |_, _| ControlFlow::Continue(());
        let progress = Progress::new(&watch, Stage::Words);
        Self::cut(texts, 1, progress).continue_value().unwrap_or_default()
    }

    fn cut(texts: &[&str], threads: usize, progress: Progress<'_>) -> ControlFlow<(), Self> {
        let bytes: usize = texts.iter().map(|text| text.len()).sum();
        let threads = threads.min(bytes / WORTH_A_THREAD + 1);
        let mut parts = parts(texts, bytes.div_ceil(threads));
        let done = AtomicUsize::new(0);
        parallel::for_each(threads, progress.part(0.0, 0.0), &mut parts, 1, |part| {
            part.cut(|count| {
                let done = done.fetch_add(count, Ordering::Relaxed) + count;
                progress.part(0.0, 0.9).at(done as f32 / bytes as f32)
            })
        })?;

        let mut parts = parts.into_iter();
        let Part { mut numbers, mut words, mut broken, .. } = parts.next().unwrap_or_default();
        for part in parts {
            let vocabulary = part.numbers.into_words();
            let renumbered: Vec<u32> = vocabulary.iter().map(|word| numbers.number(word)).collect();
            broken.extend(part.broken.iter().map(|(text, word)| (words.len() + text, *word)));
            words.extend(part.words.into_iter().map(|mut words| {
                words.ids.iter_mut().for_each(|id| *id = renumbered[*id as usize]);
                words
            }));
            progress.at(0.95)?;
        }
        hyphens::part_compounds(texts, &numbers, &mut words, &broken);
        ControlFlow::Continue(Self { vocabulary: numbers.into_words(), articles: words })
    }
}

/// Some neighbouring texts and their words, which have numbers of their own.
#[derive(Default)]
struct Part<'a> {
    texts: &'a [&'a str],
    numbers: Numbers,
    words: Vec<Words>,
    /// Which words of which texts a line break parts, in order.
    broken: Vec<(usize, usize)>,
}

impl Part<'_> {
    /// Cuts and numbers the words; calls `tell` now and then with the bytes done since.
    fn cut(&mut self, tell: impl Fn(usize) -> ControlFlow<()>) -> ControlFlow<()> {
        const QUIET: usize = 1 << 18;
        for (index, text) in self.texts.iter().enumerate() {
            let mut words = Words {
                ids: Vec::with_capacity(text.len() / BYTES_A_WORD),
                places: Vec::with_capacity(text.len() / BYTES_A_WORD),
                language: None,
            };
            let mut told = 0;
            for span in token::tokens(text) {
                let word = &text[span.range()];
                if token::halves(word).is_some() {
                    self.broken.push((index, words.ids.len()));
                }
                words.push(self.numbers.number(&token::fold(word)), span);
                if span.end - told >= QUIET {
                    tell(span.end - told)?;
                    told = span.end;
                }
            }
            tell(text.len() - told)?;
            self.words.push(words);
        }
        ControlFlow::Continue(())
    }
}

/// `texts` in parts of about `bytes` bytes.
fn parts<'a>(texts: &'a [&'a str], bytes: usize) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut rest = texts;
    while !rest.is_empty() {
        let mut length = 0;
        let full = rest.iter().position(|text| {
            length += text.len();
            length >= bytes
        });
        let (part, others) = rest.split_at(full.map_or(rest.len(), |last| last + 1));
        parts.push(Part { texts: part, ..Part::default() });
        rest = others;
    }
    parts
}
