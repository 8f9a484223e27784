//! What is wrong in a file that a person has written, said so that it can be mended.

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do about it, without a full stop.
    pub what: String,
}

impl Mistake {
    /// A mistake at the byte `offset` of the file's `text`.
    pub fn at(text: &str, offset: usize, what: impl Into<String>) -> Self {
        let above = text.get(..offset).map_or(0, |above| above.matches('\n').count());
        Self { line: 1 + above, what: what.into() }
    }
}

/// A hint for a name that is none of the `known` ones: the nearest of them, or else all.
pub fn hint(name: &str, known: &[&str]) -> String {
    nearest(name, known).map_or_else(
        || format!("known here are {}", known.join(", ")),
        |nearest| format!("did you mean `{nearest}`?"),
    )
}

/// The one of the `known` names that is most like `name`, if one is.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    similar::get_close_matches(name, known, 1, 0.5).first().copied()
}
