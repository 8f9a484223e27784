//! Searching in all articles at once.

use std::sync::Arc;

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
    /// a phrase is found across a line end. Empty matches are no hits.
    pub fn new(pattern: &str, articles: &[Arc<Article>]) -> Self {
        let regex = compile(pattern);
        let hits = articles
            .iter()
            .map(|article| {
                let Some(regex) = &regex else { return Vec::new() };
                regex
                    .find_iter(&article.text)
                    .map(|found| Span::from(found.range()))
                    .filter(|span| !span.is_empty())
                    .collect()
            })
            .collect();
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

fn compile(pattern: &str) -> Option<Regex> {
    if pattern.is_empty() {
        return None;
    }
    let ignore_case = !pattern.chars().any(char::is_uppercase);
    let build = |pattern: &str| {
        let spaced = pattern.replace(' ', r"\s+");
        RegexBuilder::new(&spaced).case_insensitive(ignore_case).multi_line(true).build().ok()
    };
    build(pattern).or_else(|| build(&regex::escape(pattern)))
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
    fn what_matches_nothing_is_no_hit() {
        assert!(found("x*", "quay").is_empty());
        assert!(found("", "quay").is_empty());
    }
}
