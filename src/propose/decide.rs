//! Rejecting, taking a rejection back, and saying that a new actor is a known one.

use super::proposal::{Content, Proposal};
use crate::edit::{Change, Edit};
use crate::model::{ActorId, Dossier};

/// What several proposals are called in the label of an edit.
pub(super) fn called(proposals: &[&Proposal]) -> String {
    match proposals {
        [one] => one.title.clone(),
        several => format!("{} proposals", several.len()),
    }
}

/// The edit of rejecting proposals: their keys are kept, and what has one of them is not proposed again.
#[must_use]
pub fn refuse(dossier: &Dossier, proposals: &[&Proposal]) -> Edit {
    let keys = proposals.iter().flat_map(|proposal| &proposal.keys).filter(|key| !dossier.refused.contains(*key));
    let mut keys: Vec<String> = keys.cloned().collect();
    keys.sort();
    keys.dedup();
    Edit {
        label: format!("reject {}", called(proposals)),
        changes: vec![Change::Refuse { keys, back: false }],
        select: None,
    }
}

/// The edit of taking rejections back, by keys: what has them may be proposed again.
#[must_use]
pub fn take_back_refusal(dossier: &Dossier, keys: &[String]) -> Edit {
    let keys: Vec<String> = keys.iter().filter(|key| dossier.refused.contains(*key)).cloned().collect();
    Edit { label: "take back a rejection".to_owned(), changes: vec![Change::Refuse { keys, back: true }], select: None }
}

/// A proposed actor as one of the dossier: accepting adds what is new of its names and roles to that one. Another proposal
/// stays as it is.
#[must_use]
pub fn same_as(proposal: &Proposal, actor: &ActorId) -> Proposal {
    let mut same = proposal.clone();
    if let Content::Actor(new) = &mut same.content {
        new.same = Some(actor.clone());
    }
    same
}
