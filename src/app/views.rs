//! Opening, moving in and going from views.

use crate::analysis::{Passage, Place};
use crate::page::RowKind;

use super::action::Action;
use super::keymap::Asks;
use super::view::{Scroll, View, ViewKind};
use super::{App, Effect, Scrolling};

impl App {
    /// Opens a view, or closes it if it is on top.
    pub(super) fn open_view(&mut self, kind: ViewKind) {
        if self.view().is_some_and(|view| view.kind == kind) {
            self.views.pop();
            return;
        }
        if kind.listing().needs_analysis() && self.analysis.is_none() {
            return self.say_uncompared();
        }
        let view = View::new(kind, self);
        if view.rows.is_empty() {
            return self.say(kind.listing().empty(self));
        }
        // One list at a time, but what is not about the articles comes over a list and goes again.
        if !matches!(kind, ViewKind::Help | ViewKind::Messages) {
            self.views.clear();
        }
        self.views.push(view);
    }

    /// Lists anew what the open views list. Views that nothing is left of are closed, unless it is
    /// their filter that leaves nothing.
    pub(super) fn relist(&mut self) {
        let mut views = std::mem::take(&mut self.views);
        for view in &mut views {
            view.list(self);
        }
        views.retain(|it| !it.rows.is_empty() || !it.filter.is_empty());
        self.views = views;
    }

    /// Has the open views show what is selected in them, in the room that they have now.
    pub(super) fn show_selected(&mut self) {
        let mut views = std::mem::take(&mut self.views);
        for view in &mut views {
            view.show_selected(self);
        }
        self.views = views;
    }

    /// Does what an action asks for in the view on top.
    pub(super) fn update_view(&mut self, action: Action, given: Option<usize>) -> Vec<Effect> {
        let count = given.unwrap_or(1) as isize;
        let page = isize::from(self.size.1 as i16 / 2).max(1);
        match action {
            Action::Down => self.move_selection(count),
            Action::Up => self.move_selection(-count),
            Action::PageDown => self.scroll_behind(Scroll::Page, count, page),
            Action::PageUp => self.scroll_behind(Scroll::Page, -count, page),
            Action::First => self.move_selection(given.map_or(isize::MIN / 2, |number| {
                number as isize - 1 - self.view().map_or(0, |view| view.selected as isize)
            })),
            Action::Last => self.move_selection(isize::MAX / 2),
            Action::HalfPageDown => self.scroll_behind(Scroll::HalfPage, count, page / 2),
            Action::HalfPageUp => self.scroll_behind(Scroll::HalfPage, -count, page / 2),
            Action::ScrollDown => self.scroll_behind(Scroll::Row, count, 1),
            Action::ScrollUp => self.scroll_behind(Scroll::Row, -count, 1),
            Action::NextParagraph => self.scroll_behind(Scroll::Band, count, 1),
            Action::PreviousParagraph => self.scroll_behind(Scroll::Band, -count, 1),
            Action::FocusNext
            | Action::NextHit
            | Action::NextRepeat
            | Action::NextEvent
            | Action::NextOnlyHere => self.step_part(count),
            Action::FocusPrevious
            | Action::PreviousHit
            | Action::PreviousRepeat
            | Action::PreviousEvent
            | Action::PreviousOnlyHere => self.step_part(-count),
            Action::Zoom => self.in_view(|view, app| view.enlarged = view.behind(app).is_some()),
            Action::Unzoom => self.in_view(|view, _| view.enlarged = false),
            Action::Only => self.in_view(|view, app| {
                view.enlarged = !view.enlarged && view.behind(app).is_some();
            }),
            Action::Order => self.next_order(),
            Action::Base => self.make_column_the_base(),
            Action::ToggleFold | Action::OpenFolds | Action::CloseFolds => {
                self.fold_from_view(action);
            }
            Action::Open => return self.open_entry(),
            _ => self.say_view_is_open(),
        }
        Vec::new()
    }

    /// Changes the view on top, which sees everything but the views.
    fn in_view<R: Default>(&mut self, change: impl FnOnce(&mut View, &Self) -> R) -> R {
        let Some(mut view) = self.views.pop() else { return R::default() };
        let result = change(&mut view, self);
        self.views.push(view);
        result
    }

    /// Moves the selection of the view on top by `steps` entries.
    pub(super) fn move_selection(&mut self, steps: isize) {
        self.in_view(|view, app| view.select(app, steps));
    }

    /// Scrolls the list of the view on top.
    pub(super) fn scroll_list(&mut self, rows: isize) {
        self.in_view(|view, app| view.scroll_list(app, rows));
    }

    /// Selects a row of the view on top.
    pub(super) fn select(&mut self, row: usize, part: Option<usize>) {
        self.in_view(|view, app| view.go_to(app, row, part));
    }

    /// Scrolls what there is to read in the view on top.
    pub(super) fn scroll_view(&mut self, by: Scroll, count: isize) {
        self.in_view(|view, app| view.scroll(app, by, count));
    }

    /// Lets the view on top show what stands behind its selected entry from where it was left.
    pub(super) fn hold_view(&mut self) {
        self.in_view(|view, app| view.scroll_to(app, view.top));
    }

    /// Scrolls what stands behind the selected entry, or in a mere list moves by `entries`.
    fn scroll_behind(&mut self, by: Scroll, count: isize, entries: isize) {
        if !self.in_view(|view, app| view.scroll(app, by, count)) {
            self.move_selection(count * entries);
        }
    }

    /// Goes to the next part of the selected entry, or in a list without parts to the next entry.
    fn step_part(&mut self, steps: isize) {
        if !self.in_view(|view, app| view.step_part(app, steps)) {
            self.move_selection(steps);
        }
    }

    fn next_order(&mut self) {
        let orders = self.in_view(|view, app| {
            let orders = view.listing().orders(app);
            view.order = (view.order + 1) % orders.len().max(1);
            view.list(app);
            orders.get(view.order).cloned()
        });
        match orders {
            Some(order) => self.say(format!("by {order}")),
            None => self.say("this list has one order"),
        }
    }

    /// Makes the article the base whose column has the focus; its column stays in focus.
    fn make_column_the_base(&mut self) {
        let column =
            self.view().and_then(|view| view.listing().columns(self)?.get(view.part).copied());
        let Some(article) = column else { return self.say_view_is_open() };
        self.make_base(article);
        self.in_view(|view, app| {
            let columns = view.listing().columns(app).unwrap_or_default();
            view.part = columns.iter().position(|&it| it == article).unwrap_or(view.part);
        });
    }

    /// Opens or closes folds without leaving a view whose entries are places.
    fn fold_from_view(&mut self, action: Action) {
        let selected = self.view().and_then(|it| Some((it, it.item()?)));
        let place = selected.and_then(|(it, item)| it.listing().place(self, item, it.part));
        let Some(Place { article, span }) = place else { return self.say_view_is_open() };
        match action {
            Action::OpenFolds => {
                self.set_folds(true);
                return self.say("all repeats unfolded");
            }
            Action::CloseFolds => {
                self.set_folds(false);
                return self.say("all repeats folded");
            }
            _ => {}
        }
        let block = self.articles[article].block_at(span.start);
        let fold =
            self.folds(article).iter().find(|it| block.is_some_and(|at| it.blocks.contains(&at)));
        let name = self.range_name(article, span);
        let Some(fold) = fold.cloned() else {
            return self.say(format!("{name} is not folded away"));
        };
        let open = self.panes[article].flip_fold(&fold);
        self.lay_out();
        self.say(format!("{name} {}", if open { "unfolded" } else { "folded" }));
    }

    /// Says that an action belongs to the panes.
    pub(super) fn say_view_is_open(&mut self) {
        let close = self.key_for(Action::Close);
        self.say(format!("close the view first ({close})"));
    }

    /// Goes where the selected entry leads; `C-o` comes back to the view as it is.
    fn open_entry(&mut self) -> Vec<Effect> {
        let Some(view) = self.views.last() else { return Vec::new() };
        let (part, listing) = (view.part, view.listing());
        let Some(item) = view.item() else { return Vec::new() };
        if let Some(asks) = listing.runs(self, item) {
            self.views.pop();
            return match asks {
                Asks::Action(action) => self.update(action),
                Asks::Command(line) => self.command(&line),
                Asks::Nothing => Vec::new(),
            };
        }
        if let Some(address) = listing.address(self, item) {
            self.say(format!("opening {address}"));
            return vec![Effect::Visit(address)];
        }
        self.jump(|app| {
            app.views.clear();
            listing.open(app, item, part);
        });
        Vec::new()
    }

    /// Goes to a passage of an event.
    pub(super) fn go_to_passage(&mut self, passage: &Passage, event: usize) {
        let start = passage.span(&self.articles[passage.article]).start;
        self.go_to(passage.article, start, Some(event));
    }

    /// Goes to a place of a repeat. The other panes that hold one of its `places` show it on the same
    /// row.
    pub(super) fn go_to_place(&mut self, place: Place, places: &[Place]) {
        self.go_to(place.article, place.span.start, None);
        let row = self.focused().row_on_screen(self.focused().cursor).unwrap_or(0) as isize;
        let mut wanted = vec![self.focus];
        wanted.extend(places.iter().map(|it| it.article));
        self.show_panes(&wanted);
        // Panes that stand level by bands, or by their share, are not torn apart.
        let apart = matches!(self.scrolling, Scrolling::Linked | Scrolling::Free);
        for index in self.visible.clone().into_iter().filter(|_| apart) {
            let twin = places.iter().find(|it| it.article == self.panes[index].article);
            if let Some(twin) = twin.filter(|_| index != self.focus) {
                let pane = &mut self.panes[index];
                let there = pane.page.place_of(twin.span.start);
                pane.cursor = there;
                pane.level(there, row, true);
            }
        }
        if self.focused().on_fold() {
            let open = self.key_for(Action::Open);
            self.say(format!("folded here: {open} opens it"));
        }
    }

    /// Focuses an article at a byte, and lines the others up with it. A fold that hides what is gone to
    /// is opened, unless it begins just there and says itself what it is.
    pub(super) fn go_to(&mut self, article: usize, offset: usize, event: Option<usize>) {
        self.set_focus(article);
        let page = &self.panes[article].page;
        let row = page.row(page.place_of(offset));
        let says_so = row.is_some_and(|it| it.kind == RowKind::Fold && it.span.start == offset);
        if self.panes[article].on_hidden(offset) && !says_so {
            self.open_at(article, offset);
        }
        self.panes[article].show_at_rest(offset);
        self.panes[article].land(offset);
        if event.is_some() {
            self.event = event;
        }
        self.line_up();
    }

    /// Opens the fold, or shows what the filter hides, at the byte `offset` of an article.
    pub(super) fn open_at(&mut self, article: usize, offset: usize) {
        let folds = self.folds(article).to_vec();
        if self.panes[article].open_at(&folds, offset) {
            self.lay_out();
        }
    }

    /// Whether a closed fold hides a place.
    pub(super) fn is_folded(&self, place: Place) -> bool {
        self.panes[place.article].on_hidden(place.span.start)
    }
}
