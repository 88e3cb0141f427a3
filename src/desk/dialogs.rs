//! The system's file dialogs, asked without blocking a frame, and a scripted stand-in for tests.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use eframe::egui;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A dossier to open.
    OpenDossier,
    /// An earlier version of the dossier, to compare with.
    OpenEarlier,
    /// A dossier to merge into the open one.
    OpenToMerge,
    /// Where to save the dossier.
    SaveDossier,
    /// Files to import.
    ImportFiles,
    /// A folder to import.
    ImportFolder,
    /// Where to write a brief; the ending tells the format.
    SaveBrief(&'static str),
}

impl Purpose {
    /// The title of the dialog.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::OpenDossier => "Open a dossier",
            Self::OpenEarlier => "Choose an earlier version of this dossier",
            Self::OpenToMerge => "Choose a dossier to merge into this one",
            Self::SaveDossier => "Save the dossier as",
            Self::ImportFiles => "Import articles",
            Self::ImportFolder => "Import a folder of articles",
            Self::SaveBrief(_) => "Save the brief as",
        }
    }

    /// What is done with the answer, for the button of the way out.
    #[must_use]
    pub fn verb(self) -> &'static str {
        match self {
            Self::OpenDossier => "Open",
            Self::OpenEarlier => "Compare",
            Self::OpenToMerge => "Merge",
            Self::SaveDossier | Self::SaveBrief(_) => "Save",
            Self::ImportFiles | Self::ImportFolder => "Import",
        }
    }

    fn filter(self) -> Option<(&'static str, Vec<&'static str>)> {
        match self {
            Self::OpenDossier | Self::OpenEarlier | Self::OpenToMerge | Self::SaveDossier => {
                Some(("Dossiers", vec!["ron"]))
            }
            Self::ImportFiles => Some(("Articles", crate::walled::files::ENDINGS.to_vec())),
            Self::ImportFolder => None,
            Self::SaveBrief(ending) => Some(("Brief", vec![ending])),
        }
    }

    /// The path with the ending that its purpose asks for: dialogs add none.
    #[must_use]
    pub fn with_ending(self, path: PathBuf) -> PathBuf {
        let ending = match self {
            Self::SaveDossier => "dossier.ron",
            Self::SaveBrief(ending) => ending,
            Self::OpenDossier | Self::OpenEarlier | Self::OpenToMerge | Self::ImportFiles | Self::ImportFolder => {
                return path;
            }
        };
        let mut name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // Some dialogs keep the ending of the proposed name behind the one that was typed.
        let last = format!(".{}", ending.rsplit('.').next().unwrap_or(ending));
        let path = match name.to_lowercase().strip_suffix(&last) {
            Some(rest) if rest.ends_with(&last) => {
                name.truncate(name.len() - last.len());
                path.with_file_name(&name)
            }
            _ => path,
        };
        let fits = match self {
            // Any .ron opens, so any .ron may be saved.
            Self::SaveDossier => name.to_lowercase().ends_with(".ron"),
            _ => name.to_lowercase().ends_with(&format!(".{ending}")),
        };
        if fits || name.is_empty() { path } else { path.with_file_name(format!("{name}.{ending}")) }
    }
}

/// A question to the user.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is asked for.
    pub purpose: Purpose,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
    /// The file name to propose.
    pub name: String,
}

/// Asks questions; the answers come through a channel.
pub trait FileDialogs {
    /// Asks. `None` in the channel means cancelled, or failed: the system does not tell which.
    fn ask(&mut self, question: &Question, parent: Option<&eframe::Frame>, wake: &egui::Context) -> Receiver<Answer>;
}

/// The paths chosen; `None` when there was no choice.
pub type Answer = Option<Vec<PathBuf>>;

/// The system's own dialogs.
#[derive(Debug, Default)]
pub struct SystemDialogs;

impl FileDialogs for SystemDialogs {
    fn ask(&mut self, question: &Question, parent: Option<&eframe::Frame>, wake: &egui::Context) -> Receiver<Answer> {
        let (sender, receiver) = channel();
        let mut dialog = rfd::AsyncFileDialog::new().set_title(question.purpose.title());
        if let Some((name, endings)) = question.purpose.filter() {
            dialog = dialog.add_filter(name, &endings);
            if question.purpose == Purpose::ImportFiles {
                dialog = dialog.add_filter("All files", &["*"]);
            }
        }
        if let Some(folder) = &question.folder {
            dialog = dialog.set_directory(folder);
        }
        if !question.name.is_empty() {
            dialog = dialog.set_file_name(&question.name);
        }
        if let Some(parent) = parent {
            dialog = dialog.set_parent(parent);
        }
        // The future is made here, on the main thread, as macOS wants it, and awaited on another.
        type Chosen = std::pin::Pin<Box<dyn Future<Output = Option<Vec<rfd::FileHandle>>> + Send>>;
        let chosen: Chosen = match question.purpose {
            Purpose::OpenDossier | Purpose::OpenEarlier | Purpose::OpenToMerge => {
                let future = dialog.pick_file();
                Box::pin(async { future.await.map(|file| vec![file]) })
            }
            Purpose::ImportFiles => Box::pin(dialog.pick_files()),
            Purpose::ImportFolder => {
                let future = dialog.pick_folder();
                Box::pin(async { future.await.map(|file| vec![file]) })
            }
            Purpose::SaveDossier | Purpose::SaveBrief(_) => {
                let future = dialog.save_file();
                Box::pin(async { future.await.map(|file| vec![file]) })
            }
        };
        let wake = wake.clone();
        let waiting = std::thread::Builder::new().name("readout file dialog".to_owned()).spawn(move || {
            let answer = pollster::block_on(chosen);
            let paths = answer.map(|files| files.into_iter().map(|file| file.path().to_path_buf()).collect());
            // Nobody waits any longer when the user took the way out.
            let _ = sender.send(paths);
            wake.request_repaint();
        });
        if let Err(error) = waiting {
            eprintln!("readout: no thread for the file dialog: {error}");
        }
        receiver
    }
}

/// Answers written down beforehand, for tests.
#[derive(Debug, Default)]
pub struct ScriptedDialogs {
    answers: VecDeque<Option<Answer>>,
    /// The questions asked so far.
    pub asked: Vec<Purpose>,
    silent: Vec<std::sync::mpsc::Sender<Answer>>,
}

impl ScriptedDialogs {
    /// Answers the next question with these paths.
    pub fn answer(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.answers.push_back(Some(Some(paths.into_iter().collect())));
    }

    /// Cancels the next question.
    pub fn cancel(&mut self) {
        self.answers.push_back(Some(None));
    }

    /// Never answers the next question.
    pub fn hang(&mut self) {
        self.answers.push_back(None);
    }
}

impl FileDialogs for std::rc::Rc<std::cell::RefCell<ScriptedDialogs>> {
    fn ask(&mut self, question: &Question, _parent: Option<&eframe::Frame>, _wake: &egui::Context) -> Receiver<Answer> {
        let mut script = self.borrow_mut();
        let (sender, receiver) = channel();
        script.asked.push(question.purpose);
        match script.answers.pop_front() {
            Some(Some(answer)) => {
                let _ = sender.send(answer);
            }
            Some(None) | None => script.silent.push(sender),
        }
        receiver
    }
}

/// A question that waits for its answer.
pub struct Waiting {
    /// What was asked.
    pub question: Question,
    /// Where the answer comes.
    pub receiver: Receiver<Answer>,
    /// When it was asked.
    pub since: Instant,
    /// The path typed, when the user takes the way out.
    pub typed: Option<String>,
    /// The field for the path has not been shown yet.
    pub fresh: bool,
}

impl Waiting {
    /// An answer that came this soon was not the user's: the dialog could not be shown.
    #[must_use]
    pub fn too_soon(&self) -> bool {
        self.since.elapsed() < Duration::from_millis(400)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_made_sure_of() {
        for (purpose, given, expect) in [
            (Purpose::SaveDossier, "doha", "doha.dossier.ron"),
            (Purpose::SaveDossier, "doha.ron", "doha.ron"),
            (Purpose::SaveDossier, "doha.dossier.ron", "doha.dossier.ron"),
            (Purpose::SaveDossier, "v1.2", "v1.2.dossier.ron"),
            (Purpose::SaveDossier, "doha.dossier.ron.ron", "doha.dossier.ron"),
            (Purpose::SaveBrief("pdf"), "b.pdf.pdf", "b.pdf"),
            (Purpose::SaveBrief("pdf"), "brief", "brief.pdf"),
            (Purpose::SaveBrief("pdf"), "brief.PDF", "brief.PDF"),
            (Purpose::SaveBrief("md"), "brief.pdf", "brief.pdf.md"),
            (Purpose::OpenDossier, "any", "any"),
        ] {
            assert_eq!(purpose.with_ending(PathBuf::from(given)), PathBuf::from(expect));
        }
    }
}
