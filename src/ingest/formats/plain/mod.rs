//! Plain text: the blocks that a reader sees in it, though nothing marks them.
//!
//! The text itself is left byte for byte as it is. Blank lines part blocks; so does every line
//! break that was not forced by a full row. What a block is follows from its sign, its shape and
//! its neighbours.

mod lines;
mod signs;
mod statements;

use crate::text::{Article, Block, BlockKind, Span, sentence};

use lines::{Line, Measure, lines, starts_anew};
use signs::{Sign, is_ornament, sign};
use statements::Stated;

/// The article that a cleaned plain text is. Linear in its length.
pub(super) fn article(source: &str, text: String) -> Article {
    let lines = lines(&text);
    let mut groups = group(&text, &lines);
    statements::part_glued_date(&text, &mut groups);
    let stated = statements::read(&text, &groups);
    let blocks = classify(&text, &groups, stated.title);
    Article {
        source: source.to_owned(),
        title: stated.title.map(|it| text[groups[it].span.range()].to_owned()),
        byline: stated.byline,
        outlet: stated.outlet,
        published: stated.published,
        sentences: sentence::sentences(&text, &blocks),
        blocks,
        text,
        language: None,
        fetched: None,
        references: Vec::new(),
    }
}

/// What a text states about itself in blocks that are already known.
pub(super) fn statements_of(text: &str, blocks: &[Block]) -> Stated {
    let group = |block: &Block| Group {
        span: block.span,
        line: block.line,
        sign: match block.kind {
            BlockKind::Heading(level) => Some(Sign::Heading(level)),
            BlockKind::Paragraph => None,
            BlockKind::ListItem { .. } | BlockKind::ItemParagraph { .. } | BlockKind::Code => {
                Some(Sign::Item)
            }
            BlockKind::Quote => Some(Sign::Quote),
            BlockKind::Caption => Some(Sign::Caption),
        },
        indent: 0,
        columns: block.span.len(),
        after_blank: true,
    };
    statements::read(text, &blocks.iter().map(group).collect::<Vec<_>>())
}

/// Lines that belong together, before it is known what they are.
#[derive(Clone, Copy, Debug)]
struct Group {
    /// The words, without a sign before them.
    span: Span,
    /// The line on which they begin.
    line: u32,
    /// The sign before them.
    sign: Option<Sign>,
    /// Columns before the sign.
    indent: usize,
    /// Columns of its longest line.
    columns: usize,
    /// Whether a blank line or the beginning of the text stands before it.
    after_blank: bool,
}

fn group(text: &str, lines: &[Line]) -> Vec<Group> {
    let measure = Measure::of(text, lines);
    let mut groups: Vec<Group> = Vec::new();
    let mut previous: Option<&Line> = None;
    for line in lines {
        let words = &text[line.span.range()];
        let found = sign(words);
        let joined = previous.filter(|_| !line.after_blank).and_then(|previous| {
            let group = groups.last_mut()?;
            continues(text, measure, group, previous, line, found).then_some(group)
        });
        match joined {
            Some(group) => {
                group.span.end = line.span.end;
                group.columns = group.columns.max(line.columns);
            }
            None => groups.push(Group {
                span: Span::new(
                    line.span.start + found.map_or(0, |(_, length)| length),
                    line.span.end,
                ),
                line: line.number,
                sign: found.map(|(sign, _)| sign),
                indent: line.indent,
                columns: line.columns,
                after_blank: line.after_blank,
            }),
        }
        previous = Some(line);
    }
    // A quotation sign alone on its line quotes nothing.
    groups.retain(|group| !group.span.is_empty());
    groups
}

/// Whether `line` goes on with the paragraph, item or quotation to which `previous` belongs.
fn continues(
    text: &str,
    measure: Option<Measure>,
    group: &Group,
    previous: &Line,
    line: &Line,
    found: Option<(Sign, usize)>,
) -> bool {
    let (before, words) = (&text[previous.span.range()], &text[line.span.range()]);
    match found {
        Some((Sign::Quote, length)) if group.sign == Some(Sign::Quote) => {
            let empty = length == words.len() || before.trim_matches(['>', ' ']).is_empty();
            return !empty
                && measure.is_none_or(|it| it.forces(previous, line) || it.is_row(previous));
        }
        // A dash that a full row pushed to the next one is no list sign.
        Some((Sign::Item, _)) if group.sign.is_none() && !ends_sentence(before) => {
            return words.starts_with(['-', '–'])
                && measure.is_some_and(|it| it.forces(previous, line));
        }
        Some(_) => return false,
        None => {}
    }
    if matches!(group.sign, Some(Sign::Heading(_))) || is_ornament(before) || is_ornament(words) {
        return false;
    }
    // The second line of an item stands under its words, the first line of a paragraph further in
    // than the row before it.
    let deeper = line.indent >= previous.indent + 2;
    if group.sign == Some(Sign::Item) {
        if deeper || (line.indent > group.indent && line.indent == previous.indent) {
            return true;
        }
    } else if deeper {
        return false;
    }
    let unfinished = !ends_sentence(before) && !starts_anew(words);
    match measure {
        Some(measure) => {
            measure.forces(previous, line)
                || (unfinished && (measure.is_row(previous) || before.ends_with('-')))
        }
        None => unfinished && previous.columns >= SHORTEST_ROW,
    }
}

/// A line shorter than this is whole in itself, whatever comes after it.
const SHORTEST_ROW: usize = 40;

/// Whether the words end as a sentence ends, with quotation marks and brackets after the stop.
fn ends_sentence(words: &str) -> bool {
    let words =
        words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_', ' ', '\u{a0}']);
    words.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '۔'])
}

fn classify(text: &str, groups: &[Group], title: Option<usize>) -> Vec<Block> {
    let mut outer: Vec<usize> = Vec::new();
    groups
        .iter()
        .enumerate()
        .map(|(at, group)| {
            let kind = match group.sign {
                Some(Sign::Item) => {
                    outer.retain(|&indent| indent < group.indent);
                    outer.push(group.indent);
                    return Block {
                        span: group.span,
                        kind: BlockKind::ListItem { depth: outer.len().min(255) as u8 },
                        line: group.line,
                    };
                }
                Some(Sign::Quote) => BlockKind::Quote,
                Some(Sign::Heading(level)) => BlockKind::Heading(level),
                Some(Sign::Caption) => BlockKind::Caption,
                None if title == Some(at) => BlockKind::Heading(1),
                None if heads(text, groups, at) => BlockKind::Heading(2),
                None => BlockKind::Paragraph,
            };
            outer.clear();
            Block { span: group.span, kind, line: group.line }
        })
        .collect()
}

/// Longest heading, in columns; titles of news are long.
const LONGEST_HEADING: usize = 120;
/// Longest heading that asks a question without capitals on its words, in columns.
const LONGEST_QUESTION: usize = 60;

/// Whether `words`, on a line of their own, look like a heading over `next`.
pub(super) fn is_heading_over(words: &str, next: &str) -> bool {
    let text = format!("{words}\n\n{next}");
    let group = |start: usize, end: usize| Group {
        span: Span::new(start, end),
        line: 1,
        sign: None,
        indent: 0,
        columns: end - start,
        after_blank: true,
    };
    let groups = [group(0, words.len()), group(words.len() + 2, text.len())];
    heads(&text, &groups, 0)
}

/// Whether the group stands over running text and looks like a heading.
fn heads(text: &str, groups: &[Group], at: usize) -> bool {
    looks_like_heading(text, &groups[at])
        && groups.get(at + 1).is_some_and(|next| is_running(text, next) || leads_list(groups, at))
}

/// Whether a list stands right below.
fn leads_list(groups: &[Group], at: usize) -> bool {
    groups.get(at + 1).is_some_and(|next| next.sign == Some(Sign::Item) && !next.after_blank)
        && groups[at].after_blank
}

/// A short line that begins like a title and does not end like a sentence.
fn looks_like_heading(text: &str, group: &Group) -> bool {
    let words = &text[group.span.range()];
    if group.sign.is_some() || words.contains('\n') || group.columns > LONGEST_HEADING {
        return false;
    }
    let begins = starts_anew(words) && words.chars().any(char::is_alphabetic);
    let address = words.contains(['@', '|']) || words.contains("://") || words.contains("www.");
    // `By our own reporter` signs an article without a name.
    let signs = words.starts_with("By ") && words.split(' ').count() <= 6;
    let asks = words.ends_with('?');
    let ends = if asks {
        group.columns <= LONGEST_QUESTION || is_title_case(words)
    } else {
        !ends_sentence(words) && !words.ends_with([',', ';', '-', '–', '—', '”', '"'])
    };
    begins && ends && !address && !signs && !is_ornament(words) && !statements::is_statement(words)
}

/// Whether most words that are not short begin with a capital.
fn is_title_case(words: &str) -> bool {
    let long = || words.split_whitespace().filter(|word| word.chars().count() >= 4);
    let capital = long().filter(|word| starts_anew(word)).count();
    capital * 3 >= long().count() * 2
}

/// Whether the group is running text: a paragraph with the length or the end of a sentence.
fn is_running(text: &str, group: &Group) -> bool {
    const SHORTEST: usize = 80;
    let words = &text[group.span.range()];
    group.sign.is_none()
        && !statements::is_statement(words)
        && (words.len() >= SHORTEST || (ends_sentence(words) && words.contains(' ')))
        && !(words.ends_with('?') && looks_like_heading(text, group))
}
