//! How much of an event an article tells, as one sign.

use crate::analysis::Coverage;

/// What the signs mean, for a line below a list of them.
pub(super) const LEGEND: &str =
    "words, against the fullest telling:  █ most  ▓ to ¾  ▒ to ½  ░ to ¼  · none";

/// A sign for how much is told: four steps of a scale that reads without colour, and a dot for
/// nothing.
pub(super) fn sign(coverage: Coverage) -> &'static str {
    match coverage.share {
        _ if !coverage.is_told() => "·",
        share if share <= 0.25 => "░",
        share if share <= 0.5 => "▒",
        share if share <= 0.75 => "▓",
        _ => "█",
    }
}
