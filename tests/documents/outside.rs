//! What an editor cannot show is opened by the system.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::common::session::{Session, program};
use crate::folder;
use crate::packing::odt;

#[test]
fn a_document_is_shown_by_the_system_and_not_by_an_editor() {
    let text = "<text:p>The tern came back in May.</text:p>";
    let folder = folder(&[("tern.odt", &odt(text, "", ""))]);
    let (told, opener) = (folder.path().join("told"), folder.path().join("xdg-open"));
    fs::write(&opener, format!("#!/bin/sh\nprintf %s \"$1\" > {}\nexit 3\n", told.display()))
        .unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = program();
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", folder.path().display()));
    command.env("EDITOR", "no-such-editor");
    command.cwd(folder.path());
    command.arg("tern.odt");
    let mut terminal = Session::start(100, 30, command);
    terminal.wait_for_text("The tern came back");
    terminal.press("e");
    terminal.wait_for_file(&told);
    let whole = fs::canonicalize(folder.path()).unwrap().join("tern.odt");
    assert_eq!(fs::read_to_string(&told).unwrap(), whole.to_str().unwrap());
    terminal.wait_for_text("xdg-open could not open tern.odt");
    terminal.press("\x03");
    assert_eq!(terminal.end().1, 0);
}
