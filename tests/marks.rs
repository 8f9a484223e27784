//! Marks, the list of them and the list of jumps, at the keyboard.

mod common;

use common::{Reader, article, lighthouse};
use parallax::app::{Coming, Input};

fn reader() -> Reader {
    Reader::new(120, 40)
}

#[test]
fn a_mark_is_gone_to_from_anywhere_and_come_back_from() {
    let mut reader = reader();
    reader.press("3Gma");
    assert_eq!(reader.message(), "A ¶3 marked; ' a comes back");
    reader.press("2").pause().press("5Gmb'a");
    assert_eq!((reader.app.focus, reader.at()), (0, "Two trawlers waited outs"));
    reader.press("<C-o>");
    assert_eq!((reader.app.focus, reader.at()), (1, "Fishermen want a second"));
    reader.press("E'a");
    assert!(reader.app.view().is_none(), "from a view, too");
    reader.press("`b");
    assert_eq!(reader.app.focus, 1);
}

#[test]
fn a_letter_that_marks_nothing_says_so() {
    let mut reader = reader();
    reader.press("'q");
    assert_eq!(reader.message(), "nothing is marked q; m q marks a place");
    reader.press("m7");
    assert_eq!(reader.message(), "7 is no mark; marks are letters from a to z");
    assert_eq!(reader.app.focus, 0, "the digit is no count");
    reader.press("m<Esc>j");
    assert_eq!(reader.message(), "");
    reader.press("Em");
    assert!(reader.message().contains("close the view first"));
    assert_eq!(reader.app.letters().count(), 0);
}

#[test]
fn the_hint_box_shows_the_marks() {
    let mut reader = reader();
    reader.press("3Gmkgg'");
    let screen = reader.screen();
    assert!(screen.contains("k  A ¶3  Two trawlers waited outside th"), "{screen}");
    assert!(screen.contains("'  where you jumped from"), "{screen}");
    reader.press("k");
    assert_eq!(reader.at(), "Two trawlers waited outs");
}

#[test]
fn twice_the_key_goes_back_and_forth_between_two_places() {
    let mut reader = reader();
    reader.press("''");
    assert_eq!(reader.message(), "no jump to go back to");
    reader.press("3G5G''");
    assert_eq!(reader.at(), "Two trawlers waited outs");
    reader.press("''");
    assert_eq!(reader.at(), "Old photographs of the t");
    reader.press("''");
    assert_eq!(reader.at(), "Two trawlers waited outs");
}

#[test]
fn the_list_of_marks_leads_there_and_takes_letters_away() {
    let mut reader = reader();
    reader.press("g'");
    assert_eq!(reader.message(), "no marks yet: m and a letter marks the place here");
    reader.press("5Gmz3Gmaggg'");
    let screen = reader.screen();
    assert!(
        screen.contains("a  A ¶3  Two trawlers") && screen.contains("z  A ¶5  Old"),
        "{screen}"
    );
    reader.press("/photographs<Enter><Enter>");
    assert_eq!(reader.at(), "Old photographs of the t");
    reader.press("<C-o>/<C-u><Enter>ggx");
    assert_eq!(reader.message(), "a marks nothing any more");
    assert_eq!(reader.app.letters().map(|it| it.0).collect::<String>(), "z");
}

#[test]
fn the_list_of_jumps_has_the_newest_first_and_leads_there() {
    let mut reader = reader();
    reader.press("gj");
    assert_eq!(reader.message(), "no jumps yet");
    reader.press("3G5GE<Enter>gj");
    let view = reader.app.view().expect("the list is open");
    assert_eq!(view.rows.len(), 3);
    let screen = reader.screen();
    assert!(screen.contains("▶A ¶5  Old photographs"), "{screen}");
    assert!(screen.contains("Events"), "that the list of events was open is said: {screen}");
    reader.press("j<Enter>");
    assert_eq!(reader.at(), "Two trawlers waited outs");
    assert!(reader.app.view().is_none());
}

#[test]
fn a_mark_is_on_the_sentence_that_was_stepped_to_and_not_on_its_row() {
    let mut reader = reader();
    reader.press("]e");
    let stepped = reader.app.sentence_here();
    reader.press("maGg'");
    let lit = reader.app.view().and_then(|it| it.behind(&reader.app)).map(|it| it.lit);
    let here = stepped.map(|at| reader.app.articles[at.article].sentences[at.sentence].span);
    assert_eq!(lit.and_then(|it| it.first().map(|it| it.span)), here);
    assert_ne!(here.map(|it| it.start), Some(reader.app.focused().offset()));
    reader.press("<Enter>");
    assert_eq!(reader.app.sentence_here(), stepped);
}

#[test]
fn a_mark_goes_with_its_sentence_and_waits_for_an_article_that_is_gone() {
    let mut reader = reader();
    reader.press("3Gma2").pause().press("5Gmb");
    let names = |articles: &[_]| -> Vec<String> {
        articles
            .iter()
            .map(|it: &std::sync::Arc<parallax::text::Article>| it.source.clone())
            .collect()
    };
    let mut articles = vec![lighthouse()[0].clone()];
    articles[0] = article(
        "Morning Tide",
        3,
        &[
            "New above.",
            "Two trawlers waited outside the bar until they could see the light again.",
        ],
    );
    let coming = Coming {
        title: None,
        names: names(&articles),
        articles,
        problems: Vec::new(),
        asked: false,
    };
    reader.handle(Input::Reloaded(coming));
    reader.analyse().press("'a");
    assert_eq!(reader.at(), "Two trawlers waited outs");
    reader.press("'b");
    assert_eq!(reader.message(), "b is in skarn-gazette.txt, which is not open");
    reader.press("g'");
    assert!(reader.screen().contains("b  not open"), "{}", reader.screen());
    let coming = Coming {
        title: None,
        names: names(&lighthouse()),
        articles: lighthouse(),
        problems: Vec::new(),
        asked: false,
    };
    reader.handle(Input::Reloaded(coming));
    reader.analyse().press("q'b");
    assert_eq!((reader.app.focus, reader.at()), (1, "Fishermen want a second"));
}
