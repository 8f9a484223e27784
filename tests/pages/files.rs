//! Files that hold pages: their character sets, archives, names that say the wrong thing, damage.

use std::fmt::Write as _;
use std::fs;

use parallax::ingest::{Source, open};
use parallax::text::{BlockKind, clean};
use proptest::prelude::*;

use crate::layouts::{ALL, blog, semantic};
use crate::stories::{bridge, orchard, reservoir};
use crate::{gives, opened, sound};

#[test]
fn the_character_set_is_the_declared_one() {
    let story = orchard();
    let page = semantic(&story, &story.html());
    for (label, declaration) in [
        ("windows-1251", "<meta charset='windows-1251'>"),
        ("koi8-r", "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=koi8-r'>"),
        (
            "iso-8859-5",
            "<meta content=\"text/html; charset = iso-8859-5\" http-equiv=content-type>",
        ),
    ] {
        let page = page.replace("<meta charset='utf-8'>", declaration);
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label");
        gives(label, &story, encoding.encode(&page).0);
        // Browsers save in UTF-8 and leave the old declaration standing.
        gives("saved anew", &story, &page);
    }
    let undeclared = page.replace("<meta charset='utf-8'>", "");
    gives("nothing declared", &story, encoding_rs::WINDOWS_1251.encode(&undeclared).0);
    let utf16: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
    gives("UTF-16", &story, [b"\xff\xfe".as_slice(), &utf16].concat());
}

fn quoted_printable(text: &str) -> String {
    let mut line = 0;
    text.bytes().fold(String::new(), |mut out, byte| {
        line += 1;
        if line > 24 && byte != b'\n' {
            out.push_str("=\r\n");
            line = 0;
        }
        match byte {
            b'\n' => out.push_str("\r\n"),
            b'=' | 0x7f.. | 0..0x20 => write!(out, "={byte:02X}").expect("a string"),
            _ => out.push(char::from(byte)),
        }
        out
    })
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (index, three) in bytes.chunks(3).enumerate() {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            out.push(char::from(SIGNS[(bits >> (18 - 6 * place) & 63) as usize]));
        }
        out.push_str(&"=".repeat(3 - three.len()));
        if index % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

#[test]
fn a_web_archive_is_read_and_its_references_are_resolved() {
    let story = orchard();
    let body = story.html().replacen("Заречном", "<a href='../map'>Заречном</a>", 1);
    let page = semantic(&story, &body);
    let page = page.replace("<meta charset='utf-8'>", "");
    let legacy = encoding_rs::WINDOWS_1251.encode(&page).0;
    let parts = [
        ("utf-8", "quoted-printable", quoted_printable(&page)),
        ("\"windows-1251\"", "base64", base64(&legacy)),
        ("utf-8", "8bit", page.clone()),
    ];
    for (charset, encoding, body) in parts {
        let archive = format!(
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://list.example/news/orchard\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----cut--7\"\r\n\r\n\r\n\
             ------cut--7\r\nContent-Type: text/html; charset={charset}\r\nContent-ID: <frame@example>\r\n\
             Content-Transfer-Encoding: {encoding}\r\nContent-Location: https://list.example/news/orchard\r\n\r\n{body}\r\n\
             ------cut--7\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------cut--7--\r\n"
        );
        for name in ["page.mhtml", "page.mht", "page.html"] {
            let set = opened(name, &archive);
            assert_eq!((&set.problems, &set.warnings), (&vec![], &vec![]), "{encoding}");
            let article = &set.articles[0];
            assert_eq!(article.title.as_deref(), Some(story.title), "{encoding}");
            assert!(article.text.contains(story.paragraphs[3]), "{encoding}: {}", article.text);
            let reference = &article.references[0];
            assert_eq!(article.slice(reference.span), "Заречном");
            assert_eq!(reference.address, "https://list.example/map");
        }
    }
}

#[test]
fn the_content_says_what_a_file_is_when_its_name_does_not() {
    let story = bridge();
    let page = blog(&story, &story.html());
    for name in ["page", "page.txt", "page.md", "page.php", "page.HTM"] {
        let set = opened(name, format!("\u{feff}<!-- saved from a site -->\n {page}"));
        assert_eq!(set.articles[0].title.as_deref(), Some(story.title), "{name}");
        assert!(!set.articles[0].text.contains('<'), "{name}");
    }
    let text = format!("{}\n", story.text());
    assert_eq!(sound("a text called a page", &text).text, text);
    assert_eq!(
        opened("a.txt", "a <b> is a tag & no tag\n").articles[0].text,
        "a <b> is a tag & no tag\n"
    );
}

#[test]
fn what_is_no_page_is_refused_in_a_sentence() {
    for (content, why) in [
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0".as_slice(), "picture"),
        (b"PK\x03\x04\x14\0\0\0", "ZIP"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<html><body>\0\0\0\0</body></html>", "binary"),
        (b"", "empty"),
        (b"<html><head><title>x</title></head><body></body></html>", "no article"),
        (b"<html><script>let a = 1", "no article"),
    ] {
        let set = opened("page.html", content);
        assert!(set.articles.is_empty(), "{why}");
        assert!(set.problems[0].reason.contains(why), "{}", set.problems[0]);
    }
}

#[test]
fn a_page_of_xml_may_close_what_html_does_not() {
    let story = reservoir();
    let page = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/>\
         <script src=\"a.js\"/></head><body><a id=\"top\"/><h1>{}</h1><div/><iframe src=\"b\"/>{}<textarea/>\
         <p><![CDATA[Set at 5 < 6 & more.]]></p></body></html>",
        story.title,
        story.html()
    );
    for name in ["page.xhtml", "page.html"] {
        let set = opened(name, &page);
        let text = &set.articles[0].text;
        assert!(text.contains(story.paragraphs[9]) && text.contains("5 < 6 & more."), "{text}");
    }
}

#[test]
fn a_folder_with_a_complete_save_holds_one_article() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let story = bridge();
    fs::write(folder.path().join("bridge.html"), semantic(&story, &story.html())).expect("a file");
    fs::write(folder.path().join("notes.txt"), story.text()).expect("a file");
    fs::create_dir(folder.path().join("bridge_files")).expect("a folder");
    fs::write(folder.path().join("bridge_files/ad.html"), "<p>Shoes that walk.</p>")
        .expect("a file");
    let set = open(&[Source::Path(folder.path().to_owned())]);
    assert_eq!(set.problems, []);
    assert_eq!(set.home.names, ["bridge.html", "notes.txt"]);

    let toml = "[[article]]\npath = 'bridge.html'\noutlet = 'The Other Paper'\n";
    fs::write(folder.path().join("set.toml"), toml).expect("a file");
    let set = open(&[Source::Path(folder.path().to_owned())]);
    assert_eq!(set.articles[0].outlet.as_deref(), Some("The Other Paper"));
    assert_eq!(set.articles[0].byline.as_deref(), Some(story.byline));
}

#[test]
fn headings_nested_lists_tables_code_and_lines_are_kept() {
    let story = reservoir();
    let more = "<h2>What the <i>gauges</i> say</h2>\n<table><thead><tr><th>Month<th>mm</tr></thead><tr><td>May<td>31</tr>\
        <tr><td>June<td></td><td>dry</tr></table><ul><li>one<ul><li>inner</ul><li><p>two</p></ul>\n\
        <pre>a = 1\n    b = 2</pre><p>See\n   the <a href='https://a.example/x?y=1&amp;z'>\n board’s  page</a>, and <a href='#n'>note</a>\
        <a href='javascript:go()'>go</a>.<br>Next&nbsp;line &amp; <q>quoted</q>.</p>";
    let page = semantic(&story, &crate::with(&story, more));
    let article = sound("blocks", &page);
    let from =
        article.blocks.iter().position(|it| it.kind == BlockKind::Heading(2)).expect("a heading");
    let found: Vec<_> =
        article.blocks[from..].iter().take(9).map(|it| (it.kind, article.slice(it.span))).collect();
    let item = |depth| BlockKind::ListItem { depth };
    assert_eq!(
        found,
        [
            (BlockKind::Heading(2), "What the gauges say"),
            (BlockKind::Paragraph, "Month | mm"),
            (BlockKind::Paragraph, "May | 31"),
            (BlockKind::Paragraph, "June | | dry"),
            (item(1), "one"),
            (item(2), "inner"),
            (item(1), "two"),
            (BlockKind::Code, "a = 1\n    b = 2"),
            (BlockKind::Paragraph, "See the board’s page, and notego.\nNext\u{a0}line & “quoted”."),
        ]
    );
    let references: Vec<_> =
        article.references.iter().map(|it| (article.slice(it.span), it.address.as_str())).collect();
    assert_eq!(references, [("board’s page", "https://a.example/x?y=1&z")]);
    for block in &article.blocks {
        let words = article.slice(block.span).split([' ', '\n']).next().unwrap_or_default();
        let line = page.lines().nth(block.line as usize - 1).unwrap_or_default();
        assert!(line.contains(words), "{words} is not on line {}: {line}", block.line);
    }
}

#[test]
fn what_a_page_says_by_references_is_cleaned_like_a_text() {
    let story = bridge();
    let more = "<p>&#27;[31mred&#x202e; and &#7;bell&#x9d;, said the clerk of the parish in a long sentence.</p>";
    let page = semantic(&story, &crate::with(&story, more))
        .replace("content='Mara Quist'", "content='Mara&#27;]0;x&#7; Quist'");
    let article = sound("references", page);
    assert!(article.text.contains("red and bell, said"), "{}", article.text);
    assert!(!article.text.contains(|c: char| c.is_control() && c != '\n'));
    assert_eq!(article.byline.as_deref(), Some("Mara Quist"));
}

#[test]
fn hostile_pages_end_in_an_article_or_a_sentence() {
    let words = "the water, which nobody had seen, came down the hill and took the fence with it. ";
    let nested = |open: &str, close: &str, times: usize| {
        format!(
            "<html><body>{}{}{}</body></html>",
            open.repeat(times),
            words.repeat(9),
            close.repeat(times)
        )
    };
    let many =
        |piece: &str, times: usize| format!("<html><body><p>{words}</p>{}", piece.repeat(times));
    let pages = [
        nested("<div>", "</div>", 100_000),
        nested("<div><p>", "", 10_000),
        nested("<b class=x><i>", "", 5_000),
        nested("<span>", "</span>", 10_000),
        nested("<table><tr><td>", "", 3_000),
        nested("<ul><li>", "</ul>", 5_000),
        nested("<blockquote><a href=x>", "</blockquote>", 5_000),
        nested("<svg><g>", "", 5_000),
        nested("<select><option>", "", 5_000),
        nested("<form><button>", "", 5_000),
        many("<p><b id=1><font size=2><em>x", 2_000),
        many("</div></p></b></table>", 10_000),
        many("<br>", 20_000),
        many("<", 5_000),
        many("<!--", 20_000),
        many("<a href='", 20_000),
        many("<script>", 10_000),
        many("<![CDATA[", 10_000),
        many("&lt;&#x26;&nbsp;&bogus;", 10_000),
        format!(
            "<html><body><p data-x='{}' {}>{words}</p>",
            "y".repeat(300_000),
            "a=b ".repeat(10_000)
        ),
        format!("<html><script type='application/ld+json'>{}", "[".repeat(5_000)),
        format!("<html>{}<p>{words}", "<meta name=author content=x>".repeat(5_000)),
    ];
    for page in &pages {
        let set = opened("page.html", page);
        assert_eq!(set.articles.len() + set.problems.len(), 1, "{}", &page[..60]);
    }
    let story = reservoir();
    for (name, layout) in ALL {
        let page = layout(&story, &story.html());
        for at in (0..page.len()).step_by(397).filter(|&at| page.is_char_boundary(at)) {
            let set = opened("page.html", &page[..at]);
            assert_eq!(set.articles.len() + set.problems.len(), 1, "{name} cut at {at}");
        }
    }
}

/// Pieces of pages in any order.
fn rubble() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class='a'>",
        "</div>",
        "<table>",
        "<tr>",
        "<td>",
        "<th>h",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<a href='x'>",
        "</a>",
        "<b>",
        "</b>",
        "<br>",
        "<br>",
        "<pre>",
        "</pre>",
        "<blockquote>",
        "</blockquote>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<h1>",
        "</h1>",
        "<h2>",
        "</h2>",
        "<article>",
        "</article>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<svg/>",
        "<q>",
        "</q>",
        "<img src=a>",
        "<form>",
        "<input name=email>",
        "<button>",
        "<x-y>",
        "&#27;[2J",
        "&nbsp;",
        "\u{202e}",
        "\r\n",
        "Read more:",
        "By ",
        "The keeper lit the lamp, and the boats, all nine of them, came in before the storm did. ",
        "Nobody on the quay, where the women stood, had thought that the mast would hold so long. ",
        "<",
        ">",
        "'",
        "=",
        "é",
        "東京",
        " ",
    ]);
    prop::collection::vec(piece, 0..120)
        .prop_map(|pieces| format!("<html><body>{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_rubble_gives_a_well_formed_article_or_a_sentence(page in rubble()) {
        let set = opened("page.html", &page);
        prop_assert_eq!(set.articles.len() + set.problems.len(), 1);
        for article in &set.articles {
            prop_assert_eq!(&clean::clean(&article.text), &article.text);
            let mut end = 0;
            for block in &article.blocks {
                let words = article.slice(block.span);
                prop_assert!(block.span.start >= end && !words.trim().is_empty());
                prop_assert!(article.text[end..block.span.start].trim().is_empty());
                prop_assert_eq!(words.trim_end(), words);
                end = block.span.end;
            }
            prop_assert!(article.text[end..].trim().is_empty());
            let mut end = 0;
            for reference in &article.references {
                prop_assert!(reference.span.start >= end && !article.slice(reference.span).trim().is_empty());
                prop_assert!(article.blocks.iter().any(|it| it.span.covers(reference.span)));
                end = reference.span.end;
            }
        }
    }
}
