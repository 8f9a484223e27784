//! Searching: the prompt, and from hit to hit.

use super::key::{Key, KeyCode};
use super::{App, Landing, Prompt, Search};

impl App {
    /// Opens the search prompt, or the filter of the view on top.
    pub(super) fn open_prompt(&mut self) {
        let prompt = match self.view() {
            Some(view) => Prompt { text: view.filter.clone(), origin: None },
            None => Prompt { text: String::new(), origin: Some(self.spot()) },
        };
        self.prompt = Some(prompt);
    }

    /// Takes a key while a line is being typed.
    pub(super) fn type_key(&mut self, key: Key) {
        let Some(prompt) = &mut self.prompt else { return };
        match key {
            // The list that is being filtered can be moved in.
            Key { code: KeyCode::Down, .. } => return self.move_selection(1),
            Key { code: KeyCode::Up, .. } => return self.move_selection(-1),
            Key { code: KeyCode::Enter, .. } => return self.accept(),
            Key { code: KeyCode::Esc, .. } => return self.cancel(),
            Key { code: KeyCode::Backspace, .. } => {
                if prompt.text.pop().is_none() {
                    return self.cancel();
                }
            }
            Key { code: KeyCode::Char('u'), ctrl: true, .. } => prompt.text.clear(),
            Key { code: KeyCode::Char('w'), ctrl: true, .. } => {
                let kept = prompt.text.trim_end().rfind(' ').map_or(0, |at| at + 1);
                prompt.text.truncate(kept);
            }
            Key { code: KeyCode::Char(c), ctrl: false, alt: false, .. } => prompt.text.push(c),
            _ => return,
        }
        let Prompt { text, origin } = prompt.clone();
        match (origin, self.views.last_mut()) {
            (None, Some(view)) => {
                view.filter = text;
                self.relist();
            }
            (Some(origin), _) => {
                self.restore(&origin);
                self.search = Search::new(&text, &self.articles);
                self.show_nearest_hit();
            }
            (None, None) => {}
        }
    }

    fn accept(&mut self) {
        let Some(prompt) = self.prompt.take() else { return };
        let Some(origin) = prompt.origin else { return };
        if prompt.text.is_empty() {
            return;
        }
        if self.search.total() == 0 {
            self.restore(&origin);
            return self.warn(format!("nothing matches {}", prompt.text));
        }
        self.jumps.push(origin);
    }

    fn cancel(&mut self) {
        let Some(prompt) = self.prompt.take() else { return };
        match (prompt.origin, self.views.last_mut()) {
            (Some(origin), _) => {
                self.search = Search::new("", &self.articles);
                self.restore(&origin);
            }
            (None, Some(view)) => {
                view.filter.clear();
                self.relist();
            }
            (None, None) => {}
        }
    }

    /// Shows the first hit from where the reader stands, in every pane; where the focused article
    /// has none, the nearest pane that has one takes the focus.
    fn show_nearest_hit(&mut self) {
        if self.search.total() == 0 {
            return;
        }
        let panes = self.panes.len();
        let with_hits = (0..panes).map(|step| (self.focus + step) % panes);
        let Some(focus) = with_hits
            .into_iter()
            .find(|&it| !self.search.hits_in(self.panes[it].article).is_empty())
        else {
            return;
        };
        self.set_focus(focus);
        for index in 0..panes {
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
            return self.say("no search: press /");
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
        let panes = self.panes.len();
        for step in 1..=panes {
            let pane = if onward { self.focus + step } else { self.focus + panes - step } % panes;
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
        let folds = self.folds(self.panes[index].article).to_vec();
        let opened =
            self.panes[index].on_hidden(offset) && self.panes[index].open_fold_at(&folds, offset);
        if opened {
            self.refresh_pane(index);
        }
        self.panes[index].go_to(offset);
        if index == self.focus {
            self.landing = Some(Landing { pane: index, offset, event: None });
        }
    }
}
