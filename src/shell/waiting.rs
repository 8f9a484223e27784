//! Waiting for the terminal, the worker and signals at once, without a tick.
//!
//! One `poll` waits on two things: the terminal, and a pipe into which other threads write a byte after
//! they have put news into a channel.

use std::fs::File;
use std::io::{self, IsTerminal as _, PipeReader, PipeWriter, Read as _, Write as _};
use std::os::fd::AsRawFd as _;
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};
use filedescriptor::{POLLIN, poll, pollfd};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::app::Input;
use crate::ingest::Set;

use super::library::Cause;

/// What happened.
#[derive(Debug)]
pub(super) enum Waken {
    /// On the terminal.
    Terminal(Event),
    /// In the worker.
    Input(Input),
    /// The articles were read again, for this cause.
    Reread(Box<Set>, Cause),
    /// The reader's editor has ended.
    Edited(io::Result<ExitStatus>),
    /// A signal came.
    Signal(Signal),
}

/// What a signal asks for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Signal {
    /// The terminal has another size.
    Resize,
    /// Stop until resumed.
    Suspend,
    /// Resumed.
    Continue,
    /// End, because of this signal.
    End(i32),
}

/// How long to look for more input once there was some. It must not be zero: crossterm then looks
/// at nothing at all.
const GLANCE: Duration = Duration::from_micros(200);

/// Waits for news.
pub(super) struct Waiter {
    news: Receiver<Waken>,
    wake: PipeReader,
    sender: Sender<Waken>,
    waker: PipeWriter,
    /// The terminal, where standard input is something else.
    tty: Option<File>,
    /// Whether the last look at the terminal found something, so that more may be buffered.
    more: bool,
}

/// Lets another thread report.
pub(super) struct Waker {
    sender: Sender<Waken>,
    pipe: PipeWriter,
}

impl Waker {
    /// Reports `waken`. Once the reader is gone nobody listens, which is no error.
    pub(super) fn send(&mut self, waken: Waken) {
        if self.sender.send(waken).is_ok() {
            let _ = self.pipe.write_all(&[0]);
        }
    }
}

impl Waiter {
    /// Starts listening to signals.
    pub(super) fn new() -> io::Result<Self> {
        let (sender, news) = channel();
        let (wake, waker) = io::pipe()?;
        let tty = if io::stdin().is_terminal() { None } else { Some(File::open("/dev/tty")?) };
        let waiter = Self { news, wake, sender, waker, tty, more: false };
        let mut reports = waiter.waker()?;
        let mut signals =
            Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT])?;
        thread::Builder::new().name("signals".into()).spawn(move || {
            for signal in signals.forever() {
                reports.send(Waken::Signal(match signal {
                    SIGWINCH => Signal::Resize,
                    SIGTSTP => Signal::Suspend,
                    SIGCONT => Signal::Continue,
                    other => Signal::End(other),
                }));
            }
        })?;
        Ok(waiter)
    }

    /// A way for another thread to report.
    pub(super) fn waker(&self) -> io::Result<Waker> {
        Ok(Waker { sender: self.sender.clone(), pipe: self.waker.try_clone()? })
    }

    /// Waits until something happens or the time is over, and returns all that has happened.
    pub(super) fn wait(&mut self, limit: Option<Duration>) -> io::Result<Vec<Waken>> {
        let mut found = Vec::new();
        if self.more {
            self.drain_terminal(&mut found)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        let terminal = self.tty.as_ref().map_or_else(|| io::stdin().as_raw_fd(), File::as_raw_fd);
        let watch = |fd| pollfd { fd, events: POLLIN, revents: 0 };
        let mut watched = [watch(terminal), watch(self.wake.as_raw_fd())];
        // A wait of less than a millisecond would be none.
        let limit = limit.map(|limit| limit.max(Duration::from_millis(1)));
        match poll(&mut watched, limit) {
            Ok(_) => {}
            Err(filedescriptor::Error::Poll(error) | filedescriptor::Error::Io(error))
                if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(io::Error::other(error)),
        }
        if watched[1].revents & POLLIN != 0 {
            let mut bytes = [0; 256];
            let _ = self.wake.read(&mut bytes)?;
            found.extend(self.news.try_iter());
        }
        if watched[0].revents & POLLIN != 0 {
            self.drain_terminal(&mut found)?;
        } else if watched[0].revents != 0 {
            // The terminal is gone.
            found.push(Waken::Signal(Signal::End(SIGHUP)));
        }
        Ok(found)
    }

    /// Waits for what another thread reports, and leaves the terminal alone.
    pub(super) fn next_news(&mut self) -> io::Result<Waken> {
        // There is a sender in our own hands, so that this never fails.
        self.news.recv().map_err(io::Error::other)
    }

    fn drain_terminal(&mut self, found: &mut Vec<Waken>) -> io::Result<()> {
        let before = found.len();
        while event::poll(GLANCE)? {
            found.push(Waken::Terminal(event::read()?));
        }
        self.more = found.len() > before;
        Ok(())
    }
}

/// Stops the process until it is resumed, as a terminal's `C-z` does.
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// Ends the process as the signal would have done, so that whoever started it can tell.
pub(super) fn die_of(signal: i32) -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal)
}
