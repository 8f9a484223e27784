//! What a page says of the article on it: byline, outlet, date of publication, language.
//!
//! Asked in turn are JSON-LD, `<meta>` (`OpenGraph`, Dublin Core and the names that newsrooms use),
//! microdata, and `<time>`. Nothing is guessed.

use dom_query::{Document, NodeRef};
use jiff::civil::Date;

use super::json_ld::Described;
use crate::ingest::composing::bylines::{joined, without_by};
use crate::ingest::composing::dates;
use crate::text::{Language, clean};

/// What a page says of its article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) byline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) language: Option<Language>,
}

impl Metadata {
    /// Reads the metadata of a page whose JSON-LD is known.
    pub(super) fn read(document: &Document, described: &Described) -> Self {
        let tags = Tags::of(document);
        let names = described.authors.iter().filter_map(|it| byline(it)).collect::<Vec<_>>();
        let published = described.published.as_deref().and_then(dates::of_moment);
        Self {
            byline: joined(&names).or_else(|| tags.byline()),
            outlet: described
                .publisher
                .clone()
                .or_else(|| tags.first(&["og:site_name", "dc.publisher", "application-name"])),
            published: published.or_else(|| tags.published()).or_else(|| stamped(document)),
            language: language(document, described, &tags),
        }
    }
}

/// The name without the word before it; nothing where an address or a program stands instead.
pub(super) fn byline(name: &str) -> Option<String> {
    let name = clean::one_line(&clean::clean(name));
    let name = without_by(&name);
    // `Ann Lee (https://…)`
    let name =
        name.split_once('(').filter(|(_, it)| it.contains("://")).map_or(name, |(it, _)| it.trim());
    let address = name.contains("://") || name.starts_with("www.") || name.starts_with('@');
    let dated = dates::leading(name).is_some();
    let nobody =
        matches!(name.to_ascii_lowercase().as_str(), "" | "admin" | "by" | "undefined" | "null");
    (!address && !nobody && !dated && name.contains(char::is_alphabetic)).then(|| name.to_owned())
}

/// The `<meta>` tags: their names in small letters, and what they say.
struct Tags(Vec<(String, String)>);

impl Tags {
    fn of(document: &Document) -> Self {
        let mut tags = Vec::new();
        for tag in &document.select("meta[content]") {
            let content = tag.attr_or("content", "");
            let content = clean::clean(content.trim()).into_owned();
            for key in ["property", "name", "itemprop", "http-equiv"] {
                // One tag may bear several names.
                let names = tag
                    .attr_or(key, "")
                    .to_ascii_lowercase()
                    .replace("dc:", "dc.")
                    .replace("dcterms:", "dcterms.");
                tags.extend(names.split_whitespace().map(|it| (it.to_owned(), content.clone())));
            }
        }
        Self(tags)
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let tags = self.0.iter().filter(move |(it, value)| it == name && !value.is_empty());
        tags.map(|(_, value)| value.as_str())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        let value = names.iter().find_map(|name| self.all(name).next())?;
        Some(clean::one_line(value))
    }

    fn byline(&self) -> Option<String> {
        const NAMES: [&str; 8] = [
            "dc.creator",
            "dcterms.creator",
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "byl",
            "cxenseparse:author",
        ];
        NAMES.iter().find_map(|name| {
            let mut names = self.all(name).filter_map(byline).collect::<Vec<_>>();
            names.dedup();
            joined(&names)
        })
    }

    fn published(&self) -> Option<Date> {
        const NAMES: [&str; 16] = [
            "article:published_time",
            "og:published_time",
            "datepublished",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.created",
            "dc.date",
            "dcterms.date",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "cxenseparse:recs:publishtime",
            "date",
        ];
        NAMES.iter().find_map(|name| self.all(name).find_map(dates::of_moment))
    }
}

/// The language that the page declares for its article, or else for itself.
fn language(document: &Document, described: &Described, tags: &Tags) -> Option<Language> {
    let page = document.select_single("html");
    let declared = ["lang", "xml:lang"].map(|it| page.attr(it).map(|it| it.to_string()));
    let tags = ["og:locale", "content-language", "dc.language"].map(|it| tags.first(&[it]));
    let all = [described.language.clone()].into_iter().chain(declared).chain(tags);
    all.flatten().find_map(|it| Language::from_tag(&it))
}

/// The date of a `<time>` that says that it is the date of publication, or of the only one above
/// the text.
fn stamped(document: &Document) -> Option<Date> {
    let date = |node: &NodeRef<'_>| {
        let stamp = node.attr("datetime").or_else(|| node.attr("content"));
        stamp.and_then(|it| dates::of_moment(&it)).or_else(|| dates::whole(&node.text()))
    };
    let marked = "[itemprop='datePublished'], time[pubdate], time.published, time.entry-date, \
                  .dt-published, header time, time";
    marked.split(", ").find_map(|selector| {
        let found = document.select(selector);
        let dates = found.nodes().iter().filter_map(date).collect::<Vec<_>>();
        // Of several unmarked ones the others may belong to other articles.
        let same = dates.iter().all(|it| it == &dates[0]);
        (selector != "time" || same).then(|| dates.first().copied()).flatten()
    })
}
