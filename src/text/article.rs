//! One loaded text with its metadata and its structure.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Language, Span};

/// One loaded text. Immutable once loaded: a reload makes a new one.
///
/// `blocks` are in order and do not overlap; between them lie white space and the signs and numbers
/// that lists, quotations and headings have before their words. Every sentence
/// lies inside one block, and the sentences are in order too.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct Article {
    /// What the reader named: a path, `-`, an address.
    pub source: String,
    /// The title, where the text or its metadata states one.
    pub title: Option<String>,
    /// Who wrote it, where stated, without the word "by".
    pub byline: Option<String>,
    /// Who published it, where stated.
    pub outlet: Option<String>,
    /// When it was published, where stated.
    pub published: Option<Published>,
    /// The language that the article's metadata, or those of the set, declare.
    pub language: Option<Language>,
    /// When it was fetched from the web, if it was.
    pub fetched: Option<Timestamp>,
    /// The cleaned text, which all spans index.
    pub text: String,
    /// The structural units of `text`.
    pub blocks: Vec<Block>,
    /// The sentences of `text`.
    pub sentences: Vec<Sentence>,
    /// Which words of `text` refer to an address, in order; they do not overlap.
    pub references: Vec<Reference>,
}

impl Article {
    /// The words under `span`, as they stand in the text.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The index of the block that holds the byte at `offset`, or else of the next block after it.
    /// `None` past the last block. Logarithmic in the number of blocks.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let index = self.blocks.partition_point(|block| block.span.end <= offset);
        (index < self.blocks.len()).then_some(index)
    }

    /// The index of the sentence that holds the byte at `offset`, or else of the next one.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.span.end <= offset);
        (index < self.sentences.len()).then_some(index)
    }

    /// The indexes of the sentences of a block.
    pub fn sentences_of(&self, block: usize) -> std::ops::Range<usize> {
        let start = self.sentences.partition_point(|sentence| sentence.block < block);
        let end = self.sentences.partition_point(|sentence| sentence.block <= block);
        start..end
    }

    /// The number before an item of a list, as it is written: `3.`, `b)`. `None` for other blocks and for
    /// items without. Panics if there is no such block.
    pub fn number(&self, block: usize) -> Option<&str> {
        let BlockKind::ListItem { .. } = self.blocks[block].kind else { return None };
        let before = self.blocks[..block].last().map_or(0, |it| it.span.end);
        let between = self.text[before..self.blocks[block].span.start].trim_end();
        let sign = between.rsplit('\n').next()?.trim();
        sign.contains(char::is_alphanumeric).then_some(sign)
    }

    /// Whether it is as every article is: all spans in the text and in order, every sentence in its block.
    /// For articles that come from another process; linear in their number.
    pub fn is_sound(&self) -> bool {
        let whole = |it: Span| it.start <= it.end && self.text.get(it.range()).is_some();
        let ordered = |spans: Vec<Span>| {
            spans.iter().all(|&it| whole(it)) && spans.is_sorted_by(|a, b| a.end <= b.start)
        };
        let in_block = |it: &Sentence| {
            self.blocks.get(it.block).is_some_and(|block| block.span.covers(it.span))
        };
        let stated = self.published.is_none_or(|it| match it.basis {
            Basis::Metadata => true,
            Basis::Stated(span) => whole(span),
        });
        ordered(self.blocks.iter().map(|it| it.span).collect())
            && ordered(self.sentences.iter().map(|it| it.span).collect())
            && ordered(self.references.iter().map(|it| it.span).collect())
            && self.sentences.iter().all(in_block)
            && stated
    }

    /// What a pane, a list or a citation calls this article: the outlet, else the title, else
    /// the last part of the source.
    pub fn name(&self) -> &str {
        self.outlet.as_deref().or(self.title.as_deref()).unwrap_or_else(|| {
            let source = self.source.trim_end_matches('/');
            source.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(source)
        })
    }
}

/// A structural unit of an article.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Where it stands, without the white space and the list or heading sign around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The line of the source on which it begins, from 1: where an editor should open it.
    pub line: u32,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub enum BlockKind {
    /// A heading of level 1 (the title) to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list; `depth` is 1 for an outermost list.
    ListItem {
        /// Levels of nesting, from 1.
        depth: u8,
    },
    /// A further paragraph of such an item.
    ItemParagraph {
        /// As that of the item.
        depth: u8,
    },
    /// A quotation set off as a block.
    Quote,
    /// The words under a picture.
    Caption,
    /// Text to be shown as it stands.
    Code,
}

/// A sentence, and the block it lies in.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Index of its block in `Article::blocks`.
    pub block: usize,
}

/// Words that refer to another page, as links of web pages do.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// The words, inside one block.
    pub span: Span,
    /// Where they lead, as the source says it; resolved where the source's own address is known.
    pub address: String,
}

/// A date of publication and how it is known.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// Who says so.
    pub basis: Basis,
}

/// How something about an article is known. Nothing is ever guessed.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub enum Basis {
    /// Front matter or the set's own file says so.
    Metadata,
    /// The text says so, at this place.
    Stated(Span),
}

/// The letter an article goes by on screen: A to Z, then AA, AB …
pub fn siglum(article: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = article;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
        if rest == 0 {
            break;
        }
        rest -= 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::siglum;

    #[test]
    fn sigla_run_on_after_z_without_gaps() {
        assert_eq!(
            [0, 25, 26, 51, 52, 701, 702].map(siglum),
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
    }
}
