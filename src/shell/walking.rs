//! Looking for articles to open below a folder, in the background and from near to far.

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::{Candidate, Input, Opening};
use crate::ingest;

use super::waiting::{Waken, Waker};
use super::{folders, session};

/// Entries that are looked at in all.
const MOST: usize = 50_000;
/// How long what was found is held back, so that not every file redraws the screen.
const HOLD: Duration = Duration::from_millis(60);
/// Folders that hold no articles, whatever is in them.
const PASSED_OVER: [&str; 2] = ["target", "node_modules"];

/// A search under way; it ends when this is dropped.
pub(super) struct Walk {
    cancelled: Arc<AtomicBool>,
}

impl Drop for Walk {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

impl Walk {
    /// Looks below `typed`, a folder as a person writes it, and for the sets that were read last if that
    /// is empty, which stands for the current folder. What is found goes to `waker`. Fails if there can
    /// be no thread.
    pub(super) fn new(typed: String, mut waker: Waker) -> io::Result<Self> {
        let cancelled = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&cancelled);
        thread::Builder::new().name("files".into()).spawn(move || {
            let mut send = |found: Vec<Candidate>| {
                if !found.is_empty() && !stop.load(Ordering::Relaxed) {
                    waker.send(Waken::Input(Input::Found(typed.clone(), found)));
                }
            };
            if typed.is_empty() {
                send(recent());
            }
            walk(&typed, &mut send, &|| stop.load(Ordering::Relaxed));
        })?;
        Ok(Self { cancelled })
    }
}

/// The sets that were read last.
fn recent() -> Vec<Candidate> {
    let recent = folders::state().map(|state| session::recent(&state)).unwrap_or_default();
    let candidate = |it: session::Recent| Candidate {
        name: it.name,
        says: format!("in place of this: a set read before · {}", it.sources.join(" ")),
        opens: Opening::Set(it.sources),
    };
    recent.into_iter().map(candidate).collect()
}

/// Goes through folders from near to far. Hidden ones are passed over, and links to folders, which may
/// lead round in a circle.
fn walk(typed: &str, send: &mut dyn FnMut(Vec<Candidate>), stopped: &dyn Fn() -> bool) {
    let root = expand(typed);
    let mut folders = VecDeque::from([root.clone()]);
    let (mut found, mut seen, mut last) = (Vec::new(), 0, Instant::now());
    while let Some(folder) = folders.pop_front() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        let mut files = Vec::new();
        for entry in entries.flatten() {
            seen += 1;
            if stopped() || seen > MOST {
                break;
            }
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let Ok(kind) = entry.file_type() else { continue };
            if name.starts_with('.') || PASSED_OVER.contains(&&*name) {
                continue;
            }
            if kind.is_dir() {
                folders.push_back(entry.path());
            } else if ingest::is_article(&entry.path()) || name == "set.toml" {
                files.push(entry.path());
            }
        }
        folders.make_contiguous().sort();
        files.sort();
        let called = |path: &Path| {
            let below = path.strip_prefix(&root).unwrap_or(path);
            format!("{typed}{}", below.display())
        };
        let path = |name: String, says: String| {
            let opens = Opening::Path(name.clone());
            Candidate { name, says, opens }
        };
        let articles = files.iter().filter(|it| ingest::is_article(it)).count();
        if articles > 1 && folder != root {
            let says = format!("{articles} articles");
            found.push(path(format!("{}/", called(&folder)), says));
        }
        found.extend(files.iter().map(|it| path(called(it), String::new())));
        if stopped() || seen > MOST {
            break;
        }
        if last.elapsed() > HOLD {
            send(std::mem::take(&mut found));
            last = Instant::now();
        }
    }
    send(found);
}

/// The path that a person means: `~` is their own folder, and nothing is the current one.
pub(super) fn expand(typed: &str) -> PathBuf {
    match typed.strip_prefix("~/").or((typed == "~").then_some("")) {
        Some(below) => folders::home().unwrap_or_default().join(below),
        None if typed.is_empty() => PathBuf::from("."),
        None => PathBuf::from(typed),
    }
}
