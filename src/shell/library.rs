//! The articles' sources, on a thread of their own: read again when somebody asks, or when their files
//! change.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
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
    /// Open something besides.
    Open(Source),
    /// Read what has changed, because the reader asks for it or an editor was open.
    Again(Cause),
    /// Read what has changed, because a file has.
    Changed,
}

/// Why articles are read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// The reader has asked for it, and wants an answer.
    ByHand,
    /// Something has happened to a file.
    ByEvent,
    /// The reader has opened something besides.
    Added,
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
            Librarian { sources, set, watching, waker }.run(&wanted);
        })?;
        Ok(Self { orders })
    }

    /// Opens something besides.
    pub(super) fn open(&self, source: Source) {
        let _ = self.orders.send(Order::Open(source));
    }

    /// Has the sources read again.
    pub(super) fn read_again(&self, cause: Cause) {
        // The thread ends only after this end of the channel.
        let _ = self.orders.send(Order::Again(cause));
    }
}

struct Librarian {
    sources: Vec<Source>,
    /// As it was read last.
    set: Set,
    watching: Option<Watching>,
    waker: Waker,
}

impl Librarian {
    fn run(&mut self, wanted: &Receiver<Order>) {
        self.watch();
        if self.watching.is_some() && self.set.origins.iter().any(|it| it.path().is_some()) {
            // What has changed before anybody watched is not missed.
            self.read(Cause::ByEvent);
        }
        while let Ok(order) = wanted.recv() {
            let order = if let Order::Changed = order { settle(wanted) } else { order };
            match order {
                Order::Open(source) => self.open(source),
                Order::Again(cause) => self.read(cause),
                Order::Changed => self.read(Cause::ByEvent),
            }
            self.watch();
        }
    }

    /// Opens something besides, unless nothing can be read of it.
    fn open(&mut self, source: Source) {
        let before = self.set.articles.len();
        self.sources.push(source);
        self.read(Cause::Added);
        if self.set.articles.len() == before {
            self.sources.pop();
        }
    }

    fn read(&mut self, cause: Cause) {
        let outcome = catch_unwind(AssertUnwindSafe(|| reopen(&self.sources, &self.set)));
        match outcome {
            Ok(set) => {
                let same = is_same(&self.set, &set);
                let told = std::mem::replace(&mut self.set, set.clone()).problems;
                let mut set = set;
                if cause == Cause::ByEvent {
                    // What was said once need not be said whenever a file changes.
                    set.problems.retain(|it| !told.contains(it));
                    if same && set.problems.is_empty() {
                        return;
                    }
                }
                self.waker.send(Waken::Reread(Box::new(set), cause));
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

/// Whether two readings of a set have the same articles.
fn is_same(one: &Set, other: &Set) -> bool {
    let mut pairs = one.articles.iter().zip(&other.articles);
    one.title == other.title
        && one.articles.len() == other.articles.len()
        && pairs.all(|(a, b)| Arc::ptr_eq(a, b))
}

/// Waits until nothing has changed for a moment, or something else is wanted. Returns what to do then;
/// whatever it is, what has changed is read.
fn settle(wanted: &Receiver<Order>) -> Order {
    let begun = Instant::now();
    loop {
        match wanted.recv_timeout(QUIET) {
            Ok(Order::Changed) if begun.elapsed() < MOST => {}
            Ok(order) => return order,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                return Order::Changed;
            }
        }
    }
}
