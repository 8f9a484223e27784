//! From passage to passage: events, repeats, what is told only here.

use crate::page::RowKind;

use super::App;

impl App {
    /// Goes on by passages that tell an event. One that tells several is one stop; the event in focus stays in
    /// focus where it is told.
    pub(super) fn step_events(&mut self, count: isize) {
        let stops = self.marks[self.focused().article].events.iter();
        let stops = stops.map(|it| it.span.start).collect();
        self.step("event", stops, count);
    }

    pub(super) fn step_repeats(&mut self, count: isize) {
        let stops = self.marks[self.focused().article].repeats.iter();
        let stops = stops.map(|it| it.span.start).collect();
        self.step("repeat", stops, count);
    }

    pub(super) fn step_only_here(&mut self, count: isize) {
        let stops = self.marks[self.focused().article].only_here.iter();
        let stops = stops.map(|it| it.start).collect();
        self.step("passage told only here", stops, count);
    }

    /// Goes `count` stops on (back, if negative) from where the reader stands, as far as there are stops: bytes,
    /// in order.
    fn step(&mut self, what: &str, mut stops: Vec<usize>, count: isize) {
        if self.analysis.is_none() {
            return self.say_uncompared();
        }
        stops.dedup();
        let here = self.focused().offset_here();
        let onward = count > 0;
        // Whether a stop is out of sight takes its paragraph to be wrapped: those on the way alone are asked.
        let seen = |stop: &&usize| !self.is_hidden(**stop);
        let far = count.unsigned_abs();
        let last = if onward {
            let ahead = stops.iter().filter(|stop| **stop > here);
            ahead.filter(seen).take(far).last()
        } else {
            let behind = stops.iter().rev().filter(|stop| **stop < here);
            behind.filter(seen).take(far).last()
        };
        let Some(&offset) = last else {
            let way = if onward { "further" } else { "earlier" };
            return self.say(format!("no {way} {what} in this article"));
        };
        self.jump(|app| {
            app.panes[app.focus].show_at_rest(offset);
            app.panes[app.focus].land(offset);
            app.line_up_if_together();
        });
    }

    /// Whether the byte is out of sight in the focused pane. What begins with a closed fold is not: its
    /// line says what it is.
    fn is_hidden(&self, offset: usize) -> bool {
        let page = &self.focused().page;
        let row = page.row(page.place_of(offset));
        row.is_some_and(|row| match row.kind {
            RowKind::Fold => row.span.start < offset,
            kind => kind.stands_for_others(),
        })
    }
}
