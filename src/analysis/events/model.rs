//! How sure a link is: the probability that two articles tell one affair, times the probability
//! that two sentences of one affair discuss the same event. Each is a logistic regression.
//!
//! The constants are fitted by `benches/fit_links` on ECB+ topics 1 and 10 to 35 (also cut into sets of
//! two, and ten sets of five whole articles of it with every pair of sentences judged by reading), retold fables
//! of Aesop aligned by hand, and summaries aligned with their sources.

use super::affair::{self, AffairMeasures};
use super::measures::{self, PairMeasures};

/// Score from which a link counts. F1 on whole articles, cross-validated, is about as high from 0.3 to 0.45;
/// long ones would have it higher in that range, and the picked sentences of ECB+ lower.
pub(super) const THRESHOLD: f32 = 0.38;

/// Log odds of one affair: when every measure is 0, and what each adds.
const AFFAIR: (f32, [f32; affair::COUNT]) = (-7.62, [3.53, 4.08, 4.20, 3.65, 4.76, 0.85]);

/// Log odds of the same event, inside one affair.
const PAIR: (f32, [f32; measures::COUNT]) = (-4.20, [7.67, 7.28, 1.13, 4.22, 2.16]);

/// The same where there is an embedding: the last weight is that of likeness in meaning.
const PAIR_WITH_MEANING: (f32, [f32; measures::COUNT], f32) =
    (-4.12, [6.99, 6.26, 1.07, 4.31, 2.20], 3.78);

/// Log odds that two sentences in different languages tell the same when nothing is alike in them, and what
/// likeness in meaning adds. Set by hand on seven articles of the samples in German, French and Russian, with an
/// embedding of 64 numbers: of the pairs that are joined 70 in 100 were right in the one sample, 10 of 11 in the
/// other, and two and a half times as many as by names, dates and numbers alone.
const ALIKE_ACROSS: (f32, f32) = (-4.2, 6.0);

/// The probability that two sentences in different languages, so alike in meaning (cosine), discuss the same
/// event, if nothing else is known of them.
pub(super) fn alike_across(cosine: f32) -> f32 {
    probability(ALIKE_ACROSS.0 + ALIKE_ACROSS.1 * cosine.max(0.0))
}

/// Log odds that two articles with these measures tell one affair.
pub(super) fn affair_log_odds(measures: &AffairMeasures) -> f32 {
    log_odds(&AFFAIR, measures)
}

/// Added to the log odds of a pair of sentences of an affair that more than their two articles tell: when
/// no third article joins them, and for the surest [witness](super::witness) what is added to that.
const WITNESS: (f32, f32) = (-0.21, 1.24);

/// Log odds that two sentences of one affair, with these measures, discuss the same event. `meaning` is how
/// alike they are in meaning, where that is known; `crowd` see [`crowd`].
pub(super) fn pair_log_odds(measures: &PairMeasures, meaning: Option<f32>, crowd: f32) -> f32 {
    let same = meaning.map_or_else(
        || log_odds(&PAIR, measures),
        |meaning| {
            let (intercept, weights, weight) = PAIR_WITH_MEANING;
            log_odds(&(intercept, weights), measures) + weight * meaning
        },
    );
    same + crowd
}

/// The same with what third articles say, where there are any.
pub(super) fn witnessed(log_odds: f32, witness: f32) -> f32 {
    log_odds + WITNESS.0 + WITNESS.1 * witness
}

/// What the lengths of two articles add to the log odds of a pair of their sentences. If each sentence had one
/// partner in the other article, the odds would fall as one over the number of sentences; but long articles
/// tell things more than once. Short articles get nothing for it, and books are told chapter by chapter.
pub(super) fn crowd([a, b]: [usize; 2]) -> f32 {
    let sentences = ((a * b) as f32).sqrt().clamp(SHORT, CHAPTER);
    -CROWDED * (sentences / SHORT).ln()
}

/// How steeply the odds fall with the number of sentences: the power of it. Between what suits whole articles of
/// news and what suits long opinion pieces.
const CROWDED: f32 = 0.7;

/// Sentences of a short article.
const SHORT: f32 = 10.0;

/// Sentences of a chapter.
const CHAPTER: f32 = 300.0;

fn log_odds<const N: usize>((intercept, weights): &(f32, [f32; N]), measures: &[f32; N]) -> f32 {
    let terms = weights.iter().zip(measures).map(|(weight, it)| weight * it);
    intercept + terms.sum::<f32>()
}

/// The log odds that go with a probability, more than 0 and less than 1.
pub(super) fn log_odds_of(probability: f32) -> f32 {
    (probability / (1.0 - probability)).ln()
}

/// The probability that goes with log odds.
pub(super) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}
