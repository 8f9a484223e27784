//! Walking through the XML of packed documents, element by element. Keeps no tree, so that the memory
//! it takes does not grow with the document.
//!
//! Names are told without their prefixes: documents differ in those, and no two elements that matter
//! differ in nothing else.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::text::clean;

/// Elements inside each other. Real documents stay below 100.
const DEEPEST: usize = 1_000;

/// What is told of a document while it is walked through.
pub(in crate::ingest) trait Visitor {
    /// An element begins.
    fn enter(&mut self, element: &Element<'_>) -> Inside;

    /// An element ends whose inside was read.
    fn leave(&mut self, _name: &str) {}

    /// Words between tags.
    fn words(&mut self, _words: &str) {}
}

/// Whether what is in an element is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Inside {
    Read,
    Skip,
}

/// The start of an element.
pub(in crate::ingest) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without a prefix.
    pub(in crate::ingest) fn name(&self) -> &str {
        let name: &str = self.0.name().into_inner();
        without_prefix(name)
    }

    /// The value of the first attribute of this name, whatever its prefix.
    pub(in crate::ingest) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        // Looking for doubled ones would cost the square of their number.
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|it| without_prefix(it.key.into_inner()) == name)?;
        let value = quick_xml::escape::unescape(&found.value)
            .map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned);
        Some(clean::clean(&value).into_owned())
    }
}

fn without_prefix(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |it| it.1)
}

/// The document is no XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Damaged;

/// Walks through the document. Fails where it is no XML, after all before that was told. Linear in its
/// length.
pub(in crate::ingest) fn walk(xml: &str, visitor: &mut impl Visitor) -> Result<(), Damaged> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    let (mut depth, mut skipped) = (0_usize, None);
    loop {
        match reader.read_event().map_err(|_| Damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Damaged);
                }
                if skipped.is_none() && visitor.enter(&Element(start)) == Inside::Skip {
                    skipped = Some(depth);
                }
            }
            Event::End(end) => {
                match skipped {
                    None => visitor.leave(without_prefix(end.name().into_inner())),
                    Some(from) if from == depth => skipped = None,
                    Some(_) => {}
                }
                depth -= 1;
            }
            Event::Text(words) if skipped.is_none() => visitor.words(&words),
            Event::CData(words) if skipped.is_none() => visitor.words(&words),
            Event::GeneralRef(reference) if skipped.is_none() => {
                let mut buffer = [0; 4];
                let words = match &*reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    "nbsp" => "\u{a0}",
                    _ => match reference.resolve_char_ref() {
                        Ok(Some(c)) => c.encode_utf8(&mut buffer),
                        _ => continue,
                    },
                };
                visitor.words(words);
            }
            Event::Eof => return if depth == 0 { Ok(()) } else { Err(Damaged) },
            _ => {}
        }
    }
}
