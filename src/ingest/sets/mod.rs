//! From what was named to a set, and back: files and pages are found and opened one after the other, opened
//! again when they change, and listed in a `set.toml`.

pub(super) mod adding;
pub(super) mod addresses;
pub(super) mod again;
mod ahead;
mod choosing;
pub(super) mod disk;
pub(super) mod open;
pub(crate) mod replacing;
mod samples;
mod set_file;
