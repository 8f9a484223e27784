//! Names are numbered so that aliases and spellings of one name have one number.

use std::cmp::Reverse;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::text::Article;

use super::super::units::Units;
use super::{PARTICLES, Run};

/// Endings of Cyrillic names that change with the case, the longer ones first.
const CASES: &[&str] = &[
    "ое", "ее", "ого", "ому", "ими", "ами", "ії", "ия", "ии", "ию", "ий", "ій", "ый", "ым", "им",
    "ой", "ою", "ом", "ем", "єм", "ей", "ою", "ам", "ах", "ая", "ую", "ові", "ы", "и", "і", "а",
    "я", "у", "ю", "е", "є", "о", "й", "ь",
];

/// Endings in which transcriptions of Cyrillic differ.
const TRANSCRIBED: &[&str] = &["yy", "iy", "ij", "yi", "ey", "i", "y"];

/// What the spellings and cases of a word of a name have in common. `written` and `folded` are
/// the same word. Accents go, double letters are one, and so are the endings of cases and
/// transcriptions. Acronyms stay as they are.
pub(super) fn key(written: &str, folded: &str) -> Box<str> {
    if capitals(written) > 1 {
        return folded.into();
    }
    let cyrillic = folded.starts_with(|c| matches!(c, '\u{400}'..='\u{52f}'));
    let endings = if cyrillic { CASES } else { TRANSCRIBED };
    let known = |it: &&str| folded.strip_suffix(*it).filter(|it| it.chars().nth(2).is_some());
    let stem = endings.iter().find_map(known);
    let mut last = None;
    let mut plain: String = stem
        .unwrap_or(folded)
        .nfd()
        .filter(|&it| !is_combining_mark(it) && last.replace(it) != Some(it))
        .collect();
    if stem.is_some() && !cyrillic {
        plain.push('y');
    }
    plain.into()
}

fn capitals(word: &str) -> usize {
    word.chars().filter(|it| it.is_uppercase()).count()
}

/// Whether one of two neighbouring names is an acronym that explains the other: `Harbour Pilots Union
/// (HPU)`, or the other way round.
fn explained(first: &Run, second: &Run, articles: &[Arc<Article>], units: &Units) -> bool {
    let article = &articles[units.article(first.unit)];
    let written = [first, second].map(|it| article.slice(it.span));
    let (long, short) =
        if first.words.len() > 1 { (written[0], written[1]) } else { (written[1], written[0]) };
    let mut letters = long.chars().flat_map(char::to_lowercase);
    &article.text[first.span.end..second.span.start] == " ("
        && capitals(short) > 1
        && short.len() <= 8
        && short.chars().flat_map(char::to_lowercase).all(|it| letters.any(|other| other == it))
}

/// Numbers the names so that forms of one name get one number; also each name's fullest form.
pub(super) fn merge(
    runs: &[Run],
    articles: &[Arc<Article>],
    units: &Units,
) -> (Vec<u32>, Vec<String>) {
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
    let place: FxHashMap<&[Box<str>], usize> =
        distinct.iter().enumerate().map(|(index, (words, _))| (*words, index)).collect();
    for pair in runs.windows(2) {
        if pair[0].unit == pair[1].unit && explained(&pair[0], &pair[1], articles, units) {
            let [first, second] = [&pair[0], &pair[1]].map(|it| place[it.words.as_slice()]);
            let (long, short) =
                if distinct[first].0.len() > 1 { (first, second) } else { (second, first) };
            if parent[short] == short && parent[long] != short {
                parent[short] = long;
            }
        }
    }
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
