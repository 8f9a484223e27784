//! Text in any script leaves borders and neighbours where they are: wide, combining and joined signs,
//! and text from right to left.

mod common;

use std::sync::Arc;

use common::{Reader, article};
use parallax::app::Background;
use parallax::text::Article;
use parallax::ui::colour::Depth;
use parallax::ui::{draw, theme};
use proptest::prelude::*;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use unicode_width::UnicodeWidthStr as _;

const COLUMNS: u16 = 90;
const ROWS: u16 = 16;

/// Words that have broken layouts: each is something else to a terminal.
const WORDS: [&str; 16] = [
    "quay",
    "שלום",
    "سلام",
    "לרציף",
    "الميناء،",
    "東京",
    "ﷺ",
    "👩\u{200d}👩\u{200d}👧",
    "❤\u{fe0f}",
    "🇮🇸",
    "e\u{301}\u{323}",
    "नमस्ते",
    "สวัสดี",
    "(12)",
    "co\u{ad}op",
    "\u{200f}\u{200b}x",
];

fn two(words: &[usize]) -> Vec<Arc<Article>> {
    let text: Vec<&str> = words.iter().map(|&it| WORDS[it % WORDS.len()]).collect();
    let text = text.join(" ");
    let name = text.chars().take(30).collect::<String>();
    vec![
        article(&name, 2, &[&text, &text]),
        article("Evening Buoy", 3, &["- a list item", &format!("# {text}"), &format!("- {text}")]),
    ]
}

/// What a terminal that knows nothing of directions shows of a reader's first frame.
fn on_a_terminal(reader: &Reader) -> vt100::Parser {
    let theme = theme::built_in("dark", Background::Dark, Depth::True).expect("sound");
    let mut bytes = Vec::new();
    let viewport = Viewport::Fixed(Rect::new(0, 0, COLUMNS, ROWS));
    let options = TerminalOptions { viewport };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options)
        .expect("memory does not fail");
    terminal.draw(|frame| draw(frame, &reader.app, &theme)).expect("memory does not fail");
    drop(terminal);
    let cells = |count| std::num::NonZero::new(count).expect("some");
    let mut parser = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
    parser.process(&bytes);
    parser
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn borders_stand_where_they_stood(words in prop::collection::vec(0..WORDS.len(), 1..60), keys in "j{0,3}") {
        let mut reader = Reader::unanalysed(two(&words), COLUMNS, ROWS);
        reader.press(&keys);
        let borders: Vec<u16> = reader.app.layout.panes.iter().map(|it| it.frame.x).collect();
        prop_assert_eq!(borders.len(), 2);
        let buffer = reader.buffer();
        let terminal = on_a_terminal(&reader);
        for y in 2..ROWS - 2 {
            for &x in &borders {
                let symbol = buffer[(x, y)].symbol();
                prop_assert!("│┃╋┼●▪".contains(symbol), "{x},{y}: {symbol:?}\n{}", reader.screen());
                let shown = terminal.screen().cell(y, x).map(|it| it.contents().to_owned());
                prop_assert_eq!(shown.as_deref(), Some(symbol), "{},{}", x, y);
            }
        }
        for y in 0..ROWS {
            let mut x = 0;
            let mut open = 0;
            while x < COLUMNS {
                let symbol = buffer[(x, y)].symbol();
                for c in symbol.chars() {
                    open += match c { '\u{2068}' => 1, '\u{2069}' => -1, _ => 0 };
                    prop_assert!(open >= 0);
                    let leftward = matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}');
                    prop_assert!(!leftward || open > 0, "bare in row {y}: {symbol:?}");
                }
                let width = symbol.width().max(1) as u16;
                for more in 1..width {
                    prop_assert_eq!(buffer[(x + more, y)].symbol(), " ", "behind {}", symbol);
                }
                x += width;
            }
            prop_assert_eq!(open, 0, "row {} leaves an isolate open", y);
        }
    }
}

#[test]
fn each_row_of_text_from_right_to_left_is_an_isolate_of_its_own() {
    let hebrew = "הספינה עזבה את הרציף בחמש אחר הצהריים and came back without the mate";
    let articles = vec![
        article("הנמל", 2, &[hebrew, "The quay was empty."]),
        article("Evening Buoy", 3, &["The quay was empty by noon."]),
    ];
    let reader = Reader::unanalysed(articles, 84, 12);
    let screen = reader.screen();
    let rows: Vec<&str> = screen.lines().collect();
    assert!(rows[1].contains("\u{2068} A הנמל · 2 May 2031 \u{2069}"), "{screen}");
    assert!(rows[2].contains("\u{2068}הספינה"), "{screen}");
    for row in &rows {
        assert!(row.matches('\u{2068}').count() == row.matches('\u{2069}').count(), "{row}");
        let neighbour = row.find("The quay was empty by noon.");
        let end = row.rfind('\u{2069}');
        assert!(neighbour.is_none() || end < neighbour, "the neighbour stands outside: {row}");
    }
    let latin = Reader::unanalysed(common::lighthouse(), 84, 12);
    assert!(!latin.screen().contains('\u{2068}'), "nothing is sent where nothing is turned round");
}
