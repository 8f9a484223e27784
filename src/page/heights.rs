//! How many rows blocks take, kept from one layout to the next of the same width: levelling books that have
//! little in common measures half of one for a single gap.

use std::cell::RefCell;
use std::rc::Rc;

/// The rows of the blocks of one article at one width, by block, so far as they were measured: none were, where it
/// is 0. Clones share what they know.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights(Rc<RefCell<Vec<u32>>>);

impl Heights {
    /// The rows of a block, which `measure` counts the first time.
    pub(super) fn of(&self, block: usize, measure: impl FnOnce() -> usize) -> usize {
        if let Some(&known) = self.0.borrow().get(block)
            && known > 0
        {
            return known as usize;
        }
        let rows = measure();
        let mut heights = self.0.borrow_mut();
        if heights.len() <= block {
            heights.resize(block + 1, 0);
        }
        heights[block] = rows as u32;
        rows
    }
}
