//! Notes that are not finished: handed over to be kept while they are typed, and there again when the reader
//! comes back to their passage.

use crate::notes::{Note, Placed};

use super::action::Action;
use super::prompt::{Prompt, PromptKind};
use super::{App, Effect};

/// A note whose writing was broken off.
#[derive(Clone, Debug)]
pub(super) struct Unfinished {
    /// The note as it was before; one that says nothing, if it is new.
    pub(super) of: Placed,
    /// What it was to say.
    text: String,
}

impl Unfinished {
    fn note(&self) -> Note {
        Note { text: self.text.clone(), ..self.of.note.clone() }
    }
}

impl App {
    /// All notes that are not finished, as far as they are written, the one that is being typed last.
    /// Those that say nothing yet, or nothing else than before, are not among them.
    pub fn unfinished(&self) -> Vec<Note> {
        let typed = match &self.prompt {
            Some(Prompt { kind: PromptKind::Note(of), text, .. }) if of.note.text != *text => {
                Some(Unfinished { of: of.clone(), text: text.clone() })
            }
            _ => None,
        };
        let all = self.unfinished.iter().chain(&typed).map(Unfinished::note);
        all.filter(|it| !it.text.trim().is_empty()).collect()
    }

    /// Hands over what is not finished, if it is something else than before.
    pub(super) fn hand_over_unfinished(&mut self) -> Option<Effect> {
        let now = self.unfinished();
        if now == self.handed_over {
            return None;
        }
        self.handed_over.clone_from(&now);
        Some(Effect::KeepUnfinished(now))
    }

    /// What the writing of a note was broken off with, to go on with it.
    pub(super) fn go_on_writing(&mut self, of: &Placed) -> Option<String> {
        let same = self.unfinished.iter().rposition(|it| it.of.note == of.note);
        let at = same
            .or_else(|| self.unfinished.iter().rposition(|it| it.of.note.on_the_same(&of.note)))?;
        Some(self.unfinished.remove(at).text)
    }

    /// Puts a note by whose writing was broken off.
    pub(super) fn put_by(&mut self, of: Placed, text: String) {
        self.unfinished.push(Unfinished { of, text });
    }

    /// Takes in what was not finished the last time. What has lost its passage becomes a note, so that the list
    /// of notes shows it.
    pub(super) fn take_unfinished(&mut self, notes: Vec<Note>) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut names = Vec::new();
        self.handed_over.clone_from(&notes);
        for note in notes {
            let text = note.text.clone();
            let placed = self.notes.place(Note { text: String::new(), ..note }, &self.articles);
            let known = placed.on.and_then(|on| self.notes.note_on(on));
            let of = known.and_then(|at| self.notes().get(at)).cloned().unwrap_or(placed);
            if of.note.text == text {
                continue;
            }
            match self.subject_name(of.on) {
                Some(name) => {
                    names.push(name);
                    self.put_by(of, text);
                }
                None => effects.extend(self.accept_note(&of, &text)),
            }
        }
        if let Some(said) = self.say_unfinished(&names) {
            self.say(said);
        }
        effects
    }

    /// That notes are not finished, and how to go on; `None` if there are none.
    pub fn unfinished_said(&self) -> Option<String> {
        let names = self
            .unfinished()
            .into_iter()
            .filter_map(|it| self.subject_name(self.notes.place(it, &self.articles).on));
        self.say_unfinished(&names.collect::<Vec<_>>())
    }

    fn say_unfinished(&self, names: &[String]) -> Option<String> {
        let key = self.keymap.key_in_panes(Action::Note);
        match names {
            [] => None,
            [name] => {
                Some(format!("the note on {name} is not finished: {key} there goes on with it"))
            }
            many => {
                let names = many.join(", ");
                Some(format!(
                    "{} notes are not finished ({names}): {key} there goes on",
                    many.len()
                ))
            }
        }
    }
}
