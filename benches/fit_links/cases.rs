//! The cases of a data folder, measured: each judged pair of sentences is found again among the
//! sentences that the program itself makes.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use parallax::analysis::events::{self, AffairMeasures, MeasuredPair, PairMeasures};
use parallax::analysis::{Corpus, Embedding, Options, boilerplate, reuse};
use parallax::ingest::{self, Source};
use parallax::text::Article;
use serde::Deserialize;

/// One set of articles, measured.
pub(crate) struct Sample {
    /// The data set.
    pub(crate) set: &'static str,
    /// What is held out together.
    pub(crate) topic: String,
    /// How many articles there are.
    pub(crate) articles: usize,
    /// By pair of articles: their measures, and whether they tell one affair.
    pub(crate) affairs: Vec<(AffairMeasures, bool)>,
    /// The judged pairs that the program met.
    pub(crate) rows: Vec<Row>,
    /// How many gold pairs there are, met or not.
    pub(crate) gold: usize,
    /// The beginnings of all words.
    pub(crate) beginnings: BTreeSet<String>,
}

/// A judged pair of sentences.
#[derive(Clone)]
pub(crate) struct Row {
    /// The judged sentences.
    pub(crate) pair: (usize, usize),
    /// Index of their articles' pair in [`Sample::affairs`].
    pub(crate) affair: usize,
    /// Whether their articles tell one affair.
    pub(crate) same_affair: bool,
    /// What is measured of them.
    pub(crate) measures: PairMeasures,
    /// How alike they are in meaning, if there is an embedding.
    pub(crate) meaning: Option<f32>,
    /// What the lengths of their articles add to the log odds.
    pub(crate) crowd: f32,
    /// Whether they tell the same event.
    pub(crate) gold: bool,
}

impl Row {
    /// What the model of pairs sees: the measures, and likeness in meaning where it is known.
    pub(crate) fn all_measures(&self) -> Vec<f32> {
        self.measures.iter().copied().chain(self.meaning).collect()
    }
}

/// `gold.json`. A sentence is an article and a range of bytes.
#[derive(Deserialize)]
struct Gold {
    dataset: String,
    case: String,
    articles: Vec<GoldArticle>,
    sentences: Vec<Place>,
    judged: BTreeSet<usize>,
    judged_article_pairs: Option<Vec<(usize, usize)>>,
    pairs: Vec<(Place, Place)>,
    #[serde(default)]
    ignored: Vec<(Place, Place)>,
}

type Place = (usize, usize, usize);

#[derive(Deserialize)]
struct GoldArticle {
    file: String,
    group: Option<String>,
}

/// Measures all cases below `folder`.
pub(crate) fn load(folder: &Path, embedding: Option<&Arc<Embedding>>) -> Result<Vec<Sample>> {
    let mut folders = Vec::new();
    find(folder, &mut folders)?;
    folders.sort();
    let mut samples = Vec::new();
    for folder in folders {
        let path = folder.join("gold.json");
        let text = std::fs::read_to_string(&path)?;
        let gold: Gold =
            serde_json::from_str(&text).with_context(|| format!("{}", path.display()))?;
        let all: Vec<usize> = (0..gold.articles.len()).collect();
        samples.push(sample(&folder, &gold, &all, name(&gold.dataset), embedding));
        // Look-alikes must come apart in sets of two as well.
        let count = gold.articles.len();
        if gold.dataset == "ecb" {
            for first in 0..count {
                for second in [(first + 1) % count, (first + count / 2) % count] {
                    if first < second {
                        samples.push(sample(&folder, &gold, &[first, second], "ecb2", embedding));
                    }
                }
            }
        }
    }
    Ok(samples)
}

fn name(dataset: &str) -> &'static str {
    match dataset {
        "ecb" => "ecb",
        "aesop" => "aesop",
        "superpal" => "superpal",
        _ => "other",
    }
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if folder.join("gold.json").is_file() {
        found.push(folder.to_owned());
    } else if folder.is_dir() {
        for entry in std::fs::read_dir(folder)? {
            find(&entry?.path(), found)?;
        }
    }
    Ok(())
}

/// Measures the articles `members` of a case as a set.
fn sample(
    folder: &Path,
    gold: &Gold,
    members: &[usize],
    set: &'static str,
    embedding: Option<&Arc<Embedding>>,
) -> Sample {
    let path = |&it: &usize| Source::Path(folder.join(&gold.articles[it].file));
    let sources: Vec<Source> = members.iter().map(path).collect();
    let articles = ingest::open(&sources).articles;
    let corpus = Corpus::new(&articles);
    let watch = |_, _| ControlFlow::Continue(());
    let repeats = reuse::find(&articles, &corpus, &Options::default(), &watch);
    let repeats = repeats.continue_value().unwrap_or_default();
    let furniture = boilerplate::mark(&articles, &corpus, &repeats, &Options::default(), &watch)
        .continue_value()
        .unwrap_or_default();
    let measured = events::measure(&articles, &corpus, &furniture, &repeats, embedding);

    let same =
        |a: usize, b: usize| gold.articles[members[a]].group == gold.articles[members[b]].group;
    let index: HashMap<Place, usize> =
        gold.sentences.iter().enumerate().map(|(at, it)| (*it, at)).collect();
    let ordered = |(a, b): &(Place, Place)| {
        let (a, b) = (index[a], index[b]);
        (a.min(b), a.max(b))
    };
    let inside = |&(a, b): &(usize, usize)| {
        let held = |it: usize| members.contains(&gold.sentences[it].0);
        held(a) && held(b)
    };
    let pairs: BTreeSet<_> = gold.pairs.iter().map(ordered).filter(inside).collect();
    let ignored: BTreeSet<_> = gold.ignored.iter().map(ordered).collect();
    let judged_articles = |a: usize, b: usize| {
        let (a, b) = (members[a], members[b]);
        let pairs = gold.judged_article_pairs.as_ref();
        pairs.is_none_or(|it| it.contains(&(a, b)) || it.contains(&(b, a)))
    };
    let stands_for = stands_for(&articles, gold, members);
    let mut rows: Vec<Row> = Vec::new();
    for MeasuredPair { a, b, measures, meaning, crowd } in measured.pairs {
        if !judged_articles(a.article, b.article) {
            continue;
        }
        for &first in &stands_for[a.article][a.sentence] {
            for &second in &stands_for[b.article][b.sentence] {
                let pair = (first.min(second), first.max(second));
                if !ignored.contains(&pair) {
                    rows.push(Row {
                        pair,
                        affair: b.article * (b.article - 1) / 2 + a.article,
                        same_affair: same(a.article, b.article),
                        measures,
                        meaning,
                        crowd,
                        gold: pairs.contains(&pair),
                    });
                }
            }
        }
    }
    // Several of our sentences may stand for one of the judged: the likest pair is meant.
    rows.sort_by(|x, y| {
        (x.pair, y.measures[0]).partial_cmp(&(y.pair, x.measures[0])).unwrap_or(Ordering::Equal)
    });
    rows.dedup_by_key(|row| row.pair);
    let affairs = measured.affairs.iter().map(|(a, b, measures)| (*measures, same(*a, *b)));
    Sample {
        set,
        topic: match gold.dataset.as_str() {
            "ecb" => gold.case.split('_').next().unwrap_or_default().to_owned(),
            _ => gold.case.clone(),
        },
        articles: articles.len(),
        affairs: affairs.collect(),
        rows,
        beginnings: measured.beginnings.into_iter().flatten().collect(),
        gold: pairs.iter().filter(|pair| !ignored.contains(pair)).count(),
    }
}

/// By article and sentence: the judged sentences of which it covers more than half.
fn stands_for(articles: &[Arc<Article>], gold: &Gold, members: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let covered = |article: usize, start: usize, end: usize| {
        let judged = gold.judged.iter().copied();
        let covers = |it: &usize| {
            let (of, from, to) = gold.sentences[*it];
            let shared = end.min(to).saturating_sub(start.max(from));
            of == members[article] && 2 * shared > (end - start).max(20).min(to - from)
        };
        judged.filter(covers).collect::<Vec<usize>>()
    };
    let article = |(index, article): (usize, &Arc<Article>)| {
        let sentences = article.sentences.iter();
        sentences.map(|it| covered(index, it.span.start, it.span.end)).collect()
    };
    articles.iter().enumerate().map(article).collect()
}

/// Lends the log odds of pairs of articles to one another, as the program does.
pub(crate) fn pool(odds: &[f64], articles: usize) -> Vec<f64> {
    let odds: Vec<f32> = odds.iter().map(|&it| it as f32).collect();
    events::pool_affairs(articles, &odds).into_iter().map(f64::from).collect()
}
