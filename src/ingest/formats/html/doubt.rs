//! What a reader should know before trusting what was found on a page.

use dom_query::{Document, NodeRef};

use super::json_ld::Described;
use crate::text::{Article, clean::one_line};

/// What is known of a page before its article is looked for.
pub(super) struct Signs {
    /// Characters of the paragraphs that are long enough to be running text.
    running: usize,
    /// Whether the page says that its text is not open to everybody.
    closed: bool,
}

impl Signs {
    pub(super) fn read(document: &Document, described: &Described) -> Self {
        let running = document.select("p");
        let running = running.nodes().iter().map(NodeRef::normalized_char_count);
        Self {
            running: running.filter(|&it| it >= 80).sum(),
            closed: described.paid || says_closed(document),
        }
    }

    /// What to say of the article that was found.
    pub(super) fn doubts(&self, article: &Article, ambiguous: bool) -> Vec<String> {
        const FEW: usize = 350;
        const STUB: usize = 1400;
        let found = article.text.len();
        let referring: usize = article.references.iter().map(|it| it.span.len()).sum();
        let mut doubts = Vec::new();
        if self.closed && found < STUB {
            doubts.push(
                "the page shows only the beginning of the article and asks readers to pay or sign \
                 in; save it again where you can read it whole"
                    .to_owned(),
            );
        } else if referring * 2 > article.text.len() {
            doubts.push(
                "what was found is mostly links; this may be a list of articles and not an article"
                    .to_owned(),
            );
        } else if found < FEW {
            doubts.push("only a few words were found; compare them with the page".to_owned());
        } else if ambiguous
            || self.running > article.text.len() * 3 && self.running > article.text.len() + 2000
        {
            doubts.push(
                "much of the text on the page was not taken for the article; compare them"
                    .to_owned(),
            );
        }
        doubts
    }
}

/// Whether the page asks for payment or for signing in before it shows the rest.
fn says_closed(document: &Document) -> bool {
    const PHRASES: &[&str] = &[
        "subscribe to continue",
        "subscribe to read",
        "subscribe to keep reading",
        "to continue reading",
        "to keep reading",
        "to read the full",
        "to read this article",
        "sign in to read",
        "log in to read",
        "already a subscriber",
        "for subscribers only",
        "subscribers only",
        "exclusive to subscribers",
        "jetzt weiterlesen",
        "weiterlesen mit",
        "réservé aux abonnés",
        "réservé à nos abonnés",
        "solo para suscriptores",
        "только для подписчиков",
    ];
    let tier = "meta[property='article:content_tier'], meta[name='article:content_tier']";
    let tier = document.select_single(tier).attr_or("content", "");
    if matches!(&*tier, "locked" | "metered") {
        return true;
    }
    let Some(body) = document.body() else { return false };
    let text = body.text().to_lowercase().replace('’', "'");
    let text = one_line(&text);
    PHRASES.iter().any(|it| text.contains(it))
}
