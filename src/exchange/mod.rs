//! Making one dossier of two that went apart: record by record, field by field, against the version that both come from
//! where it is known.
//!
//! *Invariant*: pure: no file, no clock, no randomness, no window. Of dossiers that hold together comes one that holds
//! together, and nothing that either side wrote is lost in silence: it is in the result, or in the list of what was done.
//!
//! The steps, in their order: [`same`] tells which records of the two are one; [`replay`] makes merges of actors, and
//! corrections of texts, that one side made on the other as well; [`parts`] tells which parts of records are one;
//! [`rivals`] keeps what a record cannot hold twice as two records; [`records`] joins the fields; [`mend`] sees to it
//! that nothing dangles.

mod fields;
mod meetings;
mod mend;
mod mention;
mod outcome;
mod parts;
mod people;
mod plain;
mod records;
mod replay;
mod rivals;
mod said;
mod same;
mod sources;
mod work;

pub use outcome::{Choices, Conflict, Done, Merged, Outcome, Prefer, Spot, What};

use crate::model::Dossier;

/// Makes one dossier of two. `base` is the version that both come from, where it is known: without it nothing counts as
/// removed, and every difference as made by both.
///
/// Where both sides changed one thing differently and the model holds one value only, that of `ours` is taken, and the
/// other is told; [`merge_choosing`] takes others. Linear in the records, but for the logarithms of looking them up, and
/// near linear in texts that were corrected.
#[must_use]
pub fn merge(base: Option<&Dossier>, ours: &Dossier, theirs: &Dossier) -> Merged {
    merge_choosing(base, ours, theirs, &Choices::default())
}

/// The same with choices made: those of a person who saw the conflicts of an earlier [`Merged`]. Spots that are no
/// conflict are passed over.
#[must_use]
pub fn merge_choosing(base: Option<&Dossier>, ours: &Dossier, theirs: &Dossier, choices: &Choices) -> Merged {
    let mut work = work::Work::new(base, ours, theirs, choices);
    same::same_records(&mut work);
    replay::merges_of_actors(&mut work);
    parts::same_parts(&mut work);
    replay::texts(&mut work);
    rivals::part_records(&mut work);
    records::join_all(&mut work);
    rivals::hold_both(&mut work);
    mend::mend(&mut work);
    work.finish(ours, theirs)
}

#[cfg(test)]
mod tests;
