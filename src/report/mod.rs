//! From a dossier to pages: a brief of an article, an actor, a meeting, a selection or the whole, or of what changed
//! since an earlier version, as PDF, HTML, Markdown or plain text, on screen and on paper.
//!
//! *Invariants*: every fact printed carries a note to the words behind it, or says that it is unsupported. Words of
//! the dossier are data in every format, never markup. The same dossier and request give the same bytes: no clock, no
//! user name, no path, no network.

mod brief;
mod build;
mod fonts;
mod html;
mod markdown;
mod print;
mod request;
mod text;
mod typeset;
mod world;

pub use brief::{
    ArticleText, Block, Brief, Cell, Check, CheckKind, ColumnGroup, Counts, Run, Section, SourceNote, Style, Table,
    TableKind, clean, is_rtl,
};
pub use build::{brief, brief_since};
pub use print::{Ended, Platform, PrintError, PrintJob, Runner, Shell, print_pdf, print_with, remove_printed};
pub use request::{Evidence, Include, Language, Paper, Request};
pub use text::{columns, cut};
pub use typeset::{Progress, Stage, Typeset, Typesetter};

/// Why a brief could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The work was stopped.
    #[error("stopped")]
    Stopped,
    /// The pages could not be set.
    #[error("the pages could not be set: {0}. Save the brief as HTML or text instead")]
    Typesetting(String),
    /// The brief could not be handed to the typesetter.
    #[error("the brief could not be handed to the typesetter: {0}")]
    Data(#[from] serde_json::Error),
}

/// What a brief is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Pages, tagged for assistive technology.
    Pdf,
    /// One self-contained web page without scripts.
    Html,
    /// Markdown with footnotes.
    Markdown,
    /// Plain text in lines of at most 80 columns.
    Text,
}

impl Format {
    /// Every format, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Html, Self::Markdown, Self::Text];

    /// The format in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Text => "Text",
        }
    }

    /// The extension of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }

    /// The format with this extension or name, whatever its case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Text),
            _ => None,
        }
    }
}

/// Writes a brief in a format: UTF-8, or PDF.
///
/// # Errors
/// PDF only: where the pages cannot be set; see [`ReportError`].
pub fn render(brief: &Brief, format: Format) -> Result<Vec<u8>, ReportError> {
    match format {
        Format::Pdf => {
            Typesetter::new().typeset(brief, &Progress::default())?.pdf().map(std::sync::Arc::unwrap_or_clone)
        }
        Format::Html => Ok(html::html(brief).into_bytes()),
        Format::Markdown => Ok(markdown::markdown(brief).into_bytes()),
        Format::Text => Ok(text::text(brief).into_bytes()),
    }
}
