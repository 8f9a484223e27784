//! Loading through its public edge: what a reader names becomes articles and problems.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parallax::ingest::{Set, Source, open};
use parallax::text::{Article, Basis, BlockKind, Language};
use proptest::prelude::*;
use tempfile::TempDir;

const LETTER: &str = "The lamp is out\n\nBy Ann Lee, Harbour Town\n14 March 2025\n\n\
    Nobody on the island saw the lamp that night. The keeper had gone to bed early.\n\n\
    The council will meet on Friday, 21 March 2025, to hear him.\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file in it");
    }
    folder
}

fn open_path(path: impl Into<PathBuf>) -> Set {
    open(&[Source::Path(path.into())])
}

/// The article that a file with this name and content becomes.
fn article(name: &str, content: impl AsRef<[u8]>) -> Arc<Article> {
    let folder = folder(&[(name, content.as_ref())]);
    let set = open_path(folder.path().join(name));
    assert_eq!(set.problems, []);
    set.articles[0].clone()
}

/// The reason why a file with this content does not open.
fn refusal(name: &str, content: &[u8]) -> String {
    let folder = folder(&[(name, content)]);
    let set = open_path(folder.path().join(name));
    assert!(set.articles.is_empty());
    assert_eq!(set.problems.len(), 1);
    assert!(set.problems[0].source_name.ends_with(name));
    set.problems[0].reason.clone()
}

fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
    article.blocks.iter().map(|block| (block.kind, article.slice(block.span))).collect()
}

#[test]
fn a_plain_text_states_its_title_byline_and_date() {
    let letter = article("letter.txt", LETTER);
    assert_eq!(letter.text, LETTER);
    assert_eq!(letter.title.as_deref(), Some("The lamp is out"));
    assert_eq!(letter.byline.as_deref(), Some("Ann Lee"));
    let published = letter.published.unwrap();
    assert_eq!(published.date.to_string(), "2025-03-14");
    let Basis::Stated(span) = published.basis else { panic!("{published:?}") };
    assert_eq!(letter.slice(span), "14 March 2025");
    assert_eq!(letter.blocks[0].kind, BlockKind::Heading(1));
    assert_eq!(letter.blocks.iter().map(|it| it.line).collect::<Vec<_>>(), [1, 3, 4, 6, 8]);
}

#[test]
fn a_date_in_prose_or_beside_links_is_not_the_date_of_publication() {
    let prose = "On 2 March 2025 the lamp went out and nobody came to light it again.\n\n\
        It was dark.\n\nSee also\n\n3 March 2025\n4 March 2025\n";
    assert_eq!(article("a.txt", prose).published, None);
}

#[test]
fn a_date_glued_to_the_text_is_a_block_of_its_own() {
    for start in ["date 2025-03-14 ", "14 March 2025 – ", "Published: March 14, 2025\u{a0} "] {
        let text = format!("{start}The lamp went out at nine in the evening. Nobody came.\n");
        let glued = article("a.txt", &text);
        assert_eq!(glued.published.unwrap().date.to_string(), "2025-03-14", "{start}");
        assert_eq!(glued.slice(glued.blocks[0].span), start.trim(), "{start}");
        assert!(glued.slice(glued.sentences[1].span).starts_with("The lamp"), "{start}");
    }
    let prose = "14 March 2025 was a dark day on the island. Nobody came.\n";
    assert_eq!(article("a.txt", prose).published, None);
}

#[test]
fn the_last_line_may_state_outlet_and_date() {
    let text = "The lamp went out at nine.\n\nIsland Desk – 14 March 2025\nComments\n";
    let closed = article("a.txt", text);
    assert_eq!(closed.outlet.as_deref(), Some("Island Desk"));
    assert_eq!(closed.published.unwrap().date.to_string(), "2025-03-14");
}

#[test]
fn one_paragraph_a_line_and_blank_lines_mix() {
    let long =
        "The keeper of the lamp told the council on Monday that he had asked for oil three times.";
    let text =
        format!("{long}\n{long}\n\nWhat the council says\n{long}\n- oil\n- wicks and\n1. more\n");
    let mixed = article("a.txt", &text);
    let item = BlockKind::ListItem { depth: 1 };
    assert_eq!(
        blocks(&mixed),
        [
            (BlockKind::Paragraph, long),
            (BlockKind::Paragraph, long),
            (BlockKind::Heading(2), "What the council says"),
            (BlockKind::Paragraph, long),
            (item, "oil"),
            (item, "wicks and"),
            (item, "more"),
        ]
    );
}

/// Wraps words as an editor does, at `width` columns, the first row `indent` columns in.
fn wrap(words: &str, width: usize, indent: usize) -> String {
    let (mut wrapped, mut column) = (" ".repeat(indent), indent);
    for (at, word) in words.split(' ').enumerate() {
        if at > 0 && column + 1 + word.len() > width {
            wrapped.push('\n');
            column = 0;
        } else if at > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += word.len();
    }
    wrapped
}

const PARAGRAPHS: [&str; 3] = [
    "The keeper had written to the council three times about the lamp, and three times the council \
     had not answered him. He wrote a fourth letter that night and took it to the boat himself.",
    "On the mainland nobody read it. The clerk put it on the pile with the others and went home to \
     his dinner, which was fish.",
    "When the ship struck the rocks, at four in the morning, the lamp had been dark for nine days \
     and the pile had grown by another letter, in another hand, about the harbour wall.",
];

#[test]
fn a_hard_wrapped_text_has_the_paragraphs_of_its_author() {
    for width in [60, 72, 99] {
        for (between, indent) in [("\n\n", 0), ("\n", 4)] {
            let text = PARAGRAPHS.map(|it| wrap(it, width, indent)).join(between);
            let found = article("a.txt", &text);
            let rejoined: Vec<String> =
                blocks(&found).iter().map(|(_, words)| words.replace('\n', " ")).collect();
            assert_eq!(rejoined, PARAGRAPHS, "{width} columns, {indent} in");
        }
    }
}

#[test]
fn a_word_broken_at_the_end_of_a_row_does_not_break_the_paragraph() {
    let text = "The keeper had written three times about the lamp, and the coun-\n\
        cil had not answered him. He wrote a fourth letter in the eve-\n\
        ning and took it to the boat himself, in the rain, without a\n\
        hat.\n";
    assert_eq!(article("a.txt", text).blocks.len(), 1);
}

#[test]
fn verse_and_addresses_stay_one_line_each() {
    let verse = "The sea is wide,\nthe sea is deep,\nand no one on the island\ngets to sleep.\n";
    assert_eq!(article("a.txt", verse).blocks.len(), 4);
    let text = format!("{}\n\n{verse}", PARAGRAPHS.map(|it| wrap(it, 72, 0)).join("\n\n"));
    assert_eq!(article("a.txt", &text).blocks.len(), 7);
}

#[test]
fn markdown_is_read_as_rendered() {
    let text = "---\ntitle: 'The lamp: out'\nauthor: [Ann Lee, Bo Ray]\ndate: 2025-03-14\n\
        publisher: Island Desk # the small one\n---\n\n# The **lamp** is out\n\nIt went out at\n\
        [nine](http://x.example) &#27;[31m.\n\n![A dark tower](t.jpg)\n\n> Who saw it?\n\n\
        - oil\n  - wicks\n\n```\na  b\n```\n\n| who | when |\n|---|---|\n| Ann | nine |\n";
    let lamp = article("lamp.md", text);
    assert_eq!(lamp.title.as_deref(), Some("The lamp: out"));
    assert_eq!(lamp.byline.as_deref(), Some("Ann Lee and Bo Ray"));
    assert_eq!(lamp.outlet.as_deref(), Some("Island Desk"));
    let published = lamp.published.unwrap();
    assert_eq!(
        (published.date.to_string().as_str(), published.basis),
        ("2025-03-14", Basis::Metadata)
    );
    assert_eq!(
        blocks(&lamp),
        [
            (BlockKind::Heading(1), "The lamp is out"),
            (BlockKind::Paragraph, "It went out at nine [31m."),
            (BlockKind::Caption, "A dark tower"),
            (BlockKind::Quote, "Who saw it?"),
            (BlockKind::ListItem { depth: 1 }, "oil"),
            (BlockKind::ListItem { depth: 2 }, "wicks"),
            (BlockKind::Code, "a  b"),
            (BlockKind::Paragraph, "who | when"),
            (BlockKind::Paragraph, "Ann | nine"),
        ]
    );
    let lines: Vec<u32> = lamp.blocks.iter().map(|it| it.line).collect();
    assert_eq!(lines, [8, 10, 13, 15, 17, 18, 20, 24, 26]);
}

#[test]
fn toml_front_matter_says_the_same() {
    let text =
        "+++\ntitle = \"Lamp\"\nauthors = [\"Ann Lee\"]\ndate = 2025-03-14\n+++\nIt is dark.\n";
    let lamp = article("lamp.markdown", text);
    assert_eq!(lamp.title.as_deref(), Some("Lamp"));
    assert_eq!(lamp.byline.as_deref(), Some("Ann Lee"));
    assert_eq!(lamp.published.unwrap().date.to_string(), "2025-03-14");
    assert_eq!(lamp.text, "It is dark.");
}

#[test]
fn encodings_are_found_out() {
    let text = "Der Wärter schläft – “so früh”, sagte man über ihn.\nNiemand fährt hinüber.\n";
    let units = || text.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    let (legacy, _, unmappable) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!unmappable);
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes()),
        marked(b"\xff\xfe", &little),
        marked(b"\xfe\xff", &big),
        little,
        big,
        legacy.into_owned(),
        text.replace('\n', "\r\n").into_bytes(),
    ] {
        assert_eq!(article("a.txt", bytes).text, text);
    }
}

#[test]
fn what_is_no_text_is_refused_in_a_sentence() {
    assert!(refusal("a.txt", b"").contains("empty"));
    assert!(refusal("a.txt", b" \n\t\n").contains("white space"));
    assert!(refusal("a.txt", b"text\0text\0").contains("binary"));
    assert!(refusal("a.pdf", b"%PDF-1.4\n...").contains("PDF"));
    let missing = open_path("no/such/file.txt");
    assert_eq!(missing.problems.len(), 1);
    assert!(missing.problems[0].to_string().starts_with("no/such/file.txt: there is no such file"));
}

#[test]
fn a_folder_opens_its_texts_in_the_order_of_their_names() {
    let folder = folder(&[
        ("b.md", b"# Two\n\nText."),
        ("a.txt", b"One."),
        ("c.text", b"Three."),
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\0\0\0"),
        ("notes.rs", b"fn main() {}"),
    ]);
    let set = open_path(folder.path());
    let names: Vec<_> = set.articles.iter().map(|it| Path::new(&it.source).file_name()).collect();
    assert_eq!(names, ["a.txt", "b.md", "c.text"].map(|it| Some(OsStr::new(it))));
    assert_eq!(set.problems.len(), 1, "{:?}", set.problems);
    assert!(set.problems[0].source_name.ends_with("empty.txt"));
}

#[test]
fn a_folder_without_texts_is_a_problem() {
    let folder = folder(&[("a.rs", b"fn main() {}")]);
    let set = open_path(folder.path());
    assert!(set.articles.is_empty());
    assert!(set.problems[0].reason.contains("no set.toml"));
}

#[test]
fn the_same_file_named_twice_is_open_once() {
    let folder = folder(&[("a.txt", b"One."), ("b.txt", b"Two.")]);
    let a = folder.path().join("a.txt");
    let again = folder.path().join(".").join("a.txt");
    let set = open(&[a, again, folder.path().join("b.txt")].map(Source::Path));
    assert_eq!(set.articles.len(), 2);
    assert!(set.problems[0].reason.contains("twice"));
}

#[test]
fn a_set_file_rules_its_folder_and_overrides_what_files_say() {
    let toml = "title = 'The lamp'\n[[article]]\npath = 'letter.txt'\ntitle = 'A letter'\n\
        outlet = 'Island Desk'\nbyline = 'A. Lee'\npublished = 2025-03-15\n\
        [[article]]\npath = 'gone.txt'\n";
    let folder = folder(&[
        ("letter.txt", LETTER.as_bytes()),
        ("other.txt", b"Not in the set."),
        ("set.toml", toml.as_bytes()),
    ]);
    for path in [folder.path().to_owned(), folder.path().join("set.toml")] {
        let set = open_path(path);
        assert_eq!(set.title.as_deref(), Some("The lamp"));
        assert_eq!(set.articles.len(), 1);
        let letter = &set.articles[0];
        assert_eq!(letter.title.as_deref(), Some("A letter"));
        assert_eq!(letter.outlet.as_deref(), Some("Island Desk"));
        assert_eq!(letter.byline.as_deref(), Some("A. Lee"));
        let published = letter.published.unwrap();
        assert_eq!(published.date.to_string(), "2025-03-15");
        assert_eq!(published.basis, Basis::Metadata);
        assert!(set.problems[0].source_name.ends_with("gone.txt"));
    }
}

#[test]
fn a_language_is_what_the_set_the_page_or_the_front_matter_declares() {
    let body = "<p>The lamp was out all night, and the keeper had not said why it was so.</p>";
    let page =
        format!("<html lang='de-AT'><title>The lamp</title><article>{body}{body}</article></html>");
    let toml = "[[article]]\npath = 'a.txt'\nlanguage = 'pt-BR'\n[[article]]\npath = 'b.html'\n\
        [[article]]\npath = 'c.md'\n[[article]]\npath = 'd.txt'\n";
    let files: [(&str, &[u8]); 5] = [
        ("a.txt", b"The lamp was out."),
        ("b.html", page.as_bytes()),
        ("c.md", b"---\nlang: nb\n---\nThe lamp was out."),
        ("d.txt", b"The lamp was out."),
        ("set.toml", toml.as_bytes()),
    ];
    let set = open_path(folder(&files).path());
    let declared = set.articles.iter().map(|it| it.language.map(Language::code));
    assert_eq!(declared.collect::<Vec<_>>(), [Some("pt"), Some("de"), Some("no"), None]);
    let mistaken = folder(&[
        ("a.txt", b"."),
        ("set.toml", b"[[article]]\npath = 'a.txt'\nlanguage = 'English'\n"),
    ]);
    let reason = &open_path(mistaken.path()).problems[0].reason;
    assert!(reason.contains("line 3") && reason.contains("en, "), "{reason}");
}

#[test]
fn mistakes_in_a_set_file_name_the_line_and_the_nearest_key() {
    for (toml, wanted) in [
        (
            "[[article]]\npath = 'a'\noutlett = 'x'\n",
            "line 3: `outlett` is no key of a set; did you mean `outlet`?",
        ),
        ("titel = 'x'\n", "line 1: `titel` is no key of a set; did you mean `title`?"),
        ("[[article]]\ntitle = 'x'\n", "line 1: the article has neither a path nor a url"),
        ("[[article]]\npath = 'a'\npublished = 'soon'\n", "line 3: `published` wants a date"),
        ("title = 'x'\n", "names no article"),
        ("title = \n", "line 1: "),
    ] {
        let reason = refusal("set.toml", toml.as_bytes());
        assert!(reason.contains(wanted), "{toml:?}: {reason}");
    }
}

#[test]
fn the_samples_open_without_their_folder() {
    let set = open(&[Source::Samples]);
    assert_eq!(set.problems, []);
    assert!(set.title.is_some());
    assert_eq!(set.articles.len(), 5);
    for article in &set.articles {
        assert!(article.title.is_some() && article.outlet.is_some(), "{}", article.source);
        assert!(article.blocks.len() > 5, "{}", article.source);
        // The same file opened from the disk is the same text.
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&article.source);
        assert_eq!(article.text, fs::read_to_string(path).expect("the sample on the disk"));
    }
}

#[cfg(not(feature = "fetch"))]
#[test]
fn a_program_that_fetches_nothing_says_so() {
    let address = "https://x.invalid/a".parse().expect("an address");
    let set = open(&[Source::Address(address)]);
    assert!(set.articles.is_empty());
    assert!(set.problems[0].reason.contains("without the feature `fetch`"));
}

#[test]
fn words_of_the_command_line_name_sources() {
    let parse = |word: &str| Source::parse(OsStr::new(word));
    assert_eq!(parse("-"), Ok(Source::Stdin));
    assert_eq!(parse("a.txt"), Ok(Source::Path(PathBuf::from("a.txt"))));
    let address = "HTTPS://x.example/a";
    assert_eq!(parse(address), Ok(Source::Address(address.parse().expect("an address"))));
    assert!(parse("ftp://x.example/a").unwrap_err().reason.contains("only https and http"));
}

proptest! {
    #[test]
    fn clean_utf_8_is_kept_byte_for_byte(text in "[\\PC&&[^\\p{Cf}\\p{Zl}\\p{Zp}\u{fe00}-\u{fe0f}\u{34f}\u{3164}\u{ffa0}\u{e0000}-\u{e0fff}]]{1,3}|([A-Za-z0-9 .,;:!?“”‘’éß–—\n\t>#*-]|и|東){1,400}") {
        prop_assume!(!text.trim().is_empty());
        let folder = folder(&[("a.txt", text.as_bytes())]);
        let set = open_path(folder.path().join("a.txt"));
        prop_assert_eq!(&set.articles[0].text, &text);
    }

    #[test]
    fn blocks_and_sentences_tile_the_text(text in "([A-Za-z .!?“”é>#*-]{0,30}\n{1,2}| {0,6}[A-Z][a-z ]{20,70}\n){1,20}", markdown in any::<bool>()) {
        prop_assume!(!text.trim().is_empty());
        let name = if markdown { "a.md" } else { "a.txt" };
        let folder = folder(&[(name, text.as_bytes())]);
        let set = open_path(folder.path().join(name));
        let article = &set.articles[0];
        let mut last = 0;
        for (at, block) in article.blocks.iter().enumerate() {
            prop_assert!(last <= block.span.start && !block.span.is_empty());
            prop_assert!(!article.text[last..block.span.start].contains(char::is_alphanumeric));
            let words = article.slice(block.span);
            // The indentation of code belongs to it.
            let code = block.kind == BlockKind::Code;
            prop_assert_eq!(if code { words.trim_end() } else { words.trim() }, words);
            let sentences = &article.sentences[article.sentences_of(at)];
            prop_assert!(sentences.iter().all(|it| block.span.covers(it.span)));
            prop_assert_eq!(sentences.first().map(|it| it.span.start), Some(block.span.start));
            prop_assert_eq!(sentences.last().map(|it| it.span.end), Some(block.span.end));
            last = block.span.end;
        }
        prop_assert!(!article.text[last..].contains(char::is_alphanumeric));
    }
}
