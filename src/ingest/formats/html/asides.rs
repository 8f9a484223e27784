//! Rows of links, and pointers to other articles, that stand among the paragraphs of an article.

/// A block as it is judged here.
pub(super) struct Line<'a> {
    pub(super) words: &'a str,
    /// What of it refers to nothing, in small letters.
    pub(super) bare: String,
    /// How many of its pieces refer to something.
    pub(super) references: usize,
}

/// What to do with a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Keep,
    Drop,
    /// Drop it with the label above it.
    DropWithLabel,
}

/// The labels over lists of other articles, and before single ones.
const LABELS: &[&str] = &[
    "also read",
    "also see",
    "don't miss",
    "editor's picks",
    "from our archive",
    "further reading",
    "keep reading",
    "latest news",
    "lesen sie auch",
    "lire aussi",
    "lee también",
    "leer más",
    "mehr zum thema",
    "more from us",
    "more news",
    "more on this",
    "more on this story",
    "more on this topic",
    "more stories",
    "more to read",
    "most popular",
    "most read",
    "popular now",
    "read also",
    "read more",
    "read next",
    "recommended",
    "recommended for you",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related news",
    "related posts",
    "related reading",
    "related stories",
    "related topics",
    "see more",
    "sur le même sujet",
    "top stories",
    "trending",
    "trending now",
    "up next",
    "what to read next",
    "you may also like",
    "you might also like",
    "читайте также",
    "материалы по теме",
    "по теме",
];

/// Judges the blocks of an article one after the other.
#[derive(Default)]
pub(super) struct Asides {
    /// Whether the block before is a label.
    labelled: bool,
    /// Whether the list under a label is being dropped.
    dropping: bool,
}

impl Asides {
    /// What to do with the next block.
    pub(super) fn judge(&mut self, line: &Line<'_>) -> Verdict {
        let label = is_label(line.words);
        let only_links = line.references > 0 && !line.bare.contains(char::is_alphanumeric);
        let (labelled, dropping) = (self.labelled, self.dropping);
        self.labelled = label && !only_links;
        self.dropping = only_links && (labelled || dropping);
        match () {
            () if only_links && labelled => Verdict::DropWithLabel,
            () if only_links && dropping => Verdict::Drop,
            () if only_links && is_menu(line) => Verdict::Drop,
            () if line.references > 0 && is_label(&line.bare) => Verdict::Drop,
            () => Verdict::Keep,
        }
    }
}

fn is_label(words: &str) -> bool {
    const LONGEST: usize = 40;
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    words.len() <= LONGEST && LABELS.contains(&words.to_lowercase().replace('’', "'").as_str())
}

/// Whether a block of nothing but links is a row of short ones.
fn is_menu(line: &Line<'_>) -> bool {
    line.references >= 3 && line.words.split_whitespace().count() <= line.references * 4
}
