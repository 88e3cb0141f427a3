//! What was said and promised at the meeting that is shown, worked out once for a state of the dossier and a day.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::compare::{AgendaGrid, LedgerEntry, LedgerFilter, agenda_grid, ledger};
use crate::desk::scene::Scene;
use crate::model::{Dossier, MeetingId};

/// The agenda by side and the commitments of one meeting.
#[derive(Default)]
pub(super) struct Told {
    of: Option<(Dossier, MeetingId, NaiveDate)>,
    grid: Arc<AgendaGrid>,
    promised: Arc<Vec<LedgerEntry>>,
}

impl Told {
    /// Brings it to a meeting of a state of the dossier. Constant time where nothing has changed.
    pub fn refresh(&mut self, scene: &Scene<'_>, id: &MeetingId) -> (Arc<AgendaGrid>, Arc<Vec<LedgerEntry>>) {
        let today = scene.now.date_naive();
        let holds = self.of.as_ref().is_some_and(|(dossier, meeting, day)| {
            meeting == id && *day == today && dossier.is_same_state(scene.dossier)
        });
        if !holds {
            let filter = LedgerFilter { meeting: Some(id.clone()), ..LedgerFilter::default() };
            self.grid = Arc::new(agenda_grid(scene.dossier, id));
            self.promised = Arc::new(ledger(scene.dossier, &filter, today));
            self.of = Some((scene.dossier.clone(), id.clone(), today));
        }
        (Arc::clone(&self.grid), Arc::clone(&self.promised))
    }
}
