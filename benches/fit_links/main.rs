//! Fits the constants of `src/analysis/events/model.rs`.
//!
//! ```text
//! cargo bench --bench fit_links -- FOLDER [MODEL …]
//! ```
//!
//! `FOLDER` holds cases: folders with articles `a0.txt`, `a1.txt` … and a `gold.json` that says
//! which pairs of sentences are judged and which of them tell the same event. Printed are the
//! figures of each data set, cross-validated by topic, and the constants fitted on all of it.
//! `MODEL` is the folder of an embedding; with it the constants are those for sets compared by
//! meaning too, and with several those that suit all of them. With `--common` the list `src/analysis/events/common_beginnings.txt` is printed
//! instead: the beginnings of words that a fifth of the topics of ECB+ use.

mod cases;
mod logistic;
mod whole;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use cases::{Row, Sample, affair, all_measures};
use logistic::{Model, Observation};
use parallax::analysis::events::MeasuredPair;
use parallax::shell::model;

/// Parts into which the topics are dealt for cross-validation.
const FOLDS: usize = 10;

/// Share of the topics that use a beginning from which it is common.
const COMMON: f64 = 0.2;

/// How much the data sets weigh against each other. The judged sentences of ECB+ were picked
/// because they tell an event, so that far more of their pairs are linked than in whole articles.
const WEIGHTS: [(&str, f64); 5] =
    [("ecb", 0.3), ("ecb2", 0.1), ("whole", 1.5), ("aesop", 1.0), ("superpal", 3.0)];

fn main() -> Result<()> {
    // `cargo bench` passes an option of its own.
    let mut folders =
        std::env::args().skip(1).filter(|it| !it.starts_with("--")).map(PathBuf::from);
    let Some(folder) = folders.next() else { return Ok(()) };
    let load = |it: PathBuf| Ok(Some(Arc::new(model::load(&it)?)));
    let mut embeddings = folders.map(load).collect::<Result<Vec<_>>>()?;
    if embeddings.is_empty() {
        embeddings.push(None);
    }
    let mut samples = Vec::new();
    for embedding in &embeddings {
        let measured = cases::load(&folder, embedding.as_ref());
        samples.extend(measured.with_context(|| format!("{}", folder.display()))?);
    }
    if std::env::args().any(|it| it == "--common") {
        return common(&samples);
    }
    let mut scores = Vec::new();
    for fold in 0..FOLDS {
        let held = |it: &&Sample| topic_fold(&it.topic) == fold;
        let train: Vec<&Sample> = samples.iter().filter(|it| !held(it)).collect();
        let models = fit(&train);
        scores.extend(samples.iter().filter(held).map(|it| score(it, &models)));
    }
    report("cross-validated", &scores)?;
    let all: Vec<&Sample> = samples.iter().collect();
    let models = fit(&all);
    report("fitted on all", &samples.iter().map(|it| score(it, &models)).collect::<Vec<_>>())?;
    writeln!(
        io::stdout(),
        "AFFAIR {}\nPAIR {}\nWITNESS {}",
        models.affairs,
        models.pairs,
        models.witnesses
    )?;
    Ok(())
}

/// Prints the beginnings that [`COMMON`] of the topics of ECB+ use, in lines of readable width.
fn common(samples: &[Sample]) -> Result<()> {
    let mut topics: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for sample in samples.iter().filter(|it| it.set == "ecb") {
        let topic = topics.entry(&sample.topic).or_default();
        topic.extend(sample.beginnings.iter().map(String::as_str));
    }
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for &beginning in topics.values().flatten() {
        *used.entry(beginning).or_default() += 1;
    }
    let least = COMMON * topics.len() as f64;
    let letters = |it: &str| it.chars().all(char::is_alphabetic);
    used.retain(|beginning, count| *count as f64 >= least && letters(beginning));
    let used: Vec<&str> = used.into_keys().collect();
    let mut out = io::stdout().lock();
    for line in used.chunks(16) {
        writeln!(out, "{}", line.join(" "))?;
    }
    Ok(())
}

/// A fold for a topic: the same on every run.
fn topic_fold(topic: &str) -> usize {
    topic.bytes().fold(7_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())) % FOLDS
}

/// What the score is made of.
struct Models {
    /// Whether two articles tell one affair.
    affairs: Model,
    /// Whether two sentences of one affair tell the same.
    pairs: Model,
    /// What third articles add to that.
    witnesses: Model,
}

fn fit(samples: &[&Sample]) -> Models {
    let affairs = samples.iter().filter(|it| it.set != "whole").flat_map(|sample| {
        sample.affairs.iter().map(|(measures, same)| Observation {
            measures: measures.to_vec(),
            offset: 0.0,
            truth: *same,
            weight: 1.0,
        })
    });
    let affairs = logistic::fit(&affairs.collect::<Vec<_>>());
    let inside = |sample: &'_ Sample| -> Vec<Row> {
        sample.rows.iter().filter(|row| row.same_affair).cloned().collect()
    };
    let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
    for sample in samples {
        *counts.entry(sample.set).or_default() += inside(sample).len() as f64;
    }
    let mean = counts.values().sum::<f64>() / counts.len().max(1) as f64;
    let weight = |sample: &Sample| {
        let share = WEIGHTS.iter().find(|it| it.0 == sample.set).map_or(1.0, |it| it.1);
        share * mean / counts[sample.set]
    };
    let pairs = samples.iter().flat_map(|sample| {
        inside(sample).into_iter().map(|row| {
            let it = &sample.measured.pairs[row.measured];
            let (truth, weight) = (row.gold, weight(sample));
            Observation { measures: all_measures(it), offset: it.crowd.into(), truth, weight }
        })
    });
    let pairs = logistic::fit(&pairs.collect::<Vec<_>>());
    let joined = samples.iter().filter(|it| it.articles > 2).flat_map(|sample| {
        let alone = Alone::new(sample, &affairs, &pairs);
        inside(sample).into_iter().map(move |row| Observation {
            measures: vec![alone.witnesses[row.measured]],
            offset: alone.odds[row.measured],
            truth: row.gold,
            weight: weight(sample),
        })
    });
    let witnesses = logistic::fit(&joined.collect::<Vec<_>>());
    Models { affairs, pairs, witnesses }
}

/// What the score knows of a sample before third articles count.
struct Alone {
    /// By measured pair: the log odds.
    odds: Vec<f64>,
    /// By pair of articles: the log odds of one affair, and whether a third article tells it.
    affairs: Vec<(f64, bool)>,
    /// By measured pair: how surely a third article joins it.
    witnesses: Vec<f32>,
}

impl Alone {
    fn new(sample: &Sample, affairs: &Model, pairs: &Model) -> Self {
        let measured = &sample.measured.pairs;
        let odds = |it: &MeasuredPair| pairs.log_odds(&all_measures(it)) + f64::from(it.crowd);
        let odds: Vec<f64> = measured.iter().map(odds).collect();
        let of_affairs: Vec<f64> =
            sample.affairs.iter().map(|it| affairs.log_odds(&it.0)).collect();
        let affairs = cases::pool(&of_affairs, sample.articles);
        let score = |(it, odds): (&MeasuredPair, &f64)| {
            (logistic::probability(affairs[affair(it)].0) * logistic::probability(*odds)) as f32
        };
        let scores: Vec<f32> = measured.iter().zip(&odds).map(score).collect();
        Self { witnesses: sample.measured.witnesses(&scores), odds, affairs }
    }
}

/// A sample's pairs with their scores.
struct Scored<'a> {
    set: &'a str,
    /// Score and truth of each gold pair that was met.
    pairs: Vec<(f64, bool)>,
    /// Gold pairs, met or not.
    gold: usize,
}

fn score<'a>(sample: &'a Sample, models: &Models) -> Scored<'a> {
    let alone = Alone::new(sample, &models.affairs, &models.pairs);
    let score = |row: &Row| {
        let (affair, thirds) = alone.affairs[affair(&sample.measured.pairs[row.measured])];
        let witness = alone.witnesses[row.measured];
        let third = if thirds { models.witnesses.log_odds(&[witness]) } else { 0.0 };
        let same = logistic::probability(alone.odds[row.measured] + third);
        (logistic::probability(affair) * same, row.gold)
    };
    Scored { set: sample.set, pairs: sample.rows.iter().map(score).collect(), gold: sample.gold }
}

/// Scores and truths of pairs, and how many gold pairs there are.
type Pairs = (Vec<(f64, bool)>, usize);

/// Thresholds at which F1 is printed.
const THRESHOLDS: [f64; 5] = [0.3, 0.35, 0.4, 0.45, 0.5];

/// Prints average precision and F1 at some thresholds.
fn report(title: &str, scores: &[Scored<'_>]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{title:>15}   AP    F1 at {THRESHOLDS:?}")?;
    let mut sets: BTreeMap<&str, Pairs> = BTreeMap::new();
    for it in scores {
        let slot = sets.entry(it.set).or_default();
        slot.0.extend(&it.pairs);
        slot.1 += it.gold;
    }
    let f1 = |(pairs, gold): &Pairs, threshold: f64| {
        let found = pairs.iter().filter(|it| it.0 >= threshold);
        let (count, right) = found.fold((0, 0), |sum, it| (sum.0 + 1, sum.1 + usize::from(it.1)));
        2.0 * right as f64 / (count + gold).max(1) as f64
    };
    for (set, pairs) in &sets {
        let f1 = THRESHOLDS.map(|it| format!("{:.3}", f1(pairs, it))).join(" ");
        writeln!(out, "{set:>15}  {:.3}  {f1}", average_precision(&pairs.0, pairs.1))?;
    }
    Ok(())
}

fn average_precision(pairs: &[(f64, bool)], gold: usize) -> f64 {
    let mut pairs = pairs.to_vec();
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    let (mut right, mut sum) = (0.0, 0.0);
    for (place, pair) in pairs.iter().enumerate() {
        if pair.1 {
            right += 1.0;
            sum += right / (place + 1) as f64;
        }
    }
    sum / gold.max(1) as f64
}
