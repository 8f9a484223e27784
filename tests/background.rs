//! Terminals that tell their background at once, late, or never.
#![cfg(unix)]

mod common;

use std::time::Duration;

use common::session::{Session, assert_restored, program};

/// What is asked.
const QUESTION: &str = "\x1b]11;?\x1b\\";
/// Answers of a terminal with dark text on a pale background, as xterm and as rxvt end them.
const PALE: &str = "\x1b]11;rgb:fafa/fafa/f5f5\x1b\\";
const PALE_WITH_BELL: &str = "\x1b]11;rgb:fa/fa/f5\x07";

/// A session that has asked for the background, with what it wrote until then.
fn asking(variables: &[(&str, &str)]) -> Session {
    let mut command = program();
    command.env("COLORTERM", "truecolor");
    command.env_remove("COLORFGBG");
    for (name, value) in variables {
        command.env(name, value);
    }
    Session::start(100, 30, command)
}

fn is_pale(screen: &vt100::Screen) -> bool {
    background(screen) == vt100::Color::Rgb(0xfb, 0xf9, 0xf3)
}

fn is_dark(screen: &vt100::Screen) -> bool {
    background(screen) == vt100::Color::Rgb(0x16, 0x1a, 0x21)
}

/// The background of a pane's text.
fn background(screen: &vt100::Screen) -> vt100::Color {
    screen.cell(5, 40).map_or(vt100::Color::Default, vt100::Cell::bgcolor)
}

/// Ends the session and looks at what it leaves.
fn quit(mut session: Session) {
    session.press("q");
    let (screen, code) = session.end();
    assert_eq!(code, 0);
    assert_restored(screen.screen());
}

#[test]
fn a_terminal_that_answers_at_once_is_believed() {
    for answer in [PALE, PALE_WITH_BELL] {
        let mut session = asking(&[]);
        session.wait_for_bytes(QUESTION);
        session.press(answer);
        session.wait_for("pale", is_pale);
        session.wait_for_text("events ·");
        assert!(is_pale(session.screen.screen()));
        quit(session);
    }
}

#[test]
fn a_terminal_that_answers_late_changes_the_looks_and_nothing_else() {
    let mut session = asking(&[]);
    session.wait_for("dark", is_dark);
    session.wait_for_text("events ·");
    session.press("j");
    session.bytes_within(Duration::from_millis(300));
    let before = session.screen.screen().contents();
    session.press(PALE);
    session.wait_for("pale", is_pale);
    assert_eq!(session.screen.screen().contents(), before, "no sign of it was taken for a key");
    quit(session);
}

#[test]
fn on_a_terminal_that_never_answers_keys_mean_what_they_mean() {
    let mut session = asking(&[]);
    session.wait_for_text("events ·");
    assert!(is_dark(session.screen.screen()));
    session.press("\x1b]");
    session.press("E");
    session.wait_for_text("Events ·");
    session.press("q");
    quit(session);
}

#[test]
fn an_answer_on_its_way_does_not_go_to_the_shell() {
    let mut session = asking(&[]);
    session.wait_for_bytes(QUESTION);
    session.press("q");
    session.press(PALE);
    let (screen, code) = session.end();
    assert_eq!(code, 0);
    assert!(!screen.screen().contents().contains("rgb"), "{}", screen.screen().contents());
}

#[test]
fn the_variable_that_some_terminals_set_is_believed_until_there_is_an_answer() {
    let mut session = asking(&[("COLORFGBG", "0;default;15")]);
    session.wait_for("pale", is_pale);
    quit(session);
}

#[test]
fn nobody_is_asked_where_the_answer_would_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("config.toml");
    std::fs::write(&settings, "background = \"light\"\n").unwrap();
    let fixed = [("PARALLAX_CONFIG", settings.to_str().unwrap())];
    for (variables, pale) in [(&fixed[..], true), (&[("NO_COLOR", "1")], false)] {
        let mut session = asking(variables);
        session.wait_for_text("events ·");
        assert!(!session.has_written(QUESTION));
        assert_eq!(is_pale(session.screen.screen()), pale);
        quit(session);
    }
}
