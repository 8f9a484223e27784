//! The terminal, taken and given back: on quit, on error, on panic, on signals, on suspend, for an editor.

use std::env;
use std::io::{self, BufWriter, Stdout, Write as _};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::ui;
use crate::ui::theme::Theme;

use super::waiting;

/// Has presses of the mouse and its wheel told, in columns and rows of any number. Not its movement:
/// that would wake the program for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
/// Leaves the mouse to the terminal.
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Has what is pasted told as such, between two signs, so that it is never taken for keys.
const PASTE_ON: &str = "\x1b[?2004h";
/// Has what is pasted come as if it were typed, as other programs want it.
const PASTE_OFF: &str = "\x1b[?2004l";

/// Bytes that a frame may take before it is written in pieces.
const FRAME_BYTES: usize = 1 << 16;

/// Whether the terminal is in our hands. The panic hook has to know, wherever it runs.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while the reader has it. Dropping it gives it back.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    /// Whether the mouse is ours, too.
    mouse: bool,
}

impl Screen {
    /// Takes the terminal: raw keys, the other screen.
    pub(super) fn enter() -> io::Result<Self> {
        restore_on_panic();
        take()?;
        let out = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
        let terminal = Terminal::new(CrosstermBackend::new(out)).inspect_err(|_| give_back())?;
        Ok(Self { terminal, mouse: false })
    }

    /// Draws the state in one piece, so that the terminal never shows half of it.
    pub(super) fn draw(&mut self, app: &App, theme: &Theme) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| ui::draw(frame, app, theme))?;
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        self.terminal.backend_mut().flush()
    }

    /// Has the mouse told to us, or leaves it to the terminal.
    pub(super) fn set_mouse(&mut self, ours: bool) -> io::Result<()> {
        if self.mouse != ours {
            self.mouse = ours;
            return self.write(if ours { MOUSE_ON } else { MOUSE_OFF });
        }
        Ok(())
    }

    /// Puts a text into the clipboard (OSC 52). A terminal never tells whether it did.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut sequence = String::new();
        CopyToClipboard::to_clipboard_from(text)
            .write_ansi(&mut sequence)
            .map_err(io::Error::other)?;
        if env::var_os("TMUX").is_some() {
            // tmux takes the sequence itself with `set-clipboard on`, and hands it on to the terminal
            // around it with `allow-passthrough on`; it passes over the form that it does not want.
            let inner = sequence.replace('\x1b', "\x1b\x1b");
            sequence = format!("{sequence}\x1bPtmux;{inner}\x1b\\");
        }
        self.write(&sequence)
    }

    /// Writes a control sequence between two frames.
    fn write(&mut self, sequence: &str) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        out.write_all(sequence.as_bytes())?;
        io::Write::flush(out)
    }

    /// Gives the terminal back and stops the process, as `C-z` does; comes back when it is resumed.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.leave();
        waiting::stop()?;
        self.resume()
    }

    /// Gives the terminal back to another program for a while.
    #[expect(clippy::unused_self, reason = "who gives the terminal back must have it")]
    pub(super) fn leave(&mut self) {
        give_back();
    }

    /// Takes the terminal again after the process was stopped.
    pub(super) fn resume(&mut self) -> io::Result<()> {
        take()?;
        if self.mouse {
            self.write(MOUSE_ON)?;
        }
        self.forget()
    }

    /// Forgets what is on the screen, so that all of it is drawn the next time.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        // Not `clear`: that asks the terminal where its cursor is, and some never answer.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, Print(PASTE_ON)).inspect_err(|_| give_back())
}

/// Leaves nothing of ours behind. What fails here cannot be mended by anybody.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let ours = (Print(MOUSE_OFF), Print(PASTE_OFF));
        let _ = execute!(
            io::stdout(),
            EndSynchronizedUpdate,
            ours.0,
            ours.1,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
    }
}

/// A panic on the main thread gives the terminal back before its message is printed. One on another
/// thread prints nothing: the thread's owner reports it on screen, and the reader goes on.
fn restore_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let main = std::thread::current().id();
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().id() == main {
                give_back();
                print(info);
            } else if !TAKEN.load(Ordering::SeqCst) {
                print(info);
            }
        }));
    });
}
