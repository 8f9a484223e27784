//! Hostile PDF files.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::writer::{file, pdf, set, stream};
use crate::{Hostile, Noise, cut, damaged};

const SENTENCE: &str = "The weir above Harle has held through the third night of rain, and the millers went \
                        home at four in the morning to sleep for the first time since Monday.";

/// So many bytes, packed. A character is a byte.
fn packed(byte: u8, count: usize) -> String {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let piece = vec![byte; 1 << 20];
    for _ in 0..count >> 20 {
        encoder.write_all(&piece).expect("memory");
    }
    encoder.finish().expect("memory").into_iter().map(char::from).collect()
}

/// A file with one page, which draws `content` and has these `resources`; `more` objects follow from
/// number 5 on.
fn page(content: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 595 842] >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << {resources} >> >>"),
        content.to_owned(),
    ];
    objects.extend_from_slice(more);
    file(&objects, "")
}

const COURIER: &str = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>";

const DEEP: usize = 100_000;

/// What draws a few words.
const WORDS: &str = "BT /F 9 Tf 72 700 Td (words of a page) Tj ET ";

/// Files whose objects are packed, built or numbered to do harm.
fn built() -> Vec<Hostile> {
    let bomb = packed(b' ', 64 << 20);
    let letters = packed(b'x', 24 << 20);
    let form = |content: &str| {
        stream(
            "/Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R /Y 6 0 R >> >>",
            content,
        )
    };
    let catalogue =
        |pages: &str| file(&["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), pages.to_owned()], "");
    [
        ("bomb-content", page(&stream("/Filter /FlateDecode", &bomb), COURIER, &[])),
        ("bomb-letters", page(&stream("/Filter /FlateDecode", &letters), COURIER, &[])),
        (
            "bomb-objects",
            page(
                &stream("", WORDS),
                COURIER,
                &[stream("/Type /ObjStm /N 9 /First 9 /Filter /FlateDecode", &bomb)],
            ),
        ),
        ("bomb-twice", page(&stream("/Filter [/FlateDecode /FlateDecode]", &bomb), COURIER, &[])),
        ("form-in-itself", page(&stream("", "/X Do"), "/XObject << /X 5 0 R >>", &[form("/X Do")])),
        (
            "forms-in-each-other",
            page(
                &stream("", "/X Do"),
                "/XObject << /X 5 0 R >>",
                &[form("/Y Do /Y Do"), form("/X Do /X Do")],
            ),
        ),
        ("pages-of-themselves", catalogue("<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>")),
        (
            "pages-under-themselves",
            catalogue(
                "<< /Type /Pages /Count 1 /Kids [<< /Type /Page /Parent 2 0 R >>] /Parent 2 0 R >>",
            ),
        ),
        ("many-pages", catalogue("<< /Type /Pages /Count 2000000000 /Kids [] >>")),
        ("no-pages", catalogue("42")),
        ("length-of-itself", page("<< /Length 4 0 R >>\nstream\nBT ET\nendstream", COURIER, &[])),
        (
            "length-huge",
            page("<< /Length 99999999999999999999 >>\nstream\nBT ET\nendstream", COURIER, &[]),
        ),
        ("length-negative", page("<< /Length -5 >>\nstream\nBT ET\nendstream", COURIER, &[])),
        ("arrays", page(&stream("", WORDS), COURIER, &["[".repeat(DEEP)])),
        ("dictionaries", page(&stream("", WORDS), COURIER, &["<</A".repeat(DEEP)])),
        ("brackets", page(&stream("", WORDS), COURIER, &["(".repeat(DEEP)])),
        (
            "box-empty",
            file(
                &[
                    "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
                    "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [] >>".to_owned(),
                    "<< /Type /Page /Parent 2 0 R >>".to_owned(),
                ],
                "",
            ),
        ),
        (
            "trailer-of-itself",
            file(&["<< /Type /Catalog /Pages 2 0 R >>".to_owned()], "/Prev 9 /XRefStm 9"),
        ),
        (
            "info-odd",
            file(
                &[
                    "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
                    "<< /Type /Pages /Count 0 /Kids [] >>".to_owned(),
                ],
                "/Info << /Title <feff0041ff> /CreationDate (D:) >>",
            ),
        ),
        (
            "encrypted",
            file(
                &["<< /Type /Catalog /Pages 2 0 R >>".to_owned()],
                "/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 >>",
            ),
        ),
    ]
    .map(|(name, bytes)| (format!("{name}.pdf"), bytes))
    .into()
}

/// Files whose pages are drawn in ways, and in fonts, that do harm.
fn drawn() -> Vec<Hostile> {
    let draws = |text: &str| page(&stream("", text), COURIER, &[]);
    let font = |extra: &str| {
        page(&stream("", WORDS), &format!("/Font << /F << /Type /Font {extra} >> >>"), &[])
    };
    [
        ("operands", draws(&"[".repeat(DEEP))),
        ("states", draws(&"q ".repeat(DEEP))),
        ("restored", draws(&"Q ".repeat(DEEP))),
        ("size-huge", draws("BT /F 1e38 Tf 1 0 0 1 1e38 1e38 Tm (words) Tj ET")),
        ("size-zero", draws("BT /F 0 Tf (words that nobody sees, thirty of them) Tj ET")),
        ("size-negative", draws("BT /F -9 Tf 300 300 Td (words from right to left) Tj ET")),
        ("matrix", draws("BT /F 9 Tf 0 0 0 0 0 0 Tm (words) Tj ET 1 2 3 cm")),
        ("no-operands", draws("Tf Td Tm TJ Tj Do cm gs cs SC")),
        ("no-font", draws("BT (words) Tj ET")),
        ("same-place", draws(&WORDS.repeat(2_000))),
        ("font-unknown", font("/Subtype /Type7 /BaseFont /Nothing")),
        ("font-type3", font("/Subtype /Type3 /CharProcs << >> /Encoding 3 0 R")),
        ("font-of-itself", font("/Subtype /Type0 /DescendantFonts [3 0 R]")),
        ("font-widths", font("/Subtype /TrueType /FirstChar 0 /LastChar 2000000000 /Widths [1]")),
        ("font-table", font("/Subtype /Type1 /BaseFont /Courier /ToUnicode 4 0 R")),
    ]
    .map(|(name, bytes)| (format!("{name}.pdf"), bytes))
    .into()
}

pub(crate) fn all() -> Vec<Hostile> {
    let mut pages = vec![Vec::new(); 2];
    set(&mut pages, &[(0, 72.0), (1, 72.0)], (700.0, 650.0), 60, &[SENTENCE, SENTENCE]);
    let whole = pdf(&pages, &[("Title", "The weir at Harle"), ("Author", "Ivo Brand")]);
    let mut noise = Noise(11);
    let random = (0..6).map(|at| {
        (format!("noise-{at}.pdf"), [b"%PDF-1.7\n".as_slice(), &noise.bytes(30_000)].concat())
    });
    [
        cut("paper.pdf", &whole, 10),
        damaged("paper.pdf", &whole, 24),
        built(),
        drawn(),
        random.collect(),
    ]
    .concat()
}
