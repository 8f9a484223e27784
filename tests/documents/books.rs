//! Books: EPUB 2 and 3.

use crate::packing::Book;
use crate::{P, article, assert_blocks, blocks, heading, item, open_in, refusal, words};

/// A book with a part and three chapters, of which two stand in one document.
fn lamps() -> Book {
    Book {
        metadata: "<dc:title id='t1'>A novel</dc:title><dc:title id='t2'>The Lamps of Tollen</dc:title>\
            <meta refines='#t2' property='title-type'>main</meta>\
            <dc:creator id='c1'>Ann Lee</dc:creator><dc:creator id='c2'>Bo Roe</dc:creator>\
            <meta refines='#c2' property='role'>ill</meta><dc:creator opf:role='aut'>Cy Poe</dc:creator>\
            <dc:publisher>Quay &amp; Sons</dc:publisher><dc:language>en-GB</dc:language>\
            <dc:date opf:event='modification'>2030-01-01</dc:date><dc:date>2019-05-02</dc:date>\
            <meta property='dcterms:modified'>2031-01-01T00:00:00Z</meta>",
        documents: vec![
            ("cover.xhtml", "<svg><text>Lamps</text></svg>".to_owned()),
            ("one.xhtml", "<p>Short.</p><h1 id='part'>Part one</h1><h2 id='a'>The pier</h2>\
                <p>The first paragraph is short.</p><p>The second says a little more about the pier.</p>\
                <h2><a id='b'/>The oil</h2><p>Oil came late.</p>".to_owned()),
            ("two words.xhtml", "<h1>The end</h1><p>Nobody came.</p>".to_owned()),
        ],
        navigation: Some(
            "<li><a href='cover.xhtml'>Cover</a></li><li><a href='one.xhtml#part'>Part one</a><ol>\
             <li><a href='one.xhtml#a'>The <i>pier</i></a></li><li><a href='one.xhtml#b'>The oil</a></li>\
             </ol></li><li><a href='two%20words.xhtml'>The end</a></li>",
        ),
        ..Book::default()
    }
}

#[test]
fn a_book_is_one_article_with_what_its_package_says() {
    let book = article("lamps.epub", &lamps().bytes());
    assert_eq!(book.title.as_deref(), Some("The Lamps of Tollen"));
    assert_eq!(book.byline.as_deref(), Some("Ann Lee and Cy Poe"));
    assert_eq!(book.outlet.as_deref(), Some("Quay & Sons"));
    assert_eq!(book.language.map(parallax::text::Language::code), Some("en"));
    assert_eq!(book.published.map(|it| it.date.to_string()).as_deref(), Some("2019-05-02"));
    assert_blocks(
        &book,
        &[
            (heading(1), "The Lamps of Tollen"),
            (P, "Short."),
            (heading(1), "Part one"),
            (heading(2), "The pier"),
            (P, "The first paragraph is short."),
            (P, "The second says a little more about the pier."),
            (heading(2), "The oil"),
            (P, "Oil came late."),
            (heading(1), "The end"),
            (P, "Nobody came."),
        ],
    );
}

#[test]
fn chapters_are_chosen_as_the_entries_of_a_feed_are() {
    let bytes = lamps().bytes();
    let oil = article("lamps.epub#4", &bytes);
    assert_eq!(words(&oil), ["The oil", "Oil came late."]);
    assert_eq!(oil.title.as_deref(), Some("The oil (The Lamps of Tollen)"));
    assert!(oil.source.ends_with("lamps.epub#4"));
    // A part holds its chapters.
    assert_eq!(words(&article("lamps.epub#2", &bytes)).len(), 6);
    let several = article("lamps.epub#5,1,3-4", &bytes);
    assert_eq!(several.title.as_deref(), Some("The Lamps of Tollen"));
    let first_words: Vec<_> = words(&several).into_iter().take(3).collect();
    assert_eq!(first_words, ["Short.", "The pier", "The first paragraph is short."]);
    assert_eq!(words(&several).last(), Some(&"Nobody came."));
    let reason = refusal("lamps.epub#3-9", &bytes);
    assert_eq!(reason, "the book has 5 chapters, so none is number 6");
}

#[test]
fn a_question_mark_lists_the_chapters() {
    let reason = refusal("lamps.epub#?", &lamps().bytes());
    let (said, list) = reason.split_once('\n').expect("a list");
    assert!(
        said.starts_with("it is a book; choose of its chapters with ")
            && said.contains("lamps.epub#1")
    );
    let lines: Vec<_> = list.lines().collect();
    assert_eq!(lines, ["1  Short.", "2  Part one", "3    The pier", "4    The oil", "5  The end"]);
}

#[test]
fn an_old_book_has_its_chapters_from_the_ncx() {
    let book = Book {
        metadata: "<dc:title>Nets</dc:title><dc:date>0101-01-01T00:00:00+00:00</dc:date>\
                   <dc:creator>Unknown</dc:creator>",
        documents: vec![
            ("a.html", "<h1>Nets</h1><p>One.</p>".to_owned()),
            ("b.html", "<p>Two.</p>".to_owned()),
        ],
        ncx: Some(
            "<navPoint><navLabel><text>How nets\n are mended</text></navLabel><content src='a.html'/>\
             <navPoint><navLabel><text>By night</text></navLabel><content src='b.html#nowhere'/></navPoint>\
             </navPoint>",
        ),
        ..Book::default()
    };
    let bytes = book.bytes();
    let reason = refusal("nets.epub#?", &bytes);
    assert!(reason.ends_with("\n1  How nets are mended\n2    By night"), "{reason}");
    let nets = article("nets.epub", &bytes);
    assert_eq!(words(&nets), ["Nets", "One.", "Two."]);
    assert_eq!((nets.byline.as_deref(), nets.published), (None, None));
}

#[test]
fn a_book_without_a_table_of_contents_has_a_chapter_for_each_document() {
    let long = format!("<p>{}</p>", "Mending takes the whole of the long winter here. ".repeat(3));
    let book = Book {
        documents: vec![
            ("a.html", "<div><h2>Knots</h2></div><p>One.</p>".to_owned()),
            ("b.html", long),
        ],
        ..Book::default()
    };
    let reason = refusal("nets.epub#?", &book.bytes());
    let list = "1  Knots\n2  Mending takes the whole of the long winter here. Mending…";
    assert!(reason.ends_with(list), "{reason}");
}

#[test]
fn lists_of_chapters_are_no_text_and_short_chapters_are() {
    let contents = "<h1>Contents</h1><p><a href='b.html'>Knots</a></p><p><a href='c.html'>Ropes</a></p>\
                    <p><a href='d.html'>Sails and what becomes of them</a></p>";
    let book = Book {
        documents: vec![
            ("a.html", contents.to_owned()),
            (
                "b.html",
                "<h1>Related</h1><p><a href='https://example.org/x'>An address</a></p>".to_owned(),
            ),
            ("c.html", "<p>By Ann Lee</p><p>Read more</p><p>It is.</p>".to_owned()),
        ],
        ..Book::default()
    };
    let nets = article("nets.epub", &book.bytes());
    assert_eq!(words(&nets), ["Related", "An address", "By Ann Lee", "Read more", "It is."]);
    assert_eq!(nets.references.len(), 1);
    assert_eq!(nets.references[0].address, "https://example.org/x");
}

#[test]
fn notes_can_be_told_from_the_words_they_stand_at() {
    let chapter = "<p>He slept<a epub:type='noteref' href='#n1'>1</a> and \
        woke.<sup><a href='notes.html#n2'>2</a></sup> On page <a href='x.html'>12</a> he \
        left<a href='#n3'>3</a>.</p><span epub:type='pagebreak'>77</span>\
        <aside epub:type='footnote' id='n1'><p>1. Badly. <a href='#r1' role='doc-backlink'>↩</a></p></aside>";
    let book = Book { documents: vec![("a.html", chapter.to_owned())], ..Book::default() };
    let night = article("night.epub", &book.bytes());
    assert_eq!(words(&night), ["He slept[1] and woke.[2] On page 12 he left[3].", "1. Badly."]);
    assert!(night.references.is_empty());
}

#[test]
fn lists_quotations_captions_and_tables_are_those_of_pages() {
    let chapter = "<figure><img src='x.png'/><figcaption>The pier</figcaption></figure>\
        <blockquote><p>Light it.</p></blockquote><ol start='3'><li>Oil</li><li><p>Wick</p></li></ol>\
        <table><tr><th>lamp</th><th>oil</th></tr><tr><td>north</td><td>3</td></tr></table><pre>a\n b</pre>";
    let book = Book { documents: vec![("a.html", chapter.to_owned())], ..Book::default() };
    assert_blocks(
        &article("pier.epub", &book.bytes()),
        &[
            (parallax::text::BlockKind::Caption, "The pier"),
            (parallax::text::BlockKind::Quote, "Light it."),
            (item(1), "3. Oil"),
            (item(1), "4. Wick"),
            (P, "lamp | oil"),
            (P, "north | 3"),
            (parallax::text::BlockKind::Code, "a\n b"),
        ],
    );
}

#[test]
fn books_in_any_script_are_read() {
    let book = Book {
        metadata: "<dc:title>Огни Толлена</dc:title>",
        documents: vec![
            ("глава.xhtml", "<p>Зимой фонарь горел всю ночь.</p>".to_owned()),
            ("b.xhtml", "<p dir='rtl'>המגדלור האיר כל הלילה</p><p>灯が消えた。</p>".to_owned()),
        ],
        ..Book::default()
    };
    let found = article("lamps.epub", &book.bytes());
    assert_eq!(
        words(&found),
        ["Огни Толлена", "Зимой фонарь горел всю ночь.", "המגדלור האיר כל הלילה", "灯が消えた。"]
    );
}

#[test]
fn a_protected_book_says_so_and_one_with_hidden_fonts_opens() {
    let with = |path: &str| {
        let encryption = format!(
            "<encryption><EncryptedData><CipherData><CipherReference URI='{path}'/></CipherData>\
             </EncryptedData></encryption>"
        );
        Book { more: vec![("META-INF/encryption.xml", encryption)], ..lamps() }.bytes()
    };
    let reason = refusal("lamps.epub", &with("OEBPS/one.xhtml"));
    assert!(reason.starts_with("it is protected against copying"), "{reason}");
    assert_eq!(blocks(&article("lamps.epub", &with("OEBPS/font.otf"))).len(), 10);
}

#[test]
fn a_document_that_is_missing_is_told_and_the_others_open() {
    let mut book = lamps();
    book.documents.push(("late.xhtml", "<p>Late.</p>".to_owned()));
    let mut bytes = book.bytes();
    // The name in the directory becomes another, so that the package names a file that is not there.
    let at = bytes.windows(10).rposition(|it| it == b"late.xhtml").expect("its name");
    bytes[at..at + 4].copy_from_slice(b"gone");
    let at = bytes.windows(10).position(|it| it == b"late.xhtml").expect("its name");
    bytes[at..at + 4].copy_from_slice(b"gone");
    let folder = crate::folder(&[("lamps.epub", &bytes)]);
    let set = open_in(&folder, "lamps.epub");
    assert_eq!(set.articles.len(), 1);
    let [warning] = &set.warnings[..] else { panic!("{:?}", set.warnings) };
    assert_eq!(
        warning.reason,
        "a part of the book cannot be read and is left out: OEBPS/late.xhtml"
    );
}
