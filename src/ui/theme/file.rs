//! The files of themes: TOML with a palette and a style for each role.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ratatui::style::{Modifier, Style};
use serde::Deserialize;
use toml::Spanned;

use crate::mistake::{self, Mistake};

use super::super::colour::{Depth, Rgb, parse};
use super::{Role, Theme, ThemeError};

/// The themes that come with the program: name and file.
const BUILT_IN: [(&str, &str); 4] = [
    ("dark", include_str!("../../../themes/dark.toml")),
    ("light", include_str!("../../../themes/light.toml")),
    ("high-contrast", include_str!("../../../themes/high-contrast.toml")),
    ("colour-blind", include_str!("../../../themes/colour-blind.toml")),
];

/// The files of themes, by name: those that come with the program, and the reader's own.
#[derive(Clone, Debug)]
pub struct ThemeFiles {
    files: Vec<(String, Cow<'static, str>)>,
}

impl Default for ThemeFiles {
    fn default() -> Self {
        let built_in = BUILT_IN.iter().map(|&(name, text)| (name.to_owned(), text.into()));
        Self { files: built_in.collect() }
    }
}

impl ThemeFiles {
    /// Adds the text of a theme's file. It takes the place of the theme of the same name.
    pub fn add(&mut self, name: String, text: String) {
        match self.files.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = text.into(),
            None => self.files.push((name, text.into())),
        }
    }

    /// The names, the default first.
    pub fn names(&self) -> Vec<String> {
        self.files.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The theme `name` for a terminal of `depth`. Fails where its file, or one that it inherits,
    /// has a mistake.
    pub fn read(&self, name: &str, depth: Depth) -> Result<Theme, ThemeError> {
        let sheet = self.sheet(name, &mut Vec::new())?;
        let mut styles = [Style::default(); Role::ALL.len()];
        for (role, key) in Role::ALL {
            let entry = sheet.styles.get(key).ok_or_else(|| {
                let what = format!("the style `{key}` is missing; write it, or inherit a theme");
                ThemeError::Broken { name: name.to_owned(), mistake: Mistake { line: 1, what } }
            })?;
            styles[role as usize] = style(role, entry, &sheet.palette, depth);
        }
        Ok(Theme { name: name.to_owned(), styles })
    }

    /// What the file of a theme says, with what it inherits; `heirs` are the themes that inherit it.
    fn sheet(&self, name: &str, heirs: &mut Vec<String>) -> Result<Sheet, ThemeError> {
        let Some((_, text)) = self.files.iter().find(|it| it.0 == name) else {
            let names = self.names();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let hint = mistake::hint(name, &names);
            return Err(ThemeError::Unknown { name: name.to_owned(), hint });
        };
        let broken = |mistake| ThemeError::Broken { name: name.to_owned(), mistake };
        let file = File::parse(text).map_err(broken)?;
        heirs.push(name.to_owned());
        let mut sheet = match &file.inherits {
            Some(parent) if heirs.contains(parent.get_ref()) => {
                let what = format!("it inherits itself through `{}`", parent.get_ref());
                return Err(broken(Mistake::at(text, parent.span().start, what)));
            }
            Some(parent) => self.sheet(parent.get_ref(), heirs).map_err(|error| match error {
                ThemeError::Unknown { .. } => {
                    broken(Mistake::at(text, parent.span().start, error.to_string()))
                }
                ThemeError::Broken { .. } => error,
            })?,
            None => Sheet::default(),
        };
        sheet.take(file).map_err(|(at, what)| broken(Mistake::at(text, at, what)))?;
        Ok(sheet)
    }
}

/// The file of a theme. What it does not say is as in the theme that it inherits.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    inherits: Option<Spanned<String>>,
    #[serde(default)]
    palette: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    styles: BTreeMap<Spanned<String>, StyleEntry>,
}

impl File {
    fn parse(text: &str) -> Result<Self, Mistake> {
        let file: Self = toml::from_str(text).map_err(|error| {
            let what = error.message().trim().replace('\n', ", ");
            Mistake::at(text, error.span().map_or(0, |span| span.start), what)
        })?;
        let known = Role::ALL.map(|(_, key)| key);
        match file.styles.keys().find(|key| !known.contains(&key.get_ref().as_str())) {
            Some(key) => {
                let hint = mistake::hint(key.get_ref(), &known);
                let what = format!("`{}` is no style; {hint}", key.get_ref());
                Err(Mistake::at(text, key.span().start, what))
            }
            None => Ok(file),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StyleEntry {
    fg: Option<Spanned<String>>,
    bg: Option<Spanned<String>>,
    #[serde(default)]
    add: Vec<Attribute>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Attribute {
    Bold,
    Dim,
    Italic,
    Underlined,
    Reversed,
    Struck,
}

impl Attribute {
    fn modifier(self) -> Modifier {
        match self {
            Self::Bold => Modifier::BOLD,
            Self::Dim => Modifier::DIM,
            Self::Italic => Modifier::ITALIC,
            Self::Underlined => Modifier::UNDERLINED,
            Self::Reversed => Modifier::REVERSED,
            Self::Struck => Modifier::CROSSED_OUT,
        }
    }
}

/// What a theme says, with what it inherits: every colour in it is one.
#[derive(Default)]
struct Sheet {
    palette: BTreeMap<String, Rgb>,
    styles: BTreeMap<String, StyleEntry>,
}

impl Sheet {
    /// Adds what a file says. Fails at a byte of it where there should be a colour.
    fn take(&mut self, file: File) -> Result<(), (usize, String)> {
        for (name, colour) in file.palette {
            let rgb = parse(colour.get_ref()).ok_or_else(|| {
                let what = format!("`{}` is no colour such as #a0b0c0", colour.get_ref());
                (colour.span().start, what)
            })?;
            self.palette.insert(name, rgb);
        }
        let named: Vec<&str> = self.palette.keys().map(String::as_str).collect();
        for entry in file.styles.values() {
            for colour in [&entry.fg, &entry.bg].into_iter().flatten() {
                if self::colour(colour.get_ref(), &self.palette).is_none() {
                    let hint = mistake::hint(colour.get_ref(), &named);
                    let what = format!(
                        "`{}` is neither a colour such as #a0b0c0 nor in the palette; {hint}",
                        colour.get_ref()
                    );
                    return Err((colour.span().start, what));
                }
            }
        }
        self.styles.extend(file.styles.into_iter().map(|(key, it)| (key.into_inner(), it)));
        Ok(())
    }
}

/// The colour of a name in the palette, or written out.
fn colour(name: &str, palette: &BTreeMap<String, Rgb>) -> Option<Rgb> {
    palette.get(name).copied().or_else(|| parse(name))
}

fn style(role: Role, entry: &StyleEntry, palette: &BTreeMap<String, Rgb>, depth: Depth) -> Style {
    let resolved = |name: &Option<Spanned<String>>| {
        let name = name.as_ref()?;
        Some(depth.colour(colour(name.get_ref(), palette)?))
    };
    let mut style = Style::default();
    if depth.has_backgrounds() {
        style.fg = resolved(&entry.fg);
        style.bg = resolved(&entry.bg);
        let added = entry.add.iter().map(|it| it.modifier());
        return style.add_modifier(added.fold(Modifier::empty(), Modifier::union));
    }
    // With few colours the terminal's own text and background are the safest, and attributes say
    // what backgrounds would have said.
    if depth == Depth::Sixteen && role != Role::Text {
        style.fg = resolved(&entry.fg);
        if role.attributes().contains(Modifier::REVERSED) {
            style.fg = None;
        }
    }
    style.add_modifier(role.attributes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Theme, ThemeError> {
        let mut files = ThemeFiles::default();
        files.add("mine".into(), text.into());
        files.read("mine", Depth::True)
    }

    #[test]
    fn a_theme_inherits_what_it_does_not_say() {
        let dark = super::super::built_in("dark", Depth::True).unwrap();
        let mine = read(
            "inherits = \"dark\"\n[palette]\nink = \"#ffffff\"\n[styles]\nbar = { fg = \"gold\" }",
        )
        .unwrap();
        assert_eq!(mine.style(Role::Heading), dark.style(Role::Heading));
        assert_ne!(mine.style(Role::Text), dark.style(Role::Text), "its palette is new");
        assert_eq!(mine.style(Role::Bar).fg, dark.style(Role::Heading).fg);
        assert_eq!(mine.style(Role::Bar).bg, None);
    }

    #[test]
    fn a_file_takes_the_place_of_a_built_in_theme() {
        let mut files = ThemeFiles::default();
        files.add("light".into(), "inherits = \"dark\"".into());
        files.add("mine".into(), "inherits = \"light\"".into());
        assert_eq!(files.names(), ["dark", "light", "high-contrast", "colour-blind", "mine"]);
        let (mine, dark) = (files.read("mine", Depth::True), files.read("dark", Depth::True));
        assert_eq!(mine.unwrap().style(Role::Text), dark.unwrap().style(Role::Text));
    }

    #[test]
    fn a_mistake_is_told_with_its_line_and_the_nearest_name() {
        for (text, said) in [
            ("inherits = \"drak\"", "line 1: there is no theme `drak`; did you mean `dark`?"),
            ("inherits = \"mine\"", "line 1: it inherits itself through `mine`"),
            (
                "inherits = \"dark\"\n[styles]\nbar = {}\nheadng = {}",
                "line 4: `headng` is no style; did you mean `heading`?",
            ),
            (
                "inherits = \"dark\"\n[styles]\nbar = { fg = \"golden\" }",
                "line 3: `golden` is neither a colour such as #a0b0c0 nor in the palette; \
                 did you mean `gold`?",
            ),
            ("[palette]\n\nink = \"blue\"", "line 3: `blue` is no colour such as #a0b0c0"),
            ("[palette]\n[style]", "line 2: unknown field `style`"),
            ("[styles]", "line 1: the style `text` is missing"),
            ("[styles]\nbar = { add = [\"blinking\"] }", "line 2: unknown variant `blinking`"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.starts_with(&format!("theme mine, {said}")), "{error}");
        }
    }
}
