//! The mouse: the wheel scrolls what is under it, a click puts the reader there.
//!
//! A click on what has the focus already does what Enter does. Nothing is dragged.

use crate::page::{Page, Ruler};
use crate::text::width;

use super::layout::PaneArea;
use super::prompt::PromptKind;
use super::view::{Areas, Scroll, View, areas};
use super::{Action, App, Effect};

/// What was done with the mouse, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub kind: MouseKind,
    /// Column of the screen, from 0.
    pub column: u16,
    /// Row of the screen, from 0.
    pub row: u16,
}

/// What can be done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The first button was pressed.
    Click,
    /// The wheel was turned away from the reader.
    WheelUp,
    /// The wheel was turned towards the reader.
    WheelDown,
}

impl MouseKind {
    /// The steps that the wheel goes down; none for a click.
    fn steps(self) -> Option<isize> {
        match self {
            Self::Click => None,
            Self::WheelUp => Some(-1),
            Self::WheelDown => Some(1),
        }
    }
}

/// Rows that a step of the wheel scrolls a text by.
const ROWS: isize = 3;

impl App {
    /// Takes what the mouse did.
    pub(super) fn point(&mut self, mouse: Mouse) -> Vec<Effect> {
        if !self.mouse || self.layout.too_small {
            return Vec::new();
        }
        self.message = None;
        self.pending.clear();
        self.count = None;
        self.resumed = None;
        if let Some(prompt) = &self.prompt {
            let of_list = matches!(prompt.kind, PromptKind::Filter);
            let of_palette =
                self.palette_frame().is_some_and(|it| it.contains(mouse.column, mouse.row));
            match mouse.kind.steps() {
                Some(steps) if of_palette => self.move_in_palette(steps, false),
                Some(steps) => self.wheel(mouse, steps),
                None if of_palette => return self.click_in_palette(mouse.row),
                // A filter ends where the reader chooses from what it has left.
                None if of_list => {
                    self.prompt = None;
                    return self.click(mouse);
                }
                None => {}
            }
            return Vec::new();
        }
        match mouse.kind.steps() {
            Some(steps) => self.wheel(mouse, steps),
            None => return self.click(mouse),
        }
        Vec::new()
    }

    /// Uses the mouse, or leaves it to the terminal.
    pub(super) fn switch_mouse(&mut self) {
        self.mouse = !self.mouse;
        let key = self.key_for(Action::Mouse);
        self.say(if self.mouse {
            "the mouse scrolls and clicks here; most terminals select text while Shift is held"
                .to_owned()
        } else {
            format!("the mouse is the terminal's and selects text there; {key} takes it back")
        });
    }

    fn wheel(&mut self, mouse: Mouse, steps: isize) {
        if let Some((view, areas)) = self.view_under(mouse) {
            let behind = areas.reading.contains(mouse.column, mouse.row);
            if behind || view.is_synopsis() {
                self.scroll_view(Scroll::Row, steps * ROWS);
            } else {
                self.scroll_list(steps * ROWS);
            }
            return;
        }
        let under = self.pane_under(mouse).map(|it| it.pane);
        match under.filter(|_| !self.view().is_some_and(View::covers)) {
            Some(pane) if pane == self.focus => {
                self.panes[pane].pan(steps * ROWS);
                self.follow();
            }
            Some(pane) => self.scroll_alone(pane, steps * ROWS),
            None => {}
        }
    }

    fn click(&mut self, mouse: Mouse) -> Vec<Effect> {
        if let Some((view, areas)) = self.view_under(mouse) {
            let Some((row, part)) = view.at(self, &areas, mouse.column, mouse.row) else {
                return Vec::new();
            };
            let again = row == view.selected && part.is_none_or(|it| it == view.part);
            if again {
                return self.update(Action::Open);
            }
            self.select(row, part);
            return Vec::new();
        }
        if self.view().is_some_and(View::covers) {
            return Vec::new();
        }
        let Some(area) = self.pane_under(mouse).copied() else { return Vec::new() };
        // What lies at the foot of the screen speaks of the passage that the reader leaves.
        self.views.clear();
        self.set_focus(area.pane);
        let Some(row) = mouse.row.checked_sub(area.inner.y).filter(|it| *it < area.inner.height)
        else {
            return Vec::new();
        };
        if mouse.column == area.ruler() {
            self.go_along_ruler(&area, usize::from(row));
            return Vec::new();
        }
        self.stand_on(&area, mouse.column, usize::from(row))
    }

    /// Goes to what a row of the ruler stands for.
    fn go_along_ruler(&mut self, area: &PaneArea, row: usize) {
        let height = usize::from(area.inner.height);
        let offset = Ruler::offset_at(&self.panes[area.pane].page, row, height);
        self.jump(|app| {
            app.panes[area.pane].show_at_rest(offset);
            app.follow();
        });
    }

    /// Stands on the sentence under a column of a row of a pane.
    fn stand_on(&mut self, area: &PaneArea, column: u16, row: usize) -> Vec<Effect> {
        let before = self.focused().cursor;
        let pane = &mut self.panes[area.pane];
        if pane.stand_near(row).is_none() {
            return Vec::new();
        }
        let (cursor, on_fold) = (pane.cursor, pane.on_fold());
        if on_fold && cursor == before {
            return self.update(Action::ToggleFold);
        }
        let text_at = area.inner.x + self.gutter().columns() as u16;
        let offset = self.offset_under(area.pane, column.saturating_sub(text_at).into());
        if let Some(offset) = offset {
            self.panes[area.pane].land(offset);
        }
        self.follow();
        Vec::new()
    }

    /// The byte that stands in a column of the text in the cursor's row.
    fn offset_under(&self, pane: usize, column: usize) -> Option<usize> {
        let pane = &self.panes[pane];
        let article = pane.page.article();
        let block = pane.page.block_of(pane.cursor);
        let mut end = block.map_or(0, |block| Page::indent(article, block));
        let cell = width::cells(&article.text, pane.cursor_span()).find(|cell| {
            end += cell.width;
            column < end
        });
        cell.map(|it| it.span.start).filter(|_| !pane.on_fold())
    }

    /// The view on top and where its parts stand, if the mouse is over it.
    fn view_under(&self, mouse: Mouse) -> Option<(&View, Areas)> {
        let view = self.view()?;
        let areas = areas(self, view, view.behind(self).as_ref());
        areas.frame.contains(mouse.column, mouse.row).then_some((view, areas))
    }

    /// The pane that the mouse is over. A border between two panes is the ruler of the left one.
    fn pane_under(&self, mouse: Mouse) -> Option<&PaneArea> {
        self.layout.panes.iter().find(|it| it.frame.contains(mouse.column, mouse.row))
    }
}
