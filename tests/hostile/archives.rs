//! Hostile books and office documents: the archive, the XML in it, and what its parts say of each other.

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use crate::feeds::entities;
use crate::packing::{Book, CONTAINER, docx, odt, packed};
use crate::{Hostile, Noise, cut, damaged};

const WORDS: &str = "The weir above Harle has held through the third night of rain.";
const DEEP: usize = 100_000;

fn book(body: &str) -> Vec<u8> {
    Book {
        metadata: "<dc:title>The weir</dc:title><dc:creator>Ivo Brand</dc:creator>",
        documents: vec![("a.html", format!("<h1>One</h1>{body}")), ("b.html", WORDS.to_owned())],
        navigation: Some("<li><a href='a.html'>One</a></li><li><a href='b.html'>Two</a></li>"),
        ..Book::default()
    }
    .bytes()
}

/// The book with another list of its parts (`<manifest>`), and of their order (`<spine>`).
fn listing(manifest: &str, spine: &str, content: &str) -> Vec<u8> {
    let package =
        format!("<package><manifest>{manifest}</manifest><spine>{spine}</spine></package>");
    packed(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", &package),
        ("OEBPS/a.html", content),
    ])
}

/// Copies the archive, with each of its names as `named` has it; what has none is left out.
fn renamed(whole: &[u8], named: impl Fn(usize, &str) -> Option<String>) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(whole)).expect("an archive");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let file = from.by_index_raw(at).expect("a file");
        if let Some(name) = named(at, &file.name().expect("a name")) {
            to.raw_copy_file_rename(file, name).expect("a copy");
        }
    }
    to.finish().expect("an archive").into_inner()
}

/// The archive without each of its parts in turn.
fn incomplete(name: &str, whole: &[u8]) -> Vec<Hostile> {
    let count = ZipArchive::new(Cursor::new(whole)).expect("an archive").len();
    let without = |left: usize| renamed(whole, |at, it| (at != left).then(|| it.to_owned()));
    (0..count).map(|at| (format!("without-{at}-{name}"), without(at))).collect()
}

/// A name for the file at this place, the first apart, that differs from the others in capitals only.
fn alike(at: usize, name: &str) -> String {
    let capital = |(place, c): (usize, char)| if place == at { c.to_ascii_uppercase() } else { c };
    let other = || "document.xml".chars().enumerate().map(capital).collect();
    if at == 0 { name.to_owned() } else { other() }
}

/// Names that lead elsewhere.
fn led_astray(name: &str, whole: &[u8]) -> Vec<Hostile> {
    let all = |change: &dyn Fn(&str) -> String| renamed(whole, |_, it| Some(change(it)));
    [
        ("up", all(&|it| format!("../../../../tmp/{it}"))),
        ("root", all(&|it| format!("/etc/{it}"))),
        ("back", all(&|it| it.replace('/', "\\"))),
        ("drive", all(&|it| format!("C:{it}"))),
        ("long", all(&|it| format!("{}{it}", "a/".repeat(20_000)))),
        ("signs", all(&|it| format!("\u{1b}[31m\u{202e}\n{it}\u{0}"))),
        ("case", renamed(whole, |at, it| Some(alike(at, it)))),
    ]
    .map(|(kind, bytes)| (format!("names-{kind}-{name}"), bytes))
    .into()
}

/// The fields of the archive's directory say what is not so.
fn lying(name: &str, whole: &[u8]) -> Vec<Hostile> {
    let change = |mark: &[u8; 4], offset: usize, value: &[u8]| {
        let mut bytes = whole.to_vec();
        let starts: Vec<usize> =
            (0..bytes.len() - 4).filter(|&at| bytes[at..].starts_with(mark)).collect();
        for at in starts {
            bytes[at + offset..at + offset + value.len()].copy_from_slice(value);
        }
        bytes
    };
    let (entry, end) = (b"PK\x01\x02", b"PK\x05\x06");
    [
        ("small", change(entry, 24, &[0; 4])),
        ("huge", change(entry, 24, &[0xfe; 4])),
        ("packed", change(entry, 20, &[0xfe; 4])),
        ("method", change(entry, 10, &[99, 0])),
        ("place", change(entry, 42, &[0; 4])),
        ("locked", change(entry, 8, &[1, 0])),
        ("count", change(end, 10, &[0xfe; 2])),
        ("directory", change(end, 16, &[0xfe; 4])),
        ("comment", change(end, 20, &[0xfe; 2])),
    ]
    .map(|(kind, bytes)| (format!("lies-{kind}-{name}"), bytes))
    .into()
}

/// What is small and unpacks to a lot.
fn bombs() -> Vec<Hostile> {
    let spaces = " ".repeat(40 << 20);
    let letters = "x".repeat(30 << 20);
    let words = format!("{WORDS} ").repeat(16_000);
    let item = "<item id='a' href='a.html' media-type='application/xhtml+xml'/>";
    let document = |text: &str| docx(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"), &[], "");
    let inner = packed(&[("mimetype", "application/epub+zip"), ("a", &spaces)]);
    vec![
        ("bomb-spaces.docx".into(), document(&spaces)),
        ("bomb-letters.docx".into(), document(&letters)),
        ("bomb-spaces.odt".into(), odt(&format!("<text:p>{spaces}</text:p>"), "", "")),
        ("bomb-letters.odt".into(), odt(&format!("<text:p>{letters}</text:p>"), "", "")),
        ("bomb-styles.docx".into(), docx(WORDS, &[("styles", &spaces)], "")),
        ("bomb-chapter.epub".into(), book(&spaces)),
        ("bomb-letters.epub".into(), book(&letters)),
        // The same chapter again and again.
        ("bomb-order.epub".into(), listing(item, &"<itemref idref='a'/>".repeat(20_000), &words)),
        ("bomb-in-bomb.epub".into(), stored("a.epub", &inner)),
    ]
}

/// A file that is not packed, in an archive that says it is a book.
fn stored(name: &str, content: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in [("mimetype", b"application/epub+zip".as_slice()), (name, content)] {
        zip.start_file(name, options).expect("a file");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("an archive").into_inner()
}

/// Elements inside each other, and more of other things than there should be.
fn nested() -> Vec<Hostile> {
    let word = |tags: &str| docx(&tags.repeat(DEEP), &[], "");
    let open = |tags: &str| odt(&tags.repeat(DEEP), "", "");
    let runs = "<w:r><w:t>a</w:t></w:r>".repeat(20_000);
    let laughs = format!("{}<package>&e9;</package>", entities("a"));
    let package = |package: &str| {
        packed(&[
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", CONTAINER),
            ("OEBPS/book.opf", package),
        ])
    };
    let navigation = |list: String| {
        Book {
            documents: vec![("a.html", WORDS.to_owned())],
            navigation: Some(list.leak()),
            ..Book::default()
        }
        .bytes()
    };
    vec![
        ("nested-tables.docx".into(), word("<w:tbl><w:tr><w:tc>")),
        ("nested-paragraphs.docx".into(), word("<w:p>")),
        ("nested-boxes.docx".into(), word("<w:p><w:r><w:txbxContent>")),
        (
            "nested-fields.docx".into(),
            word("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>"),
        ),
        ("nested-choices.docx".into(), word("<mc:AlternateContent><mc:Choice>")),
        ("nested-sections.odt".into(), open("<text:section>")),
        ("nested-lists.odt".into(), open("<text:list><text:list-item>")),
        ("nested-tables.odt".into(), open("<table:table><table:table-row><table:table-cell>")),
        ("nested-notes.odt".into(), open("<text:p><text:note><text:note-body>")),
        ("nested-tags.epub".into(), book(&"<div>".repeat(DEEP))),
        ("nested-metadata.epub".into(), package(&"<package><metadata>".repeat(DEEP))),
        ("nested-navigation.epub".into(), navigation("<li><ol>".repeat(DEEP / 5))),
        ("many-entries.epub".into(), navigation("<li><a href='a.html'>A</a></li>".repeat(20_000))),
        ("many-runs.docx".into(), docx(&format!("<w:p>{runs}</w:p>"), &[], "")),
        (
            "many-breaks.docx".into(),
            docx(&format!("<w:p>{}</w:p>", "<w:r><w:br/></w:r>".repeat(50_000)), &[], ""),
        ),
        (
            "many-attributes.odt".into(),
            odt(&format!("<text:p {}>a</text:p>", "a='1' ".repeat(100_000)), "", ""),
        ),
        ("laughs.epub".into(), package(&laughs)),
        ("comment.docx".into(), docx(&format!("<!--{}", "-".repeat(1 << 20)), &[], "")),
        ("no-element.docx".into(), docx(&"<".repeat(1 << 16), &[], "")),
    ]
}

/// Parts that refer to themselves, to nothing, or outside, and numbers that no list has.
fn contrived() -> Vec<Hostile> {
    let item =
        |href: &str| format!("<item id='a' href='{href}' media-type='application/xhtml+xml'/>");
    let listed = |href: &str| listing(&item(href), "<itemref idref='a'/>", WORDS);
    let rooted = |path: &str| {
        packed(&[
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", &CONTAINER.replace("OEBPS/book.opf", path)),
        ])
    };
    let styled = |styles: &str| {
        let text =
            "<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>Words of it.</w:t></w:r></w:p>";
        docx(text, &[("styles", styles)], "")
    };
    let style = |name: &str, based: &str| {
        format!("<w:style w:styleId='{name}'><w:basedOn w:val='{based}'/></w:style>")
    };
    let numbered = |numbering: &str| {
        let text = "<w:p><w:pPr><w:numPr><w:ilvl w:val='99999999999'/><w:numId w:val='1'/></w:numPr></w:pPr>\
                    <w:r><w:t>Words of it.</w:t></w:r></w:p>";
        docx(text, &[("numbering", numbering)], "")
    };
    let note =
        "<w:footnote w:id='1'><w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p></w:footnote>";
    let refers = "<w:p><w:r><w:t>Words.</w:t><w:footnoteReference w:id='1'/></w:r></w:p>";
    let of_itself = "<style:style style:name='A' style:parent-style-name='A'/>";
    vec![
        ("item-file.epub".into(), listed("file:///etc/passwd")),
        ("item-up.epub".into(), listed("../../../../etc/passwd")),
        ("item-web.epub".into(), listed("https://127.0.0.1:9/")),
        ("item-package.epub".into(), listed("book.opf")),
        ("item-archive.epub".into(), listed("%00%ff")),
        ("root-itself.epub".into(), rooted("META-INF/container.xml")),
        ("root-outside.epub".into(), rooted("../../../etc/passwd")),
        ("root-nothing.epub".into(), rooted("")),
        ("styles-of-themselves.docx".into(), styled(&style("A", "A"))),
        ("styles-of-each-other.docx".into(), styled(&(style("A", "B") + &style("B", "A")))),
        (
            "styles-in-a-row.docx".into(),
            styled(
                &(0..20_000)
                    .map(|it| style(&format!("A{it}"), &format!("A{}", it + 1)))
                    .collect::<String>(),
            ),
        ),
        (
            "numbers.docx".into(),
            numbered(
                "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='9223372036854775807'/>\
                 <w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1%2%3%9%99'/></w:lvl></w:abstractNum>\
                 <w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>",
            ),
        ),
        (
            "numbers-of-themselves.docx".into(),
            numbered(
                "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num><w:abstractNum w:abstractNumId='1'>\
                      <w:numStyleLink w:val='A'/><w:styleLink w:val='A'/></w:abstractNum>",
            ),
        ),
        ("note-of-itself.docx".into(), docx(refers, &[("footnotes", note)], "")),
        (
            "style-of-itself.odt".into(),
            odt("<text:p text:style-name='A'>Words.</text:p>", of_itself, ""),
        ),
        (
            "spaces-without-end.odt".into(),
            odt(&"<text:p>a<text:s text:c='99999999999'/></text:p>".repeat(5_000), "", ""),
        ),
        (
            "cells-without-end.odt".into(),
            odt(
                "<table:table><table:table-row table:number-rows-repeated='99999999'><table:table-cell \
                 table:number-columns-repeated='99999999'><text:p>a</text:p></table:table-cell></table:table-row>\
                 </table:table>",
                "",
                "",
            ),
        ),
        (
            "start.odt".into(),
            odt(
                "<text:list><text:list-item text:start-value='9223372036854775807'><text:p>a</text:p></text:list-item>\
                 <text:list-item><text:p>b</text:p></text:list-item></text:list>",
                "",
                "",
            ),
        ),
        (
            "dates.odt".into(),
            odt(
                "<text:p>a</text:p>",
                "",
                "<meta:creation-date>99999-99-99T99</meta:creation-date>",
            ),
        ),
    ]
}

pub(crate) fn all() -> Vec<Hostile> {
    let runs = format!("<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>");
    let whole = [
        ("weir.epub", book(&format!("<p>{WORDS}</p>"))),
        ("weir.docx", docx(&runs, &[("styles", "")], "<dc:title>The weir</dc:title>")),
        (
            "weir.odt",
            odt(&format!("<text:p>{WORDS}</text:p>"), "", "<dc:title>The weir</dc:title>"),
        ),
    ];
    let mut files = [bombs(), nested(), contrived()].concat();
    for (name, bytes) in &whole {
        files.extend(cut(name, bytes, 8));
        files.extend(damaged(name, bytes, 12));
        files.extend(incomplete(name, bytes));
        files.extend(led_astray(name, bytes));
        files.extend(lying(name, bytes));
    }
    let mut noise = Noise(17);
    let magic = b"PK\x03\x04".as_slice();
    files.extend((0..4).map(|at| {
        let mimetype = [magic, &[0; 26], b"mimetypeapplication/epub+zip", &noise.bytes(20_000)];
        (format!("noise-{at}.epub"), mimetype.concat())
    }));
    files
}
