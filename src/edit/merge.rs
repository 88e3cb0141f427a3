//! Making one actor of two, and parting them again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::EditError;
use super::free_parts::{FreeParts, PartKind};
use super::remove::change_all;
use crate::model::{
    Actor, ActorField, ActorId, Dossier, FindingState, Merge, MergeId, NameKind, PartId, Record, RecordRef, Subject,
};

/// What a merge would do.
#[derive(Clone, Debug)]
pub struct MergePreview {
    /// The actor that would stay, as it would be.
    pub merged: Actor,
    /// The records that would speak of it instead of the one that goes.
    pub moved: Vec<RecordRef>,
}

/// What merging `gone` into `keep` would do; nothing is changed.
///
/// # Errors
/// Where one of the two is missing, or both are the same.
pub fn preview_merge(dossier: &Dossier, keep: &ActorId, gone: &ActorId) -> Result<MergePreview, EditError> {
    let mut after = dossier.clone();
    let id = MergeId::new("mrg-preview");
    merge(&mut after, keep, gone, &id)?;
    let merged = after.actors.get(keep).map(|actor| Actor::clone(actor)).unwrap_or_default();
    let moved = dossier
        .records()
        .filter(|record| {
            let reference = record.reference();
            after.record(&reference).is_some_and(|now| now != *record) && reference != RecordRef::Actor(keep.clone())
        })
        .map(|record| record.reference())
        .collect();
    Ok(MergePreview { merged, moved })
}

fn get(dossier: &Dossier, id: &ActorId) -> Result<Arc<Actor>, EditError> {
    dossier.actors.get(id).cloned().ok_or_else(|| EditError::Missing("actor", id.to_string()))
}

pub(super) fn merge(dossier: &mut Dossier, keep: &ActorId, gone: &ActorId, id: &MergeId) -> Result<(), EditError> {
    if keep == gone {
        return Err(EditError::MergeWithItself);
    }
    let kept = get(dossier, keep)?;
    let was = with_free_parts(dossier, (keep, &kept), gone)?;
    let mut cited = cited_parts(dossier, gone);
    cited.extend(cited_parts(dossier, keep));
    dossier.take(&RecordRef::Actor(gone.clone()));
    let (merged, untied) = united(&kept, &was, keep, gone, &cited);
    dossier.put(Record::Actor(keep.clone(), Arc::new(merged)));

    let mut moved = Vec::new();
    let settled: BTreeSet<Subject> = (dossier.findings.values())
        .filter(|finding| finding.state != FindingState::Withdrawn)
        .map(|finding| finding.subject.clone())
        .collect();
    change_all(dossier, |record| {
        if matches!(record, Record::Article(..)) {
            return true;
        }
        let reference = record.reference();
        let spoke_of_keep = reference == RecordRef::Actor(keep.clone()) || counts(record, keep) > 0;
        let was = finding_subject(record).cloned();
        if repoint(record, gone, keep) > 0 {
            name_once(record);
            if was.as_ref() != finding_subject(record) {
                withdraw_for_another(record, &settled);
            }
            if !spoke_of_keep {
                moved.push(reference);
            }
        }
        true
    });
    let parties = &mut dossier.about.parties;
    if parties.contains(keep) {
        parties.retain(|party| party != gone);
    } else if let Some(place) = parties.iter_mut().find(|party| *party == gone) {
        *place = keep.clone();
    }
    let record = Merge { kept: keep.clone(), gone: gone.clone(), was: Actor::clone(&was), untied, moved };
    dossier.put(Record::Merge(id.clone(), Arc::new(record)));
    Ok(())
}

/// The actor that goes, with new ids for those of its parts whose ids the other has as well, so that what is said of one
/// part does not come to be said of another. Claims and findings follow.
fn with_free_parts(
    dossier: &mut Dossier,
    (keep, kept): (&ActorId, &Actor),
    gone: &ActorId,
) -> Result<Arc<Actor>, EditError> {
    let before = get(dossier, gone)?;
    let taken: BTreeSet<PartId> = parts(kept).cloned().collect();
    if !parts(&before).any(|part| taken.contains(part)) {
        return Ok(before);
    }
    let mut free = FreeParts { known: BTreeMap::new(), taken, seed: format!("{keep} {gone}") };
    let mut after = Actor::clone(&before);
    after.names.iter_mut().for_each(|name| name.id = free.of(PartKind::Name, &name.id));
    after.roles.iter_mut().for_each(|role| role.id = free.of(PartKind::Role, &role.id));
    after.relations.iter_mut().for_each(|relation| relation.id = free.of(PartKind::Relation, &relation.id));
    after.notes.iter_mut().for_each(|note| note.id = free.of(PartKind::Note, &note.id));
    change_all(dossier, |record| {
        let subject = match record {
            Record::Claim(_, claim) => &mut Arc::make_mut(claim).subject,
            Record::Finding(_, finding) => &mut Arc::make_mut(finding).subject,
            _ => return true,
        };
        if let Subject::Actor(actor, field) = subject
            && actor == gone
        {
            match field {
                ActorField::Name(part) => *part = free.of(PartKind::Name, part),
                ActorField::Role(part) => *part = free.of(PartKind::Role, part),
                ActorField::Relation(part) => *part = free.of(PartKind::Relation, part),
                _ => {}
            }
        }
        true
    });
    Ok(Arc::new(after))
}

/// Parts the two again: the one that went comes back as it was, takes its names, roles and ties from the other, and
/// the records that spoke of it alone speak of it again. Records that spoke of both stay with the one that was kept.
/// A finding that was withdrawn for one on the other stays withdrawn.
pub(super) fn split(dossier: &mut Dossier, id: &MergeId) -> Result<(), EditError> {
    let Some(Record::Merge(_, merge)) = dossier.take(&RecordRef::Merge(id.clone())) else {
        return Err(EditError::Missing("merge", id.to_string()));
    };
    let mut kept = Actor::clone(&*get(dossier, &merge.kept)?);
    let came: BTreeSet<PartId> = parts(&merge.was).cloned().collect();
    kept.names.retain(|name| !came.contains(&name.id));
    kept.roles.retain(|role| !came.contains(&role.id));
    kept.relations.retain(|relation| !came.contains(&relation.id));
    kept.notes.retain(|note| !came.contains(&note.id));
    kept.relations.extend(merge.untied.iter().cloned());
    let mut was = merge.was.clone();
    // Actors that were removed since are no longer there to be tied to.
    was.relations.retain(|relation| dossier.actors.contains_key(&relation.other));
    for role in &mut was.roles {
        role.organisation = role.organisation.take().filter(|other| dossier.actors.contains_key(other));
    }
    dossier.put(Record::Actor(merge.kept.clone(), Arc::new(kept)));
    dossier.put(Record::Actor(merge.gone.clone(), Arc::new(was)));
    for reference in &merge.moved {
        if let Some(mut record) = dossier.record(reference) {
            repoint(&mut record, &merge.kept, &merge.gone);
            dossier.put(record);
        }
    }
    // Claims about a part follow the part.
    change_all(dossier, |record| {
        let subject = match record {
            Record::Claim(_, claim) => &mut Arc::make_mut(claim).subject,
            Record::Finding(_, finding) => &mut Arc::make_mut(finding).subject,
            _ => return true,
        };
        if let Subject::Actor(actor, ActorField::Name(part) | ActorField::Role(part) | ActorField::Relation(part)) =
            subject
            && *actor == merge.kept
            && came.contains(part)
        {
            *actor = merge.gone.clone();
        }
        true
    });
    Ok(())
}

fn parts(actor: &Actor) -> impl Iterator<Item = &PartId> {
    (actor.names.iter().map(|name| &name.id))
        .chain(actor.roles.iter().map(|role| &role.id))
        .chain(actor.relations.iter().map(|relation| &relation.id))
        .chain(actor.notes.iter().map(|note| &note.id))
}

/// The parts of an actor that claims or findings speak of.
fn cited_parts(dossier: &Dossier, id: &ActorId) -> BTreeSet<PartId> {
    let subjects = dossier.claims.values().map(|claim| &claim.subject);
    subjects
        .chain(dossier.findings.values().map(|finding| &finding.subject))
        .filter_map(|subject| match subject {
            Subject::Actor(actor, ActorField::Name(part) | ActorField::Role(part) | ActorField::Relation(part))
                if actor == id =>
            {
                Some(part.clone())
            }
            _ => None,
        })
        .collect()
}

fn united(
    kept: &Actor,
    was: &Actor,
    keep: &ActorId,
    gone: &ActorId,
    cited: &BTreeSet<PartId>,
) -> (Actor, Vec<crate::model::Relation>) {
    let mut merged = kept.clone();
    for name in &was.names {
        let known = merged.names.iter().any(|other| other.value == name.value);
        if !known || cited.contains(&name.id) {
            let mut name = name.clone();
            if name.kind == NameKind::Main {
                name.kind = NameKind::Alias;
            }
            merged.names.push(name);
        }
    }
    merged.roles.extend(was.roles.iter().cloned());
    // A tie between the two says nothing any more; one that a source speaks of stays, for its words to stand on.
    let (untied, mut relations): (Vec<_>, Vec<_>) =
        merged.relations.into_iter().partition(|relation| relation.other == *gone && !cited.contains(&relation.id));
    let stays = |relation: &&crate::model::Relation| relation.other != *keep || cited.contains(&relation.id);
    relations.extend(was.relations.iter().filter(stays).cloned());
    merged.relations = relations;
    merged.notes.extend(was.notes.iter().cloned());
    for tag in &was.tags {
        if !merged.tags.contains(tag) {
            merged.tags.push(tag.clone());
        }
    }
    for (mine, theirs) in [
        (&mut merged.description, &was.description),
        (&mut merged.portrait, &was.portrait),
        (&mut merged.identifiers.wikidata, &was.identifiers.wikidata),
        (&mut merged.identifiers.iso3166, &was.identifiers.iso3166),
    ] {
        if mine.is_empty() {
            mine.clone_from(theirs);
        }
    }
    (merged, untied)
}

/// Who did something together is named once in it.
fn name_once(record: &mut Record) {
    let once = |actors: &mut Vec<ActorId>| {
        let mut seen = BTreeSet::new();
        actors.retain(|actor| seen.insert(actor.clone()));
    };
    match record {
        Record::Commitment(_, commitment) => {
            let commitment = Arc::make_mut(commitment);
            once(&mut commitment.who);
            once(&mut commitment.to_whom);
        }
        Record::Meeting(_, meeting) => once(&mut Arc::make_mut(meeting).mediators),
        _ => {}
    }
}

fn finding_subject(record: &Record) -> Option<&Subject> {
    match record {
        Record::Finding(_, finding) => Some(&finding.subject),
        _ => None,
    }
}

/// Withdraws a finding that has come to be on what another one settles: one alone stands on a subject.
fn withdraw_for_another(record: &mut Record, settled: &BTreeSet<Subject>) {
    if let Record::Finding(_, finding) = record
        && settled.contains(&finding.subject)
    {
        Arc::make_mut(finding).state = FindingState::Withdrawn;
    }
}

/// Whether a record mentions an actor.
pub(super) fn speaks_of(record: &Record, id: &ActorId) -> bool {
    counts(record, id) > 0
}

fn counts(record: &Record, id: &ActorId) -> usize {
    let mut count = 0;
    record.clone().visit_actors(&mut |actor| count += usize::from(actor == id));
    count
}

/// Makes a record speak of `to` where it spoke of `from`; gives how often it did.
fn repoint(record: &mut Record, from: &ActorId, to: &ActorId) -> usize {
    let mut count = 0;
    if counts(record, from) > 0 {
        record.visit_actors(&mut |actor| {
            if actor == from {
                *actor = to.clone();
                count += 1;
            }
        });
    }
    count
}
