//! The same words in other scripts, other letters and other lines are the same words.

use parallax::analysis::Corpus;
use parallax::analysis::reuse::{ChangeOp, RepeatKind};

use super::{folded, repeats, set, shown};

#[test]
fn copies_in_other_scripts_and_other_dress_are_found() {
    let arabic = "أعلنت بلدية الميناء أمس أن السفينة القديمة لن تغادر الرصيف قبل نهاية الشتاء";
    let accents = "Le café du port a fermé à l’aube après une fête où chacun chantait très fort";
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(accents).collect();
    let emoji =
        "🐟 fresh herring 🐟 today only ❤️ at the old blue stall by the lock 👩‍👧 and nowhere else";
    for (copy, other) in [(arabic, arabic), (accents, decomposed.as_str()), (emoji, emoji)] {
        let articles = set(&[&format!("Uno {copy} due."), &format!("Tre quattro {other} sei!")]);
        let found = repeats(&articles, 8);
        assert_eq!(found.len(), 1, "{copy}");
        assert_eq!(found[0].kind, RepeatKind::Exact);
        assert_eq!(folded(shown(&articles, &found[0])[0].1), folded(copy));
    }
}

/// The folded words of each text as the corpus has them.
fn words(texts: &[&str]) -> Vec<Vec<String>> {
    let corpus = Corpus::of(texts);
    let word = |id: &u32| corpus.vocabulary[*id as usize].to_string();
    corpus.articles.iter().map(|words| words.ids.iter().map(word).collect()).collect()
}

#[test]
fn words_and_compounds_broken_over_two_lines_are_those_that_are_not() {
    let whole = "He set a well-known example for every captain of the state-of-the-art fleet.";
    let broken = "He set a well-\nknown exam-\nple for every cap-\n  tain of the state-of-the-\nart \
        fleet.";
    let [one, other] = &words(&[whole, broken])[..] else { panic!("two texts") };
    assert_eq!(one, other);

    let articles = set(&[whole, broken]);
    let found = repeats(&articles, 8);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, RepeatKind::Exact);
    assert_eq!(shown(&articles, &found[0]), [(0, whole), (1, broken)]);
    let variants = found[0].variants(&articles);
    let changes = variants.iter().flat_map(|it| &it.changes);
    let changes: Vec<_> = changes
        .filter(|it| it.op != ChangeOp::Equal)
        .map(|it| (it.typographic, articles[0].slice(it.old).trim()))
        .collect();
    assert_eq!(changes, [(true, "example"), (true, "captain")]);
}

#[test]
fn a_broken_word_is_a_compound_only_where_the_set_writes_it_so_and_not_as_one_word() {
    assert_eq!(words(&["well-\nknown"]), [["wellknown"]]);
    assert_eq!(words(&["the net work-\nshop", "net work shop"])[0], ["the", "net", "workshop"]);
    assert_eq!(words(&["on-\nline", "on-line", "online"])[0], ["online"]);
    assert_eq!(words(&["un-\nbe-\nknown", "be-known", "un-be"])[0], ["unbeknown"]);
    let words = &Corpus::of(&["a well- \n known b", "well-known"]).articles[0];
    let spans: Vec<_> = words.spans(0..words.ids.len()).map(parallax::text::Span::range).collect();
    assert_eq!(spans, [0..1, 2..6, 10..15, 16..17]);
}
