//! Dates that name no month but count it: `2025年12月2日`, `令和7年`, `2025년 12월 2일`, `ngày 2 tháng 12`.

use super::When;
use super::scan::{Hit, Scan};

/// Eras by which years are counted, and the year before their first.
const ERAS: &[(&str, i16)] = &[
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("民國", 1911),
    ("民国", 1911),
];

/// What a number counts in such a date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Unit {
    Year,
    Month,
    Day,
}

impl Unit {
    fn of(sign: char) -> Option<Self> {
        match sign {
            '年' | '년' => Some(Self::Year),
            '月' | '월' => Some(Self::Month),
            '日' | '号' | '號' | '일' => Some(Self::Day),
            _ => None,
        }
    }
}

impl Scan<'_> {
    /// The date of East Asia that begins with the number at `at`, or with the era before it. A day
    /// without a month is of that of publication.
    pub(super) fn counted(&self, at: usize) -> Option<Hit> {
        let mut when = When::default();
        let (mut end, mut last) = (at, None);
        while let Some((number, unit, next)) = self.part(end).filter(|it| last < Some(it.1)) {
            if end > at && !matches!(self.gap(end - 1), "" | " ") {
                break;
            }
            match unit {
                Unit::Year => when.year = Some(self.year_of_era(number, at)?),
                Unit::Month => when.month = Some(within(number, 12)?),
                Unit::Day => when.day = Some(within(number, 31)?),
            }
            (end, last) = (next, Some(unit));
        }
        last?;
        let era = when.year.is_some() && self.era_before(at).is_some();
        let first = at - usize::from(era);
        if let (Some(day), None) = (when.day, when.month) {
            // Such a day is past, as newspapers have it.
            let published = self.published.filter(|_| when.year.is_none())?;
            let back = i16::from(day > published.day());
            let month = i16::from(published.month()) - 1 - back;
            when.year = Some(published.year() + month.div_euclid(12));
            when.month = Some(month.rem_euclid(12) as i8 + 1);
            return Some((when, true, first, end));
        }
        Some((when, false, first, end))
    }

    /// The number at `at`, what it counts, and the word after both.
    fn part(&self, at: usize) -> Option<(i16, Unit, usize)> {
        let word = self.word(at);
        let figures = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let number = figures.parse().ok()?;
        if let Some(sign) = word[figures.len()..].chars().next() {
            // What stands behind the sign is a particle.
            return Some((number, Unit::of(sign)?, at + 1));
        }
        let mut letters = self.word(at + 1).chars();
        let sign =
            letters.next().filter(|_| letters.next().is_none() && self.gap(at).is_empty())?;
        Some((number, Unit::of(sign)?, at + 2))
    }

    /// The first year of the era that is named before `at`, less one.
    fn era_before(&self, at: usize) -> Option<i16> {
        let era = ERAS.iter().find(|it| it.0 == self.before(at))?;
        self.gap(at.checked_sub(1)?).is_empty().then_some(era.1)
    }

    /// A year of the era before `at`, or of the common one, which is written in full: `3年` is a time.
    fn year_of_era(&self, number: i16, at: usize) -> Option<i16> {
        match self.era_before(at) {
            Some(before) => Some(before + number).filter(|_| (1..=99).contains(&number)),
            None => Some(number).filter(|it| (1500..=2199).contains(it)),
        }
    }

    /// `2 tháng 12 năm 2025`, with or without the year.
    pub(super) fn vietnamese(&self, at: usize) -> Option<Hit> {
        let day = self.day(at).filter(|_| self.word(at + 1) == "tháng")?;
        let month = within(self.word(at + 2).parse().ok()?, 12)?;
        let year = self.year(at + 4).filter(|_| self.word(at + 3) == "năm");
        let when = When { year, month: Some(month), day: Some(day), weekday: None };
        Some((when, false, at, at + if year.is_some() { 5 } else { 3 }))
    }
}

fn within(number: i16, most: i8) -> Option<i8> {
    i8::try_from(number).ok().filter(|it| (1..=most).contains(it))
}
