//! Undo and redo: snapshots with a label and what was selected.

use super::{Change, Edit, EditError, apply};
use crate::model::{Dossier, RecordRef};

/// A step that can be undone or redone.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the user did: “add attendee Thomas West”.
    pub label: String,
    /// What to select when it is undone or redone.
    pub select: Option<RecordRef>,
    /// The dossier to return to.
    dossier: Dossier,
    /// Its revision.
    revision: u64,
}

/// The dossier with everything that was and can be again. A snapshot costs nothing but what changed since.
#[derive(Clone, Debug, Default)]
pub struct History {
    current: Dossier,
    /// Rises by one with every state never seen before; undo returns to the number of the state it returns to.
    revision: u64,
    newest: u64,
    saved: u64,
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl History {
    /// A history that begins with `dossier`, as saved.
    #[must_use]
    pub fn new(dossier: Dossier) -> Self {
        Self { current: dossier, ..Self::default() }
    }

    /// A history that begins with a dossier never saved: it is dirty from the start.
    #[must_use]
    pub fn unsaved(dossier: Dossier) -> Self {
        Self { current: dossier, revision: 1, newest: 1, ..Self::default() }
    }

    /// The dossier as it is now.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.current
    }

    /// Names the state: equal numbers, equal dossiers.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the dossier differs from the one saved last.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.revision != self.saved
    }

    /// How many steps lie between now and the last save, at least one when dirty.
    #[must_use]
    pub fn unsaved_steps(&self) -> usize {
        if !self.is_dirty() {
            return 0;
        }
        let back = self.undo.iter().rev().position(|step| step.revision == self.saved);
        let ahead = self.redo.iter().rev().position(|step| step.revision == self.saved);
        back.or(ahead).map_or(self.undo.len().max(1), |steps| steps + 1)
    }

    /// The dossier as it was saved last, where it is still among the steps.
    #[must_use]
    pub fn saved_dossier(&self) -> Option<&Dossier> {
        if !self.is_dirty() {
            return Some(&self.current);
        }
        let steps = self.undo.iter().rev().chain(self.redo.iter().rev());
        steps.into_iter().find(|step| step.revision == self.saved).map(|step| &step.dossier)
    }

    /// Notes that the state with this revision is on disk.
    pub fn mark_saved(&mut self, revision: u64) {
        self.saved = revision;
    }

    /// Does an edit. One that changes nothing leaves no step.
    ///
    /// # Errors
    /// Where the edit is refused; nothing has changed.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        let next = apply(&self.current, &edit)?;
        if edit.changes.iter().all(|change| self.stands(change)) {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.current, next);
        self.undo.push(Step { label: edit.label, select: edit.select, dossier: before, revision: self.revision });
        self.redo.clear();
        self.newest += 1;
        self.revision = self.newest;
        Ok(())
    }

    /// Whether the dossier is already as the change would make it.
    fn stands(&self, change: &Change) -> bool {
        match change {
            Change::About(about) => self.current.about == **about,
            Change::Put(record) => self.current.record(&record.reference()).as_ref() == Some(record),
            Change::Refuse { keys, back } => keys.iter().all(|key| self.current.refused.contains(key) != *back),
            Change::Replace(replacement) => self.current == replacement.to,
            Change::Remove(_) | Change::MergeActors { .. } | Change::SplitActor(_) | Change::MergeMeetings(_) => false,
        }
    }

    /// Takes back the last step; gives it, for its label and selection.
    pub fn undo(&mut self) -> Option<&Step> {
        let step = self.undo.pop()?;
        Self::swap(&mut self.current, &mut self.revision, &mut self.redo, step)
    }

    /// Does again what was undone last; gives the step, for its label and selection.
    pub fn redo(&mut self) -> Option<&Step> {
        let step = self.redo.pop()?;
        Self::swap(&mut self.current, &mut self.revision, &mut self.undo, step)
    }

    fn swap<'s>(current: &mut Dossier, revision: &mut u64, to: &'s mut Vec<Step>, mut step: Step) -> Option<&'s Step> {
        std::mem::swap(current, &mut step.dossier);
        std::mem::swap(revision, &mut step.revision);
        to.push(step);
        to.last()
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }
}
