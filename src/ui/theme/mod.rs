//! Themes: a style for each role of a piece of the screen.

mod file;

use ratatui::style::{Modifier, Style};

use crate::app::Background;
use crate::mistake::Mistake;

use super::colour::Depth;

pub use file::ThemeFiles;

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
            Self::Repeat => Modifier::UNDERLINED,
            Self::Evidence => Modifier::UNDERLINED.union(Modifier::BOLD),
            Self::Deleted => Modifier::CROSSED_OUT,
            Self::Inserted => Modifier::UNDERLINED.union(Modifier::ITALIC),
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
    #[error("there is no theme `{name}`; {hint}")]
    Unknown {
        /// The name asked for.
        name: String,
        /// Which there are, or which was meant.
        hint: String,
    },
    /// The file is no theme.
    #[error("theme {name}, {mistake}")]
    Broken {
        /// The theme whose file it is.
        name: String,
        /// What is wrong in the file.
        mistake: Mistake,
    },
}

/// The built-in theme `name` on a terminal of `depth` and `background`.
pub fn built_in(name: &str, background: Background, depth: Depth) -> Result<Theme, ThemeError> {
    ThemeFiles::default().read(name, background, depth)
}
