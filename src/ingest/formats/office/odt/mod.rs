//! ODT: the parts of a document (`OpenDocument` 1.3, ISO/IEC 26300).

mod body;
mod lists;
mod styles;

use super::{Document, properties};
use crate::ingest::formats::package::Archive;
use crate::ingest::formats::package::archive::Fault;
use crate::ingest::formats::package::xml::walk;

use body::Body;
use styles::Styles;

/// Reads the document in `archive`.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Document, Fault> {
    let manifest = archive.text("META-INF/manifest.xml").unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Fault::Encrypted);
    }
    let content = archive.text("content.xml")?;
    let mut styles = Styles::default();
    for xml in [archive.text("styles.xml").ok().as_ref(), Some(&content)].into_iter().flatten() {
        // What was read before the damage is worth having.
        let _ = walk(xml, &mut styles);
    }
    let mut body = Body::new(&styles);
    walk(&content, &mut body).map_err(|_| Fault::Damaged)?;
    let (paragraphs, title) = body.finish();
    let meta = archive.text("meta.xml").ok();
    let properties = meta.map(|it| properties::read(&it)).unwrap_or_default();
    Ok(Document { paragraphs, title, properties })
}
