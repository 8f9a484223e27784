//! Everything a reader can ask for. Keys, help and tests are made from [`Action::ALL`].

mod catalogue;

pub use catalogue::Group;

/// Something that a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// One row down; in a list one entry.
    Down,
    /// One row up.
    Up,
    /// Half a screen down.
    HalfPageDown,
    /// Half a screen up.
    HalfPageUp,
    /// Scroll a row down, and stay where one is while that is in sight.
    ScrollDown,
    /// Scroll a row up, and stay where one is while that is in sight.
    ScrollUp,
    /// A screen down.
    PageDown,
    /// A screen up.
    PageUp,
    /// To the first row, or to the paragraph of the count.
    First,
    /// To the last row, or to the paragraph of the count.
    Last,
    /// Scroll so that this row stands at the top.
    ToTop,
    /// Scroll so that this row stands in the middle.
    ToMiddle,
    /// Scroll so that this row stands at the bottom.
    ToBottom,
    /// To the next paragraph.
    NextParagraph,
    /// To the beginning of this paragraph, or the one before.
    PreviousParagraph,
    /// Focus the next pane.
    FocusNext,
    /// Focus the pane before.
    FocusPrevious,
    /// Focus the article of the number that the key is.
    FocusNumber,
    /// Close the focused pane.
    ClosePane,
    /// Open the pane that was closed last.
    Reopen,
    /// Move the focused pane to the left, or up.
    MoveLeft,
    /// Move the focused pane to the right, or down.
    MoveRight,
    /// Make the focused article the one that the others are compared with.
    Base,
    /// One pane over the whole screen, and back.
    Only,
    /// One pane over the whole screen.
    Zoom,
    /// Back to several panes.
    Unzoom,
    /// Next passage that tells an event.
    NextEvent,
    /// Passage before that tells an event.
    PreviousEvent,
    /// Next place of a repeat.
    NextRepeat,
    /// Place of a repeat before.
    PreviousRepeat,
    /// Next passage told here alone.
    NextOnlyHere,
    /// Passage before told here alone.
    PreviousOnlyHere,
    /// Line the other panes up with this passage; in a list open the entry.
    Open,
    /// Say why this passage is linked.
    Why,
    /// Reject the selected link.
    Reject,
    /// Pin the selected link, or two passages that are not linked.
    Pin,
    /// Write a note on this passage, or on the selected link.
    Note,
    /// The list of notes.
    Notes,
    /// The list of events.
    Events,
    /// The events against the articles.
    Matrix,
    /// The passages of the events side by side.
    Synopsis,
    /// The list of repeats.
    Repeats,
    /// The headings of the focused article.
    Outline,
    /// The pages that the passage refers to.
    References,
    /// The help.
    Help,
    /// A line to type a command in.
    Palette,
    /// Open or close the fold here.
    ToggleFold,
    /// Close all folds.
    CloseFolds,
    /// Open all folds.
    OpenFolds,
    /// Grey boilerplate or hide it.
    Boilerplate,
    /// List the entries of a view in another order.
    Order,
    /// Search in all panes.
    Search,
    /// Show only passages that match.
    Filter,
    /// Next search hit.
    NextHit,
    /// Search hit before.
    PreviousHit,
    /// Back to where one jumped from.
    JumpBack,
    /// Forth again.
    JumpForward,
    /// Give the place here a letter.
    Mark,
    /// To the place that has a letter.
    GoToMark,
    /// The list of marks.
    Marks,
    /// The list of jumps.
    Jumps,
    /// Let the panes scroll in the next way.
    Scrolling,
    /// Copy the passage.
    Copy,
    /// Copy the passage with its counterparts.
    CopyAll,
    /// Open the source in an editor.
    Edit,
    /// Read the articles again.
    Reload,
    /// Give the mouse to the terminal, or take it.
    Mouse,
    /// Stop what is running, or close the view; never quit.
    Cancel,
    /// What was said.
    Messages,
    /// Scroll the focused pane down, and no other.
    ScrollAloneDown,
    /// Scroll the focused pane up, and no other.
    ScrollAloneUp,
    /// Open more articles.
    Add,
    /// The next theme.
    Theme,
    /// Draw the whole screen anew.
    Redraw,
    /// Close the view, or quit.
    Close,
    /// Quit.
    Quit,
    /// Suspend to the shell.
    Suspend,
}

impl Action {
    /// Whether a count before its key means something to it.
    pub fn takes_count(self) -> bool {
        use Action as A;
        matches!(
            self,
            A::Down
                | A::Up
                | A::ScrollDown
                | A::ScrollUp
                | A::HalfPageDown
                | A::HalfPageUp
                | A::PageDown
                | A::PageUp
                | A::First
                | A::Last
                | A::NextParagraph
                | A::PreviousParagraph
                | A::MoveLeft
                | A::MoveRight
                | A::ScrollAloneDown
                | A::ScrollAloneUp
                | A::NextEvent
                | A::PreviousEvent
                | A::NextRepeat
                | A::PreviousRepeat
                | A::NextOnlyHere
                | A::PreviousOnlyHere
                | A::NextHit
                | A::PreviousHit
        )
    }

    /// The name by which a keymap calls it.
    pub fn name(self) -> &'static str {
        self.entry().1
    }

    /// What it does, in a few words.
    pub fn describe(self) -> &'static str {
        self.entry().3
    }

    fn entry(self) -> &'static (Self, &'static str, Group, &'static str) {
        // Every action is listed: a test walks over all of them.
        Self::ALL.iter().find(|(action, ..)| *action == self).unwrap_or(&Self::ALL[0])
    }
}
