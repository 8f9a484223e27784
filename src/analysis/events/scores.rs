//! How sure each pair of sentences is: what the two have in common, whether their articles tell one affair,
//! and what third articles say.

use super::candidates::Candidate;
use super::measures::{self, PairMeasures};
use super::table::Table;
use super::witness::{self, Witnesses};
use super::{Set, affair, model};

/// Highest score of two sentences that have no content word in common.
const UNSHOWN: f32 = 0.3;

/// A pair of units, the earlier first, and how sure it is that they tell the same (0 to 1).
pub(super) type Scored = (u32, u32, f32);

/// The pairs of sentences with their scores.
pub(super) struct Scores {
    /// The pairs that are sure enough, in order.
    pub(super) scored: Vec<Scored>,
    /// What third articles say of them.
    pub(super) witnesses: Witnesses,
}

impl Set {
    /// Scores the candidates, and keeps what has `least` at least; `affairs` has the log odds that two articles
    /// tell one affair. Linear in their number, times the sure links of a sentence.
    pub(super) fn scores(
        &self,
        affairs: &Table<f32>,
        candidates: &[Candidate],
        least: f32,
    ) -> Scores {
        let articles = self.units.of_article.len();
        let affair = Table::new(articles, |a, b| model::probability(*affairs.at(a, b)));
        let score = |it: &Candidate, odds: f32| {
            let [a, b] = self.articles([it.a, it.b]);
            affair.at(a, b) * model::probability(odds)
        };
        let odds = self.odds_alone(candidates);
        // Most pairs are far from bearing witness or being kept, and need no score for that.
        let least_odds = model::log_odds_of(witness::LEAST);
        let likely = candidates.iter().zip(&odds).filter(|(_, odds)| **odds > least_odds);
        let likely = likely.map(|(it, &odds)| (it.a, it.b, score(it, odds)));
        let linked = self.judgements.heard(likely);
        let asked = affair::thirds(articles, affairs);
        let witnesses = Witnesses::new(self.units.all.len(), asked, linked);
        let least_odds = model::log_odds_of(least);
        let kept = |(it, odds): (&Candidate, f32)| {
            let heard = witnesses.of([it.a, it.b], self.articles([it.a, it.b]));
            let odds = heard.map_or(odds, |heard| model::witnessed(odds, heard.sure));
            if odds < least_odds {
                return None;
            }
            // What has no word to show for it is no link, however alike the small words are.
            let shown = it.likeness > 0.0 || measures::meaning(self, it).is_some_and(|it| it > 0.0);
            let score = score(it, odds).min(if shown { 1.0 } else { UNSHOWN });
            (score >= least).then_some((it.a, it.b, score))
        };
        let scored = candidates.iter().zip(odds).filter_map(kept).collect();
        Scores { scored, witnesses }
    }

    /// By candidate: the log odds that the two tell the same, inside one affair and without third articles.
    fn odds_alone(&self, candidates: &[Candidate]) -> Vec<f32> {
        let crowds = self.crowds();
        let odds = |(it, measures): (&Candidate, PairMeasures)| {
            let [a, b] = self.articles([it.a, it.b]);
            model::pair_log_odds(&measures, measures::meaning(self, it), *crowds.at(a, b))
        };
        candidates.iter().zip(measures::measures(self, candidates)).map(odds).collect()
    }

    /// By pair of articles: what their lengths add to the log odds of a pair of their sentences.
    pub(super) fn crowds(&self) -> Table<f32> {
        let length = |article: usize| self.units.of_article[article].len();
        Table::new(self.units.of_article.len(), |a, b| model::crowd([length(a), length(b)]))
    }

    /// The articles of a pair of units.
    pub(super) fn articles(&self, units: [u32; 2]) -> [usize; 2] {
        units.map(|unit| self.units.article(unit as usize))
    }
}
