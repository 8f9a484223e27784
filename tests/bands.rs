//! Two places side by side, and an article in one row: what holds for every text.

use std::sync::Arc;

use parallax::analysis::{Place, Repeat, RepeatKind};
use parallax::page::{
    Band, Columns, Comparison, Sheet, StackPlace, StripCell, StripPlace, Weight, strip,
};
use parallax::text::{Article, Block, BlockKind, Span};
use proptest::prelude::*;

fn article(paragraphs: &[impl AsRef<str>]) -> Arc<Article> {
    let mut article = Article::default();
    for paragraph in paragraphs {
        let start = article.text.len();
        article.text.push_str(paragraph.as_ref());
        let span = Span::new(start, article.text.len());
        article.blocks.push(Block { span, kind: BlockKind::Paragraph, line: 1 });
        article.text.push_str("\n\n");
    }
    Arc::new(article)
}

/// The whole of two articles, compared.
fn compared(articles: &[Arc<Article>; 2]) -> Comparison {
    let place = |article: usize| Place {
        article,
        span: Span::new(0, articles[article].text.trim_end().len()),
    };
    let repeat = Repeat {
        places: vec![place(0), place(1)],
        words: 1,
        kind: RepeatKind::Near,
        similarity: 0.9,
        boilerplate: false,
    };
    Comparison::new(articles, &repeat)
}

/// The words of a side of a band; nothing, if it has none.
fn words(articles: &[Arc<Article>; 2], band: &Band, side: usize) -> Vec<String> {
    let text = band.sides[side].map_or("", |it| articles[it.article].slice(it.span));
    text.split_whitespace().map(str::to_owned).collect()
}

fn shown(articles: &[Arc<Article>; 2]) -> Vec<(String, String, bool)> {
    let bands = compared(articles).pairs[0].bands.clone();
    let side = |band: &Band, side| words(articles, band, side).join(" ");
    bands.iter().map(|band| (side(band, 0), side(band, 1), band.same)).collect()
}

fn row(left: &str, right: &str, same: bool) -> (String, String, bool) {
    (left.to_owned(), right.to_owned(), same)
}

const QUAY: &str = "The boat left the quay at five and nobody on the pier waved.";
const TIDE: &str = "By noon the tide had turned and the bar could not be crossed.";
const CLERK: &str = "A clerk at the customs house wrote all of it down in a ledger.";

#[test]
fn paragraphs_that_correspond_stand_level() {
    let changed = TIDE.replace("noon", "ten o'clock");
    let articles = [article(&[QUAY, TIDE, CLERK]), article(&[QUAY, &changed, CLERK])];
    let expected = [row(QUAY, QUAY, true), row(TIDE, &changed, false), row(CLERK, CLERK, true)];
    assert_eq!(shown(&articles), expected);
}

#[test]
fn a_paragraph_that_one_side_has_not_got_stands_alone() {
    let articles = [article(&[QUAY, CLERK]), article(&[QUAY, TIDE, CLERK])];
    let expected = [row(QUAY, QUAY, true), row("", TIDE, false), row(CLERK, CLERK, true)];
    assert_eq!(shown(&articles), expected);
    let turned = [Arc::clone(&articles[1]), Arc::clone(&articles[0])];
    let expected = [row(QUAY, QUAY, true), row(TIDE, "", false), row(CLERK, CLERK, true)];
    assert_eq!(shown(&turned), expected);
}

#[test]
fn a_paragraph_that_became_two_is_cut_where_the_second_begins() {
    let joined = format!("{QUAY} {TIDE}");
    let articles = [article(&[joined.as_str(), CLERK]), article(&[QUAY, TIDE, CLERK])];
    let expected = [row(QUAY, QUAY, true), row(TIDE, TIDE, true), row(CLERK, CLERK, true)];
    assert_eq!(shown(&articles), expected);
}

#[test]
fn quotation_marks_of_another_kind_are_no_difference() {
    let articles = [
        article(&["“Stay in port,” she said to all of them."]),
        article(&["\"Stay in port,\" she said to all of them."]),
    ];
    let comparison = compared(&articles);
    assert!(comparison.pairs[0].bands.iter().all(|band| band.same));
    assert_eq!(comparison.differing, [Vec::new(), Vec::new()]);
}

#[test]
fn the_same_words_are_shown_once_in_one_column_and_beside_each_other_in_two() {
    let articles = [article(&[QUAY]), article(&[QUAY])];
    let band = compared(&articles).pairs[0].bands[0];
    let (one, two) =
        (band.rows(&articles, Columns::One(20)), band.rows(&articles, Columns::Two(20)));
    assert_eq!(one.len(), two.len());
    assert!(one.iter().all(|row| row.sides[1].is_none()));
    assert!(two.iter().all(|row| row.sides[0].is_some() && row.sides[0] == row.sides[1]));
    let other = Band { same: false, ..band };
    assert_eq!(other.rows(&articles, Columns::One(20)).len(), 2 * one.len());
}

/// A text and what an editor made of it: words replaced, paragraphs dropped, joined or added.
fn edited() -> impl Strategy<Value = [Arc<Article>; 2]> {
    let paragraph = || prop::collection::vec("[a-d]{2}|[a-z]{3,7}[.,]?", 1..25);
    let edit = (0..8_u8, 0..25_usize, "[a-z]{2,6}");
    prop::collection::vec((paragraph(), edit), 1..8).prop_map(|parts| {
        let old: Vec<String> = parts.iter().map(|(words, _)| words.join(" ")).collect();
        let mut new: Vec<String> = Vec::new();
        for (mut words, (edit, at, word)) in parts {
            match edit {
                0 => continue,
                1 => new.push(format!("{word} {word}s and more")),
                2 | 3 => {
                    let at = at % words.len();
                    words[at] = word;
                }
                _ => {}
            }
            match new.last_mut() {
                Some(last) if edit == 4 => {
                    last.push(' ');
                    last.push_str(&words.join(" "));
                }
                _ => new.push(words.join(" ")),
            }
        }
        if new.is_empty() {
            new.push(old[0].clone());
        }
        [article(&old), article(&new)]
    })
}

proptest! {
    #[test]
    fn bands_hold_both_texts_whole_and_in_order(articles in edited()) {
        let bands = compared(&articles).pairs[0].bands.clone();
        for side in 0..2 {
            let held: Vec<String> = bands.iter().flat_map(|it| words(&articles, it, side)).collect();
            let all: Vec<&str> = articles[side].text.split_whitespace().collect();
            prop_assert_eq!(held, all);
        }
        for band in bands.iter().filter(|it| it.same) {
            prop_assert_eq!(words(&articles, band, 0), words(&articles, band, 1));
        }
    }

    #[test]
    fn the_words_that_differ_are_in_no_band_that_is_the_same(articles in edited()) {
        let comparison = compared(&articles);
        for (side, spans) in comparison.differing.iter().enumerate() {
            for band in comparison.pairs[0].bands.iter().filter(|it| it.same) {
                let place = band.sides[side].map(|it| it.span).unwrap_or_default();
                prop_assert!(spans.iter().all(|it| !it.overlaps(place)));
            }
            prop_assert!(spans.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }

    #[test]
    fn scrolling_on_and_back_comes_home_and_never_leaves_blank_rows(
        articles in edited(), width in 8_usize..40, height in 1_usize..12, steps in 0_isize..40,
    ) {
        let bands = compared(&articles).pairs[0].bands.clone();
        for columns in [Columns::One(width), Columns::Two(width)] {
            let sheet = Sheet { articles: &articles, bands: &bands, columns };
            let rows = |from: StackPlace| -> usize {
                let below = bands[from.at..].iter();
                below.map(|it| it.rows(&articles, columns).len()).sum::<usize>() - from.row
            };
            let start = StackPlace::default();
            let all = rows(start);
            let on = sheet.stack().scroll(start, steps, height);
            let gone = (steps as usize).min(all.saturating_sub(height));
            prop_assert_eq!(all - rows(on), gone);
            prop_assert_eq!(sheet.stack().scroll(on, -(gone as isize), height), start);
            for band in 0..bands.len() {
                let top = sheet.stack().reveal(on, band, height);
                let first = StackPlace { at: band, row: 0 };
                prop_assert!(top <= first && rows(top) - rows(first) < height);
            }
        }
    }

    #[test]
    fn every_place_is_on_the_strip_and_the_one_in_focus_always_in_sight(
        places in prop::collection::vec((0_usize..400, 1_usize..90), 1..9),
        width in 1_usize..60, focus in 0_usize..9,
    ) {
        let article = article(&["word ".repeat(100)]);
        let focus = focus % places.len();
        let place = |(at, &(start, len)): (usize, &(usize, usize))| StripPlace {
            span: Span::new(start, start + len),
            number: at + 1,
            weight: if at == focus { Weight::Focus } else { Weight::Other },
        };
        let places: Vec<StripPlace> = places.iter().enumerate().map(place).collect();
        let cells = strip(&article, &places, width);
        prop_assert_eq!(cells.len(), width);
        prop_assert!(cells.contains(&StripCell::Place(Weight::Focus, Some(focus + 1))));
        for place in &places {
            let column = place.span.start * width / article.text.len();
            prop_assert!(matches!(cells[column], StripCell::Place(..)));
        }
    }
}

#[test]
fn a_strip_has_a_tick_at_every_tenth_paragraph() {
    let paragraphs: Vec<String> = (0..25).map(|at| format!("paragraph {at:03}")).collect();
    let cells = strip(&article(&paragraphs), &[], 25);
    let ticks: Vec<usize> = (0..25).filter(|&at| cells[at] == StripCell::Tick).collect();
    assert_eq!(ticks, [9, 19]);
}
