//! Opening an address outside of the program, with whatever the system opens pages with.

use std::io;
use std::process::{Command, Stdio};
use std::thread;

use crate::app::Input;
use crate::ingest::Address;

use super::waiting::{Waken, Waker};

/// The system's own program for opening addresses.
const OPENER: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

/// Has the system open `address`. No shell sees it, and what the other program says goes nowhere: the
/// screen is ours. If it fails, `waker` hears of it. Fails where it cannot be started.
pub(super) fn visit(address: &Address, mut waker: Waker) -> io::Result<()> {
    let address = address.to_string();
    let mut command = Command::new(OPENER);
    command.arg(&address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    thread::Builder::new().name("visit".into()).spawn(move || {
        let trouble = match child.wait() {
            Ok(status) if status.success() => return,
            Ok(status) => status.to_string(),
            Err(error) => error.to_string(),
        };
        let told = format!("{OPENER} could not open {address} ({trouble})");
        waker.send(Waken::Input(Input::Trouble(told)));
    })?;
    Ok(())
}

/// What to say where the system's opener cannot be started.
pub(super) fn no_opener(error: &io::Error) -> String {
    format!("{OPENER}, which opens pages, could not be started ({error}); copy the address instead")
}
