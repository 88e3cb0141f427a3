//! Joining meetings.

use super::fields::{Join, settled};
use super::outcome::Prefer;
use super::people::notes;
use crate::model::{Attendee, Meeting, MeetingField, MeetingId, Outcome, PartId, Place, Side, Subject};

pub(super) fn meeting(
    join: &mut Join<'_>,
    id: &MeetingId,
    base: Option<&Meeting>,
    ours: &Meeting,
    theirs: &Meeting,
) -> Meeting {
    let on = |field: MeetingField| Subject::Meeting(id.clone(), field);
    let mut joined = Meeting {
        title: join.field("title", base.map(|it| &it.title), &ours.title, &theirs.title),
        date: join.fact(&on(MeetingField::Date), "date", base.map(|it| &it.date), &ours.date, &theirs.date),
        time_zone: join.field("time_zone", base.map(|it| &it.time_zone), &ours.time_zone, &theirs.time_zone),
        place: place(join, id, base.map(|it| &it.place), &ours.place, &theirs.place),
        format: join.fact(&on(MeetingField::Format), "format", base.map(|it| &it.format), &ours.format, &theirs.format),
        kind: join.fact(&on(MeetingField::Kind), "kind", base.map(|it| &it.kind), &ours.kind, &theirs.kind),
        status: join.fact(&on(MeetingField::Status), "status", base.map(|it| &it.status), &ours.status, &theirs.status),
        series: join.fact(&on(MeetingField::Series), "series", base.map(|it| &it.series), &ours.series, &theirs.series),
        round: join.field("round", base.map(|it| &it.round), &ours.round, &theirs.round),
        follows: join.fact(
            &on(MeetingField::Follows),
            "follows",
            base.map(|it| &it.follows),
            &ours.follows,
            &theirs.follows,
        ),
        sides: join.list(
            "sides",
            base.map(|it| it.sides.as_slice()),
            &ours.sides,
            &theirs.sides,
            |side| side.id.clone(),
            |join, base, ours, theirs| join.part(&ours.id, &ours.name, |join| side(join, base, ours, theirs)),
        ),
        attendees: join.list(
            "attendees",
            base.map(|it| it.attendees.as_slice()),
            &ours.attendees,
            &theirs.attendees,
            |attendee| attendee.id.clone(),
            |join, base, ours, theirs| {
                let called = ours.actor.as_ref().map_or(ours.described.as_str(), |actor| join.ours.actor_name(actor));
                let called = called.to_owned();
                join.part(&ours.id, &called, |join| attendee(join, id, base, ours, theirs))
            },
        ),
        host: join.fact(&on(MeetingField::Host), "host", base.map(|it| &it.host), &ours.host, &theirs.host),
        mediators: join.bag("mediators", base.map(|it| it.mediators.as_slice()), &ours.mediators, &theirs.mediators),
        agenda: join.bag("agenda", base.map(|it| it.agenda.as_slice()), &ours.agenda, &theirs.agenda),
        outcomes: join.list(
            "outcomes",
            base.map(|it| it.outcomes.as_slice()),
            &ours.outcomes,
            &theirs.outcomes,
            |outcome| outcome.id.clone(),
            |join, base, ours, theirs| {
                let text = |join: &mut Join<'_>| join.prose("text", base.map(|it| &it.text), &ours.text, &theirs.text);
                Outcome { id: ours.id.clone(), text: join.part(&ours.id, "", text) }
            },
        ),
        notes: notes(join, base.map(|it| it.notes.as_slice()), &ours.notes, &theirs.notes),
    };
    keep_sides(&mut joined, ours, theirs);
    joined
}

fn side(join: &mut Join<'_>, base: Option<&Side>, ours: &Side, theirs: &Side) -> Side {
    Side {
        id: ours.id.clone(),
        actor: join.field("actor", base.map(|it| &it.actor), &ours.actor, &theirs.actor),
        name: join.field("name", base.map(|it| &it.name), &ours.name, &theirs.name),
    }
}

fn attendee(
    join: &mut Join<'_>,
    of: &MeetingId,
    base: Option<&Attendee>,
    ours: &Attendee,
    theirs: &Attendee,
) -> Attendee {
    let presence = Subject::Meeting(of.clone(), MeetingField::Attendee(ours.id.clone()));
    Attendee {
        id: ours.id.clone(),
        actor: join.field("actor", base.map(|it| &it.actor), &ours.actor, &theirs.actor),
        described: join.field("described", base.map(|it| &it.described), &ours.described, &theirs.described),
        side: join.field("side", base.map(|it| &it.side), &ours.side, &theirs.side),
        capacity: join.field("capacity", base.map(|it| &it.capacity), &ours.capacity, &theirs.capacity),
        title_printed: join.field(
            "title_printed",
            base.map(|it| &it.title_printed),
            &ours.title_printed,
            &theirs.title_printed,
        ),
        state: join.fact(&presence, "state", base.map(|it| &it.state), &ours.state, &theirs.state),
    }
}

/// Part by part, where the two places go together; else one of them whole, for a venue in one city is no venue in
/// another.
fn place(join: &mut Join<'_>, of: &MeetingId, base: Option<&Place>, ours: &Place, theirs: &Place) -> Place {
    if settled(base, ours, theirs).is_none() {
        let parts: [fn(&Place) -> &String; 4] = [|it| &it.venue, |it| &it.city, |it| &it.country, |it| &it.coordinates];
        let go_together =
            parts.iter().all(|part| part(ours) == part(theirs) || part(ours).is_empty() || part(theirs).is_empty());
        let part = |of: fn(&Place) -> &String| match settled(base.map(of), of(ours), of(theirs)) {
            Some(Prefer::Theirs) => of(theirs).clone(),
            None if of(ours).is_empty() => of(theirs).clone(),
            Some(Prefer::Ours) | None => of(ours).clone(),
        };
        let joined =
            Place { venue: part(parts[0]), city: part(parts[1]), country: part(parts[2]), coordinates: part(parts[3]) };
        if go_together {
            if joined != *ours {
                join.take("place");
            }
            return joined;
        }
    }
    join.fact(&Subject::Meeting(of.clone(), MeetingField::Place), "place", base, ours, theirs)
}

/// A side that one took out stays where the other put someone on it.
fn keep_sides(joined: &mut Meeting, ours: &Meeting, theirs: &Meeting) {
    let needed: Vec<PartId> = joined.attendees.iter().filter_map(|attendee| attendee.side.clone()).collect();
    for part in needed {
        if joined.side(&part).is_none()
            && let Some((_, side)) = ours.side(&part).or_else(|| theirs.side(&part))
        {
            joined.sides.push(side.clone());
        }
    }
}
