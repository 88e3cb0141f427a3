//! The edit of accepting proposals, and what it would change, in words.

mod actor;
mod build;
mod meeting;
mod said;

use super::decide::called;
use super::proposal::{Content, Proposal};
use crate::edit::{Edit, EditError, Minter};
use crate::model::Dossier;
use build::Build;

/// What accepting would change.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The edit: one step.
    pub edit: Edit,
    /// What it changes, a line each: “Adds the actor Thomas West, person”.
    pub lines: Vec<String>,
}

/// The plan of accepting proposals, in one step. Each sees what those before it add: an actor or topic that two of them
/// name is added once. Actors come first, then meetings, whatever the order given. Linear in the proposals and in the
/// names of the dossier.
///
/// # Errors
/// Where a record that a proposal speaks of is gone.
pub fn plan(dossier: &Dossier, proposals: &[&Proposal], minter: &mut Minter) -> Result<Plan, EditError> {
    let mut build = Build::new(dossier, minter);
    let mut ordered: Vec<&Proposal> = proposals.to_vec();
    ordered.sort_by_key(|proposal| proposal.kind());
    let shown = proposals.first().copied();
    for proposal in ordered {
        let record = match &proposal.content {
            Content::Actor(new) => build.accept_actor(new, proposal)?,
            Content::Role(actor, role) => build.accept_role(actor, role, &proposal.evidence)?,
            Content::Name(actor, name, kind) => build.accept_name(actor, name, *kind, &proposal.evidence)?,
            Content::Meeting(meeting) => build.accept_meeting(meeting, proposal)?,
            Content::MeetingFact(meeting, field, value) => {
                build.accept_fact(meeting, field, value, &proposal.evidence)?
            }
            Content::Attendee(meeting, attendee) => build.accept_attendee(meeting, attendee)?,
            Content::Commitment(promise) => build.accept_commitment(promise, &proposal.evidence)?,
            Content::CommitmentTold(id, what) => build.accept_told(id, what, &proposal.evidence)?,
            Content::Position(position) => build.accept_position(position, &proposal.evidence)?,
            Content::Said(party) => build.accept_said(party, &proposal.evidence)?,
        };
        if shown.is_some_and(|shown| std::ptr::eq(shown, proposal)) {
            build.select(record);
        }
    }
    Ok(build.done(format!("accept {}", called(proposals))))
}
