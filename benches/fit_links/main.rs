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

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use cases::{Row, Sample};
use logistic::{Model, Observation};
use parallax::shell::model;

/// Parts into which the topics are dealt for cross-validation.
const FOLDS: usize = 10;

/// Share of the topics that use a beginning from which it is common.
const COMMON: f64 = 0.2;

/// How much the data sets weigh against each other. The judged sentences of ECB+ were picked
/// because they tell an event, so that far more of their pairs are linked than in whole articles.
const WEIGHTS: [(&str, f64); 4] =
    [("ecb", 0.35), ("ecb2", 0.15), ("aesop", 1.0), ("superpal", 1.0)];

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
    writeln!(io::stdout(), "AFFAIR {}\nPAIR {}", models.0, models.1)?;
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

/// The model of affairs and the model of pairs inside one affair.
fn fit(samples: &[&Sample]) -> (Model, Model) {
    let affairs = samples.iter().flat_map(|sample| {
        sample.affairs.iter().map(|(measures, same)| Observation {
            measures: measures.to_vec(),
            offset: 0.0,
            truth: *same,
            weight: 1.0,
        })
    });
    let affairs: Vec<Observation> = affairs.collect();
    let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
    let inside = |sample: &'_ Sample| -> Vec<Row> {
        sample.rows.iter().filter(|row| row.same_affair).cloned().collect()
    };
    for sample in samples {
        *counts.entry(sample.set).or_default() += inside(sample).len() as f64;
    }
    let mean = counts.values().sum::<f64>() / counts.len().max(1) as f64;
    let pairs = samples.iter().flat_map(|sample| {
        let share = WEIGHTS.iter().find(|it| it.0 == sample.set).map_or(1.0, |it| it.1);
        let weight = share * mean / counts[sample.set];
        inside(sample).into_iter().map(move |row| Observation {
            measures: row.all_measures(),
            offset: row.crowd.into(),
            truth: row.gold,
            weight,
        })
    });
    (logistic::fit(&affairs), logistic::fit(&pairs.collect::<Vec<_>>()))
}

/// A sample's pairs with their scores.
struct Scored<'a> {
    set: &'a str,
    /// Score and truth of each gold pair that was met.
    pairs: Vec<(f64, bool)>,
    /// Gold pairs, met or not.
    gold: usize,
}

fn score<'a>(sample: &'a Sample, (affairs, pairs): &(Model, Model)) -> Scored<'a> {
    let odds: Vec<f64> = sample.affairs.iter().map(|it| affairs.log_odds(&it.0)).collect();
    let odds = cases::pool(&odds, sample.articles);
    let score = |row: &Row| {
        let pair =
            logistic::probability(pairs.log_odds(&row.all_measures()) + f64::from(row.crowd));
        (logistic::probability(odds[row.affair]) * pair, row.gold)
    };
    Scored { set: sample.set, pairs: sample.rows.iter().map(score).collect(), gold: sample.gold }
}

/// Scores and truths of pairs, and how many gold pairs there are.
type Pairs = (Vec<(f64, bool)>, usize);

/// Prints average precision and, at the threshold that is best for the three sets together, F1.
fn report(title: &str, scores: &[Scored<'_>]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{title}")?;
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
    let all = |threshold: f64| -> f64 {
        sets.iter().filter(|it| *it.0 != "ecb2").map(|it| f1(it.1, threshold)).sum()
    };
    let thresholds = (10..70).map(|it| f64::from(it) / 100.0);
    let best = thresholds.max_by(|x, y| all(*x).total_cmp(&all(*y))).unwrap_or(0.5);
    for (set, pairs) in &sets {
        let precision = average_precision(&pairs.0, pairs.1);
        writeln!(out, "  {set:9} AP {precision:.3}  F1 {:.3} at {best:.2}", f1(pairs, best))?;
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
