//! Notes at the keyboard, in their list and in the reports.

mod common;

use std::sync::Arc;

use common::{Reader, article, known_analysis, lighthouse};
use parallax::analysis::SentenceRef;
use parallax::app::{Coming, Effect, Input};
use parallax::notes::{Change, Kept, Note, Notes, Subject};
use parallax::report::Report;
use parallax::text::Article;
use proptest::prelude::*;
use serde_json::Value;

fn reader() -> Reader {
    Reader::new(120, 40)
}

/// What the reader was asked to keep.
fn changes(reader: &Reader) -> Vec<&Change> {
    let kept = reader.effects.iter().filter_map(|it| match it {
        Effect::Keep(change) => Some(change),
        _ => None,
    });
    kept.collect()
}

fn texts(reader: &Reader) -> Vec<&str> {
    reader.app.notes().iter().map(|it| it.note.text.as_str()).collect()
}

#[test]
fn c_writes_a_note_on_the_passage_and_shows_it_there() {
    let mut reader = reader();
    reader.press("3Gc");
    assert!(reader.screen().contains("New note on A ¶3"), "{}", reader.screen());
    reader.press("Were they fishing?<Enter>");
    assert_eq!(texts(&reader), ["Were they fishing?"]);
    let [Change::Write { note, before: None }] = changes(&reader)[..] else { panic!("it is kept") };
    assert!(note.on.anchor.quote.starts_with("Two trawlers"), "{note:?}");
    reader.press("j");
    let screen = reader.screen();
    assert!(screen.contains("✎¶3"), "a sign in the gutter: {screen}");
    assert!(screen.contains("✎ Were they fishing?"), "the note itself below: {screen}");
    reader.press("gg");
    assert!(!reader.screen().contains("Were they fishing?"), "but not elsewhere");
}

#[test]
fn notes_and_marks_stand_on_the_ruler() {
    let mut reader = reader();
    let rulers = |reader: &Reader| -> Vec<String> {
        let buffer = reader.buffer();
        let column = |x: u16| (2..38).map(|y| buffer[(x, y)].symbol()).collect();
        reader.app.layout.panes.iter().map(|it| column(it.ruler())).collect()
    };
    assert!(rulers(&reader).iter().all(|it| !it.contains(['✎', 'k'])));
    reader.press("3GcOdd.<Enter>2").pause().press("5Gmk");
    let rulers = rulers(&reader);
    assert!(rulers[0].contains('✎') && !rulers[0].contains('k'), "{rulers:?}");
    assert!(rulers[1].contains('k') && !rulers[1].contains('✎'), "{rulers:?}");
    reader.press("?/on the ruler");
    assert!(reader.screen().contains("a note of yours; beside the text, and on the ruler"));
}

#[test]
fn c_again_changes_the_note_and_an_empty_one_is_removed() {
    let mut reader = reader();
    reader.press("3GcFirst.<Enter>c");
    assert!(reader.screen().contains(" Note on A ¶3"), "{}", reader.screen());
    reader.press(" Second.<Enter>");
    assert_eq!(texts(&reader), ["First. Second."]);
    assert!(
        matches!(changes(&reader)[1], Change::Write { before: Some(it), .. } if it == "First.")
    );
    reader.press("c<Enter>");
    assert_eq!(changes(&reader).len(), 2, "what is not changed is not kept anew");
    reader.press("c<C-u><Enter>");
    assert_eq!(reader.message(), "note removed");
    assert!(texts(&reader).is_empty() && matches!(changes(&reader)[2], Change::Remove(_)));
}

#[test]
fn a_note_has_lines_and_is_edited_anywhere_in_it() {
    let mut reader = reader();
    reader.press("cbold<C-j>lines<Home>A <Right><Del><End>!<Left><Backspace><Enter>");
    assert_eq!(texts(&reader), ["A bld\nline!"]);
    reader.press("c<C-a><C-k><Enter>");
    assert!(texts(&reader).is_empty());
    reader.press("ctwo words<C-w><C-a>no <C-e>more<Enter>");
    assert_eq!(texts(&reader), ["no two more"]);
}

#[test]
fn what_was_typed_and_given_up_is_there_when_one_comes_back() {
    let mut reader = reader();
    reader.press("3GcHalf a thought<Esc>");
    assert!(texts(&reader).is_empty() && changes(&reader).is_empty());
    reader.press("c and the rest<Enter>");
    assert_eq!(texts(&reader), ["Half a thought and the rest"]);
    reader.press("4GcElsewhere<Esc>2Gc<Enter>");
    assert_eq!(texts(&reader).len(), 1, "on another passage one begins anew");
}

#[test]
fn in_why_the_note_is_on_the_link() {
    let mut reader = reader();
    reader.press("]eijcThe same Ada?<Enter>");
    let screen = reader.screen();
    assert!(screen.contains("✎ The same Ada? · name Ada Holm"), "{screen}");
    let on = reader.app.notes()[0].on.expect("it is on the link");
    assert!(matches!(on, Subject::Link([a, b]) if (a.article, b.article) == (0, 2)), "{on:?}");
    reader.press("q");
    assert!(reader.app.note_here().is_none(), "it is no note on the passage");
    reader.press("C");
    let screen = reader.screen();
    assert!(screen.contains("A ¶2 – C ¶3"), "{screen}");
    reader.press("<Enter>");
    assert_eq!(reader.at(), "time in ninety years. Ke", "the row in which its sentence begins");
}

fn with_three_notes() -> Reader {
    let mut reader = reader();
    reader.press("3GcWere they fishing?<Enter>2").pause();
    reader.press("5GcAsk the guild.<Enter>1").pause().press("2GcNinety?<Enter>");
    reader
}

#[test]
fn the_list_is_ordered_filtered_and_leads_there_and_back() {
    let mut reader = with_three_notes();
    reader.press("C");
    let listed = |reader: &Reader| -> Vec<String> {
        let view = reader.app.view().expect("the list is open");
        view.rows.iter().map(|&it| reader.app.notes()[it].note.text.clone()).collect()
    };
    assert_eq!(listed(&reader), ["Ninety?", "Were they fishing?", "Ask the guild."]);
    assert_eq!(reader.app.view().map(|it| it.selected), Some(0), "it opens at the note here");
    reader.press("o");
    assert_eq!(listed(&reader), ["Ninety?", "Ask the guild.", "Were they fishing?"]);
    reader.press("/breakwater<Enter>");
    assert_eq!(listed(&reader), ["Ask the guild."], "the quoted words are looked in");
    reader.press("/<C-u>fishing<Enter><Enter>");
    assert_eq!(reader.at(), "Two trawlers waited outs");
    reader.press("<C-o>");
    assert_eq!(listed(&reader), ["Were they fishing?"]);
    reader.press("c Or not.<Enter>");
    assert_eq!(listed(&reader), ["Were they fishing? Or not."], "it is changed from here");
}

#[test]
fn x_removes_from_the_list_at_the_second_press() {
    let mut reader = with_three_notes();
    reader.press("Cx");
    assert_eq!(
        (reader.message(), texts(&reader).len()),
        ("the same key again removes this note", 3)
    );
    reader.press("jx");
    assert_eq!(texts(&reader).len(), 3, "another note is asked about anew");
    reader.press("x");
    assert_eq!(texts(&reader), ["Ask the guild.", "Ninety?"]);
    reader.press("xxxx");
    assert!(reader.app.view().is_none(), "nothing is left to list");
    reader.press("C");
    assert_eq!(reader.message(), "no notes yet: c writes one on the passage here");
}

#[test]
fn a_note_whose_passage_is_gone_is_listed_as_lost() {
    let first = with_three_notes();
    let notes = first.app.notes().iter().map(|it| it.note.clone()).collect();
    let mut edited = lighthouse();
    edited[1] = article("Skarn Gazette", 4, &["All is well, says the guild."]);
    let names = edited.iter().map(|it| it.source.clone()).collect();
    let mut reader = Reader::unanalysed(edited, 120, 40);
    reader.app.open_notes(names, Kept { notes, ..Kept::default() });
    assert_eq!(reader.message(), "1 note no longer finds its passage; it is kept");
    reader.press("CG");
    let screen = reader.screen();
    assert!(screen.contains("lost  Ask the guild."), "{screen}");
    assert!(screen.contains("Fishermen want a second light on the breakwater."), "{screen}");
    reader.press("<Enter>");
    assert!(reader.message().contains("no longer stands in skarn-gazette.txt"));
    assert_eq!(reader.app.view().map(|it| it.selected), Some(2), "the list stays where it is");
    reader.press("c!<Enter>");
    let [Change::Write { note, before: Some(before) }] = changes(&reader)[..] else {
        panic!("a lost note can be changed")
    };
    assert_eq!((note.text.as_str(), before.as_str()), ("Ask the guild.!", "Ask the guild."));
    assert!(note.on.anchor.quote.starts_with("Fishermen want"), "it still quotes what it was on");
}

#[test]
fn notes_changed_elsewhere_are_shown_without_a_new_analysis() {
    let mut reader = with_three_notes();
    let mut kept = Kept::default();
    kept.notes.extend(reader.app.notes().iter().map(|it| it.note.clone()));
    let theirs = Note { text: "Theirs.".into(), ..kept.notes[0].clone() };
    kept.notes.push(theirs);
    assert_eq!(
        reader.app.handle(Input::Noted(2, kept.clone())),
        [],
        "it lacks what was written last"
    );
    assert_eq!(texts(&reader).len(), 3);
    assert_eq!(reader.app.handle(Input::Noted(3, kept)), []);
    assert_eq!(texts(&reader).len(), 4);
    reader.press("3G");
    assert!(reader.screen().contains("✎ Theirs."), "the newest of two is shown");
}

#[test]
fn a_list_that_is_open_while_a_note_changes_shows_the_change() {
    let mut reader = with_three_notes();
    reader.press("C");
    let mut notes: Vec<Note> = reader.app.notes().iter().map(|it| it.note.clone()).collect();
    notes.truncate(1);
    reader.handle(Input::Noted(3, Kept { notes, ..Kept::default() }));
    assert_eq!(reader.app.view().map(|it| it.rows.len()), Some(1));
    assert!(reader.screen().contains("Were they fishing?"));
}

fn write(notes: &mut Notes, articles: &[Arc<Article>], on: Subject, text: &str) {
    let begun = notes.begin(articles, on);
    notes.write(&begun, text);
}

#[test]
fn a_note_that_is_being_written_outlives_a_reload() {
    let mut reader = reader();
    reader.press("5GcStill true?");
    let names: Vec<String> = lighthouse().iter().map(|it| it.source.clone()).collect();
    for (blocks, title) in [
        (&["Old photographs of the tower hang in the town library."][..], "New note on A ¶1"),
        (&["Gone."][..], "New note on morning-tide.txt, passage lost"),
    ] {
        let mut articles = lighthouse();
        articles[0] = article("Morning Tide", 3, blocks);
        let coming = Coming {
            title: None,
            articles,
            names: names.clone(),
            problems: Vec::new(),
            asked: false,
        };
        reader.handle(Input::Reloaded(coming));
        reader.analyse();
        assert!(reader.screen().contains(title), "{}", reader.screen());
    }
    reader.press("<Enter>");
    assert_eq!(texts(&reader), ["Still true?"], "what was typed is kept all the same");
}

fn reported(notes: &Notes, articles: &[Arc<Article>]) -> (Value, String) {
    let analysis = known_analysis(articles);
    let report = Report { title: None, articles, analysis: &analysis, notes: notes.notes() };
    let (mut json, mut text) = (Vec::new(), Vec::new());
    report.write_json(&mut json).expect("memory takes everything");
    report.write_text(&mut text, 60).expect("memory takes everything");
    let json = serde_json::from_slice(&json).expect("it is JSON");
    (json, String::from_utf8(text).expect("it is text"))
}

#[test]
fn the_reports_have_the_notes_with_their_places() {
    let articles = lighthouse();
    let names: Vec<String> = articles.iter().map(|it| it.source.clone()).collect();
    let mut notes = Notes::new(names);
    let (json, text) = reported(&notes, &articles);
    assert!(json.get("notes").is_none() && !text.contains("Notes"), "nothing where there is none");
    let at = |article, sentence| SentenceRef { article, sentence };
    write(&mut notes, &articles, Subject::Passage(at(0, 1)), "Ninety?\nCount again.");
    write(&mut notes, &articles, Subject::link(at(2, 1), at(0, 2)), "Hm.");
    let mut kept = Kept::default();
    kept.notes.extend(notes.notes().iter().map(|it| it.note.clone()));
    kept.notes[0].on.article = "gone.txt".into();
    kept.notes.push(notes.notes()[0].note.clone());
    notes.set(kept, &articles);
    let (json, text) = reported(&notes, &articles);
    let listed = json["notes"].as_array().expect("an array");
    assert_eq!(listed.len(), 3);
    assert_eq!(listed[0]["places"][0]["name"], "gone.txt");
    assert!(listed[0]["places"][0]["article"].is_null());
    assert_eq!(listed[1]["places"].as_array().map(Vec::len), Some(2));
    assert_eq!(listed[1]["places"][0]["article"], 0);
    let place = &listed[2]["places"][0];
    let byte = |key: &str| place[key].as_u64().expect("a number") as usize;
    assert_eq!(&articles[0].text[byte("start")..byte("end")], place["quote"].as_str().unwrap());
    for said in ["3. A ¶2\n", "gone.txt, passage lost", "A ¶2 – C ¶2\n", "     Count again.\n"]
    {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

/// Sentences of different words, none of which is like another.
fn sentences(count: usize) -> Vec<String> {
    let word = |sentence: usize, word: usize| {
        format!("{}{}", ["lo", "mi", "ra", "te", "vu"][word], sentence)
    };
    (0..count)
        .map(|it| (0..5).map(|at| word(it, at)).collect::<Vec<_>>().join(" "))
        .map(|it| format!("T{it}."))
        .collect()
}

proptest! {
    /// Whatever is put in and taken out elsewhere, a note stays on its sentence; taken out with it, it is
    /// lost, and found again once the sentence is back.
    #[test]
    fn a_note_survives_edits_elsewhere(
        of in 0..12usize,
        keep in proptest::collection::vec(any::<bool>(), 12),
        put_in in proptest::collection::vec(0..13usize, 0..8),
        apart in any::<bool>(),
    ) {
        let told = sentences(12);
        let between = if apart { "\n" } else { " " };
        let build = |sentences: &[&str]| {
            let text = sentences.join(between);
            let blocks: Vec<&str> = text.split('\n').collect();
            article("Echo", 0, &blocks)
        };
        let original = build(&told.iter().map(String::as_str).collect::<Vec<_>>());
        let mut notes = Notes::new(vec!["echo.txt".into()]);
        let at = SentenceRef { article: 0, sentence: of };
        write(&mut notes, &[Arc::clone(&original)], Subject::Passage(at), "Mine.");
        let quote = notes.notes()[0].note.on.anchor.quote.clone();

        let strange = sentences(40);
        let mut edited: Vec<&str> = Vec::new();
        for (index, sentence) in told.iter().enumerate() {
            edited.extend(put_in.iter().filter(|&&it| it == index).map(|it| strange[20 + it].as_str()));
            if keep[index] || index == of {
                edited.push(sentence);
            }
        }
        let changed = build(&edited);
        notes = notes.on(vec!["echo.txt".into()], &[Arc::clone(&changed)]);
        let Some(Subject::Passage(found)) = notes.notes()[0].on else {
            return Err(TestCaseError::fail("the note is lost"));
        };
        prop_assert_eq!(changed.slice(changed.sentences[found.sentence].span), quote.as_str());

        edited.retain(|it| *it != told[of]);
        edited.push("Nothing else was said");
        notes = notes.on(vec!["echo.txt".into()], &[build(&edited)]);
        prop_assert_eq!(notes.notes()[0].on, None);
        notes = notes.on(vec!["echo.txt".into()], &[original]);
        prop_assert_eq!(notes.notes()[0].on, Some(Subject::Passage(at)));
    }
}
