//! One judgement or one note as a table of the file.

use toml_edit::{InlineTable, Item, Table, TableLike, value};

use super::{End, Judgement, Note};
use crate::analysis::Verdict;
use crate::text::anchor::Anchor;

/// Every verdict with its word in the file.
const VERDICTS: [(Verdict, &str); 2] =
    [(Verdict::Rejected, "rejected"), (Verdict::Pinned, "pinned")];

fn word(verdict: Verdict) -> &'static str {
    VERDICTS.iter().find(|it| it.0 == verdict).map_or("", |it| it.1)
}

/// What a `[[judgement]]` says; nothing where a later version says what this one does not know.
pub(super) fn judgement(table: &dyn TableLike) -> Result<Option<Judgement>, &'static str> {
    const WANTED: &str =
        "the judgement wants two sentences, a and b, each as { article = \"…\", quote = \"…\" }";
    let verdict = table.get("verdict").and_then(Item::as_str);
    let verdict =
        verdict.ok_or("the judgement has no verdict, such as \"rejected\" or \"pinned\"")?;
    let ends = [end(table, "a").ok_or(WANTED)?, end(table, "b").ok_or(WANTED)?];
    let known = VERDICTS.iter().find(|it| it.1 == verdict);
    Ok(known.map(|&(verdict, _)| Judgement { verdict, ends }))
}

/// What a `[[note]]` says.
pub(super) fn note(table: &dyn TableLike) -> Result<Note, &'static str> {
    const WANTED: &str = "the note wants a sentence, a, as { article = \"…\", quote = \"…\" }";
    const OTHER: &str = "b, the other end of a link, is { article = \"…\", quote = \"…\" }";
    let text = table.get("text").and_then(Item::as_str).filter(|it| !it.trim().is_empty());
    let text = text.ok_or("the note has no text")?.to_owned();
    let on = end(table, "a").ok_or(WANTED)?;
    let with = match table.get("b") {
        Some(_) => Some(end(table, "b").ok_or(OTHER)?),
        None => None,
    };
    Ok(Note { text, on, with })
}

/// A judgement as it is written.
pub(super) fn judgement_table(judgement: &Judgement) -> Table {
    let mut table = Table::new();
    table["verdict"] = value(word(judgement.verdict));
    for (key, end) in ["a", "b"].into_iter().zip(&judgement.ends) {
        table[key] = value(end_table(end));
    }
    table
}

/// A note as it is written.
pub(super) fn note_table(note: &Note) -> Table {
    let mut table = Table::new();
    table["text"] = value(note.text.as_str());
    table["a"] = value(end_table(&note.on));
    if let Some(with) = &note.with {
        table["b"] = value(end_table(with));
    }
    table
}

/// Changes a verdict, but not the comment behind it.
pub(super) fn set_verdict(table: &mut Table, verdict: Verdict) {
    set(table, "verdict", word(verdict));
}

/// Changes what a note says, but not the comment behind it.
pub(super) fn set_text(table: &mut Table, text: &str) {
    set(table, "text", text);
}

fn set(table: &mut Table, key: &str, text: &str) {
    if let Some(said) = table.get_mut(key).and_then(Item::as_value_mut) {
        let decor = said.decor().clone();
        *said = text.into();
        *said.decor_mut() = decor;
    }
}

fn end(table: &dyn TableLike, key: &str) -> Option<End> {
    let end = table.get(key).and_then(Item::as_table_like)?;
    let text = |key| end.get(key).and_then(Item::as_str).map(str::to_owned);
    // Written from 1, and only where there are several.
    let occurrence = end.get("occurrence").and_then(Item::as_integer).unwrap_or(1);
    let occurrence = usize::try_from(occurrence).unwrap_or(1).max(1) - 1;
    Some(End { article: text("article")?, anchor: Anchor { quote: text("quote")?, occurrence } })
}

fn end_table(end: &End) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("article", end.article.as_str().into());
    table.insert("quote", end.anchor.quote.as_str().into());
    if end.anchor.occurrence > 0 {
        table.insert("occurrence", (end.anchor.occurrence as i64 + 1).into());
    }
    table
}
