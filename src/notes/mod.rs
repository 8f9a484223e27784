//! What the reader makes of a set, and the form in which it is kept. Pure.
//!
//! That is [`Judgement`]s on links, and [`Note`]s: words of the reader's own on a passage or on a
//! link. Both are anchored by quoted text, so that they are found again after the articles were edited;
//! what is not found again is kept all the same. [`NotesFile`] is the file's text; where the file
//! lies and how it is written is the shell's concern.

mod file;
mod tables;

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

/// Words of the reader on a sentence, or on its link with another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What the reader wrote: never empty, perhaps several lines.
    pub text: String,
    /// The sentence.
    pub on: End,
    /// The other end of the link, if the note is on one.
    pub with: Option<End>,
}

/// A sentence of an article, named so that it is found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// What the set calls the article.
    pub article: String,
    /// Which sentence.
    pub anchor: Anchor,
}

/// All that the reader has made of a set, in the order in which it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Decisions on links.
    pub judgements: Vec<Judgement>,
    /// Notes on passages and links.
    pub notes: Vec<Note>,
}

/// What the reader has done to the notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Judged two sentences, whatever was decided on them before.
    Judge(Judgement),
    /// Taken a judgement back.
    TakeBack(Judgement),
    /// Written a note anew, or in the place of one that said something else on the same.
    Write {
        /// The note.
        note: Note,
        /// What it said before.
        before: Option<String>,
    },
    /// Removed a note, so far as it still says this.
    Remove(Note),
}

impl Judgement {
    /// Whether both are on the same two sentences.
    pub fn on_the_same(&self, other: &Self) -> bool {
        let [a, b] = &other.ends;
        self.ends == other.ends || self.ends == [b.clone(), a.clone()]
    }
}

impl Note {
    /// Whether both are on the same passage or the same link.
    pub fn on_the_same(&self, other: &Self) -> bool {
        let same = (&self.on, &self.with) == (&other.on, &other.with);
        same || self.with.as_ref() == Some(&other.on) && other.with.as_ref() == Some(&self.on)
    }
}

/// What a note is on, in the articles as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A sentence.
    Passage(SentenceRef),
    /// Two sentences of different articles, in order.
    Link([SentenceRef; 2]),
}

impl Subject {
    /// The link of two sentences, named in either order.
    pub fn link(a: SentenceRef, b: SentenceRef) -> Self {
        Self::Link(in_order([a, b]))
    }
}

/// A note, and what it is on in the articles as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The note.
    pub note: Note,
    /// What it is on; `None` if that was not found again.
    pub on: Option<Subject>,
}

impl Placed {
    /// What the note is on as it quotes it, with the sentence where that was found: one, or the two ends
    /// of a link in the order in which they are named.
    pub fn ends(&self) -> impl Iterator<Item = (&End, Option<SentenceRef>)> {
        let (first, second) = match self.on {
            Some(Subject::Passage(at)) => (Some(at), None),
            Some(Subject::Link([a, b])) => (Some(a), Some(b)),
            None => (None, None),
        };
        let with = self.note.with.as_ref();
        std::iter::once((&self.note.on, first)).chain(with.map(|it| (it, second)))
    }
}

/// The notes on a set of articles.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// By article: what the set calls it.
    names: Vec<String>,
    /// In the order in which they were made, as the notes are, with the sentences that were found.
    judgements: Vec<(Judgement, Option<Judged>)>,
    written: Vec<Placed>,
}

impl Notes {
    /// Notes on articles with these `names`, with nothing in them.
    pub fn new(names: Vec<String>) -> Self {
        Self { names, ..Self::default() }
    }

    /// The same notes on other `articles`, called by `names`: edited ones, or more, or fewer.
    #[must_use]
    pub fn on(&self, names: Vec<String>, articles: &[Arc<Article>]) -> Self {
        let kept = Kept {
            judgements: self.judgements.iter().map(|it| it.0.clone()).collect(),
            notes: self.written.iter().map(|it| it.note.clone()).collect(),
        };
        let mut notes = Self::new(names);
        notes.set(kept, articles);
        notes
    }

    /// By article: what the set calls it.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Takes what is `kept` in the place of what there is, and finds its sentences in `articles`.
    /// Linear in the length of the articles that are spoken of, and for each sentence that was
    /// edited once more.
    pub fn set(&mut self, kept: Kept, articles: &[Arc<Article>]) {
        let mut texts = Texts::new(&self.names, articles);
        let judgements = kept.judgements.into_iter().map(|it| {
            let [a, b] = &it.ends;
            let ends = texts.pair(a, b);
            let judged = ends.map(|ends| Judged { ends, verdict: it.verdict });
            (it, judged)
        });
        self.judgements = judgements.collect();
        self.written = kept.notes.into_iter().map(|note| texts.place(note)).collect();
    }

    /// The judgements whose sentences were found.
    pub fn judged(&self) -> impl Iterator<Item = Judged> {
        self.judgements.iter().filter_map(|it| it.1)
    }

    /// Says how many judgements and notes do not find their sentences; `None` if all do.
    pub fn lost(&self) -> Option<String> {
        let judgements = self.judgements.iter().filter(|it| it.1.is_none()).count();
        let notes = self.written.iter().filter(|it| it.on.is_none()).count();
        let number = |count: usize, what: &str| match count {
            0 => None,
            1 => Some(format!("1 {what}")),
            many => Some(format!("{many} {what}s")),
        };
        let lost = [number(judgements, "judgement"), number(notes, "note")];
        let lost: Vec<String> = lost.into_iter().flatten().collect();
        let rest = match judgements + notes {
            0 => return None,
            1 => "finds its passage; it is kept",
            _ => "find their passages; they are kept",
        };
        Some(format!("{} no longer {rest}", lost.join(" and ")))
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

    /// All notes, in the order in which they were made.
    pub fn notes(&self) -> &[Placed] {
        &self.written
    }

    /// The newest note on a passage or a link, an index into [`Notes::notes`].
    pub fn note_on(&self, subject: Subject) -> Option<usize> {
        self.written.iter().rposition(|it| it.on == Some(subject))
    }

    /// A note on a passage or link of `articles` that says nothing yet.
    pub fn begin(&self, articles: &[Arc<Article>], on: Subject) -> Placed {
        let (first, second) = match on {
            Subject::Passage(at) => (at, None),
            Subject::Link([a, b]) => (a, Some(b)),
        };
        let with = second.map(|at| self.end(articles, at));
        let note = Note { text: String::new(), on: self.end(articles, first), with };
        Placed { note, on: Some(on) }
    }

    /// Makes a note say `text`, or removes it if that is empty; what another has made of it meanwhile
    /// stays beside it. `None` if that changes nothing.
    pub fn write(&mut self, old: &Placed, text: &str) -> Option<Change> {
        if old.note.text == text {
            return None;
        }
        let at = self.written.iter().position(|it| it.note == old.note);
        if text.is_empty() {
            return Some(Change::Remove(self.written.remove(at?).note));
        }
        let note = Note { text: text.to_owned(), ..old.note.clone() };
        let new = Placed { note: note.clone(), on: old.on };
        match at.and_then(|at| self.written.get_mut(at)) {
            Some(it) => *it = new,
            None => self.written.push(new),
        }
        let before = Some(old.note.text.clone()).filter(|it| !it.is_empty());
        Some(Change::Write { note, before })
    }

    /// Finds in `articles`, which these notes are on, what a note is on.
    pub fn place(&self, note: Note, articles: &[Arc<Article>]) -> Placed {
        Texts::new(&self.names, articles).place(note)
    }

    fn end(&self, articles: &[Arc<Article>], at: SentenceRef) -> End {
        let article = &articles[at.article];
        let name = self.names.get(at.article).unwrap_or(&article.source);
        End { article: name.clone(), anchor: Anchor::new(article, at.sentence) }
    }
}

/// The sentences of articles, read when they are asked for.
struct Texts<'a> {
    names: &'a [String],
    articles: &'a [Arc<Article>],
    sentences: Vec<Option<Sentences<'a>>>,
}

impl<'a> Texts<'a> {
    fn new(names: &'a [String], articles: &'a [Arc<Article>]) -> Self {
        Self { names, articles, sentences: articles.iter().map(|_| None).collect() }
    }

    fn find(&mut self, end: &End) -> Option<SentenceRef> {
        let article = self.names.iter().position(|name| *name == end.article)?;
        let text = self.articles.get(article)?;
        let sentences = self.sentences.get_mut(article)?;
        let sentences = sentences.get_or_insert_with(|| Sentences::new(text));
        Some(SentenceRef { article, sentence: sentences.find(&end.anchor)? })
    }

    fn place(&mut self, mut note: Note) -> Placed {
        let names = self.names;
        let on = match &mut note.with {
            None => self.find(&note.on).map(Subject::Passage),
            Some(with) => self.pair(&note.on, with).map(|ends| {
                // The ends are named in the order in which the articles stand.
                if names.get(ends[0].article) != Some(&note.on.article) {
                    std::mem::swap(&mut note.on, with);
                }
                Subject::Link(ends)
            }),
        };
        Placed { note, on }
    }

    /// Both ends of a link, in order.
    fn pair(&mut self, a: &End, b: &End) -> Option<[SentenceRef; 2]> {
        let (a, b) = (self.find(a)?, self.find(b)?);
        (a.article != b.article).then(|| in_order([a, b]))
    }
}

fn in_order(mut ends: [SentenceRef; 2]) -> [SentenceRef; 2] {
    ends.sort_unstable();
    ends
}
