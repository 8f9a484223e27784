//! `set.toml`: which articles belong together, and what is known of them.

use std::fmt;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::mistake::{self, Mistake};
use crate::text::{Article, Basis, Language, Published};

use crate::ingest::naming::address::Address;

/// What a `set.toml` says.
#[derive(Debug, Default)]
pub(super) struct SetFile {
    pub(super) title: Option<String>,
    pub(super) entries: Vec<Entry>,
}

/// Where an article of a set is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a file; relative to the folder of the `set.toml`.
    Path(String),
    /// On the web.
    Address(Address),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => f.write_str(path),
            Self::Address(address) => address.fmt(f),
        }
    }
}

/// One `[[article]]`.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) place: Place,
    title: Option<String>,
    byline: Option<String>,
    outlet: Option<String>,
    published: Option<Date>,
    language: Option<Language>,
}

impl Entry {
    /// Lets what the set says override what the article says of itself.
    pub(super) fn override_metadata(&self, article: &mut Article) {
        let override_with = |field: &mut Option<String>, known: &Option<String>| {
            if known.is_some() {
                field.clone_from(known);
            }
        };
        override_with(&mut article.title, &self.title);
        override_with(&mut article.byline, &self.byline);
        override_with(&mut article.outlet, &self.outlet);
        if let Some(date) = self.published {
            article.published = Some(Published { date, basis: Basis::Metadata });
        }
        article.language = self.language.or(article.language);
    }
}

const SET_KEYS: &[&str] = &["title", "article"];
const ARTICLE_KEYS: &[&str] =
    &["path", "url", "title", "byline", "outlet", "published", "language"];

/// Reads a `set.toml` from which a set is opened.
pub(super) fn parse(toml: &str) -> Result<SetFile, Mistake> {
    let found = parse_unfinished(toml)?;
    if found.entries.is_empty() {
        let what = "the set names no article; add an [[article]] with a path or a url for each";
        return Err(Mistake::at(toml, 0, what));
    }
    Ok(found)
}

/// Reads a `set.toml`, which need not name an article yet.
pub(super) fn parse_unfinished(toml: &str) -> Result<SetFile, Mistake> {
    let file = File { toml };
    let table = DeTable::parse(toml).map_err(|error| {
        let what = error.message().trim().replace('\n', ", ");
        file.mistake(error.span().map_or(0, |span| span.start), what)
    })?;
    let mut found = SetFile::default();
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "title" => found.title = Some(file.string("title", value)?),
            "article" => {
                let DeValue::Array(entries) = value.get_ref() else {
                    let what = "articles are written under [[article]], in two brackets";
                    return Err(file.mistake(value.span().start, what.to_owned()));
                };
                found.entries =
                    entries.iter().map(|it| file.entry(it)).collect::<Result<_, _>>()?;
            }
            other => return Err(file.unknown(key.span().start, other, SET_KEYS)),
        }
    }
    Ok(found)
}

struct File<'a> {
    toml: &'a str,
}

impl File<'_> {
    fn entry(&self, value: &Spanned<DeValue<'_>>) -> Result<Entry, Mistake> {
        let DeValue::Table(table) = value.get_ref() else {
            let what = "an article is a table with a path or a url, written under [[article]]";
            return Err(self.mistake(value.span().start, what.to_owned()));
        };
        let mut place = None;
        let (mut title, mut byline, mut outlet) = (None, None, None);
        let (mut published, mut language) = (None, None);
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match name {
                "path" | "url" if place.is_some() => {
                    let what =
                        "the article has both a path and a url; one of them says where it is";
                    return Err(self.mistake(key.span().start, what.to_owned()));
                }
                "path" => place = Some(Place::Path(self.string(name, value)?)),
                "url" => place = Some(Place::Address(self.address(name, value)?)),
                "title" => title = Some(self.string(name, value)?),
                "byline" => byline = Some(self.string(name, value)?),
                "outlet" => outlet = Some(self.string(name, value)?),
                "published" => published = Some(self.date(value)?),
                "language" => language = Some(self.language(value)?),
                other => return Err(self.unknown(key.span().start, other, ARTICLE_KEYS)),
            }
        }
        let place = place.ok_or_else(|| {
            self.mistake(value.span().start, "the article has neither a path nor a url".to_owned())
        })?;
        Ok(Entry { place, title, byline, outlet, published, language })
    }

    fn address(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Result<Address, Mistake> {
        let wrong = |error| self.mistake(value.span().start, format!("`{key}`: {error}"));
        self.string(key, value)?.parse().map_err(wrong)
    }

    fn string(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Result<String, Mistake> {
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
            _ => {
                let what = format!("`{key}` wants a text in quotation marks");
                Err(self.mistake(value.span().start, what))
            }
        }
    }

    fn date(&self, value: &Spanned<DeValue<'_>>) -> Result<Date, Mistake> {
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.date.map(|it| it.to_string()),
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => None,
        };
        written.and_then(|it| it.parse().ok()).ok_or_else(|| {
            let what = "`published` wants a date such as 2025-03-14".to_owned();
            self.mistake(value.span().start, what)
        })
    }

    fn language(&self, value: &Spanned<DeValue<'_>>) -> Result<Language, Mistake> {
        let tag = self.string("language", value)?;
        Language::from_tag(&tag).ok_or_else(|| {
            let codes: Vec<&str> = Language::all().map(Language::code).collect();
            let what = format!("`language` wants one of these codes: {}", codes.join(", "));
            self.mistake(value.span().start, what)
        })
    }

    fn unknown(&self, at: usize, key: &str, known: &[&str]) -> Mistake {
        self.mistake(at, format!("`{key}` is no key of a set; {}", mistake::hint(key, known)))
    }

    fn mistake(&self, at: usize, what: String) -> Mistake {
        Mistake::at(self.toml, at, what)
    }
}
