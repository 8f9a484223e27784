//! The file that keeps judgements: beside the set, or in the folder for state.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use assert_cmd::Command;
use parallax::analysis::Verdict;
use parallax::ingest::{self, Home, Source};
use parallax::notes::{Change, End, Judgement};
use parallax::shell::notes::{FILE, Sidecar};
use parallax::text::anchor::Anchor;
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

use super::common::session::{Session, program};
use super::set;

fn judgement(number: usize) -> Judgement {
    let end = |article: &str| End {
        article: article.to_owned(),
        anchor: Anchor { quote: format!("Sentence {number}."), occurrence: 0 },
    };
    Judgement { verdict: Verdict::Pinned, ends: [end("a.txt"), end("b.txt")] }
}

fn home(folder: &Path) -> Home {
    let folder = fs::canonicalize(folder).expect("the folder is there");
    Home { folder: Some(folder), names: vec!["a.txt".into(), "b.txt".into()] }
}

/// The invented set as files of a folder.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the articles");
    for article in set() {
        fs::write(folder.path().join(&article.source), &article.text).expect("it is written");
    }
    folder
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let name = |it: fs::DirEntry| it.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.flatten().map(name).collect();
    names.sort();
    names
}

#[test]
fn many_writers_lose_nothing_and_leave_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let home = home(folder.path());
    thread::scope(|scope| {
        for writer in 0..4 {
            let home = &home;
            scope.spawn(move || {
                let mut sidecar = Sidecar::of(home, None).expect("the folder can be written");
                for number in 0..5 {
                    sidecar.keep(&[Change::Judge(judgement(5 * writer + number))]).unwrap();
                }
            });
        }
    });
    let sidecar = Sidecar::of(&home, None).unwrap();
    let mut kept: Vec<String> = sidecar
        .read()
        .unwrap()
        .kept()
        .judgements
        .iter()
        .map(|it| it.ends[0].anchor.quote.clone())
        .collect();
    kept.sort();
    let mut wanted: Vec<String> = (0..20).map(|it| format!("Sentence {it}.")).collect();
    wanted.sort();
    assert_eq!(kept, wanted);
    assert_eq!(files(folder.path()), [FILE]);
}

#[test]
fn what_somebody_else_has_written_meanwhile_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    let mut sidecar = Sidecar::of(&home(folder.path()), None).unwrap();
    sidecar.keep(&[Change::Judge(judgement(1))]).unwrap();
    let mine = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("# by hand\ncolour = \"red\"\n{mine}")).unwrap();
    let (before, after) = sidecar.keep(&[Change::Judge(judgement(2))]).unwrap();
    assert!(before.starts_with("# by hand"));
    assert_eq!(after.kept().judgements, [judgement(1), judgement(2)]);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# by hand\ncolour = \"red\"\n"), "{text}");
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    fs::write(&path, "[[judgement]\n").unwrap();
    let mut sidecar = Sidecar::of(&home(folder.path()), None).unwrap();
    for told in [
        sidecar.read().unwrap_err().to_string(),
        sidecar.keep(&[Change::Judge(judgement(1))]).unwrap_err().to_string(),
    ] {
        assert!(told.contains(FILE) && told.contains("line 1"), "{told}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), "[[judgement]\n");
    assert_eq!(files(folder.path()), [FILE]);
}

#[test]
fn taking_the_last_judgement_back_removes_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut sidecar = Sidecar::of(&home(folder.path()), None).unwrap();
    sidecar.keep(&[Change::Judge(judgement(1))]).unwrap();
    sidecar.keep(&[Change::TakeBack(judgement(1))]).unwrap();
    assert_eq!(files(folder.path()), [""; 0]);
}

/// Nobody may make a file in that folder, not even the system's own user.
#[cfg(target_os = "linux")]
#[test]
fn where_the_folder_cannot_be_written_the_notes_are_in_the_folder_for_state() {
    let state = tempfile::tempdir().unwrap();
    let of =
        || Sidecar::of(&home(Path::new("/sys/kernel")), Some(state.path().to_owned())).unwrap();
    of().keep(&[Change::Judge(judgement(1))]).unwrap();
    let [name] = &files(&state.path().join("notes"))[..] else { panic!("there is one file") };
    let text = fs::read_to_string(state.path().join("notes").join(name)).unwrap();
    assert!(text.starts_with("# Notes on /sys/kernel\n\n[[judgement]]\n"), "{text}");
    assert_eq!(of().read().unwrap().kept().judgements, [judgement(1)]);
    of().keep(&[Change::Judge(judgement(2))]).unwrap();
    assert_eq!(of().read().unwrap().kept().judgements, [judgement(1), judgement(2)]);
    let none = Sidecar::of(&home(Path::new("/sys/kernel")), None).unwrap().keep(&[]);
    assert!(none.is_err_and(|it| it.to_string().contains(FILE)));
}

#[test]
fn files_that_make_no_set_have_their_notes_in_the_folder_for_state() {
    let folder = folder();
    let state = tempfile::tempdir().unwrap();
    let sources = |names: &[&str]| -> Vec<Source> {
        names.iter().map(|it| Source::Path(folder.path().join(it))).collect()
    };
    let of = |names: &[&str]| {
        let home = ingest::open(&sources(names)).home;
        assert_eq!(home.folder, None);
        Sidecar::of(&home, Some(state.path().to_owned())).expect("there is a folder for state")
    };
    let (one, other) = ("tollbridge-echo.txt", "coast-gazette.txt");
    of(&[one, other]).keep(&[Change::Judge(judgement(1))]).unwrap();
    assert_eq!(of(&[other, one]).read().unwrap().kept().judgements, [judgement(1)], "in any order");
    assert_eq!(of(&[one, "lindenau-post.txt"]).read().unwrap().kept().judgements, []);
    assert!(!files(folder.path()).contains(&FILE.to_owned()));
    assert_eq!(files(&state.path().join("notes")).len(), 1);
    assert!(Sidecar::of(&ingest::open(&sources(&[one])).home, None).is_none());
}

#[test]
fn the_sources_decide_what_a_set_calls_its_articles() {
    let folder = folder();
    let names = ["coast-gazette.txt", "lindenau-post.txt", "tollbridge-echo.txt"];
    let open = |path: PathBuf| ingest::open(&[Source::Path(path)]).home;
    let real = fs::canonicalize(folder.path()).unwrap();
    let home = open(folder.path().to_owned());
    assert_eq!((home.folder, home.names), (Some(real.clone()), names.map(String::from).to_vec()));
    let listed =
        "[[article]]\npath = \"./coast-gazette.txt\"\n[[article]]\npath = \"lindenau-post.txt\"\n";
    fs::write(folder.path().join("set.toml"), listed).unwrap();
    let home = open(folder.path().join("set.toml"));
    assert_eq!(home.folder, Some(real));
    assert_eq!(home.names, ["./coast-gazette.txt", "lindenau-post.txt"]);
    let home = ingest::open(&[Source::Samples]).home;
    assert!(home.folder.is_none() && home.names[0].starts_with("samples/"), "{home:?}");
}

fn report(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(["report", "--format", "json"]).args(arguments).arg(folder);
    let nowhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nowhere");
    command.env("XDG_STATE_HOME", &nowhere).env("XDG_CONFIG_HOME", &nowhere).assert()
}

#[test]
fn the_program_keeps_what_is_judged_and_the_report_honours_it() {
    let folder = folder();
    let mut command = program();
    command.arg(folder.path());
    let mut session = Session::start(120, 40, command);
    session.wait_for_text("only here: told by A");
    session.press("]ei");
    session.wait_for_text("─ Why ─");
    session.press("a");
    session.wait_for_text("1.00 pinned");
    session.press("\x03");
    assert_eq!(session.end().1, 0);
    let kept = fs::read_to_string(folder.path().join(FILE)).expect("it is kept on the way out");
    assert!(kept.contains("verdict = \"pinned\""), "{kept}");
    report(folder.path(), &[]).success().stdout(contains("\"judged\":\"pinned\""));
    report(folder.path(), &["--no-notes"]).success().stdout(contains("\"judged\"").not());

    fs::write(folder.path().join(FILE), kept.replace("quote = \"", "quote = \"Not so. ")).unwrap();
    report(folder.path(), &[]).success();
    fs::write(folder.path().join(FILE), "judgement = 7\n").unwrap();
    report(folder.path(), &[])
        .code(2)
        .stderr(contains(FILE).and(contains("line 1")).and(contains("--no-notes")));
}

#[test]
fn an_editor_at_the_file_while_the_program_runs_loses_nothing() {
    let folder = folder();
    let mut command = program();
    command.arg(folder.path());
    let mut session = Session::start(120, 40, command);
    session.wait_for_text("only here: told by A");
    let path = folder.path().join(FILE);
    let theirs = "# mine\n\n[[judgement]]\nverdict = \"pinned\"\n\
        a = { article = \"coast-gazette.txt\", quote = \"Yes.\" }\n\
        b = { article = \"lindenau-post.txt\", quote = \"The orchestra opened its season with a forgotten symphony.\" }\n";
    fs::write(&path, theirs).unwrap();
    session.press("]exx");
    session.wait_for_text("changed elsewhere");
    session.press("q");
    session.wait_for("the view closed", |screen| !screen.contents().contains("─ Why ─"));
    session.press("q");
    assert_eq!(session.end().1, 0);
    let both = fs::read_to_string(&path).unwrap();
    assert!(both.starts_with(theirs) && both.contains("\"rejected\""), "{both}");
}

#[test]
fn a_mistake_in_the_file_is_said_on_screen_and_reading_goes_on() {
    let folder = folder();
    fs::write(folder.path().join(FILE), "judgement = 7\n").unwrap();
    let mut command = program();
    command.arg(folder.path());
    let mut session = Session::start(160, 40, command);
    session.wait_for_text("[[judgement]]");
    session.press("j");
    session.wait_for_text("only here: told by A");
    session.press("]exx");
    session.wait_for_text("not kept");
    session.press("\x03");
    let (screen, code) = session.end();
    assert_eq!(code, 1, "what was judged is not kept, and that is no success");
    assert!(screen.screen().contents().contains(FILE));
    assert_eq!(fs::read_to_string(folder.path().join(FILE)).unwrap(), "judgement = 7\n");
}
