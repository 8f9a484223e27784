//! Page source made safe to parse: what has no words goes, nesting and numbers are bounded.
//!
//! Parsers of HTML and whatever walks their trees take time that grows with the square of the
//! nesting, and a few kinds of unclosed elements multiply. A page within the limits reads the same
//! before and after; in one beyond them tags go and all words stay.

use memchr::{memchr, memmem};

use super::tag::{Attribute, Tag, ends_by_itself, is_formatting, is_void};

/// Open elements inside each other. Browsers stop at 512; articles stay below 60.
const DEEPEST: usize = 120;
/// Open elements such as `<b>`, which a parser opens again in each block that follows.
const MOST_FORMATTING: usize = 8;
/// Start and end tags on a page. A book on one page has 100,000.
const MOST_TAGS: usize = 200_000;
/// `<meta>` tags on a page, of which a dozen matter.
const MOST_META: usize = 500;
/// How far up an end tag looks for its start tag.
const REACH: usize = 256;

/// Bytes of a page without its programs: the longest books have four million.
const LARGEST: usize = 8 << 20;

/// The page is larger than anybody reads.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

/// The page without comments, programs and styles, its elements within the limits. With `xml`,
/// `<x/>` becomes `<x></x>` as it is meant there. Linear in the length.
pub(super) fn tame(html: &str, xml: bool) -> Result<String, TooLarge> {
    let mut taming = Taming::default();
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        if taming.out.len() + at > LARGEST {
            return Err(TooLarge);
        }
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
            [b'<', b'/', first, ..] if first.is_ascii_alphabetic() => taming.end_tag(rest)?,
            [b'<', first, ..] if first.is_ascii_alphabetic() => taming.start_tag(rest, xml)?,
            _ => {
                taming.out.push('<');
                1
            }
        };
        rest = &rest[length..];
    }
    if taming.out.len() + rest.len() > LARGEST {
        return Err(TooLarge);
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
    tags: usize,
    meta: usize,
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
    /// Whether it is a template that the page shows (a declarative shadow root), and so a `<div>` here.
    shows: bool,
}

impl Taming {
    /// Reads the start tag at the beginning of `rest`, with all that belongs to it alone.
    fn start_tag(&mut self, rest: &str, xml: bool) -> Result<usize, TooLarge> {
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
        self.count()?;
        if name == "meta" {
            self.meta += 1;
            if self.meta > MOST_META {
                return Ok(tag.length);
            }
        }
        let empty = xml && tag.empty;
        let most = if is_formatting(&name) { MOST_FORMATTING } else { DEEPEST };
        let kept = *self.depth.of(&name) < most;
        let shows =
            name == "template" && !empty && tag.attributes.iter().any(Attribute::is_shadow_root);
        if kept || ends_by_itself(&name) {
            tag.write(rest, if shows { "div" } else { &name }, &mut self.out);
            if empty && !is_void(&name) {
                self.out.push_str("</");
                self.out.push_str(&name);
                self.out.push('>');
            }
        }
        if !empty && !ends_by_itself(&name) {
            *self.depth.of(&name) += usize::from(kept);
            self.open.push(Open { name, kept, shows });
        }
        Ok(tag.length)
    }

    fn count(&mut self) -> Result<(), TooLarge> {
        self.tags += 1;
        if self.tags > MOST_TAGS { Err(TooLarge) } else { Ok(()) }
    }

    fn end_tag(&mut self, rest: &str) -> Result<usize, TooLarge> {
        let length = past(rest, 2, ">");
        let end = rest[2..length].find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
        let name = rest[2..end.map_or(length, |it| it + 2)].to_ascii_lowercase();
        let open = self.open.iter().rev().take(REACH).position(|it| it.name == name);
        let mut shows = false;
        let kept = if let Some(up) = open {
            let at = self.open.len() - 1 - up;
            let kept = self.open[at].kept;
            shows = self.open[at].shows;
            for gone in self.open.drain(at..) {
                *self.depth.of(&gone.name) -= usize::from(gone.kept);
            }
            kept
        } else {
            ends_by_itself(&name)
        };
        if kept {
            // A `</p>` without a `<p>` makes one.
            self.count()?;
            self.out.push_str(if shows { "</div>" } else { &rest[..length] });
        }
        Ok(length)
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
