//! Words as they are compared.
//!
//! A token is a run of letters, digits and marks, with apostrophes inside it (`don't`); a hyphen
//! separates tokens, but one that only breaks a word over two lines (`exam-` `ple`) belongs to it.
//! Scripts that write no spaces between words are cut by dictionaries ([`super::unspaced`]).
//!
//! Whether the hyphen of `well-` `known` breaks a word or parts a compound does not show in it
//! alone: [`halves`] gives both parts to whoever knows the other words.
//!
//! The folded form ([`fold`]) of a token makes equal what a reader takes for the same word.

use super::Span;
use super::unspaced::Run;

mod folding;

pub use super::unspaced::is_unspaced;
pub use folding::fold;

/// The tokens of `text`, in order. Linear in the length of the text.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, run: None }
}

/// Iterator over the spans of the tokens of a text; made by [`tokens`].
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The rest of a run without spaces, where one has begun.
    run: Option<Run<'a>>,
}

impl Iterator for Tokens<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if let Some(word) = self.run.as_mut().and_then(Iterator::next) {
            return Some(word);
        }
        let start = self.start()?;
        let end = self.end(start);
        if end == start {
            let run = self.run.insert(Run::new(self.text, start));
            self.at = run.end();
            return run.next();
        }
        self.at = end;
        Some(Span::new(start, end))
    }
}

impl Tokens<'_> {
    /// Where the next token starts.
    fn start(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            at += bytes[at..].iter().position(|&b| b.is_ascii_alphanumeric() || !b.is_ascii())?;
            if bytes[at].is_ascii() {
                return Some(at);
            }
            let c = self.text[at..].chars().next()?;
            if c.is_alphanumeric() {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }

    /// Where the token that starts at `start` ends; right there when a run without spaces begins.
    fn end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let (mut end, mut at) = (start, start);
        loop {
            while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
                end = at;
            }
            let Some(c) = self.text[at..].chars().next() else { return end };
            if is_unspaced(c) {
                return end;
            }
            if c.is_alphanumeric() || is_mark(c) {
                at += c.len_utf8();
                end = at;
            } else if let Some(length) = self.line_hyphen(end, at, c) {
                at += length;
            } else if is_ignored(c) {
                // Kept inside a token, never at its end.
                at += c.len_utf8();
            } else if is_apostrophe(c) && self.letter_at(at + c.len_utf8()).is_some() {
                // `don't` is one word; a closing quotation mark is none.
                at += c.len_utf8();
            } else {
                return end;
            }
        }
    }

    /// The letter, digit or mark at `at`, if one stands there.
    fn letter_at(&self, at: usize) -> Option<char> {
        let next = self.text[at..].chars().next()?;
        (!is_unspaced(next) && (next.is_alphanumeric() || is_mark(next))).then_some(next)
    }

    /// Bytes of a hyphen at `at` with the line break after it, when it parts a word: a small letter
    /// stands right before it (at `end`) and at the beginning of the next line.
    fn line_hyphen(&self, end: usize, at: usize, c: char) -> Option<usize> {
        if end != at || !(is_hyphen(c) || c == '\u{ad}') {
            return None;
        }
        let after = self.text[at + c.len_utf8()..].trim_start_matches([' ', '\t']);
        let next_line = after.strip_prefix('\n')?.trim_start_matches([' ', '\t']);
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let parts_word =
            small(self.text[..at].chars().next_back()) && small(next_line.chars().next());
        parts_word.then(|| self.text.len() - next_line.len() - at)
    }
}

/// The two parts of a token that a hyphen breaks over two lines, as ranges into it. `None` for any
/// other token, also for one that a soft hyphen breaks, which parts no compounds.
pub fn halves(token: &str) -> Option<[Span; 2]> {
    let line_break = memchr::memchr(b'\n', token.as_bytes())?;
    let first = token[..line_break].trim_end_matches([' ', '\t']).trim_end_matches(is_hyphen);
    let second = token[line_break..].trim_start();
    let hyphen = token[first.len()..].starts_with(is_hyphen);
    (hyphen && !second.contains('\n'))
        .then(|| [Span::new(0, first.len()), Span::new(token.len() - second.len(), token.len())])
}

/// Whether `between`, the text between two tokens, is a hyphen that makes a compound of them.
pub fn is_compound(between: &str) -> bool {
    matches!(between, "-" | "\u{2010}" | "\u{2011}")
}

/// Marks that belong to the letter before them. A selector of a variant says nothing by itself.
pub(super) fn is_mark(c: char) -> bool {
    !c.is_ascii() && !is_ignored(c) && unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '‛')
}

/// Characters that say nothing about the word: soft hyphen, zero-width space and joiners, marks of
/// direction, BOM, selectors of variants.
fn is_ignored(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}')
}

/// A hyphen that may stand at the end of a line.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

/// What stands inside a token only where a line break parts it.
fn breaks_line(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\n' | ' ' | '\t')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).map(|span| fold(&text[span.range()]).into_owned()).collect()
    }

    #[test]
    fn words_keep_inner_apostrophes_and_part_at_hyphens() {
        assert_eq!(
            words("‘Don’t!’ said the well-known man."),
            ["don't", "said", "the", "well", "known", "man"]
        );
    }

    #[test]
    fn the_same_word_in_other_dress_is_the_same_token() {
        assert_eq!(
            words("co\u{ad}operate ﬁnal CAFÉ Straße ΟΔΟΣ _so_"),
            words("cooperate final cafe\u{301} STRASSE οδος so")
        );
    }

    #[test]
    fn a_word_broken_over_two_lines_is_one_token() {
        assert_eq!(words("an exam-\nple, an exam-  \n\tple"), ["an", "example", "an", "example"]);
        assert_eq!(words("exam\u{ad}\nple exam\u{2010}\nple"), ["example", "example"]);
    }

    #[test]
    fn a_word_broken_over_two_lines_has_two_halves() {
        let parts = |text| halves(text).map(|it| it.map(|half| &text[half.range()]));
        assert_eq!(parts("well- \n\tknown"), Some(["well", "known"]));
        assert_eq!(parts("well\u{2010}\nknown"), Some(["well", "known"]));
        assert_eq!(["known", "exam\u{ad}\nple", "un-\nbe-\nknown"].map(parts), [None; 3]);
    }

    #[test]
    fn hyphens_that_are_no_line_breaks_part_words() {
        assert_eq!(words("Anglo-\nSaxon"), ["anglo", "saxon"]);
        assert_eq!(words("COVID-\n19 and 5-\nyear"), ["covid", "19", "and", "5", "year"]);
        assert_eq!(words("one -\ntwo"), ["one", "two"]);
        assert_eq!(words("one-\n\ntwo"), ["one", "two"]);
    }

    #[test]
    fn a_script_without_spaces_ends_a_word_of_another() {
        assert_eq!(words("AI技術2025年"), ["ai", "技術", "2025", "年"]);
        assert_eq!(words("서울 시장"), ["서울", "시장"]);
    }

    #[test]
    fn signs_are_no_tokens() {
        assert_eq!(words("… — ❤\u{fe0f} * ' \u{301} §"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn tokens_hold_all_letters_once_and_in_order(text in "\\PC*|[a-zé'’ \\-\n\u{ad}東北はタกาำ\u{e48}နမ្ក2年]*") {
            let mut last = 0;
            for span in tokens(&text) {
                prop_assert!(!text[last..span.start].contains(char::is_alphanumeric));
                prop_assert!(text[span.range()].contains(char::is_alphanumeric));
                last = span.end;
            }
            prop_assert!(!text[last..].contains(char::is_alphanumeric));
        }

        #[test]
        fn folding_again_changes_nothing(word in "\\w{1,8}") {
            let folded = fold(&word).into_owned();
            prop_assert_eq!(fold(&folded), folded.clone());
        }

        #[test]
        fn composed_and_decomposed_letters_make_the_same_words(text in "[a-zA-ZÀ-ſΆ-ώЀ-ӿא-ת\u{5b0}-\u{5c7}ء-ْऀ-ॿ가-힣 ’.-]{0,40}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(words(&composed), words(&decomposed));
        }
    }
}
