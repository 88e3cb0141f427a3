//! Commitments and positions: what sides promise, and what they say on a topic.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

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
    /// Its steps, as they were noted; [`Commitment::steps_in_order`] has them by date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<CommitmentStep>,
    /// Each side's own version.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<CommitmentVersion>,
}

impl Commitment {
    /// How it stands after its last step by date.
    #[must_use]
    pub fn status(&self) -> CommitmentStatus {
        self.steps_in_order().last().and_then(|at| self.steps.get(*at)).map(|step| step.status).unwrap_or_default()
    }

    /// The places of the steps from the first to the last by date. A step comes before another where its last day lies
    /// before the other's first; steps whose dates overlap, or that have none, keep the order in which they were noted.
    /// O(n log n) in the steps.
    #[must_use]
    pub fn steps_in_order(&self) -> Vec<usize> {
        let first = |at: &usize| self.steps[*at].date.as_ref().and_then(EdtfDate::earliest);
        let last = |at: &usize| self.steps[*at].date.as_ref().and_then(EdtfDate::latest);
        // Before is a partial order: of the steps that nothing left comes before, the one noted first is taken.
        let mut starting: Vec<usize> = (0..self.steps.len()).collect();
        let mut ending: Vec<usize> = starting.iter().copied().filter(|at| last(at).is_some()).collect();
        starting.sort_by_key(first);
        ending.sort_by_key(last);
        let (mut starting, mut ending) = (starting.into_iter().peekable(), ending.into_iter().peekable());
        let (mut ready, mut order) = (BinaryHeap::new(), Vec::with_capacity(self.steps.len()));
        let mut done = vec![false; self.steps.len()];
        while order.len() < self.steps.len() {
            while ending.next_if(|at| done[*at]).is_some() {}
            let bound = ending.peek().and_then(last);
            let is_ready = |at: &usize| match (first(at), bound) {
                (Some(first), Some(bound)) => first <= bound,
                _ => true,
            };
            while let Some(at) = starting.next_if(is_ready) {
                ready.push(Reverse(at));
            }
            let Some(Reverse(at)) = ready.pop() else { break };
            done[at] = true;
            order.push(at);
        }
        order
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stand_by_date_and_else_as_they_were_noted() {
        for (dates, expect) in [
            (&["2021-10-08", "2021-11-30"][..], &[0, 1][..]),
            (&["2021-11-30", "2021-10-08"], &[1, 0]),
            // A month holds the day: neither is the earlier.
            (&["2021-10-08", "2021-10~"], &[0, 1]),
            (&["2021-10~", "2021-10-08"], &[0, 1]),
            // The year overlaps both, and does not keep them from their order.
            (&["2021-11-30", "2021", "2021-01-05"], &[1, 2, 0]),
            (&["", "2021-11-30", "2021-10-08"], &[0, 2, 1]),
            (&["2021-10-08", ""], &[0, 1]),
            (&["2021-11-30/..", "../2021-10"], &[1, 0]),
            (&[], &[]),
        ] {
            let step = |date: &&str| CommitmentStep {
                status: CommitmentStatus::UnderWay,
                date: date.parse().ok(),
                quote: None,
            };
            let commitment = Commitment { steps: dates.iter().map(step).collect(), ..Commitment::default() };
            assert_eq!(commitment.steps_in_order(), expect, "{dates:?}");
        }
    }

    #[test]
    fn a_step_noted_late_does_not_turn_the_status_back() {
        let step = |status, date: &str| CommitmentStep { status, date: date.parse().ok(), quote: None };
        let steps = vec![step(CommitmentStatus::Kept, "2021-11-30"), step(CommitmentStatus::NotStarted, "2021-10-10")];
        assert_eq!(Commitment { steps, ..Commitment::default() }.status(), CommitmentStatus::Kept);
        assert_eq!(Commitment::default().status(), CommitmentStatus::NotStarted);
    }
}
