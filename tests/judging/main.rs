//! Links rejected and pinned by hand: in the analysis, at the keyboard and in the file that keeps them.

mod analysis;
#[path = "../common/mod.rs"]
mod common;
mod file;
mod keys;

use std::sync::Arc;

use common::article;
use parallax::analysis::{Analysis, Judged, Options, SentenceRef, analyse_quietly};
use parallax::text::Article;

/// Two reports on one affair, each with an aside, and a third piece on something else.
pub(crate) fn set() -> Vec<Arc<Article>> {
    vec![
        article(
            "Tollbridge Echo",
            13,
            &[
                "# Morning Star stays in port",
                "The ferry Morning Star was held in Tollbridge harbour on 12 March with 214 passengers. Captain Ilse Varga refused to sail after a crack was found in the hull. Passengers slept on deck.",
                "Fishermen grumble over costly ice every winter.",
                "Contact us: desk@echo.example",
            ],
        ),
        article(
            "Coast Gazette",
            14,
            &[
                "Apple growers inland expect little blossom since the late frost.",
                "Some 214 passengers spent the night of 12 March on the Morning Star in Tollbridge. Varga, her captain, would not sail because inspectors had found a crack in the hull. Yes.",
            ],
        ),
        article(
            "Lindenau Post",
            0,
            &["The orchestra opened its season with a forgotten symphony."],
        ),
    ]
}

pub(crate) fn sentence(articles: &[Arc<Article>], article: usize, words: &str) -> SentenceRef {
    let offset = articles[article].text.find(words).expect("the words stand there");
    let sentence = articles[article].sentence_at(offset).expect("in a sentence");
    SentenceRef { article, sentence }
}

pub(crate) fn analyse(articles: &[Arc<Article>], judged: &[Judged]) -> Analysis {
    analyse_quietly(articles, &Options { judged: judged.to_vec(), ..Options::default() })
}
