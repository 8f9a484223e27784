//! Searching in all articles at once.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

use memchr::memchr2_iter;
use regex::{Regex, RegexBuilder};

use crate::text::{Article, Span};

/// A search and what it found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What the reader typed.
    pub pattern: String,
    /// By article: the hits in order.
    pub hits: Vec<Vec<Span>>,
}

impl Search {
    /// Searches `articles` for `pattern`: a regular expression, or plain words where it is none.
    /// Case counts only if the pattern has a capital. A space matches any run of white space, so that
    /// a phrase is found across a line end. Empty matches are no hits. Large articles are searched side by side.
    pub fn new(pattern: &str, articles: &[Arc<Article>]) -> Self {
        let hits = Wanted::by(pattern).map_or_else(
            || vec![Vec::new(); articles.len()],
            |wanted| in_all(articles, |text| wanted.hits(text)),
        );
        Self { pattern: pattern.to_owned(), hits }
    }

    /// The hits in an article.
    pub fn hits_in(&self, article: usize) -> &[Span] {
        self.hits.get(article).map_or(&[], Vec::as_slice)
    }

    /// Hits in all articles.
    pub fn total(&self) -> usize {
        self.hits.iter().map(Vec::len).sum()
    }
}

/// What `search` finds in each of `articles`; side by side, if more than one is large.
fn in_all(articles: &[Arc<Article>], search: impl Fn(&str) -> Vec<Span> + Sync) -> Vec<Vec<Span>> {
    /// Bytes of a text for which a thread pays for itself.
    const LARGE: usize = 1 << 19;
    /// Threads at most.
    const THREADS: usize = 8;
    let search = |share: &[Arc<Article>]| -> Vec<Vec<Span>> {
        share.iter().map(|it| search(&it.text)).collect()
    };
    if articles.iter().filter(|it| it.text.len() >= LARGE).count() < 2 {
        return search(articles);
    }
    thread::scope(|scope| {
        let search = &search;
        let shares = articles.chunks(articles.len().div_ceil(THREADS));
        let threads: Vec<_> = shares.map(|share| scope.spawn(move || search(share))).collect();
        let found = threads.into_iter().map(ScopedJoinHandle::join);
        found.flat_map(|it| it.unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

/// What is searched for.
enum Wanted {
    /// A letter or figure of ASCII in either case. Most searches begin so, with more hits than any other: an
    /// expression takes several times as long for each.
    Letter(u8, u8),
    /// Anything else.
    Expression(Regex),
}

impl Wanted {
    /// What a pattern asks for; `None` if it is empty.
    fn by(pattern: &str) -> Option<Self> {
        let ignore_case = !pattern.chars().any(char::is_uppercase);
        match pattern.as_bytes() {
            [] => return None,
            // Unicode has other capitals of these.
            [b's' | b'k'] => {}
            [letter] if letter.is_ascii_alphanumeric() => {
                let other = if ignore_case { letter.to_ascii_uppercase() } else { *letter };
                return Some(Self::Letter(*letter, other));
            }
            _ => {}
        }
        let build = |pattern: &str| {
            let spaced = pattern.replace(' ', r"\s+");
            RegexBuilder::new(&spaced).case_insensitive(ignore_case).multi_line(true).build().ok()
        };
        build(pattern).or_else(|| build(&regex::escape(pattern))).map(Self::Expression)
    }

    /// Where it stands in `text`; linear in that.
    fn hits(&self, text: &str) -> Vec<Span> {
        match self {
            Self::Letter(one, other) => memchr2_iter(*one, *other, text.as_bytes())
                .map(|at| Span::new(at, at + 1))
                .collect(),
            Self::Expression(regex) => {
                let found = regex.find_iter(text).map(|found| Span::from(found.range()));
                found.filter(|span| !span.is_empty()).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let article = Arc::new(Article { text: text.to_owned(), ..Article::default() });
        let search = Search::new(pattern, &[Arc::clone(&article)]);
        search.hits_in(0).iter().map(|&span| article.slice(span).to_owned()).collect()
    }

    #[test]
    fn case_counts_only_with_a_capital() {
        assert_eq!(found("quay", "Quay and quay"), ["Quay", "quay"]);
        assert_eq!(found("Quay", "Quay and quay"), ["Quay"]);
        assert_eq!(found("a", "Quay And é"), ["a", "A"]);
        assert_eq!(found("A", "Quay And é"), ["A"]);
        assert_eq!(found("s", "Sails, ſails"), ["S", "s", "ſ", "s"]);
    }

    #[test]
    fn a_broken_expression_is_taken_literally() {
        assert_eq!(found("(quay", "the (quay"), ["(quay"]);
        assert_eq!(found("qu.y|pier", "quay, pier"), ["quay", "pier"]);
    }

    #[test]
    fn a_phrase_is_found_across_a_line_end() {
        assert_eq!(found("north pier", "the north\npier"), ["north\npier"]);
    }

    #[test]
    fn articles_that_are_searched_side_by_side_keep_their_order() {
        let article = |word: &str, count: usize| {
            let text = format!("{word} ").repeat(count);
            Arc::new(Article { text, ..Article::default() })
        };
        let articles = [article("quay", 200_000), article("pier", 3), article("quay", 150_000)];
        let counts = Search::new("quay", &articles).hits.iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(counts, [200_000, 0, 150_000]);
    }

    #[test]
    fn what_matches_nothing_is_no_hit() {
        assert!(found("x*", "quay").is_empty());
        assert!(found("", "quay").is_empty());
    }
}
