//! Dates in running text: absolute, partial, and relative to the day of publication.

use jiff::civil::Date;

use crate::text::{Article, Span, calendar};

use super::super::Corpus;
use super::units::Unit;

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

/// The dates of one sentence, in order. Linear in its words.
pub(super) fn dates(unit: &Unit, article: &Article, corpus: &Corpus) -> Vec<DateMention> {
    let words = &corpus.articles[unit.at.article];
    let scan = Scan {
        article,
        spans: &words.spans[unit.words.clone()],
        folded: words.ids[unit.words.clone()]
            .iter()
            .map(|&id| corpus.vocabulary[id as usize].as_ref())
            .collect(),
        published: article.published.map(|it| it.date),
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.folded.len() {
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

/// A date, whether it is assumed, its first word and the word after its last.
type Hit = (When, bool, usize, usize);

struct Scan<'a> {
    article: &'a Article,
    spans: &'a [Span],
    folded: Vec<&'a str>,
    published: Option<Date>,
}

impl Scan<'_> {
    fn date_at(&self, at: usize) -> Option<Hit> {
        self.numeric(at)
            .or_else(|| self.with_month(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.year_alone(at))
    }

    fn word(&self, at: usize) -> &str {
        self.folded.get(at).copied().unwrap_or_default()
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |it| self.word(it))
    }

    fn gap(&self, at: usize) -> &str {
        match (self.spans.get(at), self.spans.get(at + 1)) {
            (Some(a), Some(b)) => &self.article.text[a.end..b.start],
            _ => "",
        }
    }

    /// `2025-12-04`, `04.12.2025`, `04/12/2025` only where the day cannot be a month.
    fn numeric(&self, at: usize) -> Option<Hit> {
        let [a, b, c] = [at, at + 1, at + 2].map(|it| self.word(it).parse::<i16>().ok());
        let (a, b, c) = (a?, b?, c?);
        let when = match (self.gap(at), self.gap(at + 1)) {
            ("-", "-") if a > 31 => full(a, b, c),
            (".", ".") => full(c, b, a),
            ("/", "/") if a > 12 => full(c, b, a),
            ("/", "/") if b > 12 => full(c, a, b),
            _ => None,
        };
        Some((when?, false, at, at + 3))
    }

    /// `2 December 2025`, `December 2nd, 2025`, `Dec. 2`, `in December`, `July 1941`.
    fn with_month(&self, at: usize) -> Option<Hit> {
        let day_first = self.day(at);
        let of = usize::from(day_first.is_some() && self.word(at + 1) == "of");
        let month_at = if day_first.is_some() { at + 1 + of } else { at };
        let month = self.month(month_at)?;
        let mut when = When { month: Some(month), day: day_first, ..When::default() };
        let mut end = month_at + 1;
        if when.day.is_none() && matches!(self.gap(month_at), " " | ". " | "\u{a0}") {
            when.day = self.day(end);
            end += usize::from(when.day.is_some());
        }
        // A range, `January 7-14`, is known by its first day.
        if when.day.is_some() && matches!(self.gap(end - 1), "-" | "–") && self.day(end).is_some()
        {
            end += 1;
        }
        if matches!(self.gap(end - 1), " " | ", " | ". ")
            && let Some(year) = self.year(end)
        {
            when.year = Some(year);
            end += 1;
        }
        let sure = when.day.is_some() || when.year.is_some() || self.plainly_month(month_at);
        sure.then_some((when, false, at, end))
    }

    /// A month without a day or year, and no verb (`may`, `march`).
    fn plainly_month(&self, at: usize) -> bool {
        let capital =
            self.article.slice(self.spans[at]).chars().next().is_some_and(char::is_uppercase);
        let verb = matches!(self.word(at), "may" | "march" | "mar" | "sun" | "dec" | "jan");
        let introduced = matches!(
            self.before(at),
            "in" | "last" | "this" | "next" | "since" | "until" | "of" | "early" | "late" | "mid"
        );
        capital && (!verb || introduced)
    }

    /// `yesterday`, `last Thursday`, `this month`, `last year`.
    fn relative(&self, at: usize) -> Option<Hit> {
        let day = |offset: i64| {
            let date = self.published?.checked_add(jiff::Span::new().days(offset)).ok()?;
            Some(on(date))
        };
        let near = match self.word(at) {
            "today" | "tonight" => Some(0),
            "yesterday" => Some(-1),
            "tomorrow" => Some(1),
            _ => None,
        };
        if let Some(offset) = near {
            return Some((day(offset)?, true, at, at + 1));
        }
        let step = match self.word(at) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let published = self.published?;
        let when = match self.word(at + 1) {
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

    /// A weekday: the last one before the day of publication, or on it.
    fn weekday(&self, at: usize) -> Option<Hit> {
        let weekday = calendar::weekday(self.word(at))?;
        let when = match (self.published, self.before(at)) {
            (Some(published), before) if before != "next" => {
                let back = i64::from(published.weekday().since(weekday));
                let back = if back == 0 && before == "last" { 7 } else { back };
                on(published.checked_sub(jiff::Span::new().days(back)).ok()?)
            }
            (Some(published), _) => {
                let ahead = i64::from(published.weekday().until(weekday)).max(1);
                on(published.checked_add(jiff::Span::new().days(ahead)).ok()?)
            }
            _ => When { weekday: Some(weekday.to_monday_one_offset()), ..When::default() },
        };
        Some((when, self.published.is_some(), at, at + 1))
    }

    /// A year that a preposition introduces.
    fn year_alone(&self, at: usize) -> Option<Hit> {
        let introduced = matches!(
            self.before(at),
            "in" | "since"
                | "of"
                | "by"
                | "until"
                | "from"
                | "during"
                | "early"
                | "late"
                | "before"
                | "after"
                | "the"
                | "and"
                | "to"
        );
        let when = When { year: self.year(at), ..When::default() };
        (introduced && when.year.is_some()).then_some((when, false, at, at + 1))
    }

    /// Fills in the year nearest to the day of publication; says whether it did.
    fn resolve(&self, when: When) -> (When, bool) {
        let (Some(published), None, Some(month)) = (self.published, when.year, when.month) else {
            return (when, false);
        };
        let apart = i16::from(month) - i16::from(published.month());
        let year = published.year() + if apart > 6 { -1 } else { i16::from(apart < -6) };
        (When { year: Some(year), ..when }, true)
    }

    fn day(&self, at: usize) -> Option<i8> {
        let word = self.word(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let suffix = &word[digits.len()..];
        let day = digits.parse::<i8>().ok().filter(|it| (1..=31).contains(it))?;
        matches!(suffix, "" | "st" | "nd" | "rd" | "th").then_some(day)
    }

    fn year(&self, at: usize) -> Option<i16> {
        let word = self.word(at);
        let year = word.parse::<i16>().ok().filter(|_| word.len() == 4)?;
        (1500..=2199).contains(&year).then_some(year)
    }

    fn month(&self, at: usize) -> Option<i8> {
        calendar::month(self.word(at))
    }
}

/// Whether a folded word is the full name of a month or of a day of the week.
pub(super) fn is_month_or_weekday(word: &str) -> bool {
    let month = || word.len() > 4 && word != "march" && calendar::month(word).is_some();
    calendar::weekday(word).is_some() || month()
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::text::{Basis, Block, BlockKind, Published, Sentence};

    /// The dates of one sentence in an article of 4 December 2025, a Thursday, or of no date.
    fn found(text: &str, dated: bool) -> Vec<(String, When, bool)> {
        let span = Span::new(0, text.len());
        let published = Published { date: date(2025, 12, 4), basis: Basis::Metadata };
        let article = Arc::new(Article {
            text: text.to_owned(),
            published: dated.then_some(published),
            blocks: vec![Block { span, kind: BlockKind::Paragraph, line: 1 }],
            sentences: vec![Sentence { span, block: 0 }],
            ..Article::default()
        });
        let corpus = Corpus::new(std::slice::from_ref(&article));
        let at = super::super::SentenceRef { article: 0, sentence: 0 };
        let words = 0..corpus.articles[0].ids.len();
        let unit = Unit { at, words, block: 0, heading: false, judged_only: false };
        dates(&unit, &article, &corpus)
            .into_iter()
            .map(|it| (article.slice(it.span).to_owned(), it.when, it.assumed))
            .collect()
    }

    #[test]
    fn a_full_date_is_the_same_in_every_written_form() {
        for form in [
            "2 December 2025",
            "December 2, 2025",
            "Dec. 2, 2025",
            "2nd of December 2025",
            "December 2nd, 2025",
            "2025-12-02",
            "02.12.2025",
        ] {
            let text = format!("They met on {form} at the quay.");
            let expected = (form.to_owned(), on(date(2025, 12, 2)), false);
            assert_eq!(found(&text, false), [expected], "{form}");
        }
    }

    #[test]
    fn a_missing_year_is_the_nearest_to_publication_and_marked_as_assumed() {
        let day = |text: &str| found(text, true).first().map(|it| (it.1.date(), it.2));
        assert_eq!(day("It began on 2 December."), Some((Some(date(2025, 12, 2)), true)));
        assert_eq!(day("It ends on January 9."), Some((Some(date(2026, 1, 9)), true)));
        assert_eq!(found("It began on 2 December.", false)[0].1.year, None);
    }

    #[test]
    fn relative_dates_count_from_publication() {
        let day = |text: &str| found(text, true).first().and_then(|it| it.1.date());
        assert_eq!(day("She left yesterday."), Some(date(2025, 12, 3)));
        assert_eq!(day("It was said last Thursday."), Some(date(2025, 11, 27)));
        assert_eq!(day("It was said on Monday."), Some(date(2025, 12, 1)));
        assert_eq!(day("They sail next Friday."), Some(date(2025, 12, 5)));
        let month = found("It opened last month.", true)[0].1;
        assert_eq!((month.year, month.month, month.day), (Some(2025), Some(11), None));
        assert_eq!(found("She left yesterday.", false), []);
    }

    #[test]
    fn verbs_and_plain_numbers_are_no_dates() {
        assert_eq!(found("They may march with 2000 men and 12 horses.", true), []);
        assert_eq!(found("In March the ice broke.", false)[0].1.month, Some(3));
        assert_eq!(found("It was built in 1941.", false)[0].1.year, Some(1941));
    }
}
