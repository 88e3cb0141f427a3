use proptest::prelude::*;

use super::*;
use crate::edit::{Change, Edit, History, apply};
use crate::model::{
    Actor, ActorId, ActorKind, AttendanceState, Attendee, Claim, ClaimId, Commitment, CommitmentId, Directness,
    Finding, FindingId, FindingState, Note, Outcome, Place, Position, PositionId, Severity, Side, Speaker, TopicId,
    When, arbitrary, validate,
};

fn mtg(key: &str) -> MeetingId {
    MeetingId::new(format!("mtg-{key}"))
}

fn part(key: &str) -> PartId {
    PartId::new(format!("prt-{key}"))
}

fn actor(key: &str) -> ActorId {
    ActorId::new(format!("act-{key}"))
}

fn when(date: &str, printed: &str) -> Option<When> {
    let edtf = date.parse().ok()?;
    Some(When { edtf, printed: printed.to_owned() })
}

fn side(key: &str, of: Option<&str>, name: &str) -> Side {
    Side { id: part(key), actor: of.map(actor), name: name.to_owned() }
}

fn attendee(key: &str, of: Option<&str>, side: &str, title: &str, state: AttendanceState) -> Attendee {
    Attendee {
        id: part(key),
        actor: of.map(actor),
        described: if of.is_none() { "officials".to_owned() } else { String::new() },
        side: Some(part(side)),
        capacity: String::new(),
        title_printed: title.to_owned(),
        state,
    }
}

fn claim(subject: Subject, value: Value) -> Claim {
    Claim {
        subject,
        value,
        as_of: None,
        scope: String::new(),
        speaker: Speaker::Outlet,
        chain: Vec::new(),
        quotes: Vec::new(),
        directness: Directness::Direct,
        credibility: None,
        note: String::new(),
    }
}

fn merging(keep: &str, gone: &str) -> MeetingMerge {
    MeetingMerge { keep: mtg(keep), gone: mtg(gone), take: BTreeSet::new(), note: part("note"), at: None }
}

fn finding(subject: Subject, value: Value) -> Finding {
    Finding {
        denies: false,
        subject,
        value,
        preferred: Vec::new(),
        outweighed: Vec::new(),
        reason: "why".to_owned(),
        confidence: crate::model::Confidence::Low,
        likelihood: None,
        state: FindingState::Held,
    }
}

/// An announcement, “soon”, a report of the same, “held”, and a meeting that follows the announcement.
fn desk() -> Dossier {
    let mut dossier = Dossier::default();
    for (key, name) in [("us", "United States"), ("tb", "Taliban"), ("west", "Thomas West"), ("muttaqi", "Muttaqi")] {
        let named = Actor::named(ActorKind::Other, name, part("n"));
        dossier.actors.insert(actor(key), Arc::new(named));
    }
    let soon = Meeting {
        title: "Talks next week".to_owned(),
        date: when("2021-10-11/2021-10-17", "next week"),
        place: Place { country: "Qatar".to_owned(), ..Place::default() },
        series: "Doha talks".to_owned(),
        round: Some(1),
        sides: vec![side("a", None, "united  states"), side("b", Some("tb"), "")],
        attendees: vec![
            attendee("x", Some("west"), "a", "Deputy Special Representative", AttendanceState::Expected),
            attendee("y", None, "b", "", AttendanceState::Expected),
        ],
        host: Some(actor("tb")),
        outcomes: vec![Outcome { id: part("o"), text: "They are to meet again.".to_owned() }],
        notes: vec![Note { id: part("z"), text: "From the briefing.".to_owned(), quote: None, written_at: None }],
        ..Meeting::default()
    };
    let held = Meeting {
        title: "United States and Taliban, Doha".to_owned(),
        date: when("2021-10-09/2021-10-10", ""),
        place: Place { city: "Doha".to_owned(), ..Place::default() },
        status: MeetingStatus::Held,
        sides: vec![side("b", Some("us"), ""), side("c", Some("tb"), "")],
        attendees: vec![
            attendee("x", Some("muttaqi"), "c", "", AttendanceState::Attended),
            attendee("w", Some("west"), "b", "Special Representative", AttendanceState::Attended),
        ],
        mediators: vec![actor("tb")],
        host: Some(actor("us")),
        follows: Some(mtg("soon")),
        outcomes: vec![Outcome { id: part("o"), text: "they are to  meet again.".to_owned() }],
        ..Meeting::default()
    };
    let after = Meeting { title: "After".to_owned(), follows: Some(mtg("soon")), ..Meeting::default() };
    for (key, meeting) in [("soon", soon), ("held", held), ("after", after)] {
        dossier.meetings.insert(mtg(key), Arc::new(meeting));
    }
    let on = |key: &str, field: MeetingField| Subject::Meeting(mtg(key), field);
    for (key, subject, value) in [
        ("1", on("soon", MeetingField::Status), Value::Status(MeetingStatus::Announced)),
        ("2", on("soon", MeetingField::Attendee(part("x"))), Value::Attendance(AttendanceState::Expected)),
        ("3", on("soon", MeetingField::Side(part("b"))), Value::Actor(actor("tb"))),
        ("4", on("soon", MeetingField::Outcome(part("o"))), Value::Text("again".to_owned())),
        ("5", on("held", MeetingField::Side(part("b"))), Value::Actor(actor("us"))),
        ("6", on("after", MeetingField::Follows), Value::Meeting(mtg("soon"))),
        ("7", on("soon", MeetingField::Host), Value::Actor(actor("tb"))),
    ] {
        dossier.claims.insert(ClaimId::new(format!("clm-{key}")), Arc::new(claim(subject, value)));
    }
    for (key, of) in [("1", "soon"), ("2", "held")] {
        let held = finding(on(of, MeetingField::Status), Value::Status(MeetingStatus::Held));
        dossier.findings.insert(FindingId::new(format!("fnd-{key}")), Arc::new(held));
    }
    let commitment = Commitment { meeting: Some(mtg("soon")), what: "Meet".to_owned(), ..Commitment::default() };
    dossier.commitments.insert(CommitmentId::new("cmt-1"), Arc::new(commitment));
    let position = Position {
        actor: actor("us"),
        topic: TopicId::new("top-1"),
        meeting: Some(mtg("soon")),
        date: None,
        stance: crate::model::Stance::Said,
        summary: String::new(),
        shift: None,
        quote: None,
    };
    dossier.positions.insert(PositionId::new("pos-1"), Arc::new(position));
    dossier
}

fn merged(dossier: &Dossier, merge: &MeetingMerge) -> Dossier {
    apply(dossier, &Edit::one("merge", Change::MergeMeetings(Box::new(merge.clone())))).unwrap()
}

fn errors(dossier: &Dossier) -> usize {
    validate(dossier).iter().filter(|problem| problem.severity == Severity::Error).count()
}

#[test]
fn an_announcement_and_a_report_become_one_meeting() {
    let dossier = desk();
    let merge = merging("held", "soon");
    let after = merged(&dossier, &merge);
    let now = &after.meetings[&mtg("held")];
    assert!(!after.meetings.contains_key(&mtg("soon")));
    assert_eq!(now.title, "United States and Taliban, Doha");
    assert_eq!(now.date, when("2021-10-09/2021-10-10", ""));
    assert_eq!(now.place.in_words(), "Doha, Qatar", "places that go together are joined");
    assert_eq!((now.series.as_str(), now.round), ("Doha talks", Some(1)));
    assert_eq!(now.follows, None, "a meeting does not follow itself");
    assert_eq!(now.sides.iter().map(|side| side.id.clone()).collect::<Vec<_>>(), [part("b"), part("c")]);
    assert_eq!(now.attendees.len(), 3);
    let west = now.attendees.iter().find(|it| it.actor == Some(actor("west"))).unwrap();
    assert_eq!((west.state, west.title_printed.as_str()), (AttendanceState::Attended, "Special Representative"));
    let officials = now.attendees.iter().find(|it| it.actor.is_none()).unwrap();
    assert_eq!(officials.side, Some(part("c")), "of the side that it stood for");
    assert_eq!(now.outcomes.len(), 1);
    let notes: Vec<&str> = now.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(
        notes,
        [
            "From the briefing.",
            "Merged with “Talks next week”. Not taken over:\nTitle: Talks next week\nDate: 2021-10-11/2021-10-17 \
             (“next week”)\nThomas West, title as printed: Deputy Special Representative"
        ],
        "the host is told by a claim"
    );

    let subject = |key: &str| after.claims[&ClaimId::new(format!("clm-{key}"))].subject.clone();
    let on = |field: MeetingField| Subject::Meeting(mtg("held"), field);
    assert_eq!(subject("1"), on(MeetingField::Status));
    assert_eq!(subject("2"), on(MeetingField::Attendee(part("w"))), "on West, not on the one with the same id");
    assert_eq!(subject("3"), on(MeetingField::Side(part("c"))));
    assert_eq!(subject("4"), on(MeetingField::Outcome(part("o"))));
    assert_eq!(subject("5"), on(MeetingField::Side(part("b"))));
    assert_eq!(after.claims[&ClaimId::new("clm-6")].value, Value::Meeting(mtg("held")));
    assert_eq!(after.meetings[&mtg("after")].follows, Some(mtg("held")));
    assert_eq!(after.commitments[&CommitmentId::new("cmt-1")].meeting, Some(mtg("held")));
    assert_eq!(after.positions[&PositionId::new("pos-1")].meeting, Some(mtg("held")));
    assert!(errors(&after) <= errors(&dossier));

    let preview = preview_meeting_merge(&dossier, &merge).unwrap();
    assert_eq!(preview.merged, **now);
    assert_eq!(preview.told.len(), 3);
    assert_eq!(preview.found_twice, [on(MeetingField::Status)]);
    // Six claims, a finding, a commitment, a position and the meeting that follows.
    assert_eq!(preview.moved.len(), 6 + 1 + 1 + 1 + 1);
}

#[test]
fn a_denial_of_a_value_does_not_keep_it() {
    let mut dossier = desk();
    let id = ClaimId::new("clm-7");
    let denied = Claim { directness: Directness::Negative, ..Claim::clone(&dossier.claims[&id]) };
    dossier.claims.insert(id, Arc::new(denied));
    let told = preview_meeting_merge(&dossier, &merging("held", "soon")).unwrap().told;
    assert!(told.contains(&format!("Host: {}", dossier.actor_name(&actor("tb")))), "{told:?}");
}

#[test]
fn how_it_came_is_proposed_and_may_be_chosen() {
    let dossier = desk();
    let (soon, held) = (&dossier.meetings[&mtg("soon")], &dossier.meetings[&mtg("held")]);
    assert_eq!(MeetingMerge::proposal(held, soon), BTreeSet::new());
    let take = MeetingMerge::proposal(soon, held);
    assert_eq!(take, BTreeSet::from([MeetingField::Status, MeetingField::Date, MeetingField::Place]));
    let merge = MeetingMerge { take, ..merging("soon", "held") };
    let after = merged(&dossier, &merge);
    let now = &after.meetings[&mtg("soon")];
    assert_eq!((now.title.as_str(), now.status), ("Talks next week", MeetingStatus::Held));
    assert_eq!(now.date, when("2021-10-09/2021-10-10", ""));
    assert!(now.notes.iter().any(|note| note.text.contains("Date: 2021-10-11/2021-10-17 (“next week”)")));
    let preview = preview_meeting_merge(&dossier, &merge).unwrap();
    let date = preview.fields.iter().find(|it| it.field == MeetingField::Date).unwrap();
    assert_eq!(
        (date.kept.as_str(), date.gone.as_str(), date.merged.as_str()),
        ("11–17 October 2021, printed as “next week”", "9–10 October 2021", "9–10 October 2021")
    );
    assert!(preview.fields.iter().all(|it| it.field != MeetingField::Format), "neither holds one");
    let choices = preview.fields.iter().filter(|it| it.is_choice).map(|it| it.field.clone());
    let expect = [MeetingField::Title, MeetingField::Date, MeetingField::Host];
    assert!(choices.eq(expect), "the places go together, announced gives way, one series is named");
}

#[test]
fn places_that_do_not_go_together_are_not_mixed() {
    let mut dossier = desk();
    let mut soon = Meeting::clone(&dossier.meetings[&mtg("soon")]);
    soon.place = Place { venue: "Serena".to_owned(), city: "Kabul".to_owned(), ..Place::default() };
    dossier.meetings.insert(mtg("soon"), Arc::new(soon));
    let after = merged(&dossier, &merging("held", "soon"));
    let now = &after.meetings[&mtg("held")];
    assert_eq!(now.place.in_words(), "Doha");
    assert!(now.notes.iter().any(|note| note.text.contains("Place: Serena, Kabul")));
}

#[test]
fn a_meeting_is_not_merged_with_itself_or_nothing() {
    let dossier = desk();
    assert_eq!(preview_meeting_merge(&dossier, &merging("held", "held")).unwrap_err(), EditError::MergeWithItself);
    for merge in [merging("held", "none"), merging("none", "held")] {
        assert!(matches!(preview_meeting_merge(&dossier, &merge), Err(EditError::Missing(..))));
    }
}

#[test]
fn an_actor_merged_before_is_parted_in_the_meeting_that_stays() {
    let mut dossier = desk();
    let id = crate::model::MergeId::new("mrg-1");
    // “soon” alone speaks of West; a second West in “held” is taken out, so that the merge moves one meeting only.
    let mut held = Meeting::clone(&dossier.meetings[&mtg("held")]);
    held.attendees.retain(|it| it.actor != Some(actor("west")));
    dossier.meetings.insert(mtg("held"), Arc::new(held));
    let named = Actor::named(ActorKind::Person, "Tom West", part("m"));
    dossier.actors.insert(actor("tom"), Arc::new(named));
    let merge = Change::MergeActors { keep: actor("tom"), gone: actor("west"), id: id.clone() };
    let dossier = apply(&dossier, &Edit::one("merge", merge)).unwrap();
    let after = merged(&dossier, &merging("held", "soon"));
    let split = apply(&after, &Edit::one("split", Change::SplitActor(id))).unwrap();
    let actors: Vec<_> = split.meetings[&mtg("held")].attendees.iter().map(|it| it.actor.clone()).collect();
    assert!(actors.contains(&Some(actor("west"))), "{actors:?}");
}

/// Arbitrary dossiers of two meetings or more, in which claims, findings, commitments and positions speak of the first
/// two, and of parts that they have.
fn pairs() -> impl Strategy<Value = (Dossier, MeetingId, MeetingId)> {
    (arbitrary::dossier(), any::<u64>()).prop_filter_map("two meetings", |(mut dossier, seed)| {
        let mut ids = dossier.meetings.keys().cloned();
        let (one, other) = (ids.next()?, ids.next()?);
        let mut random = fastrand::Rng::with_seed(seed);
        let meetings = dossier.meetings.clone();
        let mut pick = || if random.bool() { one.clone() } else { other.clone() };
        let field = |id: &MeetingId, at: usize| {
            let meeting = &meetings[id];
            let fields: Vec<MeetingField> = (meeting.sides.iter().map(|it| MeetingField::Side(it.id.clone())))
                .chain(meeting.attendees.iter().map(|it| MeetingField::Attendee(it.id.clone())))
                .chain(meeting.outcomes.iter().map(|it| MeetingField::Outcome(it.id.clone())))
                .chain([MeetingField::Date, MeetingField::Follows, MeetingField::Status])
                .collect();
            fields[at % fields.len()].clone()
        };
        for (at, (id, claim)) in dossier.claims.clone().iter().enumerate() {
            let mut claim = Claim::clone(claim);
            let meeting = pick();
            claim.subject = Subject::Meeting(meeting.clone(), field(&meeting, at));
            if at % 3 == 0 {
                claim.value = Value::Meeting(pick());
            }
            dossier.claims.insert(id.clone(), Arc::new(claim));
        }
        for (at, (id, held)) in dossier.findings.clone().iter().enumerate() {
            let mut held = Finding::clone(held);
            let meeting = pick();
            held.subject = Subject::Meeting(meeting.clone(), field(&meeting, at));
            dossier.findings.insert(id.clone(), Arc::new(held));
        }
        for (id, commitment) in dossier.commitments.clone() {
            let commitment = Commitment { meeting: Some(pick()), ..Commitment::clone(&commitment) };
            dossier.commitments.insert(id, Arc::new(commitment));
        }
        for (id, position) in dossier.positions.clone() {
            let position = Position { meeting: Some(pick()), ..Position::clone(&position) };
            dossier.positions.insert(id, Arc::new(position));
        }
        Some((dossier, one, other))
    })
}

/// A file made by hand: the side and the outcome of one meeting have one id, which the other's outcome has as well.
#[test]
fn parts_of_two_kinds_with_one_id_stay_two() {
    let outcome = Outcome { id: part("one"), text: "They are to meet again.".to_owned() };
    let keep = Meeting { outcomes: vec![outcome.clone()], ..Meeting::default() };
    let gone =
        Meeting { sides: vec![side("one", None, "United States")], outcomes: vec![outcome], ..Meeting::default() };
    let mut dossier = Dossier::default();
    dossier.meetings.insert(mtg("keep"), Arc::new(keep));
    dossier.meetings.insert(mtg("gone"), Arc::new(gone));
    let of = |field| claim(Subject::Meeting(mtg("gone"), field), Value::Text("said".to_owned()));
    dossier.claims.insert(ClaimId::new("clm-side".to_owned()), Arc::new(of(MeetingField::Side(part("one")))));
    dossier.claims.insert(ClaimId::new("clm-outcome".to_owned()), Arc::new(of(MeetingField::Outcome(part("one")))));
    merge_meetings(&mut dossier, &merging("keep", "gone")).unwrap();
    let now = &dossier.meetings[&mtg("keep")];
    assert_eq!((now.sides.len(), now.outcomes.len()), (1, 1));
    let subject = |key: &str| &dossier.claims[&ClaimId::new(format!("clm-{key}"))].subject;
    let on = |field| Subject::Meeting(mtg("keep"), field);
    assert_eq!(*subject("side"), on(MeetingField::Side(now.sides[0].id.clone())));
    assert_eq!(*subject("outcome"), on(MeetingField::Outcome(part("one"))));
    assert_ne!(now.sides[0].id, part("one"));
}

/// The words of a meeting that a reader would miss.
fn words(meeting: &Meeting) -> Vec<String> {
    let date = meeting.date.as_ref().map(|when| when.edtf.to_string());
    let place = &meeting.place;
    let mut found = vec![meeting.title.clone(), date.unwrap_or_default(), meeting.series.clone()];
    found.extend([&place.venue, &place.city, &place.country, &place.coordinates, &meeting.time_zone].map(Clone::clone));
    found.extend(meeting.date.iter().map(|when| when.printed.clone()));
    for attendee in &meeting.attendees {
        found.extend([&attendee.title_printed, &attendee.capacity, &attendee.described].map(Clone::clone));
    }
    found.extend(meeting.sides.iter().map(|side| side.name.clone()));
    found.extend(meeting.outcomes.iter().map(|outcome| outcome.text.clone()));
    found.extend(meeting.notes.iter().map(|note| note.text.clone()));
    found.into_iter().map(|text| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, max_global_rejects: 100_000, ..ProptestConfig::default() })]
    #[test]
    fn nothing_is_lost_and_undo_is_identity((dossier, keep, gone) in pairs(), choices in any::<u16>()) {
        let take = (0..MeetingMerge::CHOICES.len()).filter(|at| choices & (1 << at) != 0);
        let take = take.map(|at| MeetingMerge::CHOICES[at].clone()).collect();
        let merge = MeetingMerge { keep: keep.clone(), gone: gone.clone(), take, note: part("note"), at: None };
        let mut history = History::new(dossier.clone());
        history.apply(Edit::one("merge", Change::MergeMeetings(Box::new(merge.clone())))).unwrap();
        let after = history.dossier().clone();
        let now = &after.meetings[&keep];
        let preview = preview_meeting_merge(&dossier, &merge).unwrap();
        prop_assert_eq!(&preview.merged, &**now);

        // Every other record is still there.
        prop_assert_eq!(after.records().count() + 1, dossier.records().count());
        prop_assert!(after.claims.keys().eq(dossier.claims.keys()));
        for (id, claim) in &dossier.claims {
            prop_assert_eq!(&after.claims[id].quotes, &claim.quotes);
        }
        prop_assert!(errors(&after) <= errors(&dossier), "{:?}", validate(&after));
        // Claims on one part of one meeting are on one part still.
        for (id, claim) in &dossier.claims {
            for (other_id, other) in &dossier.claims {
                if claim.subject == other.subject {
                    prop_assert_eq!(&after.claims[id].subject, &after.claims[other_id].subject);
                }
            }
        }

        // Everything that either held stands in the one made of them, or is told.
        let said: String = words(now).join("\n")
            + &now.notes.iter().map(|it| it.text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n");
        let claimed = format!("{:?}", dossier.claims.values().map(|it| &it.value).collect::<Vec<_>>());
        for was in [&dossier.meetings[&keep], &dossier.meetings[&gone]] {
            for word in words(was) {
                prop_assert!(said.contains(&word) || claimed.to_lowercase().contains(&word), "{word:?} is lost in {said:?}");
            }
            for attendee in &was.attendees {
                prop_assert!(attendee.actor.is_none() || now.attendees.iter().any(|it| it.actor == attendee.actor));
            }
            for actor in was.sides.iter().filter_map(|side| side.actor.as_ref()) {
                prop_assert!(now.sides.iter().any(|it| it.actor.as_ref() == Some(actor)));
            }
            prop_assert!(was.mediators.iter().all(|actor| now.mediators.contains(actor)));
            prop_assert!(was.agenda.iter().all(|topic| now.agenda.contains(topic)));
        }
        prop_assert!(now.follows.as_ref().is_none_or(|it| *it != keep && *it != gone));

        history.undo();
        prop_assert_eq!(history.dossier(), &dossier);
        history.redo();
        prop_assert_eq!(history.dossier(), &after);
    }
}
