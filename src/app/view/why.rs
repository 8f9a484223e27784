//! Why a passage is linked: its partners, how sure each link is, and what speaks for it.

use crate::analysis::{EvidenceKind, Place, SentenceRef, Strength, Verdict};

use super::super::{App, Partner};
use super::{Entry, Form, Listing, Quoted, opening};

/// The listing of [`super::ViewKind::Why`]: the partners of the passage here, the pinned first, then
/// the others from the surest on, then the rejected. An item is a sentence, as [`item`] numbers it.
pub(super) struct Why;

impl Listing for Why {
    fn title(&self) -> &'static str {
        "Why"
    }

    fn form(&self) -> Form {
        Form::Foot
    }

    fn empty(&self, app: &App) -> String {
        if app.panes.len() < 2 {
            "there is no other article".into()
        } else {
            "not told in the other articles".into()
        }
    }

    fn items(&self, app: &App, _order: usize) -> Vec<usize> {
        let mut items: Vec<usize> = Vec::new();
        for partner in app.partners_here() {
            let item = item(app, partner.there);
            if !items.contains(&item) {
                items.push(item);
            }
        }
        items
    }

    fn words(&self, app: &App, item: usize) -> String {
        let Entry { marks, text, note, .. } = self.entry(app, item);
        format!("{marks} {text} {note}")
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        let (Some(partner), Some(analysis)) = (partner(app, item), &app.analysis) else {
            return Entry::default();
        };
        let link = partner.link.and_then(|it| analysis.links.get(it));
        let (sign, surely) = match (partner.verdict, link) {
            (Some(Verdict::Rejected), _) => ("✗", "rejected".to_owned()),
            (Some(Verdict::Pinned), _) => (sign(Strength::Pinned), "1.00 pinned".to_owned()),
            (None, Some(link)) => {
                let strength = Strength::of(link, analysis.link_threshold);
                (sign(strength), format!("{:.2} {}", link.score, strength.name()))
            }
            (None, None) => (" ", String::new()),
        };
        let evidence = link.map_or(&[][..], |link| &link.evidence);
        let evidence: Vec<String> =
            evidence.iter().map(|it| format!("{} {}", evidence_word(it.kind), it.text)).collect();
        let remark = app.note_on_link(partner.here, partner.there);
        let remark = remark.map(|it| format!("✎ {}", opening(&it.note.text)));
        let witness = link.and_then(|link| link.witness).map(|it| {
            let start = app.articles[it.article].sentences[it.sentence].span.start;
            format!("{} is linked with both", app.place_name(it.article, start))
        });
        let evidence: Vec<String> = remark.into_iter().chain(evidence).chain(witness).collect();
        let article = &app.articles[partner.there.article];
        let span = article.sentences[partner.there.sentence].span;
        let place = app.place_name(partner.there.article, span.start);
        Entry {
            marks: format!("{sign} {place:<7} {surely}"),
            text: opening(article.slice(span)),
            note: evidence.join(" · "),
            weak: matches!(sign, "◇" | "✗"),
            ..Entry::default()
        }
    }

    fn quoted(&self, app: &App, item: usize, _part: usize) -> Option<Quoted> {
        let partner = partner(app, item)?;
        let place = |at: SentenceRef| Place {
            article: at.article,
            span: app.articles[at.article].sentences[at.sentence].span,
        };
        let Entry { marks, note, .. } = self.entry(app, item);
        // The sign and the place are in the citation already.
        let surely = marks.split_whitespace().skip(3).collect::<Vec<_>>().join(" ");
        let heading = Some(format!("Linked, {surely}: {note}"));
        let (chosen, own) = (vec![place(partner.there)], place(partner.here));
        let all = [vec![own], chosen.clone()].concat();
        Some(Quoted { heading, chosen, all, ..Quoted::default() })
    }

    fn open(&self, app: &mut App, item: usize, _part: usize) {
        if let Some(Partner { there, .. }) = partner(app, item) {
            let start = app.articles[there.article].sentences[there.sentence].span.start;
            app.go_to(there.article, start, None);
        }
    }
}

/// The number of a sentence: the same before and after the analysis is done anew.
pub(in crate::app) fn item(app: &App, at: SentenceRef) -> usize {
    at.sentence * app.articles.len() + at.article
}

/// The partner here that has a number.
pub(in crate::app) fn partner(app: &App, number: usize) -> Option<Partner> {
    app.partners_here().into_iter().find(|it| item(app, it.there) == number)
}

/// The sign before a linked passage, by how sure the link is.
pub fn sign(strength: Strength) -> &'static str {
    match strength {
        Strength::Weak => "◇",
        Strength::Fair | Strength::Strong => "◆",
        Strength::Pinned => "◈",
    }
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
