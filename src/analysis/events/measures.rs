//! What is measured of a pair of sentences. Every measure lies between 0 and 1, grows with the
//! odds of a link, and is the same whichever sentence comes first.

use super::Set;
use super::candidates::Candidate;
use super::order;
use super::rivals::Rivals;
use super::space::SCALE;

/// How many measures there are of a pair of sentences.
pub(super) const COUNT: usize = 6;

/// What they are called, in order.
pub const NAMES: [&str; COUNT] = ["likeness", "overlap", "rival", "order", "beside", "lead"];

/// The measures of a pair of sentences, in the order of [`NAMES`].
pub type PairMeasures = [f32; COUNT];

/// Distance of places, as a share of the article, at which order begins to tell.
const NEAR: f32 = 0.15;

/// The measures of all candidates, in their order. Linear in their number.
pub(super) fn measures(
    set: &Set,
    candidates: &[Candidate],
    rivals: &Rivals<'_>,
) -> Vec<PairMeasures> {
    let sure = candidates.iter().copied().filter(|it| rivals.mutual(it));
    let trust = order::trust(&set.units, sure);
    let beside = |it: &Candidate| {
        let before = it.a.checked_sub(1).zip(it.b.checked_sub(1));
        let after = Some((it.a + 1, it.b + 1));
        let same_articles = |&(a, b): &(u32, u32)| {
            let same = |x: u32, y: u32| {
                set.units.all.get(x as usize).map(|it| it.at.article)
                    == Some(set.units.article(y as usize))
            };
            same(a, it.a) && same(b, it.b)
        };
        let likeness = |pair: Option<(u32, u32)>| {
            let at = |pair| candidates.binary_search_by_key(&pair, |it| (it.a, it.b)).ok();
            pair.filter(same_articles).and_then(at).map_or(0.0, |at| candidates[at].likeness)
        };
        f32::midpoint(likeness(before), likeness(after))
    };
    let measure = |it: &Candidate| {
        let (a, b) = (it.a as usize, it.b as usize);
        let [best_a, best_b] = rivals.best(it);
        let apart = (set.units.place(a) - set.units.place(b)) / NEAR;
        let trust = trust.at(set.units.article(a), set.units.article(b));
        [
            it.likeness,
            saturate(set.space.shared(a, b) as f32 / SCALE, 8.0),
            it.likeness * it.likeness / (best_a * best_b),
            trust * (-apart * apart).exp(),
            beside(it),
            lead(set, a) * lead(set, b),
        ]
    };
    candidates.iter().map(measure).collect()
}

/// 1 for the first sentence of an article, and less the later a sentence comes: news tells the
/// main event first.
fn lead(set: &Set, unit: usize) -> f32 {
    let before = unit - set.units.of_article[set.units.article(unit)].start;
    1.0 / (1.0 + 0.5 * before as f32)
}

/// `x` on a scale from 0 to 1 that reaches one half at `half`.
pub(super) fn saturate(x: f32, half: f32) -> f32 {
    x / (x + half)
}
