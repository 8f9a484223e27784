//! What is measured of a pair of sentences. Every measure lies between 0 and 1, grows with the
//! odds of a link, and is the same whichever sentence comes first.

use super::Set;
use super::candidates::Candidate;
use super::order;
use super::rivals::Rivals;

/// How many measures there are of a pair of sentences.
pub(super) const COUNT: usize = 5;

/// What they are called, in order.
pub const NAMES: [&str; COUNT] = ["density", "likeness", "order", "beside", "lead"];

/// The measures of a pair of sentences, in the order of [`NAMES`].
pub type PairMeasures = [f32; COUNT];

/// Distance of places, as a share of the article, at which order begins to tell.
const NEAR: f32 = 0.15;

/// Sentences from the top of an article after which what it tells first is hardly told any more.
const LEAD: f32 = 1.0;

/// The measures of all candidates, in their order. Linear in their number.
pub(super) fn measures<'a>(
    set: &'a Set,
    candidates: &'a [Candidate],
) -> impl Iterator<Item = PairMeasures> + 'a {
    let rivals = Rivals::new(&set.units, candidates);
    let sure = candidates.iter().copied().filter(|it| rivals.mutual(it));
    let trust = order::trust(&set.units, sure);
    let units = 0..set.units.all.len();
    let place: Vec<f32> = units.clone().map(|it| set.units.place(it) / NEAR).collect();
    // Reports of one affair begin with what is new of it, each in words of its own.
    let lead = |unit| (-(set.units.above(unit) as f32) / LEAD).exp();
    let lead: Vec<f32> = units.map(lead).collect();
    let measure = move |(it, beside): (&Candidate, f32)| {
        let (a, b) = (it.a as usize, it.b as usize);
        let trust = *trust.at(set.units.article(a), set.units.article(b));
        let apart = place[a] - place[b];
        let order = if trust > 0.0 { trust * (-apart * apart).exp() } else { 0.0 };
        [density(it), it.likeness, order, beside, lead[a] * lead[b]]
    };
    candidates.iter().zip(beside(set, candidates)).map(measure)
}

/// How much two sentences share for their length, 0 to 1.
fn density(it: &Candidate) -> f32 {
    saturate(it.density, 0.3)
}

/// How far two sentences are alike in meaning, 0 to 1, where there is an embedding. It counts as far as
/// their words speak for a link: alone it joins whatever is of one kind.
pub(super) fn meaning(set: &Set, it: &Candidate) -> Option<f32> {
    let cosine = set.meaning.as_ref()?.likeness(it.a as usize, it.b as usize);
    Some(cosine.max(0.0) * density(it).sqrt())
}

/// By candidate: how alike the sentences before both and the sentences after both are, on
/// average. Linear: neighbours stand in neighbouring rows, which are walked side by side.
fn beside(set: &Set, candidates: &[Candidate]) -> Vec<f32> {
    let mut beside = vec![0.0; candidates.len()];
    let rows: Vec<&[Candidate]> = candidates.chunk_by(|x, y| x.a == y.a).collect();
    let mut first = 0;
    for pair in rows.windows(2) {
        let (row, next) = (pair[0], pair[1]);
        let after = first + row.len();
        let (a, below) = (row[0].a as usize, next[0].a as usize);
        if below == a + 1 && set.units.article(a) == set.units.article(below) {
            let mut at = 0;
            for (place, it) in row.iter().enumerate() {
                while at < next.len() && next[at].b < it.b + 1 {
                    at += 1;
                }
                let Some(other) = next.get(at).filter(|other| other.b == it.b + 1) else {
                    continue;
                };
                if set.units.article(it.b as usize) == set.units.article(other.b as usize) {
                    beside[first + place] += other.likeness / 2.0;
                    beside[after + at] += it.likeness / 2.0;
                }
            }
        }
        first = after;
    }
    beside
}

/// `x` on a scale from 0 to 1 that reaches one half at `half`.
pub(super) fn saturate(x: f32, half: f32) -> f32 {
    x / (x + half)
}
