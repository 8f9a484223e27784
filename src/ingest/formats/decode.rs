//! From bytes to characters: which encoding a file is in, and whether it is a text at all.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

use super::read::Unreadable;

/// The characters that `bytes` stand for, without a byte order mark: UTF-16 where a mark or the
/// pattern of zero bytes shows it, else UTF-8, else the encoding that the source declares, else the
/// legacy encoding that fits best. Costs one scan for UTF-8, which is not copied.
///
/// What is valid UTF-8 is hardly ever anything else, whatever it declares: browsers save pages
/// in it and leave old declarations standing. Only ISO-2022-JP hides in it.
pub(super) fn decode<'a>(
    bytes: Cow<'a, [u8]>,
    declared: Option<&'static Encoding>,
) -> Result<Cow<'a, str>, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::text("it is empty"));
    }
    if let Some(reason) = unread_document(&bytes) {
        return Err(Unreadable::Binary(reason.to_owned()));
    }
    if let Some(kind) = binary_kind(&bytes) {
        return Err(Unreadable::Binary(no_text(kind)));
    }
    let (marked, length) =
        Encoding::for_bom(&bytes).map_or((None, 0), |(it, length)| (Some(it), length));
    let body = &bytes[length..];
    let utf16 =
        marked.filter(|&it| it == UTF_16LE || it == UTF_16BE).or_else(|| utf16_pattern(body));
    let text = if let Some(encoding) = utf16 {
        let (text, damaged) = encoding.decode_without_bom_handling(body);
        if damaged {
            return Err(Unreadable::text("it is damaged UTF-16; save it as UTF-8"));
        }
        Cow::Owned(text.into_owned())
    } else if let Some(hidden) = declared.filter(|&it| it == ISO_2022_JP) {
        Cow::Owned(hidden.decode_without_bom_handling(body).0.into_owned())
    } else {
        utf8(bytes, length).unwrap_or_else(|bytes| {
            let body = &bytes[length..];
            let text = match declared.filter(|&it| it != UTF_8) {
                Some(declared) => declared.decode_without_bom_handling(body).0,
                None => legacy(body),
            };
            Cow::Owned(text.into_owned())
        })
    };
    if text.contains('\0') || is_noise(&text) {
        return Err(Unreadable::Binary(no_text("a binary file")));
    }
    Ok(text)
}

/// The text that `bytes` are in UTF-8, but for the first `mark` of them; or else the bytes again.
fn utf8(bytes: Cow<'_, [u8]>, mark: usize) -> Result<Cow<'_, str>, Cow<'_, [u8]>> {
    match bytes {
        Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(&text[mark..])),
            Err(_) => Err(Cow::Borrowed(bytes)),
        },
        Cow::Owned(bytes) => match String::from_utf8(bytes) {
            Ok(mut text) => {
                text.drain(..mark);
                Ok(Cow::Owned(text))
            }
            Err(error) => Err(Cow::Owned(error.into_bytes())),
        },
    }
}

fn legacy(bytes: &[u8]) -> Cow<'_, str> {
    // The first bytes decide; more would only cost time.
    const ENOUGH: usize = 1 << 18;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(ENOUGH)], bytes.len() <= ENOUGH);
    // A text that is UTF-8 but for a few damaged bytes is still best read as UTF-8.
    let damage = String::from_utf8_lossy(&bytes[..bytes.len().min(ENOUGH)]);
    let (bad, foreign) = damage.chars().filter(|c| !c.is_ascii()).fold((0, 0), |(bad, all), c| {
        (bad + usize::from(c == char::REPLACEMENT_CHARACTER), all + 1)
    });
    if bad * 10 <= foreign {
        return String::from_utf8_lossy(bytes);
    }
    detector.guess(None, Utf8Detection::Deny).decode_without_bom_handling(bytes).0
}

/// UTF-16 without a mark: in most texts nearly every second byte is zero, always on one side.
fn utf16_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    if head.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 10 >= pairs * 7 && even == 0 {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 7 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What to do about a document of a kind that is not read.
fn unread_document(bytes: &[u8]) -> Option<&'static str> {
    // A document of today with a password is packed into one of the old kind.
    const PACKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    if bytes.starts_with(b"{\\rtf") {
        Some("it is an RTF document; save it as .docx, .odt or .txt with the program that made it")
    } else if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        None
    } else if memmem::find(bytes, PACKED).is_some() {
        Some("it is protected with a password; save it without one")
    } else {
        Some(
            "it is an old office document; save it as .docx, .odt or .txt with the program that made it",
        )
    }
}

/// That a file is of some kind and no text, and what to do about it.
pub(super) fn no_text(kind: &str) -> String {
    format!("it is {kind}, not a text; save its text as a .txt or .md file")
}

/// What well-known kind of file with no text in its bytes this is.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x7fELF", "a program"),
        (b"\x1f\x8b", "compressed"),
        (b"\x28\xb5\x2f\xfd", "compressed"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, kind)| kind)
}

/// Whether more than one character in twenty is a control character that no text has. Escape
/// sequences are no noise: colours in a text are cleaned away later.
fn is_noise(text: &str) -> bool {
    let ordinary =
        |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{8}' | '\u{c}' | '\u{1b}' | '\u{85}');
    let (noise, all) = text.chars().take(4096).fold((0, 0), |(noise, all), c| {
        (noise + usize::from(c.is_control() && !ordinary(c)), all + 1)
    });
    noise * 20 > all
}
