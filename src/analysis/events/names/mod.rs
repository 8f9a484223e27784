//! Names of persons, places and bodies, with their aliases and spellings merged inside the set.
//!
//! A name is a run of capitalised words. `Steve Witkoff`, `Mr Witkoff` and `Witkoff's` are one
//! name, and so are `Yury` and `Yuri` before the same surname, and an acronym and the words whose
//! initials it is. No list of names is used, so any script with capital letters works.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::{Article, Language, Span, token};

use super::super::Corpus;
use super::super::lists::Lists;
use super::dates;
use super::lexicon::Lexicon;
use super::units::{Unit, Units};

mod merge;
#[cfg(test)]
mod tests;
mod transcription;

/// Words before a name that say who somebody is; the name begins after the last of them.
const TITLES: &[&str] = &[
    "president",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "lord",
    "lady",
    "senator",
    "sen",
    "rep",
    "congressman",
    "governor",
    "gov",
    "mayor",
    "minister",
    "secretary",
    "chancellor",
    "general",
    "gen",
    "colonel",
    "col",
    "captain",
    "capt",
    "sergeant",
    "sgt",
    "lieutenant",
    "lt",
    "officer",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "judge",
    "justice",
    "professor",
    "prof",
    "chairman",
    "director",
    "ambassador",
    "envoy",
    "spokesman",
    "spokeswoman",
    "aide",
    "detective",
    "sheriff",
    "inspector",
    "prime",
    "foreign",
    "vice",
    "deputy",
    "former",
    "chief",
    "special",
];

/// Lower-case words that may stand inside a name.
const PARTICLES: &[&str] = &["of", "de", "der", "den", "von", "van", "bin", "al", "da", "du", "la"];

/// A place where a name stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameMention {
    /// Which name: an index into [`Names::forms`].
    pub(super) name: u32,
    /// Where, in the article's text.
    pub(super) span: Span,
}

/// The names of a set.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By name: its fullest form, as written.
    pub(super) forms: Vec<String>,
    /// By unit: its mentions, in order.
    pub(super) mentions: Lists<NameMention>,
}

/// A run of capitalised words, before aliases are merged.
struct Run {
    unit: usize,
    span: Span,
    /// Its words, in a form that spellings and cases of a name have in common.
    words: Vec<Box<str>>,
}

impl Names {
    /// Finds and merges the names of the set. Near-linear in the number of words.
    pub(super) fn new(
        articles: &[Arc<Article>],
        corpus: &Corpus,
        units: &Units,
        dates: &dates::Reader<'_>,
    ) -> Self {
        let mut lexicons: FxHashMap<Option<Language>, Lexicon> = FxHashMap::default();
        for it in &corpus.articles {
            lexicons.entry(it.language).or_insert_with(|| Lexicon::new(it.language));
        }
        let lexicon = |unit: &Unit| &lexicons[&corpus.articles[unit.at.article].language];
        let case = Case::new(articles, corpus, units, lexicon);
        let mut runs = Vec::new();
        for (index, unit) in units.all.iter().enumerate() {
            let text = &articles[unit.at.article];
            runs_of(index, unit, text, corpus, (&case, dates, lexicon(unit)), &mut runs);
        }
        let (ids, forms) = merge::merge(&runs, articles, units);
        let mut found = runs.iter().zip(ids).peekable();
        let of_unit = |unit| {
            let next = std::iter::from_fn(|| found.next_if(|it| it.0.unit == unit));
            next.map(|(run, name)| NameMention { name, span: run.span }).collect::<Vec<_>>()
        };
        let mentions = (0..units.all.len()).map(of_unit).collect();
        Self { forms, mentions }
    }
}

impl Names {
    /// What the spellings of a name in several languages and alphabets have in common: that of its last
    /// word, by which people are called for short. Empty for letters other than Latin and Cyrillic.
    pub(super) fn skeleton(&self, name: u32) -> String {
        let form = &self.forms[name as usize];
        let last = token::tokens(form).last().map_or("", |it| &form[it.range()]);
        transcription::skeleton(&merge::key(last, &token::fold(last)))
    }
}

/// How often each word stands with a capital where nothing but being a name asks for one.
struct Case {
    /// By word: capitalised, and in small letters, inside sentences.
    counts: Vec<(u32, u32)>,
    /// By word: whether it stands like a noun where all nouns have a capital.
    noun: Vec<bool>,
}

impl Case {
    fn new<'a>(
        articles: &[Arc<Article>],
        corpus: &Corpus,
        units: &Units,
        lexicon: impl Fn(&Unit) -> &'a Lexicon,
    ) -> Self {
        let mut counts = vec![(0, 0); corpus.vocabulary.len()];
        let mut noun = vec![false; corpus.vocabulary.len()];
        for unit in &units.all {
            let article = &articles[unit.at.article];
            let words = &corpus.articles[unit.at.article];
            // A heading in title case says nothing about names.
            if title_case(unit, article, corpus) {
                continue;
            }
            let capital_nouns = lexicon(unit).capital_nouns();
            for it in unit.words.clone().skip(1) {
                let count: &mut (u32, u32) = &mut counts[words.ids[it] as usize];
                if capitalised(article.slice(words.span(it))) {
                    count.0 += 1;
                    let before = &corpus.vocabulary[words.ids[it - 1] as usize];
                    noun[words.ids[it] as usize] |= capital_nouns && before_noun(before);
                } else {
                    count.1 += 1;
                }
            }
        }
        Self { counts, noun }
    }

    /// Whether a capital on this word speaks for a name even where every word would have one.
    fn is_name(&self, word: u32) -> bool {
        let (capital, small) = self.counts[word as usize];
        capital > 2 * small
    }
}

/// Whether a German word stands before nouns and not before names: a number, an article or whatever
/// else has its endings.
fn before_noun(word: &str) -> bool {
    const PREPOSITIONS: &[&str] =
        &["über", "unter", "hinter", "oder", "aber", "ohne", "neben", "sowie"];
    let ends = ["e", "en", "er", "es", "em", "im", "am", "um", "zur", "vom", "das", "eim", "ins"];
    word.starts_with(|c: char| c.is_ascii_digit())
        || word.len() <= 12
            && !PREPOSITIONS.contains(&word)
            && ends.iter().any(|it| word.ends_with(it))
}

fn capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether nearly all words but the short ones have a capital, as in many headlines.
fn title_case(unit: &Unit, article: &Article, corpus: &Corpus) -> bool {
    let words = &corpus.articles[unit.at.article];
    let words = unit.words.clone().skip(1).map(|it| article.slice(words.span(it)));
    let long = words.filter(|it| it.chars().nth(3).is_some());
    let (all, capitals) =
        long.fold((0, 0), |sum, it| (sum.0 + 1, sum.1 + usize::from(capitalised(it))));
    all >= 3 && capitals * 10 >= all * 9
}

/// Collects the runs of one sentence.
fn runs_of(
    index: usize,
    unit: &Unit,
    article: &Article,
    corpus: &Corpus,
    (case, dates, lexicon): (&Case, &dates::Reader<'_>, &Lexicon),
    runs: &mut Vec<Run>,
) {
    let words = &corpus.articles[unit.at.article];
    let folded = |it: usize| corpus.vocabulary[words.ids[it] as usize].as_ref();
    let title_case = title_case(unit, article, corpus);
    let mut open: Vec<usize> = Vec::new();
    let mut flush = |open: &mut Vec<usize>| {
        while open.last().is_some_and(|&it| !capitalised(article.slice(words.span(it)))) {
            open.pop();
        }
        let bare = |it: usize| folded(it).strip_suffix("'s").unwrap_or(folded(it));
        let title = open.iter().rposition(|&it| TITLES.contains(&bare(it)));
        let rest = &open[title.map_or(0, |it| it + 1)..];
        if let (Some(&first), Some(&last)) = (rest.first(), rest.last()) {
            let key = |&it: &usize| merge::key(article.slice(words.span(it)), bare(it));
            let names: Vec<Box<str>> = rest.iter().map(key).collect();
            let noun = rest.len() == 1 && case.noun[words.ids[first] as usize];
            if !noun && names.iter().any(|it| it.chars().nth(1).is_some()) {
                let span = Span::new(words.span(first).start, words.span(last).end);
                runs.push(Run { unit: index, span, words: names });
            }
        }
        open.clear();
    };
    for (place, it) in unit.words.clone().enumerate() {
        let word = article.slice(words.span(it));
        let doubtful = place == 0 || title_case || after_opening(article, words.span(it).start);
        let name = capitalised(word)
            && !dates.names_time(words.ids[it])
            && !lexicon.function_words.contains(folded(it))
            && (!doubtful || case.is_name(words.ids[it]));
        let joined = open.last().is_some_and(|&last| {
            let gap = &article.text[words.span(last).end..words.span(it).start];
            let initial = article.slice(words.span(last)).chars().count() == 1;
            let possessive = folded(last).ends_with("'s");
            !possessive
                && (matches!(gap, " " | "-" | "\u{a0}")
                    || initial && gap == ". "
                    || gap == ". " && TITLES.contains(&folded(last)))
        });
        if !joined {
            flush(&mut open);
        }
        if name || !open.is_empty() && PARTICLES.contains(&word) {
            open.push(it);
        } else {
            flush(&mut open);
        }
    }
    flush(&mut open);
}

/// Whether a quotation or a bracket opens, or a colon stands, before `at`: a capital there may be
/// that of a sentence.
fn after_opening(article: &Article, at: usize) -> bool {
    let before = article.text[..at].trim_end_matches(' ').chars().next_back();
    before.is_some_and(|c| {
        matches!(
            c,
            '“' | '"'
                | '‘'
                | '\''
                | '«'
                | '„'
                | '('
                | '['
                | ':'
                | '.'
                | '!'
                | '?'
                | '…'
                | '-'
                | '–'
                | '—'
        )
    })
}
