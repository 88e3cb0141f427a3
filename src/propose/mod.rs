//! Proposals: what reading found in the articles of a dossier, as changes that the analyst may accept or reject.
//!
//! Nothing here changes a dossier. A proposal is derived from readings and the dossier as it stands; accepting one is an
//! edit that adds records and claims with their words, rejecting one is an edit that keeps its keys, so that it does not
//! come back.
//!
//! [`Readings`] holds what was read, [`proposals`] gathers it over all articles: who is who (`pool`, `cast`), then actors,
//! meetings, and what was said. [`plan`] is the edit of accepting some, with what it would change in words.

mod actors;
mod cast;
mod decide;
mod gathered;
mod keys;
mod meetings;
mod plan;
mod pool;
mod proposal;
mod quoted;
mod readings;
mod said;
mod source;
#[cfg(test)]
mod tests;
mod words;

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::{Dossier, EdtfDate};

pub use decide::{refuse, same_as, take_back_refusal};
pub use plan::{Plan, plan};
pub use proposal::{
    Content, Evidence, GroupOf, MeetingValue, NewActor, NewAttendee, NewCommitment, NewMeeting, NewPosition, NewRole,
    NewTopic, Party, Proposal, ProposalKind, Teller, Told,
};
pub use readings::{Read, Readings, published_day, read_article};
pub use words::retitled;

/// Every open proposal: what was read in the articles as they are, is not in the dossier, and was not rejected. Meetings
/// come first, by date, then actors, those with the most evidence first; what belongs to one stands together, by kind and
/// then the surest first. Near linear in what was read and in the dossier; the same for the same dossier and readings.
#[must_use]
pub fn proposals(dossier: &Dossier, readings: &Readings) -> Vec<Proposal> {
    let sources = source::sources(dossier, readings);
    if sources.is_empty() {
        return Vec::new();
    }
    let quoted = quoted::Quoted::of(dossier);
    let cast = cast::Cast::new(dossier, &sources, &quoted);
    let mut found = Vec::new();
    actors::proposals(&cast, &sources, &mut found);
    let held = meetings::proposals(&cast, &sources, &quoted, &mut found);
    said::proposals(&cast, &sources, &quoted, &held, &mut found);
    for proposal in &mut found {
        words::entitle(dossier, proposal);
    }
    ordered(dossier, found)
}

/// In the order of the queue.
fn ordered(dossier: &Dossier, mut found: Vec<Proposal>) -> Vec<Proposal> {
    /// What a group is ordered by.
    #[derive(Default)]
    struct Weight {
        evidence: usize,
        date: Option<NaiveDate>,
    }
    let mut weights: HashMap<&GroupOf, Weight> = HashMap::new();
    for proposal in &found {
        let weight = weights.entry(&proposal.group).or_default();
        weight.evidence += proposal.evidence.len();
        if let Content::Meeting(meeting) = &proposal.content {
            weight.date = meeting.date.as_ref().and_then(EdtfDate::earliest);
        }
    }
    let mut groups: Vec<(&GroupOf, Weight)> = weights.into_iter().collect();
    groups.sort_by_cached_key(|(group, weight)| {
        let date = match group {
            GroupOf::Meeting(id) => {
                dossier.meetings.get(id).and_then(|it| it.date.as_ref()).and_then(|when| when.edtf.earliest())
            }
            _ => weight.date,
        };
        let of_actor = matches!(group, GroupOf::Actor(_) | GroupOf::NewActor(_));
        let evidence = if of_actor { weight.evidence } else { 0 };
        (of_actor, !of_actor && date.is_none(), date, Reverse(evidence), *group)
    });
    let ranks: HashMap<&GroupOf, usize> = groups.iter().enumerate().map(|(rank, (group, _))| (*group, rank)).collect();
    let rank_of: Vec<usize> = found.iter().map(|it| ranks.get(&it.group).copied().unwrap_or_default()).collect();
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|one, other| {
        let key = |at: usize| {
            let proposal = &found[at];
            (rank_of[at], proposal.kind(), Reverse(proposal.ground.percent), &proposal.title, &proposal.keys)
        };
        key(*one).cmp(&key(*other))
    });
    let mut places: Vec<Option<Proposal>> = found.drain(..).map(Some).collect();
    order.into_iter().filter_map(|at| places.get_mut(at).and_then(Option::take)).collect()
}
