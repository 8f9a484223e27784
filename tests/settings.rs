//! `config.toml`: what it can say, what it does, and how its mistakes are told.

mod common;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use common::Reader;
use parallax::app::action::Action;
use parallax::app::keymap::Context;
use parallax::app::layout::Arrangement;
use parallax::app::view::ViewKind;
use parallax::app::{Background, Scrolling};
use parallax::mistake::Mistake;
use parallax::shell::config::Config;
use parallax::ui::theme::ThemeFiles;
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

fn parsed(toml: &str) -> Result<Config, Mistake> {
    Config::parse(toml, ThemeFiles::default())
}

fn config(toml: &str) -> Config {
    parsed(toml).unwrap_or_else(|mistake| panic!("{mistake}"))
}

/// A reader with keys as `toml` has them.
fn reader(toml: &str) -> Reader {
    let mut reader = Reader::new(120, 40);
    reader.app.keymap = config(toml).keymap;
    reader
}

#[test]
fn every_setting_is_taken() {
    let set = config(
        r#"
        theme = "light"
        background = "dark"
        text_width = 60
        layout = "stacked"
        scrolling = "free"
        boilerplate = "hidden"
        min_repeat_words = 9
        model = "models/small"
        "#,
    );
    assert_eq!(set.theme.as_deref(), Some("light"));
    assert_eq!(set.background, Some(Background::Dark));
    assert_eq!(config("background = \"auto\"").background, None);
    assert_eq!((set.wishes.measure, set.wishes.arrangement), (60, Arrangement::Stacked));
    assert_eq!((set.scrolling, set.boilerplate_hidden), (Some(Scrolling::Free), true));
    assert_eq!(set.min_repeat_words, Some(9));
    assert!(set.model.is_some_and(|it| it == Path::new("models/small")));
}

#[test]
fn keys_are_bound_in_sequences_and_in_tables() {
    let mut reader =
        reader("[keys]\nv = \"events\"\n\"g e\" = \"next-event\"\n[keys.Z]\nZ = \"quit\"\n");
    reader.press("v");
    assert!(reader.app.view().is_some_and(|view| view.kind == ViewKind::Events));
    assert!(reader.screen().contains("Events"));
    reader.press("qge");
    assert_eq!(reader.app.event_here(), Some(0));
    reader.press("gg");
    assert_eq!(reader.app.focused().offset(), 0, "what begins with the same key stays");
    reader.press("Z");
    assert!(reader.screen().contains("Z  quit"), "the hint box shows the keymap in force");
    reader.press("Z");
    assert_eq!(reader.effects.len(), 1);
}

#[test]
fn keys_are_bound_to_commands_with_an_argument() {
    let keys = "[keys]\n\"t d\" = \"theme dark\"\n\"t l\" = \"theme light\"\nF5 = \"3\"\n\
                \"t w\" = \"text-width 60\"\n[keys.events]\nw = \"scrolling free\"\n";
    let mut reader = reader(keys);
    let theme = |reader: &Reader| reader.app.themes[reader.app.theme].clone();
    reader.press("tl");
    assert_eq!((theme(&reader).as_str(), reader.message()), ("light", "theme: light"));
    reader.press("td");
    assert_eq!(theme(&reader), "dark");
    reader.press("<F5>");
    assert_eq!(reader.at(), "Two trawlers waited outs");
    reader.press("t");
    let hints = reader.screen();
    for hint in ["d  theme dark", "l  theme light", "w  text-width 60"] {
        assert!(hints.contains(hint), "{hints}");
    }
    reader.press("w:theme l");
    assert!(reader.screen().contains("▶theme light"), "the palette shows the keys");
    assert!(reader.screen().contains(" tl "), "{}", reader.screen());
    reader.press("<Esc>?/theme light<Enter><Enter>");
    assert_eq!(theme(&reader), "light", "the help lists and runs it");
    reader.press("w");
    assert_eq!(reader.message(), "w does nothing; ? lists the keys");
    reader.press("Ew");
    assert_eq!(reader.app.scrolling, Scrolling::Free);
}

#[test]
fn a_key_can_choose_a_theme_of_ones_own() {
    let folder = folder("[keys]\n\"t m\" = \"theme mine\"\n");
    report(&folder).assert().code(2).stderr(contains("line 2: `mine` is nothing that `theme`"));
    fs::write(folder.path().join("parallax/themes/mine.toml"), "inherits = \"nord\"\n")
        .expect("written");
    report(&folder).assert().success();
}

#[test]
fn keys_can_be_unbound_and_the_help_shows_what_is_left() {
    let mut reader =
        reader("[keys]\nE = \"none\"\nD = \"no_op\"\nz = \"none\"\n\"A-h\" = \"help\"\n");
    for keys in ["E", "D", "z"] {
        reader.press(keys);
        assert_eq!(reader.message(), format!("{keys} does nothing; A-h lists the keys"));
    }
    reader.press("?/coverage matrix<Enter>");
    assert!(reader.screen().contains("M "), "{}", reader.screen());
    reader.press("/unfold all<Enter>");
    assert!(!reader.screen().contains("zR"), "{}", reader.screen());
}

#[test]
fn keys_of_a_view_go_before_those_of_everywhere() {
    let mut reader =
        reader("[keys.events]\nx = \"open\"\nj = \"none\"\n[keys.panes]\nw = \"why\"\n");
    assert_eq!(
        reader.app.keymap.keys_for(Context::View(ViewKind::Events), Action::Open),
        ["x", "Enter"]
    );
    reader.press("E");
    let before = reader.app.view().map(|view| view.selected);
    reader.press("j");
    assert_eq!(reader.app.view().map(|view| view.selected), before);
    reader.press("<Down>x");
    assert!(reader.app.view().is_none(), "x opens the entry");
    reader.press("Ew");
    assert!(
        reader.app.view().is_some_and(|view| view.kind == ViewKind::Events),
        "w is for the panes"
    );
    reader.press("qw");
    assert!(reader.app.view().is_some_and(|view| view.kind == ViewKind::Why));
}

#[test]
fn a_digit_can_be_given_another_meaning() {
    let mut reader = reader("[keys]\n5 = \"events\"\n");
    reader.press("5");
    assert!(reader.app.view().is_some_and(|view| view.kind == ViewKind::Events));
    reader.press("q25j");
    assert!(reader.app.view().is_none(), "inside a count it is a digit");
}

#[test]
fn mistakes_name_the_line_and_the_nearest_name() {
    for (toml, said) in [
        ("\nthem = \"dark\"", "line 2: `them` is no setting; did you mean `theme`?"),
        ("theme = 7", "line 1: a text in quotation marks is wanted"),
        ("text_width = 5", "line 1: a number from 20 to 400 is wanted"),
        ("min_repeat_words = \"many\"", "line 1: a number from 3 to 1000 is wanted"),
        ("layout = \"side\"", "line 1: `side` is none of auto, beside, stacked, single"),
        ("[keys]\nj = \"dwon\"", "line 2: `dwon` is no action; did you mean `down`?"),
        ("[keys]\nj = \"!\"", "line 2: `!` is no action; type :"),
        (
            "[keys]\nj = \"theme drak\"",
            "`drak` is nothing that `theme` can take; did you mean `dark`?",
        ),
        ("[keys]\nj = \"thme dark\"", "line 2: `thme` is no action; did you mean `theme`?"),
        ("[keys]\nj = \"layout side\"", "did you mean `beside`?"),
        ("[keys]\nj = \"text-width 7\"", "line 2: `text-width` wants a number from 20 to 400"),
        ("[keys]\nj = \"layout\"", "line 2: `layout` wants an argument"),
        ("[keys]\nj = \"events 3\"", "line 2: `events` takes no argument"),
        ("background = \"pale\"", "line 1: `pale` is none of auto, dark, light"),
        ("[keys]\ngg = \"first\"", "line 2: `gg` is no key"),
        ("[keys]\n\"C-Entr\" = \"open\"", "line 2: `C-Entr` is no key"),
        ("[keys.event]\nj = \"down\"", "line 1: `event` is no key"),
        ("[keys.event]\nj = \"down\"", "did you mean the view `events`?"),
        ("[keys.g]\n\ng = \"frist\"", "line 3: `frist` is no action; did you mean `first`?"),
        ("[keys]\n\"C-c\" = \"why\"", "line 2: C-c always quits"),
        ("[keys]\nj = 3", "line 2: a text in quotation marks is wanted"),
        ("theme = dark", "line 1: "),
    ] {
        let mistake = parsed(toml).unwrap_err().to_string();
        assert!(mistake.contains(said), "{toml}\n{mistake}");
        assert!(!mistake.contains('\n'), "{mistake}");
    }
}

#[test]
fn every_view_has_a_name_in_the_settings() {
    for action in Action::ALL.iter().filter_map(|it| ViewKind::of(it.0)) {
        assert!(Context::ALL.iter().any(|it| it.0 == Context::View(action)), "{action:?}");
    }
}

/// A folder with two articles and settings.
fn folder(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let told = "The quay was empty by noon and nobody had told the crew of it.";
    fs::write(folder.path().join("a.txt"), format!("{told}\n\nThe gulls stayed.\n"))
        .expect("written");
    fs::write(folder.path().join("b.txt"), format!("Oddly enough: {told}\n")).expect("written");
    fs::create_dir_all(folder.path().join("parallax/themes")).expect("made");
    fs::write(folder.path().join("parallax/config.toml"), settings).expect("written");
    folder
}

fn report(folder: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    let nowhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nowhere");
    command.env("XDG_STATE_HOME", nowhere).env("XDG_CONFIG_HOME", folder.path());
    command.env_remove("PARALLAX_CONFIG").current_dir(folder.path());
    command.args(["report", "a.txt", "b.txt"]);
    command
}

#[test]
fn the_command_line_goes_before_the_settings() {
    let folder = folder("min_repeat_words = 50\n");
    report(&folder).assert().success().stdout(contains("No repeats."));
    let shorter = ["--min-repeat-words", "8"];
    report(&folder).args(shorter).assert().success().stdout(contains("No repeats.").not());
    fs::write(folder.path().join("other.toml"), "").expect("written");
    let other = ["--config", "other.toml"];
    report(&folder).args(other).assert().success().stdout(contains("No repeats.").not());
    let variable = report(&folder).env("PARALLAX_CONFIG", "other.toml").assert();
    variable.success().stdout(contains("No repeats.").not());
}

#[test]
fn settings_that_cannot_be_used_end_with_2() {
    let folder = folder("# mine\nthem = \"dark\"\n");
    report(&folder)
        .assert()
        .code(2)
        .stderr(contains("config.toml: line 2").and(contains("did you mean `theme`?")));
    let missing = report(&folder).args(["--config", "nowhere.toml"]).assert();
    missing.code(2).stderr(contains("nowhere.toml: there is no such file"));
}

#[test]
fn a_theme_of_ones_own_is_found_and_its_mistakes_are_told() {
    let folder = folder("theme = \"mine\"\n");
    let read = || {
        let mut command = report(&folder);
        // Without a terminal the reader prints the report, but reads the themes all the same.
        command.env("XDG_CONFIG_HOME", folder.path());
        let mut read = Command::new(env!("CARGO_BIN_EXE_parallax"));
        read.env("XDG_CONFIG_HOME", folder.path()).current_dir(folder.path());
        read.env("XDG_STATE_HOME", folder.path()).args(["a.txt", "b.txt"]);
        read.assert()
    };
    read().code(2).stderr(contains("there is no theme `mine`"));
    let mine = folder.path().join("parallax/themes/mine.toml");
    fs::write(&mine, "inherits = \"light\"\n").expect("written");
    read().success();
    fs::write(&mine, "inherits = \"light\"\n[styles]\nheadng = {}\n").expect("written");
    read().code(2).stderr(contains("theme mine, line 3").and(contains("did you mean `heading`?")));
}

#[cfg(unix)]
#[test]
fn keys_and_theme_of_the_settings_are_in_force_in_the_terminal() {
    let folder =
        folder("theme = \"light\"\nlayout = \"stacked\"\n[keys]\nw = \"matrix\"\nM = \"none\"\n");
    let mut command = common::session::program();
    command.env("XDG_CONFIG_HOME", folder.path());
    let mut session = common::session::Session::start(100, 40, command);
    session.wait_for_text("These are the samples");
    session.press("j");
    session.wait_for_text("w matrix");
    session.wait_for_text("events ·");
    session.press("w");
    session.wait_for_text("─ Matrix");
    session.press("q");
    session.wait_for("stacked panes", |screen| {
        let rows = screen.contents();
        rows.lines().filter(|row| row.starts_with('┌')).count() > 1
    });
    let paper = session.screen.screen().cell(5, 50).map(vt100::Cell::bgcolor);
    assert!(matches!(paper, Some(vt100::Color::Idx(230..=231))), "{paper:?} is no light paper");
    session.press("q");
    assert_eq!(session.end().1, 0);
}
