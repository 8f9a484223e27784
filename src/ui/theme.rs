//! Themes: a palette and a style for each role, read from TOML.

use std::collections::BTreeMap;

use ratatui::style::{Modifier, Style};
use serde::Deserialize;

use super::colour::{Depth, parse};

/// What a piece of the screen is, so far as its looks go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Role {
    /// Running text, and the background of everything.
    Text,
    /// Headings.
    Heading,
    /// Quotation blocks.
    Quote,
    /// Code and text to be shown as it stands.
    Code,
    /// Page furniture.
    Boilerplate,
    /// Paragraph numbers.
    Gutter,
    /// Letters of the articles that tell the passage.
    Tellers,
    /// The sign of a passage told here alone.
    OnlyHere,
    /// Repeated text.
    Repeat,
    /// A closed fold.
    Fold,
    /// The sentence that the reader is on; the selected entry of a list.
    Cursor,
    /// Its counterparts in other panes.
    Partner,
    /// Words that speak for a link.
    Evidence,
    /// Words that a copy has not got.
    Deleted,
    /// Words that only the copy has.
    Inserted,
    /// Search hits.
    Search,
    /// The search hit that the reader is on.
    SearchCurrent,
    /// Borders.
    Border,
    /// Borders of the focused pane.
    BorderFocus,
    /// Titles of panes.
    Title,
    /// Title of the focused pane.
    TitleFocus,
    /// Header and status line.
    Bar,
    /// Keys and other things to press.
    Key,
    /// The ruler.
    Ruler,
    /// A message.
    Message,
    /// A message that something went wrong.
    Warning,
    /// Weak links, notes, what matters less.
    Weak,
}

impl Role {
    /// Every role with its name in a theme file, in the order of the enum.
    pub const ALL: [(Self, &'static str); 27] = [
        (Self::Text, "text"),
        (Self::Heading, "heading"),
        (Self::Quote, "quote"),
        (Self::Code, "code"),
        (Self::Boilerplate, "boilerplate"),
        (Self::Gutter, "gutter"),
        (Self::Tellers, "tellers"),
        (Self::OnlyHere, "only_here"),
        (Self::Repeat, "repeat"),
        (Self::Fold, "fold"),
        (Self::Cursor, "cursor"),
        (Self::Partner, "partner"),
        (Self::Evidence, "evidence"),
        (Self::Deleted, "deleted"),
        (Self::Inserted, "inserted"),
        (Self::Search, "search"),
        (Self::SearchCurrent, "search_current"),
        (Self::Border, "border"),
        (Self::BorderFocus, "border_focus"),
        (Self::Title, "title"),
        (Self::TitleFocus, "title_focus"),
        (Self::Bar, "bar"),
        (Self::Key, "key"),
        (Self::Ruler, "ruler"),
        (Self::Message, "message"),
        (Self::Warning, "warning"),
        (Self::Weak, "weak"),
    ];

    /// Attributes that carry the meaning where backgrounds cannot: without colours or with 16.
    fn attributes(self) -> Modifier {
        match self {
            Self::Heading | Self::Cursor | Self::BorderFocus | Self::Tellers | Self::Key => {
                Modifier::BOLD
            }
            Self::Warning => Modifier::BOLD.union(Modifier::REVERSED),
            Self::Boilerplate | Self::Gutter | Self::Border | Self::Weak => Modifier::DIM,
            Self::Repeat | Self::Evidence => Modifier::UNDERLINED,
            Self::Deleted => Modifier::CROSSED_OUT,
            Self::Inserted => Modifier::UNDERLINED.union(Modifier::BOLD),
            Self::Quote | Self::Fold | Self::Partner => Modifier::ITALIC,
            Self::Search | Self::Bar | Self::TitleFocus => Modifier::REVERSED,
            Self::SearchCurrent => Modifier::REVERSED.union(Modifier::BOLD),
            Self::Text
            | Self::Code
            | Self::OnlyHere
            | Self::Title
            | Self::Ruler
            | Self::Message => Modifier::empty(),
        }
    }
}

/// A theme, ready for a terminal of some colour depth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}

/// Why a theme cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// There is none of that name.
    #[error("there is no theme `{name}`; there are {known}")]
    Unknown {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The file is no theme.
    #[error("theme {name}: {reason}")]
    Broken {
        /// The theme's file.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// The themes that come with the program: name and file.
const BUILT_IN: [(&str, &str); 4] = [
    ("dark", include_str!("../../themes/dark.toml")),
    ("light", include_str!("../../themes/light.toml")),
    ("high-contrast", include_str!("../../themes/high-contrast.toml")),
    ("colour-blind", include_str!("../../themes/colour-blind.toml")),
];

/// Names of the themes that come with the program.
pub fn names() -> Vec<String> {
    BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// The built-in theme `name` for a terminal of `depth`.
pub fn built_in(name: &str, depth: Depth) -> Result<Theme, ThemeError> {
    let found = BUILT_IN.iter().find(|(known, _)| *known == name);
    let (_, file) = found
        .ok_or_else(|| ThemeError::Unknown { name: name.to_owned(), known: names().join(", ") })?;
    read(name, file, depth)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default)]
    palette: BTreeMap<String, String>,
    styles: BTreeMap<String, StyleEntry>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct StyleEntry {
    fg: Option<String>,
    bg: Option<String>,
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

/// Reads a theme from the text of its file. `name` is what an error calls the file.
pub fn read(name: &str, file: &str, depth: Depth) -> Result<Theme, ThemeError> {
    let broken = |reason: String| ThemeError::Broken { name: name.to_owned(), reason };
    let parsed: File = toml::from_str(file).map_err(|error| broken(error.to_string()))?;
    if let Some(unknown) =
        parsed.styles.keys().find(|key| Role::ALL.iter().all(|(_, it)| it != key))
    {
        return Err(broken(format!("`{unknown}` is no style")));
    }
    let mut styles = [Style::default(); Role::ALL.len()];
    for (role, key) in Role::ALL {
        let entry = parsed
            .styles
            .get(key)
            .ok_or_else(|| broken(format!("the style `{key}` is missing")))?;
        styles[role as usize] = style(role, entry, &parsed.palette, depth).map_err(broken)?;
    }
    Ok(Theme { name: parsed.name, styles })
}

fn style(
    role: Role,
    entry: &StyleEntry,
    palette: &BTreeMap<String, String>,
    depth: Depth,
) -> Result<Style, String> {
    let colour = |name: &Option<String>| {
        let Some(name) = name else { return Ok(None) };
        let value = palette.get(name).unwrap_or(name);
        parse(value).map(Some).ok_or_else(|| {
            format!("`{name}` is neither a colour such as #a0b0c0 nor a name in the palette")
        })
    };
    let (fg, bg) = (colour(&entry.fg)?, colour(&entry.bg)?);
    let mut style = Style::default();
    if depth.has_backgrounds() {
        style.fg = fg.map(|rgb| depth.colour(rgb));
        style.bg = bg.map(|rgb| depth.colour(rgb));
        let added = entry.add.iter().map(|it| it.modifier());
        return Ok(style.add_modifier(added.fold(Modifier::empty(), Modifier::union)));
    }
    // With few colours the terminal's own text and background are the safest, and attributes say
    // what backgrounds would have said.
    if depth == Depth::Sixteen && role != Role::Text {
        style.fg = fg.map(|rgb| depth.colour(rgb));
        if role.attributes().contains(Modifier::REVERSED) {
            style.fg = None;
        }
    }
    Ok(style.add_modifier(role.attributes()))
}
