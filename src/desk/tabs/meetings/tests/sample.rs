//! A dossier to test with: the Doha talks of 2021, told in words of our own.

use std::sync::Arc;

use crate::edit::{Minter, quote_claim};
use crate::model::{
    Actor, ActorId, ActorKind, Article, ArticleId, AttendanceState, Attendee, ClaimId, Commitment, CommitmentId,
    CommitmentStatus, CommitmentStep, Dossier, Meeting, MeetingField, MeetingFormat, MeetingId, MeetingKind,
    MeetingStatus, Name, NameKind, Note, Outcome, Outlet, OutletId, PartId, Period, Place, Provenance, Quote,
    ReadingState, Record, Role, Side, Subject, Topic, TopicId, Value, When,
};

pub fn meeting_id(key: &str) -> MeetingId {
    MeetingId::new(format!("mtg-{key}"))
}

pub fn actor_id(key: &str) -> ActorId {
    ActorId::new(format!("act-{key}"))
}

fn part(key: &str) -> PartId {
    PartId::new(format!("prt-{key}"))
}

fn article(outlet: &str, title: &str, date: &str, text: &str) -> Article {
    Article {
        title: title.to_owned(),
        outlet: Some(OutletId::new(outlet)),
        authors: Vec::new(),
        url: String::new(),
        published: Some(when(date)),
        language: "en".to_owned(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance::default(),
        tags: Vec::new(),
        reading: ReadingState::Read,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: text.into(),
    }
}

fn when(date: &str) -> When {
    When::from(date.parse::<crate::model::EdtfDate>().unwrap())
}

fn place(city: &str, country: &str) -> Place {
    Place { city: city.to_owned(), country: country.to_owned(), ..Place::default() }
}

fn attendee(key: &str, actor: Option<&str>, side: &str, state: AttendanceState) -> Attendee {
    Attendee {
        id: part(key),
        actor: actor.map(actor_id),
        described: String::new(),
        side: Some(part(side)),
        capacity: String::new(),
        title_printed: String::new(),
        state,
    }
}

fn claim(dossier: &mut Dossier, key: &str, article: &str, words: &str, field: MeetingField, value: Value) {
    let source = ArticleId::new(article);
    let text = dossier.articles[&source].text.clone();
    let byte = text.find(words).unwrap_or_else(|| panic!("“{words}” does not stand in {article}"));
    let start = text[..byte].chars().count();
    let range = start..start + words.chars().count();
    let subject = Subject::Meeting(meeting_id("october"), field);
    let record = quote_claim(dossier, ClaimId::new(key), &source, range, subject, value).unwrap();
    dossier.put(record);
}

fn actors(dossier: &mut Dossier) {
    for (key, kind, name) in [
        ("us", ActorKind::State, "United States"),
        ("taliban", ActorKind::Group, "Taliban"),
        ("qatar", ActorKind::State, "Qatar"),
        ("pakistan", ActorKind::State, "Pakistan"),
        ("west", ActorKind::Person, "Thomas West"),
        ("charles", ActorKind::Person, "Sarah Charles"),
        ("khalilzad", ActorKind::Person, "Zalmay Khalilzad"),
        ("muttaqi", ActorKind::Person, "Amir Khan Muttaqi"),
        ("balkhi", ActorKind::Person, "Abdul Qahar Balkhi"),
    ] {
        let actor = Actor::named(kind, name, part(&format!("name-{key}")));
        dossier.actors.insert(actor_id(key), Arc::new(actor));
    }
    let mut change = |key: &str, change: &dyn Fn(&mut Actor)| {
        let mut actor = Actor::clone(&dossier.actors[&actor_id(key)]);
        change(&mut actor);
        dossier.actors.insert(actor_id(key), Arc::new(actor));
    };
    let role = |key: &str, title: &str, organisation: &str, from: &str| Role {
        id: part(key),
        title: title.to_owned(),
        organisation: Some(actor_id(organisation)),
        period: Period { from: Some(from.parse().unwrap()), to: None },
    };
    change("west", &|actor| actor.roles.push(role("r1", "Special Representative", "us", "2021-10-18")));
    change("muttaqi", &|actor| {
        actor.roles.push(role("r2", "Foreign minister", "taliban", "2021-09"));
        actor.names.push(Name {
            id: part("native"),
            value: "امیر خان متقی".to_owned(),
            kind: NameKind::Native,
            language: "fa".to_owned(),
            printed_as: String::new(),
        });
    });
}

fn articles(dossier: &mut Dossier) {
    for (key, name) in [("out-wire", "Gulf Wire"), ("out-state", "State Department"), ("out-kabul", "Kabul Gazette")] {
        let outlet = Outlet { name: name.to_owned(), ..Outlet::default() };
        dossier.outlets.insert(OutletId::new(key), Arc::new(outlet));
    }
    for (key, outlet, title, date, text) in [
        (
            "art-1",
            "out-wire",
            "Washington sends a team to Doha",
            "2021-10-08",
            "Envoys of the United States will sit down with the Taliban in Doha on 9 and 10 October.\n\nIt is the first \
             time that both sides meet face to face since the troops left. Thomas West is expected to lead for \
             Washington, with Sarah Charles for relief.\n\nNobody should read recognition into it, officials said.",
        ),
        (
            "art-2",
            "out-state",
            "After the talks in Doha",
            "2021-10-10",
            "The delegations met in Doha on 9 and 10 October.\n\nThey also went over how relief could reach people \
             directly, and agreed on nothing further. Safe passage stood first on the list.",
        ),
        (
            "art-3",
            "out-kabul",
            "Talks went well, says the ministry",
            "2021-10-11~",
            "Minister Muttaqi led the delegation to the talks of 9 October in Doha.\n\nWashington agreed to send aid, \
             the ministry said, with no strings attached.",
        ),
        (
            "art-4",
            "out-kabul",
            "گفت‌وگوهای دوحه",
            "2021-10-12",
            "هیئت امارت اسلامی در دوحه با نمایندگان امریکا دیدار کرد.\n\nامیر خان متقی ریاست هیئت را بر عهده داشت.",
        ),
    ] {
        dossier.articles.insert(ArticleId::new(key), Arc::new(article(outlet, title, date, text)));
    }
}

fn october() -> Meeting {
    use AttendanceState::{Absent, Attended, Expected};
    let mut unnamed = attendee("intel", None, "side-us", Expected);
    "people of the intelligence services".clone_into(&mut unnamed.described);
    let mut charles = attendee("charles", Some("charles"), "side-us", Expected);
    "Humanitarian lead, USAID".clone_into(&mut charles.title_printed);
    let mut muttaqi = attendee("muttaqi", Some("muttaqi"), "side-tb", Attended);
    "led".clone_into(&mut muttaqi.capacity);
    Meeting {
        title: "United States and Taliban, Doha, 9–10 October 2021".to_owned(),
        date: Some(when("2021-10-09/2021-10-10")),
        place: place("Doha", "Qatar"),
        format: MeetingFormat::InPerson,
        kind: MeetingKind::Bilateral,
        status: MeetingStatus::Held,
        series: "Doha talks".to_owned(),
        round: Some(1),
        sides: vec![
            Side { id: part("side-us"), actor: Some(actor_id("us")), name: String::new() },
            Side { id: part("side-tb"), actor: Some(actor_id("taliban")), name: String::new() },
        ],
        attendees: vec![
            attendee("west", Some("west"), "side-us", Expected),
            charles,
            unnamed,
            attendee("khalilzad", Some("khalilzad"), "side-us", Absent),
            muttaqi,
            attendee("balkhi", Some("balkhi"), "side-tb", Attended),
        ],
        host: Some(actor_id("qatar")),
        agenda: vec![TopicId::new("top-passage"), TopicId::new("top-aid")],
        outcomes: vec![Outcome {
            id: part("aid"),
            text: "Relief is to reach people directly; whether Washington promised it is told in two ways.".to_owned(),
        }],
        notes: vec![Note {
            id: part("note"),
            text: "Compare with what the ministry printed in Dari.".to_owned(),
            quote: None,
            written_at: chrono::DateTime::from_timestamp(1_633_900_000, 0),
        }],
        ..Meeting::default()
    }
}

fn others(dossier: &mut Dossier) {
    use MeetingStatus::{Announced, Held};
    let sides = |keys: &[&str]| -> Vec<Side> {
        keys.iter()
            .map(|key| Side { id: part(&format!("of-{key}")), actor: Some(actor_id(key)), name: String::new() })
            .collect()
    };
    let both = ["us", "taliban"];
    for (key, title, date, city, series, status, who) in [
        ("august", "General McKenzie and Taliban officials, Kabul", Some("2021-08"), "Kabul", "", Held, &both[..]),
        ("pakistan", "West and Taliban envoys, Pakistan", Some("2021-10?"), "", "", Held, &both[..]),
        (
            "troika",
            "Troika Plus, Islamabad",
            Some("2021-11-11"),
            "Islamabad",
            "Troika Plus",
            Held,
            &["us", "pakistan"][..],
        ),
        ("november", "West and Muttaqi, Doha", Some("2021-11-30"), "Doha", "Doha talks", Held, &both[..]),
        ("groups", "Technical groups, Doha", Some("2021-11-30~"), "Doha", "Doha talks", Held, &both[..]),
        (
            "stay",
            "Stay as announced, two weeks",
            Some("2021-11-27/2021-12-11"),
            "Doha",
            "Doha talks",
            Announced,
            &both[..],
        ),
        ("next", "Next round, agreed in principle", None, "", "Doha talks", Announced, &both[..]),
    ] {
        let meeting = Meeting {
            title: title.to_owned(),
            date: date.map(when),
            place: place(city, ""),
            series: series.to_owned(),
            status,
            sides: sides(who),
            follows: (key == "november").then(|| meeting_id("october")),
            ..Meeting::default()
        };
        dossier.meetings.insert(meeting_id(key), Arc::new(meeting));
    }
}

/// The dossier.
pub fn dossier() -> Dossier {
    let mut dossier = Dossier::default();
    dossier.about.parties = vec![actor_id("us"), actor_id("taliban"), actor_id("pakistan")];
    actors(&mut dossier);
    articles(&mut dossier);
    for (key, name) in
        [("top-passage", "Safe passage"), ("top-aid", "Humanitarian access"), ("top-funds", "Frozen reserves")]
    {
        dossier.topics.insert(TopicId::new(key), Arc::new(Topic { name: name.to_owned(), parent: None }));
    }
    dossier.meetings.insert(meeting_id("october"), Arc::new(october()));
    others(&mut dossier);
    let date = |text: &str| Value::Date(text.parse().unwrap());
    let doha = || Value::Place(place("Doha", ""));
    let was = |state| Value::Attendance(state);
    let text = |text: &str| Value::Text(text.to_owned());
    let one = |key: &str| MeetingField::Attendee(part(key));
    for (key, article, words, field, value) in [
        ("clm-1", "art-1", "on 9 and 10 October", MeetingField::Date, date("2021-10-09/2021-10-10")),
        ("clm-2", "art-2", "on 9 and 10 October", MeetingField::Date, date("2021-10-09/2021-10-10")),
        ("clm-3", "art-3", "9 October", MeetingField::Date, date("2021-10-09")),
        ("clm-4", "art-1", "in Doha", MeetingField::Place, doha()),
        ("clm-5", "art-2", "in Doha", MeetingField::Place, doha()),
        ("clm-6", "art-4", "در دوحه", MeetingField::Place, doha()),
        ("clm-7", "art-1", "face to face", MeetingField::Format, Value::Format(MeetingFormat::InPerson)),
        ("clm-8", "art-2", "The delegations met", MeetingField::Status, Value::Status(MeetingStatus::Held)),
        ("clm-9", "art-1", "Thomas West is expected to lead", one("west"), was(AttendanceState::Expected)),
        ("clm-10", "art-1", "Sarah Charles", one("charles"), was(AttendanceState::Expected)),
        ("clm-11", "art-3", "Minister Muttaqi led the delegation", one("muttaqi"), was(AttendanceState::Attended)),
        ("clm-12", "art-4", "امیر خان متقی ریاست هیئت را بر عهده داشت", one("muttaqi"), was(AttendanceState::Attended)),
        (
            "clm-13",
            "art-2",
            "Safe passage stood first",
            MeetingField::Agenda(TopicId::new("top-passage")),
            text("Safe passage"),
        ),
        ("clm-14", "art-3", "agreed to send aid", MeetingField::Outcome(part("aid")), text("agreed")),
        ("clm-15", "art-2", "in Doha", MeetingField::Host, Value::Actor(actor_id("us"))),
    ] {
        claim(&mut dossier, key, article, words, field, value);
    }
    let source = ArticleId::new("art-3");
    let words = dossier.articles[&source].text.clone();
    let start = words.find("agreed to send aid").map(|byte| words[..byte].chars().count()).unwrap();
    let step = |status, date: &str, quote| CommitmentStep { status, date: Some(date.parse().unwrap()), quote };
    let commitment = Commitment {
        who: vec![actor_id("us")],
        to_whom: vec![actor_id("taliban")],
        what: "Send aid: agreed, or discussed only".to_owned(),
        meeting: Some(meeting_id("october")),
        steps: vec![
            step(CommitmentStatus::NotStarted, "2021-10-10", Quote::of(&source, &words, start..start + 18)),
            step(CommitmentStatus::Disputed, "2021-10-11", None),
        ],
        ..Commitment::default()
    };
    dossier.commitments.insert(CommitmentId::new("cmt-aid"), Arc::new(commitment));
    dossier
}

/// The dossier with many meetings more.
pub fn crowded(count: usize) -> Dossier {
    let mut dossier = dossier();
    let mut minter = Minter::with_seed(11);
    for number in 0..count {
        let id = minter.meeting(&dossier);
        let date = match number % 5 {
            0 => format!("{}-{:02}", 2019 + number % 4, 1 + number % 12),
            1 => format!("{}-{:02}~", 2019 + number % 4, 1 + number % 12),
            _ => format!("{}-{:02}-{:02}", 2019 + number % 4, 1 + number % 12, 1 + number % 28),
        };
        let title = match number % 3 {
            0 => format!(
                "Meeting {number} of the technical groups on banking, liquidity, frozen reserves and everything else that was left open in the round before"
            ),
            1 => format!("دیدار شماره {number} در دوحه"),
            _ => format!("Meeting {number}"),
        };
        let meeting = Meeting {
            title,
            date: Some(when(&date)),
            series: if number % 7 == 0 { String::new() } else { format!("Series {}", number % 6) },
            status: MeetingStatus::Held,
            ..Meeting::default()
        };
        dossier.put(Record::Meeting(id, meeting.into()));
    }
    dossier
}
