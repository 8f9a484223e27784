//! Parsers that do harm, held against the isolation: programs of `tests/parsers` stand for the process,
//! and a job that panics or never ends for what it does.

use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Failure, Isolation, Job, Limits, process, thread};

/// What the parser is told to do.
#[derive(Clone, Debug, Deserialize, Serialize)]
enum Told {
    Count,
    Panic,
    Sleep,
}

impl Job for Told {
    const NAME: &'static str = "told";
    const PARSES: &'static str = "orders";
    type Yield = usize;

    fn run(self, bytes: &[u8]) -> usize {
        match self {
            Self::Count => bytes.len(),
            Self::Panic => panic!("it is out of order\nand more"),
            Self::Sleep => {
                std::thread::sleep(Duration::from_secs(5));
                0
            }
        }
    }

    fn is_sound(outcome: &usize) -> bool {
        *outcome < 1 << 30
    }
}

/// Little time, so that nobody has to wait for what never ends.
fn hurried() -> Limits {
    Limits { patience: Duration::from_millis(400), ..Limits::of(0) }
}

/// Why the program of this name gives no answer.
#[cfg(unix)]
fn failure(program: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/parsers");
    let program = folder.join(program).with_extension("sh");
    let bytes = vec![b'x'; 1 << 20];
    match process::run(&program, &Told::Count, &bytes, &hurried()) {
        Ok(Err(failure)) => failure.to_string(),
        other => panic!("{program:?}: {other:?}"),
    }
}

#[cfg(unix)]
#[test]
fn whatever_ends_a_parser_is_one_clear_sentence() {
    for (program, begins) in [
        ("never_ends", "the parser of orders is not done with it after 0 s; it may be damaged"),
        ("works_without_end", "the parser of orders is not done with it after"),
        (
            "aborts",
            "it needs more than 160 MB of memory or nests too deep for the parser of orders",
        ),
        ("crashes", "the parser of orders breaks down on it (signal: 11"),
        ("talks_nonsense", "the parser of orders breaks down on it (exit status: 0)"),
        ("lies", "the parser of orders breaks down on it (exit status: 0)"),
        ("talks_without_end", "its text is larger than any article"),
    ] {
        let said = failure(program);
        assert!(said.starts_with(begins), "{program}: {said}");
        assert!(!said.contains('\n') && !said.ends_with('.'), "{said}");
    }
}

#[test]
fn a_thread_contains_panics_and_is_not_waited_for() {
    let run = |told, limits| thread::run::<Told>(told, b"abc".to_vec(), &limits);
    assert_eq!(run(Told::Count, Limits::of(3)), Ok(3));
    let panicked = Failure::BrokeDown { parses: "orders", said: "it is out of order".into() };
    assert_eq!(run(Told::Panic, Limits::of(3)), Err(panicked));
    let late = Failure::TookTooLong { parses: "orders", seconds: 0 };
    assert_eq!(run(Told::Sleep, hurried()), Err(late));
}

#[test]
fn without_the_program_the_job_is_done_all_the_same() {
    let isolation = Isolation::Process(PathBuf::from("/nowhere/at/all"));
    assert_eq!(isolation.perform(Told::Count, b"four"), Ok(4));
}

#[test]
fn a_larger_source_may_take_more() {
    let (small, large) = (Limits::of(1_000), Limits::of(50_000_000));
    assert!(small.memory < large.memory && small.work < large.work);
    assert!(large.patience > Duration::from_secs(large.work));
}
