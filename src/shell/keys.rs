//! What the terminal tells, as the reader understands it.

use crossterm::event::{
    Event, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::app::key::{Key, KeyCode};
use crate::app::{Input, Mouse, MouseKind};

use super::background::Asked;

/// What a terminal event means to the reader; nothing, for events that are not asked for.
pub(super) fn inputs(event: &Event, asked: &mut Asked) -> Vec<Input> {
    match *event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            named(key).map_or_else(Vec::new, |key| asked.sift(key))
        }
        Event::Paste(ref text) => vec![Input::Pasted(text.clone())],
        Event::Mouse(event) => pointed(event).map(Input::Mouse).into_iter().collect(),
        Event::Resize(columns, rows) => vec![Input::Resize(columns, rows)],
        _ => Vec::new(),
    }
}

fn pointed(event: MouseEvent) -> Option<Mouse> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse { kind, column: event.column, row: event.row })
}

fn named(event: KeyEvent) -> Option<Key> {
    use crossterm::event::KeyCode as Code;
    let code = match event.code {
        Code::Char(c) => KeyCode::Char(c),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab | Code::BackTab => KeyCode::Tab,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::F(number) => KeyCode::F(number),
        _ => return None,
    };
    let shift = event.modifiers.contains(KeyModifiers::SHIFT) || event.code == Code::BackTab;
    Some(Key {
        code,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
        // A character says by itself whether Shift was held.
        shift: shift && !matches!(code, KeyCode::Char(_)),
    })
}
