use std::sync::Arc;

use super::*;
use crate::compare::tests::{put_actor, put_article, put_claim, put_meeting, put_topic, quote};
use crate::model::{ActorKind, Commitment, CommitmentId, Outlet, OutletId, OutletKind};

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
fn what_came_out_before_the_meeting_is_no_readout() {
    for (published, expect) in [
        ("2021-10-09", "silent"),
        ("2021-10-10", "left out of its readout"),
        ("2021-10-12", "left out of its readout"),
        // Not known to be earlier.
        ("2021-10", "left out of its readout"),
        ("", "left out of its readout"),
    ] {
        let mut dossier = dossier();
        put_article(&mut dossier, "art-north", "out-north", published, NORTH);
        let subject = Subject::Meeting(MeetingId::new("mtg-lake"), MeetingField::Agenda(TopicId::new("top-mines")));
        put_claim(&mut dossier, "clm-1", subject, "art-north", "Mines");
        let grid = agenda_grid(&dossier, &MeetingId::new("mtg-lake"));
        assert_eq!(told(&grid, "top-mail", 0), expect, "{published}");
        let mines = if expect == "silent" { "silent" } else { "named, no more" };
        assert_eq!(told(&grid, "top-mines", 0), mines, "{published}");
    }
}

#[test]
fn how_a_promise_fares_later_makes_no_readout() {
    for (field, expect) in [(CommitmentField::Status, "silent"), (CommitmentField::What, "left out of its readout")] {
        let mut dossier = dossier();
        dossier.positions.remove(&PositionId::new("pos-1"));
        let commitment = Commitment { meeting: Some(MeetingId::new("mtg-lake")), ..Commitment::default() };
        dossier.commitments.insert(CommitmentId::new("cmt-road"), Arc::new(commitment));
        let subject = Subject::Commitment(CommitmentId::new("cmt-road"), field);
        put_claim(&mut dossier, "clm-1", subject, "art-north", "the road");
        let grid = agenda_grid(&dossier, &MeetingId::new("mtg-lake"));
        assert_eq!(told(&grid, "top-mail", 0), expect, "{field:?}");
    }
}

#[test]
fn words_that_support_nothing_say_nothing() {
    let mut dossier = dossier();
    let corrected = WIRE.replace("wants a truce", "wants quiet");
    put_article(&mut dossier, "art-wire", "out-wire", "2021-10-10", &corrected);
    let grid = agenda_grid(&dossier, &MeetingId::new("mtg-lake"));
    assert_eq!(told(&grid, "top-truce", 1), "said as reported, left out of its readout");
    let cell = grid.cell(2, 1).unwrap();
    assert!(!cell.left_out && !cell.utterances[0].counts());
    // A readout of which no words stand is none.
    put_article(&mut dossier, "art-north", "out-north", "2021-10-10", "Nothing to report.");
    let grid = agenda_grid(&dossier, &MeetingId::new("mtg-lake"));
    assert_eq!(told(&grid, "top-mail", 0), "silent");
}

#[test]
fn a_topic_said_not_to_have_been_on_the_agenda_is_not_named() {
    let mut dossier = dossier();
    let subject = Subject::Meeting(MeetingId::new("mtg-lake"), MeetingField::Agenda(TopicId::new("top-mail")));
    put_claim(&mut dossier, "clm-1", subject, "art-north", "Mines");
    let id = crate::model::ClaimId::new("clm-1");
    let mut claim = crate::model::Claim::clone(&dossier.claims[&id]);
    claim.directness = Directness::Negative;
    dossier.claims.insert(id, Arc::new(claim));
    let grid = agenda_grid(&dossier, &MeetingId::new("mtg-lake"));
    assert_eq!(told(&grid, "top-mail", 0), "left out of its readout");
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
