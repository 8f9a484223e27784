//! Whether the documents of a book are encrypted (OCF 3.3 §4.2.6.3.2).

use super::package::Package;
use crate::ingest::formats::package::Archive;
use crate::ingest::formats::package::archive::{Fault, resolve};
use crate::ingest::formats::package::xml::{Element, Inside, Visitor, walk};

/// Whether one of the documents cannot be read because it is encrypted. Fonts may be, which is no matter.
pub(super) fn is_protected(archive: &mut Archive<'_>, package: &Package) -> Result<bool, Fault> {
    const PATH: &str = "META-INF/encryption.xml";
    if !archive.has(PATH) {
        return Ok(false);
    }
    let mut encrypted = Encrypted::default();
    let whole = walk(&archive.text(PATH)?, &mut encrypted).is_ok();
    Ok(!whole || package.spine.iter().any(|it| encrypted.paths.contains(it)))
}

#[derive(Default)]
struct Encrypted {
    paths: Vec<String>,
}

impl Visitor for Encrypted {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        if element.name() == "CipherReference" {
            let path = element.attribute("URI").and_then(|it| Some(resolve("", &it)?.0));
            self.paths.extend(path);
        }
        Inside::Read
    }
}
