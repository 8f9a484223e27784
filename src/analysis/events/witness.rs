//! Sentences that a third article joins: where it tells what two sentences tell, with a sentence that
//! is surely linked with both, these two are likelier to tell the same. News is told many times over, and a
//! fuller account stands between two short ones that share few words.

use super::model;
use super::space::both;
use super::table::Table;

/// Score from which a link can bear witness.
pub(super) const LEAST: f32 = 0.2;

/// What third articles say of pairs of sentences.
#[derive(Debug)]
pub(super) struct Witnesses {
    /// By pair of articles: whether a third one tells the affair of both.
    asked: Table<bool>,
    /// By unit: the units that it is linked with, in order, and how surely.
    partners: Vec<Vec<(u32, f32)>>,
}

/// What third articles say of two sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Witness {
    /// The unit that joins them most surely, if there is one.
    pub(super) unit: Option<u32>,
    /// How surely: 0 (there is none) to 1.
    pub(super) sure: f32,
}

impl Witnesses {
    /// The witnesses among `units` sentences. `asked` tells by pair of articles whether a third one tells the
    /// affair of both, `linked` which units are linked and how surely; what is linked less surely than
    /// [`LEAST`] bears none. Near-linear in their number.
    pub(super) fn new(
        units: usize,
        asked: Table<bool>,
        linked: impl Iterator<Item = (u32, u32, f32)>,
    ) -> Self {
        let mut partners: Vec<Vec<(u32, f32)>> = vec![Vec::new(); units];
        for (a, b, score) in linked.filter(|it| it.2 > LEAST) {
            partners[a as usize].push((b, score));
            partners[b as usize].push((a, score));
        }
        for partners in &mut partners {
            partners.sort_unstable_by_key(|it| it.0);
        }
        Self { asked, partners }
    }

    /// What third articles say of two units in these articles; `None` where none tells the affair of both. The
    /// surest of the ways from the one to the other counts, each as sure as the weaker of its two links.
    /// Linear in the sure links of the two.
    pub(super) fn of(&self, [a, b]: [u32; 2], articles: [usize; 2]) -> Option<Witness> {
        if !self.asked.at(articles[0], articles[1]) {
            return None;
        }
        let [to_a, to_b] = [a, b].map(|unit| &*self.partners[unit as usize]);
        let mut surest = Witness { unit: None, sure: 0.0 };
        for (unit, x, y) in both(to_a, to_b) {
            let sure = (x.min(y) - LEAST) / (1.0 - LEAST);
            if sure > surest.sure {
                surest = Witness { unit: Some(unit), sure };
            }
        }
        Some(surest)
    }

    /// The unit of a third article that makes it likelier that two units in these articles tell the same.
    pub(super) fn heeded(&self, units: [u32; 2], articles: [usize; 2]) -> Option<u32> {
        let Witness { unit, sure } = self.of(units, articles)?;
        unit.filter(|_| model::witnessed(0.0, sure) > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The witnesses among five units, each of an article of its own, when these are linked.
    fn witnesses(linked: &[(u32, u32, f32)]) -> Witnesses {
        Witnesses::new(5, Table::new(5, |_, _| true), linked.iter().copied())
    }

    /// Who bears witness for two units, and how surely.
    fn heard(linked: &[(u32, u32, f32)], a: u32, b: u32) -> (Option<u32>, f32) {
        let heard = witnesses(linked).of([a, b], [a as usize, b as usize]).expect("all are asked");
        (heard.unit, heard.sure)
    }

    #[test]
    fn a_way_is_as_sure_as_the_weaker_of_its_links_and_the_surest_way_counts() {
        let through_two_and_three =
            [(0, 1, 0.1), (0, 2, 0.9), (1, 2, 0.6), (0, 3, 0.4), (1, 3, 0.95)];
        let (unit, sure) = heard(&through_two_and_three, 0, 1);
        assert_eq!(unit, Some(2));
        assert!((sure - 0.5).abs() < 1e-6, "{sure}");
    }

    #[test]
    fn what_is_hardly_linked_bears_no_witness() {
        let hardly = [(0, 1, 0.9), (0, 2, 0.2), (1, 2, 0.9)];
        for (a, b) in [(0, 1), (1, 2)] {
            assert_eq!(heard(&hardly, a, b), (None, 0.0));
        }
        let (unit, sure) = heard(&hardly, 0, 2);
        assert!(unit == Some(1) && sure > 0.8, "the two sure ones bear witness for the third");
        let apart = [(0, 1, 0.9), (0, 2, 0.9), (1, 3, 0.9)];
        for (a, b) in [(0, 1), (0, 2), (1, 3)] {
            assert_eq!(heard(&apart, a, b), (None, 0.0));
        }
    }

    #[test]
    fn nobody_is_asked_about_articles_whose_affair_no_third_one_tells() {
        let table = Table::new(5, |a, b| (a, b) != (0, 1));
        let linked = [(0, 2, 0.9), (1, 2, 0.9), (1, 3, 0.9), (2, 3, 0.9)];
        let witnesses = Witnesses::new(5, table, linked.into_iter());
        assert!(witnesses.of([0, 1], [0, 1]).is_none());
        assert!(witnesses.of([1, 2], [1, 2]).is_some_and(|it| it.unit == Some(3)));
    }
}
