//! What a paragraph is by the name of its style: the names that Word and `LibreOffice` store are English
//! in every language.

use crate::text::BlockKind;

/// What a style says that its paragraphs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the document.
    Title,
    /// A block of some kind.
    Block(BlockKind),
    /// A line of a table of contents, which leads through the document and is no text of it.
    Contents,
}

impl Role {
    /// What the style of this name says; `None` if nothing.
    pub(super) fn of_style(name: &str) -> Option<Self> {
        // `Heading_20_1` is how OpenDocument stores `Heading 1`, and `Heading1` the id in Word.
        let name = name.to_lowercase().replace("_20_", "").replace([' ', '-', '_'], "");
        if let Some(level) = name.strip_prefix("heading") {
            return level.parse().ok().filter(|it| (1..=9).contains(it)).map(Self::heading);
        }
        if name.strip_prefix("toc").is_some_and(|it| it == "heading" || it.parse::<u8>().is_ok()) {
            return Some(Self::Contents);
        }
        Some(match &*name {
            "title" => Self::Title,
            "subtitle" => Self::heading(2),
            "quote" | "intensequote" | "quotations" | "blocktext" | "blockquote" => {
                Self::Block(BlockKind::Quote)
            }
            "caption" | "imagecaption" | "tablecaption" => Self::Block(BlockKind::Caption),
            "htmlpreformatted" | "preformattedtext" | "sourcecode" | "macrotext" => {
                Self::Block(BlockKind::Code)
            }
            _ => return None,
        })
    }

    /// A heading of a level from 1 on; deeper ones than 6 are of level 6.
    pub(super) fn heading(level: u8) -> Self {
        Self::Block(BlockKind::Heading(level.clamp(1, 6)))
    }

    /// What its paragraphs are as blocks.
    pub(super) fn kind(self) -> BlockKind {
        match self {
            Self::Title => BlockKind::Heading(1),
            Self::Block(kind) => kind,
            Self::Contents => BlockKind::Paragraph,
        }
    }
}
