//! The analysis and the word diffs, on threads of their own.

use std::any::Any;
use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::analysis::{Options, Repeat, Stage, analyse as run};
use crate::app::Input;
use crate::page::Comparison;
use crate::text::Article;

use super::waiting::{Waken, Waker};

/// An analysis under way.
pub(super) struct Job {
    cancelled: Arc<AtomicBool>,
}

impl Job {
    /// Asks the analysis to stop; it will at its next step.
    pub(super) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// Analyses `articles` in the background. Progress and the result go to `waker` as those of
/// `generation`, and so does the reason if the analysis breaks down.
pub(super) fn analyse(
    articles: Vec<Arc<Article>>,
    options: Options,
    generation: u64,
    waker: Waker,
) -> Job {
    let cancelled = Arc::new(AtomicBool::new(false));
    let job = Job { cancelled: Arc::clone(&cancelled) };
    let reports = Arc::new(Mutex::new(Reports { waker, generation, last: None }));
    let failures = Arc::clone(&reports);
    let spawned = thread::Builder::new().name("analysis".into()).spawn(move || {
        let watch = |stage: Stage, done: f32| {
            if cancelled.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            report(&reports, |reports| reports.progress(stage, done));
            ControlFlow::Continue(())
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| run(&articles, &options, &watch)));
        let news = match outcome {
            Ok(Some(analysis)) => Waken::Input(Input::Analysed(generation, Arc::new(analysis))),
            Ok(None) => return,
            Err(panic) => failed(generation, format!("the comparison failed ({})", said(&*panic))),
        };
        report(&reports, |reports| reports.waker.send(news));
    });
    if let Err(error) = spawned {
        let news = failed(generation, format!("the comparison could not start ({error})"));
        report(&failures, |reports| reports.waker.send(news));
    }
    job
}

/// Compares the places of a repeat in the background. The result goes to `waker` under its generation
/// and index, and so does the reason if the comparison breaks down. Fails if there can be no thread.
pub(super) fn compare(
    articles: Vec<Arc<Article>>,
    repeat: Repeat,
    (generation, index): (u64, usize),
    mut waker: Waker,
) -> io::Result<()> {
    thread::Builder::new().name("word diff".into()).spawn(move || {
        let outcome = catch_unwind(AssertUnwindSafe(|| Comparison::new(&articles, &repeat)));
        waker.send(match outcome {
            Ok(it) => Waken::Input(Input::Compared(generation, index, Arc::new(it))),
            Err(panic) => {
                Waken::Input(Input::Trouble(format!("the word diff failed ({})", said(&*panic))))
            }
        });
    })?;
    Ok(())
}

struct Reports {
    waker: Waker,
    generation: u64,
    /// The last progress told, in percent.
    last: Option<(Stage, u8)>,
}

impl Reports {
    /// Tells progress, but no more often than a reader could see.
    fn progress(&mut self, stage: Stage, done: f32) {
        let now = (stage, (done * 100.0) as u8);
        if self.last != Some(now) {
            self.last = Some(now);
            self.waker.send(Waken::Input(Input::Progress(self.generation, stage, done)));
        }
    }
}

fn report(reports: &Mutex<Reports>, tell: impl FnOnce(&mut Reports)) {
    // Whoever held the lock when it was poisoned was only telling progress.
    let mut reports = reports.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    tell(&mut reports);
}

fn failed(generation: u64, reason: String) -> Waken {
    Waken::Input(Input::Failed(generation, reason))
}

/// What a panic said.
pub(super) fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no reason given".into())
}
