//! What a plain text states about itself: its title, who wrote and published it, and when.
//!
//! Read is only what stands by itself above the running text, is glued to its beginning, or closes it.
//! A date inside running prose is when something happened, not when the article appeared; a list
//! of dates at the end belongs to links to other articles.

use crate::ingest::composing::dates;
use crate::text::{Basis, Published, Span};

use super::{Group, ends_sentence, is_running, looks_like_heading, starts_anew};

/// What a text states about itself.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Stated {
    /// Which group is the title.
    pub(in crate::ingest) title: Option<usize>,
    pub(in crate::ingest) byline: Option<String>,
    pub(in crate::ingest) outlet: Option<String>,
    pub(in crate::ingest) published: Option<Published>,
}

/// How many groups above the running text, and below it, are looked at.
const REACH: usize = 12;

/// Reads the statements of a text.
pub(super) fn read(text: &str, groups: &[Group]) -> Stated {
    let head = groups.iter().take(REACH).position(|group| is_running(text, group));
    let head = head.unwrap_or(groups.len().min(REACH));
    let mut stated = Stated { title: title(text, groups, head), ..Stated::default() };
    for group in &groups[..head] {
        stated.read_head(text, group.span);
    }
    if let (None, Some(group)) = (stated.published, groups.get(head)) {
        stated.published = dateline(text, group.span);
    }
    stated.read_tail(text, groups, head);
    stated
}

/// Whether the words are a statement about the article and nothing else.
pub(super) fn is_statement(words: &str) -> bool {
    let (label, rest) = label(words);
    let span = Span::new(0, words.len());
    label.is_some_and(|label| label != Label::Date)
        || dates::whole(rest).is_some()
        || byline(words).is_some()
        || closing_line(words, span).is_some()
}

impl Stated {
    fn read_head(&mut self, text: &str, span: Span) {
        for part in parts(text, span) {
            let words = &text[part.range()];
            let (label, rest) = label(words);
            let rest_span = Span::new(part.end - rest.len(), part.end);
            match label {
                Some(Label::Changed) => {}
                Some(Label::Byline) => self.byline = self.byline.take().or_else(|| some_text(rest)),
                Some(Label::Outlet) => self.outlet = self.outlet.take().or_else(|| some_text(rest)),
                Some(Label::Date) | None => {
                    if let Some(date) = dates::whole(rest) {
                        let published = stated_at(text, date, rest_span);
                        self.published = self.published.or(Some(published));
                    } else if let Some((name, after)) = byline(words) {
                        self.byline.get_or_insert(name);
                        let after = Span::new(part.start + after, part.end);
                        if let Some(date) = dates::whole(&text[after.range()]) {
                            self.published = self.published.or(Some(stated_at(text, date, after)));
                        }
                    } else if let Some((_, published)) = closing_line(text, part) {
                        // What stands before the date may be the outlet, a place or a person.
                        self.published = self.published.or(Some(published));
                    }
                }
            }
        }
    }

    /// `The Outlet – 8 December 2025`, or the date alone, right under the running text.
    fn read_tail(&mut self, text: &str, groups: &[Group], head: usize) {
        let tail = groups.len().saturating_sub(REACH).max(head + 1).min(groups.len());
        let candidates = || (tail..groups.len()).filter(|&at| groups[at].sign.is_none());
        let mut dated =
            candidates().filter_map(|at| closing_line(text, groups[at].span).map(|it| (at, it)));
        let (Some((at, (outlet, published))), None) = (dated.next(), dated.next()) else { return };
        if !is_running(text, &groups[at - 1]) {
            return;
        }
        if self.outlet.is_none() {
            self.outlet = outlet;
        }
        self.published = self.published.or(Some(published));
    }
}

fn stated_at(text: &str, date: jiff::civil::Date, span: Span) -> Published {
    let words = &text[span.range()];
    let start = span.start + (words.len() - words.trim_start().len());
    let length =
        dates::leading(&text[start..span.end]).map_or(span.end - start, |(_, length)| length);
    Published { date, basis: Basis::Stated(Span::new(start, start + length)) }
}

fn some_text(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// The title, among the groups above the running text that look like headings.
///
/// Rubrics, names of people and buttons of a page stand there too, so that a title of a few words
/// counts only where its place shows what it is: over a byline or right over the text.
fn title(text: &str, groups: &[Group], head: usize) -> Option<usize> {
    const FEW: usize = 3;
    if head == groups.len() {
        return None;
    }
    let words = |at: usize| &text[groups[at].span.range()];
    let lines: Vec<usize> = (0..head).filter(|&at| looks_like_heading(text, &groups[at])).collect();
    let long = |at: &usize| words(*at).split_whitespace().count() > FEW;
    let signed = (0..head).find(|&at| {
        parts(text, groups[at].span).iter().any(|it| byline(&text[it.range()]).is_some())
    });
    let dated = (0..head).find(|&at| is_statement(words(at)));
    let over = |limit: usize| lines.iter().copied().filter(move |&at| at < limit);
    if let Some(signed) = signed.filter(|&it| over(it).next().is_some()) {
        return over(signed).find(long).or_else(|| over(signed).next_back());
    }
    let last = *lines.last()?;
    if last + 1 == head && (lines.len() == 1 || dated.is_some_and(|it| it < last)) {
        return Some(last);
    }
    // A title and a standfirst, or a rubric and a title.
    lines.into_iter().take(2).find(long)
}

/// The parts of a line such as `By Jane Doe | 8 December 2025`.
fn parts(text: &str, span: Span) -> Vec<Span> {
    const CUTS: [&str; 6] = [" | ", " • ", " · ", " – ", " — ", "\n"];
    let (mut parts, mut start) = (Vec::new(), span.start);
    loop {
        let words = &text[start..span.end];
        let cut = CUTS.iter().filter_map(|sign| Some((words.find(sign)?, sign.len()))).min();
        let Some((at, length)) = cut else {
            parts.push(Span::new(start, span.end));
            return parts;
        };
        parts.push(Span::new(start, start + at));
        start += at + length;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Date,
    /// When it was last changed, which is not when it was published.
    Changed,
    Byline,
    Outlet,
}

/// A label such as `Published:` before a statement, and what follows it.
fn label(words: &str) -> (Option<Label>, &str) {
    const LABELS: &[(&str, Label)] = &[
        ("published on", Label::Date),
        ("published", Label::Date),
        ("publication date", Label::Date),
        ("posted on", Label::Date),
        ("posted", Label::Date),
        ("date", Label::Date),
        ("last updated", Label::Changed),
        ("updated", Label::Changed),
        ("modified", Label::Changed),
        ("author:", Label::Byline),
        ("byline:", Label::Byline),
        ("source:", Label::Outlet),
        ("outlet:", Label::Outlet),
        ("publisher:", Label::Outlet),
    ];
    let words = words.trim_start();
    let found = LABELS.iter().find(|(name, _)| {
        words.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && !words[name.len()..].starts_with(char::is_alphanumeric)
    });
    let Some(&(name, label)) = found else { return (None, words) };
    let rest = words[name.len()..].trim_start_matches([':', ' ', '\u{a0}', '\t']);
    let dated = || dates::leading(rest).is_some();
    match label {
        Label::Date | Label::Changed if !dated() => (None, words),
        _ => (Some(label), rest),
    }
}

/// Who wrote it, from a line such as `By Jane Doe and John Roe, Moscow`, and where in the line the names end.
fn byline(words: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 100;
    let by = ["By ", "by ", "BY ", "Written by ", "By: "]
        .into_iter()
        .find(|it| words.starts_with(it))?;
    if words.len() > LONGEST || words.contains('\n') || ends_sentence(words) {
        return None;
    }
    let rest = &words[by.len()..];
    // The names end where a date, an address or a place begins.
    let dated = rest
        .match_indices(' ')
        .map(|(at, _)| at)
        .find(|&at| dates::leading(&rest[at + 1..]).is_some());
    let marked = rest.find(['@', '|', '<', '(']);
    let mut end = rest.len().min(dated.unwrap_or(rest.len())).min(marked.unwrap_or(rest.len()));
    if let Some(comma) = rest[..end].find(',') {
        let joined = rest[comma..end].find(" and ").or_else(|| rest[comma..end].find(" & "));
        let after = |at: usize| rest[at..end].find(',').map_or(end, |next| at + next);
        end = joined.map_or(comma, |at| after(comma + at));
    }
    let names = rest[..end].trim().trim_end_matches([',', '-', '–', '—']).trim_end();
    let plain = |word: &str| {
        matches!(
            word,
            "and"
                | "&"
                | "von"
                | "van"
                | "der"
                | "den"
                | "de"
                | "del"
                | "di"
                | "da"
                | "la"
                | "le"
                | "al"
                | "bin"
                | "ibn"
                | "y"
                | "e"
                | "for"
        ) || (word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit()))
    };
    let is_name =
        names.split_whitespace().all(plain) && (1..=10).contains(&names.split_whitespace().count());
    let after = rest[end..].len() - rest[end..].trim_start_matches([',', ' ', '|', '–', '-']).len();
    is_name.then(|| (names.to_owned(), by.len() + end + after))
}

/// A date before the first sentence: alone, after a label, or after a place as agencies do
/// (`LONDON, Dec. 8, 2025 (Agency) – `).
fn dateline(text: &str, span: Span) -> Option<Published> {
    const LONGEST_PLACE: usize = 40;
    let words = &text[span.range()];
    let start = words.char_indices().map(|(at, _)| at).take(LONGEST_PLACE).find(|&at| {
        let boundary = words[..at].ends_with([' ', '(']);
        boundary && dates::leading(&words[at..]).is_some()
    })?;
    let (date, length) = dates::leading(&words[start..])?;
    let place = words[..start].trim_end_matches(['(', ' ', ',', '-', '–', '—', '/']);
    let capital = !place.is_empty() && !place.contains(char::is_lowercase);
    let after = words[start + length..].trim_start();
    let closed = after.starts_with(['(', '-', '–', '—', ')', ':']);
    (capital && closed).then(|| stated_at(text, date, Span::new(span.start + start, span.end)))
}

/// Makes a date that is glued to the beginning of the running text a group of its own, so that it is not
/// part of the first sentence.
pub(super) fn part_glued_date(text: &str, groups: &mut Vec<Group>) {
    let Some(at) = groups.iter().take(REACH).position(|group| is_running(text, group)) else {
        return;
    };
    let group = groups[at];
    let words = &text[group.span.range()];
    let (label, rest) = label(words);
    let Some((_, length)) = dates::leading(rest) else { return };
    if !matches!(label, Some(Label::Date) | None) {
        return;
    }
    let mut end = words.len() - rest.len() + length;
    let after = words[end..]
        .trim_start_matches([' ', '\u{a0}', ':', '-', '–', '—', '|', '•', '·', '.', ')', '\n']);
    let starts_sentence = after.starts_with(|c: char| !c.is_ascii_digit()) && starts_anew(after);
    if !starts_sentence {
        return;
    }
    end += words[end..].trim_end_matches(after).trim_end().len();
    let rest = Span::new(group.span.end - after.len(), group.span.end);
    let breaks = text[group.span.start..rest.start].matches('\n').count();
    groups[at].span.end = group.span.start + end;
    groups.insert(
        at + 1,
        Group { span: rest, line: group.line + breaks as u32, after_blank: false, ..group },
    );
}

/// A short line below the running text that ends in a date: the date, and the outlet named before it.
fn closing_line(text: &str, span: Span) -> Option<(Option<String>, Published)> {
    const LONGEST: usize = 100;
    let words = &text[span.range()];
    if words.len() > LONGEST || words.contains('\n') {
        return None;
    }
    if let Some(date) = dates::whole(label(words).1) {
        let start = span.end - label(words).1.len();
        return Some((None, stated_at(text, date, Span::new(start, span.end))));
    }
    let (cut, sign) = [" – ", " — ", " - ", " | ", " · ", ", "]
        .into_iter()
        .filter_map(|sign| Some((words.find(sign)?, sign)))
        .find(|&(cut, sign)| dates::whole(&words[cut + sign.len()..]).is_some())?;
    let outlet = words[..cut].trim();
    let is_name =
        starts_anew(outlet) && !ends_sentence(outlet) && outlet.split_whitespace().count() <= 8;
    let date = Span::new(span.start + cut + sign.len(), span.end);
    let published = stated_at(text, dates::whole(&text[date.range()])?, date);
    is_name.then(|| (some_text(outlet), published))
}
