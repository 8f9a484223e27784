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
    if let Some(owner) = words.strip_prefix('©') {
        // `© 2025 …` and `© All rights reserved` are about the page, not about a picture.
        let owner = owner.trim_start();
        return !owner.starts_with(|c: char| c.is_ascii_digit()) && !owner.contains("rights");
    }
    words.len() <= LONGEST && (is_label(words) || names_picture_file(words))
}

/// Whether a label such as `Photo:` or `Image by` stands first.
fn is_label(words: &str) -> bool {
    const SUBJECTS: [&str; 9] =
        ["photo", "photos", "image", "picture", "photograph", "caption", "credit", "foto", "bild"];
    let words = words.trim_start_matches(['(', '[']);
    let length = words.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (subject, rest) = words.split_at(length);
    let credit = rest.get(..7).is_some_and(|it| it.eq_ignore_ascii_case(" credit"));
    let rest = if credit { &rest[7..] } else { rest };
    SUBJECTS.iter().any(|it| subject.eq_ignore_ascii_case(it))
        && (rest.starts_with([':', '：']) || rest.starts_with(" by "))
}

/// Whether the name of a picture's file stands among the words, and no address.
fn names_picture_file(words: &str) -> bool {
    const KINDS: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif"];
    memchr::memchr_iter(b'.', words.as_bytes()).any(|dot| {
        let after = &words[dot + 1..];
        let kind = &after[..after.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let name = words[..dot].rsplit(char::is_whitespace).next().unwrap_or("");
        KINDS.iter().any(|it| kind.eq_ignore_ascii_case(it))
            && !name.is_empty()
            && !name.contains('/')
    })
}
