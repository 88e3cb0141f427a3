//! Records that became one: the old version as it would read had they been one before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{DeltaItem, DeltaKind};
use crate::model::{
    Actor, ActorId, Claim, Commitment, Dossier, Finding, Meeting, MeetingId, PartId, Position, Record, RecordRef,
    Subject, Value,
};

/// The old version with the merges made since, and the merges as changes.
pub(super) fn as_if_merged(old: &Dossier, new: &Dossier) -> (Dossier, Vec<DeltaItem>) {
    let mut merged = old.clone();
    let mut items = Vec::new();
    let actors = merged_actors(old, new);
    for (gone, kept) in &actors {
        let names = (old.actor_name(gone), new.actor_name(kept));
        let sentence = format!("“{}” and “{}” are one actor now: “{}”.", names.0, old.actor_name(kept), names.1);
        let record = RecordRef::Actor(kept.clone());
        items.push(item(DeltaKind::ActorsMerged, record, sentence, Some(names.0), Some(names.1)));
    }
    for (id, merge) in old.merges.iter().filter(|(id, _)| !new.merges.contains_key(*id)) {
        if new.actors.contains_key(&merge.gone) && !old.actors.contains_key(&merge.gone) {
            let names = (old.actor_name(&merge.kept), new.actor_name(&merge.gone));
            let sentence = format!("“{}” was parted from “{}” again.", names.1, names.0);
            let record = RecordRef::Merge(id.clone());
            items.push(item(DeltaKind::ActorsParted, record, sentence, Some(names.0), Some(names.1)));
        }
    }
    if !actors.is_empty() {
        merge_actors(&mut merged, new, &actors);
    }
    let meetings = merged_meetings(old, new);
    for (gone, kept) in &meetings {
        let (gone, kept) = (RecordRef::Meeting(gone.clone()), RecordRef::Meeting(kept.clone()));
        let titles = (old.title_of(&gone), new.title_of(&kept));
        let sentence = format!("The meeting “{}” is one with “{}” now.", titles.0, titles.1);
        items.push(item(DeltaKind::MeetingMerged, kept, sentence, Some(&titles.0), Some(&titles.1)));
    }
    if !meetings.is_empty() {
        move_meetings(&mut merged, &meetings);
    }
    (merged, items)
}

fn item(kind: DeltaKind, record: RecordRef, sentence: String, before: Option<&str>, after: Option<&str>) -> DeltaItem {
    let (before, after) = (before.map(str::to_owned), after.map(str::to_owned));
    let title = after.clone().unwrap_or_default();
    DeltaItem {
        kind,
        subject: None,
        record: Some(record),
        title,
        sentence,
        before,
        after,
        claims: vec![],
        quotes: vec![],
    }
}

/// Which actors of the old version went into which of the new one.
fn merged_actors(old: &Dossier, new: &Dossier) -> BTreeMap<ActorId, ActorId> {
    let since: BTreeMap<&ActorId, &ActorId> = new
        .merges
        .iter()
        .filter(|(id, merge)| !old.merges.contains_key(*id) && !new.actors.contains_key(&merge.gone))
        .map(|(_, merge)| (&merge.gone, &merge.kept))
        .collect();
    let mut found = BTreeMap::new();
    for gone in since.keys().filter(|gone| old.actors.contains_key(**gone)) {
        let mut at = *gone;
        // As many steps as there are merges, so that a circle ends.
        for _ in 0..since.len() {
            match since.get(at) {
                Some(next) if !new.actors.contains_key(at) => at = next,
                _ => break,
            }
        }
        if new.actors.contains_key(at) {
            found.insert((*gone).clone(), at.clone());
        }
    }
    found
}

fn merge_actors(dossier: &mut Dossier, new: &Dossier, into: &BTreeMap<ActorId, ActorId>) {
    let mut repoint = |actor: &mut ActorId| {
        if let Some(kept) = into.get(actor) {
            *actor = kept.clone();
        }
    };
    for party in &mut dossier.about.parties {
        repoint(party);
    }
    let mut seen = BTreeSet::new();
    dossier.about.parties.retain(|party| seen.insert(party.clone()));
    for record in dossier.clone().records() {
        // Only what speaks of one that went is made anew, so that the rest stays shared.
        if matches!(record, Record::Article(..) | Record::Topic(..)) {
            continue;
        }
        let mut speaks = false;
        record.clone().visit_actors(&mut |actor| speaks |= into.contains_key(actor));
        if speaks {
            let mut record = record;
            record.visit_actors(&mut repoint);
            dossier.put(record);
        }
    }
    for (gone, kept) in into {
        let Some(was) = dossier.actors.remove(gone) else { continue };
        let own = dossier.actors.get(kept).map(|actor| Actor::clone(actor));
        let Some(target) = new.actors.get(kept) else { continue };
        let united = match own {
            Some(own) => united(own, &was, target),
            None => Actor::clone(&was),
        };
        dossier.actors.insert(kept.clone(), Arc::new(united));
    }
}

/// An actor with those parts of another that the merged one has, and without the ties that the merge took out.
fn united(mut own: Actor, was: &Actor, target: &Actor) -> Actor {
    let parts: BTreeSet<&PartId> = (target.names.iter().map(|it| &it.id))
        .chain(target.roles.iter().map(|it| &it.id))
        .chain(target.relations.iter().map(|it| &it.id))
        .collect();
    own.relations.retain(|it| parts.contains(&it.id));
    let theirs = |id: &PartId| parts.contains(id);
    for name in was.names.iter().filter(|it| theirs(&it.id)) {
        if own.names.iter().all(|it| it.id != name.id) {
            own.names.push(name.clone());
        }
    }
    for role in was.roles.iter().filter(|it| theirs(&it.id)) {
        if own.roles.iter().all(|it| it.id != role.id) {
            own.roles.push(role.clone());
        }
    }
    for relation in was.relations.iter().filter(|it| theirs(&it.id)) {
        if own.relations.iter().all(|it| it.id != relation.id) {
            own.relations.push(relation.clone());
        }
    }
    own
}

/// Which meetings of the old version went into which of the new one. No record tells of it, but the ids of claims,
/// positions and promises are stable: where all that spoke of one and is still there speaks of one other, that is it.
fn merged_meetings(old: &Dossier, new: &Dossier) -> BTreeMap<MeetingId, MeetingId> {
    let is_gone = |id: &MeetingId| old.meetings.contains_key(id) && !new.meetings.contains_key(id);
    if !old.meetings.keys().any(is_gone) {
        return BTreeMap::new();
    }
    let mut went: BTreeMap<&MeetingId, BTreeSet<Option<&MeetingId>>> = BTreeMap::new();
    let mut note = |was: Option<&'_ MeetingId>, is: Option<Option<&'_ MeetingId>>| -> Option<()> {
        let was = old.meetings.get_key_value(was.filter(|was| is_gone(was))?)?.0;
        let is = is?.and_then(|is| new.meetings.get_key_value(is)).map(|(id, _)| id);
        went.entry(was).or_default().insert(is);
        Some(())
    };
    let of = |subject: &Subject| match subject {
        Subject::Meeting(id, _) => Some(id.clone()),
        _ => None,
    };
    for (id, claim) in &old.claims {
        let is = new.claims.get(id).map(|claim| of(&claim.subject));
        note(of(&claim.subject).as_ref(), is.as_ref().map(Option::as_ref));
    }
    for (id, position) in &old.positions {
        note(position.meeting.as_ref(), new.positions.get(id).map(|it| it.meeting.as_ref()));
    }
    for (id, commitment) in &old.commitments {
        note(commitment.meeting.as_ref(), new.commitments.get(id).map(|it| it.meeting.as_ref()));
    }
    let one = |targets: &BTreeSet<Option<&MeetingId>>| match targets.len() {
        1 => targets.first().copied().flatten().cloned(),
        _ => None,
    };
    went.iter().filter_map(|(was, targets)| Some(((*was).clone(), one(targets)?))).collect()
}

fn move_meetings(dossier: &mut Dossier, into: &BTreeMap<MeetingId, MeetingId>) {
    let subject = |subject: &Subject| match subject {
        Subject::Meeting(id, field) => Some(Subject::Meeting(into.get(id)?.clone(), field.clone())),
        _ => None,
    };
    let value = |value: &Value| match value {
        Value::Meeting(id) => Some(Value::Meeting(into.get(id)?.clone())),
        _ => None,
    };
    let moved = |id: &Option<MeetingId>| into.get(id.as_ref()?).cloned();
    for record in dossier.clone().records() {
        match record {
            Record::Claim(id, claim) => {
                let (now, says) = (subject(&claim.subject), value(&claim.value));
                if now.is_some() || says.is_some() {
                    let claim = Claim::clone(&claim);
                    let (subject, value) = (now.unwrap_or(claim.subject), says.unwrap_or(claim.value));
                    dossier.claims.insert(id, Arc::new(Claim { subject, value, ..claim }));
                }
            }
            Record::Finding(id, finding) => {
                let (now, says) = (subject(&finding.subject), value(&finding.value));
                if now.is_some() || says.is_some() {
                    let finding = Finding::clone(&finding);
                    let (subject, value) = (now.unwrap_or(finding.subject), says.unwrap_or(finding.value));
                    dossier.findings.insert(id, Arc::new(Finding { subject, value, ..finding }));
                }
            }
            Record::Position(id, position) => {
                if let Some(meeting) = moved(&position.meeting) {
                    let position = Position { meeting: Some(meeting), ..Position::clone(&position) };
                    dossier.positions.insert(id, Arc::new(position));
                }
            }
            Record::Commitment(id, commitment) => {
                if let Some(meeting) = moved(&commitment.meeting) {
                    let commitment = Commitment { meeting: Some(meeting), ..Commitment::clone(&commitment) };
                    dossier.commitments.insert(id, Arc::new(commitment));
                }
            }
            Record::Meeting(id, meeting) => {
                if let Some(follows) = moved(&meeting.follows) {
                    let meeting = Meeting { follows: Some(follows), ..Meeting::clone(&meeting) };
                    dossier.meetings.insert(id, Arc::new(meeting));
                }
            }
            _ => {}
        }
    }
    for gone in into.keys() {
        dossier.meetings.remove(gone);
    }
}
