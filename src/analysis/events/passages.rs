//! From groups of linked sentences to events of passages, and what no other article tells.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Article, Span};

use super::super::Corpus;
use super::gather::Group;
use super::label::{Gathered, ToldIn, words_of};
use super::linkage::Linkage;
use super::scores::Scored;
use super::{Event, Link, Passage, SentenceRef, Set};

/// Sentences that may stand between two of a group for them to be one passage.
const BRIDGE: usize = 1;

impl Set {
    /// The events, the most important first: told by most articles, then most surely.
    pub(super) fn events(
        &self,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        groups: &[Group],
        linkage: &Linkage,
        links: &[Link],
    ) -> Vec<Event> {
        let index: FxHashMap<(SentenceRef, SentenceRef), usize> =
            links.iter().enumerate().map(|(index, it)| ((it.a, it.b), index)).collect();
        let told = groups.iter().map(|group| {
            let central = group.iter().map(|&it| linkage.support(it, group, &self.units));
            let later = |(place, &a)| group[place + 1..].iter().map(move |&b| (a, b));
            let pairs = group.iter().enumerate().flat_map(later);
            let linked: Vec<(u32, u32)> = pairs.filter(|it| linkage.joins(it.0, it.1)).collect();
            let shared = self.shared(&linked);
            Gathered { group, central: central.collect(), linked, shared }
        });
        let told: Vec<Gathered<'_>> = told.collect();
        let mut most: FxHashMap<u32, f32> = FxHashMap::default();
        for (&unit, &central) in told.iter().flat_map(|it| it.group.iter().zip(&it.central)) {
            let most = most.entry(unit).or_default();
            *most = most.max(central);
        }
        let told_in = ToldIn::new(&told);
        let label = |told: &Gathered<'_>, taken: &FxHashSet<Vec<String>>| {
            self.label(articles, corpus, told, &told_in, taken)
        };
        let at = |unit: u32| self.units.all[unit as usize].at;
        let made = told.iter().map(|told| {
            let linked = told.linked.iter();
            let mut links: Vec<usize> =
                linked.filter_map(|&(a, b)| index.get(&(at(a), at(b))).copied()).collect();
            links.sort_unstable();
            let passages = self.passages(told);
            let importance = importance(&passages);
            let label = label(told, &FxHashSet::default());
            let event = Event { label, date: self.day(told, &most), passages, links };
            Made { told, importance, event }
        });
        let mut events: Vec<Made<'_>> = made.collect();
        events.sort_by(|x, y| {
            let ((told, surely), (less, unsurely)) = (y.importance, x.importance);
            let surer = || surely.total_cmp(&unsurely);
            told.cmp(&less).then_with(surer).then_with(|| x.event.label.cmp(&y.event.label))
        });
        // Of two with one label the less important gets another.
        let mut taken = FxHashSet::default();
        for Made { told, event, .. } in &mut events {
            if !taken.insert(words_of(&event.label)) {
                event.label = label(told, &taken);
                taken.insert(words_of(&event.label));
            }
        }
        events.into_iter().map(|it| it.event).collect()
    }

    /// Joins the units of a group that stand side by side in a block.
    fn passages(&self, Gathered { group, central, .. }: &Gathered<'_>) -> Vec<Passage> {
        let rejected = |article, sentence| {
            let unit = self.units.of_sentence(SentenceRef { article, sentence });
            unit.is_some_and(|unit| self.judgements.part(&[unit], group))
        };
        let mut passages: Vec<(usize, Passage)> = Vec::new();
        for (&unit, &score) in group.iter().zip(central) {
            let it = &self.units.all[unit as usize];
            let sentence = it.at.sentence;
            if let Some((block, last)) = passages.last_mut()
                && last.article == it.at.article
                && *block == it.block
                && sentence <= last.sentences.end + BRIDGE
                && !(last.sentences.end..sentence).any(|gap| rejected(it.at.article, gap))
            {
                last.sentences.end = sentence + 1;
                last.score = last.score.max(score);
                continue;
            }
            let sentences = sentence..sentence + 1;
            passages.push((it.block, Passage { article: it.at.article, sentences, score }));
        }
        passages.into_iter().map(|it| it.1).collect()
    }

    /// By article: the runs of compared sentences of a block that no link reaches. None where all other
    /// articles are in other languages and not compared by meaning.
    pub(super) fn only_here(&self, articles: &[Arc<Article>], sure: &[Scored]) -> Vec<Vec<Span>> {
        let told: FxHashSet<u32> = sure.iter().flat_map(|&(a, b, _)| [a, b]).collect();
        let mut found: Vec<Vec<Span>> = vec![Vec::new(); articles.len()];
        if articles.len() < 2 {
            return found;
        }
        for (article, range) in self.units.of_article.iter().enumerate() {
            if self.languages.parted_from_all(article, 0..articles.len()) {
                continue;
            }
            let mut last: Option<(usize, usize)> = None;
            for unit in range.clone() {
                let it = &self.units.all[unit];
                let span = articles[article].sentences[it.at.sentence].span;
                if told.contains(&(unit as u32)) || it.heading {
                    last = None;
                    continue;
                }
                let next = last == Some((it.block, it.at.sentence));
                match found[article].last_mut() {
                    Some(run) if next => run.end = span.end,
                    _ => found[article].push(span),
                }
                last = Some((it.block, it.at.sentence + 1));
            }
        }
        found
    }
}

/// An event and what it was made of.
struct Made<'a> {
    told: &'a Gathered<'a>,
    importance: (usize, f32),
    event: Event,
}

/// How many articles tell it, and how surely they do on the whole; length counts a little there.
fn importance(passages: &[Passage]) -> (usize, f32) {
    let mut told: Vec<(usize, f32)> = Vec::new();
    for passage in passages {
        match told.last_mut() {
            Some((article, best)) if *article == passage.article => *best = best.max(passage.score),
            _ => told.push((passage.article, passage.score)),
        }
    }
    let mut scores: Vec<f32> = told.iter().map(|it| it.1).collect();
    scores.sort_unstable_by(f32::total_cmp);
    (scores.len(), scores.iter().sum::<f32>() + 0.05 * (passages.len() as f32).ln())
}
