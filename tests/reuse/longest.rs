//! The longest run of words that two articles share, stated where nothing was copied.

use std::ops::ControlFlow;
use std::sync::Arc;

use parallax::analysis::reuse::{SharedRun, longest_shared_run};
use parallax::analysis::{Corpus, Options};
use parallax::text::Article;
use proptest::prelude::*;

use super::properties::{few_words, spelled};
use super::{analysis, article, folded, fresh, set};

fn longest(articles: &[Arc<Article>]) -> Option<SharedRun> {
    let watch = |_, _| ControlFlow::Continue(());
    longest_shared_run(articles, &Corpus::new(articles), &Options::default(), &watch)
        .continue_value()
        .flatten()
}

fn shown(articles: &[Arc<Article>], run: &SharedRun) -> [String; 2] {
    run.places.map(|place| articles[place.article].slice(place.span).to_owned())
}

#[test]
fn where_nothing_was_copied_the_longest_shared_run_is_told() {
    let articles = set(&[
        "The ferry did not sail, said the harbour master; at the end of the day nobody cared.",
        "Two cranes fell into the water. Nobody was hurt.",
        "“At the End of the day” is what they sang when the ferry came home.",
    ]);
    let found = analysis(&articles);
    assert_eq!(found.repeats, []);
    let run = found.longest_shared.expect("two articles share several words");
    assert_eq!(run.words, 6);
    assert_eq!(run.places.map(|it| it.article), [0, 2]);
    assert_eq!(shown(&articles, &run), ["at the end of the day", "At the End of the day"]);
}

#[test]
fn a_repeat_across_articles_leaves_nothing_to_be_told_and_one_within_does_not() {
    let copied = "The ferry left the quay at dawn with eleven sheep and no captain.";
    let own = "Nobody at the harbour saw it.";
    let within = set(&[&format!("{copied}\n\n{copied}"), own]);
    assert_eq!(analysis(&within).longest_shared.map(|it| it.words), None);
    let within = set(&[&format!("{copied}\n\n{copied}"), "He left the quay."]);
    assert_eq!(analysis(&within).longest_shared.map(|it| it.words), Some(3));
    let across = set(&[&format!("{copied}\n\n{copied}"), &format!("{copied} {own}")]);
    assert_eq!(analysis(&across).longest_shared, None);
}

#[test]
fn single_words_are_no_run() {
    assert_eq!(longest(&set(&["gulls and terns", "terns and gulls"])), None);
    assert_eq!(longest(&set(&["", "terns"])), None);
    assert_eq!(longest(&[]), None);
}

#[test]
fn a_run_as_long_as_a_book_is_found_too() {
    let book = fresh(11, 50_000);
    let other = format!("Once {} ever after", book[17..].join(" "));
    let articles = set(&[&book.join(" "), &other]);
    assert_eq!(longest(&articles).map(|it| it.words), Some(50_000 - 17));
}

proptest! {
    #[test]
    fn it_is_as_long_as_a_slow_and_simple_search_finds_it(texts in few_words()) {
        let articles: Vec<_> = texts.iter().map(|words| article(&spelled(words))).collect();
        let mut most = 0;
        for (a, one) in texts.iter().enumerate() {
            for other in &texts[a + 1..] {
                for i in 0..one.len() {
                    for j in 0..other.len() {
                        let same = one[i..].iter().zip(&other[j..]).take_while(|(x, y)| x == y);
                        most = most.max(same.count());
                    }
                }
            }
        }
        let found = longest(&articles);
        prop_assert_eq!(found.map(|it| it.words), (most > 1).then_some(most));
        if let Some(found) = found {
            prop_assert!(found.places[0].article < found.places[1].article);
            let [one, other] = shown(&articles, &found).map(|text| folded(&text));
            prop_assert_eq!(one.len(), found.words);
            prop_assert_eq!(one, other);
        }
        let turned: Vec<_> = articles.iter().rev().cloned().collect();
        let told = |articles: &[Arc<Article>], run: &SharedRun| {
            let mut texts = shown(articles, run);
            texts.sort();
            texts
        };
        let again = longest(&turned).map(|it| told(&turned, &it));
        prop_assert_eq!(again, found.map(|it| told(&articles, &it)));
    }
}
