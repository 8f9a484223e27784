//! Stepping out: of a view, a pin half made, the comparison, a search, a filter, and at last the program.

use super::action::Action;
use super::{App, Effect, Search};

impl App {
    /// Closes what lies on top, or quits where nothing does.
    pub(super) fn close(&mut self) -> Vec<Effect> {
        if self.let_go() || self.end_search() { Vec::new() } else { vec![Effect::Quit] }
    }

    /// What `close` does, but for the filter of a view first, and the end of the comparison; it never quits.
    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        if self.view().is_some_and(|it| !it.filter.is_empty()) {
            self.filter("");
            return Vec::new();
        }
        if self.let_go() {
            return Vec::new();
        }
        if self.progress.is_some() {
            self.stop_comparing();
            let again = self.key_for(Action::Reload);
            self.say(if self.analysis.is_some() {
                format!("stopped: what is marked is what was found before; {again} compares again")
            } else {
                format!("stopped: without links, events and repeats; {again} compares again")
            });
            return vec![Effect::Cancel];
        }
        if !self.end_search() {
            let quit = self.key_for(Action::Close);
            self.say(format!("there is nothing to stop or close; {quit} quits"));
        }
        Vec::new()
    }

    /// Closes the view on top, or lets go of the held sentence. Returns whether there was either.
    fn let_go(&mut self) -> bool {
        if self.views.pop().is_some() {
            return true;
        }
        let held = self.held.take().is_some();
        if held {
            self.say("let go; nothing is pinned");
        }
        held
    }

    /// Ends the search, or else takes the filter off. Returns whether there was either.
    fn end_search(&mut self) -> bool {
        if !self.search.pattern.is_empty() {
            self.search = Search::new("", &self.articles);
            return true;
        }
        let filtered = self.filter.is_on();
        if filtered {
            self.filter_for("");
            self.say("all passages are shown again");
        }
        filtered
    }
}
