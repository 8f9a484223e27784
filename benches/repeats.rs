//! How long it takes to find the repeats of a set, from five short articles to a shelf of books.
//!
//! `cargo bench` measures 50 KB to 10 MB. Any other size is run once, with the memory it takes:
//!
//! ```sh
//! cargo bench --bench repeats -- --once 100 2000      # megabytes, articles
//! cargo bench --bench repeats -- --once 100 2000 1    # on one thread
//! ```
//!
//! The texts are made here: words of few syllables that follow each other like those of a
//! language, some far more often than others, with passages copied word for word and with edits.

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Instant;

use criterion::{BenchmarkId, Criterion, Throughput};
use parallax::analysis::{Corpus, Options, Repeat, reuse};
use parallax::text::{Article, Block, BlockKind, Span, sentence};

fn main() {
    let mut words = std::env::args().skip_while(|word| word != "--once").skip(1);
    if let (Some(megabytes), Some(articles)) = (words.next(), words.next()) {
        let threads = words.next().and_then(|it| it.parse().ok());
        let options = Options { threads, ..Options::default() };
        match (megabytes.parse::<f64>(), articles.parse()) {
            (Ok(megabytes), Ok(articles)) => once((megabytes * 1e6) as usize, articles, &options),
            _ => report("--once takes a number of megabytes and a number of articles"),
        }
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    sizes(&mut criterion);
    degenerate(&mut criterion);
    criterion.final_summary();
}

fn sizes(criterion: &mut Criterion) {
    let one_thread = Options { threads: Some(NonZeroUsize::MIN), ..Options::default() };
    let mut group = criterion.benchmark_group("repeats");
    group.sample_size(10);
    for (bytes, count) in [(50_000, 5), (1_000_000, 10), (10_000_000, 10), (10_000_000, 1000)] {
        let articles = texts(bytes, count);
        let corpus = Corpus::new(&articles);
        group.throughput(Throughput::Bytes(bytes as u64));
        let name = format!("{} KB in {count}", bytes / 1000);
        group.bench_with_input(BenchmarkId::new("words", &name), &articles, |bench, articles| {
            bench.iter(|| Corpus::new(black_box(articles)));
        });
        group.bench_with_input(BenchmarkId::new("engine", &name), &articles, |bench, articles| {
            bench.iter(|| find(black_box(articles), &corpus, &one_thread));
        });
    }
    group.finish();
}

fn degenerate(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("degenerate");
    group.sample_size(10);
    let book = made(5_000_000, 1).concat();
    let cases = [
        ("one word a million times", vec!["gull ".repeat(1_000_000)]),
        (
            "one sentence ten thousand times",
            vec!["The ferry left the quay at dawn and nobody waved. ".repeat(10_000)],
        ),
        ("a book twice", vec![book.clone(), book]),
    ];
    for (name, texts) in cases {
        let articles: Vec<_> = texts.into_iter().map(article).collect();
        let corpus = Corpus::new(&articles);
        group.bench_function(name, |bench| {
            bench.iter(|| find(black_box(&articles), &corpus, &Options::default()));
        });
    }
    group.finish();
}

fn once(bytes: usize, count: usize, options: &Options) {
    let articles = texts(bytes, count);
    let (before, worked) = (Instant::now(), processor_seconds());
    let watch = |_, _| ControlFlow::Continue(());
    let corpus = Corpus::watched(&articles, options, &watch).continue_value().unwrap_or_default();
    let (words, words_worked) = (before.elapsed(), processor_seconds() - worked);
    let (before, worked) = (Instant::now(), processor_seconds());
    let memory = memory();
    let found = find(&articles, &corpus, options);
    let (engine, engine_worked) = (before.elapsed(), processor_seconds() - worked);
    let places: usize = found.iter().map(|repeat| repeat.places.len()).sum();
    report(&format!(
        "{bytes} bytes in {count} articles: words {words:.2?} ({words_worked:.2} s of processor), \
         engine {engine:.2?} ({engine_worked:.2} s), {} repeats in {places} places; MiB before the \
         engine {memory:.0}, at most {:.0}",
        found.len(),
        self::memory(),
    ));
}

#[expect(clippy::print_stdout, reason = "a bench reports on standard output")]
fn report(line: &str) {
    println!("{line}");
}

/// The most memory that this process has taken so far, in MiB; 0 where the system does not tell.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|it| it.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

/// The processor time of this process so far, of all its threads; 0 where the system does not
/// tell. Other work on the machine disturbs it less than the time of the clock.
fn processor_seconds() -> f64 {
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name, which may hold spaces: fields 3 on; 14 and 15 are user and system time.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|it| it.parse::<f64>().ok()).sum::<f64>() / TICKS
}

fn find(articles: &[Arc<Article>], corpus: &Corpus, options: &Options) -> Vec<Repeat> {
    reuse::find(articles, corpus, options, &|_, _| ControlFlow::Continue(()))
        .continue_value()
        .unwrap_or_default()
}

fn texts(bytes: usize, count: usize) -> Vec<Arc<Article>> {
    made(bytes, count).into_iter().map(article).collect()
}

fn article(text: String) -> Arc<Article> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive("\n\n") {
        let span = Span::new(at, at + part.trim_end().len());
        blocks.push(Block { span, kind: BlockKind::Paragraph, line: 1 });
        at += part.len();
    }
    let sentences = sentence::sentences(&text, &blocks);
    Arc::new(Article { text, blocks, sentences, ..Article::default() })
}

/// `count` texts of `bytes` bytes together. One paragraph in twenty is copied from any text made
/// before, every other time with one word in ten changed.
fn made(bytes: usize, count: usize) -> Vec<String> {
    let mut chance = Chance(7);
    let mut paragraphs: Vec<Vec<usize>> = Vec::new();
    let mut texts = Vec::with_capacity(count);
    for _ in 0..count {
        let mut text = String::with_capacity(bytes / count + 2000);
        while text.len() < bytes / count {
            let paragraph = if chance.one_in(20) && !paragraphs.is_empty() {
                let mut copy = paragraphs[chance.below(paragraphs.len())].clone();
                if chance.one_in(2) {
                    for word in &mut copy {
                        *word = if chance.one_in(10) { chance.word() } else { *word };
                    }
                }
                copy
            } else {
                let mut words = vec![chance.word()];
                for _ in 0..40 + chance.below(80) {
                    words.push(chance.word_after(words[words.len() - 1]));
                }
                words
            };
            write_paragraph(&mut text, &paragraph);
            paragraphs.push(paragraph);
        }
        texts.push(text);
    }
    texts
}

fn write_paragraph(text: &mut String, words: &[usize]) {
    const SYLLABLES: [&str; 16] = [
        "ba", "den", "fi", "gor", "hul", "ki", "lan", "mer", "no", "pes", "qua", "ri", "sto", "tu",
        "ven", "zal",
    ];
    for sentence in words.chunks(17) {
        for (place, &word) in sentence.iter().enumerate() {
            let mut rest = word;
            let start = text.len();
            while {
                text.push_str(SYLLABLES[rest % 16]);
                rest /= 16;
                rest > 0
            } {}
            if place == 0 {
                text[start..=start].make_ascii_uppercase();
            }
            text.push(' ');
        }
        text.pop();
        text.push_str(". ");
    }
    text.pop();
    text.push_str("\n\n");
}

/// A small generator of chance (xorshift), the same on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// A word; the lower its number the more frequent, as Zipf's law has it.
    fn word(&mut self) -> usize {
        let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
        60_000_f64.powf(share) as usize - 1
    }

    /// Every third time one of the few words that often follow `word`.
    fn word_after(&mut self, word: usize) -> usize {
        if self.one_in(3) { (word * 7919 + 104_729 * self.below(6)) % 3000 } else { self.word() }
    }
}
