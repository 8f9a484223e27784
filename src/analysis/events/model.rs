//! How sure a link is: a logistic regression over the measures of a pair.

use super::measures::{COUNT, Measures};

/// Score from which a link counts.
pub(super) const THRESHOLD: f32 = 0.5;

/// Log odds of a link when every measure is 0.
const INTERCEPT: f32 = -4.32;

/// What each measure adds to the log odds, in the order of `measures::NAMES`.
const WEIGHTS: [f32; COUNT] = [
    0.00,  // alone
    3.45,  // narrow
    3.82,  // wide
    1.23,  // overlap
    2.97,  // rarest
    0.00,  // contained
    0.00,  // contained_most
    2.79,  // stem_start
    0.21,  // names
    0.18,  // names_alike
    -0.19, // names_apart
    0.00,  // day
    -0.05, // day_apart
    0.81,  // number
    0.58,  // rival
    0.34,  // rival_either
    0.00,  // length
    0.00,  // place
    0.00,  // order
    1.04,  // affair
];

/// The probability that two sentences with these measures discuss the same event.
pub(super) fn score(measures: &Measures) -> f32 {
    let odds: f32 = WEIGHTS.iter().zip(measures).map(|(weight, it)| weight * it).sum();
    1.0 / (1.0 + (-(INTERCEPT + odds)).exp())
}
