//! The report as one JSON object: the programs' interface.
//!
//! A key may be added at any time; a change that breaks a program that reads the object raises
//! [`VERSION`]. All offsets are UTF-8 byte offsets into `articles[i].text`. Nothing is gathered
//! before it is written but one article's or one cluster's list at a time, so that the report on a
//! large set costs no second copy of its text.

use std::io;

use serde::{Serialize, Serializer};

use super::Report;
use super::notes::NoteJson;
use crate::analysis::{
    Change, ChangeOp, Coverage, Event, Evidence, EvidenceKind, Link, Nature, Place, Repeat,
    RepeatKind, Scope, SentenceRef, Variant, WordClasses,
};
use crate::text::{Article, Basis, BlockKind, Language, Span, siglum};

/// Raised by a change that breaks a program that reads the report.
const VERSION: u32 = 1;

impl Report<'_> {
    /// Writes the report as one JSON object and a line end. Fails when `out` does.
    pub fn write_json(&self, mut out: impl io::Write) -> io::Result<()> {
        let Self { title, articles, analysis, notes } = *self;
        let report = Root {
            version: VERSION,
            title,
            articles: Each(|| (0..articles.len()).map(|article| self.article(article))),
            repeats: Each(|| (1..).zip(&analysis.repeats).map(|(id, it)| self.repeat(id, it))),
            longest_shared: analysis.longest_shared.as_ref().map(|it| SharedRunJson {
                words: it.words,
                places: it.places.map(|Place { article, span }| PlaceJson::new(article, span)),
            }),
            link_threshold: analysis.link_threshold,
            links: Each(|| analysis.links.iter().map(|link| self.link(link))),
            events: Each(|| (1..).zip(&analysis.events).map(|(id, event)| self.event(id, event))),
            quotations: [],
            discrepancies: [],
            only_here: Each(|| {
                analysis.only_here.iter().enumerate().flat_map(|(article, passages)| {
                    passages.iter().map(move |&span| PlaceJson::new(article, span))
                })
            }),
            notes: notes.iter().map(|it| self.note(it)).collect(),
        };
        serde_json::to_writer(&mut out, &report)?;
        writeln!(out)
    }

    fn article(&self, index: usize) -> ArticleJson<'_> {
        let article = &self.articles[index];
        let boilerplate = &self.analysis.boilerplate[index];
        ArticleJson {
            siglum: siglum(index),
            source: &article.source,
            title: article.title.as_deref(),
            byline: article.byline.as_deref(),
            outlet: article.outlet.as_deref(),
            published: PublishedJson::new(article),
            fetched: article.fetched.map(|it| it.to_string()),
            language: self.analysis.languages.of(index).map(Language::code),
            text: &article.text,
            words: self.analysis.words[index],
            blocks: article
                .blocks
                .iter()
                .zip(boilerplate)
                .map(|(block, &boilerplate)| {
                    let (kind, level) = kind(block.kind);
                    let Span { start, end } = block.span;
                    BlockJson { start, end, kind, level, line: block.line, boilerplate }
                })
                .collect(),
            references: article
                .references
                .iter()
                .map(|it| ReferenceJson {
                    start: it.span.start,
                    end: it.span.end,
                    address: &it.address,
                })
                .collect(),
            sentences: article.sentences.iter().map(|sentence| sentence.span.into()).collect(),
            folds: self.analysis.folds[index]
                .iter()
                .map(|fold| FoldJson {
                    blocks: [fold.blocks.start, fold.blocks.end],
                    original: [fold.original.start, fold.original.end],
                    words: fold.words,
                    repeat: fold.repeat + 1,
                })
                .collect(),
        }
    }

    fn repeat(&self, id: usize, repeat: &Repeat) -> RepeatJson {
        RepeatJson {
            id,
            scope: match repeat.scope() {
                Scope::Within => "within",
                Scope::Across => "across",
                Scope::Both => "both",
            },
            kind: match repeat.kind {
                RepeatKind::Exact => "exact",
                RepeatKind::Near => "near",
            },
            words: repeat.words,
            similarity: repeat.similarity,
            boilerplate: repeat.boilerplate,
            nature: repeat.nature(self.articles),
            oldest: repeat.oldest(self.articles),
            occurrences: repeat
                .places
                .iter()
                .map(|&Place { article, span }| PlaceJson::new(article, span))
                .collect(),
            variants: repeat.variants(self.articles).iter().map(VariantJson::new).collect(),
        }
    }

    fn link<'a>(&self, link: &'a Link) -> LinkJson<'a> {
        LinkJson {
            a: self.sentence(link.a),
            b: self.sentence(link.b),
            score: link.score,
            evidence: link.evidence.iter().map(EvidenceJson::new).collect(),
            witness: link.witness.map(|it| self.sentence(it)),
            judged: link.pinned.then_some("pinned"),
        }
    }

    fn sentence(&self, at: SentenceRef) -> PlaceJson {
        PlaceJson::new(at.article, self.articles[at.article].sentences[at.sentence].span)
    }

    fn event<'a>(&self, id: usize, event: &'a Event) -> EventJson<'a> {
        let passages = event.passages.iter().map(|passage| {
            let Span { start, end } = passage.span(&self.articles[passage.article]);
            PassageJson { article: passage.article, start, end, score: passage.score }
        });
        EventJson {
            id,
            label: &event.label,
            date: event.date.map(|date| date.to_string()),
            articles: event.articles(),
            passages: passages.collect(),
            coverage: event
                .coverage(self.articles)
                .into_iter()
                .enumerate()
                .map(|(article, Coverage { words, share })| CoverageJson { article, words, share })
                .collect(),
            links: &event.links,
        }
    }
}

/// An array that is made while it is written.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct Root<'a, Articles, Repeats, Links, Events, Places> {
    version: u32,
    title: Option<&'a str>,
    articles: Articles,
    repeats: Repeats,
    longest_shared: Option<SharedRunJson>,
    link_threshold: f32,
    links: Links,
    events: Events,
    quotations: [(); 0],
    discrepancies: [(); 0],
    only_here: Places,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteJson<'a>>,
}

/// The longest run of words that two articles share where nothing is copied between any.
#[derive(Serialize)]
struct SharedRunJson {
    words: usize,
    places: [PlaceJson; 2],
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    siglum: String,
    source: &'a str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    outlet: Option<&'a str>,
    published: PublishedJson,
    /// When the page was fetched, in UTC.
    fetched: Option<String>,
    language: Option<&'static str>,
    text: &'a str,
    words: WordClasses,
    blocks: Vec<BlockJson>,
    references: Vec<ReferenceJson<'a>>,
    sentences: Vec<SpanJson>,
    folds: Vec<FoldJson>,
}

/// Words that lead to another page.
#[derive(Serialize)]
struct ReferenceJson<'a> {
    start: usize,
    end: usize,
    address: &'a str,
}

/// Where a date is stated is told only by the basis "stated".
#[derive(Serialize)]
struct PublishedJson {
    date: Option<String>,
    basis: &'static str,
    start: Option<usize>,
    end: Option<usize>,
}

impl PublishedJson {
    fn new(article: &Article) -> Self {
        let date = article.published.map(|published| published.date.to_string());
        let (basis, span) = match article.published.map(|published| published.basis) {
            None => ("none", None),
            Some(Basis::Metadata) => ("metadata", None),
            Some(Basis::Stated(span)) => ("stated", Some(span)),
        };
        Self { date, basis, start: span.map(|it| it.start), end: span.map(|it| it.end) }
    }
}

#[derive(Serialize)]
struct BlockJson {
    start: usize,
    end: usize,
    kind: &'static str,
    level: Option<u8>,
    /// In the source file, from 1.
    line: u32,
    boilerplate: bool,
}

/// The name of a kind of block, and the level of a heading or a list.
fn kind(kind: BlockKind) -> (&'static str, Option<u8>) {
    match kind {
        BlockKind::Heading(level) => ("heading", Some(level)),
        BlockKind::Paragraph => ("paragraph", None),
        // Readers of the report know lists, not how many paragraphs an item has.
        BlockKind::ListItem { depth } | BlockKind::ItemParagraph { depth } => {
            ("list_item", Some(depth))
        }
        BlockKind::Quote => ("quote", None),
        BlockKind::Caption => ("caption", None),
        BlockKind::Code => ("code", None),
    }
}

/// `blocks` and `original` are half-open ranges of indexes into the article's blocks, `repeat` is
/// the id of the repeat they come from.
#[derive(Serialize)]
struct FoldJson {
    blocks: [usize; 2],
    original: [usize; 2],
    words: usize,
    repeat: usize,
}

#[derive(Serialize)]
struct SpanJson {
    start: usize,
    end: usize,
}

impl From<Span> for SpanJson {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

#[derive(Serialize)]
struct PlaceJson {
    article: usize,
    start: usize,
    end: usize,
}

impl PlaceJson {
    fn new(article: usize, span: Span) -> Self {
        Self { article, start: span.start, end: span.end }
    }
}

#[derive(Serialize)]
struct RepeatJson {
    id: usize,
    scope: &'static str,
    kind: &'static str,
    words: usize,
    similarity: f32,
    boilerplate: bool,
    nature: Nature,
    /// Index of the article that had it first, where the dates tell.
    oldest: Option<usize>,
    occurrences: Vec<PlaceJson>,
    variants: Vec<VariantJson>,
}

#[derive(Serialize)]
struct VariantJson {
    between: [usize; 2],
    changes: Vec<ChangeJson>,
}

#[derive(Serialize)]
struct ChangeJson {
    op: &'static str,
    typographic: bool,
    old: SpanJson,
    new: SpanJson,
}

impl VariantJson {
    fn new(variant: &Variant) -> Self {
        let change = |change: &Change| ChangeJson {
            op: match change.op {
                ChangeOp::Equal => "equal",
                ChangeOp::Insert => "insert",
                ChangeOp::Delete => "delete",
                ChangeOp::Replace => "replace",
            },
            typographic: change.typographic,
            old: change.old.into(),
            new: change.new.into(),
        };
        Self {
            between: variant.between.into(),
            changes: variant.changes.iter().map(change).collect(),
        }
    }
}

#[derive(Serialize)]
struct LinkJson<'a> {
    a: PlaceJson,
    b: PlaceJson,
    score: f32,
    evidence: Vec<EvidenceJson<'a>>,
    /// The sentence of a third article that is linked with both, only there where it makes the link surer.
    #[serde(skip_serializing_if = "Option::is_none")]
    witness: Option<PlaceJson>,
    /// Only there where the reader has judged the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    judged: Option<&'static str>,
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    kind: EvidenceKind,
    text: &'a str,
}

impl<'a> EvidenceJson<'a> {
    fn new(evidence: &'a Evidence) -> Self {
        Self { kind: evidence.kind, text: &evidence.text }
    }
}

#[derive(Serialize)]
struct EventJson<'a> {
    id: usize,
    label: &'a str,
    date: Option<String>,
    articles: Vec<usize>,
    passages: Vec<PassageJson>,
    coverage: Vec<CoverageJson>,
    links: &'a [usize],
}

#[derive(Serialize)]
struct PassageJson {
    article: usize,
    start: usize,
    end: usize,
    score: f32,
}

/// One for each article of the set; `words` is 0 where the event is not told.
#[derive(Serialize)]
struct CoverageJson {
    article: usize,
    words: usize,
    share: f32,
}
