//! Sets in several languages: which articles are compared by their words, which by meaning, and which by names,
//! dates and numbers only.

use crate::text::{Language, siglum};

use super::Embedding;

/// In which language each article of a set is, and how those in different ones are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages {
    /// By article: its language, where that can be told.
    of: Vec<Option<Language>>,
    /// By article: whether there is an embedding that has its language. Nowhere in a set in one language.
    meant: Vec<bool>,
}

impl Languages {
    /// The languages of the articles, in their order, where they can be told; `embedding` is what compares
    /// texts by meaning, if there is one. It is asked once for each article of a set in several languages.
    pub fn new(
        of: impl IntoIterator<Item = Option<Language>>,
        embedding: Option<&Embedding>,
    ) -> Self {
        let of: Vec<_> = of.into_iter().collect();
        let mut languages = Self { meant: vec![false; of.len()], of };
        if languages.several() {
            let has = |it: &Option<Language>| {
                embedding.zip(*it).is_some_and(|(embedding, language)| embedding.has(language))
            };
            languages.meant = languages.of.iter().map(has).collect();
        }
        languages
    }

    /// The language of an article, where it can be told.
    pub fn of(&self, article: usize) -> Option<Language> {
        self.of.get(article).copied().flatten()
    }

    /// Whether two known languages at least are in the set.
    pub(super) fn several(&self) -> bool {
        let mut known = self.of.iter().flatten();
        let first = known.next();
        known.any(|it| Some(it) != first)
    }

    /// Whether two articles are in different languages, as far as these are known, so that their words are not
    /// compared.
    pub(super) fn differ(&self, a: usize, b: usize) -> bool {
        self.of(a).zip(self.of(b)).is_some_and(|(a, b)| a != b)
    }

    /// Whether two articles in different languages are not even compared by meaning, but by names, dates and
    /// numbers only.
    pub fn parted(&self, a: usize, b: usize) -> bool {
        self.differ(a, b) && !(self.meant(a) && self.meant(b))
    }

    /// Whether an article is [parted](Self::parted) from all those of `others` that are not itself, of which
    /// there is one at least.
    pub fn parted_from_all(&self, article: usize, others: impl IntoIterator<Item = usize>) -> bool {
        let mut others = others.into_iter().filter(|&it| it != article).peekable();
        others.peek().is_some() && others.all(|it| self.parted(article, it))
    }

    /// What a reader has to know of a set in several languages, in one line: `A C en · B de: compared by
    /// names, dates and numbers only`, or by meaning too where there is an embedding that has them; those
    /// that it does not have are named. `None` for a set in one language.
    pub fn told(&self) -> Option<String> {
        let mut languages: Vec<(Language, Vec<String>)> = Vec::new();
        let mut unknown: Vec<Language> = Vec::new();
        for (article, language) in self.of.iter().enumerate() {
            let Some(language) = *language else { continue };
            match languages.iter_mut().find(|it| it.0 == language) {
                Some((_, sigla)) => sigla.push(siglum(article)),
                None => languages.push((language, vec![siglum(article)])),
            }
            if !self.meant(article) && !unknown.contains(&language) {
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

    fn meant(&self, article: usize) -> bool {
        self.meant.get(article).copied().unwrap_or(false)
    }
}
