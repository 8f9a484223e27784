//! Reading several files side by side, before they are opened one after the other.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::again::FileState;
use super::disk::{Contents, file_and_part};
use crate::ingest::formats::feed;
use crate::ingest::formats::read::{Format, Input, Reading, Unreadable, read};
use crate::ingest::isolation::Isolation;
use crate::ingest::naming::selection::Part;

/// A file that was read.
pub(super) struct FileRead {
    /// How the file was before it was read.
    pub(super) state: Option<FileState>,
    pub(super) found: Found,
}

/// What was found in a file.
pub(super) enum Found {
    /// Its article, or what there is instead.
    Settled(Box<Result<Reading, Instead>>),
    /// The bytes of something of which the reader has yet to choose.
    Unchosen(Cow<'static, [u8]>),
}

/// What there is of a file that holds no article.
pub(super) enum Instead {
    /// The bytes of a feed.
    Feed(Cow<'static, [u8]>),
    /// Why it cannot be read.
    Unread(io::Error),
    /// Why its bytes are no article.
    Unfit(Unreadable),
}

/// Reads the file that is `named`, which may be a part of a feed or a book. Linear in its bytes.
pub(super) fn read_file(named: &Path, contents: &Contents, isolation: &Isolation) -> FileRead {
    let (path, part) = file_and_part(named);
    let state = FileState::of(path);
    let settled = |it| Found::Settled(Box::new(it));
    let found = match contents(path) {
        Err(error) => settled(Err(Instead::Unread(error))),
        Ok(bytes) if feed::is_feed(&bytes) => settled(Err(Instead::Feed(bytes))),
        Ok(bytes) if part == Some(Part::Asked) => Found::Unchosen(bytes),
        Ok(bytes) => {
            let source = named.display().to_string();
            let chosen = match &part {
                Some(Part::Chosen(selection)) => Some(selection),
                Some(Part::Asked) | None => None,
            };
            let format = Format::of(path);
            let input = Input { source: &source, format, chosen, ..Input::of(bytes) };
            settled(read(input, isolation).map_err(Instead::Unfit))
        }
    };
    FileRead { state, found }
}

/// Bytes of files for which another thread pays for itself.
const WORTH_A_THREAD: u64 = 500_000;

/// Files that were read before they are asked for.
#[derive(Default)]
pub(super) struct Ahead {
    read: HashMap<PathBuf, FileRead>,
}

impl Ahead {
    /// Reads `files` on as many threads as the machine runs, if they are large enough for that.
    pub(super) fn read(&mut self, files: &[&Path], contents: &Contents, isolation: &Isolation) {
        let bytes = |it: &&Path| std::fs::metadata(it).map_or(0, |it| it.len());
        let worth = (files.iter().map(bytes).sum::<u64>() / WORTH_A_THREAD) as usize;
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let threads = files.len().min(cores).min(worth);
        if threads < 2 {
            return;
        }
        let todo = Mutex::new(files.iter());
        let work = || {
            let mut done = Vec::new();
            loop {
                // Not in the head of the loop, where the lock would be kept while the file is read.
                let next = todo.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some(&file) = next else { return done };
                done.push((file.to_owned(), read_file(file, contents, isolation)));
            }
        };
        let read = thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let own = work();
            // What a thread that failed has not read is read when it is asked for.
            let others = others.into_iter().flat_map(|it| it.join().unwrap_or_default());
            own.into_iter().chain(others).collect::<Vec<_>>()
        });
        self.read.extend(read);
    }

    /// The file that is `named`; it is read now, if it was not before.
    pub(super) fn take(
        &mut self,
        named: &Path,
        contents: &Contents,
        isolation: &Isolation,
    ) -> FileRead {
        self.read.remove(named).unwrap_or_else(|| read_file(named, contents, isolation))
    }
}
