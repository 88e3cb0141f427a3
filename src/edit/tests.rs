use std::sync::Arc;

use super::*;
use crate::model::{
    Actor, ActorField, ActorId, ActorKind, Article, ArticleId, AttendanceState, Attendee, Claim, ClaimId, Commitment,
    CommitmentId, Finding, FindingId, FindingState, Meeting, MeetingField, Provenance, ReadingState, Relation,
    RelationKind, Severity, Side, Subject, Value, text, validate,
};

const TEXT: &str = "Thomas West met Amir Khan Muttaqi in Doha on Tuesday.\n\nTom West led the American side.";

fn article(text_: &str) -> Article {
    Article {
        title: "West meets Muttaqi".to_owned(),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: None,
        language: "en".to_owned(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance { text_sha256: text::sha256_hex(text_.as_bytes()), ..Provenance::default() },
        tags: Vec::new(),
        reading: ReadingState::Unread,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: text_.into(),
    }
}

/// Two Wests, a meeting that one of them attends, and claims on both.
fn desk() -> (Dossier, ActorId, ActorId) {
    let mut minter = Minter::with_seed(1);
    let mut dossier = Dossier::default();
    let put = |dossier: &mut Dossier, record: Record| *dossier = apply(dossier, &Edit::put("put", [record])).unwrap();
    let article_id = minter.article(&dossier);
    put(&mut dossier, Record::Article(article_id.clone(), Arc::new(article(TEXT))));
    let [us, west, tom] =
        [("United States", ActorKind::State), ("Thomas West", ActorKind::Person), ("Tom West", ActorKind::Person)].map(
            |(name, kind)| {
                let id = minter.actor(&dossier);
                put(&mut dossier, Record::Actor(id.clone(), Arc::new(Actor::named(kind, name, minter.part()))));
                id
            },
        );
    let mut tied = Actor::clone(&dossier.actors[&tom]);
    tied.relations.push(Relation {
        id: minter.part(),
        kind: RelationKind::Represents,
        other: us.clone(),
        period: crate::model::Period::default(),
        note: String::new(),
    });
    put(&mut dossier, Record::Actor(tom.clone(), Arc::new(tied)));
    let side = Side { id: minter.part(), actor: Some(us), name: String::new() };
    let attendee = Attendee {
        id: minter.part(),
        actor: Some(tom.clone()),
        described: String::new(),
        side: Some(side.id.clone()),
        capacity: "led".to_owned(),
        title_printed: String::new(),
        state: AttendanceState::Attended,
    };
    let meeting_id = minter.meeting(&dossier);
    let meeting = Meeting {
        title: "West and Muttaqi, Doha".to_owned(),
        sides: vec![side],
        attendees: vec![attendee.clone()],
        ..Meeting::default()
    };
    put(&mut dossier, Record::Meeting(meeting_id.clone(), Arc::new(meeting)));
    for (range, subject, value) in [
        (56..64, Subject::Meeting(meeting_id, MeetingField::Attendee(attendee.id)), Value::Actor(tom.clone())),
        (
            56..64,
            Subject::Actor(tom.clone(), ActorField::Name(dossier.actors[&tom].names[0].id.clone())),
            Value::Text("Tom West".to_owned()),
        ),
        (0..11, Subject::Actor(west.clone(), ActorField::Kind), Value::Text("person".to_owned())),
    ] {
        let id = minter.claim(&dossier);
        let claim = quote_claim(&dossier, id, &article_id, range, subject, value).unwrap();
        put(&mut dossier, claim);
    }
    assert_eq!(errors(&dossier), Vec::<String>::new());
    (dossier, west, tom)
}

fn errors(dossier: &Dossier) -> Vec<String> {
    validate(dossier)
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.message)
        .collect()
}

#[test]
fn a_new_side_takes_the_next_colour_and_keeps_it() {
    let (dossier, ..) = desk();
    assert_eq!(dossier.about.parties.len(), 1);
}

#[test]
fn a_side_whose_actor_is_missing_takes_no_colour() {
    let missing = ActorId::new("act-missing");
    let minter = &mut Minter::with_seed(1);
    let side = Side { id: minter.part(), actor: Some(missing), name: String::new() };
    let id = minter.meeting(&Dossier::default());
    let meeting = Meeting { title: "Talks".to_owned(), sides: vec![side], ..Meeting::default() };
    let edit = Edit::put("talks", [Record::Meeting(id, Arc::new(meeting))]);
    let dossier = apply(&Dossier::default(), &edit).unwrap();
    assert_eq!(dossier.about.parties, Vec::new());
    assert_eq!(errors(&dossier).len(), 1, "the side alone refers to it");
}

#[test]
fn a_meeting_put_before_its_actors_colours_them() {
    let (whole, west, _) = desk();
    let (id, meeting) = whole.meetings.iter().next().unwrap();
    let actors = whole.actors.iter().map(|(id, actor)| Record::Actor(id.clone(), actor.clone()));
    let records = [Record::Meeting(id.clone(), meeting.clone())].into_iter().chain(actors);
    let made = apply(&Dossier::default(), &Edit::put("talks", records)).unwrap();
    assert_eq!(made.about.parties, whole.about.parties);
    assert!(made.actors.contains_key(&west));
}

#[test]
fn frozen_text_does_not_change() {
    let (dossier, ..) = desk();
    let id = dossier.articles.keys().next().unwrap().clone();
    let edit = Edit::put("edit", [Record::Article(id, Arc::new(article("Other words.")))]);
    assert!(matches!(apply(&dossier, &edit), Err(EditError::TextFrozen(_))));
}

#[test]
fn removing_anything_leaves_a_sound_dossier_and_says_what_goes() {
    let (dossier, ..) = desk();
    for record in dossier.records() {
        let reference = record.reference();
        let foreseen = consequences(&dossier, &reference);
        let after = apply(&dossier, &Edit::one("remove", Change::Remove(reference.clone()))).unwrap();
        assert!(!after.contains(&reference));
        assert_eq!(errors(&after), Vec::<String>::new(), "after removing {reference:?}");
        for gone in &foreseen.gone {
            assert!(!after.contains(gone), "{gone:?} was to go with {reference:?}");
        }
        assert_eq!(after.records().count() + foreseen.gone.len() + 1, dossier.records().count());
    }
}

#[test]
fn an_article_takes_its_claims_with_it() {
    let (dossier, ..) = desk();
    let article = RecordRef::Article(dossier.articles.keys().next().unwrap().clone());
    assert_eq!(consequences(&dossier, &article).gone.len(), 3);
}

#[test]
fn merging_moves_everything_and_splitting_brings_it_back() {
    let (dossier, west, tom) = desk();
    let id = MergeId::new("mrg-1");
    let preview = preview_merge(&dossier, &west, &tom).unwrap();
    assert_eq!(preview.moved.len(), 3, "the meeting and two claims");
    let merged = apply(
        &dossier,
        &Edit::one("merge", Change::MergeActors { keep: west.clone(), gone: tom.clone(), id: id.clone() }),
    )
    .unwrap();
    assert_eq!(errors(&merged), Vec::<String>::new());
    assert!(!merged.actors.contains_key(&tom));
    assert_eq!(*merged.actors[&west], preview.merged);
    assert_eq!(merged.actors[&west].names.len(), 2);
    let text = format!("{:?}", merged.meetings);
    assert!(text.contains(west.as_str()) && !text.contains(tom.as_str()));

    let split = apply(&merged, &Edit::one("split", Change::SplitActor(id))).unwrap();
    assert_eq!(split, dossier);
}

#[test]
fn an_actor_is_not_merged_with_itself_or_nobody() {
    let (dossier, west, _) = desk();
    let nobody = ActorId::new("act-nobody");
    assert_eq!(preview_merge(&dossier, &west, &west).unwrap_err(), EditError::MergeWithItself);
    assert!(matches!(preview_merge(&dossier, &west, &nobody), Err(EditError::Missing(..))));
}

#[test]
fn undo_and_redo_return_exactly_and_know_what_is_saved() {
    let (dossier, west, tom) = desk();
    let mut history = History::new(dossier.clone());
    assert!(!history.is_dirty());
    let merge = Change::MergeActors { keep: west, gone: tom, id: MergeId::new("mrg-1") };
    history.apply(Edit::one("merge the Wests", merge)).unwrap();
    let merged = history.dossier().clone();
    assert!(history.is_dirty());
    assert_eq!(history.undo_label(), Some("merge the Wests"));
    history.mark_saved(history.revision());
    assert!(!history.is_dirty());

    assert_eq!(history.undo().unwrap().label, "merge the Wests");
    assert_eq!(*history.dossier(), dossier);
    assert!(history.is_dirty(), "the file holds the merge");
    assert_eq!(history.redo_label(), Some("merge the Wests"));
    history.redo();
    assert_eq!(*history.dossier(), merged);
    assert!(!history.is_dirty());
    assert!(history.redo().is_none());
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_step() {
    let (dossier, ..) = desk();
    let record = dossier.records().next().unwrap();
    let mut history = History::new(dossier);
    history.apply(Edit::put("nothing", [record])).unwrap();
    assert_eq!(history.undo_label(), None);
    assert!(!history.is_dirty());
}

#[test]
fn a_new_edit_forgets_what_was_undone() {
    let mut history = History::new(Dossier::default());
    let about = |title: &str| Change::About(Box::new(About { title: title.to_owned(), ..About::default() }));
    for title in ["one", "two", "three"] {
        history.apply(Edit::one(title, about(title))).unwrap();
    }
    assert_eq!(history.unsaved_steps(), 3);
    history.undo();
    history.undo();
    history.apply(Edit::one("four", about("four"))).unwrap();
    assert_eq!(history.redo_label(), None);
    assert_eq!(history.dossier().about.title, "four");
    history.undo();
    assert_eq!(history.dossier().about.title, "one");
}

#[test]
fn claims_are_shared_between_snapshots() {
    let (dossier, ..) = desk();
    let id = dossier.claims.keys().next().unwrap().clone();
    let edit = Edit::one("about", Change::About(Box::default()));
    let after = apply(&dossier, &edit).unwrap();
    let (before, after): (&Arc<Claim>, &Arc<Claim>) = (&dossier.claims[&id], &after.claims[&id]);
    assert!(Arc::ptr_eq(before, after));
}

#[test]
fn evidence_is_taken_back_from_one_article_only() {
    let (mut dossier, west, _) = desk();
    let first = dossier.articles.keys().next().unwrap().clone();
    let second = ArticleId::new("art-second");
    dossier.articles.insert(second.clone(), Arc::new(article(TEXT)));
    let subject = Subject::Actor(west, ActorField::Title);
    let value = Value::Text("envoy".to_owned());
    let [both, sister, elsewhere] = ["clm-both", "clm-sister", "clm-elsewhere"].map(ClaimId::new);
    for (id, article) in [(&both, &first), (&sister, &first), (&elsewhere, &second)] {
        dossier.put(quote_claim(&dossier, id.clone(), article, 0..11, subject.clone(), value.clone()).unwrap());
    }
    let mut two = Claim::clone(&dossier.claims[&both]);
    two.quotes.push(crate::model::Quote::of(&second, TEXT, 0..6).unwrap());
    dossier.claims.insert(both.clone(), Arc::new(two));

    let claims = [both.clone(), sister.clone(), elsewhere.clone()];
    let edit = take_back(&dossier, "take back", &claims, &first).unwrap();
    let after = apply(&dossier, &edit).unwrap();
    let quoted: Vec<&ArticleId> = after.claims[&both].quotes.iter().map(|quote| &quote.article).collect();
    assert_eq!(quoted, [&second]);
    assert!(!after.claims.contains_key(&sister), "no words are left of it");
    assert_eq!(after.claims[&elsewhere], dossier.claims[&elsewhere]);
    assert_eq!(take_back(&after, "take back", &claims, &first), None);
}

#[test]
fn removing_a_record_leaves_what_spoke_of_parts_gone_before() {
    let (mut dossier, west, tom) = desk();
    let meeting = dossier.meetings.keys().next().unwrap().clone();
    let mut emptied = Meeting::clone(&dossier.meetings[&meeting]);
    emptied.attendees.clear();
    dossier.meetings.insert(meeting.clone(), Arc::new(emptied));
    let dangling = |dossier: &Dossier| {
        let on = |claim: &Claim| matches!(&claim.subject, Subject::Meeting(id, _) if *id == meeting);
        dossier.claims.values().filter(|claim| on(claim)).count()
    };
    let kept = apply(&dossier, &Edit::one("remove", Change::Remove(RecordRef::Actor(west)))).unwrap();
    assert_eq!((dangling(&dossier), dangling(&kept)), (1, 1));
    let gone = apply(&dossier, &Edit::one("remove", Change::Remove(RecordRef::Actor(tom.clone())))).unwrap();
    assert!(!gone.claims.values().any(|claim| matches!(&claim.subject, Subject::Actor(id, _) if *id == tom)));
    let gone = apply(&dossier, &Edit::one("remove", Change::Remove(RecordRef::Meeting(meeting.clone())))).unwrap();
    assert_eq!(dangling(&gone), 0, "nothing speaks of a record that is not there");
}

#[test]
fn two_actors_who_did_one_thing_together_are_one_in_it() {
    let (mut dossier, west, tom) = desk();
    let id = CommitmentId::new("cmt-1");
    let promised =
        Commitment { who: vec![tom.clone(), west.clone()], to_whom: vec![west.clone()], ..Commitment::default() };
    dossier.commitments.insert(id.clone(), Arc::new(promised));
    let meeting = dossier.meetings.keys().next().unwrap().clone();
    let mut mediated = Meeting::clone(&dossier.meetings[&meeting]);
    mediated.mediators = vec![west.clone(), tom.clone()];
    dossier.meetings.insert(meeting.clone(), Arc::new(mediated));
    let merge = Change::MergeActors { keep: west.clone(), gone: tom, id: MergeId::new("mrg-1") };
    let after = apply(&dossier, &Edit::one("merge", merge)).unwrap();
    let alone = [west];
    assert_eq!(after.commitments[&id].who, alone);
    assert_eq!(after.commitments[&id].to_whom, alone);
    assert_eq!(after.meetings[&meeting].mediators, alone);
}

#[test]
fn of_two_findings_on_one_actor_the_one_on_who_stays_stands() {
    let (mut dossier, west, tom) = desk();
    let finding = |actor: &ActorId, field: ActorField, state: FindingState| Finding {
        denies: false,
        subject: Subject::Actor(actor.clone(), field),
        value: Value::Text("envoy".to_owned()),
        preferred: Vec::new(),
        outweighed: Vec::new(),
        reason: "why".to_owned(),
        confidence: crate::model::Confidence::Low,
        likelihood: None,
        state,
    };
    let (title, description, kind) = (ActorField::Title, ActorField::Description, ActorField::Kind);
    for (id, actor, field, state) in [
        ("fnd-5", &west, title.clone(), FindingState::Held),
        ("fnd-9", &tom, title, FindingState::Held),
        ("fnd-6", &west, description.clone(), FindingState::Withdrawn),
        ("fnd-7", &tom, description, FindingState::Held),
        ("fnd-8", &tom, kind, FindingState::LeftOpen),
    ] {
        dossier.findings.insert(FindingId::new(id), Arc::new(finding(actor, field, state)));
    }
    let host = Subject::Meeting(dossier.meetings.keys().next().unwrap().clone(), MeetingField::Host);
    let hosted = finding(&tom, ActorField::Kind, FindingState::BothHold);
    let hosted = Finding { subject: host.clone(), value: Value::Actor(tom.clone()), ..hosted };
    dossier.findings.insert(FindingId::new("fnd-4"), Arc::new(hosted));
    let merge = Change::MergeActors { keep: west.clone(), gone: tom, id: MergeId::new("mrg-1") };
    let after = apply(&dossier, &Edit::one("merge", merge)).unwrap();
    let states: Vec<FindingState> = after.findings.values().map(|finding| finding.state).collect();
    let expect = [
        FindingState::BothHold,
        FindingState::Held,
        FindingState::Withdrawn,
        FindingState::Held,
        FindingState::LeftOpen,
        FindingState::Withdrawn,
    ];
    assert_eq!(states, expect);
    let on_west = |it: &&Arc<Finding>| matches!(&it.subject, Subject::Actor(id, _) if *id == west);
    assert_eq!(after.findings.values().filter(on_west).count(), 5);
    assert_eq!(after.findings[&FindingId::new("fnd-4")].subject, host);
}

#[test]
fn a_rejection_is_one_step_and_rejecting_again_is_none() {
    let refuse = |back: bool| Edit::one("reject", Change::Refuse { keys: vec!["said:art-1:00".to_owned()], back });
    let mut history = History::new(Dossier::default());
    history.apply(refuse(false)).unwrap();
    assert!(history.dossier().refused.contains("said:art-1:00") && history.is_dirty());
    let revision = history.revision();
    history.apply(refuse(false)).unwrap();
    assert_eq!(history.revision(), revision);
    history.undo();
    assert!(history.dossier().refused.is_empty());
    history.redo();
    history.apply(refuse(true)).unwrap();
    assert!(history.dossier().refused.is_empty());
    assert_eq!(history.undo_label(), Some("reject"));
}
