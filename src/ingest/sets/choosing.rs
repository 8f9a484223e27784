//! Which parts of a book are opened: those that the reader names, or chooses when asked.

use super::open::Opener;
use crate::ingest::formats::package::ListChapters;
use crate::ingest::formats::read::{Input, Unreadable};
use crate::ingest::naming::listing::Listing;
use crate::ingest::naming::selection::{Part, Selection};
use crate::ingest::{Attendant, Choice};

impl Opener<'_> {
    /// What is meant by `part` of what goes by `name`, as far as that is known without asking: what was
    /// chosen when the set was opened before stays chosen.
    pub(super) fn chosen(&self, part: Option<&Part>, name: &str) -> Option<Selection> {
        match part? {
            Part::Chosen(selection) => Some(selection.clone()),
            Part::Asked => {
                let mut names = self.known?.home.names.iter();
                names.find_map(|it| it.strip_prefix(name)?.strip_prefix('#')?.parse().ok())
            }
        }
    }

    /// Asks which parts of a book are meant. Fails with a reason that follows its name.
    pub(super) fn ask_for_part(&self, input: &Input<'_>) -> Result<Selection, String> {
        let job = ListChapters::new(input.source);
        let listing = self.isolation.perform(job, &input.bytes).map_err(Unreadable::from);
        let listing = listing.and_then(|it| it).map_err(|unreadable| unreadable.to_string())?;
        choose(&listing, self.attendant)
    }
}

/// Asks what is meant of what is listed. Fails with a reason that follows its name.
pub(super) fn choose(listing: &Listing, attendant: &dyn Attendant) -> Result<Selection, String> {
    match attendant.choose(listing) {
        Choice::Chosen(selection) => Ok(selection),
        Choice::Nothing => Err(listing.nothing_chosen().to_owned()),
        Choice::Nobody => Err(listing.how_to_choose()),
    }
}
