//! The text of an article as it is put together from marked-up words: blocks with a blank line
//! between them, and what their words refer to.

pub(super) mod bylines;
pub(super) mod credible;
pub(super) mod dates;
pub(super) mod numerals;

#[cfg(feature = "epub")]
use std::ops::Range;

use crate::text::{Article, Block, BlockKind, Reference, Span, clean, sentence};

/// The text as far as it has been put together.
#[derive(Default)]
pub(in crate::ingest) struct Composition {
    text: String,
    blocks: Vec<Block>,
    references: Vec<Reference>,
    /// The block that words are added to; its end is not yet known.
    open: Option<Block>,
    /// Bytes before the open block that go with it: the number of a list item.
    number: usize,
    /// The address that the words now added refer to, and the byte where they begin.
    reference: Option<(String, usize)>,
}

impl Composition {
    /// Ends the open block and begins another.
    pub(in crate::ingest) fn begin(&mut self, kind: BlockKind, line: u32) {
        self.close();
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.open = Some(Block { span: Span::new(self.text.len(), self.text.len()), kind, line });
        self.number = 0;
        if let Some((_, start)) = &mut self.reference {
            *start = self.text.len();
        }
    }

    /// As [`Self::begin`], for an item of a numbered list. Its number stands in the text before the block,
    /// as it does in a plain text: the reader sees it, and no word is compared with it.
    pub(in crate::ingest) fn begin_numbered(&mut self, kind: BlockKind, number: &str, line: u32) {
        self.begin(kind, line);
        let Some(open) = &mut self.open else { return };
        self.text.push_str(&clean::clean(number));
        self.text.push(' ');
        self.number = self.text.len() - open.span.start;
        open.span = Span::new(self.text.len(), self.text.len());
        if let Some((_, start)) = &mut self.reference {
            *start = self.text.len();
        }
    }

    /// How many blocks are closed: the index of the block that is open, or else of the next.
    pub(in crate::ingest) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// The block that is open.
    pub(in crate::ingest) fn open(&self) -> Option<Block> {
        self.open
    }

    /// The words of the open block so far.
    pub(in crate::ingest) fn words(&self) -> &str {
        self.open.map_or("", |block| &self.text[block.span.start..])
    }

    /// Adds words to the open block; without one they are lost. A character reference may stand for
    /// any character, so even words from a cleaned source are cleaned here.
    pub(in crate::ingest) fn push(&mut self, words: &str) {
        if self.open.is_some() {
            self.text.push_str(&clean::clean(words));
        }
    }

    /// As [`Self::push`], with each run of white space made one space, and none where a line begins.
    pub(in crate::ingest) fn push_collapsed(&mut self, words: &str) {
        let mut words = words;
        while self.open.is_some() && !words.is_empty() {
            let space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            let rest = words.trim_start_matches(space);
            let begins = self.words().is_empty() || self.words().ends_with([' ', '\n']);
            if rest.len() < words.len() && !begins {
                self.text.push(' ');
            }
            let end = rest.find(space).unwrap_or(rest.len());
            self.push(&rest[..end]);
            words = &rest[end..];
        }
    }

    /// Breaks the line inside the open block.
    pub(in crate::ingest) fn break_line(&mut self) {
        if !self.words().trim().is_empty() {
            let end = self.text.trim_end_matches(' ').len();
            self.text.truncate(end);
            self.text.push('\n');
        }
    }

    /// What follows refers to `address`, until [`Self::end_reference`].
    pub(in crate::ingest) fn begin_reference(&mut self, address: &str) {
        self.end_reference();
        let address = clean::clean(address.trim()).into_owned();
        if !address.is_empty() {
            self.reference = Some((address, self.text.len()));
        }
    }

    /// Ends what [`Self::begin_reference`] began.
    pub(in crate::ingest) fn end_reference(&mut self) {
        self.keep_reference();
        self.reference = None;
    }

    /// Keeps the words so far as a reference, where there are any.
    fn keep_reference(&mut self) {
        let (Some((address, start)), Some(_)) = (&mut self.reference, self.open) else { return };
        // Breaking a line takes the space before it away.
        let from = (*start).min(self.text.len());
        let words = &self.text[from..];
        let lead = words.len() - words.trim_start().len();
        if lead < words.len() {
            let span = Span::new(from + lead, from + words.trim_end().len());
            self.references.push(Reference { span, address: address.clone() });
        }
        *start = self.text.len();
    }

    /// Ends the open block, and drops it where it holds no words; whether it is kept. White space
    /// around it goes; the indentation of code means something and stays.
    pub(in crate::ingest) fn close(&mut self) -> bool {
        self.keep_reference();
        let Some(block) = self.open.take() else { return false };
        let words = &self.text[block.span.start..];
        let code = block.kind == BlockKind::Code;
        let lead = if code {
            words.len() - words.trim_start_matches('\n').len()
        } else {
            words.len() - words.trim_start().len()
        };
        let start = block.span.start + lead;
        let end = block.span.start + words.trim_end().len();
        let kept = start < end;
        if kept {
            self.text.truncate(end);
            self.blocks.push(Block { span: Span::new(start, end), ..block });
        } else {
            self.text.truncate(block.span.start - self.number);
            self.text.truncate(self.text.trim_end().len());
        }
        kept
    }

    /// The words of the last block.
    pub(in crate::ingest) fn last_words(&self) -> &str {
        self.blocks.last().map_or("", |block| &self.text[block.span.range()])
    }

    /// The words of the last block that refer to nothing, and how many of its pieces refer to something.
    pub(in crate::ingest) fn bare_words(&self) -> (String, usize) {
        let Some(block) = self.blocks.last() else { return Default::default() };
        let (mut bare, mut at, mut count) = (String::new(), block.span.start, 0);
        let first = self.references.partition_point(|it| it.span.start < block.span.start);
        for reference in &self.references[first..] {
            bare.push_str(&self.text[at..reference.span.start]);
            at = reference.span.end;
            count += 1;
        }
        bare.push_str(&self.text[at..block.span.end]);
        (bare.to_lowercase(), count)
    }

    /// Takes the last block back.
    pub(in crate::ingest) fn retract(&mut self) {
        self.blocks.pop();
        let end = self.blocks.last().map_or(0, |block| block.span.end);
        self.text.truncate(end);
        self.references.retain(|it| it.span.end <= end);
        if let Some((_, start)) = &mut self.reference {
            *start = end;
        }
    }

    /// The article, of which nothing but its text is known yet.
    pub(in crate::ingest) fn finish(mut self, source: &str) -> Article {
        self.close();
        let Self { text, blocks, references, .. } = self;
        Article {
            source: source.to_owned(),
            sentences: sentence::sentences(&text, &blocks),
            text,
            blocks,
            references,
            ..Article::default()
        }
    }
}

/// Texts that are put together once and cut afterwards, as books are.
#[cfg(feature = "epub")]
impl Composition {
    /// Keeps only the blocks in `ranges`, which are in order and do not overlap.
    pub(in crate::ingest) fn keep(&mut self, ranges: &[Range<usize>]) {
        self.close();
        let whole = std::mem::take(self);
        self.append_blocks(&whole, ranges);
    }

    /// Adds all that was put together elsewhere.
    pub(in crate::ingest) fn append(&mut self, mut other: Self) {
        self.close();
        other.close();
        self.append_blocks(&other, std::slice::from_ref(&(0..other.blocks.len())));
    }

    fn append_blocks(&mut self, whole: &Self, ranges: &[Range<usize>]) {
        let mut references = whole.references.iter().peekable();
        for at in ranges.iter().cloned().flatten() {
            let Some(block) = whole.blocks.get(at) else { break };
            let before = at.checked_sub(1).map_or(0, |it| whole.blocks[it].span.end);
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            // What stands between the blocks is white space, or the number of an item.
            self.text.push_str(whole.text[before..block.span.start].trim_start());
            let start = self.text.len();
            self.text.push_str(&whole.text[block.span.range()]);
            let moved = |it: usize| it - block.span.start + start;
            let span = Span::new(start, self.text.len());
            self.blocks.push(Block { span, ..*block });
            while let Some(reference) = references.next_if(|it| it.span.end <= block.span.end) {
                if reference.span.start >= block.span.start {
                    let span = Span::new(moved(reference.span.start), moved(reference.span.end));
                    self.references.push(Reference { span, address: reference.address.clone() });
                }
            }
        }
    }

    /// The words of a block that is closed. Panics if there is no such block.
    pub(in crate::ingest) fn block(&self, at: usize) -> (BlockKind, &str) {
        let block = self.blocks[at];
        (block.kind, &self.text[block.span.range()])
    }
}
