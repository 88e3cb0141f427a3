//! What was read, as one line of JSON. Its form is part of the command line's contract.

use std::ops::Range;

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{ActorKind, EdtfDate};
use crate::reading::dates::DateKind;
use crate::reading::{ActorFound, Ground, Reach, Reading, Speech, Voice};

/// What was read in one text. Offsets are Unicode scalar values over it.
#[derive(Serialize)]
pub(crate) struct Line<'r> {
    path: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'r str>,
    published: Option<String>,
    /// Why the text could be read in part only; absent where it was read whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    partly: Option<&'r str>,
    actors: Vec<Actor<'r>>,
    places: Vec<Place<'r>>,
    dates: Vec<Date<'r>>,
    quotes: Vec<Quote<'r>>,
    meetings: Vec<Meeting<'r>>,
    commitments: Vec<Commitment<'r>>,
    positions: Vec<Position<'r>>,
}

#[derive(Serialize)]
struct Words<'r> {
    start: usize,
    end: usize,
    text: &'r str,
}

/// What a reader went by.
#[derive(Serialize)]
struct Why {
    rule: &'static str,
    percent: u8,
}

#[derive(Serialize)]
struct Actor<'r> {
    name: &'r str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'r str>,
    aliases: &'r [String],
    /// Named in credits of pictures alone; no proposal.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    credited: bool,
    roles: Vec<Role<'r>>,
    mentions: Vec<Words<'r>>,
    why: Why,
}

#[derive(Serialize)]
struct Role<'r> {
    printed: &'r str,
    title: &'r str,
    organisation: &'r str,
    former: bool,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Place<'r> {
    name: &'r str,
    city: &'r str,
    country: &'r str,
    mentions: Vec<Words<'r>>,
}

#[derive(Serialize)]
struct Date<'r> {
    start: usize,
    end: usize,
    text: &'r str,
    kind: &'static str,
    edtf: Option<&'r str>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs: Option<&'static str>,
    rule: &'static str,
}

#[derive(Serialize)]
struct Quote<'r> {
    start: usize,
    end: usize,
    text: &'r str,
    speaker: Option<&'r str>,
    speaker_text: Option<&'r str>,
    cue: Option<&'r str>,
    direct: bool,
    speech: &'static str,
    why: Why,
}

#[derive(Serialize)]
struct Meeting<'r> {
    date: Option<&'r str>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    place: Option<String>,
    status: &'static str,
    format: Option<&'static str>,
    participants: Vec<&'r str>,
    agenda: Vec<&'r str>,
    evidence: Vec<Words<'r>>,
    why: Why,
}

#[derive(Serialize)]
struct Commitment<'r> {
    who: Vec<&'r str>,
    to_whom: Vec<&'r str>,
    what: &'r str,
    deadline: Option<&'r str>,
    evidence: Vec<Words<'r>>,
    why: Why,
}

#[derive(Serialize)]
struct Position<'r> {
    who: &'r str,
    topic: &'r str,
    summary: &'r str,
    stance: &'static str,
    evidence: Vec<Words<'r>>,
    why: Why,
}

/// The kind of an actor as the command line names it.
fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Government => "government",
        ActorKind::Ministry => "ministry",
        ActorKind::InternationalOrganisation => "international_organisation",
        ActorKind::Group => "group",
        ActorKind::Company => "company",
        ActorKind::Ngo => "ngo",
        ActorKind::Media => "media",
        ActorKind::State => "state",
        ActorKind::Other => "organisation",
    }
}

fn why(ground: Ground) -> Why {
    Why { rule: ground.rule, percent: ground.percent }
}

/// The line for a reading of `text`.
pub(crate) fn line<'r>(
    path: &'r str,
    article: Option<&'r str>,
    published: Option<&EdtfDate>,
    text: &'r str,
    reading: &'r Reading,
) -> Line<'r> {
    // The byte at which each character begins, where that is not its number: each range is cut in constant time.
    let bytes: Vec<usize> =
        if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(byte, _)| byte).collect() };
    let byte = |at: usize| if bytes.is_empty() { at } else { bytes.get(at).copied().unwrap_or(text.len()) };
    let slice = |range: &Range<usize>| text.get(byte(range.start)..byte(range.end));
    let words =
        |range: &Range<usize>| Words { start: range.start, end: range.end, text: slice(range).unwrap_or_default() };
    let name = |at: usize| reading.actors.get(at).map(|actor: &ActorFound| actor.name.as_str());
    let names = |all: &[usize]| all.iter().filter_map(|at| name(*at)).collect();
    Line {
        path,
        article,
        published: published.map(ToString::to_string),
        partly: match &reading.reach {
            Reach::Whole => None,
            Reach::Partly(why) => Some(why),
        },
        actors: reading
            .actors
            .iter()
            .map(|actor| Actor {
                name: &actor.name,
                kind: kind(actor.kind),
                id: actor.known.as_ref().map(crate::model::ActorId::as_str),
                aliases: &actor.aliases,
                credited: actor.is_credited_alone(),
                roles: actor
                    .roles
                    .iter()
                    .map(|role| Role {
                        printed: &role.printed,
                        title: &role.title,
                        organisation: &role.organisation,
                        former: role.former,
                        start: role.range.start,
                        end: role.range.end,
                    })
                    .collect(),
                mentions: actor.mentions.iter().map(|mention| words(&mention.range)).collect(),
                why: why(actor.ground),
            })
            .collect(),
        places: reading
            .places
            .iter()
            .map(|place| Place {
                name: &place.name,
                city: &place.place.city,
                country: &place.place.country,
                mentions: place.mentions.iter().map(words).collect(),
            })
            .collect(),
        // Words that no calendar gives (“recently”) are the window's business; “now” is a day.
        dates: reading
            .dates
            .iter()
            .filter(|date| date.kind != DateKind::Loose || date.from.is_some())
            .map(|date| Date {
                start: date.range.start,
                end: date.range.end,
                text: &date.text,
                kind: if date.kind == DateKind::Loose { DateKind::Date } else { date.kind }.in_words(),
                edtf: date.edtf.as_ref().map(EdtfDate::as_str),
                from: date.from,
                to: date.to,
                needs: date.needs,
                rule: date.why,
            })
            .collect(),
        quotes: reading
            .quotes
            .iter()
            .map(|quote| Quote {
                start: quote.range.start,
                end: quote.range.end,
                text: &quote.text,
                speaker: match &quote.voice {
                    Voice::Actor(at) => name(*at),
                    Voice::Unnamed(printed) => Some(printed),
                    Voice::Unknown => None,
                },
                speaker_text: quote.speaker.as_ref().and_then(slice),
                cue: quote.cue.as_ref().and_then(slice),
                direct: quote.speech != Speech::Indirect,
                speech: quote.speech.in_words(),
                why: why(quote.ground),
            })
            .collect(),
        meetings: reading
            .meetings
            .iter()
            .map(|meeting| Meeting {
                date: meeting.date.as_ref().map(|(date, _)| date.as_str()),
                from: meeting.days.map(|(from, _)| from),
                to: meeting.days.map(|(_, to)| to),
                place: meeting.place.as_ref().map(|(place, _)| place.in_words()),
                status: meeting.status.0.in_words(),
                format: meeting.format.as_ref().map(|(format, _)| format.in_words()),
                participants: meeting
                    .participants
                    .iter()
                    .map(|one| one.actor.and_then(name).unwrap_or(&one.described))
                    .collect(),
                agenda: meeting.agenda.iter().map(|(topic, _)| topic.as_str()).collect(),
                evidence: meeting.evidence.iter().map(words).collect(),
                why: why(meeting.ground),
            })
            .collect(),
        commitments: reading
            .commitments
            .iter()
            .map(|promise| Commitment {
                who: names(&promise.who),
                to_whom: names(&promise.to_whom),
                what: &promise.what,
                deadline: promise.deadline.as_ref().map(EdtfDate::as_str),
                evidence: vec![words(&promise.range)],
                why: why(promise.ground),
            })
            .collect(),
        positions: reading
            .positions
            .iter()
            .filter_map(|position| {
                Some(Position {
                    who: name(position.who)?,
                    topic: &position.topic,
                    summary: &position.summary,
                    stance: position.stance.in_words(),
                    evidence: vec![words(&position.range)],
                    why: why(position.ground),
                })
            })
            .collect(),
    }
}
