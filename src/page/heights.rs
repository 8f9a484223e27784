//! How many rows blocks take, kept from one layout to the next of the same width: levelling books that have
//! little in common measures half of one for a single gap.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The rows of the blocks of one article at one width, by block, so far as they were measured. Clones share what
/// they know.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights(Rc<RefCell<HashMap<usize, usize>>>);

impl Heights {
    /// The rows of a block, which `measure` counts the first time.
    pub(super) fn of(&self, block: usize, measure: impl FnOnce() -> usize) -> usize {
        let known = self.0.borrow().get(&block).copied();
        known.unwrap_or_else(|| {
            let rows = measure();
            self.0.borrow_mut().insert(block, rows);
            rows
        })
    }
}
