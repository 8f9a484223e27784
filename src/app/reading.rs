//! Moving in the panes, focus, zoom, folds; the other panes follow.

use crate::analysis::{Event, SentenceRef};

use super::action::Action;
use super::{App, Scrolling};

impl App {
    /// Does what an action asks for while no view is open.
    pub(super) fn read(&mut self, action: Action, given: Option<usize>) {
        let count = given.unwrap_or(1) as isize;
        let height = self.focused().height as isize;
        match action {
            Action::Down => self.in_pane(|pane| pane.move_rows(count)),
            Action::Up => self.in_pane(|pane| pane.move_rows(-count)),
            Action::HalfPageDown => self.in_pane(|pane| pane.scroll(count * (height / 2).max(1))),
            Action::HalfPageUp => self.in_pane(|pane| pane.scroll(-count * (height / 2).max(1))),
            Action::PageDown => self.in_pane(|pane| pane.scroll(count * (height - 2).max(1))),
            Action::PageUp => self.in_pane(|pane| pane.scroll(-count * (height - 2).max(1))),
            Action::NextParagraph => self.in_pane(|pane| pane.move_paragraphs(count)),
            Action::PreviousParagraph => self.in_pane(|pane| pane.move_paragraphs(-count)),
            Action::First | Action::Last => self.go_to_paragraph(action, given),
            Action::FocusNext => self.set_focus((self.focus + 1) % self.panes.len()),
            Action::FocusPrevious => {
                self.set_focus((self.focus + self.panes.len() - 1) % self.panes.len());
            }
            // The digit itself has moved the focus.
            Action::FocusNumber => {
                self.say(format!("press a number from 1 to {}", self.panes.len()));
            }
            Action::Zoom => self.set_zoom(true),
            Action::Unzoom => self.set_zoom(false),
            Action::Scrolling => self.switch_scrolling(),
            Action::Open => self.open_here(),
            Action::ToggleFold => self.toggle_fold(),
            Action::OpenFolds => self.set_folds(true),
            Action::CloseFolds => self.set_folds(false),
            Action::Boilerplate => self.hide_boilerplate(!self.boilerplate_hidden),
            Action::NextHit => self.step_hits(count),
            Action::PreviousHit => self.step_hits(-count),
            Action::NextEvent => self.step_events(count),
            Action::PreviousEvent => self.step_events(-count),
            Action::NextRepeat => self.step_repeats(count),
            Action::PreviousRepeat => self.step_repeats(-count),
            Action::NextOnlyHere => self.step_only_here(count),
            Action::PreviousOnlyHere => self.step_only_here(-count),
            Action::Order => self.say("there is no list here to be ordered"),
            // `update` has seen to these.
            Action::Close
            | Action::Quit
            | Action::Suspend
            | Action::Theme
            | Action::JumpBack
            | Action::JumpForward
            | Action::Events
            | Action::Matrix
            | Action::Repeats
            | Action::Why
            | Action::Reject
            | Action::Pin
            | Action::Note
            | Action::Notes
            | Action::Mark
            | Action::GoToMark
            | Action::Marks
            | Action::Jumps
            | Action::Help
            | Action::Palette
            | Action::Search => {}
        }
    }

    fn in_pane(&mut self, movement: impl FnOnce(&mut super::Pane)) {
        movement(&mut self.panes[self.focus]);
        self.follow();
    }

    /// Moves to where a jump goes, so that `C-o` comes back.
    pub(super) fn jump(&mut self, go: impl FnOnce(&mut Self)) {
        let from = self.spot();
        go(self);
        if self.spot() != from {
            self.jumps.push(from);
        }
    }

    pub(super) fn jump_back(&mut self) {
        let now = self.spot();
        match self.jumps.back(now) {
            Some(spot) => self.restore(&spot),
            None => self.say("no jump to go back to"),
        }
    }

    pub(super) fn jump_forward(&mut self) {
        match self.jumps.forward() {
            Some(spot) => self.restore(&spot),
            None => self.say("no jump ahead"),
        }
    }

    fn go_to_paragraph(&mut self, action: Action, number: Option<usize>) {
        self.jump(|app| {
            let blocks = &app.articles[app.panes[app.focus].article].blocks;
            let offset =
                number.and_then(|number| blocks.get(number.max(1) - 1)).map(|it| it.span.start);
            let pane = &mut app.panes[app.focus];
            match (offset, number, action) {
                (Some(offset), ..) => pane.go_to(offset),
                (None, None, Action::First) => pane.go_to(0),
                _ => pane.go_to_end(),
            }
            app.follow();
        });
    }

    /// Focuses a pane and brings it on screen.
    pub(super) fn set_focus(&mut self, pane: usize) {
        if pane == self.focus || pane >= self.panes.len() {
            return;
        }
        self.focus = pane;
        if !self.visible.contains(&pane) {
            self.lay_out();
        }
    }

    fn set_zoom(&mut self, zoomed: bool) {
        self.zoomed = zoomed;
        self.lay_out();
        self.follow();
    }

    fn switch_scrolling(&mut self) {
        self.scroll_as(match self.scrolling {
            Scrolling::Linked => Scrolling::Free,
            Scrolling::Free => Scrolling::Linked,
        });
    }

    /// Lets the panes scroll in a way.
    pub(super) fn scroll_as(&mut self, scrolling: Scrolling) {
        self.scrolling = scrolling;
        if let Some((_, name, says)) = Scrolling::ALL.iter().find(|it| it.0 == scrolling) {
            self.say(format!("scrolling {name}: {says}"));
        }
        self.follow();
    }

    /// Hides boilerplate, or greys it.
    pub(super) fn hide_boilerplate(&mut self, hidden: bool) {
        self.boilerplate_hidden = hidden;
        self.lay_out();
        self.say(if hidden { "boilerplate hidden" } else { "boilerplate greyed" });
    }

    fn open_here(&mut self) {
        if self.focused().on_fold() {
            return self.toggle_fold();
        }
        if self.analysis.is_none() {
            return self.say("still comparing the articles");
        }
        if self.counterparts_here().is_empty() && self.event_here().is_none() {
            return self.say("not told in the other articles");
        }
        self.jump(Self::line_up);
    }

    /// Brings the panes on screen that tell what is told here, and lines them up with it.
    pub(super) fn line_up(&mut self) {
        let partners = self.counterparts_here();
        let event = self.event_here().and_then(|event| self.analysis.as_ref()?.events.get(event));
        let mut tellers: Vec<usize> = partners.iter().map(|(_, it)| it.at.article).collect();
        tellers.extend(event.into_iter().flat_map(Event::articles));
        let wanted: Vec<usize> = std::iter::once(self.focus).chain(tellers).collect();
        self.show_panes(&wanted);
        self.level_others(true);
    }

    /// Brings panes on screen, the first of `wanted` before the others, as far as there is room. What
    /// is on screen already stays rather than something new.
    pub(super) fn show_panes(&mut self, wanted: &[usize]) {
        let mut chosen = Vec::new();
        for pane in wanted.iter().copied().chain(self.visible.clone()).chain(0..self.panes.len()) {
            if !chosen.contains(&pane) {
                chosen.push(pane);
            }
        }
        chosen.truncate(self.visible.len());
        chosen.sort_unstable();
        if chosen != self.visible {
            self.visible = chosen;
            self.lay_out();
        }
    }

    /// Lets the other panes follow the focused one, if they are to.
    pub(super) fn follow(&mut self) {
        if self.scrolling == Scrolling::Linked && !self.zoomed {
            self.level_others(false);
        }
    }

    /// Puts the best counterpart in each other pane level with the passage here. Panes without
    /// one stay where they are. `widely`: if the sentence itself has none in an article, its
    /// block's or its event's will do.
    fn level_others(&mut self, widely: bool) {
        let Some(here) = self.sentence_here() else { return };
        let row = self.row_of(here);
        for index in 0..self.visible.len() {
            let pane = self.visible[index];
            if pane == self.focus {
                continue;
            }
            let Some(there) = self.partner_in(here, self.panes[pane].article, widely) else {
                continue;
            };
            let span = self.articles[there.article].sentences[there.sentence].span;
            let pane = &mut self.panes[pane];
            let place = pane.page.place_of(span.start);
            pane.cursor = place;
            pane.level(place, row, true);
        }
    }

    /// The row of the screen where a sentence of the focused pane begins; above it if negative.
    fn row_of(&self, sentence: SentenceRef) -> isize {
        let pane = self.focused();
        let start = self.articles[sentence.article].sentences[sentence.sentence].span.start;
        let place = pane.page.place_of(start);
        if let Some(row) = pane.row_on_screen(place) {
            return row as isize;
        }
        let above = pane.page.distance(place, pane.top, 4 * pane.height);
        above.map_or_else(
            || pane.row_on_screen(pane.cursor).unwrap_or(0) as isize,
            |rows| -(rows as isize),
        )
    }

    /// The sentence of `article` that stands beside `here`. Of several that are nearly as sure
    /// as the best, the one nearest to what the pane shows, so that panes do not leap about.
    fn partner_in(&self, here: SentenceRef, article: usize, widely: bool) -> Option<SentenceRef> {
        /// Share of the best score from which a counterpart is as good.
        const NEARLY: f32 = 0.9;
        let own = self.counterparts.of(here).iter().copied();
        let mut found: Vec<_> = own.filter(|it| it.at.article == article).collect();
        if found.is_empty() && widely {
            found = self.counterparts_here().into_iter().map(|(_, it)| it).collect();
            found.retain(|it| it.at.article == article);
        }
        let Some(best) = found.first() else {
            return if widely { self.event_partner(article) } else { None };
        };
        let least = best.score * NEARLY;
        let at = self.panes.get(article).map_or(0, super::Pane::offset);
        let text = &self.articles[article];
        found
            .iter()
            .filter(|it| it.score >= least)
            .min_by_key(|it| text.sentences[it.at.sentence].span.start.abs_diff(at))
            .map(|it| it.at)
    }

    /// The most central sentence of the event in focus that `article` has.
    fn event_partner(&self, article: usize) -> Option<SentenceRef> {
        let event = self.analysis.as_ref()?.events.get(self.event_here()?)?;
        let passages = event.passages.iter().filter(|it| it.article == article);
        let best = passages.max_by(|a, b| a.score.total_cmp(&b.score))?;
        Some(SentenceRef { article, sentence: best.sentences.start })
    }

    fn toggle_fold(&mut self) {
        let article = self.focused().article;
        let folds = self.folds(article).to_vec();
        if self.panes[self.focus].toggle_fold(&folds) {
            self.refresh_pane(self.focus);
        } else {
            self.say("no fold here");
        }
    }

    pub(super) fn set_folds(&mut self, open: bool) {
        for index in 0..self.panes.len() {
            let folds = self.folds(self.panes[index].article).to_vec();
            self.panes[index].set_folds(&folds, open);
        }
        self.lay_out();
    }
}
