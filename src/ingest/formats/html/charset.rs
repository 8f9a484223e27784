//! The character set that a page declares in its first bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

/// Bytes in which the declaration has to stand. The standard says 1024; not every page obeys.
const HEAD: usize = 4096;

/// What `<meta charset>`, `<meta http-equiv>` or the XML declaration says, whichever is first.
pub(in crate::ingest) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let xml = head.starts_with(b"<?xml").then(|| value_of(&head, b"encoding")).flatten();
    let encoding = xml.or_else(|| {
        let tags = memmem::find_iter(&head, b"<meta").map(|at| &head[at..]);
        tags.map(|tag| &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())])
            .find_map(|tag| value_of(tag, b"charset"))
    })?;
    // Bytes in which this could be read are no UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// The encoding named after `key` and an equals sign.
fn value_of(text: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    let after = &text[memmem::find(text, key)? + key.len()..];
    let sign = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'');
    let start = after.iter().position(|byte| !sign(byte))?;
    if !after[..start].contains(&b'=') {
        return None;
    }
    let name =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.');
    let end = after[start..].iter().position(|byte| !name(byte)).unwrap_or(after.len() - start);
    Encoding::for_label(&after[start..start + end])
}
