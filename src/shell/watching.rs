//! Watching the files of a set. Folders are watched, not files: many editors put a new file in the
//! place of the old one.

#[cfg(feature = "watch")]
pub(super) use notified::Watching;
#[cfg(not(feature = "watch"))]
pub(super) use without::Watching;

#[cfg(feature = "watch")]
mod notified {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::mpsc::Sender;
    use std::sync::{Arc, Mutex, PoisonError};

    use notify::event::ModifyKind;
    use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

    use super::super::library::Order;
    use crate::ingest::{Set, Source};

    /// What to look for.
    #[derive(Default)]
    struct Wanted {
        files: BTreeSet<PathBuf>,
        /// Folders in which any file may come or go.
        folders: BTreeSet<PathBuf>,
    }

    /// Watches the files of a set.
    pub(in crate::shell) struct Watching {
        events: Sender<Order>,
        /// Made when there is something to watch.
        watcher: Option<RecommendedWatcher>,
        watched: BTreeSet<PathBuf>,
        wanted: Arc<Mutex<Wanted>>,
    }

    impl Watching {
        /// Tells of every change to `events`.
        pub(in crate::shell) fn new(events: Sender<Order>) -> Self {
            Self { events, watcher: None, watched: BTreeSet::new(), wanted: Arc::default() }
        }

        /// Watches what `set` has, which was opened from `sources`. Fails, in a few words, where the
        /// system cannot watch.
        pub(in crate::shell) fn watch(
            &mut self,
            sources: &[Source],
            set: &Set,
        ) -> Result<(), String> {
            let wanted = Wanted::of(sources, set);
            let parents = wanted.files.iter().filter_map(|it| it.parent().map(Path::to_owned));
            let folders: BTreeSet<PathBuf> =
                parents.chain(wanted.folders.iter().cloned()).collect();
            *self.wanted.lock().unwrap_or_else(PoisonError::into_inner) = wanted;
            let fresh: Vec<PathBuf> = folders.iter().filter(|it| it.is_dir()).cloned().collect();
            if self.watcher.is_none() && !fresh.is_empty() {
                self.watcher = Some(self.watcher()?);
            }
            let Some(watcher) = &mut self.watcher else { return Ok(()) };
            for folder in self.watched.difference(&folders) {
                // Whoever is gone is watched no longer anyway.
                let _ = watcher.unwatch(folder);
            }
            // A folder that is watched already may be another one of the same name by now.
            for folder in &fresh {
                watcher.watch(folder, RecursiveMode::NonRecursive).map_err(|it| it.to_string())?;
            }
            self.watched = fresh.into_iter().collect();
            Ok(())
        }

        fn watcher(&self) -> Result<RecommendedWatcher, String> {
            let (events, wanted) = (self.events.clone(), Arc::clone(&self.wanted));
            let tell = move |event: notify::Result<Event>| {
                let wanted = wanted.lock().unwrap_or_else(PoisonError::into_inner);
                // What the watcher could not follow may have been anything.
                if event.map_or(true, |event| wanted.has(&event)) {
                    let _ = events.send(Order::Changed);
                }
            };
            notify::recommended_watcher(tell).map_err(|it| it.to_string())
        }
    }

    impl Wanted {
        fn of(sources: &[Source], set: &Set) -> Self {
            let mut wanted = Self::default();
            let files = set.origins.iter().filter_map(|it| it.path());
            for file in files.chain(set.set_files.iter().map(|it| it.0.as_path())) {
                // Where the name is, and where the text is, if the name is a link.
                let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
                let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
                let name = file.file_name();
                wanted.files.extend(folder.ok().zip(name).map(|(folder, name)| folder.join(name)));
                wanted.files.extend(fs::canonicalize(file));
            }
            for source in sources {
                if let Source::Path(path) = source
                    && path.is_dir()
                {
                    wanted.folders.extend(fs::canonicalize(path));
                }
            }
            wanted
        }

        /// Whether an event tells of something that may be another text now. That a file was looked at
        /// does not.
        fn has(&self, event: &Event) -> bool {
            let in_folder = |it: &PathBuf| it.parent().is_some_and(|it| self.folders.contains(it));
            match event.kind {
                EventKind::Access(_) => false,
                EventKind::Create(_)
                | EventKind::Remove(_)
                | EventKind::Modify(ModifyKind::Name(_)) => {
                    event.paths.iter().any(|it| self.files.contains(it) || in_folder(it))
                }
                _ => event.need_rescan() || event.paths.iter().any(|it| self.files.contains(it)),
            }
        }
    }
}

#[cfg(not(feature = "watch"))]
mod without {
    use std::sync::mpsc::Sender;

    use super::super::library::Order;
    use crate::ingest::{Set, Source};

    /// Watches nothing: this program was made without that.
    pub(in crate::shell) struct Watching;

    impl Watching {
        /// Tells of nothing.
        pub(in crate::shell) fn new(_events: Sender<Order>) -> Self {
            Self
        }

        /// Has nothing to do.
        pub(in crate::shell) fn watch(
            &mut self,
            _sources: &[Source],
            _set: &Set,
        ) -> Result<(), String> {
            Ok(())
        }
    }
}
