//! Work on many items shared among the processor's cores.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::progress::Progress;

/// Does `work` on each of `items`, on up to `threads` threads, each of which takes `share` items
/// at a time. Each item is worked on by itself, so that the result does not depend on the number
/// of threads. Tells `progress` after each share; stops early when that or some `work` says so.
pub(super) fn for_each<T: Send>(
    threads: usize,
    progress: Progress<'_>,
    items: &mut [T],
    share: usize,
    work: impl Fn(&mut T) -> ControlFlow<()> + Sync,
) -> ControlFlow<()> {
    let shares = items.len().div_ceil(share);
    let rest = Mutex::new(items.chunks_mut(share).enumerate());
    let stopped = AtomicBool::new(false);
    let next = || {
        let mut rest = rest.lock().unwrap_or_else(PoisonError::into_inner);
        let (number, items) = rest.next().filter(|_| !stopped.load(Ordering::Relaxed))?;
        // Told while nobody else can take a share, so that it never goes back.
        Some((progress.at(number as f32 / shares as f32), items))
    };
    let take_part = || {
        while let Some((told, items)) = next() {
            let done = told.is_continue() && items.iter_mut().all(|it| work(it).is_continue());
            if !done {
                stopped.store(true, Ordering::Relaxed);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads.min(shares) {
            scope.spawn(take_part);
        }
        take_part();
    });
    if stopped.into_inner() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}
