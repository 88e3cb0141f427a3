//! The open dossier: its history and the file it lives in.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Local};

use crate::edit::History;
use crate::model::Dossier;
use crate::store::FileStamp;

/// The open dossier.
pub struct Document {
    /// Tells it from the documents that were open before in this window.
    pub id: u64,
    /// Where it is saved; `None` for one never saved.
    pub path: Option<PathBuf>,
    /// The bytes that the file held when it was read or written last.
    pub stamp: Option<FileStamp>,
    /// The dossier, with undo and redo.
    pub history: History,
    /// Why it cannot be saved under its own name, if it cannot.
    pub read_only: Option<String>,
    /// When it was saved last, in this window.
    pub saved_at: Option<DateTime<Local>>,
    /// Nobody has seen yet whether what its file says holds together.
    pub unchecked: bool,
}

impl Document {
    /// A new dossier without a file. Nothing is lost when it is left empty, so it is not dirty.
    #[must_use]
    pub fn new(dossier: Dossier) -> Self {
        Self {
            id: 0,
            path: None,
            stamp: None,
            history: History::new(dossier),
            read_only: None,
            saved_at: None,
            unchecked: false,
        }
    }

    /// The dossier as it is.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        self.history.dossier()
    }

    /// The file's name, or what a new dossier is called.
    #[must_use]
    pub fn name(&self) -> String {
        match self.path.as_deref().and_then(Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None if self.dossier().about.title.is_empty() => "Untitled dossier".to_owned(),
            None => self.dossier().about.title.clone(),
        }
    }

    /// A file name to propose for a first save.
    #[must_use]
    pub fn proposed_name(&self) -> String {
        if let Some(name) = self.path.as_deref().and_then(Path::file_name) {
            return name.to_string_lossy().into_owned();
        }
        format!("{}.dossier.ron", super::file_stem(&self.dossier().about.title, "untitled"))
    }
}
