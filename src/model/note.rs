//! Notes: the analyst's own words. Private: printed only when asked for.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::id::PartId;
use super::quote::Quote;

/// A note on a record, or on some words of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Identifies the note within its record.
    pub id: PartId,
    /// What the analyst wrote.
    pub text: String,
    /// The words that the note is about, if it is about some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
    /// When it was written, in UTC; absent in records made by other means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_at: Option<DateTime<Utc>>,
}
