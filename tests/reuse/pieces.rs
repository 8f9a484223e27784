//! Passages that come back in pieces: sentences in another order, or with others between them.

use parallax::analysis::reuse::RepeatKind;

use super::{fresh, repeats, set, shown};

const PASSAGE: [&str; 5] = [
    "A crate of lemons floated past the customs shed before anybody was awake.",
    "By noon eleven children had sold most of them back to the grocer.",
    "The harbour master wrote down the name of every child who could spell it.",
    "Nobody asked where the other crates of that ship might have gone.",
    "Two weeks later the whole street still smelled of candied peel.",
];

/// The texts at the places of each repeat between two texts, in the order of the first.
fn pieces(one: &str, other: &str) -> Vec<Vec<String>> {
    let articles = set(&[one, other]);
    let mut found = repeats(&articles, 8);
    found.sort_by_key(|it| it.places[0]);
    assert!(found.iter().all(|it| it.kind == RepeatKind::Exact), "{found:?}");
    found
        .iter()
        .map(|it| shown(&articles, it).into_iter().map(|(_, text)| text.to_owned()).collect())
        .collect()
}

fn whole_sentences() -> Vec<Vec<String>> {
    PASSAGE.iter().map(|it| vec![(*it).to_owned(); 2]).collect()
}

#[test]
fn moved_sentences_are_repeats_of_their_own() {
    for order in [[1, 0, 3, 2, 4], [4, 3, 2, 1, 0], [2, 4, 1, 3, 0], [3, 1, 4, 0, 2]] {
        let moved = order.map(|it| PASSAGE[it]).join(" ");
        let found = pieces(&PASSAGE.join(" "), &moved);
        let follows = |pair: &[usize; 2]| pair[0] + 1 == pair[1];
        assert!(!order.windows(2).any(|it| follows(&[it[0], it[1]])), "{order:?}");
        assert_eq!(found, whole_sentences(), "{order:?}");
    }
}

#[test]
fn sentences_that_stay_together_are_one_piece() {
    let moved = [PASSAGE[3], PASSAGE[4], PASSAGE[0], PASSAGE[1], PASSAGE[2]].join(" ");
    let found = pieces(&PASSAGE.join(" "), &moved);
    assert_eq!(found, [PASSAGE[..3].join(" "), PASSAGE[3..].join(" ")].map(|it| vec![it; 2]));
}

#[test]
fn sentences_with_fresh_ones_between_are_pieces_of_one_passage() {
    for (seed, words) in [(1, 16), (2, 30), (3, 90)] {
        let with_others: Vec<String> = PASSAGE
            .iter()
            .zip(1..)
            .map(|(it, at)| format!("{it} So {}.", fresh(seed * 100 + at, words).join(" ")))
            .collect();
        assert_eq!(pieces(&PASSAGE.join(" "), &with_others.join(" ")), whole_sentences());
    }
}

#[test]
fn a_few_words_put_between_are_a_near_copy_of_the_whole() {
    let with_asides = PASSAGE.join(" Or so they say. ");
    let articles = set(&[&PASSAGE.join(" "), &with_asides]);
    let found = repeats(&articles, 8);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, RepeatKind::Near);
    assert_eq!(shown(&articles, &found[0]), [(0, &*PASSAGE.join(" ")), (1, &*with_asides)]);
}
