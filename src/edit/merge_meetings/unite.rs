//! The union of two meetings, part by part.

use std::collections::{BTreeMap, BTreeSet};

use super::MeetingMerge;
use crate::edit::free_parts::{FreeParts, PartKind};
use crate::model::{
    AttendanceState, Attendee, Directness, Dossier, Meeting, MeetingField, MeetingFormat, MeetingId, MeetingKind,
    MeetingStatus, Note, PartId, Place, RecordRef, Side, Subject, Value,
};

/// The two, and what has come of them so far.
pub(super) struct Union<'a> {
    dossier: &'a Dossier,
    merge: &'a MeetingMerge,
    gone: &'a Meeting,
    merged: Meeting,
    parts: FreeParts,
    told: Vec<String>,
}

/// Equal but for case and spacing.
fn same(one: &str, other: &str) -> bool {
    let folded = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    folded(one) == folded(other)
}

fn named(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && same(one, other)
}

/// A plain property in words; empty where nothing is held.
pub(super) fn field_in_words(dossier: &Dossier, meeting: &Meeting, field: &MeetingField) -> String {
    match field {
        MeetingField::Title => meeting.title.clone(),
        MeetingField::Date => match &meeting.date {
            None => String::new(),
            Some(when) if when.printed.is_empty() => when.edtf.in_words(),
            Some(when) => format!("{}, printed as “{}”", when.edtf.in_words(), when.printed),
        },
        MeetingField::Place => match meeting.place.coordinates.as_str() {
            "" => meeting.place.in_words(),
            at => [meeting.place.in_words().as_str(), at].join(" ").trim().to_owned(),
        },
        MeetingField::Format if meeting.format != MeetingFormat::Unknown => meeting.format.in_words().to_owned(),
        MeetingField::Kind if meeting.kind != MeetingKind::Unknown => meeting.kind.in_words().to_owned(),
        MeetingField::Status => meeting.status.in_words().to_owned(),
        MeetingField::Series => match (meeting.series_in_words(), meeting.round) {
            (words, Some(round)) if words.is_empty() => format!("round {round}"),
            (words, _) => words,
        },
        MeetingField::Follows => {
            meeting.follows.as_ref().map(|id| dossier.title_of(&RecordRef::Meeting(id.clone()))).unwrap_or_default()
        }
        MeetingField::Host => meeting.host.as_ref().map(|id| dossier.actor_name(id).to_owned()).unwrap_or_default(),
        _ => String::new(),
    }
}

impl<'a> Union<'a> {
    pub fn new(dossier: &'a Dossier, merge: &'a MeetingMerge, kept: &Meeting, gone: &'a Meeting) -> Self {
        let taken: BTreeSet<PartId> = (kept.sides.iter().map(|it| &it.id))
            .chain(kept.attendees.iter().map(|it| &it.id))
            .chain(kept.outcomes.iter().map(|it| &it.id))
            .chain(kept.notes.iter().map(|it| &it.id))
            .cloned()
            .collect();
        // Parts that only claims speak of must not come to mean a part of the other meeting.
        let dangling =
            dossier.claims.values().map(|it| &it.subject).chain(dossier.findings.values().map(|it| &it.subject));
        let dangling = dangling.filter_map(|subject| match subject {
            Subject::Meeting(
                id,
                MeetingField::Side(part) | MeetingField::Attendee(part) | MeetingField::Outcome(part),
            ) if *id == merge.keep => Some(part.clone()),
            _ => None,
        });
        let taken = taken.into_iter().chain(dangling).collect();
        let parts = FreeParts { known: BTreeMap::new(), taken, seed: format!("{} {}", merge.keep, merge.gone) };
        Self { dossier, merge, gone, merged: kept.clone(), parts, told: Vec::new() }
    }

    /// Joins everything.
    pub fn unite(&mut self) {
        // Destructured, so that a new property is not forgotten here.
        let Meeting {
            title: _,
            date: _,
            time_zone: _,
            place: _,
            format: _,
            kind: _,
            status: _,
            series: _,
            round: _,
            follows: _,
            sides,
            attendees,
            host: _,
            mediators,
            agenda,
            outcomes,
            notes,
        } = self.gone;
        self.plain();
        for side in sides {
            self.side(side);
        }
        for attendee in attendees {
            self.attendee(attendee);
        }
        for actor in mediators {
            if !self.merged.mediators.contains(actor) {
                self.merged.mediators.push(actor.clone());
            }
        }
        for topic in agenda {
            if !self.merged.agenda.contains(topic) {
                self.merged.agenda.push(topic.clone());
            }
        }
        for outcome in outcomes {
            match self.merged.outcomes.iter().find(|other| same(&other.text, &outcome.text)) {
                Some(known) => {
                    self.parts.become_part(PartKind::Outcome, &outcome.id, &known.id);
                }
                None => {
                    let id = self.parts.of(PartKind::Outcome, &outcome.id);
                    self.merged.outcomes.push(crate::model::Outcome { id, ..outcome.clone() });
                }
            }
        }
        for note in notes {
            let id = self.parts.free(&note.id);
            self.merged.notes.push(Note { id, ..note.clone() });
        }
    }

    /// The meeting, the new ids of parts, and what the note tells.
    pub fn finish(mut self) -> (Meeting, FreeParts, Vec<String>) {
        if !self.told.is_empty() {
            let title = field_in_words(self.dossier, self.gone, &MeetingField::Title);
            let title = if title.trim().is_empty() { self.merge.gone.to_string() } else { title };
            let text = format!("Merged with “{title}”. Not taken over:\n{}", self.told.join("\n"));
            let id = self.parts.free(&self.merge.note);
            self.merged.notes.push(Note { id, text, quote: None, written_at: self.merge.at });
        }
        (self.merged, self.parts, self.told)
    }

    fn tell(&mut self, label: &str, words: &str) {
        self.told.push(format!("{label}: {words}"));
    }

    /// Whether a claim on a property of either meeting gives this value, so that it is not lost. A denial of it does not.
    fn is_claimed(&self, field: &MeetingField, value: &Value) -> bool {
        let on = |id: &MeetingId| Subject::Meeting(id.clone(), field.clone());
        let subjects = [on(&self.merge.keep), on(&self.merge.gone)];
        self.dossier.claims.values().any(|claim| {
            claim.directness != Directness::Negative && claim.value == *value && subjects.contains(&claim.subject)
        })
    }

    /// The value of a property, and what is told of the other one.
    fn choose<T: Clone + PartialEq>(
        &mut self,
        field: &MeetingField,
        label: &str,
        (kept, gone): (T, T),
        is_empty: impl Fn(&T) -> bool,
        value: impl Fn(&T) -> Option<Value>,
        words: impl Fn(&T) -> String,
    ) -> T {
        if kept == gone || is_empty(&gone) {
            return kept;
        }
        if is_empty(&kept) {
            return gone;
        }
        let take = self.merge.take.contains(field);
        let (stays, left) = if take { (gone, kept) } else { (kept, gone) };
        if !value(&left).is_some_and(|value| self.is_claimed(field, &value)) {
            let words = words(&left);
            self.tell(label, &words);
        }
        stays
    }

    fn plain(&mut self) {
        let (kept, gone) = (self.merged.clone(), self.gone);
        let dossier = self.dossier;
        self.merged.title = self.choose(
            &MeetingField::Title,
            "Title",
            (kept.title.clone(), gone.title.clone()),
            |title| title.trim().is_empty(),
            |title| Some(Value::Text(title.clone())),
            Clone::clone,
        );
        self.merged.status = self.choose(
            &MeetingField::Status,
            "Status",
            (kept.status, gone.status),
            // That it was announced is true of a meeting whatever came of it.
            |status| *status == MeetingStatus::Announced,
            |status| Some(Value::Status(*status)),
            |status| status.in_words().to_owned(),
        );
        self.merged.format = self.choose(
            &MeetingField::Format,
            "Format",
            (kept.format, gone.format),
            |format| *format == MeetingFormat::Unknown,
            |format| Some(Value::Format(*format)),
            |format| format.in_words().to_owned(),
        );
        self.merged.kind = self.choose(
            &MeetingField::Kind,
            "Kind",
            (kept.kind, gone.kind),
            |kind| *kind == MeetingKind::Unknown,
            |kind| Some(Value::Kind(*kind)),
            |kind| kind.in_words().to_owned(),
        );
        self.merged.host = self.choose(
            &MeetingField::Host,
            "Host",
            (kept.host.clone(), gone.host.clone()),
            Option::is_none,
            |host| host.clone().map(Value::Actor),
            |host| host.as_ref().map(|id| dossier.actor_name(id).to_owned()).unwrap_or_default(),
        );
        self.date(&kept);
        self.place(&kept);
        self.series(&kept);
        self.follows(&kept);
    }

    fn date(&mut self, kept: &Meeting) {
        let gone = self.gone;
        let (mut mine, mut theirs) = (kept.date.clone(), gone.date.clone());
        // Of one date, the words it was printed in are taken from where there are some.
        if let (Some(mine), Some(theirs)) = (&mut mine, &mut theirs)
            && mine.edtf == theirs.edtf
        {
            if mine.printed.is_empty() {
                mine.printed.clone_from(&theirs.printed);
            }
            if theirs.printed.is_empty() {
                theirs.printed.clone_from(&mine.printed);
            }
        }
        self.merged.date = self.choose(
            &MeetingField::Date,
            "Date",
            (mine, theirs),
            Option::is_none,
            // The printed words stand in no claim's value.
            |date| date.as_ref().filter(|when| when.printed.is_empty()).map(|when| Value::Date(when.edtf.clone())),
            |date| match date {
                Some(when) if when.printed.is_empty() => when.edtf.to_string(),
                Some(when) => format!("{} (“{}”)", when.edtf, when.printed),
                None => String::new(),
            },
        );
        // The zone is that of the date's hours.
        self.merged.time_zone = self.choose(
            &MeetingField::Date,
            "Time zone",
            (kept.time_zone.clone(), gone.time_zone.clone()),
            String::is_empty,
            |_| None,
            Clone::clone,
        );
    }

    /// Two places that go together are joined part by part; of others, one stays whole.
    fn place(&mut self, kept: &Meeting) {
        let gone = &self.gone.place;
        let goes = |one: &str, other: &str| one.is_empty() || other.is_empty() || same(one, other);
        let mine = &kept.place;
        let together = goes(&mine.venue, &gone.venue)
            && goes(&mine.city, &gone.city)
            && goes(&mine.country, &gone.country)
            && goes(&mine.coordinates, &gone.coordinates);
        if together {
            let part = |one: &str, other: &str| if one.is_empty() { other.to_owned() } else { one.to_owned() };
            self.merged.place = Place {
                venue: part(&mine.venue, &gone.venue),
                city: part(&mine.city, &gone.city),
                country: part(&mine.country, &gone.country),
                coordinates: part(&mine.coordinates, &gone.coordinates),
            };
            return;
        }
        self.merged.place = self.choose(
            &MeetingField::Place,
            "Place",
            (mine.clone(), gone.clone()),
            Place::is_unknown,
            |place| Some(Value::Place(place.clone())),
            |place| [place.in_words().as_str(), &place.coordinates].join(" ").trim().to_owned(),
        );
    }

    fn series(&mut self, kept: &Meeting) {
        let gone = self.gone;
        if kept.series.trim().is_empty() || gone.series.trim().is_empty() || same(&kept.series, &gone.series) {
            // One series, or only one of the two names it: the round is a matter of its own.
            if kept.series.trim().is_empty() {
                self.merged.series.clone_from(&gone.series);
            }
            self.merged.round = self.choose(
                &MeetingField::Series,
                "Round",
                (kept.round, gone.round),
                Option::is_none,
                |_| None,
                |round| round.map(|round| round.to_string()).unwrap_or_default(),
            );
            return;
        }
        let pair = |meeting: &Meeting| (meeting.series.clone(), meeting.round);
        (self.merged.series, self.merged.round) = self.choose(
            &MeetingField::Series,
            "Series",
            (pair(kept), pair(gone)),
            |_| false,
            |(series, round)| round.is_none().then(|| Value::Text(series.clone())),
            |(series, round)| match round {
                Some(round) => format!("{series}, round {round}"),
                None => series.clone(),
            },
        );
    }

    /// That one of the two follows the other is at an end: a meeting does not follow itself.
    fn follows(&mut self, kept: &Meeting) {
        let (keep, gone) = (&self.merge.keep, &self.merge.gone);
        let other = |id: &Option<MeetingId>| id.clone().filter(|id| id != keep && id != gone);
        let dossier = self.dossier;
        self.merged.follows = self.choose(
            &MeetingField::Follows,
            "Follows",
            (other(&kept.follows), other(&self.gone.follows)),
            Option::is_none,
            |earlier| earlier.clone().map(Value::Meeting),
            |earlier| earlier.as_ref().map(|id| dossier.title_of(&RecordRef::Meeting(id.clone()))).unwrap_or_default(),
        );
    }

    /// Every name by which a side may be told: its own, and its actor's.
    fn is_same_side(&self, one: &Side, other: &Side) -> bool {
        if one.actor.is_some() && other.actor.is_some() {
            return one.actor == other.actor;
        }
        let is_called = |side: &Side, name: &str| {
            let actor = side.actor.as_ref().and_then(|actor| self.dossier.actors.get(actor));
            named(name, &side.name) || actor.is_some_and(|actor| actor.names.iter().any(|it| named(name, &it.value)))
        };
        is_called(one, &other.name) || is_called(other, &one.name)
    }

    fn side(&mut self, side: &Side) {
        let known = self.merged.sides.iter().position(|other| self.is_same_side(other, side));
        let Some(at) = known else {
            let id = self.parts.of(PartKind::Side, &side.id);
            self.merged.sides.push(Side { id, ..side.clone() });
            return;
        };
        let mine = &mut self.merged.sides[at];
        self.parts.become_part(PartKind::Side, &side.id, &mine.id);
        if mine.actor.is_none() {
            mine.actor.clone_from(&side.actor);
        }
        if mine.name.trim().is_empty() {
            mine.name.clone_from(&side.name);
        } else if !side.name.trim().is_empty() && !same(&mine.name, &side.name) {
            let (mine, theirs) = (mine.name.clone(), side.name.clone());
            self.tell(&format!("Name of the side “{mine}”"), &theirs);
        }
    }

    fn attendee(&mut self, attendee: &Attendee) {
        let side = attendee.side.as_ref().map(|side| self.parts.of(PartKind::Side, side));
        let is_same = |other: &Attendee| match (&other.actor, &attendee.actor) {
            (Some(one), Some(other)) => one == other,
            (None, None) => named(&other.described, &attendee.described) && other.side == side,
            _ => false,
        };
        // Where someone stands for two sides, the one of the same side is meant.
        let same_side = |other: &Attendee| is_same(other) && other.side == side;
        let attendees = &self.merged.attendees;
        let known = attendees.iter().position(same_side).or_else(|| attendees.iter().position(is_same));
        let Some(at) = known else {
            let id = self.parts.of(PartKind::Attendee, &attendee.id);
            self.merged.attendees.push(Attendee { id, side, ..attendee.clone() });
            return;
        };
        let mut mine = self.merged.attendees[at].clone();
        self.parts.become_part(PartKind::Attendee, &attendee.id, &mine.id);
        let who = match &mine.actor {
            Some(actor) => self.dossier.actor_name(actor).to_owned(),
            None => mine.described.clone(),
        };
        let texts = [
            ("title as printed", &mut mine.title_printed, &attendee.title_printed),
            ("capacity", &mut mine.capacity, &attendee.capacity),
            ("described as", &mut mine.described, &attendee.described),
        ];
        for (label, mine, theirs) in texts {
            if mine.trim().is_empty() {
                mine.clone_from(theirs);
            } else if !theirs.trim().is_empty() && !same(mine, theirs) {
                self.told.push(format!("{who}, {label}: {theirs}"));
            }
        }
        match (&mine.side, &side) {
            (None, _) => mine.side = side,
            (Some(one), Some(other)) if one != other => {
                let name = self.merged.side(other).map(|(_, side)| match &side.actor {
                    Some(actor) if side.name.is_empty() => self.dossier.actor_name(actor).to_owned(),
                    _ => side.name.clone(),
                });
                self.told.push(format!("{who}, side: {}", name.unwrap_or_else(|| other.to_string())));
            }
            _ => {}
        }
        if mine.state == AttendanceState::Expected {
            mine.state = attendee.state;
        } else if attendee.state != AttendanceState::Expected && attendee.state != mine.state {
            let field = |part: &PartId| MeetingField::Attendee(part.clone());
            let value = Value::Attendance(attendee.state);
            let claimed = self.is_claimed(&field(&mine.id), &value) || self.is_claimed(&field(&attendee.id), &value);
            if !claimed {
                self.told.push(format!("{who}: {}", attendee.state.in_words()));
            }
        }
        self.merged.attendees[at] = mine;
    }
}
