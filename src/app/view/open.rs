//! An open view: which row is selected, what passes the filter, how far the text behind is scrolled.

use std::rc::Rc;

use crate::page::StackPlace;

use super::super::App;
use super::matrix::Grid;
use super::{Areas, Behind, Focus, Form, Listing, ViewKind, areas, synopsis};

/// An open view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which.
    pub kind: ViewKind,
    /// The items that pass the filter, in order.
    pub rows: Rc<[usize]>,
    /// The selected row.
    pub selected: usize,
    /// The first row in sight of the list, so far as the selected one is in sight then.
    pub(super) first: usize,
    /// The part of the selected item that has the focus.
    pub part: usize,
    /// What the entries must contain.
    pub filter: String,
    /// The order, an index into [`Listing::orders`].
    pub order: usize,
    /// The first row in sight of what stands behind the selected item.
    pub top: StackPlace,
    /// Whether what stands behind has the room of the list, too.
    pub enlarged: bool,
}

impl View {
    /// A view of everything it can list, opened at what the reader is looking at.
    pub fn new(kind: ViewKind, app: &App) -> Self {
        let mut view = Self {
            kind,
            rows: Rc::default(),
            selected: 0,
            first: 0,
            part: 0,
            filter: String::new(),
            order: 0,
            top: StackPlace::default(),
            enlarged: false,
        };
        view.list(app);
        if let Some((item, part)) = kind.listing().here(app)
            && let Some(row) = view.rows.iter().position(|&it| it == item)
        {
            (view.selected, view.part) = (row, part);
            view.show_selected(app);
        }
        view
    }

    /// What the view is about.
    pub fn listing(&self) -> &'static dyn Listing {
        self.kind.listing()
    }

    /// Whether it covers the panes.
    pub fn covers(&self) -> bool {
        self.listing().form() != Form::Foot
    }

    /// The selected item.
    pub fn item(&self) -> Option<usize> {
        self.rows.get(self.selected).copied()
    }

    /// What stands behind the selected item.
    pub fn behind(&self, app: &App) -> Option<Behind> {
        self.listing().behind(app, self.item()?, self.part)
    }

    /// Whether there is text to scroll.
    pub fn scrolls(&self, app: &App) -> bool {
        self.is_synopsis() || self.behind(app).is_some()
    }

    /// Lists anew what passes the filter, and keeps the selected item if it still does.
    pub(in crate::app) fn list(&mut self, app: &App) {
        let listing = self.listing();
        let (before, place) = (self.item(), self.selected);
        self.order = self.order.min(listing.orders(app).len().saturating_sub(1));
        let mut items = listing.items(app, self.order);
        if !self.filter.is_empty() {
            let wanted = self.filter.to_lowercase();
            items.retain(|&item| {
                let said = listing.words(app, item).to_lowercase();
                !listing.is_heading(item) && wanted.split_whitespace().all(|it| said.contains(it))
            });
        }
        self.rows = items.into();
        let kept = before.and_then(|item| self.rows.iter().position(|&it| it == item));
        self.selected = kept.unwrap_or(0);
        if kept.is_none() {
            self.select(app, 0);
            self.settle(app);
        } else if self.is_synopsis() && self.selected != place {
            self.top = synopsis::reveal(app, self);
        }
        self.reveal(app);
    }

    /// Selects `item`, or nothing; [`View::list`] comes next.
    pub(in crate::app) fn hold_on_to(&mut self, item: Option<usize>) {
        (self.rows, self.selected) = (item.into_iter().collect(), 0);
    }

    /// Moves the selection by `steps` rows that can be selected.
    pub(in crate::app) fn select(&mut self, app: &App, steps: isize) {
        let listing = self.listing();
        let open: Vec<usize> =
            (0..self.rows.len()).filter(|&row| !listing.is_heading(self.rows[row])).collect();
        let at = open.partition_point(|&row| row < self.selected) as isize;
        let to = at.saturating_add(steps).clamp(0, open.len().saturating_sub(1) as isize);
        match open.get(to as usize) {
            Some(&row) if row != self.selected => {
                self.selected = row;
                self.settle(app);
                self.reveal(app);
            }
            _ => {}
        }
    }

    /// Scrolls the list as little as needed to have the selected row in sight, with some around it.
    fn reveal(&mut self, app: &App) {
        /// Rows kept in sight above and below.
        const AROUND: usize = 2;
        if self.is_synopsis() {
            return;
        }
        let fitting = areas(app, self, self.behind(app).as_ref()).fitting();
        let around = AROUND.min((fitting - 1) / 2);
        let least = (self.selected + 1 + around).saturating_sub(fitting);
        self.first = self.first.max(least).min(self.selected.saturating_sub(around));
    }

    /// Scrolls as little as needed to have what is selected in sight.
    pub(in crate::app) fn show_selected(&mut self, app: &App) {
        if self.is_synopsis() {
            self.top = synopsis::reveal(app, self);
        }
        self.reveal(app);
    }

    /// Scrolls the list by `rows`; what is selected stays in sight. A list that fits is moved in instead.
    pub(in crate::app) fn scroll_list(&mut self, app: &App, rows: isize) {
        let areas = areas(app, self, self.behind(app).as_ref());
        let (shown, fitting) = (areas.shown(self), areas.fitting());
        if shown.len() == self.rows.len() {
            return self.select(app, rows.signum());
        }
        let most = self.rows.len().saturating_sub(fitting);
        self.first = shown.start.saturating_add_signed(rows).min(most);
        let selected = self.selected.clamp(self.first, self.first + fitting - 1);
        let heading = |row: &usize| self.listing().is_heading(self.rows[*row]);
        let seen = self.first..self.first + fitting;
        let near = seen.filter(|row| !heading(row)).min_by_key(|row| row.abs_diff(selected));
        if let Some(row) = near.filter(|it| *it != self.selected) {
            self.selected = row;
            self.settle(app);
        }
    }

    /// Selects a row, which is in sight and stays where it is, and a part of its item if one is named.
    pub(in crate::app) fn go_to(&mut self, app: &App, row: usize, part: Option<usize>) {
        if row != self.selected {
            self.first = areas(app, self, self.behind(app).as_ref()).shown(self).start;
            self.selected = row;
            self.settle(app);
        }
        self.part = part.unwrap_or(self.part);
    }

    /// The row that stands in a cell of the screen, and the part of its item; nothing, if there is none
    /// that could be selected.
    pub(in crate::app) fn at(
        &self,
        app: &App,
        areas: &Areas,
        column: u16,
        row: u16,
    ) -> Option<(usize, Option<usize>)> {
        if !areas.list.contains(column, row) {
            let part = self.part_at(app, areas, column, row)?;
            return Some((self.selected, Some(part)));
        }
        let down = row - areas.list.y;
        if self.is_synopsis() {
            return synopsis::at(app, self, column - areas.list.x, down);
        }
        let shown = areas.shown(self);
        let at = shown.start + usize::from(down / areas.per_entry);
        let listing = self.listing();
        if !shown.contains(&at) || listing.is_heading(self.rows[at]) {
            return None;
        }
        let part = (listing.form() == Form::Cells).then(|| {
            let entries: Vec<_> =
                shown.map(|row| (row, listing.entry(app, self.rows[row]))).collect();
            let marks = areas.marks(&entries);
            Grid::new(areas.list, marks, app.articles.len(), self.part).article_at(column)
        });
        Some((at, part.flatten()))
    }

    /// The part of the selected item that stands in a cell of the text.
    fn part_at(&self, app: &App, areas: &Areas, column: u16, row: u16) -> Option<usize> {
        let behind = self.behind(app)?;
        if !areas.reading.contains(column, row) || !matches!(behind.focus, Focus::Band(_)) {
            return None;
        }
        let sheet = areas.sheet(app, &behind);
        let band = sheet.stack().below(self.top, usize::from(row - areas.reading.y)).at;
        (band < behind.bands.len()).then_some(band)
    }

    /// Looks at the selected item from its beginning.
    fn settle(&mut self, app: &App) {
        if let Some(item) = self.item() {
            self.part = self.listing().part(app, item, self.part);
        }
        self.top =
            if self.is_synopsis() { synopsis::reveal(app, self) } else { StackPlace::default() };
    }

    /// Whether the list is all there is to read.
    pub fn is_synopsis(&self) -> bool {
        self.listing().form() == Form::Synopsis
    }

    /// Moves the focus by `steps` parts of the selected item. Returns whether it has any.
    pub(in crate::app) fn step_part(&mut self, app: &App, steps: isize) -> bool {
        let parts = self.item().map_or(0, |item| self.listing().parts(app, item)) as isize;
        if parts == 0 {
            return false;
        }
        self.part = (self.part as isize).saturating_add(steps).rem_euclid(parts) as usize;
        if let Some(behind) = self.behind(app) {
            let areas = areas(app, self, Some(&behind));
            let sheet = areas.sheet(app, &behind);
            let (stack, height) = (sheet.stack(), usize::from(areas.reading.height));
            self.top = match behind.focus {
                Focus::Band(band) => stack.reveal(self.top, band, height),
                Focus::All | Focus::Side(_) => stack.scroll(self.top, 0, height),
            };
        }
        true
    }

    /// Shows what stands behind the selected item from a row on, if there is that row once there is text.
    pub(in crate::app) fn scroll_to(&mut self, app: &App, top: StackPlace) {
        self.top = top;
        if self.behind(app).is_none_or(|it| !it.bands.is_empty()) {
            self.top.row = 0;
            self.scroll(app, Scroll::Row, top.row as isize);
        }
    }

    /// Scrolls what stands behind the selected item. Returns whether there is anything.
    pub(in crate::app) fn scroll(&mut self, app: &App, by: Scroll, count: isize) -> bool {
        if self.is_synopsis() && by != Scroll::Band {
            (self.top, self.selected) = synopsis::scroll(app, self, by, count);
            return true;
        }
        let Some(behind) = self.behind(app).filter(|_| by != Scroll::Page) else { return false };
        let areas = areas(app, self, Some(&behind));
        let sheet = areas.sheet(app, &behind);
        let (stack, height) = (sheet.stack(), usize::from(areas.reading.height));
        self.top = match by {
            Scroll::HalfPage | Scroll::Page => {
                stack.scroll(self.top, count * (height as isize / 2).max(1), height)
            }
            Scroll::Row => stack.scroll(self.top, count, height),
            Scroll::Band => {
                // Back goes to the beginning of the band first.
                let back = isize::from(self.top.row > 0);
                let count = if count < 0 { count + back } else { count };
                let band = self.top.at.saturating_add_signed(count);
                stack.scroll(StackPlace { at: band, row: 0 }, 0, height)
            }
        };
        true
    }
}

/// How far to scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Scroll {
    /// By half of what is in sight.
    HalfPage,
    /// By what is in sight; lists that have something behind them move by entries instead.
    Page,
    /// By a row.
    Row,
    /// To the beginning of another band.
    Band,
}
