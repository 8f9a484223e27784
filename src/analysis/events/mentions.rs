//! Names, dates and numbers in the compared sentences.

use std::sync::Arc;

use crate::text::Article;

use super::super::Corpus;
use super::super::lists::Lists;
use super::dates::{self, DateMention};
use super::names::Names;
use super::numbers::{self, NumberMention};
use super::terms::Terms;
use super::units::Units;

/// The mentions of a set, normalised.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// The names.
    pub(super) names: Names,
    /// By unit: its dates, in order.
    pub(super) dates: Lists<DateMention>,
    /// By unit: its numbers, in order.
    pub(super) numbers: Lists<NumberMention>,
}

impl Mentions {
    /// Finds all mentions. Near-linear in the number of words.
    pub(super) fn new(
        articles: &[Arc<Article>],
        corpus: &Corpus,
        units: &Units,
        terms: &Terms,
    ) -> Self {
        let reader = dates::Reader::new(corpus);
        let names = Names::new(articles, corpus, units, &reader);
        let mut found = Self { names, ..Self::default() };
        for unit in &units.all {
            let article = &articles[unit.at.article];
            let dates = reader.dates(unit, article);
            found.numbers.push(numbers::numbers(unit, article, corpus, terms, &dates));
            found.dates.push(dates);
        }
        found
    }
}
