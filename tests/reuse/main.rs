//! Repeats, folds, page furniture and word classes, through the public edge of the analysis.

use std::ops::ControlFlow;
use std::sync::Arc;

use parallax::analysis::reuse::{self, ChangeOp, Nature, Repeat, RepeatKind, Scope};
use parallax::analysis::{Analysis, Corpus, Options, analyse_quietly};
use parallax::text::{Article, Basis, Block, BlockKind, Published, Span, sentence, token};

mod dress;
mod longest;
mod machine;
mod no_repeats;
mod pieces;
mod properties;

/// An article whose paragraphs are parted by blank lines.
fn article(text: &str) -> Arc<Article> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        if !part.is_empty() {
            let span = Span::new(at, at + part.len());
            blocks.push(Block { span, kind: BlockKind::Paragraph, line: 1 });
        }
        at += part.len() + 2;
    }
    let sentences = sentence::sentences(text, &blocks);
    Arc::new(Article { text: text.to_owned(), blocks, sentences, ..Article::default() })
}

fn set(texts: &[&str]) -> Vec<Arc<Article>> {
    texts.iter().map(|text| article(text)).collect()
}

fn analysis(articles: &[Arc<Article>]) -> Analysis {
    analyse_quietly(articles, &Options::default())
}

fn repeats(articles: &[Arc<Article>], min_repeat_words: usize) -> Vec<Repeat> {
    let options = Options { min_repeat_words, ..Options::default() };
    let corpus = Corpus::new(articles);
    reuse::find(articles, &corpus, &options, &|_, _| ControlFlow::Continue(()))
        .continue_value()
        .unwrap_or_default()
}

/// What a reader sees at the places of a repeat.
fn shown<'a>(articles: &'a [Arc<Article>], repeat: &Repeat) -> Vec<(usize, &'a str)> {
    repeat.places.iter().map(|it| (it.article, articles[it.article].slice(it.span))).collect()
}

fn folded(text: &str) -> Vec<String> {
    token::tokens(text).map(|word| token::fold(&text[word.range()]).into_owned()).collect()
}

const STANDFIRST: &str = "The council will not sell the old ice house to anybody this year.";
const BODY: &str = "Nobody at the harbour had asked for a decision before the winter.\n\n\
    Two families still keep their nets under its roof, and neither was told of a plan. As the \
    mayor put it on Monday, The council will not sell the old ice house to anybody this year.\n\n\
    A surveyor found the northern wall sound and the gutters rotten.";

#[test]
fn a_body_pasted_three_times_is_one_repeat_and_two_folds() {
    let copy = format!("{STANDFIRST}\n\n{BODY}");
    let text = format!("By A. Writer\n\n{copy}\n\nA line between\n\n{copy}\n\n{copy}\n\nThe end");
    let articles = set(&[&text]);
    let found = analysis(&articles);

    assert_eq!(shown(&articles, &found.repeats[0]), [(0, copy.as_str()); 3]);
    assert_eq!(shown(&articles, &found.repeats[1]), [(0, STANDFIRST); 6]);
    assert_eq!(found.repeats.len(), 2);
    assert!(found.repeats.iter().all(|it| it.scope() == Scope::Within));

    let words = folded(&copy).len();
    let folds: Vec<_> = found.folds[0]
        .iter()
        .map(|it| (it.blocks.clone(), it.original.clone(), it.words))
        .collect();
    assert_eq!(folds, [(6..10, 1..5, words), (10..14, 1..5, words)]);
    assert_eq!(found.words[0].repeated_within, 3 * words);
    assert_eq!(found.words[0].only_here, 3 + 3 + 2);
}

#[test]
fn copies_in_many_articles_are_one_repeat_with_all_its_places() {
    let shared = "a grey seal followed the pilot boat as far as the second buoy";
    let texts: Vec<String> = (0..30)
        .map(|i| format!("In{i} this{i} place{i} once{i} {shared} at{i} dusk{i}."))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let articles = set(&texts);
    let found = repeats(&articles, 8);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].scope(), Scope::Across);
    assert_eq!(shown(&articles, &found[0]), (0..30).map(|i| (i, shared)).collect::<Vec<_>>());
}

#[test]
fn what_follows_itself_is_cut_into_copies_that_do_not_overlap() {
    let line = "Row gently past the weir where the herons sleep.";
    let text = [line; 5].join(" ");
    let articles = set(&[&text]);
    let found = repeats(&articles, 8);
    assert_eq!(found.len(), 1);
    let places = shown(&articles, &found[0]);
    assert_eq!(places.len(), 5);
    assert!(places.iter().all(|(_, place)| folded(place) == folded(line)));
}

#[test]
fn a_stutter_that_stands_twice_is_a_repeat_though_it_is_too_short_to_be_cut() {
    let articles = set(&["gull gull gull gull tern gull gull gull gull"]);
    let found = repeats(&articles, 4);
    assert_eq!(found.len(), 1);
    assert_eq!(shown(&articles, &found[0]), [(0, "gull gull gull gull"); 2]);
}

#[test]
fn furniture_is_marked_by_what_it_says_and_where_it_stands_and_prose_never() {
    let prose = "The herring came late this year, and with them came the boats from the south.";
    let text = format!(
        "Follow us on Gullnet and Fishwire\n\n{prose}\n\nMore coast\n\n\
         Nobody had expected it.\n\nMore coast\n\n{prose}\n\nWrite to desk@harbour.example\n\nShare prices of three shipping lines fell a little.\n\n\
         The views of the author do not necessarily represent those of this paper.\n\n\
         See also\n\n4 May 2031\n\nA bridge too short"
    );
    let found = analysis(&set(&[&text]));
    let marks: Vec<u8> = found.boilerplate[0].iter().map(|&it| u8::from(it)).collect();
    assert_eq!(marks, [1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1]);
    assert!(!found.repeats[0].boilerplate);
}

#[test]
fn a_list_of_other_pages_ends_before_the_heading_of_the_next_part() {
    let texts = [
        "See also\n\n4 May 2031\n\n5 May 2031\n\nThe opinions of our writers are their own.",
        "See also\n\nThe bridge\n\nWhat comes next\n\nNobody at the harbour knows yet.",
        "The views of the harbour from the hill are famous.\n\nOpinions differ on that.",
    ];
    let found = analysis(&set(&texts));
    assert_eq!(found.boilerplate[0], [true; 4]);
    assert_eq!(found.boilerplate[1], [true, true, false, false]);
    assert_eq!(found.boilerplate[2], [false; 2]);
}

#[test]
fn a_body_repeated_with_edits_is_folded_all_the_same() {
    let body = |changed: &str| {
        let part = |seed| fresh(seed, 30).join(" ");
        format!("{} {changed} {}.\n\n{}.\n\n{}.", part(1), part(2), part(3), part(4))
    };
    let text = format!("Top line\n\n{}\n\nBetween them\n\n{}", body("gulls"), body("terns"));
    let found = analysis(&set(&[&text]));
    let folds: Vec<_> = found.folds[0]
        .iter()
        .map(|it| (it.blocks.clone(), it.original.clone(), it.words))
        .collect();
    assert_eq!(folds, [(5..8, 1..4, 121)]);
}

#[test]
fn a_repeated_notice_is_a_repeat_of_furniture() {
    let notice = "The views of the author do not necessarily represent those of this paper.";
    let text = format!("{notice}\n\nSomething else entirely was reported here.\n\n{notice}");
    let found = analysis(&set(&[&text]));
    assert_eq!(found.repeats.len(), 1);
    assert!(found.repeats[0].boilerplate);
    assert_eq!(found.words[0].boilerplate, 2 * folded(notice).len());
}

/// Sentences that differ in a word, in nothing but dress, and wholly.
const OLD: &str = "The old lighthouse was sold to a retired pilot on Friday morning. Nobody else \
    had made any offer at all. He will 'keep the lamp', he told the harbour board at once.";
const NEW: &str = "The old lighthouse was sold to a retired captain on Friday morning. Two rival \
    bidders withdrew on Thursday. He will “keep the lamp”, he told the harbour board at once.";

#[test]
fn near_copies_are_one_repeat_with_its_differences() {
    let articles = set(&[&format!("Sold.\n\n{OLD}"), &format!("{NEW}\n\nMore soon.")]);
    let found = repeats(&articles, 8);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, RepeatKind::Near);
    assert!((0.5..0.9).contains(&found[0].similarity));
    assert_eq!(shown(&articles, &found[0]), [(0, OLD), (1, NEW)]);

    let variants = found[0].variants(&articles);
    assert_eq!(variants.len(), 1);
    let read: Vec<(ChangeOp, bool, &str, &str)> = variants[0]
        .changes
        .iter()
        .filter(|it| it.op != ChangeOp::Equal)
        .map(|it| {
            let (old, new) = (articles[0].slice(it.old), articles[1].slice(it.new));
            (it.op, it.typographic, old.trim(), new.trim())
        })
        .collect();
    assert_eq!(
        read,
        [
            (ChangeOp::Replace, false, "pilot", "captain"),
            (
                ChangeOp::Replace,
                false,
                "Nobody else had made any offer at all.",
                "Two rival bidders withdrew on Thursday.",
            ),
            (ChangeOp::Replace, true, "'keep", "“keep"),
            (ChangeOp::Replace, true, "lamp',", "lamp”,"),
        ]
    );
}

#[test]
fn a_sentence_of_a_passage_that_stands_alone_too_is_a_repeat_with_all_its_places() {
    let sentence = "Eleven herring gulls sat on the customs shed and watched the crane fall.";
    let passage = format!("{} {sentence} {}", fresh(5, 30).join(" "), fresh(6, 30).join(" "));
    let texts: Vec<String> = (0..31_u64)
        .map(|i| {
            let own = |side: u64| fresh(100 + 2 * i + side, 20).join(" ");
            let copied = if i == 17 { sentence } else { passage.as_str() };
            format!("{}.\n\n{copied}.\n\n{}.", own(0), own(1))
        })
        .collect();
    let articles: Vec<_> = texts.iter().map(|text| article(text)).collect();
    let counts: Vec<usize> = repeats(&articles, 8).iter().map(|it| it.places.len()).collect();
    assert_eq!(counts, [30, 31]);
}

#[test]
fn a_repeat_says_what_it_is() {
    let body = "The northern mole was closed again after the storm, and no ship entered. "
        .to_owned()
        + &fresh(9, 120).join(" ");
    let quotation = "nobody will buy so much as a rope from us before the spring comes back";
    let phrase = "the long cold winter behind the grey harbour wall";
    let notice = "The views of the author do not necessarily represent those of this paper.";
    let date = |text: &str, day: i8| {
        let date = jiff::civil::date(2031, 5, day);
        let published = Some(Published { date, basis: Basis::Metadata });
        Arc::new(Article { published, ..Article::clone(&article(text)) })
    };
    let between = fresh(8, 40).join(" ");
    let first = format!("{body}.\n\nBreak.\n\n{body}.\n\n{notice}");
    let second =
        format!("She said: “I fear {quotation}.”\n\n{between}\n\nAfter {phrase} they met.");
    let third = format!("He heard “that {quotation}” too.\n\nBefore {phrase} it ended.");
    let mut articles =
        vec![date(&first, 4), date(&format!("{second}\n\n{notice}"), 2), date(&third, 3)];
    let found = analysis(&articles);
    let told = |text: &str| {
        let shows = |it: &&Repeat| shown(&articles, it)[0].1.contains(text);
        found.repeats.iter().find(shows).map(|it| (it.nature(&articles), it.oldest(&articles)))
    };
    assert_eq!(told("northern mole"), Some((Nature::PastedBody, None)));
    assert_eq!(told(quotation), Some((Nature::Quotation, Some(1))));
    assert_eq!(told(phrase), Some((Nature::SetPhrase, Some(1))));
    assert_eq!(told("views of the author"), Some((Nature::Boilerplate, Some(1))));

    articles[2] = article(&articles[2].text);
    let undated = found.repeats.iter().find(|it| shown(&articles, it)[0].1.contains(quotation));
    assert_eq!(undated.and_then(|it| it.oldest(&articles)), None);
}

/// Paragraphs of made-up words, hardly any of which stands twice by chance.
fn fresh(seed: u64, words: usize) -> Vec<String> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    (0..words)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            format!("w{}", state >> 44)
        })
        .collect()
}
