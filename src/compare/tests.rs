//! Small records that tests of comparing share.

use std::sync::Arc;

use crate::model::{
    Actor, ActorId, ActorKind, Article, ArticleId, Claim, ClaimId, Directness, Dossier, Meeting, MeetingId, Outlet,
    OutletId, PartId, Provenance, Quote, ReadingState, Side, Speaker, Subject, Topic, TopicId, Value, When,
};

pub fn article(outlet: Option<&str>, date: &str, text: &str) -> Article {
    Article {
        title: String::new(),
        outlet: outlet.map(OutletId::new),
        authors: Vec::new(),
        url: String::new(),
        published: date.parse().ok().map(|edtf| When { edtf, printed: String::new() }),
        language: String::new(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance::default(),
        tags: Vec::new(),
        reading: ReadingState::default(),
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: text.into(),
    }
}

/// Puts an article; its outlet is of this name.
pub fn put_article(dossier: &mut Dossier, id: &str, outlet: &str, date: &str, text: &str) {
    dossier.articles.insert(ArticleId::new(id), Arc::new(article(Some(outlet), date, text)));
    let outlet = OutletId::new(outlet);
    if !dossier.outlets.contains_key(&outlet) {
        dossier.outlets.insert(outlet.clone(), Arc::new(Outlet { name: outlet.to_string(), ..Outlet::default() }));
    }
}

/// Puts an actor called as its id.
pub fn put_actor(dossier: &mut Dossier, id: &str, kind: ActorKind) {
    dossier.actors.insert(ActorId::new(id), Arc::new(Actor::named(kind, id, PartId::new("prt-name"))));
}

/// Puts a topic called as its id.
pub fn put_topic(dossier: &mut Dossier, id: &str, parent: Option<&str>) {
    let topic = Topic { name: id.to_owned(), parent: parent.map(TopicId::new) };
    dossier.topics.insert(TopicId::new(id), Arc::new(topic));
}

/// A meeting held on a day between sides that stand for these actors; the id of a side is the actor's.
pub fn put_meeting(dossier: &mut Dossier, id: &str, date: &str, sides: &[&str], agenda: &[&str]) {
    let meeting = Meeting {
        title: id.to_owned(),
        date: date.parse().ok().map(|edtf| When { edtf, printed: String::new() }),
        status: crate::model::MeetingStatus::Held,
        sides: sides
            .iter()
            .map(|side| Side { id: PartId::new(*side), actor: Some(ActorId::new(*side)), name: String::new() })
            .collect(),
        agenda: agenda.iter().map(|topic| TopicId::new(*topic)).collect(),
        ..Meeting::default()
    };
    dossier.meetings.insert(MeetingId::new(id), Arc::new(meeting));
}

/// The quotation of words where they stand first.
pub fn quote(dossier: &Dossier, article: &str, words: &str) -> Quote {
    let id = ArticleId::new(article);
    let text = &dossier.articles[&id].text;
    let start = text[..text.find(words).unwrap()].chars().count();
    Quote::of(&id, text, start..start + words.chars().count()).unwrap()
}

/// Puts a claim that words of an article make on a subject.
pub fn put_claim(dossier: &mut Dossier, id: &str, subject: Subject, article: &str, words: &str) {
    let claim = Claim {
        subject,
        value: Value::Text(words.to_owned()),
        as_of: None,
        scope: String::new(),
        speaker: Speaker::Outlet,
        chain: Vec::new(),
        quotes: vec![quote(dossier, article, words)],
        directness: Directness::Direct,
        credibility: None,
        note: String::new(),
    };
    dossier.claims.insert(ClaimId::new(id), Arc::new(claim));
}
