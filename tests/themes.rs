//! Every theme that comes with the program, on both backgrounds: what is text can be read, and marks
//! that mean different things look different to every eye.

mod common;

use common::{Reader, pilot_boat};
use parallax::app::Background;
use parallax::ui::colour::{Depth, Rgb, luminance};
use parallax::ui::theme::{Role, Theme, ThemeFiles};
use ratatui::style::{Color, Modifier, Style};

/// Least contrast of text (WCAG 2.2, success criterion 1.4.3, level AA).
const TEXT: f64 = 4.5;
/// Least contrast of borders and of other lines that say something (criterion 1.4.11).
const LINES: f64 = 3.0;
/// Least distance in Oklab of colours that alone tell marks apart: five times what can just be
/// noticed, which CSS Color 4 (section 13.2.2) puts at 0.02.
const DISTINCT: f64 = 0.1;

/// Every theme on both backgrounds.
fn themes(depth: Depth) -> Vec<(String, Theme)> {
    let files = ThemeFiles::default();
    let on = |name: &str, (background, side): (Background, &str)| {
        let theme = files.read(name, background, depth).unwrap_or_else(|error| panic!("{error}"));
        (format!("{name} on {side}"), theme)
    };
    let names = files.names();
    names.iter().flat_map(|name| Background::ALL.map(|side| on(name, side))).collect()
}

/// The colours that a cell of a style shows: text, background.
fn shown(style: Style) -> (Rgb, Rgb) {
    let rgb = |colour: Option<Color>| match colour {
        Some(Color::Rgb(red, green, blue)) => (red, green, blue),
        Some(Color::Indexed(index)) => indexed(index),
        other => panic!("{other:?} is no colour of a theme"),
    };
    let (fg, bg) = (rgb(style.fg), rgb(style.bg));
    if style.add_modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) }
}

/// A colour of the xterm palette from 16 on.
fn indexed(index: u8) -> Rgb {
    let level = |at: u8| if at == 0 { 0 } else { 55 + 40 * at };
    match index {
        16..=231 => {
            (level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6))
        }
        232.. => (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)),
        _ => panic!("colour {index} differs from terminal to terminal"),
    }
}

fn contrast(style: Style) -> f64 {
    let (fg, bg) = shown(style);
    let (one, other) = (luminance(fg) + 0.05, luminance(bg) + 0.05);
    one.max(other) / one.min(other)
}

/// `roles` one over the other, as the panes lay them.
fn laid(theme: &Theme, roles: &[Role]) -> Style {
    roles.iter().fold(theme.style(Role::Text), |style, &role| {
        let over = theme.style(role);
        // The colour of repeated text gives way to the background of the passage in focus.
        let bg = if role == Role::Repeat { style.bg } else { over.bg.or(style.bg) };
        Style { bg, ..style.patch(over) }
    })
}

#[test]
fn contrast_is_measured_as_wcag_does() {
    let on_white =
        |grey| Style::new().fg(Color::Rgb(grey, grey, grey)).bg(Color::Rgb(255, 255, 255));
    assert!((contrast(on_white(0)) - 21.0).abs() < 1e-9);
    assert!((contrast(on_white(0x76)) - 4.54).abs() < 0.005);
    assert!((contrast(on_white(0x77)) - 4.48).abs() < 0.005);
}

#[test]
fn text_can_be_read_whatever_is_marked_in_it() {
    let blocks = [Role::Text, Role::Heading, Role::Quote, Role::Code, Role::Boilerplate];
    let none = Role::Text;
    for depth in [Depth::True, Depth::Indexed] {
        for (name, theme) in themes(depth) {
            let mut layers = vec![vec![]];
            for choices in [
                &blocks[..],
                &[none, Role::Cursor, Role::Partner],
                &[none, Role::Repeat],
                &[none, Role::Evidence],
                &[none, Role::Search, Role::SearchCurrent],
            ] {
                let longer = |roles: &Vec<Role>, role: &Role| {
                    let role = (*role != none).then_some(*role);
                    roles.iter().copied().chain(role).collect::<Vec<_>>()
                };
                layers = layers
                    .iter()
                    .flat_map(|roles| choices.iter().map(|role| longer(roles, role)))
                    .collect();
            }
            for roles in layers {
                let found = contrast(laid(&theme, &roles));
                assert!(found >= TEXT, "{name}, {depth:?}: {roles:?} has {found:.2}:1");
            }
        }
    }
}

#[test]
fn whatever_is_drawn_can_be_read() {
    let scripts = [
        "]e",
        "]ei",
        "]eix",
        "E",
        "Ej/a",
        "M",
        "D",
        "?",
        "z",
        "/trawlers<Enter>n",
        ":theme l",
        "b",
        "@",
        "zR]d",
        "+",
        "]o",
    ];
    let themes = [Depth::True, Depth::Indexed].map(|depth| (depth, themes(depth)));
    let mut readers: Vec<(&str, Reader)> = Vec::new();
    for keys in scripts {
        let mut reader = Reader::new(120, 40);
        reader.press(keys);
        readers.push((keys, reader));
    }
    let mut side_by_side = Reader::analysed(pilot_boat(), 100, 40);
    side_by_side.press("Dl");
    readers.push(("Dl", side_by_side));
    for (keys, mut reader) in readers {
        for (depth, themes) in &themes {
            for (name, theme) in themes {
                reader = reader.in_theme(theme.clone());
                for cell in reader.buffer().content().iter().filter(|it| it.symbol() != " ") {
                    let (symbol, found) = (cell.symbol(), contrast(cell.style()));
                    let line = symbol.starts_with(|it| ('\u{2500}'..='\u{259f}').contains(&it));
                    assert!(
                        found >= if line { LINES } else { TEXT },
                        "{name}, {depth:?}, after {keys}: {symbol} has {found:.2}:1"
                    );
                }
            }
        }
    }
}

/// The marks of running text, and the sign that stands beside one in every row, if one does.
const MARKS: [(Role, &str); 13] = [
    (Role::Text, ""),
    (Role::Heading, ""),
    (Role::Quote, "│"),
    (Role::Code, ""),
    (Role::Boilerplate, ""),
    (Role::Fold, "▣"),
    (Role::Cursor, "▶"),
    (Role::Partner, "◆"),
    (Role::Repeat, ""),
    (Role::Evidence, ""),
    (Role::Deleted, "−"),
    (Role::Inserted, "+"),
    (Role::Search, ""),
];

/// Each two different marks.
fn pairs() -> impl Iterator<Item = [(Role, &'static str); 2]> {
    let current = (Role::SearchCurrent, "");
    let marks: Vec<_> = MARKS.into_iter().chain([current]).collect();
    let rest = marks.clone();
    marks.into_iter().enumerate().flat_map(move |(at, one)| {
        rest[at + 1..].iter().map(move |other| [one, *other]).collect::<Vec<_>>()
    })
}

#[test]
fn marks_differ_for_every_eye() {
    for (name, theme) in themes(Depth::True) {
        for [(one, one_sign), (other, other_sign)] in pairs() {
            let (a, b) = (laid(&theme, &[one]), laid(&theme, &[other]));
            if a.add_modifier != b.add_modifier || one_sign != other_sign {
                continue;
            }
            for (eye, matrix) in EYES {
                let seen = |rgb| oklab(through(matrix, rgb));
                let ((text, ground), (its_text, its_ground)) = (shown(a), shown(b));
                let apart = distance(seen(text), seen(its_text));
                let found = apart.max(distance(seen(ground), seen(its_ground)));
                assert!(
                    found >= DISTINCT,
                    "{name}: {one:?} and {other:?} are {found:.3} apart for {eye} eyes"
                );
            }
        }
    }
}

#[test]
fn marks_differ_without_colour() {
    for (name, theme) in themes(Depth::None) {
        for [(one, one_sign), (other, other_sign)] in pairs() {
            let attributes = |role| theme.style(role).add_modifier;
            // Code stands two columns further in.
            let told = [one, other].contains(&Role::Code) || one_sign != other_sign;
            assert!(told || attributes(one) != attributes(other), "{name}: {one:?} and {other:?}");
        }
    }
}

#[test]
fn nothing_is_dimmed_where_there_are_colours() {
    // Terminals dim by a half or by a third, and dark text some of them into the wrong direction.
    for (name, theme) in themes(Depth::True) {
        for (role, key) in Role::ALL {
            assert!(!theme.style(role).add_modifier.contains(Modifier::DIM), "{name}: {key}");
        }
    }
}

type Matrix = [[f64; 3]; 3];

/// Normal sight, and the three kinds of dichromacy as Machado, Oliveira and Fernandes simulate them
/// (2009, severity 1.0), on linear red, green and blue.
const EYES: [(&str, Matrix); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanope",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranope",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanope",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn times(matrix: Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(factor, it)| factor * it).sum())
}

/// Linear red, green and blue as such an eye sees them.
fn through(matrix: Matrix, (red, green, blue): Rgb) -> [f64; 3] {
    let linear = |part: u8| luminance((part, part, part));
    times(matrix, [linear(red), linear(green), linear(blue)]).map(|it| it.clamp(0.0, 1.0))
}

/// Oklab (Björn Ottosson, 2020).
fn oklab(linear: [f64; 3]) -> [f64; 3] {
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    let opponents = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    times(opponents, times(cones, linear).map(f64::cbrt))
}

fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}
