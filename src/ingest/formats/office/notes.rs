//! Footnotes and endnotes: the marks in the text, and the notes below it.

use super::flow::{Paragraph, Piece};
use crate::text::BlockKind;

/// The notes of a document in the order in which the text refers to them.
#[derive(Debug, Default)]
pub(super) struct Notes(Vec<Vec<Paragraph>>);

impl Notes {
    /// Takes the next note; what marks it in the text.
    pub(super) fn add(&mut self, note: Vec<Paragraph>) -> String {
        self.0.push(note);
        mark(self.0.len())
    }

    /// The notes as they stand below the text, each with its mark.
    pub(super) fn finish(self) -> Vec<Paragraph> {
        let mut all = Vec::new();
        for (at, mut note) in self.0.into_iter().enumerate() {
            if let Some(first) = note.first_mut() {
                first.pieces.insert(0, Piece::Words(mark(at + 1) + " "));
                first.kind = BlockKind::ListItem { depth: 1 };
                first.number = None;
            }
            all.append(&mut note);
        }
        all
    }
}

fn mark(number: usize) -> String {
    format!("[{number}]")
}
