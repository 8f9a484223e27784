//! Whether two articles tell the same affair at all.
//!
//! Articles on look-alike affairs share the words for what happened, but few names and no leads,
//! and an article has nearer neighbours in its own affair than outside it. What they share is
//! weighed both against the rest of the set and, since most sets are of one affair, without
//! regard to it: by the words that are not common in all news.

use std::ops::Range;

use super::Set;
use super::measures::saturate;
use super::model;
use super::space::{Bag, SCALE, cosine, count_up};
use super::table::Table;
use super::terms::NONE;
use super::units::Units;

/// How many measures there are of a pair of articles.
pub(super) const COUNT: usize = 6;

/// What they are called, in order.
pub const NAMES: [&str; COUNT] = ["lead", "uncommon lead", "uncommon", "names", "row", "short"];

/// The measures of a pair of articles, each 0 to 1.
pub type AffairMeasures = [f32; COUNT];

/// Sentences at the start of an article that say what happened.
const LEAD: usize = 2;

/// Sentences at the start of an article that say what it is about.
const START: usize = 4;

/// Sentences from which an article says enough of itself; shorter ones get the benefit of the
/// doubt.
const LONG: usize = 12;

/// By pair of articles. Cubic in the number of articles, in the cheapest of its steps only.
pub(super) fn measures(set: &Set) -> Table<AffairMeasures> {
    let articles = set.units.of_article.len();
    let first = |range: Range<usize>, count| range.start..range.end.min(range.start + count);
    let words = rarer(&by_article(&set.units, |range| counted(set, range)));
    let leads = by_article(&set.units, |range| set.space.gather(first(range, LEAD)));
    let starts = by_article(&set.units, |range| uncommon(set, first(range, START)));
    let uncommon = by_article(&set.units, |range| uncommon(set, range));
    let names = by_article(&set.units, |range| once(set.names.gather(range)));
    let near = Table::new(articles, |a, b| cosine(&words[a], &words[b]));
    Table::new(articles, |a, b| {
        let others = (0..articles).filter(|&it| it != a && it != b);
        let others: Vec<_> = others.map(|it| (*near.at(a, it), *near.at(b, it))).collect();
        let least =
            [a, b].map(|it| set.units.of_article[it].len()).into_iter().fold(LONG, usize::min);
        [
            cosine(&leads[a], &leads[b]),
            cosine(&starts[a], &starts[b]),
            cosine(&uncommon[a], &uncommon[b]),
            cosine(&names[a], &names[b]),
            rows(*near.at(a, b), &others),
            saturate(4.0, least as f32),
        ]
    })
}

/// The beginnings of some units that are not common in all news, each once and with one weight.
fn uncommon(set: &Set, units: Range<usize>) -> Bag {
    let all = set.beginnings.of_unit[units].iter().flatten();
    let found = all.copied().filter(|&it| !set.terms.common[it as usize]);
    once(count_up(found.collect()))
}

/// The same things, all with one weight.
fn once(mut bag: Bag) -> Bag {
    for (_, weight) in &mut bag {
        *weight = 1;
    }
    bag
}

/// The terms of some units, each with 1 + ln of how often they have it, in [`SCALE`] steps.
fn counted(set: &Set, units: Range<usize>) -> Bag {
    let words = units.flat_map(|unit| {
        let unit = &set.units.all[unit];
        &set.terms.of[unit.at.article][unit.words.clone()]
    });
    let mut terms = count_up(words.copied().filter(|&term| term != NONE).collect());
    for (_, count) in &mut terms {
        *count = ((1.0 + (*count as f32).ln()) * SCALE).round() as u32;
    }
    terms
}

fn by_article(units: &Units, bag: impl Fn(Range<usize>) -> Bag) -> Vec<Bag> {
    units.of_article.iter().cloned().map(bag).collect()
}

/// Weighs what few articles have above what most have.
fn rarer(bags: &[Bag]) -> Vec<Bag> {
    let mut held: Vec<u32> = bags.iter().flatten().map(|it| it.0).collect();
    held.sort_unstable();
    let articles = bags.len() as f32 + 1.0;
    let weigh = |&(thing, weight): &(u32, u32)| {
        let count =
            held.partition_point(|&it| it <= thing) - held.partition_point(|&it| it < thing);
        (thing, (weight as f32 * (articles / count as f32).ln()).round() as u32)
    };
    bags.iter().map(|bag| bag.iter().map(weigh).collect()).collect()
}

/// How alike two articles stand to all articles: cosine of their rows in the table of likeness,
/// in which each has the other's likeness to it as its own.
fn rows(own: f32, others: &[(f32, f32)]) -> f32 {
    let sum = |term: &dyn Fn(&(f32, f32)) -> f32| {
        // In order of size, so that the order of the articles is no matter.
        let mut terms: Vec<f32> = others.iter().map(term).collect();
        terms.sort_unstable_by(f32::total_cmp);
        own * own + terms.iter().sum::<f32>()
    };
    let length = (sum(&|it| it.0 * it.0) * sum(&|it| it.1 * it.1)).sqrt();
    sum(&|it| it.0 * it.1) / length.max(f32::MIN_POSITIVE)
}

/// Share that a pair of articles of two affairs has in its own log odds; the rest comes from
/// their affairs.
const OWN: f32 = 0.4;

/// Average log odds from which two groups of articles are taken for one affair.
const JOINED: f32 = 0.0;

/// The same for a single article and a group. Readers choose articles that belong together, so a
/// doubtful one is given to its neighbours; two groups that have little to do with each other
/// are two affairs.
const SINGLE_JOINED: f32 = -2.0;

/// Log odds added between the articles of one affair: readers choose articles that belong together.
const CHOSEN: f32 = 3.0;

/// Least log odds between the articles of one affair.
const LEAST: f32 = 1.0;

/// By pair of articles: log odds of their telling one affair. The articles are gathered to
/// affairs by average linkage, and what is known of two affairs is lent to their articles.
pub(super) fn log_odds(articles: usize, measures: &Table<AffairMeasures>) -> Table<f32> {
    pool(articles, &Table::new(articles, |a, b| model::affair_log_odds(measures.at(a, b))))
}

/// Gathers articles to affairs, and lends the average of two affairs to their articles.
pub(super) fn pool(articles: usize, own: &Table<f32>) -> Table<f32> {
    let mut affairs: Vec<Vec<usize>> = (0..articles).map(|it| vec![it]).collect();
    loop {
        let mut best: Option<(f32, usize, usize)> = None;
        for second in 1..affairs.len() {
            for first in 0..second {
                let link = average(own, &affairs[first], &affairs[second]);
                let sizes = [affairs[first].len(), affairs[second].len()];
                let single = sizes.contains(&1) && sizes != [1, 1];
                let least = if single { SINGLE_JOINED } else { JOINED };
                if link >= least && best.is_none_or(|it| link > it.0) {
                    best = Some((link, first, second));
                }
            }
        }
        let Some((_, first, second)) = best else { break };
        let joined = affairs.remove(second);
        affairs[first].extend(joined);
    }
    let of: Vec<usize> = (0..articles)
        .map(|it| affairs.iter().position(|affair| affair.contains(&it)).unwrap_or_default())
        .collect();
    Table::new(articles, |a, b| {
        let pooled = average(own, &affairs[of[a]], &affairs[of[b]]);
        // Inside an affair no pair of articles goes before another.
        if of[a] == of[b] {
            (pooled + CHOSEN).max(LEAST)
        } else {
            OWN * own.at(a, b) + (1.0 - OWN) * pooled
        }
    })
}

/// The average over the pairs of different articles of two groups (or of one with itself).
fn average(odds: &Table<f32>, first: &[usize], second: &[usize]) -> f32 {
    let pairs = first.iter().flat_map(|&a| second.iter().map(move |&b| (a, b)));
    let mut values: Vec<f32> = pairs.filter(|(a, b)| a != b).map(|(a, b)| *odds.at(a, b)).collect();
    values.sort_unstable_by(f32::total_cmp);
    values.iter().sum::<f32>() / values.len().max(1) as f32
}
