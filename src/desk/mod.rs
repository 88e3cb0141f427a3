//! The window: state, actions, tasks, tabs, widgets and theme.
//!
//! Views read a [`scene::Scene`] and push [`message::Message`]s; `perform` is the one place that carries them out.

pub mod action;
pub mod derived;
mod desk;
pub mod dialogs;
mod document;
mod facts;
pub mod message;
pub mod overlay;
mod perform;
pub mod scene;
mod search_field;
pub mod settings;
mod shell;
mod start;
pub mod tabs;
pub mod tasks;
pub mod theme;
pub mod widgets;
mod work;

pub use desk::{Desk, Setup};
pub use document::Document;
pub use start::{StartError, run};

/// A path for people: the home folder as `~`.
#[must_use]
pub fn short_path(path: &std::path::Path) -> String {
    match dirs::home_dir().and_then(|home| path.strip_prefix(home).ok().map(std::path::Path::to_path_buf)) {
        Some(rest) => std::path::Path::new("~").join(rest).display().to_string(),
        None => path.display().to_string(),
    }
}

/// The name of a language by its tag (BCP 47), in English; the tag itself for those that are rarely met.
#[must_use]
pub fn language_in_words(tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let name = match primary {
        "en" => "English",
        "fa" => "Persian",
        "prs" => "Dari",
        "ps" => "Pashto",
        "ar" => "Arabic",
        "ur" => "Urdu",
        "fr" => "French",
        "de" => "German",
        "es" => "Spanish",
        "it" => "Italian",
        "pt" => "Portuguese",
        "pl" => "Polish",
        "ru" => "Russian",
        "uk" => "Ukrainian",
        "tr" => "Turkish",
        "zh" => "Chinese",
        "ja" => "Japanese",
        "ko" => "Korean",
        "he" => "Hebrew",
        "hi" => "Hindi",
        "nl" => "Dutch",
        _ => return tag.to_owned(),
    };
    name.to_owned()
}
