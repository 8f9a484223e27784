//! Web pages of many kinds around invented articles: what is read from them is the article.
//!
//! Each page has to give the words of its article with an F1 of at least .97, or a warning where one
//! is due; where nothing is wrong there must be no warning.

#![expect(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "pages are put together readably, and speed is no concern"
)]

mod files;
mod furniture;
mod kinds;
mod layouts;
mod stories;

use std::collections::HashMap;
use std::fs;
use std::sync::Arc;

use parallax::ingest::{Set, Source, open};
use parallax::text::{Article, Basis};
use stories::{Story, bridge, reservoir};

/// The set that a file with this name and content opens as.
fn opened(name: &str, content: impl AsRef<[u8]>) -> Set {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file in it");
    open(&[Source::Path(path)])
}

/// The article of a page with which nothing is wrong.
fn sound(what: &str, html: impl AsRef<[u8]>) -> Arc<Article> {
    let set = opened("page.html", html);
    assert_eq!(set.problems, [], "{what}");
    assert_eq!(set.warnings, [], "{what}");
    set.articles[0].clone()
}

/// The article of a page and the only warning about it.
fn doubtful(html: impl AsRef<[u8]>) -> (Arc<Article>, String) {
    let set = opened("page.html", html);
    assert_eq!(set.problems, []);
    assert_eq!(set.warnings.len(), 1, "{:?}", set.warnings);
    (set.articles[0].clone(), set.warnings[0].reason.clone())
}

fn counts(text: &str) -> HashMap<String, i32> {
    let mut counts = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

fn f1(wanted: &str, found: &str) -> f64 {
    let (wanted, found) = (counts(wanted), counts(found));
    let common: i32 = wanted.iter().map(|(word, n)| n.min(found.get(word).unwrap_or(&0))).sum();
    2.0 * f64::from(common) / f64::from(wanted.values().sum::<i32>() + found.values().sum::<i32>())
}

/// The page gives the story, and nothing is wrong with it.
fn gives(what: &str, story: &Story, html: impl AsRef<[u8]>) -> Arc<Article> {
    let article = sound(what, html);
    let score = f1(&story.text(), &article.text);
    assert!(score >= 0.97, "{what}: F1 {score:.3}\n{}", article.text);
    article
}

/// As [`gives`], for a page in each of the layouts, with all paragraphs and what is known of them.
fn gives_in_all_layouts(what: &str, story: &Story, body: &str) {
    for (name, layout) in layouts::ALL {
        let what = format!("{what}, {name}");
        let article = gives(&what, story, layout(story, body));
        assert_eq!(article.title.as_deref(), Some(story.title), "{what}");
        assert_eq!(article.byline.as_deref(), Some(story.byline), "{what}");
        assert_eq!(article.outlet.as_deref(), Some(story.outlet), "{what}");
        let published = article.published.map(|it| (it.date.to_string(), it.basis));
        assert_eq!(published, Some((story.day.to_owned(), Basis::Metadata)), "{what}");
        for paragraph in &story.paragraphs {
            let times = article.text.matches(paragraph).count();
            assert_eq!(times, 1, "{what}: {paragraph}\n{}", article.text);
        }
    }
}

/// The body of a story with `more` after its third paragraph.
fn with(story: &Story, more: &str) -> String {
    let mut body = String::new();
    for (index, paragraph) in story.paragraphs.iter().enumerate() {
        body += &format!("<p>{paragraph}</p>\n");
        if index == 2 {
            body += more;
        }
    }
    body
}

#[test]
fn an_article_is_read_from_pages_of_all_layouts() {
    for story in [bridge(), reservoir()] {
        gives_in_all_layouts("plain", &story, &story.html());
    }
}
