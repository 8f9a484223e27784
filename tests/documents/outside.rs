//! What an editor cannot show is opened by the system.

use std::fs;

use crate::common::session::{Session, program, with_opener};
use crate::folder;
use crate::packing::odt;

#[test]
fn a_document_is_shown_by_the_system_and_not_by_an_editor() {
    let text = "<text:p>The tern came back in May.</text:p>";
    let folder = folder(&[("tern.odt", &odt(text, "", ""))]);
    let mut command = program();
    let told = with_opener(&mut command, folder.path());
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
