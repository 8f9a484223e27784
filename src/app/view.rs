//! The views that lie over the panes: lists with a cursor, a filter and somewhere to go.

use crate::analysis::SentenceRef;
use crate::text::siglum;

use super::App;
use super::action::Action;
use super::keymap::written;
use super::why::why;

/// Which view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// The events, the most important first.
    Events,
    /// The repeats, the one that saves most words first.
    Repeats,
    /// What the passage is linked with, and why.
    Why,
    /// The keys.
    Help,
}

impl ViewKind {
    /// The heading of the view.
    pub fn title(self) -> &'static str {
        match self {
            Self::Events => "Events",
            Self::Repeats => "Repeats",
            Self::Why => "Why",
            Self::Help => "Keys",
        }
    }
}

/// An open view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which.
    pub kind: ViewKind,
    /// The selected entry, among those that pass the filter.
    pub selected: usize,
    /// What the entries must contain.
    pub filter: String,
}

/// An entry of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Short marks before the text: number, letters, score.
    pub marks: String,
    /// What the entry says.
    pub text: String,
    /// Shown greyed at the end of the line.
    pub note: String,
    /// Whether the entry is a heading that cannot be selected.
    pub heading: bool,
    /// Whether the entry is weak or furniture, and drawn so.
    pub weak: bool,
    /// Where it goes.
    pub target: Option<Target>,
}

/// Where an entry goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An event (index into `Analysis::events`).
    Event(usize),
    /// The first place of a repeat (index into `Analysis::repeats`).
    Repeat(usize),
    /// A sentence of another article.
    Sentence(SentenceRef),
    /// An action, as if its key had been pressed.
    Action(Action),
}

/// A line of the preview: who says it, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLine {
    /// Siglum and paragraph.
    pub head: String,
    /// The words, in pieces of one tone each.
    pub pieces: Vec<(String, Tone)>,
}

/// How words of a preview are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As they stand.
    Plain,
    /// They stand in the first place only.
    Gone,
    /// They stand in the other place only.
    Come,
}

impl PreviewLine {
    /// A line of plain words.
    pub(super) fn plain(head: impl Into<String>, text: impl Into<String>) -> Self {
        Self { head: head.into(), pieces: vec![(text.into(), Tone::Plain)] }
    }
}

impl View {
    /// A view with its first entry selected.
    pub fn new(kind: ViewKind) -> Self {
        Self { kind, selected: 0, filter: String::new() }
    }

    /// The entries that pass the filter.
    pub fn entries(&self, app: &App) -> Vec<Entry> {
        let entries = match self.kind {
            ViewKind::Events => events(app),
            ViewKind::Repeats => repeats(app),
            ViewKind::Why => why(app),
            ViewKind::Help => help(app),
        };
        if self.filter.is_empty() {
            return entries;
        }
        let wanted = self.filter.to_lowercase();
        entries
            .into_iter()
            .filter(|entry| {
                let said = format!("{} {} {}", entry.marks, entry.text, entry.note).to_lowercase();
                !entry.heading && wanted.split_whitespace().all(|word| said.contains(word))
            })
            .collect()
    }

    /// What stands behind the selected one of the view's `entries`.
    pub fn preview(&self, app: &App, entries: &[Entry]) -> Vec<PreviewLine> {
        let Some(target) = entries.get(self.selected).and_then(|entry| entry.target) else {
            return Vec::new();
        };
        let Some(analysis) = &app.analysis else { return Vec::new() };
        match target {
            Target::Event(event) => analysis.events[event]
                .passages
                .iter()
                .map(|it| {
                    let span = it.span(&app.articles[it.article]);
                    let text = app.articles[it.article].slice(span);
                    PreviewLine::plain(app.place_name(it.article, span.start), text)
                })
                .collect(),
            Target::Repeat(repeat) => app.preview_repeat(&analysis.repeats[repeat]),
            Target::Sentence(_) | Target::Action(_) => Vec::new(),
        }
    }
}

fn events(app: &App) -> Vec<Entry> {
    let Some(analysis) = &app.analysis else { return Vec::new() };
    analysis
        .events
        .iter()
        .enumerate()
        .map(|(index, event)| {
            let tellers = event.articles();
            let coverage: String = (0..app.articles.len())
                .map(
                    |article| {
                        if tellers.contains(&article) { siglum(article) } else { "·".into() }
                    },
                )
                .collect();
            Entry {
                marks: format!("e{:<3} {coverage}", index + 1),
                text: event.label.clone(),
                note: event.date.map(super::day).unwrap_or_default(),
                target: Some(Target::Event(index)),
                ..Entry::default()
            }
        })
        .collect()
}

fn repeats(app: &App) -> Vec<Entry> {
    let Some(analysis) = &app.analysis else { return Vec::new() };
    analysis
        .repeats
        .iter()
        .enumerate()
        .map(|(index, repeat)| {
            let mut articles: Vec<usize> = repeat.places.iter().map(|it| it.article).collect();
            articles.dedup();
            let letters: String = articles.into_iter().map(siglum).collect();
            let first = repeat.places.first();
            Entry {
                marks: format!(
                    "▣{:<3} ×{:<2} {:>5} w  {letters:<4}",
                    index + 1,
                    repeat.places.len(),
                    repeat.words
                ),
                text: first.map_or_else(String::new, |it| {
                    opening(app.articles[it.article].slice(it.span))
                }),
                note: if repeat.boilerplate { "boilerplate".into() } else { String::new() },
                weak: repeat.boilerplate,
                target: Some(Target::Repeat(index)),
                ..Entry::default()
            }
        })
        .collect()
}

/// As much of a passage as a list can show, on one line.
pub(super) fn opening(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(40).collect();
    words.join(" ")
}

fn help(app: &App) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut group = None;
    for &(action, _, of, says) in Action::ALL {
        if group != Some(of) {
            group = Some(of);
            entries.push(Entry { text: of.title().into(), heading: true, ..Entry::default() });
        }
        entries.push(Entry {
            marks: app.keymap.keys_for(action).join("  "),
            text: says.into(),
            target: Some(Target::Action(action)),
            ..Entry::default()
        });
    }
    entries
}

/// The keys of a pending sequence, as the hint box titles them.
pub fn pending_keys(app: &App) -> String {
    written(app.pending())
}
