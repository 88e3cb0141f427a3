//! Commitments and positions: what sides promise, and what they say on a topic.

use serde::{Deserialize, Serialize};

use super::date::EdtfDate;
use super::id::{ActorId, MeetingId, TopicId};
use super::meeting::wordy_enum;
use super::quote::Quote;

wordy_enum! {
    /// How a commitment stands.
    CommitmentStatus {
        /// Nothing was done yet.
        #[default] NotStarted => "not started",
        /// Being done.
        UnderWay => "under way",
        /// Done in part.
        PartlyKept => "partly kept",
        /// Done.
        Kept => "kept",
        /// Broken.
        Broken => "broken",
        /// Stopped for now.
        Stalled => "stalled",
        /// The sides differ on it.
        Disputed => "disputed",
        /// Taken back.
        Withdrawn => "withdrawn",
    }
}

/// A step in the life of a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentStep {
    /// How it stands from this step on.
    pub status: CommitmentStatus,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<EdtfDate>,
    /// The words that say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
}

/// How one side tells the commitment, where it differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentVersion {
    /// Whose version.
    pub actor: ActorId,
    /// What they say was promised.
    pub what: String,
    /// Their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
}

/// A promise that one actor made to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Commitment {
    /// Who promised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<ActorId>,
    /// To whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to_whom: Vec<ActorId>,
    /// What.
    pub what: String,
    /// At which meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// On what condition; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<EdtfDate>,
    /// Its steps, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<CommitmentStep>,
    /// Each side's own version.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<CommitmentVersion>,
}

impl Commitment {
    /// How it stands after its last step.
    #[must_use]
    pub fn status(&self) -> CommitmentStatus {
        self.steps.last().map(|step| step.status).unwrap_or_default()
    }
}

wordy_enum! {
    /// How an actor stands to a topic at a time.
    Stance {
        /// Said so.
        #[default] Said => "said",
        /// Denied it.
        Denied => "denied",
        /// Said nothing of it.
        Silent => "silent",
    }
}

wordy_enum! {
    /// How a position moved from the one before, as the analyst judges. That it is new, changed, reversed or dropped is
    /// derived and needs no judgement.
    Shift {
        /// Harder than before.
        #[default] Firmer => "firmer",
        /// More yielding than before.
        Softer => "softer",
        /// In other words, and the same in substance.
        Unchanged => "unchanged",
    }
}

/// What an actor says on a topic at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Whose.
    pub actor: ActorId,
    /// On what.
    pub topic: TopicId,
    /// At which meeting, if at one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<EdtfDate>,
    /// Said, denied or silent.
    pub stance: Stance,
    /// The position in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// How it moved from the one before, if that was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shift: Option<Shift>,
    /// The words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
}
