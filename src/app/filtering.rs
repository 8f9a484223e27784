//! Panes that show only some passages: those that match a pattern, are shared, or are told only here.

use super::jumps::Spot;
use super::prompt::{Prompt, PromptKind};
use super::{App, Search};
use crate::text::{Article, Span};

/// What the panes are filtered for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// What the reader typed: a pattern as for a search, or one of [`Filter::NAMED`].
    pub wanted: String,
    /// By article and block: whether it is out of sight.
    hidden: Vec<Vec<bool>>,
}

impl Filter {
    /// What can be asked for by name, and what it means.
    pub const NAMED: [(&'static str, &'static str); 2] = [
        (":shared", "passages that other articles tell, too"),
        (":only-here", "passages that no other article tells"),
    ];

    /// Whether anything is out of sight.
    pub fn is_on(&self) -> bool {
        !self.hidden.is_empty()
    }

    /// By block of an article: whether it is out of sight. Empty: nothing is.
    pub fn hidden_in(&self, article: usize) -> &[bool] {
        self.hidden.get(article).map_or(&[], Vec::as_slice)
    }

    /// How many blocks of an article pass.
    pub fn passing(&self, article: usize) -> usize {
        self.hidden_in(article).iter().filter(|hidden| !**hidden).count()
    }
}

impl App {
    /// Opens the line that the filter of the panes is typed in.
    pub(super) fn open_passage_filter(&mut self) {
        self.prompt = Some(Prompt::new(PromptKind::Passages(self.spot()), ""));
    }

    /// Filters while the reader types.
    pub(super) fn filter_while_typing(&mut self, text: &str, origin: &Spot) {
        self.filter_for(text);
        self.restore(origin);
        self.stand_on_passages();
    }

    /// Keeps the filter that was typed, unless nothing passes it.
    pub(super) fn accept_filter(&mut self, text: &str, origin: Spot) {
        let passes = |pane: &usize| self.filter.passing(self.panes[*pane].article) > 0;
        if text.is_empty() {
            self.cancel_filter(&origin);
            self.say("all passages are shown");
        } else if self.analysis.is_none() && Filter::NAMED.iter().any(|it| it.0 == text) {
            self.cancel_filter(&origin);
            self.say_uncompared();
        } else if !self.filter.is_on() {
            self.cancel_filter(&origin);
            let names = Filter::NAMED.map(|it| it.0).join(" or ");
            self.warn(format!("there is no filter {text}: type words, or {names}"));
        } else if !self.order.iter().any(passes) {
            self.cancel_filter(&origin);
            self.warn(format!("no passage matches {text}"));
        } else {
            self.jumps.push(origin);
        }
    }

    /// Takes the filter off and goes back to where the reader was.
    pub(super) fn cancel_filter(&mut self, origin: &Spot) {
        self.filter_for("");
        self.restore(origin);
    }

    /// The filter that is named after `text`: what a key that completes puts in its place.
    pub(super) fn next_named(text: &str, steps: isize) -> &'static str {
        let names = Filter::NAMED.map(|it| it.0);
        if let Some(at) = names.iter().position(|it| *it == text) {
            return names[(at as isize + steps).rem_euclid(names.len() as isize) as usize];
        }
        names.into_iter().find(|it| it.starts_with(text)).unwrap_or(names[0])
    }

    /// Shows only the passages that `wanted` asks for; all of them, if it is empty or the name of no
    /// filter. Linear in the texts.
    pub fn filter_for(&mut self, wanted: &str) {
        wanted.clone_into(&mut self.filter.wanted);
        for pane in &mut self.panes {
            pane.hide_again();
        }
        self.refilter();
        self.lay_out();
    }

    /// Looks anew which passages pass the filter.
    pub(super) fn refilter(&mut self) {
        let wanted = self.filter.wanted.clone();
        self.filter.hidden = match wanted.as_str() {
            "" => Vec::new(),
            // Who tells what is not known yet.
            name if name.starts_with(':') && self.analysis.is_none() => Vec::new(),
            ":shared" => self.blocks_without(|article, text, block| {
                let tellers = &self.marks[article].tellers;
                text.sentences_of(block).any(|it| tellers.get(it).is_some_and(|it| !it.is_empty()))
            }),
            ":only-here" => self.blocks_without(|article, text, block| {
                overlap(&self.marks[article].only_here, text.blocks[block].span)
            }),
            name if name.starts_with(':') => Vec::new(),
            pattern => {
                let search = Search::new(pattern, &self.articles);
                self.blocks_without(|article, text, block| {
                    overlap(search.hits_in(article), text.blocks[block].span)
                })
            }
        };
    }

    /// By article and block: whether `passes` says no to it.
    fn blocks_without(&self, passes: impl Fn(usize, &Article, usize) -> bool) -> Vec<Vec<bool>> {
        let articles = self.articles.iter().enumerate();
        let hidden = articles.map(|(article, text)| {
            (0..text.blocks.len()).map(|block| !passes(article, text, block)).collect()
        });
        hidden.collect()
    }

    /// Moves from what is out of sight to the next passage that is shown, in every pane.
    fn stand_on_passages(&mut self) {
        for index in self.order.clone() {
            let pane = &mut self.panes[index];
            let (from, hidden) = (pane.offset(), self.filter.hidden_in(pane.article));
            let blocks = &self.articles[pane.article].blocks;
            let shown = |&at: &usize| hidden.get(at).is_some_and(|hidden| !hidden);
            let first = blocks.partition_point(|it| it.span.end <= from);
            let next = (first..blocks.len()).find(shown).or_else(|| (0..first).rev().find(shown));
            if let Some(block) = next.filter(|_| pane.on_fold()) {
                pane.go_to(blocks[block].span.start);
            }
        }
        self.follow();
    }
}

/// Whether one of `spans`, which are in order, overlaps `span`.
fn overlap(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|it| it.end <= span.start);
    spans.get(next).is_some_and(|it| it.start < span.end)
}
