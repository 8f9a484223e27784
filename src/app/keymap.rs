//! Which keys ask for which action: tries of key sequences, one for everywhere and one for each
//! place that has keys of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::action::Action;
use super::key::{Key, parse_sequence};
use super::view::ViewKind;

/// The keys as they come with the program, the one named first in the hints before its synonyms.
const DEFAULT: &[(&str, Action)] = &[
    ("j", Action::Down),
    ("<Down>", Action::Down),
    ("k", Action::Up),
    ("<Up>", Action::Up),
    ("<C-e>", Action::ScrollDown),
    ("<C-y>", Action::ScrollUp),
    ("<C-d>", Action::HalfPageDown),
    ("d", Action::HalfPageDown),
    ("<C-u>", Action::HalfPageUp),
    ("u", Action::HalfPageUp),
    ("<Space>", Action::PageDown),
    ("<C-f>", Action::PageDown),
    ("<PgDn>", Action::PageDown),
    ("<C-b>", Action::PageUp),
    ("<PgUp>", Action::PageUp),
    ("gg", Action::First),
    ("<Home>", Action::First),
    ("G", Action::Last),
    ("<End>", Action::Last),
    ("zt", Action::ToTop),
    ("zz", Action::ToMiddle),
    ("zb", Action::ToBottom),
    ("}", Action::NextParagraph),
    ("{", Action::PreviousParagraph),
    ("<C-o>", Action::JumpBack),
    // A terminal sends C-i as Tab; A-i is the way for those that do not tell them apart.
    ("<C-i>", Action::JumpForward),
    ("<A-i>", Action::JumpForward),
    ("m", Action::Mark),
    ("'", Action::GoToMark),
    ("`", Action::GoToMark),
    ("g'", Action::Marks),
    ("gj", Action::Jumps),
    ("<Tab>", Action::FocusNext),
    ("l", Action::FocusNext),
    ("<Right>", Action::FocusNext),
    ("<C-w>l", Action::FocusNext),
    ("<C-w>w", Action::FocusNext),
    ("<C-w>j", Action::FocusNext),
    ("<S-Tab>", Action::FocusPrevious),
    ("h", Action::FocusPrevious),
    ("<Left>", Action::FocusPrevious),
    ("<C-w>h", Action::FocusPrevious),
    ("<C-w>k", Action::FocusPrevious),
    ("1", Action::FocusNumber),
    ("2", Action::FocusNumber),
    ("3", Action::FocusNumber),
    ("4", Action::FocusNumber),
    ("5", Action::FocusNumber),
    ("6", Action::FocusNumber),
    ("7", Action::FocusNumber),
    ("8", Action::FocusNumber),
    ("9", Action::FocusNumber),
    ("+", Action::Zoom),
    ("_", Action::Unzoom),
    ("<C-w>=", Action::Unzoom),
    ("<C-w>o", Action::Only),
    ("<C-w>q", Action::ClosePane),
    ("<C-w>c", Action::ClosePane),
    ("<C-w>u", Action::Reopen),
    ("<C-w>H", Action::MoveLeft),
    ("<C-w>L", Action::MoveRight),
    ("=", Action::Base),
    ("s", Action::Scrolling),
    ("<A-j>", Action::ScrollAloneDown),
    ("<A-k>", Action::ScrollAloneUp),
    ("]e", Action::NextEvent),
    ("[e", Action::PreviousEvent),
    ("]d", Action::NextRepeat),
    ("[d", Action::PreviousRepeat),
    ("]o", Action::NextOnlyHere),
    ("[o", Action::PreviousOnlyHere),
    ("<Enter>", Action::Open),
    ("za", Action::ToggleFold),
    ("zM", Action::CloseFolds),
    ("zR", Action::OpenFolds),
    ("b", Action::Boilerplate),
    ("i", Action::Why),
    ("x", Action::Reject),
    ("a", Action::Pin),
    ("c", Action::Note),
    ("C", Action::Notes),
    ("E", Action::Events),
    ("M", Action::Matrix),
    ("S", Action::Synopsis),
    ("D", Action::Repeats),
    ("O", Action::Outline),
    ("gx", Action::References),
    ("o", Action::Order),
    (":", Action::Palette),
    ("?", Action::Help),
    ("<F1>", Action::Help),
    ("/", Action::Search),
    ("&", Action::Filter),
    ("n", Action::NextHit),
    ("N", Action::PreviousHit),
    ("<C-p>", Action::Add),
    ("t", Action::Theme),
    ("y", Action::Copy),
    ("Y", Action::CopyAll),
    ("e", Action::Edit),
    ("R", Action::Reload),
    ("gm", Action::Mouse),
    ("gl", Action::Messages),
    ("q", Action::Close),
    ("<Esc>", Action::Cancel),
    ("<C-l>", Action::Redraw),
    ("<C-c>", Action::Quit),
    ("<C-z>", Action::Suspend),
];

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// In the panes.
    Panes,
    /// In a view.
    View(ViewKind),
}

impl Context {
    /// Every context with its name in the settings.
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::Panes, "panes"),
        (Self::View(ViewKind::Events), "events"),
        (Self::View(ViewKind::Matrix), "matrix"),
        (Self::View(ViewKind::Synopsis), "synopsis"),
        (Self::View(ViewKind::Repeats), "repeats"),
        (Self::View(ViewKind::Outline), "outline"),
        (Self::View(ViewKind::References), "references"),
        (Self::View(ViewKind::Why), "why"),
        (Self::View(ViewKind::Notes), "notes"),
        (Self::View(ViewKind::Marks), "marks"),
        (Self::View(ViewKind::Jumps), "jumps"),
        (Self::View(ViewKind::Messages), "messages"),
        (Self::View(ViewKind::Help), "help"),
    ];
}

/// What a sequence of keys asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// An action.
    Action(Action),
    /// A line of the command palette, with its argument: `theme dark`.
    Command(String),
    /// Nothing: the keys mean nothing here, whatever they mean elsewhere.
    Nothing,
}

/// Keys and what they ask for.
#[derive(Clone, Debug)]
pub struct Keymap {
    everywhere: Node,
    /// Goes before `everywhere`.
    only_in: BTreeMap<Context, Node>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// What the keys so far ask for, if they are a whole sequence.
    asks: Option<Asks>,
    next: BTreeMap<Key, Node>,
}

/// What a sequence of keys stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup<'a> {
    /// An action.
    Action(Action),
    /// A line of the command palette.
    Command(&'a str),
    /// The beginning of one or more sequences.
    Prefix,
    /// Nothing.
    Unbound,
}

impl<'a> From<&'a Asks> for Lookup<'a> {
    fn from(asks: &'a Asks) -> Self {
        match asks {
            Asks::Action(action) => Self::Action(*action),
            Asks::Command(line) => Self::Command(line),
            Asks::Nothing => Self::Unbound,
        }
    }
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self { everywhere: Node::default(), only_in: BTreeMap::new() };
        for &(keys, action) in DEFAULT {
            // The built-in table is read by the tests; a slip in it must not stop the program.
            let keys = parse_sequence(keys).unwrap_or_default();
            debug_assert!(!keys.is_empty(), "a built-in key for {action:?}");
            keymap.bind(None, &keys, Asks::Action(action));
        }
        keymap
    }
}

impl Keymap {
    /// Makes the sequence `keys` ask for something else than before, in one context or everywhere.
    /// What began with these keys, and what they began with, is gone.
    pub fn bind(&mut self, context: Option<Context>, keys: &[Key], asks: Asks) {
        let mut node = match context {
            Some(context) => self.only_in.entry(context).or_default(),
            None => &mut self.everywhere,
        };
        for key in keys {
            node.asks = None;
            node = node.next.entry(*key).or_default();
        }
        node.asks = Some(asks);
        node.next.clear();
    }

    /// What the keys pressed so far stand for.
    pub fn look_up(&self, context: Context, keys: &[Key]) -> Lookup<'_> {
        let asks = |root| {
            let node = Node::find(root, keys)?;
            let whole = node.asks.as_ref().map(Lookup::from);
            whole.or((!node.next.is_empty()).then_some(Lookup::Prefix))
        };
        self.roots(context).find_map(asks).unwrap_or(Lookup::Unbound)
    }

    /// The keys of a context, and those of everywhere.
    fn roots(&self, context: Context) -> impl Iterator<Item = &Node> {
        self.only_in.get(&context).into_iter().chain([&self.everywhere])
    }

    /// The keys that may follow a prefix, with what they ask for: for the hint box.
    pub fn hints(&self, context: Context, prefix: &[Key]) -> Vec<(String, &str)> {
        let nodes = self.roots(context).filter_map(|root| root.find(prefix));
        let following: BTreeSet<Key> = nodes.flat_map(|node| node.next.keys().copied()).collect();
        let hint = |key: Key| {
            let keys: Vec<Key> = prefix.iter().copied().chain([key]).collect();
            let says = match self.look_up(context, &keys) {
                Lookup::Action(action) => action.describe(),
                Lookup::Command(line) => line,
                Lookup::Prefix => "…",
                Lookup::Unbound => return None,
            };
            Some((key.to_string(), says))
        };
        following.into_iter().filter_map(hint).collect()
    }

    /// All sequences that ask for `action`: the reader's own first, then those of the default
    /// keymap in its order.
    pub fn keys_for(&self, context: Context, action: Action) -> Vec<String> {
        let rank = |keys: &[Key]| {
            let default = |(known, of): &(&str, Action)| {
                *of == action && parse_sequence(known).is_ok_and(|known| known == keys)
            };
            DEFAULT.iter().position(default)
        };
        let mut found = self.sequences(context, Lookup::Action(action));
        found.sort_by_cached_key(|keys| rank(keys));
        found.iter().map(|keys| written(keys)).collect()
    }

    /// The first sequence that asks for `action` in the panes; empty if there is none.
    pub fn key_in_panes(&self, action: Action) -> String {
        self.keys_for(Context::Panes, action).into_iter().next().unwrap_or_default()
    }

    /// All sequences that ask for a line of the command palette.
    pub fn keys_for_command(&self, context: Context, line: &str) -> Vec<String> {
        let found = self.sequences(context, Lookup::Command(line));
        found.iter().map(|keys| written(keys)).collect()
    }

    /// The lines of the command palette that there are keys for.
    pub fn commands(&self, context: Context) -> Vec<&str> {
        let mut lines = Vec::new();
        self.walk(context, &mut |_, asks| match asks {
            Asks::Command(line) => lines.push(line.as_str()),
            Asks::Action(_) | Asks::Nothing => {}
        });
        lines.sort_unstable();
        lines.dedup();
        lines.retain(|line| !self.sequences(context, Lookup::Command(line)).is_empty());
        lines
    }

    /// All sequences that ask for this in a context.
    fn sequences(&self, context: Context, wanted: Lookup<'_>) -> Vec<Vec<Key>> {
        let mut found = Vec::new();
        self.walk(context, &mut |keys, asks| {
            if Lookup::from(asks) == wanted {
                found.push(keys.to_vec());
            }
        });
        // Those of everywhere may mean something else in this context.
        found.retain(|keys| self.look_up(context, keys) == wanted);
        found.sort();
        found.dedup();
        found
    }

    fn walk<'a>(&'a self, context: Context, visit: &mut dyn FnMut(&[Key], &'a Asks)) {
        for root in self.roots(context) {
            root.walk(&mut Vec::new(), visit);
        }
    }
}

impl Node {
    fn find(&self, keys: &[Key]) -> Option<&Self> {
        keys.iter().try_fold(self, |node, key| node.next.get(key))
    }

    fn walk<'a>(&'a self, path: &mut Vec<Key>, visit: &mut dyn FnMut(&[Key], &'a Asks)) {
        if let Some(asks) = &self.asks {
            visit(path, asks);
        }
        for (key, next) in &self.next {
            path.push(*key);
            next.walk(path, visit);
            path.pop();
        }
    }
}

/// Keys as the help writes them: `]e`, `C-w o`.
pub fn written(keys: &[Key]) -> String {
    let mut written = String::new();
    for key in keys {
        push(&mut written, *key);
    }
    written
}

fn push(written: &mut String, key: Key) {
    let name = key.to_string();
    // Two letters need nothing between them.
    let letters = |it: &str| it.chars().count() <= 1;
    if !(written.is_empty() || letters(written) && letters(&name)) {
        written.push(' ');
    }
    written.push_str(&name);
}
