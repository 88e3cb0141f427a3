//! What a brief is asked to hold.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::RecordRef;

/// The sheet that a brief is set on, upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Paper {
    /// 210 × 297 mm (ISO 216).
    #[default]
    A4,
    /// 8.5 × 11 inches (ANSI/ASME Y14.1).
    Letter,
}

impl Paper {
    /// Every paper, in the order of menus.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// The paper in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::A4 => "A4, portrait",
            Self::Letter => "Letter, portrait",
        }
    }
}

/// Where the words behind a brief are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Evidence {
    /// Nowhere; the state of each fact is still told.
    None,
    /// At the foot of the page.
    #[default]
    Footnotes,
    /// After the last section.
    Endnotes,
}

impl Evidence {
    /// Every choice, in the order of menus.
    pub const ALL: [Self; 3] = [Self::None, Self::Footnotes, Self::Endnotes];

    /// The choice in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Footnotes => "Footnotes",
            Self::Endnotes => "Endnotes",
        }
    }
}

/// The language that a brief's own words are in; the dossier's words stay as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// Every language, in the order of menus.
    pub const ALL: [Self; 1] = [Self::English];

    /// The language's own name.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::English => "English",
        }
    }

    /// BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }
}

/// Which parts a brief holds. The default leaves out what is private or long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box to tick, and any set of them makes sense")]
pub struct Include {
    /// What the analyst holds, with reasons.
    pub findings: bool,
    /// Versions that cannot all be true, side by side.
    pub rivals: bool,
    /// What each article says on each question, side by side.
    pub matrix: bool,
    /// Who sat for whom.
    pub delegations: bool,
    /// What each side said on each topic.
    pub positions: bool,
    /// Promises and how they stand.
    pub commitments: bool,
    /// Facts without a claim behind them, marked so.
    pub unsupported: bool,
    /// Events by date.
    pub timeline: bool,
    /// The analyst's private notes.
    pub notes: bool,
    /// Every mention of an actor, in its context.
    pub mentions: bool,
    /// The whole text, in the brief of an article.
    pub article_text: bool,
}

impl Default for Include {
    fn default() -> Self {
        Self {
            findings: true,
            rivals: true,
            matrix: true,
            delegations: true,
            positions: true,
            commitments: true,
            unsupported: true,
            timeline: false,
            notes: false,
            mentions: false,
            article_text: true,
        }
    }
}

/// What to print, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Request {
    /// The records; empty for the whole dossier.
    pub of: Vec<RecordRef>,
    /// The sheet.
    pub paper: Paper,
    /// Where the words behind it are printed.
    pub evidence: Evidence,
    /// Whether notes quote the words, or only say where they stand.
    pub quote_words: bool,
    /// Whether notes and sources give article ids and hashes.
    pub ids_and_hashes: bool,
    /// The language of the brief's own words.
    pub language: Language,
    /// Which parts.
    pub include: Include,
    /// The day by which promises are overdue; without one, none is marked: a brief knows no clock.
    pub today: Option<NaiveDate>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            of: Vec::new(),
            paper: Paper::default(),
            evidence: Evidence::default(),
            quote_words: true,
            ids_and_hashes: true,
            language: Language::default(),
            include: Include::default(),
            today: None,
        }
    }
}

impl Request {
    /// The default brief of one record.
    #[must_use]
    pub fn of(record: RecordRef) -> Self {
        Self { of: vec![record], ..Self::default() }
    }
}
