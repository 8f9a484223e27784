//! The text of an office document while it is read: paragraphs, and what holds paragraphs in turn:
//! cells of tables, text boxes, notes.
//!
//! Whoever reads a document tells what begins and ends; [`Flow`] puts the paragraphs in the order in
//! which they are read, and the rows of tables in lines.

use crate::ingest::composing::Composition;
use crate::text::{BlockKind, clean};

/// A paragraph as it will be a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) kind: BlockKind,
    /// The number before it, as an item of a list.
    pub(super) number: Option<String>,
    pub(super) pieces: Vec<Piece>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Words(String),
    /// The end of a line.
    Break,
    /// What follows refers to an address.
    Reference(String),
    /// The end of that.
    ReferenceEnd,
}

/// Paragraphs that follow each other, as far as they are known.
#[derive(Debug, Default)]
struct Run {
    paragraphs: Vec<Paragraph>,
    open: Option<Paragraph>,
    /// What was begun inside the open paragraph and is read after it.
    inside: Vec<Paragraph>,
    /// The pieces of a paragraph whose end was taken away.
    joined: Vec<Piece>,
}

/// By row and cell: what a table holds.
type Table = Vec<Vec<Vec<Paragraph>>>;

/// The paragraphs of a document, and what is open.
#[derive(Debug, Default)]
pub(super) struct Flow {
    body: Run,
    /// Cells, boxes and notes that are open, innermost last.
    runs: Vec<Run>,
    tables: Vec<Table>,
}

impl Flow {
    fn run(&mut self) -> &mut Run {
        self.runs.last_mut().unwrap_or(&mut self.body)
    }

    /// Begins a paragraph; one that is open ends.
    pub(super) fn begin_paragraph(&mut self, kind: BlockKind) {
        self.end_paragraph();
        let run = self.run();
        let pieces = std::mem::take(&mut run.joined);
        run.open = Some(Paragraph { kind, number: None, pieces });
    }

    /// Lets the open paragraph be what has become known of it.
    pub(super) fn settle(&mut self, kind: BlockKind, number: Option<String>) {
        if let Some(open) = &mut self.run().open {
            open.kind = kind;
            open.number = number;
        }
    }

    /// Adds to the open paragraph; without one it is lost.
    pub(super) fn push(&mut self, piece: Piece) {
        if let Some(open) = &mut self.run().open {
            open.pieces.push(piece);
        }
    }

    /// As [`Self::push`], for words.
    pub(super) fn words(&mut self, words: &str) {
        let Some(Paragraph { pieces, .. }) = &mut self.run().open else { return };
        match pieces.last_mut() {
            Some(Piece::Words(last)) => last.push_str(words),
            _ => pieces.push(Piece::Words(words.to_owned())),
        }
    }

    /// Ends the open paragraph.
    pub(super) fn end_paragraph(&mut self) {
        let run = self.run();
        run.paragraphs.extend(run.open.take());
        run.paragraphs.append(&mut run.inside);
    }

    /// Drops the open paragraph, with what will be added to it.
    pub(super) fn drop_paragraph(&mut self) {
        self.run().open = None;
    }

    /// The words of the open paragraph in one line.
    pub(super) fn line(&mut self) -> String {
        let pieces = self.run().open.as_ref().map_or(&[][..], |it| &it.pieces);
        let words = pieces.iter().filter_map(|it| match it {
            Piece::Words(words) => Some(words.as_str()),
            Piece::Break => Some(" "),
            Piece::Reference(_) | Piece::ReferenceEnd => None,
        });
        clean::one_line(&clean::clean(&words.collect::<String>()))
    }

    /// Ends the open paragraph, whose words the next one goes on with.
    pub(super) fn join_paragraph(&mut self) {
        let run = self.run();
        if let Some(open) = run.open.take() {
            run.joined = open.pieces;
        }
        run.paragraphs.append(&mut run.inside);
    }

    /// Begins something that holds paragraphs of its own: a text box, a note.
    pub(super) fn begin_box(&mut self) {
        self.runs.push(Run::default());
    }

    /// Ends it; its paragraphs are read after the one that it stands in.
    pub(super) fn end_box(&mut self) {
        let paragraphs = self.take_box();
        self.add(paragraphs);
    }

    /// Ends it, and takes its paragraphs out of the text.
    pub(super) fn take_box(&mut self) -> Vec<Paragraph> {
        self.runs.pop().map(Run::finish).unwrap_or_default()
    }

    fn add(&mut self, mut paragraphs: Vec<Paragraph>) {
        let run = self.run();
        let place = if run.open.is_some() { &mut run.inside } else { &mut run.paragraphs };
        place.append(&mut paragraphs);
    }

    pub(super) fn begin_table(&mut self) {
        self.tables.push(Table::default());
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.push(Vec::new());
        }
    }

    pub(super) fn begin_cell(&mut self) {
        self.begin_box();
    }

    pub(super) fn end_cell(&mut self) {
        let paragraphs = self.take_box();
        if let Some(row) = self.tables.last_mut().and_then(|it| it.last_mut()) {
            row.push(paragraphs);
        }
    }

    pub(super) fn end_table(&mut self) {
        let table = self.tables.pop().unwrap_or_default();
        let paragraphs = if is_data(&table) {
            table.into_iter().map(in_a_line).collect()
        } else {
            table.into_iter().flatten().flatten().collect()
        };
        self.add(paragraphs);
    }

    /// All paragraphs, of which some may be empty. What is still open ends.
    pub(super) fn finish(mut self) -> Vec<Paragraph> {
        while !self.runs.is_empty() {
            self.end_box();
        }
        self.body.finish()
    }
}

impl Run {
    fn finish(mut self) -> Vec<Paragraph> {
        self.paragraphs.extend(self.open.take());
        self.paragraphs.append(&mut self.inside);
        self.paragraphs
    }
}

impl Paragraph {
    fn is_empty(&self) -> bool {
        self.pieces.iter().all(|it| !matches!(it, Piece::Words(it) if !it.trim().is_empty()))
    }

    fn bytes(&self) -> usize {
        let length = |it: &Piece| if let Piece::Words(words) = it { words.len() } else { 0 };
        self.pieces.iter().map(length).sum()
    }

    /// Whether it is one text with the paragraph before it: each line of code is a paragraph.
    pub(super) fn goes_on_from(&self, before: &Self) -> bool {
        self.kind == BlockKind::Code && before.kind == BlockKind::Code
    }

    /// Puts the paragraph into `composition`, in the open block if it `goes_on` from there. Two line breaks part it, as they do on web pages.
    pub(super) fn compose(&self, goes_on: bool, composition: &mut Composition) {
        const NO_LINE: u32 = 1;
        match &self.number {
            _ if goes_on => composition.push("\n"),
            Some(number) => composition.begin_numbered(self.kind, number, NO_LINE),
            None => composition.begin(self.kind, NO_LINE),
        }
        let mut breaks = 0;
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => {
                    match std::mem::take(&mut breaks) {
                        0 => {}
                        2.. if self.kind == BlockKind::Paragraph => {
                            composition.begin(self.kind, NO_LINE);
                        }
                        _ if matches!(self.kind, BlockKind::Heading(_)) => {
                            composition.push_collapsed(" ");
                        }
                        _ => composition.break_line(),
                    }
                    if self.kind == BlockKind::Code {
                        composition.push(words);
                    } else {
                        composition.push_collapsed(words);
                    }
                }
                Piece::Break => breaks += 1,
                Piece::Reference(address) => composition.begin_reference(address),
                Piece::ReferenceEnd => composition.end_reference(),
            }
        }
        composition.end_reference();
    }
}

/// Whether the rows of a table are to be read across: most of its cells are short, and there are
/// columns.
fn is_data(table: &Table) -> bool {
    const LONGEST_CELL: usize = 200;
    let cells = || table.iter().flatten();
    let bytes = |cell: &Vec<Paragraph>| cell.iter().map(Paragraph::bytes).sum::<usize>();
    let heads = |it: &Paragraph| matches!(it.kind, BlockKind::Heading(_)) && !it.is_empty();
    let long = cells().filter(|it| bytes(it) > LONGEST_CELL).count();
    let count = cells().count();
    table.iter().any(|row| row.len() >= 2)
        && table.len() >= 2
        && long * 5 <= count
        && !cells().flatten().any(heads)
}

/// The cells of a row beside each other.
fn in_a_line(row: Vec<Vec<Paragraph>>) -> Paragraph {
    let mut pieces = Vec::new();
    for (at, cell) in row.into_iter().enumerate() {
        if at > 0 {
            pieces.push(Piece::Words(" | ".to_owned()));
        }
        for (at, paragraph) in cell.into_iter().filter(|it| !it.is_empty()).enumerate() {
            let number = paragraph.number.map(|it| it + " ").unwrap_or_default();
            let space = if at > 0 { " " } else { "" };
            pieces.push(Piece::Words(format!("{space}{number}")));
            pieces.extend(paragraph.pieces.into_iter().map(|piece| match piece {
                Piece::Break => Piece::Words(" ".to_owned()),
                other => other,
            }));
        }
    }
    // A row without words has nothing but the signs between its cells.
    let words = pieces.iter().any(|it| {
        matches!(it, Piece::Words(it) if it.contains(|c: char| !c.is_whitespace() && c != '|'))
    });
    let pieces = if words { pieces } else { Vec::new() };
    Paragraph { kind: BlockKind::Paragraph, number: None, pieces }
}
