//! Links and events, through the public edge of the analysis, on invented articles.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use parallax::analysis::{Analysis, Event, EvidenceKind, Options, SentenceRef, analyse_quietly};
use parallax::ingest::{self, Source};
use parallax::text::{Article, Block, BlockKind, Sentence, Span};
use proptest::prelude::*;

/// An article of paragraphs, each a list of sentences.
fn article(paragraphs: &[&[&str]]) -> Arc<Article> {
    let mut article = Article::default();
    for paragraph in paragraphs {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        let block = article.blocks.len();
        for (place, sentence) in paragraph.iter().enumerate() {
            if place > 0 {
                article.text.push(' ');
            }
            let from = article.text.len();
            article.text.push_str(sentence);
            let span = Span::new(from, article.text.len());
            article.sentences.push(Sentence { span, block });
        }
        let span = Span::new(start, article.text.len());
        article.blocks.push(Block { span, kind: BlockKind::Paragraph, line: 1 });
    }
    Arc::new(article)
}

fn harbour() -> Arc<Article> {
    article(&[
        &[
            "The ferry Morning Star was held in Tollbridge harbour on 12 March with 214 \
             passengers on board.",
            "Captain Ilse Varga refused to sail after a crack was found in the hull.",
        ],
        &["Fishermen on the east quay had complained about the price of ice all winter."],
        &["Transport secretary Pavel Orlik promised an inquiry into the inspections."],
    ])
}

fn gazette() -> Arc<Article> {
    article(&[
        &["Orlik, the transport secretary, said an inquiry would look at how inspections go."],
        &["A late frost is expected to spoil the apple blossom, after a mild winter."],
        &[
            "Some 214 passengers spent the night of 12 March on the Morning Star in Tollbridge.",
            "Varga, her captain, would not sail because inspectors had found a crack in the hull.",
        ],
    ])
}

fn orchard() -> Arc<Article> {
    article(&[
        &["The orchestra of Lindenau opened its season with a forgotten symphony."],
        &["Its conductor bowed eleven times before the applause died down."],
    ])
}

fn links(analysis: &Analysis) -> BTreeSet<((usize, usize), (usize, usize))> {
    let at = |it: SentenceRef| (it.article, it.sentence);
    analysis.links.iter().map(|it| (at(it.a), at(it.b))).collect()
}

#[test]
fn the_same_happenings_are_linked_and_nothing_else() {
    let analysis = analyse_quietly(&[harbour(), gazette()], &Options::default());
    let found = links(&analysis);
    for wanted in [((0, 0), (1, 2)), ((0, 1), (1, 3)), ((0, 3), (1, 0))] {
        assert!(found.contains(&wanted), "{wanted:?} is missing from {found:?}");
    }
    assert!(found.iter().all(|it| it.0.1 != 2 && it.1.1 != 1), "asides are linked: {found:?}");
}

#[test]
fn articles_of_different_affairs_have_no_event_in_common() {
    let analysis = analyse_quietly(&[harbour(), orchard()], &Options::default());
    assert_eq!(analysis.links, []);
    assert_eq!(analysis.events, []);
}

#[test]
fn a_link_says_what_both_sides_share_and_where() {
    let articles = [harbour(), gazette()];
    let analysis = analyse_quietly(&articles, &Options::default());
    let link = analysis.links.iter().find(|it| it.a.sentence == 0 && it.b.sentence == 2).unwrap();
    let says = |kind: EvidenceKind, text: &str| {
        link.evidence.iter().any(|it| it.kind == kind && it.text == text)
    };
    assert!(says(EvidenceKind::Name, "Morning Star"), "{:?}", link.evidence);
    assert!(says(EvidenceKind::Name, "Tollbridge"), "{:?}", link.evidence);
    assert!(says(EvidenceKind::Date, "12 March"), "{:?}", link.evidence);
    assert!(says(EvidenceKind::Number, "214"), "{:?}", link.evidence);
    for it in &link.evidence {
        let sides = [(0, &it.in_a, link.a), (1, &it.in_b, link.b)];
        for (article, spans, at) in sides {
            assert!(!spans.is_empty());
            let sentence = articles[article].sentences[at.sentence].span;
            assert!(spans.iter().all(|&span| sentence.covers(span)));
        }
    }
}

#[test]
fn weaker_links_are_listed_on_request_and_change_nothing_else() {
    let articles = [harbour(), gazette()];
    let plain = analyse_quietly(&articles, &Options::default());
    let options = Options { min_link_score: Some(0.0), ..Options::default() };
    let all = analyse_quietly(&articles, &options);
    assert!(all.links.len() > plain.links.len());
    assert!(links(&all).is_superset(&links(&plain)));
    let passages =
        |it: &Analysis| it.events.iter().map(|event| event.passages.clone()).collect::<Vec<_>>();
    assert_eq!(passages(&all), passages(&plain));
    assert_eq!(all.only_here, plain.only_here);
}

#[test]
fn events_are_told_by_two_articles_and_what_is_left_is_only_here() {
    let articles = [harbour(), gazette()];
    let analysis = analyse_quietly(&articles, &Options::default());
    assert!(!analysis.events.is_empty());
    for event in &analysis.events {
        assert_eq!(event.articles(), [0, 1]);
        assert!((3..=10).contains(&event.label.split_whitespace().count()), "{}", event.label);
        assert!(event.links.iter().all(|&it| it < analysis.links.len()));
        assert!(!event.links.is_empty());
    }
    let only: Vec<Vec<&str>> = analysis
        .only_here
        .iter()
        .zip(&articles)
        .map(|(spans, article)| spans.iter().map(|&it| article.slice(it)).collect())
        .collect();
    assert_eq!(only[0].len(), 1);
    assert!(only[0][0].starts_with("Fishermen"));
    assert_eq!(only[1].len(), 1);
    assert!(only[1][0].starts_with("A late frost"));
}

#[test]
fn a_sentence_that_is_a_copy_only_in_part_is_compared() {
    let one = article(&[
        &["The mate was charged with the felony of harming an elderly passenger."],
        &["It rained on the gulls and on the just."],
        &["Orlik was later charged with the felony of harming an elderly passenger, we hear."],
    ]);
    let other = article(&[
        &["Nobody has counted the gulls this year, and nobody will."],
        &["Orlik was charged with harming an elderly passenger, and paid a fine."],
    ]);
    let analysis = analyse_quietly(&[one, other], &Options::default());
    assert_eq!(analysis.repeats.len(), 1);
    let told = (SentenceRef { article: 0, sentence: 2 }, SentenceRef { article: 1, sentence: 1 });
    assert!(analysis.links.iter().any(|it| (it.a, it.b) == told));
}

#[test]
fn a_label_names_who_takes_part_even_where_the_whole_affair_is_about_them() {
    let one = article(&[
        &["A dealer in old clocks Ilse Varga was let in without a word."],
        &["Varga said the pumps were older than the town hall."],
        &["Nobody has ever asked Varga how she came by the keys of the lighthouse."],
    ]);
    let other = article(&[
        &["They let in Varga, who was a dealer in old clocks, after supper."],
        &["The pumps are older than the town hall itself, Varga said."],
        &["Her neighbours say that Varga sings to her bees on summer evenings."],
    ]);
    let analysis = analyse_quietly(&[one, other], &Options::default());
    let received = analysis.events.iter().find(|it| it.passages[0].sentences == (0..1));
    assert_eq!(received.map(|it| it.label.as_str()), Some("dealer in old clocks Ilse Varga"));
}

#[test]
fn a_label_is_not_cut_inside_a_number_or_before_a_name() {
    let one = article(&[
        &["At 07.15 Mr. Oduya met with Mrs. J. Lindqvist, who keeps the lock."],
        &["The price of coal rose by 3.5 percent within a week."],
    ]);
    let other = article(&[
        &["Coal is dearer by 3.5 percent, and that within a week."],
        &["Mr. Oduya had met with Mrs. J. Lindqvist of the lock at 07.15 already."],
    ]);
    let analysis = analyse_quietly(&[one, other], &Options::default());
    let labels: Vec<&str> = analysis.events.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["07.15 Mr. Oduya met", "price of coal rose by 3.5 percent"]);
}

/// The articles of each sample, analysed.
fn samples() -> impl Iterator<Item = (Vec<Arc<Article>>, Analysis)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    ["ferry", "moscow-talks"].into_iter().map(move |sample| {
        let articles = ingest::open(&[Source::Path(folder.join(sample))]).articles;
        let analysis = analyse_quietly(&articles, &Options::default());
        (articles, analysis)
    })
}

#[test]
fn a_sentence_that_tells_two_things_is_in_two_events() {
    let analysis = analyse_quietly(
        &[
            article(&[&[
                "Ilse Varga, a former lighthouse keeper from Skarn Point, refused to sail \
                         after divers found a crack in the rudder.",
            ]]),
            article(&[
                &["Varga would not sail because divers had found the rudder cracked."],
                &["Varga was a lighthouse keeper at Skarn Point before she went to sea."],
            ]),
            article(&[
                &["A lighthouse keeper from Skarn Point once, Varga knows these waters."],
                &["The rudder was cracked, divers found, and Varga did not sail."],
            ]),
        ],
        &Options::default(),
    );
    let told: BTreeSet<Vec<(usize, usize)>> = analysis
        .events
        .iter()
        .map(|it| it.passages.iter().map(|it| (it.article, it.sentences.start)).collect())
        .collect();
    let rudder = vec![(0, 0), (1, 0), (2, 1)];
    let keeper = vec![(0, 0), (1, 1), (2, 0)];
    assert!(told.contains(&rudder), "{told:?}");
    assert!(told.contains(&keeper), "{told:?}");
}

#[test]
fn what_many_articles_have_from_one_wire_is_told_by_all_of_them() {
    const ARTICLES: usize = 40;
    let sentences = [
        "The ferry Morning Star was held in Tollbridge harbour with 214 passengers on board",
        "Captain Ilse Varga refused to sail after divers found a crack in the rudder",
        "Transport secretary Pavel Orlik promised an inquiry into the yearly inspections",
    ];
    let reports: Vec<Arc<Article>> = (0..ARTICLES)
        .map(|number| {
            let told = sentences.map(|it| format!("{it}, desk{number} reports."));
            let paragraphs: Vec<[&str; 1]> = told.iter().map(|it| [it.as_str()]).collect();
            article(&paragraphs.iter().map(<[_; 1]>::as_slice).collect::<Vec<_>>())
        })
        .collect();
    let analysis = analyse_quietly(&reports, &Options::default());
    let told: Vec<usize> = analysis.events.iter().map(|it| it.articles().len()).collect();
    assert_eq!(told, [ARTICLES; 3]);
}

#[test]
fn a_weak_link_alone_makes_no_event() {
    for (_, analysis) in samples() {
        let held: BTreeSet<usize> =
            analysis.events.iter().flat_map(|it| it.links.iter().copied()).collect();
        let of_two =
            |it: &&Event| it.passages.iter().map(|it| it.sentences.len()).sum::<usize>() == 2;
        for event in analysis.events.iter().filter(of_two) {
            assert!(event.links.iter().any(|&it| analysis.links[it].score >= 0.5), "{event:?}");
        }
        let weak = |it: &usize| analysis.links[*it].score < 0.5;
        assert!((0..analysis.links.len()).any(|it| weak(&it) && !held.contains(&it)));
    }
}

#[test]
fn the_labels_of_the_samples_are_words_of_their_events_and_no_two_the_same() {
    for (articles, analysis) in samples() {
        assert!(analysis.events.len() > 5);
        let mut labels = BTreeSet::new();
        for event in &analysis.events {
            let label = &event.label;
            assert!(labels.insert(label.to_lowercase()), "two events are called {label:?}");
            assert!((3..=8).contains(&label.split(' ').count()), "{label:?}");
            let told = event.passages.iter().any(|it| {
                let article = &articles[it.article];
                article.slice(it.span(article)).contains(label)
            });
            assert!(told, "{label:?} is in no passage");
        }
    }
}

#[test]
fn the_order_of_the_articles_changes_only_the_numbering() {
    let forward = analyse_quietly(&[harbour(), orchard(), gazette()], &Options::default());
    let backward = analyse_quietly(&[gazette(), orchard(), harbour()], &Options::default());
    let mirrored: BTreeSet<_> =
        links(&backward).into_iter().map(|(a, b)| ((2 - b.0, b.1), (2 - a.0, a.1))).collect();
    assert_eq!(links(&forward), mirrored);
    let labels =
        |it: &Analysis| it.events.iter().map(|event| event.label.clone()).collect::<Vec<_>>();
    assert_eq!(labels(&forward), labels(&backward));
}

#[test]
fn a_copy_of_a_passage_is_told_once() {
    let told: &[&[&str]] = &[
        &["The ferry Morning Star was held in Tollbridge harbour on 12 March with 214 passengers."],
        &["Captain Ilse Varga refused to sail after a crack was found in the hull."],
        &["Transport secretary Pavel Orlik promised an inquiry into the inspections."],
    ];
    let once = analyse_quietly(&[article(told), gazette()], &Options::default());
    let thrice = article(&[told, told, told].concat());
    let copied = analyse_quietly(&[thrice, gazette()], &Options::default());
    assert!(!once.links.is_empty());
    assert!(copied.links.iter().all(|it| it.a.sentence < told.len()), "{:?}", links(&copied));
    assert_eq!(links(&once), links(&copied));
    assert_eq!(once.only_here, copied.only_here);
}

#[test]
fn a_long_paragraph_is_linked_by_its_sentences() {
    let long = article(&[&[
        "The council met for five hours and heard nine speakers about the new market hall.",
        "Captain Ilse Varga refused to sail the Morning Star after a crack was found in the hull.",
        "Bakers asked for lower rents, and the choir sang twice in the rain.",
        "A proposal to paint the lighthouse was put off until the summer.",
    ]]);
    let analysis = analyse_quietly(&[long, gazette()], &Options::default());
    let found = links(&analysis);
    assert!(found.contains(&((0, 1), (1, 3))), "{found:?}");
    assert!(found.iter().all(|it| it.0 == (0, 1)), "other sentences are linked: {found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any articles out of a few phrases: links join different articles, stand in order, and are
    /// the same whichever article comes first.
    #[test]
    fn links_are_symmetric_and_between_articles(
        picks in prop::collection::vec(prop::collection::vec(0..PHRASES.len(), 1..7), 2..5)
    ) {
        let articles: Vec<_> = picks
            .iter()
            .map(|picks| article(&picks.iter().map(|&it| &PHRASES[it..=it]).collect::<Vec<_>>()))
            .collect();
        let mut turned = articles.clone();
        turned.reverse();
        let options = Options { min_link_score: Some(0.0), ..Options::default() };
        let forward = analyse_quietly(&articles, &options);
        let last = articles.len() - 1;
        let scores = |it: &Analysis| -> Vec<(SentenceRef, SentenceRef, u32)> {
            it.links.iter().map(|it| (it.a, it.b, it.score.to_bits())).collect()
        };
        let turn = |it: SentenceRef| SentenceRef { article: last - it.article, ..it };
        let mut mirrored: Vec<_> = scores(&analyse_quietly(&turned, &options))
            .into_iter()
            .map(|(a, b, score)| (turn(b), turn(a), score))
            .collect();
        mirrored.sort_unstable();
        let forward_scores = scores(&forward);
        prop_assert!(forward_scores.is_sorted());
        prop_assert!(forward.links.iter().all(|it| it.a.article < it.b.article));
        prop_assert!(forward.links.iter().all(|it| (0.0..=1.0).contains(&it.score)));
        prop_assert_eq!(forward_scores, mirrored);
    }
}

const PHRASES: [&str; 9] = [
    "The ferry Morning Star was held in Tollbridge on 12 March.",
    "Some 214 passengers spent the night on the Morning Star.",
    "Captain Ilse Varga found a crack in the hull of the ferry.",
    "Varga would not sail, and the passengers waited in Tollbridge.",
    "Pavel Orlik promised an inquiry into the inspections of ferries.",
    "An inquiry will look at inspections, Orlik said on 14 March.",
    "The orchestra of Lindenau opened its season with a symphony.",
    "In Lindenau the conductor bowed after the symphony.",
    "A late frost spoiled the apple blossom in the valley.",
];
