//! Why two sentences are linked: what they share, strongest first.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::text::{Article, Span};

use super::super::Corpus;
use super::meaning::LikeWords;
use super::names::NameMention;
use super::space::common;
use super::terms::NONE;
use super::{Evidence, EvidenceKind, Set};

/// Most pieces of evidence given for a link.
const MOST: usize = 12;

/// Words in quotation marks that count as the same quotation when both sides have them in a row.
const QUOTED_WORDS: usize = 3;

/// Evidence with its strength, in idf steps.
type Weighed = (u32, Evidence);

/// Words of a sentence that are searched for quoted words; what is longer is hardly a sentence.
const LONGEST: usize = 500;

impl Set {
    /// What the units `a` and `b` share. Linear in their words.
    pub(super) fn evidence(
        &self,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        a: usize,
        b: usize,
    ) -> Vec<Evidence> {
        let [of_a, of_b] = [a, b].map(|unit| self.units.article(unit));
        let differ = self.languages.differ(of_a, of_b);
        let mut found = if differ { self.same_names(a, b) } else { self.shared_names(a, b) };
        found.extend(self.shared_dates(articles, a, b));
        found.extend(self.shared_numbers(articles, a, b));
        found.extend(self.shared_quotations(articles, corpus, a, b));
        if !differ {
            let taken =
                found.iter().flat_map(|(_, it)| it.in_a.iter().copied()).collect::<Vec<_>>();
            found.extend(self.shared_terms(articles, corpus, (a, b), &taken));
        }
        if !self.languages.parted(of_a, of_b) {
            let like = self.like_words(articles, corpus, (a, b), &found);
            found.extend(like);
        }
        strongest(found)
    }

    /// The names that two units in different languages share, whatever they are spelt like.
    fn same_names(&self, a: usize, b: usize) -> Vec<Weighed> {
        let names = &self.mentions.names;
        let mut found: Vec<Weighed> = Vec::new();
        for x in &names.mentions[a] {
            let same = |y: &&NameMention| self.foreign.same_name(x.name, y.name);
            for y in names.mentions[b].iter().filter(same) {
                let text = names.forms[x.name as usize].clone();
                let strength = self.names.idf[x.name as usize];
                add(&mut found, strength, EvidenceKind::Name, text, x.span, y.span);
            }
        }
        found
    }

    fn shared_names(&self, a: usize, b: usize) -> Vec<Weighed> {
        let names = &self.mentions.names;
        let places = |unit: usize, name: u32| -> Vec<Span> {
            names.mentions[unit].iter().filter(|it| it.name == name).map(|it| it.span).collect()
        };
        common(&self.names.bags[a], &self.names.bags[b])
            .map(|name| {
                let evidence = Evidence {
                    kind: EvidenceKind::Name,
                    text: names.forms[name as usize].clone(),
                    in_a: places(a, name),
                    in_b: places(b, name),
                };
                (self.names.idf[name as usize], evidence)
            })
            .collect()
    }

    fn shared_dates(&self, articles: &[Arc<Article>], a: usize, b: usize) -> Vec<Weighed> {
        let mut found: Vec<Weighed> = Vec::new();
        for x in &self.mentions.dates[a] {
            for y in self.mentions.dates[b].iter().filter(|y| x.when.agrees(y.when)) {
                let strength = if x.when.same_day(y.when) { STRONG } else { STRONG / 3 };
                let text = articles[self.units.article(a)].slice(x.span).to_owned();
                add(&mut found, strength, EvidenceKind::Date, text, x.span, y.span);
            }
        }
        found
    }

    fn shared_numbers(&self, articles: &[Arc<Article>], a: usize, b: usize) -> Vec<Weighed> {
        let mut found: Vec<Weighed> = Vec::new();
        for x in &self.mentions.numbers[a] {
            for y in self.mentions.numbers[b].iter().filter(|y| x.same(y)) {
                let text = articles[self.units.article(a)].slice(x.span).to_owned();
                add(&mut found, STRONG, EvidenceKind::Number, text, x.span, y.span);
            }
        }
        found
    }

    /// The longest run of words that both have inside quotation marks.
    fn shared_quotations(
        &self,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        a: usize,
        b: usize,
    ) -> Vec<Weighed> {
        let side = |unit: usize| {
            let it = &self.units.all[unit];
            let words = &corpus.articles[it.at.article];
            let article = &articles[it.at.article];
            (article, words, it.words.clone())
        };
        let (article_a, words_a, unit_a) = side(a);
        let (article_b, words_b, unit_b) = side(b);
        let (ids_a, ids_b) = (&words_a.ids[unit_a.clone()], &words_b.ids[unit_b.clone()]);
        let (run, from_a, from_b) = longest_run(ids_a, ids_b);
        if run < QUOTED_WORDS {
            return Vec::new();
        }
        let (from_a, from_b) = (unit_a.start + from_a, unit_b.start + from_b);
        let in_a = words_a.span_of(&(from_a..from_a + run));
        let in_b = words_b.span_of(&(from_b..from_b + run));
        if !quoted(article_a, in_a) || !quoted(article_b, in_b) {
            return Vec::new();
        }
        let text = article_a.slice(in_a).to_owned();
        let evidence =
            Evidence { kind: EvidenceKind::Quotation, text, in_a: vec![in_a], in_b: vec![in_b] };
        vec![(STRONG * 2, evidence)]
    }

    /// The terms that both have outside names, neighbours joined where both sides join them.
    fn shared_terms(
        &self,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        (a, b): (usize, usize),
        taken: &[Span],
    ) -> Vec<Weighed> {
        let places = |unit: usize| -> Vec<(u32, usize, Span)> {
            let it = &self.units.all[unit];
            let words = &corpus.articles[it.at.article];
            it.words
                .clone()
                .map(|word| (self.terms.of[it.at.article][word], word, words.span(word)))
                .filter(|it| it.0 != NONE)
                .collect()
        };
        let (in_a, in_b) = (places(a), places(b));
        let mut found: Vec<Weighed> = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for &(term, word, span) in &in_a {
            if taken.iter().any(|it| it.overlaps(span)) {
                continue;
            }
            let others: Vec<_> = in_b.iter().filter(|it| it.0 == term).collect();
            let Some(&&(_, first, its)) = others.first() else { continue };
            let strength = self.space.idf[term as usize];
            let next = last.is_some_and(|(x, y)| x + 1 == word && y + 1 == first);
            last = Some((word, first));
            if next
                && let Some((sum, joined)) = found.last_mut()
                && let (Some(x), Some(y)) = (joined.in_a.last_mut(), joined.in_b.last_mut())
            {
                (x.end, y.end) = (span.end, its.end);
                articles[self.units.article(a)].slice(*x).clone_into(&mut joined.text);
                *sum += strength;
                continue;
            }
            let known = found.iter_mut().find(|(_, it)| it.in_b.contains(&its));
            if let Some((_, known)) = known {
                known.in_a.push(span);
                continue;
            }
            let text = articles[self.units.article(a)].slice(span).to_owned();
            let in_b = if next { vec![its] } else { others.iter().map(|it| it.2).collect() };
            let evidence = Evidence { kind: EvidenceKind::Term, text, in_a: vec![span], in_b };
            found.push((strength, evidence));
        }
        found
    }
}

impl Set {
    /// The words outside names and shared terms that are used alike.
    fn like_words(
        &self,
        articles: &[Arc<Article>],
        corpus: &Corpus,
        (a, b): (usize, usize),
        known: &[Weighed],
    ) -> Vec<Weighed> {
        let Some(meaning) = &self.meaning else { return Vec::new() };
        let own = |unit: usize, other: usize| -> Vec<Span> {
            let places =
                |it: &'_ Evidence| if unit == a { it.in_a.clone() } else { it.in_b.clone() };
            let taken: Vec<Span> = known.iter().flat_map(|(_, it)| places(it)).collect();
            let it = &self.units.all[unit];
            let (of, words) = (&self.terms.of[it.at.article], &corpus.articles[it.at.article]);
            let free = |&word: &usize| {
                of[word] != NONE
                    && self.space.bags[other].binary_search_by_key(&of[word], |it| it.0).is_err()
                    && !taken.iter().any(|it| it.overlaps(words.span(word)))
            };
            it.words.clone().filter(free).map(|word| words.span(word)).collect()
        };
        let [in_a, in_b] = [a, b].map(|unit| &*articles[self.units.article(unit)]);
        let pairs = meaning.like_words((in_a, &own(a, b)), (in_b, &own(b, a)));
        let told = |(cosine, x, y): LikeWords| {
            let evidence = Evidence {
                kind: EvidenceKind::Meaning,
                text: format!("{} ≈ {}", in_a.slice(x), in_b.slice(y)),
                in_a: vec![x],
                in_b: vec![y],
            };
            ((cosine * STRONG as f32 / 2.0) as u32, evidence)
        };
        pairs.into_iter().map(told).collect()
    }
}

/// The evidence, strongest first.
fn strongest(mut found: Vec<Weighed>) -> Vec<Evidence> {
    found.sort_by(|x, y| (y.0, x.1.kind, &x.1.text).cmp(&(x.0, y.1.kind, &y.1.text)));
    found.truncate(MOST);
    found.into_iter().map(|(_, it)| it).collect()
}

/// The strength of a shared day or number, in idf steps.
const STRONG: u32 = 160;

/// Adds a pair of places to the evidence for the same thing, or begins it.
fn add(
    found: &mut Vec<Weighed>,
    strength: u32,
    kind: EvidenceKind,
    text: String,
    a: Span,
    b: Span,
) {
    if let Some((_, it)) = found.iter_mut().find(|(_, it)| it.in_a.contains(&a)) {
        it.in_b.push(b);
    } else if let Some((_, it)) = found.iter_mut().find(|(_, it)| it.in_b.contains(&b)) {
        it.in_a.push(a);
    } else {
        found.push((strength, Evidence { kind, text, in_a: vec![a], in_b: vec![b] }));
    }
}

/// The longest run of words that two sentences share: its length and where it starts in each.
/// Takes time for each pair of their words, of which [`LONGEST`] of each are looked at.
fn longest_run(a: &[u32], b: &[u32]) -> (usize, usize, usize) {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    // Of runs of one length that which ends first.
    let mut best = (0, Reverse(0), Reverse(0));
    // By place in `b`: how long the run is that ends there and at the last place in `a`.
    let mut runs = vec![0; b.len() + 1];
    for (at_a, x) in a.iter().enumerate() {
        for (at_b, y) in b.iter().enumerate().rev() {
            runs[at_b + 1] = if x == y { runs[at_b] + 1 } else { 0 };
            best = best.max((runs[at_b + 1], Reverse(at_a + 1), Reverse(at_b + 1)));
        }
    }
    let (run, Reverse(end_a), Reverse(end_b)) = best;
    (run, end_a - run, end_b - run)
}

/// Whether `span` stands inside quotation marks, as the marks before it in its block show.
fn quoted(article: &Article, span: Span) -> bool {
    let Some(block) = article.block_at(span.start) else { return false };
    let before = &article.text[article.blocks[block].span.start..span.start];
    let straight = before.matches('"').count() % 2 == 1;
    let open = before.matches(['“', '„', '«']).count();
    let closed = before.matches(['”', '»']).count();
    let single = before.matches('‘').count() > before.matches("’ ").count();
    straight || open > closed || single
}
