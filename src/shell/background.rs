//! The background of the terminal: asked for once (OSC 11), and the answer picked out of the keys.
//!
//! Nothing waits for the answer. A terminal that never gives one is read on as `COLORFGBG` says, or as
//! dark; one that answers late changes the looks then. What looks like an answer and is none is
//! handed on as the keys it was.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use crate::app::key::{Key, KeyCode};
use crate::app::{Background, Input};
use crate::ui::colour::{Depth, is_light};

use super::waiting::{Waiter, Waken};

/// How long a terminal may be waited for at the end, counted from the question, so that its answer
/// does not go to the shell.
const SETTLED: Duration = Duration::from_millis(100);

/// What an answer begins with, behind the escape that makes `A-]` of its first sign.
const BEGINNING: &str = "11;rgb";

/// Longest answer, in signs: four parts of four digits.
const LONGEST: usize = "11;rgba:ffff/ffff/ffff/ffff".len();

/// A question to the terminal, and what has come of it.
pub(super) struct Asked {
    /// When the question went out; `None` once it is answered, or if nobody asked.
    since: Option<Instant>,
    /// Keys that may be the beginning of the answer.
    held: Vec<Key>,
}

impl Asked {
    /// Asks, if it is `wanted` and the terminal is one that may know.
    pub(super) fn ask(wanted: bool, depth: Depth) -> io::Result<Self> {
        let able = depth != Depth::None && std::env::var_os("TERM").is_none_or(|it| it != "linux");
        let mut asked = Self { since: None, held: Vec::new() };
        if wanted && able {
            let mut terminal = io::stdout();
            terminal.write_all(b"\x1b]11;?\x1b\\")?;
            terminal.flush()?;
            asked.since = Some(Instant::now());
        }
        Ok(asked)
    }

    /// Whether an answer may come yet.
    pub(super) fn is_open(&self) -> bool {
        self.since.is_some()
    }

    /// What a key means: itself, a part of the answer, or the end of it.
    pub(super) fn sift(&mut self, key: Key) -> Vec<Input> {
        let alt = |c| Key { alt: true, ..Key::plain(KeyCode::Char(c)) };
        let bell = Key { ctrl: true, ..Key::plain(KeyCode::Char('g')) };
        if !self.is_open() || (self.held.is_empty() && key != alt(']')) {
            return vec![Input::Key(key)];
        }
        self.held.push(key);
        if key == alt('\\') || key == bell {
            let answer = self.heard();
            self.since = None;
            self.held.clear();
            return background(&answer).map(Input::Background).into_iter().collect();
        }
        let heard = self.heard();
        let so_far = heard.len() + 1 == self.held.len()
            && heard.len() <= LONGEST
            && (BEGINNING.starts_with(&heard) || heard.starts_with(BEGINNING));
        if so_far {
            return Vec::new();
        }
        self.held.drain(..).map(Input::Key).collect()
    }

    /// The signs of the answer so far.
    fn heard(&self) -> String {
        let sign = |key: &Key| match *key {
            Key { code: KeyCode::Char(c), ctrl: false, alt: false, .. } => Some(c),
            _ => None,
        };
        self.held.iter().filter_map(sign).collect()
    }

    /// Takes an answer that is still on its way off the terminal, before that goes back to the shell.
    pub(super) fn settle(mut self, waiter: &mut Waiter) -> io::Result<()> {
        while let Some(since) = self.since {
            let left = SETTLED.saturating_sub(since.elapsed());
            if left.is_zero() {
                break;
            }
            for waken in waiter.wait(Some(left))? {
                if let Waken::Terminal(event) = waken {
                    super::keys::inputs(&event, &mut self);
                }
            }
        }
        Ok(())
    }
}

/// The background that an answer such as `11;rgb:1a1a/1b1b/2626` tells, with one to four
/// hexadecimal digits for each part.
fn background(answer: &str) -> Option<Background> {
    let (_, parts) = answer.split_once(':')?;
    let mut parts = parts.split('/').map(|part| {
        let most = 16_u32.checked_pow(part.len().try_into().ok()?)?.checked_sub(1)?;
        let value = u32::from_str_radix(part, 16).ok()?;
        Some((value * 255).checked_div(most)? as u8)
    });
    let mut next = || parts.next().flatten();
    let rgb = (next()?, next()?, next()?);
    Some(if is_light(rgb) { Background::Light } else { Background::Dark })
}

/// The background as `COLORFGBG` has it, which some terminals set: `15;0`, or `0;default;15`. The last
/// number is one of the 16 colours; dark are 0 to 6 and 8.
pub(super) fn from_environment() -> Background {
    let told = std::env::var("COLORFGBG").unwrap_or_default();
    match told.rsplit(';').next().and_then(|it| it.parse::<u8>().ok()) {
        Some(7 | 9..=15) => Background::Light,
        _ => Background::Dark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> Asked {
        Asked { since: Some(Instant::now()), held: Vec::new() }
    }

    /// The keys that a terminal's bytes come as, sifted.
    fn sifted(asked: &mut Asked, keys: &str) -> Vec<Input> {
        let keys = crate::app::key::parse_sequence(keys).unwrap();
        keys.into_iter().flat_map(|key| asked.sift(key)).collect()
    }

    fn keys(inputs: &[Input]) -> String {
        inputs
            .iter()
            .filter_map(|it| if let Input::Key(key) = it { Some(key) } else { None })
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn an_answer_is_taken_out_of_the_keys_once() {
        let answers = [
            ("<A-]>11;rgb:1616/1a1a/2121<A-\\>", Background::Dark),
            ("<A-]>11;rgb:fb/F9/f3<C-g>", Background::Light),
            ("<A-]>11;rgba:ffff/ffff/ffff/8000<C-g>", Background::Light),
            ("<A-]>11;rgb:f/f/f<C-g>", Background::Light),
        ];
        for (answer, told) in answers {
            let mut asked = asked();
            let inputs = sifted(&mut asked, &format!("j{answer}k{answer}"));
            assert_eq!(keys(&inputs[..1]), "j");
            assert!(matches!(inputs[1], Input::Background(it) if it == told), "{answer}");
            assert!(keys(&inputs[2..]).starts_with("kA-]11;rgb"), "only one answer is awaited");
        }
    }

    #[test]
    fn what_is_no_answer_stays_keys() {
        let mut asked = asked();
        assert_eq!(keys(&sifted(&mut asked, "<A-]>j")), "A-]j");
        assert_eq!(keys(&sifted(&mut asked, "<A-]>11;q")), "A-]11;q");
        assert_eq!(keys(&sifted(&mut asked, "<A-]>1<Down>")), "A-]1Down");
        assert!(
            sifted(&mut asked, "<A-]>11;rgb:none<A-\\>").is_empty(),
            "an answer, but no colour"
        );
        assert!(!asked.is_open());
        assert_eq!(keys(&sifted(&mut asked, "<A-]>")), "A-]");
    }
}
