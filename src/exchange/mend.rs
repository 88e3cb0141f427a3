//! Seeing to it that nothing dangles: what one side removed and the other came to speak of is put back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::mention::{Mention, mentioned, visit, visit_own};
use super::outcome::{Conflict, Prefer, Spot, What};
use super::parts::free_part;
use super::work::Work;
use crate::model::{ActorField, Dossier, MeetingField, MeetingId, PartId, Record, RecordRef, Subject, TopicId};

/// Puts back records and parts of records that something in the result speaks of, and breaks circles that neither side
/// had. What dangled on a side before goes on to.
pub(super) fn mend(work: &mut Work<'_>) {
    // What a side was only given does not speak of what that side removed.
    let other = work.choices.otherwise.other();
    for id in std::mem::take(&mut work.lent) {
        work.side_mut(other).take(&id);
    }
    put_back_records(work);
    put_back_parts(work);
    break_circles(work);
    name_once(work);
    number_once(work);
}

fn put_back_records(work: &mut Work<'_>) {
    let mut open: Vec<Record> = work.merged.records().collect();
    let parties = work.merged.about.parties.iter().cloned().map(RecordRef::Actor);
    let mut wanted: Vec<(RecordRef, Option<RecordRef>)> = parties.map(|party| (party, None)).collect();
    loop {
        for record in open.drain(..) {
            let by = record.reference();
            wanted.extend(mentioned(&record).into_iter().map(|id| (id, Some(by.clone()))));
        }
        if wanted.is_empty() {
            return;
        }
        for (id, by) in wanted.drain(..) {
            if work.merged.contains(&id) {
                continue;
            }
            let sides = [&work.theirs, &work.ours];
            // What dangled on a side as it does now is not of our making.
            let dangled = |side: &&&Dossier| {
                !side.contains(&id)
                    && by.as_ref().map_or(side.about == work.merged.about, |by| {
                        side.contains(by) && side.record(by) == work.merged.record(by)
                    })
            };
            if sides.iter().any(|side| dangled(&side)) {
                continue;
            }
            let Some(found) = sides.iter().find_map(|side| side.record(&id)) else { continue };
            let place = if work.ours.contains(&id) { "there" } else { "here" };
            work.done.retain(|done| done.what != What::Removed || done.record.as_ref() != Some(&id));
            work.merged.put(found.clone());
            open.push(found);
            let (word, title) = (id.word(), work.merged.title_of(&id));
            let by = by.map_or_else(
                || "the list of parties".to_owned(),
                |by| format!("the {} “{}”", by.word(), work.merged.title_of(&by)),
            );
            let sentence = format!("The {word} “{title}” was removed {place}, and {by} speaks of it: it stays.");
            work.tell(What::Kept, &id, sentence);
        }
    }
}

/// The part of a record that a subject speaks of, and the list that it stands in.
fn part_of(subject: &Subject) -> Option<(RecordRef, &'static str, PartId)> {
    let (record, list, part) = match subject {
        Subject::Meeting(id, field) => {
            let (list, part) = match field {
                MeetingField::Side(part) => ("sides", part),
                MeetingField::Attendee(part) => ("attendees", part),
                MeetingField::Outcome(part) => ("outcomes", part),
                _ => return None,
            };
            (RecordRef::Meeting(id.clone()), list, part)
        }
        Subject::Actor(id, field) => {
            let (list, part) = match field {
                ActorField::Name(part) => ("names", part),
                ActorField::Role(part) => ("roles", part),
                ActorField::Relation(part) => ("relations", part),
                ActorField::Kind | ActorField::Title | ActorField::Description => return None,
            };
            (RecordRef::Actor(id.clone()), list, part)
        }
        Subject::Commitment(..) | Subject::Question(_) => return None,
    };
    Some((record, list, part.clone()))
}

/// Every part of a record with the list that it stands in.
fn parts_in(record: &Record) -> Vec<(&'static str, PartId)> {
    let mut found = Vec::new();
    visit_own(&mut record.clone(), &mut |list, part| found.push((list, part.clone())));
    found
}

fn put_back_parts(work: &mut Work<'_>) {
    let claims = work.merged.claims.values().map(|claim| claim.subject.clone());
    let subjects: BTreeSet<Subject> =
        claims.chain(work.merged.findings.values().map(|finding| finding.subject.clone())).collect();
    for subject in subjects {
        let Some((id, list, part)) = part_of(&subject) else { continue };
        let Some(mut record) = work.merged.record(&id) else { continue };
        if parts_in(&record).contains(&(list, part.clone())) {
            continue;
        }
        let sides = [&work.theirs, &work.ours];
        let dangled = |side: &&Dossier| {
            let claims = side.claims.values().map(|claim| &claim.subject);
            let mut spoken_of = claims.chain(side.findings.values().map(|finding| &finding.subject));
            side.record(&id).is_some_and(|record| !parts_in(&record).contains(&(list, part.clone())))
                && spoken_of.any(|other| *other == subject)
        };
        if sides.iter().any(dangled) {
            continue;
        }
        let put =
            sides.iter().filter_map(|side| side.record(&id)).any(|from| put_part(&mut record, &from, list, &part));
        if put {
            work.merged.put(record);
            let title = work.merged.title_of(&id);
            let sentence = format!("A part of “{title}” was removed by one, and the other speaks of it: it stays.");
            work.tell(What::Kept, &id, sentence);
        }
    }
    // A part that came back may speak of records that went.
    put_back_records(work);
}

/// Copies a part from one state of a record to another; whether there was one.
fn put_part(to: &mut Record, from: &Record, list: &str, part: &PartId) -> bool {
    fn copy<T: Clone>(to: &mut Vec<T>, from: &[T], is_it: impl Fn(&T) -> bool) -> bool {
        let found = from.iter().find(|item| is_it(item)).cloned();
        let put = found.is_some();
        to.extend(found);
        put
    }
    match (to, from) {
        (Record::Actor(_, to), Record::Actor(_, from)) => {
            let to = Arc::make_mut(to);
            match list {
                "names" => copy(&mut to.names, &from.names, |it| it.id == *part),
                "roles" => copy(&mut to.roles, &from.roles, |it| it.id == *part),
                _ => copy(&mut to.relations, &from.relations, |it| it.id == *part),
            }
        }
        (Record::Meeting(_, to), Record::Meeting(_, from)) => {
            let to = Arc::make_mut(to);
            let put = match list {
                "sides" => copy(&mut to.sides, &from.sides, |it| it.id == *part),
                "attendees" => copy(&mut to.attendees, &from.attendees, |it| it.id == *part),
                _ => copy(&mut to.outcomes, &from.outcomes, |it| it.id == *part),
            };
            let wanted: Vec<PartId> = to.attendees.iter().filter_map(|attendee| attendee.side.clone()).collect();
            for side in wanted {
                if to.side(&side).is_none() {
                    copy(&mut to.sides, &from.sides, |it| it.id == side);
                }
            }
            put
        }
        _ => false,
    }
}

/// Who did something together is named once in it, where both sides named them once.
fn name_once(work: &mut Work<'_>) {
    fn once<T: PartialEq + Clone>(list: &mut Vec<T>) {
        let mut seen: Vec<T> = Vec::new();
        list.retain(|item| {
            let is_new = !seen.contains(item);
            if is_new {
                seen.push(item.clone());
            }
            is_new
        });
    }
    let changed = |work: &Work<'_>, record: &Record| {
        let id = record.reference();
        work.ours.record(&id).as_ref() != Some(record) && work.theirs.record(&id).as_ref() != Some(record)
    };
    for mut record in work.merged.clone().records() {
        if !changed(work, &record) {
            continue;
        }
        match &mut record {
            Record::Commitment(_, commitment) => {
                let commitment = Arc::make_mut(commitment);
                once(&mut commitment.who);
                once(&mut commitment.to_whom);
            }
            Record::Meeting(_, meeting) => {
                let meeting = Arc::make_mut(meeting);
                once(&mut meeting.mediators);
                once(&mut meeting.agenda);
            }
            _ => continue,
        }
        work.merged.put(record);
    }
}

/// Gives a part another id where one that each side kept in another list has the same, and lets what speaks of it follow.
fn number_once(work: &mut Work<'_>) {
    let is_twice = |record: &Record| {
        let mut seen = BTreeSet::new();
        parts_in(record).into_iter().any(|(_, part)| !seen.insert(part))
    };
    let mut given: BTreeMap<(RecordRef, &'static str, PartId), PartId> = BTreeMap::new();
    for mut record in work.merged.clone().records() {
        let id = record.reference();
        let before = [work.ours.record(&id), work.theirs.record(&id)];
        if !is_twice(&record) || before.iter().flatten().any(is_twice) {
            continue;
        }
        let taken: BTreeSet<PartId> = parts_in(&record).into_iter().map(|(_, part)| part).collect();
        let mut seen = BTreeSet::new();
        visit_own(&mut record, &mut |list, part| {
            if !seen.insert(part.clone()) {
                let new = free_part(&id, part, |id| taken.contains(id) || seen.contains(id));
                seen.insert(new.clone());
                given.insert((id.clone(), list, part.clone()), new.clone());
                *part = new;
            }
        });
        work.merged.put(record);
    }
    if given.is_empty() {
        return;
    }
    for mut record in work.merged.clone().records() {
        let subject = match &record {
            Record::Claim(_, claim) => &claim.subject,
            Record::Finding(_, finding) => &finding.subject,
            _ => continue,
        };
        let Some(new) = part_of(subject).and_then(|part| given.get(&part)) else { continue };
        visit(&mut record, &mut |mention| {
            if let Mention::Part(_, part) = mention {
                *part = new.clone();
            }
        });
        work.merged.put(record);
    }
}

/// Breaks circles that come of joining: each side made one of two topics the wider of the other, or one of two meetings
/// the earlier. The link stands as the side has it that was chosen for it, or that is preferred.
fn break_circles(work: &mut Work<'_>) {
    // Choices of two links that make a circle together yield to what is preferred.
    for minding_choices in [true, false] {
        break_circles_of(work, minding_choices, "parent", topics, |dossier, id, parent| {
            if let Some(topic) = dossier.topics.get_mut(id) {
                Arc::make_mut(topic).parent = parent;
            }
        });
        break_circles_of(work, minding_choices, "follows", meetings, |dossier, id, follows| {
            if let Some(meeting) = dossier.meetings.get_mut(id) {
                Arc::make_mut(meeting).follows = follows;
            }
        });
    }
}

/// Every topic with the wider one.
fn topics(dossier: &Dossier) -> Links<TopicId> {
    let link = |(id, topic): (&TopicId, &Arc<crate::model::Topic>)| {
        (id.clone(), (RecordRef::Topic(id.clone()), topic.parent.clone()))
    };
    dossier.topics.iter().map(link).collect()
}

/// Every meeting with the earlier one.
fn meetings(dossier: &Dossier) -> Links<MeetingId> {
    let link = |(id, meeting): (&MeetingId, &Arc<crate::model::Meeting>)| {
        (id.clone(), (RecordRef::Meeting(id.clone()), meeting.follows.clone()))
    };
    dossier.meetings.iter().map(link).collect()
}

/// Records by id, each with the one that it leads to.
type Links<Id> = BTreeMap<Id, (RecordRef, Option<Id>)>;

fn break_circles_of<Id: Ord + Clone>(
    work: &mut Work<'_>,
    minding_choices: bool,
    field: &'static str,
    links: fn(&Dossier) -> Links<Id>,
    set: fn(&mut Dossier, &Id, Option<Id>),
) {
    let next = |links: &Links<Id>, at: &Id| links.get(at).and_then(|(_, next)| next.clone());
    let mut merged = links(&work.merged);
    let (ours, theirs) = (links(&work.ours), links(&work.theirs));
    for (id, (record, now)) in merged.clone() {
        let turns = |links| is_in_circle(&id, |at| next(links, at));
        if !turns(&merged) || turns(&ours) || turns(&theirs) {
            continue;
        }
        let spot = Spot::Field { record: Some(record.clone()), part: None, field };
        let decided = work.choices.decided.get(&spot).copied();
        let side = decided.filter(|_| minding_choices).unwrap_or(work.choices.otherwise);
        let link = match side {
            Prefer::Ours => next(&ours, &id),
            Prefer::Theirs => next(&theirs, &id),
        };
        let link = link.filter(|link| merged.contains_key(link));
        if link == now {
            continue;
        }
        set(&mut work.merged, &id, link.clone());
        merged.insert(id.clone(), (record.clone(), link));
        let title = |link: Option<Id>| {
            let named = link.and_then(|link| merged.get(&link).map(|(record, _)| work.merged.title_of(record)));
            named.unwrap_or_default()
        };
        let label = format!("A circle, {}", work.merged.title_of(&record));
        let (ours, theirs) = (title(next(&ours, &id)), title(next(&theirs, &id)));
        work.conflicts.retain(|conflict| conflict.spot != spot);
        let (outcome, is_open, record) = (side.into(), decided.is_none(), Some(record));
        work.conflicts.push(Conflict { spot, record, label, field, ours, theirs, outcome, is_open });
    }
}

/// Whether the way from something leads back to it.
fn is_in_circle<Id: Ord + Clone>(from: &Id, next: impl Fn(&Id) -> Option<Id>) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = next(from);
    while let Some(here) = at {
        if here == *from {
            return true;
        }
        if !seen.insert(here.clone()) {
            return false;
        }
        at = next(&here);
    }
    false
}
