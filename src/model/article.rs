//! Articles: frozen text with its provenance.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::date::When;
use super::id::{ArticleId, OutletId};
use super::note::Note;
use super::outlet::Reliability;
use super::text::shared;

/// How far the analyst has read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReadingState {
    /// Not opened yet.
    #[default]
    Unread,
    /// Being read.
    Reading,
    /// Done with.
    Read,
}

impl ReadingState {
    /// Every state, in reading order.
    pub const ALL: [Self; 3] = [Self::Unread, Self::Reading, Self::Read];

    /// The state in one word.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Unread => "Unread",
            Self::Reading => "Reading",
            Self::Read => "Read",
        }
    }
}

/// The way in which an article came into the dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CaptureMethod {
    /// Chosen in a file dialog.
    File,
    /// One of a folder of files.
    Folder,
    /// Dropped on the window.
    Dropped,
    /// Pasted as text.
    Pasted,
    /// Given on the command line.
    CommandLine,
    /// Written for the dossier, not captured.
    #[default]
    Written,
}

impl CaptureMethod {
    /// The method in words, after a time: “2021-12-03 09:00 UTC, dropped”.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::File => "chosen as a file",
            Self::Folder => "from a folder",
            Self::Dropped => "dropped",
            Self::Pasted => "pasted",
            Self::CommandLine => "command line",
            Self::Written => "written here",
        }
    }
}

/// One entry of the custody log: what was done to the article, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Custody {
    /// The moment, in UTC.
    pub at: DateTime<Utc>,
    /// What was done, in words.
    pub action: String,
}

/// Where the text comes from, down to the bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Provenance {
    /// Name of the file it was imported from, without its folder; empty for pasted text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub file_name: String,
    /// SHA-256 of the original bytes, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of the frozen text in UTF-8, in hexadecimal.
    pub text_sha256: String,
    /// Character encoding of the original bytes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub encoding: String,
    /// When it was captured, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captured_at: Option<DateTime<Utc>>,
    /// How it was captured.
    pub method: CaptureMethod,
    /// What was done to it since, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub custody: Vec<Custody>,
}

/// What an article reprints or adapts, so that copies are counted once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Another article of this dossier.
    Article(ArticleId),
    /// An outlet of this dossier.
    Outlet(OutletId),
    /// A source outside the dossier, named as the article names it.
    Named(String),
}

/// An earlier text of an article, kept when the text was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// When the text was replaced, in UTC.
    pub replaced_at: DateTime<Utc>,
    /// Why.
    pub reason: String,
    /// SHA-256 of the earlier text.
    pub text_sha256: String,
    /// The earlier text.
    #[serde(deserialize_with = "shared")]
    pub text: Arc<str>,
}

/// Where a printed page of an article begins, so that a quote can be given with its page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageStart {
    /// Offset in the article's text, in characters from 0, of the first character on the page.
    pub start: usize,
    /// What is printed on the page, or counts it: “iv”, “12”, “A-3”.
    pub label: String,
}

/// That an outlet took an article back, or that the analyst no longer counts on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retraction {
    /// Why, in words.
    pub reason: String,
    /// When it was recorded, in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
}

/// An article as it was captured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Its headline, or its first words where it has none.
    pub title: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<OutletId>,
    /// Who wrote it, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Where it stood on the web; empty when not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// When it was published, if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<When>,
    /// Language tag (BCP 47); empty when not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// What it reprints or adapts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The analyst's grade of this article, where it differs from its outlet's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reliability: Option<Reliability>,
    /// It no longer counts: its words stay and are shown, and support nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retracted: Option<Retraction>,
    /// Where the text comes from.
    #[serde(default)]
    pub provenance: Provenance,
    /// Free labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// How far the analyst has read.
    #[serde(default)]
    pub reading: ReadingState,
    /// The analyst's notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Earlier texts, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
    /// Where its pages begin, in ascending order; none where the source has no pages. What stands before the first one
    /// is on no page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageStart>,
    /// The words, frozen after import. Paragraphs are parted by blank lines.
    #[serde(deserialize_with = "shared")]
    pub text: Arc<str>,
}

impl Article {
    /// Where a character stands, as one cites it: “¶3”, “p. 12, ¶3”. Linear in the text before it.
    #[must_use]
    pub fn spot_in_words(&self, offset: usize) -> String {
        let paragraph = super::text::paragraph_number(&self.text, offset);
        match self.page_at(offset) {
            Some(page) => format!("p. {page}, ¶{paragraph}"),
            None => format!("¶{paragraph}"),
        }
    }

    /// The label of the page on which a character stands, by its offset in the text. Logarithmic in the pages.
    #[must_use]
    pub fn page_at(&self, offset: usize) -> Option<&str> {
        let after = self.pages.partition_point(|page| page.start <= offset);
        after.checked_sub(1).and_then(|at| self.pages.get(at)).map(|page| page.label.as_str())
    }
}
