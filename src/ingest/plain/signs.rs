//! The signs at the beginning of a line that say what it is: list items, quotations, headings,
//! captions.

/// What the beginning of a line says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// `-`, `•`, `1.`, `a)` …
    Item,
    /// `>`
    Quote,
    /// `#` to `######`, with the number of signs.
    Heading(u8),
    /// `Photo:`, `©` …; part of the words.
    Caption,
}

/// The sign at the beginning of `words`, and the bytes that it takes with the space after it.
pub(super) fn sign(words: &str) -> Option<(Sign, usize)> {
    if is_ornament(words) {
        return None;
    }
    let after_space = |length: usize| {
        let rest = &words[length..];
        let trimmed = rest.trim_start();
        (trimmed.len() < rest.len()).then_some(words.len() - trimmed.len())
    };
    if let Some(quoted) = words.strip_prefix('>') {
        return Some((Sign::Quote, words.len() - quoted.trim_start_matches(['>', ' ']).len()));
    }
    if words.starts_with('#') {
        let level = words.bytes().take_while(|&byte| byte == b'#').count();
        return after_space(level)
            .filter(|_| level <= 6)
            .map(|it| (Sign::Heading(level as u8), it));
    }
    if let Some(length) = item_sign(words) {
        return after_space(length).map(|it| (Sign::Item, it));
    }
    is_caption(words).then_some((Sign::Caption, 0))
}

/// Whether the line is a row of signs without a letter or a figure, such as `* * *`.
pub(super) fn is_ornament(words: &str) -> bool {
    !words.chars().any(char::is_alphanumeric)
}

/// Bytes of the list sign at the beginning of `words`.
fn item_sign(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    if matches!(first, '-' | '*' | '+' | '•' | '–' | '·' | '‣' | '◦' | '▪' | '●' | '■' | '○')
    {
        return Some(first.len_utf8());
    }
    let open = usize::from(first == '(');
    let number = words[open..].bytes().take_while(u8::is_ascii_digit).count();
    let letter = words[open..].bytes().take_while(u8::is_ascii_lowercase).count();
    let close = words.as_bytes().get(open + number.max(letter))?;
    let numbered = (1..=3).contains(&number) && (*close == b')' || (open == 0 && *close == b'.'));
    let roman = words[open..open + letter].bytes().all(|byte| b"ivx".contains(&byte));
    let lettered = (letter == 1 || (roman && (2..=4).contains(&letter))) && *close == b')';
    (numbered || lettered).then_some(open + number.max(letter) + 1)
}

/// Whether the line is about a picture: a label, its owner, or the file that a page could not show.
fn is_caption(words: &str) -> bool {
    const LONGEST: usize = 300;
    const LABELS: &[&str] = &[
        "photo",
        "photos",
        "image",
        "picture",
        "photograph",
        "caption",
        "credit",
        "photo credit",
        "image credit",
        "photo by",
        "image by",
        "photograph by",
        "picture by",
        "foto",
        "bild",
    ];
    if let Some(owner) = words.strip_prefix('©') {
        // `© 2025 …` and `© All rights reserved` are about the page, not about a picture.
        let owner = owner.trim_start();
        return !owner.starts_with(|c: char| c.is_ascii_digit()) && !owner.contains("rights");
    }
    if words.len() > LONGEST {
        return false;
    }
    if words.split_whitespace().any(is_picture_file) {
        return true;
    }
    let words = words.trim_start_matches(['(', '[']);
    let ends = words.find(':').into_iter().chain(words.match_indices(" by ").map(|(at, _)| at + 3));
    ends.filter(|&end| end <= 16)
        .any(|end| LABELS.contains(&words[..end].trim_end().to_ascii_lowercase().as_str()))
}

fn is_picture_file(word: &str) -> bool {
    const KINDS: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif"];
    let word = word.trim_end_matches([')', ']', '.']);
    let named = word.rsplit_once('.').filter(|(name, _)| !name.is_empty() && !name.contains('/'));
    named.is_some_and(|(_, kind)| KINDS.iter().any(|it| kind.eq_ignore_ascii_case(it)))
}
