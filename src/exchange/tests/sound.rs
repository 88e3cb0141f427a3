//! Arbitrary dossiers that hold together: what they speak of is there, and quotes say the words where they point.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use crate::exchange::mention::{Mention, mentioned, visit};
use crate::model::{
    Actor, ActorField, ActorKind, Article, Commitment, Dossier, EdtfDate, Meeting, MeetingField, Name, NameKind,
    Outlet, PartId, Period, Provenance, Quote, ReadingState, Record, RecordRef, Severity, Subject, Topic, Value,
    arbitrary, text, validate,
};

/// What is wrong with a dossier, but for quotes whose words are gone: those are listed, and stay.
pub(super) fn errors(dossier: &Dossier) -> Vec<String> {
    validate(dossier)
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error && !problem.message.contains("do not stand at"))
        .map(|problem| format!("{:?} {}: {}", problem.record, problem.field, problem.message))
        .collect()
}

/// A dossier of arbitrary records, with what they lack put in and what is wrong taken out.
pub(super) fn sound() -> impl Strategy<Value = Dossier> {
    arbitrary::dossier().prop_map(|dossier| {
        let sound = made_sound(&dossier);
        assert_eq!(errors(&sound), Vec::<String>::new());
        sound
    })
}

pub(super) fn article(words: &str) -> Article {
    Article {
        title: "An article".to_owned(),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: None,
        language: String::new(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance { text_sha256: text::sha256_hex(words.as_bytes()), ..Provenance::default() },
        tags: Vec::new(),
        reading: ReadingState::Unread,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: words.into(),
    }
}

fn stub(id: &RecordRef) -> Option<Record> {
    let words = format!("{} said so. ", id.as_str());
    Some(match id {
        RecordRef::Outlet(id) => Record::Outlet(id.clone(), Arc::new(Outlet::default())),
        RecordRef::Topic(id) => Record::Topic(id.clone(), Arc::new(Topic::default())),
        RecordRef::Actor(id) => {
            Record::Actor(id.clone(), Arc::new(Actor::named(ActorKind::Other, id.as_str(), PartId::new("prt-0"))))
        }
        RecordRef::Meeting(id) => Record::Meeting(id.clone(), Arc::new(Meeting::default())),
        RecordRef::Commitment(id) => Record::Commitment(id.clone(), Arc::new(Commitment::default())),
        RecordRef::Article(id) => Record::Article(id.clone(), Arc::new(article(&words))),
        RecordRef::Claim(_) | RecordRef::Finding(_) | RecordRef::Position(_) | RecordRef::Merge(_) => return None,
    })
}

/// With what it lacks put in, and what is wrong taken out.
pub(super) fn made_sound(dossier: &Dossier) -> Dossier {
    let mut out = Dossier { about: dossier.about.clone(), refused: dossier.refused.clone(), ..Dossier::default() };
    let mut seen = BTreeSet::new();
    out.about.parties.retain(|party| dossier.actors.contains_key(party) && seen.insert(party.clone()));
    for record in dossier.records() {
        out.put(renumbered(record));
    }
    let claims: BTreeSet<_> = out.claims.keys().cloned().collect();
    for mut record in out.clone().records() {
        match &mut record {
            Record::Actor(_, actor) => {
                let actor = Arc::make_mut(actor);
                let periods = actor.roles.iter_mut().map(|role| &mut role.period);
                periods.chain(actor.relations.iter_mut().map(|tie| &mut tie.period)).for_each(mend_period);
                if actor.names.iter().all(|name| name.value.trim().is_empty()) {
                    let (id, value) = (PartId::new("prt-main"), "Nobody".to_owned());
                    let (language, printed_as) = (String::new(), String::new());
                    actor.names.push(Name { id, value, kind: NameKind::Main, language, printed_as });
                }
            }
            Record::Finding(_, finding) => {
                let finding = Arc::make_mut(finding);
                finding.preferred.retain(|claim| claims.contains(claim));
                finding.outweighed.retain(|claim| claims.contains(claim));
                mend_value(&mut finding.value);
            }
            Record::Claim(_, claim) => mend_value(&mut Arc::make_mut(claim).value),
            _ => {}
        }
        out.put(record);
    }
    // What is spoken of, and what that speaks of.
    for _ in 0..3 {
        for record in out.clone().records() {
            for id in mentioned(&record) {
                if !out.contains(&id)
                    && let Some(stub) = stub(&id)
                {
                    out.put(stub);
                }
            }
        }
    }
    for mut record in out.clone().records() {
        let articles = out.articles.clone();
        record.retain_quotes(|_, quote| {
            let Some(article) = articles.get(&quote.article) else { return false };
            let length = text::char_count(&article.text);
            let start = quote.start % length.max(1);
            let end = (start + 1 + quote.end % 9).min(length);
            let sound = Quote::of(&quote.article, &article.text, start..end);
            let is_sound = sound.is_some();
            if let Some(sound) = sound {
                *quote = sound;
            }
            is_sound
        });
        match &mut record {
            Record::Claim(_, claim) => mend_subject(&out, &mut Arc::make_mut(claim).subject),
            Record::Finding(_, finding) => mend_subject(&out, &mut Arc::make_mut(finding).subject),
            _ => {}
        }
        if matches!(&record, Record::Claim(_, claim) if claim.quotes.is_empty()) {
            out.take(&record.reference());
        } else {
            out.put(record);
        }
    }
    let claims: BTreeSet<_> = out.claims.keys().cloned().collect();
    for finding in out.findings.clone().keys() {
        let finding = Arc::make_mut(out.findings.get_mut(finding).unwrap());
        finding.preferred.retain(|claim| claims.contains(claim));
        finding.outweighed.retain(|claim| claims.contains(claim));
    }
    out
}

/// The record with an id of its own for each of its parts.
fn renumbered(mut record: Record) -> Record {
    let own = record.reference();
    let mut seen = BTreeSet::new();
    let sides: BTreeSet<PartId> = match &record {
        Record::Meeting(_, meeting) => meeting.sides.iter().map(|side| side.id.clone()).collect(),
        _ => BTreeSet::new(),
    };
    if let Record::Meeting(_, meeting) = &mut record {
        for attendee in &mut Arc::make_mut(meeting).attendees {
            attendee.side = attendee.side.take().filter(|side| sides.contains(side));
        }
    }
    let mut fresh = 0;
    visit(&mut record, &mut |mention| {
        let Mention::Part(of, part) = mention else { return };
        // The side of an attendee is spoken of, and the sides stand first.
        if of == own && !seen.insert(part.clone()) && !sides.contains(part) {
            *part = PartId::new(format!("prt-again{fresh}"));
            fresh += 1;
        }
    });
    if let Record::Meeting(_, meeting) = &mut record {
        let meeting = Arc::make_mut(meeting);
        let mut seen = BTreeSet::new();
        meeting.sides.retain(|side| seen.insert(side.id.clone()));
        meeting.attendees.retain(|attendee| seen.insert(attendee.id.clone()));
        meeting.outcomes.retain(|outcome| seen.insert(outcome.id.clone()));
        meeting.notes.retain(|note| seen.insert(note.id.clone()));
    }
    record
}

fn mend_period(period: &mut Period) {
    let ends = period.from.as_ref().and_then(EdtfDate::earliest).zip(period.to.as_ref().and_then(EdtfDate::latest));
    if ends.is_some_and(|(from, to)| to < from) {
        period.to = None;
    }
}

fn mend_value(value: &mut Value) {
    if let Value::Number(quantity) = value {
        quantity.upto = quantity.upto.filter(|upto| *upto >= quantity.number);
    }
}

fn mend_subject(dossier: &Dossier, subject: &mut Subject) {
    let stands = match &*subject {
        Subject::Meeting(id, field) => dossier.meetings.get(id).is_some_and(|meeting| match field {
            MeetingField::Side(part) => meeting.side(part).is_some(),
            MeetingField::Attendee(part) => meeting.attendees.iter().any(|it| it.id == *part),
            MeetingField::Outcome(part) => meeting.outcomes.iter().any(|it| it.id == *part),
            _ => true,
        }),
        Subject::Actor(id, field) => dossier.actors.get(id).is_some_and(|actor| match field {
            ActorField::Name(part) => actor.names.iter().any(|it| it.id == *part),
            ActorField::Role(part) => actor.roles.iter().any(|it| it.id == *part),
            ActorField::Relation(part) => actor.relations.iter().any(|it| it.id == *part),
            _ => true,
        }),
        _ => true,
    };
    if !stands {
        *subject = Subject::Question("What came of it?".to_owned());
    }
}
