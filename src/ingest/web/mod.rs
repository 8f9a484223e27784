//! Pages from the web: from the cache where a copy is kept, else fetched, several side by side.

mod cache;
#[cfg(feature = "fetch")]
mod client;
mod content;
mod trouble;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::Attendant;
use super::naming::address::Address;
use cache::Cache;
#[cfg(feature = "fetch")]
use client::Client;
use trouble::Trouble;

pub(super) use content::format;

/// How addresses are opened.
#[derive(Clone, Debug)]
pub struct Web {
    /// The folder in which fetched pages are kept, so that they can be opened again without a
    /// connection; `None` to keep none.
    pub cache: Option<PathBuf>,
    /// Whether pages are fetched although a copy is kept.
    pub refresh: bool,
    /// Longest time for a page, from asking for its name to its last byte, redirects included. All the
    /// pages that are wanted at once may take twice as long together.
    pub patience: Duration,
}

impl Default for Web {
    fn default() -> Self {
        Self { cache: None, refresh: false, patience: Duration::from_secs(30) }
    }
}

/// Pages fetched at the same time.
const SIDE_BY_SIDE: usize = 8;

/// A page, or whatever else was found at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Where it was found after all redirects.
    pub(super) address: String,
    /// What its sender says that it is; empty if nothing.
    pub(super) content_type: String,
    pub(super) fetched: Timestamp,
    pub(super) bytes: Vec<u8>,
}

/// A page, and whether it is a copy.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub(super) page: Page,
    pub(super) copy: Copied,
}

/// Whether a page is a copy from the cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Copied {
    /// It was fetched just now.
    No,
    /// It was not looked for anywhere else.
    Kept,
    /// It should have been fetched, but that failed for this reason.
    Instead(String),
}

/// When a page that is kept is fetched all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freshness {
    /// When the reader wants it so.
    AsWished,
    /// Always.
    Now,
}

/// The pages that are wanted for a set. Each is loaded once.
pub(super) struct Pages<'a> {
    web: &'a Web,
    attendant: &'a dyn Attendant,
    cache: Cache,
    #[cfg(feature = "fetch")]
    client: Client,
    loaded: HashMap<String, Result<Loaded, String>>,
}

impl<'a> Pages<'a> {
    pub(super) fn new(web: &'a Web, attendant: &'a dyn Attendant) -> Self {
        Self {
            web,
            attendant,
            cache: Cache::new(web.cache.clone()),
            #[cfg(feature = "fetch")]
            client: Client::new(),
            loaded: HashMap::new(),
        }
    }

    /// What is at `address`, or why that cannot be had, in words that follow the address.
    pub(super) fn get(&mut self, address: &Address) -> Result<Loaded, String> {
        self.load(&[address], Freshness::AsWished);
        // There is no outcome only where the thread that fetched it has failed.
        let failed = || Err("it could not be fetched, by a fault of this program".to_owned());
        self.loaded.get(address.page()).cloned().unwrap_or_else(failed)
    }

    /// Loads what is at `addresses`, side by side, so that [`Self::get`] need not wait for it.
    /// Takes at most twice the patience of a single one.
    pub(super) fn load(&mut self, addresses: &[&Address], freshness: Freshness) {
        let mut wanted: Vec<&str> = Vec::new();
        for address in addresses.iter().map(|it| it.page()) {
            if freshness == Freshness::AsWished {
                if self.loaded.contains_key(address) {
                    continue;
                }
                if let Some(page) = self.cache.get(address).filter(|_| !self.web.refresh) {
                    let loaded = Loaded { page, copy: Copied::Kept };
                    self.loaded.insert(address.to_owned(), Ok(loaded));
                    continue;
                }
            }
            if !wanted.contains(&address) {
                wanted.push(address);
            }
        }
        let pages = self.fetch(&wanted);
        self.loaded.extend(pages);
    }

    fn fetch(&self, addresses: &[&str]) -> Vec<(String, Result<Loaded, String>)> {
        if addresses.is_empty() {
            return Vec::new();
        }
        self.attendant.begun(addresses.len());
        let deadline = Instant::now() + 2 * self.web.patience;
        let todo = Mutex::new(addresses.iter());
        let work = || {
            let mut done = Vec::new();
            loop {
                // Not in the head of the loop, where the lock would be kept while the page is fetched.
                let next = todo.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some(&address) = next else { return done };
                let left = deadline.saturating_duration_since(Instant::now());
                let outcome = self.fetch_one(address, left.min(self.web.patience));
                self.attendant.fetched(address, outcome.as_ref().ok().map(|it| it.bytes.len()));
                done.push((address.to_owned(), self.or_copy(address, outcome)));
            }
        };
        thread::scope(|scope| {
            let threads: Vec<_> =
                (0..addresses.len().min(SIDE_BY_SIDE)).map(|_| scope.spawn(work)).collect();
            threads.into_iter().flat_map(|it| it.join().unwrap_or_default()).collect()
        })
    }

    #[cfg(feature = "fetch")]
    fn fetch_one(&self, address: &str, patience: Duration) -> Result<Page, Trouble> {
        let page = self.client.get(address, patience)?;
        self.cache.put(address, &page);
        Ok(page)
    }

    #[cfg(not(feature = "fetch"))]
    #[expect(clippy::unused_self, reason = "the other form needs it")]
    fn fetch_one(&self, _address: &str, _patience: Duration) -> Result<Page, Trouble> {
        Err(Trouble::Without)
    }

    /// The page, or else the copy of it that is kept.
    fn or_copy(&self, address: &str, page: Result<Page, Trouble>) -> Result<Loaded, String> {
        match page {
            Ok(page) => Ok(Loaded { page, copy: Copied::No }),
            Err(trouble) => match self.cache.get(address) {
                Some(page) => Ok(Loaded { page, copy: Copied::Instead(trouble.to_string()) }),
                None => Err(trouble.to_string()),
            },
        }
    }
}
