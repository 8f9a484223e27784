//! Names in their many forms.

use std::collections::BTreeSet;

use super::*;
use crate::text::{Block, BlockKind, Sentence};

/// By name: the forms in which the sentences have it.
fn found(sentences: &[&str]) -> Vec<BTreeSet<String>> {
    let mut article = Article::default();
    for sentence in sentences {
        let start = article.text.len();
        article.text.push_str(sentence);
        let span = Span::new(start, article.text.len());
        let block = article.blocks.len();
        article.blocks.push(Block { span, kind: BlockKind::Paragraph, line: 1 });
        article.sentences.push(Sentence { span, block });
        article.text.push('\n');
    }
    let articles = [Arc::new(article)];
    let corpus = Corpus::new(&articles);
    let units = Units::new(&articles, &corpus, &[vec![false; sentences.len()]], &[], &[]);
    let names = Names::new(&articles, &corpus, &units, &dates::Reader::new(&corpus));
    let mut forms = vec![BTreeSet::new(); names.forms.len()];
    for it in names.mentions.iter().flatten() {
        forms[it.name as usize].insert(articles[0].slice(it.span).to_owned());
    }
    forms
}

fn together(sentences: &[&str], a: &str, b: &str) -> bool {
    found(sentences).iter().any(|forms| forms.contains(a) && forms.contains(b))
}

#[test]
fn titles_surnames_and_possessives_are_one_name() {
    let sentences = [
        "Then the harbour master Ilse Varga spoke.",
        "Later Captain Varga went home.",
        "They read Varga's letter.",
        "It came from Transport Secretary Ilse Varga herself.",
    ];
    assert!(together(&sentences, "Ilse Varga", "Varga"));
    assert!(together(&sentences, "Ilse Varga", "Varga's"));
    assert_eq!(found(&sentences).iter().filter(|it| it.contains("Ilse Varga")).count(), 1);
}

#[test]
fn spellings_of_a_first_name_are_one_and_namesakes_are_not() {
    let sentences = [
        "There was Yury Petrenko again.",
        "There was Yuri Petrenko again.",
        "There was Oksana Petrenko too.",
    ];
    assert!(together(&sentences, "Yury Petrenko", "Yuri Petrenko"));
    assert!(!together(&sentences, "Yury Petrenko", "Oksana Petrenko"));
}

#[test]
fn an_acronym_is_the_name_whose_initials_it_is() {
    let sentences = ["We asked the Harbour Pilots Union.", "But the HPU did not answer."];
    assert!(together(&sentences, "Harbour Pilots Union", "HPU"));
}

#[test]
fn the_first_word_of_a_sentence_is_a_name_only_if_it_is_one_elsewhere() {
    let sentences = ["Nets were torn.", "Tollbridge slept.", "They love Tollbridge dearly."];
    let all: BTreeSet<String> = found(&sentences).into_iter().flatten().collect();
    assert_eq!(all, BTreeSet::from(["Tollbridge".to_owned()]));
}

#[test]
fn names_in_other_scripts_survive() {
    let sentences = ["Вчера Анна Ковальчук приехала.", "Потом Ковальчук уехала."];
    assert!(together(&sentences, "Анна Ковальчук", "Ковальчук"));
}

#[test]
fn transcriptions_and_accents_of_a_surname_are_one_name() {
    for (a, b) in [
        ("Petro Zalenskyy", "Petro Zalensky"),
        ("Petro Zalenskiy", "Petro Zalenski"),
        ("Dmitry Orlov", "Dmitriy Orlov"),
        ("Viktor Orsán", "Viktor Orsan"),
        ("Annemarie Müller", "Annemarie Muller"),
        ("Steven Calloway", "Steve Calloway"),
        ("H. Calloway", "Hugo Calloway"),
    ] {
        let sentences = [format!("Then came {a} again."), format!("Then came {b} too.")];
        assert!(together(&[&sentences[0], &sentences[1]], a, b), "{a}, {b}");
    }
}

#[test]
fn an_acronym_in_brackets_is_what_it_explains() {
    let sentences =
        ["It was the Ministry of Shipping (MoSh) that paid.", "Later the MoSh was silent."];
    assert!(together(&sentences, "Ministry of Shipping", "MoSh"));
    let sentences = ["It was Orlov (NATO) who spoke.", "But Orlov said nothing of NATO."];
    assert!(!together(&sentences, "Orlov", "NATO"));
}

#[test]
fn cases_of_a_russian_name_are_one() {
    let sentences = [
        "Вчера в порт приехал и выступил министр Павел Орлов.",
        "Все ждали, что скажет об этом сам Орлов, но они так и не увидели Орлова.",
    ];
    assert!(together(&sentences, "Павел Орлов", "Орлова"));
}

#[test]
fn german_nouns_are_no_names() {
    let sentences = [
        "Am Abend blieb die Fähre im Hafen, denn nach Ansicht der Reederei war der Sturm zu stark.",
        "Sie sagte, dass Varga in Tollbrück war und der Hafen leer.",
    ];
    let all: BTreeSet<String> = found(&sentences).into_iter().flatten().collect();
    assert!(all.contains("Varga") && all.contains("Tollbrück"), "{all:?}");
    assert!(!all.contains("Hafen") && !all.contains("Sturm") && !all.contains("Fähre"), "{all:?}");
}
