//! What changed of meetings, promises, positions and sources.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::fact::Fact;
use super::super::ledger::is_overdue;
use super::super::positions::date_of_position;
use super::super::words::subject_in_words;
use super::{DeltaItem, DeltaKind, Versions};
use crate::model::{
    ActorId, Article, ArticleId, ClaimId, Commitment, CommitmentField, CommitmentId, CommitmentStep, Dossier, EdtfDate,
    Meeting, MeetingField, MeetingId, Position, Quote, RecordRef, Stance, Subject, TopicId,
};

/// How many facts that fell with an article are named; more are counted.
const FELL: usize = 4;

fn of_record(kind: DeltaKind, record: RecordRef, title: &str, sentence: String) -> DeltaItem {
    DeltaItem {
        kind,
        subject: None,
        record: Some(record),
        title: title.to_owned(),
        sentence,
        before: None,
        after: None,
        claims: Vec::new(),
        quotes: Vec::new(),
    }
}

impl Versions<'_> {
    pub(super) fn meetings(&self, items: &mut Vec<DeltaItem>) {
        for (id, meeting) in &self.new.meetings {
            let record = RecordRef::Meeting(id.clone());
            let title = self.new.title_of(&record);
            let status = meeting.status.in_words();
            let is_about = |subject: &Subject| matches!(subject, Subject::Meeting(of, _) if of == id);
            match self.old.meetings.get(id) {
                None => {
                    let sentence = format!("{title} is new: {}.", meeting_in_words(meeting));
                    let claims = self.is.subjects().filter(|it| is_about(it)).flat_map(|it| self.is.on(it));
                    let claims = claims.cloned().collect();
                    let after = Some(meeting_in_words(meeting));
                    items.push(DeltaItem {
                        after,
                        claims,
                        ..of_record(DeltaKind::MeetingNew, record, &title, sentence)
                    });
                }
                Some(before) if before.status != meeting.status => {
                    let was = before.status.in_words();
                    let sentence = format!("{title}: {status} now, {was} before.");
                    items.push(DeltaItem {
                        subject: Some(Subject::Meeting(id.clone(), MeetingField::Status)),
                        before: Some(was.to_owned()),
                        after: Some(status.to_owned()),
                        claims: self.is.on(&Subject::Meeting(id.clone(), MeetingField::Status)).to_vec(),
                        ..of_record(DeltaKind::MeetingStatus, record, &title, sentence)
                    });
                }
                Some(_) => {}
            }
        }
        for (id, meeting) in self.old.meetings.iter().filter(|(id, _)| !self.new.meetings.contains_key(*id)) {
            let record = RecordRef::Meeting(id.clone());
            let title = self.old.title_of(&record);
            let sentence = format!("{title} is no longer in the dossier.");
            let before = Some(meeting_in_words(meeting));
            items.push(DeltaItem { before, ..of_record(DeltaKind::MeetingGone, record, &title, sentence) });
        }
    }

    /// With the day that promises are judged by, and the last day that the old version knows of.
    pub(super) fn commitments(&self, days: Option<(NaiveDate, Option<NaiveDate>)>, items: &mut Vec<DeltaItem>) {
        for (id, is) in &self.new.commitments {
            let record = RecordRef::Commitment(id.clone());
            let promise = promise_in_words(self.new, is);
            let Some(was) = self.old.commitments.get(id) else {
                items.push(DeltaItem {
                    after: Some(is.status().in_words().to_owned()),
                    claims: self.promise_claims(id),
                    quotes: quotes_of(is),
                    ..of_record(DeltaKind::CommitmentNew, record, &promise, format!("New: {promise}."))
                });
                self.overdue(id, None, is, days, items);
                continue;
            };
            self.progress(id, was, is, items);
            self.overdue(id, Some(was), is, days, items);
        }
        for (id, was) in self.old.commitments.iter().filter(|(id, _)| !self.new.commitments.contains_key(*id)) {
            let record = RecordRef::Commitment(id.clone());
            let promise = promise_in_words(self.old, was);
            let sentence = format!("{promise} is no longer in the dossier.");
            let before = Some(was.status().in_words().to_owned());
            items.push(DeltaItem { before, ..of_record(DeltaKind::CommitmentGone, record, &promise, sentence) });
        }
    }

    fn progress(&self, id: &CommitmentId, was: &Commitment, is: &Commitment, items: &mut Vec<DeltaItem>) {
        let promise = promise_in_words(self.new, is);
        let record = RecordRef::Commitment(id.clone());
        let steps: Vec<&CommitmentStep> = is.steps.iter().filter(|step| !was.steps.contains(step)).collect();
        let quotes = || steps.iter().filter_map(|step| step.quote.clone()).collect::<Vec<Quote>>();
        let words = |it: &Commitment| it.status().in_words().to_owned();
        if was.status() != is.status() {
            let last = is.steps_in_order().last().and_then(|place| is.steps.get(*place));
            let day = last.and_then(|step| step.date.as_ref());
            let day = day.map(|day| format!(", {}", day.in_words())).unwrap_or_default();
            let sentence = format!("{promise}: {}{day}; {} before.", words(is), words(was));
            items.push(DeltaItem {
                subject: Some(Subject::Commitment(id.clone(), CommitmentField::Status)),
                before: Some(words(was)),
                after: Some(words(is)),
                claims: self.is.on(&Subject::Commitment(id.clone(), CommitmentField::Status)).to_vec(),
                quotes: quotes(),
                ..of_record(DeltaKind::CommitmentStatus, record, &promise, sentence)
            });
            return;
        }
        let mut said = Vec::new();
        if was.steps != is.steps {
            said.push(match steps.len() {
                0 => "its steps were changed".to_owned(),
                1 => format!("a further step, {}", step_in_words(steps[0])),
                several => format!("{several} further steps"),
            });
        }
        let mut quotes = quotes();
        for version in is.versions.iter().filter(|version| !was.versions.contains(version)) {
            said.push(format!("{} tells it as “{}”", self.new.actor_name(&version.actor), version.what));
            quotes.extend(version.quote.clone());
        }
        if said.is_empty() && was.versions != is.versions {
            said.push("a side’s own version of it was taken out".to_owned());
        }
        if was.meeting != is.meeting {
            let meeting = |it: &Option<MeetingId>| {
                it.clone().map_or_else(|| "none".to_owned(), |id| self.new.title_of(&RecordRef::Meeting(id)))
            };
            said.push(format!("made at {} now, {} before", meeting(&is.meeting), meeting(&was.meeting)));
        }
        if !said.is_empty() {
            let sentence = format!("{promise}: {}.", said.join("; "));
            items.push(DeltaItem {
                before: Some(words(was)),
                after: Some(words(is)),
                quotes,
                ..of_record(DeltaKind::CommitmentChanged, record, &promise, sentence)
            });
        }
    }

    fn overdue(
        &self,
        id: &CommitmentId,
        was: Option<&Arc<Commitment>>,
        is: &Commitment,
        days: Option<(NaiveDate, Option<NaiveDate>)>,
        items: &mut Vec<DeltaItem>,
    ) {
        let Some((today, last)) = days else { return };
        let Some(deadline) = is.deadline.as_ref().filter(|_| is_overdue(is, today)) else { return };
        if was.zip(last).is_some_and(|(was, last)| is_overdue(was, last)) {
            return;
        }
        let promise = promise_in_words(self.new, is);
        let sentence = format!("{promise} is overdue: {}, {}.", deadline.in_words(), is.status().in_words());
        let mut claims = self.is.on(&Subject::Commitment(id.clone(), CommitmentField::Deadline)).to_vec();
        if claims.is_empty() {
            claims = self.promise_claims(id);
        }
        items.push(DeltaItem {
            before: Some(was.map_or(is, |was| was).status().in_words().to_owned()),
            after: Some(format!("overdue since {}", deadline.in_words())),
            claims,
            quotes: quotes_of(is),
            ..of_record(DeltaKind::CommitmentOverdue, RecordRef::Commitment(id.clone()), &promise, sentence)
        });
    }

    fn promise_claims(&self, id: &CommitmentId) -> Vec<ClaimId> {
        let fields = [
            CommitmentField::Who,
            CommitmentField::ToWhom,
            CommitmentField::What,
            CommitmentField::Condition,
            CommitmentField::Deadline,
            CommitmentField::Status,
        ];
        let on = fields.into_iter().flat_map(|field| self.is.on(&Subject::Commitment(id.clone(), field)).to_vec());
        on.collect()
    }

    pub(super) fn positions(&self, items: &mut Vec<DeltaItem>) {
        let former = Former::of(self.old);
        for (id, is) in &self.new.positions {
            let record = RecordRef::Position(id.clone());
            let about = position_about(self.new, is);
            let says = position_in_words(is);
            let quotes: Vec<Quote> = is.quote.iter().cloned().collect();
            let (kind, before, sentence) = match self.old.positions.get(id) {
                Some(was) if was == is => continue,
                Some(was) if flips(was.stance, is.stance) => {
                    let before = position_in_words(was);
                    (DeltaKind::PositionReversed, Some(before.clone()), format!("{about}: “{before}” became “{says}”."))
                }
                Some(was) => {
                    let before = position_in_words(was);
                    let sentence = if before == says {
                        format!("{about}, “{says}”, was entered otherwise.")
                    } else {
                        format!("{about}: “{before}” became “{says}”.")
                    };
                    (DeltaKind::PositionChanged, Some(before), sentence)
                }
                None => match former.before(self.new, is) {
                    Some(former) if flips(former.stance, is.stance) => {
                        let before = position_in_words(former);
                        let sentence = format!("{about} is reversed: “{before}” before, “{says}” now.");
                        (DeltaKind::PositionReversed, Some(before), sentence)
                    }
                    former => {
                        let shift = is.shift.map(|it| format!(", {} than before", it.in_words())).unwrap_or_default();
                        let shift = shift.replace("unchanged than before", "unchanged");
                        let sentence = format!("{about} is new: “{says}”{shift}.");
                        (DeltaKind::PositionNew, former.map(position_in_words), sentence)
                    }
                },
            };
            items.push(DeltaItem { before, after: Some(says), quotes, ..of_record(kind, record, &about, sentence) });
        }
        for (id, was) in self.old.positions.iter().filter(|(id, _)| !self.new.positions.contains_key(*id)) {
            let says = position_in_words(was);
            let about = position_about(self.old, was);
            let sentence = format!("{about}, “{says}”, is no longer in the dossier.");
            let item = of_record(DeltaKind::PositionGone, RecordRef::Position(id.clone()), &about, sentence);
            items.push(DeltaItem { before: Some(says), ..item });
        }
    }

    pub(super) fn articles(&self, facts: &[Fact], items: &mut Vec<DeltaItem>) {
        if self.old.articles.ptr_eq(&self.new.articles) {
            return;
        }
        for (id, is) in &self.new.articles {
            let Some(was) = self.old.articles.get(id).filter(|was| !Arc::ptr_eq(was, is)) else { continue };
            let title = format!("“{}”, {}", is.title, self.new.outlet_name(is));
            let named = format!("{title},");
            let record = RecordRef::Article(id.clone());
            match (&was.retracted, &is.retracted) {
                (None, Some(retraction)) => {
                    let reason = retraction.reason.trim().trim_end_matches('.');
                    let reason = if reason.is_empty() { "no reason given" } else { reason };
                    let fell = self.fell(id, facts);
                    let sentence = format!("{named} was retracted: {reason}. {fell}");
                    let claims = self.is.in_article(id).to_vec();
                    let (before, after) = (Some("counted".to_owned()), Some("retracted".to_owned()));
                    let item = of_record(DeltaKind::ArticleRetracted, record.clone(), &title, sentence);
                    items.push(DeltaItem { before, after, claims, ..item });
                }
                (Some(_), None) => {
                    let sentence = format!("{named} counts again.");
                    let claims = self.is.in_article(id).to_vec();
                    let (before, after) = (Some("retracted".to_owned()), Some("counted".to_owned()));
                    let item = of_record(DeltaKind::ArticleReinstated, record.clone(), &title, sentence);
                    items.push(DeltaItem { before, after, claims, ..item });
                }
                (None, None) | (Some(_), Some(_)) => {}
            }
            if was.text != is.text {
                items.push(self.correction(record, &title, was, is));
            }
        }
    }

    fn correction(&self, record: RecordRef, title: &str, was: &Article, is: &Article) -> DeltaItem {
        let reason = is.revisions.get(was.revisions.len()..).and_then(<[_]>::last).map(|it| it.reason.trim());
        let reason = reason.filter(|it| !it.is_empty()).map_or_else(|| ".".to_owned(), |it| format!(": {it}."));
        let words = |text: &str| format!("{} characters", crate::model::text::char_count(text));
        let claims = match &record {
            RecordRef::Article(id) => self.is.in_article(id).to_vec(),
            _ => Vec::new(),
        };
        let sentence = format!("The text of {title} was corrected{reason}");
        let item = of_record(DeltaKind::ArticleCorrected, record, title, sentence);
        DeltaItem { before: Some(words(&was.text)), after: Some(words(&is.text)), claims, ..item }
    }

    /// What fell with an article: the claims that stand on it alone, and what they spoke of.
    fn fell(&self, id: &ArticleId, facts: &[Fact]) -> String {
        let counts = |article: &ArticleId| {
            article != id && self.new.articles.get(article).is_some_and(|article| article.retracted.is_none())
        };
        let alone: Vec<&ClaimId> = self
            .is
            .in_article(id)
            .iter()
            .filter(|claim| {
                let quotes = self.new.claims.get(*claim).map(|it| it.quotes.as_slice()).unwrap_or_default();
                !quotes.iter().any(|quote| counts(&quote.article))
            })
            .collect();
        if alone.is_empty() {
            return "Nothing rests on it alone.".to_owned();
        }
        let mut subjects: Vec<&Subject> =
            alone.iter().filter_map(|claim| self.new.claims.get(*claim)).map(|claim| &claim.subject).collect();
        subjects.sort();
        subjects.dedup();
        let named: Vec<String> = subjects
            .iter()
            .take(FELL)
            .map(|subject| {
                let state = facts.iter().find(|fact| fact.subject == **subject).map(|fact| fact.state.in_words());
                let state = state.map(|state| format!(" ({state} now)")).unwrap_or_default();
                format!("{}{state}", subject_in_words(self.new, subject))
            })
            .collect();
        let more = match subjects.len().saturating_sub(FELL) {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        let fell = if alone.len() == 1 { "1 claim falls".to_owned() } else { format!("{} claims fall", alone.len()) };
        format!("{fell} with it: {}{more}.", named.join("; "))
    }

    pub(super) fn about(&self, old: &Dossier, items: &mut Vec<DeltaItem>) {
        let (was, is) = (&self.old.about, &self.new.about);
        if old.about == *is || was == is {
            return;
        }
        let sentence = if was.title == is.title {
            "What the dossier is about was written otherwise.".to_owned()
        } else {
            format!("The dossier is called “{}” now, “{}” before.", is.title, was.title)
        };
        items.push(DeltaItem {
            kind: DeltaKind::About,
            subject: None,
            record: None,
            title: "What it is about".to_owned(),
            sentence,
            before: Some(was.title.clone()),
            after: Some(is.title.clone()),
            claims: Vec::new(),
            quotes: Vec::new(),
        });
    }
}

/// “9–10 October 2021, Doha, Qatar, held”.
fn meeting_in_words(meeting: &Meeting) -> String {
    let date = meeting.date.as_ref().map(|when| when.edtf.in_words()).unwrap_or_default();
    let parts = [date, meeting.place.in_words(), meeting.status.in_words().to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// “United States › Taliban: send aid”.
fn promise_in_words(dossier: &Dossier, commitment: &Commitment) -> String {
    let names = |actors: &[ActorId]| {
        let names: Vec<&str> = actors.iter().map(|actor| dossier.actor_name(actor)).collect();
        names.join(", ")
    };
    let (who, whom) = (names(&commitment.who), names(&commitment.to_whom));
    let parties = match (who.is_empty(), whom.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("{who}: "),
        (true, false) => format!("to {whom}: "),
        (false, false) => format!("{who} › {whom}: "),
    };
    format!("{parties}“{}”", commitment.what)
}

fn step_in_words(step: &CommitmentStep) -> String {
    let date = step.date.as_ref().map(|date| format!(", {}", date.in_words())).unwrap_or_default();
    format!("{}{date}", step.status.in_words())
}

fn quotes_of(commitment: &Commitment) -> Vec<Quote> {
    let steps = commitment.steps.iter().filter_map(|step| step.quote.clone());
    steps.chain(commitment.versions.iter().filter_map(|version| version.quote.clone())).collect()
}

fn position_about(dossier: &Dossier, position: &Position) -> String {
    let topic = dossier.topics.get(&position.topic).map_or(position.topic.as_str(), |topic| topic.name.as_str());
    format!("{} on {topic}", dossier.actor_name(&position.actor))
}

/// “denied: aid was agreed”, “silent”.
fn position_in_words(position: &Position) -> String {
    match (position.stance, position.summary.as_str()) {
        (Stance::Said, summary) if !summary.is_empty() => summary.to_owned(),
        (Stance::Denied, summary) if !summary.is_empty() => format!("denied: {summary}"),
        (stance, _) => stance.in_words().to_owned(),
    }
}

fn flips(was: Stance, is: Stance) -> bool {
    matches!((was, is), (Stance::Said, Stance::Denied) | (Stance::Denied, Stance::Said))
}

/// A position with its date.
type Dated<'a> = (Option<EdtfDate>, &'a Position);

/// The positions of a version by actor and topic; undated first, then by date.
struct Former<'a>(BTreeMap<(&'a ActorId, &'a TopicId), Vec<Dated<'a>>>);

impl<'a> Former<'a> {
    fn of(dossier: &'a Dossier) -> Self {
        let mut by: BTreeMap<_, Vec<Dated<'_>>> = BTreeMap::new();
        for position in dossier.positions.values() {
            let dated = (date_of_position(dossier, position), position.as_ref());
            by.entry((&position.actor, &position.topic)).or_default().push(dated);
        }
        for positions in by.values_mut() {
            positions.sort_by(|(one, _), (other, _)| one.cmp(other));
        }
        Self(by)
    }

    /// The last one by the same actor on the same topic that is not later.
    fn before(&self, dossier: &Dossier, position: &Position) -> Option<&'a Position> {
        let day = date_of_position(dossier, position);
        let earlier = |was: &Option<EdtfDate>| was.as_ref().zip(day.as_ref()).is_none_or(|(was, day)| was <= day);
        let all = self.0.get(&(&position.actor, &position.topic))?;
        all.iter().rev().find(|(was, _)| earlier(was)).map(|(_, position)| *position)
    }
}
