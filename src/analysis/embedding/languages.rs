//! Which languages an embedding has side by side, so that words of one stand near those of another that
//! mean the same. Its files do not say it, but words that are known to mean the same do.

use crate::text::{Language, calendar};

use super::{Embedding, dot};

/// The language that nearly all embeddings have.
const PIVOT: &str = "en";

/// Cosine of words of the same meaning in two languages from which an embedding has both. Between those
/// of English embeddings (0.41 at most, by chance and by what is spelt alike) and of one of
/// many languages (0.49 at least) in twelve languages.
const LEAST: f32 = 0.45;

/// Words held against each other of which the likest count: the others may mean something else as well.
const COUNTED: usize = 2;

impl Embedding {
    /// Whether texts in this language can be compared with those in others by their vectors. Known by the
    /// words for yesterday, today and tomorrow; `false` for a language of which these are not known.
    pub fn has(&self, language: Language) -> bool {
        if language.code() == PIVOT {
            return true;
        }
        let words = [PIVOT, language.code()].map(calendar::near_days_in);
        let [Some(ours), Some(theirs)] = words else { return false };
        let pairs = ours.into_iter().zip(theirs).filter(|(x, y)| x != y);
        let mut alike: Vec<f32> =
            pairs.map(|(x, y)| dot(&self.direction(x), &self.direction(y))).collect();
        alike.sort_unstable_by(|x, y| y.total_cmp(x));
        alike.truncate(COUNTED);
        !alike.is_empty() && alike.iter().sum::<f32>() / alike.len() as f32 >= LEAST
    }
}
