//! The meetings, each with its sides, attendees, agenda and outcomes.

use std::sync::Arc;

use readout::model::{
    AttendanceState, Attendee, Meeting, MeetingFormat, MeetingKind, MeetingStatus, Outcome, Place, Side, When,
};

use crate::sample::{Made, Sample, actor, date, meeting, note, part, topic};

use AttendanceState::{Absent, Attended, Expected};

pub fn add(sample: &mut Sample) -> Made<()> {
    for (key, record) in [
        ("kabul-2021-08", kabul()?),
        ("doha-2021-10", first_round()?),
        ("pakistan-2021-10", west_in_pakistan()?),
        ("pakistan-2021-11", congress_in_pakistan()?),
        ("doha-2021-11", second_round()?),
        ("experts-2021-11", experts()?),
        ("next-round", next_round()),
    ] {
        sample.dossier.meetings.insert(meeting(key), Arc::new(record));
    }
    Ok(())
}

fn when(edtf: &str, printed: &str) -> Made<Option<When>> {
    Ok(Some(When { edtf: date(edtf)?, printed: printed.to_owned() }))
}

fn place(city: &str, country: &str) -> Place {
    Place { city: city.to_owned(), country: country.to_owned(), ..Place::default() }
}

fn side(key: &str) -> Side {
    Side { id: part(key), actor: Some(actor(key)), name: String::new() }
}

fn americans_and_taliban() -> Vec<Side> {
    vec![side("united-states"), side("taliban")]
}

/// Someone named; the side's part is named after its actor.
fn named(key: &str, side: &str, capacity: &str, title: &str, state: AttendanceState) -> Attendee {
    Attendee {
        id: part(&format!("at-{key}")),
        actor: Some(actor(key)),
        described: String::new(),
        side: Some(part(side)),
        capacity: capacity.to_owned(),
        title_printed: title.to_owned(),
        state,
    }
}

/// Someone whom no source names.
fn described(key: &str, words: &str, side: &str, capacity: &str, state: AttendanceState) -> Attendee {
    Attendee {
        id: part(&format!("at-{key}")),
        actor: None,
        described: words.to_owned(),
        side: Some(part(side)),
        capacity: capacity.to_owned(),
        title_printed: String::new(),
        state,
    }
}

fn outcome(key: &str, text: &str) -> Outcome {
    Outcome { id: part(&format!("out-{key}")), text: text.to_owned() }
}

fn kabul() -> Made<Meeting> {
    Ok(Meeting {
        title: "General McKenzie and Taliban officials, Kabul".to_owned(),
        date: when("2021-08", "in August")?,
        place: place("Kabul", "Afghanistan"),
        format: MeetingFormat::InPerson,
        kind: MeetingKind::Bilateral,
        status: MeetingStatus::Held,
        sides: americans_and_taliban(),
        attendees: vec![
            named("mckenzie", "united-states", "", "General", Attended),
            described("officials", "other senior American officials", "united-states", "", Attended),
            described("taliban", "Taliban officials", "taliban", "", Attended),
        ],
        notes: vec![note(
            "format",
            "One article says both that nothing before October was held in person and that these officials had met in \
             Kabul. Left open.",
            None,
        )],
        ..Meeting::default()
    })
}

fn first_round() -> Made<Meeting> {
    Ok(Meeting {
        title: "United States and Taliban, Doha, October".to_owned(),
        date: when("2021-10-09/2021-10-10", "Saturday and Sunday")?,
        place: place("Doha", "Qatar"),
        format: MeetingFormat::InPerson,
        kind: MeetingKind::Bilateral,
        status: MeetingStatus::Held,
        series: "Doha talks".to_owned(),
        round: Some(1),
        follows: Some(meeting("kabul-2021-08")),
        sides: americans_and_taliban(),
        attendees: vec![
            described("head", "the head of the delegation, not named", "united-states", "led", Attended),
            named("west", "united-states", "", "Deputy Special Representative", Expected),
            named("charles", "united-states", "", "senior humanitarian officer", Expected),
            described("intelligence", "the intelligence community", "united-states", "", Expected),
            named("khalilzad", "united-states", "", "Special Representative", Absent),
            named("muttaqi", "taliban", "", "foreign minister", Attended),
            described("cabinet", "cabinet officials", "taliban", "", Expected),
        ],
        host: Some(actor("qatar")),
        agenda: [
            "safe-passage",
            "frerichs",
            "terrorism",
            "access",
            "aid",
            "rights",
            "women",
            "government",
            "doha-agreement",
            "relations",
            "recognition",
        ]
        .map(topic)
        .to_vec(),
        outcomes: vec![
            outcome("aid", "The United States agreed to provide assistance, by the Taliban's account"),
            outcome("agreement", "Both sides go on honouring the Doha agreement of 2020, by the Taliban's account"),
            outcome("again", "The parties meet again if the need arises"),
        ],
        notes: vec![note(
            "head",
            "Who led for the United States stands in none of the five articles. Ask the press offices.",
            None,
        )],
        ..Meeting::default()
    })
}

fn west_in_pakistan() -> Made<Meeting> {
    Ok(Meeting {
        title: "Thomas West and Taliban representatives, Pakistan".to_owned(),
        date: when("2021-10~", "last month")?,
        place: place("", "Pakistan"),
        kind: MeetingKind::Bilateral,
        status: MeetingStatus::Held,
        sides: americans_and_taliban(),
        attendees: vec![
            named("west", "united-states", "", "envoy", Attended),
            described("taliban", "Taliban representatives", "taliban", "", Attended),
        ],
        ..Meeting::default()
    })
}

fn congress_in_pakistan() -> Made<Meeting> {
    Ok(Meeting {
        title: "Imran Khan and a US Congress delegation".to_owned(),
        date: when("2021-11-22", "on Monday")?,
        place: place("", "Pakistan"),
        format: MeetingFormat::InPerson,
        kind: MeetingKind::Bilateral,
        status: MeetingStatus::Held,
        sides: vec![side("pakistan"), side("united-states")],
        attendees: vec![
            named("khan", "pakistan", "received the visitors", "Prime Minister", Attended),
            named("congress", "united-states", "", "", Attended),
        ],
        host: Some(actor("pakistan")),
        agenda: vec![topic("region")],
        ..Meeting::default()
    })
}

fn second_round() -> Made<Meeting> {
    Ok(Meeting {
        title: "United States and Taliban, Doha, November".to_owned(),
        date: when("2021-11-30", "Tuesday")?,
        place: place("Doha", "Qatar"),
        format: MeetingFormat::InPerson,
        kind: MeetingKind::Bilateral,
        status: MeetingStatus::Held,
        series: "Doha talks".to_owned(),
        round: Some(2),
        follows: Some(meeting("doha-2021-10")),
        sides: americans_and_taliban(),
        attendees: vec![
            named("west", "united-states", "led", "Special Representative for Afghanistan", Attended),
            named("muttaqi", "taliban", "led", "Foreign Minister", Attended),
        ],
        agenda: [
            "reserves",
            "sanctions",
            "banking",
            "economy",
            "aid",
            "security",
            "terrorism",
            "safe-passage",
            "health",
            "education",
            "rights",
            "amnesty",
            "government",
        ]
        .map(topic)
        .to_vec(),
        outcomes: vec![
            outcome("again", "Both parties go on meeting"),
            outcome("security", "The Taliban gave the United States assurances on security"),
        ],
        notes: vec![note(
            "length",
            "Announced for two weeks; the only report of the talks has one day. How long did the delegation stay?",
            None,
        )],
        ..Meeting::default()
    })
}

fn experts() -> Made<Meeting> {
    Ok(Meeting {
        title: "Experts of both sides".to_owned(),
        date: when("2021-11-30~", "")?,
        place: place("Doha", "Qatar"),
        kind: MeetingKind::Technical,
        status: MeetingStatus::Held,
        series: "Doha talks".to_owned(),
        follows: Some(meeting("doha-2021-11")),
        sides: americans_and_taliban(),
        attendees: vec![
            described("americans", "American experts", "united-states", "", Attended),
            described("taliban", "Taliban experts", "taliban", "", Attended),
        ],
        ..Meeting::default()
    })
}

fn next_round() -> Meeting {
    Meeting {
        title: "Next round, agreed in principle".to_owned(),
        status: MeetingStatus::Announced,
        series: "Doha talks".to_owned(),
        round: Some(3),
        follows: Some(meeting("doha-2021-11")),
        sides: americans_and_taliban(),
        ..Meeting::default()
    }
}
