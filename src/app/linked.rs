//! Which passages of the other articles stand beside a passage.

use crate::analysis::{Analysis, SentenceRef};
use crate::text::Article;

/// A sentence of another article that tells the same event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counterpart {
    /// The sentence.
    pub at: SentenceRef,
    /// How sure the link is, 0 to 1.
    pub score: f32,
    /// Index into `Analysis::links`.
    pub link: usize,
}

/// The counterparts of every sentence.
#[derive(Clone, Debug, Default)]
pub struct Counterparts {
    /// By article and sentence, the surest first.
    of: Vec<Vec<Vec<Counterpart>>>,
}

impl Counterparts {
    /// Gathers the links of `analysis` that count.
    pub fn new<'a>(articles: impl Iterator<Item = &'a Article>, analysis: &Analysis) -> Self {
        let mut of: Vec<Vec<Vec<Counterpart>>> =
            articles.map(|article| vec![Vec::new(); article.sentences.len()]).collect();
        for (link, it) in analysis.links.iter().enumerate() {
            if it.score < analysis.link_threshold {
                continue;
            }
            for (here, there) in [(it.a, it.b), (it.b, it.a)] {
                of[here.article][here.sentence].push(Counterpart {
                    at: there,
                    score: it.score,
                    link,
                });
            }
        }
        for list in of.iter_mut().flatten() {
            list.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)));
        }
        Self { of }
    }

    /// The counterparts of a sentence, the surest first.
    pub fn of(&self, sentence: SentenceRef) -> &[Counterpart] {
        self.of
            .get(sentence.article)
            .and_then(|article| article.get(sentence.sentence))
            .map_or(&[], Vec::as_slice)
    }
}
