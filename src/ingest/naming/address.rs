//! Addresses of pages, as a reader writes them.

use std::fmt;
use std::str::FromStr;

use super::selection::Part;

/// The address of a page: `http` or `https`, with a host.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address(String);

/// Why a word is not the address of a page, without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAddress {
    /// It has no scheme at all.
    #[error("an address begins with https:// or http://")]
    NoScheme,
    /// It has a scheme by which no page can be had.
    #[error("addresses with {0}: cannot be opened; only https and http can")]
    Scheme(String),
    /// Nothing says where the page is.
    #[error("the address names no host")]
    NoHost,
    /// There is white space or a control character in it.
    #[error("there is a blank in the address; write %20 for it")]
    Blank,
}

impl FromStr for Address {
    type Err = NoAddress;

    fn from_str(word: &str) -> Result<Self, NoAddress> {
        let word = word.trim();
        let (scheme, rest) = word.split_once("://").ok_or(NoAddress::NoScheme)?;
        let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        if scheme.is_empty() || !scheme.chars().all(name) {
            return Err(NoAddress::NoScheme);
        }
        if !["http", "https"].iter().any(|it| scheme.eq_ignore_ascii_case(it)) {
            return Err(NoAddress::Scheme(scheme.to_owned()));
        }
        if rest.is_empty() || rest.starts_with(['/', '?', '#', ':']) {
            return Err(NoAddress::NoHost);
        }
        if word.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(NoAddress::Blank);
        }
        Ok(Self(word.to_owned()))
    }
}

impl Address {
    /// As the reader wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without the fragment, which no server is told.
    pub(in crate::ingest) fn page(&self) -> &str {
        self.0.split_once('#').map_or(&*self.0, |it| it.0)
    }

    /// Which parts of a feed or a book the fragment names, if it does.
    pub(in crate::ingest) fn part(&self) -> Option<Part> {
        self.0.split_once('#')?.1.parse().ok()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
