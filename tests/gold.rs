//! Links and events on the samples against what a reader judged to tell the same (`tests/gold/*.toml`).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use parallax::analysis::{Analysis, Options, Passage, analyse_quietly};
use parallax::ingest::{self, Source};
use parallax::text::{Article, siglum, token};
use serde::Deserialize;

/// Sentences by their articles' sigla, each named by some of its words.
type Sentences = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Gold {
    told: Vec<Told>,
    loose: Vec<Sentences>,
}

#[derive(Deserialize)]
struct Told {
    what: String,
    #[serde(flatten)]
    sentences: Sentences,
}

/// A sentence by its article and place there.
type Place = (usize, usize);
/// Two sentences, the one of the earlier article first.
type Pair = (Place, Place);

/// How well the sentences of a sample are linked.
#[derive(Debug)]
struct Figures {
    /// Judged pairs that tell the same.
    gold: usize,
    /// Average precision of the score.
    precision: f64,
    /// The same for the cosine of plain words, weighed by their rarity.
    plain: f64,
    /// Harmonic mean of precision and recall at the threshold.
    f1: f64,
    /// How much of its likest event each judged group is, and each event of its likest group (sentences that
    /// both have, of those that either has), as the harmonic mean of the two averages.
    events: f64,
}

fn figures(sample: &str) -> Figures {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let articles = ingest::open(&[Source::Path(root.join("samples").join(sample))]).articles;
    let path = root.join("tests/gold").join(format!("{sample}.toml"));
    let text = std::fs::read_to_string(path).expect("the judgement is there");
    let gold: Gold = toml::from_str(&text).expect("the judgement is TOML");
    let groups: Vec<BTreeSet<Place>> =
        gold.told.iter().map(|it| places(&articles, &it.sentences)).collect();
    let told = gold.told.iter().zip(&groups).flat_map(|(it, group)| {
        let pairs = pairs(group);
        assert!(!pairs.is_empty(), "“{}” names no pair", it.what);
        pairs
    });
    let told: BTreeSet<Pair> = told.collect();
    let loose = gold.loose.iter().flat_map(|it| pairs(&places(&articles, it)));
    let loose: BTreeSet<Pair> = loose.filter(|it| !told.contains(it)).collect();

    let options = Options { min_link_score: Some(0.0), ..Options::default() };
    let analysis = analyse_quietly(&articles, &options);
    let judged: Vec<(Pair, f64)> = analysis
        .links
        .iter()
        .map(|it| {
            let place = |at: parallax::analysis::SentenceRef| (at.article, at.sentence);
            ((place(it.a), place(it.b)), f64::from(it.score))
        })
        .filter(|it| !loose.contains(&it.0))
        .collect();
    let linked: Vec<_> =
        judged.iter().filter(|it| it.1 >= f64::from(analysis.link_threshold)).collect();
    let right = linked.iter().filter(|it| told.contains(&it.0)).count();
    let plain = plain_cosines(&articles);
    let plain: Vec<(Pair, f64)> = judged.iter().map(|it| (it.0, plain(it.0))).collect();
    Figures {
        gold: told.len(),
        precision: average_precision(&judged, &told),
        plain: average_precision(&plain, &told),
        f1: 2.0 * right as f64 / (linked.len() + told.len()) as f64,
        events: match_of(&groups, &events(&analysis)),
    }
}

/// The sentences of each event.
fn events(analysis: &Analysis) -> Vec<BTreeSet<Place>> {
    let sentences = |it: &Passage| {
        let article = it.article;
        it.sentences.clone().map(move |sentence| (article, sentence))
    };
    let events = analysis.events.iter();
    events.map(|it| it.passages.iter().flat_map(sentences).collect()).collect()
}

fn match_of(groups: &[BTreeSet<Place>], events: &[BTreeSet<Place>]) -> f64 {
    let likeness = |a: &BTreeSet<Place>, b: &BTreeSet<Place>| {
        a.intersection(b).count() as f64 / a.union(b).count() as f64
    };
    let likest = |all: &[BTreeSet<Place>], others: &[BTreeSet<Place>]| {
        let best = |it| others.iter().map(|other| likeness(it, other)).fold(0.0, f64::max);
        all.iter().map(best).sum::<f64>() / all.len() as f64
    };
    let (told, right) = (likest(groups, events), likest(events, groups));
    2.0 * told * right / (told + right)
}

/// The sentences. Of a text that is repeated the first copy is meant.
fn places(articles: &[Arc<Article>], sentences: &Sentences) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    for (letter, words) in sentences {
        let article = (0..articles.len()).find(|&it| siglum(it) == *letter).expect("an article");
        for words in words {
            let text = &articles[article];
            let mut all = text.sentences.iter();
            let found = all.position(|it| text.slice(it.span).contains(words.as_str()));
            let sentence = found.unwrap_or_else(|| panic!("{letter} has no sentence “{words}”"));
            places.insert((article, sentence));
        }
    }
    places
}

/// The pairs of those that stand in different articles.
fn pairs(places: &BTreeSet<Place>) -> Vec<Pair> {
    let later = |&a: &Place| places.iter().filter(move |b| b.0 > a.0).map(move |&b| (a, b));
    places.iter().flat_map(later).collect()
}

/// Cosines of sentences as bags of folded words, weighed by inverse document frequency.
fn plain_cosines(articles: &[Arc<Article>]) -> impl Fn(Pair) -> f64 {
    let mut bags: HashMap<Place, BTreeMap<String, f64>> = HashMap::new();
    let mut frequency: HashMap<String, f64> = HashMap::new();
    for (article, text) in articles.iter().enumerate() {
        for (sentence, it) in text.sentences.iter().enumerate() {
            let bag = bags.entry((article, sentence)).or_default();
            let words = text.slice(it.span);
            for span in token::tokens(words) {
                *bag.entry(token::fold(&words[span.range()]).into_owned()).or_default() += 1.0;
            }
            for word in bag.keys() {
                *frequency.entry(word.clone()).or_default() += 1.0;
            }
        }
    }
    let all = bags.len() as f64;
    for bag in bags.values_mut() {
        for (word, weight) in bag {
            *weight *= (all / frequency[word]).ln();
        }
    }
    move |(a, b)| {
        let (a, b) = (&bags[&a], &bags[&b]);
        let dot: f64 = a.iter().filter_map(|(word, x)| Some(x * b.get(word)?)).sum();
        let length =
            |bag: &BTreeMap<String, f64>| bag.values().map(|it| it * it).sum::<f64>().sqrt();
        dot / (length(a) * length(b)).max(f64::MIN_POSITIVE)
    }
}

fn average_precision(scored: &[(Pair, f64)], told: &BTreeSet<Pair>) -> f64 {
    let mut scored = scored.to_vec();
    scored.sort_by(|x, y| y.1.total_cmp(&x.1));
    let (mut right, mut sum) = (0.0, 0.0);
    for (place, (pair, _)) in scored.iter().enumerate() {
        if told.contains(pair) {
            right += 1.0;
            sum += right / (place + 1) as f64;
        }
    }
    sum / told.len() as f64
}

#[test]
fn the_ferry_is_linked_as_a_reader_links_it() {
    let found = figures("ferry");
    assert!(found.gold >= 60, "{found:?}");
    assert!(found.precision >= 0.73, "{found:?}");
    assert!(found.precision >= found.plain + 0.02, "{found:?}");
    assert!(found.f1 >= 0.60, "{found:?}");
    assert!(found.events >= 0.57, "{found:?}");
}

#[test]
fn the_moscow_talks_are_linked_as_a_reader_links_them() {
    let found = figures("moscow-talks");
    assert!(found.gold >= 50, "{found:?}");
    assert!(found.precision >= 0.41, "{found:?}");
    assert!(found.precision >= found.plain + 0.15, "{found:?}");
    assert!(found.f1 >= 0.40, "{found:?}");
    assert!(found.events >= 0.44, "{found:?}");
}
