//! What is read and printed where: pipes, folders, the linear version.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;

use super::{COUNCIL, MILL, WREN, items, json, parallax, set};

#[test]
fn a_dash_is_standard_input() {
    let (_folder, [_, wren, _]) = set();
    let done = parallax()
        .args(["report", "--format", "json", "-", &wren])
        .write_stdin(MILL)
        .assert()
        .success()
        .stderr(is_empty());
    let report: Value = serde_json::from_slice(&done.get_output().stdout).expect("JSON");
    assert_eq!(report["articles"][0]["source"], "-");
    assert_eq!(report["articles"][0]["text"], MILL);
    assert_eq!(report["articles"][1]["text"], WREN);
}

#[test]
fn without_a_terminal_the_reader_prints_the_text_report() {
    let (_folder, paths) = set();
    let printed = parallax().args(&paths).assert().success();
    let report = parallax().arg("report").args(&paths).assert().success();
    assert_eq!(printed.get_output().stdout, report.get_output().stdout);
    report.stdout(contains("Articles").and(contains("Repeats")).and(contains("\u{1b}").not()));
}

#[test]
fn the_linear_version_has_every_word_of_every_article() {
    let (_folder, paths) = set();
    let printed = parallax().arg("--plain").args(&paths).assert().success();
    let printed = String::from_utf8_lossy(&printed.get_output().stdout).into_owned();
    let words: Vec<&str> = printed.split_whitespace().collect();
    for text in [MILL, WREN, COUNCIL] {
        for paragraph in text.split_terminator("\n\n") {
            let paragraph: Vec<&str> = paragraph.split_whitespace().collect();
            assert!(
                words.windows(paragraph.len()).any(|window| window == paragraph),
                "{paragraph:?} in {printed}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_name_cannot_act_on_the_terminal() {
    let (folder, [mill, ..]) = set();
    let named = |name: &str| folder.path().join(name);
    fs::write(named("red\u{1b}[31m.txt"), WREN).expect("the article is written");
    for form in [&["report"][..], &["--plain"]] {
        parallax()
            .args(form)
            .args([Path::new(&mill), &named("red\u{1b}[31m.txt"), &named("gone\u{1b}[2J.txt")])
            .assert()
            .success()
            .stdout(contains("red").and(contains("\u{1b}").not()))
            .stderr(contains("gone").and(contains("\u{1b}").not()));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_ends_with_1() {
    let (_folder, paths) = set();
    let full = fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    let done = Process::new(assert_cmd::cargo::cargo_bin!("parallax"))
        .arg("report")
        .args(&paths)
        .stdout(full)
        .output()
        .expect("the program starts");
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).starts_with("parallax: the report cannot be"));
}

#[test]
fn a_folder_is_the_set_of_its_files() {
    let (folder, [mill, wren, council]) = set();
    let whole = json([folder.path()]);
    let named = json([&council, &mill, &wren]);
    let texts = |report: &Value| -> Vec<Value> {
        items(report, "articles").iter().map(|it| it["text"].clone()).collect()
    };
    assert_eq!(texts(&whole), texts(&named));
}

#[test]
fn a_reader_of_the_output_may_leave_early() {
    let (folder, [mill, ..]) = set();
    let long = folder.path().join("long.txt");
    // Longer than a pipe holds, so that the program is still writing when nobody reads any more.
    let text: String = (0..4000).fold(String::new(), |text, turn| {
        text + &format!("Turn {turn} of the wheel took {} seconds.\n\n", turn * 7 % 61)
    });
    fs::write(&long, text).expect("a long article is written");
    let mut child = Process::new(assert_cmd::cargo::cargo_bin!("parallax"))
        .args(["report", "--format", "json"])
        .args([&long, Path::new(&mill)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = [0];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("the report begins");
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}
