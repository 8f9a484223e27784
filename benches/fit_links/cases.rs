//! The cases of a data folder, measured: each judged pair of sentences is found again among the
//! sentences that the program itself makes.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use parallax::analysis::events::{self, AffairMeasures, Measured, MeasuredPair};
use parallax::analysis::{Corpus, Embedding, Options, boilerplate, credits, reuse};
use parallax::ingest::{self, Source};
use parallax::text::Article;
use serde::Deserialize;

use super::whole::Whole;

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
    /// All pairs of sentences that the program met.
    pub(crate) measured: Measured,
    /// The judged ones among them.
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
    /// Index of what is measured of them in [`Sample::measured`].
    pub(crate) measured: usize,
    /// Whether their articles tell one affair.
    pub(crate) same_affair: bool,
    /// Whether they tell the same event.
    pub(crate) gold: bool,
}

/// What the model of pairs sees: the measures, and likeness in meaning where it is known.
pub(crate) fn all_measures(pair: &MeasuredPair) -> Vec<f32> {
    pair.measures.iter().copied().chain(pair.meaning).collect()
}

/// Index in [`Sample::affairs`] of the articles of a pair of sentences.
pub(crate) fn affair(pair: &MeasuredPair) -> usize {
    pair.b.article * (pair.b.article - 1) / 2 + pair.a.article
}

/// `gold.json`.
#[derive(Clone, Deserialize)]
pub(crate) struct Gold {
    pub(crate) dataset: String,
    pub(crate) case: String,
    pub(crate) articles: Vec<GoldArticle>,
    pub(crate) sentences: Vec<Place>,
    pub(crate) judged: BTreeSet<usize>,
    pub(crate) judged_article_pairs: Option<Vec<(usize, usize)>>,
    pub(crate) pairs: Vec<(Place, Place)>,
    #[serde(default)]
    pub(crate) ignored: Vec<(Place, Place)>,
}

/// A sentence: its article, and a range of bytes.
pub(crate) type Place = (usize, usize, usize);

/// An article of a case.
#[derive(Clone, Deserialize)]
pub(crate) struct GoldArticle {
    file: String,
    group: Option<String>,
}

/// Topics of ECB+ whose cases have articles of several topics run together, sentence by sentence.
const RUN_TOGETHER: [&str; 8] = ["t02", "t03", "t04", "t05", "t06", "t07", "t08", "t09"];

/// What is held out together.
fn topic(gold: &Gold) -> &str {
    match gold.dataset.as_str() {
        "ecb" => gold.case.split('_').next().unwrap_or_default(),
        _ => &gold.case,
    }
}

/// Measures all cases below `folder`.
pub(crate) fn load(folder: &Path, embedding: Option<&Arc<Embedding>>) -> Result<Vec<Sample>> {
    let mut folders = Vec::new();
    find(folder, &mut folders)?;
    folders.sort();
    let read_whole = Whole::read()?;
    let mut samples = Vec::new();
    for folder in folders {
        let path = folder.join("gold.json");
        let text = std::fs::read_to_string(&path)?;
        let gold: Gold =
            serde_json::from_str(&text).with_context(|| format!("{}", path.display()))?;
        if gold.dataset == "ecb" && RUN_TOGETHER.contains(&topic(&gold)) {
            continue;
        }
        let all: Vec<usize> = (0..gold.articles.len()).collect();
        samples.push(sample(&folder, &gold, &all, name(&gold.dataset), embedding));
        if let Some((members, whole)) = read_whole.judged(&gold) {
            samples.push(sample(&folder, &whole, members, "whole", embedding));
        }
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
    let furniture = credits::beside_the_text(&articles, &furniture);
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
    for (index, it) in measured.pairs.iter().enumerate() {
        let (a, b) = (it.a, it.b);
        if !judged_articles(a.article, b.article) {
            continue;
        }
        for &first in &stands_for[a.article][a.sentence] {
            for &second in &stands_for[b.article][b.sentence] {
                let pair = (first.min(second), first.max(second));
                if !ignored.contains(&pair) {
                    rows.push(Row {
                        pair,
                        measured: index,
                        same_affair: same(a.article, b.article),
                        gold: pairs.contains(&pair),
                    });
                }
            }
        }
    }
    // Several of our sentences may stand for one of the judged: the likest pair is meant.
    let density = |row: &Row| measured.pairs[row.measured].measures[0];
    rows.sort_by(|x, y| x.pair.cmp(&y.pair).then(density(y).total_cmp(&density(x))));
    rows.dedup_by_key(|row| row.pair);
    let affairs = measured.affairs.iter();
    let affairs = affairs.map(|(a, b, measures)| (*measures, same(*a, *b)));
    Sample {
        set,
        topic: topic(gold).to_owned(),
        articles: articles.len(),
        affairs: affairs.collect(),
        beginnings: measured.beginnings.iter().flatten().cloned().collect(),
        rows,
        gold: pairs.iter().filter(|pair| !ignored.contains(pair)).count(),
        measured,
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

/// Lends the log odds of pairs of articles to one another, as the program does, and tells whether a
/// third article tells their affair.
pub(crate) fn pool(odds: &[f64], articles: usize) -> Vec<(f64, bool)> {
    let odds: Vec<f32> = odds.iter().map(|&it| it as f32).collect();
    let pooled = events::pool_affairs(articles, &odds).into_iter();
    pooled.map(|(odds, thirds)| (f64::from(odds), thirds)).collect()
}
