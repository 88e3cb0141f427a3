//! What several articles tell becomes one proposal.

use super::desk::{desk, listed, page};
use super::talks;
use crate::model::{ActorKind, MeetingStatus, NameKind};
use crate::propose::{Content, ProposalKind};

#[test]
fn an_actor_of_several_articles_is_one_with_its_names_and_roles() {
    let desk = talks();
    let actors = desk.of_kind(ProposalKind::Actor);
    let titles: Vec<&str> = actors.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles.len(), 4, "{}", listed(&actors));
    let west = desk.titled("Thomas West");
    let Content::Actor(new) = &west.content else { panic!("no actor") };
    assert_eq!(new.aliases, [("Tom West".to_owned(), NameKind::Alias)], "the bare family name is no alias");
    // The fuller title holds the other.
    let titles: Vec<(&str, &str)> = new.roles.iter().map(|it| (it.title.as_str(), it.organisation.as_str())).collect();
    assert_eq!(titles, [("Special representative for Afghanistan", "")]);
    assert_eq!(west.evidence.len(), 2);
    assert_eq!(west.evidence[0].words, "Tom West, the special representative for Afghanistan", "the earliest first");
    let muttaqi = desk.titled("Amir Khan Muttaqi");
    let Content::Actor(new) = &muttaqi.content else { panic!("no actor") };
    assert_eq!(new.aliases, [("Amir Khan Mutaqi".to_owned(), NameKind::Transliteration)]);
}

#[test]
fn a_meeting_of_several_articles_is_one_with_what_each_tells() {
    let desk = talks();
    let meetings = desk.of_kind(ProposalKind::Meeting);
    assert_eq!(meetings.len(), 1, "{}", listed(&meetings));
    let Content::Meeting(meeting) = &meetings[0].content else { panic!("no meeting") };
    assert_eq!(meeting.title, "United States and Taliban in Doha");
    assert_eq!(meeting.date.as_ref().unwrap().as_str(), "2021-11-30", "a day says more than a week");
    assert_eq!(meeting.status, MeetingStatus::Held, "held after it was announced");
    assert_eq!((meeting.statuses.len(), meeting.places.len(), meeting.dates.len()), (3, 3, 2));
    let sides: Vec<usize> = meeting.attendees.iter().map(|it| it.side.unwrap()).collect();
    assert_eq!(sides, [0, 1]);
    assert_eq!(meeting.attendees[0].evidence.len(), 2);
}

#[test]
fn a_promise_of_two_articles_is_one() {
    let desk = talks();
    let promises = desk.of_kind(ProposalKind::Commitment);
    assert_eq!(promises.len(), 1, "{}", listed(&promises));
    assert_eq!(promises[0].title, "Let foreigners leave safely");
    assert_eq!(promises[0].detail, "Taliban to United States");
    assert_eq!(promises[0].evidence.len(), 2);
}

#[test]
fn meetings_come_first_and_then_the_actors_with_the_most_words() {
    let open = talks().open();
    let kinds: Vec<ProposalKind> = open.iter().map(crate::propose::Proposal::kind).collect();
    assert_eq!(kinds[0], ProposalKind::Meeting);
    assert_eq!(open[1].title, "Taliban", "{}", listed(&open));
    assert!(open.iter().all(|it| !it.keys.is_empty() && !it.evidence.is_empty() && !it.title.is_empty()));
    assert_eq!(open, talks().open(), "the same each time");
}

#[test]
fn who_is_only_named_once_and_doubtfully_is_left_out() {
    let mut one = page("one", "2021-10-01", "Jane Roe came. In Ruritania it rained. Mark Tree, Mark Tree.");
    let jane = one.person("Jane Roe", &[]);
    one.reading.actors[jane].ground.percent = 45;
    one.actor(ActorKind::State, "Ruritania", &[]);
    one.person("Mark Tree", &["Mark Tree"]);
    let actors = desk(vec![one]).of_kind(ProposalKind::Actor);
    assert_eq!(actors.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Mark Tree"]);
}

#[test]
fn two_of_one_family_name_are_two_and_the_bare_name_is_nobodys() {
    let mut one = page("one", "2021-10-01", "Imran Khan spoke. Imran Khan left.");
    one.person("Imran Khan", &["Imran Khan"]);
    let mut two = page("two", "2021-10-02", "Ismail Khan spoke. Ismail Khan left. Khan met Khan.");
    two.person("Ismail Khan", &["Ismail Khan"]);
    two.person("Khan", &["Khan"]);
    let desk = desk(vec![one, two]);
    let actors = desk.of_kind(ProposalKind::Actor);
    let titled = |title: &str| actors.iter().find(|it| it.title == title).map(|it| it.ground.percent);
    assert_eq!((titled("Imran Khan"), titled("Ismail Khan")), (Some(90), Some(90)), "{}", listed(&actors));
    assert!(titled("Khan").is_none_or(|percent| percent < 50));
}

#[test]
fn two_rounds_are_two_meetings_and_their_names_tell_them_apart() {
    let round = |id: &str, published: &str, date: &str| {
        let mut page = page(id, published, "The United States and the Taliban met in Doha on that day.");
        let states = page.actor(ActorKind::State, "United States", &[]);
        let taliban = page.actor(ActorKind::Group, "Taliban", &[]);
        page.meeting(
            (MeetingStatus::Held, "met"),
            Some((date, "that day")),
            Some(("Doha", "Qatar", "Doha")),
            &[(Some(states), Some(0), true, "The United States"), (Some(taliban), Some(1), true, "the Taliban")],
        );
        page
    };
    let desk =
        desk(vec![round("one", "2021-10-10", "2021-10-09/2021-10-10"), round("two", "2021-11-30", "2021-11-30")]);
    let meetings = desk.of_kind(ProposalKind::Meeting);
    let titles: Vec<&str> = meetings.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(
        titles,
        ["United States and Taliban in Doha, 9–10 October 2021", "United States and Taliban in Doha, 30 November 2021"]
    );
}
