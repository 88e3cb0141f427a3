//! What is searched of each record. The scan and the index both take it from here.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::results::GroupKind;
use crate::model::{
    Actor, ActorId, Article, Commitment, Dossier, EdtfDate, Meeting, Note, OutletId, Position, RecordRef, Speaker,
};

/// A record under one heading of the results, with what is searched. What the dossier holds is not copied: a search makes
/// hundreds of these for an answer.
#[derive(Clone, Debug)]
pub(super) struct Entry<'d> {
    pub kind: GroupKind,
    pub record: RecordRef,
    of: Of<'d>,
    pub title: Cow<'d, str>,
    /// The title is searched too; it is not where a note stands under the name of its record.
    pub titled: bool,
    /// Searched besides the title, the most telling first.
    pub body: Vec<Cow<'d, str>>,
    /// The words of an article.
    pub text: Option<&'d Arc<str>>,
    pub authors: &'d [String],
    pub tags: &'d [String],
    pub place: String,
    pub outlet: Option<&'d OutletId>,
    pub language: &'d str,
    date: Option<&'d EdtfDate>,
    /// Who takes part; not who is named in an article.
    pub actors: Vec<&'d ActorId>,
}

/// The record itself.
#[derive(Clone, Copy, Debug)]
enum Of<'d> {
    Actor(&'d Actor),
    Meeting(&'d Meeting),
    Article(&'d Article),
    Commitment(&'d Commitment),
    Position(&'d Position),
    /// What was written on a record.
    Remark,
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
    fn new(
        kind: GroupKind,
        record: RecordRef,
        of: Of<'d>,
        title: impl Into<Cow<'d, str>>,
        mut body: Vec<Cow<'d, str>>,
    ) -> Self {
        let title = Some(title.into()).filter(|title| !title.is_empty());
        body.retain(|field| !field.is_empty());
        Self {
            kind,
            of,
            title: title.unwrap_or_else(|| record.as_str().to_owned().into()),
            record,
            titled: true,
            body,
            text: None,
            authors: &[],
            tags: &[],
            place: String::new(),
            outlet: None,
            language: "",
            date: None,
            actors: Vec::new(),
        }
    }

    /// The first and last day that it may be of, in days of the Common Era; an end that is not known lies far off.
    pub(super) fn days(&self) -> Option<(i64, i64)> {
        self.date.map(days)
    }

    /// The words of an article; none for any other record.
    pub(super) fn words(&self) -> &'d str {
        self.text.map_or("", |text| text)
    }

    /// What is searched of a record: as itself, and of what the analyst wrote on it.
    pub(super) fn of(dossier: &'d Dossier, record: &RecordRef) -> [Option<Self>; 2] {
        [Self::own(dossier, record), Self::note(dossier, record)]
    }

    /// What is searched of a record as itself.
    pub(super) fn own(dossier: &'d Dossier, record: &RecordRef) -> Option<Self> {
        Some(match record {
            RecordRef::Actor(id) => {
                // The id as the dossier holds it, which lives as long as the entry.
                let (id, actor) = dossier.actors.get_key_value(id)?;
                Self::actor(record.clone(), id, actor)
            }
            RecordRef::Meeting(id) => Self::meeting(dossier, record.clone(), dossier.meetings.get(id)?),
            RecordRef::Article(id) => Self::article(dossier, record.clone(), dossier.articles.get(id)?),
            RecordRef::Commitment(id) => Self::commitment(dossier, record.clone(), dossier.commitments.get(id)?),
            RecordRef::Position(id) => Self::position(dossier, record.clone(), dossier.positions.get(id)?),
            RecordRef::Claim(_)
            | RecordRef::Finding(_)
            | RecordRef::Outlet(_)
            | RecordRef::Topic(_)
            | RecordRef::Merge(_) => return None,
        })
    }

    /// What the analyst wrote on a record, if anything.
    pub(super) fn note(dossier: &'d Dossier, record: &RecordRef) -> Option<Self> {
        let notes: &[Note] = match record {
            RecordRef::Actor(id) => &dossier.actors.get(id)?.notes,
            RecordRef::Meeting(id) => &dossier.meetings.get(id)?.notes,
            RecordRef::Article(id) => &dossier.articles.get(id)?.notes,
            RecordRef::Claim(id) => {
                let claim = dossier.claims.get(id)?;
                let mut note = Self::remark(dossier, record, vec![claim.note.as_str().into()])?;
                if let Speaker::Actor(speaker) = &claim.speaker {
                    note.actors.push(speaker);
                }
                return Some(note);
            }
            RecordRef::Finding(id) => {
                return Self::remark(dossier, record, vec![dossier.findings.get(id)?.reason.as_str().into()]);
            }
            RecordRef::Commitment(_)
            | RecordRef::Position(_)
            | RecordRef::Outlet(_)
            | RecordRef::Topic(_)
            | RecordRef::Merge(_) => return None,
        };
        Self::remark(dossier, record, notes.iter().map(|note| note.text.as_str().into()).collect())
    }

    fn actor(record: RecordRef, id: &'d ActorId, actor: &'d Actor) -> Self {
        let mut body: Vec<Cow<str>> = super::kin::names(actor).map(Cow::from).collect();
        body.extend(actor.roles.iter().map(|role| Cow::from(&role.title)));
        body.push(Cow::from(&actor.description));
        body.extend(actor.tags.iter().map(Cow::from));
        body.extend([Cow::from(&actor.identifiers.wikidata), Cow::from(&actor.identifiers.iso3166)]);
        let entry = Self::new(GroupKind::Actors, record, Of::Actor(actor), actor.name(), body);
        Self { tags: &actor.tags, actors: vec![id], ..entry }
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
        let mut body: Vec<Cow<str>> = vec![place.clone().into(), meeting.series_in_words().into(), date.into()];
        body.extend(meeting.outcomes.iter().map(|outcome| Cow::from(&outcome.text)));
        body.extend(meeting.agenda.iter().map(|topic| Cow::from(dossier.title_of(&RecordRef::Topic(topic.clone())))));
        body.extend(meeting.sides.iter().map(|side| Cow::from(&side.name)));
        body.extend(meeting.attendees.iter().map(|attendee| Cow::from(&attendee.described)));
        body.extend(actors.iter().map(|actor| Cow::from(dossier.actor_name(actor))));
        let entry = Self::new(GroupKind::Meetings, record, Of::Meeting(meeting), &meeting.title, body);
        Self { place, date: meeting.date.as_ref().map(|date| &date.edtf), actors, ..entry }
    }

    fn article(dossier: &'d Dossier, record: RecordRef, article: &'d Article) -> Self {
        let mut body = vec![Cow::from(dossier.outlet_name(article))];
        body.extend(article.authors.iter().map(Cow::from));
        body.extend(article.tags.iter().map(Cow::from));
        body.push(Cow::from(&article.url));
        body.push(Cow::from(&article.provenance.file_name));
        let entry = Self::new(GroupKind::Articles, record, Of::Article(article), &article.title, body);
        Self {
            text: Some(&article.text),
            authors: &article.authors,
            tags: &article.tags,
            outlet: article.outlet.as_ref(),
            language: &article.language,
            date: article.published.as_ref().map(|date| &date.edtf),
            ..entry
        }
    }

    fn commitment(dossier: &'d Dossier, record: RecordRef, commitment: &'d Commitment) -> Self {
        let mut body: Vec<Cow<str>> = vec![
            Cow::from(&commitment.condition),
            actor_names(dossier, &commitment.who).into(),
            actor_names(dossier, &commitment.to_whom).into(),
        ];
        body.extend(commitment.versions.iter().map(|version| Cow::from(&version.what)));
        let actors = commitment.who.iter().chain(&commitment.to_whom).collect();
        let entry = Self::new(GroupKind::Commitments, record, Of::Commitment(commitment), &commitment.what, body);
        Self { date: commitment.deadline.as_ref(), actors, ..entry }
    }

    fn position(dossier: &'d Dossier, record: RecordRef, position: &'d Position) -> Self {
        let topic = dossier.title_of(&RecordRef::Topic(position.topic.clone()));
        let body = vec![Cow::from(topic), Cow::from(dossier.actor_name(&position.actor))];
        let entry = Self::new(GroupKind::Commitments, record, Of::Position(position), &position.summary, body);
        Self { date: position.date.as_ref(), actors: vec![&position.actor], ..entry }
    }

    fn remark(dossier: &Dossier, record: &RecordRef, body: Vec<Cow<'d, str>>) -> Option<Self> {
        if body.iter().all(|field| field.is_empty()) {
            return None;
        }
        let entry = Self::new(GroupKind::Notes, record.clone(), Of::Remark, dossier.title_of(record), body);
        Some(Self { titled: false, ..entry })
    }

    /// What tells it from others of its name: kind, date, outlet.
    pub(super) fn detail(&self, dossier: &Dossier) -> String {
        let date = || self.date.map(EdtfDate::in_words).unwrap_or_default();
        match self.of {
            Of::Actor(actor) => {
                joined(&[actor.kind.in_words(), actor.roles.first().map_or("", |role| role.title.as_str())])
            }
            Of::Meeting(meeting) => joined(&[&date(), &self.place, meeting.status.in_words()]),
            Of::Article(article) => joined(&[dossier.outlet_name(article), &date()]),
            Of::Commitment(commitment) => {
                joined(&[&actor_names(dossier, &commitment.who), commitment.status().in_words()])
            }
            Of::Position(position) => {
                let topic = dossier.title_of(&RecordRef::Topic(position.topic.clone()));
                joined(&[dossier.actor_name(&position.actor), &topic, &date()])
            }
            Of::Remark => self.record.word().to_owned(),
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
