//! The real program in a pseudo-terminal.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Longest wait for something that must happen; nothing depends on how long it takes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A program in a terminal of its own.
pub(crate) struct Session {
    pub(crate) child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn std::io::Write + Send>,
    output: Receiver<Vec<u8>>,
    /// All that it has written so far.
    pub(crate) written: Vec<u8>,
    pub(crate) screen: vt100::Parser,
}

impl Session {
    pub(crate) fn start(columns: u16, rows: u16, command: CommandBuilder) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let (master, screen) = (pair.master, parser(columns, rows));
        Self { child, master, keyboard, output, written: Vec::new(), screen }
    }

    /// The reader on the built-in samples.
    pub(crate) fn samples(columns: u16, rows: u16) -> Self {
        Self::start(columns, rows, program())
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn take(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// Whether it has written these bytes so far.
    pub(crate) fn has_written(&self, bytes: &str) -> bool {
        self.written.windows(bytes.len()).any(|it| it == bytes.as_bytes())
    }

    /// Reads until it has written these bytes.
    pub(crate) fn wait_for_bytes(&mut self, bytes: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.has_written(bytes) {
            let left = end.saturating_duration_since(Instant::now());
            let more = self.output.recv_timeout(left);
            self.take(&more.unwrap_or_else(|_| panic!("it never writes {bytes:?}")));
        }
    }

    /// Waits for a file that another program makes.
    pub(crate) fn wait_for_file(&mut self, path: &Path) {
        let end = Instant::now() + PATIENCE;
        while !std::fs::read(path).is_ok_and(|it| !it.is_empty()) {
            assert!(Instant::now() < end, "never {}", path.display());
            self.bytes_within(Duration::from_millis(10));
        }
    }

    /// Reads until `holds`, and fails with the screen if it never does.
    pub(crate) fn wait_for(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !holds(self.screen.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("never {what}:\n{}", self.screen.screen().contents())
                }
            }
        }
    }

    pub(crate) fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Bytes that arrive within `time`.
    pub(crate) fn bytes_within(&mut self, time: Duration) -> usize {
        let end = Instant::now() + time;
        let mut count = 0;
        loop {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.take(&bytes);
                    count += bytes.len();
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return count,
            }
        }
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &pid]).status().unwrap().success());
    }

    /// Waits for the end, and returns what the program leaves on the terminal and its exit code.
    pub(crate) fn end(mut self) -> (vt100::Parser, u32) {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            while let Ok(bytes) = self.output.try_recv() {
                self.take(&bytes);
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it does not end:\n{}", self.screen.screen().contents());
            thread::sleep(Duration::from_millis(5));
        };
        self.bytes_within(Duration::from_millis(200));
        (self.screen, status.exit_code())
    }
}

pub(crate) fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has at least one cell")
}

pub(crate) fn parser(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(cells(rows), cells(columns), 0)
}

pub(crate) fn program() -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_parallax"));
    command.env("TERM", "xterm-256color");
    command.env_remove("NO_COLOR");
    // Nobody's own settings and notes.
    let nowhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nowhere");
    command.env("XDG_CONFIG_HOME", &nowhere);
    // What one session leaves behind would be found by the next.
    command.env("XDG_STATE_HOME", "/dev/null");
    command
}

/// Makes a shell script a program.
pub(crate) fn write_program(path: &Path, script: &str) {
    fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Has `command` find a program in `folder` for what the system opens: it fails, after it has written down what
/// it was to open. Returns where.
pub(crate) fn with_opener(command: &mut CommandBuilder, folder: &Path) -> PathBuf {
    let told = folder.join("told");
    let script = format!("printf %s \"$1\" > {}\nexit 3", told.display());
    write_program(&folder.join("xdg-open"), &script);
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", folder.display()));
    told
}

pub(crate) fn assert_restored(screen: &vt100::Screen) {
    assert!(!screen.alternate_screen(), "the other screen is still on");
    assert!(!screen.hide_cursor(), "the cursor is still hidden");
    assert!(!screen.bracketed_paste(), "what is pasted is still marked");
    let mouse = screen.mouse_protocol_mode();
    assert_eq!(mouse, vt100::MouseProtocolMode::None, "the mouse is still ours");
}
