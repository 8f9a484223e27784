//! A job on a thread of this process.

use std::any::Any;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;

use super::{Failure, Job, Limits};

/// Does the job. One that takes too long is left alone.
pub(super) fn run<J: Job>(job: J, bytes: Vec<u8>, limits: &Limits) -> Result<J::Yield, Failure> {
    let (sender, outcome) = channel();
    let spawned = Builder::new().name("parser".into()).spawn(move || {
        // Nobody may wait for it any more.
        let _ = sender.send(job.run(&bytes));
    });
    let thread = spawned
        .map_err(|error| Failure::NotStarted { parses: J::PARSES, reason: error.to_string() })?;
    match outcome.recv_timeout(limits.patience) {
        Ok(done) => Ok(done),
        Err(RecvTimeoutError::Timeout) => {
            Err(Failure::TookTooLong { parses: J::PARSES, seconds: limits.patience.as_secs() })
        }
        Err(RecvTimeoutError::Disconnected) => {
            let panic = thread.join().err();
            Err(Failure::panicked::<J>(panic.as_deref().map_or("no reason given", said)))
        }
    }
}

/// What a panic said.
pub(super) fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason given")
}
