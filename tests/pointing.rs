//! The mouse: what it is over is scrolled, what it presses has the reader.

mod common;

use common::{Reader, lighthouse, pilot_boat};
use parallax::app::view::ViewKind;
use parallax::app::{Effect, Input, Mouse, MouseKind};

fn use_mouse(reader: &mut Reader, kind: MouseKind, column: u16, row: u16) {
    reader.handle(Input::Mouse(Mouse { kind, column, row }));
}

/// Presses where the screen shows `words` first.
fn click(reader: &mut Reader, words: &str) {
    let screen = reader.screen();
    let found = screen.lines().enumerate().find_map(|(row, line)| {
        let at = line.find(words)?;
        Some((line[..at].chars().count() as u16, row as u16))
    });
    let (column, row) = found.unwrap_or_else(|| panic!("{words} is nowhere:\n{screen}"));
    use_mouse(reader, MouseKind::Click, column, row);
}

#[test]
fn a_click_in_a_text_focuses_it_and_stands_on_the_sentence() {
    let mut reader = Reader::new(120, 40);
    click(&mut reader, "Two trawlers");
    assert_eq!((reader.app.focus, reader.at()), (0, "Two trawlers waited outs"));
    click(&mut reader, "Fishermen");
    assert_eq!((reader.app.focus, reader.at()), (1, "Fishermen want a second"));
    click(&mut reader, "Nobody was  ");
    let here = reader.app.sentence_here().map(|at| (at.article, at.sentence));
    let words = here.map(|(article, sentence)| {
        let article = &reader.app.articles[article];
        article.slice(article.sentences[sentence].span).to_owned()
    });
    assert_eq!(words.as_deref(), Some("Nobody was hurt."), "not the one that the row begins with");
}

#[test]
fn a_click_before_the_analysis_counts_as_well_as_a_key() {
    let mut before = Reader::new(120, 40);
    before.press("5G");
    let session = before.app.session();
    let mut reader = Reader::unanalysed(lighthouse(), 120, 40);
    reader.app.resume(&session);
    click(&mut reader, "Fishermen");
    reader.analyse();
    assert_eq!((reader.app.focus, reader.at()), (1, "Fishermen want a second"));
}

#[test]
fn a_click_on_a_title_or_a_blank_row_is_no_trouble() {
    let mut reader = Reader::new(120, 40);
    click(&mut reader, "Skarn Gazette");
    assert_eq!(reader.app.focus, 1);
    for column in [0, 39, 40, 79, 119] {
        for row in 0..40 {
            use_mouse(&mut reader, MouseKind::Click, column, row);
            use_mouse(&mut reader, MouseKind::WheelDown, column, row);
            reader.screen();
        }
    }
    assert!(reader.effects.is_empty(), "{:?}", reader.effects);
}

#[test]
fn the_wheel_scrolls_the_pane_under_it_and_the_focus_stays() {
    let mut reader = Reader::new(80, 12);
    let tops = |reader: &Reader| [0, 1].map(|it| reader.app.panes[it].visible().start);
    let before = tops(&reader);
    use_mouse(&mut reader, MouseKind::WheelDown, 60, 5);
    let after = tops(&reader);
    assert_eq!((after[0], reader.app.focus), (before[0], 0));
    assert!(after[1] > before[1]);
    use_mouse(&mut reader, MouseKind::WheelUp, 60, 5);
    assert_eq!(tops(&reader), before);
    use_mouse(&mut reader, MouseKind::WheelDown, 10, 5);
    assert!(tops(&reader)[0] > before[0]);
}

#[test]
fn a_click_on_the_ruler_goes_there_and_back_again() {
    let mut reader = Reader::new(80, 12);
    let ruler = reader.app.layout.panes[0].ruler();
    use_mouse(&mut reader, MouseKind::Click, ruler, 10);
    let end = reader.app.focused().offset();
    assert!(end > reader.app.articles[0].text.len() / 2, "{end}");
    use_mouse(&mut reader, MouseKind::Click, ruler, 2);
    assert_eq!(reader.app.focused().offset(), 0);
    reader.press("<C-o>");
    assert_eq!(reader.app.focused().offset(), end);
}

#[test]
fn a_second_click_opens_a_fold_and_an_entry() {
    let mut reader = Reader::new(120, 40);
    click(&mut reader, "¶4 repeats");
    assert!(reader.app.focused().on_fold());
    click(&mut reader, "¶4 repeats");
    assert!(!reader.screen().contains("¶4 repeats"));

    reader.press("E");
    click(&mut reader, "two trawlers outside");
    assert_eq!(reader.app.view().map(|it| it.selected), Some(1));
    click(&mut reader, "two trawlers outside");
    assert!(reader.app.view().is_none());
    assert_eq!(reader.app.event_here(), Some(1));
}

#[test]
fn a_cell_of_the_matrix_and_of_the_synopsis_is_selected() {
    let mut reader = Reader::new(120, 40);
    reader.press("M");
    let screen = reader.screen();
    let line = screen.lines().find(|it| it.contains("two trawlers")).unwrap_or_default();
    let row = screen.lines().position(|it| it.contains("two trawlers")).unwrap_or_default();
    let cells: Vec<usize> = line
        .chars()
        .enumerate()
        .filter(|(at, c)| *at > 40 && "█▓▒░·".contains(*c))
        .map(|it| it.0)
        .collect();
    let last = cells.last().copied().unwrap_or_default();
    use_mouse(&mut reader, MouseKind::Click, last as u16, row as u16);
    assert_eq!(reader.app.view().map(|it| (it.selected, it.part)), Some((1, 2)), "{screen}");

    reader.press("qS");
    click(&mut reader, "Ada Holm climbed");
    let view = reader.app.view().map(|it| (it.selected, it.part));
    assert_eq!(view, Some((0, 1)), "{}", reader.screen());
    click(&mut reader, "Ada Holm climbed");
    assert_eq!((reader.app.focus, reader.at()), (1, "Ada Holm climbed the tow"));
}

#[test]
fn in_a_view_the_wheel_moves_in_the_list_and_scrolls_the_text() {
    let mut reader = Reader::new(100, 30);
    reader.press("E");
    use_mouse(&mut reader, MouseKind::WheelDown, 10, 3);
    assert_eq!(reader.app.view().map(|it| it.selected), Some(1));
    use_mouse(&mut reader, MouseKind::WheelUp, 10, 3);
    assert_eq!(reader.app.view().map(|it| it.selected), Some(0));
    reader.press("q");

    let mut reader = Reader::analysed(pilot_boat(), 60, 14);
    reader.press("D");
    let top = |reader: &Reader| reader.app.view().map(|it| it.top);
    let before = top(&reader);
    use_mouse(&mut reader, MouseKind::WheelDown, 10, 11);
    assert!(top(&reader) > before, "{}", reader.screen());
    use_mouse(&mut reader, MouseKind::WheelUp, 10, 11);
    assert_eq!(top(&reader), before);
}

#[test]
fn help_can_be_run_by_clicking() {
    let mut reader = Reader::new(120, 80);
    reader.press("?");
    click(&mut reader, "coverage matrix");
    click(&mut reader, "coverage matrix");
    assert!(reader.app.view().is_some_and(|it| it.kind == ViewKind::Matrix));
}

#[test]
fn in_a_long_list_nothing_moves_under_the_mouse_but_by_the_wheel() {
    let mut reader = Reader::new(80, 16);
    reader.press("?");
    let before = reader.screen();
    let row = before.lines().position(|it| it.contains("screen down")).expect("it is listed");
    use_mouse(&mut reader, MouseKind::Click, 30, row as u16);
    let after = reader.screen();
    assert!(
        after.lines().nth(row).is_some_and(|it| it.contains("▶") && it.contains("screen down"))
    );
    let without = |screen: &str| screen.replace('▶', " ");
    let lists = [&before, &after]
        .map(|it| without(it).lines().take(15).map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(lists[0], lists[1]);
    let selected = |reader: &Reader| reader.app.view().map_or(0, |it| it.selected);
    let at = selected(&reader);
    use_mouse(&mut reader, MouseKind::WheelDown, 30, 5);
    assert_eq!(selected(&reader), at, "it is still in sight");
    let line = |it: usize, screen: &str| screen.lines().nth(it).unwrap_or_default().to_owned();
    assert_eq!(line(3, &without(&reader.screen())), line(6, &without(&after)));
    for _ in 0..99 {
        use_mouse(&mut reader, MouseKind::WheelDown, 30, 5);
    }
    assert!(
        selected(&reader) > at
            && reader.screen().contains("an event that an article does not tell")
    );
}

#[test]
fn in_the_palette_a_click_selects_and_a_second_one_runs() {
    let mut reader = Reader::new(120, 40);
    reader.press(":");
    click(&mut reader, "half-page-down");
    let selected = |reader: &Reader| reader.app.palette().and_then(|it| it.selected);
    let at = selected(&reader).expect("it is selected");
    assert_eq!(
        reader.app.palette().map(|it| it.completions[at].line.as_str()),
        Some("half-page-down")
    );
    use_mouse(&mut reader, MouseKind::WheelDown, 10, 30);
    assert_eq!(selected(&reader), Some(at + 1));
    use_mouse(&mut reader, MouseKind::WheelUp, 10, 30);
    use_mouse(&mut reader, MouseKind::WheelDown, 10, 5);
    assert_eq!(selected(&reader), Some(at), "over a text the wheel scrolls that");
    click(&mut reader, "half-page-down");
    assert!(reader.app.prompt.is_none() && reader.app.focused().offset() > 0);
    reader.press(":theme ");
    click(&mut reader, "theme light");
    assert_eq!(reader.app.themes[reader.app.theme], "light", "it shows itself");
    reader.press("<Esc>");
    assert_ne!(reader.app.themes[reader.app.theme], "light");
}

#[test]
fn in_why_a_click_above_the_list_goes_on_reading_there() {
    let mut reader = Reader::new(120, 40);
    reader.press("]ei");
    click(&mut reader, "Fishermen");
    assert!(reader.app.view().is_none());
    assert_eq!(reader.at(), "Fishermen want a second");
}

#[test]
fn a_mouse_that_is_the_terminals_does_nothing_here() {
    let mut reader = Reader::new(120, 40);
    reader.press("gm");
    assert!(!reader.app.mouse && reader.message().contains("the terminal's"));
    use_mouse(&mut reader, MouseKind::Click, 60, 5);
    assert_eq!(reader.app.focus, 0);
    reader.press(":mouse<Enter>");
    assert!(reader.app.mouse);
    assert!(!reader.effects.contains(&Effect::Quit));
}
