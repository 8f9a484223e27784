//! A note whose writing is broken off, by whatever, is there again when the reader comes back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::Reader;
use parallax::app::{Effect, Input};
use parallax::notes::Note;

/// What was last handed over to be kept while it is not finished.
fn handed_over(reader: &Reader) -> Option<Vec<&str>> {
    reader.effects.iter().rev().find_map(|it| match it {
        Effect::KeepUnfinished(notes) => Some(notes.iter().map(|it| it.text.as_str()).collect()),
        _ => None,
    })
}

fn notes(reader: &Reader) -> Vec<Note> {
    reader.app.unfinished()
}

#[test]
fn every_key_of_it_is_handed_over_and_nothing_once_it_is_kept() {
    let mut reader = Reader::new(120, 40);
    reader.press("3Gc");
    assert_eq!(handed_over(&reader), None, "nothing is written yet");
    reader.press("Why");
    assert_eq!(handed_over(&reader), Some(vec!["Why"]));
    reader.press("<Esc>");
    let handed = reader.effects.len();
    reader.press("4Gjj");
    assert_eq!(reader.effects.len(), handed, "nothing new");
    reader.press("cAnd here<Esc>3Gc?<Enter>");
    assert_eq!(handed_over(&reader), Some(vec!["And here"]));
    reader.press("4Gc<Enter>");
    assert_eq!(handed_over(&reader), Some(vec![]));
    let kept: Vec<&str> = reader.app.notes().iter().map(|it| it.note.text.as_str()).collect();
    assert_eq!(kept, ["Why?", "And here"]);
}

#[test]
fn it_is_offered_again_and_gone_on_with() {
    let mut before = Reader::new(120, 40);
    before.press("3GcWhy<Esc>").press("2").pause().press("cWho");
    let mut after = Reader::new(120, 40);
    after.handle(Input::Unfinished(notes(&before)));
    assert_eq!(after.message(), "2 notes are not finished (A ¶3, B ¶1): c there goes on",);
    assert_eq!(handed_over(&after), None, "it is kept already");
    after.press("3Gc");
    assert!(after.screen().contains("✎") || after.screen().contains("Why"));
    after.press(" so?<Enter>");
    assert_eq!(after.app.notes()[0].note.text, "Why so?");
    assert_eq!(handed_over(&after), Some(vec!["Who"]));
}

#[test]
fn a_change_that_was_not_finished_leaves_the_note_as_it_was() {
    let mut before = Reader::new(120, 40);
    before.press("3GcFirst.<Enter>c Second");
    let kept = before.app.notes()[0].note.clone();
    let mut after = Reader::new(120, 40);
    let names = before.app.articles.iter().map(|it| it.source.clone()).collect();
    let notes_kept = parallax::notes::Kept { notes: vec![kept], ..Default::default() };
    after.app.open_notes(names, notes_kept);
    after.handle(Input::Unfinished(notes(&before)));
    assert_eq!(after.app.notes()[0].note.text, "First.");
    after.press("3Gc.<Enter>");
    assert_eq!(after.app.notes().len(), 1);
    assert_eq!(after.app.notes()[0].note.text, "First. Second.");
}

#[test]
fn what_has_lost_its_passage_becomes_a_note() {
    let mut before = Reader::new(120, 40);
    before.press("3GcWhy");
    let mut lost = notes(&before);
    lost[0].on.anchor.quote = "Nobody ever wrote this.".into();
    let mut after = Reader::new(120, 40);
    after.handle(Input::Unfinished(lost));
    assert!(matches!(after.effects[0], Effect::Keep(_)), "{:?}", after.effects);
    assert_eq!(handed_over(&after), Some(vec![]));
    assert_eq!(after.app.notes()[0].note.text, "Why");
}

#[cfg(unix)]
mod on_disk {
    use std::fs;
    use std::path::Path;

    use crate::common::session::{Session as Terminal, program};

    fn start(set: &Path, state: &Path) -> Terminal {
        start_with(set, state, &[])
    }

    fn start_with(set: &Path, state: &Path, options: &[&str]) -> Terminal {
        let mut command = program();
        command.env("XDG_STATE_HOME", state);
        command.args(options);
        command.arg(set);
        let mut terminal = Terminal::start(100, 30, command);
        terminal.wait_for_text("told by A alone");
        terminal
    }

    fn set() -> tempfile::TempDir {
        let set = tempfile::tempdir().unwrap();
        for (name, text) in [("ash", "Ash burnt all night."), ("birch", "Birch kept well.")] {
            fs::write(set.path().join(format!("{name}.txt")), text).unwrap();
        }
        set
    }

    /// Where the notes of `state` that are not finished lie.
    fn unfinished(state: &Path) -> Option<String> {
        let mut files = fs::read_dir(state.join("parallax/unfinished")).ok()?;
        let is_file = |it: &fs::DirEntry| it.path().extension().is_some_and(|it| it == "toml");
        let file = files.find_map(|it| it.ok().filter(is_file))?;
        fs::read_to_string(file.path()).ok()
    }

    fn wait_for_draft(terminal: &mut Terminal, state: &Path, words: &str) {
        for _ in 0..2000 {
            if unfinished(state).is_some_and(|it| it.contains(words)) {
                return;
            }
            terminal.bytes_within(std::time::Duration::from_millis(10));
        }
        panic!("never kept: {words}");
    }

    #[test]
    fn whatever_ends_the_program_the_note_is_there_again() {
        for end in ["C-c", "TERM", "HUP", "KILL"] {
            let (set, state) = (set(), tempfile::tempdir().unwrap());
            let mut terminal = start(set.path(), state.path());
            terminal.press("cHalf a thou");
            terminal.wait_for_text("Half a thou");
            if end == "C-c" {
                terminal.press("\x03");
            } else {
                wait_for_draft(&mut terminal, state.path(), "Half a thou");
                terminal.signal(end);
            }
            let (screen, code) = terminal.end();
            if end == "C-c" {
                let left = screen.screen().contents();
                assert!(left.contains("the note on A ¶1 is not finished"), "{left}");
                assert_eq!(code, 0);
            }
            let mut terminal = start(set.path(), state.path());
            terminal.wait_for_text("the note on A ¶1 is not finished: c there goes on with it");
            terminal.press("cght.\r");
            terminal.wait_for_text("note kept");
            terminal.press("\x03");
            assert_eq!(terminal.end().1, 0);
            let notes = fs::read_to_string(set.path().join("parallax-notes.toml")).unwrap();
            assert!(notes.contains("Half a thought."), "{notes}");
            assert_eq!(unfinished(state.path()), None, "it is finished");
        }
    }

    #[test]
    fn notes_that_cannot_be_kept_wait_for_the_next_time() {
        let (set, state) = (set(), tempfile::tempdir().unwrap());
        let notes = set.path().join("parallax-notes.toml");
        let mut terminal = start(set.path(), state.path());
        fs::write(&notes, "[[note\n").unwrap();
        terminal.press("cA thought.\r");
        terminal.wait_for_text("not kept:");
        terminal.press("\x03");
        let (screen, code) = terminal.end();
        let left = screen.screen().contents().replace('\n', "");
        assert!(left.contains("wait as unfinished ones"), "{left}");
        assert_eq!(code, 0, "nothing is lost");
        assert_eq!(fs::read_to_string(&notes).unwrap(), "[[note\n", "nobody's file is destroyed");
        fs::remove_file(&notes).unwrap();
        let mut terminal = start(set.path(), state.path());
        terminal.wait_for_text("is not finished");
        terminal.press("c\r");
        terminal.wait_for_text("note kept");
        terminal.press("\x03");
        terminal.end();
        assert!(fs::read_to_string(&notes).unwrap().contains("A thought."));
    }

    #[test]
    fn an_unfinished_note_is_said_on_the_way_out_where_nothing_is_kept() {
        let (set, state) = (set(), tempfile::tempdir().unwrap());
        let mut terminal = start_with(set.path(), state.path(), &["--no-notes"]);
        terminal.press("cHalf a thou");
        terminal.wait_for_text("Half a thou");
        terminal.press("\x03");
        let (screen, code) = terminal.end();
        let left = screen.screen().contents().replace('\n', "");
        assert!(left.contains("was not finished and is kept nowhere: Half a thou"), "{left}");
        assert_eq!(code, 0, "nothing was to be kept");
        assert_eq!(unfinished(state.path()), None);
    }

    #[test]
    fn a_note_that_is_kept_nowhere_is_said_on_the_way_out() {
        let (set, state) = (set(), tempfile::tempdir().unwrap());
        let nowhere = state.path().join("a-file");
        fs::write(&nowhere, "x").unwrap();
        let mut terminal = start(set.path(), &nowhere);
        fs::write(set.path().join("parallax-notes.toml"), "[[note\n").unwrap();
        terminal.press("cA thought.\r");
        terminal.wait_for_text("not kept:");
        terminal.press("\x03");
        let (screen, code) = terminal.end();
        let left = screen.screen().contents().replace('\n', "");
        assert!(left.contains("a note on ash.txt is kept nowhere: A thought."), "{left}");
        assert_eq!(code, 1);
    }
}
