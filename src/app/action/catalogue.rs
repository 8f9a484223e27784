//! The catalogue of the actions: the name of each, its part of the help, and what the help says of it.

use super::Action;

/// Part of the help in which an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving in a text or a list.
    Moving,
    /// Which panes are on screen.
    Panes,
    /// From passage to passage.
    Passages,
    /// Lists and explanations.
    Views,
    /// Searching.
    Search,
    /// The program.
    Program,
}

impl Group {
    /// The heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Panes => "Panes",
            Self::Passages => "From passage to passage",
            Self::Views => "Views",
            Self::Search => "Search",
            Self::Program => "Program",
        }
    }
}

impl Action {
    /// Every action with its name (for the keymap), its part of the help and what it does.
    pub const ALL: &'static [(Self, &'static str, Group, &'static str)] = &[
        (Self::Down, "down", Group::Moving, "row down"),
        (Self::Up, "up", Group::Moving, "row up"),
        (
            Self::HalfPageDown,
            "half-page-down",
            Group::Moving,
            "half a screen down; in a list, its text",
        ),
        (Self::HalfPageUp, "half-page-up", Group::Moving, "half a screen up; in a list, its text"),
        (Self::ScrollDown, "scroll-down", Group::Moving, "scroll a row down; in a list, its text"),
        (Self::ScrollUp, "scroll-up", Group::Moving, "scroll a row up; in a list, its text"),
        (Self::PageDown, "page-down", Group::Moving, "screen down"),
        (Self::PageUp, "page-up", Group::Moving, "screen up"),
        (Self::First, "first", Group::Moving, "first row; with a count, that paragraph"),
        (Self::Last, "last", Group::Moving, "last row; with a count, that paragraph"),
        (Self::ToTop, "to-top", Group::Moving, "this row to the top of the screen"),
        (Self::ToMiddle, "to-middle", Group::Moving, "this row to the middle of the screen"),
        (Self::ToBottom, "to-bottom", Group::Moving, "this row to the bottom of the screen"),
        (Self::NextParagraph, "next-paragraph", Group::Moving, "next paragraph"),
        (Self::PreviousParagraph, "previous-paragraph", Group::Moving, "paragraph before"),
        (Self::JumpBack, "jump-back", Group::Moving, "back to where you jumped from"),
        (Self::JumpForward, "jump-forward", Group::Moving, "forth again"),
        (Self::Mark, "mark", Group::Moving, "mark this place with the letter that follows"),
        (
            Self::GoToMark,
            "go-to-mark",
            Group::Moving,
            "to the mark of that letter; twice, where you jumped from",
        ),
        (
            Self::FocusNext,
            "focus-next",
            Group::Panes,
            "next article; in a list, next place or column",
        ),
        (
            Self::FocusPrevious,
            "focus-previous",
            Group::Panes,
            "article before; in a list, place or column before",
        ),
        (Self::FocusNumber, "focus-number", Group::Panes, "focus the article of that number"),
        (Self::Zoom, "zoom", Group::Panes, "one article alone; in a list, more room to read"),
        (Self::Unzoom, "unzoom", Group::Panes, "several articles; in a list, less room to read"),
        (Self::Only, "only", Group::Panes, "one article alone, and back"),
        (Self::ClosePane, "close-pane", Group::Panes, "close this article's pane"),
        (Self::Reopen, "reopen", Group::Panes, "open the pane again that was closed last"),
        (Self::MoveLeft, "move-left", Group::Panes, "move this pane to the left"),
        (Self::MoveRight, "move-right", Group::Panes, "move this pane to the right"),
        (Self::Base, "base", Group::Panes, "make this article the base of orders and bands"),
        (
            Self::Scrolling,
            "scrolling",
            Group::Panes,
            "scroll the panes linked, level, proportional or free",
        ),
        (
            Self::ScrollAloneDown,
            "scroll-alone-down",
            Group::Panes,
            "scroll this article alone; it keeps the distance",
        ),
        (Self::ScrollAloneUp, "scroll-alone-up", Group::Panes, "the same upwards"),
        (Self::NextEvent, "next-event", Group::Passages, "next passage of an event"),
        (Self::PreviousEvent, "previous-event", Group::Passages, "passage of an event before"),
        (Self::NextRepeat, "next-repeat", Group::Passages, "next place of a repeat"),
        (Self::PreviousRepeat, "previous-repeat", Group::Passages, "place of a repeat before"),
        (Self::NextOnlyHere, "next-only-here", Group::Passages, "next passage told only here"),
        (
            Self::PreviousOnlyHere,
            "previous-only-here",
            Group::Passages,
            "passage told only here before",
        ),
        (
            Self::Open,
            "open",
            Group::Passages,
            "line the others up with this passage; open an entry or a fold",
        ),
        (Self::ToggleFold, "toggle-fold", Group::Passages, "open or close the fold here"),
        (Self::CloseFolds, "close-folds", Group::Passages, "fold all repeats"),
        (Self::OpenFolds, "open-folds", Group::Passages, "unfold all repeats"),
        (Self::Boilerplate, "boilerplate", Group::Passages, "grey boilerplate or hide it"),
        (Self::Copy, "copy", Group::Passages, "copy the passage as a citation"),
        (
            Self::CopyAll,
            "copy-all",
            Group::Passages,
            "copy the passage and what the other articles tell of it",
        ),
        (Self::Edit, "edit", Group::Passages, "open the source in your editor at this passage"),
        (Self::Why, "why", Group::Views, "why this passage is linked: partners and evidence"),
        (
            Self::Reject,
            "reject",
            Group::Views,
            "reject the link in why, or take that back; remove a note",
        ),
        (
            Self::Pin,
            "pin",
            Group::Views,
            "pin the link in why; in the text, two passages one after the other",
        ),
        (
            Self::Note,
            "note",
            Group::Views,
            "a note on this passage, in why on the link; in the notes, change",
        ),
        (Self::Notes, "notes", Group::Views, "your notes: read, change, go to their passages"),
        (Self::Marks, "marks", Group::Views, "marks, with their letters"),
        (Self::Jumps, "jumps", Group::Views, "places that you jumped from"),
        (Self::Events, "events", Group::Views, "events, with who tells how much of each"),
        (Self::Matrix, "matrix", Group::Views, "coverage matrix: events against articles"),
        (
            Self::Synopsis,
            "synopsis",
            Group::Views,
            "synopsis: what each article tells of each event, in full",
        ),
        (Self::Outline, "outline", Group::Views, "headings of this article"),
        (
            Self::References,
            "references",
            Group::Views,
            "pages that the text refers to: open them, copy addresses",
        ),
        (Self::Repeats, "repeats", Group::Views, "repeats: where, and side by side word for word"),
        (Self::Order, "order", Group::Views, "in a list, the next order"),
        (Self::Messages, "messages", Group::Views, "what was said so far"),
        (Self::Help, "help", Group::Views, "this help"),
        (Self::Palette, "palette", Group::Program, "type a command: every action, with completion"),
        (Self::Search, "search", Group::Search, "search in all panes; in a list, filter"),
        (
            Self::Filter,
            "filter",
            Group::Search,
            "show only passages that match, or :shared, or :only-here",
        ),
        (Self::NextHit, "next-hit", Group::Search, "next hit; in a list, the next place"),
        (
            Self::PreviousHit,
            "previous-hit",
            Group::Search,
            "hit before; in a list, the place before",
        ),
        (
            Self::Reload,
            "reload",
            Group::Program,
            "read the articles again; compare them, if that was stopped",
        ),
        (
            Self::Cancel,
            "cancel",
            Group::Program,
            "close the view, stop the comparison, end the search; never quits",
        ),
        (Self::Mouse, "mouse", Group::Program, "use the mouse here, or leave it to the terminal"),
        (Self::Add, "add", Group::Program, "open more articles, or a set that you read before"),
        (Self::Theme, "theme", Group::Program, "next theme"),
        (Self::Redraw, "redraw", Group::Program, "draw the screen anew"),
        (Self::Close, "close", Group::Program, "close the view, or quit"),
        (Self::Quit, "quit", Group::Program, "quit"),
        (Self::Suspend, "suspend", Group::Program, "suspend to the shell"),
    ];
}
