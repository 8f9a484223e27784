//! Sets in several languages: which articles are not compared by their words.

use crate::text::{Language, siglum};

use super::{Analysis, Embedding};

impl Analysis {
    /// Whether two articles are in different languages, as far as these are known, and are compared by
    /// names, dates and numbers only.
    pub fn parted(&self, a: usize, b: usize) -> bool {
        let meant = |article: usize| self.meant.get(article).copied().unwrap_or(false);
        parted(self.language(a), self.language(b)) && !(meant(a) && meant(b))
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
    /// names, dates and numbers only`, or by meaning too where there is an embedding that has them; those
    /// that it does not have are named. `None` for a set in one language.
    pub fn told_of_languages(&self) -> Option<String> {
        let mut languages: Vec<(Language, Vec<String>)> = Vec::new();
        let mut unknown: Vec<Language> = Vec::new();
        for (article, language) in self.languages.iter().enumerate() {
            let Some(language) = *language else { continue };
            match languages.iter_mut().find(|it| it.0 == language) {
                Some((_, sigla)) => sigla.push(siglum(article)),
                None => languages.push((language, vec![siglum(article)])),
            }
            if !self.meant.get(article).copied().unwrap_or(false) && !unknown.contains(&language) {
                unknown.push(language);
            }
        }
        let count = languages.len();
        let codes = |it: &[Language]| it.iter().map(|it| it.code()).collect::<Vec<_>>().join(" ");
        let how = if count - unknown.len() < 2 {
            "names, dates and numbers only".into()
        } else if unknown.is_empty() {
            "meaning, names, dates and numbers".into()
        } else {
            format!("meaning, names, dates and numbers; {} not by meaning", codes(&unknown))
        };
        let named = languages.iter().map(|(it, at)| format!("{} {}", at.join(" "), it.code()));
        let named = named.collect::<Vec<_>>().join(" · ");
        (count > 1).then(|| format!("{named}: compared by {how}"))
    }
}

/// Whether there are two known languages at least.
pub(super) fn are_several(languages: impl Iterator<Item = Option<Language>>) -> bool {
    let mut known = languages.flatten();
    let first = known.next();
    known.any(|it| Some(it) != first)
}

/// By article, for sets in several languages: whether `embedding` has its language.
pub(super) fn meant(languages: &[Option<Language>], embedding: Option<&Embedding>) -> Vec<bool> {
    let several = are_several(languages.iter().copied());
    let has = |it: &Option<Language>| {
        several && embedding.zip(*it).is_some_and(|(embedding, language)| embedding.has(language))
    };
    languages.iter().map(has).collect()
}

/// Whether two languages are known and different.
pub(super) fn parted(a: Option<Language>, b: Option<Language>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a != b)
}
