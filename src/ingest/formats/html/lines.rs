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
        const SHORTEST_PIECE: usize = 4;
        let head = words.lines().next().unwrap_or_default();
        let head = head.char_indices().nth(ENOUGH).map_or(head, |(at, _)| &head[..at]);
        let other = |c: char| !c.is_alphanumeric() && !matches!(c, ' ' | ',' | '.');
        let piece = head.split(other).map(str::trim).max_by_key(|it| it.len());
        let piece = piece.filter(|it| it.len() >= SHORTEST_PIECE);
        let end = (self.at + REACH).min(self.source.len());
        let ahead = &self.source.as_bytes()[self.at..end];
        let find = |words: &str| memmem::find(ahead, words.as_bytes());
        let found = Some(head).filter(|it| !it.is_empty()).and_then(find).or_else(|| find(piece?));
        if let Some(found) = found {
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
