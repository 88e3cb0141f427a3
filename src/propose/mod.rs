//! Proposals: what reading found in the articles of a dossier, as changes that the analyst may accept or reject.
//!
//! Nothing here changes a dossier. A proposal is derived from readings and the dossier as it stands; accepting one is an
//! edit that adds records and claims with their words, rejecting one is an edit that keeps its keys, so that it does not
//! come back.

mod proposal;

pub use proposal::{
    Content, Evidence, GroupOf, MeetingValue, NewActor, NewAttendee, NewCommitment, NewMeeting, NewPosition, NewRole,
    NewTopic, Party, Proposal, ProposalKind, Teller, Told,
};
