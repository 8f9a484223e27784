//! Lines above the text that say again what the metadata say: title, byline, outlet, date.

use crate::text::calendar;

/// What is known of an article, against which the lines above its text are held.
#[derive(Default)]
pub(super) struct Credits {
    title: String,
    /// The words of byline and outlet, and those of the date where one is known.
    names: Vec<String>,
    dated: bool,
}

/// Words that stand in such lines beside names and dates.
const FILLERS: &[&str] = &[
    "a",
    "am",
    "and",
    "at",
    "author",
    "by",
    "correspondent",
    "date",
    "est",
    "et",
    "for",
    "gmt",
    "in",
    "on",
    "p",
    "pm",
    "posted",
    "published",
    "reporter",
    "staff",
    "the",
    "time",
    "updated",
    "utc",
    "von",
    "par",
    "por",
    "written",
];

impl Credits {
    pub(super) fn of(
        title: Option<&str>,
        byline: Option<&str>,
        outlet: Option<&str>,
        dated: bool,
    ) -> Self {
        let names = [byline, outlet].into_iter().flatten().flat_map(words).collect();
        Self { title: title.unwrap_or_default().to_lowercase(), names, dated }
    }

    /// Whether a line says nothing but what is known. Costs the length of a line.
    pub(super) fn say(&self, line: &str) -> bool {
        const MOST_WORDS: usize = 16;
        if !self.title.is_empty() && line.to_lowercase() == self.title {
            return true;
        }
        let (mut named, mut numbers, mut count) = (0, 0, 0);
        for word in words(line) {
            count += 1;
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            let day = calendar::month(&word).is_some()
                || calendar::weekday(&word).is_some()
                || calendar::short_weekday(&word).is_some();
            if self.names.contains(&word) {
                named += 1;
            } else if self.dated && (number || day) {
                numbers += 1;
            } else if !FILLERS.contains(&word.as_str()) {
                return false;
            }
        }
        // `Posted by` is left where extraction took the name away.
        (named >= 2 || numbers >= 2 || named + numbers == 0) && (1..=MOST_WORDS).contains(&count)
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_lowercase)
}
