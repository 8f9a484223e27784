//! What a file says of its title and its author: programs and templates write much of it, and that is not
//! believed.

/// What programs call a file to which nobody has given a title.
const UNTITLED: [&str; 13] = [
    "document",
    "dokument",
    "layout",
    "microsoft powerpoint",
    "microsoft word",
    "powerpoint presentation",
    "presentation",
    "sans nom",
    "title",
    "untitled",
    "word document",
    "документ",
    "без имени",
];

/// Programs that put the name of the file behind their own.
const FILED_BY: [&str; 3] = ["microsoft excel -", "microsoft powerpoint -", "microsoft word -"];

/// How names of files end.
const ENDINGS: [&str; 14] = [
    ".doc", ".docx", ".dot", ".dotx", ".dvi", ".html", ".indd", ".odt", ".pdf", ".ppt", ".qxd",
    ".qxp", ".rtf", ".tex",
];

/// Words of which the names of accounts and programs are made.
const NOBODY: [&str; 22] = [
    "admin",
    "administrator",
    "author",
    "benutzer",
    "default",
    "guest",
    "libreoffice",
    "me",
    "microsoft",
    "name",
    "office",
    "owner",
    "pc",
    "python-docx",
    "root",
    "un-named",
    "unbekannt",
    "unknown",
    "user",
    "utilisateur",
    "windows",
    "пользователь",
];

/// Whether somebody may have given this title.
pub(in crate::ingest) fn is_title(title: &str) -> bool {
    let small = title.trim().to_lowercase();
    let untitled = |it: &&str| small.strip_prefix(*it).is_some_and(|rest| !has_letters(rest));
    let file = small.contains(['_', '\\']) || ENDINGS.iter().any(|it| small.ends_with(it));
    has_letters(&small)
        && !file
        && !UNTITLED.iter().any(untitled)
        && !FILED_BY.iter().any(|it| small.starts_with(it))
}

/// Whether it may be the name of a person or of an office.
pub(in crate::ingest) fn is_author(name: &str) -> bool {
    let small = name.to_lowercase();
    let known = |it: &str| !has_letters(it) || NOBODY.contains(&it);
    small.chars().filter(|it| it.is_alphabetic()).count() >= 2
        && !small.contains(['@', '\\', '/', '_'])
        && !small.split_whitespace().all(known)
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_and_templates_write_is_not_believed() {
        for said in [
            "",
            "2025-03-14",
            "Microsoft Word - ferry.doc",
            "Microsoft Word - The ferry",
            "ferry final.pdf",
            "front_page 3",
            "Untitled 1",
            "Document2",
            "Layout 1",
        ] {
            assert!(!is_title(said), "{said}");
        }
        for said in [
            "",
            "admin",
            "Microsoft Office User",
            "a.lee@example.org",
            "PC User 2",
            "x",
            "CORP\\lee",
        ] {
            assert!(!is_author(said), "{said}");
        }
    }

    #[test]
    fn what_people_write_is() {
        for said in ["The ferry stays", "Microsoft faces the council", "Documents from the quay"] {
            assert!(is_title(said), "{said}");
        }
        for said in ["Ann Lee", "Office of the Mayor", "Skarn News", "李明"] {
            assert!(is_author(said), "{said}");
        }
    }
}
