//! `set.toml` with addresses in it, and `parallax new`, which writes it.

use std::fs;

use crate::server::{Answer, Server};
use crate::{World, page};

/// Runs `parallax new` and returns what it prints.
fn add(world: &World, arguments: &[&str]) -> String {
    let mut command = world.parallax(&[&["new"], arguments].concat());
    let output = command.current_dir(world.path()).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Runs `parallax new` and returns why it does not do it.
fn refusal(world: &World, arguments: &[&str]) -> String {
    let mut command = world.parallax(&[&["new"], arguments].concat());
    let output = command.current_dir(world.path()).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn a_set_mixes_files_and_addresses_and_says_more_than_they_do() {
    let server = Server::new(|target| Answer::page(page(&target[1..], "")));
    let world = World::new();
    world.write("a.txt", "The crane is still.\n");
    let toml = format!(
        "[[article]]\nurl = '{}'\noutlet = 'Tollen Gazette'\npublished = 2025-03-14\n\
         [[article]]\npath = 'a.txt'\n[[article]]\nurl = '{}'\n",
        server.url("/first"),
        server.url("/second"),
    );
    let set = world.write("set.toml", toml);
    let (report, said) = world.report(&[&set]);
    let articles = &report["articles"];
    assert_eq!(said, "");
    assert_eq!(articles[0]["title"], "first");
    assert_eq!(articles[0]["source"], server.url("/first").as_str());
    assert_eq!(articles[0]["outlet"], "Tollen Gazette");
    assert_eq!(articles[0]["published"]["date"], "2025-03-14");
    assert_eq!(articles[1]["text"], "The crane is still.\n");
    assert_eq!(articles[2]["title"], "second");
    let (again, said) = world.report(&[&set]);
    assert_eq!(again, report);
    assert!(said.contains("2 pages are kept copies of 20"), "{said}");
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_set_that_names_an_article_wrongly_is_told_where() {
    let world = World::new();
    for (toml, means) in [
        ("[[article]]\nurl = 'a.txt'\n", "line 2: `url`: an address begins with https://"),
        ("[[article]]\nurl = 'ftp://x.invalid/a'\n", "line 2: `url`: addresses with ftp:"),
        (
            "[[article]]\npath = 'a.txt'\nurl = 'https://x.invalid'\n",
            "line 3: the article has both",
        ),
        ("[[article]]\ntitle = 'A'\n", "line 1: the article has neither a path nor a url"),
    ] {
        let set = world.write("set.toml", toml);
        assert!(world.refusal(&[&set]).starts_with(means), "{}", world.refusal(&[&set]));
    }
}

#[test]
fn a_new_set_lists_files_by_their_way_from_its_folder_and_addresses_as_they_are() {
    let world = World::new();
    fs::create_dir(world.path().join("texts")).expect("a folder");
    world.write("texts/b.txt", "The crane turns.\n");
    world.write("texts/c.md", "The crane is blue.\n");
    world.write("a.txt", "The crane is still.\n");
    let said = add(&world, &["sets/crane", "a.txt", "texts", "https://x.invalid/crane#top"]);
    assert!(said.starts_with("sets/crane/set.toml lists 4 articles (4 new)"), "{said}");
    let file = world.path().join("sets/crane/set.toml");
    let expected = "[[article]]\npath = \"../../a.txt\"\n\n[[article]]\npath = \"../../texts/b.txt\"\n\n\
        [[article]]\npath = \"../../texts/c.md\"\n\n[[article]]\nurl = \"https://x.invalid/crane#top\"\n";
    assert_eq!(fs::read_to_string(&file).expect("the set"), expected);
    let files: Vec<_> = fs::read_dir(file.parent().expect("its folder")).expect("it").collect();
    assert_eq!(files.len(), 1);

    let only_files = expected.split("[[article]]\nurl").next().expect("the beginning");
    fs::write(&file, only_files).expect("the set");
    let (report, said) = world.report(&[file.to_str().expect("UTF-8")]);
    assert_eq!(report["articles"].as_array().map(Vec::len), Some(3));
    assert_eq!(said, "");
}

#[test]
fn what_stands_in_a_set_stays_as_it_is_written() {
    let world = World::new();
    for name in ["a.txt", "b.txt", "c.txt"] {
        world.write(name, "The crane is still.\n");
    }
    let before = "# About the crane\ntitle   = 'The crane' # working title\n\n[[article]]\n\
        path='b.txt'   # the best\noutlet = \"Gazette\"\n\n# More to come\n";
    world.write("set.toml", before);
    let said = add(&world, &["set.toml", "a.txt", "./b.txt", "c.txt", "a.txt"]);
    assert!(said.starts_with("set.toml lists 3 articles (2 new)"), "{said}");
    let after = fs::read_to_string(world.path().join("set.toml")).expect("the set");
    for line in before.lines() {
        assert!(after.lines().any(|it| it == line), "{line} in {after}");
    }
    let order: Vec<_> = after.lines().filter(|it| it.starts_with("path")).collect();
    assert_eq!(order, ["path='b.txt'   # the best", "path = \"a.txt\"", "path = \"c.txt\""]);

    add(&world, &["set.toml", "c.txt"]);
    assert_eq!(fs::read_to_string(world.path().join("set.toml")).expect("the set"), after);

    add(&world, &["set.toml", "--title", "Cranes"]);
    let named = fs::read_to_string(world.path().join("set.toml")).expect("the set");
    assert!(named.contains("title   = \"Cranes\""), "{named}");
    assert_eq!(named.lines().count(), after.lines().count());
}

#[test]
fn a_set_begins_with_what_was_written_before_it_had_an_article() {
    let world = World::new();
    world.write("a.txt", "The crane is still.\n");
    world.write("set.toml", "# About the crane\n\n");
    add(&world, &["set.toml", "a.txt"]);
    let listed = "[[article]]\npath = \"a.txt\"\n";
    let after = fs::read_to_string(world.path().join("set.toml")).expect("the set");
    assert_eq!(after, format!("# About the crane\n\n{listed}"));
    add(&world, &["named", "a.txt", "--title", "The crane"]);
    let named = fs::read_to_string(world.path().join("named/set.toml")).expect("the set");
    assert_eq!(named, format!("title = \"The crane\"\n\n{}", listed.replace("a.txt", "../a.txt")));
}

#[test]
fn a_list_of_articles_in_one_line_is_gone_on_with() {
    let world = World::new();
    world.write("a.txt", "The crane is still.\n");
    world.write("set.toml", "article = [{ path = 'b.txt' }]\n");
    add(&world, &["set.toml", "a.txt", "https://x.invalid/"]);
    let after = fs::read_to_string(world.path().join("set.toml")).expect("the set");
    let expected =
        "article = [{ path = 'b.txt' }, { path = \"a.txt\" }, { url = \"https://x.invalid/\" }]\n";
    assert_eq!(after, expected);
}

#[test]
fn nothing_is_written_where_something_is_wrong() {
    let world = World::new();
    world.write("a.txt", "The crane is still.\n");
    let broken = "[[article]]\npath = 'a.txt'\ncolour = 'blue'\n";
    world.write("set.toml", broken);
    let said = refusal(&world, &["set.toml", "a.txt"]);
    assert!(said.contains("set.toml: line 3: `colour` is no key of a set"), "{said}");
    assert_eq!(fs::read_to_string(world.path().join("set.toml")).expect("the set"), broken);
    let said = refusal(&world, &["crane", "a.txt", "gone.txt"]);
    assert!(said.contains("gone.txt: there is no such file or folder"), "{said}");
    assert!(!world.path().join("crane").exists());
    for (source, means) in [("-", "save it as a file"), ("set.toml", "it is a set itself")] {
        let said = refusal(&world, &["crane", source]);
        assert!(said.contains(means), "{said}");
    }
    world.write("latin.toml", b"title = 'Gr\xfcn'\n");
    assert!(refusal(&world, &["latin.toml", "a.txt"]).contains("latin.toml: "));
    assert!(refusal(&world, &["crane"]).contains("<SOURCE>"));
}
