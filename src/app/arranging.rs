//! Which panes are on screen, how wide their text is, and the way back to an earlier arrangement.

use std::collections::HashMap;
use std::sync::Arc;

use crate::page::{Cut, Landmarks, Level, Page, cuts};

use super::jumps::Spot;
use super::layout::{Wishes, arrange, shown};
use super::{App, Pane, Scrolling};

/// Most of the rows in sight that a gap may leave empty: one part in this many.
const GAP: usize = 3;
/// Rows that a gap may leave empty on any screen.
const LEAST_GAP: usize = 6;

impl App {
    /// Columns that the gutter takes: a sign, letters of other articles, paragraph numbers.
    pub fn gutter(&self) -> Gutter {
        let blocks = self.articles.iter().map(|it| it.blocks.len()).max().unwrap_or(0);
        Gutter {
            letters: self.panes.len().saturating_sub(1).clamp(2, 3),
            number: blocks.max(1).to_string().len() + 1,
        }
    }

    /// Chooses the panes on screen and lays every pane out for it.
    pub(super) fn lay_out(&mut self) {
        let room = shown(self.size, self.order.len(), self.zoomed, self.wishes);
        self.visible = window(&self.visible, self.focus, room, &self.order);
        let gutter = self.gutter().columns() as u16;
        self.layout =
            arrange(self.size, &self.visible, self.order.len(), self.zoomed, gutter, self.wishes);
        let height = self.layout.panes.iter().map(|it| it.inner.height).min().unwrap_or(1).max(1);
        let mut level = self.level_pages(usize::from(height));
        for index in 0..self.panes.len() {
            let area = self.layout.panes.iter().find(|it| it.pane == index);
            let height = usize::from(area.map_or(height, |it| it.inner.height.max(1)));
            let page = level.remove(&index).unwrap_or_else(|| self.page(index));
            self.panes[index].show(page, height);
        }
    }

    /// The page of a pane by itself.
    fn page(&self, index: usize) -> Page {
        let pane = &self.panes[index];
        let marks = &self.marks[pane.article];
        let boilerplate =
            if self.boilerplate_hidden { marks.boilerplate.as_slice() } else { &[][..] };
        let filtered = self.filter.hidden_in(pane.article);
        let hidden = pane.hidden(self.folds(pane.article), boilerplate, filtered);
        let article = Arc::clone(&self.articles[pane.article]);
        Page::new(article, &hidden, self.layout.text_width).measured_as(&pane.page)
    }

    /// The pages on screen that stand level, by pane; none, if each stands by itself. `height` are the rows in
    /// sight.
    fn level_pages(&mut self, height: usize) -> HashMap<usize, Page> {
        self.find_landmarks();
        let (Some(analysis), Scrolling::Level) = (&self.analysis, self.scrolling) else {
            return HashMap::new();
        };
        if self.landmarks.articles.len() < 2 {
            return HashMap::new();
        }
        let cuts = cuts(&self.articles, analysis, &self.landmarks);
        let among = &self.landmarks.articles;
        let broken = |(&pane, cuts): (&usize, &Vec<Cut>)| {
            self.page(pane).broken_at(cuts.iter().map(|it| it.offset).collect())
        };
        let pages = among.iter().zip(&cuts).map(broken).collect();
        let level = Level::new(pages, cuts, (height / GAP).max(LEAST_GAP));
        among.iter().enumerate().map(|(at, &pane)| (pane, Page::levelled(&level, at))).collect()
    }

    /// Finds the landmarks of the articles on screen, if the way of scrolling goes by them. The base
    /// comes first, so that the others are fitted to it.
    fn find_landmarks(&mut self) {
        let by_landmarks = matches!(self.scrolling, Scrolling::Level | Scrolling::Proportional);
        let Some(analysis) = self.analysis.as_ref().filter(|_| by_landmarks) else { return };
        let mut among = self.visible.clone();
        among.sort_by_key(|&pane| pane != self.base);
        if among != self.landmarks.articles {
            self.landmarks = Landmarks::new(&self.articles, analysis, &among, self.wanted);
        }
    }

    /// Brings panes on screen, the first of `wanted` before the others, as far as there is room. What
    /// is on screen already stays rather than something new.
    pub(super) fn show_panes(&mut self, wanted: &[usize]) {
        let mut chosen = Vec::new();
        for &pane in wanted.iter().chain(&self.visible).chain(&self.order) {
            if self.is_open(pane) && !chosen.contains(&pane) {
                chosen.push(pane);
            }
        }
        chosen.truncate(self.visible.len());
        chosen.sort_by_key(|&pane| self.position(pane));
        if chosen != self.visible {
            self.visible = chosen;
            self.lay_out();
        }
    }

    /// Arranges the panes as the reader wishes.
    pub fn wish(&mut self, wishes: Wishes) {
        self.wishes = wishes;
        self.lay_out();
        self.follow();
    }

    /// What the reader asks of the layout.
    pub fn wishes(&self) -> Wishes {
        self.wishes
    }

    /// Where the reader is, to the sentence.
    pub(super) fn spot(&self) -> Spot {
        let places = self.panes.iter().map(Pane::spot).collect();
        Spot {
            focus: self.focus,
            visible: self.visible.clone(),
            zoomed: self.zoomed,
            event: self.event,
            views: self.views.clone(),
            places,
        }
    }

    /// Goes back to where the reader was.
    pub(super) fn restore(&mut self, spot: &Spot) {
        self.set_focus(spot.focus);
        self.visible = spot.visible.iter().copied().filter(|&it| self.is_open(it)).collect();
        self.zoomed = spot.zoomed;
        self.event = spot.event;
        self.views.clone_from(&spot.views);
        self.lay_out();
        for (pane, &at) in self.panes.iter_mut().zip(&spot.places) {
            pane.restore(at);
        }
        if self.scrolling == Scrolling::Level {
            self.follow();
        }
        // The analysis may have changed since.
        self.relist();
    }
}

/// Columns of the gutter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gutter {
    /// For letters and signs.
    pub letters: usize,
    /// For `¶` and a number.
    pub number: usize,
}

impl Gutter {
    /// The column between letters and number, where a line runs beside a body that is repeated.
    pub fn rail(self) -> u16 {
        1 + self.letters as u16
    }

    /// All columns: the sign of the current passage, letters, number, a space.
    pub fn columns(self) -> usize {
        1 + self.letters + 1 + self.number + 1
    }
}

/// The `room` panes to show of the open ones, in their `order`, so that `focus` is among them: what is
/// shown stays as far as possible, and neighbours of the focus come in.
fn window(shown: &[usize], focus: usize, room: usize, order: &[usize]) -> Vec<usize> {
    let position = |pane: usize| order.iter().position(|&it| it == pane).unwrap_or(0);
    let near = |pane: usize| (position(pane).abs_diff(position(focus)), position(pane));
    let mut chosen = order.to_vec();
    chosen.sort_by_key(|&pane| (pane != focus, !shown.contains(&pane), near(pane)));
    chosen.truncate(room.max(1));
    chosen.sort_by_key(|&pane| position(pane));
    chosen
}
