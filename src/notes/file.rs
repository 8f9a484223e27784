//! The file of the notes: TOML that a person may read and edit.
//!
//! Changes are made in the text as it is, so that comments, order and whatever a later version
//! keeps there stay.

use std::fmt;

use toml_edit::{ArrayOfTables, Document, DocumentMut, Item, Table};

use super::tables::{judgement, judgement_table, note, note_table, set_text, set_verdict};
use super::{Change, Judgement, Kept};
use crate::analysis::Verdict;
use crate::mistake::Mistake;

/// The keys under which the judgements and the notes stand.
const JUDGEMENTS: &str = "judgement";
const NOTES: &str = "note";

/// The text of the file, and what it says.
#[derive(Clone, Debug, Default)]
pub struct NotesFile {
    /// Comments at the beginning that belong to the file and not to what stands below them.
    heading: String,
    document: DocumentMut,
    kept: Kept,
}

impl NotesFile {
    /// Reads a file. Fails where it is no TOML, or where a judgement or a note lacks an end or its words;
    /// what is unknown is passed over.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let document = Document::parse(text).map_err(|error| {
            let what = error.message().trim().replace('\n', ", ");
            Mistake::at(text, error.span().map_or(0, |span| span.start), what)
        })?;
        let mistake = |item: Option<std::ops::Range<usize>>, what: &str| {
            Mistake::at(text, item.map_or(0, |span| span.start), what)
        };
        let tables = |key: &str| match document.get(key) {
            None => Ok(Vec::new()),
            Some(item) => {
                let tables = item.as_array_of_tables().ok_or_else(|| {
                    let what = format!("a {key} is written under [[{key}]], in two brackets");
                    mistake(item.span(), &what)
                })?;
                Ok(tables.iter().collect())
            }
        };
        let mut kept = Kept::default();
        for table in tables(JUDGEMENTS)? {
            let said = judgement(table).map_err(|what| mistake(table.span(), what))?;
            kept.judgements.extend(said);
        }
        for table in tables(NOTES)? {
            kept.notes.push(note(table).map_err(|what| mistake(table.span(), what))?);
        }
        let (heading, rest) = text.split_at(heading(text));
        // The rest of what can be read can be read.
        let document = rest.parse().unwrap_or_else(|_| document.into_mut());
        Ok(Self { heading: heading.to_owned(), document, kept })
    }

    /// What the file says, in its order.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Makes a change. What stands in the file already, or is gone already, is no matter; a note that says
    /// something else than when the change was made is another's, and stays.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Judge(of) => self.judge(of, Some(of.verdict)),
            Change::TakeBack(of) => self.judge(of, None),
            Change::Write { note: new, before } => self.in_tables(NOTES, |tables| {
                let says = |table: &Table, text: &str| {
                    note(table).is_ok_and(|it| it.on_the_same(new) && it.text == text)
                };
                if tables.iter().any(|table| says(table, &new.text)) {
                    return;
                }
                let old =
                    before.as_ref().and_then(|text| tables.iter().position(|it| says(it, text)));
                match old.and_then(|at| tables.get_mut(at)) {
                    Some(table) => set_text(table, &new.text),
                    None => tables.push(note_table(new)),
                }
            }),
            Change::Remove(old) => self.in_tables(NOTES, |tables| {
                tables.retain(|table| {
                    !note(table).is_ok_and(|it| it.on_the_same(old) && it.text == old.text)
                });
            }),
        }
    }

    fn judge(&mut self, of: &Judgement, verdict: Option<Verdict>) {
        self.in_tables(JUDGEMENTS, |tables| {
            let same = |table: &Table| {
                judgement(table).ok().flatten().is_some_and(|it| it.on_the_same(of))
            };
            let Some(verdict) = verdict else { return tables.retain(|table| !same(table)) };
            let known = tables.iter().position(same);
            match known.and_then(|at| tables.get_mut(at)) {
                Some(table) => set_verdict(table, verdict),
                None => tables.push(judgement_table(of)),
            }
        });
    }

    /// Changes the tables under a key, which there may be none of, before or after.
    fn in_tables(&mut self, key: &str, change: impl FnOnce(&mut ArrayOfTables)) {
        let first = self.document.iter().next().is_none();
        let tables = self.document.entry(key).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        let Some(tables) = tables.as_array_of_tables_mut() else { return };
        change(tables);
        if tables.is_empty() {
            self.document.remove(key);
        } else if first && !self.heading.is_empty() {
            // An empty line keeps comments that stand alone from becoming the table's.
            self.heading.truncate(self.heading.trim_end().len());
            self.heading.push_str("\n\n");
        }
        let tables = |key: &str| {
            let tables = self.document.get(key).and_then(Item::as_array_of_tables);
            tables.into_iter().flat_map(ArrayOfTables::iter)
        };
        self.kept = Kept {
            judgements: tables(JUDGEMENTS).filter_map(|it| judgement(it).ok().flatten()).collect(),
            notes: tables(NOTES).filter_map(|it| note(it).ok()).collect(),
        };
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

#[cfg(test)]
mod tests {
    use super::super::{End, Note};
    use super::*;
    use crate::text::anchor::Anchor;

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
        assert_eq!(read.kept().judgements, [new(Verdict::Rejected)]);
        assert_eq!(read.kept().judgements, file.kept().judgements);
    }

    #[test]
    fn whatever_else_stands_in_the_file_stays() {
        let mut file = NotesFile::parse(KEPT).unwrap();
        assert_eq!(file.kept().judgements.len(), 1, "a verdict that is not known is passed over");
        assert_eq!(file.kept().judgements[0].ends[0].anchor.occurrence, 1);
        file.apply(&Change::Judge(new(Verdict::Pinned)));
        let grown = file.to_string();
        assert_eq!(file.kept().judgements.len(), 2);
        for line in KEPT.lines() {
            assert!(grown.contains(line), "{line} is lost in\n{grown}");
        }
        file.apply(&Change::TakeBack(new(Verdict::Pinned)));
        assert_eq!(file.to_string(), KEPT);
    }

    #[test]
    fn judging_anew_changes_the_verdict_alone() {
        let mut file = NotesFile::parse(KEPT).unwrap();
        let [a, b] = file.kept().judgements[0].ends.clone();
        let turned = Judgement { verdict: Verdict::Rejected, ends: [b, a] };
        file.apply(&Change::Judge(turned.clone()));
        assert_eq!(file.to_string(), KEPT.replace("\"pinned\"", "\"rejected\""));
        file.apply(&Change::Judge(turned));
        assert_eq!(file.kept().judgements.len(), 1);
    }

    #[test]
    fn the_last_judgement_leaves_nothing_behind() {
        let mut file = NotesFile::default();
        file.apply(&Change::TakeBack(new(Verdict::Pinned)));
        file.apply(&Change::Judge(new(Verdict::Pinned)));
        file.apply(&Change::TakeBack(new(Verdict::Pinned)));
        assert_eq!(file.to_string(), "");
    }

    fn remark(text: &str) -> Note {
        Note { text: text.to_owned(), on: end("echo.txt", "He \"swam\"."), with: None }
    }

    fn write(file: &mut NotesFile, text: &str, before: Option<&str>) {
        let before = before.map(str::to_owned);
        file.apply(&Change::Write { note: remark(text), before });
    }

    #[test]
    fn notes_read_back_with_their_lines_and_on_links() {
        let mut file = NotesFile::parse(KEPT).unwrap();
        write(&mut file, "Who saw it?\nAsk \"Nils\" \\ again.", None);
        let link = Note { with: Some(end("buoy.md", "He sank.")), ..remark("Not the same man.") };
        file.apply(&Change::Write { note: link.clone(), before: None });
        let read = NotesFile::parse(&file.to_string()).unwrap();
        assert_eq!(
            read.kept().notes,
            [remark("Who saw it?\nAsk \"Nils\" \\ again."), link.clone()]
        );
        assert_eq!(read.kept(), file.kept());
        for note in read.kept().notes.clone() {
            file.apply(&Change::Remove(note));
        }
        assert_eq!(file.to_string(), KEPT);
    }

    #[test]
    fn a_note_is_changed_in_its_place_with_what_a_person_added() {
        let mut file = NotesFile::default();
        write(&mut file, "One.", None);
        let by_hand = format!("# mine\n\n{file}colour = \"red\" # so\n");
        let mut file = NotesFile::parse(&by_hand).unwrap();
        write(&mut file, "Two.", Some("One."));
        assert_eq!(file.to_string(), by_hand.replace("One.", "Two."));
        write(&mut file, "Two.", None);
        assert_eq!(file.kept().notes, [remark("Two.")], "the same words once");
    }

    #[test]
    fn what_another_has_made_of_a_note_is_never_overwritten() {
        let mut file = NotesFile::default();
        write(&mut file, "Another's.", None);
        write(&mut file, "Mine.", Some("What both began with."));
        assert_eq!(file.kept().notes, [remark("Another's."), remark("Mine.")]);
        file.apply(&Change::Remove(remark("What both began with.")));
        assert_eq!(file.kept().notes.len(), 2);
        file.apply(&Change::Remove(remark("Mine.")));
        assert_eq!(file.kept().notes, [remark("Another's.")]);
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
            ("note = \"x\"", 1, "[[note]]"),
            ("\n[[note]]\ntext = \" \"", 2, "no text"),
            ("[[note]]\ntext = \"x\"\na = \"y\"", 1, "quote"),
            ("[[note]]\ntext = \"x\"\na = {article = \"y\", quote = \"z\"}\nb = 1", 1, "link"),
        ] {
            let mistake = NotesFile::parse(wrong).unwrap_err();
            assert_eq!(mistake.line, line, "{wrong}: {mistake}");
            assert!(mistake.what.contains(said), "{mistake}");
        }
    }
}
