//! A small dossier for the tests of reports: one meeting, four articles of three origins, a dispute, a promise.

use std::sync::Arc;

use readout::model::*;

pub const WIRE: &str = "Officials of the United States and the Taliban met in Doha on Saturday and Sunday.\n\nThe two sides held “candid and professional” talks, spokesman Ned Price said.\n\nTaliban acting foreign minister Amir Khan Muttaqi (امیر خان متقی) led his side.";
pub const COPY: &str = "United States and Taliban meet in Doha on Saturday and Sunday, a wire report says.";
pub const STATE: &str = "Readout of the meeting in Doha, 9–10 October.\n\nThe delegations discussed humanitarian aid.\n\nThe Taliban will be judged on its actions.";
pub const KABUL: &str = "د افغانستان بهرنيو چارو وزارت وايي چې امریکا به مرسته ورکړي.\n\nThe United States agreed to send humanitarian aid.";

pub fn quote(article: &str, text: &str, words: &str) -> Quote {
    let byte = text.find(words).expect("the words stand in the text");
    let start = text[..byte].chars().count();
    Quote::of(&ArticleId::new(article), text, start..start + words.chars().count()).expect("a range of the text")
}

fn article(title: &str, outlet: &str, published: &str, text: &str, origin: Option<Origin>) -> Arc<Article> {
    Arc::new(Article {
        title: title.to_owned(),
        outlet: Some(OutletId::new(outlet)),
        authors: Vec::new(),
        url: String::new(),
        published: Some(When::from(published.parse::<EdtfDate>().expect("a date"))),
        language: "en".to_owned(),
        origin,
        reliability: None,
        retracted: None,
        provenance: Provenance {
            file_name: format!("{outlet}.txt"),
            sha256: text::sha256_hex(text.as_bytes()),
            text_sha256: text::sha256_hex(text.as_bytes()),
            ..Provenance::default()
        },
        tags: Vec::new(),
        reading: ReadingState::Read,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: text.into(),
    })
}

pub fn claim(subject: Subject, value: Value, quotes: Vec<Quote>) -> Arc<Claim> {
    Arc::new(Claim {
        subject,
        value,
        as_of: None,
        scope: String::new(),
        speaker: Speaker::Outlet,
        chain: Vec::new(),
        quotes,
        directness: Directness::Direct,
        credibility: None,
        note: String::new(),
    })
}

pub fn meeting() -> MeetingId {
    MeetingId::new("mtg-doha")
}

pub fn on_meeting(field: MeetingField) -> Subject {
    Subject::Meeting(meeting(), field)
}

pub fn aid() -> Subject {
    Subject::Question("Was aid agreed?".to_owned())
}

fn part(id: &str) -> PartId {
    PartId::new(id)
}

fn actor(kind: ActorKind, name: &str, native: &str) -> Arc<Actor> {
    let mut actor = Actor::named(kind, name, part("prt-main"));
    if !native.is_empty() {
        actor.names.push(Name {
            id: part("prt-native"),
            value: native.to_owned(),
            kind: NameKind::Native,
            language: String::new(),
            printed_as: String::new(),
        });
    }
    Arc::new(actor)
}

fn attendee(id: &str, actor: &str, side: &str, capacity: &str, title: &str, state: AttendanceState) -> Attendee {
    Attendee {
        id: part(id),
        actor: Some(ActorId::new(actor)),
        described: String::new(),
        side: Some(part(side)),
        capacity: capacity.to_owned(),
        title_printed: title.to_owned(),
        state,
    }
}

/// The dossier.
pub fn dossier() -> Dossier {
    let mut dossier = Dossier::default();
    dossier.about.title = "Doha 2021".to_owned();
    dossier.about.subject = "Talks between the United States and the Taliban".to_owned();
    for (id, name, kind) in [
        ("out-wire", "The Wire", OutletKind::Wire),
        ("out-copy", "Daily Copy", OutletKind::Newspaper),
        ("out-state", "State Department", OutletKind::Government),
        ("out-kabul", "Foreign Ministry, Kabul", OutletKind::Government),
    ] {
        let outlet = Outlet { name: name.to_owned(), kind, ..Outlet::default() };
        dossier.outlets.insert(OutletId::new(id), Arc::new(outlet));
    }
    let wire = Some(Origin::Article(ArticleId::new("art-wire")));
    for (id, record) in [
        ("art-wire", article("Talks in Doha", "out-wire", "2021-10-10", WIRE, None)),
        ("art-copy", article("US and Taliban meet", "out-copy", "2021-10-11", COPY, wire)),
        ("art-state", article("Readout", "out-state", "2021-10-10", STATE, None)),
        ("art-kabul", article("د دوحې خبرې", "out-kabul", "2021-10~", KABUL, None)),
    ] {
        dossier.articles.insert(ArticleId::new(id), record);
    }
    for (id, record) in [
        ("act-us", actor(ActorKind::State, "United States", "")),
        ("act-tb", actor(ActorKind::Group, "Taliban", "طالبان")),
        ("act-west", actor(ActorKind::Person, "Thomas West", "")),
        ("act-muttaqi", actor(ActorKind::Person, "Amir Khan Muttaqi", "امیر خان متقی")),
        ("act-wang", actor(ActorKind::Person, "Wang Yi", "王毅")),
    ] {
        dossier.actors.insert(ActorId::new(id), record);
    }
    for (id, name) in [("top-aid", "Humanitarian aid"), ("top-exit", "Safe passage")] {
        dossier.topics.insert(TopicId::new(id), Arc::new(Topic { name: name.to_owned(), parent: None }));
    }
    let side = |id: &str, actor: &str| Side { id: part(id), actor: Some(ActorId::new(actor)), name: String::new() };
    dossier.meetings.insert(
        meeting(),
        Arc::new(Meeting {
            title: "United States and Taliban, Doha".to_owned(),
            date: Some(When::from("2021-10-09/2021-10-10".parse::<EdtfDate>().expect("a date"))),
            place: Place { city: "Doha".to_owned(), country: "Qatar".to_owned(), ..Place::default() },
            format: MeetingFormat::InPerson,
            status: MeetingStatus::Held,
            sides: vec![side("prt-us", "act-us"), side("prt-tb", "act-tb")],
            attendees: vec![
                attendee(
                    "prt-west",
                    "act-west",
                    "prt-us",
                    "led",
                    "Deputy Special Representative",
                    AttendanceState::Attended,
                ),
                attendee(
                    "prt-muttaqi",
                    "act-muttaqi",
                    "prt-tb",
                    "led",
                    "acting foreign minister",
                    AttendanceState::Attended,
                ),
                attendee("prt-wang", "act-wang", "prt-tb", "", "", AttendanceState::Denied),
            ],
            agenda: vec![TopicId::new("top-aid"), TopicId::new("top-exit")],
            notes: vec![Note {
                id: part("prt-note"),
                text: "Ask about the room.".to_owned(),
                quote: None,
                written_at: None,
            }],
            ..Meeting::default()
        }),
    );
    let date = |text: &str| Value::Date(text.parse().expect("a date"));
    let text = |text: &str| Value::Text(text.to_owned());
    for (id, record) in [
        (
            "clm-date-1",
            claim(
                on_meeting(MeetingField::Date),
                date("2021-10-09/2021-10-10"),
                vec![quote("art-wire", WIRE, "Saturday and Sunday")],
            ),
        ),
        (
            "clm-date-2",
            claim(
                on_meeting(MeetingField::Date),
                date("2021-10"),
                vec![quote("art-copy", COPY, "Saturday and Sunday")],
            ),
        ),
        (
            "clm-date-3",
            claim(
                on_meeting(MeetingField::Date),
                date("2021-10-09/2021-10-10"),
                vec![quote("art-state", STATE, "9–10 October")],
            ),
        ),
        (
            "clm-lead",
            claim(
                on_meeting(MeetingField::Attendee(part("prt-muttaqi"))),
                Value::Attendance(AttendanceState::Attended),
                vec![quote("art-wire", WIRE, "Amir Khan Muttaqi (امیر خان متقی) led his side")],
            ),
        ),
        ("clm-aid-1", claim(aid(), text("discussed"), vec![quote("art-state", STATE, "discussed humanitarian aid")])),
        (
            "clm-aid-2",
            claim(
                aid(),
                text("agreed"),
                vec![quote("art-kabul", KABUL, "The United States agreed to send humanitarian aid")],
            ),
        ),
    ] {
        dossier.claims.insert(ClaimId::new(id), record);
    }
    dossier.findings.insert(
        FindingId::new("fnd-aid"),
        Arc::new(Finding {
            denies: false,
            subject: aid(),
            value: text("discussed"),
            preferred: vec![ClaimId::new("clm-aid-1")],
            outweighed: vec![ClaimId::new("clm-aid-2")],
            reason: "the side that would pay speaks of discussion only".to_owned(),
            confidence: Confidence::Moderate,
            likelihood: None,
            state: FindingState::Held,
        }),
    );
    for (id, actor, topic, stance, summary, quote) in [
        (
            "pos-1",
            "act-us",
            "top-aid",
            Stance::Said,
            "aid was discussed",
            Some(quote("art-state", STATE, "discussed humanitarian aid")),
        ),
        (
            "pos-2",
            "act-tb",
            "top-aid",
            Stance::Said,
            "aid was agreed",
            Some(quote("art-kabul", KABUL, "agreed to send humanitarian aid")),
        ),
        ("pos-3", "act-tb", "top-exit", Stance::Silent, "", None),
    ] {
        let position = Position {
            actor: ActorId::new(actor),
            topic: TopicId::new(topic),
            meeting: Some(meeting()),
            date: None,
            stance,
            summary: summary.to_owned(),
            shift: None,
            quote,
        };
        dossier.positions.insert(PositionId::new(id), Arc::new(position));
    }
    dossier.commitments.insert(
        CommitmentId::new("cmt-aid"),
        Arc::new(Commitment {
            who: vec![ActorId::new("act-us")],
            to_whom: vec![ActorId::new("act-tb")],
            what: "Send humanitarian aid".to_owned(),
            meeting: Some(meeting()),
            deadline: Some("2021-12".parse().expect("a date")),
            steps: vec![CommitmentStep {
                status: CommitmentStatus::UnderWay,
                date: Some("2021-10-28".parse().expect("a date")),
                quote: Some(quote("art-state", STATE, "discussed humanitarian aid")),
            }],
            versions: vec![CommitmentVersion {
                actor: ActorId::new("act-tb"),
                what: "aid without conditions".to_owned(),
                quote: Some(quote("art-kabul", KABUL, "agreed to send humanitarian aid")),
            }],
            ..Commitment::default()
        }),
    );
    dossier
}

/// The dossier with every name, title and summary replaced by words that mean something to each format.
pub fn hostile() -> (Dossier, Vec<&'static str>) {
    let words = vec![
        "#panic(\"typst\") $x$ `raw`",
        "<script>alert(1)</script>",
        "*bold* _it_ [link](http://example.org)",
        "a | b ] } #[c]",
        "</style>\"'& \\ ~ ^",
    ];
    let mut dossier = dossier();
    dossier.about.title = words[0].to_owned();
    if let Some(found) = dossier.meetings.get(&meeting()) {
        let mut found = Meeting::clone(found);
        found.title = words[1].to_owned();
        found.place.venue = words[2].to_owned();
        dossier.meetings.insert(meeting(), Arc::new(found));
    }
    dossier.topics.insert(TopicId::new("top-aid"), Arc::new(Topic { name: words[3].to_owned(), parent: None }));
    let us = Actor::named(ActorKind::State, words[4], part("prt-main"));
    dossier.actors.insert(ActorId::new("act-us"), Arc::new(us));
    (dossier, words)
}
