//! Page furniture: contact lines, share buttons, "see also" lists, disclaimers.
//!
//! A block is furniture when it reads like it, when it stands in a list that a furniture heading
//! opens, or when it is a line and no sentence, and stands in several places that no copied
//! passage explains. Prose is never furniture, however often it stands.

use std::ops::ControlFlow;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Article, Block, BlockKind};

use super::progress::{Progress, Stage, Watch};
use super::{Corpus, Options, Repeat, Words, parallel};

mod phrases;

use phrases::{LABELS, LIST_HEADINGS, NOTICES, OPENINGS};

/// Most words of a line, as against a paragraph.
const LINE: usize = 16;

/// Most words of a disclaimer.
const DISCLAIMER: usize = 60;

/// Articles in which a line must stand to be furniture for that; within one article two places do.
const ARTICLES: usize = 3;

/// A repeat explains the blocks in it when it is so many times as long as the block.
const EXPLAINS: usize = 4;

/// Articles that a thread takes at a time.
const SHARE: usize = 16;

/// By article and block: whether the block is page furniture. Linear in the texts and repeats.
pub fn mark(
    articles: &[Arc<Article>],
    corpus: &Corpus,
    repeats: &[Repeat],
    options: &Options,
    watch: &Watch<'_>,
) -> ControlFlow<(), Vec<Vec<bool>>> {
    let progress = Progress::new(watch, Stage::Repeats).part(1.0, 1.0);
    let mut lines: Vec<Vec<Line>> = Vec::new();
    lines.resize_with(articles.len(), Vec::new);
    let mut each: Vec<_> = articles.iter().zip(&corpus.articles).zip(&mut lines).collect();
    parallel::for_each(
        options.threads(),
        progress,
        &mut each,
        SHARE,
        |((article, words), lines)| {
            **lines = lines_of(article, words, &corpus.vocabulary);
            ControlFlow::Continue(())
        },
    )?;
    let explained = explained(articles, repeats);
    let everywhere = repeated_lines(&lines, &explained);
    progress.at(1.0)?;
    let mut marks: Vec<(Vec<bool>, _)> =
        lines.iter().zip(&explained).map(|it| (Vec::new(), it)).collect();
    parallel::for_each(
        options.threads(),
        progress,
        &mut marks,
        SHARE,
        |(marks, (lines, known))| {
            let furniture = |(line, &explained): (&Line, &bool)| {
                line.reads_like_furniture()
                    || !explained && everywhere.contains(line.words.as_str())
            };
            *marks = lines.iter().zip(known.iter()).map(furniture).collect();
            mark_lists(lines, marks);
            ControlFlow::Continue(())
        },
    )?;
    ControlFlow::Continue(marks.into_iter().map(|(marks, _)| marks).collect())
}

/// What there is to know about a block.
struct Line {
    /// Its folded words with a space between them; none where it is long.
    words: String,
    /// How many they are.
    count: usize,
    /// Short, and no sentence.
    loose: bool,
    /// Whether it may be furniture only for what it says, never for standing in several places.
    heading: bool,
    /// Whether it holds an e-mail address.
    address: bool,
}

impl Line {
    /// Whether it says whose the opinions are: "the views of our authors are their own".
    fn disclaims(&self) -> bool {
        let words = self.words.strip_prefix("the ").unwrap_or(&self.words);
        let of_opinions = words.starts_with("views ") || words.starts_with("opinions ");
        of_opinions
            && ["their own", "his own", "her own", "those of"].iter().any(|it| words.contains(it))
    }

    /// Whether it looks like a day, as other pages are listed by.
    fn is_date(&self) -> bool {
        self.count <= 4 && self.words.split(' ').any(|word| word.parse::<u16>().is_ok())
    }

    /// Whether what it says is what furniture says.
    fn reads_like_furniture(&self) -> bool {
        let words = self.words.as_str();
        let opens = |opening: &&str| {
            words
                .strip_prefix(*opening)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let button = self.address
            || LIST_HEADINGS.contains(&words)
            || LABELS.contains(&words)
            || OPENINGS.iter().any(opens);
        let notice = NOTICES.iter().any(|notice| words.contains(notice)) || self.disclaims();
        self.count <= LINE && button || self.count <= DISCLAIMER && notice
    }
}

fn lines_of(article: &Article, words: &Words, vocabulary: &[Box<str>]) -> Vec<Line> {
    let blocks = article.blocks.iter().enumerate();
    let words = |block: &Block| &words.ids[words.inside(block.span)];
    blocks
        .map(|(index, block)| line(article, index == 0, block, words(block), vocabulary))
        .collect()
}

fn line(
    article: &Article,
    first: bool,
    block: &Block,
    ids: &[u32],
    vocabulary: &[Box<str>],
) -> Line {
    let text = article.slice(block.span);
    let count = ids.len();
    // Longer blocks are prose and never looked at.
    let short = if count > DISCLAIMER { &[] } else { ids };
    let words: Vec<&str> = short.iter().map(|&id| vocabulary[id as usize].as_ref()).collect();
    Line {
        loose: count > 0 && count <= LINE && !is_sentence(text),
        heading: first || matches!(block.kind, BlockKind::Heading(_) | BlockKind::Code),
        address: count <= LINE && text.split_whitespace().any(is_address),
        words: words.join(" "),
        count,
    }
}

/// Whether a short text ends like a sentence.
fn is_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    end.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '।'])
}

/// Whether a word is an e-mail address.
fn is_address(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(char::is_alphanumeric)
            && host.contains('.')
            && host.starts_with(char::is_alphanumeric)
    })
}

/// By article and block: whether a much longer repeat is why the block stands in several places.
fn explained(articles: &[Arc<Article>], repeats: &[Repeat]) -> Vec<Vec<bool>> {
    let mut explained: Vec<Vec<bool>> =
        articles.iter().map(|article| vec![false; article.blocks.len()]).collect();
    for place in repeats.iter().flat_map(|repeat| &repeat.places) {
        let blocks = &articles[place.article].blocks;
        let first = blocks.partition_point(|block| block.span.start < place.span.start);
        for (block, explained) in blocks.iter().zip(&mut explained[place.article]).skip(first) {
            if block.span.end > place.span.end {
                break;
            }
            *explained |= block.span.len() * EXPLAINS <= place.span.len();
        }
    }
    explained
}

/// The lines that are no sentences and stand twice in an article or in several articles.
fn repeated_lines<'a>(lines: &'a [Vec<Line>], explained: &[Vec<bool>]) -> FxHashSet<&'a str> {
    // By line: the article it was last seen in, and in how many; enough once it is furniture.
    let mut seen: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    let mut furniture = FxHashSet::default();
    for (article, (lines, explained)) in lines.iter().zip(explained).enumerate() {
        for (line, _) in lines.iter().zip(explained).filter(|(_, explained)| !**explained) {
            if !line.loose || line.heading {
                continue;
            }
            let (last, articles) = seen.entry(&line.words).or_insert((usize::MAX, 0));
            let again = *last == article;
            *articles += usize::from(!again);
            *last = article;
            if again || *articles >= ARTICLES {
                furniture.insert(line.words.as_str());
            }
        }
    }
    furniture
}

/// Marks the lines after a heading that opens a list. The last line before prose is left alone
/// unless it is a date: it may well be the heading of that prose.
fn mark_lists(lines: &[Line], marks: &mut [bool]) {
    let mut at = 0;
    while at < lines.len() {
        let opens = LIST_HEADINGS.contains(&lines[at].words.as_str());
        at += 1;
        if !opens {
            continue;
        }
        let start = at;
        while at < lines.len() && (lines[at].loose || marks[at]) {
            at += 1;
        }
        let all = at == lines.len() || lines[at - 1].is_date();
        let end = if all { at } else { at.saturating_sub(1).max(start) };
        marks[start..end].fill(true);
    }
}
