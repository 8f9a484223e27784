//! From passage to passage: events, repeats, what is told only here.

use crate::page::RowKind;

use super::App;

/// Where in the cursor's row the reader stands: more exact than the row, so that the next step goes on from
/// there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Landing {
    /// The byte.
    pub(super) offset: usize,
    /// The event whose passage was stepped to.
    pub(super) event: Option<usize>,
}

/// A stop on the way: where it begins, and the event it belongs to, if that is what is stepped by.
type Stop = (usize, Option<usize>);

impl App {
    pub(super) fn step_events(&mut self, count: isize) {
        let stops = self.marks[self.focused().article].events.iter();
        let stops: Vec<Stop> = stops.map(|it| (it.span.start, Some(it.event))).collect();
        self.step("event", &stops, count);
    }

    pub(super) fn step_repeats(&mut self, count: isize) {
        let stops = self.marks[self.focused().article].repeats.iter();
        let mut stops: Vec<Stop> = stops.map(|it| (it.span.start, None)).collect();
        stops.dedup();
        self.step("repeat", &stops, count);
    }

    pub(super) fn step_only_here(&mut self, count: isize) {
        let stops = self.marks[self.focused().article].only_here.iter();
        let stops: Vec<Stop> = stops.map(|it| (it.start, None)).collect();
        self.step("passage told only here", &stops, count);
    }

    /// Goes `count` stops on (back, if negative) from where the reader stands, as far as there are stops.
    fn step(&mut self, what: &str, stops: &[Stop], count: isize) {
        if self.analysis.is_none() {
            return self.say_uncompared();
        }
        let here = match self.focused().landing() {
            Some(landing) => (landing.offset, landing.event),
            None => (self.focused().offset(), None),
        };
        let onward = count > 0;
        // Whether a stop is out of sight takes its paragraph to be wrapped: those on the way alone are asked.
        let seen = |stop: &&Stop| !self.is_hidden(stop.0);
        let far = count.unsigned_abs();
        let last = if onward {
            let ahead = stops.iter().filter(|stop| **stop > here);
            ahead.filter(seen).take(far).last()
        } else {
            let behind = stops.iter().rev().filter(|stop| **stop < here);
            behind.filter(seen).take(far).last()
        };
        let Some(&(offset, event)) = last else {
            let way = if onward { "further" } else { "earlier" };
            return self.say(format!("no {way} {what} in this article"));
        };
        self.jump(|app| {
            app.panes[app.focus].show_at_rest(offset);
            app.panes[app.focus].land(Landing { offset, event });
            if event.is_some() {
                app.event = event;
            }
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
