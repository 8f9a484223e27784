//! Markdown: `Article::text` is the text as rendered, without marks, a blank line between blocks.

mod front_matter;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::{Article, Basis, BlockKind, Published, clean};

use super::plain;
use crate::ingest::composing::Composition;

/// The article that a cleaned Markdown text is. Linear in its length for all but contrived texts.
pub(super) fn article(source: &str, markdown: &str) -> Article {
    let (front, length) = front_matter::split(markdown);
    let mut rendering = Rendering { markdown, ..Rendering::default() };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&markdown[length..], options).into_offset_iter() {
        rendering.event(event, length + range.start);
    }
    rendering.close();
    let article = rendering.composition.finish(source);

    let heading = article.blocks.first().filter(|it| matches!(it.kind, BlockKind::Heading(_)));
    let heading = heading.map(|block| article.slice(block.span).to_owned());
    let stated = plain::statements_of(&article.text, &article.blocks);
    let published = front.published.map(|date| Published { date, basis: Basis::Metadata });
    Article {
        title: front.title.or(heading),
        byline: front.byline.or(stated.byline),
        outlet: front.outlet.or(stated.outlet),
        published: published.or(stated.published),
        language: front.language,
        ..article
    }
}

/// The rendered text as far as it has been read.
#[derive(Default)]
struct Rendering<'a> {
    markdown: &'a str,
    composition: Composition,
    /// The lists around what is being read: what number comes next, where they have numbers.
    lists: Vec<Option<u64>>,
    /// Levels of quotations around what is being read.
    quotes: u8,
    /// The picture being read.
    picture: Option<Picture>,
    /// The words of pictures that stand inside the open block, with their lines.
    captions: Vec<(String, u32)>,
    /// HTML between the blocks, and the byte of the source where it begins.
    html: (String, usize),
    /// Bytes and lines of the source counted so far.
    counted: (usize, u32),
}

/// What a picture says in words.
struct Picture {
    /// What stands for it where it cannot be shown.
    words: String,
    title: String,
}

impl Rendering<'_> {
    fn event(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) => self.push(&words, at),
            Event::SoftBreak => self.push(" ", at),
            Event::HardBreak => self.push("\n", at),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.push("\n", at),
            Event::Html(html) => self.html.0.push_str(&html),
            Event::FootnoteReference(name) => self.push(&format!("[{name}]"), at),
            Event::Rule => self.close(),
            Event::InlineHtml(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Heading { level, .. } => self.open(BlockKind::Heading(level as u8), at),
            Tag::CodeBlock(_) => self.open(BlockKind::Code, at),
            Tag::HtmlBlock => self.html = (String::new(), at),
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::Item => self.item(at),
            Tag::Paragraph | Tag::TableRow | Tag::TableHead => {
                self.open(self.running(), at);
            }
            Tag::FootnoteDefinition(name) => {
                self.open(BlockKind::ListItem { depth: 1 }, at);
                self.push(&format!("[{name}] "), at);
            }
            Tag::TableCell if !self.composition.words().is_empty() => self.push(" | ", at),
            Tag::Link { dest_url, .. } => self.composition.begin_reference(&dest_url),
            Tag::Image { title, .. } => {
                self.picture = Some(Picture { words: String::new(), title: title.into_string() });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Link => self.composition.end_reference(),
            TagEnd::Image => {
                let line = self.composition.open().map_or(1, |block| block.line);
                if let Some(Picture { words, title }) = self.picture.take() {
                    let words = if words.trim().is_empty() {
                        clean::clean(&title).into_owned()
                    } else {
                        words
                    };
                    self.captions.push((words, line));
                }
            }
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::TableRow
            | TagEnd::TableHead => self.close(),
            _ => {}
        }
    }

    /// What running text is at this place; an item itself is begun as one.
    fn running(&self) -> BlockKind {
        match (self.lists.len(), self.quotes) {
            (0, 0) => BlockKind::Paragraph,
            (0, _) => BlockKind::Quote,
            (depth, _) => {
                BlockKind::ItemParagraph { depth: u8::try_from(depth).unwrap_or(u8::MAX) }
            }
        }
    }

    /// Begins an item of the innermost list.
    fn item(&mut self, at: usize) {
        self.close();
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let (kind, line) = (BlockKind::ListItem { depth }, self.line(at));
        match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = format!("{next}.");
                *next = next.saturating_add(1);
                self.composition.begin_numbered(kind, &number, line);
            }
            _ => self.composition.begin(kind, line),
        }
    }

    fn open(&mut self, kind: BlockKind, at: usize) {
        // The label of a footnote belongs to its first paragraph.
        let labelled = self.composition.words().starts_with('[');
        if labelled && kind == BlockKind::Paragraph {
            return;
        }
        // So does the number of an item.
        let open = self.composition.open().map(|it| it.kind);
        let item = matches!(open, Some(BlockKind::ListItem { .. }));
        let paragraph = matches!(kind, BlockKind::ItemParagraph { .. });
        if item && paragraph && self.composition.words().is_empty() {
            return;
        }
        self.close();
        let line = self.line(at);
        self.composition.begin(kind, line);
    }

    /// Adds words to what is open.
    fn push(&mut self, words: &str, at: usize) {
        if let Some(picture) = &mut self.picture {
            picture.words.push_str(&clean::clean(words));
            return;
        }
        if self.composition.open().is_none() {
            self.open(self.running(), at);
        }
        self.composition.push(words);
    }

    /// Ends the open block, and puts the words of its pictures behind it.
    fn close(&mut self) {
        self.composition.close();
        for (words, line) in std::mem::take(&mut self.captions) {
            self.composition.begin(BlockKind::Caption, line);
            self.composition.push(&words);
            self.composition.close();
        }
    }

    /// The words between the tags of a block of HTML.
    fn html_block(&mut self) {
        let (html, at) = std::mem::take(&mut self.html);
        let words = without_tags(&html);
        if !words.trim().is_empty() {
            self.open(self.running(), at);
            self.push(&words, at);
            self.close();
        }
    }

    /// The line of the source at a byte; bytes are asked for in order.
    fn line(&mut self, at: usize) -> u32 {
        let (bytes, lines) = self.counted;
        if at > bytes {
            let more = self.markdown[bytes..at].matches('\n').count();
            self.counted = (at, lines + more as u32);
        }
        self.counted.1 + 1
    }
}

/// The words of a piece of HTML, with comments, scripts and styles gone.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        let lower = rest.get(..8).unwrap_or(rest).to_ascii_lowercase();
        let end = match lower.as_str() {
            it if it.starts_with("<!--") => "-->",
            it if it.starts_with("<script") => "</script>",
            it if it.starts_with("<style") => "</style>",
            _ => ">",
        };
        rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
    }
    words.push_str(rest);
    words
}
