//! What articles say of a meeting that the dossier has.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::cast::Who;
use super::super::gathered::surer;
use super::super::keys;
use super::super::proposal::{Content, Evidence, GroupOf, MeetingValue, NewAttendee, Proposal, Teller};
use super::super::quoted::{Quoted, SaidOfMeeting};
use super::super::source::{Source, overlap};
use super::likeness::{relation, side_of};
use super::make::{later, status_range, title_printed};
use super::{Roots, is_person};
use crate::model::{AttendanceState, Meeting, MeetingField, MeetingFormat, MeetingId, Value};
use crate::places::Relation;
use crate::reading::{Ground, MeetingFound};

/// A fact in the making: what says so.
struct Making {
    keys: Vec<String>,
    evidence: Vec<Evidence>,
    content: Content,
    ground: Ground,
}

pub(super) fn proposals(
    roots: &Roots<'_>,
    sources: &[Source<'_>],
    quoted: &Quoted<'_>,
    id: &MeetingId,
    members: &[(usize, usize)],
    out: &mut Vec<Proposal>,
) {
    let Some(meeting) = roots.cast.dossier.meetings.get(id) else { return };
    let mut facts: BTreeMap<String, Making> = BTreeMap::new();
    for (at, place) in members {
        let Some(source) = sources.get(*at) else { continue };
        let Some(found) = source.reading.meetings.get(*place) else { continue };
        let here: Vec<&SaidOfMeeting> =
            quoted.in_article(source.id).meetings.iter().filter(|said| said.meeting == id).collect();
        for (field, value, range) in told(source, found) {
            if !here.iter().any(|said| says(said, &field, &value, &range)) {
                enter(roots, &mut facts, source, id, field, value, &range, found.ground);
            }
        }
        people(roots, &mut facts, (*at, source, found), (id, meeting), &here);
    }
    out.extend(facts.into_values().map(|it| Proposal {
        group: GroupOf::Meeting(id.clone()),
        title: String::new(),
        detail: String::new(),
        ground: Ground { percent: surer(it.ground.percent, it.evidence.len()), ..it.ground },
        keys: it.keys,
        content: it.content,
        evidence: it.evidence,
    }));
}

/// What a finding says of the meeting itself.
fn told(source: &Source<'_>, found: &MeetingFound) -> Vec<(MeetingField, MeetingValue, Range<usize>)> {
    let mut all = Vec::new();
    if let Some((date, range)) = &found.date {
        all.push((MeetingField::Date, MeetingValue::Date(date.clone()), range.clone()));
    }
    if let Some((place, range)) = found.place.as_ref().filter(|(place, _)| !place.is_unknown()) {
        all.push((MeetingField::Place, MeetingValue::Place(place.clone()), range.clone()));
    }
    if let Some(range) = status_range(source, found) {
        all.push((MeetingField::Status, MeetingValue::Status(found.status.0), range));
    }
    if let Some((format, range)) = found.format.as_ref().filter(|(format, _)| *format != MeetingFormat::Unknown) {
        all.push((MeetingField::Format, MeetingValue::Format(*format), range.clone()));
    }
    all
}

/// Whether a claim says this of the field already, or has these very words for it.
fn says(said: &SaidOfMeeting<'_>, field: &MeetingField, value: &MeetingValue, range: &Range<usize>) -> bool {
    if said.field != field {
        return false;
    }
    let same = match (said.value, value) {
        (Value::Date(one), MeetingValue::Date(other)) => one.overlaps(other),
        (Value::Place(one), MeetingValue::Place(other)) => relation(one, other) != Relation::Disjoint,
        (Value::Status(one), MeetingValue::Status(other)) => one == other,
        (Value::Format(one), MeetingValue::Format(other)) => one == other,
        (Value::Attendance(one), MeetingValue::Attendance(other)) => one == other,
        _ => false,
    };
    same || overlap(&said.range, range)
}

fn in_key(value: &MeetingValue) -> String {
    match value {
        MeetingValue::Date(date) => date.to_string(),
        MeetingValue::Place(place) => place.in_words(),
        MeetingValue::Status(status) => status.in_words().to_owned(),
        MeetingValue::Format(format) => format.in_words().to_owned(),
        MeetingValue::Attendance(state) => state.in_words().to_owned(),
    }
}

fn field_in_key(field: &MeetingField) -> String {
    match field {
        MeetingField::Date => "date".to_owned(),
        MeetingField::Place => "place".to_owned(),
        MeetingField::Status => "status".to_owned(),
        MeetingField::Format => "format".to_owned(),
        MeetingField::Attendee(part) => part.to_string(),
        other => format!("{other:?}").to_lowercase(),
    }
}

#[allow(clippy::too_many_arguments, reason = "what is said, where and why")]
fn enter(
    roots: &Roots<'_>,
    facts: &mut BTreeMap<String, Making>,
    source: &Source<'_>,
    id: &MeetingId,
    field: MeetingField,
    value: MeetingValue,
    range: &Range<usize>,
    ground: Ground,
) {
    let words = in_key(&value);
    let name = field_in_key(&field);
    let key = keys::fact(id, &name, source.id, &words);
    if roots.cast.dossier.refused.contains(&key) {
        return;
    }
    let Some(evidence) = source.evidence(range, Teller::Outlet) else { return };
    let making = facts.entry(format!("{name} {words}")).or_insert_with(|| Making {
        keys: Vec::new(),
        evidence: Vec::new(),
        content: Content::MeetingFact(id.clone(), field, value),
        ground,
    });
    if !making.keys.contains(&key) {
        making.keys.push(key);
        making.evidence.push(evidence);
    }
    if ground.percent > making.ground.percent {
        making.ground = ground;
    }
}

/// Whether those are there who are known to the meeting; and others.
fn people(
    roots: &Roots<'_>,
    facts: &mut BTreeMap<String, Making>,
    (at, source, found): (usize, &Source<'_>, &MeetingFound),
    (id, meeting): (&MeetingId, &Meeting),
    here: &[&SaidOfMeeting<'_>],
) {
    let cast = roots.cast;
    for one in &found.participants {
        let Some(who) = one.actor.and_then(|place| cast.who(at, place)).filter(|who| is_person(cast, *who)) else {
            continue;
        };
        let sits = match who {
            Who::Known(place) => {
                let actor = cast.known.get(place).copied();
                meeting.attendees.iter().find(|it| it.actor.is_some() && it.actor.as_ref() == actor)
            }
            Who::New(_) => None,
        };
        if let Some(attendee) = sits {
            let field = MeetingField::Attendee(attendee.id.clone());
            let value = MeetingValue::Attendance(one.state);
            if !here.iter().any(|said| says(said, &field, &value, &one.range)) {
                enter(roots, facts, source, id, field, value, &one.range, found.ground);
            }
            continue;
        }
        // A mediator or the host is no attendee of a side.
        let stands = |id: &crate::model::ActorId| matches!(who, Who::Known(at) if cast.known.get(at) == Some(&id));
        if meeting.host.iter().chain(&meeting.mediators).any(stands) {
            continue;
        }
        let Some(party) = cast.party(who) else { continue };
        let name = cast.name(who);
        let key = keys::attendee(id, name);
        let printed = one.actor.and_then(|place| source.reading.actors.get(place)).map(|it| it.name.as_str());
        let other_key = keys::attendee(id, printed.unwrap_or(name));
        let refused = &cast.dossier.refused;
        if refused.contains(&key) || refused.contains(&other_key) {
            continue;
        }
        let Some(evidence) = source.evidence(&one.range, Teller::Outlet) else { continue };
        let side = side_of(roots, at, found, one.side).unwrap_or_else(|| roots.of(who));
        let place_of = |root| {
            let actor = roots.who(root).and_then(|who| match who {
                Who::Known(at) => cast.known.get(at).copied(),
                Who::New(_) => None,
            })?;
            meeting.sides.iter().position(|side| side.actor.as_ref() == Some(actor))
        };
        let making = facts.entry(format!("attendee {name}")).or_insert_with(|| Making {
            keys: vec![key],
            evidence: Vec::new(),
            content: Content::Attendee(
                id.clone(),
                Box::new(NewAttendee {
                    party: Some(party),
                    described: String::new(),
                    side: place_of(side),
                    capacity: one.capacity.to_owned(),
                    title_printed: title_printed(source, one),
                    state: one.state,
                    evidence: Vec::new(),
                }),
            ),
            ground: found.ground,
        });
        if !making.keys.contains(&other_key) {
            making.keys.push(other_key);
        }
        if let Content::Attendee(_, attendee) = &mut making.content {
            attendee.evidence.push(evidence.clone());
            attendee.state = later(attendee.state, one.state, AttendanceState::Expected);
            attendee.side = attendee.side.or_else(|| place_of(side));
        }
        making.evidence.push(evidence);
    }
}
