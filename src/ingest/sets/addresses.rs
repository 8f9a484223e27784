//! Opening addresses, and the articles that feeds list.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::again::Origin;
use super::choosing::choose;
use super::open::Opener;
use super::set_file::Entry;
use crate::ingest::Problem;
use crate::ingest::formats::feed::{self, Feed, FeedEntry};
use crate::ingest::formats::package;
use crate::ingest::formats::read::{Input, Reading, read};
use crate::ingest::isolation::Isolation;
use crate::ingest::naming::address::Address;
use crate::ingest::naming::selection::{Part, Selection};
use crate::ingest::shown;
use crate::ingest::web::{Copied, Freshness, Loaded, Page, format};

impl Opener<'_> {
    /// Loads side by side what is at those of `addresses` that are not open already.
    pub(super) fn load_ahead<'a>(&mut self, addresses: impl Iterator<Item = &'a Address>) {
        let wanted: Vec<_> = addresses.filter(|it| !self.stays(it.as_str())).collect();
        self.pages.load(&wanted, Freshness::AsWished);
    }

    /// Opens the page at `address`, or what is chosen of the feed there.
    pub(super) fn address(&mut self, address: &Address, entry: Option<&Entry>) {
        let named = address.as_str();
        self.attempted.insert(PathBuf::from(named));
        if self.stays(named) {
            return self.let_stay(named);
        }
        let loaded = match self.pages.get(address) {
            Ok(loaded) => loaded,
            Err(reason) => return self.problem(Path::new(named), reason),
        };
        if feed::is_feed(&loaded.page.bytes) {
            return self.feed_at(address, loaded, entry);
        }
        let chosen = match self.part_at(address, &loaded.page) {
            Ok(chosen) => chosen,
            Err(reason) => return self.problem(Path::new(named), reason),
        };
        let part = chosen.as_ref().map(|it| format!("#{it}")).unwrap_or_default();
        if !self.real_paths.insert(PathBuf::from(loaded.page.address.clone() + &part)) {
            let reason = "it leads to a page that is open already; it is open once";
            return self.problem(Path::new(named), reason.to_owned());
        }
        self.say_copy(named, &loaded);
        match read_page(named, &loaded.page, chosen.as_ref(), self.isolation) {
            Ok(mut reading) => {
                if let Some(entry) = entry {
                    entry.override_metadata(&mut reading.article);
                }
                self.opened(reading, named.to_owned(), self.page_origin(named));
            }
            Err(reason) => self.problem(Path::new(named), reason),
        }
    }

    /// Which chapters of a book the address names. The fragment of any other page is a place in it.
    fn part_at(&self, address: &Address, page: &Page) -> Result<Option<Selection>, String> {
        match address.part() {
            Some(part) if package::is_book(&page.bytes) => match part {
                Part::Chosen(selection) => Ok(Some(selection)),
                Part::Asked => {
                    let book = Input { source: address.page(), ..Input::of(page.bytes.as_slice()) };
                    self.ask_for_part(&book).map(Some)
                }
            },
            _ => Ok(None),
        }
    }

    /// What was chosen of a feed goes by numbers, which mean what the kept copy lists; who has not chosen
    /// wants to see what there is now.
    fn feed_at(&mut self, address: &Address, kept: Loaded, entry: Option<&Entry>) {
        let selection = self.chosen(address.part().as_ref(), address.page());
        let mut loaded = kept;
        if selection.is_none() && loaded.copy == Copied::Kept {
            self.pages.load(&[address], Freshness::Now);
            match self.pages.get(address) {
                Ok(fresh) => loaded = fresh,
                Err(reason) => return self.problem(Path::new(address.as_str()), reason),
            }
        }
        self.say_copy(address.as_str(), &loaded);
        match feed::read_feed(
            address.page(),
            &loaded.page.bytes,
            Some(&loaded.page.address),
            self.isolation,
        ) {
            Ok(feed) => self.feed(&feed, selection, address.as_str(), entry),
            Err(reason) => self.problem(Path::new(address.as_str()), reason),
        }
    }

    /// Opens what is chosen of a feed in the file at `path`, of which the reader has `named` a part.
    pub(super) fn feed_in_file(
        &mut self,
        named: &str,
        path: &Path,
        bytes: &[u8],
        selection: Option<Selection>,
        entry: Option<&Entry>,
    ) {
        self.attempted.insert(PathBuf::from(named));
        if self.stays(named) {
            return self.let_stay(named);
        }
        match feed::read_feed(&path.display().to_string(), bytes, None, self.isolation) {
            Ok(feed) => self.feed(&feed, selection, named, entry),
            Err(reason) => self.problem(Path::new(named), reason),
        }
    }

    fn feed(
        &mut self,
        feed: &Feed,
        selection: Option<Selection>,
        named: &str,
        entry: Option<&Entry>,
    ) {
        match selection.map_or_else(|| choose(&feed.listing(), self.attendant), Ok) {
            Ok(selection) => self.entries(feed, &selection, named, entry),
            Err(reason) => self.problem(Path::new(named), reason),
        }
    }

    /// Opens what is chosen of a feed.
    fn entries(&mut self, feed: &Feed, selection: &Selection, named: &str, entry: Option<&Entry>) {
        let chosen = match selection.of(feed.entries.len()) {
            Ok(chosen) => chosen,
            Err(number) => {
                let listed = feed.entries.len();
                let reason =
                    format!("the feed lists {listed} articles, so none is number {number}");
                return self.problem(Path::new(named), reason);
            }
        };
        let addresses: Vec<Option<Address>> =
            chosen.iter().map(|&at| feed.entries[at].address.as_ref()?.parse().ok()).collect();
        self.load_ahead(addresses.iter().flatten());
        for (at, address) in chosen.into_iter().zip(addresses) {
            let source = match &address {
                Some(address) => address.to_string(),
                None => format!("{}#{}", feed.source, at + 1),
            };
            self.listed(&feed.entries[at], address.as_ref(), source, named, entry);
        }
    }

    /// Opens an article that a feed lists: its page, or else what the feed has of it.
    fn listed(
        &mut self,
        listed: &FeedEntry,
        address: Option<&Address>,
        source: String,
        named: &str,
        entry: Option<&Entry>,
    ) {
        let page = match address.map(|it| self.pages.get(it)) {
            Some(Ok(loaded)) => read_page(&source, &loaded.page, None, self.isolation)
                .map(|reading| (reading, loaded)),
            Some(Err(reason)) => Err(reason),
            None => Err("the feed names no page for it".to_owned()),
        };
        let key = page.as_ref().map_or_else(|_| &source, |(_, loaded)| &loaded.page.address);
        if !self.real_paths.insert(PathBuf::from(key)) {
            return self.problem(Path::new(&source), "it is open already".to_owned());
        }
        let mut reading = match page {
            Ok((reading, loaded)) => {
                self.say_copy(&source, &loaded);
                reading
            }
            Err(reason) => match listed.reading(&source, self.isolation) {
                Some(Ok(mut reading)) => {
                    let instead = format!("{reason}. Open is the text in the feed");
                    reading.warnings.insert(0, instead);
                    reading
                }
                _ => return self.problem(Path::new(&source), reason),
            },
        };
        listed.complete(&mut reading.article);
        if let Some(entry) = entry {
            entry.override_metadata(&mut reading.article);
        }
        self.opened(reading, source, self.page_origin(named));
    }

    /// Says, where it is so, that a page is a copy.
    fn say_copy(&mut self, source: &str, loaded: &Loaded) {
        match &loaded.copy {
            Copied::No => {}
            Copied::Kept => self.set.copies.push(loaded.page.fetched),
            Copied::Instead(reason) => self.set.warnings.push(Problem {
                source_name: source.to_owned(),
                reason: format!("{reason}. Open is the copy of {}", shown(loaded.page.fetched)),
            }),
        }
    }

    fn page_origin(&self, named: &str) -> Origin {
        let listed_by = self.listed_by.as_ref().map(|it| it.0.clone());
        Origin::Page { named: named.to_owned(), listed_by }
    }

    /// Whether what was open of `named` stays, because this is a set that is opened once more and says
    /// nothing new of it.
    fn stays(&self, named: &str) -> bool {
        let trusted = self.listed_by.as_ref().is_none_or(|it| it.1);
        let origin = self.page_origin(named);
        trusted && self.known.is_some_and(|it| it.origins.contains(&origin))
    }

    /// Adds what was open of what the reader has `named`.
    fn let_stay(&mut self, named: &str) {
        let Some(known) = self.known else { return };
        let origin = self.page_origin(named);
        for at in (0..known.articles.len()).filter(|&at| known.origins[at] == origin) {
            self.add(Arc::clone(&known.articles[at]), known.home.names[at].clone(), origin.clone());
        }
    }
}

/// The article on a page. Fails with a reason that follows its name.
fn read_page(
    source: &str,
    page: &Page,
    chosen: Option<&Selection>,
    isolation: &Isolation,
) -> Result<Reading, String> {
    let (format, charset) = format(&page.content_type, &page.address)?;
    let base = Some(page.address.as_str());
    let input =
        Input { source, format, bytes: page.bytes.as_slice().into(), base, charset, chosen };
    let mut reading = read(input, isolation).map_err(|unreadable| unreadable.to_string())?;
    reading.article.fetched = Some(page.fetched);
    Ok(reading)
}
