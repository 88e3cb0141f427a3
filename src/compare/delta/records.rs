//! Records that came, went and changed, by type.

use std::sync::Arc;

use crate::model::{Dossier, RecordRef, Records};

/// The records of one type that came, went and changed, each by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChanges {
    /// The field of the dossier that holds them: `articles`.
    pub of: &'static str,
    /// Those that were not there.
    pub added: Vec<RecordRef>,
    /// Those that are no longer there.
    pub removed: Vec<RecordRef>,
    /// Those that are there, and not as they were.
    pub changed: Vec<RecordRef>,
}

pub(super) fn changes(old: &Dossier, new: &Dossier) -> Vec<RecordChanges> {
    // Sources first, then who acts, then what follows from both.
    let all = [
        between("articles", &old.articles, &new.articles, RecordRef::Article),
        between("outlets", &old.outlets, &new.outlets, RecordRef::Outlet),
        between("actors", &old.actors, &new.actors, RecordRef::Actor),
        between("meetings", &old.meetings, &new.meetings, RecordRef::Meeting),
        between("topics", &old.topics, &new.topics, RecordRef::Topic),
        between("claims", &old.claims, &new.claims, RecordRef::Claim),
        between("findings", &old.findings, &new.findings, RecordRef::Finding),
        between("commitments", &old.commitments, &new.commitments, RecordRef::Commitment),
        between("positions", &old.positions, &new.positions, RecordRef::Position),
        between("merges", &old.merges, &new.merges, RecordRef::Merge),
    ];
    let any = |it: &RecordChanges| !(it.added.is_empty() && it.removed.is_empty() && it.changed.is_empty());
    all.into_iter().filter(any).collect()
}

/// What differs between two maps; what they share is passed over.
fn between<Id, Held>(
    of: &'static str,
    old: &Records<Id, Held>,
    new: &Records<Id, Held>,
    name: impl Fn(Id) -> RecordRef,
) -> RecordChanges
where
    Id: Ord + Clone,
    Held: PartialEq,
{
    let mut changes = RecordChanges { of, added: Vec::new(), removed: Vec::new(), changed: Vec::new() };
    if old.ptr_eq(new) {
        return changes;
    }
    for (id, held) in new {
        match old.get(id) {
            None => changes.added.push(name(id.clone())),
            Some(before) if !Arc::ptr_eq(before, held) && before != held => changes.changed.push(name(id.clone())),
            Some(_) => {}
        }
    }
    changes.removed.extend(old.keys().filter(|id| !new.contains_key(*id)).cloned().map(name));
    changes
}
