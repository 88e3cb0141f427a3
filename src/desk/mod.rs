//! The window: state, actions, tasks, tabs, widgets and theme.
//!
//! Views read a [`scene::Scene`] and push [`message::Message`]s; `perform` is the one place that carries them out.

pub mod action;
mod beside;
pub mod derived;
mod desk;
pub mod dialogs;
mod document;
mod early;
mod facts;
mod index;
mod keeping;
mod kept_searches;
mod language;
mod matrix;
pub mod message;
pub mod overlay;
mod perform;
mod promises;
pub mod proposals;
mod quoted;
pub mod scene;
mod search_field;
pub mod settings;
mod shell;
mod start;
pub mod tabs;
pub mod tasks;
pub mod theme;
mod watch;
pub mod widgets;
mod work;

pub use desk::{Desk, Setup};
pub use document::Document;
pub use early::Early;
pub(crate) use language::language_in_words;
pub use start::{StartError, run};

/// A path for people: the home folder as `~`.
#[must_use]
pub fn short_path(path: &std::path::Path) -> String {
    match dirs::home_dir().and_then(|home| path.strip_prefix(home).ok().map(std::path::Path::to_path_buf)) {
        Some(rest) => std::path::Path::new("~").join(rest).display().to_string(),
        None => path.display().to_string(),
    }
}

/// The longest stem of a file name that is proposed, in bytes; a word that alone is longer is cut.
const STEM: usize = 80;

/// A title as the stem of a file name: lower case, its first words joined by hyphens; `otherwise` where it has no word.
#[must_use]
pub(crate) fn file_stem(title: &str, otherwise: &str) -> String {
    let lower = title.to_lowercase();
    let mut stem = String::new();
    for word in lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if stem.is_empty() {
            let end = (0..=STEM.min(word.len())).rev().find(|at| word.is_char_boundary(*at)).unwrap_or_default();
            stem.push_str(&word[..end]);
        } else if stem.len() + 1 + word.len() <= STEM {
            stem.push('-');
            stem.push_str(word);
        } else {
            break;
        }
    }
    if stem.is_empty() { otherwise.to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn a_title_becomes_a_file_name() {
        for (title, expect) in [
            ("Doha 2021", "doha-2021"),
            ("United States and Taliban, Doha, 9–10 October", "united-states-and-taliban-doha-9-10-october"),
            ("../etc: a/b", "etc-a-b"),
            ("مذاکرات دوحه", "مذاکرات-دوحه"),
            (" … ", "brief"),
            (&"گفتگوهای ".repeat(30), "گفتگوهای-گفتگوهای-گفتگوهای-گفتگوهای"),
            (&"a".repeat(300), &"a".repeat(80)),
        ] {
            assert_eq!(file_stem(title, "brief"), expect, "{title}");
        }
    }
}
