//! The meetings: a list or a timeline, the page of one, and the form that changes it.
//!
//! *Invariant*: nothing here changes the dossier. Each view reads the scene and pushes messages; a change is one edit.

mod delegations;
mod form;
mod known;
mod list;
mod page;
mod timeline;
mod told;
pub(in crate::desk) mod words;

use std::collections::BTreeSet;

use crate::desk::derived::Derived;
use crate::desk::widgets::kit::At;
use crate::model::{CommitmentId, Dossier, MeetingId, PartId, Subject};

pub use form::inspector_ui;
pub use list::list_ui;
pub use page::page_ui;
pub use timeline::timeline_ui;

use form::FormView;
use known::{Filter, Known};
use list::ListView;
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
    /// What was said and promised, worked out once for a state of the dossier.
    told: Told,
    /// The cell of the agenda whose words are shown: its topic, and its side from 1; 0 is the topic itself.
    agenda_at: Option<(MeetingId, At)>,
    timeline: TimelineView,
    form: FormView,
}

impl MeetingsView {
    /// The meetings in the order in which the list, or the timeline, goes through them: by date, those without one
    /// last. Those that the list's filter leaves out are left out. Sorts nothing while the dossier stays as it is.
    pub fn order(&mut self, dossier: &Dossier, derived: &Derived) -> Vec<MeetingId> {
        self.known.refresh(dossier, derived, &self.filter);
        self.known.rows().iter().map(|row| row.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests;
