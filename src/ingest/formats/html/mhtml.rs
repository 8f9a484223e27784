//! Web archives (`.mhtml`, `.mht`): the page inside, as browsers save it with all that belongs to it.
//!
//! An archive is a MIME message (RFC 2557): headers, then parts with headers of their own. Read is
//! the part that is the page; pictures and styles are passed over.

use std::borrow::Cow;

use memchr::memmem;

/// The page in an archive.
pub(in crate::ingest) struct Archived<'a> {
    pub(in crate::ingest) html: Cow<'a, [u8]>,
    /// The character set that the archive states for it.
    pub(in crate::ingest) charset: Option<String>,
    /// The address from which it was saved.
    pub(in crate::ingest) address: Option<String>,
}

/// Bytes in which the headers of an archive end.
const HEAD: usize = 16 << 10;
/// Parts that are looked at for the page; a browser puts it first.
const MOST_PARTS: usize = 64;

/// The page, if `bytes` are an archive. Linear in their number.
pub(in crate::ingest) fn page(bytes: &[u8]) -> Option<Archived<'_>> {
    let headers = Headers::read(&bytes[..bytes.len().min(HEAD)]);
    headers.get("mime-version")?;
    let kind = headers.get("content-type")?;
    let body = &bytes[headers.length..];
    if !kind.to_ascii_lowercase().starts_with("multipart/") {
        return is_page(kind).then(|| headers.archived(body));
    }
    let boundary = format!("--{}", parameter(kind, "boundary")?);
    let start = parameter(kind, "start");
    let mut first = None;
    let mut cuts = memmem::find_iter(body, boundary.as_bytes());
    let mut from = cuts.next()? + boundary.len();
    for to in cuts.chain([body.len()]).take(MOST_PARTS) {
        let part = body.get(from..to).unwrap_or_default();
        let part = part.strip_prefix(b"\r\n").or(part.strip_prefix(b"\n")).unwrap_or(part);
        let own = Headers::read(&part[..part.len().min(HEAD)]);
        if own.get("content-type").is_some_and(is_page) {
            let wanted = start.is_none() || own.get("content-id") == start.as_deref();
            let archived = own.archived(&part[own.length..]);
            if wanted {
                return Some(archived.or_address(&headers));
            }
            first = first.or(Some(archived));
        }
        from = to + boundary.len();
    }
    first.map(|it| it.or_address(&headers))
}

fn is_page(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.starts_with("text/html") || kind.starts_with("application/xhtml")
}

impl Archived<'_> {
    fn or_address(self, headers: &Headers) -> Self {
        let address =
            self.address.or_else(|| headers.get("snapshot-content-location").map(str::to_owned));
        Self { address, ..self }
    }
}

/// The headers of a message or of a part: names in small letters, values on one line.
struct Headers {
    fields: Vec<(String, String)>,
    /// Their bytes, with the blank line after them.
    length: usize,
}

impl Headers {
    fn read(head: &[u8]) -> Self {
        let mut headers = Self { fields: Vec::new(), length: 0 };
        for line in head.split_inclusive(|&byte| byte == b'\n') {
            headers.length += line.len();
            let line = String::from_utf8_lossy(line);
            if line.trim().is_empty() {
                break;
            }
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = headers.fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                headers.fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        headers
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// What these headers say of the page under them.
    fn archived<'a>(&self, body: &'a [u8]) -> Archived<'a> {
        let encoding = self.get("content-transfer-encoding").unwrap_or_default();
        let html = match encoding.to_ascii_lowercase().as_str() {
            "quoted-printable" => Cow::Owned(quoted_printable(body)),
            "base64" => Cow::Owned(base64(body)),
            _ => Cow::Borrowed(body),
        };
        Archived {
            html,
            charset: self.get("content-type").and_then(|it| parameter(it, "charset")),
            address: self.get("content-location").map(str::to_owned),
        }
    }
}

/// A parameter of a header, without quotation marks.
fn parameter(header: &str, name: &str) -> Option<String> {
    header.split(';').skip(1).find_map(|it| {
        let (key, value) = it.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (key.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

/// RFC 2045, 6.7. What is no escape stays as it is.
fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'=', rest) {
        bytes.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        match rest {
            [b'\r', b'\n', after @ ..] | [b'\n', after @ ..] => rest = after,
            [high, low, after @ ..] => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    rest = after;
                }
                _ => bytes.push(b'='),
            },
            _ => bytes.push(b'='),
        }
    }
    bytes.extend_from_slice(rest);
    bytes
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|it| it as u8)
}

/// RFC 2045, 6.8. Characters outside the alphabet are passed over, as it demands.
fn base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for &byte in text {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(six)) & 0xff_ffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}
