//! Finding the article on a page: Mozilla's readability algorithm as `dom_smoothie` has it.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Article, Config, ParsePolicy, Readability};

/// Characters from which on the strictest way of extraction is trusted without looking further.
const ENOUGH: usize = 500;
/// How many times as much a laxer way has to find.
const FAR_MORE: usize = 3;
/// How many times as much it has to find for the choice to be doubtful.
const MUCH_MORE: usize = 2;

/// A page of which nothing but its article is left.
pub(super) struct Extracted {
    document: Document,
    /// What the page says of the article, as far as the library reads it.
    pub(super) article: Article,
    /// Whether there is much more on the page that may belong to it.
    pub(super) ambiguous: bool,
}

impl Extracted {
    /// The element that holds the article.
    pub(super) fn root(&self) -> Option<NodeRef<'_>> {
        self.document.select_single("#readability-page-1").nodes().first().copied()
    }

    fn characters(&self) -> usize {
        self.root().map_or(0, |it| it.normalized_char_count())
    }
}

/// The article on a page, with addresses resolved against `base`; `None` where nothing looks like
/// one.
///
/// Where the strictest way finds little, laxer ones are tried, and what they find is taken only if
/// it is far more: on the page of a short item they find the furniture too. Time grows with the size
/// of the page and with its depth, both of which are bounded before.
pub(super) fn extract(document: Document, base: Option<&str>) -> Option<Extracted> {
    let strict = run(document.clone(), base, Some(ParsePolicy::Strict));
    let found = strict.as_ref().map_or(0, Extracted::characters);
    if found >= ENOUGH {
        return strict;
    }
    let lax = run(document, base, None)?;
    if found * FAR_MORE <= lax.characters() {
        return Some(lax);
    }
    let ambiguous = found * MUCH_MORE < lax.characters();
    strict.map(|it| Extracted { ambiguous, ..it })
}

fn run(document: Document, base: Option<&str>, policy: Option<ParsePolicy>) -> Option<Extracted> {
    let config = Config {
        keep_classes: true,
        char_threshold: ENOUGH,
        disable_json_ld: true,
        ..Config::default()
    };
    let base = base.filter(|it| it.starts_with("http://") || it.starts_with("https://"));
    let mut readability = Readability::with_document(document, base, Some(config)).ok()?;
    let article = match policy {
        Some(policy) => readability.parse_with_policy(policy),
        None => readability.parse(),
    };
    Some(Extracted { article: article.ok()?, document: readability.doc, ambiguous: false })
}
