//! Text geometry: what holds for every text and every width.

use std::sync::Arc;

use parallax::analysis::Fold;
use parallax::page::{Hidden, Item, Marks, Page, Place, RowKind, Ruler, RulerMark};
use parallax::text::wrap::{wrap, wrap_lines};
use parallax::text::{Article, Block, BlockKind, Span, width};
use proptest::prelude::*;

/// Prose with what makes wrapping hard: long words, wide letters, marks, emoji, odd white space.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-zA-Z]{1,12}[,.;:!?]?",
        1 => "[a-z]{30,60}",
        1 => "[一-龥]{1,8}",
        1 => "[а-я]{1,9}",
        1 => "(e\u{301}|n\u{303}|👩‍👧|❤\u{fe0f}|🇳🇴|한글|ﬁ|“a”|a-b-c|–){1,3}",
    ];
    let gap = prop_oneof![8 => Just(" "), 1 => Just("  "), 1 => Just("\n"), 1 => Just(" \n\t ")];
    prop::collection::vec((word, gap), 0..40)
        .prop_map(|pairs| pairs.into_iter().map(|(word, gap)| word + gap).collect())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

proptest! {
    #[test]
    fn wrapped_rows_rejoin_to_the_source(text in prose(), columns in 1usize..60) {
        let rows = wrap(&text, Span::new(0, text.len()), columns);
        let rejoined: String = rows.iter().map(|row| &text[row.range()]).collect();
        prop_assert_eq!(squeezed(&rejoined), squeezed(&text));
        for pair in rows.windows(2) {
            prop_assert!(text[pair[0].end..pair[1].start].trim().is_empty());
        }
    }

    #[test]
    fn no_row_is_wider_than_asked(text in prose(), columns in 1usize..60) {
        for row in wrap(&text, Span::new(0, text.len()), columns) {
            let cells: Vec<_> = width::cells(&text, row).collect();
            let taken: usize = cells.iter().map(|cell| cell.width).sum();
            // A grapheme wider than the row stands alone; there is nowhere else for it.
            prop_assert!(taken <= columns || cells.iter().filter(|cell| cell.width > 0).count() == 1);
        }
    }

    #[test]
    fn no_row_begins_or_ends_with_white_space(text in prose(), columns in 1usize..60) {
        for row in wrap(&text, Span::new(0, text.len()), columns) {
            let shown = &text[row.range()];
            prop_assert!(!shown.is_empty());
            prop_assert_eq!(shown.trim(), shown);
        }
    }

    #[test]
    fn a_word_that_fits_is_never_broken(words in prop::collection::vec("[a-z]{1,10}", 1..30), columns in 10usize..40) {
        let text = words.join(" ");
        for row in wrap(&text, Span::new(0, text.len()), columns) {
            let whole = |at: usize| at == 0 || at == text.len() || text.as_bytes()[at] == b' ' || text.as_bytes()[at - 1] == b' ';
            prop_assert!(whole(row.start) && whole(row.end));
        }
    }

    #[test]
    fn lines_of_code_keep_every_character(lines in prop::collection::vec("[ a-z{}]{0,30}", 1..10), columns in 1usize..40) {
        let text = lines.join("\n");
        let rows = wrap_lines(&text, Span::new(0, text.len()), columns);
        let kept: String = rows.iter().map(|row| &text[row.range()]).collect();
        prop_assert_eq!(kept, lines.concat());
    }

    #[test]
    fn steps_down_and_up_come_back(article in article(), columns in 5usize..60, steps in 0isize..80) {
        let page = Page::new(article, &Hidden::default(), columns);
        let (down, gone) = page.step(Place::default(), steps);
        prop_assert!(gone <= steps);
        prop_assert_eq!(page.step(down, -gone), (Place::default(), -gone));
        prop_assert_eq!(page.distance(Place::default(), down, 200), Some(gone as usize));
    }

    #[test]
    fn every_row_is_found_by_its_offset(article in article(), columns in 5usize..60) {
        let page = Page::new(Arc::clone(&article), &Hidden::default(), columns);
        for item in 0..page.items().len() {
            for (row, it) in page.rows(item).iter().enumerate() {
                prop_assert!(article.text.is_char_boundary(it.span.start));
                prop_assert!(article.text.is_char_boundary(it.span.end));
                if it.kind != RowKind::Blank {
                    prop_assert_eq!(page.place_of(it.span.start), Place { item, row });
                }
            }
        }
    }

    #[test]
    fn a_place_survives_another_width(article in article(), narrow in 5usize..30, wide in 30usize..90, steps in 0isize..60) {
        let wide = Page::new(Arc::clone(&article), &Hidden::default(), wide);
        let narrow = Page::new(article, &Hidden::default(), narrow);
        let (place, _) = wide.step(Place::default(), steps);
        let offset = wide.offset_of(place);
        let there = narrow.place_of(offset);
        if wide.is_solid(place) {
            let row = narrow.row(there).expect("an article with text has a row for every offset");
            prop_assert!(row.span.start <= offset && offset < row.span.end.max(offset + 1));
            prop_assert_eq!(wide.block_of(place), narrow.block_of(there));
        }
    }

    #[test]
    fn a_closed_fold_takes_one_row_and_opening_it_gives_the_text_back(article in article(), columns in 5usize..60) {
        let blocks = article.blocks.len();
        prop_assume!(blocks >= 3);
        let fold = Fold { blocks: 1..blocks - 1, original: 0..1, words: 1, repeat: 0 };
        let hidden = Hidden { folds: vec![fold.clone()], ..Hidden::default() };
        let closed = Page::new(Arc::clone(&article), &hidden, columns);
        prop_assert_eq!(closed.items(), &[Item::Block(0), Item::Fold(fold), Item::Block(blocks - 1)]);
        let inside = article.blocks[1].span.start;
        prop_assert_eq!(closed.row(closed.place_of(inside)).map(|row| row.kind), Some(RowKind::Fold));
        let open = Page::new(Arc::clone(&article), &Hidden::default(), columns);
        prop_assert_eq!(open.items().len(), blocks);
    }

    #[test]
    fn the_ruler_shows_each_hit_where_it_would_stand_alone(
        article in article(), hits in prop::collection::vec(0_usize..2000, 0..12), height in 1_usize..30, folded: bool,
    ) {
        let blocks = article.blocks.len();
        let fold = Fold { blocks: 1..blocks.max(2) - 1, original: 0..1, words: 1, repeat: 0 };
        let folds = if folded && blocks >= 3 { vec![fold] } else { Vec::new() };
        let page = Page::new(Arc::clone(&article), &Hidden { folds, ..Hidden::default() }, 40);
        let text = |at: usize| article.blocks[article.block_at(at % article.text.trim_end().len()).unwrap_or(0)];
        let mut hits: Vec<Span> = hits
            .iter()
            .map(|&at| {
                let start = text(at).span.start + at % text(at).span.len();
                Span::new(start, start + 1)
            })
            .collect();
        hits.sort_unstable();
        let ruler = |hits: &[Span], visible: Span| Ruler::new(&page, &Marks::default(), hits, &[], None, visible, height);
        let all = ruler(&hits, Span::default());
        let mut alone = vec![RulerMark::Nothing; height];
        for hit in &hits {
            // What is in sight is placed by itself.
            alone[ruler(&[], *hit).visible.start] = RulerMark::Hit;
        }
        prop_assert_eq!(all.marks, alone);
    }
}

/// An article of random blocks.
fn article() -> impl Strategy<Value = Arc<Article>> {
    let kind = prop_oneof![
        4 => Just(BlockKind::Paragraph),
        1 => Just(BlockKind::Heading(2)),
        1 => Just(BlockKind::ListItem { depth: 1 }),
        1 => Just(BlockKind::Quote),
    ];
    prop::collection::vec((prose(), kind), 1..8).prop_map(|parts| {
        let mut article = Article::default();
        for (text, kind) in parts {
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            let start = article.text.len();
            article.text.push_str(text);
            let span = Span::new(start, article.text.len());
            article.blocks.push(Block { span, kind, line: 1 });
            article.text.push_str("\n\n");
        }
        if article.blocks.is_empty() {
            article.text.push_str("One word.");
            article.blocks.push(Block {
                span: Span::new(0, 9),
                kind: BlockKind::Paragraph,
                line: 1,
            });
        }
        Arc::new(article)
    })
}
