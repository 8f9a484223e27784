//! Books and office documents wherever an article can be named.

use std::fs;

use parallax::ingest::{
    Attendant, Choice, Listing, Means, Source, add_to_set, open, open_with, reopen,
};

use crate::packing::{Book, docx, odt};
use crate::{folder, words};

fn book() -> Vec<u8> {
    let documents = vec![
        ("a.html", "<h1>Nets</h1><p>One.</p>".to_owned()),
        ("b.html", "<h1>Ropes</h1><p>Two.</p>".to_owned()),
    ];
    Book { metadata: "<dc:title>Gear</dc:title>", documents, ..Book::default() }.bytes()
}

#[test]
fn a_folder_opens_them_beside_other_articles() {
    let word = docx("<w:p><w:r><w:t>From Word.</w:t></w:r></w:p>", &[], "");
    let free = odt("<text:p>From an office.</text:p>", "", "");
    let files: [(&str, &[u8]); 5] = [
        ("a.docx", &word),
        ("b.epub", &book()),
        ("c.odt", &free),
        ("d.txt", b"Plain."),
        ("e.zip", b"PK\x03\x04"),
    ];
    let set = open(&[Source::Path(folder(&files).path().to_owned())]);
    assert_eq!(set.problems, []);
    let first: Vec<_> = set.articles.iter().map(|it| words(it)[0].to_owned()).collect();
    assert_eq!(first, ["From Word.", "Gear", "From an office.", "Plain."]);
}

#[test]
fn two_chapters_of_a_book_are_two_articles_and_stay_so_when_reopened() {
    let folder = folder(&[("gear.epub", &book())]);
    let chapter = |number: &str| Source::Path(folder.path().join(format!("gear.epub#{number}")));
    let sources = [chapter("1"), chapter("2"), chapter("2")];
    let set = open(&sources);
    let [problem] = &set.problems[..] else { panic!("{:?}", set.problems) };
    assert_eq!(problem.reason, "it is named twice; it is open once");
    assert_eq!(set.articles.len(), 2);
    assert_ne!(set.home.names[0], set.home.names[1]);
    let again = reopen(&sources, &set);
    assert_eq!(again.home.names, set.home.names);
    assert_eq!(again.articles, set.articles);
}

#[test]
fn a_set_lists_chapters() {
    let folder = folder(&[("gear.epub", &book()), ("a.txt", b"Plain.")]);
    let sources = ["gear.epub#2", "a.txt"].map(|it| Source::Path(folder.path().join(it)));
    let added = add_to_set(folder.path(), None, &sources).expect("a set");
    assert_eq!(added.new, 2);
    let written = fs::read_to_string(&added.file).expect("its file");
    assert!(written.contains("path = \"gear.epub#2\""), "{written}");
    let overridden = written.replace("#2\"", "#2\"\noutlet = \"Quay\"");
    fs::write(&added.file, overridden).expect("a change");
    let set = open(&[Source::Path(added.file.clone())]);
    assert_eq!(set.problems, []);
    assert_eq!(words(&set.articles[0]), ["Ropes", "Two."]);
    assert_eq!(set.articles[0].outlet.as_deref(), Some("Quay"));
    assert_eq!(set.home.names[0], "gear.epub#2");
}

/// Whoever wants the second of everything.
struct Second;

impl Attendant for Second {
    fn choose(&self, listing: &Listing) -> Choice {
        assert_eq!(listing.title.as_deref(), Some("Gear"));
        assert_eq!(listing.to_string(), "1  Nets\n2  Ropes");
        "2".parse().map_or(Choice::Nothing, Choice::Chosen)
    }
}

#[test]
fn who_asks_for_the_chapters_is_asked_which_and_not_again_when_the_set_is_reopened() {
    let folder = folder(&[("gear.epub", &book())]);
    let sources = [Source::Path(folder.path().join("gear.epub#?"))];
    let set = open_with(&sources, &Means::default(), &Second);
    assert_eq!(set.problems, []);
    assert_eq!(words(&set.articles[0]), ["Ropes", "Two."]);
    assert!(set.articles[0].source.ends_with("gear.epub#2"));
    let again = reopen(&sources, &set);
    assert_eq!(again.problems, []);
    assert_eq!(again.articles, set.articles);
}
