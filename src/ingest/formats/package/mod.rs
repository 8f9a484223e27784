//! Documents that are packed into a ZIP archive: which kind one is, and safe ways into what is in it.

#[cfg(any(feature = "epub", feature = "office"))]
pub(super) mod archive;
mod jobs;
#[cfg(any(feature = "epub", feature = "office"))]
pub(super) mod xml;

use memchr::memmem;

#[cfg(any(feature = "epub", feature = "office"))]
pub(in crate::ingest) use archive::Archive;

pub(in crate::ingest) use jobs::{ListChapters, ParsePacked};

/// Whether the bytes are a packed document, whatever it is.
pub(in crate::ingest) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(ARCHIVE)
}

/// Whether the bytes are a book.
pub(in crate::ingest) fn is_book(bytes: &[u8]) -> bool {
    kind(bytes) == Some(Kind::Epub)
}

/// How every archive begins that holds anything.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// What a packed document is, as its content shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A book (EPUB 2 or 3).
    Epub,
    /// A text of Word since 2007 (ISO/IEC 29500).
    Docx,
    /// A text of `LibreOffice` and others (`OpenDocument`, ISO/IEC 26300).
    Odt,
    /// Something else, in words such as `a ZIP archive`.
    Other(&'static str),
}

/// What kind of packed document the bytes are; `None` if they are none. Linear in their length.
///
/// Names and the short `mimetype` of an archive stand in it uncompressed, so that nothing needs to be
/// unpacked.
fn kind(bytes: &[u8]) -> Option<Kind> {
    // Name and content of the first file of a book or an OpenDocument begin here (OCF 3.3 §4.3).
    const FIRST_NAME: usize = 30;
    if !is_packed(bytes) {
        return None;
    }
    let mime = bytes[FIRST_NAME.min(bytes.len())..].strip_prefix(b"mimetype");
    let declares = |kind: &[u8]| mime.is_some_and(|it| it.starts_with(kind));
    let names = |name: &[u8]| memmem::find(bytes, name).is_some();
    let kind = if declares(b"application/epub+zip") {
        Kind::Epub
    } else if declares(b"application/vnd.oasis.opendocument.text") {
        Kind::Odt
    } else if declares(b"application/vnd.oasis.opendocument.spreadsheet") {
        Kind::Other("a spreadsheet")
    } else if declares(b"application/vnd.oasis.opendocument.") {
        Kind::Other("a drawing or a presentation")
    } else if names(b"META-INF/container.xml") {
        Kind::Epub
    } else if names(b"[Content_Types].xml") {
        match () {
            () if names(b"word/") => Kind::Docx,
            () if names(b"xl/") => Kind::Other("a spreadsheet"),
            () if names(b"ppt/") => Kind::Other("a presentation"),
            () => Kind::Other("an office document of an unknown kind"),
        }
    } else if names(b"META-INF/manifest.xml") && names(b"content.xml") {
        Kind::Odt
    } else {
        Kind::Other("a ZIP archive")
    };
    Some(kind)
}
