use std::sync::Arc;

use super::*;
use crate::model::{
    Actor, ActorField, ActorKind, Article, AttendanceState, Attendee, Claim, Meeting, MeetingField, Provenance,
    ReadingState, Relation, RelationKind, Severity, Side, Subject, Value, text, validate,
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
