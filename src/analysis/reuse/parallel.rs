//! Work on many items shared among the processor's cores.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// Items from which on threads pay for themselves.
const MANY: usize = 4096;

/// Items that a thread takes at a time; small, because some take much longer than others.
const SHARE: usize = 256;

/// Does `work` on each of `items`, on all cores when there are many. Each item is worked on by
/// itself, so that the result does not depend on the number of threads.
pub(super) fn for_each<T: Send>(items: &mut [T], work: impl Fn(&mut T) + Sync) {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    if threads == 1 || items.len() < MANY {
        items.iter_mut().for_each(work);
        return;
    }
    let shares = Mutex::new(items.chunks_mut(SHARE));
    let next = || shares.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(share) = next() {
                    share.iter_mut().for_each(&work);
                }
            });
        }
    });
}
