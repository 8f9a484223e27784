//! The forms in which a sentence may write a date.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::text::{Article, Span, calendar};

use super::{Sense, When, full, on};

/// Words with which relative dates are made, beside the names of near days.
pub(super) const RELATIVE: &[&str] = &["last", "this", "next", "ago", "tonight", "day", "feira"];

/// Words that set a weekday into the week to come.
const NEXT: &[&str] = &[
    "next",
    "nächsten",
    "kommenden",
    "próximo",
    "prossimo",
    "volgende",
    "следующий",
    "следующую",
    "наступного",
    "наступну",
];

/// Words after which a year stands alone.
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "of", "by", "until", "from", "during", "early", "late", "before", "after",
    "the", "and", "to", "spring", "summer", "autumn", "fall", "winter", "im", "jahr", "seit",
    "bis", "en", "depuis", "desde", "nel", "dal", "em", "sinds", "в", "с", "до", "у", "з",
];

/// Words after which a month stands alone.
const BEFORE_MONTH: &[&str] = &[
    "in", "last", "this", "next", "since", "until", "of", "early", "late", "mid", "im", "seit",
    "anfang", "mitte", "ende", "en", "fin", "début", "desde", "a", "em", "begin", "eind", "в", "у",
    "на",
];

/// A date, whether it is assumed, its first word and the word after its last.
pub(super) type Hit = (When, bool, usize, usize);

/// A sentence under the eyes of the reader.
pub(super) struct Scan<'a> {
    pub(super) article: &'a Article,
    /// The places of its words.
    pub(super) spans: Vec<Span>,
    /// Its words, folded.
    pub(super) folded: Vec<&'a str>,
    /// What each may be in a date.
    pub(super) senses: Vec<Sense>,
    /// The day from which relative dates count.
    pub(super) published: Option<Date>,
    /// The code of the language it is in.
    pub(super) language: &'a str,
}

impl Scan<'_> {
    /// The date that the word at `at` begins or completes.
    pub(super) fn date_at(&self, at: usize) -> Option<Hit> {
        match self.sense(at) {
            Sense::None => None,
            Sense::Number => {
                let counted = self.counted(at).or_else(|| self.vietnamese(at));
                counted
                    .or_else(|| self.numeric(at))
                    .or_else(|| self.with_month(at))
                    .or_else(|| self.year_alone(at))
            }
            Sense::Month(_) => self.with_month(at),
            Sense::Weekday(weekday) => self.dated_weekday(at).or_else(|| self.weekday(at, weekday)),
            Sense::Relative => self.relative(at),
        }
    }

    fn sense(&self, at: usize) -> Sense {
        self.senses.get(at).copied().unwrap_or(Sense::None)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.folded.get(at).copied().unwrap_or_default()
    }

    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |it| self.word(it))
    }

    pub(super) fn gap(&self, at: usize) -> &str {
        match (self.spans.get(at), self.spans.get(at + 1)) {
            (Some(a), Some(b)) => &self.article.text[a.end..b.start],
            _ => "",
        }
    }

    /// `2025-12-04`, `04.12.2025`, `4. 12. 2025`; `04/12/2025` where the day cannot be a month, or
    /// where the language writes the day first.
    fn numeric(&self, at: usize) -> Option<Hit> {
        let [a, b, c] = [at, at + 1, at + 2].map(|it| self.word(it).parse::<i16>().ok());
        let (a, b, c) = (a?, b?, c?);
        let when = match (self.gap(at), self.gap(at + 1)) {
            ("-", "-") | ("/", "/") if a > 31 => full(a, b, c),
            (".", ".") | (". ", ". ") => full(c, b, a),
            ("/", "/") if a > 12 || self.language != "en" => full(c, b, a),
            ("/", "/") if b > 12 => full(c, a, b),
            _ => None,
        };
        Some((when?, false, at, at + 3))
    }

    /// `2 December 2025`, `December 2nd, 2025`, `Dec. 2`, `in December`, `July 1941`, `7-14 January`,
    /// `12 de marzo de 2025`.
    fn with_month(&self, at: usize) -> Option<Hit> {
        let day_first = self.day(at);
        let mut month_at = at;
        if day_first.is_some() {
            // A range is known by its first day.
            let range = matches!(self.gap(at), "-" | "–") && self.day(at + 1).is_some();
            month_at += 1 + usize::from(range);
            month_at += usize::from(matches!(self.word(month_at), "of" | "de" | "do" | "di"));
        }
        let Sense::Month(month) = self.sense(month_at) else { return None };
        let mut when = When { month: Some(month), day: day_first, ..When::default() };
        let mut end = month_at + 1;
        if when.day.is_none() && matches!(self.gap(month_at), " " | ". " | "\u{a0}") {
            when.day = self.day(end);
            end += usize::from(when.day.is_some());
        }
        if when.day.is_some() && matches!(self.gap(end - 1), "-" | "–") && self.day(end).is_some()
        {
            end += 1;
        }
        // Thai may name the era before the year.
        let joined = match self.word(end) {
            "de" | "del" | "do" | "พศ" => 1,
            "พ" if self.word(end + 1) == "ศ" => 2,
            _ => 0,
        };
        if matches!(self.gap(end - 1), " " | ", " | "، " | ". " | "\u{a0}")
            && let Some(year) = self.year(end + joined)
        {
            when.year = Some(year);
            end += joined + 1;
        }
        let sure = when.day.is_some() || when.year.is_some() || self.plainly_month(month_at);
        sure.then_some((when, false, at, end))
    }

    /// A month without a day or year, and no verb (`may`, `march`). Languages other than English
    /// and German write it small.
    fn plainly_month(&self, at: usize) -> bool {
        let capital =
            self.article.slice(self.spans[at]).chars().next().is_some_and(char::is_uppercase);
        let verb = matches!(
            self.word(at),
            "may" | "march" | "mar" | "mart" | "sun" | "dec" | "jan" | "mars"
        );
        let introduced = BEFORE_MONTH.contains(&self.before(at));
        (capital || !matches!(self.language, "en" | "de") && introduced) && (!verb || introduced)
    }

    /// `yesterday`, `last night`, `the day before yesterday`, `this month`, `last year`, `two days ago`.
    fn relative(&self, at: usize) -> Option<Hit> {
        let days = |offset: i64, first: usize, end: usize| {
            let date = self.published?.checked_add(offset.days()).ok()?;
            Some((on(date), true, first, end))
        };
        if let Some(offset) = calendar::near_day(self.word(at), self.language) {
            return days(offset, at, at + 1);
        }
        match (self.word(at), self.word(at + 1)) {
            ("tonight", _) => days(0, at, at + 1),
            ("last", "night") => days(-1, at, at + 2),
            ("this", "morning" | "afternoon" | "evening") => days(0, at, at + 2),
            ("day", "before") if self.word(at + 2) == "yesterday" => days(-2, at, at + 3),
            ("day", "after") if self.word(at + 2) == "tomorrow" => days(2, at, at + 3),
            ("last", unit) => self.period(unit, -1, at),
            ("this", unit) => self.period(unit, 0, at),
            ("next", unit) => self.period(unit, 1, at),
            ("ago", _) => self.ago(at),
            ("feira", _) if self.gap(at.checked_sub(1)?) == "-" => {
                let weekday = calendar::weekday(&format!("{}-feira", self.before(at)))?;
                let (when, assumed, _, end) = self.weekday(at, weekday)?;
                Some((when, assumed, at - 1, end))
            }
            _ => None,
        }
    }

    /// The month or year so many steps from that of publication.
    fn period(&self, unit: &str, step: i16, at: usize) -> Option<Hit> {
        let published = self.published?;
        let when = match unit {
            "month" => {
                let month = i16::from(published.month()) - 1 + step;
                When {
                    year: Some(published.year() + month.div_euclid(12)),
                    month: Some(month.rem_euclid(12) as i8 + 1),
                    ..When::default()
                }
            }
            "year" => When { year: Some(published.year() + step), ..When::default() },
            _ => return None,
        };
        Some((when, true, at, at + 2))
    }

    /// `three days ago`: as exact as its unit.
    fn ago(&self, at: usize) -> Option<Hit> {
        let first = at.checked_sub(2)?;
        let count = match self.word(first) {
            "a" | "an" => 1,
            word => super::super::numbers::small(word)?,
        };
        let published = self.published?;
        let back = |span: jiff::Span| published.checked_sub(span).ok();
        let month = |date: Date| When { day: None, ..on(date) };
        let when = match self.word(at - 1) {
            "day" | "days" => on(back(count.days())?),
            "week" | "weeks" => month(back(count.weeks())?),
            "month" | "months" => month(back(count.months())?),
            "year" | "years" => When { month: None, ..month(back(count.years())?) },
            _ => return None,
        };
        Some((when, true, first, at + 1))
    }

    /// A weekday with the date it falls on: `Tuesday, December 2`.
    fn dated_weekday(&self, at: usize) -> Option<Hit> {
        let article =
            matches!(self.word(at + 1), "the" | "den" | "dem" | "der" | "le" | "el" | "il");
        let next = at + 1 + usize::from(article);
        let dated = matches!(self.sense(next), Sense::Number | Sense::Month(_));
        let close = self.gap(at).trim() == "," || self.gap(at).trim().is_empty();
        let (when, assumed, _, end) = (dated && close).then(|| self.date_at(next)).flatten()?;
        when.day.map(|_| (when, assumed, at, end))
    }

    /// A weekday: the last one before the day of publication, or on it.
    fn weekday(&self, at: usize, weekday: jiff::civil::Weekday) -> Option<Hit> {
        let when = match (self.published, self.before(at)) {
            (Some(published), before) if !NEXT.contains(&before) => {
                let back = i64::from(published.weekday().since(weekday));
                let back = if back == 0 && before == "last" { 7 } else { back };
                on(published.checked_sub(back.days()).ok()?)
            }
            (Some(published), _) => {
                let ahead = i64::from(published.weekday().until(weekday));
                let ahead = if ahead == 0 { 7 } else { ahead };
                on(published.checked_add(ahead.days()).ok()?)
            }
            _ => When { weekday: Some(weekday.to_monday_one_offset()), ..When::default() },
        };
        Some((when, self.published.is_some(), at, at + 1))
    }

    /// A year that a preposition introduces.
    fn year_alone(&self, at: usize) -> Option<Hit> {
        let when = When { year: self.year(at), ..When::default() };
        let introduced = BEFORE_YEAR.contains(&self.before(at));
        (introduced && when.year.is_some()).then_some((when, false, at, at + 1))
    }

    /// Fills in the year nearest to the day of publication; says whether it did.
    pub(super) fn resolve(&self, when: When) -> (When, bool) {
        let (Some(published), None, Some(month)) = (self.published, when.year, when.month) else {
            return (when, false);
        };
        let apart = i16::from(month) - i16::from(published.month());
        let year = published.year() + if apart > 6 { -1 } else { i16::from(apart < -6) };
        (When { year: Some(year), ..when }, true)
    }

    pub(super) fn day(&self, at: usize) -> Option<i8> {
        let word = self.word(at);
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let suffix = &word[digits.len()..];
        let day = digits.parse::<i8>().ok().filter(|it| (1..=31).contains(it))?;
        // What folding makes of `1º` is a plain `o`.
        matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "o").then_some(day)
    }

    /// A year in full; of the Buddhist era in Thai.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        const BUDDHIST: i16 = 543;
        let word = self.word(at);
        let year = word.parse::<i16>().ok().filter(|_| word.len() == 4)?;
        let year = if self.language == "th" && year > 2400 { year - BUDDHIST } else { year };
        (1500..=2199).contains(&year).then_some(year)
    }
}
