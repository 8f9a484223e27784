//! Why: what a passage is linked with, how surely, and what speaks for it.

use crate::analysis::{EvidenceKind, Strength};

use super::App;
use super::view::{Entry, Target, opening};

/// The counterparts of the passage here, the surest first.
pub(super) fn why(app: &App) -> Vec<Entry> {
    let Some(analysis) = &app.analysis else { return Vec::new() };
    let entry = |(_, it): (_, super::Counterpart)| {
        let link = &analysis.links[it.link];
        let evidence = link.evidence.iter().map(|it| format!("{} {}", kind(it.kind), it.text));
        let article = &app.articles[it.at.article];
        let span = article.sentences[it.at.sentence].span;
        let strength = Strength::of(link, analysis.link_threshold);
        let place = app.place_name(it.at.article, span.start);
        Entry {
            marks: format!("{place:<7} {:.2} {}", it.score, strength.name()),
            text: opening(article.slice(span)),
            note: evidence.collect::<Vec<_>>().join(" · "),
            weak: strength == Strength::Weak,
            target: Some(Target::Sentence(it.at)),
            ..Entry::default()
        }
    };
    app.counterparts_here().into_iter().map(entry).collect()
}

fn kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Name => "name",
        EvidenceKind::Date => "date",
        EvidenceKind::Number => "number",
        EvidenceKind::Term => "term",
        EvidenceKind::Quotation => "quotation",
        EvidenceKind::Meaning => "meaning",
    }
}
