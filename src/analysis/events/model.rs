//! How sure a link is: the probability that two articles tell one affair, times the probability
//! that two sentences of one affair discuss the same event. Each is a logistic regression.
//!
//! The constants are fitted by `benches/fit_links` on ECB+ topics 1 to 35 (also cut into sets of
//! two), retold fables of Aesop aligned by hand, and summaries aligned with their sources.

use super::affair::{self, AffairMeasures};
use super::measures::{self, PairMeasures};

/// Score from which a link counts. ECB+, which judged sentences picked because they tell an event,
/// would have it lower, and whole articles judged by reading (`tests/gold`) higher.
pub(super) const THRESHOLD: f32 = 0.43;

/// Log odds of one affair: when every measure is 0, and what each adds.
const AFFAIR: (f32, [f32; affair::COUNT]) = (-9.15, [6.59, 5.43, 3.74, 4.37, 5.10, 1.68]);

/// Log odds of the same event, inside one affair.
const PAIR: (f32, [f32; measures::COUNT]) = (-3.30, [7.16, 3.80, 2.70, 2.05]);

/// The same where there is an embedding: the last weight is that of likeness in meaning.
const PAIR_WITH_MEANING: (f32, [f32; measures::COUNT], f32) =
    (-3.32, [6.38, 2.79, 2.34, 2.29], 4.50);

/// Log odds that two sentences in different languages tell the same when nothing is alike in them, and what
/// likeness in meaning adds. Set by hand on the samples in German, French and Russian, with an
/// embedding of 64 numbers: of the pairs that it joins at the threshold 69 and 92 in 100 were right.
const ALIKE_ACROSS: (f32, f32) = (-4.0, 6.0);

/// The probability that two sentences in different languages, so alike in meaning (cosine), discuss the same
/// event, if nothing else is known of them.
pub(super) fn alike_across(cosine: f32) -> f32 {
    probability(ALIKE_ACROSS.0 + ALIKE_ACROSS.1 * cosine.max(0.0))
}

/// Log odds that two articles with these measures tell one affair.
pub(super) fn affair_log_odds(measures: &AffairMeasures) -> f32 {
    log_odds(&AFFAIR, measures)
}

/// What two articles add to the odds of every pair of their sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Between {
    /// The probability that they tell one affair.
    affair: f32,
    /// See [`crowd`].
    crowd: f32,
}

impl Between {
    /// For articles that tell one affair with these log odds and have so many `sentences`.
    pub(super) fn new(affair: f32, sentences: [usize; 2]) -> Self {
        Self { affair: probability(affair), crowd: crowd(sentences) }
    }

    /// The probability that two of their sentences with these measures discuss the same event.
    /// `meaning` is how alike they are in meaning, where that is known.
    pub(super) fn score(self, measures: &PairMeasures, meaning: Option<f32>) -> f32 {
        let same = meaning.map_or_else(
            || log_odds(&PAIR, measures),
            |meaning| {
                let (intercept, weights, weight) = PAIR_WITH_MEANING;
                log_odds(&(intercept, weights), measures) + weight * meaning
            },
        );
        self.affair * probability(same + self.crowd)
    }
}

/// What the lengths of two articles add to the log odds of a pair of their sentences: a sentence
/// has about one partner in another article, however many sentences that has, so that the odds of
/// a pair fall as one over their number. Short articles get nothing for it, and books are told
/// chapter by chapter.
pub(super) fn crowd([a, b]: [usize; 2]) -> f32 {
    -0.5 * ((a * b).clamp(SHORT * SHORT, CHAPTER * CHAPTER) as f32).ln() + (SHORT as f32).ln()
}

/// Sentences of a short article.
const SHORT: usize = 10;

/// Sentences of a chapter.
const CHAPTER: usize = 300;

fn log_odds<const N: usize>((intercept, weights): &(f32, [f32; N]), measures: &[f32; N]) -> f32 {
    let terms = weights.iter().zip(measures).map(|(weight, it)| weight * it);
    intercept + terms.sum::<f32>()
}

/// The probability that goes with log odds.
pub(super) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}
