//! Comparing the places of repeats: asked for when a reader comes to see them, done in the background.

use std::sync::Arc;

use crate::analysis::RepeatKind;
use crate::page::Comparison;

use super::{App, Effect};

impl App {
    /// The places of a repeat compared, once that is done.
    pub fn comparison(&self, repeat: usize) -> Option<&Comparison> {
        self.comparisons.get(&repeat)?.as_deref()
    }

    /// Asks for the comparisons that the screen wants and nobody has asked for: of the repeat selected
    /// in the list, and of the near ones in sight, whose differing words are not underlined.
    pub(super) fn want_comparisons(&mut self) -> Vec<Effect> {
        let Some(analysis) = self.analysis.clone() else { return Vec::new() };
        let selected = self.view().and_then(|it| it.listing().repeat(self, it.item()?));
        let mut wanted: Vec<usize> = selected.into_iter().collect();
        for area in &self.layout.panes {
            let pane = &self.panes[area.pane];
            let marks = self.marks[pane.article].repeats_over(pane.visible());
            wanted.extend(
                marks
                    .map(|it| it.repeat)
                    .filter(|&repeat| analysis.repeats[repeat].kind == RepeatKind::Near),
            );
        }
        wanted.retain(|&it| it < analysis.repeats.len() && !self.comparisons.contains_key(&it));
        wanted.sort_unstable();
        wanted.dedup();
        self.comparisons.extend(wanted.iter().map(|&it| (it, None)));
        let generation = self.analysed;
        wanted.into_iter().map(|repeat| Effect::Compare { generation, repeat }).collect()
    }

    /// Takes a comparison in.
    pub(super) fn take_comparison(&mut self, repeat: usize, comparison: Arc<Comparison>) {
        self.comparisons.insert(repeat, Some(comparison));
        // Where a reader came back to there was no text yet.
        self.hold_view();
    }
}
