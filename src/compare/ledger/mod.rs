//! The ledger: every commitment with how it stands on a day.

mod clash;
mod select;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::bearing::same_words;
use super::standing::Standing;
use crate::model::{
    ActorId, ArticleId, Commitment, CommitmentId, CommitmentStatus, Dossier, EdtfDate, Origin, Subject, parties,
};

use clash::clash;
pub use select::{LedgerFilter, LedgerSort, Part};

/// A step of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerStep {
    /// Its place among the steps of the record, from 0.
    pub place: usize,
    /// Whether it has words and they stand where they were quoted.
    pub stands: bool,
}

/// How a side tells a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerVersion {
    /// Its place among the versions of the record, from 0.
    pub place: usize,
    /// The party of whoever tells it so, as [`parties`] has it.
    pub party: Option<usize>,
    /// Whether it has words and they stand where they were quoted.
    pub stands: bool,
}

/// A commitment with how it stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerEntry {
    /// Which.
    pub id: CommitmentId,
    /// Who, to whom, what, at which meeting, on what condition, by when.
    pub commitment: Arc<Commitment>,
    /// How it stands after its last step by date.
    pub status: CommitmentStatus,
    /// The date of that step.
    pub changed: Option<EdtfDate>,
    /// How many days the deadline has passed, where it has and the commitment is still open.
    pub days_over: Option<u32>,
    /// Its steps from the first to the last by date.
    pub steps: Vec<LedgerStep>,
    /// Each side's own version: by party, those of no party last.
    pub versions: Vec<LedgerVersion>,
    /// Whether two sides tell it in other words.
    pub differs: bool,
    /// Whether two sides' versions cannot both be right, or it stands as disputed.
    pub disputed: bool,
    /// In how many articles words stand behind it.
    pub articles: usize,
    /// To how many origins those go back.
    pub origins: usize,
}

impl LedgerEntry {
    /// Whether the deadline has passed and it is neither kept nor broken nor withdrawn.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        self.days_over.is_some()
    }
}

/// Every commitment of a dossier, worked out once for a state of it and a day.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<LedgerEntry>,
    parties: BTreeMap<ActorId, usize>,
}

impl Ledger {
    /// Works every commitment out. Linear in the commitments, their claims, and the texts that they quote.
    #[must_use]
    pub fn of(dossier: &Dossier, today: NaiveDate) -> Self {
        let mut claimed: BTreeMap<&CommitmentId, Vec<&crate::model::Quote>> = BTreeMap::new();
        for claim in dossier.claims.values() {
            if let Subject::Commitment(id, _) = &claim.subject {
                claimed.entry(id).or_default().extend(&claim.quotes);
            }
        }
        let parties = parties(dossier);
        let mut standing = Standing::new(dossier);
        let mut entries = Vec::with_capacity(dossier.commitments.len());
        for (id, commitment) in &dossier.commitments {
            let mut articles: BTreeSet<&ArticleId> = BTreeSet::new();
            let mut stands = |quote: &crate::model::Quote| standing.stands(quote);
            let steps: Vec<LedgerStep> = commitment
                .steps_in_order()
                .into_iter()
                .map(|place| LedgerStep {
                    place,
                    stands: commitment.steps[place].quote.as_ref().is_some_and(&mut stands),
                })
                .collect();
            let versions = versions(commitment, &parties, stands);
            let quotes = commitment.steps.iter().filter_map(|step| step.quote.as_ref());
            let quotes = quotes.chain(commitment.versions.iter().filter_map(|version| version.quote.as_ref()));
            for quote in quotes.chain(claimed.get(id).into_iter().flatten().copied()) {
                if standing.supports(quote) {
                    articles.insert(&quote.article);
                }
            }
            let origins: BTreeSet<String> =
                articles.iter().map(|article| origin_key(&dossier.origin_of(article))).collect();
            let last = steps.last().and_then(|step| commitment.steps.get(step.place));
            let status = last.map(|step| step.status).unwrap_or_default();
            let (differs, contradicts) = compared(dossier, commitment, &versions);
            entries.push(LedgerEntry {
                id: id.clone(),
                status,
                changed: last.and_then(|step| step.date.clone()),
                days_over: days_over(commitment.deadline.as_ref(), status, today),
                steps,
                versions,
                differs,
                disputed: contradicts || status == CommitmentStatus::Disputed,
                articles: articles.len(),
                origins: origins.len(),
                commitment: Arc::clone(commitment),
            });
        }
        Self { entries, parties }
    }

    /// Every commitment, by id.
    #[must_use]
    pub fn entries(&self) -> &[LedgerEntry] {
        &self.entries
    }
}

/// The commitments that pass the filter, in its order, as they stand on a day. Linear in the commitments, their claims,
/// and the texts that they quote, but for sorting.
#[must_use]
pub fn ledger(dossier: &Dossier, filter: &LedgerFilter, today: NaiveDate) -> Vec<LedgerEntry> {
    let ledger = Ledger::of(dossier, today);
    ledger.select(dossier, filter).into_iter().filter_map(|at| ledger.entries.get(at).cloned()).collect()
}

/// Tells origins apart.
fn origin_key(origin: &Origin) -> String {
    match origin {
        Origin::Article(id) => id.to_string(),
        Origin::Outlet(id) => id.to_string(),
        Origin::Named(name) => format!("named {name}"),
    }
}

/// Whether the deadline of a commitment has passed on a day, and it is neither kept nor broken nor withdrawn.
#[must_use]
pub fn is_overdue(commitment: &Commitment, today: NaiveDate) -> bool {
    days_over(commitment.deadline.as_ref(), commitment.status(), today).is_some()
}

/// A deadline is over when the last day that it covers is; one with an open end never is.
fn days_over(deadline: Option<&EdtfDate>, status: CommitmentStatus, today: NaiveDate) -> Option<u32> {
    let closed = matches!(status, CommitmentStatus::Kept | CommitmentStatus::Broken | CommitmentStatus::Withdrawn);
    let days = today.signed_duration_since(deadline.filter(|_| !closed)?.latest()?).num_days();
    u32::try_from(days).ok().filter(|days| *days > 0)
}

fn versions(
    commitment: &Commitment,
    parties: &BTreeMap<ActorId, usize>,
    mut stands: impl FnMut(&crate::model::Quote) -> bool,
) -> Vec<LedgerVersion> {
    let mut versions: Vec<LedgerVersion> = commitment
        .versions
        .iter()
        .enumerate()
        .map(|(place, version)| LedgerVersion {
            place,
            party: parties.get(&version.actor).copied(),
            stands: version.quote.as_ref().is_some_and(&mut stands),
        })
        .collect();
    versions.sort_by_key(|version| (version.party.is_none(), version.party, version.place));
    versions
}

/// Whether two sides tell a commitment in other words, and whether they cannot both be right. Two versions of one side
/// are that side's own affair.
fn compared(dossier: &Dossier, commitment: &Commitment, versions: &[LedgerVersion]) -> (bool, bool) {
    let told = |version: &LedgerVersion| commitment.versions.get(version.place);
    let (mut differs, mut contradicts) = (false, false);
    for (at, one) in versions.iter().enumerate() {
        for other in &versions[at + 1..] {
            let (Some(left), Some(right)) = (told(one), told(other)) else { continue };
            let one_side = left.actor == right.actor || (one.party.is_some() && one.party == other.party);
            if !one_side {
                differs |= !same_words(&left.what, &right.what);
                contradicts |= clash(dossier, &left.what, &right.what);
            }
        }
    }
    (differs, contradicts)
}

#[cfg(test)]
mod tests;
