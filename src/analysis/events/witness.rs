//! Sentences that a third article joins: where it tells what two sentences tell, with a sentence that
//! is surely linked with both, these two are likelier to tell the same. News is told many times over, and a
//! fuller account stands between two short ones that share few words.

use super::candidates::Candidate;
use super::space::both;

/// Score from which a link can bear witness.
const LEAST: f32 = 0.2;

/// By candidate: the surer of the ways from the one sentence to the other through a third article, each as
/// sure as the weaker of its two links; 0 (there is none) to 1. `scores` are those of the candidates,
/// whose sentences are numbered below `units`. Linear in the candidates times the sure links of a sentence.
pub(super) fn witnesses(units: usize, candidates: &[Candidate], scores: &[f32]) -> Vec<f32> {
    let mut partners: Vec<Vec<(u32, f32)>> = vec![Vec::new(); units];
    let sure = candidates.iter().zip(scores).filter(|(_, score)| **score > LEAST);
    for (it, &score) in sure {
        partners[it.a as usize].push((it.b, score));
        partners[it.b as usize].push((it.a, score));
    }
    for partners in &mut partners {
        partners.sort_unstable_by_key(|it| it.0);
    }
    let way = |it: &Candidate| {
        let [a, b] = [it.a, it.b].map(|unit| &partners[unit as usize]);
        let surest = both(a, b).map(|(_, x, y)| x.min(y)).fold(LEAST, f32::max);
        (surest - LEAST) / (1.0 - LEAST)
    };
    candidates.iter().map(way).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: u32, b: u32) -> Candidate {
        Candidate { a, b, density: 0.0, likeness: 0.0 }
    }

    /// The witnesses of the pairs of the units 0, 1, 2 … with these scores.
    fn heard(scores: &[(u32, u32, f32)]) -> Vec<f32> {
        let pairs: Vec<Candidate> = scores.iter().map(|it| pair(it.0, it.1)).collect();
        let scores: Vec<f32> = scores.iter().map(|it| it.2).collect();
        witnesses(5, &pairs, &scores)
    }

    #[test]
    fn a_way_is_as_sure_as_the_weaker_of_its_links_and_the_surest_way_counts() {
        let through_two_and_three =
            [(0, 1, 0.1), (0, 2, 0.9), (1, 2, 0.6), (0, 3, 0.4), (1, 3, 0.95)];
        let heard = heard(&through_two_and_three);
        assert!((heard[0] - 0.5).abs() < 1e-6, "{heard:?}");
    }

    #[test]
    fn what_is_hardly_linked_bears_no_witness() {
        let heard_of = heard(&[(0, 1, 0.9), (0, 2, 0.2), (1, 2, 0.9)]);
        assert!(heard_of[0] <= 0.0 && heard_of[2] <= 0.0, "{heard_of:?}");
        assert!(heard_of[1] > 0.8, "the two sure ones bear witness for the third");
        let apart = heard(&[(0, 1, 0.9), (0, 2, 0.9), (1, 3, 0.9)]);
        assert!(apart.iter().all(|&it| it <= 0.0), "{apart:?}");
    }
}
