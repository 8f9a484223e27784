//! What holds of the repeats of any texts, and what becomes of degenerate ones.

use std::sync::Arc;

use parallax::analysis::reuse::{self, ChangeOp, RepeatKind};
use parallax::analysis::{Corpus, Options, analyse_quietly};
use parallax::text::{Article, Span};
use proptest::prelude::*;

use super::{article, folded, fresh, repeats, set, shown};

/// Texts of few different words, so that much repeats by chance.
pub(super) fn few_words() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(0..14_u8, 0..60), 1..4)
}

pub(super) fn spelled(words: &[u8]) -> String {
    words.iter().map(|word| format!("w{word}x")).collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn places_are_equal_apart_and_in_order(texts in few_words()) {
        let texts: Vec<String> = texts.iter().map(|words| spelled(words)).collect();
        let articles: Vec<_> = texts.iter().map(|text| article(text)).collect();
        for repeat in repeats(&articles, 4) {
            prop_assert!(repeat.places.len() > 1);
            let words: Vec<_> =
                shown(&articles, &repeat).iter().map(|(_, text)| folded(text)).collect();
            prop_assert_eq!(words[0].len(), repeat.words);
            let equal = words.iter().all(|it| *it == words[0]);
            prop_assert_eq!(equal, repeat.kind == RepeatKind::Exact);
            for pair in repeat.places.windows(2) {
                prop_assert!(pair[0] < pair[1]);
                prop_assert!(
                    pair[0].article != pair[1].article || pair[0].span.end <= pair[1].span.start
                );
            }
        }
    }

    #[test]
    fn every_repeat_that_a_slow_and_simple_search_finds_is_found(texts in few_words()) {
        let articles: Vec<_> = texts.iter().map(|words| article(&spelled(words))).collect();
        let corpus = Corpus::new(&articles);
        let found = repeats(&articles, 4);
        let told = |article: usize, start: usize, len: usize, place: &reuse::Place| {
            let words = corpus.articles[article].span_of(&(start..start + len));
            place.article == article && place.span.covers(words)
        };
        for (a, i, b, j, len) in slow_search(&texts, 4) {
            let together = found.iter().any(|repeat| {
                let mut here = repeat.places.iter().map(|it| told(a, i, len, it));
                let mut there = repeat.places.iter().map(|it| told(b, j, len, it));
                here.any(|it| it) && there.any(|it| it)
            });
            prop_assert!(together, "{:?} {} {} {} {}: {:?}", texts, a, i, b, j, found);
        }
    }

    #[test]
    fn whatever_the_order_of_the_articles_the_repeats_are_the_same(
        texts in few_words(),
        turn in 1..3_usize,
    ) {
        let texts: Vec<String> = texts.iter().map(|words| spelled(words)).collect();
        let turned: Vec<&String> = texts.iter().cycle().skip(turn).take(texts.len()).collect();
        let articles: Vec<_> = texts.iter().map(|text| article(text)).collect();
        let others: Vec<_> = turned.iter().map(|text| article(text)).collect();
        let told = |articles: &[Arc<Article>]| {
            let place = |it: &reuse::Place| (articles[it.article].text.clone(), it.span);
            let mut all: Vec<Vec<(String, Span)>> = Vec::new();
            for repeat in repeats(articles, 4) {
                let mut places: Vec<_> = repeat.places.iter().map(place).collect();
                places.sort();
                all.push(places);
            }
            all.sort();
            all
        };
        prop_assert_eq!(told(&articles), told(&others));
    }

    #[test]
    fn the_classes_of_words_add_up(texts in few_words()) {
        let articles: Vec<_> = texts.iter().map(|words| article(&spelled(words))).collect();
        let found = analyse_quietly(&articles, &Options { min_repeat_words: 4, ..Options::default() });
        for (words, text) in found.words.iter().zip(&texts) {
            prop_assert_eq!(words.total, text.len());
            let sum = words.repeated_within + words.shared_across + words.boilerplate + words.only_here;
            prop_assert_eq!(sum, words.total);
        }
    }
}

/// All maximal pairs of equal stretches that do not overlap, by comparing every two positions.
fn slow_search(texts: &[Vec<u8>], min: usize) -> Vec<(usize, usize, usize, usize, usize)> {
    let mut found = Vec::new();
    let positions: Vec<(usize, usize)> = texts
        .iter()
        .enumerate()
        .flat_map(|(a, text)| (0..text.len()).map(move |i| (a, i)))
        .collect();
    for (at, &(a, i)) in positions.iter().enumerate() {
        for &(b, j) in &positions[at + 1..] {
            let longer = i > 0 && j > 0 && texts[a][i - 1] == texts[b][j - 1];
            let len = texts[a][i..].iter().zip(&texts[b][j..]).take_while(|(x, y)| x == y).count();
            if !longer && len >= min && (a != b || i + len <= j) {
                found.push((a, i, b, j, len));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn planted_copies_are_found_whole_and_nothing_else_is(
        seed in 1..u64::MAX / 4,
        len in 20..200_usize,
        copies in 2..12_usize,
        edits in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        within in any::<bool>(),
    ) {
        let passage = fresh(seed, len);
        let mut articles = Vec::new();
        for copy in 0..copies {
            let mut words = passage.clone();
            if copy > 0 {
                // Changed words well inside and well apart leave the copies near copies.
                for (place, edit) in edits.iter().enumerate() {
                    let at = 4 + place * (len - 8) / 4 + edit.index(2);
                    words[at] = format!("x{copy}x{place}");
                }
            }
            let around = |side: u64| fresh(seed ^ (copy as u64 * 2 + side + 1) << 40, 30).join(" ");
            articles.push(format!("{}.\n\n{}.\n\n{}.", around(0), words.join(" "), around(1)));
        }
        let texts = if within { vec![articles.join("\n\n")] } else { articles };
        let articles: Vec<_> = texts.iter().map(|text| article(text)).collect();
        let found = repeats(&articles, 8);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].places.len(), copies);
        for (_, text) in shown(&articles, &found[0]) {
            prop_assert_eq!(folded(text).len(), len);
        }
        for variant in found[0].variants(&articles) {
            prop_assert!(!edits.is_empty());
            let (old, new) = variant.between;
            let (old, new) = (&found[0].places[old], &found[0].places[new]);
            let mut at = (old.span.start, new.span.start);
            for change in &variant.changes {
                prop_assert_eq!(at, (change.old.start, change.new.start));
                at = (change.old.end, change.new.end);
                if change.op == ChangeOp::Equal {
                    let old = articles[old.article].slice(change.old);
                    let new = articles[new.article].slice(change.new);
                    prop_assert_eq!(old, new);
                }
            }
            prop_assert_eq!(at, (old.span.end, new.span.end));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_folded_is_said_before_in_the_same_order(
        order in prop::collection::vec(0..5_u64, 1..14),
        lengths in prop::array::uniform5(9..40_usize),
    ) {
        let paragraph = |&it: &u64| fresh(it + 77, lengths[it as usize]).join(" ");
        let text = order.iter().map(paragraph).collect::<Vec<_>>().join(".\n\n");
        let articles = set(&[&text]);
        let found = analyse_quietly(&articles, &Options::default());
        let mut shown_before = 0;
        for fold in &found.folds[0] {
            prop_assert!(shown_before <= fold.blocks.start && !fold.blocks.is_empty());
            prop_assert!(fold.original.end <= fold.blocks.start);
            shown_before = fold.blocks.end;
            let words: usize = order[fold.blocks.clone()].iter().map(|&it| lengths[it as usize]).sum();
            prop_assert_eq!(fold.words, words);
            // Unfolded, the copies say what the original does, in its order.
            let mut original = order[fold.original.clone()].iter();
            for block in &order[fold.blocks.clone()] {
                prop_assert!(original.any(|it| it == block), "{:?} {:?}", order, fold);
            }
        }
        let different: std::collections::BTreeSet<_> = order.iter().collect();
        prop_assert_eq!(found.folds[0].is_empty(), different.len() == order.len());
    }
}

#[test]
fn degenerate_texts_take_no_quadratic_time_and_give_no_giant_result() {
    let one_word = "gull ".repeat(300_000);
    let one_sentence = "The ferry left the quay at dawn and nobody waved. ".repeat(5000);
    let book = fresh(3, 200_000).join(" ");
    for (texts, most) in [
        (vec![one_word.as_str()], 40_000),
        (vec![&one_sentence], 5000),
        (vec![&one_sentence, &one_sentence], 10_000),
        (vec![&book, &book], 2),
    ] {
        let articles = set(&texts);
        let found = repeats(&articles, 8);
        assert!(!found.is_empty());
        let places: usize = found.iter().map(|repeat| repeat.places.len()).sum();
        assert!(places <= most, "{} repeats in {places} places", found.len());
    }
}
