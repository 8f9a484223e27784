//! Fetched pages on disk, so that a set can be opened again without a connection.
//!
//! A page is one file, named by a hash of its address: some lines that say what it is, an empty line,
//! and the bytes of the page. A file that is not as it was written is as good as none. The folder may
//! be emptied at any time.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::ingest::sets::replacing;
use crate::text::hash;

use super::Page;

/// First line of a file of the cache. Another form of the file has another number.
const FORM: &str = "parallax page 1";

/// A folder for pages; or none, where nothing is kept.
pub(super) struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder: folder.map(|it| it.join("pages")) }
    }

    fn file(&self, address: &str) -> Option<PathBuf> {
        let name = format!("{:016x}", hash::stable(address.as_bytes()));
        self.folder.as_ref().map(|it| it.join(name))
    }

    /// The page that was kept for `address`, if it is there and whole.
    pub(super) fn get(&self, address: &str) -> Option<Page> {
        parse(&fs::read(self.file(address)?).ok()?, address)
    }

    /// Keeps a page, which was asked for as `address`. Where it cannot be kept it is fetched the next
    /// time, which is nothing to complain of.
    #[cfg_attr(not(feature = "fetch"), expect(dead_code, reason = "nothing is fetched then"))]
    pub(super) fn put(&self, address: &str, page: &Page) {
        let (Some(folder), Some(file)) = (&self.folder, self.file(address)) else { return };
        let _ = private_folder(folder)
            .and_then(|()| replacing::replace(&file, &written(address, page)));
    }
}

/// Makes the folder; what somebody reads is nobody else's business.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

fn written(address: &str, page: &Page) -> Vec<u8> {
    let line = |it: &str| it.replace(char::is_control, " ");
    let head = format!(
        "{FORM}\naddress: {}\nfound at: {}\ncontent type: {}\nfetched: {}\nbytes: {}\nhash: {:016x}\n\n",
        line(address),
        line(&page.address),
        line(&page.content_type),
        page.fetched,
        page.bytes.len(),
        hash::stable(&page.bytes),
    );
    let mut file = head.into_bytes();
    file.extend_from_slice(&page.bytes);
    file
}

fn parse(file: &[u8], address: &str) -> Option<Page> {
    let end = memchr::memmem::find(file, b"\n\n")?;
    let (head, bytes) = (std::str::from_utf8(&file[..end]).ok()?, &file[end + 2..]);
    let mut lines = head.lines();
    if lines.next() != Some(FORM) {
        return None;
    }
    let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(": ");
    let asked = value("address")?;
    let page = Page {
        address: value("found at")?.to_owned(),
        content_type: value("content type")?.to_owned(),
        fetched: value("fetched")?.parse().ok()?,
        bytes: bytes.to_owned(),
    };
    let whole = value("bytes")?.parse() == Ok(bytes.len())
        && value("hash")? == format!("{:016x}", hash::stable(bytes));
    (asked == address && whole).then_some(page)
}
