//! A ZIP archive, read with bounds: how many files there are, and how many bytes come out of it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use memchr::memmem;
use zip::ZipArchive;

use crate::ingest::formats::decode;
use crate::ingest::formats::html::charset;
use crate::ingest::formats::read::Unreadable;

/// Files of an archive: the largest books have a few thousand.
const MOST_FILES: usize = 20_000;
/// Bytes of one file: the text of a few books, with its tags.
const LARGEST_FILE: u64 = 32 << 20;
/// Bytes that may come out of an archive altogether.
const LARGEST: u64 = 128 << 20;
/// Bytes that may come out of the smallest archive, and for each byte of one. XML with its words
/// unpacks to ten times its size, and few tables to fifty; what is made to do harm to a thousand.
const LEAST: u64 = 1 << 20;
const GROWTH: u64 = 100;

/// An archive of which the texts can be read.
pub(in crate::ingest) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// By name in small letters: not everybody minds the case.
    names: HashMap<String, usize>,
    /// Bytes that may still come out.
    left: u64,
    /// What it means if more would.
    spent: Fault,
}

/// Why a file of an archive cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::ingest) enum Fault {
    /// There is no such file.
    #[error("a part of it is missing; get it again, or save it anew with the program that made it")]
    Missing,
    /// The archive or the file is not as it should be.
    #[error("it is damaged; get it again, or save it anew with the program that made it")]
    Damaged,
    /// It is compressed in a way that no such document is.
    #[error(
        "it is packed in a way that cannot be read; unpack it and pack it again as an ordinary ZIP"
    )]
    Method,
    /// A password is needed.
    #[error("it is protected with a password; save it without one")]
    Encrypted,
    /// It holds more than anybody reads.
    #[error("it unpacks to more than {} MB; cut it into parts", LARGEST_FILE >> 20)]
    TooLarge,
    /// It is made to hold more than it can.
    #[error(
        "it unpacks to more than {GROWTH} times its size, as no text does; open it with the program that \
         made it, and save it anew"
    )]
    Bomb,
}

impl From<Fault> for Unreadable {
    fn from(fault: Fault) -> Self {
        Self::Text(fault.to_string().into())
    }
}

impl<'a> Archive<'a> {
    /// The archive in `bytes`. Costs a scan of them.
    pub(in crate::ingest) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        // The library keeps a list of all that is in the directory, so it is counted before.
        if memmem::find_iter(bytes, b"PK\x01\x02").take(MOST_FILES + 1).count() > MOST_FILES {
            return Err(Fault::TooLarge);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        let name = |at| Some((zip.name_for_index(at)?.ok()?.to_lowercase(), at));
        let names = (0..zip.len()).filter_map(name).collect();
        let grown = LEAST + bytes.len() as u64 * GROWTH;
        let (left, spent) =
            if grown < LARGEST { (grown, Fault::Bomb) } else { (LARGEST, Fault::TooLarge) };
        Ok(Self { zip, names, left, spent })
    }

    /// Whether there is a file of this name.
    pub(in crate::ingest) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_lowercase())
    }

    /// The text of a file, decoded. Costs as many bytes as come out, of which there is a limit.
    pub(in crate::ingest) fn text(&mut self, name: &str) -> Result<String, Fault> {
        let at = *self.names.get(&name.to_lowercase()).ok_or(Fault::Missing)?;
        let file = self.zip.by_index(at).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                Fault::Encrypted
            }
            zip::result::ZipError::UnsupportedArchive(_) => Fault::Method,
            _ => Fault::Damaged,
        })?;
        let most = self.left.min(LARGEST_FILE);
        let mut bytes = Vec::new();
        // The size that the directory states may be a lie, so it is not asked.
        let outcome = file.take(most + 1).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        if length > most {
            return Err(if most < LARGEST_FILE { self.spent } else { Fault::TooLarge });
        }
        self.left -= length;
        outcome.map_err(|_| Fault::Damaged)?;
        if bytes.is_empty() {
            return Ok(String::new());
        }
        let declared = charset::declared(&bytes);
        let text = decode::decode(Cow::Owned(bytes), declared).map_err(|_| Fault::Damaged)?;
        Ok(text.into_owned())
    }
}

/// The path of a file that another one refers to, both as they stand in the archive; and the fragment.
/// `None` where the reference leads out of the archive.
pub(in crate::ingest) fn resolve<'r>(
    from: &str,
    reference: &'r str,
) -> Option<(String, Option<&'r str>)> {
    let (path, fragment) =
        reference.split_once('#').map_or((reference, None), |(path, it)| (path, Some(it)));
    if path.is_empty() {
        return Some((from.to_owned(), fragment));
    }
    let scheme = path.split_once(':').is_some_and(|(it, _)| !it.contains('/'));
    if scheme || path.starts_with("//") {
        return None;
    }
    let path = percent_decoded(path);
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (mut parts, path) = match path.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').filter(|it| !it.is_empty()).collect::<Vec<_>>(), &*path),
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    Some((parts.join("/"), fragment))
}

/// `a%20b` as `a b`; what is no such escape stays.
fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits =
            after.get(..2).filter(|_| first == b'%').and_then(|it| str::from_utf8(it).ok());
        let escaped = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_are_resolved_inside_the_archive() {
        let of = |reference| resolve("OEBPS/text/one.xhtml", reference).map(|it| it.0);
        assert_eq!(of("two.xhtml").as_deref(), Some("OEBPS/text/two.xhtml"));
        assert_eq!(of("../toc.ncx").as_deref(), Some("OEBPS/toc.ncx"));
        assert_eq!(of("/word/document.xml").as_deref(), Some("word/document.xml"));
        assert_eq!(of("../../../../etc/passwd").as_deref(), Some("etc/passwd"));
        assert_eq!(of("%C3%A9t%C3%A9%20one.xhtml").as_deref(), Some("OEBPS/text/été one.xhtml"));
        assert_eq!(of("100%.xhtml").as_deref(), Some("OEBPS/text/100%.xhtml"));
        assert_eq!(of("https://example.org/x"), None);
        assert_eq!(of("mailto:ann@example.org"), None);
        assert_eq!(resolve("a/b.xhtml", "#note"), Some(("a/b.xhtml".to_owned(), Some("note"))));
    }
}
