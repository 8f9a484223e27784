//! Logistic regression by Newton's method, with a little ridge.

use std::fmt;

/// Strength of the ridge on every weight but the intercept.
const RIDGE: f64 = 1.0;

/// What is known of one case.
pub(crate) struct Observation {
    /// Its measures.
    pub(crate) measures: Vec<f32>,
    /// What is added to its log odds whatever the weights.
    pub(crate) offset: f64,
    /// Whether it is so.
    pub(crate) truth: bool,
    /// How much it counts.
    pub(crate) weight: f64,
}

/// The intercept, then a weight for each measure.
#[derive(Default)]
pub(crate) struct Model(Vec<f64>);

impl Model {
    /// The log odds of a case with these measures.
    pub(crate) fn log_odds(&self, measures: &[f32]) -> f64 {
        let terms = self.0.iter().skip(1).zip(measures).map(|(weight, &it)| weight * f64::from(it));
        self.0.first().copied().unwrap_or(0.0) + terms.sum::<f64>()
    }
}

impl fmt::Display for Model {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weights: Vec<String> = self.0.iter().skip(1).map(|it| format!("{it:.2}")).collect();
        let intercept = self.0.first().copied().unwrap_or(0.0);
        write!(out, "({intercept:.2}, [{}])", weights.join(", "))
    }
}

/// The probability that goes with log odds.
pub(crate) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The most likely model of the observations.
pub(crate) fn fit(observations: &[Observation]) -> Model {
    let size = observations.first().map_or(0, |it| it.measures.len()) + 1;
    let mut model = Model(vec![0.0; size]);
    for _ in 0..30 {
        let mut slope = vec![0.0; size];
        let mut curve = vec![vec![0.0; size]; size];
        for (at, row) in curve.iter_mut().enumerate() {
            let ridge = if at == 0 { 1e-6 } else { RIDGE };
            row[at] = ridge;
            slope[at] = ridge * model.0[at];
        }
        for it in observations {
            let chance = probability(model.log_odds(&it.measures) + it.offset);
            let error = it.weight * (chance - f64::from(u8::from(it.truth)));
            let steep = it.weight * chance * (1.0 - chance);
            let one = std::iter::once(1.0);
            let x: Vec<f64> = one.chain(it.measures.iter().map(|&it| it.into())).collect();
            for row in 0..size {
                slope[row] += error * x[row];
                for column in 0..size {
                    curve[row][column] += steep * x[row] * x[column];
                }
            }
        }
        let step = solve(curve, slope);
        let largest = step.iter().fold(0.0_f64, |most, it| most.max(it.abs()));
        for (weight, step) in model.0.iter_mut().zip(step) {
            *weight -= step;
        }
        if largest < 1e-6 {
            break;
        }
    }
    model
}

/// Solves a positive definite system by elimination.
fn solve(mut left: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        let (above, below) = left.split_at_mut(pivot + 1);
        for (row, values) in below.iter_mut().enumerate() {
            let factor = values[pivot] / above[pivot][pivot];
            for (value, its) in values.iter_mut().zip(&above[pivot]) {
                *value -= factor * its;
            }
            right[pivot + 1 + row] -= factor * right[pivot];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| left[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / left[row][row];
    }
    right
}
