//! Isolation: sources are parsed where a parser that breaks down, never ends or takes all the memory
//! does no harm to the reader.
//!
//! Web pages, feeds and documents come from strangers, and the libraries that parse them are large. A
//! [`Job`] is what is to be done with the bytes of one source: a pure function. It runs in a
//! process of its own, which is this program once more ([`serve`]), within [`Limits`] that grow with
//! the source; the process ends when the reader does. A page costs about 3 ms more so, which is less
//! than parsing it does. Text and Markdown are not isolated: nothing in them is decoded by others.
//!
//! Where there is no such program (in libraries and tests), the job runs on a thread. A panic and a time
//! limit are contained there too, but memory is not, and a parser that never ends goes on in vain.

mod limits;
mod process;
mod service;
#[cfg(test)]
mod tests;
mod thread;

use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;

use limits::Limits;

pub use service::serve;

/// Where sources are parsed that may do harm to a parser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Isolation {
    /// In a process of its own, of the program at this path, which calls [`serve`] first thing.
    Process(PathBuf),
    /// On a thread of this process.
    #[default]
    Thread,
}

impl Isolation {
    /// Does the job, and waits until it is done or has failed.
    pub(super) fn perform<J: Job>(&self, job: J, bytes: &[u8]) -> Result<J::Yield, Failure> {
        let limits = Limits::of(bytes.len());
        if let Self::Process(program) = self
            && let Ok(outcome) = process::run(program, &job, bytes, &limits)
        {
            return outcome;
        }
        thread::run(job, bytes.to_owned(), &limits)
    }
}

/// What is to be done with the bytes of one source: a pure function, which may panic.
pub(super) trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// What it goes by between the two processes.
    const NAME: &'static str;
    /// What it parses, as the reader calls it: "web pages".
    const PARSES: &'static str;
    /// What comes of it.
    type Yield: Serialize + DeserializeOwned + Send + 'static;

    /// Does it.
    fn run(self, bytes: &[u8]) -> Self::Yield;

    /// Whether what another process says of its outcome can be true: spans that lie in their text.
    fn is_sound(outcome: &Self::Yield) -> bool;
}

/// Why a job was not done: sentences that follow the name of the source, without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Failure {
    #[error("the parser of {parses} breaks down on it ({said}); {MEND}")]
    BrokeDown { parses: &'static str, said: String },
    #[error("the parser of {parses} is not done with it after {seconds} s; {MEND}")]
    TookTooLong { parses: &'static str, seconds: u64 },
    #[error(
        "it needs more than {megabytes} MB of memory or nests too deep for the parser of {parses}; {MEND}"
    )]
    TookTooMuch { parses: &'static str, megabytes: u64 },
    #[error("its text is larger than any article; cut it into parts and name those")]
    TooLong,
    #[error("the parser of {parses} could not be started ({reason}); try again")]
    NotStarted { parses: &'static str, reason: String },
}

const MEND: &str = "it may be damaged: save it anew, or save its text as a .txt file and name that";

impl Failure {
    /// The parser of `J` has panicked.
    fn panicked<J: Job>(said: &str) -> Self {
        const MOST: usize = 120;
        let line = said.lines().next().unwrap_or_default();
        Self::BrokeDown { parses: J::PARSES, said: line.chars().take(MOST).collect() }
    }
}
