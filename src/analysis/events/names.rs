//! Names of persons, places and bodies, with their aliases and spellings merged inside the set.
//!
//! A name is a run of capitalised words. `Steve Witkoff`, `Mr Witkoff` and `Witkoff's` are one
//! name, and so are `Yury` and `Yuri` before the same surname, and an acronym and the words whose
//! initials it is. No list of names is used, so any script with capital letters works.

use std::cmp::Reverse;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Article, Language, Span};

use super::super::Corpus;
use super::dates;
use super::units::{Unit, Units};

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
    pub(super) mentions: Vec<Vec<NameMention>>,
}

/// A run of capitalised words, before aliases are merged.
struct Run {
    unit: usize,
    span: Span,
    words: Vec<Box<str>>,
}

impl Names {
    /// Finds and merges the names of the set. Near-linear in the number of words.
    pub(super) fn new(articles: &[Arc<Article>], corpus: &Corpus, units: &Units) -> Self {
        let mut stops: FxHashMap<Option<Language>, FxHashSet<&str>> = FxHashMap::default();
        for it in &corpus.articles {
            let words = || it.language.into_iter().flat_map(Language::function_words).collect();
            stops.entry(it.language).or_insert_with(words);
        }
        let case = Case::new(articles, corpus, units);
        let mut runs = Vec::new();
        for (index, unit) in units.all.iter().enumerate() {
            let text = &articles[unit.at.article];
            let stops = &stops[&corpus.articles[unit.at.article].language];
            runs_of(index, unit, text, corpus, &case, stops, &mut runs);
        }
        let (ids, forms) = merge(&runs, articles, units);
        let mut mentions = vec![Vec::new(); units.all.len()];
        for (run, name) in runs.iter().zip(ids) {
            mentions[run.unit].push(NameMention { name, span: run.span });
        }
        Self { forms, mentions }
    }
}

/// How often each word stands with a capital where nothing but being a name asks for one.
struct Case {
    /// By word: capitalised, and in small letters, inside sentences.
    counts: Vec<(u32, u32)>,
}

impl Case {
    fn new(articles: &[Arc<Article>], corpus: &Corpus, units: &Units) -> Self {
        let mut counts = vec![(0, 0); corpus.vocabulary.len()];
        for unit in &units.all {
            let article = &articles[unit.at.article];
            let words = &corpus.articles[unit.at.article];
            // A heading in title case says nothing about names.
            if title_case(unit, article, corpus) {
                continue;
            }
            for it in unit.words.clone().skip(1) {
                let count: &mut (u32, u32) = &mut counts[words.ids[it] as usize];
                if capitalised(article.slice(words.spans[it])) {
                    count.0 += 1;
                } else {
                    count.1 += 1;
                }
            }
        }
        Self { counts }
    }

    /// Whether a capital on this word speaks for a name even where every word would have one.
    fn is_name(&self, word: u32) -> bool {
        let (capital, small) = self.counts[word as usize];
        capital > 2 * small
    }
}

fn capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether nearly all words but the short ones have a capital, as in many headlines.
fn title_case(unit: &Unit, article: &Article, corpus: &Corpus) -> bool {
    let spans = &corpus.articles[unit.at.article].spans;
    let words = unit.words.clone().skip(1).map(|it| article.slice(spans[it]));
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
    case: &Case,
    stops: &FxHashSet<&str>,
    runs: &mut Vec<Run>,
) {
    let words = &corpus.articles[unit.at.article];
    let folded = |it: usize| corpus.vocabulary[words.ids[it] as usize].as_ref();
    let title_case = title_case(unit, article, corpus);
    let mut open: Vec<usize> = Vec::new();
    let mut flush = |open: &mut Vec<usize>| {
        while open.last().is_some_and(|&it| !capitalised(article.slice(words.spans[it]))) {
            open.pop();
        }
        let bare = |it: usize| folded(it).strip_suffix("'s").unwrap_or(folded(it));
        let title = open.iter().rposition(|&it| TITLES.contains(&bare(it)));
        let rest = &open[title.map_or(0, |it| it + 1)..];
        if let (Some(&first), Some(&last)) = (rest.first(), rest.last()) {
            let names: Vec<Box<str>> = rest.iter().map(|&it| bare(it).into()).collect();
            if names.iter().any(|it| it.chars().nth(1).is_some()) {
                let span = Span::new(words.spans[first].start, words.spans[last].end);
                runs.push(Run { unit: index, span, words: names });
            }
        }
        open.clear();
    };
    for (place, it) in unit.words.clone().enumerate() {
        let word = article.slice(words.spans[it]);
        let doubtful = place == 0 || title_case || after_opening(article, words.spans[it].start);
        let name = capitalised(word)
            && !dates::is_month_or_weekday(folded(it))
            && !stops.contains(folded(it))
            && (!doubtful || case.is_name(words.ids[it]));
        let joined = open.last().is_some_and(|&last| {
            let gap = &article.text[words.spans[last].end..words.spans[it].start];
            let initial = article.slice(words.spans[last]).chars().count() == 1;
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

/// Numbers the names so that forms of one name get one number; also each name's fullest form.
fn merge(runs: &[Run], articles: &[Arc<Article>], units: &Units) -> (Vec<u32>, Vec<String>) {
    let mut forms: FxHashMap<&[Box<str>], usize> = FxHashMap::default();
    for run in runs {
        *forms.entry(&run.words).or_default() += 1;
    }
    let mut distinct: Vec<(&[Box<str>], usize)> = forms.into_iter().collect();
    distinct.sort_unstable();
    let mut by_last: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, (words, _)) in distinct.iter().enumerate() {
        by_last.entry(words[words.len() - 1].as_ref()).or_default().push(index);
    }
    let mut parent: Vec<usize> = (0..distinct.len()).collect();
    for family in by_last.values() {
        // The commonest full form takes the bare surname; full forms merge when their first
        // words are spellings of each other.
        let full = family.iter().copied().filter(|&it| distinct[it].0.len() > 1);
        let head = full.clone().max_by_key(|&it| (distinct[it].1, Reverse(it)));
        let Some(head) = head else { continue };
        for &it in family {
            let words = distinct[it].0;
            let alias = words.len() == 1
                || spelling(&words[0], &distinct[head].0[0])
                || distinct[head].0.ends_with(words)
                || words.ends_with(distinct[head].0);
            if alias {
                parent[it] = head;
            }
        }
        for it in full {
            if parent[it] == it && it != head {
                let twin = family.iter().copied().find(|&other| {
                    other < it
                        && distinct[other].0.len() > 1
                        && spelling(&distinct[other].0[0], &distinct[it].0[0])
                });
                parent[it] = twin.map_or(it, |twin| parent[twin]);
            }
        }
    }
    acronyms(&distinct, &mut parent);
    let mut roots: Vec<usize> = Vec::with_capacity(parent.len());
    for (index, &up) in parent.iter().enumerate() {
        let mut root = if up == index { index } else { parent[up] };
        while parent[root] != root {
            root = parent[root];
        }
        roots.push(root);
    }
    let mut numbers: FxHashMap<usize, u32> = FxHashMap::default();
    let mut counts: FxHashMap<(u32, &str), usize> = FxHashMap::default();
    let place: FxHashMap<&[Box<str>], usize> =
        distinct.iter().enumerate().map(|(index, (words, _))| (*words, index)).collect();
    let ids: Vec<u32> = runs
        .iter()
        .map(|run| {
            let root = roots[place[run.words.as_slice()]];
            let written = articles[units.article(run.unit)].slice(run.span);
            let written = written.trim_end_matches("'s").trim_end_matches("’s");
            let next = numbers.len() as u32;
            let id = *numbers.entry(root).or_insert(next);
            *counts.entry((id, written)).or_insert(0_usize) += 1;
            id
        })
        .collect();
    // Shown is the commonest form of several words, or else the commonest; ties by the alphabet.
    let mut best: Vec<(bool, usize, Reverse<&str>)> = vec![(false, 0, Reverse("")); numbers.len()];
    for ((id, written), count) in counts {
        let form = (written.contains(' '), count, Reverse(written));
        let slot = &mut best[id as usize];
        *slot = form.max(*slot);
    }
    (ids, best.into_iter().map(|it| it.2.0.to_owned()).collect())
}

/// Whether two first names may be spellings or short forms of one another.
fn spelling(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.chars().zip(long.chars()).take_while(|(x, y)| x == y).count();
    let length = short.chars().count();
    length == 1 && shared == 1 || shared >= 3 && shared + 1 >= length
}

/// Gives an acronym the name whose initials it is.
fn acronyms(distinct: &[(&[Box<str>], usize)], parent: &mut [usize]) {
    let mut initials: FxHashMap<String, usize> = FxHashMap::default();
    for (index, (words, _)) in distinct.iter().enumerate() {
        if words.len() > 1 {
            let big = words.iter().filter(|it| !PARTICLES.contains(&it.as_ref()));
            let letters: String = big.filter_map(|it| it.chars().next()).collect();
            initials.entry(letters).or_insert(index);
        }
    }
    for (index, (words, _)) in distinct.iter().enumerate() {
        if let [word] = words
            && (2..=6).contains(&word.len())
            && let Some(&full) = initials.get(word.as_ref())
            && parent[index] == index
        {
            parent[index] = full;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::{Block, BlockKind, Sentence};

    /// By name: the forms in which the sentences have it.
    fn found(sentences: &[&str]) -> Vec<BTreeSet<String>> {
        let mut article = Article::default();
        for sentence in sentences {
            let start = article.text.len();
            article.text.push_str(sentence);
            let span = Span::new(start, article.text.len());
            let block = article.blocks.len();
            article.blocks.push(Block { span, kind: BlockKind::Paragraph, line: 1 });
            article.sentences.push(Sentence { span, block });
            article.text.push('\n');
        }
        let articles = [Arc::new(article)];
        let corpus = Corpus::new(&articles);
        let units = Units::new(&articles, &corpus, &[vec![false; sentences.len()]], &[], &[]);
        let names = Names::new(&articles, &corpus, &units);
        let mut forms = vec![BTreeSet::new(); names.forms.len()];
        for it in names.mentions.iter().flatten() {
            forms[it.name as usize].insert(articles[0].slice(it.span).to_owned());
        }
        forms
    }

    fn together(sentences: &[&str], a: &str, b: &str) -> bool {
        found(sentences).iter().any(|forms| forms.contains(a) && forms.contains(b))
    }

    #[test]
    fn titles_surnames_and_possessives_are_one_name() {
        let sentences = [
            "Then the harbour master Ilse Varga spoke.",
            "Later Captain Varga went home.",
            "They read Varga's letter.",
            "It came from Transport Secretary Ilse Varga herself.",
        ];
        assert!(together(&sentences, "Ilse Varga", "Varga"));
        assert!(together(&sentences, "Ilse Varga", "Varga's"));
        assert_eq!(found(&sentences).iter().filter(|it| it.contains("Ilse Varga")).count(), 1);
    }

    #[test]
    fn spellings_of_a_first_name_are_one_and_namesakes_are_not() {
        let sentences = [
            "There was Yury Petrenko again.",
            "There was Yuri Petrenko again.",
            "There was Oksana Petrenko too.",
        ];
        assert!(together(&sentences, "Yury Petrenko", "Yuri Petrenko"));
        assert!(!together(&sentences, "Yury Petrenko", "Oksana Petrenko"));
    }

    #[test]
    fn an_acronym_is_the_name_whose_initials_it_is() {
        let sentences = ["We asked the Harbour Pilots Union.", "But the HPU did not answer."];
        assert!(together(&sentences, "Harbour Pilots Union", "HPU"));
    }

    #[test]
    fn the_first_word_of_a_sentence_is_a_name_only_if_it_is_one_elsewhere() {
        let sentences = ["Nets were torn.", "Tollbridge slept.", "They love Tollbridge dearly."];
        let all: BTreeSet<String> = found(&sentences).into_iter().flatten().collect();
        assert_eq!(all, BTreeSet::from(["Tollbridge".to_owned()]));
    }

    #[test]
    fn names_in_other_scripts_survive() {
        let sentences = ["Вчера Анна Ковальчук приехала.", "Потом Ковальчук уехала."];
        assert!(together(&sentences, "Анна Ковальчук", "Ковальчук"));
    }
}
