//! The numbers of lists, in web pages and Markdown.

use parallax::analysis::{Options, analyse_quietly};
use parallax::text::BlockKind;

use crate::packing::odt;
use crate::{article, assert_blocks, item};

#[test]
fn ordered_lists_of_pages_keep_their_numbers() {
    let page = article(
        "rules.html",
        b"<!doctype html><title>Rules of the quay</title><article><h1>Rules of the quay</h1>\
          <p>Whoever ties up at the quay of Tollen after dark keeps the rules that the harbour master \
          has nailed to the door of his office.</p>\
          <ol start='9'><li>Ask first.<li>Pay the keeper before noon.\
          <ol type='a' reversed><li>In coins.<li>In fish.</ol>\
          <li value='20'><p>Leave by noon.</p></ol>\
          <ul><li>No fires.</ul></article>",
    );
    assert_blocks(
        &page,
        &[
            (crate::heading(1), "Rules of the quay"),
            (
                crate::P,
                "Whoever ties up at the quay of Tollen after dark keeps the rules that the harbour \
                 master has nailed to the door of his office.",
            ),
            (item(1), "9. Ask first."),
            (item(1), "10. Pay the keeper before noon."),
            (item(2), "b. In coins."),
            (item(2), "a. In fish."),
            (item(1), "20. Leave by noon."),
            (item(1), "No fires."),
        ],
    );
}

#[test]
fn ordered_lists_of_markdown_keep_their_numbers() {
    let rules = article(
        "rules.md",
        b"4. Ask first.\n5. Pay.\n   - In coins.\n\nThen:\n\n1. Leave.\n\n2. Stay.\n",
    );
    assert_blocks(
        &rules,
        &[
            (item(1), "4. Ask first."),
            (item(1), "5. Pay."),
            (item(2), "In coins."),
            (crate::P, "Then:"),
            (item(1), "1. Leave."),
            (item(1), "2. Stay."),
        ],
    );
    // The number stands in the text as in a plain text, and outside the block.
    assert!(rules.text.starts_with("4. Ask first.\n\n5. Pay."));
}

#[test]
fn a_further_paragraph_of_an_item_is_no_item() {
    let list = "Ask first.</p><p>The keeper knows.</p><ul><li>By day.</li></ul><p>By night too.</p></li><li>Pay.";
    let page = format!(
        "<!doctype html><title>Rules of the quay</title><article><h1>Rules of the quay</h1>\
         <p>Whoever ties up at the quay of Tollen after dark keeps the rules that the harbour master has \
         nailed to the door of his office.</p><ol><li><p>{list}</li></ol></article>"
    );
    let page = article("rules.html", page.as_bytes());
    let markdown =
        b"1. Ask first.\n\n   The keeper knows.\n\n   - By day.\n\n   By night too.\n2. Pay.\n";
    let markdown = article("rules.md", markdown);
    let text = "<text:list><text:list-item><text:p>Ask first.</text:p><text:p>The keeper knows.</text:p>\
        <text:list><text:list-item><text:p>By day.</text:p></text:list-item></text:list>\
        <text:p>By night too.</text:p></text:list-item><text:list-item><text:p>Pay.</text:p></text:list-item>\
        </text:list>";
    let text = article("rules.odt", &odt(text, "", ""));
    let paragraph = BlockKind::ItemParagraph { depth: 1 };
    let kinds = [item(1), paragraph, item(2), paragraph, item(1)];
    for (article, before) in [(page, 2), (markdown, 0), (text, 0)] {
        let found: Vec<_> = article.blocks.iter().skip(before).map(|it| it.kind).collect();
        assert_eq!(found, kinds, "{}", article.source);
    }
}

#[test]
fn an_item_without_words_leaves_no_number_behind() {
    let rules = article("rules.md", b"1.\n2. Pay the keeper.\n\nAfter that, leave.\n");
    assert_eq!(rules.text, "2. Pay the keeper.\n\nAfter that, leave.");
}

#[test]
fn a_list_repeats_another_whatever_its_numbers_are() {
    let items = "the lamp on the pier is lit before the first boat leaves\n\
        nobody pours oil into the harbour while the tide is coming in\n";
    let listed = |first: usize| {
        let lines = items.lines().enumerate().map(|(at, it)| format!("{}. {it}\n", first + at));
        lines.collect::<String>()
    };
    let articles = [article("a.md", listed(1).as_bytes()), article("b.md", listed(7).as_bytes())];
    let analysis = analyse_quietly(&articles, &Options::default());
    let [repeat] = &analysis.repeats[..] else { panic!("{:?}", analysis.repeats) };
    assert_eq!(repeat.places.len(), 2);
    assert_eq!(repeat.words, items.split_whitespace().count());
}
