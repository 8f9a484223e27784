//! Words in the same order that nobody copied: names, set forms, lists of like things.

use super::{repeats, set};

#[test]
fn names_and_function_words_in_the_same_order_are_no_copying() {
    let names = "Mayor Ada Quill and Deputy Mayor Tom Perch of Saltby";
    let articles = set(&[
        &format!("Yesterday evening {names} opened another bridge."),
        &format!("Nobody expected that {names} would resign."),
    ]);
    assert_eq!(repeats(&articles, 8), []);

    let copied = "opened the rusty gate and counted eleven wet sheep again";
    let articles = set(&[&format!("Yesterday they {copied}."), &format!("Nobody {copied}!")]);
    assert_eq!(repeats(&articles, 8).len(), 1);
}

/// How many repeats two texts have that stand among other words.
fn between(one: &str, other: &str) -> usize {
    let articles = set(&[
        &format!("Nobody at the quay had seen it before. {one}"),
        &format!("Every autumn brings its own small trouble. {other}"),
    ]);
    repeats(&articles, 8).len()
}

#[test]
fn capitals_make_no_names_where_every_word_has_them() {
    let title = "How The Ferry To Saltby Was Sold And Nobody Ever Saw The Money Again";
    assert_eq!(between(title, &title.to_lowercase()), 1);
    assert_eq!(between(&title.to_uppercase(), title), 1);
}

#[test]
fn numbers_and_letters_say_nothing_alone() {
    assert_eq!(between("Scores: 4 7 2 9 11 3 8 5 6 1 and out.", "Odds: 4 7 2 9 11 3 8 5 6 1!"), 0);
    let told = "They caught 11 crates of herring, 4 cod and 2 old boots.";
    assert_eq!(between(told, told), 1);
}

#[test]
fn listings_of_the_same_kind_are_no_copies_of_each_other() {
    let synopsis = |what: &str, last: &str| {
        format!("net {what} [--mesh=<size>] [--depth=<n>] [-q | --quiet] [--] <{last}>...")
    };
    assert_eq!(between(&synopsis("cast", "place"), &synopsis("haul", "boat")), 0);
    let files = ["hull", "keel", "mast", "sail", "helm", "deck", "rope", "bow", "oar"];
    let files = |from: usize, to: usize| {
        files[from..to].iter().map(|it| format!("src/boat/{it}.c")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(between(&files(0, 6), &files(3, 9)), 0);

    let command = "rig --all --with-lanterns=red,green --crew /home/pilot/crew.list --tide \
        /var/harbour/tides.next --log /var/log/night.watch --until dawn";
    assert_eq!(between(command, command), 1);
}

#[test]
fn few_characters_of_a_script_without_spaces_are_few_words() {
    let few = "船は昨夜港を出たと";
    let many = "船は昨夜港を出たと漁師は新聞記者に話した";
    assert_eq!(between(&format!("明日{few}。"), &format!("春{few}、")), 0);
    assert_eq!(between(&format!("明日{many}。"), &format!("春{many}、")), 1);
}
