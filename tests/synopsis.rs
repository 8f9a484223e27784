//! The synopsis: all that the articles tell of the events, side by side; and the outline.

mod common;

use std::sync::Arc;

use common::{Reader, article};
use parallax::analysis::{Analysis, Event, Passage};
use parallax::app::Input;

#[test]
fn passages_stand_in_full_beside_each_other() {
    let mut reader = Reader::new(120, 40);
    reader.press("]eS");
    let screen = reader.screen();
    for words in ["e1 Ada Holm and the lamp · 2 May 2031 · told by all", "climbed the tower with a"]
    {
        assert!(screen.contains(words), "{screen}");
    }
    let row = screen.lines().find(|it| it.contains("Two trawlers waited")).expect("its row");
    assert!(row.contains("·· not told here ··"), "{row}");
    assert!(screen.contains("A Morning Tide · base"));
}

#[test]
fn it_is_moved_in_filtered_and_ordered_like_every_view() {
    let mut reader = Reader::new(120, 40);
    reader.press("S");
    let at = |reader: &Reader| reader.app.view().map(|view| (view.selected, view.part));
    assert_eq!(at(&reader), Some((0, 0)));
    reader.press("jl");
    assert_eq!(at(&reader), Some((1, 1)));
    reader.press("/lamp<Enter>");
    assert!(!reader.screen().contains("trawlers"));
    reader.press("/zebra");
    assert!(reader.screen().contains("nothing passes the filter"));
    reader.press("<Esc>oo");
    assert!(reader.screen().contains("by order in A"), "{}", reader.screen());
    reader.press("S");
    assert!(reader.app.view().is_none());
}

#[test]
fn the_base_has_the_first_column_and_stays_while_the_others_scroll() {
    let mut reader = Reader::new(80, 24);
    reader.press("<Tab>=S");
    let heads = |reader: &Reader| reader.screen().lines().nth(2).unwrap_or_default().to_owned();
    assert!(
        heads(&reader).contains("B Skarn Gazette · base") && heads(&reader).contains("A Morning")
    );
    assert!(heads(&reader).contains('›'));
    reader.press("ll");
    assert!(
        heads(&reader).contains("B Skarn Gazette · base") && heads(&reader).contains("C The Outer")
    );
    reader.press("q<Tab><C-w>qS");
    reader.press("h");
    assert!(heads(&reader).contains("closed"), "{}", heads(&reader));
}

#[test]
fn enter_goes_to_the_passage_and_back_exactly() {
    let mut reader = Reader::new(80, 16);
    reader.press("Sl<C-d>");
    let (view, before) = (reader.app.view().cloned(), reader.screen());
    reader.press("<Enter>");
    assert!(reader.app.view().is_none());
    assert_eq!(reader.app.focus, 1);
    reader.press("<C-o>");
    assert_eq!(reader.app.view().cloned(), view);
    assert_eq!(reader.screen(), before);
    reader.press("ggjl<Enter>");
    assert!(
        reader.message().contains("C tells most of it") || reader.app.focus == 2,
        "{}",
        reader.message()
    );
}

#[test]
fn the_column_in_focus_becomes_the_base_and_keeps_the_focus() {
    let mut reader = Reader::new(160, 30);
    reader.press("Sll=");
    assert_eq!((reader.app.base, reader.app.view().map(|it| it.part)), (2, Some(0)));
    let screen = reader.screen();
    assert!(screen.lines().nth(2).is_some_and(|it| it.starts_with("│ C ")), "{screen}");
    reader.press("<Esc>Ml=");
    assert_eq!((reader.app.base, reader.app.view().map(|it| it.part)), (1, Some(1)));
}

/// Two articles of `events` paragraphs, of which each tells an event; every tenth is long.
fn many(events: usize) -> (Vec<Arc<parallax::text::Article>>, Analysis) {
    let text = |at: usize| {
        let words = if at % 10 == 9 { 400 } else { 12 };
        format!("Event {at} begins{}.", " and goes on".repeat(words / 3))
    };
    let texts: Vec<String> = (0..events).map(text).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let articles = vec![article("One", 1, &texts), article("Two", 2, &texts)];
    let passage = |article, at: usize| Passage { article, sentences: at..at + 1, score: 0.5 };
    let event = |at: usize| Event {
        label: format!("event {at}"),
        date: None,
        passages: vec![passage(0, at), passage(1, at)],
        links: Vec::new(),
    };
    (articles, Analysis { events: (0..events).map(event).collect(), ..Analysis::default() })
}

#[test]
fn every_row_of_every_event_comes_in_sight_while_scrolling() {
    let (articles, analysis) = many(40);
    let mut reader = Reader::unanalysed(articles, 80, 20);
    reader.handle(Input::Analysed(0, Arc::new(analysis)));
    reader.press("S");
    let mut seen = [false; 40];
    let mut last = String::new();
    for _ in 0..200 {
        let screen = reader.screen();
        for (at, seen) in seen.iter_mut().enumerate() {
            *seen |= screen.contains(&format!("Event {at} begins"));
        }
        assert!(screen.contains('▶'), "the selected event is in sight: {screen}");
        if screen == last {
            break;
        }
        last = screen;
        reader.press("<C-d>");
    }
    assert_eq!(seen.iter().filter(|seen| !**seen).count(), 0);
    for _ in 0..200 {
        reader.press("<C-b>");
    }
    assert!(reader.screen().contains("Event 0 begins"));
    reader.press("G");
    assert!(reader.screen().contains("▶e40 event 39"), "{}", reader.screen());
    for columns in [40, 79, 130, 300] {
        reader.resize(columns, 12);
        let screen = reader.screen();
        assert!(screen.contains("e40 event 39") && screen.contains("Event 39 begins"), "{screen}");
    }
}

#[test]
fn the_outline_lists_headings_and_goes_to_them() {
    let mut reader = Reader::unanalysed(
        vec![
            article("One", 1, &["# Harbour", "Text.", "More.", "# Quay", "Again."]),
            article("Two", 1, &["No heading."]),
        ],
        100,
        30,
    );
    reader.press("3GO");
    assert_eq!(reader.app.view().map(|view| view.selected), Some(0), "the heading one is under");
    let screen = reader.screen();
    assert!(
        screen.contains("Harbour") && screen.contains("¶4") && screen.contains("2 ¶"),
        "{screen}"
    );
    reader.press("j<Enter>");
    assert_eq!(reader.at(), "Quay");
    reader.press("<C-o>");
    assert!(reader.app.view().is_some());
    reader.press("q<Tab>O");
    assert_eq!(reader.message(), "B has no headings");
}
