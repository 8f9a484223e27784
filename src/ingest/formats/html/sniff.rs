//! Whether a text is a web page, whatever its name says.

/// Whether the text begins as only a page does: with a doctype or one of the outermost elements.
pub(in crate::ingest) fn begins_as_page(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        let end = match rest {
            it if it.starts_with("<!--") => "-->",
            it if it.starts_with("<?xml") => "?>",
            _ => break,
        };
        let Some(at) = rest.find(end) else { return false };
        rest = rest[at + end.len()..].trim_start();
    }
    ["<!doctype html", "<html", "<head>", "<body>"]
        .iter()
        .any(|it| rest.get(..it.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(it)))
}

/// Whether there is any tag in the text. A page without one is a plain text.
pub(in crate::ingest) fn has_tags(text: &str) -> bool {
    let mut tags = memchr::memchr_iter(b'<', text.as_bytes());
    tags.any(|at| {
        let rest = &text.as_bytes()[at + 1..];
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        let name = rest.iter().take_while(|it| it.is_ascii_alphanumeric()).count();
        (1..=10).contains(&name)
            && rest[0].is_ascii_alphabetic()
            && rest.get(name).is_some_and(|it| matches!(it, b'>' | b' ' | b'/' | b'\n' | b'\r'))
    })
}
