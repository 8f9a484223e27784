//! Opening more articles from inside: the files and the sets that can be chosen from.
//!
//! They are chosen in the command palette, as arguments of `add`. While such a line is typed, the shell
//! looks for files in the background, below the folder that the line begins with.

use super::action::Action;
use super::prompt::Prompt;
use super::{App, Effect};

/// Something that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A file, a folder or a `set.toml`, beside what is open.
    Path(String),
    /// Another set, in the place of what is open; what it is opened from.
    Set(Vec<String>),
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it is called, as it could be typed.
    pub name: String,
    /// What it is.
    pub says: String,
    /// What is opened.
    pub opens: Opening,
}

impl App {
    /// Opens the palette for choosing what to open.
    pub(super) fn open_picker(&mut self) {
        self.open_palette();
        if let Some(prompt) = &mut self.prompt {
            prompt.set(format!("{} ", Action::Add.name()));
        }
        self.complete();
    }

    /// What the list above the line of a command is called.
    pub fn palette_title(&self) -> &'static str {
        if self.looking.is_some() { "Open" } else { "Commands" }
    }

    /// What has been found to choose from.
    pub(super) fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Asks for files to be looked for when the line that is typed wants some, elsewhere than before, or
    /// no more.
    pub(super) fn want_files(&mut self) -> Option<Effect> {
        let wanted = self.palette().and(self.prompt.as_ref()).and_then(folder);
        if wanted == self.looking {
            return None;
        }
        self.candidates.clear();
        self.looking.clone_from(&wanted);
        Some(Effect::Look(wanted))
    }

    /// Takes in what was found below a folder.
    pub(super) fn take_candidates(&mut self, folder: &str, found: Vec<Candidate>) {
        if self.looking.as_deref() != Some(folder) {
            return;
        }
        self.candidates.extend(found);
        self.complete_again();
    }
}

/// The folder that a line asks for files of: what it says up to the last slash; nothing for the current
/// one. `None` if it is no such line.
fn folder(prompt: &Prompt) -> Option<String> {
    let typed = prompt.text.trim_start().strip_prefix(Action::Add.name())?.strip_prefix(' ')?;
    let typed = typed.trim_start();
    if typed == "~" {
        return Some("~/".into());
    }
    Some(typed.rfind('/').map_or(String::new(), |at| typed[..=at].to_owned()))
}
