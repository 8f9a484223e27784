//! Page source made safe to parse: what has no words goes, nesting and numbers are bounded.
//!
//! Parsers of HTML and whatever walks their trees take time that grows with the square of the
//! nesting, and a few kinds of unclosed elements multiply. A page within the limits reads the same
//! before and after; in one beyond them tags go and all words stay.

use memchr::{memchr, memmem};

/// Open elements inside each other. Browsers stop at 512; articles stay below 60.
const DEEPEST: usize = 120;
/// Open elements such as `<b>`, which a parser opens again in each block that follows.
const MOST_FORMATTING: usize = 24;
/// Elements on a page. A book on one page has 100,000.
const MOST_ELEMENTS: usize = 300_000;
/// Bytes of an attribute: longer ones hold pictures and programs.
const LONGEST_ATTRIBUTE: usize = 2048;
/// How far up an end tag looks for its start tag.
const REACH: usize = 256;

/// The page has more elements than anybody reads.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooManyElements;

/// The page without comments, programs and styles, its elements within the limits. With `xml`,
/// `<x/>` becomes `<x></x>` as it is meant there. Linear in the length.
pub(super) fn tame(html: &str, xml: bool) -> Result<String, TooManyElements> {
    let mut taming = Taming { out: String::with_capacity(html.len()), ..Taming::default() };
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        taming.out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => past(rest, 2, "-->"),
            [b'<', b'!', b'[', b'C', b'D', b'A', b'T', b'A', b'[', ..] if xml => {
                taming.character_data(rest)
            }
            [b'<', b'!' | b'?', ..] => {
                let length = past(rest, 2, ">");
                // A declaration of XML is no text for an HTML parser either.
                if rest.as_bytes()[1] == b'!' {
                    taming.out.push_str(&rest[..length]);
                }
                length
            }
            [b'<', b'/', first, ..] if first.is_ascii_alphabetic() => taming.end_tag(rest),
            [b'<', first, ..] if first.is_ascii_alphabetic() => taming.start_tag(rest, xml)?,
            _ => {
                taming.out.push('<');
                1
            }
        };
        rest = &rest[length..];
    }
    taming.out.push_str(rest);
    Ok(taming.out)
}

/// Bytes up to the end of `mark`, which is looked for from the byte `from` on; all without one.
fn past(text: &str, from: usize, mark: &str) -> usize {
    memmem::find(&text.as_bytes()[from..], mark.as_bytes())
        .map_or(text.len(), |at| from + at + mark.len())
}

#[derive(Default)]
struct Taming {
    out: String,
    open: Vec<Open>,
    /// How many of the open elements were let through.
    depth: Depth,
    elements: usize,
    /// Whether a picture was found that never ends; then none of the rest does.
    endless_picture: bool,
}

#[derive(Default)]
struct Depth {
    formatting: usize,
    other: usize,
}

impl Depth {
    fn of(&mut self, name: &str) -> &mut usize {
        if is_formatting(name) { &mut self.formatting } else { &mut self.other }
    }
}

/// An element that waits for its end tag.
struct Open {
    name: String,
    kept: bool,
}

impl Taming {
    /// Reads the start tag at the beginning of `rest`, with all that belongs to it alone.
    fn start_tag(&mut self, rest: &str, xml: bool) -> Result<usize, TooManyElements> {
        let tag = Tag::read(rest);
        let name = tag.name.to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" | "svg" => {
                let empty = tag.empty && (xml || name == "svg");
                let length = if empty { tag.length } else { self.past_element(rest, &tag, &name) };
                let data = name == "script"
                    && tag.attributes.iter().any(|it| it.value.contains("ld+json"));
                if data {
                    self.out.push_str(&rest[..length]);
                }
                return Ok(length);
            }
            "textarea" | "title" | "iframe" | "xmp" | "noembed" | "noframes"
                if !(xml && tag.empty) =>
            {
                let length = self.past_element(rest, &tag, &name);
                self.out.push_str(&rest[..length]);
                return Ok(length);
            }
            _ => {}
        }
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(TooManyElements);
        }
        let empty = xml && tag.empty;
        let most = if is_formatting(&name) { MOST_FORMATTING } else { DEEPEST };
        let kept = *self.depth.of(&name) < most;
        if kept || ends_by_itself(&name) {
            tag.write(rest, &name, &mut self.out);
            if empty && !is_void(&name) {
                self.out.push_str("</");
                self.out.push_str(&name);
                self.out.push('>');
            }
        }
        if !empty && !ends_by_itself(&name) {
            *self.depth.of(&name) += usize::from(kept);
            self.open.push(Open { name, kept });
        }
        Ok(tag.length)
    }

    fn end_tag(&mut self, rest: &str) -> usize {
        let length = past(rest, 2, ">");
        let end = rest[2..length].find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
        let name = rest[2..end.map_or(length, |it| it + 2)].to_ascii_lowercase();
        let open = self.open.iter().rev().take(REACH).position(|it| it.name == name);
        let kept = if let Some(up) = open {
            let at = self.open.len() - 1 - up;
            let kept = self.open[at].kept;
            for gone in self.open.drain(at..) {
                *self.depth.of(&gone.name) -= usize::from(gone.kept);
            }
            kept
        } else {
            ends_by_itself(&name)
        };
        if kept {
            self.out.push_str(&rest[..length]);
        }
        length
    }

    /// Bytes of an element whose content holds no elements that matter, with its end tag. One that
    /// never ends takes all that is left with it, as it does in browsers, but for pictures.
    fn past_element(&mut self, rest: &str, tag: &Tag<'_>, name: &str) -> usize {
        if self.endless_picture && name == "svg" {
            return tag.length;
        }
        let mut at = tag.length;
        while let Some(found) = memmem::find(&rest.as_bytes()[at..], b"</") {
            at += found + 2;
            let ends = rest.as_bytes()[at..]
                .get(..name.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()));
            if ends {
                return at + past(&rest[at..], 0, ">");
            }
        }
        if name == "svg" {
            self.endless_picture = true;
            return tag.length;
        }
        rest.len()
    }

    /// The words of `<![CDATA[…]]>`.
    fn character_data(&mut self, rest: &str) -> usize {
        let length = past(rest, 9, "]]>");
        let words = rest[9..length].strip_suffix("]]>").unwrap_or(&rest[9..length]);
        self.out.push_str(&words.replace('&', "&amp;").replace('<', "&lt;"));
        length
    }
}

/// Elements without content.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that nest in nothing of their own kind, so that they cannot pile up.
fn ends_by_itself(name: &str) -> bool {
    is_void(name)
        || matches!(
            name,
            "a" | "p"
                | "li"
                | "dt"
                | "dd"
                | "tr"
                | "td"
                | "th"
                | "thead"
                | "tbody"
                | "tfoot"
                | "option"
                | "optgroup"
                | "colgroup"
                | "caption"
                | "rt"
                | "rp"
                | "html"
                | "head"
                | "body"
        )
}

/// Elements that a parser opens again in each block until they are closed.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<Attribute<'a>>,
    /// Whether it ends in `/>`.
    empty: bool,
    /// Its bytes, from `<` to `>`.
    length: usize,
}

struct Attribute<'a> {
    /// Name, sign and value as they stand.
    whole: &'a str,
    value: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads the tag at the beginning of `rest`, to the end of the text if it never closes.
    fn read(rest: &'a str) -> Self {
        let bytes = rest.as_bytes();
        let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let mut at = bytes.iter().position(ends_name).unwrap_or(rest.len());
        let mut tag =
            Self { name: &rest[1..at], attributes: Vec::new(), empty: false, length: rest.len() };
        while at < rest.len() {
            match bytes[at] {
                b'>' => {
                    tag.length = at + 1;
                    tag.empty = bytes[at - 1] == b'/';
                    break;
                }
                byte if byte.is_ascii_whitespace() || byte == b'/' => at += 1,
                _ => {
                    let attribute = Attribute::read(&rest[at..]);
                    at += attribute.whole.len();
                    tag.attributes.push(attribute);
                }
            }
        }
        tag
    }

    /// Writes the tag without overlong attributes. One that no `>` closes is no tag.
    fn write(&self, rest: &str, name: &str, out: &mut String) {
        if !rest[..self.length].ends_with('>') {
            return;
        }
        out.push('<');
        out.push_str(name);
        for attribute in self.attributes.iter().take(64) {
            if attribute.value.len() <= LONGEST_ATTRIBUTE {
                out.push(' ');
                out.push_str(attribute.whole);
            }
        }
        out.push('>');
    }
}

impl<'a> Attribute<'a> {
    fn read(rest: &'a str) -> Self {
        let bytes = rest.as_bytes();
        let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/');
        let spaces = |from: usize| {
            from + bytes[from..].iter().take_while(|it| it.is_ascii_whitespace()).count()
        };
        let name = 1 + bytes[1..].iter().position(ends).unwrap_or(rest.len() - 1);
        let sign = spaces(name);
        if bytes.get(sign) != Some(&b'=') {
            return Self { whole: &rest[..name], value: "" };
        }
        let start = spaces(sign + 1);
        if let Some(&quote @ (b'"' | b'\'')) = bytes.get(start) {
            let inner = &rest[start + 1..];
            let end = memchr(quote, inner.as_bytes()).unwrap_or(inner.len());
            let whole = (start + 1 + end + 1).min(rest.len());
            return Self { whole: &rest[..whole], value: &inner[..end] };
        }
        let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
        let end = start + bytes[start..].iter().position(ends).unwrap_or(rest.len() - start);
        Self { whole: &rest[..end], value: &rest[start..end] }
    }
}
