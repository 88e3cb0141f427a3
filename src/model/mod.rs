//! What a dossier is, and its rules: plain data, no IO, no window.
//!
//! *Invariant*: nothing here reads a file, a clock or a random source, and nothing knows of egui.

mod actor;
#[cfg(test)]
pub mod arbitrary;
mod article;
pub mod bytes;
pub mod char_set;
mod claim;
mod clean;
mod commitment;
mod date;
mod dossier;
mod hidden;
mod id;
mod meeting;
mod mentions;
mod note;
mod outlet;
mod party;
mod quote;
mod quoted;
pub mod spread;
pub mod standing;
pub mod text;
mod topic;
mod validate;

pub use actor::{Actor, ActorKind, Identifiers, Name, NameKind, Relation, RelationKind, Role};
pub use article::{Article, CaptureMethod, Custody, Origin, PageStart, Provenance, ReadingState, Retraction, Revision};
pub use claim::{
    ActorField, Claim, CommitmentField, Confidence, Credibility, Directness, Finding, FindingState, Hedge, Likelihood,
    MeetingField, Quantity, Speaker, Subject, Value,
};
pub use clean::clean_text;
pub use commitment::{Commitment, CommitmentStatus, CommitmentStep, CommitmentVersion, Position, Shift, Stance};
pub use date::{DateError, EdtfDate, Period, When, month_name};
pub use dossier::{About, Dossier, Merge, Record, RecordRef, Records, SavedSearch};
pub use hidden::{Hidden, HiddenKind, hidden_characters, without_hidden};
pub use id::{
    ActorId, ArticleId, ClaimId, CommitmentId, FindingId, MeetingId, MergeId, OutletId, PartId, PositionId, TopicId,
};
pub use meeting::{
    AttendanceState, Attendee, Meeting, MeetingFormat, MeetingKind, MeetingStatus, Outcome, Place, Side,
};
pub use note::Note;
pub use outlet::{Outlet, OutletKind, Reliability};
pub use party::{PARTIES, parties};
pub use quote::{CONTEXT, Quote};
pub use quoted::QuotePart;
pub use topic::Topic;
pub use validate::{Problem, Severity, validate, validate_about, validate_records};
