//! Files that are not what they should be: each ends in a sentence.

use proptest::prelude::*;

use crate::packing::{Book, CONTAINER, docx, odt, packed};
use crate::{folder, open_in, refusal};

fn book() -> Book {
    Book { documents: vec![("a.html", "<h1>Nets</h1><p>One.</p>".to_owned())], ..Book::default() }
}

#[test]
fn cut_off_and_missing_parts_are_told() {
    let whole = book().bytes();
    let damaged = "it is damaged; get it again, or save it anew with the program that made it";
    let missing =
        "a part of it is missing; get it again, or save it anew with the program that made it";
    assert_eq!(refusal("nets.epub", &whole[..whole.len() / 2]), damaged);
    assert_eq!(refusal("nets.epub", &packed(&[("mimetype", "application/epub+zip")])), missing);
    let no_package =
        packed(&[("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER)]);
    assert_eq!(refusal("nets.epub", &no_package), missing);
    let no_xml =
        packed(&[("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<a><b>")]);
    assert_eq!(refusal("nets.epub", &no_xml), damaged);
    assert_eq!(
        refusal("a.docx", &packed(&[("[Content_Types].xml", ""), ("word/x.xml", "")])),
        missing
    );
    assert_eq!(refusal("a.docx", &docx("</w:p>", &[], "")), damaged);
    assert_eq!(refusal("a.odt", &odt("<text:p>", "", "")), damaged);
    let pictures =
        Book { documents: vec![("a.html", "<img src='x'/>".to_owned())], ..Book::default() };
    assert_eq!(
        refusal("nets.epub", &pictures.bytes()),
        "there is no text in the book, only pictures"
    );
}

#[test]
fn what_a_file_is_shows_in_its_content_and_not_in_its_name() {
    let named = |name: &str, bytes: &[u8]| open_in(&folder(&[(name, bytes)]), name).articles.len();
    assert_eq!(named("nets.txt", &book().bytes()), 1);
    assert_eq!(named("nets", &docx("<w:p><w:r><w:t>One.</w:t></w:r></w:p>", &[], "")), 1);
    assert_eq!(named("nets.docx", &odt("<text:p>One.</text:p>", "", "")), 1);
    assert_eq!(named("nets.epub", b"A plain text with a wrong name."), 1);
}

#[test]
fn other_archives_and_old_documents_say_what_to_do() {
    let reason = |files: &[(&str, &str)]| refusal("x.zip", &packed(files));
    let what = "not a text; save its text as a .txt or .md file";
    assert_eq!(reason(&[("a.txt", "One.")]), format!("it is a ZIP archive, {what}"));
    assert_eq!(
        reason(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")]),
        format!("it is a spreadsheet, {what}")
    );
    assert_eq!(
        reason(&[("mimetype", "application/vnd.oasis.opendocument.presentation")]),
        format!("it is a drawing or a presentation, {what}")
    );
    assert!(
        refusal("a.rtf", b"{\\rtf1 One.}").starts_with("it is an RTF document; save it as .docx")
    );
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice();
    assert!(refusal("a.doc", old).starts_with("it is an old office document; save it as .docx"));
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|it| [it, 0]).collect();
    assert!(
        refusal("a.docx", &[old, &name].concat()).starts_with("it is protected with a password")
    );
    let reason = refusal("a.docx#2", &docx("<w:p><w:r><w:t>One.</w:t></w:r></w:p>", &[], ""));
    assert_eq!(reason, "it is neither a feed nor a book, so nothing can be chosen of it");
}

#[test]
fn bombs_are_stopped_by_what_comes_out_of_them() {
    let large = "it unpacks to more than 32 MB; cut it into parts";
    let spaces = " ".repeat(33 << 20);
    let picture = "x".repeat(400 << 10);
    let chapters = packed(&[("picture", &picture), ("META-INF/container.xml", &spaces)]);
    assert_eq!(refusal("a.epub", &chapters), large);
    let bomb = "it unpacks to more than 100 times its size, as no text does; open it with the program that \
                made it, and save it anew";
    assert_eq!(refusal("a.docx", &docx(&spaces[..9 << 20], &[], "")), bomb);
    assert_eq!(refusal("a.odt", &odt(&spaces[..9 << 20], "", "")), bomb);
    let names: Vec<String> = (0..20_001).map(|it| format!("word/{it}")).collect();
    let mut files = vec![("[Content_Types].xml", "")];
    files.extend(names.iter().map(|it| (&**it, "")));
    assert_eq!(refusal("many.docx", &packed(&files)), large);
}

#[test]
fn contrived_documents_are_told_and_never_crash() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    assert!(refusal("deep.docx", &docx(&deep, &[], "")).starts_with("it is damaged"));
    let nested = format!("{}<p>One.</p>", "<div>".repeat(100_000));
    let book = Book { documents: vec![("a.html", nested)], ..Book::default() };
    assert_eq!(open_in(&folder(&[("deep.epub", &book.bytes())]), "deep.epub").articles.len(), 1);
    let entity = "<!DOCTYPE a [<!ENTITY x \"yyyy\">]>".to_owned() + CONTAINER;
    let bytes =
        packed(&[("mimetype", "application/epub+zip"), ("META-INF/container.xml", &entity)]);
    assert!(refusal("entity.epub", &bytes).starts_with("a part of it is missing"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_ends_in_an_article_or_a_sentence(
        which in 0..3_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        length in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let body = "<w:p><w:r><w:t>One.</w:t></w:r></w:p>";
        let mut bytes = match which {
            0 => book().bytes(),
            1 => docx(body, &[], "<dc:title>T</dc:title>"),
            _ => odt("<text:p>One.</text:p>", "", ""),
        };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(length.index(bytes.len()).max(1));
        }
        let set = open_in(&folder(&[("a.epub", &bytes)]), "a.epub");
        prop_assert_eq!(set.articles.len() + set.problems.len(), 1);
    }
}
