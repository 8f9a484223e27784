//! What a PDF says of itself, as far as it can be believed: most of it is written by programs.

use jiff::civil::Date;

use crate::ingest::dates;
use crate::text::clean::{self, clean};
use crate::text::{Basis, Published};

use super::paragraphs::Paragraph;

/// The title, unless it is the name of a file or of nothing.
pub(super) fn title(said: &str) -> Option<String> {
    const PROGRAMS: [&str; 4] = ["microsoft ", "powerpoint ", "untitled", "layout "];
    const ENDINGS: [&str; 11] =
        [".doc", ".docx", ".odt", ".pdf", ".indd", ".qxd", ".qxp", ".tex", ".dvi", ".rtf", ".html"];
    let title = one_line(said);
    let small = title.to_lowercase();
    let file = ENDINGS.iter().any(|it| small.ends_with(it)) || title.contains(['_', '\\']);
    let program = PROGRAMS.iter().any(|it| small.starts_with(it));
    (title.contains(' ') && title.contains(char::is_alphabetic) && !file && !program)
        .then_some(title)
}

/// The author, unless it is the name of a program or an account.
pub(super) fn author(said: &str) -> Option<String> {
    const NOBODY: [&str; 8] =
        ["admin", "administrator", "author", "owner", "user", "unknown", "root", "anonymous"];
    let author = one_line(said);
    let small = author.to_lowercase();
    let name = author.contains(' ')
        && author.contains(char::is_uppercase)
        && !author.contains(['@', '\\', '/', '_'])
        && !author.contains(|c: char| c.is_ascii_digit());
    let nobody = small.split(' ').any(|it| NOBODY.contains(&it)) || small.contains("microsoft");
    (name && !nobody).then_some(author)
}

/// The day on which the file was made.
pub(super) fn made(said: &str) -> Option<Published> {
    let said = said.trim();
    let date: Date = match said.strip_prefix("D:") {
        Some(digits) => dates::of_moment(digits.get(..8)?)?,
        None => dates::of_moment(said)?,
    };
    Some(Published { date, basis: Basis::Metadata })
}

/// Which block is the title: the one that says what is `stated`, or else the first of the largest on
/// the first page.
pub(super) fn title_in(blocks: &[Paragraph], stated: Option<&str>) -> Option<usize> {
    /// Blocks among which the title stands.
    const FIRST: usize = 12;
    /// How much higher its font is than that of the text.
    const HIGH: f32 = 1.3;
    let head = blocks.iter().take(FIRST).take_while(|it| it.page == 0);
    let head: Vec<&Paragraph> = head.collect();
    let stated = stated.map(letters);
    head.iter().position(|it| Some(letters(&it.text)) == stated).or_else(|| {
        let high = head.iter().enumerate().filter(|(_, it)| {
            it.size >= HIGH && it.text.chars().filter(|c| c.is_alphabetic()).count() >= 4
        });
        let higher = |a: &(usize, &&Paragraph), b: &(usize, &&Paragraph)| {
            a.1.size.total_cmp(&b.1.size).then(b.0.cmp(&a.0))
        };
        high.max_by(higher).map(|(at, _)| at)
    })
}

fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn one_line(text: &str) -> String {
    clean::one_line(&clean(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_programs_and_accounts_are_not_believed() {
        for said in
            ["", "Microsoft Word - ferry.doc", "ferry final.pdf", "front_page 3", "Untitled 1"]
        {
            assert_eq!(title(said), None, "{said}");
        }
        assert_eq!(title(" The ferry\nstays "), Some("The ferry stays".to_owned()));
        for said in ["", "admin", "Microsoft Office User", "a.lee@example.org", "lee", "PC User 2"]
        {
            assert_eq!(author(said), None, "{said}");
        }
        assert_eq!(author("Ann Lee"), Some("Ann Lee".to_owned()));
    }

    #[test]
    fn the_day_is_read_in_both_forms() {
        for said in ["D:20250314080000+01'00'", "2025-03-14T08:00:00Z"] {
            assert_eq!(made(said).map(|it| it.date.to_string()).as_deref(), Some("2025-03-14"));
        }
        assert_eq!(made("D:2025"), None);
    }
}
