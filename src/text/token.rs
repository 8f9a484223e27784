//! Words as they are compared.
//!
//! A token is a run of letters, digits and marks, with apostrophes inside it (`don't`); a hyphen
//! separates tokens. Its folded form makes equal what a reader takes for the same word: Unicode
//! NFKC and case folded, one kind of apostrophe, soft hyphens and zero-width characters gone.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::Span;

/// The tokens of `text`, in order. Linear in the length of the text.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// Iterator over the spans of the tokens of a text; made by [`tokens`].
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.at + self.text[self.at..].find(is_word)?;
        let mut end = start;
        let mut rest = self.text[start..].char_indices().map(|(i, c)| (i + start, c)).peekable();
        while let Some((i, c)) = rest.next() {
            if is_word(c) {
                end = i + c.len_utf8();
            } else if is_ignored(c) {
                // Kept inside a token, never at its end.
            } else if is_apostrophe(c) && rest.peek().is_some_and(|&(_, next)| is_word(next)) {
                // `don't` is one word; a closing quotation mark is none.
            } else {
                break;
            }
        }
        self.at = end;
        Some(Span::new(start, end))
    }
}

/// The form in which a word is compared. Borrows when the word is plain lower-case ASCII.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let folded = word
        .chars()
        .filter(|&c| !is_ignored(c))
        .nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| if is_apostrophe(c) { '\'' } else { c })
        .flat_map(|c| if c == 'ß' { ['s', 's'] } else { [c, '\0'] })
        .filter(|&c| c != '\0')
        .nfkc()
        .collect();
    Cow::Owned(folded)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || c == '_'
        || (!c.is_ascii() && unicode_normalization::char::is_combining_mark(c))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '‛')
}

/// Characters that say nothing about the word: soft hyphen, zero-width space and joiners, BOM.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
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
            words("co\u{ad}operate ﬁnal CAFÉ Straße"),
            words("cooperate final cafe\u{301} strasse")
        );
    }
}
