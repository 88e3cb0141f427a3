use std::sync::Arc;

use super::*;
use crate::compare::tests::{put_actor, put_article, put_meeting, put_topic, quote};
use crate::model::ActorKind;

struct Said<'a> {
    who: &'a str,
    topic: &'a str,
    meeting: &'a str,
    date: &'a str,
    stance: Stance,
    summary: &'a str,
    shift: Option<Shift>,
}

const PLAIN: Said<'_> = Said {
    who: "act-south",
    topic: "top-road",
    meeting: "",
    date: "",
    stance: Stance::Said,
    summary: "open it",
    shift: None,
};

fn dossier(said: &[Said<'_>]) -> Dossier {
    let mut dossier = Dossier::default();
    for id in ["act-south", "act-envoy", "act-north"] {
        put_actor(&mut dossier, id, ActorKind::State);
    }
    dossier.about.parties = vec![ActorId::new("act-north"), ActorId::new("act-south")];
    let mut envoy = crate::model::Actor::clone(&dossier.actors[&ActorId::new("act-envoy")]);
    envoy.roles.push(crate::model::Role {
        id: crate::model::PartId::new("prt-1"),
        title: "Envoy".to_owned(),
        organisation: Some(ActorId::new("act-south")),
        period: crate::model::Period::default(),
    });
    dossier.actors.insert(ActorId::new("act-envoy"), Arc::new(envoy));
    for topic in ["top-road", "top-truce", "top-mail"] {
        put_topic(&mut dossier, topic, None);
    }
    for (id, date) in [("mtg-1", "2021-10-10"), ("mtg-2", "2021-11-30"), ("mtg-3", "2022-01-15")] {
        put_meeting(&mut dossier, id, date, &["act-north", "act-south"], &["top-road"]);
    }
    for (at, it) in said.iter().enumerate() {
        let position = Position {
            actor: ActorId::new(it.who),
            topic: TopicId::new(it.topic),
            meeting: Some(it.meeting).filter(|meeting| !meeting.is_empty()).map(MeetingId::new),
            date: it.date.parse().ok(),
            stance: it.stance,
            summary: it.summary.to_owned(),
            shift: it.shift,
            quote: None,
        };
        dossier.positions.insert(PositionId::new(format!("pos-{at}")), Arc::new(position));
    }
    dossier
}

/// Each entry of a topic: the moment's date, the stance, and the move.
fn told(found: &Positions, topic: &str) -> Vec<String> {
    let line = found.topics.iter().find(|line| line.topic.as_str() == topic).unwrap();
    line.entries
        .iter()
        .map(|entry| {
            let date = found.moments[entry.moment].date.as_ref().map_or("undated", EdtfDate::as_str);
            let moved = entry.moved.map_or("first", Move::in_words);
            let side = if entry.of_side { " (side)" } else { "" };
            format!("{date} {} {moved}{side}", entry.stance.in_words())
        })
        .collect()
}

#[test]
fn a_position_moves_from_the_one_before() {
    let (first, second) = (Said { meeting: "mtg-1", ..PLAIN }, Said { meeting: "mtg-2", ..PLAIN });
    for (now, expect) in [
        (Said { summary: "Open  it", ..second }, "2021-11-30 said held"),
        (Said { summary: "open it now", ..second }, "2021-11-30 said changed"),
        (Said { stance: Stance::Denied, ..second }, "2021-11-30 denied reversed"),
        (Said { summary: "open it now", shift: Some(Shift::Firmer), ..second }, "2021-11-30 said firmer"),
        (Said { summary: "open it some day", shift: Some(Shift::Softer), ..second }, "2021-11-30 said softer"),
        (Said { summary: "let it be open", shift: Some(Shift::Unchanged), ..second }, "2021-11-30 said held"),
        (Said { stance: Stance::Denied, shift: Some(Shift::Firmer), ..second }, "2021-11-30 denied reversed"),
        (Said { stance: Stance::Silent, summary: "", ..second }, "2021-11-30 silent dropped"),
    ] {
        let last = Said { meeting: "mtg-3", ..Said { who: now.who, ..PLAIN } };
        let found = positions(&dossier(&[Said { ..first }, now, last]), &ActorId::new("act-south"), false);
        let told = told(&found, "top-road");
        assert_eq!(told[..2], ["2021-10-10 said first".to_owned(), expect.to_owned()], "{told:?}");
    }
}

#[test]
fn silence_where_the_topic_was_on_the_table_drops_it_once() {
    let said = [Said { meeting: "mtg-1", ..PLAIN }, Said { meeting: "mtg-2", topic: "top-truce", ..PLAIN }];
    let found = positions(&dossier(&said), &ActorId::new("act-south"), false);
    assert_eq!(told(&found, "top-road"), ["2021-10-10 said first", "2021-11-30 silent dropped"]);
    // The truce was on no agenda; that nothing more is said of it drops nothing.
    assert_eq!(told(&found, "top-truce"), ["2021-11-30 said new"]);
    assert_eq!(found.moments.len(), 3, "the third meeting stands there with nothing said");
    let line = found.topics.iter().find(|line| line.topic.as_str() == "top-road").unwrap();
    assert_eq!((line.last_move(), line.at(2).count()), (Some(Move::Dropped), 0));

    // One who was not there drops nothing, nor does a meeting that was not held.
    let said = [Said { who: "act-envoy", meeting: "mtg-1", ..PLAIN }];
    assert_eq!(
        told(&positions(&dossier(&said), &ActorId::new("act-envoy"), false), "top-road"),
        ["2021-10-10 said first"]
    );
    let mut other = dossier(&[Said { meeting: "mtg-2", ..PLAIN }]);
    let mut meeting = Meeting::clone(&other.meetings[&MeetingId::new("mtg-3")]);
    meeting.status = MeetingStatus::Announced;
    other.meetings.insert(MeetingId::new("mtg-3"), Arc::new(meeting));
    assert_eq!(told(&positions(&other, &ActorId::new("act-south"), false), "top-road"), ["2021-11-30 said first"]);
}

#[test]
fn what_was_dropped_is_taken_up_from_where_it_was() {
    let said = [Said { meeting: "mtg-1", ..PLAIN }, Said { meeting: "mtg-3", ..PLAIN }];
    let found = positions(&dossier(&said), &ActorId::new("act-south"), false);
    assert_eq!(
        told(&found, "top-road"),
        ["2021-10-10 said first", "2021-11-30 silent dropped", "2022-01-15 said held"]
    );
}

#[test]
fn the_side_moves_by_itself_and_is_marked() {
    let said = [
        Said { who: "act-envoy", meeting: "mtg-1", topic: "top-mail", ..PLAIN },
        Said { date: "2021-11-24", topic: "top-mail", summary: "stop it", ..PLAIN },
        Said { who: "act-envoy", date: "2021-12-01", topic: "top-mail", ..PLAIN },
        Said { who: "act-north", date: "2021-12-01", topic: "top-mail", ..PLAIN },
    ];
    let dossier = dossier(&said);
    let found = positions(&dossier, &ActorId::new("act-envoy"), true);
    assert_eq!(
        told(&found, "top-mail"),
        ["2021-10-10 said first", "2021-11-24 said first (side)", "2021-12-01 said held"]
    );
    assert_eq!(told(&positions(&dossier, &ActorId::new("act-envoy"), false), "top-mail").len(), 2);
}

#[test]
fn a_date_is_the_positions_else_the_meetings_else_the_articles() {
    let mut dossier = dossier(&[
        Said { meeting: "mtg-2", date: "2021-10-01", summary: "a", ..PLAIN },
        Said { meeting: "mtg-2", summary: "b", ..PLAIN },
        Said { summary: "c", ..PLAIN },
        Said { topic: "top-mail", summary: "d", ..PLAIN },
    ]);
    put_article(&mut dossier, "art-1", "out-1", "2021-12-24", "Open it, they said.");
    let id = PositionId::new("pos-2");
    let words = quote(&dossier, "art-1", "Open it");
    let position = Position { quote: Some(words), ..Position::clone(&dossier.positions[&id]) };
    dossier.positions.insert(id, Arc::new(position));
    let found = positions(&dossier, &ActorId::new("act-south"), false);
    let line = found.topics.iter().find(|line| line.topic.as_str() == "top-road").unwrap();
    let dates: Vec<_> = line.entries.iter().map(|it| it.date.as_ref().map_or("", EdtfDate::as_str)).collect();
    assert_eq!(dates, ["2021-10-01", "2021-11-30", "2021-12-24", "2022-01-15"]);
    let at: Vec<_> = found.moments.iter().map(|it| it.date.as_ref().map_or("", EdtfDate::as_str)).collect();
    assert_eq!(at, ["2021-10-10", "2021-11-30", "2021-12-24", "2022-01-15", ""], "the undated stands last");
}
