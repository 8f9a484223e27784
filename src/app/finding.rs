//! Searching: while typing, and from hit to hit.

use super::action::Action;
use super::jumps::Spot;
use super::prompt::{Prompt, PromptKind};
use super::stepping::Landing;
use super::{App, Search};

impl App {
    /// Opens the search prompt, or the filter of the view on top.
    pub(super) fn open_prompt(&mut self) {
        self.prompt = Some(match self.view() {
            Some(view) => Prompt::new(PromptKind::Filter, view.filter.clone()),
            None => Prompt::new(PromptKind::Search(self.spot()), ""),
        });
    }

    /// Searches from where the reader was when they began to type.
    pub(super) fn search_while_typing(&mut self, text: &str, origin: &Spot) {
        self.restore(origin);
        self.search = Search::new(text, &self.articles);
        self.show_nearest_hit();
    }

    /// Stays where the search has led.
    pub(super) fn accept_search(&mut self, text: &str, origin: Spot) {
        if text.is_empty() {
            return;
        }
        if self.search.total() == 0 {
            self.restore(&origin);
            return self.warn(format!("nothing matches {text}"));
        }
        self.jumps.push(origin);
    }

    /// Goes back to where the reader was.
    pub(super) fn cancel_search(&mut self, origin: &Spot) {
        self.search = Search::new("", &self.articles);
        self.restore(origin);
    }

    /// Shows the first hit from where the reader stands, in every pane; where the focused article
    /// has none, the nearest pane that has one takes the focus.
    fn show_nearest_hit(&mut self) {
        if self.search.total() == 0 {
            return;
        }
        let open = self.order.clone();
        let with_hits = self.onward_from_focus();
        let Some(focus) = with_hits
            .into_iter()
            .find(|&it| !self.search.hits_in(self.panes[it].article).is_empty())
        else {
            return;
        };
        self.set_focus(focus);
        for index in open {
            let hits = self.search.hits_in(self.panes[index].article);
            let from = self.panes[index].offset();
            let Some(hit) = hits.iter().find(|hit| hit.start >= from).or(hits.first()).copied()
            else {
                continue;
            };
            self.show_hit(index, hit.start);
        }
    }

    /// Goes `count` hits on in the focused article; past its end, on in the next article with hits.
    pub(super) fn step_hits(&mut self, count: isize) {
        if self.search.total() == 0 {
            let search = self.key_for(Action::Search);
            let note = self.key_for(Action::Note);
            return self.say(format!("no search: {search} searches, {note} writes a note"));
        }
        self.jump(|app| {
            for _ in 0..count.unsigned_abs() {
                app.step_hit(count > 0);
            }
            app.follow();
        });
    }

    fn step_hit(&mut self, onward: bool) {
        let here = self.landing_here().map(|it| it.offset);
        let hits = self.search.hits_in(self.focused().article);
        let row = self.focused().offset();
        let next = if onward {
            hits.iter().find(|hit| here.map_or(hit.start >= row, |here| hit.start > here))
        } else {
            hits.iter().rev().find(|hit| hit.start < here.unwrap_or(row))
        };
        if let Some(hit) = next.copied() {
            return self.show_hit(self.focus, hit.start);
        }
        let mut panes = self.onward_from_focus();
        panes.rotate_left(1);
        if !onward {
            panes[..].reverse();
            panes.rotate_left(1);
        }
        for pane in panes {
            let hits = self.search.hits_in(self.panes[pane].article);
            let hit = if onward { hits.first() } else { hits.last() };
            if let Some(hit) = hit.copied() {
                self.set_focus(pane);
                return self.show_hit(pane, hit.start);
            }
        }
    }

    /// Which of the focused article's hits the reader stands on, from 1.
    pub fn hit_number(&self) -> Option<usize> {
        let here = self.landing_here()?.offset;
        let hits = self.search.hits_in(self.focused().article);
        hits.iter().position(|hit| hit.start == here).map(|at| at + 1)
    }

    fn show_hit(&mut self, index: usize, offset: usize) {
        if self.panes[index].on_hidden(offset) {
            self.open_at(index, offset);
        }
        self.panes[index].go_to(offset);
        if index == self.focus {
            self.landing = Some(Landing { pane: index, offset, event: None });
        }
    }
}
