//! On which line of the source a block begins: where an editor should open it.

use memchr::memmem;

/// How far ahead of the last block the next one is looked for.
const REACH: usize = 1 << 18;

/// The lines of a page's source, asked for in order.
pub(super) struct Lines<'a> {
    source: &'a str,
    /// How far blocks have been found, and the line breaks up to there.
    at: usize,
    breaks: u32,
}

impl<'a> Lines<'a> {
    /// The lines of `source`, of which the head holds no blocks.
    pub(super) fn of(source: &'a str) -> Self {
        let mut lines = Self { source, at: 0, breaks: 0 };
        let body = memmem::find(source.as_bytes(), b"<body").unwrap_or(0);
        lines.advance(body);
        lines
    }

    /// The line, from 1, on which a text begins with `words`, or the last one found. Words that the
    /// source spells with character references are found by the longest piece without.
    pub(super) fn of_words(&mut self, words: &str) -> u32 {
        const ENOUGH: usize = 60;
        let plain = |c: char| !c.is_alphanumeric() && !matches!(c, ' ' | ',' | '.');
        let head = words.char_indices().nth(ENOUGH).map_or(words, |(at, _)| &words[..at]);
        let piece = head.split(plain).map(str::trim).max_by_key(|it| it.len()).unwrap_or_default();
        let end = (self.at + REACH).min(self.source.len());
        let ahead = &self.source.as_bytes()[self.at..end];
        if let Some(found) = memmem::find(ahead, piece.as_bytes()).filter(|_| !piece.is_empty()) {
            self.advance(self.at + found);
        }
        self.breaks + 1
    }

    fn advance(&mut self, to: usize) {
        let passed = &self.source.as_bytes()[self.at..to];
        self.breaks += memchr::memchr_iter(b'\n', passed).count() as u32;
        self.at = to;
    }
}
