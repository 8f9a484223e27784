//! What the reports say of an analysis that is known, so that no analysis can hide their mistakes.

use std::sync::Arc;

use jiff::civil::date;
use parallax::analysis::{
    Analysis, Event, Evidence, EvidenceKind, Fold, Languages, Link, Options, Passage, Place,
    Repeat, RepeatKind, SentenceRef, WordClasses,
};
use parallax::report::Report;
use parallax::text::{Article, Basis, Block, BlockKind, Language, Published, Sentence, Span};
use serde_json::{Value, json};

/// An article whose blocks are its lines, each a sentence.
fn article(source: &str, text: &str) -> Article {
    let mut article =
        Article { source: source.to_owned(), text: text.to_owned(), ..Article::default() };
    for (line, words) in (1..).zip(text.lines()).filter(|(_, words)| !words.is_empty()) {
        let span = span(text, words, 0);
        article.sentences.push(Sentence { span, block: article.blocks.len() });
        article.blocks.push(Block { span, kind: BlockKind::Paragraph, line });
    }
    article
}

/// Where `words` stand in `text` for the `nth` time, from 0.
fn span(text: &str, words: &str, nth: usize) -> Span {
    let (start, _) = text.match_indices(words).nth(nth).expect("the words stand in the text");
    Span::new(start, start + words.len())
}

fn articles() -> Vec<Arc<Article>> {
    let mut harbour = article(
        "news/harbour.txt",
        "No boat today\n\nThe “Merle” stayed in port on Friday.\n\nShare this page.\n\n\
         She stayed in port — again.\n",
    );
    harbour.title = Some("No boat today".to_owned());
    harbour.byline = Some("Ada Quill".to_owned());
    harbour.outlet = Some("Harbour Post".to_owned());
    harbour.blocks[0].kind = BlockKind::Heading(1);
    harbour.published =
        Some(Published { date: date(2025, 3, 14), basis: Basis::Stated(harbour.blocks[1].span) });
    let mut island = article(
        "news/island.txt",
        "Café owners waited.\n\nOn 14 March the ferry did not leave; she stayed at port.\n",
    );
    island.blocks[1].kind = BlockKind::ListItem { depth: 2 };
    island.published = Some(Published { date: date(2025, 3, 15), basis: Basis::Metadata });
    vec![Arc::new(harbour), Arc::new(island), Arc::new(article("-", "Something else.\n"))]
}

fn analysis(articles: &[Arc<Article>]) -> Analysis {
    let place = |article: usize, words, nth| Place {
        article,
        span: span(&articles[article].text, words, nth),
    };
    let at = |article, sentence| SentenceRef { article, sentence };
    let repeat = |places, words, kind, similarity, boilerplate| Repeat {
        places,
        words,
        kind,
        similarity,
        boilerplate,
    };
    let words = |total, repeated_within, shared_across, boilerplate, only_here| WordClasses {
        total,
        repeated_within,
        shared_across,
        boilerplate,
        only_here,
    };
    Analysis {
        languages: Languages::new(vec![Some(Language::ENGLISH); articles.len()], None),
        boilerplate: vec![vec![false, false, true, false], vec![false; 2], vec![false]],
        repeats: vec![
            repeat(
                vec![
                    place(0, "stayed in port", 0),
                    place(0, "stayed in port", 1),
                    place(1, "stayed at port", 0),
                ],
                3,
                RepeatKind::Near,
                0.75,
                false,
            ),
            repeat(
                vec![place(0, "Share this page.", 0), place(2, "Something else.", 0)],
                3,
                RepeatKind::Exact,
                1.0,
                true,
            ),
        ],
        longest_shared: None,
        folds: vec![
            vec![Fold { blocks: 3..4, original: 1..2, words: 5, repeat: 0 }],
            vec![],
            vec![],
        ],
        link_threshold: 0.5,
        links: vec![Link {
            a: at(0, 1),
            b: at(1, 1),
            score: 0.75,
            evidence: vec![Evidence {
                kind: EvidenceKind::Date,
                text: "14 March 2025".to_owned(),
                in_a: vec![span(&articles[0].text, "Friday", 0)],
                in_b: vec![span(&articles[1].text, "14 March", 0)],
            }],
            witness: Some(at(2, 0)),
            pinned: false,
        }],
        events: vec![Event {
            label: "Ferry stays in port".to_owned(),
            date: Some(date(2025, 3, 14)),
            passages: vec![
                Passage { article: 0, sentences: 1..2, score: 0.5 },
                Passage { article: 0, sentences: 2..4, score: 0.25 },
                Passage { article: 1, sentences: 1..2, score: 1.0 },
            ],
            links: vec![0],
        }],
        words: vec![words(18, 3, 3, 3, 9), words(14, 0, 3, 0, 11), words(2, 0, 0, 2, 0)],
        only_here: vec![
            vec![articles[0].blocks[0].span],
            vec![articles[1].blocks[0].span],
            vec![articles[2].blocks[0].span],
        ],
    }
}

fn written(write: impl FnOnce(&Report<'_>, &mut Vec<u8>) -> std::io::Result<()>) -> String {
    let articles = articles();
    let analysis = analysis(&articles);
    let report =
        Report { title: Some("The ferry"), articles: &articles, analysis: &analysis, notes: &[] };
    let mut out = Vec::new();
    write(&report, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("a report is UTF-8")
}

fn json_report() -> Value {
    let text = written(|report, out| report.write_json(out));
    assert!(text.ends_with("}\n"), "a report ends its line");
    serde_json::from_str(&text).expect("a report is JSON")
}

#[test]
fn json_tells_every_article_with_its_metadata_and_structure() {
    let report = json_report();
    assert_eq!(report["version"], 1);
    assert_eq!(report["title"], "The ferry");
    let articles = articles();
    let (b, text) = (|i: usize| articles[0].blocks[i].span, &articles[0].text);
    assert_eq!(
        report["articles"][0],
        json!({
            "siglum": "A", "source": "news/harbour.txt", "title": "No boat today",
            "byline": "Ada Quill", "outlet": "Harbour Post",
            "published": {
                "date": "2025-03-14", "basis": "stated", "start": b(1).start, "end": b(1).end,
            },
            "fetched": null, "language": "en", "text": text,
            "words": {
                "total": 18, "repeated_within": 3, "shared_across": 3, "boilerplate": 3,
                "only_here": 9,
            },
            "blocks": [
                { "start": 0, "end": 13, "kind": "heading", "level": 1, "line": 1,
                  "boilerplate": false },
                { "start": b(1).start, "end": b(1).end, "kind": "paragraph", "level": null,
                  "line": 3, "boilerplate": false },
                { "start": b(2).start, "end": b(2).end, "kind": "paragraph", "level": null,
                  "line": 5, "boilerplate": true },
                { "start": b(3).start, "end": b(3).end, "kind": "paragraph", "level": null,
                  "line": 7, "boilerplate": false },
            ],
            "references": [],
            "sentences": [
                { "start": 0, "end": 13 }, { "start": b(1).start, "end": b(1).end },
                { "start": b(2).start, "end": b(2).end }, { "start": b(3).start, "end": b(3).end },
            ],
            "folds": [{ "blocks": [3, 4], "original": [1, 2], "words": 5, "repeat": 1 }],
        })
    );
    let second = &report["articles"][1];
    assert_eq!(second["blocks"][1]["kind"], "list_item");
    assert_eq!(second["blocks"][1]["level"], 2);
    assert_eq!(
        second["published"],
        json!({ "date": "2025-03-15", "basis": "metadata", "start": null, "end": null })
    );
    assert_eq!(
        report["articles"][2]["published"],
        json!({ "date": null, "basis": "none", "start": null, "end": null })
    );
}

#[test]
fn json_tells_repeats_links_events_and_what_is_told_once() {
    let (report, articles) = (json_report(), articles());
    let place = |article: usize, words, nth| {
        let span = span(&articles[article].text, words, nth);
        json!({ "article": article, "start": span.start, "end": span.end })
    };
    let change = |op, old, new| {
        let old = span(&articles[0].text, old, 0);
        let new = span(&articles[1].text, new, 0);
        json!({
            "op": op, "typographic": false,
            "old": { "start": old.start, "end": old.end },
            "new": { "start": new.start, "end": new.end },
        })
    };
    assert_eq!(
        report["repeats"][0],
        json!({
            "id": 1, "scope": "both", "kind": "near", "words": 3, "similarity": 0.75,
            "boilerplate": false, "nature": "set_phrase", "oldest": 0,
            "occurrences": [
                place(0, "stayed in port", 0), place(0, "stayed in port", 1),
                place(1, "stayed at port", 0),
            ],
            "variants": [{
                "between": [0, 2],
                "changes": [
                    change("equal", "stayed ", "stayed "),
                    change("replace", "in ", "at "),
                    change("equal", "port", "port"),
                ],
            }],
        })
    );
    assert_eq!(report["repeats"][1]["scope"], "across");
    assert_eq!(report["repeats"][1]["boilerplate"], true);
    assert_eq!(report["link_threshold"], 0.5);
    let (a, b) = (articles[0].blocks[1].span, articles[1].blocks[1].span);
    let third = articles[2].sentences[0].span;
    assert_eq!(
        report["links"],
        json!([{
            "a": { "article": 0, "start": a.start, "end": a.end },
            "b": { "article": 1, "start": b.start, "end": b.end },
            "score": 0.75,
            "evidence": [{ "kind": "date", "text": "14 March 2025" }],
            "witness": { "article": 2, "start": third.start, "end": third.end },
        }])
    );
    let (from, to) = (articles[0].blocks[2].span.start, articles[0].blocks[3].span.end);
    assert_eq!(
        report["events"],
        json!([{
            "id": 1, "label": "Ferry stays in port", "date": "2025-03-14", "articles": [0, 1],
            "passages": [
                { "article": 0, "start": a.start, "end": a.end, "score": 0.5 },
                { "article": 0, "start": from, "end": to, "score": 0.25 },
                { "article": 1, "start": b.start, "end": b.end, "score": 1.0 },
            ],
            "coverage": [
                { "article": 0, "words": 15, "share": 1.0 },
                { "article": 1, "words": 12, "share": 0.8 },
                { "article": 2, "words": 0, "share": 0.0 },
            ],
            "links": [0],
        }])
    );
    assert_eq!(report["quotations"], json!([]));
    assert_eq!(report["discrepancies"], json!([]));
    assert_eq!(
        report["only_here"],
        json!([
            place(0, "No boat today", 0),
            place(1, "Café owners waited.", 0),
            place(2, "Something else.", 0),
        ])
    );
}

#[test]
fn text_tells_an_editor_what_repeats_and_who_tells_what() {
    insta::assert_snapshot!(written(|report, out| report.write_text(out, 48)));
}

#[test]
fn the_linear_version_says_in_words_what_the_panes_mark() {
    insta::assert_snapshot!(written(|report, out| report.write_linear(out, 48)));
}

#[test]
fn no_line_for_people_is_wider_than_asked() {
    for width in [24, 40, 61, 80, 200] {
        let text = written(|report, out| report.write_text(out, width));
        let linear = written(|report, out| report.write_linear(out, width));
        for line in text.lines().chain(linear.lines()) {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn both_reports_tell_the_longest_run_where_nothing_is_copied() {
    let texts = [
        "The mayor opened the new lock gate on Friday.",
        "Children sang when the new lock gate was shut.",
    ];
    let articles: Vec<Arc<Article>> =
        texts.iter().map(|text| Arc::new(article("a.txt", text))).collect();
    let analysis = parallax::analysis::analyse_quietly(&articles, &Options::default());
    let report = Report { title: None, articles: &articles, analysis: &analysis, notes: &[] };
    let (mut text, mut json) = (Vec::new(), Vec::new());
    report.write_text(&mut text, 200).unwrap();
    report.write_json(&mut json).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("has 4: “the new lock gate” (A ¶1; B ¶1)."), "{text}");
    let json: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(
        json["longest_shared"],
        json!({ "words": 4, "places": [
            { "article": 0, "start": 17, "end": 34 },
            { "article": 1, "start": 19, "end": 36 },
        ] })
    );
}
