//! The samples, compiled in, so that the program has something to show wherever it stands.

/// The set that opens when the reader names nothing.
pub(super) const FIRST: &str = "samples/moscow-talks/set.toml";

/// Path and content of every file of the samples.
const FILES: &[(&str, &str)] = &[];

/// The content of a file of the samples.
pub(super) fn read(path: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, content)| content.as_bytes())
}
