//! Every action does what its help says, by its key and by its name. An action without a row in the
//! table below, or without a line in the help, fails.

mod common;

use std::collections::BTreeSet;

use common::Reader;
use parallax::app::action::Action;
use parallax::app::key::{Key, parse_sequence};
use parallax::app::keymap::Context;
use parallax::app::view::ViewKind;
use parallax::app::{App, Effect, Scrolling};

/// An action, the keys that lead to where it can be tried, and what must hold after it, and must not
/// hold before it.
struct Row(Action, &'static str, fn(&Reader) -> bool);

const ROWS: &[Row] = &[
    // Moving.
    Row(Action::Down, "", |it| it.at() == "dark"),
    Row(Action::Up, "j", |it| it.at().starts_with("The lamp at")),
    Row(Action::HalfPageDown, "", |it| top(it) > 0),
    Row(Action::HalfPageUp, "<C-d>", |it| top(it) == 0),
    Row(Action::ScrollDown, "jjjj", |it| top(it) > 0 && it.app.focused().offset() > 0),
    Row(Action::ScrollUp, "<C-d>", |it| top(it) < half_down()),
    Row(Action::PageDown, "", |it| top(it) > 0),
    Row(Action::PageUp, "<C-f>", |it| top(it) == 0),
    Row(Action::First, "jj", |it| it.app.focused().offset() == 0),
    Row(Action::Last, "", |it| it.screen().contains("¶5/5")),
    Row(Action::ToTop, "}jj", |it| on_screen(it) == Some(3)),
    Row(Action::ToMiddle, "G", |it| on_screen(it) == Some(5)),
    Row(Action::ToBottom, "}}<C-e>", |it| on_screen(it) == Some(6)),
    Row(Action::NextParagraph, "", |it| it.screen().contains("¶2/5")),
    Row(Action::PreviousParagraph, "}", |it| it.app.focused().offset() == 0),
    Row(Action::JumpBack, "]e", |it| it.app.focused().offset() == 0),
    Row(Action::JumpForward, "]e<C-o>", |it| it.app.focused().offset() > 0),
    // Panes.
    Row(Action::FocusNext, "", |it| it.app.focus == 1),
    Row(Action::FocusPrevious, "<Tab>", |it| it.app.focus == 0),
    Row(Action::FocusNumber, "<Tab>", |it| it.app.focus == 0),
    Row(Action::Zoom, "", |it| it.app.layout.panes.len() == 1),
    Row(Action::Unzoom, "+", |it| it.app.layout.panes.len() == 2),
    Row(Action::Only, "", |it| it.app.layout.panes.len() == 1),
    Row(Action::ClosePane, "", |it| !it.screen().contains(" A Morning Tide")),
    Row(Action::Reopen, "<C-w>q", |it| it.screen().contains(" A Morning Tide")),
    Row(Action::MoveLeft, "<Tab>", |it| stands_first(it, "B Skarn Gazette")),
    Row(Action::MoveRight, "", |it| stands_first(it, "B Skarn Gazette")),
    Row(Action::Base, "<Tab>", |it| it.app.base == 1),
    Row(Action::Scrolling, "", |it| it.app.scrolling != Scrolling::Linked),
    Row(Action::ScrollAloneDown, "", |it| top(it) > 0),
    Row(Action::ScrollAloneUp, "<A-j>", |it| top(it) == 0),
    // From passage to passage.
    Row(Action::NextEvent, "", |it| it.app.event_here() == Some(0)),
    Row(Action::PreviousEvent, "]e]e", |it| it.app.event_here() == Some(0)),
    Row(Action::NextRepeat, "", |it| it.at().starts_with("Two trawlers")),
    Row(Action::PreviousRepeat, "G", |it| it.at().starts_with("Two trawlers")),
    Row(Action::NextOnlyHere, "", |it| it.at().starts_with("Old photographs")),
    Row(Action::PreviousOnlyHere, "G", |it| it.at().starts_with("Old photographs")),
    Row(Action::Open, "E", |it| it.app.view().is_none()),
    Row(Action::ToggleFold, "<Tab>]o[d", |it| !it.screen().contains("repeats ¶2")),
    Row(Action::CloseFolds, "<Tab>zRG", |it| it.screen().contains("¶4 repeats ¶2 · 20 w")),
    Row(Action::OpenFolds, "<Tab>G", |it| !it.screen().contains("repeats ¶2")),
    Row(Action::Boilerplate, "<Tab>G", |it| !it.screen().contains("Share this article")),
    Row(Action::Pin, "", |it| it.screen().contains("held ·")),
    Row(Action::Reject, "]ei", |it| it.effects.iter().any(|it| matches!(it, Effect::Keep(_)))),
    Row(Action::Note, "", |it| it.screen().contains("New note on A ¶1")),
    Row(Action::Mark, "", |it| it.screen().contains("a–z  mark this place")),
    Row(Action::GoToMark, "", |it| it.screen().contains("where you jumped from")),
    Row(Action::Copy, "]e", |it| copies(it, "Keeper Ada Holm", "paraffin")),
    Row(Action::CopyAll, "]e", |it| copies(it, "paraffin", "spare generator")),
    Row(Action::Edit, "", |it| it.effects.iter().any(|it| matches!(it, Effect::Edit { .. }))),
    // Views.
    Row(Action::Notes, "cHm.<Enter>", |it| shows(&it.app, ViewKind::Notes)),
    Row(Action::Marks, "ma", |it| shows(&it.app, ViewKind::Marks)),
    Row(Action::Jumps, "G", |it| shows(&it.app, ViewKind::Jumps)),
    Row(Action::Why, "]e", |it| shows(&it.app, ViewKind::Why)),
    Row(Action::Events, "", |it| shows(&it.app, ViewKind::Events)),
    Row(Action::Matrix, "", |it| shows(&it.app, ViewKind::Matrix)),
    Row(Action::Repeats, "", |it| shows(&it.app, ViewKind::Repeats)),
    Row(Action::Synopsis, "", |it| shows(&it.app, ViewKind::Synopsis)),
    Row(Action::Outline, "", |it| shows(&it.app, ViewKind::Outline)),
    Row(Action::References, "", |it| shows(&it.app, ViewKind::References)),
    Row(Action::Messages, "t", |it| shows(&it.app, ViewKind::Messages)),
    Row(Action::Order, "E", |it| it.screen().contains("Events · by date")),
    Row(Action::Help, "", |it| shows(&it.app, ViewKind::Help)),
    Row(Action::Palette, "", |it| it.screen().contains("─ Commands ─")),
    // Searching.
    Row(Action::Search, "", |it| it.app.prompt.as_ref().is_some_and(|it| it.sign() == '/')),
    Row(Action::NextHit, "/the<Enter>gg", |it| it.app.hit_number() == Some(2)),
    Row(Action::PreviousHit, "/ada<Enter>G", |it| it.app.hit_number() == Some(1)),
    Row(Action::Filter, "", |it| it.app.prompt.as_ref().is_some_and(|it| it.sign() == '&')),
    // The program.
    Row(Action::Add, "", |it| it.effects.contains(&Effect::Look(Some(String::new())))),
    Row(Action::Reload, "", |it| it.effects.contains(&Effect::Reload)),
    Row(Action::Cancel, "E", |it| it.app.view().is_none()),
    Row(Action::Mouse, "", |it| !it.app.mouse),
    Row(Action::Theme, "", |it| it.app.theme == 1),
    Row(Action::Close, "E", |it| it.app.view().is_none()),
    Row(Action::Quit, "E", |it| it.effects.contains(&Effect::Quit)),
    Row(Action::Redraw, "E", |it| it.effects.contains(&Effect::Redraw)),
    Row(Action::Suspend, "E", |it| it.effects.contains(&Effect::Suspend)),
];

/// Actions that cannot be asked for by their name: one opens the line in which names are typed, the
/// other needs to know which of its keys was pressed.
const BY_KEY_ALONE: [Action; 2] = [Action::Palette, Action::FocusNumber];

fn shows(app: &App, view: ViewKind) -> bool {
    app.view().is_some_and(|it| it.kind == view)
}

/// Whether an article is the first on screen.
fn stands_first(reader: &Reader, name: &str) -> bool {
    let screen = reader.screen();
    screen.lines().nth(1).is_some_and(|titles| titles.starts_with(&format!("┌─ {name}")))
}

/// Whether a text with `some` words, and without `other` ones, was put into the clipboard.
fn copies(reader: &Reader, some: &str, other: &str) -> bool {
    let copied = |it: &Effect| matches!(it, Effect::Copy(text) if text.contains(some) && !text.contains(other));
    reader.effects.iter().any(copied)
}

/// Where the text in the focused pane begins on screen.
fn top(reader: &Reader) -> usize {
    let pane = reader.app.focused();
    pane.page.offset_of(pane.top)
}

/// Where the text begins on screen half a screen down.
fn half_down() -> usize {
    top(&reader("<C-d>"))
}

/// The row of the screen on which the cursor stands.
fn on_screen(reader: &Reader) -> Option<usize> {
    reader.app.focused().row_on_screen(reader.app.focused().cursor)
}

/// A reader with little room, so that there is something to scroll.
fn reader(setup: &str) -> Reader {
    let mut reader = Reader::new(84, 13);
    reader.press(setup).pause();
    reader.effects.clear();
    reader
}

/// Keys as the help writes them, as a script.
fn script(keys: &str) -> String {
    let name = |keys: &str| match keys.parse::<Key>() {
        Ok(key) if keys.chars().count() > 1 => format!("<{key}>"),
        _ => keys.to_owned(),
    };
    let script: String = keys.split(' ').map(name).collect();
    assert!(parse_sequence(&script).is_ok(), "{keys} cannot be pressed");
    script
}

#[test]
fn every_action_does_what_it_is_for_by_each_of_its_keys_and_by_its_name() {
    let mut failures = Vec::new();
    for (action, name, ..) in Action::ALL {
        let Some(Row(_, setup, holds)) = ROWS.iter().find(|it| it.0 == *action) else {
            failures.push(format!("`{name}` has no row in this table: say what it is seen to do"));
            continue;
        };
        let before = reader(setup);
        if holds(&before) {
            failures.push(format!("`{name}`: it holds before\n{}", before.screen()));
        }
        let mut ways: Vec<String> =
            before.app.keys_for(*action).iter().map(|keys| script(keys)).collect();
        if BY_KEY_ALONE.contains(action) {
            // Only the first of its keys means the first article.
            ways.truncate(1);
        } else {
            ways.push(format!(":{name}<Enter>"));
        }
        for way in ways {
            let mut reader = reader(setup);
            reader.press(&way);
            if !holds(&reader) {
                failures.push(format!("`{name}` by {way}\n{}", reader.screen()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_row_is_of_another_action() {
    for (at, Row(action, ..)) in ROWS.iter().enumerate() {
        assert!(ROWS[at + 1..].iter().all(|it| it.0 != *action), "{action:?} has two rows");
    }
}

#[test]
fn every_action_has_a_line_in_the_help_that_no_other_has() {
    let mut said = BTreeSet::new();
    for (action, name, _, says) in Action::ALL {
        assert!(says.split(' ').count() > 1 || says.len() >= 4, "`{name}` says nothing");
        assert!(said.insert(says), "`{name}` says what another action says");
        let mut reader = Reader::new(160, 40);
        reader.press("?/");
        reader.press(&says.replace('<', "<lt>"));
        let keys = reader.app.keymap.keys_for(Context::Panes, *action);
        let screen = reader.screen();
        let told = |line: &str| line.contains(says) && keys.iter().all(|it| line.contains(it));
        assert!(screen.lines().skip(2).any(told), "`{name}` and its keys {keys:?}\n{screen}");
    }
}
