//! The command palette at the keyboard.

mod common;

use common::Reader;
use parallax::app::action::Action;
use parallax::app::layout::Arrangement;
use parallax::app::view::ViewKind;
use parallax::app::{Background, Effect, Input, Scrolling};

fn reader() -> Reader {
    Reader::new(120, 40)
}

fn lines(reader: &Reader) -> Vec<&str> {
    let palette = reader.app.palette().expect("the palette is open");
    palette.completions.iter().map(|it| it.line.as_str()).collect()
}

#[test]
fn every_action_is_listed_with_its_keys_and_can_be_run() {
    let mut reader = reader();
    reader.press(":");
    for (action, name, ..) in Action::ALL {
        let listed = reader.app.palette().expect("open").completions.iter();
        let Some(found) = listed.clone().find(|it| it.line == *name) else {
            assert_eq!(*action, Action::Palette, "{name} is missing");
            continue;
        };
        assert_eq!(found.keys, reader.app.keys_for(*action).join("  "));
    }
    reader.press("events<Enter>");
    assert!(reader.app.view().is_some_and(|view| view.kind == ViewKind::Events));
    reader.press(":close<Enter>:quit<Enter>");
    assert!(reader.app.view().is_none());
    assert_eq!(reader.effects, [Effect::Quit]);
}

#[test]
fn names_match_by_beginning_word_letters_and_by_what_they_do() {
    let mut reader = reader();
    reader.press(":ev");
    assert_eq!(lines(&reader)[..2], ["events", "next-event"]);
    reader.press("<C-u>nxr");
    assert_eq!(lines(&reader)[0], "next-repeat");
    reader.press("<C-u>alone room");
    assert_eq!(lines(&reader), ["zoom"]);
    reader.press("<C-u>zzz<Enter>");
    assert_eq!(reader.message(), "`zzz` is no command");
    reader.press(":evnets<Enter>");
    assert_eq!(reader.message(), "`evnets` is no command; did you mean `events`?");
}

#[test]
fn an_empty_line_does_nothing_and_backspace_leaves() {
    let mut reader = reader();
    let before = reader.screen();
    for keys in [":<Enter>", ":<Esc>", ":x<Backspace><Backspace>", ":events<Esc>"] {
        reader.press(keys);
        assert!(reader.app.prompt.is_none() && reader.effects.is_empty(), "{keys}");
        assert_eq!(reader.screen(), before, "{keys}");
    }
}

#[test]
fn a_number_goes_to_a_paragraph() {
    let mut reader = reader();
    reader.press(":4<Enter>");
    assert_eq!(reader.at(), "The harbour trust says t");
    reader.press("E:2<Enter>");
    assert!(reader.app.view().is_none());
    assert_eq!(reader.at(), "The lamp at Skarn Point");
}

#[test]
fn a_theme_shows_itself_while_it_is_selected() {
    let mut reader = reader();
    reader.press(":theme ");
    assert_eq!(lines(&reader)[..3], ["theme auto", "theme dark", "theme light"]);
    assert_eq!(reader.app.theme, 0);
    reader.press("<Down>");
    assert_eq!(reader.app.theme, 1);
    reader.press("<Down>");
    assert_eq!(reader.app.theme, 2);
    reader.press("<Esc>");
    assert_eq!(reader.app.theme, 0, "Escape takes it back");
    reader.press(":theme lig");
    assert_eq!(reader.app.theme, 2);
    reader.press("<Enter>");
    assert_eq!((reader.app.theme, reader.message()), (2, "theme: light"));
    reader.press(":theme <Down>%");
    assert_eq!(reader.app.theme, 2, "what matches nothing shows the theme in force");
}

#[test]
fn arguments_are_completed() {
    let mut reader = reader();
    reader.press(":scrolling free<Enter>");
    assert_eq!(reader.app.scrolling, Scrolling::Free);
    reader.press(":layout<Enter>");
    assert_eq!(lines(&reader)[0], "layout auto", "what lacks an argument stays open for it");
    reader.press("st<Enter>");
    assert_eq!(reader.app.wishes().arrangement, Arrangement::Stacked);
    assert_eq!(reader.app.layout.panes[0].frame.width, 120);
    reader.press(":layout single<Enter>");
    assert_eq!(reader.app.layout.panes.len(), 1);
    reader.press(":text-width 30<Enter>");
    assert_eq!(reader.app.layout.text_width, 30);
    reader.press(":text-width 7<Enter>");
    assert!(reader.app.prompt.is_some() && reader.screen().contains("a number from 20 to 400"));
    reader.press("<Esc>:background light<Enter>");
    assert_eq!(reader.app.background(), Background::Light);
    reader.handle(Input::Background(Background::Dark));
    assert_eq!(reader.app.background(), Background::Light, "what the reader wants goes before");
    reader.press(":background auto<Enter>");
    assert_eq!(reader.app.background(), Background::Dark);
    reader.press(":focus review<Enter>");
    assert_eq!(reader.app.focus, 2);
    reader.press(":boilerplate hidden<Enter>");
    assert!(reader.app.boilerplate_hidden);
    reader.press(":search trawlers<Enter>");
    assert_eq!((reader.app.search.total(), reader.app.search.pattern.as_str()), (3, "trawlers"));
}

#[test]
fn tab_fills_the_line_and_goes_on() {
    let mut reader = reader();
    let line = |reader: &Reader| reader.app.prompt.as_ref().map(|it| it.text.clone());
    reader.press(":ev<Tab>");
    assert_eq!(line(&reader).as_deref(), Some("events"));
    reader.press("<Tab>");
    assert_eq!(line(&reader).as_deref(), Some("next-event"));
    reader.press("<S-Tab>");
    assert_eq!(line(&reader).as_deref(), Some("events"));
    reader.press("<C-u>lay<Tab>");
    assert_eq!(line(&reader).as_deref(), Some("layout "));
    assert_eq!(lines(&reader).len(), 4);
}

#[test]
fn what_was_run_before_comes_first() {
    let mut reader = reader();
    reader.press(":matrix<Enter>q:theme light<Enter>:42<Enter>:matrix<Enter>q");
    reader.press(":");
    assert_eq!(lines(&reader)[..3], ["matrix", "42", "theme light"]);
    assert_eq!(lines(&reader).iter().filter(|it| **it == "matrix").count(), 1);
    reader.press("<Down><Down><Down><Enter>");
    assert_eq!(reader.message(), "theme: light");
}

#[test]
fn the_list_stands_above_the_line_at_any_size() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 10)] {
        let mut reader = Reader::new(columns, rows);
        reader.press(":the");
        let screen = reader.screen();
        assert!(screen.contains("─ Commands ─") && screen.contains("▶theme"), "{screen}");
        assert!(screen.lines().last().is_some_and(|line| line.starts_with(":the")), "{screen}");
    }
}
