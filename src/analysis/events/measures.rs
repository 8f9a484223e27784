//! What is measured of a candidate pair. Every measure lies between 0 and 1, and all but the
//! places are the same whichever article comes first.

use super::candidates::Candidate;
use super::mentions::Mentions;
use super::space::{SCALE, Space};
use super::units::Units;

/// How many measures there are.
pub(super) const COUNT: usize = 20;

/// What the measures are called, in order.
pub const NAMES: [&str; COUNT] = [
    "alone",
    "narrow",
    "wide",
    "overlap",
    "rarest",
    "contained",
    "contained_most",
    "stem_start",
    "names",
    "names_alike",
    "names_apart",
    "day",
    "day_apart",
    "number",
    "rival",
    "rival_either",
    "length",
    "place",
    "order",
    "affair",
];

/// The measures of one pair, in the order of [`NAMES`].
pub type Measures = [f32; COUNT];

/// What the measures look at.
pub(super) struct Measure<'a> {
    pub(super) units: &'a Units,
    pub(super) space: &'a Space,
    pub(super) starts: &'a Space,
    pub(super) names: &'a Space,
    pub(super) mentions: &'a Mentions,
}

impl Measure<'_> {
    /// The measures of all candidates, in their order.
    pub(super) fn all(&self, candidates: &[Candidate]) -> Vec<Measures> {
        let rivals = Rivals::new(self.units, candidates);
        let affairs = self.affairs();
        let order = Order::new(self.units, candidates);
        candidates.iter().map(|it| self.of(it, &rivals, &affairs, &order)).collect()
    }

    fn of(&self, it: &Candidate, rivals: &Rivals, affairs: &Table<f32>, order: &Order) -> Measures {
        let (a, b) = (it.a as usize, it.b as usize);
        let (shared, rarest) = self.space.shared(a, b);
        let (mass_a, mass_b) = (self.space.mass(a), self.space.mass(b));
        let share = |mass: u32| shared as f32 / mass.max(1) as f32;
        let (names_shared, _) = self.names.shared(a, b);
        let (names_a, names_b) = (self.names.mass(a), self.names.mass(b));
        let least_names = names_a.min(names_b);
        let (days_same, days_apart) = self.mentions.days(a, b);
        let (best_a, best_b) = rivals.best(self.units, it);
        let (from_a, from_b) = (it.alone / best_a.max(1e-6), it.alone / best_b.max(1e-6));
        let (words_a, words_b) = (self.space.bags[a].len() as f32, self.space.bags[b].len() as f32);
        let (place_a, place_b) = (self.place(a), self.place(b));
        let articles = (self.units.article(a), self.units.article(b));
        [
            it.alone,
            it.narrow,
            it.wide,
            saturate(shared as f32 / SCALE, 8.0),
            saturate(rarest as f32 / SCALE, 4.0),
            share(mass_a.min(mass_b)).min(1.0),
            share(mass_a.max(mass_b)).min(1.0),
            cosine(&self.starts.bags[a], &self.starts.bags[b]),
            saturate(names_shared as f32 / SCALE, 4.0),
            if least_names == 0 { 0.0 } else { names_shared as f32 / least_names as f32 },
            if least_names > 0 && names_shared == 0 { 1.0 } else { 0.0 },
            f32::from(u8::from(days_same)),
            f32::from(u8::from(days_apart)),
            f32::from(u8::from(self.mentions.number(a, b))),
            from_a * from_b,
            from_a.max(from_b),
            words_a.min(words_b) / words_a.max(words_b).max(1.0),
            1.0 - (place_a - place_b).abs(),
            order.fit(articles, place_a, place_b),
            *affairs.at(articles),
        ]
    }

    /// How far into its article a unit stands, 0 to 1.
    fn place(&self, unit: usize) -> f32 {
        let range = &self.units.of_article[self.units.article(unit)];
        (unit - range.start) as f32 / (range.len().max(2) - 1) as f32
    }

    /// By pair of articles: how much speaks for their telling the same affair.
    fn affairs(&self) -> Table<f32> {
        let articles = self.units.of_article.len();
        let gather = |space: &Space| -> Vec<Vec<(u32, u32)>> {
            let bag = |range: &std::ops::Range<usize>| {
                let mut terms: Vec<u32> =
                    space.bags[range.clone()].iter().flatten().map(|it| it.0).collect();
                terms.sort_unstable();
                terms.dedup();
                terms.into_iter().map(|term| (term, space.idf[term as usize])).collect()
            };
            self.units.of_article.iter().map(bag).collect()
        };
        let words = gather(self.space);
        Table::new(articles, |a, b| cosine(&words[a], &words[b]))
    }
}

/// `x` on a scale from 0 to 1 that reaches one half at `half`.
fn saturate(x: f32, half: f32) -> f32 {
    x / (x + half)
}

/// Cosine of two bags.
pub(super) fn cosine(a: &[(u32, u32)], b: &[(u32, u32)]) -> f32 {
    let square = |bag: &[(u32, u32)]| -> u64 { bag.iter().map(|it| u64::from(it.1).pow(2)).sum() };
    let mut rest = b.iter().peekable();
    let mut dot = 0_u64;
    for &(term, weight) in a {
        while rest.next_if(|it| it.0 < term).is_some() {}
        if let Some(&(_, its)) = rest.next_if(|it| it.0 == term) {
            dot += u64::from(weight) * u64::from(its);
        }
    }
    let length = (square(a) as f64 * square(b) as f64).sqrt();
    if length > 0.0 { (dot as f64 / length) as f32 } else { 0.0 }
}

/// A value for each pair of articles.
pub(super) struct Table<T> {
    articles: usize,
    values: Vec<T>,
}

impl<T> Table<T> {
    /// `value(a, b)` for all `a < b`.
    pub(super) fn new(articles: usize, mut value: impl FnMut(usize, usize) -> T) -> Self {
        let mut values = Vec::with_capacity(articles * articles.saturating_sub(1) / 2);
        for b in 0..articles {
            for a in 0..b {
                values.push(value(a, b));
            }
        }
        Self { articles, values }
    }

    /// The value of a pair, `a < b`.
    pub(super) fn at(&self, (a, b): (usize, usize)) -> &T {
        debug_assert!(a < b && b < self.articles);
        &self.values[b * (b - 1) / 2 + a]
    }
}

/// The best cosine that each sentence reaches in each other article.
struct Rivals {
    /// By unit, then article.
    best: Vec<f32>,
    articles: usize,
}

impl Rivals {
    fn new(units: &Units, candidates: &[Candidate]) -> Self {
        let articles = units.of_article.len();
        let mut best = vec![0.0_f32; units.all.len() * articles];
        for it in candidates {
            let (a, b) = (it.a as usize, it.b as usize);
            for slot in [a * articles + units.article(b), b * articles + units.article(a)] {
                best[slot] = best[slot].max(it.alone);
            }
        }
        Self { best, articles }
    }

    fn best(&self, units: &Units, it: &Candidate) -> (f32, f32) {
        let (a, b) = (it.a as usize, it.b as usize);
        let best =
            |unit: usize, other: usize| self.best[unit * self.articles + units.article(other)];
        (best(a, b), best(b, a))
    }
}

/// How far two articles tell things in the same order, as their sure matches show.
struct Order {
    /// By pair of articles: 0 (no order in common, or not known) to 1 (the same).
    trust: Table<f32>,
}

impl Order {
    fn new(units: &Units, candidates: &[Candidate]) -> Self {
        let articles = units.of_article.len();
        let mut sure: Vec<Vec<(u32, u32)>> = vec![Vec::new(); articles * articles];
        for it in candidates.iter().filter(|it| it.alone >= 0.35) {
            let (a, b) = (units.article(it.a as usize), units.article(it.b as usize));
            sure[a * articles + b].push((it.a, it.b));
        }
        let trust = Table::new(articles, |a, b| {
            let pairs = &sure[a * articles + b];
            let (mut agree, mut all) = (0_u32, 0_u32);
            for (index, x) in pairs.iter().enumerate() {
                for y in pairs[..index].iter().rev().take(64) {
                    if x.0 != y.0 && x.1 != y.1 {
                        all += 1;
                        agree += u32::from((x.0 < y.0) == (x.1 < y.1));
                    }
                }
            }
            let excess = (2.0 * agree as f32 - all as f32).max(0.0);
            excess / (all as f32 + 3.0)
        });
        Self { trust }
    }

    fn fit(&self, articles: (usize, usize), a: f32, b: f32) -> f32 {
        self.trust.at(articles) * (1.0 - (a - b).abs()).powi(2)
    }
}
