//! Accepting makes the records that an analyst would have made by hand; rejecting makes a proposal stay away.

use super::desk::{desk, listed, page};
use super::{ahed, geo, reuters, talks};
use crate::edit::{EditError, Minter};
use crate::model::{
    ActorField, ActorId, ActorKind, CommitmentField, MeetingField, MeetingFormat, MeetingStatus, NameKind, Speaker,
    Subject, Value,
};
use crate::propose::{Content, Proposal, ProposalKind, plan, refuse, retitled, same_as, take_back_refusal};

#[test]
fn an_actor_comes_with_its_names_roles_and_claims() {
    let mut desk = talks();
    let west = desk.titled("Thomas West");
    let lines = desk.accept(&[west]);
    assert_eq!(
        lines,
        [
            "Adds the actor Thomas West, person",
            "and the name Tom West",
            "with the role Special representative for Afghanistan",
            "3 claims with their words from 2 articles",
        ]
    );
    let dossier = desk.dossier();
    let (id, actor) = dossier.actors.iter().next().unwrap();
    assert_eq!((dossier.actors.len(), actor.name()), (1, "Thomas West"));
    let mut said: Vec<(String, String, String)> = (dossier.claims.values())
        .map(|claim| {
            let Value::Text(value) = &claim.value else { panic!("no text") };
            let field = match &claim.subject {
                Subject::Actor(of, ActorField::Name(_)) if of == id => "name",
                Subject::Actor(of, ActorField::Role(_)) if of == id => "role",
                other => panic!("{other:?}"),
            };
            (field.to_owned(), value.clone(), claim.quotes[0].exact.clone())
        })
        .collect();
    said.sort();
    assert_eq!(said[0], ("name".to_owned(), "Thomas West".to_owned(), "Thomas West".to_owned()));
    assert_eq!(said[1], ("name".to_owned(), "Tom West".to_owned(), "Tom West".to_owned()));
    assert_eq!(said[2].2, "Tom West, the special representative for Afghanistan");
}

#[test]
fn a_meeting_comes_with_sides_attendees_topics_and_a_claim_for_what_each_article_tells() {
    let mut desk = talks();
    let meeting = desk.titled("United States and Taliban in Doha");
    let lines = desk.accept(&[meeting]);
    assert!(
        lines[0].starts_with("Adds the meeting United States and Taliban in Doha, 30 November 2021, Doha, Qatar, held")
    );
    let dossier = desk.dossier();
    let (id, meeting) = dossier.meetings.iter().next().unwrap();
    assert_eq!((meeting.sides.len(), meeting.attendees.len(), meeting.agenda.len()), (2, 2, 1));
    assert_eq!(dossier.about.parties.len(), 2, "the sides get their colours");
    let on = |field: MeetingField| {
        let subject = Subject::Meeting(id.clone(), field);
        dossier.claims.values().filter(|claim| claim.subject == subject).count()
    };
    assert_eq!((on(MeetingField::Date), on(MeetingField::Place), on(MeetingField::Status)), (2, 3, 3));
    assert_eq!(on(MeetingField::Side(meeting.sides[0].id.clone())), 3);
    assert_eq!(on(MeetingField::Attendee(meeting.attendees[0].id.clone())), 2);
    assert_eq!(on(MeetingField::Agenda(meeting.agenda[0].clone())), 1);
    assert_eq!(desk.of_kind(ProposalKind::Meeting), []);
    assert_eq!(desk.of_kind(ProposalKind::MeetingFact), [], "what was accepted is not offered as facts");
}

#[test]
fn a_promise_comes_with_what_each_article_tells_and_who_says_so() {
    let mut desk = talks();
    let promise = desk.titled("Let foreigners leave safely");
    desk.accept(&[promise]);
    let dossier = desk.dossier();
    let (id, made) = dossier.commitments.iter().next().unwrap();
    assert_eq!((made.who.len(), made.to_whom.len(), made.steps.len()), (1, 1, 1));
    assert!(made.steps[0].quote.is_some());
    let subject = Subject::Commitment(id.clone(), CommitmentField::What);
    let mut speakers: Vec<&Speaker> =
        dossier.claims.values().filter(|claim| claim.subject == subject).map(|claim| &claim.speaker).collect();
    speakers.sort_by_key(|speaker| matches!(speaker, Speaker::Anonymous(_)));
    assert_eq!(speakers, [&Speaker::Outlet, &Speaker::Anonymous("a delegate".to_owned())]);
    assert_eq!(desk.of_kind(ProposalKind::Commitment), []);
}

#[test]
fn positions_and_quotations_keep_their_words() {
    let mut desk = desk(vec![geo()]);
    let position = desk.titled("wants women at work");
    assert_eq!(position.detail, "United States, Women at work, 30 November 2021");
    desk.accept(&[position]);
    let said = desk.of_kind(ProposalKind::Said);
    assert_eq!(said.len(), 1);
    desk.accept(&said);
    let dossier = desk.dossier();
    let made = dossier.positions.values().next().unwrap();
    assert_eq!(dossier.actor_name(&made.actor), "United States");
    assert_eq!(made.quote.as_ref().unwrap().exact, "The United States wants women at work");
    let west = dossier.actors.values().find(|actor| actor.name() == "Thomas West").unwrap();
    assert!(west.notes[0].quote.as_ref().unwrap().exact.starts_with("“We will keep"));
    assert_eq!(west.notes[0].text, "Quoted in Outlet not named, 30 November 2021");
    let left = desk.open();
    assert!(
        left.iter().all(|it| !matches!(it.kind(), ProposalKind::Position | ProposalKind::Said)),
        "{}",
        listed(&left)
    );
}

#[test]
fn everything_at_once_is_one_step_in_which_each_is_added_once() {
    let mut desk = talks();
    let open = desk.open();
    let all: Vec<&Proposal> = open.iter().collect();
    let made = plan(desk.dossier(), &all, &mut Minter::with_seed(1)).unwrap();
    assert_eq!(made.edit.label, format!("accept {} proposals", open.len()));
    desk.apply(made.edit);
    let names: Vec<&str> = desk.dossier().actors.values().map(|actor| actor.name()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    assert_eq!((desk.dossier().topics.len(), desk.dossier().meetings.len()), (1, 1));
    assert_eq!(listed(&desk.open()), "");
}

#[test]
fn one_after_another_ends_too_in_any_order() {
    for seed in 0..12 {
        let mut desk = talks();
        let mut random = fastrand::Rng::with_seed(seed);
        let mut steps = 0;
        while let Some(one) = random.choice(desk.open()) {
            desk.accept(&[one]);
            steps += 1;
            assert!(steps < 60, "it goes on: {}", listed(&desk.open()));
        }
        assert_eq!((desk.dossier().actors.len(), desk.dossier().meetings.len()), (4, 1), "with seed {seed}");
        assert_eq!(desk.dossier().commitments.len(), 1);
    }
}

#[test]
fn what_is_rejected_stays_away_and_comes_back_when_that_is_taken_back() {
    let mut desk = talks();
    for proposal in desk.open() {
        let before = desk.open();
        let edit = refuse(desk.dossier(), &[&proposal]);
        assert_eq!(edit.label, format!("reject {}", proposal.title));
        desk.apply(edit);
        assert!(desk.open().iter().all(|it| it.keys != proposal.keys), "{} is back", proposal.title);
        let edit = take_back_refusal(desk.dossier(), &proposal.keys);
        desk.apply(edit);
        assert_eq!(desk.open(), before);
    }
}

#[test]
fn rejecting_all_leaves_nothing() {
    let mut desk = talks();
    for _ in 0..6 {
        let open = desk.open();
        let all: Vec<&Proposal> = open.iter().collect();
        let edit = refuse(desk.dossier(), &all);
        desk.apply(edit);
    }
    assert_eq!(listed(&desk.open()), "");
    let again = refuse(desk.dossier(), &[]);
    desk.history.apply(again).unwrap();
    assert!(desk.dossier().actors.is_empty());
}

#[test]
fn a_rejected_actor_is_not_added_by_a_meeting() {
    let mut desk = talks();
    let muttaqi = desk.titled("Amir Khan Muttaqi");
    let edit = refuse(desk.dossier(), &[&muttaqi]);
    desk.apply(edit);
    desk.accept_all();
    assert!(desk.dossier().actors.values().all(|actor| actor.name() != "Amir Khan Muttaqi"));
}

#[test]
fn a_new_actor_can_be_said_to_be_a_known_one() {
    let mut first = page("first", "2021-10-01", "Envoy Zalmay Doe spoke. Zalmay Doe left.");
    first.person("Zalmay Doe", &["Zalmay Doe"]);
    let mut second = page("second", "2021-10-02", "The presidential adviser Z. Dough spoke. Z. Dough left.");
    let dough = second.person("Z. Dough", &["Z. Dough"]);
    second.role(dough, "The presidential adviser Z. Dough", "presidential adviser", ("", None));
    let mut desk = desk(vec![first, second]);
    let one = desk.titled("Zalmay Doe");
    desk.accept(&[one]);
    let id = desk.dossier().actors.keys().next().unwrap().clone();
    let other = retitled(desk.dossier(), same_as(&desk.titled("Z. Dough"), &id));
    assert_eq!(other.detail, "the same as Zalmay Doe, Presidential adviser");
    desk.accept(&[other]);
    let actor = &desk.dossier().actors[&id];
    assert_eq!((desk.dossier().actors.len(), actor.names.len(), actor.roles.len()), (1, 2, 1));
    assert_eq!(listed(&desk.open()), "");
}

#[test]
fn a_corrected_proposal_is_accepted_as_corrected_and_does_not_return() {
    let mut desk = talks();
    let mut west = desk.titled("Thomas West");
    let keys = west.keys.clone();
    if let Content::Actor(new) = &mut west.content {
        new.name = "Thomas Stuart West".to_owned();
        new.roles.clear();
    }
    let west = retitled(desk.dossier(), west);
    assert_eq!((west.title.as_str(), west.detail.as_str()), ("Thomas Stuart West", "Person"));
    assert_eq!(west.keys, keys);
    let meeting = desk.titled("United States and Taliban in Doha");
    desk.accept(&[west, meeting]);
    let names: Vec<&str> = desk.dossier().actors.values().map(|actor| actor.name()).collect();
    assert!(names.contains(&"Thomas Stuart West") && !names.contains(&"Thomas West"), "{names:?}");
    assert!(desk.of_kind(ProposalKind::Actor).iter().all(|it| !it.title.contains("West")));
}

#[test]
fn a_later_article_offers_facts_roles_names_and_people() {
    let mut desk = desk(vec![geo()]);
    desk.accept_all();
    for later in [reuters(), ahed()] {
        let read = crate::propose::Read::of(&later.article, &crate::reading::Known::default(), later.reading);
        desk.readings.put(later.id.clone(), read);
        let record = crate::model::Record::Article(later.id, later.article.into());
        desk.apply(crate::edit::Edit::put("import", [record]));
    }
    let open = desk.open();
    let line = |it: &Proposal| format!("{}: {} ({})", it.kind().in_words(), it.title, it.detail);
    let mut lines: Vec<String> = open.iter().map(line).collect();
    lines.sort();
    assert_eq!(
        lines,
        [
            "Commitment: the Taliban had pledged to let all foreigners leave safely (tells of “Let foreigners leave safely”)",
            "Fact: 29 November – 5 December 2021 (agrees with the record: 30 November 2021)",
            "Fact: Announced (goes with the record: held)",
            "Fact: Doha, Qatar (agrees with the record)",
            "Fact: Held (agrees with the record)",
            "Fact: Qatar (agrees with the record: Doha, Qatar)",
            "Fact: Thomas West, expected (goes with the record: attended)",
            "Name: Amir Khan Mutaqi (transliteration of Amir Khan Muttaqi)",
            "Name: Tom West (alias of Thomas West)",
            "Role: Special representative for Afghanistan (Thomas West)",
        ]
    );
    desk.accept_all();
    assert_eq!(desk.dossier().meetings.len(), 1);
    assert_eq!(desk.dossier().commitments.len(), 1);
}

#[test]
fn a_fact_that_differs_says_so_and_an_empty_field_takes_the_value() {
    let mut first = page("first", "2021-10-10", "The United States and the Taliban met in Doha.");
    let mut second =
        page("second", "2021-10-11", "On 9 October the Taliban met the United States by video in Oslo. Ann Lee came.");
    for page in [&mut first, &mut second] {
        page.actor(ActorKind::State, "United States", &[]);
        page.actor(ActorKind::Group, "Taliban", &[]);
    }
    let sides =
        |first: &'static str, second: &'static str| [(Some(0), Some(0), true, first), (Some(1), Some(1), true, second)];
    let place = Some(("Doha", "Qatar", "Doha"));
    first.meeting((MeetingStatus::Held, "met"), None, place, &sides("The United States", "the Taliban"));
    let mut desk = desk(vec![first]);
    desk.accept_all();
    let id = desk.dossier().meetings.keys().next().unwrap().clone();
    let ann = second.person("Ann Lee", &[]);
    let at = second.meeting(
        (MeetingStatus::Held, "met"),
        Some(("2021-10-09", "9 October")),
        Some(("Oslo", "Norway", "Oslo")),
        &[sides("the United States", "the Taliban").as_slice(), &[(Some(ann), Some(0), false, "Ann Lee")]].concat(),
    );
    second.reading.meetings[at].format = Some((MeetingFormat::Virtual, second.at("by video")));
    second.reading.meetings[at].known = Some(id.clone());
    let read = crate::propose::Read::of(&second.article, &crate::reading::Known::default(), second.reading);
    desk.readings.put(second.id.clone(), read);
    let record = crate::model::Record::Article(second.id, second.article.into());
    desk.apply(crate::edit::Edit::put("import", [record]));
    for (title, detail) in [
        ("Oslo, Norway", "differs from the record: Doha, Qatar"),
        ("9 October 2021", "the record has none yet"),
        ("Virtual", "the record has none yet"),
    ] {
        assert_eq!(desk.titled(title).detail, detail);
    }
    let ann = desk.of_kind(ProposalKind::Attendee).remove(0);
    assert_eq!((ann.title.as_str(), ann.detail.as_str()), ("Ann Lee", "attended, for United States"));
    desk.accept_all();
    let meeting = &desk.dossier().meetings[&id];
    assert_eq!(meeting.date.as_ref().unwrap().edtf.as_str(), "2021-10-09");
    assert_eq!((meeting.place.city.as_str(), meeting.format), ("Doha", MeetingFormat::Virtual), "what is held stays");
    assert_eq!(meeting.attendees.len(), 1);
}

#[test]
fn a_record_that_is_gone_is_an_error() {
    let desk = talks();
    let mut gone = desk.titled("Thomas West");
    gone.content = Content::Name(ActorId::new("act-gone"), "Tom West".to_owned(), NameKind::Alias);
    let refused = plan(desk.dossier(), &[&gone], &mut Minter::with_seed(1));
    assert_eq!(refused.unwrap_err(), EditError::Missing("actor", "act-gone".to_owned()));
}
