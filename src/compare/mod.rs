//! What claims make of a fact: which sources agree, how many origins they go back to, where they cannot both be true.
//!
//! *Invariant*: pure. A dossier goes in, plain values come out; nothing is stored in the dossier.

mod bearing;
mod delta;
mod dependents;
mod fact;
mod facts_of;
mod finding;
mod grid;
mod index;
mod ledger;
mod life;
mod matrix;
mod naming;
mod positions;
mod reason;
mod same_meeting;
mod sides;
mod words;

use crate::model::standing;

pub use bearing::{Bearing, Said, Verdict, Why, bearing, verdict};
pub use delta::{Delta, DeltaItem, DeltaKind, RecordChanges, delta, last_day};
pub use dependents::{Dependent, Effect, dependents, goes_back_to};
pub use fact::{Fact, FactState, Version, contradicting, rival_findings, state_of, versions};
pub use facts_of::{all_facts, facts_about, facts_of_actor, facts_of_commitment, facts_of_meeting, facts_of_questions};
pub use finding::{finding_in_words, held_in_words};
pub use grid::{AgendaGrid, GridCell, GridRow, GridSide, Silence, Telling, Utterance, agenda_grid};
pub use index::{ClaimIndex, claims_on};
pub use ledger::{Ledger, LedgerEntry, LedgerFilter, LedgerSort, LedgerStep, LedgerVersion, Part, is_overdue, ledger};
pub use life::{
    Life, LifeField, LifeNote, LifeStep, Saying, SeriesRound, day_has_passed, earlier_meetings, life_notes, life_of,
};
pub use matrix::{
    Cell, CellStance, Column, Matrix, OriginGroup, Row, matrix, matrix_of_actor, matrix_of_meeting,
    matrix_of_questions, origin_name, stances,
};
pub use naming::{fact_name, record_of, subject_id};
pub use positions::{Entry, Moment, Move, Positions, TopicLine, date_of_position, positions};
pub use reason::{reason_of, source_in_words};
pub use same_meeting::{Candidate, same_meeting};
pub(crate) use words::{capitalised, counted};
pub use words::{
    quantity_in_words, speaker_in_words, subject_in_question, subject_in_words, subject_label, value_in_short,
    value_in_words,
};

#[cfg(test)]
mod tests;
