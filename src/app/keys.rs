//! From keys to actions: sequences, counts, and which keys are in force where the reader is.

use super::action::Action;
use super::key::{Key, KeyCode};
use super::keymap::{self, Context, Lookup};
use super::view::ViewKind;
use super::{App, Effect};
use crate::text::siglum;

/// A count being typed. Its first digit already focuses an article; a key that takes a count
/// undoes that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) value: usize,
    pub(super) focus_before: usize,
}

impl App {
    /// Whether a [`super::Input::Pause`] is wanted when no key comes for a moment.
    pub fn wants_pause(&self) -> bool {
        self.count.is_some()
    }

    /// Keys of a sequence that is not complete yet.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// The same, as the hint box titles them.
    pub fn pending_keys(&self) -> String {
        keymap::written(&self.pending)
    }

    /// The count being typed.
    pub fn count(&self) -> Option<usize> {
        self.count.map(|count| count.value)
    }

    /// Takes a key.
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        self.message = None;
        self.resumed = None;
        if key == Key::QUIT {
            return vec![Effect::Quit];
        }
        if self.prompt.is_some() {
            return self.type_key(key);
        }
        if let Some(letter) = self.letter.take() {
            return self.take_letter(letter, key);
        }
        if let Some(digit) = key.digit().filter(|_| self.pending.is_empty())
            && self.add_digit(key, digit as usize)
        {
            return Vec::new();
        }
        self.pending.push(key);
        match self.keymap.look_up(self.context(), &self.pending) {
            Lookup::Prefix => Vec::new(),
            Lookup::Action(action) => {
                self.pending.clear();
                self.update(action)
            }
            Lookup::Command(line) => {
                let line = line.to_owned();
                self.pending.clear();
                self.count = None;
                self.command(&line)
            }
            Lookup::Unbound => {
                let keys = keymap::written(&std::mem::take(&mut self.pending));
                self.count = None;
                if key.code != KeyCode::Esc {
                    let help = self.key_for(Action::Help);
                    self.warn(format!("{keys} does nothing; {help} lists the keys"));
                }
                Vec::new()
            }
        }
    }

    /// Takes it that no key came for a while: a digit alone has meant an article, and half of a sequence of
    /// twice the same key after a count (`42g`) means the whole.
    pub(super) fn pause(&mut self) -> Vec<Effect> {
        if let (Some(_), &[key]) = (self.count, self.pending.as_slice())
            && let Lookup::Action(action) = self.keymap.look_up(self.context(), &[key, key])
        {
            self.pending.clear();
            return self.update(action);
        }
        self.count = None;
        Vec::new()
    }

    /// Adds a digit to the count. A count never begins with 0, nor with a digit that the reader has
    /// made ask for something else.
    fn add_digit(&mut self, key: Key, digit: usize) -> bool {
        match &mut self.count {
            Some(count) => {
                count.value = count.value.saturating_mul(10).saturating_add(digit).min(99_999);
                let before = count.focus_before;
                self.set_focus(before);
            }
            None if digit == 0 => return false,
            None => {
                let asks = self.keymap.look_up(self.context(), &[key]);
                let focuses = asks == Lookup::Action(Action::FocusNumber);
                if !focuses && asks != Lookup::Unbound {
                    return false;
                }
                self.count = Some(Count { value: digit, focus_before: self.focus });
                if focuses && self.views.is_empty() && self.is_open(digit - 1) {
                    self.set_focus(digit - 1);
                } else if focuses && self.views.is_empty() && digit <= self.panes.len() {
                    let letter = siglum(digit - 1);
                    self.say(format!("{letter} is closed; :reopen {letter} opens it"));
                }
            }
        }
        true
    }

    /// Where a key is pressed now.
    pub(super) fn context(&self) -> Context {
        self.view().map_or(Context::Panes, |view| Context::View(view.kind))
    }

    /// All key sequences that ask for `action` here.
    pub fn keys_for(&self, action: Action) -> Vec<String> {
        self.keymap.keys_for(self.context(), action)
    }

    /// All key sequences that ask for a line of the palette here.
    pub(super) fn keys_for_command(&self, line: &str) -> Vec<String> {
        self.keymap.keys_for_command(self.context(), line)
    }

    /// The first key sequence that asks for `action` here; empty if there is none.
    pub fn key_for(&self, action: Action) -> String {
        self.keys_for(action).into_iter().next().unwrap_or_default()
    }

    /// Where the help was asked for, or else where a key is pressed now.
    pub(super) fn context_below_help(&self) -> Context {
        let below = self.views.iter().rev().find(|view| view.kind != ViewKind::Help);
        below.map_or(Context::Panes, |view| Context::View(view.kind))
    }

    /// The keys that may follow the pending ones, with what they ask for, and what they are titled;
    /// `None` while no more keys are waited for.
    pub fn hints(&self) -> Option<(String, Vec<(String, String)>)> {
        if self.pending.is_empty() {
            return self.letter_hints();
        }
        let hints = self.keymap.hints(self.context(), self.pending()).into_iter();
        Some((self.pending_keys(), hints.map(|(key, says)| (key, says.to_owned())).collect()))
    }
}
