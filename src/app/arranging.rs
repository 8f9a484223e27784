//! Which panes are on screen, how wide their text is, and the way back to an earlier arrangement.

use super::App;
use super::jumps::Spot;
use super::layout::{Wishes, arrange, shown};

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
        let room = shown(self.size, self.panes.len(), self.zoomed, self.wishes);
        if self.visible.len() != room || !self.visible.contains(&self.focus) {
            self.visible = window(&self.visible, self.focus, room, self.panes.len());
        }
        let gutter = self.gutter().columns() as u16;
        self.layout =
            arrange(self.size, &self.visible, self.panes.len(), self.zoomed, gutter, self.wishes);
        let height = self.layout.panes.iter().map(|it| it.inner.height).min().unwrap_or(1).max(1);
        for index in 0..self.panes.len() {
            let area = self.layout.panes.iter().find(|it| it.pane == index);
            let height = usize::from(area.map_or(height, |it| it.inner.height.max(1)));
            self.lay_out_pane(index, self.layout.text_width, height);
        }
    }

    fn lay_out_pane(&mut self, index: usize, width: usize, height: usize) {
        let pane = &mut self.panes[index];
        let folds = match &self.analysis {
            Some(analysis) => analysis.folds.get(pane.article).map_or(&[][..], Vec::as_slice),
            None => &[],
        };
        let boilerplate = match self.marks.get(pane.article) {
            Some(marks) if self.boilerplate_hidden => marks.boilerplate.as_slice(),
            _ => &[],
        };
        pane.lay_out(folds, boilerplate, width, height);
    }

    /// Lays a pane out again after its folds have changed.
    pub(super) fn refresh_pane(&mut self, index: usize) {
        let (width, height) = (self.panes[index].page.width(), self.panes[index].height);
        self.lay_out_pane(index, width, height);
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

    pub(super) fn spot(&self) -> Spot {
        let places = self
            .panes
            .iter()
            .map(|pane| (pane.page.offset_of(pane.top), pane.lead, pane.offset()))
            .collect();
        Spot {
            focus: self.focus,
            visible: self.visible.clone(),
            zoomed: self.zoomed,
            event: self.event,
            views: self.views.clone(),
            places,
        }
    }

    pub(super) fn restore(&mut self, spot: &Spot) {
        self.focus = spot.focus;
        self.visible.clone_from(&spot.visible);
        self.zoomed = spot.zoomed;
        self.event = spot.event;
        self.landing = None;
        self.views.clone_from(&spot.views);
        self.lay_out();
        for (pane, &(top, lead, cursor)) in self.panes.iter_mut().zip(&spot.places) {
            pane.go_to(cursor);
            pane.top = pane.page.place_of(top);
            pane.lead = lead;
            if pane.row_on_screen(pane.cursor).is_none() {
                pane.go_to(cursor);
            }
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

/// The `room` panes to show of `all` so that `focus` is among them: what is shown stays as far as
/// possible, and neighbours of the focus come in.
fn window(shown: &[usize], focus: usize, room: usize, all: usize) -> Vec<usize> {
    let mut chosen = vec![focus];
    let near = |pane: usize| (pane.abs_diff(focus), pane);
    let mut rest: Vec<usize> = (0..all).filter(|&pane| pane != focus).collect();
    rest.sort_by_key(|&pane| (!shown.contains(&pane), near(pane)));
    chosen.extend(rest);
    chosen.truncate(room.max(1));
    chosen.sort_unstable();
    chosen
}
