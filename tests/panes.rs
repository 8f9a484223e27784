//! Sessions with the panes themselves: closing, opening again, moving, the base, ways of scrolling, filters.

mod common;

use common::{Reader, article};
use parallax::app::{Effect, Scrolling};

fn shown(reader: &Reader) -> Vec<usize> {
    reader.app.layout.panes.iter().map(|it| it.pane).collect()
}

/// Where words stand: the row of the screen in the pane of an article.
fn row_of(reader: &Reader, article: usize, words: &str) -> Option<usize> {
    let pane = &reader.app.panes[article];
    let offset = reader.app.articles[article].text.find(words)?;
    pane.row_on_screen(pane.page.place_of(offset))
}

#[test]
fn a_closed_pane_leaves_its_letter_and_comes_back() {
    let mut reader = Reader::new(120, 40);
    reader.press("2").pause().press("<C-w>q");
    assert_eq!((shown(&reader), reader.app.focus), (vec![0, 2], 2));
    assert_eq!(reader.message(), "B closed · C-w u opens it again");
    reader.press("j");
    let screen = reader.screen();
    assert!(screen.contains("(closed B)") && screen.contains(" C The Outer Isles"), "{screen}");
    reader.press("2");
    assert_eq!(reader.message(), "B is closed; :reopen B opens it");
    reader.pause().press("<Tab><Tab>");
    assert_eq!(reader.app.focus, 2, "the others are walked round");
    reader.press("<C-w>u");
    assert_eq!((shown(&reader), reader.app.focus), (vec![0, 1, 2], 1));
    reader.press("<C-w>u");
    assert_eq!(reader.message(), "no article is closed");
    reader.press("<C-w>c<C-w>c<C-w>q");
    assert_eq!(reader.message(), "this is the last article on screen");
    assert!(!reader.effects.contains(&Effect::Quit));
    assert_eq!(reader.app.order.len(), 1);
    reader.press(":reopen B<Enter>");
    assert_eq!(reader.app.focus, 1);
}

#[test]
fn lists_know_a_closed_article_and_lead_back_to_it() {
    let mut reader = Reader::new(120, 40);
    reader.press("2").pause().press("<C-w>qM");
    let screen = reader.screen();
    assert!(screen.contains("(B)") && screen.contains("(closed B)"), "{screen}");
    reader.press("hhl<Enter>");
    assert_eq!((reader.app.focus, reader.at()), (1, "Ada Holm climbed the tow"));
    assert_eq!(shown(&reader), [0, 1, 2]);
}

#[test]
fn search_leaves_closed_panes_alone() {
    let mut reader = Reader::new(120, 40);
    reader.press("3").pause().press("<C-w>q").press("1").pause().press("/trawlers<Enter>nnn");
    assert!(!reader.app.is_open(2));
    assert_eq!(reader.app.focus, 0);
}

#[test]
fn panes_move_and_keep_their_letters() {
    let mut reader = Reader::new(120, 40);
    reader.press("<C-w>L");
    assert_eq!((shown(&reader), reader.app.focus), (vec![1, 0, 2], 0));
    let screen = reader.screen();
    let titles = screen.lines().nth(1).expect("titles");
    assert!(titles.find(" B ") < titles.find(" A "), "{titles}");
    reader.press("2<C-w>H");
    assert_eq!(shown(&reader), [0, 1, 2]);
    reader.press("<C-w>H");
    assert_eq!(reader.message(), "this is the first article already");
    reader.press("3").pause().press("<C-w>L");
    assert_eq!(reader.message(), "this is the last article already");
}

#[test]
fn one_article_alone_and_back_is_one_key() {
    let mut reader = Reader::new(120, 40);
    reader.press("<C-w>o");
    assert_eq!(shown(&reader), [0]);
    reader.press("<C-w>o");
    assert_eq!(shown(&reader), [0, 1, 2]);
    reader.press("E<C-w>o");
    assert!(reader.app.view().is_some_and(|view| view.enlarged));
}

#[test]
fn the_base_is_chosen_and_said() {
    let mut reader = Reader::new(120, 40);
    reader.press("<Tab>=");
    assert_eq!((reader.app.base, reader.message()), (1, "B is the base: Skarn Gazette"));
    assert!(reader.screen().contains("base: B"));
    reader.press("Doo");
    assert!(reader.screen().contains("by words saved"));
    reader.press("o");
    assert!(reader.screen().contains("by place in B"));
    reader.press("q:base C<Enter>");
    assert_eq!(reader.app.base, 2);
}

#[test]
fn one_key_goes_through_the_ways_of_scrolling() {
    let mut reader = Reader::new(120, 40);
    for name in ["level", "proportional", "free", "linked"] {
        reader.press("s");
        assert!(reader.message().starts_with(&format!("scrolling {name}")), "{}", reader.message());
        assert!(reader.screen().contains(&format!("scroll: {name}")));
    }
    reader.press(":scrolling prop<Enter>");
    assert_eq!(reader.app.scrolling, Scrolling::Proportional);
}

#[test]
fn at_their_ends_proportional_panes_coincide() {
    let long: Vec<String> = (0..60).map(|at| format!("Row {at} of the long one.")).collect();
    let short: Vec<String> = (0..20).map(|at| format!("Row {at} of the short one.")).collect();
    let texts = [&long, &short].map(|it| it.iter().map(String::as_str).collect::<Vec<_>>());
    let articles = vec![article("Long", 1, &texts[0]), article("Short", 1, &texts[1])];
    let mut reader = Reader::unanalysed(articles, 100, 20);
    reader.press(":scrolling proportional<Enter>G");
    assert_eq!(row_of(&reader, 0, "Row 59"), row_of(&reader, 1, "Row 19"));
    assert!(row_of(&reader, 0, "Row 59").is_some());
    reader.press("30G");
    let half = reader.app.articles[1].block_at(reader.app.panes[1].offset());
    assert_eq!(half, Some(9), "half way in both");
    reader.press("gg");
    assert_eq!((row_of(&reader, 0, "Row 0 "), row_of(&reader, 1, "Row 0 ")), (Some(0), Some(0)));
    reader.press("<Tab>G");
    assert_eq!(row_of(&reader, 0, "Row 59"), row_of(&reader, 1, "Row 19"));
}

#[test]
fn a_pane_scrolled_alone_keeps_its_distance_until_it_is_lined_up() {
    for mode in ["linked", "level"] {
        let mut reader = Reader::new(80, 14);
        reader.press(&format!(":scrolling {mode}<Enter>]e"));
        let level = |reader: &Reader| {
            let here = row_of(reader, 0, "Keeper Ada").expect("in sight") as isize;
            row_of(reader, 1, "Ada Holm climbed").map(|there| there as isize - here)
        };
        assert_eq!(level(&reader), Some(0), "{mode}");
        let before = reader.app.panes[1].top;
        reader.press("3<A-j>");
        assert_eq!(reader.app.panes[1].top, before, "no other pane has moved");
        let shift = reader.app.panes[0].shift;
        assert!(
            shift > 0 && reader.screen().contains(&format!("↕+{shift}")),
            "{}",
            reader.screen()
        );
        reader.press("kjkj");
        assert_eq!(reader.app.panes[0].shift, shift);
        reader.press("<A-k>");
        assert_eq!(reader.app.panes[0].shift, shift - 1);
        reader.press("]e[e");
        assert_eq!(level(&reader), Some(0), "{mode}: a step lines up again");
        assert_eq!(reader.app.panes[0].shift, 0);
    }
}

#[test]
fn the_filter_leaves_what_matches_and_counts_the_rest() {
    let mut reader = Reader::new(120, 40);
    reader.press("&trawl");
    let screen = reader.screen();
    assert!(screen.contains("·· ¶1–2 hidden (2) ··") && screen.contains("2 passages"), "{screen}");
    assert!(screen.contains("& 1 of 5 ¶") && screen.contains("& 0 of 5 ¶"), "{screen}");
    assert_eq!(reader.at(), "Two trawlers waited outs", "the cursor is on a passage that passes");
    reader.press("<Enter>");
    assert!(reader.screen().contains("&trawl · A"), "{}", reader.screen());
    reader.press("gg");
    assert!(reader.app.focused().on_fold());
    reader.press("<Enter>");
    assert!(!reader.screen().contains("¶1–2 hidden"), "Enter shows what a line stands for");
    reader.press("<Esc>");
    assert!(!reader.app.filter.is_on() && !reader.screen().contains("hidden"));
    reader.press("&trawl<Enter>&<Enter>");
    assert_eq!(reader.message(), "all passages are shown");
    assert!(!reader.app.filter.is_on());
}

#[test]
fn escape_takes_a_filter_back_and_nothing_matching_is_said() {
    let mut reader = Reader::new(120, 40);
    reader.press("3G");
    let before = reader.screen();
    reader.press("&lamp");
    assert_ne!(reader.screen(), before);
    reader.press("<Esc>");
    assert_eq!(reader.screen(), before);
    reader.press("&zebra<Enter>");
    assert_eq!(reader.message(), "no passage matches zebra");
    reader.press("&:what<Enter>");
    assert_eq!(reader.message(), "there is no filter :what: type words, or :shared or :only-here");
}

#[test]
fn shared_and_only_here_passages_are_filters_too() {
    let mut reader = Reader::new(120, 40);
    reader.press("&<Tab>");
    assert_eq!(reader.app.filter.wanted, ":shared");
    let passing = |reader: &Reader| [0, 1, 2].map(|it| reader.app.filter.passing(it));
    assert_eq!(passing(&reader), [2, 1, 2]);
    reader.press("<Tab>");
    assert_eq!((reader.app.filter.wanted.as_str(), passing(&reader)), (":only-here", [1, 1, 1]));
    reader.press("<Enter>");
    assert!(reader.screen().contains("Old photographs of the tower"));
    assert!(!reader.screen().contains("Ada Holm climbed"));
    reader.press(":filter :shared<Enter>");
    assert_eq!(passing(&reader), [2, 1, 2]);
}

#[test]
fn what_is_gone_to_is_shown_whatever_the_filter() {
    let mut reader = Reader::new(120, 40);
    reader.press("&:only-here<Enter>E<Enter>");
    assert_eq!(reader.at(), "time in ninety years. Ke", "the row where the passage begins");
    assert!(!reader.app.focused().on_fold());
    assert!(reader.app.filter.is_on(), "the rest stays out of sight");
    reader.press("/trawlers<Enter>");
    assert_eq!(reader.at(), "Two trawlers waited outs");
}

#[test]
fn paragraphs_are_found_by_number_through_folds_and_filters() {
    let mut reader = Reader::new(120, 40);
    reader.press("4g").pause();
    assert_eq!(reader.at(), "The harbour trust says t", "a count and half of gg, after a pause");
    reader.press("2gg");
    assert_eq!(reader.at(), "The lamp at Skarn Point");
    reader.press("<Tab>4G");
    assert!(reader.app.focused().on_fold(), "¶4 is folded: the line that stands for it");
    reader.press("{");
    assert_eq!(reader.at(), "Share this article");
    reader.press("2}");
    assert_eq!(reader.at(), "Fishermen want a second");
    reader.press("<S-Tab>&lamp<Enter>5G");
    assert!(reader.app.focused().on_fold(), "¶5 is filtered out");
    reader.press("{");
    assert_eq!(reader.at(), "The lamp at Skarn Point");
    reader.press("99G");
    assert!(reader.app.focused().on_fold(), "past the end is the end");
}
