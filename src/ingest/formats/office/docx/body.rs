//! The text of a DOCX (`WordprocessingML`, ISO/IEC 29500-1 §17). Insertions that are tracked are text,
//! deletions are not; of content that stands in it in two forms, the first is read.

use std::collections::HashMap;

use super::numbering::{Level, Numbering};
use super::styles::{Styles, is_on, outline};
use super::{Relations, is_address};
use crate::ingest::formats::office::flow::{Flow, Paragraph, Piece};
use crate::ingest::formats::office::notes::Notes;
use crate::ingest::formats::office::roles::Role;
use crate::ingest::formats::package::xml::{Element, Inside, Visitor};
use crate::text::BlockKind;

/// The text as far as it has been read.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    relations: &'a Relations,
    flow: Flow,
    /// The notes by their elements' names and their ids, read before the text.
    notes: HashMap<(Note, String), Vec<Paragraph>>,
    /// The notes that the text refers to.
    referred: Notes,
    title: Option<String>,
    /// What is known of the open paragraphs, innermost last.
    open: Vec<Properties>,
    within: Within,
    /// Whether the run is hidden.
    hidden: bool,
    /// Whether the content being read stands in a control that holds no text of the document.
    is_furniture: bool,
    /// The alternatives around what is being read: whether one was taken.
    alternatives: Vec<bool>,
    /// The fields around what is being read: what they say they do, and whether that is a reference.
    fields: Vec<Field>,
    note: Option<(Note, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Note {
    Foot,
    End,
}

/// What the words that come next are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    /// White space between elements.
    Structure,
    /// Nothing: here elements say what the paragraph is.
    Properties,
    Text,
    /// What a field does.
    Instruction,
}

/// What a paragraph says of itself.
#[derive(Default)]
struct Properties {
    style: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    level: Option<usize>,
    /// Whether its end was deleted, so that the next one goes on with it.
    is_joined: bool,
    is_title: bool,
}

#[derive(Default)]
struct Field {
    instruction: String,
    refers: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, relations: &'a Relations) -> Self {
        Self {
            styles,
            numbering,
            relations,
            flow: Flow::default(),
            notes: HashMap::new(),
            referred: Notes::default(),
            title: None,
            open: Vec::new(),
            within: Within::Structure,
            hidden: false,
            is_furniture: false,
            alternatives: Vec::new(),
            fields: Vec::new(),
            note: None,
        }
    }

    /// The paragraphs with the notes below them, and the title.
    pub(super) fn finish(self) -> (Vec<Paragraph>, Option<String>) {
        let mut paragraphs = self.flow.finish();
        paragraphs.append(&mut self.referred.finish());
        (paragraphs, self.title)
    }

    /// Begins an element of the properties of a paragraph.
    fn property(&mut self, element: &Element<'_>) -> Inside {
        let Some(open) = self.open.last_mut() else { return Inside::Skip };
        let value = element.attribute("val");
        match element.name() {
            "pPrChange" | "rPrChange" | "sectPr" => return Inside::Skip,
            "pStyle" => open.style = value,
            "outlineLvl" => open.outline = value.and_then(|it| it.parse().ok()),
            "numId" => open.list = value,
            "ilvl" => open.level = value.and_then(|it| it.parse().ok()),
            "del" | "moveFrom" => open.is_joined = true,
            // The first letter of a text stands in a paragraph of its own where it is a large one.
            "framePr" => {
                open.is_joined |= element.attribute("dropCap").is_some_and(|it| it != "none");
            }
            _ => {}
        }
        Inside::Read
    }

    /// Lets the open paragraph be what its properties say.
    fn settle(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        let style = open.style.as_deref();
        let role = match open.outline {
            Some(level) => outline(level),
            None => style.and_then(|it| self.styles.role(it)),
        };
        if role == Some(Role::Contents) {
            return self.flow.drop_paragraph();
        }
        open.is_title = role == Some(Role::Title);
        let styled = style.and_then(|it| self.styles.level(it));
        let level = match (open.list.take(), styled) {
            (Some(list), styled) => {
                let level = open.level.or(styled.map(|it| it.level)).unwrap_or(0);
                Some(Level { list, level })
            }
            (None, Some(styled)) => {
                Some(Level { level: open.level.unwrap_or(styled.level), ..styled })
            }
            (None, None) => None,
        };
        let item = level.as_ref().and_then(|it| self.numbering.count(it));
        match (role, level, item) {
            (Some(role), _, item) => {
                self.flow.settle(role.kind(), None);
                if let Some(number) = item.and_then(|it| it.number) {
                    self.flow.words(&format!("{number} "));
                }
            }
            (None, Some(level), Some(item)) => {
                let depth = u8::try_from(level.level).unwrap_or(u8::MAX).saturating_add(1);
                self.flow.settle(BlockKind::ListItem { depth }, item.number);
            }
            (None, ..) => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(properties) = self.open.pop() else { return };
        if properties.is_title && self.title.is_none() {
            self.title = Some(self.flow.line()).filter(|it| !it.is_empty());
        }
        if properties.is_joined {
            self.flow.join_paragraph();
        } else {
            self.flow.end_paragraph();
        }
    }

    /// A mark of a field: where it begins, where its result begins, where it ends.
    fn field(&mut self, mark: &str) {
        match mark {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                let Some(field) = self.fields.last_mut() else { return };
                let mut words = field.instruction.split_whitespace();
                if words.next() == Some("HYPERLINK")
                    && let Some(address) = words.next().map(|it| it.trim_matches('"'))
                    && is_address(address)
                {
                    field.refers = true;
                    self.flow.push(Piece::Reference(address.to_owned()));
                }
            }
            "end" => {
                let Some(Field { refers: true, .. }) = self.fields.pop() else { return };
                self.flow.push(Piece::ReferenceEnd);
            }
            _ => {}
        }
    }

    fn refer_to_note(&mut self, kind: Note, element: &Element<'_>) {
        let id = element.attribute("id").unwrap_or_default();
        if let Some(note) = self.notes.remove(&(kind, id)) {
            let mark = self.referred.add(note);
            self.flow.words(&mark);
        }
    }

    /// Begins a note of its own part, if it is one that the text refers to.
    fn begin_note(&mut self, kind: Note, element: &Element<'_>) -> Inside {
        // Others are the lines between text and notes.
        if element.attribute("type").is_some_and(|it| it != "normal") {
            return Inside::Skip;
        }
        self.note = Some((kind, element.attribute("id").unwrap_or_default()));
        self.flow.begin_box();
        Inside::Read
    }
}

impl Visitor for Body<'_> {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        if self.within == Within::Properties {
            return self.property(element);
        }
        let is = |name: &str, value: &str| element.attribute(name).is_some_and(|it| it == value);
        match element.name() {
            "p" => {
                self.flow.begin_paragraph(BlockKind::Paragraph);
                self.open.push(Properties::default());
            }
            "pPr" => self.within = Within::Properties,
            "r" => {
                let style = self.open.last().and_then(|it| it.style.as_deref());
                self.hidden = style.is_some_and(|it| self.styles.hides(it));
            }
            "rStyle" => {
                self.hidden |= element.attribute("val").is_some_and(|it| self.styles.hides(&it));
            }
            "vanish" => self.hidden = is_on(element),
            "t" => self.within = Within::Text,
            "tab" | "ptab" if !self.hidden => self.flow.words("\t"),
            "br" | "cr" if !is("type", "page") && !is("type", "column") => {
                self.flow.push(Piece::Break);
            }
            "noBreakHyphen" => self.flow.words("\u{2011}"),
            "del" | "moveFrom" | "rPrChange" | "rt" | "sectPr" | "tblPr" | "tblGrid" | "trPr"
            | "tcPr" => {
                return Inside::Skip;
            }
            "hyperlink" => {
                let id = element.attribute("id");
                if let Some(address) = id.and_then(|it| self.relations.address(&it)) {
                    self.flow.push(Piece::Reference(address.to_owned()));
                }
            }
            "fldChar" => self.field(&element.attribute("fldCharType").unwrap_or_default()),
            "instrText" => self.within = Within::Instruction,
            "footnoteReference" => self.refer_to_note(Note::Foot, element),
            "endnoteReference" => self.refer_to_note(Note::End, element),
            "footnote" => return self.begin_note(Note::Foot, element),
            "endnote" => return self.begin_note(Note::End, element),
            "AlternateContent" => self.alternatives.push(false),
            "Choice" | "Fallback" => {
                let taken = self.alternatives.last_mut();
                if taken.is_some_and(|it| std::mem::replace(it, true)) {
                    return Inside::Skip;
                }
            }
            "txbxContent" => self.flow.begin_box(),
            "tbl" => self.flow.begin_table(),
            "tr" => self.flow.begin_row(),
            "tc" => self.flow.begin_cell(),
            "sdt" => self.is_furniture = false,
            "docPartGallery" => self.is_furniture |= is("val", "Table of Contents"),
            "showingPlcHdr" => self.is_furniture |= is_on(element),
            "sdtContent" if std::mem::take(&mut self.is_furniture) => return Inside::Skip,
            _ => {}
        }
        Inside::Read
    }

    fn leave(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => {
                self.within = Within::Structure;
                self.settle();
            }
            "t" | "instrText" => self.within = Within::Structure,
            "hyperlink" => self.flow.push(Piece::ReferenceEnd),
            "AlternateContent" => {
                self.alternatives.pop();
            }
            "txbxContent" => self.flow.end_box(),
            "tbl" => self.flow.end_table(),
            "tc" => self.flow.end_cell(),
            "footnote" | "endnote" => {
                let paragraphs = self.flow.take_box();
                self.notes.extend(self.note.take().map(|it| (it, paragraphs)));
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        match self.within {
            Within::Text if !self.hidden => self.flow.words(words),
            Within::Instruction => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(words);
                }
            }
            _ => {}
        }
    }
}
