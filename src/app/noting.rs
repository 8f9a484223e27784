//! Notes on passages and links: written, changed and removed.

use crate::analysis::SentenceRef;
use crate::notes::{Change, Kept, Notes, Placed, Subject};
use crate::page::RulerMark;
use crate::text::Span;

use super::action::Action;
use super::prompt::{Prompt, PromptKind};
use super::view::{View, ViewKind, why};
use super::{App, Effect};

impl App {
    /// Opens the notes on the set: what it calls its articles, and what was made of it before. Says
    /// what has lost its passage.
    pub fn open_notes(&mut self, names: Vec<String>, kept: Kept) {
        self.notes = Notes::new(names);
        self.notes.set(kept, &self.articles);
        if let Some(lost) = self.notes.lost() {
            self.warn(lost);
        }
    }

    /// Takes notes in that were changed elsewhere, once they hold all of the reader's own changes.
    pub(super) fn take_notes(&mut self, count: usize, kept: Kept) -> Vec<Effect> {
        if count < self.changes {
            return Vec::new();
        }
        let (judged, notes) = (self.judged(), self.notes.notes().to_vec());
        self.notes.set(kept, &self.articles);
        let same = self.judged() == judged;
        if same && self.notes.notes() == notes {
            return Vec::new();
        }
        self.say("the notes were changed elsewhere; both changes are kept");
        self.relist();
        if same { Vec::new() } else { vec![self.analyse_anew()] }
    }

    /// All notes, in the order in which they were made.
    pub fn notes(&self) -> &[Placed] {
        self.notes.notes()
    }

    /// The note on the passage here: on the sentence that the reader stands on, or else on one that begins
    /// in this row; the newest of several.
    pub fn note_here(&self) -> Option<&Placed> {
        let here = self.sentence_here()?;
        let own = self.notes.note_on(Subject::Passage(here));
        let row = self.focused().cursor_span();
        let found = own.or_else(|| {
            let begins = |it: &Placed| match it.on {
                Some(Subject::Passage(at)) if at.article == here.article => {
                    row.contains(self.start_of(at))
                }
                _ => false,
            };
            self.notes().iter().rposition(begins)
        });
        self.notes().get(found?)
    }

    /// The note on the link of two sentences; the newest of several.
    pub fn note_on_link(&self, a: SentenceRef, b: SentenceRef) -> Option<&Placed> {
        self.notes().get(self.notes.note_on(Subject::link(a, b))?)
    }

    /// Whether a sentence that begins in the bytes `row` of an article has a note, or one of its links.
    pub fn has_note(&self, article: usize, row: Span) -> bool {
        let begins = |at: SentenceRef| at.article == article && row.contains(self.start_of(at));
        self.notes().iter().any(|it| match it.on {
            Some(Subject::Passage(at)) => begins(at),
            Some(Subject::Link(ends)) => ends.into_iter().any(begins),
            None => false,
        })
    }

    /// What the reader has made in an article, in order: notes, on passages and on the ends of links, and
    /// marks.
    pub fn own_marks(&self, article: usize) -> Vec<(usize, RulerMark)> {
        let ends = self.notes().iter().flat_map(|it| match it.on {
            Some(Subject::Passage(at)) => [Some(at), None],
            Some(Subject::Link([a, b])) => [Some(a), Some(b)],
            None => [None, None],
        });
        let here = ends.flatten().filter(|it| it.article == article);
        let mut own: Vec<_> = here.map(|it| (self.start_of(it), RulerMark::Note)).collect();
        let letters = self.letters().filter_map(|(letter, mark)| {
            let (_, offset) = mark.at.filter(|it| it.0 == article)?;
            Some((offset, RulerMark::Letter(letter)))
        });
        own.extend(letters);
        own.sort_unstable();
        own
    }

    /// What a note is on, in words: `A ¶4`, `A ¶4 – B ¶2`; `None` if that is lost.
    pub fn subject_name(&self, on: Option<Subject>) -> Option<String> {
        let name = |at: SentenceRef| self.place_name(at.article, self.start_of(at));
        Some(match on? {
            Subject::Passage(at) => name(at),
            Subject::Link([a, b]) => format!("{} – {}", name(a), name(b)),
        })
    }

    fn start_of(&self, at: SentenceRef) -> usize {
        self.articles[at.article].sentences[at.sentence].span.start
    }

    /// Opens the line for a note: on the passage here, in the why view on the selected link, in the list
    /// of notes the selected one.
    pub(super) fn write_note(&mut self) {
        let item = self.view().and_then(View::item);
        let begun = |on: Subject| self.notes.begin(&self.articles, on);
        let draft = match (self.view().map(|it| it.kind), item) {
            (None, _) => match (self.note_here(), self.sentence_here()) {
                (Some(note), _) => note.clone(),
                (None, Some(here)) => begun(Subject::Passage(here)),
                (None, None) => return self.say("there is no sentence here to write a note on"),
            },
            (Some(ViewKind::Why), Some(item)) => {
                let Some(partner) = why::partner(self, item) else { return };
                match self.note_on_link(partner.here, partner.there) {
                    Some(note) => note.clone(),
                    None => begun(Subject::link(partner.here, partner.there)),
                }
            }
            (Some(ViewKind::Notes), Some(item)) => {
                let Some(note) = self.notes().get(item) else { return };
                note.clone()
            }
            _ => return self.say_view_is_open(),
        };
        let text = self.go_on_writing(&draft).unwrap_or_else(|| draft.note.text.clone());
        self.prompt = Some(Prompt::new(PromptKind::Note(draft), text));
    }

    /// The heading of the note that is being written.
    pub fn note_title(&self) -> Option<String> {
        let Some(Prompt { kind: PromptKind::Note(draft), .. }) = &self.prompt else { return None };
        let new = if draft.note.text.is_empty() { "New note" } else { "Note" };
        Some(match self.subject_name(draft.on) {
            Some(name) => format!("{new} on {name}"),
            None => format!("{new} on {}, passage lost", draft.note.on.article),
        })
    }

    /// Keeps what was written; an empty text removes the note.
    pub(super) fn accept_note(&mut self, draft: &Placed, text: &str) -> Vec<Effect> {
        let change = self.notes.write(draft, text.trim());
        match &change {
            Some(Change::Remove(_)) => self.say("note removed"),
            Some(_) => {
                let list = self.key_for(Action::Notes);
                self.say(format!("note kept; {list} lists all notes"));
            }
            None => {}
        }
        self.keep_note(change)
    }

    /// Leaves a note as it was. What was typed is there again when the reader comes back to the passage.
    pub(super) fn drop_note(&mut self, draft: Placed, text: String) {
        if draft.note.text != text {
            let again = self.key_for(Action::Note);
            self.say(format!("not kept; {again} on the same passage goes on with what you typed"));
            self.put_by(draft, text);
        }
    }

    /// Finds the passages of notes that are being written, or were, in other articles.
    pub(super) fn renew_drafts(&mut self) {
        let Self { notes, articles, prompt, unfinished, .. } = self;
        let place = |it: &mut Placed| *it = notes.place(it.note.clone(), articles);
        if let Some(Prompt { kind: PromptKind::Note(draft), .. }) = prompt {
            place(draft);
        }
        for it in unfinished {
            place(&mut it.of);
        }
    }

    /// Removes the note that is selected in the list, when asked for the second time.
    pub(super) fn remove_selected_note(&mut self) -> Vec<Effect> {
        let item = self.view().and_then(View::item);
        let Some(note) = item.and_then(|it| self.notes().get(it)).cloned() else {
            return Vec::new();
        };
        if self.doomed.take().as_ref() != Some(&note.note) {
            self.say("the same key again removes this note");
            self.doomed = Some(note.note);
            return Vec::new();
        }
        self.say("note removed");
        let change = self.notes.write(&note, "");
        self.keep_note(change)
    }

    fn keep_note(&mut self, change: Option<Change>) -> Vec<Effect> {
        let Some(change) = change else { return Vec::new() };
        self.changes += 1;
        self.relist();
        vec![Effect::Keep(change)]
    }

    /// Goes to what a note is on. The view is closed already.
    pub(super) fn go_to_note(&mut self, note: usize) {
        match self.notes().get(note).map(|it| (it.on, it.note.on.article.clone())) {
            Some((Some(Subject::Passage(at) | Subject::Link([at, _])), _)) => {
                self.go_to(at.article, self.start_of(at), None);
            }
            Some((None, article)) => {
                self.open_view(ViewKind::Notes);
                if let Some(view) = self.views.last_mut() {
                    let row = view.rows.iter().position(|&it| it == note);
                    view.selected = row.unwrap_or(view.selected);
                }
                self.say(format!("its passage no longer stands in {article}; the note is kept"));
            }
            None => {}
        }
    }
}
