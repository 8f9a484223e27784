//! Page furniture: contact lines, share buttons, "see also" lists, disclaimers.
//!
//! A block is furniture when it reads like it, when it stands in a list that a furniture heading
//! opens, or when it is a line and no sentence, and stands in several places that no copied
//! passage explains. Prose is never furniture, however often it stands.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Article, Block, BlockKind, token};

use super::Repeat;

/// Most words of a line, as against a paragraph.
const LINE: usize = 16;

/// Most words of a disclaimer.
const DISCLAIMER: usize = 60;

/// Articles in which a line must stand to be furniture for that; within one article two places do.
const ARTICLES: usize = 3;

/// A repeat explains the blocks in it when it is so many times as long as the block.
const EXPLAINS: usize = 4;

/// The whole of a line, in folded words: what opens a list of other pages or of comments.
const LIST_HEADINGS: &[&str] = &[
    "also read",
    "comments",
    "latest news",
    "leave a comment",
    "leave a reply",
    "more on this",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "popular posts",
    "read also",
    "read next",
    "recent comments",
    "recent posts",
    "recommended",
    "related",
    "related articles",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "see also",
    "trending",
    "trending now",
    "what to read next",
    "you may also like",
    "you might also like",
];

/// The whole of a line, in folded words: buttons and labels that stand alone.
const LABELS: &[&str] = &[
    "advertisement",
    "advertising",
    "contact",
    "email",
    "featured",
    "featured story",
    "next article",
    "previous article",
    "print",
    "share",
    "sponsored",
    "subscribe",
    "tweet",
];

/// What a line of furniture begins with, in folded words.
const OPENINGS: &[&str] = &[
    "click here",
    "comments are closed",
    "contact us",
    "download the app",
    "email this",
    "filed under",
    "find us on",
    "follow her on",
    "follow him on",
    "follow them on",
    "follow us",
    "image credit",
    "join us on",
    "join our",
    "leave a comment",
    "leave a reply",
    "like us on",
    "photo credit",
    "photo by",
    "photo public domain",
    "posted in",
    "print this",
    "read more about",
    "read more at",
    "read more in",
    "read more on",
    "recent comments",
    "share on",
    "share this",
    "share via",
    "sign up for",
    "skip to content",
    "skip to main",
    "subscribe now",
    "subscribe to our",
    "this image has",
    "support us on",
];

/// What a disclaimer or a notice says anywhere in it, in folded words.
const NOTICES: &[&str] = &[
    "all rights reserved",
    "do not necessarily reflect",
    "do not necessarily represent",
    "does not necessarily reflect",
    "does not necessarily represent",
    "email address will not be published",
    "has an empty alt attribute",
    "may not be reproduced without",
    "reproduction without permission",
    "required fields are marked",
    "terms of use and privacy policy",
    "this article was first published",
    "this article was originally published",
    "this post was originally published",
];

/// By article and block: whether the block is page furniture. Linear in the texts and repeats.
pub fn mark(articles: &[Arc<Article>], repeats: &[Repeat]) -> Vec<Vec<bool>> {
    let lines: Vec<Vec<Line>> = articles.iter().map(|article| lines_of(article)).collect();
    let explained = explained(articles, repeats);
    let everywhere = repeated_lines(&lines, &explained);
    lines
        .iter()
        .zip(&explained)
        .map(|(lines, explained)| {
            let mut marks: Vec<bool> = lines
                .iter()
                .zip(explained)
                .map(|(line, &explained)| {
                    line.reads_like_furniture()
                        || !explained && everywhere.contains(line.words.as_str())
                })
                .collect();
            mark_lists(lines, &mut marks);
            marks
        })
        .collect()
}

/// What there is to know about a block.
struct Line {
    /// Its folded words with a space between them.
    words: String,
    /// How many they are; of a long block something greater than any limit here.
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

fn lines_of(article: &Article) -> Vec<Line> {
    let blocks = article.blocks.iter().enumerate();
    blocks.map(|(index, block)| line(article, index == 0, block)).collect()
}

fn line(article: &Article, first: bool, block: &Block) -> Line {
    let text = article.slice(block.span);
    let mut words = String::new();
    let mut count = 0;
    // Longer blocks are prose and never looked at; a word takes seldom more than ten bytes.
    if text.len() <= 20 * DISCLAIMER {
        for word in token::tokens(text) {
            if count > 0 {
                words.push(' ');
            }
            words.push_str(&token::fold(&text[word.range()]));
            count += 1;
        }
    } else {
        count = text.len();
    }
    Line {
        loose: count > 0 && count <= LINE && !is_sentence(text),
        heading: first || matches!(block.kind, BlockKind::Heading(_) | BlockKind::Code),
        address: count <= LINE && text.split_whitespace().any(is_address),
        words,
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
