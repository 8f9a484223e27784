//! How much time and memory a source of a given size may take.

use std::time::Duration;

/// What a parser may take for one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// Bytes that it may write to.
    pub(super) memory: u64,
    /// Seconds of work for the processor.
    pub(super) work: u64,
    /// Longest time to wait for it. Longer than the work, for the machine may be busy.
    pub(super) patience: Duration,
}

/// What the smallest source may take.
const MEMORY: u64 = 160 << 20;
const WORK: u64 = if cfg!(debug_assertions) { 10 } else { 1 };
const PATIENCE: Duration = Duration::from_secs(20);

/// What each byte may take besides: a page is kept as a tree, several times over.
const MEMORY_PER_BYTE: u64 = 8;
/// Bytes for which there is a second of work more.
const BYTES_PER_SECOND: u64 = if cfg!(debug_assertions) { 100_000 } else { 250_000 };

impl Limits {
    /// What a source of so many bytes may take.
    pub(super) fn of(bytes: usize) -> Self {
        let bytes = bytes as u64;
        let more = bytes / BYTES_PER_SECOND;
        Self {
            memory: MEMORY + bytes * MEMORY_PER_BYTE,
            work: WORK + more,
            patience: PATIENCE + Duration::from_secs(more),
        }
    }

    /// Lets the system keep this process within the limits from now on.
    #[cfg(unix)]
    pub(super) fn impose(&self) {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        /// Address space that may be reserved besides and is never written to.
        const RESERVED: u64 = 512 << 20;
        let limits = [
            (Resource::Data, self.memory, 0),
            (Resource::As, self.memory + RESERVED, 0),
            // The first end can be told from other ends; the second cannot be put off.
            (Resource::Cpu, self.work, 1),
            (Resource::Core, 0, 0),
        ];
        for (resource, most, grace) in limits {
            let now = getrlimit(resource);
            let least = |limit: Option<u64>, most: u64| limit.map_or(most, |it| it.min(most));
            // A system that does not know one of them still keeps the others, and time is limited
            // from outside, too.
            let _ = setrlimit(
                resource,
                Rlimit {
                    current: Some(least(now.current, most)),
                    maximum: Some(least(now.maximum, most + grace)),
                },
            );
        }
    }

    /// Elsewhere time alone is limited, from outside.
    #[cfg(not(unix))]
    #[expect(clippy::unused_self, reason = "the other form needs it")]
    pub(super) fn impose(&self) {}
}
