//! What the reader makes of a set, and the form in which it is kept. Pure.
//!
//! Today that is [`Judgement`]s on links. Each of their ends is anchored by quoted text, so that
//! it is found again after the articles were edited; what is not found again is kept all the same.
//! [`NotesFile`] is the file's text; where the file lies and how it is written is the shell's concern.

mod file;

use std::sync::Arc;

use crate::analysis::{Judged, SentenceRef, Verdict};
use crate::text::Article;
use crate::text::anchor::{Anchor, Sentences};

pub use file::NotesFile;

/// A decision of the reader on two sentences of different articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What was decided.
    pub verdict: Verdict,
    /// The two sentences.
    pub ends: [End; 2],
}

/// A sentence of an article, named so that it is found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// What the set calls the article.
    pub article: String,
    /// Which sentence.
    pub anchor: Anchor,
}

impl Judgement {
    /// Whether both are on the same two sentences.
    pub fn on_the_same(&self, other: &Self) -> bool {
        let [a, b] = &other.ends;
        self.ends == other.ends || self.ends == [b.clone(), a.clone()]
    }
}

/// What the reader has done to the notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Judged two sentences, whatever was decided on them before.
    Judge(Judgement),
    /// Taken a judgement back.
    TakeBack(Judgement),
}

/// The notes on a set of articles.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// By article: what the set calls it.
    names: Vec<String>,
    /// In the order in which they were made, with the sentences that were found.
    judgements: Vec<(Judgement, Option<Judged>)>,
}

impl Notes {
    /// Notes on articles with these `names`, with nothing in them.
    pub fn new(names: Vec<String>) -> Self {
        Self { names, judgements: Vec::new() }
    }

    /// The same notes on other `articles`, called by `names`: edited ones, or more, or fewer.
    #[must_use]
    pub fn on(&self, names: Vec<String>, articles: &[Arc<Article>]) -> Self {
        let mut notes = Self::new(names);
        notes.set(self.judgements.iter().map(|it| it.0.clone()).collect(), articles);
        notes
    }

    /// Takes `judgements` in the place of those there are, and finds their sentences in `articles`.
    /// Linear in the length of the articles that are judged of, and for each sentence that was
    /// edited once more.
    pub fn set(&mut self, judgements: Vec<Judgement>, articles: &[Arc<Article>]) {
        let mut sentences: Vec<Option<Sentences<'_>>> = articles.iter().map(|_| None).collect();
        let mut find = |end: &End| {
            let article = self.names.iter().position(|name| *name == end.article)?;
            let text = articles.get(article)?;
            let sentences = sentences.get_mut(article)?;
            let sentences = sentences.get_or_insert_with(|| Sentences::new(text));
            Some(SentenceRef { article, sentence: sentences.find(&end.anchor)? })
        };
        let judgements = judgements.into_iter().map(|it| {
            let [a, b] = &it.ends;
            let found = find(a).zip(find(b)).filter(|(a, b)| a.article != b.article);
            let judged = found.map(|(a, b)| Judged { ends: in_order([a, b]), verdict: it.verdict });
            (it, judged)
        });
        self.judgements = judgements.collect();
    }

    /// The judgements whose sentences were found.
    pub fn judged(&self) -> impl Iterator<Item = Judged> {
        self.judgements.iter().filter_map(|it| it.1)
    }

    /// How many judgements there are whose sentences were not found.
    pub fn lost(&self) -> usize {
        self.judgements.iter().filter(|it| it.1.is_none()).count()
    }

    /// What was decided on two sentences.
    pub fn verdict(&self, ends: [SentenceRef; 2]) -> Option<Verdict> {
        let ends = in_order(ends);
        self.judged().filter(|it| it.ends == ends).last().map(|it| it.verdict)
    }

    /// Decides on two sentences of different `articles`; the same decision for the second time takes it back.
    pub fn judge(
        &mut self,
        articles: &[Arc<Article>],
        ends: [SentenceRef; 2],
        verdict: Verdict,
    ) -> Change {
        let judged = Judged { ends: in_order(ends), verdict };
        let before =
            self.judgements.iter().rposition(|(_, it)| it.is_some_and(|it| it.ends == judged.ends));
        let Some(before) = before else {
            let judgement =
                Judgement { verdict, ends: judged.ends.map(|at| self.end(articles, at)) };
            self.judgements.push((judgement.clone(), Some(judged)));
            return Change::Judge(judgement);
        };
        let (judgement, was) = &mut self.judgements[before];
        if judgement.verdict == verdict {
            return Change::TakeBack(self.judgements.remove(before).0);
        }
        judgement.verdict = verdict;
        *was = Some(judged);
        Change::Judge(judgement.clone())
    }

    fn end(&self, articles: &[Arc<Article>], at: SentenceRef) -> End {
        let article = &articles[at.article];
        let name = self.names.get(at.article).unwrap_or(&article.source);
        End { article: name.clone(), anchor: Anchor::new(article, at.sentence) }
    }
}

fn in_order(mut ends: [SentenceRef; 2]) -> [SentenceRef; 2] {
    ends.sort_unstable();
    ends
}
