//! Sentences in different languages compared by meaning, where an embedding has both languages.

use super::Set;
use super::candidates::OTHER_AFFAIR;
use super::foreign::Told;
use super::meaning::Meaning;
use super::model;
use super::scores::Scored;
use super::table::Table;

/// Most pairs of sentences of two articles that are compared by meaning. Each pair is held against each,
/// since there is no index of meanings; between books only what shares a name, a date or a number is linked.
const MOST_PAIRS: usize = 4_000_000;

/// Probability below which likeness in meaning is not worth keeping.
const LEAST: f32 = 0.1;

impl Set {
    /// The pairs of sentences in different languages with their scores, in no order: by what they share
    /// that is the same in all languages, and by meaning.
    pub(super) fn scores_across(&self, affairs: &Table<f32>) -> Vec<Scored> {
        let mut told = self.foreign.told(&self.languages, &self.units, affairs);
        if let Some(meaning) = &self.meaning {
            let articles = self.units.of_article.len();
            for b in 0..articles {
                for a in 0..b {
                    let compared = self.languages.differ(a, b) && !self.languages.parted(a, b);
                    if compared && *affairs.at(a, b) >= OTHER_AFFAIR {
                        self.tell_by_meaning(meaning, [a, b], &mut told);
                    }
                }
            }
        }
        told.scores(&self.units, affairs)
    }

    /// Counts how alike in meaning the sentences of two articles are. Quadratic in their number.
    fn tell_by_meaning(&self, meaning: &Meaning, articles: [usize; 2], told: &mut Told) {
        let [of_a, of_b] = articles.map(|it| self.units.of_article[it].clone());
        if of_a.len() * of_b.len() > MOST_PAIRS {
            return;
        }
        for a in of_a {
            for b in of_b.clone() {
                let probability = model::alike_across(meaning.likeness(a, b));
                if probability >= LEAST {
                    told.add([(a as u32, b as u32)], probability);
                }
            }
        }
    }
}
