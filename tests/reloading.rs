//! Articles read again, added and taken away while somebody reads.

mod common;

use std::sync::Arc;

use common::{Reader, article, known_analysis, lighthouse, pilot_boat};
use parallax::analysis::Stage;
use parallax::app::view::View;
use parallax::app::{Coming, Effect, Input};
use parallax::text::{Article, BlockKind};

fn coming(articles: Vec<Arc<Article>>) -> Coming {
    let names = articles.iter().map(|it| it.source.clone()).collect();
    Coming { title: None, articles, names, problems: Vec::new(), asked: false }
}

/// `article` with paragraphs before what it had.
fn with_preface(text: &Article, preface: &[&str]) -> Arc<Article> {
    let blocks: Vec<String> = text
        .blocks
        .iter()
        .map(|it| match it.kind {
            BlockKind::Heading(_) => format!("# {}", text.slice(it.span)),
            BlockKind::ListItem { .. } => format!("- {}", text.slice(it.span)),
            _ => text.slice(it.span).to_owned(),
        })
        .collect();
    let mut all = preface.to_vec();
    all.extend(blocks.iter().map(String::as_str));
    let day = text.published.map_or(0, |it| it.date.day());
    article(text.outlet.as_deref().unwrap_or_default(), day, &all)
}

const PREFACE: [&str; 3] =
    ["A word before.", "And one more, which is a little longer than that.", "Then this."];

fn row(reader: &Reader) -> Option<usize> {
    reader.app.focused().row_on_screen(reader.app.focused().cursor)
}

#[test]
fn an_edited_article_is_shown_once_it_is_compared_and_the_reader_stays_in_the_passage() {
    let mut reader = Reader::analysed(lighthouse(), 80, 12);
    reader.press("2").pause().press("2G");
    assert_eq!(reader.at(), "The trust promises an in");
    let before = row(&reader);
    let mut articles = lighthouse();
    articles[1] = with_preface(&articles[1], &PREFACE);
    reader.handle(Input::Reloaded(coming(articles)));
    assert!(matches!(reader.effects.last(), Some(Effect::Analyse(1))));
    assert!(!reader.screen().contains("And one more"), "the old text stays until then");
    reader.analyse();
    assert!(reader.app.articles[1].text.starts_with("A word before."));
    assert_eq!(reader.at(), "The trust promises an in");
    assert_eq!((reader.app.focus, row(&reader)), (1, before));
    assert_eq!(reader.app.focused().offset(), reader.app.articles[1].blocks[4].span.start);
}

#[test]
fn by_hand_it_is_said_that_nothing_has_changed() {
    let mut reader = Reader::analysed(lighthouse(), 120, 40);
    reader.press("R");
    assert_eq!(reader.effects, [Effect::Reload]);
    let same = Coming { asked: true, ..coming(reader.app.articles.clone()) };
    reader.handle(Input::Reloaded(same));
    assert_eq!(reader.message(), "read again; nothing has changed");
    let problems = vec!["b.txt: it is gone; what was open of it stays".to_owned()];
    let same = Coming { problems, ..coming(reader.app.articles.clone()) };
    reader.handle(Input::Reloaded(same));
    assert!(reader.message().contains("it is gone"), "{}", reader.message());
}

#[test]
fn escape_stops_the_comparison_and_reloading_starts_it_again() {
    let mut reader = Reader::unanalysed(lighthouse(), 120, 40);
    reader.handle(Input::Progress(0, Stage::Repeats, 0.4));
    reader.press("<Esc>");
    assert_eq!(reader.effects, [Effect::Cancel]);
    assert!(reader.message().contains("R compares again"), "{}", reader.message());
    reader.press("E");
    assert_eq!(reader.message(), "the articles are not compared; R compares them");
    let late = Arc::new(known_analysis(&reader.app.articles));
    reader.handle(Input::Analysed(0, Arc::clone(&late)));
    assert!(reader.app.analysis.is_none(), "what was stopped comes no more");
    reader.press("R");
    assert!(
        reader.effects.ends_with(&[Effect::Reload, Effect::Analyse(2)]),
        "{:?}",
        reader.effects
    );
    reader.handle(Input::Analysed(2, late));
    assert!(reader.app.analysis.is_some());
    reader.press("E").press("<Esc>");
    assert!(reader.app.view().is_none());
    reader.press("<Esc>");
    assert!(!reader.effects.contains(&Effect::Quit), "it never quits");
}

#[test]
fn a_text_whose_comparison_is_stopped_or_breaks_is_shown_uncompared() {
    for stopped in [true, false] {
        let mut reader = Reader::analysed(lighthouse(), 120, 40);
        let mut articles = lighthouse();
        articles[1] = with_preface(&articles[1], &PREFACE);
        reader.handle(Input::Reloaded(coming(articles)));
        if stopped {
            reader.handle(Input::Progress(1, Stage::Repeats, 0.4));
            reader.press("<Esc>");
        } else {
            reader.handle(Input::Failed(1, "the comparison failed (of old age)".into()));
            assert!(reader.message().contains("of old age"));
        }
        assert!(reader.app.analysis.is_none());
        assert!(reader.app.articles[1].text.starts_with("A word before."));
        reader.screen();
        reader.press("R").analyse();
        assert!(reader.app.analysis.is_some());
    }
}

#[test]
fn what_was_said_can_be_read_again() {
    let mut reader = Reader::new(80, 24);
    reader.press("t]x");
    reader.handle(Input::Trouble("the sky fell ".repeat(12).trim_end().to_owned()));
    reader.press("gl");
    let screen = reader.screen();
    let at = |words: &str| screen.lines().position(|it| it.contains(words));
    assert!(at("!  the sky fell") < at("]x does nothing") && at("theme:").is_some(), "{screen}");
    assert_eq!(screen.matches("sky").count(), 12, "all of it:\n{screen}");
    assert!(reader.press("<Enter>").app.view().is_none());
}

#[test]
fn an_unchanged_set_asks_for_nothing() {
    let mut reader = Reader::analysed(lighthouse(), 120, 40);
    let same = reader.app.articles.clone();
    reader.handle(Input::Reloaded(coming(same)));
    assert!(reader.effects.is_empty(), "{:?}", reader.effects);
}

#[test]
fn before_the_first_analysis_the_new_text_is_shown_at_once() {
    let mut reader = Reader::unanalysed(lighthouse(), 120, 40);
    let mut articles = lighthouse();
    articles[0] = with_preface(&articles[0], &PREFACE);
    reader.handle(Input::Reloaded(coming(articles)));
    assert!(reader.app.articles[0].text.starts_with("A word before."));
    assert_eq!(reader.at(), "The lamp at Skarn Point");
    reader.analyse();
    assert!(reader.app.analysis.is_some());
}

#[test]
fn an_opened_fold_stays_open_and_a_closed_one_closed() {
    for open in [true, false] {
        let mut reader = Reader::analysed(lighthouse(), 80, 24);
        assert!(!reader.app.folds(1).is_empty(), "the Gazette says a thing twice");
        reader.press(if open { "2zR" } else { "2zM" });
        let mut articles = lighthouse();
        articles[1] = with_preface(&articles[1], &PREFACE);
        reader.handle(Input::Reloaded(coming(articles)));
        reader.analyse();
        let fold = reader.app.folds(1)[0].clone();
        assert_eq!(fold.blocks.start, 6);
        let start = reader.app.articles[1].blocks[6].span.start;
        assert_eq!(reader.app.panes[1].on_hidden(start), !open);
    }
}

#[test]
fn jumps_lead_to_the_same_passages() {
    let mut reader = Reader::analysed(lighthouse(), 120, 40);
    reader.press("3}5G");
    let mut articles = lighthouse();
    articles[0] = with_preface(&articles[0], &PREFACE);
    reader.handle(Input::Reloaded(coming(articles)));
    reader.analyse();
    assert_eq!(reader.at(), "Old photographs of the t");
    reader.press("<C-o>");
    assert_eq!(reader.at(), "The harbour trust says t");
}

/// Something long that stands in all articles, and so goes before all other repeats and events.
const COPIED: &str = "The council of the outer isles met twice in one week to hear what the wardens of the three \
    lamps had seen, and after a long night it sent them home again with new oil and an order to write down \
    every ship that passes between the bar and the northern skerries before the first frost of the year.";

#[test]
fn lists_keep_their_item_whatever_its_number_becomes() {
    let selected = |reader: &Reader, words: &str| {
        let screen = reader.screen();
        screen.lines().any(|it| it.contains("│▶") && it.contains(words))
    };
    for (keys, words) in [
        ("D", "trust promises an inquiry"),
        ("Dj", "Two trawlers waited"),
        ("O", "The lamp at Skarn Point goes dark"),
        ("E", "lamp at Skarn Point goes dark"),
        ("3GcOdd.<Enter>cEven.<Enter>C", "Odd.Even."),
    ] {
        let mut reader = Reader::analysed(lighthouse(), 120, 40);
        reader.press(keys);
        assert!(selected(&reader, words), "{keys}\n{}", reader.screen());
        let number = reader.app.view().and_then(View::item);
        let mut articles = lighthouse();
        articles[0] = with_preface(&articles[0], &["# A heading before", COPIED]);
        articles[1] = with_preface(&articles[1], &[COPIED]);
        articles[2] = with_preface(&articles[2], &[COPIED]);
        reader.handle(Input::Reloaded(coming(articles)));
        reader.analyse();
        assert!(selected(&reader, words), "{keys}\n{}", reader.screen());
        let moved = reader.app.view().and_then(View::item) != number;
        assert!(moved || keys.ends_with('C'), "{keys}: the number tells nothing");
    }
}

#[test]
fn a_search_goes_on_in_the_new_text() {
    let mut reader = Reader::analysed(lighthouse(), 120, 40);
    reader.press("/tower<Enter>");
    let before = reader.app.search.total();
    let mut articles = lighthouse();
    articles[0] = with_preface(&articles[0], &["The tower first."]);
    reader.handle(Input::Reloaded(coming(articles)));
    reader.analyse();
    assert_eq!(reader.app.search.total(), before + 1);
}

#[test]
fn judgements_stay_with_their_sentences() {
    let mut reader = Reader::analysed(pilot_boat(), 120, 40);
    reader.press("3Ga");
    reader.press("2gga");
    assert_eq!(reader.app.judged().len(), 0, "the same article");
    let mut reader = Reader::analysed(pilot_boat(), 120, 40);
    reader.press("G");
    reader.press("a").press("2").pause().press("gga");
    assert!(reader.message().contains("pinned"), "{}", reader.message());
    reader.analyse();
    let before = reader.app.judged();
    let mut articles = pilot_boat();
    articles[0] = with_preface(&articles[0], &PREFACE);
    reader.handle(Input::Reloaded(coming(articles)));
    reader.analyse();
    let after = reader.app.judged();
    assert_eq!(after.len(), 1);
    let words = |reader: &Reader, at: parallax::analysis::SentenceRef| {
        let article = &reader.app.articles[at.article];
        article.slice(article.sentences[at.sentence].span).to_owned()
    };
    assert_ne!(after, before, "the sentence has another number");
    assert_eq!(words(&reader, after[0].ends[0]), "Nothing else was said.");
    assert_eq!(words(&reader, after[0].ends[1]), "A strange night on the bar.");
}

#[test]
fn an_article_is_added_at_the_end_and_the_places_of_the_others_stay() {
    let mut reader = Reader::analysed(lighthouse(), 200, 40);
    reader.press("3G").press("2").pause();
    let mut articles = reader.app.articles.clone();
    articles.push(article("Bell Rock Bulletin", 6, &["Ada Holm lit the lamp by hand."]));
    reader.handle(Input::Reloaded(coming(articles)));
    reader.analyse();
    assert_eq!((reader.app.panes.len(), reader.app.focus), (4, 1));
    assert!(reader.screen().contains("─ D Bell"), "{}", reader.screen());
    reader.press("1").pause();
    assert_eq!(reader.at(), "Two trawlers waited outs");
}

#[test]
fn an_article_that_is_gone_takes_its_pane_along() {
    let mut reader = Reader::analysed(lighthouse(), 120, 40);
    reader.press("5G2G").press("3").pause().press("5G");
    let mut articles = reader.app.articles.clone();
    articles.remove(0);
    reader.handle(Input::Reloaded(coming(articles)));
    reader.analyse();
    assert_eq!((reader.app.panes.len(), reader.app.focus), (2, 1));
    assert_eq!(reader.at(), "Councils elsewhere have");
    assert_eq!(reader.app.panes[0].article, 0);
    // What was jumped from in the article that is gone leads somewhere all the same.
    reader.press("<C-o><C-o><C-o>");
    reader.screen();
}
