//! The program as it is called, on a set of invented articles.

use std::fs;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

mod json;
mod printing;
mod usage;

const MILL: &str = "\
The mill wheel stops

The council of Brandmere stopped the old mill wheel on 3 May 2024 after a crack was found in its “royal” axle. Mayor \
Ines Calloway said the wheel would stand still for at least 12 weeks.

Visitors who have booked a tour of the mill will get their money back within ten working days. The café stays open.

The wheel has turned since 1873. Engineer Tomasz Wren measured the crack: it is 40 centimetres long.
";

const WREN: &str = "\
Crack in Brandmere axle

Brandmere’s mill wheel will not turn this summer. A crack 40 centimetres long runs through its axle, says Tomasz Wren, \
the engineer who measured it.

Visitors who have booked a tour of the mill will get their money back within ten working days.

Wren blames the dry winter. Nobody was hurt — the wheel was stopped at night.
";

const COUNCIL: &str = "\
Who pays for the axle?

Mayor Ines Calloway wants the county to pay for a new axle. The council of Brandmere had stopped the mill wheel on \
3 May 2024 because of a crack.

A new axle costs 90,000 crowns, and the county has not answered. Naïve hopes, say the millers.
";

/// A folder with the three articles, and their paths in this order.
fn set() -> (TempDir, [String; 3]) {
    let folder = tempfile::tempdir().expect("a folder for the articles");
    let files = [("mill.txt", MILL), ("wren.txt", WREN), ("council.txt", COUNCIL)];
    let paths = files.map(|(name, text)| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("the article is written");
        path.to_str().expect("a path in UTF-8").to_owned()
    });
    (folder, paths)
}

fn parallax() -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("parallax");
    // Nobody's own settings and notes.
    let nowhere = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("nowhere");
    command.env("XDG_CONFIG_HOME", &nowhere).env("XDG_STATE_HOME", &nowhere);
    command
}

/// What `report --format json` says, with `arguments`.
fn json<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Value {
    let done = parallax().args(["report", "--format", "json"]).args(arguments).assert().success();
    serde_json::from_slice(&done.get_output().stdout).expect("the report is JSON")
}

/// The list under `key`.
fn items<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().expect("a list")
}
