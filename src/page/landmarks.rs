//! What several articles tell in the same order: the places that can stand level in all of them.

use std::sync::Arc;

use crate::analysis::{Analysis, Event, Passage, SentenceRef};
use crate::text::Article;

/// A place where passages of one event begin, in two or more articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// Index into `Analysis::events`.
    pub event: usize,
    /// By place in [`Landmarks::articles`]: the byte at which the passage begins.
    pub at: Vec<Option<usize>>,
}

/// The landmarks of some articles, such that no article would have to be reordered to bring them
/// level: where two tell things in a different order, what is better linked is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// The articles, indexes into the set.
    pub articles: Vec<usize>,
    /// From top to bottom.
    pub list: Vec<Landmark>,
}

/// Passages of two articles that tell one event.
struct Tie {
    event: usize,
    /// Place in [`Landmarks::articles`], and the byte.
    ends: [(usize, usize); 2],
    weight: f32,
}

/// What a tie weighs that no link speaks for: two articles tell the event, in other words.
const UNLINKED: f32 = 0.2;
/// What a tie weighs more that the reader has asked to see.
const WANTED: f32 = 1e4;

impl Landmarks {
    /// Finds the landmarks of `among` (indexes into `articles`). The first of `among` is joined by the
    /// others one after the other, each along its heaviest chain of links. A passage that the reader
    /// `wants` to see level (article and byte) goes before all others. n log n in the links.
    pub fn new(
        articles: &[Arc<Article>],
        analysis: &Analysis,
        among: &[usize],
        wants: Option<(usize, usize)>,
    ) -> Self {
        let mut ties = ties(articles, analysis, among);
        if let Some((article, offset)) = wants {
            let wanted = |it: &&mut Tie| {
                it.ends.iter().any(|&(at, start)| among[at] == article && start == offset)
            };
            ties.iter_mut().filter(wanted).for_each(|it| it.weight += WANTED);
        }
        let mut list: Vec<Landmark> = Vec::new();
        for newcomer in 0..among.len() {
            join(&mut list, &ties, newcomer, among.len());
        }
        list.retain(|it| it.at.iter().flatten().count() > 1);
        Self { articles: among.to_vec(), list }
    }

    /// The landmarks that two of the articles (indexes into the set) share, as pairs of bytes in order.
    pub fn shared(&self, one: usize, other: usize) -> Vec<(usize, usize)> {
        let at = |article| self.articles.iter().position(|&it| it == article);
        let (Some(one), Some(other)) = (at(one), at(other)) else { return Vec::new() };
        self.list.iter().filter_map(|it| Some((it.at[one]?, it.at[other]?))).collect()
    }
}

/// Ties between the passages that `among` have of each event.
fn ties(articles: &[Arc<Article>], analysis: &Analysis, among: &[usize]) -> Vec<Tie> {
    let mut ties = Vec::new();
    let place = |article: usize| among.iter().position(|&it| it == article);
    for (event, it) in analysis.events.iter().enumerate() {
        let mut linked = vec![false; among.len() * among.len()];
        for link in it.links.iter().filter_map(|&link| analysis.links.get(link)) {
            let (Some(a), Some(b)) = (place(link.a.article), place(link.b.article)) else {
                continue;
            };
            let ends = [(a, beginning(articles, it, link.a)), (b, beginning(articles, it, link.b))];
            ties.push(Tie { event, ends, weight: link.score });
            linked[a.min(b) * among.len() + a.max(b)] = true;
        }
        let central = |at: usize| {
            let told = it.passages.iter().filter(|it| it.article == among[at]);
            let best = told.max_by(|a, b| a.score.total_cmp(&b.score))?;
            Some((at, best.span(&articles[best.article]).start))
        };
        for a in 0..among.len() {
            for b in a + 1..among.len() {
                if !linked[a * among.len() + b]
                    && let (Some(a), Some(b)) = (central(a), central(b))
                {
                    ties.push(Tie { event, ends: [a, b], weight: UNLINKED });
                }
            }
        }
    }
    ties
}

/// Where the passage of an event begins that a sentence belongs to.
fn beginning(articles: &[Arc<Article>], event: &Event, at: SentenceRef) -> usize {
    let around = |it: &&Passage| it.article == at.article && it.sentences.contains(&at.sentence);
    let article = &articles[at.article];
    match event.passages.iter().find(around) {
        Some(passage) => passage.span(article).start,
        None => article.sentences[at.sentence].span.start,
    }
}

/// Lets an article join the landmarks of those before it, along the heaviest chain of ties that
/// ascends in both; its other passages become landmarks for those who come after.
fn join(list: &mut Vec<Landmark>, ties: &[Tie], newcomer: usize, count: usize) {
    // By article, in the order of their bytes: the landmarks that it has part in.
    let mut known: Vec<Vec<(usize, usize)>> = vec![Vec::new(); count];
    for (index, landmark) in list.iter().enumerate() {
        for (at, offset) in landmark.at.iter().enumerate() {
            known[at].extend(offset.map(|offset| (offset, index)));
        }
    }
    let landmark_at = |(at, offset): (usize, usize)| {
        let known = &known[at];
        let found = known.binary_search_by_key(&offset, |it| it.0).ok()?;
        Some(known[found].1)
    };
    // Landmarks and bytes, with what speaks for their standing level.
    let mut pairs: Vec<(usize, usize, f32)> = Vec::new();
    // Bytes, with the events told there.
    let mut told: Vec<(usize, usize)> = Vec::new();
    for tie in ties {
        for (own, other) in [(tie.ends[0], tie.ends[1]), (tie.ends[1], tie.ends[0])] {
            if own.0 != newcomer {
                continue;
            }
            told.push((own.1, tie.event));
            pairs.extend(landmark_at(other).map(|landmark| (landmark, own.1, tie.weight)));
        }
    }
    pairs.sort_by_key(|&(landmark, offset, _)| (landmark, usize::MAX - offset));
    pairs.dedup_by(|more, it| {
        let same = (more.0, more.1) == (it.0, it.1);
        it.2 += if same { more.2 } else { 0.0 };
        same
    });
    let chain = heaviest_chain(&pairs);
    for &(landmark, offset) in &chain {
        list[landmark].at[newcomer] = Some(offset);
    }
    // The most important of several events told at a byte comes first.
    told.sort_unstable();
    told.dedup_by_key(|it| it.0);
    // The chain ascends.
    told.retain(|it| chain.binary_search_by_key(&it.0, |it| it.1).is_err());
    let fresh = told.into_iter().map(|(offset, event)| {
        let mut at = vec![None; count];
        at[newcomer] = Some(offset);
        Landmark { event, at }
    });
    let mut fresh = fresh.peekable();
    let mut merged = Vec::with_capacity(list.len());
    for landmark in list.drain(..) {
        // What comes before the next place where both meet goes before it.
        if let Some(meeting) = landmark.at[newcomer] {
            while let Some(it) = fresh.next_if(|it| it.at[newcomer] < Some(meeting)) {
                merged.push(it);
            }
        }
        merged.push(landmark);
    }
    merged.extend(fresh);
    *list = merged;
}

/// The heaviest of the chains in `pairs` (sorted by the first number up and the second down) that
/// strictly ascend in both numbers. n log n.
fn heaviest_chain(pairs: &[(usize, usize, f32)]) -> Vec<(usize, usize)> {
    let mut ranks: Vec<usize> = pairs.iter().map(|it| it.1).collect();
    ranks.sort_unstable();
    ranks.dedup();
    // A Fenwick tree of the best chain that ends at each rank or before.
    let mut best: Vec<(f32, Option<usize>)> = vec![(0.0, None); ranks.len() + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let mut heaviest: (f32, Option<usize>) = (0.0, None);
    for (index, &(_, second, weight)) in pairs.iter().enumerate() {
        let rank = ranks.partition_point(|&it| it < second);
        let (mut at, mut found) = (rank, (0.0_f32, None));
        while at > 0 {
            if best[at].0 > found.0 {
                found = best[at];
            }
            at &= at - 1;
        }
        before.push(found.1);
        let chain = (found.0 + weight, Some(index));
        let mut at = rank + 1;
        while at < best.len() {
            if chain.0 > best[at].0 {
                best[at] = chain;
            }
            at += at & at.wrapping_neg();
        }
        if chain.0 > heaviest.0 {
            heaviest = chain;
        }
    }
    let mut chain = Vec::new();
    let mut next = heaviest.1;
    while let Some(at) = next {
        chain.push((pairs[at].0, pairs[at].1));
        next = before[at];
    }
    chain.reverse();
    chain
}
