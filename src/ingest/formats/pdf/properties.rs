//! What a PDF says of itself, as far as it can be believed: most of it is written by programs.

use jiff::civil::Date;

use crate::ingest::composing::{credible, dates};
use crate::text::clean::{self, clean};
use crate::text::{Basis, Published};

use super::paragraphs::Paragraph;

/// The title, if it can be believed; many a one of a single word is the name of a file.
pub(super) fn title(said: &str) -> Option<String> {
    Some(one_line(said)).filter(|it| it.contains(' ') && credible::is_title(it))
}

/// The author, if the name can be a person's: those of accounts are single words or have figures.
pub(super) fn author(said: &str) -> Option<String> {
    Some(one_line(said)).filter(|it| {
        it.contains(' ')
            && it.contains(char::is_uppercase)
            && !it.contains(|c: char| c.is_ascii_digit())
            && credible::is_author(it)
    })
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
    fn single_words_are_names_of_files_and_accounts() {
        assert_eq!(title("ferry"), None);
        assert_eq!(title(" The ferry\nstays "), Some("The ferry stays".to_owned()));
        assert_eq!(author("lee"), None);
        assert_eq!(author("Lee PC2"), None);
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
