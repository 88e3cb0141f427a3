//! The life of the meeting shown, worked out once for each state of the dossier, and what is remembered of looking at it.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::compare::{Candidate, Life, LifeNote, life_notes, life_of, same_meeting};
use crate::desk::scene::Scene;
use crate::model::{ArticleId, MeetingId};

/// What follows from the life of a meeting.
#[derive(Default)]
pub(super) struct Shown {
    pub life: Life,
    pub notes: Vec<LifeNote>,
    /// The meetings that may be the same, the likeliest first.
    pub same: Vec<Candidate>,
}

/// What the views of lives remember.
#[derive(Default)]
pub(super) struct Lives {
    of: Option<(u64, NaiveDate, MeetingId)>,
    shown: Arc<Shown>,
    /// The steps whose words are shown.
    pub open: BTreeSet<(MeetingId, ArticleId)>,
    /// The pairs that were said not to be the same, as long as the window is open.
    pub parted: BTreeSet<(MeetingId, MeetingId)>,
}

impl Lives {
    /// The life of a meeting in the state of the dossier that `generation` names.
    pub fn shown(&mut self, scene: &Scene<'_>, generation: u64, id: &MeetingId) -> Arc<Shown> {
        let today = scene.now.date_naive();
        let of = (generation, today, id.clone());
        if self.of.as_ref() != Some(&of) {
            let life = life_of(scene.dossier, &scene.derived.claims, id);
            let notes = life_notes(scene.dossier, id, &life, today);
            let same = same_meeting(scene.dossier, &scene.derived.parties, id);
            self.shown = Arc::new(Shown { life, notes, same });
            self.of = Some(of);
        }
        Arc::clone(&self.shown)
    }
}
