//! The text of an ODT. What was deleted and is only kept to be restored stands apart in it, and is not
//! read.

use super::lists::Lists;
use super::styles::Styles;
use crate::ingest::formats::office::flow::{Flow, Paragraph, Piece};
use crate::ingest::formats::office::notes::Notes;
use crate::ingest::formats::office::roles::Role;
use crate::ingest::formats::package::xml::{Element, Inside, Visitor};
use crate::text::BlockKind;

/// The text as far as it has been read.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    flow: Flow,
    lists: Lists,
    /// The lists around the notes and boxes that are open.
    outer_lists: Vec<Lists>,
    notes: Notes,
    title: Option<String>,
    /// Whether the open paragraph is the title.
    is_title: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            flow: Flow::default(),
            lists: Lists::default(),
            outer_lists: Vec::new(),
            notes: Notes::default(),
            title: None,
            is_title: false,
        }
    }

    /// The paragraphs with the notes below them, and the title.
    pub(super) fn finish(self) -> (Vec<Paragraph>, Option<String>) {
        let mut paragraphs = self.flow.finish();
        paragraphs.append(&mut self.notes.finish());
        (paragraphs, self.title)
    }

    fn begin_paragraph(&mut self, element: &Element<'_>) {
        let style = element.attribute("style-name");
        let styled = style.and_then(|it| self.styles.role(&it));
        let role = if element.name() == "h" {
            let level = element.attribute("outline-level").and_then(|it| it.parse().ok());
            Some(level.map_or(Role::heading(1), Role::heading))
        } else {
            styled
        };
        self.is_title = styled == Some(Role::Title);
        let in_list = self.lists.kind();
        let number = self.lists.take_number();
        match (role, in_list) {
            (Some(role), _) => {
                self.flow.begin_paragraph(role.kind());
                if let Some(number) = number {
                    self.flow.words(&format!("{number} "));
                }
            }
            (None, None) => self.flow.begin_paragraph(BlockKind::Paragraph),
            (None, Some(kind)) => {
                self.flow.begin_paragraph(kind);
                self.flow.settle(kind, number);
            }
        }
    }

    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.is_title) && self.title.is_none() {
            self.title = Some(self.flow.line()).filter(|it| !it.is_empty());
        }
        self.flow.end_paragraph();
    }

    fn begin_box(&mut self) {
        self.flow.begin_box();
        self.outer_lists.push(std::mem::take(&mut self.lists));
    }

    fn restore_lists(&mut self) {
        self.lists = self.outer_lists.pop().unwrap_or_default();
    }
}

impl Visitor for Body<'_> {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        let attribute = |name| element.attribute(name);
        match element.name() {
            "automatic-styles" | "font-face-decls" | "scripts" | "forms" | "tracked-changes"
            | "annotation" | "table-of-content" | "alphabetical-index" | "illustration-index"
            | "table-index" | "object-index" | "user-index" | "note-citation" | "ruby-text"
            | "title" | "desc" | "covered-table-cell" => {
                return Inside::Skip;
            }
            "hidden-text" if attribute("is-hidden").is_none_or(|it| it != "false") => {
                return Inside::Skip;
            }
            "hidden-paragraph" if attribute("is-hidden").is_none_or(|it| it != "false") => {
                self.flow.drop_paragraph();
            }
            "p" | "h" | "span"
                if attribute("style-name").is_some_and(|it| self.styles.hides(&it)) =>
            {
                return Inside::Skip;
            }
            "section" if attribute("display").is_some_and(|it| it == "none") => {
                return Inside::Skip;
            }
            "p" | "h" => self.begin_paragraph(element),
            "s" => {
                const MOST: usize = 200;
                let spaces = attribute("c").and_then(|it| it.parse().ok()).unwrap_or(1);
                self.flow.words(&" ".repeat(MOST.min(spaces)));
            }
            "tab" => self.flow.words("\t"),
            "line-break" => self.flow.push(Piece::Break),
            "a" => {
                let address = attribute("href").filter(|it| it.contains(':'));
                self.flow.push(address.map_or(Piece::ReferenceEnd, Piece::Reference));
            }
            "list" => {
                let goes_on = attribute("continue-numbering").is_some_and(|it| it == "true")
                    || attribute("continue-list").is_some();
                self.lists.begin(attribute("style-name"), goes_on);
            }
            "list-item" => {
                let stated = attribute("start-value").and_then(|it| it.parse().ok());
                self.lists.begin_item(stated, self.styles);
            }
            "text-box" | "note-body" => self.begin_box(),
            "table" => self.flow.begin_table(),
            "table-row" => self.flow.begin_row(),
            "table-cell" => self.flow.begin_cell(),
            _ => {}
        }
        Inside::Read
    }

    fn leave(&mut self, name: &str) {
        match name {
            "p" | "h" => self.end_paragraph(),
            "a" => self.flow.push(Piece::ReferenceEnd),
            "list" => self.lists.end(),
            "text-box" => {
                self.flow.end_box();
                self.restore_lists();
            }
            "note-body" => {
                let mark = self.notes.add(self.flow.take_box());
                self.flow.words(&mark);
                self.restore_lists();
            }
            "table" => self.flow.end_table(),
            "table-cell" => self.flow.end_cell(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        // Runs of white space are one space; what is more stands there as elements.
        let space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        if words.starts_with(space) {
            self.flow.words(" ");
        }
        let within = words.split(space).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        if !within.is_empty() {
            self.flow.words(&within);
            if words.ends_with(space) {
                self.flow.words(" ");
            }
        }
    }
}
