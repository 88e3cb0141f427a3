//! Which parts of records are one: names, roles, sides, attendees, notes.

use std::collections::{BTreeMap, BTreeSet};

use super::mention::{Mention, visit};
use super::work::{Work, seed};
use crate::model::{ActorId, PartId, Record, RecordRef};

/// A part of a record.
struct Part {
    id: PartId,
    /// The list that it stands in.
    list: &'static str,
    /// What it is known by; empty where nothing tells it from others.
    known_by: String,
}

/// The parts of a record, in order.
fn parts_of(record: &Record) -> Vec<Part> {
    let mut found = Vec::new();
    let mut add = |list, id: &PartId, known_by: String| found.push(Part { id: id.clone(), list, known_by });
    let named = |id: Option<&str>, words: &str| id.map_or_else(|| words.trim().to_owned(), |id| format!("{id} "));
    let notes = match record {
        Record::Actor(_, actor) => {
            for name in &actor.names {
                add("names", &name.id, name.value.trim().to_owned());
            }
            for role in &actor.roles {
                let organisation = role.organisation.as_ref().map_or("", |it| it.as_str());
                let title = role.title.trim();
                add(
                    "roles",
                    &role.id,
                    if title.is_empty() { String::new() } else { format!("{title} {organisation}") },
                );
            }
            for relation in &actor.relations {
                add("relations", &relation.id, format!("{:?} {}", relation.kind, relation.other));
            }
            &actor.notes
        }
        Record::Meeting(_, meeting) => {
            for side in &meeting.sides {
                add("sides", &side.id, named(side.actor.as_ref().map(ActorId::as_str), &side.name));
            }
            for attendee in &meeting.attendees {
                let actor = attendee.actor.as_ref().map(ActorId::as_str);
                add("attendees", &attendee.id, named(actor, &attendee.described));
            }
            for outcome in &meeting.outcomes {
                add("outcomes", &outcome.id, outcome.text.trim().to_owned());
            }
            &meeting.notes
        }
        Record::Article(_, article) => &article.notes,
        _ => return found,
    };
    for note in notes {
        let words = note.quote.as_ref().map_or("", |quote| quote.exact.as_str());
        add("notes", &note.id, format!("{}{words}", note.text.trim()));
    }
    found
}

/// The ids of a record's parts.
pub(super) fn own_parts(record: &Record) -> BTreeSet<PartId> {
    parts_of(record).into_iter().map(|part| part.id).collect()
}

/// Gives the parts that theirs added the ids that they have in the result: that of the same part, where ours added it
/// too, and one of their own, where ours has another part under that id.
pub(super) fn same_parts(work: &mut Work<'_>) {
    let mut renames: BTreeMap<RecordRef, BTreeMap<PartId, PartId>> = BTreeMap::new();
    for theirs in work.theirs.records() {
        let id = theirs.reference();
        if let Some(ours) = work.ours.record(&id)
            && ours != theirs
        {
            let base = work.base.record(&id).map(|record| parts_of(&record)).unwrap_or_default();
            let new = new_ids(&id, &base, &parts_of(&ours), &parts_of(&theirs));
            if !new.is_empty() {
                renames.insert(id, new);
            }
        }
    }
    if renames.is_empty() {
        return;
    }
    for mut record in work.theirs.clone().records() {
        visit(&mut record, &mut |mention| {
            if let Mention::Part(of, part) = mention
                && let Some(new) = renames.get(&of).and_then(|new| new.get(part))
            {
                *part = new.clone();
            }
        });
        work.theirs.put(record);
    }
}

fn new_ids(of: &RecordRef, base: &[Part], ours: &[Part], theirs: &[Part]) -> BTreeMap<PartId, PartId> {
    let taken: BTreeSet<&PartId> = base.iter().chain(ours).chain(theirs).map(|part| &part.id).collect();
    let is_old = |part: &Part| base.iter().any(|old| old.id == part.id && old.list == part.list);
    let mut given: BTreeSet<PartId> = BTreeSet::new();
    let mut new = BTreeMap::new();
    for part in theirs.iter().filter(|part| !is_old(part)) {
        // What theirs took out of its list to put it into another goes from there.
        let goes = |other: &Part| is_old(other) && theirs.iter().all(|it| (&it.id, it.list) != (&other.id, other.list));
        let same_id = ours.iter().find(|other| other.id == part.id && !goes(other));
        let is_it = |other: &Part| other.list == part.list && other.known_by == part.known_by;
        if new.contains_key(&part.id) || same_id.is_some_and(is_it) {
            continue;
        }
        let is_free =
            |other: &&Part| !is_old(other) && !given.contains(&other.id) && theirs.iter().all(|it| it.id != other.id);
        let twin = ours.iter().filter(is_free).find(|other| is_it(other) && !part.known_by.is_empty());
        let id = match (twin, same_id) {
            (Some(twin), _) => twin.id.clone(),
            (None, None) => continue,
            (None, Some(_)) => free_part(of, &part.id, |id| taken.contains(id) || given.contains(id)),
        };
        given.insert(id.clone());
        new.insert(part.id.clone(), id);
    }
    new
}

/// An id that is not taken, made of another: the same every time.
pub(super) fn free_part(of: &RecordRef, part: &PartId, is_taken: impl Fn(&PartId) -> bool) -> PartId {
    let mut attempt = 0_u32;
    loop {
        let id = PartId::mint(&mut fastrand::Rng::with_seed(seed((of.as_str(), part.as_str(), attempt))));
        if !is_taken(&id) {
            return id;
        }
        attempt += 1;
    }
}
