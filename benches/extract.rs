//! How well articles are found on web pages whose articles are known, and how long it takes.
//!
//! ```sh
//! cargo bench --bench extract -- FOLDER [NAME]
//! ```
//!
//! FOLDER holds a folder for each page, with `source.html`, `expected.html` and
//! `expected-metadata.json` (`title`, `byline`, `siteName`, `publishedTime`), as the test pages of
//! readability libraries do. With the NAME of one of them its words missing and too many are listed.

use std::collections::HashMap;
use std::error::Error;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dom_query::Document;
use parallax::ingest::{Source, open};
use parallax::text::{Article, Basis, BlockKind};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let Some(folder) = words.next() else {
        return Ok(writeln!(io::stderr(), "cargo bench --bench extract -- FOLDER [NAME]")?);
    };
    let mut out = io::stdout().lock();
    if let Some(name) = words.next() {
        return explain(&Path::new(&folder).join(name), &mut out);
    }
    let mut pages: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    pages.retain(|page| page.join("source.html").is_file());
    pages.sort();
    let mut tally = Tally::default();
    for page in &pages {
        tally.page(page, &mut out)?;
    }
    tally.write(&mut out)
}

/// What was read, against what was to be read.
#[derive(Default)]
struct Tally {
    scores: Vec<f64>,
    precision: f64,
    recall: f64,
    silent: usize,
    time: Duration,
    /// By field: right, given.
    fields: [(usize, usize); 4],
}

const FIELDS: [&str; 4] = ["title", "byline", "siteName", "publishedTime"];

impl Tally {
    fn page(&mut self, page: &Path, out: &mut impl io::Write) -> Result<(), Box<dyn Error>> {
        let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let expected = expected(page)?;
        let begun = Instant::now();
        let set = open(&[Source::Path(page.join("source.html"))]);
        self.time += begun.elapsed();
        let Some(article) = set.articles.first() else {
            writeln!(out, "{name}: NOT OPENED: {}", set.problems[0].reason)?;
            self.scores.push(0.0);
            return Ok(());
        };
        let (missing, surplus, common) = difference(&expected, &found(article, &expected));
        let (missing, surplus, common) = (total(&missing), total(&surplus), total(&common));
        let precision = common / (common + surplus).max(1.0);
        let recall = common / (common + missing).max(1.0);
        let score = 2.0 * common / (2.0 * common + missing + surplus).max(1.0);
        self.scores.push(score);
        self.precision += precision;
        self.recall += recall;
        self.silent += usize::from(score < 0.8 && set.warnings.is_empty());
        if score < 0.99 || !set.warnings.is_empty() {
            writeln!(out, "{name}: F1 {score:.3} precision {precision:.3} recall {recall:.3}")?;
        }
        for warning in &set.warnings {
            writeln!(out, "{name}: warning: {}", warning.reason)?;
        }
        let metadata: Value =
            serde_json::from_slice(&std::fs::read(page.join("expected-metadata.json"))?)?;
        let date = article.published.filter(|it| it.basis == Basis::Metadata);
        let values = [
            article.title.clone(),
            article.byline.clone(),
            article.outlet.clone(),
            date.map(|it| it.date.to_string()),
        ];
        for (index, (field, value)) in FIELDS.into_iter().zip(values).enumerate() {
            let Some(wanted) = metadata[field].as_str().filter(|it| !it.trim().is_empty()) else {
                continue;
            };
            let same = is_same(field, wanted, value.as_deref().unwrap_or_default());
            self.fields[index].0 += usize::from(same);
            self.fields[index].1 += 1;
            if !same {
                writeln!(out, "{name}: {field} is {value:?}, not {wanted:?}")?;
            }
        }
        Ok(())
    }

    fn write(&self, out: &mut impl io::Write) -> Result<(), Box<dyn Error>> {
        let pages = self.scores.len().max(1) as f64;
        let below = |limit: f64| self.scores.iter().filter(|&&it| it < limit).count();
        writeln!(
            out,
            "{pages} pages: F1 {:.4} precision {:.4} recall {:.4}; {} below .99, {} below .8 ({} without a warning); {:.2} s",
            self.scores.iter().sum::<f64>() / pages,
            self.precision / pages,
            self.recall / pages,
            below(0.99),
            below(0.8),
            self.silent,
            self.time.as_secs_f64()
        )?;
        for (field, (right, given)) in FIELDS.into_iter().zip(self.fields) {
            writeln!(out, "{field}: {right} of {given}")?;
        }
        Ok(())
    }
}

/// The same words; of dates the day, of titles one that lacks the name of the site, of bylines one
/// within what the page prints around it.
fn is_same(field: &str, wanted: &str, found: &str) -> bool {
    let plain = |it: &str| words(it).collect::<Vec<_>>().join(" ");
    match field {
        "publishedTime" => wanted.get(..10) == Some(found),
        "title" => {
            let (wanted, found) = (plain(wanted), plain(found));
            wanted == found
                || (!found.is_empty() && wanted.contains(&found) && found.len() * 3 > wanted.len())
        }
        "byline" => {
            let (wanted, found) = (plain(wanted), plain(found).replace(" and ", " "));
            let wanted = wanted.replace(" and ", " ");
            !found.is_empty() && (wanted.contains(&found) || found.contains(&wanted))
        }
        _ => plain(wanted) == plain(found),
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_lowercase)
}

type Counts = HashMap<String, usize>;

fn count(text: &str) -> Counts {
    let mut counts = Counts::new();
    for word in words(text) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

fn total(counts: &Counts) -> f64 {
    counts.values().sum::<usize>() as f64
}

fn expected(page: &Path) -> io::Result<String> {
    let html = std::fs::read_to_string(page.join("expected.html"))?;
    Ok(Document::from(html).formatted_text().to_string())
}

/// The text without the title above it where the expected text does not begin with it.
fn found(article: &Article, expected: &str) -> String {
    let titled = article.blocks.first().filter(|it| it.kind == BlockKind::Heading(1));
    let title = titled.map_or("", |it| article.slice(it.span));
    let begins = |text: &str| words(text).take(8).collect::<Vec<_>>();
    let wanted = begins(expected).starts_with(&begins(title));
    if wanted { article.text.clone() } else { article.text[title.len()..].to_owned() }
}

/// The words missing, too many, and common to both.
fn difference(expected: &str, found: &str) -> (Counts, Counts, Counts) {
    let (mut missing, mut surplus, mut common) = (count(expected), count(found), Counts::new());
    for (word, wanted) in &mut missing {
        let Some(there) = surplus.get_mut(word) else { continue };
        let both = (*wanted).min(*there);
        common.insert(word.clone(), both);
        *wanted -= both;
        *there -= both;
    }
    (missing, surplus, common)
}

fn explain(page: &Path, out: &mut impl io::Write) -> Result<(), Box<dyn Error>> {
    let expected = expected(page)?;
    let set = open(&[Source::Path(page.join("source.html"))]);
    let Some(article) = set.articles.first() else {
        return Ok(writeln!(out, "{}", set.problems[0])?);
    };
    let (missing, surplus, _) = difference(&expected, &found(article, &expected));
    for (what, counts) in [("missing", missing), ("too many", surplus)] {
        let mut counts: Vec<_> = counts.into_iter().filter(|(_, times)| *times > 0).collect();
        counts.sort_by_key(|(word, times)| (std::cmp::Reverse(*times), word.clone()));
        let list: Vec<_> = counts.iter().map(|(word, times)| format!("{word}×{times}")).collect();
        writeln!(out, "{what}: {}", list.join(" "))?;
    }
    writeln!(out, "{}", article.text)?;
    Ok(())
}
