//! Options, exit codes, messages.

use std::fs;

use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};

use super::{parallax, set};

#[test]
fn help_shows_a_newcomer_how_to_begin() {
    parallax()
        .arg("--help")
        .assert()
        .success()
        .stdout(contains("Examples:").and(contains("report")).and(contains("high-contrast")))
        .stdout(contains("Exit status:\n  0  ").and(contains("\n  1  ")).and(contains("\n  2  ")))
        .stderr(is_empty());
    parallax()
        .args(["report", "--help"])
        .assert()
        .success()
        .stdout(contains("--format").and(contains("json")).and(contains("Exit status")))
        .stderr(is_empty());
}

#[test]
fn version_is_that_of_the_package() {
    let version = format!("parallax {}\n", env!("CARGO_PKG_VERSION"));
    parallax().arg("--version").assert().success().stdout(version);
}

#[test]
fn bad_usage_is_told_on_standard_error_and_ends_with_2() {
    let (_folder, [mill, ..]) = set();
    for (arguments, said) in [
        (&["--no-such-option"][..], "--no-such-option"),
        (&["report"], "SOURCE"),
        (&["report", "--format", "yaml", &mill], "text, json"),
        (&["report", "--min-link-score", "1.5", &mill], "from 0 to 1"),
        (&["report", "--min-link-score", "NaN", &mill], "from 0 to 1"),
        (&["report", "--min-repeat-words", "0", &mill], "from 3 to 1000"),
        (&["report", "--min-repeat-words", "many", &mill], "many"),
    ] {
        parallax()
            .args(arguments)
            .assert()
            .code(2)
            .stdout(is_empty())
            .stderr(starts_with("error: ").and(contains(said)));
    }
}

#[test]
fn an_unknown_theme_is_told_with_the_known_ones() {
    let (_folder, paths) = set();
    parallax()
        .args(["--theme", "drak"])
        .args(&paths)
        .assert()
        .code(2)
        .stdout(is_empty())
        .stderr(starts_with("parallax: ").and(contains("drak")).and(contains("dark")));
}

#[test]
fn a_source_that_cannot_be_read_is_told_and_the_others_are_reported() {
    let (folder, [mill, wren, _]) = set();
    let missing = folder.path().join("missing.txt").to_str().expect("UTF-8").to_owned();
    parallax()
        .args(["report", &mill, &missing, &wren])
        .assert()
        .success()
        .stdout(contains("mill.txt").and(contains("wren.txt")))
        .stderr(starts_with("parallax: ").and(contains("missing.txt")));
}

#[test]
fn fewer_than_two_articles_left_end_with_2_and_say_that_two_are_needed() {
    let (folder, [mill, ..]) = set();
    let missing = folder.path().join("missing.txt").to_str().expect("UTF-8").to_owned();
    for arguments in [&["report", &mill, &missing][..], &[&mill, &missing]] {
        parallax()
            .args(arguments)
            .assert()
            .code(2)
            .stdout(is_empty())
            .stderr(contains("missing.txt").and(contains("needs two")));
    }
    parallax()
        .args(["report", &missing])
        .assert()
        .code(2)
        .stdout(is_empty())
        .stderr(contains("missing.txt").and(contains("no article")));
}

#[test]
fn one_article_named_on_purpose_is_enough() {
    let (_folder, [mill, ..]) = set();
    parallax()
        .args(["report", &mill])
        .assert()
        .success()
        .stdout(contains("mill.txt").and(contains("Events").not()))
        .stderr(is_empty());
}

#[test]
fn a_folder_that_holds_no_model_is_told_with_what_is_missing() {
    let (folder, paths) = set();
    let model = folder.path().join("model");
    let with = || {
        let mut command = parallax();
        command.arg("report").arg("--model").arg(&model).args(&paths);
        command
    };
    let told = |file: &str| starts_with("parallax: the model ").and(contains(file.to_owned()));
    with().assert().code(2).stdout(is_empty()).stderr(told("model.safetensors is missing"));
    fs::create_dir(&model).expect("a folder");
    fs::write(model.join("model.safetensors"), "version 1 of something else").expect("a file");
    with().assert().code(2).stdout(is_empty()).stderr(told("tokenizer.json is missing"));
    fs::write(model.join("tokenizer.json"), "{}").expect("a file");
    with().assert().code(2).stdout(is_empty()).stderr(told("model.safetensors: it is no"));
}

#[test]
fn the_manual_page_and_completions_come_from_the_program() {
    let generate = |what: &str| parallax().args(["--generate", what]).assert().success();
    generate("man").stdout(starts_with(".ie").and(contains(".SH \"OPTIONS OF REPORT\"")));
    for (shell, said) in [
        ("complete-bash", "complete -F _parallax"),
        ("complete-zsh", "#compdef parallax"),
        ("complete-fish", "complete -c parallax"),
    ] {
        generate(shell).stdout(contains(said).and(contains("min-repeat-words"))).stderr(is_empty());
    }
    parallax().args(["--generate", "man", "a.txt"]).assert().code(2).stdout(is_empty());
}
