//! Names of authors as they are read: without "by", several joined by commas and "and".

/// `Ann Lee, Bo Roe and Cy Poe`; `None` for nobody.
pub(in crate::ingest) fn joined(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(one.clone()),
        [most @ .., last] => Some(format!("{} and {last}", most.join(", "))),
    }
}

/// A byline without the word before the names.
pub(in crate::ingest) fn without_by(byline: &str) -> &str {
    let by = byline.get(..3).filter(|it| it.eq_ignore_ascii_case("by "));
    by.map_or(byline, |by| byline[by.len()..].trim_start())
}
