//! Opening, moving in and going from views.

use crate::text::Span;

use super::action::Action;
use super::view::{Target, View, ViewKind};
use super::{App, Effect, Landing};

impl App {
    /// Opens the view that an action asks for, or closes it if it is on top.
    pub(super) fn open_view(&mut self, action: Action) {
        let kind = match action {
            Action::Events => ViewKind::Events,
            Action::Repeats => ViewKind::Repeats,
            Action::Why => ViewKind::Why,
            _ => ViewKind::Help,
        };
        if self.view().is_some_and(|view| view.kind == kind) {
            self.views.pop();
            return;
        }
        if kind != ViewKind::Help && self.analysis.is_none() {
            return self.say("still comparing the articles");
        }
        let mut view = View::new(kind);
        let entries = view.entries(self);
        if entries.is_empty() {
            return self.say(self.why_empty(kind));
        }
        // A list opens at what the reader is looking at.
        let here = match kind {
            ViewKind::Events => self.event_here().map(Target::Event),
            ViewKind::Repeats => {
                let marks = &self.marks[self.focused().article];
                marks
                    .repeats_over(self.focused().cursor_span())
                    .next()
                    .map(|it| Target::Repeat(it.repeat))
            }
            ViewKind::Why | ViewKind::Help => None,
        };
        let at = here.and_then(|here| entries.iter().position(|entry| entry.target == Some(here)));
        view.selected = at.unwrap_or(0);
        // One list at a time, but help comes over a list and goes again.
        if kind != ViewKind::Help {
            self.views.clear();
        }
        self.views.push(view);
        self.select_first();
    }

    fn why_empty(&self, kind: ViewKind) -> String {
        match kind {
            ViewKind::Events => "no two of these articles tell the same event".into(),
            ViewKind::Repeats => "no text stands twice in these articles".into(),
            ViewKind::Why if self.panes.len() < 2 => "there is no other article".into(),
            ViewKind::Why => "not told in the other articles".into(),
            ViewKind::Help => String::new(),
        }
    }

    /// Does what an action asks for in the view on top.
    pub(super) fn update_view(&mut self, action: Action, given: Option<usize>) -> Vec<Effect> {
        let count = given.unwrap_or(1) as isize;
        let page = isize::from(self.size.1 as i16 / 2).max(1);
        match action {
            Action::Down | Action::NextEvent | Action::NextRepeat | Action::NextParagraph => {
                self.select(count);
            }
            Action::Up
            | Action::PreviousEvent
            | Action::PreviousRepeat
            | Action::PreviousParagraph => self.select(-count),
            Action::HalfPageDown => self.select(count * page / 2),
            Action::HalfPageUp => self.select(-count * page / 2),
            Action::PageDown => self.select(count * page),
            Action::PageUp => self.select(-count * page),
            Action::First => self.select(given.map_or(isize::MIN / 2, |number| {
                number as isize - 1 - self.view().map_or(0, |view| view.selected as isize)
            })),
            Action::Last => self.select(isize::MAX / 2),
            Action::Open => return self.open_entry(),
            _ => self.say("close the view first (q)"),
        }
        Vec::new()
    }

    /// Moves the selection by `steps` entries that can be selected.
    fn select(&mut self, steps: isize) {
        let Some(view) = self.views.last() else { return };
        let entries = view.entries(self);
        let open: Vec<usize> = (0..entries.len()).filter(|&at| !entries[at].heading).collect();
        let at = open.partition_point(|&entry| entry < view.selected) as isize;
        let to = at.saturating_add(steps).clamp(0, open.len().saturating_sub(1) as isize);
        if let (Some(&to), Some(view)) = (open.get(to as usize), self.views.last_mut()) {
            view.selected = to;
        }
    }

    /// Puts the selection on an entry that can be selected.
    pub(super) fn select_first(&mut self) {
        self.select(0);
    }

    fn open_entry(&mut self) -> Vec<Effect> {
        let Some(target) = self.chosen() else { return Vec::new() };
        self.views.pop();
        match target {
            Target::Action(action) => return self.update(action),
            Target::Event(event) => self.go_to_event(event),
            Target::Repeat(repeat) => self.go_to_repeat(repeat),
            Target::Sentence(at) => {
                let start = self.articles[at.article].sentences[at.sentence].span.start;
                self.jump(|app| app.go_to(at.article, start, None));
            }
        }
        Vec::new()
    }

    /// Goes to an event: its most central passage in the focused article, or else in the article
    /// that tells it best.
    fn go_to_event(&mut self, event: usize) {
        let Some(analysis) = self.analysis.clone() else { return };
        let focused = self.focused().article;
        let best = analysis.events[event].passages.iter().max_by(|a, b| {
            (a.article == focused, a.score)
                .partial_cmp(&(b.article == focused, b.score))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let Some(passage) = best else { return };
        let start = passage.span(&self.articles[passage.article]).start;
        let article = passage.article;
        self.jump(|app| app.go_to(article, start, Some(event)));
    }

    /// Goes to a repeat: its place in the focused article, or else its first.
    fn go_to_repeat(&mut self, repeat: usize) {
        let Some(analysis) = self.analysis.clone() else { return };
        let places = &analysis.repeats[repeat].places;
        let focused = self.focused().article;
        let Some(place) = places.iter().find(|it| it.article == focused).or(places.first()) else {
            return;
        };
        let (article, Span { start, .. }) = (place.article, place.span);
        self.jump(|app| {
            app.go_to(article, start, None);
            // The other panes that hold the same text show it on the same row.
            let row = app.focused().row_on_screen(app.focused().cursor).unwrap_or(0) as isize;
            let mut wanted = vec![app.focus];
            wanted.extend(places.iter().map(|it| it.article));
            app.show_panes(&wanted);
            for index in app.visible.clone() {
                let Some(twin) = places.iter().find(|it| it.article == app.panes[index].article)
                else {
                    continue;
                };
                if index != app.focus {
                    let pane = &mut app.panes[index];
                    let there = pane.page.place_of(twin.span.start);
                    pane.cursor = there;
                    pane.level(there, row, true);
                }
            }
        });
    }

    /// Focuses an article at a byte, and lines the others up with it.
    fn go_to(&mut self, article: usize, offset: usize, event: Option<usize>) {
        self.set_focus(article);
        self.panes[article].show_at_rest(offset);
        self.landing = Some(Landing { pane: article, offset, event });
        if event.is_some() {
            self.event = event;
        }
        self.line_up();
    }
}
