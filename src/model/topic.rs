//! Agenda items that come back from meeting to meeting.

use serde::{Deserialize, Serialize};

use super::id::TopicId;

/// An agenda item: sanctions, humanitarian access, frozen reserves. A flat list, with a parent where one is wider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Topic {
    /// What it is called.
    pub name: String,
    /// The wider topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<TopicId>,
}
