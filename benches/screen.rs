//! How long it takes until something is on the screen: rows wrapped, pages laid out, frames drawn and
//! views opened, with two texts of 18 kB and with two of 4 MB.
//!
//! The texts are made here: words of few syllables in sentences and paragraphs of varying length, and
//! every tenth paragraph of one text stands in the other as well.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput};
use parallax::analysis::{Analysis, Options, analyse_quietly};
use parallax::app::key::parse_sequence;
use parallax::app::{App, Background, Input};
use parallax::page::{Hidden, Page};
use parallax::text::wrap::wrap;
use parallax::text::{Article, Block, BlockKind, Span, sentence};
use parallax::ui::colour::Depth;
use parallax::ui::{draw, theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Columns and rows of the screen.
const SCREEN: (u16, u16) = (120, 36);

/// Columns of text that two panes have on it.
const COLUMNS: usize = 50;

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    for (name, bytes) in [("2 x 18 kB", 18_000), ("2 x 4 MB", 4_000_000)] {
        let articles = texts(bytes);
        wrapping(&mut criterion, name, &articles[0]);
        opening(&mut criterion, name, &articles);
        let analysis = Arc::new(analyse_quietly(&articles, &Options::default()));
        reading(&mut criterion, name, &articles, &analysis);
        levelling(&mut criterion, name, &articles, &analysis);
    }
    criterion.final_summary();
}

/// All blocks of a text, which a reader never waits for: pages wrap what comes on screen.
fn wrapping(criterion: &mut Criterion, name: &str, article: &Article) {
    let mut group = criterion.benchmark_group("wrap");
    group.throughput(Throughput::Bytes(article.text.len() as u64));
    group.bench_function(BenchmarkId::new("all blocks", name), |bench| {
        bench.iter(|| {
            let rows = |block: &Block| wrap(&article.text, block.span, COLUMNS).len();
            article.blocks.iter().map(rows).sum::<usize>()
        });
    });
    group.finish();
}

/// What happens before the first frame, and the frame.
fn opening(criterion: &mut Criterion, name: &str, articles: &[Arc<Article>]) {
    let mut group = criterion.benchmark_group("open");
    group.bench_function(BenchmarkId::new("sentences", name), |bench| {
        let article = &articles[0];
        bench.iter(|| sentence::sentences(black_box(&article.text), &article.blocks).len());
    });
    group.bench_function(BenchmarkId::new("page", name), |bench| {
        bench.iter(|| Page::new(Arc::clone(&articles[0]), &Hidden::default(), black_box(COLUMNS)));
    });
    group.bench_function(BenchmarkId::new("reader", name), |bench| {
        bench.iter(|| App::new(None, articles.to_vec(), black_box(SCREEN)));
    });
    group.bench_function(BenchmarkId::new("first frame", name), |bench| {
        bench.iter_batched(
            || (App::new(None, articles.to_vec(), SCREEN), Screen::new()),
            |(app, mut screen)| {
                screen.draw(&app);
                (app, screen)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// Keys while reading, each with its frame, once the analysis has come.
fn reading(
    criterion: &mut Criterion,
    name: &str,
    articles: &[Arc<Article>],
    analysis: &Arc<Analysis>,
) {
    let mut group = criterion.benchmark_group("read");
    group.bench_function(BenchmarkId::new("the analysis comes", name), |bench| {
        bench.iter_batched(
            || App::new(None, articles.to_vec(), SCREEN),
            |mut app| {
                app.handle(Input::Analysed(0, Arc::clone(analysis)));
                app
            },
            BatchSize::PerIteration,
        );
    });
    // Each goes there and back, so that it can be done again and again.
    let keys = [
        ("a row and back", "jk"),
        ("half a screen and back", "<C-d><C-u>"),
        ("the end and back", "Ggg"),
        ("an event and back", "]e<C-o>"),
        ("events", "Eq"),
        ("matrix", "Mq"),
        ("repeats", "Dq"),
        ("help", "?q"),
        ("a search", "/gull<Esc>"),
    ];
    let mut reader = Reader::new(articles, analysis);
    for (what, keys) in keys {
        group.bench_function(BenchmarkId::new(what, name), |bench| {
            bench.iter(|| reader.press(keys));
        });
    }
    group.finish();
}

/// Passages of the same event kept on the same row: at first, when bands that may be as long as half a book
/// have to be measured, and then.
fn levelling(
    criterion: &mut Criterion,
    name: &str,
    articles: &[Arc<Article>],
    analysis: &Arc<Analysis>,
) {
    let mut group = criterion.benchmark_group("level");
    let level = || Reader::new(articles, analysis).after("s");
    let mut fresh = |what, prepare: &dyn Fn() -> Reader, keys| {
        group.bench_function(BenchmarkId::new(what, name), |bench| {
            bench.iter_batched(prepare, |reader| reader.after(keys), BatchSize::PerIteration);
        });
    };
    fresh("the switch", &|| Reader::new(articles, analysis), "s");
    fresh("the first event", &level, "]e");
    fresh("the next event", &|| level().after("]e"), "]e");
    let mut reader = level();
    for (what, keys) in [("a row and back", "jk"), ("an event and back", "]e<C-o>")] {
        group.bench_function(BenchmarkId::new(what, name), |bench| {
            bench.iter(|| reader.press(keys));
        });
    }
    group.finish();
}

/// A reader that has the analysis, and its screen.
struct Reader {
    app: App,
    screen: Screen,
}

impl Reader {
    fn new(articles: &[Arc<Article>], analysis: &Arc<Analysis>) -> Self {
        let mut app = App::new(None, articles.to_vec(), SCREEN);
        app.handle(Input::Analysed(0, Arc::clone(analysis)));
        Self { app, screen: Screen::new() }
    }

    /// Presses keys and draws a frame after each.
    fn press(&mut self, keys: &str) {
        for key in parse_sequence(keys).unwrap_or_else(|error| panic!("{error}")) {
            self.app.handle(Input::Key(key));
            self.screen.draw(&self.app);
        }
    }

    fn after(mut self, keys: &str) -> Self {
        self.press(keys);
        self
    }
}

/// A screen that nobody sees.
struct Screen {
    terminal: Terminal<TestBackend>,
    theme: theme::Theme,
}

impl Screen {
    fn new() -> Self {
        let backend = TestBackend::new(SCREEN.0, SCREEN.1);
        let Ok(terminal) = Terminal::new(backend);
        let theme = theme::built_in("dark", Background::Dark, Depth::True);
        Self { terminal, theme: theme.unwrap_or_else(|error| panic!("{error}")) }
    }

    fn draw(&mut self, app: &App) {
        let Ok(_) = self.terminal.draw(|frame| draw(frame, app, &self.theme));
    }
}

/// Two articles of about `bytes` bytes each.
fn texts(bytes: usize) -> Vec<Arc<Article>> {
    let mut shared: Vec<String> = Vec::new();
    let mut articles = Vec::new();
    for seed in [1, 2] {
        let mut random = Random(seed);
        let mut article = Article { source: format!("{seed}.txt"), ..Article::default() };
        let mut count = 0;
        while article.text.len() < bytes {
            let paragraph = match shared.get(count / 10) {
                Some(told) if seed == 2 && count % 10 == 0 => told.clone(),
                _ => paragraph(&mut random),
            };
            if seed == 1 && count % 10 == 0 {
                shared.push(paragraph.clone());
            }
            count += 1;
            let start = article.text.len();
            article.text.push_str(&paragraph);
            let span = Span::new(start, article.text.len());
            article.blocks.push(Block { span, kind: BlockKind::Paragraph, line: count as u32 });
            article.text.push_str("\n\n");
        }
        article.sentences = sentence::sentences(&article.text, &article.blocks);
        articles.push(Arc::new(article));
    }
    articles
}

fn paragraph(random: &mut Random) -> String {
    let sentences: Vec<String> = (0..2 + random.below(6)).map(|_| sentence(random)).collect();
    sentences.join(" ")
}

fn sentence(random: &mut Random) -> String {
    const SYLLABLES: [&str; 20] = [
        "gull", "mar", "ten", "lo", "sha", "ri", "ko", "bel", "und", "ta", "pe", "sil", "vor",
        "an", "qui", "do", "ney", "fra", "mus", "el",
    ];
    let word = |random: &mut Random| -> String {
        // Small numbers are far more often drawn: some words come again and again.
        let limit = 1 + random.below(4000);
        let rank = random.below(limit);
        let syllables = [rank % 20, rank / 20 % 20, rank / 400];
        syllables[..1 + usize::from(rank >= 20) + usize::from(rank >= 400)]
            .iter()
            .map(|&it| SYLLABLES[it])
            .collect()
    };
    let mut words: Vec<String> = (0..6 + random.below(20)).map(|_| word(random)).collect();
    let first = words[0].remove(0).to_ascii_uppercase();
    words[0].insert(0, first);
    words.join(" ") + "."
}

/// A linear congruential generator (the constants are Knuth's for MMIX).
struct Random(u64);

impl Random {
    /// A number from 0 to below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
