//! A small desk with a record of each type, for tables of rules.

use std::sync::Arc;

use super::sound::article;
use crate::exchange::{Merged, merge};
use crate::model::*;

pub(super) const WORDS: &str = "They met in Doha on Saturday. Nobody signed.";

macro_rules! held {
    ($($name:ident: $map:ident, $id:ident, $key:literal, $type:ident;)+) => { $(
        pub(in super::super) fn $name(dossier: &mut Dossier) -> &mut $type {
            Arc::make_mut(dossier.$map.get_mut(&$id::new($key)).unwrap())
        }
    )+ };
}
/// The one record of a type, to be changed.
pub(super) mod the {
    use super::*;
    held! {
        outlet: outlets, OutletId, "out-1", Outlet;
        topic: topics, TopicId, "top-1", Topic;
        actor: actors, ActorId, "act-1", Actor;
        meeting: meetings, MeetingId, "mtg-1", Meeting;
        claim: claims, ClaimId, "clm-1", Claim;
        finding: findings, FindingId, "fnd-1", Finding;
        commitment: commitments, CommitmentId, "cmt-1", Commitment;
        position: positions, PositionId, "pos-1", Position;
        article: articles, ArticleId, "art-1", Article;
    }
}

pub(super) fn part(text: &str) -> PartId {
    PartId::new(text)
}

pub(super) fn day(text: &str) -> EdtfDate {
    text.parse().unwrap()
}

pub(super) fn name(id: &str, value: &str, kind: NameKind) -> Name {
    Name { id: part(id), value: value.to_owned(), kind, language: String::new(), printed_as: String::new() }
}

pub(super) fn note(id: &str, text: &str) -> Note {
    Note { id: part(id), text: text.to_owned(), quote: None, written_at: None }
}

pub(super) fn attendee(id: &str, described: &str) -> Attendee {
    Attendee {
        id: part(id),
        actor: None,
        described: described.to_owned(),
        side: None,
        capacity: String::new(),
        title_printed: String::new(),
        state: AttendanceState::Expected,
    }
}

pub(super) fn quote(words: &str) -> Quote {
    quote_in("art-1", WORDS, words)
}

pub(super) fn quote_in(article: &str, text: &str, words: &str) -> Quote {
    let start = text[..text.find(words).unwrap()].chars().count();
    Quote::of(&ArticleId::new(article), text, start..start + words.chars().count()).unwrap()
}

pub(super) fn asked() -> Subject {
    Subject::Question("Was aid agreed?".to_owned())
}

pub(super) fn claim(subject: Subject, value: Value, words: &str) -> Claim {
    Claim {
        subject,
        value,
        as_of: None,
        scope: String::new(),
        speaker: Speaker::Outlet,
        chain: Vec::new(),
        quotes: vec![quote(words)],
        directness: Directness::Direct,
        credibility: None,
        note: String::new(),
    }
}

pub(super) fn finding(subject: Subject, value: Value, reason: &str) -> Finding {
    Finding {
        subject,
        value,
        denies: false,
        preferred: Vec::new(),
        outweighed: Vec::new(),
        reason: reason.to_owned(),
        confidence: Confidence::Moderate,
        likelihood: None,
        state: FindingState::Held,
    }
}

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// One record of each type.
pub(super) fn desk() -> Dossier {
    let mut dossier = Dossier::default();
    dossier.about.title = "Doha".to_owned();
    let mut put = |record: Record| dossier.put(record);
    let outlet = Outlet { name: "VOA".to_owned(), ..Outlet::default() };
    put(Record::Outlet(OutletId::new("out-1"), outlet.into()));
    put(Record::Topic(TopicId::new("top-1"), Topic { name: "Aid".to_owned(), parent: None }.into()));
    let mut actor = Actor::named(ActorKind::Person, "Thomas West", part("prt-1"));
    actor.roles.push(Role {
        id: part("prt-2"),
        title: "Envoy".to_owned(),
        organisation: None,
        period: Period::default(),
    });
    actor.tags = vec!["US".to_owned()];
    put(Record::Actor(ActorId::new("act-1"), actor.into()));
    let meeting = Meeting {
        title: "First talks".to_owned(),
        date: Some(When::from(day("2021-10-09"))),
        place: Place { city: "Doha".to_owned(), ..Place::default() },
        status: MeetingStatus::Held,
        attendees: vec![attendee("prt-1", "two officials"), attendee("prt-2", "an interpreter")],
        ..Meeting::default()
    };
    put(Record::Meeting(MeetingId::new("mtg-1"), meeting.into()));
    put(Record::Claim(ClaimId::new("clm-1"), claim(asked(), text("discussed"), "met").into()));
    put(Record::Finding(FindingId::new("fnd-1"), finding(asked(), text("discussed"), "They say so.").into()));
    let commitment = Commitment { what: "Food aid".to_owned(), ..Commitment::default() };
    put(Record::Commitment(CommitmentId::new("cmt-1"), commitment.into()));
    let position = Position {
        actor: ActorId::new("act-1"),
        topic: TopicId::new("top-1"),
        meeting: None,
        date: None,
        stance: Stance::Said,
        summary: "Aid goes on".to_owned(),
        shift: None,
        quote: None,
    };
    put(Record::Position(PositionId::new("pos-1"), position.into()));
    put(Record::Article(ArticleId::new("art-1"), article(WORDS).into()));
    dossier
}

pub(super) type Deed = fn(&mut Dossier);

/// The desk, and what two made of it.
pub(super) fn sides(mine: Deed, yours: Deed) -> [Dossier; 3] {
    let (mut ours, mut theirs) = (desk(), desk());
    mine(&mut ours);
    yours(&mut theirs);
    [desk(), ours, theirs]
}

pub(super) fn merged(mine: Deed, yours: Deed) -> Merged {
    let [base, ours, theirs] = sides(mine, yours);
    merge(Some(&base), &ours, &theirs)
}
