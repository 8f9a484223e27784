//! A small invented set with a known analysis, and a reader that takes key scripts.

#![allow(dead_code, reason = "each test binary uses its own part")]

#[cfg(unix)]
pub(crate) mod session;

use std::fmt::Write as _;
use std::sync::Arc;

use jiff::civil::date;
use parallax::analysis::{
    Analysis, Event, Evidence, EvidenceKind, Fold, Languages, Link, Options, Passage, Place,
    Repeat, RepeatKind, SentenceRef, WordClasses, analyse_quietly,
};
use parallax::app::key::parse_sequence;
use parallax::app::{App, Background, Effect, Input};
use parallax::ingest::{self, Source};
use parallax::page::Comparison;
use parallax::text::{Article, Basis, Block, BlockKind, Published, Reference, Span, sentence};
use parallax::ui::colour::Depth;
use parallax::ui::{draw, theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::{Modifier, Style};

/// An article of blocks: `# ` begins a heading, `- ` a list item, anything else is a paragraph.
pub(crate) fn article(outlet: &str, day: i8, blocks: &[&str]) -> Arc<Article> {
    let mut article = Article {
        source: format!("{}.txt", outlet.to_lowercase().replace(' ', "-")),
        outlet: Some(outlet.to_owned()),
        published: (day > 0)
            .then(|| Published { date: date(2031, 5, day), basis: Basis::Metadata }),
        ..Article::default()
    };
    for (index, block) in blocks.iter().enumerate() {
        let (kind, text) = if let Some(text) = block.strip_prefix("# ") {
            (BlockKind::Heading(2), text)
        } else if let Some(text) = block.strip_prefix("- ") {
            (BlockKind::ListItem { depth: 1 }, text)
        } else {
            (BlockKind::Paragraph, *block)
        };
        let start = article.text.len();
        article.text.push_str(text);
        let span = Span::new(start, article.text.len());
        article.blocks.push(Block { span, kind, line: index as u32 + 1 });
        article.text.push_str("\n\n");
    }
    article.sentences = sentence::sentences(&article.text, &article.blocks);
    Arc::new(article)
}

/// The articles that files with these texts become.
pub(crate) fn opened(texts: &[&str]) -> Vec<Arc<Article>> {
    let folder = tempfile::tempdir().expect("a folder");
    let sources: Vec<Source> = (0..)
        .zip(texts)
        .map(|(index, text)| {
            let path = folder.path().join(format!("{index}.txt"));
            std::fs::write(&path, text).expect("an article is written");
            Source::Path(path)
        })
        .collect();
    ingest::open(&sources).articles
}

/// Three pieces on a lighthouse: the second pastes a paragraph twice, the third copies a sentence.
pub(crate) fn lighthouse() -> Vec<Arc<Article>> {
    let mut articles = vec![
        article(
            "Morning Tide",
            3,
            &[
                "# The lamp at Skarn Point goes dark",
                "The lamp at Skarn Point failed on Friday night for the first time in ninety years. Keeper Ada Holm relit it by hand before dawn.",
                "Two trawlers waited outside the bar until they could see the light again. Nobody was hurt.",
                "The harbour trust says that the generator had been due for replacement since the spring.",
                "Old photographs of the tower hang in the town library.",
            ],
        ),
        article(
            "Skarn Gazette",
            4,
            &[
                "Ada Holm climbed the tower with a paraffin lamp when the generator stopped.",
                "The trust promises an inquiry into why the spare generator was never delivered, and it will publish what it finds.",
                "Share this article",
                "The trust promises an inquiry into why the spare generator was never delivered, and it will publish what it finds.",
                "Fishermen want a second light on the breakwater.",
            ],
        ),
        article(
            "The Outer Isles Review",
            0,
            &[
                "What a dark lamp says about small harbours",
                "Nobody was hurt when the light went out, but two trawlers lay off for six hours. Two trawlers waited outside the bar until they could see the light again.",
                "- Keeper: Ada Holm, who has tended the lamp since 2009.",
                "- Owner: the harbour trust, which owes the isles an answer.",
                "Councils elsewhere have sold their lights to private owners.",
            ],
        ),
    ];
    let first = Arc::make_mut(&mut articles[0]);
    for (words, address) in [
        ("Ada Holm", "https://tide.example/people/ada-holm"),
        ("harbour trust", "https://trust.example/?a=1&b='$(2)';c"),
        ("town library", "mailto:library@skarn.example"),
    ] {
        let start = first.text.find(words).expect("the words stand in the article");
        let span = Span::new(start, start + words.len());
        first.references.push(Reference { span, address: address.to_owned() });
    }
    articles
}

#[expect(clippy::too_many_lines, reason = "a table of what is known, read from top to bottom")]
/// What an analysis of [`lighthouse`] could say; written by hand, so that the screens do not change
/// when the analyses get better.
pub(crate) fn known_analysis(articles: &[Arc<Article>]) -> Analysis {
    let sentence = |article: usize, needle: &str| {
        let offset = articles[article].text.find(needle).expect("the words stand in the article");
        let sentence = articles[article].sentence_at(offset).expect("in a sentence");
        SentenceRef { article, sentence }
    };
    let span = |article: usize, needle: &str| {
        let start = articles[article].text.find(needle).expect("the words stand in the article");
        Span::new(start, start + needle.len())
    };
    let link = |a: SentenceRef, b: SentenceRef, score: f32, kind, text: &str| Link {
        a,
        b,
        score,
        evidence: vec![Evidence {
            kind,
            text: text.to_owned(),
            in_a: vec![span(a.article, text)],
            in_b: vec![span(b.article, text)],
        }],
        witness: None,
        pinned: false,
    };
    let relit =
        [sentence(0, "Keeper Ada"), sentence(1, "Ada Holm climbed"), sentence(2, "Keeper: Ada")];
    let waited = [sentence(0, "Two trawlers"), sentence(2, "Nobody was hurt when")];
    let passage = |at: SentenceRef| Passage {
        article: at.article,
        sentences: at.sentence..at.sentence + 1,
        score: 0.8,
    };
    let place = |article: usize, block: usize| Place {
        article,
        span: articles[article].blocks[block].span,
    };
    let copied = "Two trawlers waited outside the bar until they could see the light again.";
    Analysis {
        languages: Languages::default(),
        boilerplate: articles
            .iter()
            .map(|it| {
                it.blocks.iter().map(|block| it.slice(block.span).starts_with("Share")).collect()
            })
            .collect(),
        repeats: vec![
            Repeat {
                places: vec![place(1, 1), place(1, 3)],
                words: 20,
                kind: RepeatKind::Exact,
                similarity: 1.0,
                boilerplate: false,
            },
            Repeat {
                places: vec![
                    Place { article: 0, span: span(0, copied) },
                    Place { article: 2, span: span(2, copied) },
                ],
                words: 13,
                kind: RepeatKind::Exact,
                similarity: 1.0,
                boilerplate: false,
            },
        ],
        longest_shared: None,
        folds: vec![
            Vec::new(),
            vec![Fold { blocks: 3..4, original: 1..2, words: 20, repeat: 0 }],
            Vec::new(),
        ],
        link_threshold: 0.5,
        links: vec![
            link(relit[0], relit[1], 0.91, EvidenceKind::Name, "Ada Holm"),
            Link {
                witness: Some(relit[1]),
                ..link(relit[0], relit[2], 0.72, EvidenceKind::Name, "Ada Holm")
            },
            link(relit[1], relit[2], 0.55, EvidenceKind::Name, "Ada Holm"),
            link(waited[0], waited[1], 0.84, EvidenceKind::Term, "trawlers"),
        ],
        events: vec![
            Event {
                label: "Ada Holm and the lamp".into(),
                date: Some(date(2031, 5, 2)),
                passages: relit.into_iter().map(passage).collect(),
                links: vec![0, 1, 2],
            },
            Event {
                label: "two trawlers outside the bar".into(),
                date: None,
                passages: waited.into_iter().map(passage).collect(),
                links: vec![3],
            },
        ],
        words: vec![
            WordClasses {
                total: 75,
                repeated_within: 0,
                shared_across: 13,
                boilerplate: 0,
                only_here: 62,
            },
            WordClasses {
                total: 64,
                repeated_within: 40,
                shared_across: 0,
                boilerplate: 3,
                only_here: 21,
            },
            WordClasses {
                total: 71,
                repeated_within: 0,
                shared_across: 13,
                boilerplate: 0,
                only_here: 58,
            },
        ],
        only_here: vec![
            vec![span(0, "Old photographs of the tower hang in the town library.")],
            vec![span(1, "Fishermen want a second light on the breakwater.")],
            vec![span(2, "Councils elsewhere have sold their lights to private owners.")],
        ],
    }
}

/// A release, and what a paper made of it: a copy with two words changed, and a paragraph left out.
pub(crate) fn pilot_boat() -> Vec<Arc<Article>> {
    let release = "The pilot boat left the quay at five past nine and came back without the mate, who had been put ashore on the sandbank to wait for the tide.";
    let crew = "The harbour master has asked the crew to write down what they saw before they sail again, and to leave the paper with the clerk at the customs house.";
    let copy = release.replace("five past nine", "ten past nine");
    vec![
        article("Port Authority", 2, &[release, crew, "Nothing else was said."]),
        article("Evening Buoy", 3, &["A strange night on the bar.", &copy, crew]),
    ]
}

/// A reader on a screen of its own.
pub(crate) struct Reader {
    pub(crate) app: App,
    pub(crate) effects: Vec<Effect>,
    theme: theme::Theme,
}

impl Reader {
    /// A reader on [`lighthouse`] with the analysis done.
    pub(crate) fn new(columns: u16, rows: u16) -> Self {
        let mut reader = Self::unanalysed(lighthouse(), columns, rows);
        let analysis = known_analysis(&reader.app.articles);
        reader.handle(Input::Analysed(0, Arc::new(analysis)));
        reader
    }

    /// A reader whose analysis has not come yet.
    pub(crate) fn unanalysed(articles: Vec<Arc<Article>>, columns: u16, rows: u16) -> Self {
        let theme = theme::built_in("dark", Background::Dark, Depth::True).expect("sound");
        let mut app = App::new(None, articles, (columns, rows));
        app.themes = theme::ThemeFiles::default().names();
        Self { app, effects: Vec::new(), theme }
    }

    /// A reader that has analysed its articles.
    pub(crate) fn analysed(articles: Vec<Arc<Article>>, columns: u16, rows: u16) -> Self {
        let mut reader = Self::unanalysed(articles, columns, rows);
        let analysis = analyse_quietly(&reader.app.articles, &Options::default());
        reader.handle(Input::Analysed(0, Arc::new(analysis)));
        reader
    }

    /// The same reader on a terminal without colours.
    pub(crate) fn without_colours(self) -> Self {
        let theme = theme::built_in("dark", Background::Dark, Depth::None).expect("sound");
        self.in_theme(theme)
    }

    /// The same reader in another theme.
    pub(crate) fn in_theme(mut self, theme: theme::Theme) -> Self {
        self.theme = theme;
        self
    }

    /// Presses keys written as in `2]e<Enter>`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse_sequence(keys).expect("a key script that can be read") {
            self.handle(Input::Key(key));
        }
        self
    }

    /// Does the analysis that was asked for last, in earnest.
    pub(crate) fn analyse(&mut self) -> &mut Self {
        let asked = self.effects.iter().rev().find_map(|it| match it {
            Effect::Analyse(generation) => Some(*generation),
            _ => None,
        });
        let (articles, judged) = self.app.to_analyse();
        let options = Options { judged, ..Options::default() };
        let analysis = Arc::new(analyse_quietly(&articles, &options));
        self.handle(Input::Analysed(asked.unwrap_or(0), analysis));
        self
    }

    /// Lets the reader take an input, and does in its stead what takes time.
    pub(crate) fn handle(&mut self, input: Input) {
        for effect in self.app.handle(input) {
            let Effect::Compare { generation, repeat } = effect else {
                self.effects.push(effect);
                continue;
            };
            let repeats = &self.app.analysis.as_ref().expect("it knows the repeat").repeats;
            let comparison = Comparison::new(&self.app.articles, &repeats[repeat]);
            self.app.handle(Input::Compared(generation, repeat, Arc::new(comparison)));
        }
    }

    /// Lets the time pass after which a lone digit stands for an article.
    pub(crate) fn pause(&mut self) -> &mut Self {
        self.handle(Input::Pause);
        self
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.handle(Input::Resize(columns, rows));
        self
    }

    pub(crate) fn buffer(&self) -> ratatui::buffer::Buffer {
        self.drawn().backend().buffer().clone()
    }

    /// What stands on screen from the terminal's cursor on, to the end of the row.
    pub(crate) fn at_cursor(&self) -> String {
        let mut terminal = self.drawn();
        let at = terminal.get_cursor_position().expect("a test backend never fails");
        let buffer = terminal.backend().buffer();
        (at.x..buffer.area.width).map(|x| buffer[(x, at.y)].symbol()).collect()
    }

    fn drawn(&self) -> Terminal<TestBackend> {
        let backend = TestBackend::new(self.app.size.0, self.app.size.1);
        let mut terminal = Terminal::new(backend).expect("a test backend never fails");
        terminal
            .draw(|frame| draw(frame, &self.app, &self.theme))
            .expect("a test backend never fails");
        terminal
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.buffer();
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }

    /// The screen as text, then a map of its styles: a letter for each, and a key to the letters.
    pub(crate) fn styled_screen(&self) -> String {
        let buffer = self.buffer();
        let mut styles: Vec<Style> = Vec::new();
        let mut map = String::new();
        for y in 0..buffer.area.height {
            let mut row = String::new();
            for x in 0..buffer.area.width {
                let style = buffer[(x, y)].style();
                let at = styles.iter().position(|known| *known == style).unwrap_or_else(|| {
                    styles.push(style);
                    styles.len() - 1
                });
                row.push(char::from(
                    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[at % 52],
                ));
            }
            map.push_str(&row);
            map.push('\n');
        }
        let mut shown = self.screen();
        shown.push('\n');
        shown.push_str(&map);
        for (at, style) in styles.iter().enumerate() {
            let letter =
                char::from(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[at % 52]);
            let (fg, bg) = (style.fg.unwrap_or_default(), style.bg.unwrap_or_default());
            let added = names(style.add_modifier);
            let _ = writeln!(shown, "{letter} {fg} on {bg}{added}");
        }
        shown
    }

    /// What the reader says at the moment.
    pub(crate) fn message(&self) -> &str {
        self.app.message.as_ref().map_or("", |message| &message.text)
    }

    /// The words that the cursor's row begins with.
    pub(crate) fn at(&self) -> &str {
        let pane = self.app.focused();
        let span = pane.cursor_span();
        let text = pane.page.article().slice(span);
        text.split_at(text.char_indices().nth(24).map_or(text.len(), |(at, _)| at)).0.trim()
    }
}

fn names(modifier: Modifier) -> String {
    let mut said = String::new();
    for (name, _) in modifier.iter_names() {
        let _ = write!(said, " {}", name.to_lowercase());
    }
    said
}
