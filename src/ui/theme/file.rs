//! The files of themes: TOML with a palette and a style for each role.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ratatui::style::{Modifier, Style};
use serde::Deserialize;
use toml::Spanned;

use crate::app::Background;
use crate::mistake::{self, Mistake};

use super::super::colour::{Depth, Rgb, parse};
use super::{Role, Theme, ThemeError};

/// The themes that come with the program: name and file, the default first.
const BUILT_IN: [(&str, &str); 12] = [
    ("auto", include_str!("../../../themes/auto.toml")),
    ("dark", include_str!("../../../themes/dark.toml")),
    ("light", include_str!("../../../themes/light.toml")),
    ("high-contrast", include_str!("../../../themes/high-contrast.toml")),
    ("colour-blind", include_str!("../../../themes/colour-blind.toml")),
    ("catppuccin", include_str!("../../../themes/catppuccin.toml")),
    ("dracula", include_str!("../../../themes/dracula.toml")),
    ("gruvbox", include_str!("../../../themes/gruvbox.toml")),
    ("nord", include_str!("../../../themes/nord.toml")),
    ("rose-pine", include_str!("../../../themes/rose-pine.toml")),
    ("solarized", include_str!("../../../themes/solarized.toml")),
    ("tokyo-night", include_str!("../../../themes/tokyo-night.toml")),
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

    /// Whether some are the reader's own.
    pub fn has_own(&self) -> bool {
        self.files.iter().any(|(_, text)| matches!(text, Cow::Owned(_)))
    }

    /// The names, the default first.
    pub fn names(&self) -> Vec<String> {
        self.files.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The theme `name` on a terminal of `depth` and `background`. Fails where its file, or one that
    /// it inherits, has a mistake.
    pub fn read(
        &self,
        name: &str,
        background: Background,
        depth: Depth,
    ) -> Result<Theme, ThemeError> {
        let sheet = self.sheet(name, background, &mut Vec::new())?;
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

    /// What the file of a theme says for a background, with what it inherits; `heirs` are the
    /// themes that inherit it.
    fn sheet(
        &self,
        name: &str,
        background: Background,
        heirs: &mut Vec<String>,
    ) -> Result<Sheet, ThemeError> {
        let Some((_, text)) = self.files.iter().find(|it| it.0 == name) else {
            let names = self.names();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let hint = mistake::hint(name, &names);
            return Err(ThemeError::Unknown { name: name.to_owned(), hint });
        };
        let broken = |mistake| ThemeError::Broken { name: name.to_owned(), mistake };
        let layers = File::parse(text).map_err(broken)?.layers(background);
        heirs.push(name.to_owned());
        let mut sheet = Sheet::default();
        for parent in layers.iter().filter_map(|it| it.inherits.as_ref()) {
            if heirs.contains(parent.get_ref()) {
                let what = format!("it inherits itself through `{}`", parent.get_ref());
                return Err(broken(Mistake::at(text, parent.span().start, what)));
            }
            let inherited = self.sheet(parent.get_ref(), background, heirs);
            sheet.lay_over(inherited.map_err(|error| match error {
                ThemeError::Unknown { .. } => {
                    broken(Mistake::at(text, parent.span().start, error.to_string()))
                }
                ThemeError::Broken { .. } => error,
            })?);
        }
        sheet.take(layers).map_err(|(at, what)| broken(Mistake::at(text, at, what)))?;
        heirs.pop();
        Ok(sheet)
    }
}

/// The file of a theme: what it says for every background, and what for one alone. What it does
/// not say is as in the themes that it inherits.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    inherits: Option<Spanned<String>>,
    #[serde(default)]
    palette: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    styles: BTreeMap<Spanned<String>, StyleEntry>,
    #[serde(default)]
    dark: Layer,
    #[serde(default)]
    light: Layer,
}

/// A part of a file that goes over those before it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layer {
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
        let styles = [&file.styles, &file.dark.styles, &file.light.styles];
        let unknown = |key: &&Spanned<String>| !known.contains(&key.get_ref().as_str());
        if let Some(key) = styles.into_iter().flat_map(BTreeMap::keys).find(unknown) {
            let hint = mistake::hint(key.get_ref(), &known);
            let what = format!("`{}` is no style; {hint}", key.get_ref());
            return Err(Mistake::at(text, key.span().start, what));
        }
        Ok(file)
    }

    /// What counts on a background.
    fn layers(self, background: Background) -> [Layer; 2] {
        let Self { inherits, palette, styles, dark, light } = self;
        let side = match background {
            Background::Dark => dark,
            Background::Light => light,
        };
        [Layer { inherits, palette, styles }, side]
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
    /// Adds what another theme says.
    fn lay_over(&mut self, other: Self) {
        self.palette.extend(other.palette);
        self.styles.extend(other.styles);
    }

    /// Adds what a file says. Fails at a byte of it where there should be a colour.
    fn take(&mut self, layers: [Layer; 2]) -> Result<(), (usize, String)> {
        let mut entries = Vec::new();
        for Layer { palette, styles, .. } in layers {
            for (name, colour) in palette {
                let rgb = parse(colour.get_ref()).ok_or_else(|| {
                    let what = format!("`{}` is no colour such as #a0b0c0", colour.get_ref());
                    (colour.span().start, what)
                })?;
                self.palette.insert(name, rgb);
            }
            entries.extend(styles);
        }
        let named: Vec<&str> = self.palette.keys().map(String::as_str).collect();
        for colour in entries.iter().flat_map(|(_, it)| [&it.fg, &it.bg]).flatten() {
            if self::colour(colour.get_ref(), &self.palette).is_none() {
                let hint = mistake::hint(colour.get_ref(), &named);
                let what = format!(
                    "`{}` is neither a colour such as #a0b0c0 nor in the palette; {hint}",
                    colour.get_ref()
                );
                return Err((colour.span().start, what));
            }
        }
        self.styles.extend(entries.into_iter().map(|(key, it)| (key.into_inner(), it)));
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
        files.read("mine", Background::Dark, Depth::True)
    }

    #[test]
    fn a_theme_inherits_what_it_does_not_say() {
        let dark = super::super::built_in("dark", Background::Dark, Depth::True).unwrap();
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
        assert_eq!(files.names().last().map(String::as_str), Some("mine"));
        assert_eq!(files.names().len(), BUILT_IN.len() + 1);
        let text =
            |name| files.read(name, Background::Light, Depth::True).unwrap().style(Role::Text);
        assert_eq!(text("mine"), text("dark"));
        assert_eq!(text("auto"), text("dark"), "what inherits it changes with it");
    }

    #[test]
    fn a_theme_may_have_a_side_for_each_background() {
        let mut files = ThemeFiles::default();
        let mine = "inherits = \"nord\"\n[styles]\nbar = { fg = \"own\" }\n\
                    [dark.palette]\nown = \"#000001\"\n\
                    [light]\ninherits = \"light\"\npalette.own = \"#000002\"\n\
                    styles.bar = { fg = \"own\", bg = \"paper\" }";
        files.add("mine".into(), mine.into());
        let on =
            |name, background, role| files.read(name, background, Depth::True).unwrap().style(role);
        let (dark, light) = (Background::Dark, Background::Light);
        assert_eq!(on("mine", dark, Role::Text), on("nord", dark, Role::Text));
        assert_eq!(on("mine", light, Role::Text), on("light", light, Role::Text));
        assert_eq!(on("mine", dark, Role::Bar).fg, Some(Depth::True.colour((0, 0, 1))));
        assert_eq!(on("mine", light, Role::Bar).fg, Some(Depth::True.colour((0, 0, 2))));
        assert_eq!(on("mine", light, Role::Bar).bg, on("light", light, Role::Text).bg);
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
            (
                "inherits = \"dark\"\n[dark.styles]\nbra = {}",
                "line 3: `bra` is no style; did you mean `bar`?",
            ),
            ("[styles]", "line 1: the style `text` is missing"),
            ("[styles]\nbar = { add = [\"blinking\"] }", "line 2: unknown variant `blinking`"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.starts_with(&format!("theme mine, {said}")), "{error}");
        }
    }
}
