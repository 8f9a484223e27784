//! How sure a link is, in a word.

use super::Link;

/// How sure a link is. The range of scores that count has three parts of the same size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Hardly more likely than not.
    Weak,
    /// More likely than not.
    Fair,
    /// As good as sure.
    Strong,
    /// The reader has said so.
    Pinned,
}

impl Strength {
    /// The strength of `link` where links count from the score `threshold` on.
    pub fn of(link: &Link, threshold: f32) -> Self {
        let share = (link.score - threshold) / (1.0 - threshold).max(f32::EPSILON);
        match share {
            _ if link.pinned => Self::Pinned,
            share if share < 1.0 / 3.0 => Self::Weak,
            share if share < 2.0 / 3.0 => Self::Fair,
            _ => Self::Strong,
        }
    }

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Fair => "fair",
            Self::Strong => "strong",
            Self::Pinned => "pinned",
        }
    }
}
