//! The characters of lines, and words that are broken over two of them.

use std::collections::HashSet;
use std::hash::BuildHasher;

use unicode_normalization::UnicodeNormalization as _;

/// The characters that are meant by what a font shows: ligatures as their letters, hyphens that can be
/// seen as hyphens, bullets of symbol fonts as bullets.
pub(super) fn normalised(text: &str) -> String {
    let mut meant = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            'ﬀ' => meant.push_str("ff"),
            'ﬁ' => meant.push_str("fi"),
            'ﬂ' => meant.push_str("fl"),
            'ﬃ' => meant.push_str("ffi"),
            'ﬄ' => meant.push_str("ffl"),
            'ﬅ' | 'ﬆ' => meant.push_str("st"),
            '\u{f0b7}' | '\u{f0a7}' => meant.push('•'),
            '\u{ad}' | '\u{2010}' => meant.push('-'),
            '\u{a0}' => meant.push(' '),
            '\u{fffd}' | '\0' | '\u{e000}'..='\u{f8ff}' => {}
            c => meant.push(c),
        }
    }
    meant
}

/// Adds the next line to a paragraph. A hyphen at its end goes where it only breaks a word: when the next
/// line goes on in small letters, unless the words that the document `knows` have it elsewhere, too.
pub(super) fn append<S: BuildHasher>(
    paragraph: &mut String,
    line: &str,
    known: &HashSet<String, S>,
) {
    let next = line.chars().next();
    if let Some(head) = paragraph.strip_suffix('-')
        && head.ends_with(char::is_alphanumeric)
        && let Some(next) = next.filter(|it| it.is_alphanumeric())
    {
        let begun = last_word(head);
        let ended = first_word(line);
        let whole = format!("{begun}{ended}").to_lowercase();
        let hyphened = format!("{begun}-{ended}").to_lowercase();
        let compound = known.contains(&hyphened) && !known.contains(&whole);
        let broken = next.is_lowercase() && head.ends_with(char::is_alphabetic);
        if broken && !compound {
            paragraph.pop();
        }
    } else if !paragraph.ends_with('—') && !joins(paragraph.chars().next_back(), next) {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// Whether no space belongs between two characters: those of scripts without spaces.
fn joins(last: Option<char>, next: Option<char>) -> bool {
    let dense = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff65}' | '\u{20000}'..='\u{3ffff}'))
    };
    dense(last) && dense(next)
}

fn last_word(text: &str) -> &str {
    let start = text.rfind(|c: char| !(c.is_alphanumeric() || c == '-'));
    let start = start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(text.len());
    text[..end].trim_end_matches('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(first: &str, second: &str) -> String {
        let known = ["well-known", "harbour", "harbour-master"];
        let known: HashSet<String> = known.map(str::to_owned).into();
        let mut text = first.to_owned();
        append(&mut text, second, &known);
        text
    }

    #[test]
    fn hyphens_that_break_words_go_and_others_stay() {
        for (first, second, whole) in [
            ("the pas-", "sengers wait", "the passengers wait"),
            ("a well-", "known man", "a well-known man"),
            ("the Franco-", "German line", "the Franco-German line"),
            ("in 2019-", "20 it", "in 2019-20 it"),
            ("a har-", "bour, and", "a harbour, and"),
            ("the boat —", "it was", "the boat —it was"),
            ("two -", "three", "two - three"),
            ("порто-", "вый", "портовый"),
            ("東京", "の港", "東京の港"),
            ("plain", "words", "plain words"),
        ] {
            assert_eq!(joined(first, second), whole);
        }
    }

    #[test]
    fn ligatures_and_soft_hyphens_are_what_they_mean() {
        assert_eq!(normalised("ﬁnal oﬃce ﬂood pas\u{ad}"), "final office flood pas-");
        assert_eq!(normalised("\u{f0b7} e\u{301}t\u{fffd}"), "• ét");
    }
}
