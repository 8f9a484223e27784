//! Where the sentences of an article stand in an edited version of it.

use std::collections::HashMap;

use super::Article;
use super::anchor::{NEAR, Words, quote};

/// An article and an edited version of it, with their sentences matched.
pub struct Moved<'a> {
    old: &'a Article,
    new: &'a Article,
    /// By sentence of the old version: the same in the new one.
    to: Vec<Option<usize>>,
}

impl<'a> Moved<'a> {
    /// Matches the sentences of `old` with those of `new`: from both ends as long as they are the same,
    /// then those of the same words, wherever they went, and at last those that were edited where
    /// they stood. Linear in the length of both, but for the edited ones.
    pub fn new(old: &'a Article, new: &'a Article) -> Self {
        let quotes = |article: &Article| -> Vec<String> {
            (0..article.sentences.len()).map(|it| quote(article, it)).collect()
        };
        let (before, after) = (quotes(old), quotes(new));
        let same = |(a, b): &(&String, &String)| a == b;
        let head = before.iter().zip(&after).take_while(same).count();
        let (rest, room) = (&before[head..], &after[head..]);
        let tail = rest.iter().rev().zip(room.iter().rev()).take_while(same).count();
        let (end, new_end) = (before.len() - tail, after.len() - tail);

        let mut to: Vec<Option<usize>> = (0..head).map(Some).collect();
        let mut standing: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in (head..new_end).rev() {
            standing.entry(&after[at]).or_default().push(at);
        }
        let moved = before[head..end].iter().map(|it| standing.get_mut(it.as_str())?.pop());
        to.extend(moved);
        to.extend((new_end..after.len()).map(Some));
        let mut moved = Self { old, new, to };
        moved.match_edited(head..end);
        moved
    }

    /// Matches what was edited where it stood: between two sentences that are matched.
    fn match_edited(&mut self, range: std::ops::Range<usize>) {
        /// Pairs that are compared at most in one gap; where more was written anew, little is the same.
        const MOST: usize = 2000;
        let mut taken = vec![false; self.new.sentences.len()];
        for at in self.to.iter().flatten() {
            taken[*at] = true;
        }
        let mut at = range.start;
        while at < range.end {
            let end = (at..range.end).find(|&it| self.to[it].is_some()).unwrap_or(range.end);
            let first = at.checked_sub(1).map_or(0, |it| self.to[it].map_or(0, |it| it + 1));
            let last = self.to.get(end).copied().flatten().unwrap_or(taken.len());
            let free: Vec<usize> = (first..last.max(first)).filter(|&it| !taken[it]).collect();
            if (end - at) * free.len() <= MOST {
                let theirs: Vec<Words> = free.iter().map(|&it| words(self.new, it)).collect();
                for old in at..end {
                    let own = words(self.old, old);
                    let likeness = |it: usize| own.likeness(&theirs[it]);
                    let open = (0..free.len()).filter(|&it| !taken[free[it]]);
                    let best = open.max_by(|&a, &b| likeness(a).total_cmp(&likeness(b)));
                    if let Some(best) = best.filter(|&it| likeness(it) >= NEAR) {
                        taken[free[best]] = true;
                        self.to[old] = Some(free[best]);
                    }
                }
            }
            at = end + 1;
        }
    }

    /// The sentence of the new version that one of the old has become.
    pub fn sentence(&self, sentence: usize) -> Option<usize> {
        self.to.get(sentence).copied().flatten()
    }

    /// The byte of the new version at which a reader stands who stood at `offset` in the old one: in
    /// the same sentence, or where that is gone at the next one that is there, or else at the last
    /// one before.
    pub fn offset(&self, offset: usize) -> usize {
        let end = self.new.text.len();
        let Some(at) = self.old.sentence_at(offset) else { return end };
        let start = |it: usize| self.new.sentences[it].span.start;
        let Some(to) = self.sentence(at) else {
            let below = self.to[at..].iter().flatten().next();
            let above = || self.to[..at].iter().rev().flatten().next();
            return below.or_else(above).map_or(offset.min(end), |&it| start(it));
        };
        let inside = offset.saturating_sub(self.old.sentences[at].span.start);
        let last = self.new.sentences[to].span.end.saturating_sub(1).max(start(to));
        let mut found = (start(to) + inside).min(last);
        while !self.new.text.is_char_boundary(found) {
            found -= 1;
        }
        found
    }
}

fn words(article: &Article, sentence: usize) -> Words {
    Words::new(article.slice(article.sentences[sentence].span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind, Span, sentence};

    fn article(text: &str) -> Article {
        let span = Span::new(0, text.len());
        let blocks = vec![Block { span, kind: BlockKind::Paragraph, line: 1 }];
        let sentences = sentence::sentences(text, &blocks);
        Article { text: text.to_owned(), blocks, sentences, ..Article::default() }
    }

    fn to(old: &str, new: &str) -> Vec<Option<usize>> {
        let (old, new) = (article(old), article(new));
        let moved = Moved::new(&old, &new);
        (0..old.sentences.len()).map(|it| moved.sentence(it)).collect()
    }

    const TOLD: &str =
        "The mast broke at noon. Two men swam to the buoy. Nobody saw it. It rained.";

    #[test]
    fn what_stands_elsewhere_is_found_there() {
        assert_eq!(to(TOLD, TOLD), [Some(0), Some(1), Some(2), Some(3)]);
        let added = "A calm day. The mast broke at noon. Oh no. Two men swam to the buoy. Nobody \
                     saw it. Then it cleared. It rained.";
        assert_eq!(to(TOLD, added), [Some(1), Some(3), Some(4), Some(6)]);
        let turned = "Nobody saw it. It rained. The mast broke at noon.";
        assert_eq!(to(TOLD, turned), [Some(2), None, Some(0), Some(1)]);
        assert_eq!(to(TOLD, ""), [None; 4]);
    }

    #[test]
    fn what_was_edited_is_found_where_it_stood() {
        let edited =
            "The mast broke at noon. Two men then swam out to the buoy. Nobody saw. It rained.";
        assert_eq!(to(TOLD, edited), [Some(0), Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn the_second_of_two_stays_the_second() {
        let twice = "It rained. The mast broke. It rained. Nobody came.";
        assert_eq!(to(twice, &format!("Oh. {twice}")), [Some(1), Some(2), Some(3), Some(4)]);
    }

    #[test]
    fn a_reader_stays_in_the_sentence_or_goes_to_the_next_one_left() {
        let old = article(TOLD);
        let at = |new: &str, words: &str| {
            let new = article(new);
            let from = old.text.find(words).map(|it| Moved::new(&old, &new).offset(it));
            new.text[from.unwrap_or_default()..].to_owned()
        };
        let new = "Calm. Two men swam to the buoy. It rained.";
        assert_eq!(at(new, "swam"), "swam to the buoy. It rained.");
        assert_eq!(at(new, "The mast"), "Two men swam to the buoy. It rained.", "the next one");
        assert_eq!(at(new, "saw it"), "It rained.");
        assert_eq!(at("Nobody saw it.", "It rained"), "Nobody saw it.", "the last one before");
    }
}
