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
    let near = Table::new(articles, |a, b| {
        // Whole numbers, so that the order of the articles is no matter.
        (cosine(&words[a], &words[b]) * STEPS).round() as u64
    });
    Table::new(articles, |a, b| {
        let length = |it: usize| set.units.of_article[it].len();
        [
            cosine(&leads[a], &leads[b]),
            cosine(&starts[a], &starts[b]),
            cosine(&uncommon[a], &uncommon[b]),
            cosine(&names[a], &names[b]),
            rows(&near, articles, [a, b]),
            saturate(4.0, length(a).min(length(b)).min(LONG) as f32),
        ]
    })
}

/// The beginnings of some units that are not common in all news, each once and with one weight.
fn uncommon(set: &Set, units: Range<usize>) -> Bag {
    let all = set.beginnings.of_unit.items(units);
    let found = all.iter().copied().filter(|&it| !set.terms.common[it as usize]);
    let mut found: Vec<u32> = found.collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|it| (it, 1)).collect()
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

/// Steps in which a likeness of 1 is counted.
const STEPS: f32 = 10_000.0;

/// How alike two articles stand to all articles: cosine of their rows in the table of likeness,
/// in which each has the other's likeness to it as its own.
fn rows(near: &Table<u64>, articles: usize, [a, b]: [usize; 2]) -> f32 {
    let own = near.at(a, b);
    let (mut dot, mut square_a, mut square_b) = (own * own, own * own, own * own);
    for other in (0..articles).filter(|&it| it != a && it != b) {
        let (x, y) = (near.at(a, other), near.at(b, other));
        dot += x * y;
        square_a += x * x;
        square_b += y * y;
    }
    dot as f32 / (square_a as f32 * square_b as f32).sqrt().max(f32::MIN_POSITIVE)
}

/// Share that a pair of articles of two affairs has in its own log odds; the rest comes from
/// their affairs.
const OWN: f32 = 0.4;

/// Average log odds from which two single articles are taken for one affair.
const JOINED: f32 = 0.5;

/// The same for two groups of articles of which the smaller has one, two, or more. Readers choose articles that
/// belong together, so a doubtful one or two are given to their neighbours; several that have more to
/// do with each other than with the rest are an affair of their own. Chosen on what [`model`] is fitted on.
const GROUPS_JOINED: [f32; 3] = [-2.0, -1.0, 1.0];

/// Log odds added between the articles of one affair: readers choose articles that belong together.
const CHOSEN: f32 = 3.0;

/// Least log odds between the articles of one affair.
const LEAST: f32 = 1.0;

/// By pair of articles: log odds of their telling one affair. The articles are gathered to
/// affairs by average linkage, and what is known of two affairs is lent to their articles.
pub(super) fn log_odds(set: &Set) -> Table<f32> {
    let measures = measures(set);
    let articles = set.units.of_article.len();
    let own = Table::new(articles, |a, b| {
        if set.languages.differ(a, b) {
            set.foreign.log_odds(&set.units, a, b)
        } else {
            model::affair_log_odds(measures.at(a, b))
        }
    });
    pool(articles, &own)
}

/// Gathers articles to affairs, and lends the average of two affairs to their articles. Cubic in
/// the number of articles, in additions.
pub(super) fn pool(articles: usize, own: &Table<f32>) -> Table<f32> {
    let mut affairs = Affairs::new(articles, own);
    while let Some((first, second)) = affairs.nearest() {
        affairs.join(first, second);
    }
    let of: Vec<usize> = (0..articles).map(|it| affairs.of(it)).collect();
    Table::new(articles, |a, b| {
        let pooled = affairs.link(of[a], of[b]);
        // Inside an affair no pair of articles goes before another.
        if of[a] == of[b] {
            (pooled + CHOSEN).max(LEAST)
        } else {
            OWN * own.at(a, b) + (1.0 - OWN) * pooled
        }
    })
}

/// By pair of articles: whether a third one tells the affair of both. `affairs` has their log odds. Quadratic in
/// the number of articles, times that of one affair at worst.
pub(super) fn thirds(articles: usize, affairs: &Table<f32>) -> Table<bool> {
    let one = |a: usize, b: usize| a != b && *affairs.at(a, b) > 0.0;
    let beside = |a: usize| (0..articles).filter(|&b| one(a, b)).collect::<Vec<_>>();
    let beside: Vec<Vec<usize>> = (0..articles).map(beside).collect();
    Table::new(articles, |a, b| beside[a].iter().any(|&it| one(it, b)))
}

/// Groups of articles that grow together.
struct Affairs {
    members: Vec<Vec<usize>>,
    /// By two groups: the sum of the log odds of their pairs of articles, in [`STEPS`], so that
    /// their order is no matter.
    sums: Vec<Vec<i64>>,
}

impl Affairs {
    fn new(articles: usize, own: &Table<f32>) -> Self {
        let sum = |a: usize, b: usize| {
            if a == b { 0 } else { (own.at(a, b) * STEPS).round() as i64 }
        };
        Self {
            members: (0..articles).map(|it| vec![it]).collect(),
            sums: (0..articles).map(|a| (0..articles).map(|b| sum(a, b)).collect()).collect(),
        }
    }

    /// The group of an article.
    fn of(&self, article: usize) -> usize {
        self.members.iter().position(|it| it.contains(&article)).unwrap_or_default()
    }

    /// The average log odds over the pairs of different articles of two groups, or of one with
    /// itself.
    fn link(&self, a: usize, b: usize) -> f32 {
        let (x, y) = (self.members[a].len(), self.members[b].len());
        let pairs = if a == b { x * (x - 1) / 2 } else { x * y };
        self.sums[a][b] as f32 / STEPS / pairs.max(1) as f32
    }

    /// The two groups that are likeliest one affair, if any are likely enough.
    fn nearest(&self) -> Option<(usize, usize)> {
        let mut best: Option<(f32, usize, usize)> = None;
        for second in 1..self.members.len() {
            for first in 0..second {
                let sizes = [first, second].map(|it| self.members[it].len());
                let least = match sizes {
                    [1, 1] => JOINED,
                    [x, y] => GROUPS_JOINED[x.min(y).min(GROUPS_JOINED.len()) - 1],
                };
                let link = self.link(first, second);
                if link >= least && best.is_none_or(|it| link > it.0) {
                    best = Some((link, first, second));
                }
            }
        }
        best.map(|(_, first, second)| (first, second))
    }

    /// Puts the second group into the first.
    fn join(&mut self, first: usize, second: usize) {
        let gone = self.sums.remove(second);
        for row in &mut self.sums {
            row.remove(second);
        }
        // `first` comes before `second`, so its place has not changed.
        let (between, within) = (gone[first], gone[second]);
        let rest = gone.iter().enumerate().filter(|it| it.0 != second).map(|it| *it.1);
        for (place, sum) in rest.enumerate().filter(|it| it.0 != first) {
            self.sums[first][place] += sum;
            self.sums[place][first] += sum;
        }
        self.sums[first][first] += between + within;
        let members = self.members.remove(second);
        self.members[first].extend(members);
    }
}
