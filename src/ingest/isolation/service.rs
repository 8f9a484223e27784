//! What the process does that parses one source for another.
//!
//! On its standard input are the job (one line of JSON) and the bytes of the source; then nothing
//! more, until that end is closed, which means that nobody waits any more. On its standard output is
//! what came of it, as JSON.

use std::ffi::OsString;
use std::io::{self, BufRead as _, BufWriter, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;
use std::thread::Builder;

use serde::{Deserialize, Serialize};

use super::{Job, Limits};
use crate::ingest::formats::feed::ParseFeed;
use crate::ingest::formats::html::ParsePage;
use crate::ingest::formats::package::{ListChapters, ParsePacked};
use crate::ingest::formats::pdf::ParsePdf;

/// The first argument of the process; the second is the name of the job.
pub(super) const ARGUMENT: &str = "--parse-for-another-process";

/// The first line of its input.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Request<J> {
    pub(super) job: J,
    /// Bytes of the source.
    pub(super) bytes: usize,
}

/// All of its output.
#[derive(Debug, Deserialize, Serialize)]
pub(super) enum Answer<Y> {
    Done(Y),
    Panicked(String),
}

/// Parses one source, if the `arguments` of this process say that it was started for that; then it has
/// nothing else to do, and ends with the code returned. To be called first thing: memory and time of the
/// process are limited from then on.
pub fn serve(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let name = arguments.next()?;
    let answered = match name.to_str() {
        Some(ParsePage::NAME) => answer::<ParsePage>(),
        Some(ParsePdf::NAME) => answer::<ParsePdf>(),
        Some(ParsePacked::NAME) => answer::<ParsePacked>(),
        Some(ListChapters::NAME) => answer::<ListChapters>(),
        Some(ParseFeed::NAME) => answer::<ParseFeed>(),
        _ => Err(io::ErrorKind::Unsupported.into()),
    };
    Some(if answered.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn answer<J: Job>() -> io::Result<()> {
    // What a panic says goes into the answer.
    set_hook(Box::new(|_| {}));
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    input.read_until(b'\n', &mut line)?;
    let Request::<J> { job, bytes } = serde_json::from_slice(&line)?;
    let mut source = vec![0; bytes];
    input.read_exact(&mut source)?;
    drop(input);
    end_with_the_other()?;
    Limits::of(bytes).impose();
    let answer = match catch_unwind(AssertUnwindSafe(|| job.run(&source))) {
        Ok(done) => Answer::Done(done),
        Err(panic) => Answer::Panicked(super::thread::said(&*panic).to_owned()),
    };
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

/// Ends this process, and those that it has started, as soon as nobody waits for its answer: then the
/// other end of the input is closed, however the other process has ended.
fn end_with_the_other() -> io::Result<()> {
    const STACK: usize = 1 << 16;
    Builder::new().name("lifeline".into()).stack_size(STACK).spawn(|| {
        let _ = io::stdin().read(&mut [0]);
        #[cfg(unix)]
        {
            use rustix::process::{Signal, getpgrp, getpid, kill_process_group};
            let own = getpgrp();
            if own == getpid() {
                let _ = kill_process_group(own, Signal::KILL);
            }
        }
        std::process::exit(1);
    })?;
    Ok(())
}
