//! How the reader names what is to be opened: addresses, parts of feeds and books, and the lists of those.

pub(super) mod address;
pub(super) mod listing;
pub(super) mod selection;
