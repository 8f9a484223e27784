//! Lines that say who, where and when about the article itself: no part of what it tells.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::text::{Article, Basis, BlockKind, calendar, token};

/// A line with more words than this says more than who and when.
const MOST_WORDS: usize = 16;

/// Words that stand in such lines beside names and dates.
const FILLERS: &[&str] = &[
    "a",
    "and",
    "at",
    "by",
    "correspondent",
    "date",
    "desk",
    "editor",
    "editorial",
    "for",
    "from",
    "in",
    "of",
    "on",
    "our",
    "own",
    "posted",
    "published",
    "reporter",
    "staff",
    "the",
    "updated",
];

/// Words and letters that stand beside the hour, and time zones of the press.
const CLOCK: &[&str] = &[
    "am", "aedt", "aest", "bst", "cest", "cet", "cst", "edt", "est", "et", "gmt", "ist", "jst",
    "msk", "pdt", "pm", "pst", "pt", "uhr", "utc",
];

/// By article and block: whether the block is about the article and not about the affair: page
/// furniture, a caption, a byline or dateline.
pub fn beside_the_text(articles: &[Arc<Article>], boilerplate: &[Vec<bool>]) -> Vec<Vec<bool>> {
    let calendar = date_words();
    let beside = |article: &Article, furniture: &[bool]| {
        let blocks = article.blocks.iter().enumerate();
        blocks
            .map(|(index, block)| {
                furniture.get(index).copied().unwrap_or(false)
                    || block.kind == BlockKind::Caption
                    || is_credit(article, index, &calendar)
            })
            .collect()
    };
    articles.iter().zip(boilerplate).map(|(article, it)| beside(article, it)).collect()
}

/// The names of months and weekdays. They are looked for in every short block of a set.
fn date_words() -> FxHashSet<&'static str> {
    let months = calendar::months().map(|it| it.0);
    months.chain(calendar::weekdays().map(|it| it.0)).collect()
}

/// Whether a block consists of the names of the article's author and outlet, of its date, and of the
/// words that go with them, and of nothing else. `calendar` has the [`date_words`].
fn is_credit(article: &Article, block: usize, calendar: &FxHashSet<&str>) -> bool {
    let block = &article.blocks[block];
    let text = article.slice(block.span);
    let words: Vec<String> = folded(text).take(MOST_WORDS + 1).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return false;
    }
    let stated = match article.published.map(|it| it.basis) {
        Some(Basis::Stated(span)) => block.span.covers(span),
        _ => false,
    };
    let names = [&article.byline, &article.outlet];
    let names: Vec<String> = names.into_iter().flatten().flat_map(|name| folded(name)).collect();
    let is_date = |word: &str| {
        // The hour (`9.40am`) and the day (`3rd`) have letters behind the digits.
        let letters = word.trim_start_matches(|it: char| it.is_ascii_digit() || ".:".contains(it));
        let behind = letters.len() < word.len() && ["th", "st", "nd", "rd"].contains(&letters);
        letters.is_empty()
            || behind
            || CLOCK.contains(&letters)
            || calendar.contains(word)
            || calendar::short_weekday(word).is_some()
    };
    let is_filler = |word: &str| FILLERS.contains(&word);
    if matches!(block.kind, BlockKind::Heading(1)) {
        // A title is what the article has to say, unless its date was taken for one.
        return words.iter().all(|word| is_date(word));
    }
    let all_known =
        words.iter().all(|it| is_filler(it) || names.iter().any(|name| name == it) || is_date(it));
    let by_somebody = words[0] == "by" && words.len() <= 5 && !text.ends_with(['.', '?', '!']);
    by_somebody || (all_known && (stated || !words.iter().all(|word| is_filler(word))))
}

fn folded(text: &str) -> impl Iterator<Item = String> {
    token::tokens(text).map(|span| token::fold(&text[span.range()]).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, Span};

    fn credit(text: &str, kind: BlockKind) -> bool {
        let article = Article {
            byline: Some("Ada Holm".into()),
            outlet: Some("The Morning Tide".into()),
            text: text.to_owned(),
            blocks: vec![Block { span: Span::new(0, text.len()), kind, line: 1 }],
            ..Article::default()
        };
        is_credit(&article, 0, &date_words())
    }

    #[test]
    fn names_and_dates_of_the_article_are_credits() {
        for line in [
            "By Ada Holm",
            "Ada Holm, The Morning Tide",
            "By our own reporter",
            "The Morning Tide – Friday, 2 May 2031",
            "date 2031-05-02",
            "Updated 3rd May 2031, 9:40am BST",
            "Fri, 2 May 2031 | 9: 40 am",
        ] {
            assert!(credit(line, BlockKind::Paragraph), "{line}");
        }
    }

    #[test]
    fn what_tells_something_is_no_credit() {
        for line in [
            "Ada Holm climbed the tower.",
            "On Friday the lamp failed",
            "By the time she came, it was dark.",
            "By dawn.",
            "And then?",
        ] {
            assert!(!credit(line, BlockKind::Paragraph), "{line}");
        }
        assert!(!credit("The Morning Tide", BlockKind::Heading(1)), "a title is no credit");
        assert!(credit("2 May 2031", BlockKind::Heading(1)), "but a date is no title");
    }
}
