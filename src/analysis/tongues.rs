//! Sets in several languages: which articles are not compared by their words.

use crate::text::{Language, siglum};

use super::Analysis;

impl Analysis {
    /// Whether two articles are in different languages, as far as these are known. Such articles are
    /// compared by names, dates and numbers only.
    pub fn parted(&self, a: usize, b: usize) -> bool {
        parted(self.language(a), self.language(b))
    }

    /// The language of an article, where it can be told.
    pub fn language(&self, article: usize) -> Option<Language> {
        self.languages.get(article).copied().flatten()
    }

    /// Whether an article is in another language than all those of `others` that are not itself, of which
    /// there is one at least.
    pub fn parted_from_all(&self, article: usize, others: impl IntoIterator<Item = usize>) -> bool {
        let mut others = others.into_iter().filter(|&it| it != article).peekable();
        others.peek().is_some() && others.all(|it| self.parted(article, it))
    }

    /// What a reader has to know of a set in several languages, in one line: `A C en · B de: compared by
    /// names, dates and numbers only`. `None` for a set in one language.
    pub fn told_of_languages(&self) -> Option<String> {
        let mut languages: Vec<(Language, Vec<String>)> = Vec::new();
        for (article, language) in self.languages.iter().enumerate() {
            let Some(language) = *language else { continue };
            match languages.iter_mut().find(|it| it.0 == language) {
                Some((_, sigla)) => sigla.push(siglum(article)),
                None => languages.push((language, vec![siglum(article)])),
            }
        }
        let named =
            languages.iter().map(|(it, sigla)| format!("{} {}", sigla.join(" "), it.code()));
        let named: Vec<String> = named.collect();
        let several = named.len() > 1;
        several.then(|| format!("{}: compared by names, dates and numbers only", named.join(" · ")))
    }
}

/// Whether two languages are known and different.
pub(super) fn parted(a: Option<Language>, b: Option<Language>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a != b)
}
