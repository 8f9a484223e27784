//! The report as plain text: what an editor can read in a mail.

use std::fmt::Write as _;
use std::io;

use super::Report;
use super::lines::{hang, shorten};
use super::masthead::masthead;
use super::places::{MOST, paragraphs, places, sigla};
use crate::analysis::{ChangeOp, Event, Nature, Passage, Place, Repeat, RepeatKind};
use crate::text::clean::one_line;
use crate::text::{Article, siglum, token};

/// Most repeats, and most events, that are listed; the rest is counted.
const MOST_LISTED: usize = 50;

/// Most changes of words told of one place.
const MOST_CHANGES: usize = 5;

/// Columns given to the words of a change.
const CHANGE_COLUMNS: usize = 32;

/// Lines given to a quoted passage.
const PASSAGE_LINES: usize = 3;

impl Report<'_> {
    /// Writes the report as plain text in lines of at most `width` columns. Fails when `out` does.
    pub fn write_text(&self, mut out: impl io::Write, width: usize) -> io::Result<()> {
        let mut sheet = Sheet { report: *self, width, text: String::new() };
        sheet.write();
        out.write_all(sheet.text.trim_end().as_bytes())?;
        writeln!(out)
    }
}

/// A text report as far as it is written.
struct Sheet<'a> {
    report: Report<'a>,
    width: usize,
    text: String,
}

impl Sheet<'_> {
    fn write(&mut self) {
        let Report { title, articles, .. } = self.report;
        if let Some(title) = title {
            self.note(title);
        }
        self.heading("Articles");
        for (index, article) in articles.iter().enumerate() {
            self.article(index, article);
        }
        if let Some(languages) = self.report.analysis.languages.told() {
            self.note(&format!("{languages}."));
        }
        self.heading("Repeats");
        self.repeats();
        if articles.len() > 1 {
            self.heading("Events");
            self.events();
            self.heading("Only here");
            self.only_here();
        }
        if !self.report.notes.is_empty() {
            // What stands before ends without an empty line.
            self.gap();
            self.heading("Notes");
            self.notes();
        }
    }

    fn notes(&mut self) {
        for (id, placed) in (1..).zip(self.report.notes) {
            let head = format!("{id}. ");
            let rest = " ".repeat(head.len());
            let (subject, quotes) = self.report.note_subject(placed);
            self.line(&head, &subject);
            for quote in quotes {
                let room = self.width.saturating_sub(rest.len() + 2);
                self.line(&rest, &format!("\"{}\"", shorten(&quote, room)));
            }
            for line in placed.note.text.lines() {
                self.line(&format!("{rest}  "), line);
            }
            self.gap();
        }
    }

    /// `text` after `head`, wrapped and hung under its own beginning.
    fn line(&mut self, head: &str, text: &str) {
        hang(&mut self.text, head, text, self.width);
    }

    fn note(&mut self, text: &str) {
        self.line("", text);
        self.gap();
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn heading(&mut self, title: &str) {
        let rule = "-".repeat(title.len());
        self.text.extend([title, "\n", &rule, "\n\n"]);
    }

    fn article(&mut self, index: usize, article: &Article) {
        let rest = masthead(&mut self.text, index, article, self.width);
        let words = self.report.analysis.words[index];
        let classes = [
            (words.only_here, "told once"),
            (words.repeated_within, "repeated within"),
            (words.shared_across, "shared across"),
            (words.boilerplate, "boilerplate"),
        ];
        let classes: Vec<String> = classes
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, class)| format!("{count} {class}"))
            .collect();
        self.line(&rest, &format!("{} words: {}", words.total, classes.join(", ")));
        self.gap();
    }

    fn repeats(&mut self) {
        let repeats = &self.report.analysis.repeats;
        let furniture = repeats.iter().filter(|repeat| repeat.boilerplate).count();
        let prose = repeats.len() - furniture;
        let listed = (1..).zip(repeats).filter(|(_, repeat)| !repeat.boilerplate);
        for (id, repeat) in listed.take(MOST_LISTED) {
            self.repeat(id, repeat);
        }
        if prose == 0 {
            self.note("No repeats.");
        }
        if let Some(run) = &self.report.analysis.longest_shared {
            let articles = self.report.articles;
            let [place, _] = run.places;
            let words = one_line(articles[place.article].slice(place.span));
            let places = places(articles, run.places.iter().copied());
            self.note(&format!(
                "Nothing is copied between the articles. The longest run of words that two of \
                 them share has {}: \u{201c}{words}\u{201d} ({places}).",
                run.words
            ));
        }
        if prose > MOST_LISTED {
            self.note(&format!("And {} more.", prose - MOST_LISTED));
        }
        if furniture > 0 {
            let noun = if furniture == 1 { "repeat" } else { "repeats" };
            self.note(&format!("Besides, {furniture} {noun} of boilerplate."));
        }
    }

    fn repeat(&mut self, id: usize, repeat: &Repeat) {
        let articles = self.report.articles;
        let head = format!("{id}. ");
        let rest = " ".repeat(head.len());
        let kind = match repeat.kind {
            RepeatKind::Exact => "exact".to_owned(),
            // Rounded down, so that what differs is never called the same.
            RepeatKind::Near => {
                format!("near, {}% the same", (repeat.similarity * 100.0).floor().min(99.0))
            }
        };
        let nature = match repeat.nature(articles) {
            Nature::PastedBody => ", pasted body",
            Nature::Quotation => ", quotation",
            Nature::SetPhrase => ", set phrase",
            Nature::Boilerplate | Nature::Passage => "",
        };
        let places = places(articles, repeat.places.iter().copied());
        self.line(&head, &format!("{} words, {kind}{nature}: {places}", repeat.words));
        if let Some(first) = repeat.places.first() {
            let words = articles[first.article].slice(first.span);
            let room = self.width.saturating_sub(rest.len() + 2);
            self.line(&rest, &format!("\"{}\"", shorten(words, room)));
        }
        if let Some(oldest) = repeat.oldest(articles) {
            self.line(&rest, &format!("first in {}, by date", siglum(oldest)));
        }
        if repeat.kind == RepeatKind::Near {
            self.variants(&rest, repeat);
        }
        self.gap();
    }

    /// How the other places read where the first reads otherwise; marks and capitals aside.
    fn variants(&mut self, head: &str, repeat: &Repeat) {
        let articles = self.report.articles;
        for variant in repeat.variants(articles).iter().take(MOST) {
            let (old, new) = (repeat.places[variant.between.0], repeat.places[variant.between.1]);
            let words = |place: Place, span| {
                let words = articles[place.article].slice(span).trim();
                format!("\"{}\"", shorten(words, CHANGE_COLUMNS))
            };
            let mut changes = variant.changes.iter().filter(|change| !change.typographic);
            let mut told = Vec::new();
            for change in changes.by_ref() {
                match change.op {
                    ChangeOp::Equal => continue,
                    ChangeOp::Insert => told.push(format!("adds {}", words(new, change.new))),
                    ChangeOp::Delete => told.push(format!("omits {}", words(old, change.old))),
                    ChangeOp::Replace => {
                        let (was, is) = (words(old, change.old), words(new, change.new));
                        told.push(format!("{is} for {was}"));
                    }
                }
                if told.len() == MOST_CHANGES {
                    break;
                }
            }
            let more = changes.filter(|change| change.op != ChangeOp::Equal).count();
            if more > 0 {
                told.push(format!("{more} more"));
            }
            if !told.is_empty() {
                let place = places(articles, std::iter::once(new));
                self.line(head, &format!("{place}: {}", told.join("; ")));
            }
        }
    }

    fn events(&mut self) {
        let events = &self.report.analysis.events;
        for (id, event) in (1..).zip(events).take(MOST_LISTED) {
            self.event(id, event);
        }
        if events.is_empty() {
            self.note("No event that two articles tell.");
        }
        if events.len() > MOST_LISTED {
            self.note(&format!("And {} more.", events.len() - MOST_LISTED));
        }
    }

    fn event(&mut self, id: usize, event: &Event) {
        let head = format!("{id}. ");
        let rest = " ".repeat(head.len());
        self.line(&head, &event.label);
        let told = event.articles();
        let silent: Vec<usize> =
            (0..self.report.articles.len()).filter(|article| !told.contains(article)).collect();
        let date = event.date.map(|date| format!("{date}; ")).unwrap_or_default();
        let mut line = format!("{date}told by {}", sigla(&told));
        if !silent.is_empty() {
            let _ = write!(line, "; not by {}", sigla(&silent));
        }
        self.line(&rest, &line);
        for &article in told.iter().take(MOST) {
            let passages = event.passages.iter().filter(|passage| passage.article == article);
            let Some(key) = passages.reduce(more_central) else { continue };
            let text = &self.report.articles[article];
            let span = key.span(text);
            let head = format!("{rest}{} {:<5} ", siglum(article), paragraphs(text, span));
            let room = self.width.saturating_sub(head.chars().count()).max(10);
            self.line(&head, &shorten(text.slice(span), room * PASSAGE_LINES - room / 4));
        }
        if told.len() > MOST {
            self.line(&rest, &format!("and {} more articles", told.len() - MOST));
        }
        self.gap();
    }

    fn only_here(&mut self) {
        for (index, passages) in self.report.analysis.only_here.iter().enumerate() {
            if self.report.analysis.languages.parted_from_all(index, 0..self.report.articles.len())
            {
                let line = "in another language than all other articles, so that nobody can say";
                self.line(&format!("{}  ", siglum(index)), line);
                continue;
            }
            let article = &self.report.articles[index];
            let words: usize =
                passages.iter().map(|&span| token::tokens(article.slice(span)).count()).sum();
            let noun = if passages.len() == 1 { "passage" } else { "passages" };
            let line = format!(
                "{} {noun}, {words} words, that no other article of the set tells",
                passages.len()
            );
            self.line(&format!("{}  ", siglum(index)), &line);
        }
    }
}

/// The passage that is more central to its event; the first of equals.
fn more_central<'a>(a: &'a Passage, b: &'a Passage) -> &'a Passage {
    if b.score > a.score { b } else { a }
}
