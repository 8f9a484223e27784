//! Where sentences begin and end.
//!
//! A scanner looks at every mark that may end a sentence (the sentence terminals of UAX 29, and
//! ellipses) and decides from the word before it and the word after it. It is made for English
//! prose and stays sane elsewhere; it knows no language but by its marks and a few lists.

mod blanks;
#[cfg(test)]
mod tests;
mod words;

use super::{Block, BlockKind, Sentence, Span, scan};

use words::{Abbreviation, abbreviation, is_month_elsewhere, is_speech, is_starter};

/// The sentences of `text`, block by block. They cover everything in a block but white space; a
/// heading and a piece of code are one each. Linear in the length of the text.
pub fn sentences(text: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (block, &Block { span, kind, .. }) in blocks.iter().enumerate() {
        if matches!(kind, BlockKind::Heading(_) | BlockKind::Code) {
            sentences.push(Sentence { span, block });
            continue;
        }
        let words = &text[span.range()];
        let mut start = words.len() - words.trim_start().len();
        while let Some(end) = end(words, start) {
            let end = blanks::end(&words[start..end]).map_or(end, |blank| start + blank);
            let span = Span::new(span.start + start, span.start + end);
            sentences.push(Sentence { span, block });
            start = words.len() - words[end..].trim_start().len();
        }
    }
    sentences
}

/// The end of the sentence that begins at `start`; `None` at the end of the block.
fn end(block: &str, start: usize) -> Option<usize> {
    let mut at = start;
    while let Some(stop) = Stop::find(block, at) {
        // What holds no word is no sentence: a closing bracket goes with the words before it, an
        // opening ellipsis with those after it.
        let words_after = || block[stop.end..].contains(char::is_alphanumeric);
        if stop.ends_sentence(block, start) && words_after() {
            return Some(stop.end);
        }
        at = stop.end;
    }
    let end = block.trim_end().len();
    (start < end).then_some(end)
}

/// A run of marks that may end a sentence, with the closing quotation marks and brackets after it.
struct Stop {
    /// First byte of the marks.
    start: usize,
    /// End of the marks and of what closes after them.
    end: usize,
    /// What the marks are.
    kind: Kind,
    /// Whether a quotation mark closes after them.
    quoted: bool,
    /// Whether a bracket closes after them.
    bracketed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A single full stop, which may belong to an abbreviation.
    Dot,
    /// `…`, or two or more full stops.
    Ellipsis,
    /// `?`, `!` and the full stops of other scripts.
    Strong,
    /// A mark of a script without spaces between sentences.
    Wide,
}

impl Stop {
    /// The next run of marks in `block` from `at` on.
    fn find(block: &str, at: usize) -> Option<Self> {
        let bytes = block.as_bytes();
        let mut from = at;
        let (start, first) = loop {
            from = scan::find(bytes, from, may_stop)?;
            let c = block[from..].chars().next()?;
            if let Some(kind) = kind(c) {
                break (from, kind);
            }
            from += c.len_utf8();
        };
        let mut stop = Self { start, end: start, kind: first, quoted: false, bracketed: false };
        let mut dots = 0;
        loop {
            let rest = &block[stop.end..];
            let Some(c) = rest.chars().next() else { break };
            if let Some(more) = kind(c) {
                dots += usize::from(more == Kind::Dot && !stop.quoted && !stop.bracketed);
                stop.kind = match (stop.kind, more) {
                    (Kind::Wide, _) | (_, Kind::Wide) => Kind::Wide,
                    (Kind::Strong, _) | (_, Kind::Strong) => Kind::Strong,
                    (Kind::Ellipsis, _) | (_, Kind::Ellipsis) => Kind::Ellipsis,
                    (Kind::Dot, Kind::Dot) if dots > 1 => Kind::Ellipsis,
                    (Kind::Dot, Kind::Dot) => Kind::Dot,
                };
                stop.end += c.len_utf8();
            } else if let Some(length) = closing(rest, c) {
                stop.quoted |= closes_quotation(c);
                stop.bracketed |= matches!(c, ')' | ']' | '}');
                stop.end += length;
            } else if matches!(c, ' ' | '\u{a0}')
                && matches!(stop.kind, Kind::Dot | Kind::Ellipsis)
                && is_spaced_ellipsis(rest, c)
            {
                stop.end += c.len_utf8();
            } else {
                break;
            }
        }
        Some(stop)
    }

    fn ends_sentence(&self, block: &str, start: usize) -> bool {
        let rest = &block[self.end..];
        let next = rest.trim_start();
        let spaced = next.len() < rest.len();
        if !block[start..self.start].contains(char::is_alphanumeric) {
            return false;
        }
        if self.kind == Kind::Wide {
            // A quotation may go on with the particle that says who speaks.
            return !(self.quoted && next.starts_with(['と', 'っ', '、', '，']));
        }
        let word = first_word(next);
        if !spaced {
            return self.is_glued(block, word);
        }
        let Some(initial) = word.chars().next() else { return true };
        if initial.is_lowercase() && !word.chars().any(char::is_uppercase) {
            return false;
        }
        match self.kind {
            Kind::Dot => self.dot_ends(block, start, next, word),
            Kind::Ellipsis => {
                !self.is_in_brackets(block) && (self.quoted || is_starter(word)) && word != "I"
            }
            Kind::Strong | Kind::Wide => {
                !(self.is_in_brackets(block) || (self.quoted && is_attribution(next)))
            }
        }
    }

    /// Whether a single full stop ends a sentence, judged by the word it stands after.
    fn dot_ends(&self, block: &str, start: usize, next: &str, next_word: &str) -> bool {
        let before = &block[start..self.start];
        let head = before
            .trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '’' | '\''));
        let word = before[head.len()..].trim_start_matches(['’', '\'', '-', '.']);
        let starts = || {
            is_starter(next_word)
                && !next[next.find(next_word).unwrap_or(0) + next_word.len()..].starts_with('.')
        };
        let figure = next_word.starts_with(|c: char| c.is_numeric());
        if word.is_empty() {
            return true;
        }
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            let begins = head.trim().is_empty() || head.trim_end().ends_with(':');
            // The number of an item, a decimal that a converter tore apart, a day in German.
            return match word.len() {
                1 | 2 => !(begins || figure || is_month_elsewhere(next_word)),
                3 => !(begins || figure),
                _ => true,
            };
        }
        // `Lt.-Gen.`, and the last piece of `Mid-Sept.`
        let last = word.rsplit_once('-').map(|(_, last)| last);
        let ends = match abbreviation(word).or_else(|| last.and_then(abbreviation)) {
            None => return true,
            Some(Abbreviation::BeforeName | Abbreviation::InSentence) => false,
            Some(Abbreviation::BeforeNumber) => !figure && !is_roman(next_word),
            Some(Abbreviation::Anywhere) => !figure,
            Some(Abbreviation::Dotted) => starts(),
        };
        ends || (self.quoted && !is_attribution(next))
    }

    /// Whether a new sentence follows without a space, as pasted text has it.
    fn is_glued(&self, block: &str, next: &str) -> bool {
        let before =
            block[..self.start].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let plain = before.len() >= 2 && before.chars().all(char::is_lowercase);
        plain && is_starter(next) && block[self.end..].starts_with(next)
    }

    /// Whether the marks stand alone in brackets: `(?)`, `[…]`.
    fn is_in_brackets(&self, block: &str) -> bool {
        self.bracketed && block[..self.start].ends_with(['(', '['])
    }
}

/// Whether a mark that [`kind`] knows may begin with this byte.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "many bytes are compared at once where nothing branches"
)]
fn may_stop(byte: u8) -> bool {
    (byte == b'!')
        | (byte == b'.')
        | (byte == b'?')
        | (byte == 0xcd)
        | (byte == 0xd6)
        | (byte == 0xd8)
        | (byte == 0xdb)
        | (byte == 0xdc)
        | (byte & 0xfc == 0xe0)
        | (byte == 0xef)
}

/// What a sentence terminal of UAX 29 (the common scripts), or an ellipsis, is.
fn kind(c: char) -> Option<Kind> {
    match c {
        '.' => Some(Kind::Dot),
        '…' | '‥' => Some(Kind::Ellipsis),
        '。' | '．' | '｡' | '！' | '？' => Some(Kind::Wide),
        '!'
        | '?'
        | '‼'
        | '‽'
        | '⁇'..='⁉'
        | '\u{37e}'
        | '\u{589}'
        | '\u{61d}'..='\u{61f}'
        | '\u{6d4}'
        | '\u{700}'..='\u{702}'
        | '\u{964}'
        | '\u{965}'
        | '\u{104a}'
        | '\u{104b}'
        | '\u{1362}'
        | '\u{1367}'
        | '\u{1368}'
        | '\u{17d4}'
        | '\u{17d5}'
        | '\u{1803}'
        | '\u{1809}' => Some(Kind::Strong),
        _ => None,
    }
}

/// Whether the character closes a quotation; a space does where it belongs to a French mark.
fn closes_quotation(c: char) -> bool {
    "\"'”’“»›」』 \u{a0}\u{202f}".contains(c)
}

/// Bytes of what closes a sentence at the beginning of `rest` after its mark: a quotation mark, a
/// bracket, the number of a footnote.
fn closing(rest: &str, c: char) -> Option<usize> {
    let ends_here = |length: usize| {
        let next = rest[length..].chars().next();
        next.is_none_or(|c| !c.is_alphanumeric())
    };
    match c {
        '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）' | '】' | '》' => {
            Some(c.len_utf8())
        }
        // These open as well as close; between a mark and a word they open.
        '"' | '\'' | '“' | '*' | '_' => ends_here(c.len_utf8()).then_some(c.len_utf8()),
        // `[12]`
        '[' => {
            let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
            (digits > 0 && rest[1 + digits..].starts_with(']')).then_some(digits + 2)
        }
        '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' => Some(c.len_utf8()),
        // French sets a space before the mark.
        ' ' | '\u{a0}' | '\u{202f}' => {
            let length = c.len_utf8() + '»'.len_utf8();
            (rest[c.len_utf8()..].starts_with('»') && ends_here(length)).then_some(length)
        }
        _ => None,
    }
}

/// Whether `rest` goes on with an ellipsis of spaced full stops, `. . .`
fn is_spaced_ellipsis(rest: &str, space: char) -> bool {
    let after = &rest[space.len_utf8()..];
    after.starts_with('.') && !after[1..].starts_with(char::is_alphanumeric)
}

/// The first word of `rest`, past quotation marks, brackets and dashes; empty when there is none.
fn first_word(rest: &str) -> &str {
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\'' | '-'));
    &rest[..end.unwrap_or(rest.len())]
}

/// Whether `rest` says who spoke the quotation before it: `Mr. Smith asked`.
fn is_attribution(rest: &str) -> bool {
    const LONGEST_NAME: usize = 4;
    if is_starter(first_word(rest)) || rest.starts_with(|c: char| !c.is_alphabetic()) {
        return false;
    }
    let mut words = rest.split_whitespace().take(LONGEST_NAME + 1);
    let verb = words.find(|word| !word.starts_with(char::is_uppercase));
    verb.is_some_and(|verb| is_speech(verb.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| b"IVXLC".contains(&byte))
}
