//! What the shell tells the [`App`](super::App), and what it is asked to do in return.

use std::sync::Arc;

use crate::analysis::{Analysis, Stage};
use crate::notes::{Change, Kept, Note};
use crate::page::Comparison;

use super::key::Key;
use super::{Background, Candidate, Coming, Mouse, Opening};

/// Something that happens to the program.
#[derive(Clone, Debug)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted into the terminal.
    Pasted(String),
    /// The mouse was used.
    Mouse(Mouse),
    /// No key came for a while after one that asked for it ([`wants_pause`](super::App::wants_pause)).
    Pause,
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal says that its background is this one.
    Background(Background),
    /// The analysis of the generation has come this far.
    Progress(u64, Stage, f32),
    /// The analysis of the generation is done.
    Analysed(u64, Arc<Analysis>),
    /// The notes were changed elsewhere. They hold this now that so many of the reader's own changes
    /// are kept in them.
    Noted(usize, Kept),
    /// These notes were not finished the last time.
    Unfinished(Vec<Note>),
    /// The analysis of the generation broke down, for this reason.
    Failed(u64, String),
    /// Something was done, and this is to be said of it.
    Told(String),
    /// Something in the background went wrong, for this reason; reading goes on.
    Trouble(String),
    /// Something to open was found below a folder, as [`Effect::Look`] names it.
    Found(String, Vec<Candidate>),
    /// What the reader made could not be kept, for this reason.
    Unkept(String),
    /// The places of a repeat (index into `Analysis::repeats`) of the generation are compared.
    Compared(u64, usize, Arc<Comparison>),
    /// The articles were read again, or others were opened.
    Reloaded(Coming),
}

/// Something that the shell must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Draw the whole screen anew, whatever is on it.
    Redraw,
    /// Give the terminal back and stop until resumed.
    Suspend,
    /// Put a text into the clipboard.
    Copy(String),
    /// Open the source of an article in an editor at a line, from 1, and read it again afterwards.
    Edit {
        /// `Article::source`.
        source: String,
        /// The line.
        line: u32,
    },
    /// Have the system open an address in whatever it reads pages with; only that of a page.
    Visit(String),
    /// Look for articles below a folder, and answer with [`Input::Found`]; or no more.
    Look(Option<String>),
    /// Open something.
    Open(Opening),
    /// Read the articles again, and answer with [`Input::Reloaded`].
    Reload,
    /// Stop the analysis.
    Cancel,
    /// Keep a change of the notes.
    Keep(Change),
    /// Keep the notes that are not finished, and no others, until they are.
    KeepUnfinished(Vec<Note>),
    /// Analyse what [`to_analyse`](super::App::to_analyse) says, as this generation.
    Analyse(u64),
    /// Compare the places of a repeat in the background, and answer with [`Input::Compared`].
    Compare {
        /// Of the analysis.
        generation: u64,
        /// Index into `Analysis::repeats`.
        repeat: usize,
    },
}
