//! ODT.

use parallax::text::BlockKind;

use crate::packing::{odt, packed};
use crate::{P, article, assert_blocks, heading, item, refusal, words};

const STYLES: &str = "<style:style style:name='P1' style:parent-style-name='Quotations'/>\
    <style:style style:name='P2' style:parent-style-name='Title'/>\
    <style:style style:name='P3' style:parent-style-name='Preformatted_20_Text'/>\
    <style:style style:name='P4' style:parent-style-name='P4'/>\
    <text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' \
    style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='i' \
    style:num-prefix='(' style:num-suffix=')'/></text:list-style>\
    <text:list-style style:name='L2'><text:list-level-style-bullet text:level='1'/></text:list-style>";

#[test]
fn paragraphs_headings_and_styles_are_blocks() {
    let text = "<text:sequence-decls/><text:p text:style-name='P2'>The lamp is out</text:p>\
        <text:h text:outline-level='2'>The pier</text:h>\
        <text:p text:style-name='P4'>Two<text:s text:c='3'/>words\n  and <text:span>more</text:span>\
        <text:line-break/>below</text:p><text:p text:style-name='P1'>Light it.</text:p>\
        <text:p text:style-name='P3'>a</text:p><text:p text:style-name='P3'><text:s text:c='2'/>b</text:p>\
        <text:table-of-content><text:p>The pier 3</text:p></text:table-of-content>";
    let lamp = article("lamp.odt", &odt(text, STYLES, ""));
    assert_eq!(lamp.title.as_deref(), Some("The lamp is out"));
    assert_blocks(
        &lamp,
        &[
            (heading(1), "The lamp is out"),
            (heading(2), "The pier"),
            (P, "Two words and more\nbelow"),
            (BlockKind::Quote, "Light it."),
            (BlockKind::Code, "a\n  b"),
        ],
    );
}

#[test]
fn lists_count_within_each_other_and_go_on_after_a_break() {
    let text = "<text:list text:style-name='L1'><text:list-item><text:p>Wick</text:p><text:list>\
        <text:list-item><text:p>short</text:p></text:list-item><text:list-item><text:p>long</text:p>\
        </text:list-item></text:list></text:list-item><text:list-header><text:p>then</text:p>\
        </text:list-header><text:list-item><text:p>Oil</text:p></text:list-item></text:list>\
        <text:p>Apart.</text:p><text:list text:style-name='L1' text:continue-numbering='true'>\
        <text:list-item><text:p>Glass</text:p></text:list-item><text:list-item text:start-value='9'>\
        <text:h text:outline-level='1'>Brass</text:h></text:list-item></text:list>\
        <text:list text:style-name='L2'><text:list-item><text:p>free</text:p></text:list-item></text:list>\
        <text:list text:style-name='L1'><text:list-item><text:p>anew</text:p></text:list-item></text:list>";
    assert_blocks(
        &article("lists.odt", &odt(text, STYLES, "")),
        &[
            (item(1), "1. Wick"),
            (item(2), "(i) short"),
            (item(2), "(ii) long"),
            (BlockKind::ItemParagraph { depth: 1 }, "then"),
            (item(1), "2. Oil"),
            (P, "Apart."),
            (item(1), "3. Glass"),
            (heading(1), "9. Brass"),
            (item(1), "free"),
            (item(1), "1. anew"),
        ],
    );
}

#[test]
fn notes_boxes_tables_and_links_are_read_and_what_was_deleted_is_not() {
    let text = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>\
        </text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>Out<text:note><text:note-citation>7</text:note-citation><text:note-body><text:p>At \
        noon.</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>In the \
        box.</text:p></draw:text-box><svg:desc>a drawing</svg:desc></draw:frame> and \
        cold.<office:annotation><text:p>Really?</text:p></office:annotation></text:p>\
        <table:table><table:table-row><table:table-cell><text:p>lamp</text:p></table:table-cell>\
        <table:table-cell><text:p>oil</text:p></table:table-cell></table:table-row><table:table-row>\
        <table:table-cell><text:p>north</text:p></table:table-cell><table:table-cell><text:p>3</text:p>\
        </table:table-cell></table:table-row></table:table>\
        <text:p>See <text:a xlink:href='https://example.org/m'>the minutes</text:a> or <text:a \
        xlink:href='#pier'>above</text:a>.</text:p>";
    let found = article("out.odt", &odt(text, STYLES, ""));
    assert_eq!(
        words(&found),
        [
            "Out[1] and cold.",
            "In the box.",
            "lamp | oil",
            "north | 3",
            "See the minutes or above.",
            "[1] At noon."
        ]
    );
    assert_eq!(found.references.len(), 1);
    assert_eq!(found.slice(found.references[0].span), "the minutes");
}

#[test]
fn who_edited_it_last_is_no_byline() {
    let said = |meta: &str| article("said.odt", &odt("<text:p>It is out.</text:p>", "", meta));
    let edited = said(
        "<dc:title>The lamp</dc:title><dc:creator>Last Editor</dc:creator><dc:date>\
                       2024-02-02T00:00:00</dc:date>",
    );
    assert_eq!(edited.title.as_deref(), Some("The lamp"));
    assert_eq!((edited.byline.as_deref(), edited.published), (None, None));
    let written = said(
        "<meta:initial-creator>Ann Lee</meta:initial-creator><meta:creation-date>\
                        2021-03-14T08:00:00.5</meta:creation-date><dc:creator>Last</dc:creator>",
    );
    assert_eq!(written.byline.as_deref(), Some("Ann Lee"));
    assert_eq!(written.published.map(|it| it.date.to_string()).as_deref(), Some("2021-03-14"));
}

#[test]
fn a_password_is_told() {
    let bytes = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"),
        ("content.xml", "noise"),
    ]);
    assert_eq!(
        refusal("secret.odt", &bytes),
        "it is protected with a password; save it without one"
    );
}

#[test]
fn other_scripts_are_read() {
    let text = "<text:p>Фонарь погас.</text:p><text:p>كان المصباح مطفأ</text:p>";
    assert_eq!(words(&article("b.odt", &odt(text, "", ""))), ["Фонарь погас.", "كان المصباح مطفأ"]);
}

#[test]
fn hidden_words_are_no_text() {
    let styles = "<style:style style:name='T1' style:family='text'><style:text-properties \
        text:display='none'/></style:style><style:style style:name='P1' style:parent-style-name='T1'/>";
    let text = "<text:p>The lamp is <text:span text:style-name='T1'>lit and </text:span>out.</text:p>\
        <text:p text:style-name='P1'>A draft.</text:p>\
        <text:p><text:hidden-paragraph text:is-hidden='true'/>Another draft.</text:p>\
        <text:p>Nobody<text:hidden-text text:is-hidden='true'> at all</text:hidden-text> knows\
        <text:hidden-text text:is-hidden='false'> it</text:hidden-text>.</text:p>";
    let article = article("out.odt", &odt(text, styles, ""));
    assert_eq!(words(&article), ["The lamp is out.", "Nobody knows it."]);
}
