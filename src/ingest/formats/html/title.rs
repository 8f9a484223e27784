//! The title of an article, without the name of the site that pages add to it.

use dom_query::Document;

use crate::text::clean;

/// Signs between a title and the name of a site.
const SIGNS: &[char] = &['|', '-', '–', '—', '·', '•', ':', '»', '«', '/'];

/// The words of the headings of the first level, which extraction may take away.
pub(super) fn headings(document: &Document) -> Vec<String> {
    document.select("h1").nodes().iter().map(|it| words(&it.text())).collect()
}

/// The title that the page states, without what it adds: the name of the `outlet`, or all that is not
/// in one of its `headings`.
pub(super) fn trimmed(stated: &str, outlet: Option<&str>, headings: &[String]) -> Option<String> {
    let stated = Some(words(stated)).filter(|it| !it.is_empty());
    let stated = stated.or_else(|| headings.iter().find(|it| !it.is_empty()).cloned())?;
    let heading = headings.iter().find(|it| {
        // A short heading may be the name of the site or of a section.
        it.split(' ').count() > 2 && rest_is_apart(&stated, it)
    });
    let outlet = outlet.map(words).filter(|it| !it.is_empty());
    heading.cloned().or_else(|| without(&stated, &outlet?)).or(Some(stated))
}

fn words(text: &str) -> String {
    clean::one_line(&clean::clean(text))
}

/// Whether `heading` begins or ends `stated`, and a sign parts it from the rest.
fn rest_is_apart(stated: &str, heading: &str) -> bool {
    let after = stated.strip_prefix(heading).map(str::trim_start);
    let before = stated.strip_suffix(heading).map(str::trim_end);
    after.is_some_and(|it| it.starts_with(SIGNS)) || before.is_some_and(|it| it.ends_with(SIGNS))
}

/// `stated` without `outlet` before or behind it and the sign between.
fn without(stated: &str, outlet: &str) -> Option<String> {
    let at = stated.len().checked_sub(outlet.len())?;
    let same = |part: Option<&str>| part.is_some_and(|it| it.eq_ignore_ascii_case(outlet));
    let rest = if same(stated.get(at..)) {
        stated[..at].trim_end().strip_suffix(SIGNS)?
    } else if same(stated.get(..outlet.len())) {
        stated[outlet.len()..].trim_start().strip_prefix(SIGNS)?
    } else {
        return None;
    };
    let rest = rest.trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}
