//! The real program among its surroundings: the clipboard, the mouse, an editor, files that change.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use common::session::{Session, assert_restored, program, write_program};
use tempfile::TempDir;
use vt100::MouseProtocolMode;

const ONE: &str = "The tern came back in May.\n\nIt had been away for a year and a day.\n";
const TWO: &str = "Nobody had seen the tern.\n\nThe keeper wrote that down.\n";

/// A folder with two articles, settings, and an editor of our own.
struct Desk {
    folder: TempDir,
    variables: Vec<(&'static str, PathBuf)>,
}

impl Desk {
    fn new(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("set")).unwrap();
        let desk = Self { folder, variables: Vec::new() };
        fs::write(desk.path("a.txt"), ONE).unwrap();
        fs::write(desk.path("b.txt"), TWO).unwrap();
        fs::write(desk.beside("config.toml"), settings).unwrap();
        desk
    }

    /// A file of the set.
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("set").join(name)
    }

    /// A file that is none of the set's.
    fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes a program that runs a script, and names it as the editor.
    fn editor(&mut self, name: &str, script: &str) {
        let path = self.beside(name);
        write_program(&path, script);
        self.variables.push(("EDITOR", path));
    }

    fn read(&self) -> Session {
        let mut command = program();
        command.env("PARALLAX_CONFIG", self.beside("config.toml"));
        for variable in ["TMUX", "VISUAL", "EDITOR"] {
            command.env_remove(variable);
        }
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.arg(self.path(""));
        let mut session = Session::start(100, 24, command);
        session.wait_for_text("told by A B");
        session
    }
}

/// Puts a new file in the place of another at once, as careful editors do.
fn replace(path: &Path, text: &str) {
    let new = path.with_extension("new");
    fs::write(&new, text).unwrap();
    fs::rename(new, path).unwrap();
}

/// The bytes that base 64 stands for.
fn decode(coded: &[u8]) -> Vec<u8> {
    let value = |byte: u8| {
        let all = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        all.iter().position(|it| *it == byte).map(|it| it as u32)
    };
    let digits: Vec<u32> = coded.iter().filter_map(|it| value(*it)).collect();
    digits
        .chunks(4)
        .flat_map(|it| {
            let bits = it.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - it.len()));
            bits.to_be_bytes()[1..it.len()].to_vec()
        })
        .collect()
}

/// What stands between `before` and `after` in what the program has written.
fn written<'a>(session: &'a Session, before: &[u8], after: &[u8]) -> Option<&'a [u8]> {
    let find = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).position(|it| it == what);
    let rest = &session.written[find(&session.written, before)? + before.len()..];
    Some(&rest[..find(rest, after)?])
}

#[test]
fn a_citation_goes_to_the_clipboard_of_the_terminal() {
    let desk = Desk::new("");
    let mut session = desk.read();
    session.press("2Gy");
    session.wait_for_text("copied: A ¶2");
    let coded = written(&session, b"\x1b]52;c;", b"\x1b\\").expect("a clipboard sequence").to_vec();
    let text = String::from_utf8(decode(&coded)).unwrap();
    assert_eq!(text, "[A] a.txt, no date, ¶2:\nIt had been away for a year and a day.\n");
    assert!(written(&session, b"\x1bPtmux;", b"\\").is_none(), "this is no tmux");
    session.press("q");
    assert_eq!(session.end().1, 0);
}

#[test]
fn in_tmux_it_is_sent_in_both_forms() {
    let mut desk = Desk::new("");
    desk.variables.push(("TMUX", "/tmp/tmux-0/default,1,0".into()));
    let mut session = desk.read();
    session.press("y");
    session.wait_for_text("copied: A ¶1");
    assert!(written(&session, b"\x1b]52;c;", b"\x1b\\").is_some());
    let inner = written(&session, b"\x1bPtmux;", b"\x1b\x1b\\\x1b\\").unwrap();
    assert!(inner.starts_with(b"\x1b\x1b]52;c;"));
    session.press("q");
    session.end();
}

#[test]
fn the_mouse_focuses_and_scrolls_until_it_is_given_away() {
    let desk = Desk::new("");
    let mut session = desk.read();
    session.wait_for("the mouse", |it| it.mouse_protocol_mode() == MouseProtocolMode::PressRelease);
    session.press("\x1b[<0;70;5M\x1b[<0;70;5m");
    session.wait_for_text(" B 10 w");
    session.press("\x1b[<64;10;5M\x1b[<65;10;5M1");
    session.wait_for_text(" A 16 w");
    session.press("gm");
    session.wait_for("it gone", |it| it.mouse_protocol_mode() == MouseProtocolMode::None);
    session.press("gm");
    session.wait_for("it back", |it| it.mouse_protocol_mode() == MouseProtocolMode::PressRelease);
    session.press("q");
    let (screen, code) = session.end();
    assert_eq!(code, 0);
    assert_restored(screen.screen());
}

#[test]
fn who_sets_no_mouse_has_none() {
    let desk = Desk::new("mouse = false");
    let mut session = desk.read();
    session.bytes_within(Duration::from_millis(100));
    assert!(written(&session, b"\x1b[?1000", b"h").is_none());
    session.press("q");
    session.end();
}

#[test]
fn an_editor_gets_the_line_and_the_terminal_and_what_it_wrote_is_read() {
    let mut desk = Desk::new("watch = false");
    let (log, go) = (desk.beside("log"), desk.beside("go"));
    let script = format!(
        "echo \"$1\" > {log}; while [ ! -e {go} ]; do sleep 0.02; done\n\
         printf 'A word before.\\n\\n' | cat - \"$2\" > \"$2.new\" && mv \"$2.new\" \"$2\"",
        log = log.display(),
        go = go.display(),
    );
    desk.editor("vi", &script);
    let mut session = desk.read();
    session.press("2Ge");
    session.wait_for("the editor's screen", |it| !it.alternate_screen());
    session.wait_for_file(&log);
    assert_restored(session.screen.screen());
    // An interrupt is the editor's own affair.
    session.signal("INT");
    fs::write(&go, "").unwrap();
    session.wait_for("our screen", vt100::Screen::alternate_screen);
    session.wait_for_text("A changed and read again");
    assert_eq!(fs::read_to_string(&log).unwrap(), "+3\n");
    session.wait_for_text("¶3 It had been");
    session.press("q");
    let (screen, code) = session.end();
    assert_eq!(code, 0);
    assert_restored(screen.screen());
}

#[test]
fn an_editor_that_is_not_there_or_fails_is_told() {
    let mut desk = Desk::new("");
    desk.variables.push(("VISUAL", "no-such-editor".into()));
    let mut session = desk.read();
    session.press("e");
    session.wait_for_text("the editor `no-such-editor` cannot be run; set VISUAL");
    session.press("q");
    assert_eq!(session.end().1, 0);

    let mut desk = Desk::new("");
    desk.editor("failing", "exit 3");
    let mut session = desk.read();
    session.press("e");
    session.wait_for_text("failed (exit status: 3)");
    session.press("q");
    session.end();
}

#[test]
fn what_is_no_file_cannot_be_edited() {
    let mut session = Session::samples(120, 30);
    session.wait_for_text("events ·");
    session.press("e");
    session.wait_for_text("is not a file of yours");
    session.press("q");
    session.end();
}

#[test]
fn a_file_that_is_replaced_or_goes_is_noticed_and_then_it_is_quiet() {
    let desk = Desk::new("");
    let mut session = desk.read();
    session.press("G");
    replace(&desk.path("a.txt"), &format!("A word before.\n\n{ONE}"));
    session.wait_for_text("A changed and read again");
    session.wait_for_text("¶3 It had been");
    fs::write(desk.path("b.txt"), format!("{TWO}\nAnd more.\n")).unwrap();
    session.wait_for_text("B changed and read again");
    session.wait_for_text("And more.");
    fs::remove_file(desk.path("b.txt")).unwrap();
    session.wait_for_text("stays");
    session.wait_for_text("And more.");
    session.bytes_within(Duration::from_millis(400));
    assert_eq!(session.bytes_within(Duration::from_millis(700)), 0);
    session.press("q");
    assert_eq!(session.end().1, 0);
}

#[test]
fn read_by_hand_where_nothing_is_watched() {
    let desk = Desk::new("watch = false");
    let mut session = desk.read();
    session.press("R");
    session.wait_for_text("nothing has changed");
    replace(&desk.path("b.txt"), &format!("{TWO}\nAnd more.\n"));
    session.press("R");
    session.wait_for_text("B changed and read again");
    session.wait_for_text("And more.");
    session.press("q");
    session.end();
}
