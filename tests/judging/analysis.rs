//! What judgements do to links and events, through the public edge of the analysis.

use std::sync::Arc;

use parallax::analysis::{
    Analysis, Judged, Link, Options, SentenceRef, Strength, Verdict, analyse_quietly,
};
use parallax::text::Article;
use proptest::prelude::*;

use super::{analyse, article, sentence, set};

fn link(analysis: &Analysis, ends: [SentenceRef; 2]) -> Option<&Link> {
    analysis.links.iter().find(|it| [it.a, it.b] == ends)
}

/// Whether an event holds both sentences.
fn together(analysis: &Analysis, ends: [SentenceRef; 2]) -> bool {
    analysis.events.iter().any(|event| {
        ends.iter().all(|end| {
            let holds = |article, sentences: &std::ops::Range<usize>| {
                article == end.article && sentences.contains(&end.sentence)
            };
            event.passages.iter().any(|it| holds(it.article, &it.sentences))
        })
    })
}

#[test]
fn a_rejected_link_is_gone_and_the_others_stay() {
    let articles = set();
    let crack = [sentence(&articles, 0, "Captain Ilse"), sentence(&articles, 1, "Varga, her")];
    let held = [sentence(&articles, 0, "The ferry"), sentence(&articles, 1, "Some 214")];
    let before = analyse(&articles, &[]);
    assert!(together(&before, crack) && link(&before, crack).is_some_and(|it| !it.pinned));
    let after = analyse(&articles, &[Judged { ends: crack, verdict: Verdict::Rejected }]);
    assert!(link(&after, crack).is_none() && !together(&after, crack));
    assert!(link(&after, held).is_some() && together(&after, held));
    let all = Options {
        min_link_score: Some(0.0),
        judged: vec![Judged { ends: crack, verdict: Verdict::Rejected }],
        ..Options::default()
    };
    assert!(link(&analyse_quietly(&articles, &all), crack).is_none(), "not even as a weak one");
}

#[test]
fn a_pinned_link_is_sure_and_makes_an_event_where_there_was_nothing() {
    let articles = set();
    for (a, b) in [
        ("Fishermen", "Apple growers"),
        ("Morning Star stays", "Yes."),
        ("Contact us", "Apple growers"),
        ("Passengers slept", "Varga, her"),
    ] {
        let ends = [sentence(&articles, 0, a), sentence(&articles, 1, b)];
        assert!(link(&analyse(&articles, &[]), ends).is_none(), "{a} is linked with {b} anyway");
        let after = analyse(&articles, &[Judged { ends, verdict: Verdict::Pinned }]);
        let link = link(&after, ends).expect("the pinned link is there");
        assert_eq!((link.score, link.pinned), (1.0, true));
        assert_eq!(Strength::of(link, after.link_threshold), Strength::Pinned);
        assert!(together(&after, ends), "{a}");
        let partners = after.links.iter().filter(|it| it.b == ends[1] && b == "Yes.").count();
        assert!(partners <= 1, "what is compared for the pin alone has no other links");
        let told = |at: SentenceRef| {
            let start = articles[at.article].sentences[at.sentence].span.start;
            !after.only_here[at.article].iter().any(|span| span.contains(start))
        };
        assert!(ends.into_iter().all(told), "{a} is still told only here");
    }
}

/// A notice, a full report and a short one of what the notice leaves out.
fn bridge() -> Vec<Arc<Article>> {
    let report = |outlet: &str, text: &str| article(outlet, 0, &[text]);
    vec![
        report(
            "Halm Notices",
            "Inspectors shut the swing bridge at Halm on Monday. Buses go round by Orrin. The library has new hours.",
        ),
        report(
            "Orrin Courier",
            "Inspectors shut the swing bridge at Halm on Monday after a lorry struck its railing and tore a cable. A choir from Wendover sings on Sunday. Herring is cheap this week.",
        ),
        report(
            "Evening Bulletin",
            "A lorry struck the railing at Halm and tore a cable. Rain is expected towards the weekend. Schools reopen after the holidays.",
        ),
    ]
}

#[test]
fn a_link_names_its_witness_and_what_is_rejected_bears_none() {
    let articles = bridge();
    let [notice, full, short] = [(0, "Inspectors"), (1, "Inspectors"), (2, "A lorry")]
        .map(|(index, words)| sentence(&articles, index, words));
    let all = |judged: &[Judged]| {
        let options =
            Options { judged: judged.to_vec(), min_link_score: Some(0.0), ..Options::default() };
        analyse_quietly(&articles, &options)
    };
    let before = all(&[]);
    let told = link(&before, [notice, short]).expect("both tell of Halm");
    assert_eq!(told.witness, Some(full), "{told:?}");
    let after = all(&[Judged { ends: [notice, full], verdict: Verdict::Rejected }]);
    let alone = link(&after, [notice, short]).expect("still listed");
    assert_eq!(alone.witness, None);
    assert!(alone.score < told.score, "{} and {}", alone.score, told.score);
    let pinned = all(&[Judged { ends: [notice, full], verdict: Verdict::Pinned }]);
    let surer = link(&pinned, [notice, short]).expect("still listed");
    assert!(surer.score > told.score && surer.witness == Some(full), "{surer:?}");
}

#[test]
fn a_pin_joins_an_event_and_never_unites_two() {
    let articles = set();
    let before = analyse(&articles, &[]);
    let crack = [sentence(&articles, 0, "Captain Ilse"), sentence(&articles, 1, "Varga, her")];
    let held = [sentence(&articles, 0, "The ferry"), sentence(&articles, 1, "Some 214")];
    let symphony = sentence(&articles, 2, "The orchestra");
    let guest = Judged { ends: [held[0], symphony], verdict: Verdict::Pinned };
    let after = analyse(&articles, &[guest]);
    assert!(together(&after, held), "a guest does not break an event");
    assert!(together(&after, [held[0], symphony]) && together(&after, [held[1], symphony]));
    assert_eq!(after.events.len(), before.events.len());

    let across = Judged { ends: [held[0], crack[1]], verdict: Verdict::Pinned };
    let after = analyse(&articles, &[across]);
    assert!(together(&after, across.ends) && together(&after, held) && together(&after, crack));
    assert_eq!((before.events.len(), after.events.len()), (2, 2));
}

#[test]
fn where_a_rejection_keeps_a_guest_out_the_pinned_two_are_an_event() {
    let articles = set();
    let held = [sentence(&articles, 0, "The ferry"), sentence(&articles, 1, "Some 214")];
    let symphony = sentence(&articles, 2, "The orchestra");
    let after = analyse(
        &articles,
        &[
            Judged { ends: [held[0], symphony], verdict: Verdict::Pinned },
            Judged { ends: [held[1], symphony], verdict: Verdict::Rejected },
        ],
    );
    assert!(together(&after, held) && together(&after, [held[0], symphony]));
    assert!(!together(&after, [held[1], symphony]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_judged_is_kept(
        judged in prop::collection::vec((0usize..2, 0usize..6, 0usize..2, 0usize..6, any::<bool>()), 0..8)
    ) {
        let articles = set();
        let mut all: Vec<Judged> = Vec::new();
        for (one, a, other, b, pinned) in judged {
            let (one, other) = (one, one + 1 + other % (2 - one));
            let at = |article: usize, sentence: usize| SentenceRef {
                article,
                sentence: sentence % articles[article].sentences.len(),
            };
            let verdict = if pinned { Verdict::Pinned } else { Verdict::Rejected };
            let ends = [at(one, a), at(other, b)];
            all.retain(|it| it.ends != ends);
            all.push(Judged { ends, verdict });
        }
        let analysis = analyse(&articles, &all);
        for Judged { ends, verdict } in all {
            let pinned = verdict == Verdict::Pinned;
            prop_assert_eq!(link(&analysis, ends).is_some_and(|it| it.pinned), pinned);
            prop_assert_eq!(link(&analysis, ends).is_some(), pinned);
            prop_assert_eq!(together(&analysis, ends), pinned);
        }
        prop_assert!(analysis.links.is_sorted_by_key(|it| (it.a, it.b)));
        for event in &analysis.events {
            prop_assert!(event.articles().len() >= 2);
            prop_assert!(event.passages.iter().all(|it| !it.sentences.is_empty()));
        }
    }
}
