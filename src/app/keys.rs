//! Which keys are in force where the reader is.

use super::App;
use super::action::Action;
use super::keymap::Context;
use super::view::ViewKind;

impl App {
    /// Where a key is pressed now.
    pub(super) fn context(&self) -> Context {
        self.view().map_or(Context::Panes, |view| Context::View(view.kind))
    }

    /// All key sequences that ask for `action` here.
    pub fn keys_for(&self, action: Action) -> Vec<String> {
        self.keymap.keys_for(self.context(), action)
    }

    /// The first key sequence that asks for `action` here; empty if there is none.
    pub fn key_for(&self, action: Action) -> String {
        self.keys_for(action).into_iter().next().unwrap_or_default()
    }

    /// All key sequences that ask for `action` where the help was asked for.
    pub(super) fn keys_below_help(&self, action: Action) -> Vec<String> {
        let below = self.views.iter().rev().find(|view| view.kind != ViewKind::Help);
        let context = below.map_or(Context::Panes, |view| Context::View(view.kind));
        self.keymap.keys_for(context, action)
    }

    /// The keys that may follow the pending ones, with what they ask for.
    pub fn hints(&self) -> Vec<(String, &'static str)> {
        self.keymap.hints(self.context(), self.pending())
    }
}
