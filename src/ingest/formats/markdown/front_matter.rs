//! Front matter: what a Markdown file says of itself before its text, in TOML between `+++` lines
//! or in YAML between `---` lines.
//!
//! Of YAML only what such files use is read: `key: value` with or without quotation marks, and lists
//! of names. Anything else in it is passed over.

use jiff::civil::Date;

use crate::ingest::composing::bylines::{joined, without_by};
use crate::ingest::composing::dates;
use crate::text::Language;

/// What a front matter says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) language: Option<Language>,
}

/// The front matter at the beginning of `text`, and the bytes that it takes; nothing and 0 when
/// there is none or when it cannot be read.
pub(super) fn split(text: &str) -> (FrontMatter, usize) {
    let none = || (FrontMatter::default(), 0);
    let Some(first) = text.lines().next() else { return none() };
    let mark = first.trim_end();
    if mark != "+++" && mark != "---" {
        return none();
    }
    let start = (first.len() + 1).min(text.len());
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let closing = line.trim_end() == mark || (mark == "---" && line.trim_end() == "...");
        if closing {
            let inner = &text[start..at];
            let found = if mark == "+++" { toml(inner) } else { yaml(inner) };
            return found.map_or_else(none, |found| (found, at + line.len()));
        }
        at += line.len();
    }
    none()
}

impl FrontMatter {
    fn set(&mut self, key: &str, values: &[String]) {
        let Some(first) = values.iter().find(|value| !value.is_empty()) else { return };
        match key.to_ascii_lowercase().as_str() {
            "title" | "headline" => self.title = Some(first.clone()),
            "author" | "authors" | "byline" | "by" => {
                self.byline = joined(values).map(|it| without_by(&it).to_owned());
            }
            "outlet" | "publisher" | "source" | "publication" | "site" | "site_name" => {
                self.outlet = Some(first.clone());
            }
            "date" | "published" | "pubdate" | "publishdate" | "published_at" | "datepublished" => {
                self.published = dates::of_moment(first).or(self.published);
            }
            "lang" | "language" | "locale" => self.language = Language::from_tag(first),
            _ => {}
        }
    }
}

fn toml(inner: &str) -> Option<FrontMatter> {
    let table: toml::Table = inner.parse().ok()?;
    let mut found = FrontMatter::default();
    for (key, value) in &table {
        let values = match value {
            toml::Value::Array(values) => values.iter().filter_map(toml_text).collect(),
            one => toml_text(one).into_iter().collect::<Vec<_>>(),
        };
        found.set(key, &values);
    }
    Some(found)
}

fn toml_text(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.trim().to_owned()),
        toml::Value::Datetime(date) => Some(date.to_string()),
        _ => None,
    }
}

fn yaml(inner: &str) -> Option<FrontMatter> {
    let mut found = FrontMatter::default();
    let mut keys = 0;
    let mut lines = inner.lines().peekable();
    while let Some(line) = lines.next() {
        let nested = line.starts_with([' ', '\t', '-', '#']);
        let Some((key, value)) = line.split_once(':').filter(|_| !nested) else { continue };
        keys += 1;
        let value = value.trim();
        let mut values = match value.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            Some(list) => list.split(',').map(scalar).collect(),
            None => vec![scalar(value)],
        };
        if value.is_empty() {
            let item = |line: &&str| line.trim_start().starts_with("- ");
            while let Some(line) = lines.next_if(item) {
                values.push(scalar(line.trim_start().trim_start_matches("- ")));
            }
            values.remove(0);
        }
        found.set(key.trim(), &values);
    }
    (keys > 0).then_some(found)
}

/// A YAML scalar without its quotation marks or the comment after it.
fn scalar(value: &str) -> String {
    let value = value.trim();
    if let Some(rest) = value.strip_prefix('"') {
        let end = rest.rfind('"').unwrap_or(rest.len());
        return rest[..end].replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(rest) = value.strip_prefix('\'') {
        return rest[..rest.rfind('\'').unwrap_or(rest.len())].replace("''", "'");
    }
    // `|` and `>` open a text of several lines, which is not read.
    if matches!(value, "|" | ">" | "|-" | ">-") {
        return String::new();
    }
    value.split(" #").next().unwrap_or(value).trim_end().to_owned()
}
