//! Hostile web pages and web archives, and what only says that it is one.

use std::fmt::Write as _;

use crate::{Hostile, Noise, cut, damaged};

const PAGE: &str = "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>\
    <title>The weir at Harle holds</title><meta name='author' content='Ivo Brand'>\
    <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The weir at Harle holds\"}</script>\
    </head><body><nav><a href='/'>Start</a></nav><article><h1>The weir at Harle holds</h1>\
    <p>The weir above Harle has held through the third night of rain, and the millers went home at \
    four in the morning to sleep for the first time since Monday.</p><blockquote>We had sand for one more \
    hour, said the oldest of them.</blockquote><ul><li>Two meadows stand under water.</li><li>The bridge is \
    open.</li></ul><table><tr><td>Monday</td><td>2.10 m</td></tr></table></article></body></html>";

fn archive(page: &str) -> String {
    format!(
        "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----part\"\r\n\r\n\
         ------part\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\
         \r\n{}\r\n------part--\r\n",
        page.replace('=', "=3D")
    )
}

/// A page around `body`.
fn around(body: &str) -> Vec<u8> {
    format!("<!doctype html><html><head><title>x</title></head><body>{body}</body></html>")
        .into_bytes()
}

fn nested() -> Vec<Hostile> {
    const DEEP: usize = 100_000;
    let tags = ["div", "b", "table", "ul><li", "blockquote", "font", "svg", "h1", "select"];
    let open = |tag: &str| {
        (
            format!("nested-{}.html", &tag[..1.max(tag.len().min(3))].replace('>', "")),
            around(&format!("<{tag}>").repeat(DEEP)),
        )
    };
    let mut files: Vec<Hostile> = tags.iter().map(|it| open(it)).collect();
    // Each closes the one before it.
    files.push(("nested-a.html".into(), around(&"<a href=x>".repeat(DEEP / 20))));
    let closed = format!("{}words{}", "<div>".repeat(DEEP), "</div>".repeat(DEEP));
    files.push(("nested-closed.html".into(), around(&closed)));
    let crossed = "<b><p><i></b><div></i>".repeat(DEEP / 200);
    files.push(("nested-crossed.html".into(), around(&crossed)));
    files.push((
        "nested-data.html".into(),
        around(&format!(
            "<script type='application/ld+json'>{}</script>{}",
            "[".repeat(DEEP),
            "words ".repeat(100)
        )),
    ));
    files
}

fn long() -> Vec<Hostile> {
    let spaces = " ".repeat(9 << 20);
    let mut attributes = String::new();
    for at in 0..50_000 {
        let _ = write!(attributes, " a{at}=1");
    }
    let meta = "<meta name=author content=x>".repeat(40_000);
    [
        ("spaces.html", around(&spaces)),
        ("spaces-in-tag.html", around(&format!("<div{spaces}"))),
        ("spaces-in-value.html", around(&format!("<div title='{spaces}"))),
        ("spaces-only.html", spaces.clone().into_bytes()),
        ("spaces-only.txt", spaces.clone().into_bytes()),
        ("spaces-in-archive.mhtml", archive(&format!("<p>{spaces}")).into_bytes()),
        ("lines.md", "\n".repeat(4 << 20).into_bytes()),
        ("attributes.html", around(&format!("<div{attributes}>words</div>"))),
        ("meta.html", meta.into_bytes()),
        ("comment.html", around(&format!("<!--{}", "-".repeat(2 << 20)))),
        ("entities.html", around(&"&amp;lt;&#0;&#x110000;&bogus;".repeat(2_000))),
        ("less-than.html", around(&"<".repeat(1 << 16))),
        ("ends.html", around(&"</p></div></b>".repeat(5_000))),
        ("tags.html", around(&"<p>".repeat(300_000))),
        ("one-word.html", around(&format!("<p>{}</p>", "x".repeat(1 << 19)))),
        ("cells.html", around(&format!("<table>{}", "<tr><td colspan=99999999>1".repeat(2_000)))),
        ("items.html", around(&"<ul><li>one".repeat(1_000))),
        ("data.html", around(&format!(
            "<script type='application/ld+json'>{{\"@type\":\"Article\",\"articleBody\":\"{}\"}}</script>",
            "<b>".repeat(100_000)
        ))),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into()
}

fn archives() -> Vec<Hostile> {
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n";
    [
        ("no-part.mhtml", head.to_owned()),
        ("no-boundary.mhtml", "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nwords".into()),
        ("many-parts.mhtml", format!("{head}{}", "--a\r\n".repeat(2_000))),
        ("headers.mhtml", format!("{}{head}", "X: y\r\n".repeat(2_000))),
        ("folded.mhtml", format!("MIME-Version: 1.0\r\nContent-Type: text/html;\r\n{}", " x\r\n".repeat(10_000))),
        ("escapes.mhtml", format!("{head}--a\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}", "=".repeat(1 << 20))),
        ("base64.mhtml", format!("{head}--a\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", "PGRpdj4".repeat(100_000))),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .into()
}

fn disguised() -> Vec<Hostile> {
    let mut noise = Noise(7);
    let magics: [&[u8]; 9] = [
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04",
        b"\x7fELF",
        b"\x1f\x8b\x08",
        b"<html>",
        b"<?xml version='1.0'?>",
        b"\xff\xfe",
        b"MIME-Version: 1.0\nContent-Type: text/html\n\n",
        b"",
    ];
    let mut files: Vec<Hostile> = Vec::new();
    for (at, magic) in magics.iter().enumerate() {
        for extension in ["html", "txt"] {
            let bytes = [magic, noise.bytes(20_000).as_slice()].concat();
            files.push((format!("noise-{at}.{extension}"), bytes));
        }
    }
    files.push(("zeros.html".into(), vec![0; 1 << 20]));
    files.push(("empty.html".into(), Vec::new()));
    files
}

pub(crate) fn all() -> Vec<Hostile> {
    let archive = archive(PAGE);
    [
        cut("page.html", PAGE.as_bytes(), 12),
        damaged("page.html", PAGE.as_bytes(), 16),
        cut("archive.mhtml", archive.as_bytes(), 8),
        damaged("archive.mhtml", archive.as_bytes(), 12),
        nested(),
        long(),
        archives(),
        disguised(),
    ]
    .concat()
}
