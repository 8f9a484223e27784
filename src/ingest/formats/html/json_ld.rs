//! What a page says of itself to search engines: JSON-LD in the vocabulary of schema.org.

use std::collections::HashMap;

use dom_query::Document;
use serde_json::Value;

use crate::text::clean;

/// An article as schema.org describes it, as far as a reader needs it.
#[derive(Debug, Default)]
pub(super) struct Described {
    pub(super) headline: Option<String>,
    /// The names of its authors.
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    /// Its text, paragraphs parted by blank lines or line breaks; without marks.
    pub(super) body: Option<String>,
    /// Whether it says that not everybody may read it.
    pub(super) paid: bool,
}

/// The first article that the page describes, and the outlet where the page names it elsewhere.
pub(super) fn read(document: &Document) -> Described {
    let window = document.select_single("title").text();
    let mut found = Described::default();
    let mut site = None;
    for script in &document.select("script[type*='ld+json']") {
        let Some(value) = parse(&script.text()) else { continue };
        let mut objects = Vec::new();
        collect(&value, &mut objects);
        // People and houses often stand elsewhere in the graph and are only referred to.
        let named = objects.iter().filter(|it| it.get("name").is_some());
        let named: HashMap<&str, &Value> =
            named.filter_map(|it| Some((it.get("@id")?.as_str()?, *it))).collect();
        for object in &objects {
            if is_a(object, is_article) && found.headline.is_none() && found.body.is_none() {
                found = Described::of(object, &window, &named);
            }
            if is_a(object, is_site) {
                site = site.or_else(|| text(object, "name"));
            }
        }
    }
    found.publisher = found.publisher.or(site);
    found
}

impl Described {
    fn of<'a>(object: &'a Value, window: &str, named: &HashMap<&str, &'a Value>) -> Self {
        let resolve = |value: &'a Value| {
            let id = value.get("@id").filter(|_| value.get("name").is_none());
            id.and_then(|it| named.get(it.as_str()?).copied()).unwrap_or(value)
        };
        let people = |key: &str| {
            let values = match object.get(key) {
                Some(Value::Array(values)) => values.iter().collect(),
                Some(value) => vec![value],
                None => Vec::new(),
            };
            let name = |value: &'a Value| match resolve(value) {
                Value::String(name) => words(name),
                object => text(object, "name"),
            };
            values.into_iter().filter_map(name).collect::<Vec<_>>()
        };
        let mut authors = people("author");
        if authors.is_empty() {
            authors = people("creator");
        }
        // Some call the standfirst their headline, and the article what their window is called.
        let name = text(object, "name");
        let shown = name.clone().filter(|it| window.trim_start().starts_with(it.as_str()));
        let headline = text(object, "headline");
        let stated = headline.clone().filter(|it| window.contains(it.as_str()));
        let headline = stated.or(shown).or(headline).or(name);
        let free = object.get("isAccessibleForFree");
        Self {
            headline,
            authors,
            publisher: people("publisher").into_iter().next(),
            published: text(object, "datePublished").or_else(|| text(object, "dateCreated")),
            language: text(object, "inLanguage"),
            body: body(object),
            paid: free.is_some_and(|it| {
                it == &Value::Bool(false)
                    || it.as_str().is_some_and(|it| it.eq_ignore_ascii_case("false"))
            }),
        }
    }
}

/// The text of an article, or of the entries of a live blog under their headlines.
fn body(object: &Value) -> Option<String> {
    let whole = raw(object, "articleBody");
    let entries = object.get("liveBlogUpdate").and_then(Value::as_array);
    let entries = entries.into_iter().flatten().flat_map(|entry| {
        [text(entry, "headline"), raw(entry, "articleBody")].into_iter().flatten()
    });
    let body = whole.into_iter().chain(entries).collect::<Vec<_>>().join("\n\n");
    (!body.trim().is_empty()).then_some(body)
}

fn raw(object: &Value, key: &str) -> Option<String> {
    object.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn text(object: &Value, key: &str) -> Option<String> {
    words(object.get(key)?.as_str()?)
}

/// A value on one line, with the character references that many pages leave in it resolved.
fn words(value: &str) -> Option<String> {
    let value = if value.contains('&') {
        Document::fragment(value).text().to_string()
    } else {
        value.to_owned()
    };
    let value = clean::one_line(&clean::clean(&value));
    (!value.is_empty()).then_some(value)
}

/// All objects of a value, outermost first. Depth is bounded by the JSON parser.
fn collect<'a>(value: &'a Value, objects: &mut Vec<&'a Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|it| collect(it, objects)),
        Value::Object(fields) => {
            objects.push(value);
            fields.values().for_each(|it| collect(it, objects));
        }
        _ => {}
    }
}

fn is_a(object: &Value, wanted: fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(kind)) => wanted(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || matches!(
            kind,
            "BlogPosting"
                | "LiveBlogPosting"
                | "SocialMediaPosting"
                | "Report"
                | "DiscussionForumPosting"
        )
}

fn is_site(kind: &str) -> bool {
    matches!(kind, "WebSite" | "NewsMediaOrganization")
}

/// The value that a script holds. Many hold line breaks inside strings or comment marks around all.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim();
    let script = script.strip_prefix("<![CDATA[").or(script.strip_prefix("<!--")).unwrap_or(script);
    let script = script.strip_suffix("]]>").or(script.strip_suffix("-->")).unwrap_or(script);
    let script = script.trim().trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| {
        let mended: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&mended).ok()
    })
}
