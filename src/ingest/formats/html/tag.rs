//! Start tags as they stand in the source of a page, and what kinds of elements there are.

use memchr::memchr;

/// Bytes of an attribute: longer ones hold pictures and programs.
const LONGEST_ATTRIBUTE: usize = 2048;

/// Elements without content.
pub(super) fn is_void(name: &str) -> bool {
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
pub(super) fn ends_by_itself(name: &str) -> bool {
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
pub(super) fn is_formatting(name: &str) -> bool {
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
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: Vec<Attribute<'a>>,
    /// Whether it ends in `/>`.
    pub(super) empty: bool,
    /// Its bytes, from `<` to `>`.
    pub(super) length: usize,
}

pub(super) struct Attribute<'a> {
    /// Name, sign and value as they stand.
    whole: &'a str,
    pub(super) value: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads the tag at the beginning of `rest`, to the end of the text if it never closes.
    pub(super) fn read(rest: &'a str) -> Self {
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
    pub(super) fn write(&self, rest: &str, name: &str, out: &mut String) {
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
    /// Whether the template that has it is shown with the page (HTML, 4.12.3).
    pub(super) fn is_shadow_root(&self) -> bool {
        const NAME: &str = "shadowrootmode";
        self.whole.get(..NAME.len()).is_some_and(|it| it.eq_ignore_ascii_case(NAME))
    }

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
