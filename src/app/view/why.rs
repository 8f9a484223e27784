//! Why a passage is linked: its partners, how sure each link is, and what speaks for it.

use crate::analysis::{EvidenceKind, SentenceRef};

use super::super::App;
use super::super::Counterpart;
use super::{Entry, Listing, opening};

/// The listing of [`super::ViewKind::Why`]: the counterparts of the passage here, the surest first.
pub(super) struct Why;

impl Listing for Why {
    fn title(&self) -> &'static str {
        "Why"
    }

    fn empty(&self, app: &App) -> String {
        if app.panes.len() < 2 {
            "there is no other article".into()
        } else {
            "not told in the other articles".into()
        }
    }

    fn items(&self, app: &App, _order: usize) -> Vec<usize> {
        (0..app.counterparts_here().len()).collect()
    }

    fn words(&self, app: &App, item: usize) -> String {
        let Entry { marks, text, note, .. } = self.entry(app, item);
        format!("{marks} {text} {note}")
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        let (Some((_, it)), Some(analysis)) = (partner(app, item), &app.analysis) else {
            return Entry::default();
        };
        let evidence = analysis.links[it.link].evidence.iter();
        let evidence: Vec<String> =
            evidence.map(|it| format!("{} {}", evidence_word(it.kind), it.text)).collect();
        let article = &app.articles[it.at.article];
        let span = article.sentences[it.at.sentence].span;
        let strength = strength(it.score, analysis.link_threshold);
        let place = app.place_name(it.at.article, span.start);
        Entry {
            marks: format!("{place:<7} {:.2} {strength}", it.score),
            text: opening(article.slice(span)),
            note: evidence.join(" · "),
            weak: strength == "weak",
            ..Entry::default()
        }
    }

    fn open(&self, app: &mut App, item: usize, _part: usize) {
        if let Some((_, it)) = partner(app, item) {
            let start = app.articles[it.at.article].sentences[it.at.sentence].span.start;
            app.go_to(it.at.article, start, None);
        }
    }
}

/// The counterpart of an item, with the sentence it belongs to.
fn partner(app: &App, item: usize) -> Option<(SentenceRef, Counterpart)> {
    app.counterparts_here().into_iter().nth(item)
}

fn evidence_word(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Name => "name",
        EvidenceKind::Date => "date",
        EvidenceKind::Number => "number",
        EvidenceKind::Term => "term",
        EvidenceKind::Quotation => "quotation",
        EvidenceKind::Meaning => "meaning",
    }
}

/// How sure a link is, in a word: the range above the threshold in three parts.
fn strength(score: f32, threshold: f32) -> &'static str {
    let share = (score - threshold) / (1.0 - threshold).max(f32::EPSILON);
    match share {
        share if share < 1.0 / 3.0 => "weak",
        share if share < 2.0 / 3.0 => "fair",
        _ => "strong",
    }
}
