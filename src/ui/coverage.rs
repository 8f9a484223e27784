//! How much of an event an article tells, as one sign.

use crate::analysis::Coverage;
use crate::app::App;

/// What the signs mean, for a line below a list of them.
pub(super) const LEGEND: &str =
    "words, against the fullest telling:  █ most  ▓ to ¾  ▒ to ½  ░ to ¼  · none";

/// A sign for how much is told: four steps of a scale that reads without colour, and a dot for
/// nothing.
pub(super) fn sign(coverage: Coverage) -> &'static str {
    match coverage.share {
        _ if !coverage.is_told() => "·",
        share if share <= 0.25 => "░",
        share if share <= 0.5 => "▒",
        share if share <= 0.75 => "▓",
        _ => "█",
    }
}

/// What stands in an article for what it does not tell, or what nobody can say of it because it is in another
/// language than all articles that do.
pub(super) fn absent(
    app: &App,
    article: usize,
    tellers: impl IntoIterator<Item = usize>,
) -> String {
    let languages = app.analysis.as_ref().map(|it| &it.languages);
    let parted = languages.filter(|it| it.parted_from_all(article, tellers));
    let language = parted.and_then(|it| it.of(article));
    language.map_or("·· not told here ··".into(), |it| {
        format!("·· {}: not compared by words ··", it.code())
    })
}
