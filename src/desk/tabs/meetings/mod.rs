//! The meetings: a list, a timeline or a month, the page of one, and the form that changes it.
//!
//! *Invariant*: nothing here changes the dossier. Each view reads the scene and pushes messages; a change is one edit.

mod delegations;
mod form;
mod known;
mod list;
mod lives;
mod month;
mod page;
mod timeline;
mod told;
pub(in crate::desk) mod words;

use std::collections::BTreeSet;

use crate::desk::derived::Derived;
use crate::desk::matrix::MatrixState;
use crate::desk::widgets::kit::At;
use crate::model::{CommitmentId, Dossier, MeetingId, PartId, Subject};

pub use form::inspector_ui;
pub use list::list_ui;
pub use month::month_ui;
pub use page::page_ui;
pub use timeline::timeline_ui;

use form::FormView;
use known::{Filter, Known};
use list::ListView;
use lives::Lives;
use month::MonthView;
use timeline::TimelineView;
use told::Told;

/// What the meetings tab remembers while the window is open.
#[derive(Default)]
pub struct MeetingsView {
    known: Known,
    filter: Filter,
    list: ListView,
    /// The facts whose words are shown.
    open: BTreeSet<Subject>,
    /// The attendees whose words are shown.
    open_attendees: BTreeSet<PartId>,
    /// The commitments whose words are shown.
    open_commitments: BTreeSet<CommitmentId>,
    lives: Lives,
    /// What was said and promised, worked out once for a state of the dossier.
    told: Told,
    /// The cell of the agenda whose words are shown: its topic, and its side from 1; 0 is the topic itself.
    agenda_at: Option<(MeetingId, At)>,
    timeline: TimelineView,
    month: MonthView,
    form: FormView,
    /// The matrix on the page: the chosen cell, and of which meeting.
    matrix: MatrixState,
    matrix_of: Option<MeetingId>,
}

impl MeetingsView {
    /// The question chosen in the matrix of a meeting, if one is.
    pub(in crate::desk) fn chosen_question(
        &mut self,
        dossier: &Dossier,
        derived: &Derived,
        id: &MeetingId,
    ) -> Option<Subject> {
        if self.matrix_of.as_ref() != Some(id) {
            return None;
        }
        self.known.refresh(dossier, derived, &self.filter);
        let matrix = self.known.matrix(dossier, derived, id);
        self.matrix.subject(&matrix).cloned()
    }

    /// The meetings in the order in which the list, or the timeline, goes through them: by date, those without one
    /// last. Those that the list's filter leaves out are left out. Sorts nothing while the dossier stays as it is.
    pub fn order(&mut self, dossier: &Dossier, derived: &Derived) -> Vec<MeetingId> {
        self.known.refresh(dossier, derived, &self.filter);
        self.known.rows().iter().map(|row| row.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests;
