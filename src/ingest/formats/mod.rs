//! From bytes to an article, by what they hold: [`read`] tells the formats apart.

pub(super) mod decode;
mod doubling;
#[cfg(feature = "epub")]
pub(super) mod epub;
pub(super) mod feed;
pub(super) mod html;
mod markdown;
#[cfg(feature = "office")]
mod office;
pub(super) mod package;
pub(super) mod pdf;
mod plain;
pub(super) mod read;
