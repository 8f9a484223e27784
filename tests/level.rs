//! Pages that stand level: what holds for all texts, events, widths and keys.

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use common::{Reader, article};
use parallax::analysis::{Analysis, Event, Fold, Passage, analyse_quietly};
use parallax::app::{Input, Scrolling};
use parallax::page::{Hidden, Landmarks, Level, Page, Place, Row, RowKind, cuts};
use parallax::text::Article;
use proptest::prelude::*;

/// Articles of short paragraphs, some under headings, with one to three sentences each.
fn articles() -> impl Strategy<Value = Vec<Arc<Article>>> {
    let sentence = prop::collection::vec("[a-z]{1,9}", 1..14)
        .prop_map(|words| format!("T{} end.", words.join(" ")));
    let block = (prop::bool::weighted(0.15), prop::collection::vec(sentence, 1..4)).prop_map(
        |(heading, sentences)| {
            if heading { format!("# {}", sentences[0]) } else { sentences.join(" ") }
        },
    );
    let blocks = prop::collection::vec(block, 1..12);
    prop::collection::vec(blocks, 2..5).prop_map(|all| {
        let paper = |(at, blocks): (usize, &Vec<String>)| {
            let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
            article(&format!("Paper {at}"), 1, &blocks)
        };
        all.iter().enumerate().map(paper).collect()
    })
}

/// Events with a passage in some articles, in whatever order: where in each, and how central.
fn events() -> impl Strategy<Value = Vec<Vec<Option<(usize, u8)>>>> {
    let passage = prop::option::weighted(0.7, (0_usize..40, 0_u8..100));
    prop::collection::vec(prop::collection::vec(passage, 4), 0..9)
}

fn analysis(articles: &[Arc<Article>], events: &[Vec<Option<(usize, u8)>>]) -> Analysis {
    let event = |told: &Vec<Option<(usize, u8)>>| {
        let passages = articles.iter().zip(told).enumerate().filter_map(|(article, (text, it))| {
            let (at, score) = (*it)?;
            let at = at % text.sentences.len();
            Some(Passage { article, sentences: at..at + 1, score: f32::from(score) / 100.0 })
        });
        Event {
            label: "something".into(),
            date: None,
            passages: passages.collect(),
            links: Vec::new(),
        }
    };
    Analysis { events: events.iter().map(event).collect(), ..Analysis::default() }
}

/// All rows of a page, from the first to the last.
fn rows(page: &Page) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut place = Some(Place::default());
    while let Some(at) = place {
        rows.extend(page.row(at));
        place = page.below(at);
    }
    rows
}

/// The rows on which bands begin.
fn beginnings(rows: &[Row]) -> BTreeMap<usize, usize> {
    rows.iter().enumerate().filter_map(|(at, row)| Some((row.band?, at))).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn level(
    articles: &[Arc<Article>],
    analysis: &Analysis,
    hidden: &Hidden,
    width: usize,
    most: usize,
) -> (Landmarks, Vec<Page>) {
    let among: Vec<usize> = (0..articles.len()).collect();
    let landmarks = Landmarks::new(articles, analysis, &among, None);
    let cuts = cuts(articles, analysis, &landmarks);
    let plain = articles.iter().zip(&cuts).enumerate().map(|(at, (article, cuts))| {
        // What is hidden is hidden in the first article only, so that the pages differ.
        let hidden = if at == 0 { hidden.clone() } else { Hidden::default() };
        let breaks = cuts.iter().map(|it| it.offset).collect();
        Page::new(Arc::clone(article), &hidden, width).broken_at(breaks)
    });
    let level = Level::new(plain.collect(), cuts, most);
    let pages = (0..articles.len()).map(|at| Page::levelled(&level, at)).collect();
    (landmarks, pages)
}

proptest! {
    #[test]
    fn bands_are_equally_high_and_no_text_is_lost_or_moved(
        articles in articles(), events in events(), width in 8_usize..60,
    ) {
        let analysis = analysis(&articles, &events);
        let (landmarks, pages) = level(&articles, &analysis, &Hidden::default(), width, usize::MAX);
        let all: Vec<Vec<Row>> = pages.iter().map(rows).collect();
        for (page, rows) in pages.iter().zip(&all) {
            prop_assert_eq!(rows.len(), all[0].len(), "all pages are equally long");
            prop_assert_eq!(beginnings(rows), beginnings(&all[0]), "bands begin on the same rows");
            let solid = rows.iter().filter(|row| row.kind.is_solid());
            let text: String = solid.map(|row| page.article().slice(row.span)).collect();
            prop_assert_eq!(squeezed(&text), squeezed(&page.article().text));
        }
        for (at, landmark) in landmarks.list.iter().enumerate() {
            for (page, offset) in pages.iter().zip(&landmark.at) {
                let first = page.band_start(at + 1).and_then(|place| page.row(place));
                let first = first.expect("a landmark has a row in every page");
                if let Some(offset) = offset {
                    prop_assert_eq!(first.span.start, *offset);
                } else {
                    prop_assert_eq!(first.kind, RowKind::Absent(at + 1));
                }
            }
        }
    }

    #[test]
    fn long_gaps_are_closed_and_nothing_else(
        articles in articles(), events in events(), width in 8_usize..40, most in 3_usize..9,
    ) {
        let analysis = analysis(&articles, &events);
        let (landmarks, whole) = level(&articles, &analysis, &Hidden::default(), width, usize::MAX);
        let (_, pages) = level(&articles, &analysis, &Hidden::default(), width, most);
        for (page, whole) in pages.iter().zip(&whole) {
            let (closed, open) = (rows(page), rows(whole));
            let solid = |rows: &[Row]| rows.iter().filter(|it| it.kind.is_solid()).map(|it| it.span).collect::<Vec<_>>();
            prop_assert_eq!(solid(&closed), solid(&open), "every row of text is there, once");
            let gaps = closed.split(|row| row.kind != RowKind::Gap);
            prop_assert!(gaps.map(<[Row]>::len).max() <= Some(most), "no gap is longer");
            // With what the marks stand for, bands are as high as ever.
            let more = |row: &Row| match row.kind {
                RowKind::Closed(band) => page.closing(band).map_or(0, |it| it.rows - 3),
                _ => 0,
            };
            let heights = |rows: &[Row], more: &dyn Fn(&Row) -> usize| {
                let mut heights = vec![0; landmarks.list.len() + 2];
                let mut band = 0;
                for row in rows {
                    band = row.band.map_or(band, |it| it + 1);
                    heights[band] += 1 + more(row);
                }
                heights
            };
            prop_assert_eq!(heights(&closed, &more), heights(&open, &|_| 0));
        }
    }

    #[test]
    fn a_row_of_a_band_is_the_same_in_all_pages(
        articles in articles(), events in events(), width in 8_usize..40, most in 3_usize..9,
    ) {
        let analysis = analysis(&articles, &events);
        let (_, pages) = level(&articles, &analysis, &Hidden::default(), width, most);
        for page in &pages {
            let mut place = Some(Place::default());
            while let Some(at) = place {
                let there = page.in_bands(at).expect("a band begins with the first row");
                if page.is_solid(at) {
                    prop_assert_eq!(page.place_in_band(there), Some(at));
                }
                for other in &pages {
                    let beside = other.place_in_band(there).expect("every band is in every page");
                    let is_mark = matches!(other.row(beside).map(|it| it.kind), Some(RowKind::Closed(_)));
                    prop_assert!(is_mark || other.in_bands(beside) == Some(there));
                }
                place = page.below(at);
            }
        }
    }

    #[test]
    fn landmarks_ascend_in_every_article_and_have_two_at_least(
        articles in articles(), events in events(), wanted in 0_usize..9,
    ) {
        let analysis = analysis(&articles, &events);
        let among: Vec<usize> = (0..articles.len()).rev().collect();
        let told = analysis.events.get(wanted).filter(|it| it.articles().len() > 1);
        let wants = told.map(|it| (&it.passages[0], it.articles().len()));
        let start = |it: &Passage| (it.article, it.span(&articles[it.article]).start);
        let landmarks = Landmarks::new(&articles, &analysis, &among, wants.map(|it| start(it.0)));
        for (at, &article) in landmarks.articles.iter().enumerate() {
            let offsets: Vec<usize> = landmarks.list.iter().filter_map(|it| it.at[at]).collect();
            prop_assert!(offsets.is_sorted_by(|a, b| a < b), "{} in {}", article, offsets.len());
        }
        prop_assert!(landmarks.list.iter().all(|it| it.at.iter().flatten().count() > 1));
        if let Some((passage, _)) = wants {
            let at = landmarks.articles.iter().position(|&it| it == passage.article);
            let here = |it: &&parallax::page::Landmark| at.and_then(|at| it.at[at]) == Some(start(passage).1);
            prop_assert!(landmarks.list.iter().any(|it| here(&it)), "what is wanted stands level");
        }
    }

    #[test]
    fn folds_and_filters_leave_the_pages_level(
        articles in articles(), events in events(), width in 8_usize..60, from in 0_usize..6, many in 1_usize..5, fold: bool,
    ) {
        let analysis = analysis(&articles, &events);
        let blocks = articles[0].blocks.len();
        let gone = from.min(blocks - 1)..(from + many).min(blocks).max(from.min(blocks - 1) + 1);
        let mut hidden = Hidden::default();
        if fold {
            hidden.folds.push(Fold { blocks: gone.clone(), original: 0..1, words: 1, repeat: 0 });
        } else {
            hidden.filtered = (0..blocks).map(|it| gone.contains(&it)).collect();
        }
        let (_, pages) = level(&articles, &analysis, &hidden, width, usize::MAX);
        let all: Vec<Vec<Row>> = pages.iter().map(rows).collect();
        for rows in &all {
            prop_assert_eq!(rows.len(), all[0].len());
            prop_assert_eq!(beginnings(rows), beginnings(&all[0]));
        }
        let lines = all[0].iter().filter(|row| row.kind.stands_for_others()).count();
        prop_assert_eq!(lines, 1);
        let shown: String = all[0]
            .iter()
            .filter(|row| matches!(row.kind, RowKind::Text { .. }))
            .map(|row| articles[0].slice(row.span))
            .collect();
        let kept = (0..blocks).filter(|it| !gone.contains(it));
        let kept: String = kept.map(|it| articles[0].slice(articles[0].blocks[it].span)).collect();
        prop_assert_eq!(squeezed(&shown), squeezed(&kept));
    }

    #[test]
    fn whatever_is_pressed_the_same_bands_stand_side_by_side(
        keys in prop::collection::vec(
            prop::sample::select(vec![
                "j", "k", "<C-d>", "<C-u>", "<Space>", "G", "gg", "]e", "[e", "}", "{", "<Tab>", "h", "<Enter>",
                "zR", "zM", "b", "<C-w>L", "3G",
            ]),
            1..25,
        ),
        columns in 80_u16..140, height in 12_u16..40,
    ) {
        let mut reader = Reader::new(columns, height);
        reader.press("s");
        prop_assert_eq!(reader.app.scrolling, Scrolling::Level);
        for key in keys {
            let place = |reader: &Reader| (reader.app.focus, reader.app.focused().offset());
            let before = place(&reader);
            reader.press(key);
            let moved = before.0 == reader.app.focus && before != place(&reader);
            let shown: Vec<BTreeMap<usize, usize>> =
                reader.app.layout.panes.iter().map(|it| in_sight(&reader, it.pane)).collect();
            // What begins on the cursor's row does so in all panes, and everything where no pane waits.
            let cursor = reader.app.focused().row_on_screen(reader.app.focused().cursor);
            let on_screen = || reader.app.layout.panes.iter().map(|it| &reader.app.panes[it.pane]);
            let waits = reader.screen().contains("rows more in") || on_screen().any(|it| it.lead > 0);
            for bands in &shown {
                if !waits {
                    prop_assert_eq!(bands, &shown[0], "after {}", key);
                }
                let at_cursor = |bands: &BTreeMap<usize, usize>| {
                    bands.iter().find(|it| Some(*it.1) == cursor).map(|it| *it.0)
                };
                // Another focus moves nothing by itself.
                if moved {
                    prop_assert_eq!(at_cursor(bands), at_cursor(&shown[0]), "after {}", key);
                }
            }
        }
    }

    #[test]
    fn the_place_survives_sizes_modes_folds_filters_and_another_analysis(
        article in 0_usize..3, paragraph in 1_usize..6, rows in 0_usize..3,
        steps in prop::collection::vec((0_usize..9, 40_u16..200, 10_u16..60), 1..16),
    ) {
        let mut reader = Reader::new(120, 40);
        reader.press(&format!("{}", article + 1)).pause();
        reader.press(&format!("{paragraph}G"));
        (0..rows).for_each(|_| { reader.press("j"); });
        let (span, offset) = (reader.app.focused().cursor_span(), reader.app.focused().offset());
        prop_assume!(!reader.app.articles[article].slice(span).starts_with("Share"));
        for (step, columns, height) in steps {
            match step {
                0..=2 => { reader.resize(columns, height); }
                3 => { reader.press("s"); }
                4 => { reader.press("zR"); }
                5 => { reader.press("zM"); }
                6 => { reader.press("b"); }
                7 => { reader.press("&lamp<Esc>"); }
                _ => {
                    let analysis = common::known_analysis(&reader.app.articles);
                    reader.handle(Input::Analysed(0, Arc::new(analysis)));
                }
            }
            let here = reader.app.focused().cursor_span();
            prop_assert!(here.contains(offset), "{:?} does not show {}", here, offset);
            let pane = reader.app.focused();
            prop_assert!(pane.row_on_screen(pane.cursor).is_some());
        }
        reader.resize(120, 40);
        while reader.app.scrolling != Scrolling::Linked {
            reader.press("s");
        }
        reader.press("zM");
        prop_assert_eq!(reader.app.focused().offset(), offset);
    }
}

/// The bands that begin in sight in a pane, and the rows of the screen where they do.
fn in_sight(reader: &Reader, pane: usize) -> BTreeMap<usize, usize> {
    let pane = &reader.app.panes[pane];
    let mut bands = BTreeMap::new();
    let mut place = Some(pane.top);
    for y in pane.lead..pane.height {
        let Some(at) = place else { break };
        bands.extend(pane.page.row(at).and_then(|row| row.band).map(|band| (band, y)));
        place = pane.page.below(at);
    }
    bands
}

#[test]
fn what_is_told_in_another_order_is_said_to_be_elsewhere() {
    let one = ["The ferry left at nine.", "The storm came at noon.", "The crew slept ashore."];
    let articles =
        vec![article("One", 1, &one), article("Two", 1, &["It left.", "It came.", "They slept."])];
    let passage = |article, at: usize, score| Passage { article, sentences: at..at + 1, score };
    // The second tells them the other way round.
    let told = [(1, 2), (2, 0)];
    let event = |(a, b): (usize, usize)| Event {
        label: "something".into(),
        date: None,
        passages: vec![passage(0, a, 0.5), passage(1, b, 0.5)],
        links: Vec::new(),
    };
    let analysis = Analysis { events: told.map(event).to_vec(), ..Analysis::default() };
    let mut reader = Reader::unanalysed(articles, 100, 30);
    reader.handle(Input::Analysed(0, Arc::new(analysis)));
    reader.press("s");
    let row = |reader: &Reader, words: &str| {
        let screen = reader.screen();
        let row = screen.lines().position(|it| it.contains(words));
        row.unwrap_or_else(|| panic!("{words} in {screen}"))
    };
    assert_eq!(row(&reader, "The storm came"), row(&reader, "They slept."));
    assert_ne!(row(&reader, "The crew slept"), row(&reader, "It left."));
    // Enter brings the event that one stands on level, and the others give way.
    reader.press("3G<Enter>");
    assert_eq!(row(&reader, "The crew slept"), row(&reader, "It left."));
    assert_ne!(row(&reader, "The storm came"), row(&reader, "They slept."));
}

#[test]
fn an_article_without_a_part_says_so_beside_the_passage() {
    let mut reader = Reader::new(120, 40);
    reader.press("s]e]e");
    let screen = reader.screen();
    let row = screen.lines().find(|it| it.contains("Two trawlers waited")).expect("its row");
    assert!(row.contains("·· not told here ··"), "{screen}");
    assert!(row.contains("Nobody was hurt when the light"), "{screen}");
}

#[test]
fn a_set_without_common_events_is_level_from_the_top() {
    let articles = vec![article("One", 1, &["A pier."]), article("Two", 1, &["A goat.", "A hat."])];
    let analysis = analyse_quietly(&articles, &parallax::analysis::Options::default());
    let mut reader = Reader::unanalysed(articles, 100, 30);
    reader.press("s");
    reader.handle(Input::Analysed(0, Arc::new(analysis)));
    reader.press("jG<Tab>Ggg");
    let screen = reader.screen();
    let row = screen.lines().find(|it| it.contains("A pier.")).expect("its row");
    assert!(row.contains("A goat."), "{screen}");
}
