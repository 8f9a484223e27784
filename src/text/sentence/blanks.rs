//! Sentences of Thai and Lao, which have no mark at their end but a blank.
//!
//! Blanks stand between clauses too, around figures and foreign words, in lists and between the two names of a
//! person. A blank is taken for an end only where both sides are long enough to say something, so
//! that a piece is a sentence or a clause, and never a word or two.

use crate::text::unspaced::parts_sentences_by_blanks as is_letter;

/// Letters on each side of a blank that ends a sentence; signs above and below them do not count.
const LEAST: usize = 24;

/// The end of the first sentence in `words`, which has no other marks in it; `None` where no blank ends one.
/// Linear in what it passes over.
pub(super) fn end(words: &str) -> Option<usize> {
    // The first bytes of their letters; hardly any other script has them.
    let first = memchr::memchr(0xe0, words.as_bytes())?;
    let mut letters = 0;
    let mut last = None;
    for (at, c) in words[first..].char_indices() {
        let at = first + at;
        if c == ' ' && letters >= LEAST && last == Some(true) && goes_on(&words[at..]) {
            return Some(at);
        }
        letters += usize::from(is_letter(c));
        // A sign above or below a letter is part of it; a sign of repetition ends no sentence.
        last = match c {
            'ๆ' | 'ໆ' => Some(false),
            '\u{e31}'..='\u{e4e}' | '\u{eb1}'..='\u{ece}' => last,
            _ => Some(is_letter(c)),
        };
    }
    None
}

/// Whether what follows a blank begins with a letter and is long enough to be a sentence.
fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with(is_letter) && rest.chars().filter(|&c| is_letter(c)).nth(LEAST).is_some()
}
