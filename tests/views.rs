//! Sessions in the views: lists, what stands behind their entries, and the way there and back.

mod common;

use std::sync::Arc;

use common::{Reader, pilot_boat};
use parallax::app::Input;
use parallax::app::action::Action;

#[test]
fn the_lists_go_to_what_they_list() {
    let mut reader = Reader::new(120, 40);
    reader.press("Ej<Enter>");
    assert_eq!(reader.app.event_here(), Some(1));
    assert_eq!(reader.at(), "Two trawlers waited outs");
    reader.press("E");
    assert_eq!(reader.app.view().map(|view| view.selected), Some(1), "it opens at the event here");
    reader.press("E");
    assert!(reader.app.view().is_none(), "its own key closes it");
    reader.press("Dgg<Enter>");
    assert_eq!((reader.app.focus, reader.at()), (1, "The trust promises an in"));
    reader.press("D/13<Enter><Enter>");
    assert_eq!(reader.at(), "Two trawlers waited outs", "the filter leaves the copied sentence");
}

#[test]
fn a_filter_that_nothing_passes_is_taken_back_with_escape() {
    let mut reader = Reader::new(80, 24);
    reader.press("E/zebra");
    assert!(reader.screen().contains("nothing passes the filter"));
    reader.press("<Esc>");
    assert!(reader.screen().contains("two trawlers outside the bar"));
    reader.press("q");
    assert!(reader.app.view().is_none());
}

#[test]
fn why_shows_partners_and_goes_to_them() {
    let mut reader = Reader::new(120, 40);
    reader.press("]ei");
    let screen = reader.screen();
    assert!(screen.contains("0.91 strong") && screen.contains("name Ada Holm"), "{screen}");
    reader.press("j<Enter>");
    assert_eq!((reader.app.focus, reader.at()), (2, "Keeper: Ada Holm, who ha"));
}

#[test]
fn help_lists_every_action_and_runs_them() {
    let mut reader = Reader::new(120, 100);
    reader.press("?");
    let screen = reader.screen();
    for action in [Action::NextEvent, Action::Why, Action::Suspend] {
        assert!(screen.contains(action.describe()), "{}", action.describe());
    }
    reader.press("/next theme<Enter><Enter>");
    assert_eq!(reader.message(), "theme: dark");
}

#[test]
fn ctrl_o_comes_back_to_the_view_as_it_was() {
    for (keys, open) in [("Ejl", "<Enter>"), ("E/trawlers<Enter>", "<Enter>"), ("Mol", "<Enter>")] {
        let mut reader = Reader::new(120, 40);
        reader.press("j");
        reader.press(keys);
        // The last row may hold a message.
        let rows = |reader: &Reader| -> Vec<String> {
            reader.screen().lines().take(39).map(str::to_owned).collect()
        };
        let (view, before) = (reader.app.view().cloned(), rows(&reader));
        reader.press(open);
        assert!(reader.app.view().is_none(), "{keys} and Enter go to the text");
        let text = rows(&reader);
        reader.press("<C-o>");
        assert_eq!(reader.app.view().cloned(), view, "{keys}");
        assert_eq!(rows(&reader), before, "{keys}");
        reader.press("<A-i>");
        assert!(reader.app.view().is_none());
        assert_eq!(rows(&reader), text, "{keys}");
    }
}

#[test]
fn events_can_be_listed_by_importance_by_date_and_in_the_order_of_the_base() {
    let mut reader = Reader::new(120, 40);
    // C tells the second event before the first, and only the first has a date.
    reader.press("3").pause().press("=E");
    let rows = |reader: &Reader| reader.app.view().map(|view| view.rows.to_vec());
    assert_eq!(rows(&reader), Some(vec![0, 1]));
    reader.press("o");
    assert_eq!(reader.message(), "by date");
    assert!(reader.screen().contains("Events · by date (o)"));
    assert_eq!(rows(&reader), Some(vec![0, 1]), "what has no date comes last");
    reader.press("Go");
    assert_eq!(reader.message(), "by order in C");
    assert_eq!(rows(&reader), Some(vec![1, 0]));
    assert_eq!(reader.app.view().map(|view| view.selected), Some(0), "the event stays selected");
    reader.press("oEMoo");
    assert_eq!(rows(&reader), Some(vec![1, 0]), "the matrix has the same orders");
    reader.press("?o");
    assert_eq!(reader.message(), "this list has one order");
}

#[test]
fn the_matrix_goes_to_the_cell_and_says_where_there_is_nothing() {
    let mut reader = Reader::new(120, 40);
    reader.press("M");
    let screen = reader.screen();
    let row = screen.lines().find(|it| it.contains("two trawlers")).expect("its row");
    assert!(row.contains("██") && row.contains(" · "), "A and C tell it, B does not: {row}");
    reader.press("ll<Enter>");
    assert_eq!((reader.app.focus, reader.at()), (2, "Keeper: Ada Holm, who ha"));
    reader.press("<C-o>");
    assert_eq!(reader.app.view().map(|view| view.part), Some(2), "back in the same cell");
    reader.press("ljl");
    assert_eq!(reader.app.view().map(|view| view.part), Some(1), "the columns go round");
    assert!(reader.screen().contains("B does not tell this"));
    reader.press("<Enter>");
    assert_eq!(reader.app.focus, 2);
    assert_eq!(reader.message(), "B does not tell this; C tells most of it");
    let shown: Vec<usize> = reader.app.layout.panes.iter().map(|it| it.pane).collect();
    assert!(shown.contains(&1), "the article that is silent is on screen, too");
}

#[test]
fn a_matrix_of_many_articles_scrolls_its_columns() {
    let text = "The ferry lay in port all day because of the storm that came up from the west.";
    let articles = (0..30).map(|at| common::article(&format!("Paper {at}"), 1, &[text])).collect();
    let mut reader = Reader::unanalysed(articles, 80, 24);
    let passages =
        (0..30).map(|article| parallax::analysis::Passage { article, sentences: 0..1, score: 0.5 });
    let event = parallax::analysis::Event {
        label: "the ferry in port".into(),
        date: None,
        passages: passages.collect(),
        links: Vec::new(),
    };
    let analysis = parallax::analysis::Analysis { events: vec![event], ..Default::default() };
    reader.handle(Input::Analysed(0, Arc::new(analysis)));
    reader.press("M");
    assert!(!reader.screen().contains("AD"), "the last column is out of sight");
    reader.press("h");
    assert_eq!(reader.app.view().map(|view| view.part), Some(29));
    assert!(reader.screen().contains("AD"), "{}", reader.screen());
    reader.press("E");
    assert!(reader.screen().contains("30/30"), "thirty signs would leave no room for the label");
}

#[test]
fn the_places_of_a_repeat_are_stepped_through_folded_and_gone_to() {
    let mut reader = Reader::new(120, 40);
    reader.press("Dgg");
    let part = |reader: &Reader| reader.app.view().map(|view| view.part);
    reader.press("z");
    assert!(reader.screen().contains("open or close the fold here"), "hints come over a view, too");
    reader.press("<Esc>");
    assert_eq!(part(&reader), Some(0));
    assert!(reader.screen().contains("2 B ¶4 · folded"), "{}", reader.screen());
    reader.press("n");
    assert_eq!(part(&reader), Some(1));
    reader.press("za");
    assert_eq!(reader.message(), "B ¶4 unfolded");
    assert!(!reader.screen().contains("¶4 · folded"));
    reader.press("za");
    assert_eq!(reader.message(), "B ¶4 folded");
    reader.press("]d");
    assert_eq!(part(&reader), Some(0), "after the last place comes the first");
    reader.press("za");
    assert_eq!(reader.message(), "B ¶2 is not folded away");
    reader.press("N<Enter>");
    assert!(reader.app.focused().on_fold());
    assert_eq!((reader.app.focus, reader.message()), (1, "folded here: Enter opens it"));
    reader.press("<C-o>");
    assert_eq!(part(&reader), Some(1));
    reader.press("zR");
    assert_eq!(reader.message(), "all repeats unfolded");
    reader.press("zM<Enter><Enter>");
    assert_eq!(reader.at(), "The trust promises an in", "Enter has opened the fold");
}

#[test]
fn a_long_body_can_be_read_to_its_end_in_the_list_of_repeats() {
    // Paragraphs that have next to nothing in common, so that the body is the only repeat.
    let mut state = 7_u32;
    let mut word = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        format!("w{:x}", state >> 16)
    };
    let mut paragraph = |at: usize| {
        let words: Vec<String> = (0..24).map(|_| word()).collect();
        format!("Paragraph {at} on {}.", words.join(" "))
    };
    let body: Vec<String> = (0..60).map(&mut paragraph).collect();
    let twice: Vec<&str> = body.iter().chain(&body).map(String::as_str).collect();
    let articles = vec![common::article("Long Shore", 2, &twice)];
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut reader = Reader::analysed(articles.clone(), columns, rows);
        reader.press("D");
        assert!(reader.screen().contains("Paragraph 0 "));
        assert!(!reader.screen().contains("Paragraph 59 "));
        assert!(reader.screen().contains("┊ every 10 ¶"), "the map of the article");
        reader.press("+");
        assert!(!reader.screen().contains("┊ every 10 ¶"), "its room goes to the text");
        for _ in 0..60 {
            reader.press("<C-d>");
        }
        let end = reader.screen();
        assert!(end.contains("Paragraph 59 ") && !end.contains('▼'), "{end}");
        reader.press("<C-d>");
        assert_eq!(reader.screen(), end, "there is nothing below the last row");
        reader.press("{");
        assert!(reader.screen().contains('▼'));
        for _ in 0..60 {
            reader.press("<C-u>");
        }
        assert!(reader.screen().contains("Paragraph 0 "));
    }
}

#[test]
fn where_nothing_is_copied_the_longest_shared_run_is_told() {
    let articles = vec![
        common::article(
            "Dune Letter",
            2,
            &["The mate was put ashore on the long sandbank that night.", "He waited."],
        ),
        common::article(
            "Evening Buoy",
            3,
            &["A strange night on the bar.", "They say he was put ashore on the rocks."],
        ),
    ];
    let mut reader = Reader::analysed(articles, 120, 40);
    reader.press("D");
    let screen = reader.screen();
    assert!(screen.contains("no copies between articles"), "{screen}");
    assert!(
        screen.contains("longest shared run: 5 words, A ¶1 and B ¶2: was put ashore on the"),
        "{screen}"
    );
    reader.press("l<Enter>");
    assert_eq!((reader.app.focus, reader.at()), (1, "They say he was put asho"));
}

#[test]
fn the_list_of_repeats_says_how_near_copies_differ() {
    let mut reader = Reader::analysed(pilot_boat(), 120, 40);
    reader.press("D");
    let screen = reader.screen();
    assert!(screen.contains("left the quay at five past nine"), "{screen}");
    assert!(screen.contains("left the quay at ten past nine"), "{screen}");
    assert!(screen.contains("oldest in A (2 May 2031)"), "{screen}");
    reader.press("<Enter>");
    let row = |article: usize, needle: &str| {
        let pane = &reader.app.panes[article];
        pane.row_on_screen(pane.page.place_of(reader.app.articles[article].text.find(needle)?))
    };
    assert_eq!(row(0, "The pilot boat"), row(1, "The pilot boat"), "the copies stand level");
    let differing = &reader.app.comparison(0).expect("it was asked for").differing;
    assert_eq!(reader.app.articles[1].slice(differing[1][0]).trim(), "ten");
}
