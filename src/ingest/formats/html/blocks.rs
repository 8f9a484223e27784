//! From the tree of a page to blocks: headings, paragraphs, lists, quotations, captions, code, and
//! the rows of tables.

use std::collections::HashMap;

use dom_query::NodeRef;

use super::asides::{Asides, Line, Verdict};
use super::credits::Credits;
use super::lines::Lines;
use super::lists::Lists;
use super::tables;
use crate::ingest::composing::Composition;
use crate::text::BlockKind;

/// The elements that are looked for in a document, by their ids, and the index of the block with which
/// each begins, once it is found.
pub(in crate::ingest) type Places = HashMap<String, Option<usize>>;

/// Puts the words under `root` into `composition`, with what they refer to. Linear in the size of
/// the tree; keeps no stack, so that no depth is too much.
///
/// Lines above the text that say nothing but the `credits` are left out.
pub(super) fn compose(
    root: &NodeRef<'_>,
    credits: &Credits,
    lines: &mut Lines<'_>,
    composition: &mut Composition,
) {
    let walk = Walk {
        credits: Some(credits),
        asides: Some(Asides::default()),
        ..Walk::of(lines, composition)
    };
    walk.through(root);
}

/// As [`compose`], but leaves nothing out; finds the `places` by the way.
#[cfg(feature = "epub")]
pub(super) fn compose_all(
    root: &NodeRef<'_>,
    places: &mut Places,
    lines: &mut Lines<'_>,
    composition: &mut Composition,
) {
    Walk { places: Some(places), ..Walk::of(lines, composition) }.through(root);
}

struct Walk<'a, 'source> {
    composition: &'a mut Composition,
    lines: &'a mut Lines<'source>,
    /// What lines may say again, until the running text begins.
    credits: Option<&'a Credits>,
    /// Judges what is no part of the article, unless all is.
    asides: Option<Asides>,
    places: Option<&'a mut Places>,
    around: Around,
    /// Line breaks since the last words: two of them part paragraphs.
    breaks: u32,
}

/// What is open around the place being read.
#[derive(Default)]
struct Around {
    lists: Lists,
    quotes: u8,
    code: u32,
    captions: u32,
    heading: Option<u8>,
    /// Tables, innermost last: whether the rows are read across.
    tables: Vec<bool>,
    /// Cells of the row before this one, and those of them since its last words.
    cells: (u32, u32),
}

impl Around {
    fn in_row(&self) -> bool {
        self.tables.last() == Some(&true)
    }

    fn kind(&self) -> BlockKind {
        match (self.heading, self.lists.kind(), self.quotes) {
            _ if self.code > 0 => BlockKind::Code,
            _ if self.captions > 0 => BlockKind::Caption,
            (Some(level), ..) => BlockKind::Heading(level),
            _ if self.in_row() => BlockKind::Paragraph,
            (None, None, 0) => BlockKind::Paragraph,
            (None, None, _) => BlockKind::Quote,
            (None, Some(in_list), _) => in_list,
        }
    }
}

impl<'a, 'source> Walk<'a, 'source> {
    fn of(lines: &'a mut Lines<'source>, composition: &'a mut Composition) -> Self {
        Self {
            composition,
            lines,
            credits: None,
            asides: None,
            places: None,
            around: Around::default(),
            breaks: 0,
        }
    }

    fn through(mut self, root: &NodeRef<'_>) {
        self.composition.close();
        let mut next = root.first_child();
        while let Some(node) = next {
            let inside = if self.enter(&node) { node.first_child() } else { None };
            next = inside.or_else(|| self.leave_up_from(node, root));
        }
        self.close();
    }

    /// Notes where the block stands that the element belongs to or comes before, if it is looked for.
    fn find(&mut self, node: &NodeRef<'_>) {
        let Some(places) = self.places.as_mut().filter(|it| !it.is_empty()) else { return };
        let name = if node.has_name("a") { node.attr("name") } else { None };
        let Some(id) = node.attr("id").or(name) else { return };
        if let Some(place) = places.get_mut(&*id) {
            place.get_or_insert(self.composition.blocks());
        }
    }

    /// Begins an element or reads a text; whether there is anything to read inside.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.words(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else { return false };
        self.find(node);
        match &*name {
            "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "object"
            | "audio" | "video" | "canvas" | "map" | "input" | "select" | "textarea" | "button"
            | "datalist" | "progress" | "meter" | "dialog" | "head" | "rt" | "rp"
            | "annotation" | "annotation-xml" => return false,
            "br" => self.breaks += 1,
            "a" => {
                let address = node.attr("href").filter(|it| leads_somewhere(it));
                address.inspect(|it| self.composition.begin_reference(it));
            }
            "q" => self.words("“"),
            "ul" | "ol" | "dl" | "menu" => {
                self.close();
                self.around.lists.begin(node, &name);
            }
            "blockquote" => {
                self.close();
                self.around.quotes = self.around.quotes.saturating_add(1);
            }
            "pre" | "listing" | "xmp" => {
                self.close();
                self.around.code += 1;
            }
            "figcaption" | "caption" => {
                self.close();
                self.around.captions += 1;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.close();
                self.around.heading = name[1..].parse().ok();
            }
            "table" => {
                self.close();
                self.around.tables.push(tables::is_data(node));
            }
            "tr" => {
                self.close();
                self.around.cells = (0, 0);
            }
            "td" | "th" if self.around.in_row() => {
                let (cells, empty) = &mut self.around.cells;
                *empty += u32::from(*cells > 0);
                *cells += 1;
            }
            "li" | "dt" | "dd" => {
                self.part(&name);
                self.around.lists.begin_item(node);
            }
            other => self.part(other),
        }
        true
    }

    /// Ends an element.
    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        match &*name {
            "a" => self.composition.end_reference(),
            "q" => self.words("”"),
            "ul" | "ol" | "dl" | "menu" => {
                self.close();
                self.around.lists.end();
            }
            "blockquote" => {
                self.close();
                self.around.quotes = self.around.quotes.saturating_sub(1);
            }
            "pre" | "listing" | "xmp" => {
                self.close();
                self.around.code = self.around.code.saturating_sub(1);
            }
            "figcaption" | "caption" => {
                self.close();
                self.around.captions = self.around.captions.saturating_sub(1);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.close();
                self.around.heading = None;
            }
            "table" => {
                self.close();
                self.around.tables.pop();
            }
            "tr" => self.close(),
            "td" | "th" if self.around.in_row() => {}
            other => self.part(other),
        }
    }

    /// Leaves elements from `node` up to the first with something after it; that is next.
    fn leave_up_from<'t>(&mut self, node: NodeRef<'t>, root: &NodeRef<'_>) -> Option<NodeRef<'t>> {
        let mut at = node;
        loop {
            self.leave(&at);
            if let Some(sibling) = at.next_sibling() {
                return Some(sibling);
            }
            at = at.parent().filter(|it| it.id != root.id)?;
        }
    }

    /// Parts what stands before the edge of an element from what stands behind it, if its words do
    /// not go on in the line.
    fn part(&mut self, name: &str) {
        if !is_block(name) {
            return;
        }
        if self.around.in_row() {
            self.composition.push_collapsed(" ");
        } else if self.around.code > 0 {
            self.break_line();
        } else {
            self.close();
        }
    }

    fn words(&mut self, words: &str) {
        if words.trim().is_empty() && self.around.code == 0 {
            if self.breaks == 0 {
                self.composition.push_collapsed(words);
            }
            return;
        }
        match std::mem::take(&mut self.breaks) {
            0 => {}
            1 => self.break_line(),
            _ if self.around.code > 0 || self.around.in_row() || self.around.heading.is_some() => {
                self.break_line();
            }
            _ => self.close(),
        }
        if self.composition.open().is_none() {
            let line = self.lines.of_words(words.trim());
            let kind = self.around.kind();
            match self.around.lists.take_number() {
                Some(number) if matches!(kind, BlockKind::ListItem { .. }) => {
                    self.composition.begin_numbered(kind, &number, line);
                }
                _ => self.composition.begin(kind, line),
            }
        }
        if self.around.in_row() {
            for _ in 0..std::mem::take(&mut self.around.cells.1) {
                self.composition.push_collapsed(" | ");
            }
        }
        if self.around.code > 0 {
            self.composition.push(words);
        } else {
            self.composition.push_collapsed(words);
        }
    }

    /// Breaks the line, where the open block is of a kind that has lines.
    fn break_line(&mut self) {
        if self.around.in_row() || self.around.heading.is_some() || self.around.captions > 0 {
            self.composition.push_collapsed(" ");
        } else {
            self.composition.break_line();
        }
    }

    /// Ends the open block, and takes it back where it is no part of the article.
    fn close(&mut self) {
        const RUNNING: usize = 80;
        self.breaks = 0;
        if !self.composition.close() {
            return;
        }
        let Some(asides) = &mut self.asides else { return };
        let (bare, references) = self.composition.bare_words();
        let words = self.composition.last_words();
        let running = words.len() >= RUNNING;
        let credit = self.credits.is_some_and(|it| it.say(words));
        let verdict = asides.judge(&Line { words, bare, references });
        if verdict == Verdict::DropWithLabel {
            self.composition.retract();
        }
        if credit || verdict != Verdict::Keep {
            self.composition.retract();
        } else if running {
            self.credits = None;
        }
    }
}

/// Whether an address is another place, and no place in the page and no program.
fn leads_somewhere(address: &str) -> bool {
    let scheme = address.trim_start().get(..11).unwrap_or_default().to_ascii_lowercase();
    !address.starts_with('#') && scheme != "javascript:"
}

/// Whether the words of an element stand by themselves.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dt"
            | "fieldset"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "optgroup"
            | "option"
            | "p"
            | "search"
            | "section"
            | "summary"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
    )
}
