//! Whole articles of ECB+, of which every pair of sentences was judged by reading, by two readers each.
//!
//! The data set itself judges sentences that were picked because they tell an event, so that what makes
//! most pairs of real articles, sentences that tell nothing in common, is hardly in it. `whole.json` has, by case, the
//! articles that were read (all on one affair), the pairs that tell the same, and those of which the readers were
//! in doubt or not of one mind, by the numbers of their sentences in `gold.json`.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::cases::Gold;

/// By case: what was found in its whole articles.
#[derive(Deserialize)]
pub(crate) struct Whole(BTreeMap<String, Judged>);

#[derive(Deserialize)]
struct Judged {
    articles: Vec<usize>,
    told: Vec<(usize, usize)>,
    loose: Vec<(usize, usize)>,
}

impl Whole {
    /// Reads what the project keeps.
    pub(crate) fn read() -> Result<Self> {
        serde_json::from_str(include_str!("whole.json")).context("whole.json")
    }

    /// The articles of a case that were read whole, and the case with what was found in them.
    pub(crate) fn judged(&self, gold: &Gold) -> Option<(&[usize], Gold)> {
        let judged = self.0.get(&gold.case)?;
        let places = |pairs: &[(usize, usize)]| {
            pairs.iter().map(|&(a, b)| (gold.sentences[a], gold.sentences[b])).collect()
        };
        let whole = Gold {
            judged: (0..gold.sentences.len()).collect(),
            judged_article_pairs: None,
            pairs: places(&judged.told),
            ignored: places(&judged.loose),
            ..gold.clone()
        };
        Some((&judged.articles, whole))
    }
}
