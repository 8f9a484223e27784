//! A set with addresses that is opened once more while it is on screen.

use std::fs;
use std::sync::Arc;

use parallax::ingest::{Means, Nobody, Set, Source, Web, open_with, reopen};

use crate::feeds::gazette;
use crate::server::{Answer, Server};
use crate::{World, page};

/// Opens `sources` with the pages that are kept in `world`.
fn open(world: &World, sources: &[Source]) -> Set {
    let web = Web { cache: Some(world.cache()), ..Web::default() };
    let means = Means { web, ..Means::default() };
    let set = open_with(sources, &means, &Nobody);
    assert_eq!(set.problems, []);
    set
}

fn is_same(one: &Set, other: &Set, at: usize) -> bool {
    Arc::ptr_eq(&one.articles[at], &other.articles[at])
}

#[test]
fn pages_stay_as_they_are_and_the_set_says_which_are_wanted() {
    let server = Server::new(|target| Answer::page(page(&target[1..], "")));
    let (first, second) = (server.url("/first"), server.url("/second"));
    let world = World::new();
    world.report(&[&first, &second]);
    world.write("a.txt", "The crane is still.\n");
    let sources = [Source::Path(world.path().to_owned())];
    let list = |urls: &[&str]| {
        let urls: Vec<String> =
            urls.iter().map(|it| format!("[[article]]\nurl = '{it}'\n")).collect();
        world.write("set.toml", urls.concat() + "[[article]]\npath = 'a.txt'\n");
    };
    list(&[&first]);
    let opened = open(&world, &sources);
    assert_eq!(opened.home.names, [first.as_str(), "a.txt"]);
    assert_eq!(opened.copies.len(), 1);

    fs::remove_dir_all(world.cache()).expect("the cache");
    let same = reopen(&sources, &opened);
    assert_eq!(same.home, opened.home);
    assert_eq!(same.problems, []);
    assert!(is_same(&same, &opened, 0) && is_same(&same, &opened, 1));
    assert_eq!(server.requests().len(), 2);

    world.report(&[&first, &second]);
    list(&[&first, &second]);
    let longer = reopen(&sources, &same);
    assert_eq!(longer.home.names, [first.as_str(), second.as_str(), "a.txt"]);
    list(&[&second]);
    let shorter = reopen(&sources, &longer);
    assert_eq!(shorter.home.names, [second.as_str(), "a.txt"]);
    assert_eq!(shorter.articles[0].title.as_deref(), Some("second"));
    assert_eq!(shorter.problems, []);
}

#[test]
fn what_was_chosen_of_a_feed_stays() {
    let server = gazette();
    let world = World::new();
    let named = format!("{}#3,1", server.url("/feed"));
    world.report(&[&named]);
    let text = world.write("a.txt", "The crane is still.\n");
    let sources = [Source::Address(named.parse().expect("an address")), Source::Path(text.into())];
    let opened = open(&world, &sources);
    assert_eq!(opened.articles.len(), 3);
    fs::remove_dir_all(world.cache()).expect("the cache");
    world.write("a.txt", "The crane turns.\n");
    let again = reopen(&sources, &opened);
    assert_eq!(again.home, opened.home);
    assert!(is_same(&again, &opened, 0) && is_same(&again, &opened, 1));
    assert_eq!(again.articles[2].text, "The crane turns.\n");
    assert_eq!(again.problems, []);
}

#[test]
fn an_address_that_is_added_opens_beside_what_is_open() {
    let server = Server::new(|target| Answer::page(page(&target[1..], "")));
    let world = World::new();
    world.report(&[&server.url("/first"), &server.url("/second")]);
    let mut sources = vec![Source::Address(server.url("/first").parse().expect("an address"))];
    let opened = open(&world, &sources);
    sources.push(Source::Address(server.url("/second").parse().expect("an address")));
    let both = reopen(&sources, &opened);
    assert!(is_same(&both, &opened, 0));
    assert_eq!(both.articles[1].title.as_deref(), Some("second"));
    assert_eq!(both.problems, []);
}
