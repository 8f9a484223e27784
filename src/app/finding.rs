//! Searching: while typing, and from hit to hit.

use super::action::Action;
use super::jumps::Spot;
use super::prompt::{Prompt, PromptKind};
use super::{App, Search};

/// Searches remembered.
const MOST: usize = 50;

impl App {
    /// Opens the search prompt, or the filter of the view on top.
    pub(super) fn open_prompt(&mut self) {
        let (kind, text) = if let Some(view) = self.view() {
            (PromptKind::Filter, view.filter.clone())
        } else {
            (PromptKind::Search(self.spot(), self.search.pattern.clone()), String::new())
        };
        self.prompt = Some(Prompt::new(kind, text));
    }

    /// Searches from where the reader was when they began to type.
    pub(super) fn search_while_typing(&mut self, text: &str, origin: &Spot) {
        self.restore(origin);
        self.search_for(text);
        self.show_nearest_hit();
    }

    /// Stays where the search has led; with nothing typed, goes on with what was searched for `before`.
    pub(super) fn accept_search(&mut self, text: &str, origin: Spot, before: &str) {
        if text.is_empty() {
            self.cancel_search(&origin, before);
            return self.step_hits(1);
        }
        self.searches.retain(|it| it != text);
        self.searches.push(text.to_owned());
        let surplus = self.searches.len().saturating_sub(MOST);
        self.searches.drain(..surplus);
        if self.search.total() == 0 {
            self.restore(&origin);
            return self.warn(format!("nothing matches {text}"));
        }
        self.jumps.push(origin);
    }

    /// Goes back to where the reader was, and to what was searched for `before`.
    pub(super) fn cancel_search(&mut self, origin: &Spot, before: &str) {
        self.search_for(before);
        self.restore(origin);
    }

    /// The search that was made before the one for `text`, or after it if `steps` are positive; nothing typed
    /// comes after them all. `None` if there is no other.
    pub(super) fn search_before(&self, text: &str, steps: isize) -> Option<&str> {
        let known = self.searches.iter().position(|it| it == text);
        let at = known.unwrap_or(self.searches.len()).checked_add_signed(steps)?;
        if at == self.searches.len() && known.is_some() {
            return Some("");
        }
        self.searches.get(at).map(String::as_str)
    }

    fn search_for(&mut self, pattern: &str) {
        if self.search.pattern != pattern {
            self.search = Search::new(pattern, &self.articles);
        }
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
            let next = hits.partition_point(|hit| hit.start < from);
            let Some(hit) = hits.get(next).or(hits.first()).copied() else { continue };
            self.show_hit(index, hit.start);
        }
    }

    /// Goes `count` hits on in the focused article; past its end, on in the next article with hits.
    pub(super) fn step_hits(&mut self, count: isize) {
        // A search that was ended goes on.
        if let Some(last) = self.searches.last().filter(|_| self.search.pattern.is_empty()).cloned()
        {
            self.search_for(&last);
        }
        if self.search.total() == 0 && !self.search.pattern.is_empty() {
            return self.say(format!("nothing matches {}", self.search.pattern));
        }
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
        let here = self.focused().landing();
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
        let here = self.focused().landing()?;
        let hits = self.search.hits_in(self.focused().article);
        hits.binary_search_by_key(&here, |hit| hit.start).ok().map(|at| at + 1)
    }

    fn show_hit(&mut self, index: usize, offset: usize) {
        if self.panes[index].on_hidden(offset) {
            self.open_at(index, offset);
        }
        self.panes[index].go_to(offset);
        self.panes[index].land(offset);
    }
}
