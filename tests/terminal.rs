//! The real program in a pseudo-terminal: what only a terminal shows.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use common::session::{PATIENCE, Session, assert_restored, program};
use parallax::ingest::Set;
use parallax::shell::config::Config;
use parallax::shell::{Settings, Themes};
use parallax::text::{Article, Block, BlockKind, Sentence, Span};
use portable_pty::CommandBuilder;

#[test]
fn the_samples_open_and_q_gives_the_terminal_back() {
    let mut session = Session::samples(120, 40);
    session.wait_for_text("These are the samples");
    assert!(session.screen.screen().alternate_screen());
    session.wait_for_text("Lamplight Review");
    session.press("q");
    let (screen, code) = session.end();
    assert_eq!(code, 0);
    assert_restored(screen.screen());
}

#[test]
fn keys_work_and_the_analysis_arrives() {
    let mut session = Session::samples(120, 40);
    session.wait_for_text("events ·");
    session.press("E");
    session.wait_for_text("─ Events · by importance");
    session.press("q4");
    session.wait_for_text("[D]");
    session.press("?");
    session.wait_for_text("this row to the middle of the screen");
    session.press("\x03");
    let (screen, code) = session.end();
    assert_eq!(code, 0);
    assert_restored(screen.screen());
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let mut session = Session::samples(80, 24);
        session.wait_for_text("events ·");
        session.signal(signal);
        let (screen, code) = session.end();
        assert_ne!(code, 0, "{signal}");
        assert_restored(screen.screen());
    }
}

#[test]
fn an_idle_program_writes_nothing() {
    let mut session = Session::samples(120, 40);
    session.wait_for_text("events ·");
    session.bytes_within(Duration::from_millis(300));
    assert_eq!(session.bytes_within(Duration::from_millis(700)), 0);
    session.press("q");
    session.end();
}

#[test]
fn a_storm_of_sizes_ends_in_a_whole_screen() {
    let mut session = Session::samples(120, 40);
    session.wait_for_text("events ·");
    session.press("j");
    for (columns, rows) in
        [(1, 1), (2, 50), (200, 2), (39, 9), (40, 10), (7, 7), (300, 100), (1, 1)]
    {
        session.resize(columns, rows);
        session.bytes_within(Duration::from_millis(20));
    }
    session.resize(100, 30);
    session.wait_for("a whole screen", |screen| {
        let text = screen.contents();
        text.contains("Lamplight Review") && text.contains("E events")
    });
    session.press("q");
    assert_eq!(session.end().1, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn suspending_gives_the_terminal_back_and_resuming_takes_it_again() {
    let mut session = Session::samples(100, 30);
    session.wait_for_text("events ·");
    session.press("\x1a");
    session.wait_for("the shell's screen", |screen| !screen.alternate_screen());
    let stat = format!("/proc/{}/stat", session.child.process_id().unwrap());
    let end = Instant::now() + PATIENCE;
    while !std::fs::read_to_string(&stat).unwrap().contains(") T ") {
        assert!(Instant::now() < end, "it does not stop");
        thread::sleep(Duration::from_millis(5));
    }
    assert_restored(session.screen.screen());
    session.signal("CONT");
    session.wait_for("our screen", vt100::Screen::alternate_screen);
    session.wait_for_text("Lamplight Review");
    session.press("q");
    assert_eq!(session.end().1, 0);
}

#[test]
fn keys_come_from_the_terminal_while_an_article_comes_from_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("second.txt");
    std::fs::write(&file, "The quay was empty by noon. Nobody had told the crew.\n").unwrap();
    let mut command = CommandBuilder::new("sh");
    let pipe = "printf 'The crew came at one.\\n\\nThe quay was empty.\\n' | \"$0\" - \"$1\"";
    command.args(["-c", pipe, env!("CARGO_BIN_EXE_parallax"), file.to_str().unwrap()]);
    command.env("TERM", "xterm-256color");
    let mut session = Session::start(100, 30, command);
    session.wait_for_text("The crew came at one.");
    session.press("2");
    session.wait_for_text("B 11 w");
    session.press("q");
    let (screen, code) = session.end();
    assert_eq!(code, 0);
    assert_restored(screen.screen());
}

#[test]
fn no_colour_means_no_colour() {
    let mut command = program();
    command.env("NO_COLOR", "1");
    let mut session = Session::start(80, 24, command);
    session.wait_for_text("events ·");
    let screen = session.screen.screen();
    for row in 0..24 {
        for column in 0..80 {
            let cell = screen.cell(row, column).unwrap();
            assert_eq!(cell.fgcolor(), vt100::Color::Default);
            assert_eq!(cell.bgcolor(), vt100::Color::Default);
        }
    }
    session.press("q");
    session.end();
}

/// Runs one of the tests below, which are no tests by themselves, in a terminal.
fn broken(test: &str) -> Session {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", test]);
    // A long trace would push the message off the screen.
    command.env("RUST_BACKTRACE", "0");
    command.env("TERM", "xterm-256color");
    Session::start(100, 30, command)
}

#[test]
fn a_panic_while_drawing_gives_the_terminal_back_before_it_speaks() {
    let (screen, code) = broken("reader_that_panics_while_drawing").end();
    assert_eq!(code, 101);
    assert_restored(screen.screen());
    assert!(screen.screen().contents().contains("panicked at"), "{}", screen.screen().contents());
}

#[test]
fn a_panic_in_the_background_is_said_on_screen_and_reading_goes_on() {
    let mut session = broken("reader_whose_analysis_panics");
    session.wait_for_text("the comparison failed");
    session.press("j");
    session.wait_for("the message gone", |screen| !screen.contents().contains("comparison failed"));
    session.press("q");
    let (screen, code) = session.end();
    assert_eq!(code, 0);
    assert_restored(screen.screen());
}

fn read(article: Article) {
    let articles = vec![Arc::new(article.clone()), Arc::new(article)];
    let set = Set { articles, ..Set::default() };
    let options = parallax::analysis::Options::default();
    let config = Config::default();
    let themes = Themes::load(&config.themes, None).unwrap();
    let settings = Settings {
        sources: Vec::new(),
        options,
        greetings: Vec::new(),
        notes: None,
        session: None,
        config,
    };
    parallax::shell::run(set, settings, &themes).unwrap();
}

fn sound() -> Article {
    let text = "The quay was empty by noon.".to_owned();
    let span = Span::new(0, text.len());
    Article {
        text,
        blocks: vec![Block { span, kind: BlockKind::Paragraph, line: 1 }],
        sentences: vec![Sentence { span, block: 0 }],
        ..Article::default()
    }
}

#[test]
#[ignore = "run in a terminal by a_panic_while_drawing_gives_the_terminal_back_before_it_speaks"]
fn reader_that_panics_while_drawing() {
    let mut article = sound();
    article.blocks[0].span.end += 1000;
    read(article);
}

#[test]
#[ignore = "run in a terminal by a_panic_in_the_background_is_said_on_screen_and_reading_goes_on"]
fn reader_whose_analysis_panics() {
    let mut article = sound();
    article.sentences[0].block = 99;
    read(article);
}
