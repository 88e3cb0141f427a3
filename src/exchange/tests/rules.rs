//! The rule of each field, by tables: what two did to one record, what it comes to, and whether it wants a look.

use super::desk::*;
use super::sound::errors;
use crate::exchange::{Choices, Prefer, merge, merge_choosing};
use crate::model::*;

/// What one did, what the other did, what is looked at, what it is, and how many open conflicts there are.
type Case = (&'static str, Deed, Deed, fn(&mut Dossier) -> String, &'static str, usize);

fn check(cases: &[Case]) {
    for (name, mine, yours, look, expect, open) in cases {
        let mut merged = merged(*mine, *yours);
        let found = merged.conflicts.iter().filter(|conflict| conflict.is_open).count();
        assert_eq!(look(&mut merged.dossier), *expect, "{name}");
        assert_eq!(found, *open, "{name}: {:?}", merged.conflicts);
        assert_eq!(errors(&merged.dossier), Vec::<String>::new(), "{name}");
        // The same from the other side, where theirs is preferred.
        let [base, ours, theirs] = sides(*mine, *yours);
        let choices = Choices { otherwise: Prefer::Theirs, ..Choices::default() };
        let mut turned = merge_choosing(Some(&base), &theirs, &ours, &choices);
        assert_eq!(look(&mut turned.dossier), *expect, "{name}, turned");
    }
}

fn nothing(_: &mut Dossier) {}

#[test]
fn what_the_dossier_is_about() {
    check(&[
        ("one title", |d| d.about.title = "A".into(), nothing, |d| d.about.title.clone(), "A", 0),
        (
            "two titles",
            |d| d.about.title = "A".into(),
            |d| d.about.title = "B".into(),
            |d| d.about.title.clone(),
            "A",
            1,
        ),
        (
            "the title not taken stands in the notes",
            |d| d.about.title = "A".into(),
            |d| d.about.title = "B".into(),
            |d| d.about.notes.clone(),
            "Not taken when two versions were merged.\nTitle: B",
            1,
        ),
        (
            "two notes",
            |d| d.about.notes = "A".into(),
            |d| d.about.notes = "B".into(),
            |d| d.about.notes.clone(),
            "A\n\nB",
            1,
        ),
        (
            "parties keep their order",
            |d| d.about.parties = vec![ActorId::new("act-1")],
            nothing,
            |d| format!("{:?}", d.about.parties),
            "[act-1]",
            0,
        ),
        (
            "what was refused",
            |d| drop(d.refused.insert("a".into())),
            |d| drop(d.refused.insert("b".into())),
            |d| format!("{:?}", d.refused),
            "{\"a\", \"b\"}",
            0,
        ),
    ]);
}

#[test]
fn outlets_and_topics() {
    check(&[
        (
            "two fields",
            |d| the::outlet(d).country = "US".into(),
            |d| the::outlet(d).kind = OutletKind::Broadcaster,
            |d| {
                let it = the::outlet(d);
                format!("{} {:?}", it.country, it.kind)
            },
            "US Broadcaster",
            0,
        ),
        (
            "two grades",
            |d| the::outlet(d).reliability = Some(Reliability::B),
            |d| the::outlet(d).reliability = Some(Reliability::D),
            |d| format!("{:?}", the::outlet(d).reliability),
            "Some(B)",
            1,
        ),
        (
            "two descriptions are one after the other",
            |d| the::outlet(d).descriptor = "State-run.".into(),
            |d| the::outlet(d).descriptor = "Critical.".into(),
            |d| the::outlet(d).descriptor.clone(),
            "State-run.\n\nCritical.",
            1,
        ),
        (
            "what was taken out and changed stays",
            |d| the::outlet(d).name = String::new(),
            |d| the::outlet(d).name = "Voice of America".into(),
            |d| the::outlet(d).name.clone(),
            "Voice of America",
            0,
        ),
        (
            "a topic",
            |d| the::topic(d).name = "A".into(),
            |d| the::topic(d).name = "B".into(),
            |d| the::topic(d).name.clone(),
            "A",
            1,
        ),
    ]);
}

fn names(d: &mut Dossier) -> String {
    the::actor(d).names.iter().map(|name| format!("{} {:?}", name.value, name.kind)).collect::<Vec<_>>().join(", ")
}

#[test]
fn actors() {
    let role = |d: &mut Dossier| {
        let roles = &the::actor(d).roles;
        let period = |it: &Role| format!("{:?} {:?}", it.period.from, it.period.to);
        roles.iter().map(|role| format!("{} {}", role.title, period(role))).collect::<Vec<_>>().join(", ")
    };
    check(&[
        (
            "two names",
            |d| the::actor(d).names.push(name("prt-a", "Tom West", NameKind::Alias)),
            |d| the::actor(d).names.push(name("prt-b", "T. West", NameKind::Short)),
            names,
            "Thomas West Main, Tom West Alias, T. West Short",
            0,
        ),
        (
            "one name added by both",
            |d| the::actor(d).names.push(name("prt-a", "Tom West", NameKind::Alias)),
            |d| the::actor(d).names.push(name("prt-b", "Tom West", NameKind::Alias)),
            names,
            "Thomas West Main, Tom West Alias",
            0,
        ),
        (
            "two main names",
            |d| {
                the::actor(d).names[0].kind = NameKind::Alias;
                the::actor(d).names.push(name("prt-a", "Tom West", NameKind::Main));
            },
            |d| {
                the::actor(d).names[0].kind = NameKind::Alias;
                the::actor(d).names.push(name("prt-b", "T. West", NameKind::Main));
            },
            names,
            "Thomas West Alias, Tom West Main, T. West Alias",
            1,
        ),
        (
            "the ends of a period",
            |d| the::actor(d).roles[0].period.from = Some(day("2021-10")),
            |d| the::actor(d).roles[0].period.to = Some(day("2021-12")),
            role,
            "Envoy Some(2021-10) Some(2021-12)",
            0,
        ),
        (
            "a period that would end before it starts is one of the two",
            |d| the::actor(d).roles[0].period.from = Some(day("2021-12")),
            |d| the::actor(d).roles[0].period.to = Some(day("2021-10")),
            role,
            "Envoy Some(2021-12) None",
            1,
        ),
        (
            "a role removed by one and changed by the other",
            |d| the::actor(d).roles.clear(),
            |d| the::actor(d).roles[0].title = "Special envoy".into(),
            role,
            "Special envoy None None",
            0,
        ),
        ("a role removed by one", |d| the::actor(d).roles.clear(), |d| the::actor(d).tags.clear(), role, "", 0),
        (
            "tags",
            |d| the::actor(d).tags.push("envoy".into()),
            |d| the::actor(d).tags = vec!["talks".into()],
            |d| the::actor(d).tags.join(", "),
            "envoy, talks",
            0,
        ),
        (
            "a value not taken stands in a note",
            |d| the::actor(d).portrait = "a.png".into(),
            |d| the::actor(d).portrait = "b.png".into(),
            |d| {
                let it = the::actor(d);
                format!("{} {}", it.portrait, it.notes[0].text)
            },
            "a.png Not taken when two versions were merged.\nPortrait: b.png",
            1,
        ),
        (
            "one note written on by both",
            |d| the::actor(d).notes.push(note("prt-n", "A")),
            |d| the::actor(d).notes.push(note("prt-m", "B")),
            |d| the::actor(d).notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>().join(", "),
            "A, B",
            0,
        ),
    ]);
}

#[test]
fn meetings() {
    let place = |d: &mut Dossier| the::meeting(d).place.in_words();
    let who = |d: &mut Dossier| {
        the::meeting(d)
            .attendees
            .iter()
            .map(|it| format!("{} {}", it.described, it.capacity))
            .collect::<Vec<_>>()
            .join(", ")
    };
    check(&[
        (
            "places that go together",
            |d| the::meeting(d).place.venue = "Sheraton".into(),
            |d| the::meeting(d).place.country = "Qatar".into(),
            place,
            "Sheraton, Doha, Qatar",
            0,
        ),
        (
            "places that do not",
            |d| the::meeting(d).place.venue = "Sheraton".into(),
            |d| the::meeting(d).place.city = "Kabul".into(),
            place,
            "Sheraton, Doha",
            1,
        ),
        (
            "two attendees, one of them changed by both",
            |d| the::meeting(d).attendees[0].capacity = "led".into(),
            |d| {
                the::meeting(d).attendees[0].described = "three officials".into();
                the::meeting(d).attendees.push(attendee("prt-9", "a judge"));
            },
            who,
            "three officials led, an interpreter , a judge ",
            0,
        ),
        (
            "the order that one gave",
            |d| the::meeting(d).attendees.reverse(),
            |d| the::meeting(d).attendees.push(attendee("prt-9", "a judge")),
            who,
            "an interpreter , a judge , two officials ",
            0,
        ),
        (
            "mediators and agenda",
            |d| the::meeting(d).mediators.push(ActorId::new("act-1")),
            |d| the::meeting(d).agenda.push(TopicId::new("top-1")),
            |d| {
                let it = the::meeting(d);
                format!("{:?} {:?}", it.mediators, it.agenda)
            },
            "[act-1] [top-1]",
            0,
        ),
        (
            "that it was announced yields to what came of it",
            |d| the::meeting(d).format = MeetingFormat::ByPhone,
            |d| the::meeting(d).round = Some(2),
            |d| {
                let it = the::meeting(d);
                format!("{:?} {:?}", it.format, it.round)
            },
            "ByPhone Some(2)",
            0,
        ),
    ]);
}

#[test]
fn claims_and_commitments() {
    check(&[
        (
            "words of a claim",
            |d| the::claim(d).quotes.push(quote("Doha")),
            |d| the::claim(d).quotes.push(quote("Saturday")),
            |d| the::claim(d).quotes.iter().map(|quote| quote.exact.as_str()).collect::<Vec<_>>().join(", "),
            "met, Doha, Saturday",
            0,
        ),
        (
            "each leaves the words that the other takes out",
            |d| the::claim(d).quotes = vec![quote("Doha")],
            |d| the::claim(d).quotes = vec![quote("Saturday")],
            |d| the::claim(d).quotes.iter().map(|quote| quote.exact.as_str()).collect::<Vec<_>>().join(", "),
            "Doha, Saturday",
            0,
        ),
        (
            "two remarks",
            |d| the::claim(d).note = "A".into(),
            |d| the::claim(d).note = "B".into(),
            |d| the::claim(d).note.clone(),
            "A\n\nB",
            1,
        ),
        (
            "steps",
            |d| {
                let (date, quote) = (Some(day("2021-11")), None);
                the::commitment(d).steps.push(CommitmentStep { status: CommitmentStatus::UnderWay, date, quote });
            },
            |d| {
                let (date, quote) = (Some(day("2021-12")), None);
                the::commitment(d).steps.push(CommitmentStep { status: CommitmentStatus::Kept, date, quote });
            },
            |d| format!("{:?}", the::commitment(d).status()),
            "Kept",
            0,
        ),
        (
            "who and to whom",
            |d| the::commitment(d).who.push(ActorId::new("act-1")),
            |d| the::commitment(d).to_whom.push(ActorId::new("act-1")),
            |d| {
                let it = the::commitment(d);
                format!("{:?} {:?}", it.who, it.to_whom)
            },
            "[act-1] [act-1]",
            0,
        ),
    ]);
}

#[test]
fn articles() {
    check(&[
        (
            "the further reading",
            |d| the::article(d).reading = ReadingState::Reading,
            |d| the::article(d).reading = ReadingState::Read,
            |d| format!("{:?}", the::article(d).reading),
            "Read",
            0,
        ),
        (
            "authors and notes",
            |d| the::article(d).authors.push("Gul".into()),
            |d| the::article(d).notes.push(note("prt-1", "Ask.")),
            |d| {
                let it = the::article(d);
                format!("{} {}", it.authors.join(""), it.notes[0].text)
            },
            "Gul Ask.",
            0,
        ),
        (
            "the custody log stands by time",
            |d| {
                let (at, action) = (chrono::DateTime::from_timestamp(200, 0).unwrap(), "later".to_owned());
                the::article(d).provenance.custody.push(Custody { at, action });
            },
            |d| {
                let (at, action) = (chrono::DateTime::from_timestamp(100, 0).unwrap(), "earlier".to_owned());
                the::article(d).provenance.custody.push(Custody { at, action });
            },
            |d| the::article(d).provenance.custody.iter().map(|it| it.action.as_str()).collect::<Vec<_>>().join(", "),
            "earlier, later",
            0,
        ),
    ]);
}

#[test]
fn records_come_and_go() {
    let has = |d: &mut Dossier| format!("{} {}", d.outlets.len(), d.findings.len());
    check(&[
        ("removed by one, as it was with the other", |d| d.findings.clear(), nothing, has, "1 0", 0),
        (
            "removed by one, changed by the other",
            |d| d.findings.clear(),
            |d| the::finding(d).reason = "Because.".into(),
            has,
            "1 1",
            0,
        ),
        (
            "removed by one, spoken of by the other",
            |d| d.outlets.clear(),
            |d| the::article(d).outlet = Some(OutletId::new("out-1")),
            has,
            "1 1",
            0,
        ),
    ]);
    let merged = merged(|d| d.outlets.clear(), |d| the::article(d).outlet = Some(OutletId::new("out-1")));
    let kept: Vec<&str> = merged.done.iter().filter(|it| it.wants_a_look()).map(|it| it.sentence.as_str()).collect();
    assert_eq!(kept, ["The outlet “VOA” was removed here, and the article “An article” speaks of it: it stays."]);
    assert!(!merged.is_clean());
}

#[test]
fn circles_are_broken_and_told() {
    let mut base = desk();
    let second = TopicId::new("top-2");
    base.put(Record::Topic(second.clone(), Topic { name: "Food".to_owned(), parent: None }.into()));
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    the::topic(&mut ours).parent = Some(second.clone());
    theirs.put(Record::Topic(
        second.clone(),
        Topic { name: "Food".to_owned(), parent: Some(TopicId::new("top-1")) }.into(),
    ));
    let mut merged = merge(Some(&base), &ours, &theirs);
    assert_eq!(the::topic(&mut merged.dossier).parent, Some(second.clone()));
    assert_eq!(merged.dossier.topics[&second].parent, None);
    assert_eq!(merged.conflicts.len(), 1);
}
