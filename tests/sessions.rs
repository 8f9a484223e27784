//! Coming back to where one was: the place of a reader, the file that keeps it, and opening more.

mod common;

use std::sync::Arc;

use common::{Reader, article, known_analysis, lighthouse};
use parallax::app::layout::{Arrangement, Wishes};
use parallax::app::session::Session;
use parallax::app::{Candidate, Effect, Input, Opening, Scrolling};
use parallax::notes::Kept;
use parallax::page::StackPlace;
use parallax::text::Article;
use proptest::prelude::*;

/// A reader on `articles` that comes back to a session, before and after the analysis of it.
fn resumed(session: &Session, size: (u16, u16)) -> Reader {
    let mut reader = Reader::unanalysed(lighthouse(), size.0, size.1);
    reader.app.resume(session);
    let analysis = known_analysis(&reader.app.articles);
    reader.handle(Input::Analysed(0, Arc::new(analysis)));
    reader
}

/// The session as it is after it was written and read.
fn kept(reader: &Reader) -> Session {
    let text = toml::to_string(&reader.app.session()).expect("it can be written");
    toml::from_str(&text).expect("it can be read")
}

#[test]
fn the_screen_comes_back_as_it_was() {
    for (keys, size) in [
        ("", (120, 40)),
        ("]e]e", (120, 40)),
        ("<Tab>zRG", (80, 24)),
        ("3G+", (120, 24)),
        ("<Tab><C-w>L]o", (120, 40)),
        ("<C-w>qG", (120, 24)),
        ("/lamp<Enter>n", (80, 24)),
        ("<Tab><Tab>=<C-d>", (80, 24)),
    ] {
        let mut before = Reader::new(size.0, size.1);
        before.press(keys);
        before.app.message = None;
        let after = resumed(&kept(&before), size);
        assert_eq!(after.app.order, before.app.order, "{keys}");
        assert_eq!(after.app.base, before.app.base, "{keys}");
        let rows = |reader: &Reader| -> String {
            // The header and the status line tell of the step that led here, too.
            let screen = reader.screen();
            let rows: Vec<&str> = screen.lines().skip(2).collect();
            rows[..rows.len() - 1].join("\n")
        };
        let sights = |reader: &Reader| reader.app.focused().visible();
        assert_eq!(sights(&after), sights(&before), "{keys}");
        if !keys.contains('/') {
            assert_eq!(rows(&after), rows(&before), "{keys}");
        }
        assert_eq!(after.app.search.pattern, before.app.search.pattern);
    }
}

#[test]
fn modes_come_back_where_they_are_not_as_set() {
    let mut reader = Reader::new(120, 40);
    let configured = reader.app.modes();
    let mut untouched = reader.app.session();
    untouched.modes = untouched.modes.since(&configured);
    reader.app.scrolling = Scrolling::Free;
    reader.app.wish(Wishes { arrangement: Arrangement::Stacked, measure: 50 });
    reader.press("b");
    let mut session = kept(&reader);
    session.modes = session.modes.since(&configured);
    let mut other = Reader::new(120, 40);
    other.app.resume(&session);
    assert_eq!(other.app.modes(), reader.app.modes());
    // What was not changed by hand follows the settings.
    let mut set_otherwise = Reader::new(120, 40);
    set_otherwise.app.scrolling = Scrolling::Free;
    set_otherwise.app.resume(&untouched);
    assert_eq!(set_otherwise.app.scrolling, Scrolling::Free);
}

#[test]
fn a_reader_who_has_moved_is_not_carried_back() {
    let mut before = Reader::new(120, 40);
    before.press("5G");
    let mut reader = Reader::unanalysed(lighthouse(), 120, 40);
    reader.app.resume(&kept(&before));
    assert_eq!(reader.at(), "Old photographs of the t");
    reader.press("gg");
    let analysis = known_analysis(&reader.app.articles);
    reader.handle(Input::Analysed(0, Arc::new(analysis)));
    assert_eq!(reader.app.focused().offset(), 0);
}

#[test]
fn the_filter_comes_back() {
    for keys in ["&:only-here<Enter>", "&trawlers<Enter>"] {
        let mut before = Reader::new(120, 40);
        before.press(keys);
        let after = resumed(&kept(&before), (120, 40));
        assert_eq!(after.app.filter.wanted, before.app.filter.wanted);
        let passing = |reader: &Reader| -> Vec<usize> {
            (0..3).map(|article| reader.app.filter.passing(article)).collect()
        };
        assert_eq!(passing(&after), passing(&before), "{keys}");
    }
    let mut before = Reader::new(120, 40);
    before.press("&trawlers<Esc>");
    assert!(!resumed(&kept(&before), (120, 40)).app.filter.is_on(), "it was given up");
}

#[test]
fn the_open_view_comes_back_with_what_was_selected_in_it() {
    for (keys, size) in [
        ("Ejl", (120, 40)),
        ("E/trawl<Enter>", (120, 40)),
        ("Ml", (120, 40)),
        ("Sj", (120, 40)),
        ("Do", (120, 40)),
        ("D+j", (120, 40)),
        ("Ojj", (120, 40)),
        ("]ei", (120, 40)),
        ("maCq3GcHm<Enter>C", (120, 40)),
        ("D<C-d>", (60, 10)),
        ("E<C-e>", (60, 10)),
        ("S<C-d>", (60, 10)),
    ] {
        let mut before = Reader::new(size.0, size.1);
        before.press(keys);
        let view = before.app.view().expect("it is open").clone();
        assert!(size.0 > 60 || view.top != StackPlace::default(), "{keys} scrolls");
        let names = lighthouse().iter().map(|it| it.source.clone()).collect();
        let notes = before.app.notes().iter().map(|it| it.note.clone()).collect();
        let session = kept(&before);
        let mut after = Reader::unanalysed(lighthouse(), size.0, size.1);
        after.app.open_notes(names, Kept { notes, ..Kept::default() });
        after.app.resume(&session);
        let waits = view.listing().needs_analysis();
        assert_eq!(after.app.view().is_none(), waits, "{keys}: what can be listed is at once");
        let analysis = known_analysis(&after.app.articles);
        after.handle(Input::Analysed(0, Arc::new(analysis)));
        let state = |reader: &Reader| {
            let view = reader.app.view().cloned();
            view.map(|it| (it.kind, it.item(), it.part, it.filter, it.order, it.enlarged, it.top))
        };
        assert_eq!(state(&after), state(&before), "{keys}");
    }
}

#[test]
fn a_view_does_not_open_over_a_reader_who_reads_already() {
    let mut before = Reader::new(120, 40);
    before.press("E");
    let mut after = Reader::unanalysed(lighthouse(), 120, 40);
    after.app.resume(&kept(&before));
    after.press("j");
    let analysis = known_analysis(&after.app.articles);
    after.handle(Input::Analysed(0, Arc::new(analysis)));
    assert!(after.app.view().is_none());
}

#[test]
fn what_is_not_open_any_more_is_passed_over() {
    let mut before = Reader::new(120, 40);
    before.press("<Tab><Tab>=ma<C-w>H");
    let session = kept(&before);
    let mut fewer = Reader::unanalysed(lighthouse()[..2].to_vec(), 120, 40);
    fewer.app.resume(&session);
    assert_eq!((fewer.app.order.len(), fewer.app.base), (2, 0));
    fewer.press("'a");
    assert_eq!(fewer.message(), "a is in the-outer-isles-review.txt, which is not open");
    let again = kept(&fewer);
    let mut all = Reader::unanalysed(lighthouse(), 120, 40);
    all.app.resume(&again);
    all.press("'a");
    assert_eq!(all.app.focus, 2, "the mark has waited");
}

#[test]
fn marks_of_two_readers_are_both_kept() {
    let began = kept(&Reader::new(120, 40));
    let mut first = Reader::new(120, 40);
    let mut second = Reader::new(120, 40);
    first.press("mamb");
    second.press("5Gmbmc");
    let mut last = kept(&first);
    last.merge(&began, &kept(&second));
    let mut reader = resumed(&last, (120, 40));
    assert_eq!(reader.app.letters().map(|it| it.0).collect::<String>(), "abc");
    reader.press("'b");
    assert_eq!(reader.app.focused().offset(), 0, "of one letter the last word counts");
    // A letter that was taken away stays away, and another's stays.
    let before = kept(&first);
    first.press("g'ggx");
    assert_eq!(first.message(), "a marks nothing any more");
    let mut last = kept(&first);
    last.merge(&before, &before);
    assert_eq!(resumed(&last, (120, 40)).app.letters().map(|it| it.0).collect::<String>(), "b");
}

#[test]
fn the_picker_finds_files_and_sets_and_opens_them() {
    let mut reader = Reader::new(120, 40);
    reader.press("<C-p>");
    assert_eq!(reader.effects, [Effect::Look(Some(String::new()))]);
    let path = |name: &str| Candidate {
        name: name.into(),
        says: String::new(),
        opens: Opening::Path(name.into()),
    };
    let set = Candidate {
        name: "The ferry".into(),
        says: "a set read before".into(),
        opens: Opening::Set(vec!["/sets/ferry".into()]),
    };
    reader.handle(Input::Found(String::new(), vec![set, path("notes/quay.txt")]));
    assert!(reader.screen().contains("add The ferry"), "{}", reader.screen());
    reader.press("qy");
    reader.handle(Input::Found(String::new(), vec![path("quay.md")]));
    reader.handle(Input::Found("/elsewhere/".into(), vec![path("/elsewhere/qy.txt")]));
    let screen = reader.screen();
    assert!(screen.contains("▶add notes/quay.txt"), "what is selected stays: {screen}");
    assert!(!screen.contains("/elsewhere/"), "of another folder: {screen}");
    reader.press("<Enter>");
    let opened = Effect::Open(Opening::Path("notes/quay.txt".into()));
    assert_eq!(reader.effects[1..], [opened, Effect::Look(None)]);
}

#[test]
fn a_typed_path_is_opened_and_its_folder_looked_into() {
    let mut reader = Reader::new(120, 40);
    reader.press("<C-p>~");
    assert_eq!(reader.effects.last(), Some(&Effect::Look(Some("~/".into()))));
    reader.press("/set/b.txt");
    assert_eq!(reader.effects.last(), Some(&Effect::Look(Some("~/set/".into()))));
    reader.press("<Enter>");
    let opened = Effect::Open(Opening::Path("~/set/b.txt".into()));
    assert!(reader.effects.contains(&opened), "{:?}", reader.effects);
    let mut reader = Reader::new(120, 40);
    reader.press("<C-p>x<Esc>");
    assert_eq!(reader.effects.last(), Some(&Effect::Look(None)), "nobody looks any more");
}

fn long(extra: &[usize]) -> Vec<Arc<Article>> {
    let mut blocks: Vec<String> =
        (0..40).map(|it| format!("Paragraph {it} of lo{it} mi{it}.")).collect();
    for (count, at) in extra.iter().enumerate() {
        blocks.insert((*at).min(blocks.len()), format!("Put in ra{count} te{count} vu{count}."));
    }
    let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
    vec![article("Echo", 0, &blocks), article("Buoy", 0, &["Nothing much."])]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Wherever one was, one is at the same words again, at any size, and whatever was put in.
    #[test]
    fn a_place_is_found_in_an_edited_text(
        down in 0..80usize,
        extra in proptest::collection::vec(0..45usize, 0..6),
        size in (40..140u16, 10..50u16),
    ) {
        let mut before = Reader::unanalysed(long(&[]), 90, 24);
        before.press(&"j".repeat(down));
        let at = before.at().to_owned();
        let mut after = Reader::unanalysed(long(&extra), size.0, size.1);
        after.app.resume(&kept(&before));
        let words = |text: &str| text.split_whitespace().take(2).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(words(after.at()), words(&at));
        let pane = after.app.focused();
        prop_assert!(pane.row_on_screen(pane.cursor).is_some(), "the reader sees where they are");
    }
}

#[cfg(unix)]
mod on_disk {
    use std::fs;
    use std::path::{Path, PathBuf};

    use parallax::app::session::Session;
    use parallax::ingest::{Home, Source};
    use parallax::shell::session::{Shelf, recent};

    use super::{Reader, kept};
    use crate::common::session::{Session as Terminal, assert_restored, program};

    fn shelf(folder: &Path, state: &Path) -> Shelf {
        let home = Home { folder: Some(folder.to_owned()), names: vec!["a.txt".into()] };
        Shelf::of(&home, &[Source::Path(folder.to_owned())], Some(state.to_owned()))
            .expect("there is a place for it")
    }

    fn file(state: &Path) -> PathBuf {
        let mut files = fs::read_dir(state.join("sessions")).expect("the folder is there");
        files.next().expect("a file is there").expect("it can be read").path()
    }

    #[test]
    fn two_readers_of_one_set_do_not_destroy_what_the_other_kept() {
        let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (mut first, mut second) =
            (shelf(folder.path(), state.path()), shelf(folder.path(), state.path()));
        first.read().unwrap();
        second.read().unwrap();
        let mut reader = Reader::new(80, 24);
        reader.press("ma");
        first.keep(kept(&reader)).unwrap();
        let mut reader = Reader::new(80, 24);
        reader.press("mz");
        second.keep(kept(&reader)).unwrap();
        let mut third = shelf(folder.path(), state.path());
        third.read().unwrap();
        let mut reader = Reader::new(80, 24);
        reader.app.resume(third.before());
        assert_eq!(reader.app.letters().map(|it| it.0).collect::<String>(), "az");
        assert_eq!(fs::read_dir(state.path().join("sessions")).unwrap().count(), 1);
    }

    #[test]
    fn a_broken_file_is_put_aside_and_a_later_one_left_alone() {
        let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut own = shelf(folder.path(), state.path());
        own.keep(Session::default()).unwrap();
        let path = file(state.path());
        fs::write(&path, "version = ").unwrap();
        let told = own.read().unwrap_err().to_string();
        assert!(told.contains(path.to_str().unwrap()), "{told}");
        own.keep(kept(&Reader::new(80, 24))).unwrap();
        own.read().unwrap();
        assert_eq!(fs::read_to_string(path.with_extension("toml.broken")).unwrap(), "version = ");

        let later = "version = 99\nfuture = true\n";
        fs::write(&path, later).unwrap();
        assert!(own.read().unwrap_err().to_string().contains("later version"));
        own.keep(Session::default()).unwrap_err();
        assert_eq!(fs::read_to_string(&path).unwrap(), later);
    }

    #[test]
    fn sets_read_last_come_first_and_only_while_they_are_there() {
        let (sets, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for name in ["one", "two"] {
            let folder = sets.path().join(name);
            fs::create_dir(&folder).unwrap();
            shelf(&folder, state.path()).keep(Session::default()).unwrap();
        }
        let names = || recent(state.path()).into_iter().map(|it| it.name).collect::<Vec<_>>();
        assert_eq!(names().len(), 2);
        fs::remove_dir(sets.path().join("one")).unwrap();
        assert_eq!(names(), ["two"]);
        let samples = Home { folder: None, names: vec!["samples/a.txt".into()] };
        let none = Shelf::of(&samples, &[Source::Samples], Some(state.path().to_owned()));
        assert!(none.is_none(), "the samples begin at the beginning");
    }

    #[test]
    fn a_place_that_cannot_be_kept_is_said_once_the_terminal_is_given_back() {
        let set = tempfile::tempdir().unwrap();
        fs::write(set.path().join("ash.txt"), "Ash burnt all night.").unwrap();
        fs::write(set.path().join("birch.txt"), "Birch kept well.").unwrap();
        for (keys, said, code) in [
            ("j", "your place in the set could not be kept:", 0),
            ("ma", "your place in the set and your marks could not be kept:", 1),
        ] {
            let mut command = program();
            command.args(["--no-notes".into(), set.path().to_owned()]);
            let mut terminal = Terminal::start(100, 30, command);
            terminal.wait_for_text("told by A alone");
            terminal.press(&format!("{keys}\x03"));
            let (screen, exit) = terminal.end();
            assert_restored(screen.screen());
            let left = screen.screen().contents();
            assert!(left.contains(said), "{left}");
            assert_eq!(exit, code, "{left}");
        }
    }

    #[test]
    fn the_program_comes_back_to_the_place_and_to_what_was_added() {
        let (set, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let text = |name: &str| -> String {
            (1..60)
                .fold(String::new(), |text, it| text + &format!("{name} tells row {it} of it.\n\n"))
        };
        for name in ["ash", "birch"] {
            fs::write(set.path().join(format!("{name}.txt")), text(name)).unwrap();
        }
        let other = set.path().join("more");
        fs::create_dir(&other).unwrap();
        fs::write(other.join("cedar.txt"), text("cedar")).unwrap();
        let start = |more: &[&str]| {
            let mut command = program();
            command.env("XDG_STATE_HOME", state.path());
            command.args(more);
            command.arg(set.path());
            Terminal::start(100, 30, command)
        };
        let mut terminal = start(&[]);
        terminal.wait_for_text("ash tells row 1 of");
        terminal.press("30G");
        terminal.wait_for_text("¶30/");
        terminal.press(&format!(":add {}\r", other.join("cedar.txt").display()));
        terminal.wait_for_text("C opened");
        terminal.press("\x03");
        terminal.end();

        let mut terminal = start(&[]);
        terminal.wait_for_text("¶30/");
        terminal.wait_for_text("C");
        terminal.press("3");
        terminal.wait_for_text("cedar tells row 1 of");
        terminal.press("\x03");
        terminal.end();

        let mut terminal = start(&["--no-session"]);
        terminal.wait_for_text("¶1/");
        terminal.press("\x03");
        terminal.end();
    }
}
