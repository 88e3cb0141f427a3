//! Watching the folder of the open document, so that the window hears at once when another program writes the file.
//!
//! A hint and no more: where nothing can be watched, or the system says nothing, the file is looked at when the window is
//! come back to, and always before it is replaced.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// A watch on the folder of one file.
pub(super) struct Watch {
    path: PathBuf,
    stirred: Arc<AtomicBool>,
    _watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Watches the folder of a file, for as long as this is held; wakes the window when something happens to the file.
    pub(super) fn on(path: &Path, context: &egui::Context) -> Self {
        let stirred = Arc::new(AtomicBool::new(false));
        let file = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let (flag, context, of) = (Arc::clone(&stirred), context.clone(), file.clone());
        let heard = move |event: notify::Result<Event>| {
            let concerns = event
                .as_ref()
                .is_ok_and(|event| !matches!(event.kind, EventKind::Access(_)) && event.paths.contains(&of));
            if concerns {
                flag.store(true, Ordering::Relaxed);
                context.request_repaint();
            }
        };
        // The folder: a file that is replaced is another one afterwards.
        let watcher = notify::recommended_watcher(heard).and_then(|mut watcher| {
            watcher.watch(file.parent().unwrap_or(Path::new(".")), RecursiveMode::NonRecursive)?;
            Ok(watcher)
        });
        Self { path: path.to_owned(), stirred, _watcher: watcher.ok() }
    }

    /// Whether it is on the file at this path.
    pub(super) fn is_on(&self, path: &Path) -> bool {
        self.path == path
    }

    /// Whether something happened to the file since this was asked last.
    pub(super) fn was_stirred(&self) -> bool {
        self.stirred.swap(false, Ordering::Relaxed)
    }
}
