//! Dates of publication as people write them. Only forms that mean one day are read.

use jiff::civil::Date;

use crate::text::calendar;

/// The date with which `text` begins, and the bytes that it takes. A weekday may stand before it.
///
/// Read are `2025-12-08`, `2025/12/08`, `8 December 2025`, `8th of Dec. 2025`, `December 8, 2025`,
/// `08.12.2025`, and `25/12/2025` where only one order is possible.
pub(in crate::ingest) fn leading(text: &str) -> Option<(Date, usize)> {
    let mut reader = Reader { text, at: 0 };
    reader.weekday();
    let date = reader.date()?;
    let whole = !text[reader.at..].starts_with(char::is_alphanumeric);
    whole.then_some((date, reader.at))
}

/// The date that is the whole of `text`, but for a time of day after it.
pub(in crate::ingest) fn whole(text: &str) -> Option<Date> {
    let text = text.trim();
    let (date, length) = leading(text)?;
    is_time(&text[length..]).then_some(date)
}

/// The day of a date, or of a moment such as `2025-03-14T08:00:00Z` or `20250314T0800`, as it is there
/// where the clock shows that time.
pub(in crate::ingest) fn of_moment(value: &str) -> Option<Date> {
    let value = value.trim();
    whole(value)
        .or_else(|| {
            let day = value.get(..10)?;
            value[10..].starts_with(['T', ' ']).then(|| day.parse().ok())?
        })
        .or_else(|| {
            let digits =
                value.get(..8).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))?;
            let ends = !value[8..].starts_with(|c: char| c.is_ascii_digit());
            ends.then(|| {
                civil(
                    digits[..4].parse().ok()?,
                    digits[4..6].parse().ok()?,
                    digits[6..].parse().ok()?,
                )
            })?
        })
}

/// Whether nothing but a time of day stands here: ` at 10:15 GMT`, `T09:00:00Z`, `, 7 p.m.`
fn is_time(rest: &str) -> bool {
    let rest = rest.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '.' | ')' | '|' | '-' | '–')
    });
    let rest = rest.strip_prefix("at ").or_else(|| rest.strip_prefix('T')).unwrap_or(rest);
    rest.is_empty()
        || (rest.len() <= 24
            && rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.contains([':', '.', 'm'])
            && rest.split_whitespace().count() <= 4)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip(&mut self, signs: &[char]) -> bool {
        let rest = self.rest();
        let skipped = rest.len() - rest.trim_start_matches(signs).len();
        self.at += skipped;
        skipped > 0
    }

    fn number(&mut self) -> Option<(i16, usize)> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest().get(..digits).filter(|it| it.len() <= 4)?.parse().ok()?;
        self.at += digits;
        Some((number, digits))
    }

    fn word(&mut self) -> String {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        self.at += length;
        rest[..length].to_lowercase()
    }

    fn weekday(&mut self) {
        let before = self.at;
        let word = self.word();
        if calendar::weekday(&word).or(calendar::short_weekday(&word)).is_some() {
            self.skip(&[',', '.', ' ']);
        } else {
            self.at = before;
        }
    }

    fn month(&mut self) -> Option<i8> {
        let word = self.word();
        let month = calendar::month(&word)?;
        if self.rest().starts_with('.') {
            self.at += 1;
        }
        Some(month)
    }

    fn date(&mut self) -> Option<Date> {
        if !self.rest().starts_with(|c: char| c.is_ascii_digit()) {
            let month = self.month()?;
            self.skip(&[' ', '\u{a0}']);
            let day = self.day()?;
            self.skip(&[',', ' ', '\u{a0}']).then_some(())?;
            return civil(self.year()?, month, day);
        }
        let before = self.at;
        let (first, digits) = self.number()?;
        let sign = self.rest().chars().next()?;
        if matches!(sign, '-' | '/' | '.')
            && self.rest()[1..].starts_with(|c: char| c.is_ascii_digit())
        {
            self.at += 1;
            let (second, _) = self.number()?;
            if !self.rest().starts_with(sign) {
                return None;
            }
            self.at += 1;
            let (third, last_digits) = self.number()?;
            return match (digits, last_digits) {
                (4, 1 | 2) => civil(first, i8::try_from(second).ok()?, third),
                (1 | 2, 4) if sign == '.' => civil(third, i8::try_from(second).ok()?, first),
                (1 | 2, 4) if first > 12 || first == second => {
                    civil(third, i8::try_from(second).ok()?, first)
                }
                (1 | 2, 4) if second > 12 => civil(third, i8::try_from(first).ok()?, second),
                _ => None,
            };
        }
        self.at = before;
        let day = self.day()?;
        self.skip(&[' ', '\u{a0}', '-', '.']);
        for link in ["of ", "de "] {
            if self.rest().starts_with(link) {
                self.at += link.len();
            }
        }
        let month = self.month()?;
        self.skip(&[',', ' ', '\u{a0}', '-']);
        if self.rest().starts_with("de ") {
            self.at += 3;
        }
        civil(self.year()?, month, day)
    }

    fn day(&mut self) -> Option<i16> {
        let (day, digits) = self.number()?;
        for ending in ["st", "nd", "rd", "th", "er"] {
            if self.rest().starts_with(ending) {
                self.at += ending.len();
            }
        }
        (digits <= 2).then_some(day)
    }

    fn year(&mut self) -> Option<i16> {
        self.number().filter(|&(_, digits)| digits == 4).map(|(year, _)| year)
    }
}

fn civil(year: i16, month: i8, day: i16) -> Option<Date> {
    let plausible = (1400..=2200).contains(&year);
    plausible.then(|| Date::new(year, month, i8::try_from(day).ok()?).ok()).flatten()
}
