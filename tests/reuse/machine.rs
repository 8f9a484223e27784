//! What the machine does changes nothing: threads, a reader who gives up.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use parallax::analysis::{Corpus, Options, Stage, reuse};
use parallax::text::Article;

use super::{article, fresh};

/// Sixty articles, 1.2 MB, with more near copies than one thread takes at a time.
fn many_copies() -> Vec<Arc<Article>> {
    let passage = |seed| fresh(seed, 24);
    (0..60_u64)
        .map(|own| {
            let paragraphs: Vec<String> = (0..60)
                .map(|at| {
                    let mut copied = passage(1000 + (own / 2) * 60 + at);
                    if own % 2 == 1 {
                        copied[12] = format!("x{own}x{at}");
                    }
                    format!("{} {}.", fresh((own << 20) + at + 1, 24).join(" "), copied.join(" "))
                })
                .collect();
            article(&paragraphs.join("\n\n"))
        })
        .collect()
}

fn options(threads: usize) -> Options {
    Options { threads: NonZeroUsize::new(threads), ..Options::default() }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let articles = many_copies();
    let bytes: usize = articles.iter().map(|it| it.text.len()).sum();
    assert!(bytes > 1_000_000, "{bytes}");
    let quiet = |_, _| ControlFlow::Continue(());
    let on = |threads| {
        let corpus = Corpus::watched(&articles, &options(threads), &quiet).continue_value();
        let corpus = corpus.expect("nobody cancels");
        let found = reuse::find(&articles, &corpus, &options(threads), &quiet).continue_value();
        let ids: Vec<_> = corpus.articles.into_iter().map(|it| it.ids).collect();
        (corpus.vocabulary, ids, found)
    };
    let alone = on(1);
    let found = alone.2.as_ref().map_or(0, Vec::len);
    assert!(found >= 1500, "{found} repeats");
    for threads in [2, 8] {
        assert!(on(threads) == alone, "{threads} threads");
    }
}

#[test]
fn progress_goes_forward_in_small_steps_to_the_end_of_each_stage() {
    let articles = many_copies();
    let told = Mutex::new(Vec::new());
    let watch = |stage: Stage, done: f32| {
        told.lock().expect("no panic while told").push((stage, done));
        ControlFlow::Continue(())
    };
    let corpus = Corpus::watched(&articles, &options(1), &watch).continue_value();
    let corpus = corpus.expect("nobody cancels");
    assert!(reuse::find(&articles, &corpus, &options(1), &watch).is_continue());
    let told = told.into_inner().expect("no panic while told");
    for stage in [Stage::Words, Stage::Repeats] {
        let shares: Vec<f32> =
            told.iter().filter(|(of, _)| *of == stage).map(|(_, done)| *done).collect();
        assert!(shares.is_sorted(), "{shares:?}");
        assert!(shares.iter().all(|it| (0.0..=1.0).contains(it)), "{shares:?}");
        assert!(shares.windows(2).all(|pair| pair[1] - pair[0] < 0.25), "{stage:?} {shares:?}");
        assert!(shares[0] == 0.0 && shares[shares.len() - 1] >= 0.85, "{stage:?} {shares:?}");
    }
}

#[test]
fn whoever_cancels_is_not_asked_again() {
    let articles = many_copies();
    for threads in [1, 4] {
        for after in [0, 1, 5, 20, 40] {
            let asked = AtomicUsize::new(0);
            let watch = |_, _| {
                if asked.fetch_add(1, Ordering::Relaxed) < after {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            let done =
                Corpus::watched(&articles, &options(threads), &watch).map_continue(|corpus| {
                    reuse::find(&articles, &corpus, &options(threads), &watch).is_break()
                });
            assert_ne!(done, ControlFlow::Continue(false), "{threads} threads, {after}");
            // Each thread may be at its own step when one of them is told to stop.
            assert!(asked.into_inner() <= after + threads);
        }
    }
}
