//! How far the analysis is, and whether it should go on.

use std::ops::ControlFlow;

/// The parts of the analysis, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Cutting and numbering words.
    Words,
    /// Finding repeats.
    Repeats,
    /// Linking passages and gathering events.
    Events,
}

/// Watches the analysis: called at the start of each stage and now and then inside it, with the
/// share of the stage that is done (0 to 1). [`ControlFlow::Break`] cancels the analysis.
pub type Watch<'a> = dyn Fn(Stage, f32) -> ControlFlow<()> + Sync + 'a;

/// How many steps of a loop go by without a word; about a millisecond.
const QUIET: usize = 1 << 16;

/// Tells a [`Watch`] of a piece of work, which is some part of a stage.
#[derive(Clone, Copy)]
pub(super) struct Progress<'a> {
    watch: &'a Watch<'a>,
    stage: Stage,
    from: f32,
    to: f32,
}

impl<'a> Progress<'a> {
    /// Of the whole of `stage`.
    pub(super) fn new(watch: &'a Watch<'a>, stage: Stage) -> Self {
        Self { watch, stage, from: 0.0, to: 1.0 }
    }

    /// Of the work that begins at the share `from` of this work and ends at `to`.
    pub(super) fn part(self, from: f32, to: f32) -> Self {
        let at = |share: f32| self.from + share * (self.to - self.from);
        Self { from: at(from), to: at(to), ..self }
    }

    /// Tells that the share `done` of this work, 0 to 1, is done.
    pub(super) fn at(self, done: f32) -> ControlFlow<()> {
        (self.watch)(self.stage, self.from + done * (self.to - self.from))
    }

    /// Tells now and then that a loop is at `step` of `steps`; to be called at every step.
    pub(super) fn step(self, step: usize, steps: usize) -> ControlFlow<()> {
        if step.is_multiple_of(QUIET) {
            self.at(step as f32 / steps as f32)
        } else {
            ControlFlow::Continue(())
        }
    }
}
