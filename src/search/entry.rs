//! What is searched of each record. The scan and the index both take it from here.

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::results::GroupKind;
use crate::model::{
    Actor, ActorId, Article, Commitment, Dossier, EdtfDate, Meeting, Note, OutletId, Position, RecordRef, Speaker,
};

/// A record under one heading of the results, with what is searched.
#[derive(Clone, Debug)]
pub(super) struct Entry<'d> {
    pub kind: GroupKind,
    pub record: RecordRef,
    pub title: String,
    /// The title is searched too; it is not where a note stands under the name of its record.
    pub titled: bool,
    /// Searched besides the title, the most telling first.
    pub body: Vec<String>,
    /// The words of an article.
    pub text: Option<&'d Arc<str>>,
    pub authors: &'d [String],
    pub tags: &'d [String],
    pub place: String,
    pub outlet: Option<&'d OutletId>,
    pub language: &'d str,
    /// The first and last day that it may be of, in days of the Common Era; an end that is not known lies far off.
    pub days: Option<(i64, i64)>,
    /// Who takes part; not who is named in an article.
    pub actors: Vec<&'d ActorId>,
}

/// Further than any day that EDTF can write, in days of the Common Era.
const FAR: i64 = 10_000_000;

/// A day in days of the Common Era.
fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The first and last day that a date covers; an end that is not known lies far off.
pub(super) fn days(date: &EdtfDate) -> (i64, i64) {
    (date.earliest().map_or(-FAR, day_number), date.latest().map_or(FAR, day_number))
}

impl<'d> Entry<'d> {
    fn new(kind: GroupKind, record: RecordRef, title: &str, body: Vec<String>) -> Self {
        let title = if title.is_empty() { record.as_str().to_owned() } else { title.to_owned() };
        Self {
            kind,
            record,
            title,
            titled: true,
            body: body.into_iter().filter(|field| !field.is_empty()).collect(),
            text: None,
            authors: &[],
            tags: &[],
            place: String::new(),
            outlet: None,
            language: "",
            days: None,
            actors: Vec::new(),
        }
    }

    /// The words of an article; none for any other record.
    pub(super) fn words(&self) -> &'d str {
        self.text.map_or("", |text| text)
    }

    /// What is searched of a record: as itself, and of what the analyst wrote on it.
    pub(super) fn of(dossier: &'d Dossier, record: &RecordRef) -> [Option<Self>; 2] {
        match record {
            RecordRef::Actor(id) => dossier.actors.get(id).map_or([None, None], |actor| {
                [Some(Self::actor(dossier, record.clone(), id, actor)), Self::notes(dossier, record, &actor.notes)]
            }),
            RecordRef::Meeting(id) => dossier.meetings.get(id).map_or([None, None], |meeting| {
                [Some(Self::meeting(dossier, record.clone(), meeting)), Self::notes(dossier, record, &meeting.notes)]
            }),
            RecordRef::Article(id) => dossier.articles.get(id).map_or([None, None], |article| {
                [Some(Self::article(dossier, record.clone(), article)), Self::notes(dossier, record, &article.notes)]
            }),
            RecordRef::Commitment(id) => dossier
                .commitments
                .get(id)
                .map_or([None, None], |commitment| [Some(Self::commitment(dossier, record.clone(), commitment)), None]),
            RecordRef::Position(id) => dossier
                .positions
                .get(id)
                .map_or([None, None], |position| [Some(Self::position(dossier, record.clone(), position)), None]),
            RecordRef::Claim(id) => dossier.claims.get(id).map_or([None, None], |claim| {
                let mut note = Self::remark(dossier, record, vec![claim.note.clone()]);
                if let (Some(note), Speaker::Actor(speaker)) = (&mut note, &claim.speaker) {
                    note.actors.push(speaker);
                }
                [None, note]
            }),
            RecordRef::Finding(id) => dossier
                .findings
                .get(id)
                .map_or([None, None], |finding| [None, Self::remark(dossier, record, vec![finding.reason.clone()])]),
            RecordRef::Outlet(_) | RecordRef::Topic(_) | RecordRef::Merge(_) => [None, None],
        }
    }

    fn actor(dossier: &'d Dossier, record: RecordRef, id: &ActorId, actor: &'d Actor) -> Self {
        let mut body: Vec<String> = super::kin::names(actor).map(str::to_owned).collect();
        body.extend(actor.roles.iter().map(|role| role.title.clone()));
        body.push(actor.description.clone());
        body.extend(actor.tags.iter().cloned());
        body.extend([actor.identifiers.wikidata.clone(), actor.identifiers.iso3166.clone()]);
        let entry = Self::new(GroupKind::Actors, record, actor.name(), body);
        // The id as the dossier holds it, which lives as long as the entry.
        let id = dossier.actors.get_key_value(id).map(|(id, _)| id);
        Self { tags: &actor.tags, actors: id.into_iter().collect(), ..entry }
    }

    fn meeting(dossier: &'d Dossier, record: RecordRef, meeting: &'d Meeting) -> Self {
        let date = meeting.date.as_ref().map(|date| date.edtf.in_words()).unwrap_or_default();
        let place = meeting.place.in_words();
        let actors: Vec<&ActorId> = meeting
            .attendees
            .iter()
            .filter_map(|attendee| attendee.actor.as_ref())
            .chain(meeting.sides.iter().filter_map(|side| side.actor.as_ref()))
            .chain(&meeting.host)
            .chain(&meeting.mediators)
            .collect();
        let mut body = vec![place.clone(), meeting.series_in_words(), date];
        body.extend(meeting.outcomes.iter().map(|outcome| outcome.text.clone()));
        body.extend(meeting.agenda.iter().map(|topic| dossier.title_of(&RecordRef::Topic(topic.clone()))));
        body.extend(meeting.sides.iter().map(|side| side.name.clone()));
        body.extend(meeting.attendees.iter().map(|attendee| attendee.described.clone()));
        body.extend(actors.iter().map(|actor| dossier.actor_name(actor).to_owned()));
        let entry = Self::new(GroupKind::Meetings, record, &meeting.title, body);
        Self { place, days: meeting.date.as_ref().map(|date| days(&date.edtf)), actors, ..entry }
    }

    fn article(dossier: &'d Dossier, record: RecordRef, article: &'d Article) -> Self {
        let mut body = vec![dossier.outlet_name(article).to_owned()];
        body.extend(article.authors.iter().cloned());
        body.extend(article.tags.iter().cloned());
        body.push(article.url.clone());
        body.push(article.provenance.file_name.clone());
        let entry = Self::new(GroupKind::Articles, record, &article.title, body);
        Self {
            text: Some(&article.text),
            authors: &article.authors,
            tags: &article.tags,
            outlet: article.outlet.as_ref(),
            language: &article.language,
            days: article.published.as_ref().map(|date| days(&date.edtf)),
            ..entry
        }
    }

    fn commitment(dossier: &'d Dossier, record: RecordRef, commitment: &'d Commitment) -> Self {
        let mut body = vec![
            commitment.condition.clone(),
            actor_names(dossier, &commitment.who),
            actor_names(dossier, &commitment.to_whom),
        ];
        body.extend(commitment.versions.iter().map(|version| version.what.clone()));
        let actors = commitment.who.iter().chain(&commitment.to_whom).collect();
        let entry = Self::new(GroupKind::Commitments, record, &commitment.what, body);
        Self { days: commitment.deadline.as_ref().map(days), actors, ..entry }
    }

    fn position(dossier: &'d Dossier, record: RecordRef, position: &'d Position) -> Self {
        let topic = dossier.title_of(&RecordRef::Topic(position.topic.clone()));
        let body = vec![topic, dossier.actor_name(&position.actor).to_owned()];
        let entry = Self::new(GroupKind::Commitments, record, &position.summary, body);
        Self { days: position.date.as_ref().map(days), actors: vec![&position.actor], ..entry }
    }

    fn notes(dossier: &'d Dossier, record: &RecordRef, notes: &[Note]) -> Option<Self> {
        Self::remark(dossier, record, notes.iter().map(|note| note.text.clone()).collect())
    }

    /// What the analyst wrote on a record, if anything.
    fn remark(dossier: &'d Dossier, record: &RecordRef, body: Vec<String>) -> Option<Self> {
        let entry = Self::new(GroupKind::Notes, record.clone(), &dossier.title_of(record), body);
        (!entry.body.is_empty()).then_some(Self { titled: false, ..entry })
    }

    /// What tells it from others of its name: kind, date, outlet.
    pub(super) fn detail(&self, dossier: &Dossier) -> String {
        if self.kind == GroupKind::Notes {
            return self.record.word().to_owned();
        }
        match &self.record {
            RecordRef::Actor(id) => dossier.actors.get(id).map_or_else(String::new, |actor| {
                joined(&[actor.kind.in_words(), actor.roles.first().map_or("", |role| role.title.as_str())])
            }),
            RecordRef::Meeting(id) => dossier.meetings.get(id).map_or_else(String::new, |meeting| {
                let date = meeting.date.as_ref().map(|date| date.edtf.in_words()).unwrap_or_default();
                joined(&[&date, &meeting.place.in_words(), meeting.status.in_words()])
            }),
            RecordRef::Article(id) => dossier.articles.get(id).map_or_else(String::new, |article| {
                let date = article.published.as_ref().map(|date| date.edtf.in_words()).unwrap_or_default();
                joined(&[dossier.outlet_name(article), &date])
            }),
            RecordRef::Commitment(id) => dossier.commitments.get(id).map_or_else(String::new, |commitment| {
                joined(&[&actor_names(dossier, &commitment.who), commitment.status().in_words()])
            }),
            RecordRef::Position(id) => dossier.positions.get(id).map_or_else(String::new, |position| {
                let topic = dossier.title_of(&RecordRef::Topic(position.topic.clone()));
                let date = position.date.as_ref().map(EdtfDate::in_words).unwrap_or_default();
                joined(&[dossier.actor_name(&position.actor), &topic, &date])
            }),
            other => other.word().to_owned(),
        }
    }
}

/// Every record that is searched, by heading.
pub(super) fn records(dossier: &Dossier) -> impl Iterator<Item = RecordRef> + '_ {
    let actors = dossier.actors.keys().map(|id| RecordRef::Actor(id.clone()));
    let meetings = dossier.meetings.keys().map(|id| RecordRef::Meeting(id.clone()));
    let articles = dossier.articles.keys().map(|id| RecordRef::Article(id.clone()));
    let commitments = dossier.commitments.keys().map(|id| RecordRef::Commitment(id.clone()));
    let positions = dossier.positions.keys().map(|id| RecordRef::Position(id.clone()));
    let claims = dossier.claims.keys().map(|id| RecordRef::Claim(id.clone()));
    let findings = dossier.findings.keys().map(|id| RecordRef::Finding(id.clone()));
    actors.chain(meetings).chain(articles).chain(commitments).chain(positions).chain(claims).chain(findings)
}

fn actor_names(dossier: &Dossier, ids: &[ActorId]) -> String {
    ids.iter().map(|id| dossier.actor_name(id)).collect::<Vec<_>>().join(", ")
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}
