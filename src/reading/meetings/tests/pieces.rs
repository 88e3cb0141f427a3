//! Topics, members of delegations, likeness, meetings of the dossier, and whatever text there is.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::model::{ActorId, EdtfDate, MeetingId, MeetingStatus, Place};
use crate::reading::known::KnownMeeting;

#[test]
fn topics() {
    for (text, expect) in [
        (
            "Lavrov met Fidan in Ankara on Monday and discussed Syria, grain exports and the Black Sea.",
            &["Syria", "grain exports", "Black Sea"][..],
        ),
        ("Blinken and Lavrov exchanged views on strategic stability in Geneva on Monday.", &["strategic stability"]),
        (
            "Iran and the European Union held talks on nuclear inspections in Vienna on Monday.",
            &["nuclear inspections"],
        ),
        (
            "Biden and Xi will meet in Bali to discuss political, economic and climate issues.",
            &["political issues", "economic issues", "climate issues"],
        ),
        (
            "Monday's meeting between Modi and Macron in Paris focused on submarines, nuclear energy, and space.",
            &["submarines", "nuclear energy", "space"],
        ),
        ("Putin met Xi in Beijing on Monday on the sidelines of a forum.", &[]),
        ("Putin met Xi in Beijing on Monday and discussed how to go on.", &[]),
    ] {
        let (found, _) = read(text, day("2024-05-15"));
        let topics: Vec<&str> =
            found.iter().flat_map(|meeting| &meeting.agenda).map(|(topic, _)| topic.as_str()).collect();
        assert_eq!(topics, expect, "{text}");
    }
}

/// Name, capacity and presence of all participants of the first meeting.
fn present(text: &str) -> Vec<String> {
    let (found, actors) = read(text, day("2024-05-15"));
    let of = |one: &ParticipantFound| {
        let name = one.actor.map_or(one.described.as_str(), |at| name_of(&actors, at));
        format!("{:?} {name} {} {}", one.side, one.capacity, one.state.in_words())
    };
    found.first().map(|meeting| meeting.participants.iter().map(of).collect()).unwrap_or_default()
}

#[test]
fn members_and_those_who_stay_away() {
    let text = "A US delegation will meet senior Taliban representatives in Doha on Saturday and Sunday. Zalmay Khalilzad \
         will not be part of the delegation. The US team will include Deputy Special Representative Tom West as well as \
         top humanitarian officer Sarah Charles. Cabinet officials would participate from the Taliban side.";
    assert_eq!(
        present(text),
        [
            "Some(0) United States  expected",
            "Some(0) Zalmay Khalilzad  absent",
            "Some(0) Thomas West  expected",
            "Some(0) Sarah Charles  expected",
            "Some(1) Taliban  expected",
            "Some(1) Cabinet officials  expected",
        ]
    );
    assert_eq!(
        present("Turkey and Greece held talks in Athens on Monday. Fidan led the Turkish delegation."),
        ["Some(0) Turkey  attended", "Some(0) Hakan Fidan leads attended", "Some(1) Greece  attended"]
    );
    assert_eq!(
        present("A delegation of US officials led by Thomas West met Taliban officials in Doha on Monday."),
        ["Some(0) United States  attended", "Some(0) Thomas West leads attended", "Some(1) Taliban  attended"]
    );
}

fn key(days: Option<(&str, &str)>, place: (&str, &str), status: MeetingStatus, parties: &[&[&str]]) -> MeetingKey {
    MeetingKey {
        days: days.map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap())),
        place: Place { city: place.0.into(), country: place.1.into(), ..Place::default() },
        status,
        parties: parties.iter().map(|side| side.iter().map(|key| (*key).to_owned()).collect::<BTreeSet<_>>()).collect(),
    }
}

#[test]
fn one_meeting_in_two_articles_or_two_meetings() {
    use MeetingStatus::{Announced, Held};
    let sides: &[&[&str]] = &[&["us"], &["taliban"]];
    let october = key(Some(("2021-10-09", "2021-10-10")), ("Doha", "Qatar"), Announced, sides);
    for (other, expect) in [
        // “over the weekend”, and only the country given
        (key(Some(("2021-10-09", "2021-10-10")), ("", "Qatar"), Held, &[&["taliban"], &["us", "west"]]), Some(true)),
        (key(Some(("2021-10-01", "2021-10-31")), ("Doha", "Qatar"), Held, sides), Some(true)),
        (key(None, ("Doha", "Qatar"), Held, sides), Some(true)),
        (key(Some(("2021-10-11", "2021-10-11")), ("Doha", "Qatar"), Held, sides), Some(true)),
        (key(Some(("2021-11-29", "2021-11-30")), ("Doha", "Qatar"), Held, sides), None),
        (key(Some(("2021-08-01", "2021-08-31")), ("Kabul", "Afghanistan"), Held, sides), None),
        (key(Some(("2021-10-01", "2021-10-31")), ("", "Pakistan"), Held, &[&["west", "us"], &["taliban"]]), None),
        (key(Some(("2021-10-09", "2021-10-09")), ("Doha", "Qatar"), Held, &[&["qatar"], &["iran"]]), None),
        // One side in common alone says little.
        (key(None, ("", ""), Held, &[&["us"], &["iran"]]), Some(false)),
    ] {
        let found = likeness(&october, &other);
        assert_eq!(found.map(|percent| percent >= 60), expect, "{other:?}: {found:?}");
        assert_eq!(found, likeness(&other, &october), "{other:?}");
    }
    let announced =
        key(Some(("2021-11-29", "2021-12-05")), ("Doha", "Qatar"), Announced, &[&["west", "us"], &["taliban"]]);
    let held =
        key(Some(("2021-11-30", "2021-11-30")), ("Doha", "Qatar"), Held, &[&["us", "west"], &["taliban", "muttaqi"]]);
    assert!(likeness(&announced, &held).is_some_and(|percent| percent >= 80));
}

#[test]
fn a_key_holds_people_and_the_bodies_behind_them() {
    let (found, actors) =
        read("US envoy Thomas West met Taliban officials in Doha on Monday. The US is content.", day("2024-05-15"));
    let key = MeetingKey::of(&found[0], &actors, |at| actors[at].name.clone());
    let side = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(key.parties, [side(&["Thomas West", "United States"]), side(&["Taliban"])]);
    assert_eq!(key.place.city, "Doha");
}

#[test]
fn a_meeting_of_the_dossier_is_known_again() {
    let ids: BTreeMap<&str, ActorId> = [("United States", "act-aaaaaaaa"), ("Taliban", "act-bbbbbbbb")]
        .into_iter()
        .map(|(name, id)| (name, ActorId::new(id)))
        .collect();
    let meeting = |id: &str, date: Option<&str>, city: &str| KnownMeeting {
        id: MeetingId::new(id),
        date: date.map(|date| date.parse::<EdtfDate>().unwrap()),
        days: date.and_then(|date| {
            let date: EdtfDate = date.parse().ok()?;
            Some((date.earliest()?, date.latest()?))
        }),
        place: Place { city: city.into(), ..Place::default() },
        actors: ids.values().cloned().collect(),
    };
    let mut known = Known::default();
    known.meetings.push(meeting("mtg-aaaaaaaa", Some("2024-05-13/2024-05-14"), "Doha"));
    known.meetings.push(meeting("mtg-bbbbbbbb", Some("2023-08"), "Kabul"));
    for (text, expect) in [
        ("US and Taliban officials met in Doha on Monday.", Some("mtg-aaaaaaaa")),
        ("US and Taliban officials met in Qatar on Tuesday.", Some("mtg-aaaaaaaa")),
        ("US and Taliban officials met in Kabul last August.", Some("mtg-bbbbbbbb")),
        ("US and Taliban officials met in Doha in March.", None),
        ("US and Taliban officials met in Islamabad on Monday.", None),
    ] {
        let laid = Text::new(text);
        let mut who = cast::who(&laid);
        for actor in &mut who.actors {
            actor.known = ids.get(actor.name.as_str()).cloned();
        }
        let published = day("2024-05-15");
        let found = meetings(&laid, &who, &dates(text, published), published, &known);
        let known: Vec<Option<&str>> = found.iter().map(|it| it.known.as_ref().map(MeetingId::as_str)).collect();
        assert_eq!(known, [expect], "{text}");
    }
}

#[test]
fn words_stand_where_the_ranges_say() {
    let text =
        "DOHA: “Bon,” said Price. Übermorgen. Lavrov will meet Fidan in Ankara on Friday to discuss Syria and grain.";
    let (found, _) = read(text, day("2024-05-15"));
    let slice = |range: &Range<usize>| crate::model::text::slice_chars(text, range.clone()).unwrap();
    let meeting = &found[0];
    assert_eq!(slice(&meeting.date.as_ref().unwrap().1), "Friday");
    assert!(slice(&meeting.place.as_ref().unwrap().1).contains("Ankara"));
    assert!(slice(&meeting.status.1).contains("will meet"));
    assert_eq!(meeting.agenda.iter().map(|(_, range)| slice(range)).collect::<Vec<_>>(), ["Syria", "grain"]);
    assert!(meeting.participants.iter().all(|one| slice(&one.range) == one.described));
    assert!(slice(&meeting.evidence[0]).starts_with("Lavrov") && slice(&meeting.evidence[0]).ends_with("grain."));
}

#[test]
fn without_a_date_of_publication_days_stay_open() {
    let (found, _) = read("Lavrov met Fidan in Ankara on Monday.", None);
    assert!(found.len() == 1 && found[0].date.is_none() && found[0].days.is_none());
    let (found, _) =
        read("Lavrov met Fidan in Ankara on Monday. Lavrov met Fidan on Tuesday. They spoke on Monday.", None);
    assert_eq!(found.len(), 2);
    let (found, _) = read("Lavrov met Fidan in Ankara on 9 October 2021.", None);
    assert_eq!(found[0].days, Some((day("2021-10-09").unwrap(), day("2021-10-09").unwrap())));
}

proptest::proptest! {
    #[test]
    fn no_words_are_too_odd(words in proptest::collection::vec(proptest::sample::select(&[
        "met", "talks", "with", "between", "and", ",", ".", "the", "two", "sides", "US", "Taliban", "Lavrov", "Fidan", "’s",
        "in", "Doha", "on", "Monday", "will", "not", "to", "discuss", "held", "a", "meeting", "summit", "of", "led", "by",
        "delegation", "officials", "including", "“", "”", "who", "which", "said", "hosted", "called", "off", "\n", "its",
        "-", "(", ")", "spoke", "phone", "where", "round", "G20", "that", "was", "part", "include", "their", "’",
    ][..]), 0..60)) {
        let text = words.join(" ");
        let characters = text.chars().count();
        let (found, actors) = read(&text, day("2024-05-15"));
        for meeting in found {
            for range in meeting.evidence.iter().chain(meeting.participants.iter().map(|one| &one.range)) {
                proptest::prop_assert!(range.start <= range.end && range.end <= characters, "{text}");
            }
            proptest::prop_assert!(!meeting.evidence.is_empty());
            proptest::prop_assert!(meeting.participants.iter().all(|one| one.actor.is_none_or(|at| at < actors.len())));
        }
    }
}
