//! How the other panes follow the focused one: by event, by bands, by their share of the way.

use crate::analysis::{Event, SentenceRef};
use crate::page::{Closing, Landmarks};

use super::App;

/// How the panes scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scrolling {
    /// The other panes follow the focused one by what tells the same event.
    Linked,
    /// Passages of the same event begin on the same row, with blank rows where one article is longer.
    Level,
    /// The other panes stand at the same share of the way between passages of the same event.
    Proportional,
    /// Each pane for itself.
    Free,
}

impl Scrolling {
    /// Every way with its name and what it means.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Linked, "linked", "the other panes follow by event"),
        (Self::Level, "level", "passages of the same event stand on the same row"),
        (Self::Proportional, "proportional", "the other panes are as far on as this one"),
        (Self::Free, "free", "each pane for itself"),
    ];
}

impl App {
    /// Brings the panes on screen that tell what is told here, and lines them up with it.
    pub(super) fn line_up(&mut self) {
        let partners = self.counterparts_here();
        let event = self.event_here().and_then(|event| self.analysis.as_ref()?.events.get(event));
        let mut tellers: Vec<usize> = partners.iter().map(|(_, it)| it.at.article).collect();
        tellers.extend(event.into_iter().flat_map(Event::articles));
        let wanted: Vec<usize> = std::iter::once(self.focus).chain(tellers).collect();
        self.show_panes(&wanted);
        for pane in &mut self.panes {
            pane.shift = 0;
        }
        match self.scrolling {
            Scrolling::Level => {
                self.want_level();
                self.keep_level();
            }
            Scrolling::Linked | Scrolling::Proportional | Scrolling::Free => {
                self.level_others(true);
            }
        }
    }

    /// Lets the other panes follow the focused one, if they are to.
    pub(super) fn follow(&mut self) {
        match self.scrolling {
            _ if self.zoomed => {}
            Scrolling::Linked => self.level_others(false),
            Scrolling::Level => self.keep_level(),
            Scrolling::Proportional => self.keep_share(),
            Scrolling::Free => {}
        }
    }

    /// Lines the other panes up after a step, unless each scrolls for itself.
    pub(super) fn line_up_if_together(&mut self) {
        if self.scrolling != Scrolling::Free && !self.zoomed {
            self.line_up();
        }
    }

    /// Lets the panes scroll in the next way.
    pub(super) fn switch_scrolling(&mut self) {
        let at = Scrolling::ALL.iter().position(|it| it.0 == self.scrolling).unwrap_or(0);
        self.scroll_as(Scrolling::ALL[(at + 1) % Scrolling::ALL.len()].0);
    }

    /// Lets the panes scroll in a way.
    pub(super) fn scroll_as(&mut self, scrolling: Scrolling) {
        self.scrolling = scrolling;
        for pane in &mut self.panes {
            pane.shift = 0;
        }
        if let Some((_, name, says)) = Scrolling::ALL.iter().find(|it| it.0 == scrolling) {
            self.say(format!("scrolling {name}: {says}"));
        }
        self.lay_out();
        self.follow();
    }

    /// Scrolls a pane by `rows`, and no other. From then on it keeps that distance to the others.
    pub fn scroll_alone(&mut self, pane: usize, rows: isize) {
        let pane = &mut self.panes[pane];
        let top = pane.top;
        pane.pan(rows);
        let gone = if rows < 0 {
            pane.page.distance(pane.top, top, rows.unsigned_abs()).map(|it| -(it as isize))
        } else {
            pane.page.distance(top, pane.top, rows.unsigned_abs()).map(|it| it as isize)
        };
        if self.scrolling != Scrolling::Free {
            pane.shift += gone.unwrap_or(0);
        }
    }

    /// Sees to it that what is told here stands level, whatever else has to give way.
    fn want_level(&mut self) {
        let Some((event, here)) = self.event_here().zip(self.sentence_here()) else { return };
        let Some(analysis) = &self.analysis else { return };
        let mut passages = analysis.events[event].passages.iter();
        let Some(passage) =
            passages.find(|it| it.article == here.article && it.sentences.contains(&here.sentence))
        else {
            return;
        };
        let start = passage.span(&self.articles[here.article]).start;
        let tellers = analysis.events[event].articles();
        let at = |article| self.landmarks.articles.iter().position(|&it| it == article);
        let Some(own) = at(here.article) else { return };
        let landmark = self.landmarks.list.iter().find(|it| it.at[own] == Some(start));
        let all_level = landmark.is_some_and(|it| {
            tellers.iter().filter_map(|&teller| at(teller)).all(|at| it.at[at].is_some())
        });
        if !all_level {
            self.wanted = Some((here.article, start));
            self.landmarks = Landmarks::default();
            self.lay_out();
        }
    }

    /// Shows the same bands in the other panes as in the focused one: what stands on the cursor's row is
    /// level. A pane that has nothing there waits at its mark.
    fn keep_level(&mut self) {
        let lead = self.focused();
        let cursor = lead.row_on_screen(lead.cursor);
        let (place, row) = cursor.map_or((lead.top, lead.lead), |row| (lead.cursor, row));
        let Some(at) = lead.page.in_bands(place) else { return self.keep_share() };
        let shift = lead.shift;
        for index in self.others() {
            let pane = &mut self.panes[index];
            let Some(place) = pane.page.place_in_band(at) else { continue };
            if pane.shift == shift {
                pane.level_in_bands(place, row as isize);
            } else {
                pane.level(place, row as isize + shift - pane.shift, false);
            }
            if pane.stand_near(row).is_none() {
                pane.cursor = place;
            }
        }
    }

    /// The gap that the mark of a band stands for in a pane: its rows, and the article that has text there.
    pub fn closing(&self, pane: usize, band: usize) -> Option<(usize, usize)> {
        let Closing { rows, page } = self.panes.get(pane)?.page.closing(band)?;
        Some((rows, *self.landmarks.articles.get(page)?))
    }

    /// Puts the other panes at the same share of the way from landmark to landmark. Their ends coincide.
    fn keep_share(&mut self) {
        let lead = self.focused();
        let Some(row) = lead.row_on_screen(lead.cursor) else { return };
        let row = row as isize + lead.shift;
        let (article, offset, end) = (lead.article, lead.offset(), lead.page.end());
        let is_last = lead.cursor == lead.page.last();
        for index in self.others() {
            let shared = self.landmarks.shared(article, self.panes[index].article);
            let pane = &mut self.panes[index];
            let place = if is_last {
                pane.page.last()
            } else {
                pane.page.place_of(share(&shared, offset, (end, pane.page.end())))
            };
            pane.cursor = place;
            pane.level(place, row - pane.shift, false);
        }
    }

    /// The panes on screen but for the focused one.
    fn others(&self) -> Vec<usize> {
        self.visible.iter().copied().filter(|&pane| pane != self.focus).collect()
    }

    /// Puts the best counterpart in each other pane level with the passage here. Panes without
    /// one stay where they are. `widely`: if the sentence itself has none in an article, its
    /// block's or its event's will do.
    fn level_others(&mut self, widely: bool) {
        let Some(here) = self.sentence_here() else { return };
        let row = self.row_of(here) + self.focused().shift;
        for pane in self.others() {
            let Some(there) = self.partner_in(here, self.panes[pane].article, widely) else {
                continue;
            };
            let span = self.articles[there.article].sentences[there.sentence].span;
            let pane = &mut self.panes[pane];
            let place = pane.page.place_of(span.start);
            pane.cursor = place;
            pane.land(span.start);
            pane.level(place, row - pane.shift, true);
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
}

/// The byte of the other text at the same share of the way between two of the `landmarks`, which are
/// pairs of bytes in both texts; `ends` are where the texts end.
fn share(landmarks: &[(usize, usize)], offset: usize, ends: (usize, usize)) -> usize {
    let next = landmarks.partition_point(|it| it.0 <= offset);
    let before = next.checked_sub(1).map_or((0, 0), |at| landmarks[at]);
    let after = landmarks.get(next).copied().unwrap_or(ends);
    let (here, there) = (after.0.saturating_sub(before.0), after.1.saturating_sub(before.1));
    let gone = offset.saturating_sub(before.0).min(here);
    before.1 + (gone as u128 * there as u128 / here.max(1) as u128) as usize
}
