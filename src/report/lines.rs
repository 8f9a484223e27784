//! Lines of plain text that fit a width.

use crate::text::clean::clean;
use crate::text::wrap::wrap;
use crate::text::{Span, width};

/// Appends `text` to `out` in lines of at most `width` columns. The first line begins with `head`,
/// each character of which is one column wide, the others with as many spaces. At least ten columns
/// are left to the text, whatever the head takes. Nothing of `text` acts on a terminal, not even
/// the name of a file.
pub(super) fn hang(out: &mut String, head: &str, text: &str, width: usize) {
    let indent = head.chars().count();
    let text = clean(text);
    out.push_str(head);
    let rows = wrap(&text, Span::new(0, text.len()), width.saturating_sub(indent).max(10));
    for (at, row) in rows.into_iter().enumerate() {
        if at > 0 {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
        }
        let words: Vec<&str> = text[row.range()].split_whitespace().collect();
        out.push_str(&words.join(" "));
    }
    out.push('\n');
}

/// The beginning of `text`, at most `columns` wide and cut after a word, with an ellipsis where
/// something had to go. Reads no more of the text than it returns.
pub(super) fn shorten(text: &str, columns: usize) -> String {
    let (mut short, mut taken) = (String::new(), 0);
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let ellipsis = if words.peek().is_some() { 2 } else { 0 };
        let space = usize::from(taken > 0);
        let columns_of_word = width::columns(word);
        if taken + space + columns_of_word + ellipsis > columns {
            if taken == 0 {
                return width::fit(word, columns);
            }
            short.push_str(" …");
            return short;
        }
        short.extend(std::iter::repeat_n(' ', space));
        short.push_str(word);
        taken += space + columns_of_word;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hung(head: &str, text: &str, width: usize) -> String {
        let mut out = String::new();
        hang(&mut out, head, text, width);
        out
    }

    #[test]
    fn lines_hang_under_the_first_and_lose_no_word() {
        assert_eq!(
            hung("1.  ", "the boat\nstayed in  port", 16),
            "1.  the boat\n    stayed in\n    port\n"
        );
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_and_an_empty_text_is_its_head() {
        assert_eq!(hung("- ", "of abcdefghijklmnop", 12), "- of\n  abcdefghij\n  klmnop\n");
        assert_eq!(hung("- ", "船没有开出港口", 12), "- 船没有开出\n  港口\n");
        assert_eq!(hung("- ", " ", 12), "- \n");
    }

    #[test]
    fn what_would_act_on_a_terminal_is_not_printed() {
        assert_eq!(hung("", "the \u{1b}[31mred\u{7} boat\u{202e}", 20), "the red boat\n");
    }

    #[test]
    fn a_text_is_shortened_after_a_word_and_never_wider_than_asked() {
        let text = "the boat stayed in port";
        assert_eq!(shorten(text, 23), text);
        assert_eq!(shorten(text, 22), "the boat stayed in …");
        assert_eq!(shorten(text, 10), "the boat …");
        assert_eq!(shorten(text, 9), "the …");
        assert_eq!(shorten("incomprehensible", 6), "incom…");
        for columns in 1..30 {
            assert!(width::columns(&shorten(text, columns)) <= columns, "{columns}");
        }
    }
}
