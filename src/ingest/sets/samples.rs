//! The samples, compiled in, so that the program has something to show wherever it stands.

/// The set that opens when the reader names nothing.
pub(super) const FIRST: &str = "samples/moscow-talks/set.toml";

/// A file of the folder `samples`: its path there and its content.
macro_rules! sample {
    ($path:literal) => {
        (concat!("samples/", $path), include_str!(concat!("../../../samples/", $path)))
    };
}

/// Path and content of every file of the samples.
const FILES: &[(&str, &str)] = &[
    sample!("moscow-talks/set.toml"),
    sample!("moscow-talks/essay.txt"),
    sample!("moscow-talks/opinion.txt"),
    sample!("moscow-talks/newsroom.txt"),
    sample!("moscow-talks/commentary.txt"),
    sample!("moscow-talks/explainer.txt"),
    sample!("ferry/set.toml"),
    sample!("ferry/press-release.txt"),
    sample!("ferry/harbour-post.txt"),
    sample!("ferry/island-voice.txt"),
    sample!("ferry/coast-courier.md"),
];

/// The content of a file of the samples.
pub(super) fn read(path: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, content)| content.as_bytes())
}
