//! The themes as this terminal can show them, on either background.

use std::cell::OnceCell;

use crate::app::{App, Background};
use crate::ui::colour::Depth;
use crate::ui::theme::{Theme, ThemeError, ThemeFiles};

/// A theme on a dark and on a light background.
type Sides = [Theme; 2];

/// The themes for this terminal, and the index of the chosen one.
pub struct Themes {
    files: ThemeFiles,
    names: Vec<String>,
    pub(super) chosen: usize,
    pub(super) depth: Depth,
    first: Sides,
    /// By theme: its sides, once somebody has looked at it.
    seen: Vec<OnceCell<Sides>>,
}

impl Themes {
    /// Reads the theme `chosen` by its name, and all others where some are the reader's own; those that
    /// come with the program are sound. Fails if there is none of that name, or if a file has a
    /// mistake.
    pub fn load(files: &ThemeFiles, chosen: Option<&str>) -> Result<Self, ThemeError> {
        let depth = Depth::detect(|name| std::env::var(name).ok());
        let names = files.names();
        let at = names.iter().position(|name| Some(name.as_str()) == chosen).unwrap_or(0);
        let first = sides(files, chosen.unwrap_or(&names[at]), depth)?;
        if files.has_own() {
            for name in &names {
                sides(files, name, depth)?;
            }
        }
        let seen = vec![OnceCell::new(); names.len()];
        Ok(Self { files: files.clone(), names, chosen: at, depth, first, seen })
    }

    /// Their names, in order.
    pub(super) fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// The one that the reader reads in.
    pub(super) fn of(&self, app: &App) -> &Theme {
        let read = || {
            let read = sides(&self.files, &self.names[app.theme], self.depth);
            read.unwrap_or_else(|_| self.first.clone())
        };
        let [dark, light] = self.seen[app.theme].get_or_init(read);
        match app.background() {
            Background::Dark => dark,
            Background::Light => light,
        }
    }
}

fn sides(files: &ThemeFiles, name: &str, depth: Depth) -> Result<Sides, ThemeError> {
    let on = |background| files.read(name, background, depth);
    Ok([on(Background::Dark)?, on(Background::Light)?])
}
