//! The mouse: the wheel scrolls what is under it, a click puts the reader there.

use super::{App, Effect};

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

impl App {
    /// Takes what the mouse did.
    pub(super) fn point(&mut self, _mouse: Mouse) -> Vec<Effect> {
        Vec::new()
    }

    /// Uses the mouse, or leaves it to the terminal.
    pub(super) fn switch_mouse(&mut self) {
        self.mouse = !self.mouse;
        self.say(if self.mouse {
            "the mouse scrolls and clicks here; most terminals select text while Shift is held"
        } else {
            "the mouse is the terminal's: it selects text as elsewhere"
        });
    }
}
