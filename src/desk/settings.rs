//! What Readout remembers between two starts: the look, the layout and the recent dossiers.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How many recent dossiers are remembered.
const RECENT: usize = 10;

/// Light, dark, or as the system is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// As the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// How the meetings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeetingsAs {
    /// One under the other, beside the page of one.
    #[default]
    List,
    /// Over time.
    Timeline,
    /// On the days of a month.
    Month,
}

/// A dossier opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    #[serde(with = "crate::store::path_as_text")]
    pub path: PathBuf,
    /// What it is called.
    pub title: String,
    /// How many articles it held.
    pub articles: usize,
    /// How many meetings it held.
    pub meetings: usize,
    /// When it was opened or saved last, in UTC.
    pub at: DateTime<Utc>,
}

/// Everything that is remembered. Missing fields take their defaults, so that older and newer settings both load.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub look: Look,
    /// Zoom, 1.0 as designed.
    pub zoom: f32,
    /// Size of the window in points.
    pub window: Option<(f32, f32)>,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// Whether marks are shown in articles.
    pub marks: bool,
    /// How the meetings are shown.
    pub meetings_as: MeetingsAs,
    /// Width of the lists of articles, actors and meetings, and of the inspector, in points; 0 as designed.
    pub widths: [f32; 4],
    /// Recent dossiers, the latest first.
    pub recent: Vec<Recent>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            look: Look::System,
            zoom: 1.0,
            window: None,
            inspector: true,
            marks: true,
            meetings_as: MeetingsAs::List,
            widths: [0.0; 4],
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// The file they are kept in: `readout/settings.ron` in the user's configuration folder; `None` where there is none.
    #[must_use]
    pub fn file() -> Option<PathBuf> {
        dirs::config_dir().map(|folder| folder.join("readout").join("settings.ron"))
    }

    /// The settings of a file; the defaults where it is missing or damaged, for settings must never stop a start.
    #[must_use]
    pub fn load(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let mut settings: Self = ron::from_str(&text).unwrap_or_default();
        if !(0.5..=3.0).contains(&settings.zoom) {
            settings.zoom = 1.0;
        }
        settings
    }

    /// Writes them, through a temporary file; waits for no disk, for it is done on a frame.
    ///
    /// # Errors
    /// Where the folder or the file cannot be written.
    pub fn store(&self, file: &Path) -> std::io::Result<()> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default().new_line("\n".to_owned()))
            .map_err(std::io::Error::other)?;
        let temporary = file.with_extension(format!("{}.tmp", std::process::id()));
        std::fs::write(&temporary, text)?;
        std::fs::rename(&temporary, file)
    }

    /// Puts a dossier at the top of the recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.recent.retain(|other| other.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent(path: &str) -> Recent {
        Recent { path: path.into(), title: path.to_owned(), articles: 1, meetings: 1, at: DateTime::UNIX_EPOCH }
    }

    #[test]
    fn the_latest_dossier_comes_first_and_once() {
        let mut settings = Settings::default();
        for path in ["a", "b", "a"] {
            settings.remember(recent(path));
        }
        let paths: Vec<_> = settings.recent.iter().map(|recent| recent.title.as_str()).collect();
        assert_eq!(paths, ["a", "b"]);
        for number in 0..30 {
            settings.remember(recent(&number.to_string()));
        }
        assert_eq!(settings.recent.len(), RECENT);
    }

    #[test]
    fn settings_survive_and_damage_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep").join("settings.ron");
        let settings = Settings { look: Look::Dark, zoom: 1.25, ..Settings::default() };
        settings.store(&file).unwrap();
        assert_eq!(Settings::load(&file), settings);
        std::fs::write(&file, "(zoom: 99.0").unwrap();
        assert_eq!(Settings::load(&file), Settings::default());
    }
}
