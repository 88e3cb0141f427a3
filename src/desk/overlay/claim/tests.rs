use std::collections::BTreeSet;

use super::*;
use crate::desk::message::Place;
use crate::desk::settings::Settings;
use crate::edit::{Change, Minter};
use crate::model::{
    Actor, ActorField, ActorKind, Article, Commitment, CommitmentField, CommitmentId, CommitmentStatus, Meeting,
    MeetingField, PartId, Provenance, ReadingState, Subject, TopicId, Value,
};

const TEXT: &str = "Lake State mediates. The prisoners were set free on Friday.";

/// An actor, a meeting, a commitment, and an article to quote.
fn desk() -> (Dossier, ArticleId) {
    let mut dossier = Dossier::default();
    let id = ArticleId::new("art-1");
    let article = Article {
        title: "At the lake".to_owned(),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: None,
        language: String::new(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance::default(),
        tags: Vec::new(),
        reading: ReadingState::Unread,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: TEXT.into(),
    };
    dossier.articles.insert(id.clone(), Arc::new(article));
    let actor = Actor::named(ActorKind::State, "Lake State", PartId::new("prt-1"));
    dossier.actors.insert(ActorId::new("act-1"), Arc::new(actor));
    dossier.meetings.insert(MeetingId::new("mtg-1"), Arc::new(Meeting::default()));
    let commitment = Commitment { what: "Free prisoners".to_owned(), ..Commitment::default() };
    dossier.commitments.insert(CommitmentId::new("cmt-1"), Arc::new(commitment));
    (dossier, id)
}

fn accepted(dossier: &Dossier, form: &ClaimForm) -> Edit {
    let (derived, place, settings) = (Derived::default(), Place::default(), Settings::default());
    let mut minter = Minter::with_seed(3);
    let mut messages = Vec::new();
    let mut scene = Scene {
        dossier,
        derived: &derived,
        proposals: &crate::desk::proposals::Proposals::default(),
        place: &place,
        settings: &settings,
        lit: "",
        minter: &mut minter,
        now: chrono::DateTime::UNIX_EPOCH,
        messages: &mut messages,
    };
    let target = form.targets[form.target].clone();
    form.accept(&mut scene, &target, Target::read(&form.input).unwrap());
    let Some(Message::Edit(edit)) = messages.pop() else { panic!("no edit") };
    edit
}

#[test]
fn a_claim_that_is_corrected_stays_on_what_it_is_about() {
    let (mut dossier, article) = desk();
    let (actor, meeting) = (ActorId::new("act-1"), MeetingId::new("mtg-1"));
    let on = |field: MeetingField| Subject::Meeting(meeting.clone(), field);
    for subject in [
        Subject::Actor(actor.clone(), ActorField::Kind),
        Subject::Actor(actor.clone(), ActorField::Role(PartId::new("prt-gone"))),
        on(MeetingField::Mediator(actor.clone())),
        on(MeetingField::Agenda(TopicId::new("top-gone"))),
        on(MeetingField::Date),
        Subject::Commitment(CommitmentId::new("cmt-1"), CommitmentField::Who),
        Subject::Question("Who mediates?".to_owned()),
    ] {
        let id = ClaimId::new("clm-1");
        let value = Value::Text("mediator".to_owned());
        dossier.put(quote_claim(&dossier, id.clone(), &article, 0..10, subject.clone(), value).unwrap());
        let form = ClaimForm::correcting(&dossier, &id).unwrap();
        let edit = accepted(&dossier, &form);
        let [Change::Put(Record::Claim(put, claim))] = edit.changes.as_slice() else { panic!("{edit:?}") };
        assert_eq!((put, &claim.subject), (&id, &subject));
        let words: BTreeSet<String> = form.targets.iter().map(Target::in_words).collect();
        assert_eq!(words.len(), form.targets.len(), "each is offered once: {words:?}");
    }
}

#[test]
fn a_state_that_is_held_is_a_step_with_its_day_and_words() {
    let (dossier, article) = desk();
    let mut form = ClaimForm::evidence(&dossier, &Derived::default(), None, (article, 21..58), None);
    let commitment = RecordRef::Commitment(CommitmentId::new("cmt-1"));
    let at = form.about.iter().position(|about| *about == About::Record(commitment.clone())).unwrap();
    form.choose_about(&dossier, at);
    let status = Subject::Commitment(CommitmentId::new("cmt-1"), CommitmentField::Status);
    form.choose_target(&dossier, form.targets.iter().position(|target| target.is_on(&status)).unwrap());
    form.input = Input::Value(ValueInput::Progress(CommitmentStatus::Kept));
    form.details.as_of = "2022-03-04".to_owned();
    form.hold = true;
    let edit = accepted(&dossier, &form);
    let after = crate::edit::apply(&dossier, &edit).unwrap();
    let steps = &after.commitments[&CommitmentId::new("cmt-1")].steps;
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0].date, "2022-03-04".parse().ok());
    assert_eq!(steps[0].quote.as_ref().map(crate::model::Quote::range), Some(21..58));
}
