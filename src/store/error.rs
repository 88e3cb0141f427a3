//! Why a file could not be opened or saved: what, where, and what can be done.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::lock::Holder;
use super::places::TextPlace;

/// What stands in the way of opening a file.
#[derive(Debug)]
pub enum OpenFault {
    /// The system does not give it.
    Unreadable(io::Error),
    /// It holds nothing, or white space only.
    Empty,
    /// It holds zeros only, as after a crash of the system or of a synchronising service.
    Zeros,
    /// It is some other kind of file.
    NotADossier(&'static str),
    /// It is text in another encoding.
    OtherEncoding(&'static str),
    /// Some bytes are not UTF-8.
    NotUtf8,
    /// A merge left its marks in it.
    ConflictMarkers,
    /// It is larger than any dossier can be.
    TooLarge {
        /// How large, in bytes.
        bytes: u64,
    },
    /// It holds more records or strings than its size could mean anything by.
    TooCrowded,
    /// The user asked to stop.
    Cancelled,
    /// A later Readout wrote it, and it holds what this one does not know.
    Newer {
        /// The version that its first line names.
        version: u32,
        /// What was met.
        met: String,
    },
    /// It does not follow the format.
    Malformed {
        /// What is wrong, and what was expected.
        what: String,
        /// The text ends before it is complete.
        cut_short: bool,
    },
}

/// Why a file could not be opened. The dossier that is open stays as it is.
#[derive(Debug)]
pub struct OpenError {
    /// The file.
    pub path: PathBuf,
    /// Where in it; `None` where the fault is the whole file's.
    pub place: Option<TextPlace>,
    /// The field, from the outside in: `actors › act-1 › kind`; empty where there is none.
    pub field: String,
    /// What is wrong.
    pub fault: OpenFault,
}

impl OpenError {
    /// What is wrong, in a clause without the place.
    #[must_use]
    pub fn message(&self) -> String {
        let what = match &self.fault {
            OpenFault::Unreadable(error) => return error.to_string(),
            OpenFault::Empty => "the file is empty",
            OpenFault::Zeros => "the file holds only zero bytes",
            OpenFault::NotADossier(kind) => return format!("this is {kind}, not a Readout dossier"),
            OpenFault::OtherEncoding(name) => return format!("the text is {name}, where UTF-8 was expected"),
            OpenFault::NotUtf8 => "the bytes here are not UTF-8 text",
            OpenFault::ConflictMarkers => "a merge left its conflict markers here",
            OpenFault::TooLarge { bytes } => {
                let (size, most) = (bytes.div_ceil(1 << 20), super::read::LARGEST >> 20);
                return format!("the file is larger than a dossier can be ({size} MB, where {most} MB is the most)");
            }
            OpenFault::TooCrowded => "the file holds more empty records than a dossier can",
            OpenFault::Cancelled => "it was cancelled",
            OpenFault::Newer { version, met } => {
                return format!("a later Readout wrote this file (format {version}), and {met}");
            }
            OpenFault::Malformed { what, .. } => return what.clone(),
        };
        what.to_owned()
    }

    /// What can be done, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match &self.fault {
            OpenFault::Unreadable(error) if error.kind() == io::ErrorKind::NotFound => {
                "Check the name; the file may have been moved or deleted."
            }
            OpenFault::Unreadable(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                "Ask for the right to read it, or open a copy."
            }
            OpenFault::Unreadable(_) => "Check that it is a file and that its disk is connected.",
            OpenFault::Empty | OpenFault::Zeros => "Take it back from a backup or from version control.",
            OpenFault::NotADossier(_) => {
                "Dossiers begin with the line “// readout dossier 1”. To add articles, import the file instead."
            }
            OpenFault::OtherEncoding(_) => "Convert it to UTF-8 in a text editor.",
            OpenFault::NotUtf8 => "Take it back from a backup, or correct the bytes in a text editor.",
            OpenFault::ConflictMarkers => {
                "Keep one of the two versions in a text editor, or merge the two files with “readout merge”."
            }
            OpenFault::TooLarge { .. } => "Divide it into smaller dossiers.",
            OpenFault::TooCrowded => "Take it back from a backup: it was not written by Readout.",
            OpenFault::Cancelled => "Open it again when there is time.",
            OpenFault::Newer { .. } => "Update Readout to open it.",
            OpenFault::Malformed { cut_short: true, .. } => {
                "The file was probably cut short: take it back from a backup or from version control."
            }
            OpenFault::Malformed { .. } => "Correct it in a text editor, or take the file back from a backup.",
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        write!(f, "“{name}” cannot be opened: ")?;
        if let Some(place) = self.place {
            write!(f, "line {}, column {}", place.line, place.column)?;
            if !self.field.is_empty() {
                write!(f, ", in {}", self.field)?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{}. {}", self.message(), self.remedy())
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.fault {
            OpenFault::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

/// A step of saving that can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStep {
    /// Finding the folder.
    Find,
    /// Creating the temporary file.
    Create,
    /// Writing it.
    Write,
    /// Having it written to the disk.
    Flush,
    /// Reading it back.
    ReadBack,
    /// Reading the file that is to be replaced.
    Compare,
    /// Putting the new file in the place of the old.
    Replace,
}

impl SaveStep {
    fn in_words(self) -> &'static str {
        match self {
            Self::Find => "the folder cannot be used",
            Self::Create => "no file can be created in the folder",
            Self::Write => "the file cannot be written",
            Self::Flush => "the disk did not confirm what was written",
            Self::ReadBack => "what was written cannot be read back",
            Self::Compare => "the file on the disk cannot be read",
            Self::Replace => "the file on the disk cannot be replaced",
        }
    }
}

/// What stands in the way of saving.
#[derive(Debug)]
pub enum SaveFault {
    /// The system refused a step.
    System(SaveStep, io::Error),
    /// The file may not be written.
    ReadOnly,
    /// There is a folder, or something else that is no file, of that name.
    NotAFile,
    /// Another program wrote the file since it was opened or saved here.
    ChangedOutside,
    /// Another program deleted or moved the file since it was opened or saved here.
    GoneOutside,
    /// What was read back is not what was written.
    NotAsWritten,
    /// Another window has the document open; who, where that is known.
    InUse(Option<Holder>),
    /// It is larger than a file that is opened again.
    TooLarge,
    /// The user asked to stop.
    Cancelled,
}

impl SaveFault {
    /// As an error of the system, which it mostly is.
    pub(super) fn into_io(self) -> io::Error {
        match self {
            Self::System(_, error) => error,
            other => io::Error::other(SaveError { path: PathBuf::new(), fault: other }.message()),
        }
    }
}

/// Why a dossier was not saved. The file on the disk is as it was, and the temporary file is gone.
#[derive(Debug)]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub fault: SaveFault,
}

impl SaveError {
    /// What is wrong, in a clause.
    #[must_use]
    pub fn message(&self) -> String {
        let what = match &self.fault {
            SaveFault::System(step, error) => return format!("{} ({error})", step.in_words()),
            SaveFault::ReadOnly => "the file is read-only",
            SaveFault::NotAFile => "there is something of that name that is not a file",
            SaveFault::ChangedOutside => "another program changed the file since it was opened",
            SaveFault::GoneOutside => "the file was deleted or moved since it was opened",
            SaveFault::NotAsWritten => "what the disk gave back is not what was written",
            SaveFault::InUse(Some(holder)) => return format!("another window of Readout has it open ({holder})"),
            SaveFault::InUse(None) => "another window of Readout has it open",
            SaveFault::TooLarge => "the dossier is larger than a file can be that is opened again",
            SaveFault::Cancelled => "it was cancelled",
        };
        what.to_owned()
    }

    /// What can be done, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match &self.fault {
            SaveFault::ReadOnly => "Save under another name, or allow writing to the file.",
            SaveFault::NotAFile | SaveFault::InUse(_) => "Save under another name.",
            SaveFault::ChangedOutside => "Compare the two, or save a copy under another name.",
            SaveFault::GoneOutside => "Save it again where it was, or under another name.",
            SaveFault::NotAsWritten => "Check the disk, and save to another one.",
            SaveFault::TooLarge => "Move some of it to another dossier.",
            SaveFault::Cancelled => "Save it again when there is time.",
            SaveFault::System(_, error) => match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    "Free some space, or save to another disk."
                }
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "Save to another folder.",
                io::ErrorKind::NotFound => "Check that the folder still exists, or save to another one.",
                io::ErrorKind::InvalidFilename => "Choose a shorter name, or one without unusual characters.",
                _ => "Try again, or save to another disk.",
            },
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        write!(f, "“{name}” was not saved: {}. {}", self.message(), self.remedy())
    }
}

impl std::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.fault {
            SaveFault::System(_, error) => Some(error),
            _ => None,
        }
    }
}
