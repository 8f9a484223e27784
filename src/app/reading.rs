//! Moving in the focused pane, and its folds.

use super::App;
use super::action::Action;

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
            Action::ScrollDown => self.in_pane(|pane| pane.pan(count)),
            Action::ScrollUp => self.in_pane(|pane| pane.pan(-count)),
            Action::PageDown => self.in_pane(|pane| pane.scroll(count * (height - 2).max(1))),
            Action::PageUp => self.in_pane(|pane| pane.scroll(-count * (height - 2).max(1))),
            Action::NextParagraph => self.in_pane(|pane| pane.move_paragraphs(count)),
            Action::PreviousParagraph => self.in_pane(|pane| pane.move_paragraphs(-count)),
            Action::ToTop => self.in_pane(|pane| pane.bring_to(0)),
            Action::ToMiddle => self.in_pane(|pane| pane.bring_to(pane.height / 2)),
            Action::ToBottom => self.in_pane(|pane| pane.bring_to(pane.height)),
            Action::First | Action::Last => self.go_to_paragraph(action, given),
            Action::FocusNext => self.focus_beside(1),
            Action::FocusPrevious => self.focus_beside(-1),
            // The digit itself has moved the focus.
            Action::FocusNumber => {
                self.say(format!("press a number from 1 to {}", self.panes.len()));
            }
            Action::Zoom => self.set_zoom(true),
            Action::Unzoom => self.set_zoom(false),
            Action::Only => self.set_zoom(!self.zoomed),
            Action::ClosePane => self.close_pane(),
            Action::Reopen => self.reopen_last(),
            Action::MoveLeft => self.move_pane(-count),
            Action::MoveRight => self.move_pane(count),
            Action::Base => self.make_base(self.focused().article),
            Action::ScrollAloneDown => self.scroll_alone(self.focus, count),
            Action::ScrollAloneUp => self.scroll_alone(self.focus, -count),
            Action::Filter => self.open_passage_filter(),
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
            | Action::Redraw
            | Action::Theme
            | Action::JumpBack
            | Action::JumpForward
            | Action::Events
            | Action::Matrix
            | Action::Repeats
            | Action::Synopsis
            | Action::Outline
            | Action::References
            | Action::Why
            | Action::Reject
            | Action::Pin
            | Action::Note
            | Action::Add
            | Action::Notes
            | Action::Mark
            | Action::GoToMark
            | Action::Marks
            | Action::Jumps
            | Action::Help
            | Action::Palette
            | Action::Copy
            | Action::CopyAll
            | Action::Edit
            | Action::Reload
            | Action::Mouse
            | Action::Cancel
            | Action::Messages
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

    /// Hides boilerplate, or greys it.
    pub(super) fn hide_boilerplate(&mut self, hidden: bool) {
        self.boilerplate_hidden = hidden;
        self.lay_out();
        self.follow();
        self.say(if hidden { "boilerplate hidden" } else { "boilerplate greyed" });
    }

    fn open_here(&mut self) {
        if self.focused().on_fold() {
            return self.toggle_fold();
        }
        if self.analysis.is_none() {
            return self.say_uncompared();
        }
        if self.counterparts_here().is_empty() && self.event_here().is_none() {
            return self.say("not told in the other articles");
        }
        self.jump(Self::line_up);
    }

    fn toggle_fold(&mut self) {
        let article = self.focused().article;
        let folds = self.folds(article).to_vec();
        if self.panes[self.focus].toggle_fold(&folds) {
            self.lay_out();
            self.follow();
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
        self.follow();
    }
}
