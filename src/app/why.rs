//! Why: what a passage is linked with, how surely, and what speaks for it.

use crate::analysis::{EvidenceKind, Strength, Verdict};

use super::view::{Entry, Target, opening};
use super::{App, Partner};

/// The partners of the passage here: the pinned, the others from the surest on, the rejected.
pub(super) fn why(app: &App) -> Vec<Entry> {
    app.partners_here().into_iter().map(|it| entry(app, it)).collect()
}

fn entry(app: &App, partner: Partner) -> Entry {
    let analysis = app.analysis.as_deref();
    let link = partner.link.and_then(|it| analysis?.links.get(it));
    let threshold = analysis.map_or(0.0, |it| it.link_threshold);
    let (sign, surely) = match (partner.verdict, link) {
        (Some(Verdict::Rejected), _) => ("✗", "rejected".to_owned()),
        (Some(Verdict::Pinned), _) => (sign(Strength::Pinned), "1.00 pinned".to_owned()),
        (None, Some(link)) => {
            let strength = Strength::of(link, threshold);
            (sign(strength), format!("{:.2} {}", link.score, strength.name()))
        }
        (None, None) => (" ", String::new()),
    };
    let evidence = link.map_or(&[][..], |link| &link.evidence);
    let evidence = evidence.iter().map(|it| format!("{} {}", kind(it.kind), it.text));
    let article = &app.articles[partner.there.article];
    let span = article.sentences[partner.there.sentence].span;
    let place = app.place_name(partner.there.article, span.start);
    Entry {
        marks: format!("{sign} {place:<7} {surely}"),
        text: opening(article.slice(span)),
        note: evidence.collect::<Vec<_>>().join(" · "),
        weak: matches!(sign, "◇" | "✗"),
        target: Some(Target::Sentence(partner.there)),
        ..Entry::default()
    }
}

/// The sign before a linked passage, by how sure the link is.
pub fn sign(strength: Strength) -> &'static str {
    match strength {
        Strength::Weak => "◇",
        Strength::Fair | Strength::Strong => "◆",
        Strength::Pinned => "◈",
    }
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
