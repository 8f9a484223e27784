//! Compounds broken at their hyphen over two lines (`well-` `known`), told from words that the
//! line end broke (`exam-` `ple`): by how the set writes them elsewhere.

use rustc_hash::FxHashSet;

use crate::text::{Span, token};

use super::Words;
use super::numbers::Numbers;

/// A word that a hyphen breaks over two lines.
struct Broken {
    text: usize,
    word: usize,
    /// The ids of its halves and where they stand.
    halves: [(u32, Span); 2],
}

/// Parts those of the words `broken`, given as text and word in order, that stand in some text
/// as a compound on one line and in none as one word. `numbers` are those of all folded
/// words. Linear in the
/// number of words, and nearly free without broken ones.
pub(super) fn part_compounds(
    texts: &[&str],
    numbers: &Numbers,
    words: &mut [Words],
    broken: &[(usize, usize)],
) {
    let halved = broken.iter().filter_map(|&(text, word)| {
        let span = words[text].span(word);
        let token = &texts[text][span.range()];
        let [first, second] = token::halves(token)?.map(|half| {
            let id = numbers.get(&token::fold(&token[half.range()]))?;
            Some((id, Span::new(span.start + half.start, span.start + half.end)))
        });
        Some(Broken { text, word, halves: [first?, second?] })
    });
    let mut broken: Vec<Broken> = halved.collect();
    if broken.is_empty() {
        return;
    }
    let whole = unbroken(words, numbers.len(), &broken);
    broken.retain(|it| !whole[words[it.text].ids[it.word] as usize]);
    let compounds = compounds(texts, words, &broken);
    broken.retain(|it| compounds.contains(&it.halves.map(|(id, _)| id)));
    for broken in broken.chunk_by(|a, b| a.text == b.text) {
        part(&mut words[broken[0].text], broken);
    }
}

/// By id: whether the word stands anywhere but at the places of `broken`.
fn unbroken(words: &[Words], vocabulary: usize, broken: &[Broken]) -> Vec<bool> {
    let mut counts = vec![0_u32; vocabulary];
    for &id in words.iter().flat_map(|words| &words.ids) {
        counts[id as usize] += 1;
    }
    for it in broken {
        counts[words[it.text].ids[it.word] as usize] -= 1;
    }
    counts.into_iter().map(|count| count > 0).collect()
}

/// The pairs of halves of `broken` that stand somewhere as a compound on one line.
fn compounds(texts: &[&str], words: &[Words], broken: &[Broken]) -> FxHashSet<[u32; 2]> {
    let wanted: FxHashSet<[u32; 2]> = broken.iter().map(|it| it.halves.map(|(id, _)| id)).collect();
    let mut found = FxHashSet::default();
    for (text, words) in texts.iter().zip(words) {
        for (word, ids) in words.ids.windows(2).enumerate() {
            let pair = [ids[0], ids[1]];
            let (end, next) = (words.span(word).end, words.span(word + 1).start);
            // Looking at the text first would cost more: most gaps are a space.
            if next - end <= '‐'.len_utf8()
                && token::is_compound(&text[end..next])
                && wanted.contains(&pair)
            {
                found.insert(pair);
            }
        }
    }
    found
}

/// Puts the halves of `broken`, which are in order, in the place of the words.
fn part(words: &mut Words, broken: &[Broken]) {
    let whole = std::mem::take(words);
    let mut parted = Words { language: whole.language, ..Words::default() };
    let mut done = 0;
    for it in broken {
        parted.extend(&whole, done..it.word);
        it.halves.into_iter().for_each(|(id, span)| parted.push(id, span));
        done = it.word + 1;
    }
    parted.extend(&whole, done..whole.ids.len());
    *words = parted;
}
