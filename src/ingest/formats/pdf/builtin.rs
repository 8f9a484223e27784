//! Decoding a PDF with `pdf-extract`, where there is no `pdftotext`.
//!
//! It panics on damage of many kinds. Each page is decoded by itself, so that one loses no other.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{
    Dictionary, Document, MediaBox, Object, OutputDev, OutputError, Transform, decode_text_string,
    output_doc_page,
};

use super::Undecoded;
use super::page::{Decoded, Page, Properties, Word};

/// The pages of the PDF in `bytes`.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Undecoded> {
    let damaged = |error: &dyn std::fmt::Display| Undecoded::Damaged(error.to_string());
    let mut document = Document::load_mem(bytes).map_err(|error| match error {
        pdf_extract::Error::Decryption(_) | pdf_extract::Error::InvalidPassword => {
            Undecoded::Encrypted
        }
        error => damaged(&error),
    })?;
    // Many are encrypted with an empty password, so that they can be read but not changed.
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(Undecoded::Encrypted);
    }
    forget_pictures(&mut document);
    let mut decoded = Decoded { properties: properties(&document), ..Decoded::default() };
    let pages = document.get_pages();
    if pages.is_empty() && document.trailer.has(b"Encrypt") {
        return Err(Undecoded::Encrypted);
    }
    for number in pages.into_keys() {
        let mut glyphs = Glyphs::default();
        let page = AssertUnwindSafe(|| output_doc_page(&document, &mut glyphs, number));
        let whole = matches!(catch_unwind(page), Ok(Ok(())));
        let page = glyphs.finish();
        decoded.lost += usize::from(!whole && page.words.is_empty());
        decoded.pages.push(page);
    }
    Ok(decoded)
}

/// The decoder takes whatever is drawn for more text.
fn forget_pictures(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|it| it == b"Image")
        {
            stream.dict = Dictionary::new();
            stream.content.clear();
        }
    }
}

fn properties(document: &Document) -> Properties {
    let info = document.trailer.get(b"Info").and_then(|it| match it {
        Object::Reference(id) => document.get_dictionary(*id),
        other => other.as_dict(),
    });
    let property = |name: &[u8]| {
        let text = info.as_ref().ok().and_then(|info| {
            // It panics on text of odd lengths.
            catch_unwind(AssertUnwindSafe(|| decode_text_string(info.get(name).ok()?).ok())).ok()?
        });
        text.unwrap_or_default()
    };
    Properties {
        title: property(b"Title"),
        author: property(b"Author"),
        made: property(b"CreationDate"),
    }
}

/// Puts words together from characters as they are drawn.
#[derive(Default)]
struct Glyphs {
    page: Page,
    /// Where the page begins, left and at the bottom.
    origin: (f64, f64),
    /// The word that characters are added to, and the base line that it stands on.
    open: Option<(Word, f64)>,
}

/// Share of the font's height that parts words.
const SPACE: f64 = 0.13;
/// Shares of the font's height above and below the base line, as most fonts have them.
const ABOVE: f64 = 0.72;
const BELOW: f64 = 0.21;

impl Glyphs {
    fn finish(mut self) -> Page {
        self.close();
        self.page
    }

    fn close(&mut self) {
        self.page.words.extend(self.open.take().map(|(word, _)| word));
    }
}

impl OutputDev for Glyphs {
    fn begin_page(
        &mut self,
        _number: u32,
        media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.origin = (media.llx, media.lly);
        self.page.height = (media.ury - media.lly) as f32;
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let height = place.m21.hypot(place.m22) * font_size.abs();
        let advance = place.m11.hypot(place.m12) * font_size.abs() * width;
        let (x, y) =
            (place.m31 - self.origin.0, f64::from(self.page.height) + self.origin.1 - place.m32);
        let turned = place.m12.abs() > 0.2 * place.m11.abs();
        if ![height, advance, x, y].iter().all(|it| it.is_finite()) || height <= 0.0 || turned {
            return Ok(());
        }
        if text.trim_matches([' ', '\u{a0}', '\t', '\0']).is_empty() {
            self.close();
            return Ok(());
        }
        let joins = self.open.as_ref().is_some_and(|(word, base)| {
            let gap = x - f64::from(word.right);
            (y - base).abs() < 0.1 * height && gap < SPACE * height && gap > -0.5 * height
        });
        if !joins {
            self.close();
        }
        let (word, _) = self.open.get_or_insert_with(|| {
            let word = Word {
                left: x as f32,
                top: (y - ABOVE * height) as f32,
                bottom: (y + BELOW * height) as f32,
                ..Word::default()
            };
            (word, y)
        });
        word.text.push_str(text);
        word.right = (x + advance) as f32;
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
