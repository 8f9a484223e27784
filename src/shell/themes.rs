//! The themes as this terminal can show them, on either background.

use crate::app::{App, Background};
use crate::ui::colour::Depth;
use crate::ui::theme::{Theme, ThemeError, ThemeFiles};

/// The themes for this terminal, and the index of the chosen one.
pub struct Themes {
    /// By theme: how it looks on a dark and on a light background.
    sides: Vec<[Theme; 2]>,
    pub(super) chosen: usize,
    pub(super) depth: Depth,
}

impl Themes {
    /// Reads the themes; `chosen` by its name. Fails if there is none of that name, or if a file has
    /// a mistake.
    pub fn load(files: &ThemeFiles, chosen: Option<&str>) -> Result<Self, ThemeError> {
        let depth = Depth::detect(|name| std::env::var(name).ok());
        let names = files.names();
        let both = |name: &str| -> Result<[Theme; 2], ThemeError> {
            let on = |background| files.read(name, background, depth);
            Ok([on(Background::Dark)?, on(Background::Light)?])
        };
        if let Some(name) = chosen {
            both(name)?;
        }
        let at = names.iter().position(|name| Some(name.as_str()) == chosen).unwrap_or(0);
        let sides = names.iter().map(|name| both(name)).collect::<Result<_, _>>()?;
        Ok(Self { sides, chosen: at, depth })
    }

    /// Their names, in order.
    pub(super) fn names(&self) -> Vec<String> {
        self.sides.iter().map(|[dark, _]| dark.name.clone()).collect()
    }

    /// The one that the reader reads in.
    pub(super) fn of(&self, app: &App) -> &Theme {
        let [dark, light] = &self.sides[app.theme];
        match app.background() {
            Background::Dark => dark,
            Background::Light => light,
        }
    }
}
