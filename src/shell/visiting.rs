//! Opening something outside of the program, with whatever the system opens such things with: pages, and
//! files that no editor shows.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::app::Input;
use crate::ingest::Address;

use super::waiting::{Waken, Waker};

/// The system's own program for opening addresses and files.
const OPENER: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

/// Has the system open `address`. If it fails, `waker` hears of it, or else the sentence returned is what
/// to say.
pub(super) fn visit(address: &Address, waker: Waker) -> Result<(), String> {
    let address = address.to_string();
    open(address.clone().into(), address, waker).map_err(|error| {
        format!(
            "{OPENER}, which opens pages, could not be started ({error}); copy the address instead"
        )
    })
}

/// As [`visit`], for the file at `path`, which no editor shows.
pub(super) fn show(path: &Path, waker: Waker) -> Result<(), String> {
    let file = path.display();
    // A whole path cannot be taken for an option.
    let whole = std::path::absolute(path).map(Into::into);
    whole.and_then(|it| open(it, file.to_string(), waker)).map_err(|error| {
        format!("{file} has no lines to edit, and {OPENER}, which would show it, could not be started ({error})")
    })
}

/// No shell sees what is opened, and what the other program says goes nowhere: the screen is ours.
fn open(what: OsString, named: String, mut waker: Waker) -> io::Result<()> {
    let mut command = Command::new(OPENER);
    command.arg(what).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    thread::Builder::new().name("visit".into()).spawn(move || {
        let trouble = match child.wait() {
            Ok(status) if status.success() => return,
            Ok(status) => status.to_string(),
            Err(error) => error.to_string(),
        };
        let told = format!("{OPENER} could not open {named} ({trouble})");
        waker.send(Waken::Input(Input::Trouble(told)));
    })?;
    Ok(())
}
