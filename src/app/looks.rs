//! What the reader reads in: a theme, on a dark or a light background.

use super::App;

/// The background that a theme is to stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// Pale text on it.
    #[default]
    Dark,
    /// Dark text on it.
    Light,
}

impl Background {
    /// Both with their names.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Dark, "dark"), (Self::Light, "light")];
}

/// What is known of the background.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Backgrounds {
    /// What the terminal says of its own.
    pub(super) terminal: Background,
    /// What the reader wants, whatever the terminal says.
    pub(super) wished: Option<Background>,
}

impl App {
    /// The background to draw on: the one that is wished for, or else that of the terminal.
    pub fn background(&self) -> Background {
        self.backgrounds.wished.unwrap_or(self.backgrounds.terminal)
    }

    /// Sets the background to draw on; `None` is that of the terminal.
    pub fn wish_background(&mut self, wished: Option<Background>) {
        self.backgrounds.wished = wished;
    }

    /// The background that is wished for; `None` is that of the terminal.
    pub(super) fn wished_background(&self) -> Option<Background> {
        self.backgrounds.wished
    }

    pub(super) fn read_in(&mut self, theme: usize) {
        self.theme = theme;
        self.say(format!("theme: {}", self.themes[theme]));
    }

    pub(super) fn next_theme(&mut self) {
        if !self.themes.is_empty() {
            self.read_in((self.theme + 1) % self.themes.len());
        }
    }
}
