//! A short label for an event: a phrase of one of its own sentences. And its day.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::Article;
use crate::text::clean::one_line;

use super::super::Corpus;
use super::Set;
use super::names::NameMention;
use super::phrases::Phrases;
use super::space::{common, count_up};
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

/// What a term weighs that no link shares, against one that all do: the words of one article say next to
/// nothing of an event, but better words there may not be.
const OWN: f32 = 0.03;

/// A group of units that is to become an event.
pub(super) struct Gathered<'a> {
    pub(super) group: &'a [u32],
    /// By unit of the group: how central it is.
    pub(super) central: Vec<f32>,
    /// The pairs of its units that are linked.
    pub(super) linked: Vec<(u32, u32)>,
    /// The terms that linked units share, each once, with how many of the pairs do.
    pub(super) shared: Vec<(u32, u32)>,
}

impl Set {
    /// The day that most articles of the group name, the earliest of equals. A day that only one
    /// names counts if it stands in a sentence that is as central as any, and no more so elsewhere (`most` says
    /// how central each unit is at most): a date in a sentence at the edge is often that of something else.
    pub(super) fn day(&self, told: &Gathered<'_>, most: &FxHashMap<u32, f32>) -> Option<Date> {
        let Gathered { group, central, .. } = told;
        let least = AS_CENTRAL * central.iter().copied().fold(0.0, f32::max);
        let mut days: Vec<(Date, usize, bool)> = Vec::new();
        for (&unit, &central) in group.iter().zip(central) {
            let dates = self.mentions.dates[unit as usize].iter();
            let article = self.units.article(unit as usize);
            let named = dates.filter_map(|it| it.when.date());
            let at_home = most.get(&unit).is_none_or(|&most| central >= most);
            days.extend(named.map(|day| (day, article, at_home && central >= least)));
        }
        // Of one article's sentences with the same day the most central speaks for it.
        days.sort_unstable_by_key(|it| (it.0, it.1, !it.2));
        days.dedup_by_key(|it| (it.0, it.1));
        let count = |day: Date| days.iter().filter(|it| it.0 == day).count();
        let sure = days.iter().filter(|it| it.2 || count(it.0) > 1);
        sure.map(|it| it.0).max_by_key(|&day| (count(day), Reverse(day)))
    }

    /// Three to eight words out of the group's own sentences that tell it from the other groups, none of those
    /// in `taken` (see [`words_of`]) if there are others; the more central units have the better word.
    pub(super) fn label(
        &self,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        told: &Gathered<'_>,
        told_in: &ToldIn,
        taken: &FxHashSet<Vec<String>>,
    ) -> String {
        let weights = self.weights(told, told_in);
        let shared: &FxHashSet<u32> = &told.shared.iter().map(|it| it.0).collect();
        let takers = self.named(told.group);
        let most = told.central.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        let mut best: Option<(bool, f32, &str)> = None;
        for (&unit, &central) in told.group.iter().zip(&told.central) {
            let it = &self.units.all[unit as usize];
            let article = &articles[it.at.article];
            let terms = &self.terms.of[it.at.article];
            let names = &self.mentions.names.mentions[unit as usize];
            let heading = if it.heading { HEADING } else { 1.0 };
            for phrase in (Phrases { article, corpus, unit: it, terms, names, shared }).all() {
                let said = said(&terms[phrase.words.clone()], &weights);
                let whole = |it: &NameMention| phrase.span.covers(it.span);
                let told = names.iter().any(|it| takers.contains(&it.name) && whole(it));
                let takes_part = if told { NAMED } else { 1.0 };
                let score = said * phrase.form * heading * takes_part * central / most;
                let text = article.slice(phrase.span);
                // Nothing is taken yet for nearly all events.
                let free = taken.is_empty() || !taken.contains(&words_of(text));
                if best.is_none_or(|it| (free, score, text) > it) {
                    best = Some((free, score, text));
                }
            }
        }
        one_line(best.map_or("", |it| it.2))
    }

    /// The names that more than half of the group's articles have.
    fn named(&self, group: &[u32]) -> FxHashSet<u32> {
        let article = |unit: u32| self.units.article(unit as usize);
        let mut articles: Vec<usize> = group.iter().map(|&it| article(it)).collect();
        articles.sort_unstable();
        articles.dedup();
        let mut held: Vec<(u32, usize)> = Vec::new();
        for &unit in group {
            let names = &self.mentions.names.mentions[unit as usize];
            held.extend(names.iter().map(|it| (it.name, article(unit))));
        }
        held.sort_unstable();
        held.dedup();
        let by_name = held.chunk_by(|x, y| x.0 == y.0);
        by_name.filter(|it| 2 * it.len() > articles.len()).map(|it| it[0].0).collect()
    }

    /// How much each term says about the group: more the more of its links share it, and less the more of the
    /// other groups do.
    fn weights(&self, told: &Gathered<'_>, told_in: &ToldIn) -> FxHashMap<u32, f32> {
        let tells = |term: u32| told_in.only(term).powi(2) * self.space.idf[term as usize] as f32;
        let of = |unit: &u32| self.space.bags[*unit as usize].iter().map(|it| it.0);
        let own = told.group.iter().flat_map(of).map(|term| (term, OWN * tells(term)));
        let mut weights: FxHashMap<u32, f32> = own.collect();
        let links = told.linked.len() as f32;
        weights.extend(told.shared.iter().map(|it| (it.0, it.1 as f32 / links * tells(it.0))));
        weights
    }

    /// The terms that pairs of units share, each once, with how many of the pairs do.
    pub(super) fn shared(&self, pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let bag = |unit: u32| &self.space.bags[unit as usize];
        count_up(pairs.iter().flat_map(|&(a, b)| common(bag(a), bag(b))).collect())
    }
}

/// The words of a label in lower case and in order: labels with the same are the same to a reader.
pub(super) fn words_of(label: &str) -> Vec<String> {
    let mut words: Vec<String> = label.split_whitespace().map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

/// What the terms of a phrase say of a group, each once.
fn said(terms: &[u32], weights: &FxHashMap<u32, f32>) -> f32 {
    let first = |(at, term): &(usize, &u32)| **term != NONE && !terms[..*at].contains(term);
    let weight = |(_, term): (usize, &u32)| weights.get(term).copied().unwrap_or(0.0);
    terms.iter().enumerate().filter(first).map(weight).sum()
}

/// In how many of the groups linked units share each term.
pub(super) struct ToldIn {
    groups: usize,
    having: FxHashMap<u32, usize>,
}

impl ToldIn {
    /// Counts the groups. Linear in what their linked units share.
    pub(super) fn new(groups: &[Gathered<'_>]) -> Self {
        let mut having: FxHashMap<u32, usize> = FxHashMap::default();
        for (term, _) in groups.iter().flat_map(|it| &it.shared) {
            *having.entry(*term).or_default() += 1;
        }
        Self { groups: groups.len(), having }
    }

    /// How far a term of one of the groups is that one's alone, to 1.
    fn only(&self, term: u32) -> f32 {
        let elsewhere = self.having.get(&term).map_or(0, |it| it.saturating_sub(1));
        1.0 - elsewhere as f32 / (self.groups as f32 + FEW)
    }
}
