//! The articles' sources, on a thread of their own: read again when somebody asks, or when their files
//! change.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::Input;
use crate::ingest::{Set, Source, reopen};

use super::waiting::{Waken, Waker};
use super::watching::Watching;
use super::worker::said;

/// How long files must be left alone before they are read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(120);
/// How long a file that changes all the time may put off the reading.
const MOST: Duration = Duration::from_secs(2);

/// What the thread is to do.
pub(super) enum Order {
    /// Read what has changed, because the reader asks for it or an editor was open.
    Again(Asked),
    /// Read what has changed, because a file has.
    Changed,
}

/// Why articles are read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The reader has asked for it, and wants an answer.
    ByHand,
    /// Something has happened to a file.
    ByEvent,
}

/// The way to the thread.
pub(super) struct Library {
    orders: Sender<Order>,
}

impl Library {
    /// Goes on with `set`, which was opened from `sources`; its files are watched if `watch` says so. Every
    /// reading goes to `waker`. Fails if there can be no thread.
    pub(super) fn new(
        sources: Vec<Source>,
        set: Set,
        watch: bool,
        waker: Waker,
    ) -> io::Result<Self> {
        let (orders, wanted) = channel();
        let events = orders.clone();
        thread::Builder::new().name("library".into()).spawn(move || {
            let watching = watch.then(|| Watching::new(events));
            Keeper { sources, set, watching, waker }.run(&wanted);
        })?;
        Ok(Self { orders })
    }

    /// Has the sources read again.
    pub(super) fn read_again(&self, asked: Asked) {
        // The thread ends only after this end of the channel.
        let _ = self.orders.send(Order::Again(asked));
    }
}

struct Keeper {
    sources: Vec<Source>,
    /// As it was read last.
    set: Set,
    watching: Option<Watching>,
    waker: Waker,
}

impl Keeper {
    fn run(&mut self, wanted: &Receiver<Order>) {
        self.watch();
        while let Ok(order) = wanted.recv() {
            let asked = match order {
                Order::Again(asked) => asked,
                Order::Changed => settle(wanted),
            };
            self.read(asked);
            self.watch();
        }
    }

    fn read(&mut self, asked: Asked) {
        let outcome = catch_unwind(AssertUnwindSafe(|| reopen(&self.sources, &self.set)));
        match outcome {
            Ok(set) => {
                let told: Vec<_> = std::mem::replace(&mut self.set, set.clone()).problems;
                let mut set = set;
                if asked == Asked::ByEvent {
                    // What was said once need not be said whenever a file changes.
                    set.problems.retain(|it| !told.contains(it));
                }
                self.waker.send(Waken::Reread(Box::new(set), asked));
            }
            Err(panic) => {
                let reason = format!("the articles could not be read again ({})", said(&*panic));
                self.waker.send(Waken::Input(Input::Trouble(reason)));
            }
        }
    }

    fn watch(&mut self) {
        let Some(Err(reason)) = self.watching.as_mut().map(|it| it.watch(&self.sources, &self.set))
        else {
            return;
        };
        self.watching = None;
        let what = format!("files are not watched ({reason}); reading again by hand works");
        self.waker.send(Waken::Input(Input::Trouble(what)));
    }
}

/// Waits until nothing has changed for a moment. Returns why to read then.
fn settle(wanted: &Receiver<Order>) -> Asked {
    let begun = Instant::now();
    loop {
        match wanted.recv_timeout(QUIET) {
            Ok(Order::Again(asked)) => return asked,
            Ok(Order::Changed) if begun.elapsed() < MOST => {}
            Ok(Order::Changed) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                return Asked::ByEvent;
            }
        }
    }
}
