//! The panes as things on a screen: focus, zoom, closing and opening again, their order, the base.

use crate::text::siglum;

use super::App;
use super::action::Action;

impl App {
    /// Whether the pane of an article is open.
    pub fn is_open(&self, pane: usize) -> bool {
        self.order.contains(&pane)
    }

    /// The articles whose panes are closed, the one closed last at the end.
    pub fn closed(&self) -> &[usize] {
        &self.closed
    }

    /// Where a pane stands among the open ones.
    pub(super) fn position(&self, pane: usize) -> Option<usize> {
        self.order.iter().position(|&it| it == pane)
    }

    /// The open panes from the focused one on, round the end.
    pub(super) fn onward_from_focus(&self) -> Vec<usize> {
        let mut panes = self.order.clone();
        panes.rotate_left(self.position(self.focus).unwrap_or(0));
        panes
    }

    /// Focuses a pane and brings it on screen; a closed one is opened again.
    pub(super) fn set_focus(&mut self, pane: usize) {
        if pane == self.focus || pane >= self.panes.len() {
            return;
        }
        if !self.is_open(pane) {
            self.open_again(pane);
        }
        self.focus = pane;
        if !self.visible.contains(&pane) {
            self.lay_out();
            self.follow_focus();
        }
    }

    /// Lets what is on screen follow a pane that has come to it.
    fn follow_focus(&mut self) {
        // Level pages are others than they were: they must be shown at the same place.
        if self.scrolling == super::Scrolling::Level {
            self.follow();
        }
    }

    /// Focuses the pane `steps` further on, round the ends.
    pub(super) fn focus_beside(&mut self, steps: isize) {
        let at = self.position(self.focus).unwrap_or(0) as isize;
        let to = (at + steps).rem_euclid(self.order.len() as isize) as usize;
        self.set_focus(self.order[to]);
    }

    pub(super) fn set_zoom(&mut self, zoomed: bool) {
        self.zoomed = zoomed;
        self.lay_out();
        self.follow();
    }

    /// Closes the focused pane. Its article stays in the set: lists and links know it.
    pub(super) fn close_pane(&mut self) {
        let Some(at) = self.position(self.focus).filter(|_| self.order.len() > 1) else {
            return self.say("this is the last article on screen");
        };
        let pane = self.order.remove(at);
        self.closed.push(pane);
        let next = self.order[at.min(self.order.len() - 1)];
        let shown = |pane: &&usize| self.visible.contains(pane);
        let shown = self.order[at..].iter().chain(self.order[..at].iter().rev()).find(shown);
        self.focus = shown.copied().unwrap_or(next);
        self.visible.retain(|&it| it != pane);
        self.lay_out();
        self.follow();
        let again = self.key_for(Action::Reopen);
        self.say(format!("{} closed · {again} opens it again", siglum(self.panes[pane].article)));
    }

    /// Opens the pane that was closed last.
    pub(super) fn reopen_last(&mut self) {
        match self.closed.last() {
            Some(&pane) => self.reopen(pane),
            None => self.say("no article is closed"),
        }
    }

    /// Opens a closed pane again and focuses it.
    pub(super) fn reopen(&mut self, pane: usize) {
        self.set_focus(pane);
        self.follow();
    }

    /// Opens a pane again, where it stood among the others in the beginning.
    fn open_again(&mut self, pane: usize) {
        self.closed.retain(|&it| it != pane);
        let at = self.order.iter().position(|&it| it > pane).unwrap_or(self.order.len());
        self.order.insert(at, pane);
        self.say(format!("{} opened again", siglum(self.panes[pane].article)));
        self.lay_out();
    }

    /// Moves the focused pane `steps` places on among the others.
    pub(super) fn move_pane(&mut self, steps: isize) {
        let Some(at) = self.position(self.focus) else { return };
        let last = self.order.len() - 1;
        let to = (at as isize).saturating_add(steps).clamp(0, last as isize) as usize;
        if to == at {
            let side = if steps < 0 { "first" } else { "last" };
            return self.say(format!("this is the {side} article already"));
        }
        let pane = self.order.remove(at);
        self.order.insert(to, pane);
        self.lay_out();
        self.follow();
    }

    /// Makes an article the one that the others are compared with.
    pub fn make_base(&mut self, article: usize) {
        if article >= self.articles.len() {
            return;
        }
        self.base = article;
        self.lay_out();
        self.follow();
        self.relist();
        let name = self.articles[article].name();
        self.say(format!("{} is the base: {name}", siglum(article)));
    }
}
