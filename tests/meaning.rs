//! Comparison by meaning, with an embedding of a few words made by hand.

mod common;

use std::sync::Arc;

use parallax::analysis::{Analysis, Embedding, EvidenceKind, Options, analyse_quietly};
use parallax::text::Article;
use serde_json::json;

/// Words that are used alike stand in one line.
const ALIKE: &[&[&str]] = &[
    &["skipper", "captain"],
    &["declined", "refused"],
    &["vessel", "boat"],
    &["fissure", "crack"],
    &["bakers", "bread"],
    &["lantern", "lamp"],
];

/// The same in two languages. The first lines are how an embedding is known to have both.
const IN_TWO_LANGUAGES: &[&[&str]] = &[
    &["yesterday", "gestern"],
    &["today", "heute"],
    &["tomorrow", "morgen"],
    &["skipper", "kapitän"],
    &["refused", "weigerte"],
    &["crack", "riss"],
    &["hull", "rumpf"],
    &["discovered", "entdeckt"],
];

/// An embedding in which each line has a direction of its own.
fn embedding(lines: &[&[&'static str]]) -> Arc<Embedding> {
    let words: Vec<(usize, &str)> = (0..)
        .zip(lines)
        .flat_map(|(line, words)| words.iter().map(move |&word| (line, word)))
        .collect();
    let vocabulary: serde_json::Map<_, _> =
        (0..).zip(&words).map(|(id, (_, word))| ((*word).to_owned(), json!(id))).collect();
    let tokenizer = json!({
        "normalizer": {"type": "BertNormalizer"},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100, "vocab": vocabulary}
    });
    let width = 64;
    let numbers = words.iter().flat_map(|(line, _)| {
        (0..width).map(move |column| if column == *line { 1.0_f32 } else { 0.0 })
    });
    let data: Vec<u8> = numbers.flat_map(f32::to_le_bytes).collect();
    let header = json!({"embeddings": {
        "dtype": "F32", "shape": [words.len(), width], "data_offsets": [0, data.len()]
    }})
    .to_string();
    let file = [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &data].concat();
    Arc::new(Embedding::new(file, tokenizer.to_string().as_bytes()).expect("an embedding"))
}

fn articles() -> Vec<Arc<Article>> {
    common::opened(&[
        "The captain of the Morning Star refused to leave Tollbridge that night. A crack ran \
         through the hull of the boat.\n\nBread was short in Tollbridge all week.\n",
        "In Tollbridge the skipper declined to take the Morning Star out. He had seen a fissure \
         in the vessel.\n\nA lantern burned on the pier.\n",
    ])
}

fn analysed(articles: &[Arc<Article>], embedding: Option<Arc<Embedding>>) -> Analysis {
    let options = Options { min_link_score: Some(0.0), embedding, ..Options::default() };
    analyse_quietly(articles, &options)
}

/// The score of the link between the sentences that begin thus.
fn score(analysis: &Analysis, articles: &[Arc<Article>], a: &str, b: &str) -> f32 {
    let begins = |article: usize, sentence: usize, start: &str| {
        let span = articles[article].sentences[sentence].span;
        articles[article].slice(span).starts_with(start)
    };
    let links = analysis.links.iter();
    let mut found = links.filter(|it| begins(0, it.a.sentence, a) && begins(1, it.b.sentence, b));
    found.next().map_or(0.0, |it| it.score)
}

#[test]
fn other_words_of_the_same_meaning_speak_for_a_link_and_are_named() {
    let articles = articles();
    let without = analysed(&articles, None);
    let with = analysed(&articles, Some(embedding(ALIKE)));
    let gain = |a: &str, b: &str| score(&with, &articles, a, b) - score(&without, &articles, a, b);
    assert!(gain("A crack", "He had seen") > 0.1, "{}", gain("A crack", "He had seen"));
    assert!(gain("Bread was", "A lantern") < 0.02, "{}", gain("Bread was", "A lantern"));
    let named: Vec<&str> = with
        .links
        .iter()
        .flat_map(|it| &it.evidence)
        .filter(|it| it.kind == EvidenceKind::Meaning)
        .map(|it| it.text.as_str())
        .collect();
    assert!(named.contains(&"crack ≈ fissure"), "{named:?}");
    assert!(named.contains(&"refused ≈ declined"), "{named:?}");
    assert!(
        without.links.iter().flat_map(|it| &it.evidence).all(|it| it.kind != EvidenceKind::Meaning)
    );
}

#[test]
fn the_order_of_the_articles_does_not_change_a_score() {
    let mut articles = articles();
    let scores = |articles: &[Arc<Article>]| {
        let mut scores: Vec<u32> = analysed(articles, Some(embedding(ALIKE)))
            .links
            .iter()
            .map(|it| it.score.to_bits())
            .collect();
        scores.sort_unstable();
        scores
    };
    let forward = scores(&articles);
    articles.reverse();
    assert!(!forward.is_empty());
    assert_eq!(forward, scores(&articles));
}

/// An English article and a German one, whose second sentences tell the same without a name, date or number.
fn in_two_languages() -> Vec<Arc<Article>> {
    common::opened(&[
        "On the evening of 12 March the Morning Star lay in the harbour of Tollbridge, and 214 people were told \
         to wait. The skipper had refused to sail because a crack was discovered in the hull.\n\nThe fishermen \
         on the pier complained of the price of ice, as they had done for most of the winter.\n",
        "Am Abend des 12. März lag die Morning Star im Hafen von Tollbridge, und 214 Menschen mussten warten. Der \
         Kapitän weigerte sich auszulaufen, weil im Rumpf ein Riss entdeckt worden war.\n\nDie Bäcker der Stadt \
         hatten schon am nächsten Tag kein Mehl mehr und schlossen ihre Läden für eine Woche.\n",
    ])
}

#[test]
fn an_embedding_of_both_languages_compares_articles_across_them() {
    let articles = in_two_languages();
    let told = |it: &Analysis| it.languages.told().expect("two languages");
    let without = analysed(&articles, None);
    let other = analysed(&articles, Some(embedding(ALIKE)));
    for analysis in [&without, &other] {
        assert_eq!(told(analysis), "A en · B de: compared by names, dates and numbers only");
        assert!(analysis.languages.parted(0, 1));
        assert!(score(analysis, &articles, "The skipper", "Der Kapitän") <= 0.0);
    }
    let with = analysed(&articles, Some(embedding(IN_TWO_LANGUAGES)));
    assert_eq!(told(&with), "A en · B de: compared by meaning, names, dates and numbers");
    assert!(!with.languages.parted(0, 1));
    let score = |a: &str, b: &str| score(&with, &articles, a, b);
    assert!(score("The skipper", "Der Kapitän") > with.link_threshold, "{:?}", with.links);
    assert!(score("The fishermen", "Die Bäcker") < 0.1);
    let evidence = with.links.iter().flat_map(|it| &it.evidence).map(|it| it.text.as_str());
    assert!(evidence.clone().any(|it| it == "crack ≈ Riss"), "{:?}", evidence.collect::<Vec<_>>());
    assert!(!with.only_here[0].is_empty(), "the fishermen are told in A alone");
}
