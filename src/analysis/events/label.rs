//! A short label for an event: a phrase of one of its own sentences. And its day.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::clean::one_line;
use crate::text::{Article, Span};

use super::super::Corpus;
use super::Set;
use super::gather::Group;
use super::names::NameMention;
use super::space::SCALE;
use super::terms::NONE;

/// Fewest and most words of the phrase.
const WORDS: std::ops::RangeInclusive<usize> = 3..=8;

/// Share of the greatest centrality from which a sentence is as central as any.
const AS_CENTRAL: f32 = 0.9;

/// Words that make a clause of a phrase; a label is better without.
const CLAUSAL: [&str; 32] = [
    "that", "who", "which", "whom", "whose", "what", "when", "where", "why", "how", "because",
    "since", "while", "as", "if", "but", "not", "is", "are", "was", "were", "be", "been", "has",
    "have", "had", "can", "will", "should", "does", "did", "it",
];

/// What is left of a label's worth for each such word.
const PER_CLAUSE: f32 = 0.7;

/// What a label gains that names whom most of its articles name: a happening is known by who takes
/// part, even where the whole affair is about them.
const NAMED: f32 = 1.3;

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

    /// By term: the share of all groups that have it.
    pub(super) fn told_in(&self, groups: &[Group]) -> FxHashMap<u32, f32> {
        let mut held: FxHashMap<u32, f32> = FxHashMap::default();
        for group in groups {
            let mut terms: Vec<u32> = Vec::new();
            for &unit in group {
                terms.extend(self.space.bags[unit as usize].iter().map(|it| it.0));
            }
            terms.sort_unstable();
            terms.dedup();
            for term in terms {
                *held.entry(term).or_default() += 1.0 / groups.len() as f32;
            }
        }
        held
    }

    /// Three to eight words out of the group's own sentences that tell it from the other groups;
    /// `central` says how central each unit is, and the more central have the better word.
    pub(super) fn label(
        &self,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        group: &[u32],
        central: &[f32],
        told_in: &FxHashMap<u32, f32>,
    ) -> String {
        let weights = self.weights(group, told_in);
        let takers = self.named(group);
        let most = central.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        let mut best: Option<(f32, &str)> = None;
        for (&unit, &central) in group.iter().zip(central) {
            for (score, span) in self.phrases(articles, corpus, unit as usize, &weights) {
                let phrase = articles[self.units.article(unit as usize)].slice(span);
                let names = &self.mentions.names.mentions[unit as usize];
                let whole =
                    |it: &NameMention| it.span.start >= span.start && it.span.end <= span.end;
                let told = names.iter().any(|it| takers.contains(&it.name) && whole(it));
                let score = score * central / most * if told { NAMED } else { 1.0 };
                if best.is_none_or(|it| (score, it.1) > (it.0, phrase)) {
                    best = Some((score, phrase));
                }
            }
        }
        one_line(best.map_or("", |it| it.1))
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
    fn weights(&self, group: &[u32], told_in: &FxHashMap<u32, f32>) -> FxHashMap<u32, f32> {
        let terms = |unit: usize| self.space.bags[unit].iter().map(|it| it.0);
        let weigh = |(term, articles): (u32, usize)| {
            let elsewhere = told_in.get(&term).copied().unwrap_or(1.0);
            let tells = (1.0 - elsewhere).powi(2) * self.space.idf[term as usize] as f32 / SCALE;
            (term, (articles as f32 - 0.8) * tells)
        };
        self.held(group, terms).into_iter().map(weigh).collect()
    }

    /// The phrases of a unit that could be a label, with how well they would do.
    fn phrases(
        &self,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        unit: usize,
        weights: &FxHashMap<u32, f32>,
    ) -> Vec<(f32, Span)> {
        let it = &self.units.all[unit];
        let article = &articles[it.at.article];
        let words = &corpus.articles[it.at.article];
        let of = &self.terms.of[it.at.article];
        // A phrase that begins or ends amid names and nouns is torn: it should stand between small
        // words or signs. A compound is never parted.
        let cut_at = |word: usize| {
            if word == it.words.start || word == it.words.end {
                return true;
            }
            let gap = &article.text[words.span(word - 1).end..words.span(word).start];
            let small = of[word - 1] == NONE || of[word] == NONE;
            gap != "-"
                && (small || gap.contains(|c: char| !matches!(c, ' ' | '-' | '\n' | '\u{a0}')))
        };
        let clausal = |word: usize| {
            of[word] == NONE
                && CLAUSAL.contains(&corpus.vocabulary[words.ids[word] as usize].as_ref())
        };
        let mut found = Vec::new();
        for start in it.words.clone().filter(|&word| of[word] != NONE) {
            let mut met: Vec<u32> = Vec::new();
            let mut sum = 0.0;
            let mut clauses = 0;
            for (length, word) in (start..it.words.end).enumerate().take(*WORDS.end()) {
                if word > start {
                    let gap = &article.text[words.span(word - 1).end..words.span(word).start];
                    if gap.contains(|c: char| !matches!(c, ' ' | '-' | '\u{a0}')) {
                        break;
                    }
                }
                let term = of[word];
                if term == NONE {
                    clauses += i32::from(clausal(word));
                    continue;
                }
                if !met.contains(&term) {
                    met.push(term);
                    sum += weights.get(&term).copied().unwrap_or(0.0);
                }
                if WORDS.contains(&(length + 1)) {
                    let span = words.span_of(&(start..word + 1));
                    let heading = if it.heading { 1.1 } else { 1.0 };
                    let whole = f32::from(cut_at(start)) + f32::from(cut_at(word + 1));
                    let score =
                        heading * sum * PER_CLAUSE.powi(clauses) / (length as f32 + 3.0).sqrt();
                    found.push((score * (0.25 + 0.375 * whole), span));
                }
            }
        }
        if found.is_empty() {
            // Too short or too broken a sentence: its first words.
            let end = (it.words.start + WORDS.end()).min(it.words.end);
            found.push((0.0, words.span_of(&(it.words.start..end))));
        }
        found
    }
}
