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

/// The different forms of names, in order, each with how often it is met.
type Forms<'a> = [(&'a [Box<str>], usize)];

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
    let mut forms: Vec<(&[Box<str>], usize)> = forms.into_iter().collect();
    forms.sort_unstable();
    // By form: the one that it is a form of, or itself.
    let mut parent: Vec<usize> = (0..forms.len()).collect();
    families(&forms, &mut parent);
    acronyms(&forms, &mut parent);
    let place: FxHashMap<&[Box<str>], usize> =
        forms.iter().enumerate().map(|(index, (words, _))| (*words, index)).collect();
    let place = |run: &Run| place[run.words.as_slice()];
    for pair in runs.windows(2) {
        if pair[0].unit == pair[1].unit && explained(&pair[0], &pair[1], articles, units) {
            let [first, second] = [&pair[0], &pair[1]].map(place);
            let (long, short) =
                if forms[first].0.len() > 1 { (first, second) } else { (second, first) };
            if parent[short] == short && parent[long] != short {
                parent[short] = long;
            }
        }
    }
    let root = |form: usize| {
        let mut root = parent[form];
        while parent[root] != root {
            root = parent[root];
        }
        root
    };
    let mut numbers: FxHashMap<usize, u32> = FxHashMap::default();
    let number = |run: &Run| {
        let next = numbers.len() as u32;
        *numbers.entry(root(place(run))).or_insert(next)
    };
    let ids: Vec<u32> = runs.iter().map(number).collect();
    let written = runs.iter().map(|run| articles[units.article(run.unit)].slice(run.span));
    let shown = fullest(ids.iter().copied().zip(written), numbers.len());
    (ids, shown)
}

/// Joins the forms that end in one word: a bare surname with its commonest full form, and full forms whose
/// first words are spellings of each other.
fn families(forms: &Forms<'_>, parent: &mut [usize]) {
    let mut by_last: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, (words, _)) in forms.iter().enumerate() {
        by_last.entry(words[words.len() - 1].as_ref()).or_default().push(index);
    }
    for family in by_last.values() {
        let full = family.iter().copied().filter(|&it| forms[it].0.len() > 1);
        let head = full.clone().max_by_key(|&it| (forms[it].1, Reverse(it)));
        let Some(head) = head else { continue };
        for &it in family {
            let words = forms[it].0;
            let alias = words.len() == 1
                || spelling(&words[0], &forms[head].0[0])
                || forms[head].0.ends_with(words)
                || words.ends_with(forms[head].0);
            if alias {
                parent[it] = head;
            }
        }
        for it in full {
            if parent[it] == it && it != head {
                let twin = family.iter().copied().find(|&other| {
                    other < it
                        && forms[other].0.len() > 1
                        && spelling(&forms[other].0[0], &forms[it].0[0])
                });
                parent[it] = twin.map_or(it, |twin| parent[twin]);
            }
        }
    }
}

/// By number of a name: how to show it, from all places where it is `written`. The commonest form of several
/// words, or else the commonest; ties by the alphabet.
fn fullest<'a>(written: impl Iterator<Item = (u32, &'a str)>, names: usize) -> Vec<String> {
    let mut counts: FxHashMap<(u32, &str), usize> = FxHashMap::default();
    for (id, written) in written {
        let written = written.trim_end_matches("'s").trim_end_matches("’s");
        *counts.entry((id, written)).or_default() += 1;
    }
    let mut best: Vec<(bool, usize, Reverse<&str>)> = vec![(false, 0, Reverse("")); names];
    for ((id, written), count) in counts {
        let form = (written.contains(' '), count, Reverse(written));
        let slot = &mut best[id as usize];
        *slot = form.max(*slot);
    }
    best.into_iter().map(|it| it.2.0.to_owned()).collect()
}

/// Whether two first names may be spellings or short forms of one another.
fn spelling(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.chars().zip(long.chars()).take_while(|(x, y)| x == y).count();
    let length = short.chars().count();
    length == 1 && shared == 1 || shared >= 3 && shared + 1 >= length
}

/// Gives an acronym the name whose initials it is.
fn acronyms(forms: &Forms<'_>, parent: &mut [usize]) {
    let mut initials: FxHashMap<String, usize> = FxHashMap::default();
    for (index, (words, _)) in forms.iter().enumerate() {
        if words.len() > 1 {
            let big = words.iter().filter(|it| !PARTICLES.contains(&it.as_ref()));
            let letters: String = big.filter_map(|it| it.chars().next()).collect();
            initials.entry(letters).or_insert(index);
        }
    }
    for (index, (words, _)) in forms.iter().enumerate() {
        if let [word] = words
            && (2..=6).contains(&word.len())
            && let Some(&full) = initials.get(word.as_ref())
            && parent[index] == index
        {
            parent[index] = full;
        }
    }
}
