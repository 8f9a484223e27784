//! Dates in running text: absolute, partial, and relative to the day of publication.

use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashMap;

use crate::text::{Article, Language, Span, calendar};

use super::super::Corpus;
use super::units::Unit;

mod counted;
mod scan;
#[cfg(test)]
mod tests;

use scan::Scan;

/// A day, month or year that a text names, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct When {
    /// The year, where stated or following from the day of publication.
    pub(super) year: Option<i16>,
    /// The month, 1 to 12.
    pub(super) month: Option<i8>,
    /// The day of the month, 1 to 31.
    pub(super) day: Option<i8>,
    /// The day of the week, where that is all the text says; 1 is Monday.
    pub(super) weekday: Option<i8>,
}

/// A place where a date stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateMention {
    /// What it says.
    pub(super) when: When,
    /// Whether part of it follows from the day of publication and not from its own words.
    pub(super) assumed: bool,
    /// Where it stands in the article's text.
    pub(super) span: Span,
}

impl When {
    /// The full date, if all of it is known.
    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Whether both name the same day, or the same weekday where neither says more.
    pub(super) fn same_day(self, other: Self) -> bool {
        let day = self.day.is_some() && self.day == other.day && self.month == other.month;
        let years = self.year.is_none() || other.year.is_none() || self.year == other.year;
        let weekday = self.day.is_none() && other.day.is_none();
        day && years || weekday && self.weekday.is_some() && self.weekday == other.weekday
    }

    /// Whether nothing in the two speaks against their being the same, at whatever precision.
    pub(super) fn agrees(self, other: Self) -> bool {
        let fits = |a: Option<i16>, b: Option<i16>| a.is_none() || b.is_none() || a == b;
        let wide = |it: Option<i8>| it.map(i16::from);
        let shared = self.year.is_some() && other.year.is_some()
            || self.month.is_some() && other.month.is_some()
            || self.weekday.is_some() && other.weekday.is_some();
        shared
            && fits(self.year, other.year)
            && fits(wide(self.month), wide(other.month))
            && fits(wide(self.day), wide(other.day))
            && fits(wide(self.weekday), wide(other.weekday))
    }
}

/// Finds dates. Made once for a set, because it looks at every word of the vocabulary.
pub(super) struct Reader<'a> {
    corpus: &'a Corpus,
    /// By word: what it may be in a date.
    senses: Vec<Sense>,
}

/// What a word may be in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    /// Nothing.
    None,
    /// A number in figures.
    Number,
    /// A month, 1 to 12.
    Month(i8),
    /// A day of the week.
    Weekday(Weekday),
    /// A part of a relative date.
    Relative,
}

impl<'a> Reader<'a> {
    /// Linear in the number of different words.
    pub(super) fn new(corpus: &'a Corpus) -> Self {
        let relative = scan::RELATIVE.iter().copied().chain(calendar::near_days());
        let mut known: FxHashMap<&str, Sense> =
            relative.map(|word| (word, Sense::Relative)).collect();
        known.extend(calendar::weekdays().map(|(word, day)| (word, Sense::Weekday(day))));
        known.extend(calendar::months().map(|(word, month)| (word, Sense::Month(month))));
        let sense = |word: &str| {
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            let other = || known.get(word).copied().unwrap_or(Sense::None);
            if number { Sense::Number } else { other() }
        };
        Self { corpus, senses: corpus.vocabulary.iter().map(|word| sense(word)).collect() }
    }

    /// Whether a word is the full name of a month or of a day of the week, and no verb.
    pub(super) fn names_time(&self, word: u32) -> bool {
        let written = &*self.corpus.vocabulary[word as usize];
        match self.senses[word as usize] {
            Sense::Weekday(_) => true,
            Sense::Month(_) => written.len() > 4 && written != "march",
            _ => false,
        }
    }

    /// The dates of one sentence, in order. Linear in its words.
    pub(super) fn dates(&self, unit: &Unit, article: &Article) -> Vec<DateMention> {
        let words = &self.corpus.articles[unit.at.article];
        let ids = &words.ids[unit.words.clone()];
        if ids.iter().all(|&id| self.senses[id as usize] == Sense::None) {
            return Vec::new();
        }
        let scan = Scan {
            article,
            spans: words.spans(unit.words.clone()).collect(),
            folded: ids.iter().map(|&id| &*self.corpus.vocabulary[id as usize]).collect(),
            senses: ids.iter().map(|&id| self.senses[id as usize]).collect(),
            published: article.published.map(|it| it.date),
            language: words.language.map_or("en", Language::code),
        };
        let mut found = Vec::new();
        let mut at = 0;
        while at < ids.len() {
            if let Some((when, assumed, first, end)) = scan.date_at(at) {
                let place = Span::new(scan.spans[first].start, scan.spans[end - 1].end);
                let (when, resolved) = scan.resolve(when);
                found.push(DateMention { when, assumed: assumed || resolved, span: place });
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }
}

fn on(date: Date) -> When {
    When {
        year: Some(date.year()),
        month: Some(date.month()),
        day: Some(date.day()),
        weekday: None,
    }
}

fn full(year: i16, month: i16, day: i16) -> Option<When> {
    Date::new(year, month as i8, day as i8).ok().map(on)
}
