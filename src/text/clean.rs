//! Making a text safe to show: nothing in it may act on the terminal or reorder what is read.
//!
//! Removed are escape sequences as wholes, control characters but line feed and tab, characters
//! that turn the order of a line round (bidi embeddings, overrides, isolates), and tags, which carry
//! words that nobody sees. All line ends become line feeds. Zero-width characters and soft hyphens
//! stay, so that offsets hold for whoever else reads the file: words are compared without them
//! ([`super::token::fold`]) and the screen does not print them ([`super::width`]).

use std::borrow::Cow;

use super::scan;

/// The text without what could act on a terminal or hide words. A clean text costs one scan and
/// comes back as it is; a cleaned text is clean. Linear in the length of the text.
pub fn clean(text: &str) -> Cow<'_, str> {
    let mut cleaned = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = scan::find(text.as_bytes(), at, is_suspect) {
        let before =
            text[copied..found].chars().next_back().or_else(|| cleaned.chars().next_back());
        let (length, instead) = verdict(&text[found..], before);
        at = found + length;
        if let Some(instead) = instead {
            cleaned.push_str(&text[copied..found]);
            cleaned.push_str(instead);
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    cleaned.push_str(&text[copied..]);
    Cow::Owned(cleaned)
}

/// The words of a text in one line, with one blank between each two. Linear in its length.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character that begins with this byte may be one that [`verdict`] has to look at.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "many bytes are compared at once where nothing branches"
)]
fn is_suspect(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\t') & (byte != b'\n')
        | (byte == 0x7f)
        | (byte == 0xc2)
        | (byte == 0xe2)
        | (byte == 0xef)
        | (byte == 0xf3)
}

/// How many bytes at the beginning of `rest` to pass over, and what to put in their place;
/// `None` keeps them. `before` is the last character kept so far.
fn verdict(rest: &str, before: Option<char>) -> (usize, Option<&'static str>) {
    let mut chars = rest.chars();
    let Some(c) = chars.next() else { return (0, None) };
    let next = chars.next();
    let length = c.len_utf8();
    match c {
        '\r' => (length + usize::from(next == Some('\n')), Some("\n")),
        // Page and line breaks of other kinds, which often stand beside a line feed.
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            let broken =
                before.is_none_or(|c| c == '\n') || matches!(next, None | Some('\r' | '\n'));
            (length, Some(if broken { "" } else { "\n" }))
        }
        '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => {
            (escape_sequence(rest), Some(""))
        }
        _ => (length, if c.is_control() || deceives(c) { Some("") } else { None }),
    }
}

/// Bytes of the escape sequence at the beginning of `rest`: ECMA-48 control sequences, control
/// strings up to their terminator, and two- and three-byte escapes. A control string that its own
/// line does not end takes only its introducer with it, so that no text is lost to a stray byte.
fn escape_sequence(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let (introducer, kind) = match bytes {
        [0x1b, kind @ 0x20..=0x7e, ..] => (2, *kind),
        [0xc2, c1, ..] => (2, c1 - 0x40),
        _ => return 1,
    };
    let after = &bytes[introducer..];
    let run = |from: usize, wanted: fn(u8) -> bool| {
        after[from..].iter().take_while(|&&byte| wanted(byte)).count()
    };
    match kind {
        b'[' => {
            let parameters = run(0, |byte| matches!(byte, 0x20..=0x3f));
            let last = after.get(parameters).is_some_and(|byte| matches!(byte, 0x40..=0x7e));
            introducer + parameters + usize::from(last)
        }
        b']' | b'P' | b'X' | b'^' | b'_' => {
            let line = rest.find('\n').unwrap_or(rest.len());
            introducer + control_string(&rest[introducer..line]).unwrap_or(0)
        }
        0x20..=0x2f => {
            let more = run(0, |byte| matches!(byte, 0x20..=0x2f));
            let last = after.get(more).is_some_and(|byte| matches!(byte, 0x30..=0x7e));
            introducer + more + usize::from(last)
        }
        _ => introducer,
    }
}

/// Bytes of a control string with its terminator, if it has one.
fn control_string(line: &str) -> Option<usize> {
    let (at, c) = line.char_indices().find(|&(_, c)| matches!(c, '\u{7}' | '\u{1b}' | '\u{9c}'))?;
    match c {
        '\u{1b}' => line[at + 1..].starts_with('\\').then_some(at + 2),
        _ => Some(at + c.len_utf8()),
    }
}

/// Characters that change the order in which a line is shown, or carry words that are not shown.
fn deceives(c: char) -> bool {
    matches!(c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn clean_text_is_not_copied() {
        for text in [
            "",
            "plain\n\ttext",
            "“Ärger” – co\u{ad}op 東京 👩\u{200d}🚀 ❤\u{fe0f} می\u{200c}خواهم",
            "a\u{200b}b\u{2060}c\u{feff}d\u{200e}e",
        ] {
            assert!(matches!(clean(text), Cow::Borrowed(it) if it == text), "{text:?}");
        }
    }

    #[test]
    fn escape_sequences_go_as_wholes() {
        for (dirty, cleaned) in [
            ("\u{1b}[1;31mred\u{1b}[0m", "red"),
            ("\u{1b}[?1049h\u{1b}[2Jgone", "gone"),
            ("\u{1b}]0;title\u{7}text", "text"),
            ("\u{1b}]8;;http://x.example\u{1b}\\link\u{1b}]8;;\u{1b}\\", "link"),
            ("\u{1b}P1$r0m\u{1b}\\after", "after"),
            ("\u{1b}(Bplain\u{1b}7\u{1b}=", "plain"),
            ("\u{9b}31mred\u{9d}0;title\u{9c}.", "red."),
            ("\u{1b}", ""),
            ("a\u{1b}[", "a"),
            ("\u{1b}é", "é"),
        ] {
            assert_eq!(clean(dirty), cleaned, "{dirty:?}");
        }
    }

    #[test]
    fn a_control_string_without_an_end_takes_no_text_with_it() {
        assert_eq!(clean("\u{1b}]0;title\nThe article.\u{7}"), "0;title\nThe article.");
        assert_eq!(clean("\u{1b}Pall this\u{1b}[0m stays"), "all this stays");
    }

    #[test]
    fn all_line_ends_become_line_feeds() {
        assert_eq!(clean("a\r\nb\rc\n\rd"), "a\nb\nc\n\nd");
        assert_eq!(clean("a\u{2028}b\u{2029}c\u{85}d\u{c}e\u{b}f"), "a\nb\nc\nd\ne\nf");
        assert_eq!(clean("end of page\n\u{c}next page"), "end of page\nnext page");
    }

    #[test]
    fn what_reorders_or_smuggles_words_goes() {
        assert_eq!(clean("\u{202e}abc\u{202c}\u{2066}def\u{2069}"), "abcdef");
        assert_eq!(clean("a\0b\u{8}c\u{7f}d"), "abcd");
        assert_eq!(clean("tags\u{e0041}\u{e0042}\u{e007f}"), "tags");
    }

    fn acts_on_terminal(c: char) -> bool {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    }

    /// Any characters, with those that matter here more often than chance has them.
    fn text() -> impl Strategy<Value = String> {
        let special = prop::sample::select(
            "\u{1b}\u{9b}\u{9d}\u{90}\u{9c}\u{7}\r\n\t\u{c}\u{85}\u{2028}\u{200d}\u{200c}\u{fe0f}\u{e0100}\u{202e}\u{feff}👩❤葛ک[]P;m\\0a "
                .chars()
                .collect::<Vec<_>>(),
        );
        let c = prop_oneof![3 => special, 1 => any::<char>()];
        prop::collection::vec(c, 0..40).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn nothing_in_a_clean_text_acts_on_a_terminal(text in text()) {
            prop_assert!(!clean(&text).contains(acts_on_terminal));
        }

        #[test]
        fn cleaning_again_changes_nothing(text in text()) {
            let once = clean(&text).into_owned();
            prop_assert!(matches!(clean(&once), Cow::Borrowed(_)), "{once:?}");
        }

        #[test]
        fn words_are_not_lost(words in prop::collection::vec("[a-zé]{1,6}", 1..6), between in "[\u{7}\u{200b}\r\n\u{202e} ]{1,3}") {
            let cleaned = clean(&words.join(&between)).into_owned();
            let mut rest = cleaned.as_str();
            for word in &words {
                let at = rest.find(word.as_str());
                prop_assert!(at.is_some(), "{word} in {cleaned:?}");
                rest = &rest[at.unwrap_or(0) + word.len()..];
            }
        }
    }
}
