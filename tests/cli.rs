//! The program as it is called: options, exit codes, messages, and the report on a set of invented
//! articles.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use serde_json::Value;
use tempfile::TempDir;

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
    assert_cmd::cargo::cargo_bin_cmd!("parallax")
}

/// What `report --format json` says, with `arguments`.
fn json<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Value {
    let done = parallax().args(["report", "--format", "json"]).args(arguments).assert().success();
    serde_json::from_slice(&done.get_output().stdout).expect("the report is JSON")
}

#[test]
fn help_shows_a_newcomer_how_to_begin() {
    parallax()
        .arg("--help")
        .assert()
        .success()
        .stdout(contains("Examples:").and(contains("report")).and(contains("high-contrast")))
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
        (&["report", "--min-repeat-words", "0", &mill], "3..=1000"),
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
fn json_points_into_the_texts_and_adds_up() {
    let (_folder, paths) = set();
    let report = json(&paths);
    assert_eq!(report["version"], 1);
    let articles = items(&report, "articles");
    assert_eq!(articles.len(), 3);
    let texts: Vec<&str> = articles.iter().filter_map(|it| it["text"].as_str()).collect();
    assert_eq!(texts, [MILL, WREN, COUNCIL]);
    for (article, (path, siglum)) in articles.iter().zip(paths.iter().zip(["A", "B", "C"])) {
        assert_eq!(article["source"], *path);
        assert_eq!(article["siglum"], siglum);
        let words = |class: &str| article["words"][class].as_u64().expect("a count");
        let classes = ["repeated_within", "shared_across", "boilerplate", "only_here"];
        assert_eq!(words("total"), classes.map(words).iter().sum::<u64>());
        assert!(words("total") > 40);
        for list in ["blocks", "sentences"] {
            let spans = article[list].as_array().expect("spans");
            assert!(spans.len() >= 3, "{list}");
            let mut end = 0;
            for span in spans {
                let found = slice(article, span);
                assert_eq!(found, found.trim());
                assert!(end <= span["start"].as_u64().expect("an offset"), "{list} in order");
                end = span["end"].as_u64().expect("an offset");
            }
        }
    }
    for place in places(&report) {
        let article = &articles[place["article"].as_u64().expect("an index") as usize];
        assert!(!slice(article, place).is_empty());
    }
}

fn items<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().expect("a list")
}

/// Everything in the report that stands in an article.
fn places(report: &Value) -> Vec<&Value> {
    let repeats = items(report, "repeats").iter().flat_map(|it| items(it, "occurrences"));
    let events = items(report, "events").iter().flat_map(|it| items(it, "passages"));
    let links = items(report, "links").iter().flat_map(|link| [&link["a"], &link["b"]]);
    repeats.chain(events).chain(links).chain(items(report, "only_here")).collect()
}

/// The words that a span of the report covers; panics when it covers none or cuts a character.
fn slice<'a>(article: &'a Value, span: &Value) -> &'a str {
    let offset = |end: &str| span[end].as_u64().expect("an offset") as usize;
    let text = article["text"].as_str().expect("a text");
    text.get(offset("start")..offset("end")).expect("a span on character boundaries")
}

#[test]
fn two_runs_are_the_same_byte_for_byte() {
    let (_folder, paths) = set();
    for format in ["json", "text"] {
        let run = || {
            let done = parallax().args(["report", "--format", format]).args(&paths).assert();
            done.success().get_output().stdout.clone()
        };
        assert_eq!(run(), run());
    }
}

#[test]
fn another_order_of_the_articles_changes_nothing_but_numbers() {
    let (_folder, [mill, wren, council]) = set();
    let one = json([&mill, &wren, &council]);
    let other = json([&council, &mill, &wren]);
    for list in ["repeats", "links", "events", "only_here"] {
        assert_eq!(unnumbered(&one, list), unnumbered(&other, list), "{list}");
    }
}

/// The items of a list of the report, each as its places and what is said of them, sorted, with
/// sources instead of indexes.
fn unnumbered(report: &Value, list: &str) -> Vec<(Vec<String>, String)> {
    let place = |it: &Value| {
        let article = it["article"].as_u64().expect("an index") as usize;
        let source = &report["articles"][article]["source"];
        format!("{source} {} {} {}", it["start"], it["end"], it["score"])
    };
    let item = |it: &Value| {
        let places = match list {
            "repeats" => items(it, "occurrences").iter().map(place).collect(),
            "events" => items(it, "passages").iter().map(place).collect(),
            "links" => vec![place(&it["a"]), place(&it["b"])],
            _ => vec![place(it)],
        };
        let said = ["scope", "kind", "words", "similarity", "label", "date", "score"];
        (sorted(places), said.map(|key| it[key].to_string()).join(" "))
    };
    sorted(items(report, list).iter().map(item).collect())
}

fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort();
    items
}

#[test]
fn listing_weaker_links_changes_nothing_else() {
    let (_folder, paths) = set();
    let usual = json(&paths);
    for score in ["0", "0.2", "1"] {
        let asked =
            json(["--min-link-score", score].into_iter().chain(paths.iter().map(String::as_str)));
        for key in ["articles", "repeats", "link_threshold", "only_here"] {
            assert_eq!(asked[key], usual[key], "{key} at {score}");
        }
        let strong = |report: &Value| -> Vec<Value> {
            let threshold = report["link_threshold"].as_f64();
            let links = items(report, "links").iter();
            links.filter(|link| link["score"].as_f64() >= threshold).cloned().collect()
        };
        assert_eq!(strong(&asked), strong(&usual), "links at {score}");
        assert_eq!(unnumbered(&asked, "events"), unnumbered(&usual, "events"), "at {score}");
    }
}

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
