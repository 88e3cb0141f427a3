//! What claims make of a fact: which sources agree, how many origins they go back to, where they cannot both be true.
//!
//! *Invariant*: pure. A dossier goes in, plain values come out; nothing is stored in the dossier.

mod bearing;
mod fact;
mod facts_of;
mod grid;
mod index;
mod ledger;
mod matrix;
mod positions;
mod reason;
mod sides;
mod standing;
mod words;

pub use bearing::{Bearing, Said, Verdict, Why, bearing, verdict};
pub use fact::{Fact, FactState, Version, state_of, versions};
pub use facts_of::{facts_of_actor, facts_of_commitment, facts_of_meeting, facts_of_questions};
pub use grid::{AgendaGrid, GridCell, GridRow, GridSide, Silence, Telling, Utterance, agenda_grid};
pub use index::{ClaimIndex, claims_on};
pub use ledger::{Ledger, LedgerEntry, LedgerFilter, LedgerSort, LedgerStep, LedgerVersion, Part, ledger};
pub use matrix::{
    Cell, CellStance, Column, Matrix, OriginGroup, Row, matrix, matrix_of_actor, matrix_of_meeting,
    matrix_of_questions, origin_name,
};
pub use positions::{Entry, Moment, Move, Positions, TopicLine, positions};
pub use reason::{reason_of, source_in_words};
pub(crate) use words::capitalised;
pub use words::{
    quantity_in_words, speaker_in_words, subject_in_question, subject_in_words, subject_label, value_in_short,
    value_in_words,
};

#[cfg(test)]
mod tests;
