use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::compare::{Candidate, same_meeting};
use crate::model::{
    Actor, ActorId, ActorKind, Article, AttendanceState, Attendee, Claim, Confidence, Directness, Finding, FindingId,
    FindingState, Meeting, MeetingField, PartId, Place, Provenance, ReadingState, Record, Side, Speaker, Subject,
    Value, When, arbitrary, parties,
};

fn mtg(key: &str) -> MeetingId {
    MeetingId::new(format!("mtg-{key}"))
}

fn when(date: &str) -> Option<When> {
    date.parse::<EdtfDate>().ok().map(When::from)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An article of one sentence, published on a day; empty for none.
fn article(dossier: &mut Dossier, key: &str, published: &str) {
    let article = Article {
        title: key.to_owned(),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: when(published),
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
        text: "They are to meet, or they met, or nothing came of it.".into(),
    };
    dossier.articles.insert(ArticleId::new(format!("art-{key}")), Arc::new(article));
}

fn tell(dossier: &mut Dossier, article: &str, meeting: &str, field: MeetingField, value: Value) -> ClaimId {
    let id = ClaimId::new(format!("clm-{}", dossier.claims.len()));
    let source = ArticleId::new(format!("art-{article}"));
    let text = dossier.articles[&source].text.clone();
    let claim = Claim {
        subject: Subject::Meeting(mtg(meeting), field),
        value,
        as_of: None,
        scope: String::new(),
        speaker: Speaker::Outlet,
        chain: Vec::new(),
        quotes: vec![Quote::of(&source, &text, 0..4).unwrap()],
        directness: Directness::Direct,
        credibility: None,
        note: String::new(),
    };
    dossier.put(Record::Claim(id.clone(), claim.into()));
    id
}

fn status(status: MeetingStatus) -> Value {
    Value::Status(status)
}

fn date(text: &str) -> Value {
    Value::Date(text.parse().unwrap())
}

fn put(dossier: &mut Dossier, key: &str, meeting: Meeting) {
    dossier.put(Record::Meeting(mtg(key), meeting.into()));
}

fn life(dossier: &Dossier, key: &str) -> Life {
    life_of(dossier, &ClaimIndex::new(dossier), &mtg(key))
}

/// The steps in short: what each article says, `~` before what was superseded, `!` before what is contradicted.
fn told(life: &Life) -> Vec<String> {
    let words = |saying: &Saying| {
        let mark = match (saying.superseded_by, saying.contradicted_by) {
            (_, Some(_)) => "!",
            (Some(_), None) => "~",
            (None, None) => "",
        };
        format!("{mark}{}", saying.words)
    };
    let step = |step: &LifeStep| {
        let said: Vec<String> = step.sayings.iter().map(words).collect();
        format!("{}: {}", &step.article.as_str()[4..], said.join(", "))
    };
    life.steps.iter().map(step).collect()
}

/// Articles published on the days given, each telling a status and a date, in order.
fn check(tellings: &[(&str, Option<MeetingStatus>, &str)], expect: &[&str]) {
    let mut dossier = Dossier::default();
    put(&mut dossier, "one", Meeting::default());
    for (at, (published, told, on)) in tellings.iter().enumerate() {
        let key = format!("{}", char::from(b'a' + u8::try_from(at).unwrap()));
        article(&mut dossier, &key, published);
        if let Some(told) = told {
            tell(&mut dossier, &key, "one", MeetingField::Status, status(*told));
        }
        if !on.is_empty() {
            tell(&mut dossier, &key, "one", MeetingField::Date, date(on));
        }
    }
    assert_eq!(told(&life(&dossier, "one")), expect, "{tellings:?}");
}

#[test]
fn what_is_said_later_takes_the_place_of_what_was_foreseen() {
    use MeetingStatus::{Alleged, Announced, Cancelled, Denied, Held, Postponed};
    let (announced, held) = (Some(Announced), Some(Held));
    check(
        &[("2021-10-08", announced, "2021-10-11/2021-10-17"), ("2021-10-10", held, "2021-10-09/2021-10-10")],
        &["a: ~announced, ~11–17 October 2021", "b: held, 9–10 October 2021"],
    );
    // The order is that of publication, not that of entering.
    check(&[("2021-10-10", held, ""), ("2021-10-08", announced, "")], &["b: ~announced", "a: held"]);
    // A date in a month is made precise, not moved.
    check(
        &[("2021-10-01", None, "2021-10"), ("2021-10-20", None, "2021-10-09")],
        &["a: ~October 2021", "b: 9 October 2021"],
    );
    // One day of two is no other date, and no better one.
    check(
        &[("2021-10-01", announced, "2021-10-09/2021-10-10"), ("2021-10-20", held, "2021-10-09")],
        &["a: ~announced, 9–10 October 2021", "b: held, 9 October 2021"],
    );
    // A report does not give way to an announcement, and two reports of two days cannot both be true.
    check(&[("2021-10-08", held, ""), ("2021-10-10", announced, "")], &["a: held", "b: announced"]);
    check(
        &[("2021-10-11", held, "2021-10-09"), ("2021-10-12", held, "2021-10-08")],
        &["a: held, !9 October 2021", "b: held, !8 October 2021"],
    );
    check(
        &[("2021-10-01", announced, ""), ("2021-10-05", Some(Postponed), ""), ("2021-10-20", held, "")],
        &["a: ~announced", "b: ~postponed", "c: held"],
    );
    check(&[("2021-10-05", Some(Cancelled), ""), ("2021-10-20", held, "")], &["a: !cancelled", "b: !held"]);
    check(&[("2021-10-05", Some(Denied), ""), ("", held, "")], &["a: !denied", "b: !held"]);
    check(&[("2021-10-05", Some(Alleged), ""), ("2021-10-05", held, "")], &["a: ~alleged", "b: held"]);
    check(&[("", announced, ""), ("2021-10-05", held, "")], &["b: held", "a: ~announced"]);
}

#[test]
fn what_an_article_does_not_say_follows_from_days_and_people() {
    let mut dossier = Dossier::default();
    let part = |key: &str| PartId::new(format!("prt-{key}"));
    let attendee = |key: &str| Attendee {
        id: part(key),
        actor: None,
        described: key.to_owned(),
        side: None,
        capacity: String::new(),
        title_printed: String::new(),
        state: AttendanceState::Expected,
    };
    let attendees = ["x", "y"].map(attendee).to_vec();
    put(&mut dossier, "one", Meeting { attendees, ..Meeting::default() });
    for (key, published) in [("a", "2021-10-01"), ("b", "2021-10-02"), ("c", "2021-10-20"), ("d", "2021-10-21")] {
        article(&mut dossier, key, published);
    }
    let one = |key: &str| MeetingField::Attendee(part(key));
    let was = Value::Attendance;
    tell(&mut dossier, "a", "one", MeetingField::Date, date("2021-10-09"));
    for key in ["x", "y"] {
        tell(&mut dossier, "b", "one", one(key), was(AttendanceState::Expected));
        tell(&mut dossier, "c", "one", one(key), was(AttendanceState::Attended));
    }
    tell(&mut dossier, "d", "one", MeetingField::Date, date("2021-10-09"));
    let life = life(&dossier, "one");
    assert_eq!(told(&life), ["a: 9 October 2021", "b: ~2 expected", "c: 2 attended", "d: 9 October 2021"]);
    let statuses: Vec<_> = life.steps.iter().map(|step| step.status).collect();
    let (announced, held) = (Some(MeetingStatus::Announced), Some(MeetingStatus::Held));
    assert_eq!(statuses, [announced, announced, held, None], "a day gone by does not tell that it was used");
    assert_eq!(life.steps[1].sayings[0].claims.len(), 2);
}

#[test]
fn a_denial_and_a_copy_are_told_as_such() {
    let mut dossier = Dossier::default();
    put(&mut dossier, "one", Meeting { status: MeetingStatus::Held, ..Meeting::default() });
    for (key, published) in [("a", "2021-10-10"), ("b", "2021-10-11"), ("c", "2021-10-12")] {
        article(&mut dossier, key, published);
        tell(&mut dossier, key, "one", MeetingField::Status, status(MeetingStatus::Held));
    }
    let mut copy = Article::clone(&dossier.articles[&ArticleId::new("art-b")]);
    copy.origin = Some(crate::model::Origin::Article(ArticleId::new("art-a")));
    dossier.articles.insert(ArticleId::new("art-b"), Arc::new(copy));
    let mut denial = Claim::clone(&dossier.claims[&ClaimId::new("clm-2")]);
    denial.directness = Directness::Negative;
    dossier.claims.insert(ClaimId::new("clm-2"), Arc::new(denial));
    let life = life(&dossier, "one");
    assert_eq!(told(&life), ["a: !held", "b: !held", "c: !held"]);
    assert!(life.steps[2].sayings[0].denies);
    assert_eq!(life.steps[2].status, Some(MeetingStatus::Denied));
    assert_eq!(life.steps.iter().map(|step| step.copy_of).collect::<Vec<_>>(), [None, Some(0), None]);
    let notes = life_notes(&dossier, &mtg("one"), &life, day("2021-11-01"));
    assert_eq!(
        notes.iter().map(|note| note.in_words(&dossier)).collect::<Vec<_>>(),
        ["One source tells that it was held, another that it was denied."]
    );
    // What the analyst has found, with a reason, is left alone.
    let finding = Finding {
        denies: false,
        subject: Subject::Meeting(mtg("one"), MeetingField::Status),
        value: status(MeetingStatus::Held),
        preferred: Vec::new(),
        outweighed: Vec::new(),
        reason: "two sources of the host".to_owned(),
        confidence: Confidence::High,
        likelihood: None,
        state: FindingState::Held,
    };
    dossier.findings.insert(FindingId::new("fnd-1"), Arc::new(finding));
    assert_eq!(life_notes(&dossier, &mtg("one"), &life, day("2021-11-01")), []);
}

#[test]
fn notes_say_what_is_to_be_seen_to() {
    use MeetingStatus::{Announced, Held, Postponed};
    let told = |held, on: &str, told: &[(&str, MeetingStatus)], today: &str| {
        let mut dossier = Dossier::default();
        put(&mut dossier, "one", Meeting { status: held, date: when(on), ..Meeting::default() });
        for (key, value) in told {
            article(&mut dossier, &key.replace('-', ""), key);
            tell(&mut dossier, &key.replace('-', ""), "one", MeetingField::Status, status(*value));
        }
        let notes = life_notes(&dossier, &mtg("one"), &life(&dossier, "one"), day(today));
        notes.iter().map(|note| note.in_words(&dossier)).collect::<Vec<_>>()
    };
    let passed = ["Announced for 9 October 2021, which has passed; no source reports that it was held."];
    for (held, on, tellings, today, expect) in [
        (Announced, "2021-10-09", &[][..], "2021-10-09", &[][..]),
        (Announced, "2021-10-09", &[], "2021-10-10", &passed),
        (Announced, "2021-10-09", &[("2021-10-01", Announced)], "2021-10-10", &passed),
        (Announced, "", &[], "2021-10-10", &[]),
        (Announced, "2021-10-09/..", &[], "2021-10-10", &[]),
        (Held, "2021-10-09", &[("2021-10-01", Announced)], "2021-10-10", &[]),
        (
            Announced,
            "2021-10-09",
            &[("2021-10-01", Announced), ("2021-10-11", Held)],
            "2021-10-10",
            &["A source tells that it was held; the record still says announced."],
        ),
        (
            Announced,
            "2021-10-09",
            &[("2021-10-05", Postponed)],
            "2021-10-06",
            &["A source tells that it was postponed; the record still says announced."],
        ),
        (Postponed, "2021-10-09", &[("2021-10-05", Postponed), ("2021-10-06", Postponed)], "2021-11-06", &[]),
    ] {
        assert_eq!(told(held, on, tellings, today), expect, "{held:?} {on} {tellings:?}");
    }
}

fn of_series(date: &str, round: Option<u32>, follows: Option<&str>) -> Meeting {
    Meeting {
        date: when(date),
        series: "Doha talks".to_owned(),
        round,
        follows: follows.map(mtg),
        ..Meeting::default()
    }
}

#[test]
fn chains_and_rounds() {
    let mut dossier = Dossier::default();
    put(&mut dossier, "a", of_series("2021-08", Some(1), None));
    put(&mut dossier, "b", of_series("2021-10-09", Some(2), Some("a")));
    put(&mut dossier, "c", of_series("2021-11-30", Some(4), Some("b")));
    put(&mut dossier, "d", of_series("2021-11-20", Some(4), Some("b")));
    put(&mut dossier, "e", Meeting { series: " doha  Talks".to_owned(), ..Meeting::default() });
    put(&mut dossier, "f", Meeting::default());
    let c = life(&dossier, "c");
    assert_eq!(c.follows, [mtg("b"), mtg("a")]);
    assert_eq!(life(&dossier, "b").followed_by, [mtg("d"), mtg("c")]);
    let rounds: Vec<_> = c.series.iter().map(|of| (of.round, of.meeting.as_str())).collect();
    assert_eq!(
        rounds,
        [(Some(1), "mtg-a"), (Some(2), "mtg-b"), (Some(4), "mtg-d"), (Some(4), "mtg-c"), (None, "mtg-e")]
    );
    assert_eq!(life(&dossier, "f").series, []);
    let notes = |dossier: &Dossier, key: &str| life_notes(dossier, &mtg(key), &life(dossier, key), day("2021-01-01"));
    assert_eq!(notes(&dossier, "c"), [LifeNote::SameRound(mtg("d"), 4)]);
    put(&mut dossier, "a", of_series("2021-08", Some(1), Some("c")));
    assert_eq!(notes(&dossier, "b"), [LifeNote::Circle]);
    assert_eq!(life(&dossier, "b").follows, [mtg("a"), mtg("c")], "a circle ends where it would close");
    put(&mut dossier, "a", of_series("2021-12", Some(1), None));
    assert_eq!(notes(&dossier, "b"), [LifeNote::FollowsLater(mtg("a"))]);
}

#[test]
fn the_likeliest_meeting_before_comes_first() {
    let mut dossier = Dossier::default();
    put(&mut dossier, "first", of_series("2021-08-01", Some(1), None));
    put(&mut dossier, "second", of_series("2021-10-09", Some(2), Some("first")));
    put(&mut dossier, "third", of_series("2021-11-30", Some(3), None));
    put(&mut dossier, "after", of_series("2021-12-10", Some(4), Some("third")));
    put(&mut dossier, "other", Meeting { date: when("2021-11-29"), ..Meeting::default() });
    put(&mut dossier, "later", Meeting { date: when("2022-03-01"), ..Meeting::default() });
    let order: Vec<String> =
        earlier_meetings(&dossier, &mtg("third")).iter().map(|id| id.as_str()[4..].to_owned()).collect();
    assert_eq!(order, ["second", "first", "other", "later"], "the one after would close a circle");
}

fn sided(dossier: &Dossier, keys: &[&str]) -> Vec<Side> {
    let side = |key: &&str| Side {
        id: PartId::new(format!("prt-{key}")),
        actor: dossier.actors.keys().find(|id| id.as_str().ends_with(*key)).cloned(),
        name: String::new(),
    };
    keys.iter().map(side).collect()
}

#[test]
fn meetings_that_may_be_one_are_found_with_reasons() {
    use MeetingStatus::{Announced, Held, Postponed};
    let base = || {
        let mut dossier = Dossier::default();
        for key in ["us", "taliban", "qatar"] {
            let actor = Actor::named(ActorKind::State, key, PartId::new("prt-1"));
            dossier.actors.insert(ActorId::new(format!("act-{key}")), Arc::new(actor));
        }
        dossier
    };
    let meeting = |dossier: &Dossier, date: &str, status, city: &str, sides: &[&str]| Meeting {
        date: when(date),
        status,
        place: Place { city: city.to_owned(), ..Place::default() },
        sides: sided(dossier, sides),
        ..Meeting::default()
    };
    let both = &["us", "taliban"][..];
    // The score lies between the two numbers; none where it cannot be the same.
    for (one, other, expect) in [
        (("2021-10-09/2021-10-10", Held, "Doha", both), ("2021-10-11/2021-10-17", Announced, "Doha", both), Some(80)),
        (("2021-10-09/2021-10-10", Held, "Doha", both), ("2021-10-09", Announced, "Doha", both), Some(95)),
        (("2021-10-09", Held, "Doha", both), ("2021-10", Announced, "", both), Some(64)),
        (("2021-10-09", Held, "Doha", both), ("", Announced, "", both), Some(48)),
        (("2021-10-09", Held, "Doha", both), ("2021-10-09", Announced, "Kabul", both), Some(55)),
        (("2021-10-09", Held, "Doha", both), ("2021-10-09", Held, "Kabul", both), None),
        (("2021-10-09", Held, "Doha", both), ("2021-10-20", Held, "Doha", both), None),
        (("2021-12-09", Held, "Doha", both), ("2021-10-20", Postponed, "Doha", both), Some(67)),
        (("2021-12-09", Held, "Doha", both), ("2021-10-20", Announced, "Doha", both), None),
        (("2021-10-09", Held, "Doha", both), ("2021-10-09", Held, "Doha", &["us", "taliban", "qatar"]), Some(75)),
        (("2021-10-09", Held, "Doha", &["us"]), ("2021-10-09", Held, "Doha", &["qatar"]), None),
    ] {
        let mut dossier = base();
        let make = |it: (&str, MeetingStatus, &str, &[&str])| meeting(&dossier, it.0, it.1, it.2, it.3);
        let (first, second) = (make(one), make(other));
        put(&mut dossier, "one", first);
        put(&mut dossier, "other", second);
        let parties = parties(&dossier);
        let found = same_meeting(&dossier, &parties, &mtg("one"));
        assert_eq!(found.first().map(|found| found.score), expect, "{one:?} and {other:?}");
        let back = same_meeting(&dossier, &parties, &mtg("other"));
        assert_eq!(back.first().map(|found| found.score), expect, "and the other way round");
        assert!(found.iter().all(|found| !found.why.is_empty() && found.why.iter().all(|why| !why.is_empty())));
    }
}

#[test]
fn what_cannot_be_one_is_not_proposed() {
    let mut dossier = Dossier::default();
    put(&mut dossier, "held", Meeting { status: MeetingStatus::Held, ..of_series("2021-10-09", Some(1), None) });
    let announced = of_series("2021-10-09", Some(1), None);
    let check = |dossier: &Dossier, expect: usize, why: &str| {
        assert_eq!(same_meeting(dossier, &parties(dossier), &mtg("held")).len(), expect, "{why}");
    };
    put(&mut dossier, "next", announced.clone());
    check(&dossier, 1, "announced and held on one day");
    article(&mut dossier, "after", "2021-10-20");
    tell(&mut dossier, "after", "next", MeetingField::Status, status(MeetingStatus::Announced));
    check(&dossier, 0, "an announcement published after the event is of another");
    article(&mut dossier, "before", "2021-10-01");
    tell(&mut dossier, "before", "next", MeetingField::Status, status(MeetingStatus::Announced));
    check(&dossier, 1, "it was announced before, too");
    put(&mut dossier, "next", Meeting { round: Some(2), ..announced.clone() });
    check(&dossier, 0, "another round");
    put(&mut dossier, "next", Meeting { follows: Some(mtg("held")), round: None, ..announced });
    check(&dossier, 0, "one follows the other");
}

#[test]
fn of_what_supersedes_one_another_in_a_circle_something_stands() {
    let mut dossier = Dossier::default();
    put(&mut dossier, "one", Meeting::default());
    for (key, published, told, on) in [
        ("1", "2021-10-05", None, "2021-11-05"),
        ("2", "2021-10~", Some(MeetingStatus::Held), "2021-10"),
        ("3", "2021-10-01", None, "2021-10-09"),
    ] {
        article(&mut dossier, key, published);
        if let Some(told) = told {
            tell(&mut dossier, key, "one", MeetingField::Status, status(told));
        }
        tell(&mut dossier, key, "one", MeetingField::Date, date(on));
    }
    let life = life(&dossier, "one");
    let dates = life.steps.iter().flat_map(|step| &step.sayings).filter(|saying| saying.about == LifeField::Date);
    assert_eq!(dates.filter(|saying| saying.superseded_by.is_none()).count(), 1);
}

/// Some tellings of one meeting.
fn tellings() -> impl Strategy<Value = Vec<(&'static str, Option<MeetingStatus>, &'static str)>> {
    let days = ["", "2021-10-01", "2021-10-05", "2021-10~", "2021-11-02"];
    let dates = ["", "2021-10", "2021-10-09", "2021-10-09/2021-10-10", "2021-11-05", "2021-10-09/.."];
    let status = prop::option::of(prop::sample::select(MeetingStatus::ALL.to_vec()));
    prop::collection::vec((prop::sample::select(days.to_vec()), status, prop::sample::select(dates.to_vec())), 0..6)
}

proptest! {
    #[test]
    fn only_what_is_not_earlier_supersedes_and_contradiction_is_mutual(tellings in tellings()) {
        let mut dossier = Dossier::default();
        put(&mut dossier, "one", Meeting::default());
        for (at, (published, told, on)) in tellings.iter().enumerate() {
            let key = at.to_string();
            article(&mut dossier, &key, published);
            if let Some(told) = told {
                tell(&mut dossier, &key, "one", MeetingField::Status, status(*told));
            }
            if !on.is_empty() {
                tell(&mut dossier, &key, "one", MeetingField::Date, date(on));
            }
        }
        let life = life(&dossier, "one");
        let with_words = tellings.iter().filter(|(_, told, on)| told.is_some() || !on.is_empty()).count();
        prop_assert_eq!(life.steps.len(), with_words);
        for step in &life.steps {
            for saying in &step.sayings {
                if let Some(by) = saying.superseded_by
                    && let Some((was, by)) = step.published.as_ref().zip(life.steps[by].published.as_ref())
                {
                    prop_assert!(by.latest() >= was.earliest(), "{by} supersedes {was}");
                }
                if let Some(by) = saying.contradicted_by {
                    let of_other = life.steps[by].sayings.iter().find(|it| it.about == saying.about);
                    prop_assert!(of_other.is_some_and(|it| it.contradicted_by.is_some()));
                }
            }
        }
        // What was told last and stands is not superseded by anything: something is always left.
        if let Some(about) = life.steps.first().and_then(|step| step.sayings.first()).map(|saying| saying.about) {
            let left = life.steps.iter().flat_map(|step| &step.sayings).filter(|it| it.about == about);
            prop_assert!(left.filter(|it| it.superseded_by.is_none()).count() > 0);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn whatever_the_dossier_lives_are_sound(dossier in arbitrary::dossier()) {
        let index = ClaimIndex::new(&dossier);
        let parties = parties(&dossier);
        for id in dossier.meetings.keys() {
            let life = life_of(&dossier, &index, id);
            for (at, step) in life.steps.iter().enumerate() {
                prop_assert!(!step.sayings.is_empty());
                let others = step.sayings.iter().flat_map(|it| [it.superseded_by, it.contradicted_by]).flatten();
                for other in others {
                    prop_assert!(other < life.steps.len() && other != at);
                }
                prop_assert!(step.copy_of.is_none_or(|earlier| earlier < at));
            }
            let dated: Vec<_> = life.steps.iter().filter_map(|step| step.published.as_ref()).collect();
            prop_assert!(dated.is_sorted());
            prop_assert!(!life.follows.contains(id));
            for before in earlier_meetings(&dossier, id) {
                let mut after = dossier.clone();
                let mut meeting = Meeting::clone(&after.meetings[id]);
                meeting.follows = Some(before);
                after.put(Record::Meeting(id.clone(), meeting.into()));
                let notes = life_notes(&after, id, &life_of(&after, &index, id), day("2022-01-01"));
                prop_assert!(!notes.contains(&LifeNote::Circle), "none of those proposed closes a circle");
            }
            for candidate in same_meeting(&dossier, &parties, id) {
                prop_assert!(candidate.score <= 100 && candidate.meeting != *id);
                prop_assert_eq!(candidate.is_likely(), candidate.score >= Candidate::LIKELY);
            }
        }
    }
}
