use std::sync::Arc;

use super::*;
use crate::compare::tests::{put_actor, put_article, put_claim, put_meeting, put_topic, quote};
use crate::model::{ActorKind, Outlet, OutletId, OutletKind};

const NORTH: &str = "We spoke of the road and want it open. Mines were on the table.";
const SOUTH: &str = "The south wants its dead back. The north asked for the road and refused a truce.";
const WIRE: &str = "The north wants mines cleared. The south wants a truce, officials said.";

fn position(dossier: &mut Dossier, id: &str, who: &str, topic: &str, stance: Stance, words: Option<(&str, &str)>) {
    let quote = words.map(|(article, words)| quote(dossier, article, words));
    let position = Position {
        actor: ActorId::new(who),
        topic: TopicId::new(topic),
        meeting: Some(MeetingId::new("mtg-lake")),
        date: None,
        stance,
        summary: String::new(),
        shift: None,
        quote,
    };
    dossier.positions.insert(PositionId::new(id), Arc::new(position));
}

/// Two sides, each with a readout of its own, and a wire.
fn dossier() -> Dossier {
    let mut dossier = Dossier::default();
    for (id, kind) in [
        ("act-north", ActorKind::State),
        ("act-south", ActorKind::State),
        ("act-ministry", ActorKind::Ministry),
        ("act-qatar", ActorKind::State),
    ] {
        put_actor(&mut dossier, id, kind);
    }
    dossier.about.parties = vec![ActorId::new("act-north"), ActorId::new("act-south")];
    for (topic, parent) in [
        ("top-road", None),
        ("top-mines", Some("top-road")),
        ("top-truce", None),
        ("top-dead", None),
        ("top-mail", None),
    ] {
        put_topic(&mut dossier, topic, parent);
    }
    put_article(&mut dossier, "art-north", "out-north", "2021-10-10", NORTH);
    put_article(&mut dossier, "art-south", "out-south", "2021-10-10", SOUTH);
    put_article(&mut dossier, "art-wire", "out-wire", "2021-10-10", WIRE);
    let north = Outlet { actor: Some(ActorId::new("act-north")), ..Outlet::default() };
    dossier.outlets.insert(OutletId::new("out-north"), Arc::new(north));
    // Of the south's state, told by its country alone.
    let south = Outlet { kind: OutletKind::StateMedia, country: "Act-South".to_owned(), ..Outlet::default() };
    dossier.outlets.insert(OutletId::new("out-south"), Arc::new(south));
    let agenda = ["top-mines", "top-road", "top-truce", "top-mail"];
    put_meeting(&mut dossier, "mtg-lake", "2021-10-10", &["act-north", "act-south"], &agenda);
    position(&mut dossier, "pos-1", "act-north", "top-road", Stance::Said, Some(("art-north", "want it open")));
    position(&mut dossier, "pos-2", "act-north", "top-truce", Stance::Denied, Some(("art-south", "refused a truce")));
    position(&mut dossier, "pos-3", "act-south", "top-truce", Stance::Said, Some(("art-wire", "wants a truce")));
    position(&mut dossier, "pos-4", "act-south", "top-dead", Stance::Said, Some(("art-south", "wants its dead back")));
    position(&mut dossier, "pos-5", "act-south", "top-mines", Stance::Said, None);
    dossier
}

fn told(grid: &AgendaGrid, topic: &str, side: usize) -> String {
    let row = grid.rows.iter().find(|row| row.topic.as_str() == topic).unwrap();
    let cell = &row.cells[side];
    let mut words: Vec<String> =
        cell.utterances.iter().map(|it| format!("{} {}", it.stance.in_words(), it.telling.in_words())).collect();
    words.extend(cell.silence.map(|silence| silence.in_words().to_owned()));
    if cell.left_out {
        words.push("its readout leaves it out".to_owned());
    }
    if cell.contested {
        words.push("contested".to_owned());
    }
    words.join(", ")
}

#[test]
fn topics_stand_in_the_order_of_the_agenda_with_narrower_ones_below() {
    let grid = agenda_grid(&dossier(), &MeetingId::new("mtg-lake"));
    let rows: Vec<_> = grid.rows.iter().map(|row| (row.topic.as_str(), row.depth, row.on_agenda)).collect();
    assert_eq!(
        rows,
        [
            ("top-road", 0, true),
            ("top-mines", 1, true),
            ("top-truce", 0, true),
            ("top-mail", 0, true),
            ("top-dead", 0, false)
        ]
    );
    let sides: Vec<_> = grid.sides.iter().map(|side| (side.name.as_str(), side.readouts.len())).collect();
    assert_eq!(sides, [("act-north", 1), ("act-south", 1)]);
}

#[test]
fn a_cell_tells_by_whom_it_is_told_and_why_it_is_silent() {
    let grid = agenda_grid(&dossier(), &MeetingId::new("mtg-lake"));
    for (topic, side, expect) in [
        ("top-road", 0, "said own readout"),
        // The readout speaks of the wider topic.
        ("top-mines", 0, "silent"),
        ("top-truce", 0, "denied as the other side tells it, its readout leaves it out"),
        ("top-mail", 0, "left out of its readout"),
        ("top-dead", 0, "left out of its readout"),
        ("top-road", 1, "in part, below"),
        ("top-mines", 1, "said no words behind it, its readout leaves it out"),
        ("top-truce", 1, "said as reported, its readout leaves it out"),
        ("top-dead", 1, "said own readout"),
    ] {
        assert_eq!(told(&grid, topic, side), expect, "{topic}, side {side}");
    }
    assert_eq!(grid.rows[0].cells[0].utterances[0].summary, "want it open", "the words, where nothing was written");
}

#[test]
fn without_a_readout_silence_is_silence() {
    let mut dossier = dossier();
    dossier.outlets.insert(OutletId::new("out-north"), Arc::new(Outlet::default()));
    let grid = agenda_grid(&dossier, &MeetingId::new("mtg-lake"));
    assert_eq!(told(&grid, "top-mail", 0), "silent");
    assert_eq!(told(&grid, "top-road", 0), "said as reported");
    assert_eq!(told(&grid, "top-truce", 0), "denied as the other side tells it");
}

#[test]
fn a_readout_that_names_a_topic_does_not_leave_it_out() {
    let mut dossier = dossier();
    let subject = Subject::Meeting(MeetingId::new("mtg-lake"), MeetingField::Agenda(TopicId::new("top-mines")));
    put_claim(&mut dossier, "clm-1", subject, "art-north", "Mines");
    let grid = agenda_grid(&dossier, &MeetingId::new("mtg-lake"));
    assert_eq!(told(&grid, "top-mines", 0), "named, no more");
}

#[test]
fn a_readout_taken_back_leaves_nothing_out() {
    let mut dossier = dossier();
    let id = ArticleId::new("art-north");
    let mut article = Article::clone(&dossier.articles[&id]);
    article.retracted = Some(crate::model::Retraction { reason: "wrong".to_owned(), at: None });
    dossier.articles.insert(id, Arc::new(article));
    let grid = agenda_grid(&dossier, &MeetingId::new("mtg-lake"));
    assert_eq!(told(&grid, "top-mail", 0), "silent");
}

#[test]
fn said_and_denied_in_one_cell_is_contested_and_others_stand_apart() {
    let mut dossier = dossier();
    position(&mut dossier, "pos-6", "act-north", "top-truce", Stance::Said, Some(("art-wire", "The north")));
    position(&mut dossier, "pos-7", "act-qatar", "top-truce", Stance::Said, None);
    position(&mut dossier, "pos-8", "act-ministry", "top-road", Stance::Silent, None);
    // The ministry speaks for the north: it sat for it.
    let id = MeetingId::new("mtg-lake");
    let mut meeting = Meeting::clone(&dossier.meetings[&id]);
    meeting.attendees.push(crate::model::Attendee {
        id: PartId::new("prt-1"),
        actor: Some(ActorId::new("act-ministry")),
        described: String::new(),
        side: Some(PartId::new("act-north")),
        capacity: String::new(),
        title_printed: String::new(),
        state: crate::model::AttendanceState::Attended,
    });
    dossier.meetings.insert(id.clone(), Arc::new(meeting));
    let grid = agenda_grid(&dossier, &id);
    assert_eq!(
        told(&grid, "top-truce", 0),
        "said as reported, denied as the other side tells it, its readout leaves it out, contested"
    );
    assert_eq!(told(&grid, "top-road", 0), "said own readout, silent no words behind it");
    assert_eq!(grid.sides[2].name, "Others");
    assert_eq!(told(&grid, "top-truce", 2), "said no words behind it");
    assert_eq!(told(&grid, "top-mail", 2), "silent");
}

#[test]
fn circles_of_topics_end() {
    let mut dossier = dossier();
    put_topic(&mut dossier, "top-road", Some("top-mines"));
    let grid = agenda_grid(&dossier, &MeetingId::new("mtg-lake"));
    assert_eq!(grid.rows.len(), 5);
    assert!(agenda_grid(&dossier, &MeetingId::new("mtg-none")).rows.is_empty());
}
