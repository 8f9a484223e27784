//! DOCX.

use parallax::text::{Basis, BlockKind};

use crate::packing::docx;
use crate::{P, article, assert_blocks, heading, item, refusal, words};

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn styled(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn listed(list: u8, level: u8, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>\
         <w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

/// Styles as a German Word stores them: ids in its language, names in English.
const STYLES: &str = "<w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>\
    <w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/>\
    <w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Kapitel'><w:name w:val='Kapitel'/>\
    <w:basedOn w:val='berschrift1'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Rubrik'><w:name w:val='Rubrik'/>\
    <w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Zitat'><w:name w:val='Intense Quote'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Bild'><w:name w:val='caption'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Verzeichnis1'><w:name w:val='toc 1'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Kreis'><w:name w:val='Kreis'/><w:basedOn w:val='Kreis'/></w:style>";

#[test]
fn headings_quotations_and_captions_are_known_by_their_styles_in_any_language() {
    let body = [
        styled("Titel", "The lamp is out"),
        styled("Verzeichnis1", "The pier 3"),
        styled("Kapitel", "The pier"),
        p("Nobody saw it."),
        styled("Rubrik", "The oil"),
        styled("Zitat", "Light it."),
        styled("Bild", "The pier in snow"),
        styled("Kreis", "Round and round."),
        "<w:p><w:pPr><w:pStyle w:val='Kapitel'/><w:outlineLvl w:val='9'/></w:pPr><w:r>\
         <w:t>No heading.</w:t></w:r></w:p>"
            .to_owned(),
    ]
    .concat();
    let lamp = article("lamp.docx", &docx(&body, &[("styles", STYLES)], ""));
    assert_eq!(lamp.title.as_deref(), Some("The lamp is out"));
    assert_blocks(
        &lamp,
        &[
            (heading(1), "The lamp is out"),
            (heading(1), "The pier"),
            (P, "Nobody saw it."),
            (heading(3), "The oil"),
            (BlockKind::Quote, "Light it."),
            (BlockKind::Caption, "The pier in snow"),
            (P, "Round and round."),
            (P, "No heading."),
        ],
    );
}

#[test]
fn lists_have_their_numbers_and_headings_theirs() {
    let numbering = "<w:abstractNum w:abstractNumId='1'>\
        <w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1%2)'/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>\
        <w:lvlText w:val='o'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>\
        <w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>\
        <w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>\
        <w:startOverride w:val='1'/></w:lvlOverride></w:num>";
    let numbered_heading = "<w:p><w:pPr><w:pStyle w:val='berschrift1'/><w:numPr><w:numId w:val='1'/>\
        </w:numPr></w:pPr><w:r><w:t>Oil</w:t></w:r></w:p>";
    let body = [
        listed(1, 0, "Wick"),
        listed(1, 1, "short"),
        listed(1, 1, "long"),
        listed(1, 0, "Glass"),
        listed(1, 1, "clear"),
        listed(2, 0, "no order"),
        listed(0, 0, "no list"),
        listed(3, 0, "anew"),
        numbered_heading.to_owned(),
        listed(99, 7, "of no list"),
    ]
    .concat();
    let parts = [("styles", STYLES), ("numbering", numbering)];
    assert_blocks(
        &article("lists.docx", &docx(&body, &parts, "")),
        &[
            (item(1), "3. Wick"),
            (item(2), "3a) short"),
            (item(2), "3b) long"),
            (item(1), "4. Glass"),
            (item(2), "4a) clear"),
            (item(1), "no order"),
            (P, "no list"),
            (item(1), "1. anew"),
            (heading(1), "2. Oil"),
            (P, "of no list"),
        ],
    );
}

#[test]
fn tracked_insertions_are_text_and_deletions_are_not() {
    let body = "<w:p><w:r><w:t xml:space='preserve'>The lamp </w:t></w:r><w:del><w:r><w:delText>is \
        lit</w:delText></w:r></w:del><w:ins><w:r><w:t>is out</w:t></w:r></w:ins><w:moveFrom><w:r>\
        <w:t>moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>\
        <w:r><w:t>.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>One </w:t></w:r></w:p>\
        <w:p><w:r><w:t>sentence.</w:t></w:r></w:p>";
    assert_eq!(
        words(&article("out.docx", &docx(body, &[], ""))),
        ["The lamp is out.", "One sentence."]
    );
}

#[test]
fn words_in_a_hidden_style_are_no_text() {
    let styles = "<w:style w:type='character' w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Draft'><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Fair'><w:basedOn w:val='Draft'/><w:rPr>\
        <w:vanish w:val='0'/></w:rPr></w:style>";
    let paragraph = |style: &str, words: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{words}</w:t></w:r>\
             <w:r><w:rPr><w:rStyle w:val='Secret'/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
        )
    };
    let body = paragraph("Draft", "The lamp is lit.") + &paragraph("Fair", "The lamp is out.");
    let article = article("out.docx", &docx(&body, &[("styles", styles)], ""));
    assert_eq!(words(&article), ["The lamp is out."]);
}

#[test]
fn a_text_box_is_read_once_and_after_the_paragraph_it_stands_in() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", p("In the box."));
    let body = format!(
        "<w:p><w:r><w:t xml:space='preserve'>Before </w:t><mc:AlternateContent><mc:Choice><w:drawing>\
         {inside}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>\
         </mc:AlternateContent><w:t>after.</w:t></w:r></w:p>{}",
        p("Next.")
    );
    let found = article("box.docx", &docx(&body, &[], ""));
    assert_eq!(words(&found), ["Before after.", "In the box.", "Next."]);
}

#[test]
fn notes_stand_below_the_text_in_the_order_of_their_marks() {
    let body = format!(
        "<w:p><w:r><w:t>Out</w:t><w:endnoteReference w:id='1'/><w:t xml:space='preserve'> and \
         cold</w:t><w:footnoteReference w:id='2'/><w:footnoteReference w:id='77'/><w:t>.</w:t></w:r></w:p>{}",
        p("End.")
    );
    let footnotes = format!(
        "<w:footnote w:type='separator' w:id='0'>{}</w:footnote><w:footnote w:id='2'><w:p><w:r>\
         <w:footnoteRef/><w:t> Very.</w:t></w:r></w:p>{}</w:footnote>",
        p("a line"),
        p("Ask anyone.")
    );
    let endnotes = format!("<w:endnote w:id='1'>{}</w:endnote>", p("Since noon."));
    let bytes = docx(&body, &[("footnotes", &footnotes), ("endnotes", &endnotes)], "");
    assert_blocks(
        &article("notes.docx", &bytes),
        &[
            (P, "Out[1] and cold[2]."),
            (P, "End."),
            (item(1), "[1] Since noon."),
            (item(1), "[2] Very."),
            (P, "Ask anyone."),
        ],
    );
}

#[test]
fn links_breaks_tabs_and_fields_are_kept() {
    let body = "<w:p><w:r><w:t>See</w:t><w:tab/></w:r><w:hyperlink r:id='web'><w:r><w:t>the \
        minutes</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>line two </w:t></w:r><w:hyperlink \
        w:anchor='x'><w:r><w:t>below</w:t></w:r></w:hyperlink></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>HYPERLINK \"https://example.org/a\"\
        </w:instrText><w:fldChar w:fldCharType='separate'/><w:t>by field</w:t><w:fldChar \
        w:fldCharType='end'/><w:br/><w:br/><w:t>Apart.</w:t></w:r></w:p>";
    let found = article("links.docx", &docx(body, &[], ""));
    assert_eq!(words(&found), ["See the minutes\nline two below", "by field", "Apart."]);
    let references: Vec<_> =
        found.references.iter().map(|it| (found.slice(it.span), &*it.address)).collect();
    assert_eq!(
        references,
        [("the minutes", "https://example.org/minutes"), ("by field", "https://example.org/a")]
    );
}

#[test]
fn rows_of_data_are_read_across_and_a_layout_is_read_through() {
    let table = |rows: &[&[&str]]| {
        let cell = |it: &&str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(it));
        let row =
            |it: &&[&str]| format!("<w:tr>{}</w:tr>", it.iter().map(cell).collect::<String>());
        format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
    };
    let long = "The keeper says that nobody had told him of the storm before it came. ".repeat(4);
    let long = long.trim();
    let body = table(&[&["lamp", "oil"], &["north", "3"], &["", ""]])
        + &table(&[&[long, long], &[long, "x"]]);
    let found = article("tables.docx", &docx(&body, &[], ""));
    assert_eq!(words(&found), ["lamp | oil", "north | 3", long, long, long, "x"]);
}

#[test]
fn what_the_file_says_of_itself_is_believed_where_it_is_no_junk() {
    let core = |title: &str, creator: &str, created: &str| {
        format!(
            "<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><cp:lastModifiedBy>Last \
             Editor</cp:lastModifiedBy><dcterms:created>{created}</dcterms:created>"
        )
    };
    let read = |core: &str| article("said.docx", &docx(&p("It is out."), &[], core));
    let said = read(&core("The lamp", "Ann Lee; Bo Roe", "2021-03-14T08:00:00Z"));
    assert_eq!(said.title.as_deref(), Some("The lamp"));
    assert_eq!(said.byline.as_deref(), Some("Ann Lee and Bo Roe"));
    let published = said.published.expect("a date");
    assert_eq!(
        (published.date.to_string().as_str(), published.basis),
        ("2021-03-14", Basis::Metadata)
    );
    for (title, creator, created) in [
        ("", "", ""),
        ("Microsoft Word - lamp.docx", "python-docx", "2013-12-23T23:15:00Z"),
        ("Document1", "Windows User", "1601-01-01T00:00:00Z"),
    ] {
        let said = read(&core(title, creator, created));
        assert_eq!(
            (said.title.clone(), said.byline.clone(), said.published),
            (None, None, None),
            "{title}"
        );
    }
}

#[test]
fn what_the_text_says_of_itself_goes_before() {
    let text = ["The lamp is out", "By Ann Lee", "14 March 2025"].map(p).concat()
        + &p("Nobody on the island saw the lamp that night, for the keeper had gone to bed early.");
    let core = "<dc:creator>Some Clerk</dc:creator><dcterms:created>2020-01-01T00:00:00Z</dcterms:created>";
    let said = article("said.docx", &docx(&text, &[], core));
    assert_eq!(said.byline.as_deref(), Some("Ann Lee"));
    assert_eq!(said.published.map(|it| it.date.to_string()).as_deref(), Some("2025-03-14"));
}

#[test]
fn other_scripts_and_nothing_at_all() {
    let body = [p("Фонарь погас."), p("כבה האור"), p("灯が消えた。")].concat();
    assert_eq!(
        words(&article("b.docx", &docx(&body, &[], ""))),
        ["Фонарь погас.", "כבה האור", "灯が消えた。"]
    );
    let reason = refusal("empty.docx", &docx("<w:p/>", &[], ""));
    assert!(reason.starts_with("there is no text in the document"), "{reason}");
}
