//! The line that the reader is typing: a search, the filter of a list, a command, or a note, which may
//! have several lines.

use unicode_segmentation::UnicodeSegmentation as _;

use super::action::Action;
use super::jumps::Spot;
use super::key::{Key, KeyCode};
use super::palette::Palette;
use super::{App, Effect};
use crate::notes::Placed;
use crate::text::clean::clean;

/// A line that the reader is typing.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What has been typed.
    pub text: String,
    /// The byte of `text` before which the next character comes.
    pub cursor: usize,
    /// What it is for.
    pub(super) kind: PromptKind,
}

/// What a line is typed for.
#[derive(Clone, Debug)]
pub(super) enum PromptKind {
    /// To search; where the reader was, to come back on Escape, and what was searched for before.
    Search(Spot, String),
    /// To filter the view on top.
    Filter,
    /// To filter the passages in the panes; where the reader was, to come back on Escape.
    Passages(Spot),
    /// To run a command.
    Command(Palette),
    /// To write a note.
    Note(Placed),
}

/// What became of a key in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edit {
    /// The text is another.
    Changed,
    /// The line is done.
    Accepted,
    /// The line is given up.
    Cancelled,
    /// The key says nothing here.
    Nothing,
}

impl Prompt {
    /// A line for the purpose `kind` that begins with `text`.
    pub(super) fn new(kind: PromptKind, text: impl Into<String>) -> Self {
        let mut prompt = Self { text: String::new(), cursor: 0, kind };
        prompt.set(text.into());
        prompt
    }

    /// Puts `text` into the line.
    pub(super) fn set(&mut self, text: String) {
        self.cursor = text.len();
        self.text = text;
    }

    /// The sign before the line.
    pub fn sign(&self) -> char {
        match self.kind {
            PromptKind::Search(..) | PromptKind::Filter => '/',
            PromptKind::Passages(_) => '&',
            PromptKind::Command(_) => ':',
            PromptKind::Note(_) => '✎',
        }
    }

    /// Where the reader was before a search or a filter.
    pub(super) fn origin_mut(&mut self) -> Option<&mut Spot> {
        match &mut self.kind {
            PromptKind::Search(origin, _) | PromptKind::Passages(origin) => Some(origin),
            PromptKind::Filter | PromptKind::Command(_) | PromptKind::Note(_) => None,
        }
    }

    /// Whether the passages in the panes are filtered by it.
    pub fn filters_passages(&self) -> bool {
        matches!(self.kind, PromptKind::Passages(_))
    }

    /// Edits the line by a key.
    fn edit(&mut self, key: Key) -> Edit {
        let long = matches!(self.kind, PromptKind::Note(_));
        match key {
            Key { code: KeyCode::Enter, alt: true, .. }
            | Key { code: KeyCode::Char('j'), ctrl: true, .. }
                if long =>
            {
                self.insert('\n');
            }
            Key { code: KeyCode::Enter, .. } => return Edit::Accepted,
            Key { code: KeyCode::Esc, .. } => return Edit::Cancelled,
            Key { code: KeyCode::Backspace, .. } if self.text.is_empty() && !long => {
                return Edit::Cancelled;
            }
            Key { code: KeyCode::Backspace, .. } => self.remove(self.before()..self.cursor),
            Key { code: KeyCode::Delete, .. } => self.remove(self.cursor..self.after()),
            Key { code: KeyCode::Char('u'), ctrl: true, .. } => self.remove(0..self.cursor),
            Key { code: KeyCode::Char('k'), ctrl: true, .. } => {
                self.remove(self.cursor..self.text.len());
            }
            Key { code: KeyCode::Char('w'), ctrl: true, .. } => {
                let kept = self.text[..self.cursor].trim_end().rfind(char::is_whitespace);
                self.remove(kept.map_or(0, |at| at + 1)..self.cursor);
            }
            Key { code: KeyCode::Char(c), ctrl: false, alt: false, .. } => self.insert(c),
            _ => return self.move_cursor(key),
        }
        Edit::Changed
    }

    /// Moves in the line, if the key is one for that.
    fn move_cursor(&mut self, key: Key) -> Edit {
        self.cursor = match key {
            Key { code: KeyCode::Left, .. } => self.before(),
            Key { code: KeyCode::Right, .. } => self.after(),
            Key { code: KeyCode::Home, .. } | Key { code: KeyCode::Char('a'), ctrl: true, .. } => 0,
            Key { code: KeyCode::End, .. } | Key { code: KeyCode::Char('e'), ctrl: true, .. } => {
                self.text.len()
            }
            _ => return Edit::Nothing,
        };
        Edit::Nothing
    }

    fn insert(&mut self, c: char) {
        self.text.insert(self.cursor, c);
        self.cursor += c.len_utf8();
    }

    /// Takes in what was pasted: its words, none of its control characters. A note alone has lines.
    fn paste(&mut self, text: &str) {
        let long = matches!(self.kind, PromptKind::Note(_));
        let cleaned = clean(text);
        let words = if long { cleaned.as_ref() } else { cleaned.trim() };
        let text: String = words
            .chars()
            .map(|c| match c {
                '\t' => ' ',
                '\n' if !long => ' ',
                other => other,
            })
            .collect();
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    fn remove(&mut self, bytes: std::ops::Range<usize>) {
        self.cursor = bytes.start;
        self.text.replace_range(bytes, "");
    }

    /// Where the grapheme before the cursor begins.
    fn before(&self) -> usize {
        let mut graphemes = self.text[..self.cursor].grapheme_indices(true);
        graphemes.next_back().map_or(0, |(at, _)| at)
    }

    /// Where the grapheme after the cursor ends.
    fn after(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }
}

impl App {
    /// Takes a key while a line is being typed.
    pub(super) fn type_key(&mut self, key: Key) -> Vec<Effect> {
        if self.move_in_list(key) {
            return Vec::new();
        }
        let Some(prompt) = &mut self.prompt else { return Vec::new() };
        let edit = prompt.edit(key);
        if edit == Edit::Changed {
            self.typed();
            return Vec::new();
        }
        if edit == Edit::Nothing { Vec::new() } else { self.end_line(edit == Edit::Accepted) }
    }

    /// Ends the line that is being typed: does what it asks for, or gives it up.
    pub(super) fn end_line(&mut self, accepted: bool) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else { return Vec::new() };
        match prompt.kind {
            PromptKind::Search(origin, before) if accepted => {
                self.accept_search(&prompt.text, origin, &before);
            }
            PromptKind::Search(origin, before) => self.cancel_search(&origin, &before),
            PromptKind::Passages(origin) if accepted => self.accept_filter(&prompt.text, origin),
            PromptKind::Passages(origin) => self.cancel_filter(&origin),
            PromptKind::Filter if accepted => {}
            PromptKind::Filter => self.filter(""),
            PromptKind::Command(palette) if accepted => return self.run(&prompt.text, &palette),
            PromptKind::Command(palette) => self.leave_palette(&palette),
            PromptKind::Note(draft) if accepted => return self.accept_note(&draft, &prompt.text),
            PromptKind::Note(draft) => self.drop_note(draft, prompt.text),
        }
        Vec::new()
    }

    /// Takes in a text that was pasted: in the line that is being typed, and nowhere else.
    pub(super) fn paste(&mut self, text: &str) {
        /// Characters of it that are taken; nobody pastes a book into a line.
        const MOST: usize = 50_000;
        self.message = None;
        self.resumed = None;
        self.letter = None;
        self.pending.clear();
        self.count = None;
        let Some(prompt) = &mut self.prompt else {
            let (search, command) = (self.key_for(Action::Search), self.key_for(Action::Palette));
            return self
                .say(format!("nothing is being typed: {search} or {command} first, then paste"));
        };
        let end = text.char_indices().nth(MOST).map_or(text.len(), |it| it.0);
        prompt.paste(&text[..end]);
        self.typed();
        if end < text.len() {
            self.warn(format!("only the first {MOST} characters of what you pasted are taken"));
        }
    }

    /// Moves in the list that the line chooses from, if the key is one for that.
    fn move_in_list(&mut self, key: Key) -> bool {
        let held = |c| Key { ctrl: true, ..Key::plain(KeyCode::Char(c)) };
        let steps = match key.code {
            KeyCode::Up => -1,
            KeyCode::Tab if key.shift => -1,
            KeyCode::Down | KeyCode::Tab => 1,
            _ if key == held('n') => 1,
            _ if key == held('p') => -1,
            _ => return false,
        };
        match &mut self.prompt {
            Some(prompt) if prompt.filters_passages() => {
                prompt.set(Self::next_named(&prompt.text, steps).to_owned());
                self.typed();
            }
            Some(Prompt { kind: PromptKind::Filter, .. }) => self.move_selection(steps),
            Some(Prompt { kind: PromptKind::Search(..), text, .. }) => {
                let text = std::mem::take(text);
                let again = self.search_before(&text, steps).map_or(text, str::to_owned);
                if let Some(prompt) = &mut self.prompt {
                    prompt.set(again);
                }
                self.typed();
            }
            Some(Prompt { kind: PromptKind::Command(_), .. }) => {
                self.move_in_palette(steps, key.code == KeyCode::Tab);
            }
            _ => {}
        }
        true
    }

    /// Does what a line asks for while it is being typed.
    fn typed(&mut self) {
        let Some(Prompt { text, kind, .. }) = self.prompt.clone() else { return };
        match kind {
            PromptKind::Search(origin, _) => self.search_while_typing(&text, &origin),
            PromptKind::Passages(origin) => self.filter_while_typing(&text, &origin),
            PromptKind::Filter => self.filter(&text),
            PromptKind::Command(_) => self.complete(),
            PromptKind::Note(_) => {}
        }
    }

    /// Filters the view on top.
    pub(super) fn filter(&mut self, wanted: &str) {
        if let Some(view) = self.views.last_mut() {
            wanted.clone_into(&mut view.filter);
            self.relist();
        }
    }
}
