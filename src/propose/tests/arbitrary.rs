//! Readings at random, with places that lead nowhere: nothing panics, what is accepted is sound, and nothing comes back.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;

use super::desk::{Desk, assert_sound};
use crate::edit::{History, Minter, apply};
use crate::model::{
    ActorKind, AttendanceState, Dossier, EdtfDate, MeetingFormat, MeetingStatus, Place, Severity, Stance,
    arbitrary::dossier, validate,
};
use crate::propose::{Proposal, Read, Readings, plan, proposals};
use crate::reading::{
    ActorFound, CommitmentFound, Ground, Known, MeetingFound, Mention, MentionForm, ParticipantFound, PositionFound,
    QuoteFound, Reading, RoleFound, Speech, Voice,
};

const NAMES: [&str; 12] = [
    "Thomas West",
    "Tom West",
    "West",
    "Amir Khan Muttaqi",
    "امیر خان متقی",
    "US",
    "United States",
    "Taliban",
    "",
    "— —",
    "State Department",
    "Khan",
];
const TEXT: &str = "Thomas West met Amir Khan Muttaqi of the Taliban in Doha on Saturday. “We agreed to go on with what we had begun”, \
                    said West. گفت‌وگوهای دوحه. The Taliban promised to let all leave safely and to keep the roads open.";

fn range() -> impl Strategy<Value = Range<usize>> {
    prop_oneof![
        9 => (0_usize..190, 1_usize..60).prop_map(|(start, length)| start..start + length),
        1 => (0_usize..400, 0_usize..400).prop_map(|(start, end)| start..end),
    ]
}

fn ground() -> impl Strategy<Value = Ground> {
    (20_u8..=100).prop_map(|percent| Ground { rule: "at random", percent })
}

fn date() -> impl Strategy<Value = EdtfDate> {
    select(vec!["2021-10-09", "2021-10-09/2021-10-10", "2021-10", "2021~", "2021-10-09/.."])
        .prop_map(|it| it.parse().unwrap())
}

fn voice() -> impl Strategy<Value = Voice> {
    prop_oneof![
        (0_usize..6).prop_map(Voice::Actor),
        Just(Voice::Unnamed("an official".to_owned())),
        Just(Voice::Unnamed(String::new())),
        Just(Voice::Unknown)
    ]
}

fn some<T: Strategy>(of: T) -> impl Strategy<Value = Vec<T::Value>> {
    prop::collection::vec(of, 0..4)
}

fn actor() -> impl Strategy<Value = ActorFound> {
    let name = || select(NAMES.to_vec()).prop_map(str::to_owned);
    let form = select(vec![MentionForm::Name, MentionForm::Short, MentionForm::Description, MentionForm::Pronoun]);
    let mention = (range(), name(), form).prop_map(|(range, text, form)| Mention { range, text, form });
    let title = select(vec!["envoy", "special envoy", "Foreign Minister", ""]).prop_map(str::to_owned);
    let role = (title, name(), prop::option::of(0_usize..6), any::<bool>(), range(), ground()).prop_map(
        |(title, organisation, organisation_actor, former, range, ground)| RoleFound {
            printed: title.clone(),
            title,
            organisation,
            organisation_actor,
            former,
            range,
            ground,
        },
    );
    (name(), select(ActorKind::ALL.to_vec()), some(name()), some(role), some(mention), ground()).prop_map(
        |(name, kind, aliases, roles, mentions, ground)| ActorFound {
            name,
            kind,
            aliases,
            roles,
            mentions,
            known: None,
            ground,
        },
    )
}

fn meeting() -> impl Strategy<Value = MeetingFound> {
    let state = select(AttendanceState::ALL.to_vec());
    let capacity = select(vec!["", "leads", "hosts", "mediates", "spoke"]);
    let participant =
        (prop::option::of(0_usize..6), prop::option::of(0_usize..3), any::<bool>(), capacity, state, range()).prop_map(
            |(actor, side, is_side, capacity, state, range)| ParticipantFound {
                actor,
                described: if actor.is_some() { String::new() } else { "officials".to_owned() },
                side,
                is_side,
                capacity,
                state,
                range,
            },
        );
    let place = select(vec![("Doha", "Qatar"), ("", "Qatar"), ("Oslo", "Norway"), ("", "")])
        .prop_map(|(city, country)| Place { city: city.to_owned(), country: country.to_owned(), ..Place::default() });
    let agenda = (select(vec!["aid", "Aid", "recognition", " "]).prop_map(str::to_owned), range());
    let days = (0_u32..60, 0_u32..40).prop_map(|(start, length)| {
        let first = NaiveDate::from_ymd_opt(2021, 10, 1).unwrap() + chrono::Days::new(start.into());
        (first, first + chrono::Days::new(length.into()))
    });
    let when = (prop::option::of((date(), range())), prop::option::of(days));
    let how = (
        prop::option::of((place, range())),
        (select(MeetingStatus::ALL.to_vec()), range()),
        prop::option::of((select(MeetingFormat::ALL.to_vec()), range())),
    );
    (when, how, some(participant), some(agenda), some(range()), ground()).prop_map(
        |((date, days), (place, status, format), participants, agenda, evidence, ground)| MeetingFound {
            date,
            days,
            place,
            status,
            format,
            participants,
            agenda,
            evidence,
            known: None,
            ground,
        },
    )
}

fn reading() -> impl Strategy<Value = Reading> {
    let speech = select(vec![Speech::Direct, Speech::Mixed, Speech::Indirect]);
    let quote = (range(), speech, voice(), ground()).prop_map(|(range, speech, voice, ground)| QuoteFound {
        parts: vec![range.clone()],
        range,
        text: String::new(),
        speech,
        voice,
        speaker: None,
        cue: None,
        ground,
    });
    let what = select(vec!["to let all leave safely", "let everybody leave safely", "to keep the roads open", ""]);
    let promise = (some(0_usize..6), some(0_usize..6), what, prop::option::of(date()), voice(), range(), ground())
        .prop_map(|(who, to_whom, what, deadline, voice, range, ground)| CommitmentFound {
            who,
            to_whom,
            what: what.to_owned(),
            deadline,
            condition: String::new(),
            voice,
            meeting: Some(0),
            range,
            ground,
        });
    let topic = select(vec!["aid", "recognition", "Aid ", ""]);
    let position = (0_usize..6, topic, select(Stance::ALL.to_vec()), range(), ground()).prop_map(
        |(who, topic, stance, range, ground)| PositionFound {
            who,
            topic: topic.to_owned(),
            summary: String::new(),
            stance,
            date: None,
            meeting: Some(1),
            range,
            ground,
        },
    );
    (prop::collection::vec(actor(), 0..6), some(meeting()), some(quote), some(promise), some(position)).prop_map(
        |(actors, meetings, quotes, commitments, positions)| Reading {
            actors,
            quotes,
            meetings,
            commitments,
            positions,
            ..Reading::default()
        },
    )
}

fn pages() -> impl Strategy<Value = Vec<Reading>> {
    prop::collection::vec(reading(), 1..4)
}

fn with_pages(mut dossier: Dossier, pages: Vec<Reading>) -> (Dossier, Readings) {
    let mut readings = Readings::default();
    for (at, reading) in pages.into_iter().enumerate() {
        let page = super::desk::page(&format!("page-{at}"), "2021-10-12", TEXT);
        readings.put(page.id.clone(), Read::of(&page.article, &Known::default(), reading));
        dossier.articles.insert(page.id, Arc::new(page.article));
    }
    (dossier, readings)
}

proptest! {
    #[test]
    fn accepting_everything_is_sound_and_ends(pages in pages()) {
        let (dossier, readings) = with_pages(Dossier::default(), pages);
        let mut desk = Desk { history: History::new(dossier), readings, minter: Minter::with_seed(1) };
        desk.accept_all();
    }

    #[test]
    fn accepting_everything_adds_no_error_to_any_dossier(dossier in dossier(), pages in pages()) {
        let (mut dossier, readings) = with_pages(dossier, pages);
        // Its own articles have no reading, and its own errors are not ours.
        let errors = |dossier: &Dossier| validate(dossier).into_iter().filter(|it| it.severity == Severity::Error).count();
        let mut minter = Minter::with_seed(2);
        for _ in 0..4 {
            let before = errors(&dossier);
            let open = proposals(&dossier, &readings);
            let all: Vec<&Proposal> = open.iter().collect();
            let made = plan(&dossier, &all, &mut minter).unwrap();
            dossier = apply(&dossier, &made.edit).unwrap();
            prop_assert!(errors(&dossier) <= before, "{:?}", validate(&dossier));
        }
    }

    #[test]
    fn one_by_one_is_sound_too(pages in pages(), seed in any::<u64>()) {
        let (mut dossier, readings) = with_pages(Dossier::default(), pages);
        let (mut random, mut minter) = (fastrand::Rng::with_seed(seed), Minter::with_seed(seed));
        for _ in 0..12 {
            let open = proposals(&dossier, &readings);
            let Some(one) = random.choice(&open) else { break };
            let before = open.len();
            let made = if random.bool() {
                plan(&dossier, &[one], &mut minter).unwrap().edit
            } else {
                crate::propose::refuse(&dossier, &[one])
            };
            dossier = apply(&dossier, &made).unwrap();
            assert_sound(&dossier);
            let after = proposals(&dossier, &readings);
            prop_assert!(after.iter().all(|it| it.keys != one.keys || it.kind() != one.kind()), "{} came back of {before}", one.title);
        }
    }

    #[test]
    fn rejecting_everything_ends(pages in pages()) {
        let (mut dossier, readings) = with_pages(Dossier::default(), pages);
        for _ in 0..6 {
            let open = proposals(&dossier, &readings);
            let all: Vec<&Proposal> = open.iter().collect();
            dossier = apply(&dossier, &crate::propose::refuse(&dossier, &all)).unwrap();
        }
        let left = proposals(&dossier, &readings);
        prop_assert!(left.is_empty(), "left: {}", super::desk::listed(&left));
    }
}
