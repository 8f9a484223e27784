//! `x` and `a` at the keyboard.

use parallax::analysis::Verdict;
use parallax::app::{Effect, Input};
use parallax::notes::{Change, Judgement, Kept};

use super::common::Reader;
use super::set;

/// A reader on the set, its focus on the sentence of A about the captain, which B tells too.
fn reader() -> Reader {
    let mut reader = Reader::unanalysed(set(), 120, 40);
    reader.analyse().press("/Captain Ilse<Enter>");
    reader
}

fn kept(reader: &Reader) -> Vec<&Change> {
    let kept = reader.effects.iter().filter_map(|it| match it {
        Effect::Keep(change) => Some(change),
        _ => None,
    });
    kept.collect()
}

/// How many links the sentence here has.
fn links(reader: &Reader) -> usize {
    let here = reader.app.sentence_here();
    let analysis = reader.app.analysis.as_ref().expect("it is analysed");
    analysis.links.iter().filter(|it| [Some(it.a), Some(it.b)].contains(&here)).count()
}

#[test]
fn x_rejects_the_selected_link_and_takes_it_back() {
    let mut reader = reader();
    let (before, place) = (links(&reader), reader.at().to_owned());
    reader.press("x");
    assert!(
        reader.app.view().is_some() && reader.app.judged().is_empty(),
        "x opens the view first"
    );
    reader.press("x");
    assert!(reader.message().starts_with("rejected: A ¶2 – B ¶2"), "{}", reader.message());
    assert!(reader.screen().contains("✗ B ¶2    rejected"), "before the analysis has followed");
    reader.analyse();
    assert!(reader.screen().contains("✗ B ¶2    rejected"), "and after");
    assert_eq!(reader.at(), place);
    assert_eq!(links(&reader), before - 1);
    reader.press("x");
    assert!(reader.message().starts_with("no longer rejected"), "{}", reader.message());
    reader.analyse();
    assert_eq!(links(&reader), before);
    assert!(matches!(kept(&reader)[..], [Change::Judge(_), Change::TakeBack(_)]));
}

#[test]
fn a_pins_the_selected_link_or_turns_a_rejection() {
    let mut reader = reader();
    reader.press("ia").analyse();
    assert!(reader.screen().contains("◈ B ¶2    1.00 pinned"), "{}", reader.screen());
    reader.press("x").analyse();
    assert!(reader.screen().contains("✗ B ¶2    rejected"));
    reader.press("a").analyse();
    assert!(reader.screen().contains("1.00 pinned"));
    reader.press("a").analyse();
    assert!(!reader.screen().contains("pinned ") && reader.app.judged().is_empty());
}

#[test]
fn a_on_two_passages_pins_what_was_not_linked() {
    let mut reader = reader();
    reader.press("3G");
    assert_eq!(links(&reader), 0);
    reader.press("a");
    assert!(reader.screen().contains("A ¶3 held"), "{}", reader.screen());
    reader.press("2").pause().press("gg");
    assert!(reader.screen().contains("◈"), "what is held is marked");
    reader.press("a");
    assert!(reader.message().starts_with("pinned: A ¶3 – B ¶1"), "{}", reader.message());
    reader.analyse();
    assert_eq!(links(&reader), 1);
    assert!(reader.app.event_here().is_some(), "the two are an event");
    reader.press("1").pause();
    assert!(
        reader.screen().contains("◈a") || reader.screen().contains("◈A"),
        "{}",
        reader.screen()
    );
    reader.press("a2").pause().press("a").analyse();
    assert!(reader.message().starts_with("no longer pinned"), "{}", reader.message());
    assert_eq!(links(&reader), 0);
}

#[test]
fn what_is_held_can_be_let_go_and_moves_inside_its_article() {
    let mut reader = reader();
    for key in ["a", "<Esc>", "q"] {
        reader.press("a").press(key);
        assert_eq!(reader.message(), "let go; nothing is pinned", "{key}");
        assert_eq!(reader.app.held(), None);
    }
    reader.press("aGa");
    let held = reader.app.held().expect("the other sentence is held");
    assert_eq!(held.article, 0);
    assert!(reader.app.judged().is_empty() && kept(&reader).is_empty());
}

#[test]
fn judgements_survive_a_new_reader_and_edits_and_the_lost_are_counted() {
    let mut first = reader();
    first.press("xx").press("q3Ga2").pause().press("gga");
    let judgements: Vec<Judgement> = kept(&first)
        .into_iter()
        .map(|it| match it {
            Change::Judge(judgement) | Change::TakeBack(judgement) => judgement.clone(),
            other => panic!("a judgement is wanted, not {other:?}"),
        })
        .collect();
    assert_eq!(
        judgements.iter().map(|it| it.verdict).collect::<Vec<_>>(),
        [Verdict::Rejected, Verdict::Pinned]
    );
    let kept = Kept { judgements, ..Kept::default() };
    let names: Vec<String> = set().iter().map(|it| it.source.clone()).collect();
    let mut second = Reader::unanalysed(set(), 120, 40);
    second.app.open_notes(names.clone(), kept.clone());
    assert_eq!(second.app.judged(), first.app.judged());
    second.analyse();
    assert!(second.app.analysis.as_ref().is_some_and(|it| it.links.iter().any(|it| it.pinned)));

    let mut edited = set();
    edited[1] = super::article("Coast Gazette", 14, &["Nothing is as it was."]);
    let mut third = Reader::unanalysed(edited, 120, 40);
    third.app.open_notes(names, kept);
    assert!(third.app.judged().is_empty());
    assert_eq!(third.message(), "2 judgements no longer find their passages; they are kept");
}

#[test]
fn notes_changed_elsewhere_are_taken_in() {
    let mut first = reader();
    first.press("xx");
    let [Change::Judge(judgement)] = kept(&first)[..] else { panic!("one judgement is kept") };
    let now = Kept { judgements: vec![judgement.clone()], ..Kept::default() };
    let mut second = reader();
    let effects = second.app.handle(Input::Noted(0, now.clone()));
    assert_eq!(effects, [Effect::Analyse(1)]);
    assert_eq!(second.message(), "the notes were changed elsewhere; both changes are kept");
    assert_eq!(second.app.judged(), first.app.judged());
    assert_eq!(second.app.handle(Input::Noted(0, now.clone())), [], "nothing new");
    second.press("ix");
    let overtaken = second.app.handle(Input::Noted(0, now.clone()));
    assert_eq!(overtaken, [], "they do not hold what was done since");
    assert!(second.app.judged().is_empty());
    second.app.handle(Input::Unkept("not kept: the disk is full".into()));
    assert_eq!(second.message(), "not kept: the disk is full");
}

#[test]
fn an_analysis_that_a_judgement_has_overtaken_is_passed_over() {
    let mut reader = reader();
    let before = reader.app.analysis.clone();
    reader.press("xx");
    reader.app.handle(Input::Analysed(0, std::sync::Arc::default()));
    assert_eq!(
        reader.app.analysis.as_ref().map(|it| it.links.len()),
        before.map(|it| it.links.len())
    );
}

#[test]
fn a_list_that_is_come_back_to_has_the_same_event_selected() {
    let mut reader = reader();
    let passages = |reader: &Reader, event: usize| {
        let events = &reader.app.analysis.as_ref().expect("it is analysed").events;
        events[event].passages.iter().map(|it| (it.article, it.sentences.start)).collect::<Vec<_>>()
    };
    let told = passages(&reader, 1);
    reader.press("Eggj<Enter>a3").pause().press("gga").analyse();
    assert_ne!(passages(&reader, 1), told, "told by three articles, the event comes first now");
    reader.press("<C-o>");
    let view = reader.app.view().expect("the list of events is open again");
    let selected = passages(&reader, view.item().expect("an event is selected"));
    assert!(told.iter().all(|it| selected.contains(it)), "{told:?} became {selected:?}");
}
