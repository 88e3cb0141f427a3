//! Which commitments are shown, and in which order.

use std::cmp::Reverse;

use super::{Ledger, LedgerEntry};
use crate::model::{ActorId, CommitmentStatus, Dossier, MeetingId};

/// In which order commitments are shown. Equal ones follow each other by their words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LedgerSort {
    /// By deadline, those without one last.
    #[default]
    Deadline,
    /// What calls for attention first: disputed, broken, stalled, then from not started to kept.
    Status,
    /// By the names of those who promised.
    Who,
    /// By the date of the last step, the latest first, undated last.
    Changed,
}

impl LedgerSort {
    /// Every order, in that of the menu.
    pub const ALL: [Self; 4] = [Self::Deadline, Self::Status, Self::Who, Self::Changed];
}

/// Which commitments are shown. All pass one that says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerFilter {
    /// Who gives, receives or tells it, by itself or through its party.
    pub actor: Option<ActorId>,
    /// The actor alone, without its party.
    pub alone: bool,
    /// At which meeting.
    pub meeting: Option<MeetingId>,
    /// How it stands.
    pub status: Option<CommitmentStatus>,
    /// Only those whose deadline has passed.
    pub overdue: bool,
    /// Only those that are disputed.
    pub disputed: bool,
    /// Words that must all stand in what is promised, its condition, versions or quotations, or in the names of those
    /// concerned or of the meeting.
    pub words: String,
    /// The order.
    pub sort: LedgerSort,
}

impl LedgerFilter {
    /// Whether every commitment passes.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        let Self { actor, alone: _, meeting, status, overdue, disputed, words, sort: _ } = self;
        actor.is_none() && meeting.is_none() && status.is_none() && !overdue && !disputed && words.trim().is_empty()
    }
}

/// What an actor has to do with a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// It promised.
    Gives,
    /// It was promised something.
    Receives,
    /// It tells the commitment in its own way.
    Tells,
    /// Its side promised.
    SideGives,
    /// Its side was promised something.
    SideReceives,
}

impl Ledger {
    /// The places among the entries of those that pass the filter, in its order.
    #[must_use]
    pub fn select(&self, dossier: &Dossier, filter: &LedgerFilter) -> Vec<usize> {
        let words = filter.words.to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        let passes = |entry: &LedgerEntry| {
            let commitment = &entry.commitment;
            let part = || filter.actor.as_ref().is_none_or(|actor| self.concerns(entry, actor, filter.alone));
            filter.status.is_none_or(|status| status == entry.status)
                && (!filter.overdue || entry.is_overdue())
                && (!filter.disputed || entry.disputed)
                && (filter.meeting.is_none() || filter.meeting == commitment.meeting)
                && part()
                && (words.is_empty() || holds(dossier, entry, &words))
        };
        let mut found: Vec<usize> =
            self.entries().iter().enumerate().filter(|(_, entry)| passes(entry)).map(|(at, _)| at).collect();
        // Linear but for the sorting: each key is made once.
        match filter.sort {
            LedgerSort::Deadline => found.sort_by_cached_key(|at| {
                let entry = &self.entries()[*at];
                let deadline = entry.commitment.deadline.as_ref();
                let day = deadline.and_then(crate::model::EdtfDate::latest);
                (deadline.is_none(), day.is_none(), day, deadline.cloned(), tie(entry))
            }),
            LedgerSort::Status => found.sort_by_cached_key(|at| {
                let entry = &self.entries()[*at];
                (gravity(entry.status), tie(entry))
            }),
            LedgerSort::Who => found.sort_by_cached_key(|at| {
                let entry = &self.entries()[*at];
                let names: Vec<String> =
                    entry.commitment.who.iter().map(|actor| dossier.actor_name(actor).to_lowercase()).collect();
                (names.is_empty(), names, tie(entry))
            }),
            LedgerSort::Changed => found.sort_by_cached_key(|at| {
                let entry = &self.entries()[*at];
                (entry.changed.is_none(), Reverse(entry.changed.clone()), tie(entry))
            }),
        }
        found
    }

    /// What an actor has to do with a commitment, the nearest first; `None` where it has nothing to do with it.
    #[must_use]
    pub fn part_of(&self, entry: &LedgerEntry, actor: &ActorId) -> Option<Part> {
        let commitment = &entry.commitment;
        let party = self.parties.get(actor);
        let shares = |other: &ActorId| party.is_some() && self.parties.get(other) == party;
        let found = [
            (Part::Gives, commitment.who.contains(actor)),
            (Part::Receives, commitment.to_whom.contains(actor)),
            (Part::Tells, commitment.versions.iter().any(|version| version.actor == *actor)),
            (Part::SideGives, commitment.who.iter().any(shares)),
            (Part::SideReceives, commitment.to_whom.iter().any(shares)),
        ];
        found.into_iter().find(|(_, is)| *is).map(|(part, _)| part)
    }

    fn concerns(&self, entry: &LedgerEntry, actor: &ActorId, alone: bool) -> bool {
        self.part_of(entry, actor).is_some_and(|part| !alone || part <= Part::Tells)
    }
}

fn tie(entry: &LedgerEntry) -> (String, crate::model::CommitmentId) {
    (entry.commitment.what.to_lowercase(), entry.id.clone())
}

fn gravity(status: CommitmentStatus) -> u8 {
    match status {
        CommitmentStatus::Disputed => 0,
        CommitmentStatus::Broken => 1,
        CommitmentStatus::Stalled => 2,
        CommitmentStatus::NotStarted => 3,
        CommitmentStatus::UnderWay => 4,
        CommitmentStatus::PartlyKept => 5,
        CommitmentStatus::Kept => 6,
        CommitmentStatus::Withdrawn => 7,
    }
}

fn holds(dossier: &Dossier, entry: &LedgerEntry, words: &[&str]) -> bool {
    let commitment = &entry.commitment;
    let mut text = [commitment.what.as_str(), &commitment.condition].join("\n");
    let mut add = |words: &str| {
        text.push('\n');
        text.push_str(words);
    };
    let tellers = commitment.versions.iter().map(|version| &version.actor);
    for actor in commitment.who.iter().chain(&commitment.to_whom).chain(tellers) {
        match dossier.actors.get(actor) {
            // Found by every form of the name.
            Some(actor) => actor.names.iter().for_each(|name| add(&name.value)),
            None => add(actor.as_str()),
        }
    }
    if let Some(meeting) = commitment.meeting.as_ref().and_then(|id| dossier.meetings.get(id)) {
        add(&meeting.title);
    }
    for version in &commitment.versions {
        add(&version.what);
    }
    let quotes = commitment.steps.iter().filter_map(|step| step.quote.as_ref());
    for quote in quotes.chain(commitment.versions.iter().filter_map(|version| version.quote.as_ref())) {
        add(&quote.exact);
    }
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word))
}
