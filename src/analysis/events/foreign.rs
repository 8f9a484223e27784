//! Articles in different languages: compared by names, dates and numbers, and by nothing else.
//!
//! Words that two languages spell alike mean different things as often as not, so that they count for
//! nothing between them. What is left is little; each thing that two sentences share makes it
//! likelier that they tell the same, and hardly one alone is enough.

use rustc_hash::FxHashMap;

use super::super::Languages;
use super::candidates::OTHER_AFFAIR;
use super::dates::When;
use super::mentions::Mentions;
use super::model;
use super::numbers::{Counted, NumberMention};
use super::scores::Scored;
use super::table::Table;
use super::units::Units;

/// Something that is the same in all languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Thing {
    /// A name, by what its spellings have in common.
    Name(String),
    /// A day of a month; years are left out more often than not.
    Day(i8, i8),
    /// A month, with its year where that is known.
    Month(Option<i16>, i8),
    Year(i16),
    /// A number in thousandths, and its sign.
    Number(i64, Option<Sign>),
}

/// What a number counts, where a sign or a word in every language says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Sign {
    Percent,
    Money(char),
}

impl Thing {
    /// The probability that two sentences of one affair tell the same when this is all they share, and no
    /// other sentence of theirs has it. Judged by hand; only a large number is enough for a link.
    fn alone(&self) -> f32 {
        match self {
            Self::Day(..) => 0.36,
            Self::Number(thousandths, _) if *thousandths >= VAST => 0.42,
            Self::Name(_) | Self::Number(..) => 0.33,
            Self::Month(Some(_), _) => 0.26,
            Self::Month(None, _) => 0.18,
            Self::Year(_) => 0.11,
        }
    }

    /// How much it says of an article.
    fn weight(&self) -> f32 {
        if matches!(self, Self::Month(None, _) | Self::Year(_)) { 0.25 } else { 1.0 }
    }

    fn of_date(when: When) -> Option<Self> {
        match (when.year, when.month, when.day) {
            (_, Some(month), Some(day)) => Some(Self::Day(month, day)),
            (year, Some(month), None) => Some(Self::Month(year, month)),
            (Some(year), None, _) => Some(Self::Year(year)),
            _ => None,
        }
    }

    /// Small numbers count different things too often.
    fn of_number(number: &NumberMention) -> Option<Self> {
        let sign = match number.unit {
            Some(Counted::Percent) => Some(Sign::Percent),
            Some(Counted::Money(sign)) => Some(Sign::Money(sign)),
            Some(Counted::Term(_)) | None => None,
        };
        (sign.is_some() || number.is_large()).then_some(Self::Number(number.thousandths, sign))
    }
}

/// Thousandths from which a number is hardly met twice by chance.
const VAST: i64 = 10_000_000;

/// Sentences of one article that may have a thing for it to say anything.
const OFTEN: u32 = 20;

/// What the sentences beside a pair add at most to the probability that it tells the same.
const BESIDE: f32 = 0.25;

/// Log odds of one affair of two articles that share nothing, and what each shared thing adds.
const AFFAIR: (f32, f32) = (-2.5, 1.2);

/// Steps in which logarithms are counted: sums of whole numbers do not depend on the order of the articles.
const STEPS: f32 = 4096.0;

/// Whether the skeleton of a name says enough to know it by.
fn is_name(skeleton: &str) -> bool {
    skeleton.len() > 1
}

/// The sentences of a set by what is the same in all languages. Empty for a set in one language.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// By thing: the units that have it, in order.
    units: Vec<Vec<u32>>,
    things: Vec<Thing>,
    /// By name: what its spellings have in common.
    skeletons: Vec<String>,
}

impl Foreign {
    /// Gathers the mentions of a set in several languages. Near-linear in their number.
    pub(super) fn new(languages: &Languages, units: &Units, mentions: &Mentions) -> Self {
        let mut foreign = Self::default();
        if !languages.several() {
            return foreign;
        }
        let names = &mentions.names;
        foreign.skeletons = (0..names.forms.len() as u32).map(|it| names.skeleton(it)).collect();
        let mut numbers: FxHashMap<Thing, usize> = FxHashMap::default();
        for unit in 0..units.all.len() {
            let spelt = names.mentions[unit].iter().map(|it| &foreign.skeletons[it.name as usize]);
            let spelt = spelt.filter(|it| is_name(it)).map(|it| Thing::Name(it.clone()));
            let dated = mentions.dates[unit].iter().filter_map(|it| Thing::of_date(it.when));
            let counted = mentions.numbers[unit].iter().filter_map(Thing::of_number);
            for thing in spelt.chain(dated).chain(counted).collect::<Vec<_>>() {
                let next = numbers.len();
                let number = *numbers.entry(thing.clone()).or_insert(next);
                if number == next {
                    foreign.things.push(thing);
                    foreign.units.push(Vec::new());
                }
                if foreign.units[number].last() != Some(&(unit as u32)) {
                    foreign.units[number].push(unit as u32);
                }
            }
        }
        foreign
    }

    /// Whether two names are one in the spellings of different languages.
    pub(super) fn same_name(&self, x: u32, y: u32) -> bool {
        let [x, y] = [x, y].map(|it| &self.skeletons[it as usize]);
        x == y && is_name(x)
    }

    /// Log odds that two articles in different languages tell one affair. Linear in the things of the set.
    pub(super) fn log_odds(&self, units: &Units, a: usize, b: usize) -> f32 {
        let has = |having: &[u32], article: usize| {
            let range = &units.of_article[article];
            let at = having.partition_point(|&it| (it as usize) < range.start);
            having.get(at).is_some_and(|&it| (it as usize) < range.end)
        };
        let shared = self.things.iter().zip(&self.units);
        let shared = shared.filter(|(_, units)| has(units, a) && has(units, b));
        AFFAIR.0 + AFFAIR.1 * shared.map(|it| it.0.weight()).sum::<f32>()
    }

    /// What is known of pairs of sentences in different languages by what they share. Linear in the
    /// number of such pairs; what is frequent makes none.
    pub(super) fn told(&self, languages: &Languages, units: &Units, affairs: &Table<f32>) -> Told {
        let mut known = Told::default();
        for (thing, having) in self.things.iter().zip(&self.units) {
            let articles: Vec<&[u32]> = having
                .chunk_by(|&x, &y| units.article(x as usize) == units.article(y as usize))
                .collect();
            for (index, second) in articles.iter().enumerate() {
                for first in &articles[..index] {
                    let [a, b] = [first[0], second[0]].map(|it| units.article(it as usize));
                    let often = first.len().max(second.len()) as u32;
                    let compared = languages.differ(a, b) && *affairs.at(a, b) >= OTHER_AFFAIR;
                    if often <= OFTEN && compared {
                        let pairs = first.iter().flat_map(|&x| second.iter().map(move |&y| (x, y)));
                        known.add(pairs, thing.alone() / (often as f32).sqrt());
                    }
                }
            }
        }
        known
    }
}

/// By pair of sentences: how little doubt is left that they tell the same, as each thing that they share
/// takes some away.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Minus the logarithm of the probability that they do not tell the same, in [`STEPS`].
    known: FxHashMap<(u32, u32), u32>,
}

impl Told {
    /// Counts something that alone would give each of the pairs this `probability`, 0 to less than 1.
    pub(super) fn add(&mut self, pairs: impl IntoIterator<Item = (u32, u32)>, probability: f32) {
        let told = (-(1.0 - probability).ln() * STEPS).round() as u32;
        for pair in pairs {
            *self.known.entry(pair).or_default() += told;
        }
    }

    /// The pairs with their scores, in no order.
    pub(super) fn scores(&self, units: &Units, affairs: &Table<f32>) -> Vec<Scored> {
        let doubt = |told: u32| (-(told as f32) / STEPS).exp();
        let score = |(&(x, y), &told): (&(u32, u32), &u32)| {
            let [a, b] = [x, y].map(|it| units.article(it as usize));
            let before = x.checked_sub(1).zip(y.checked_sub(1));
            let beside = before.into_iter().chain([(x + 1, y + 1)]).filter_map(|pair| {
                let inside = |unit: u32, article: usize| {
                    units.of_article[article].contains(&(unit as usize))
                };
                let told = *self.known.get(&pair)?;
                (inside(pair.0, a) && inside(pair.1, b)).then(|| 1.0 - doubt(told))
            });
            let beside = beside.fold(0.0, f32::max);
            let same = 1.0 - doubt(told) * (1.0 - BESIDE * beside);
            (x, y, model::probability(*affairs.at(a, b)) * same)
        };
        self.known.iter().map(score).collect()
    }
}
