//! Paragraphs, columns, running heads and hyphens, in invented papers.

use crate::writer::{Line, line, pdf, set};
use crate::{Decoder, Told, decoders, read};

const STORY: [&str; 5] = [
    "The lamp of the Ostrey light went out on Tuesday night for the first time in forty years, and the \
     pas|sen|gers of the evening boat saw nothing but fog and water until the morning came.",
    "The keeper, Ebba Lind, had climbed the tower at nine. She found the glass broken and the oil \
     gone, and she sent her son to the har|bour with a lan|tern and a word for the pi|lots.",
    "Nobody was hurt. Two boats waited outside of the sound with their bells ringing, and a third \
     turned back to the main|land, where the harbour|master kept it for three days.",
    "The board of lights meets on Friday. It will have to say who pays for the glass, which was \
     ground in another country, and who sits in the tower until it has come.",
    "Old people in the village remember the winter when the light was out for a month. They say that \
     nobody went to sea then, and that the bread came over the ice.",
];

fn plain(story: &[&str]) -> Vec<String> {
    story.iter().map(|it| it.replace('|', "")).collect()
}

/// What both decoders make of the pages.
fn told(pages: &[Vec<Line>], info: &[(&str, &str)]) -> Vec<(Decoder, Told)> {
    let bytes = pdf(pages, info);
    let told = |decoder| {
        let told = read(&bytes, decoder).unwrap_or_else(|said| panic!("{decoder:?}: {said}"));
        (decoder, told)
    };
    decoders().into_iter().map(told).collect()
}

#[test]
fn a_column_is_put_together_across_pages() {
    let mut pages = vec![Vec::new(); 2];
    pages[0].push(line(72.0, 760.0, 22.0, "The light that went out"));
    set(&mut pages, &[(0, 72.0), (1, 72.0)], (720.0, 580.0), 60, &STORY);
    let info = [
        ("Title", "The light that went out"),
        ("Author", "Ebba Sund"),
        ("CreationDate", "D:20240209101500Z"),
    ];
    for (decoder, told) in told(&pages, &info) {
        assert_eq!(told.paragraphs(), plain(&STORY), "{decoder:?}");
        assert_eq!(told.blocks()[0].0, "heading 1", "{decoder:?}");
        assert_eq!(told.field("title"), Some("The light that went out"));
        assert_eq!(told.field("byline"), Some("Ebba Sund"));
        assert_eq!(told.article["published"]["date"], "2024-02-09");
        assert_eq!(told.said, "", "{decoder:?}");
    }
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut pages = vec![Vec::new(); 2];
    pages[0].push(line(72.0, 760.0, 20.0, "The light that went out"));
    let columns = [(0, 60.0), (0, 310.0), (1, 60.0), (1, 310.0)];
    set(&mut pages, &columns, (720.0, 590.0), 38, &STORY);
    for (decoder, told) in told(&pages, &[]) {
        assert_eq!(told.paragraphs(), plain(&STORY), "{decoder:?}");
        assert_eq!(told.field("title"), Some("The light that went out"), "{decoder:?}");
    }
}

#[test]
fn columns_need_not_have_common_lines() {
    let mut pages = vec![Vec::new()];
    set(&mut pages, &[(0, 60.0)], (720.0, 300.0), 38, &STORY[..3]);
    set(&mut pages, &[(0, 310.0)], (715.0, 300.0), 38, &STORY[3..]);
    for (decoder, told) in told(&pages, &[]) {
        assert_eq!(told.paragraphs(), plain(&STORY), "{decoder:?}");
    }
}

#[test]
fn a_headline_over_both_columns_parts_the_page() {
    let mut pages = vec![Vec::new()];
    set(&mut pages, &[(0, 60.0), (0, 310.0)], (760.0, 700.0), 38, &STORY[..2]);
    pages[0].push(line(60.0, 600.0, 18.0, "The board of lights has not met"));
    set(&mut pages, &[(0, 60.0), (0, 310.0)], (560.0, 500.0), 38, &STORY[2..4]);
    for (decoder, told) in told(&pages, &[]) {
        let kinds: Vec<String> = told.blocks().into_iter().map(|it| it.0).collect();
        assert_eq!(told.paragraphs(), plain(&STORY[..4]), "{decoder:?}");
        assert!(kinds[2].starts_with("heading"), "{decoder:?}: {kinds:?}");
    }
}

#[test]
fn running_heads_and_page_numbers_are_no_words_of_the_article() {
    let mut pages = vec![Vec::new(); 4];
    for (at, page) in pages.iter_mut().enumerate() {
        let number = at + 11;
        let head = if at % 2 == 0 { "The Ostrey Letter" } else { "Winter number" };
        page.push(line(72.0, 810.0, 9.0, &format!("{head}   {number}")));
        page.push(line(280.0, 30.0, 9.0, &format!("- {number} -")));
        // The heads of chapters are at the edge too, but they do not count the pages.
        page.push(line(72.0, 770.0, 14.0, &format!("Chapter {}", 2 * at + 1)));
    }
    let columns = [(0, 72.0), (1, 72.0), (2, 72.0), (3, 72.0)];
    for (at, paragraph) in STORY[..4].iter().enumerate() {
        set(&mut pages, &columns[at..=at], (730.0, 100.0), 60, &[paragraph]);
    }
    for (decoder, told) in told(&pages, &[]) {
        assert_eq!(told.paragraphs(), plain(&STORY[..4]), "{decoder:?}");
        let heads = told.blocks().into_iter().filter(|it| it.0.starts_with("heading"));
        let heads: Vec<String> = heads.map(|it| it.1).collect();
        assert_eq!(heads, ["Chapter 1", "Chapter 3", "Chapter 5", "Chapter 7"], "{decoder:?}");
    }
}

#[test]
fn items_and_compounds_stay_what_they_are() {
    let mut pages = vec![Vec::new()];
    let texts = [
        "What the board has to bring for the well-|known lamp of the tower, as the engineer wrote:",
        "\u{b7} a new glass from the glass works",
        "\u{b7} oil for three weeks and a half",
        "The lamp is as well-known as the sound itself, and the Ost-|West boats steer by it at night.",
    ];
    set(&mut pages, &[(0, 72.0)], (700.0, 100.0), 44, &texts);
    for (decoder, told) in told(&pages, &[]) {
        let text = told.field("text").expect("a text");
        assert!(text.contains("the well-known lamp"), "{decoder:?}: {text}");
        assert!(text.contains("the Ost-West boats"), "{decoder:?}: {text}");
        let kinds: Vec<String> = told.blocks().into_iter().map(|it| it.0).collect();
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        assert_eq!(kinds, ["paragraph", "list_item 1", "list_item 1", "paragraph"], "{decoder:?}");
    }
}

#[test]
fn cyrillic_is_read_by_the_table_of_its_font() {
    let story = [
        "Маяк на острове погас во вторник ночью впервые за сорок лет, и пас|са|жи|ры вечернего \
         парохода не видели ничего, кроме тумана и воды.",
        "Смотрительница поднялась на башню в девять часов и нашла разбитое стекло.",
    ];
    let mut pages = vec![Vec::new()];
    set(&mut pages, &[(0, 72.0)], (700.0, 100.0), 50, &story);
    for (decoder, told) in told(&pages, &[]) {
        assert_eq!(told.paragraphs(), plain(&story), "{decoder:?}");
    }
}

#[test]
fn rows_of_tables_are_read_across() {
    let rows = [
        ["Name of the boat", "Harbour of its owner", "Goes on"],
        ["The Grey Tern", "Ostrey quay", "Monday"],
        ["Good Hope", "Harle", "Tuesday"],
        ["Anna Katharina", "Skarn light", "Saturday"],
        ["Old Kittiwake", "Tollen", "in summer"],
    ];
    let mut pages = vec![Vec::new()];
    set(&mut pages, &[(0, 72.0)], (760.0, 500.0), 70, &STORY[..2]);
    for (at, row) in rows.iter().enumerate() {
        for (cell, x) in row.iter().zip([72.0, 230.0, 400.0]) {
            pages[0].push(line(x, 640.0 - 12.0 * at as f32, 10.0, cell));
        }
    }
    set(&mut pages, &[(0, 72.0)], (560.0, 300.0), 70, &STORY[2..]);
    for (decoder, told) in told(&pages, &[]) {
        let mut expected = plain(&STORY[..2]);
        expected.extend(rows.iter().map(|it| it.join(" | ")));
        expected.extend(plain(&STORY[2..]));
        assert_eq!(told.paragraphs(), expected, "{decoder:?}");
    }
}

#[test]
fn a_heading_as_high_as_the_text_shows_by_its_place_and_its_words() {
    let mut pages = vec![Vec::new()];
    set(&mut pages, &[(0, 72.0)], (760.0, 650.0), 60, &STORY[..1]);
    pages[0].push(line(72.0, 690.0, 10.0, "What the keeper found"));
    set(&mut pages, &[(0, 72.0)], (676.0, 500.0), 60, &STORY[1..3]);
    for (decoder, told) in told(&pages, &[]) {
        assert_eq!(told.paragraphs(), plain(&STORY[..3]), "{decoder:?}");
        assert_eq!(told.blocks()[1], ("heading 3".into(), "What the keeper found".into()));
    }
}
