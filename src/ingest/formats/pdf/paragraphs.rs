//! From lines to paragraphs, headings and items: what belongs together across line ends, columns and
//! pages.

use std::collections::HashSet;

use crate::ingest::formats::plain;
use crate::text::BlockKind;

use super::columns::Line;
use super::page::{median, quantile};
use super::words::append;

/// A block of the text.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) kind: BlockKind,
    /// How much higher its font is than that of the text.
    pub(super) size: f32,
    /// The page on which it begins, from 0.
    pub(super) page: usize,
    /// Whether it is one line, with more room above it than between lines.
    is_lone: bool,
}

/// Heights of the font by which a first line is indented at least.
const INDENT: f32 = 0.6;
/// How much more than usual lines are apart where a paragraph ends.
const APART: f32 = 1.3;
/// How much fonts differ that are not those of one paragraph.
const OTHER_FONT: f32 = 1.12;
/// How much higher the font of a heading is.
const HEADING: f32 = 1.15;
/// Characters of the longest heading.
const LONGEST_HEADING: usize = 240;

/// The blocks of a text, given the lines of each page in reading order.
pub(super) fn paragraphs(pages: &[Vec<Line>]) -> Vec<Paragraph> {
    let habits = Habits::of(pages);
    let known = vocabulary(pages);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut previous: Option<(&Line, usize)> = None;
    // What a page or a figure has interrupted, and its last line.
    let mut running: Option<(usize, &Line)> = None;
    for (page, line) in
        pages.iter().enumerate().flat_map(|(at, it)| it.iter().map(move |line| (at, line)))
    {
        let size = line.height / habits.height;
        let is_text = (1.0 / OTHER_FONT..OTHER_FONT).contains(&size);
        let bullet = bullet(&line.text);
        let flows = previous.is_some_and(|(it, on)| {
            on == page && it.column == line.column && line.bottom > it.bottom
        });
        let joins =
            previous.is_some_and(|(it, _)| bullet.is_none() && !habits.parts(it, line, flows));
        let resumed = running.filter(|(_, last)| {
            is_text
                && !joins
                && !flows
                && bullet.is_none()
                && is_unfinished(&last.text)
                && begins_small(&line.text)
                && !line.is_row
        });
        let target = if joins { paragraphs.len().checked_sub(1) } else { resumed.map(|it| it.0) };
        let at = if let Some(at) = target {
            append(&mut paragraphs[at].text, &line.text, &known);
            paragraphs[at].is_lone = false;
            at
        } else {
            let (kind, text) = match bullet {
                Some(rest) => (BlockKind::ListItem { depth: 1 }, rest),
                None => (BlockKind::Paragraph, line.text.as_str()),
            };
            let text = text.to_owned();
            let is_lone =
                !line.is_row && previous.is_none_or(|(it, _)| !flows || habits.apart(it, line));
            paragraphs.push(Paragraph { text, kind, size, page, is_lone });
            paragraphs.len() - 1
        };
        if is_text && !line.is_row {
            running = Some((at, line));
        }
        previous = Some((line, page));
    }
    mark_headings(&mut paragraphs);
    paragraphs
}

/// Makes headings of the paragraphs that are set higher than the text, or stand alone and read like one.
fn mark_headings(paragraphs: &mut [Paragraph]) {
    // Fonts are not known by their weight, so a heading of the height of the text shows by its words.
    for at in 1..paragraphs.len() {
        let (heads, text) = (&paragraphs[at - 1], &paragraphs[at]);
        let in_words = |it: &str| {
            it.starts_with(|c: char| c.is_alphanumeric() || "“„«\"¿¡".contains(c))
                && !it.contains(['=', '<', '>', '{', '}', '[', ']', '\\', '|', '$'])
        };
        if heads.is_lone
            && in_words(&heads.text)
            && [heads.kind, text.kind] == [BlockKind::Paragraph; 2]
            && plain::is_heading_over(&heads.text, &text.text)
        {
            paragraphs[at - 1].kind = BlockKind::Heading(3);
        }
    }
    for paragraph in paragraphs {
        let high = paragraph.size >= HEADING && paragraph.kind == BlockKind::Paragraph;
        if high
            && paragraph.text.len() <= LONGEST_HEADING
            && paragraph.text.contains(char::is_alphabetic)
        {
            paragraph.kind = BlockKind::Heading(if paragraph.size >= 1.5 { 2 } else { 3 });
        }
    }
}

/// How a document is set.
struct Habits {
    /// The height of the font of its text.
    height: f32,
    /// From one base line to the next, in heights of the font.
    leading: f32,
    /// Whether the first lines of its paragraphs are indented.
    indents: bool,
}

impl Habits {
    fn of(pages: &[Vec<Line>]) -> Self {
        let all = || pages.iter().flatten();
        let height =
            median(all().flat_map(|it| std::iter::repeat_n(it.height, 1 + it.text.len() / 16)));
        let pairs = || {
            pages.iter().flat_map(|page| page.windows(2)).filter(|it| it[0].column == it[1].column)
        };
        let steps = pairs().map(|it| (it[1].bottom - it[0].bottom) / it[1].height.max(1.0));
        let leading = quantile(steps.filter(|it| (0.5..3.0).contains(it)), 0.4).max(0.8);
        let close = |it: &&[Line]| it[1].bottom - it[0].bottom < leading * APART * it[1].height;
        let indented =
            pairs().filter(close).filter(|it| is_indented(&it[0]) && !is_indented(&it[1])).count();
        Self {
            height: height.max(1.0),
            leading,
            indents: indented >= 2 && indented * 25 >= all().count(),
        }
    }

    /// Whether two lines, one below the other, are further apart than usual.
    fn apart(&self, line: &Line, next: &Line) -> bool {
        (next.bottom - line.bottom) / next.height > self.leading * APART
    }

    /// Whether a paragraph ends between two lines, of which the second `flows` on below the first.
    fn parts(&self, line: &Line, next: &Line, flows: bool) -> bool {
        let other = (line.height / next.height).max(next.height / line.height);
        if other > OTHER_FONT || line.is_row || next.is_row {
            return true;
        }
        let ends = ends_sentence(&line.text);
        let room = line.column.right - line.right - next.first_word;
        let deliberate = room > INDENT * next.height && (ends || !begins_small(&next.text));
        if line.height / self.height >= HEADING {
            // The lines of a heading break where its author likes.
            return !flows || next.bottom - line.bottom > 1.8 * next.height;
        }
        let indented = is_indented(next)
            && !is_indented(line)
            && (next.left - line.left) > INDENT / 2.0 * next.height;
        if flows {
            return self.apart(line, next) || indented || deliberate;
        }
        if begins_small(&next.text) && !ends {
            return false;
        }
        deliberate || is_indented(next) || (ends && !self.indents)
    }
}

fn is_indented(line: &Line) -> bool {
    line.left - line.column.left > INDENT * line.height
}

/// The text of an item without the sign before it.
fn bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['•', '▪', '◦', '●', '■', '‣', '·', '–', '-', '*'])?;
    let rest = rest.strip_prefix(' ')?.trim_start();
    rest.starts_with(char::is_alphanumeric).then_some(rest)
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '»', ')', ']', '\'']);
    text.ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
}

/// Whether a line ends in the middle of a sentence.
fn is_unfinished(text: &str) -> bool {
    !ends_sentence(text)
}

/// Whether a line begins in the middle of a sentence.
fn begins_small(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// The words of the document, in small letters, without those that a line end may have broken.
fn vocabulary(pages: &[Vec<Line>]) -> HashSet<String> {
    let mut known = HashSet::new();
    for line in pages.iter().flatten() {
        let mut words: Vec<&str> = line.text.split_whitespace().collect();
        if line.text.ends_with(['-', '‐']) {
            words.pop();
        }
        let trimmed = words.iter().map(|it| it.trim_matches(|c: char| !c.is_alphanumeric()));
        known.extend(trimmed.filter(|it| !it.is_empty()).map(str::to_lowercase));
    }
    known
}
