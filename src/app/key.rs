//! Keys as a reader names them: `j`, `C-d`, `Space`, `S-Tab`.

use std::fmt;
use std::str::FromStr;

/// A key with its modifiers. Shift is part of a character (`G`), and stands apart only with named
/// keys (`S-Tab`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether Control is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held, for named keys.
    pub shift: bool,
}

/// A key without modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A key that writes a character.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, by its number.
    F(u8),
}

const NAMED: [(&str, KeyCode); 15] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Space", KeyCode::Char(' ')),
    ("lt", KeyCode::Char('<')),
];

impl Key {
    /// The key that quits, wherever the reader is.
    pub const QUIT: Self = Self { ctrl: true, ..Self::plain(KeyCode::Char('c')) };

    /// The key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The digit that the key writes, if it is one.
    pub fn digit(self) -> Option<u32> {
        match self {
            Self { code: KeyCode::Char(c), ctrl: false, alt: false, .. } => c.to_digit(10),
            _ => None,
        }
    }
}

/// A name that is no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no key: write a character, or a name such as C-d, S-Tab, Enter, PgDn")]
pub struct UnknownKey(pub String);

/// Other spellings of names, in small letters, as other programs have them.
const SPELLINGS: [(&str, KeyCode); 8] = [
    ("ret", KeyCode::Enter),
    ("return", KeyCode::Enter),
    ("escape", KeyCode::Esc),
    ("delete", KeyCode::Delete),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("minus", KeyCode::Char('-')),
    ("bs", KeyCode::Backspace),
];

fn named(name: &str) -> Option<KeyCode> {
    let mut known = NAMED.iter().chain(&SPELLINGS);
    let function = || name.strip_prefix('F')?.parse().ok().map(KeyCode::F);
    known.find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1).or_else(function)
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, UnknownKey> {
        let mut key = Self::plain(KeyCode::Esc);
        let mut rest = name;
        loop {
            let (held, tail) = match rest.split_at_checked(2) {
                Some(("C-", tail)) if !tail.is_empty() => (&mut key.ctrl, tail),
                Some(("A-", tail)) if !tail.is_empty() => (&mut key.alt, tail),
                Some(("S-", tail)) if !tail.is_empty() => (&mut key.shift, tail),
                _ => break,
            };
            *held = true;
            rest = tail;
        }
        let mut chars = rest.chars();
        key.code = match (chars.next(), chars.next()) {
            // A character says by itself whether Shift is held.
            (Some(c), None) if key.shift => {
                key.shift = false;
                KeyCode::Char(c.to_uppercase().next().unwrap_or(c))
            }
            (Some(c), None) => KeyCode::Char(c),
            _ => named(rest).ok_or_else(|| UnknownKey(name.to_owned()))?,
        };
        Ok(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, sign) in [(self.ctrl, "C-"), (self.alt, "A-"), (self.shift, "S-")] {
            if held {
                f.write_str(sign)?;
            }
        }
        match (self.code, NAMED.iter().find(|(_, code)| *code == self.code)) {
            (KeyCode::Char('<'), _) => f.write_str("<"),
            (_, Some((name, _))) => f.write_str(name),
            (KeyCode::Char(c), None) => write!(f, "{c}"),
            (KeyCode::F(number), None) => write!(f, "F{number}"),
            (code, None) => write!(f, "{code:?}"),
        }
    }
}

/// Reads keys with spaces between them, as settings write them: `g g`, `C-w o`.
pub fn parse_spaced(keys: &str) -> Result<Vec<Key>, UnknownKey> {
    let parsed: Vec<Key> = keys.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    if parsed.is_empty() { Err(UnknownKey(keys.to_owned())) } else { Ok(parsed) }
}

/// Reads keys written one after the other: names of more than one character stand between `<` and
/// `>`, as in `/ferry<Enter>2]e`.
pub fn parse_sequence(keys: &str) -> Result<Vec<Key>, UnknownKey> {
    let mut parsed = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let name = match rest.strip_prefix('<').and_then(|tail| tail.split_once('>')) {
            Some((name, tail)) if !name.is_empty() => {
                rest = tail;
                name
            }
            _ => {
                let (name, tail) = rest.split_at(c.len_utf8());
                rest = tail;
                name
            }
        };
        parsed.push(name.parse()?);
    }
    Ok(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_as_the_same_key() {
        for name in ["j", "G", "C-d", "S-Tab", "Space", "C-A-x", "PgDn", "F5", "-", "C--", "ж", "<"]
        {
            let key: Key = name.parse().unwrap();
            assert_eq!(key.to_string().parse::<Key>().unwrap(), key, "{name}");
        }
    }

    #[test]
    fn a_sequence_mixes_characters_and_names() {
        let keys: Vec<String> =
            parse_sequence("2]e<C-w>o/a b<Enter><").unwrap().iter().map(Key::to_string).collect();
        assert_eq!(keys, ["2", "]", "e", "C-w", "o", "/", "a", "Space", "b", "Enter", "<"]);
    }

    #[test]
    fn other_spellings_are_understood() {
        for (spelling, name) in [
            ("ret", "Enter"),
            ("pagedown", "PgDn"),
            ("S-g", "G"),
            ("C-space", "C-Space"),
            ("minus", "-"),
        ] {
            assert_eq!(spelling.parse::<Key>().unwrap().to_string(), name);
        }
        let keys = parse_spaced("C-w  o").unwrap();
        assert_eq!(keys, ["C-w".parse().unwrap(), "o".parse().unwrap()]);
        assert!(parse_spaced(" ").is_err() && parse_spaced("gg").is_err());
    }

    #[test]
    fn a_wrong_name_is_said_back() {
        assert!("C-Entr".parse::<Key>().unwrap_err().to_string().contains("C-Entr"));
    }
}
