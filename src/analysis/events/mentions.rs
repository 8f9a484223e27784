//! Names, dates and numbers in the compared sentences.

use std::sync::Arc;

use crate::text::Article;

use super::super::Corpus;
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
    pub(super) dates: Vec<Vec<DateMention>>,
    /// By unit: its numbers, in order.
    pub(super) numbers: Vec<Vec<NumberMention>>,
}

impl Mentions {
    /// Finds all mentions. Near-linear in the number of words.
    pub(super) fn new(
        articles: &[Arc<Article>],
        corpus: &Corpus,
        units: &Units,
        terms: &Terms,
    ) -> Self {
        let mut found = Self { names: Names::new(articles, corpus, units), ..Self::default() };
        for unit in &units.all {
            let article = &articles[unit.at.article];
            let dates = dates::dates(unit, article, corpus);
            found.numbers.push(numbers::numbers(unit, article, corpus, terms, &dates));
            found.dates.push(dates);
        }
        found
    }

    /// Whether two units name the same day; and whether both name days, but none the same.
    pub(super) fn days(&self, a: usize, b: usize) -> (bool, bool) {
        let days = |unit: usize| self.dates[unit].iter().filter(|it| it.when.day.is_some());
        let mut pairs = days(a).flat_map(|x| days(b).map(move |y| (x, y))).peekable();
        let any = pairs.peek().is_some();
        let same = pairs.any(|(x, y)| x.when.same_day(y.when));
        (same, any && !same)
    }

    /// Whether two units share a number that is no mere `two` or `three` of something else.
    pub(super) fn number(&self, a: usize, b: usize) -> bool {
        self.numbers[a].iter().any(|x| self.numbers[b].iter().any(|y| x.same(y)))
    }
}
