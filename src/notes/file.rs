//! The file of the notes: TOML that a person may read and edit.
//!
//! Changes are made in the text as it is, so that comments, order and whatever a later version
//! keeps there stay.

use std::fmt;

use toml_edit::{ArrayOfTables, Document, DocumentMut, InlineTable, Item, Table, TableLike, value};

use super::{Change, End, Judgement};
use crate::analysis::Verdict;
use crate::mistake::Mistake;
use crate::text::anchor::Anchor;

/// The key under which the judgements stand.
const JUDGEMENTS: &str = "judgement";

/// The text of the file, and what it says.
#[derive(Clone, Debug, Default)]
pub struct NotesFile {
    /// Comments at the beginning that belong to the file and not to what stands below them.
    heading: String,
    document: DocumentMut,
    judgements: Vec<Judgement>,
}

impl NotesFile {
    /// Reads a file. Fails where it is no TOML, or a judgement lacks an end; what is unknown is
    /// passed over.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let document = Document::parse(text).map_err(|error| {
            let what = error.message().trim().replace('\n', ", ");
            Mistake::at(text, error.span().map_or(0, |span| span.start), what)
        })?;
        let mistake = |item: Option<std::ops::Range<usize>>, what: &str| {
            Mistake::at(text, item.map_or(0, |span| span.start), what)
        };
        let mut judgements = Vec::new();
        if let Some(item) = document.get(JUDGEMENTS) {
            let tables = item.as_array_of_tables().ok_or_else(|| {
                mistake(item.span(), "judgements are written under [[judgement]], in two brackets")
            })?;
            for table in tables {
                judgements.extend(judgement(table).map_err(|what| mistake(table.span(), what))?);
            }
        }
        let (heading, rest) = text.split_at(heading(text));
        // The rest of what can be read can be read.
        let document = rest.parse().unwrap_or_else(|_| document.into_mut());
        Ok(Self { heading: heading.to_owned(), document, judgements })
    }

    /// The judgements, in the order of the file.
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    /// Makes a change. What stands in the file already, or is gone already, is no matter.
    pub fn apply(&mut self, change: &Change) {
        let (of, verdict) = match change {
            Change::Judge(judgement) => (judgement, Some(judgement.verdict)),
            Change::TakeBack(judgement) => (judgement, None),
        };
        let tables =
            self.document.entry(JUDGEMENTS).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        let Some(tables) = tables.as_array_of_tables_mut() else { return };
        let same =
            |table: &Table| judgement(table).ok().flatten().is_some_and(|it| it.on_the_same(of));
        match verdict {
            None => tables.retain(|table| !same(table)),
            Some(verdict) => {
                // An empty line keeps comments that stand alone from becoming the judgement's.
                if tables.is_empty() && !self.heading.is_empty() {
                    self.heading.truncate(self.heading.trim_end().len());
                    self.heading.push_str("\n\n");
                }
                let known = tables.iter().position(same);
                match known.and_then(|at| tables.get_mut(at)) {
                    Some(table) => set_verdict(table, verdict),
                    None => tables.push(written(of)),
                }
            }
        }
        self.judgements =
            tables.iter().filter_map(|table| judgement(table).ok().flatten()).collect();
        if tables.is_empty() {
            self.document.remove(JUDGEMENTS);
        }
    }
}

impl fmt::Display for NotesFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.heading, self.document)
    }
}

/// How many bytes of comments and empty lines at the beginning of `text` an empty line parts from
/// what follows, if anything does.
fn heading(text: &str) -> usize {
    let (mut end, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let said = line.trim();
        if !said.is_empty() && !said.starts_with('#') {
            return end;
        }
        at += line.len();
        if said.is_empty() {
            end = at;
        }
    }
    text.len()
}

/// Every verdict with its word in the file.
const VERDICTS: [(Verdict, &str); 2] =
    [(Verdict::Rejected, "rejected"), (Verdict::Pinned, "pinned")];

fn word(verdict: Verdict) -> &'static str {
    VERDICTS.iter().find(|it| it.0 == verdict).map_or("", |it| it.1)
}

/// What a `[[judgement]]` says; nothing where a later version says what this one does not know.
fn judgement(table: &dyn TableLike) -> Result<Option<Judgement>, &'static str> {
    let verdict = table.get("verdict").and_then(Item::as_str);
    let verdict =
        verdict.ok_or("the judgement has no verdict, such as \"rejected\" or \"pinned\"")?;
    let ends = [end(table, "a")?, end(table, "b")?];
    let known = VERDICTS.iter().find(|it| it.1 == verdict);
    Ok(known.map(|&(verdict, _)| Judgement { verdict, ends }))
}

/// Changes a verdict, but not the comment behind it.
fn set_verdict(table: &mut Table, verdict: Verdict) {
    if let Some(said) = table.get_mut("verdict").and_then(Item::as_value_mut) {
        let decor = said.decor().clone();
        *said = word(verdict).into();
        *said.decor_mut() = decor;
    }
}

fn end(table: &dyn TableLike, key: &str) -> Result<End, &'static str> {
    const WANTED: &str =
        "the judgement wants two sentences, a and b, each as { article = \"…\", quote = \"…\" }";
    let end = table.get(key).and_then(Item::as_table_like).ok_or(WANTED)?;
    let text = |key| end.get(key).and_then(Item::as_str).ok_or(WANTED);
    // Written from 1, and only where there are several.
    let occurrence = end.get("occurrence").and_then(Item::as_integer).unwrap_or(1);
    let occurrence = usize::try_from(occurrence).unwrap_or(1).max(1) - 1;
    let anchor = Anchor { quote: text("quote")?.to_owned(), occurrence };
    Ok(End { article: text("article")?.to_owned(), anchor })
}

fn written(judgement: &Judgement) -> Table {
    let mut table = Table::new();
    table["verdict"] = value(word(judgement.verdict));
    for (key, end) in ["a", "b"].into_iter().zip(&judgement.ends) {
        let mut written = InlineTable::new();
        written.insert("article", end.article.as_str().into());
        written.insert("quote", end.anchor.quote.as_str().into());
        if end.anchor.occurrence > 0 {
            written.insert("occurrence", (end.anchor.occurrence as i64 + 1).into());
        }
        table[key] = value(written);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: &str = r#"# Read on the train.
mood = "doubtful"

[[judgement]]
verdict = "pinned" # surely
made = 2031-05-04
a = { article = "echo.txt", quote = "The mast broke.", occurrence = 2 }
b = { article = "buoy.md", quote = "A mast went overboard.", colour = "red" }

[[judgement]]
verdict = "undecided"
a = { article = "echo.txt", quote = "Nobody came." }
b = { article = "buoy.md", quote = "They all came." }

[[mark]]
letter = "m"
"#;

    fn end(article: &str, quote: &str) -> End {
        let anchor = Anchor { quote: quote.to_owned(), occurrence: 0 };
        End { article: article.to_owned(), anchor }
    }

    fn new(verdict: Verdict) -> Judgement {
        Judgement { verdict, ends: [end("echo.txt", "He \"swam\"."), end("buoy.md", "He sank.")] }
    }

    #[test]
    fn what_is_written_reads_back() {
        let mut file = NotesFile::default();
        file.apply(&Change::Judge(new(Verdict::Rejected)));
        let read = NotesFile::parse(&file.to_string()).unwrap();
        assert_eq!(read.judgements(), [new(Verdict::Rejected)]);
        assert_eq!(read.judgements(), file.judgements());
    }

    #[test]
    fn whatever_else_stands_in_the_file_stays() {
        let mut file = NotesFile::parse(KEPT).unwrap();
        assert_eq!(file.judgements().len(), 1, "a verdict that is not known is passed over");
        assert_eq!(file.judgements()[0].ends[0].anchor.occurrence, 1);
        file.apply(&Change::Judge(new(Verdict::Pinned)));
        let grown = file.to_string();
        assert_eq!(file.judgements().len(), 2);
        for line in KEPT.lines() {
            assert!(grown.contains(line), "{line} is lost in\n{grown}");
        }
        file.apply(&Change::TakeBack(new(Verdict::Pinned)));
        assert_eq!(file.to_string(), KEPT);
    }

    #[test]
    fn judging_anew_changes_the_verdict_alone() {
        let mut file = NotesFile::parse(KEPT).unwrap();
        let [a, b] = file.judgements()[0].ends.clone();
        let turned = Judgement { verdict: Verdict::Rejected, ends: [b, a] };
        file.apply(&Change::Judge(turned.clone()));
        assert_eq!(file.to_string(), KEPT.replace("\"pinned\"", "\"rejected\""));
        file.apply(&Change::Judge(turned));
        assert_eq!(file.judgements().len(), 1);
    }

    #[test]
    fn the_last_judgement_leaves_nothing_behind() {
        let mut file = NotesFile::default();
        file.apply(&Change::TakeBack(new(Verdict::Pinned)));
        file.apply(&Change::Judge(new(Verdict::Pinned)));
        file.apply(&Change::TakeBack(new(Verdict::Pinned)));
        assert_eq!(file.to_string(), "");
    }

    #[test]
    fn comments_at_the_beginning_stay_at_the_beginning() {
        for heading in [
            "# All of this is mine.\n\n",
            "# Mine.\n\n\n# And this.\n\n",
            "\n# Mine.\n#\n\n# And this.\n\n",
        ] {
            let mut file = NotesFile::parse(heading).unwrap();
            file.apply(&Change::Judge(new(Verdict::Pinned)));
            let mut file = NotesFile::parse(&file.to_string()).unwrap();
            assert!(file.to_string().starts_with(&format!("{heading}[[judgement]]")), "{file}");
            file.apply(&Change::TakeBack(new(Verdict::Pinned)));
            assert_eq!(file.to_string(), heading);
        }
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        for (wrong, line, said) in [
            ("\n[[judgement]\n", 2, ""),
            ("judgement = 1", 1, "[[judgement]]"),
            ("x = 1\n[[judgement]]\na = 1", 2, "verdict"),
            ("[[judgement]]\nverdict = \"pinned\"\na = {article = \"x\"}", 1, "quote"),
        ] {
            let mistake = NotesFile::parse(wrong).unwrap_err();
            assert_eq!(mistake.line, line, "{wrong}: {mistake}");
            assert!(mistake.what.contains(said), "{mistake}");
        }
    }
}
