//! A short label for an event: a phrase of one of its own sentences. And its day.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::Article;
use crate::text::clean::one_line;

use super::super::Corpus;
use super::Set;
use super::gather::Group;
use super::names::NameMention;
use super::phrases::Phrases;
use super::space::SCALE;
use super::terms::NONE;

/// Share of the greatest centrality from which a sentence is as central as any.
const AS_CENTRAL: f32 = 0.9;

/// Events so few that what all of them have still tells something of each.
const FEW: f32 = 4.0;

/// What a label gains that stands in a heading.
const HEADING: f32 = 1.1;

/// What a label gains that names whom most of its articles name: a happening is known by who takes
/// part, even where the whole affair is about them.
const NAMED: f32 = 1.15;

impl Set {
    /// The day that most articles of the group name, the earliest of equals. A day that only one
    /// names counts if it stands in a sentence that is as central as any, because a date in a sentence
    /// at the edge is often that of something else. `central` says how central each unit is.
    pub(super) fn day(&self, group: &[u32], central: &[f32]) -> Option<Date> {
        let least = AS_CENTRAL * central.iter().copied().fold(0.0, f32::max);
        let mut days: Vec<(Date, usize, bool)> = Vec::new();
        for (&unit, &central) in group.iter().zip(central) {
            let dates = self.mentions.dates[unit as usize].iter();
            let article = self.units.article(unit as usize);
            let named = dates.filter_map(|it| it.when.date());
            days.extend(named.map(|day| (day, article, central >= least)));
        }
        // Of one article's sentences with the same day the most central speaks for it.
        days.sort_unstable_by_key(|it| (it.0, it.1, !it.2));
        days.dedup_by_key(|it| (it.0, it.1));
        let count = |day: Date| days.iter().filter(|it| it.0 == day).count();
        let sure = days.iter().filter(|it| it.2 || count(it.0) > 1);
        sure.map(|it| it.0).max_by_key(|&day| (count(day), Reverse(day)))
    }

    /// Three to eight words out of the group's own sentences that tell it from the other groups, none of those
    /// in `taken` (in lower case) if there are others; `central` says how central each unit is, and the more
    /// central have the better word.
    pub(super) fn label(
        &self,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        (group, central): (&[u32], &[f32]),
        told_in: &ToldIn,
        taken: &FxHashSet<String>,
    ) -> String {
        let weights = self.weights(group, told_in);
        let takers = self.named(group);
        let most = central.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        let mut best: Option<(bool, f32, &str)> = None;
        for (&unit, &central) in group.iter().zip(central) {
            let it = &self.units.all[unit as usize];
            let article = &articles[it.at.article];
            let terms = &self.terms.of[it.at.article];
            let names = &self.mentions.names.mentions[unit as usize];
            let heading = if it.heading { HEADING } else { 1.0 };
            for phrase in (Phrases { article, corpus, unit: it, terms, names }).all() {
                let said = said(&terms[phrase.words.clone()], &weights);
                let whole = |it: &NameMention| phrase.span.covers(it.span);
                let told = names.iter().any(|it| takers.contains(&it.name) && whole(it));
                let takes_part = if told { NAMED } else { 1.0 };
                let score = said * phrase.form * heading * takes_part * central / most;
                let text = article.slice(phrase.span);
                // Nothing is taken yet for nearly all events.
                let free = taken.is_empty() || !taken.contains(&one_line(text).to_lowercase());
                if best.is_none_or(|it| (free, score, text) > it) {
                    best = Some((free, score, text));
                }
            }
        }
        one_line(best.map_or("", |it| it.2))
    }

    /// The terms of a unit, each once.
    pub(super) fn terms_of(&self, unit: usize) -> impl Iterator<Item = u32> {
        self.space.bags[unit].iter().map(|it| it.0)
    }

    /// The names that more than half of the group's articles have.
    fn named(&self, group: &[u32]) -> FxHashSet<u32> {
        let mut articles: Vec<usize> =
            group.iter().map(|&it| self.units.article(it as usize)).collect();
        articles.sort_unstable();
        articles.dedup();
        let names = |unit: usize| self.mentions.names.mentions[unit].iter().map(|it| it.name);
        let held = self.held(group, names).into_iter();
        held.filter(|it| 2 * it.1 > articles.len()).map(|it| it.0).collect()
    }

    /// The things that the units of a group have, each once, with how many of its articles have it.
    fn held<T: Iterator<Item = u32>>(
        &self,
        group: &[u32],
        things: impl Fn(usize) -> T,
    ) -> Vec<(u32, usize)> {
        let mut held: Vec<(u32, usize)> = Vec::new();
        for &unit in group {
            let article = self.units.article(unit as usize);
            held.extend(things(unit as usize).map(|it| (it, article)));
        }
        held.sort_unstable();
        held.dedup();
        held.chunk_by(|x, y| x.0 == y.0).map(|same| (same[0].0, same.len())).collect()
    }

    /// How much each term says about the group: more the more of its articles have it, and less the
    /// more of the other groups do.
    fn weights(&self, group: &[u32], told_in: &ToldIn) -> FxHashMap<u32, f32> {
        let weigh = |(term, articles): (u32, usize)| {
            let tells = told_in.only(term).powi(2) * self.space.idf[term as usize] as f32 / SCALE;
            (term, (articles as f32 - 0.8) * tells)
        };
        self.held(group, |unit| self.terms_of(unit)).into_iter().map(weigh).collect()
    }
}

/// What the terms of a phrase say of a group, each once.
fn said(terms: &[u32], weights: &FxHashMap<u32, f32>) -> f32 {
    let first = |(at, term): &(usize, &u32)| **term != NONE && !terms[..*at].contains(term);
    let weight = |(_, term): (usize, &u32)| weights.get(term).copied().unwrap_or(0.0);
    terms.iter().enumerate().filter(first).map(weight).sum()
}

/// In how many of the groups each term is.
pub(super) struct ToldIn {
    groups: usize,
    having: FxHashMap<u32, usize>,
}

impl ToldIn {
    /// Counts the groups; `terms` has the terms of a unit. Near-linear in their words.
    pub(super) fn new<T: Iterator<Item = u32>>(
        groups: &[Group],
        terms: impl Fn(usize) -> T,
    ) -> Self {
        let mut having: FxHashMap<u32, usize> = FxHashMap::default();
        for group in groups {
            let mut held: Vec<u32> = group.iter().flat_map(|&it| terms(it as usize)).collect();
            held.sort_unstable();
            held.dedup();
            for term in held {
                *having.entry(term).or_default() += 1;
            }
        }
        Self { groups: groups.len(), having }
    }

    /// How far a term of one of the groups is that one's alone, to 1.
    fn only(&self, term: u32) -> f32 {
        let elsewhere = self.having.get(&term).map_or(0, |it| it.saturating_sub(1));
        1.0 - elsewhere as f32 / (self.groups as f32 + FEW)
    }
}
