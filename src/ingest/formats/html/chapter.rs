//! A document of a book: all of it is text, so that nothing is looked for or taken away but what leads
//! through the book.

use dom_query::{Document, NodeRef};

use super::blocks::{self, Places};
use super::lines::Lines;
use super::parse;
use crate::ingest::composing::Composition;
use crate::ingest::formats::read::Unreadable;
use crate::text::clean::one_line;

/// A line of a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct ContentsLine {
    pub(in crate::ingest) title: String,
    /// Levels above it.
    pub(in crate::ingest) depth: usize,
    /// Where it leads, as it stands in the document.
    pub(in crate::ingest) reference: String,
}

/// A document of a book.
pub(in crate::ingest) struct Chapter(Document);

impl Chapter {
    /// Reads the XHTML of a document. Fails where it is larger than a page may be.
    pub(in crate::ingest) fn parse(xhtml: &str) -> Result<Self, Unreadable> {
        parse(xhtml, true).map(Self)
    }

    /// The table of contents in it (EPUB 3.3 §7.4.1).
    pub(in crate::ingest) fn contents(&self) -> Vec<ContentsLine> {
        let navs = self.0.select("nav");
        let toc = navs.nodes().iter().find(|it| is_of_type(it, &["toc", "doc-toc"]));
        let Some(toc) = toc.or(navs.nodes().first()) else { return Vec::new() };
        let links = toc.descendants_it().filter(|it| it.has_name("a"));
        links
            .filter_map(|link| {
                let above = link.ancestors_it(None).take_while(|it| it.id != toc.id);
                let lists = above.filter(|it| it.has_name("ol") || it.has_name("ul")).count();
                let reference = link.attr("href")?.to_string();
                Some(ContentsLine {
                    title: one_line(&link.text()),
                    depth: lists.saturating_sub(1),
                    reference,
                })
            })
            .collect()
    }

    /// Whether it leads through the book and is no text of it: a cover, or a list of its chapters.
    pub(in crate::ingest) fn is_no_text(&self) -> bool {
        const MOST: usize = 7;
        let Some(body) = self.0.body() else { return true };
        if is_of_type(&body, &["cover", "toc", "landmarks", "page-list", "doc-toc", "doc-cover"]) {
            return true;
        }
        let (mut links, mut linked) = (0, 0);
        for link in body.descendants_it().filter(|it| it.has_name("a")) {
            if link.attr("href").is_some_and(|it| !leads_out(&it) && !it.starts_with('#')) {
                links += 1;
                linked += link.normalized_char_count();
            }
        }
        links >= 3 && linked * 10 >= body.normalized_char_count() * MOST
    }

    /// Puts its words into `composition`, and finds the `places`. Linear in its length.
    pub(in crate::ingest) fn compose(&self, places: &mut Places, composition: &mut Composition) {
        let Some(body) = self.0.body() else { return };
        for node in body.descendants() {
            if node.has_name("nav") || is_of_type(&node, &["pagebreak", "doc-pagebreak"]) {
                node.remove_from_parent();
            } else if node.has_name("a") {
                settle(&node);
            }
        }
        blocks::compose_all(&body, places, &mut Lines::of(""), composition);
    }
}

/// Writes what refers to a note so that it is no part of the word before it; drops the way back from it,
/// and what leads to other places of the book, which are no addresses.
fn settle(link: &NodeRef<'_>) {
    let Some(reference) = link.attr("href") else { return };
    if leads_out(&reference) {
        return;
    }
    link.remove_attr("href");
    let words = one_line(&link.text());
    if is_of_type(link, &["backlink", "doc-backlink"]) && !words.contains(char::is_alphanumeric)
        || words.starts_with(['↩', '↑', '⏎', '↵'])
    {
        link.remove_from_parent();
    } else if refers_to_note(link, &words) && !words.starts_with(['[', '(', '{']) {
        link.set_text(format!("[{words}]"));
    }
}

fn refers_to_note(link: &NodeRef<'_>, words: &str) -> bool {
    const LONGEST: usize = 4;
    let raised = || {
        link.ancestors_it(Some(2)).any(|it| it.has_name("sup"))
            || link.children_it(false).any(|it| it.has_name("sup"))
    };
    let touches_word = || {
        let before = link.prev_sibling().map(|it| it.text());
        before.is_some_and(|it| !it.is_empty() && !it.ends_with(char::is_whitespace))
    };
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§');
    !words.is_empty()
        && (is_of_type(link, &["noteref", "doc-noteref"])
            || (words.chars().count() <= LONGEST
                && (raised() || (words.chars().all(is_mark) && touches_word()))))
}

/// Whether one of the types that a book's element states (`epub:type`, `role`) is among `types`.
fn is_of_type(node: &NodeRef<'_>, types: &[&str]) -> bool {
    ["epub:type", "role"].iter().any(|key| {
        let stated = node.attr(key);
        stated.is_some_and(|it| it.split_ascii_whitespace().any(|it| types.contains(&it)))
    })
}

/// Whether a reference is an address and no place in the book.
fn leads_out(reference: &str) -> bool {
    reference.contains("://") || reference.starts_with("mailto:")
}
