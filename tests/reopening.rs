//! A set opened once more: what is edited, gone, or no longer listed.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use parallax::ingest::{Set, Source, open, reopen};
use tempfile::TempDir;

const ONE: &str = "The tern came back in May. It had been away for a year.\n";
const TWO: &str = "Nobody had seen the tern. The keeper wrote that down.\n";

/// A folder with files in it, and the source that it is.
fn folder(files: &[(&str, &str)]) -> (TempDir, Vec<Source>) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    let sources = vec![Source::Path(folder.path().to_owned())];
    (folder, sources)
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("a file");
}

fn texts(set: &Set) -> Vec<&str> {
    set.articles.iter().map(|it| it.text.lines().next().unwrap_or_default()).collect()
}

fn told(set: &Set) -> String {
    set.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_has_not_changed_is_the_same_article() {
    let (folder, sources) = folder(&[("a.txt", ONE), ("b.txt", TWO)]);
    let set = open(&sources);
    let again = reopen(&sources, &set);
    assert!(set.articles.iter().zip(&again.articles).all(|(a, b)| Arc::ptr_eq(a, b)));
    assert_eq!((&again.home, told(&again)), (&set.home, String::new()));

    // Written anew with the same words it is still the same.
    fs::remove_file(folder.path().join("a.txt")).expect("it was there");
    write(folder.path(), "a.txt", ONE);
    let again = reopen(&sources, &set);
    assert!(Arc::ptr_eq(&set.articles[0], &again.articles[0]));
}

#[test]
fn an_edited_file_is_another_article_in_the_same_place() {
    let (folder, sources) = folder(&[("a.txt", ONE), ("b.txt", TWO)]);
    let set = open(&sources);
    write(folder.path(), "a.new", &format!("A word before.\n\n{ONE}"));
    fs::rename(folder.path().join("a.new"), folder.path().join("a.txt")).expect("a file");
    let again = reopen(&sources, &set);
    assert_eq!(texts(&again), ["A word before.", TWO.trim_end()]);
    assert!(Arc::ptr_eq(&set.articles[1], &again.articles[1]));
}

#[test]
fn what_cannot_be_read_any_more_stays_and_is_told() {
    let (folder, sources) = folder(&[("a.txt", ONE), ("b.txt", TWO), ("c.txt", "Calm.\n")]);
    let set = open(&sources);
    fs::remove_file(folder.path().join("b.txt")).expect("it was there");
    write(folder.path(), "c.txt", "\0\0\0\u{1}\0\0");
    let again = reopen(&sources, &set);
    assert_eq!(texts(&again), texts(&set));
    assert_eq!(again.home, set.home);
    let told = told(&again);
    assert!(told.contains("b.txt: it is gone; what was open of it stays"), "{told}");

    let named: Vec<Source> =
        ["a.txt", "b.txt"].map(|it| Source::Path(folder.path().join(it))).to_vec();
    write(folder.path(), "b.txt", TWO);
    let set = open(&named);
    fs::remove_file(folder.path().join("b.txt")).expect("it was there");
    let again = reopen(&named, &set);
    assert_eq!(texts(&again), texts(&set));
    let told = self::told(&again);
    assert!(told.contains("no such file") && told.contains("stays"), "{told}");
    // When it is there again it is read again.
    write(folder.path(), "b.txt", "Another text. It is here.\n");
    assert_eq!(texts(&reopen(&named, &again))[1], "Another text. It is here.");
}

#[test]
fn a_new_file_in_a_folder_is_opened() {
    let (folder, sources) = folder(&[("a.txt", ONE), ("c.txt", TWO)]);
    let set = open(&sources);
    write(folder.path(), "d.txt", "A third paper. It came late.\n");
    assert_eq!(reopen(&sources, &set).articles.len(), 3);
}

#[test]
fn a_set_file_is_read_again_and_what_it_drops_is_gone() {
    let entry = |name: &str, outlet: &str| {
        format!("[[article]]\npath = \"{name}\"\noutlet = \"{outlet}\"\n")
    };
    let both = entry("a.txt", "Tern Weekly") + &entry("b.txt", "The Buoy");
    let (folder, sources) = folder(&[("a.txt", ONE), ("b.txt", TWO), ("set.toml", &both)]);
    let set = open(&sources);
    assert_eq!(set.articles[1].name(), "The Buoy");

    write(
        folder.path(),
        "set.toml",
        &(entry("a.txt", "Tern Weekly") + &entry("b.txt", "The Bell")),
    );
    let renamed = reopen(&sources, &set);
    assert_eq!(renamed.articles[1].name(), "The Bell");
    assert!(Arc::ptr_eq(&set.articles[0], &renamed.articles[0]));

    write(folder.path(), "set.toml", &entry("a.txt", "Tern Weekly"));
    let shorter = reopen(&sources, &renamed);
    assert_eq!((shorter.articles.len(), told(&shorter)), (1, String::new()));

    write(folder.path(), "set.toml", "[[article]\n");
    let broken = reopen(&sources, &renamed);
    assert_eq!(texts(&broken), texts(&renamed), "while it cannot be read all stays");
    assert_eq!(broken.problems.len(), 1, "{}", told(&broken));
    assert!(told(&broken).contains("set.toml: line 1"), "{}", told(&broken));
}

#[test]
fn the_samples_stay() {
    let sources = [Source::Samples];
    let set = open(&sources);
    let again = reopen(&sources, &set);
    assert!(set.articles.iter().zip(&again.articles).all(|(a, b)| Arc::ptr_eq(a, b)));
    assert_eq!(again.articles.len(), set.articles.len());
}
