//! Pages that are kept.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::server::{Answer, Server};
use crate::{World, page};

/// A server whose page is another one each time, and which is out of order from the third on.
fn changing() -> Server {
    let count = Arc::new(AtomicUsize::new(1));
    Server::new(move |_| match count.fetch_add(1, Ordering::SeqCst) {
        number @ (1 | 2) => Answer::page(page(&format!("Version {number}"), "")),
        _ => Answer::status(503),
    })
}

fn kept_files(world: &World) -> Vec<PathBuf> {
    let folder = world.cache().join("pages");
    let entries = fs::read_dir(folder).expect("the cache");
    entries.map(|it| it.expect("a file of it").path()).collect()
}

#[test]
fn a_kept_page_opens_without_asking_until_it_is_to_be_fetched_again() {
    let (world, server) = (World::new(), changing());
    let address = server.url("/crane");
    assert_eq!(world.article(&[&address])["title"], "Version 1");
    let (report, said) = world.report(&[&address]);
    assert_eq!(report["articles"][0]["title"], "Version 1");
    assert!(said.starts_with("parallax: a page is a kept copy of 20"), "{said}");
    assert!(said.contains("--refresh"), "{said}");
    assert_eq!(server.requests().len(), 1);

    assert_eq!(world.article(&["--refresh", &address])["title"], "Version 2");
    assert_eq!(world.report(&[&address]).0["articles"][0]["title"], "Version 2");
    assert_eq!(server.requests().len(), 2);

    // What cannot be fetched again is still there.
    let (report, said) = world.report(&["--refresh", &address]);
    assert_eq!(report["articles"][0]["title"], "Version 2");
    assert!(said.contains("503") && said.contains("Open is the copy of 20"), "{said}");
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn a_kept_page_is_as_it_was_when_it_was_fetched() {
    let server = Server::new(|target| match target {
        "/" => Answer::redirect("/raw.md"),
        _ => Answer::new("text/plain; charset=iso-8859-1", b"# Gr\xfcn\n\nWas *gr\xfcn* ist.\n"),
    });
    let world = World::new();
    let fresh = world.article(&[&server.url("/")]);
    let (report, _) = world.report(&[&server.url("/")]);
    assert_eq!(fresh["text"].as_str().map(str::trim), Some("Grün\n\nWas grün ist."));
    assert_eq!(report["articles"][0], fresh);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_broken_copy_is_fetched_again() {
    let server = Server::new(|_| Answer::page(page("Whole", "")));
    let address = server.url("/");
    let world = World::new();
    world.article(&[&address]);
    let files = kept_files(&world);
    let [file] = files.as_slice() else { panic!("{files:?}") };
    let whole = fs::read(file).expect("the copy");
    let mut other = whole.clone();
    other[whole.len() - 20] ^= 1;
    let text = String::from_utf8(whole.clone()).expect("a page in UTF-8");
    let elsewhere = text.replacen("/\nfound", "/elsewhere\nfound", 1);
    assert_ne!(text, elsewhere);
    let broken = [&whole[..whole.len() / 2], b"", b"\xff\xff\n\n", &other, elsewhere.as_bytes()];
    for (at, content) in broken.into_iter().enumerate() {
        fs::write(file, content).expect("a broken copy");
        assert_eq!(world.article(&[&address])["title"], "Whole");
        assert_eq!(server.requests().len(), at + 2);
    }
    assert_eq!(kept_files(&world), files);
}

#[test]
fn a_page_that_could_not_be_had_is_not_kept() {
    let count = AtomicUsize::new(0);
    let server = Server::new(move |_| match count.fetch_add(1, Ordering::SeqCst) {
        0 => Answer::status(404),
        _ => Answer::page(page("There", "")),
    });
    let world = World::new();
    world.refusal(&[&server.url("/")]);
    assert_eq!(world.article(&[&server.url("/")])["title"], "There");
}

#[test]
fn a_cache_that_cannot_be_written_keeps_nobody_from_reading() {
    let server = Server::new(|_| Answer::page(page("There", "")));
    let world = World::new();
    world.write("XDG_CACHE_HOME", "This is a file.");
    for _ in 0..2 {
        assert_eq!(world.article(&[&server.url("/")])["title"], "There");
    }
    assert_eq!(server.requests().len(), 2);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_into_the_cache() {
    use std::os::unix::fs::PermissionsExt as _;
    let server = Server::new(|_| Answer::page(page("There", "")));
    let world = World::new();
    world.article(&[&server.url("/")]);
    let mode = fs::metadata(world.cache()).expect("the cache").permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}
