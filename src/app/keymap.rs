//! Which keys ask for which action: a trie of key sequences.

use std::collections::BTreeMap;

use super::action::Action;
use super::key::{Key, UnknownKey, parse_sequence};

/// The keys as they come with the program, the one named first in the hints before its synonyms.
const DEFAULT: &[(&str, Action)] = &[
    ("j", Action::Down),
    ("<Down>", Action::Down),
    ("<C-e>", Action::Down),
    ("k", Action::Up),
    ("<Up>", Action::Up),
    ("<C-y>", Action::Up),
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
    ("}", Action::NextParagraph),
    ("{", Action::PreviousParagraph),
    ("<C-o>", Action::JumpBack),
    // A terminal sends C-i as Tab; A-i is the way for those that do not tell them apart.
    ("<C-i>", Action::JumpForward),
    ("<A-i>", Action::JumpForward),
    ("<Tab>", Action::FocusNext),
    ("l", Action::FocusNext),
    ("<Right>", Action::FocusNext),
    ("<C-w>l", Action::FocusNext),
    ("<C-w>w", Action::FocusNext),
    ("<S-Tab>", Action::FocusPrevious),
    ("h", Action::FocusPrevious),
    ("<Left>", Action::FocusPrevious),
    ("<C-w>h", Action::FocusPrevious),
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
    ("<C-w>o", Action::Zoom),
    ("_", Action::Unzoom),
    ("<C-w>=", Action::Unzoom),
    ("s", Action::Scrolling),
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
    ("E", Action::Events),
    ("M", Action::Matrix),
    ("D", Action::Repeats),
    ("o", Action::Order),
    ("?", Action::Help),
    ("<F1>", Action::Help),
    ("/", Action::Search),
    ("n", Action::NextHit),
    ("N", Action::PreviousHit),
    ("t", Action::Theme),
    ("q", Action::Close),
    ("<Esc>", Action::Close),
    ("<C-c>", Action::Quit),
    ("<C-z>", Action::Suspend),
];

/// A trie of key sequences.
#[derive(Clone, Debug)]
pub struct Keymap {
    root: Node,
}

#[derive(Clone, Debug, Default)]
struct Node {
    action: Option<Action>,
    next: BTreeMap<Key, Node>,
}

/// What a sequence of keys stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// An action.
    Action(Action),
    /// The beginning of one or more sequences.
    Prefix,
    /// Nothing.
    Unbound,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self { root: Node::default() };
        for &(keys, action) in DEFAULT {
            // The built-in table is read by the tests; a slip in it must not stop the program.
            let bound = keymap.bind(keys, action);
            debug_assert!(bound.is_ok(), "built-in key {keys}");
        }
        keymap
    }
}

impl Keymap {
    /// Makes the sequence `keys` ask for `action`, whatever it asked for before.
    pub fn bind(&mut self, keys: &str, action: Action) -> Result<(), UnknownKey> {
        let mut node = &mut self.root;
        for key in parse_sequence(keys)? {
            node = node.next.entry(key).or_default();
        }
        node.action = Some(action);
        Ok(())
    }

    /// What the keys pressed so far stand for.
    pub fn look_up(&self, keys: &[Key]) -> Lookup {
        match self.node(keys) {
            Some(Node { action: Some(action), .. }) => Lookup::Action(*action),
            Some(node) if !node.next.is_empty() => Lookup::Prefix,
            _ => Lookup::Unbound,
        }
    }

    /// The keys that may follow a prefix, with what they ask for: for the hint box.
    pub fn hints(&self, prefix: &[Key]) -> Vec<(String, &'static str)> {
        let Some(node) = self.node(prefix) else { return Vec::new() };
        node.next
            .iter()
            .map(|(key, next)| (key.to_string(), next.action.map_or("…", Action::describe)))
            .collect()
    }

    /// All sequences that ask for `action`, in the order of the default keymap first.
    pub fn keys_for(&self, action: Action) -> Vec<String> {
        let mut found = Vec::new();
        collect(&self.root, action, &mut String::new(), &mut found);
        let rank = |keys: &String| {
            DEFAULT
                .iter()
                .position(|(known, _)| parse_sequence(known).is_ok_and(|it| &written(&it) == keys))
        };
        found.sort_by_key(|keys| rank(keys).unwrap_or(usize::MAX));
        found
    }

    fn node(&self, keys: &[Key]) -> Option<&Node> {
        keys.iter().try_fold(&self.root, |node, key| node.next.get(key))
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
    if written.chars().count() > 1 && !written.is_empty() {
        written.push(' ');
    }
    written.push_str(&name);
}

fn collect(node: &Node, action: Action, path: &mut String, found: &mut Vec<String>) {
    if node.action == Some(action) {
        found.push(path.clone());
    }
    for (key, next) in &node.next {
        let length = path.len();
        push(path, *key);
        collect(next, action, path, found);
        path.truncate(length);
    }
}
