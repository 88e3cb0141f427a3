//! What changed of facts: what is held, how it stands, and what was judged.

use std::collections::BTreeMap;

use super::super::bearing::{Bearing, Said, verdict};
use super::super::fact::{Fact, FactState, on_value};
use super::super::naming::{fact_name, record_of};
use super::super::reason::reason_of;
use super::super::words::{capitalised, subject_in_words, value_in_words};
use super::{DeltaItem, DeltaKind, Versions};
use crate::model::{
    ActorField, AttendanceState, ClaimId, CommitmentField, Dossier, Finding, FindingState, MeetingField, RecordRef,
    Subject, Value,
};

impl Versions<'_> {
    pub(super) fn facts(&self, was: &[Fact], is: &[Fact], items: &mut Vec<DeltaItem>) {
        let before: BTreeMap<&Subject, &Fact> = was.iter().map(|fact| (&fact.subject, fact)).collect();
        let after: BTreeMap<&Subject, &Fact> = is.iter().map(|fact| (&fact.subject, fact)).collect();
        for (subject, fact) in &after {
            match before.get(subject) {
                None => self.new_fact(fact, items),
                Some(before) => {
                    self.value(before, fact, items);
                    self.state(Some(before), fact, items);
                    self.judgement(before, fact, items);
                }
            }
        }
        for (subject, fact) in before.iter().filter(|(subject, _)| !after.contains_key(*subject)) {
            // A record that went takes its facts with it, and is told of as one.
            if record_of(subject).is_none_or(|record| self.new.contains(&record)) {
                let about = about(self.old, fact);
                let sentence = match &fact.held {
                    Some(held) => format!("{about} is gone; it was “{held}”."),
                    None => format!("{about} is gone."),
                };
                items.push(DeltaItem {
                    kind: DeltaKind::Gone,
                    subject: Some((*subject).clone()),
                    record: record_of(subject),
                    title: about,
                    sentence,
                    before: Some(stands(fact)),
                    after: None,
                    claims: Vec::new(),
                    quotes: Vec::new(),
                });
            }
        }
    }

    fn item(&self, kind: DeltaKind, fact: &Fact, sentence: String, change: (Option<String>, String)) -> DeltaItem {
        DeltaItem {
            kind,
            subject: Some(fact.subject.clone()),
            record: record_of(&fact.subject),
            title: about(self.new, fact),
            sentence,
            before: change.0,
            after: Some(change.1),
            claims: self.behind(kind, fact),
            quotes: Vec::new(),
        }
    }

    /// The claims behind a change: those that cannot all be true where sources differ, those preferred where it was
    /// settled, or else those that agree with what is held. Those that came in since come first.
    fn behind(&self, kind: DeltaKind, fact: &Fact) -> Vec<ClaimId> {
        let finding = finding_on(self.new, &self.is, &fact.subject);
        let agrees = |id: &ClaimId| match (self.new.claims.get(id), &fact.value) {
            (Some(claim), Some(value)) => on_value(self.new, &fact.subject, value, claim).bearing == Bearing::Agrees,
            (claim, None) => claim.is_some(),
            (None, _) => false,
        };
        let mut claims: Vec<ClaimId> = match (kind, finding) {
            (DeltaKind::Rival | DeltaKind::Reopened | DeltaKind::Unsupported, _) => fact.claims.clone(),
            (DeltaKind::Settled | DeltaKind::Judged, Some(finding)) if !finding.preferred.is_empty() => {
                finding.preferred.iter().filter(|id| self.new.claims.contains_key(*id)).cloned().collect()
            }
            _ => fact.claims.iter().filter(|id| agrees(id)).cloned().collect(),
        };
        claims.sort_by_key(|id| self.old.claims.contains_key(id));
        claims
    }

    fn new_fact(&self, fact: &Fact, items: &mut Vec<DeltaItem>) {
        let record = record_of(&fact.subject);
        let came_along = record.as_ref().is_some_and(|record| !self.old.contains(record));
        // A record that came in is told of as one; of its facts, those that sources speak of.
        if came_along && fact.claims.is_empty() {
            return;
        }
        let about = about(self.new, fact);
        let state = fact.state.in_words();
        let sentence = match &fact.held {
            Some(held) => format!("{about} is new: “{held}”, {state}."),
            None => format!("{about} is new, {state}."),
        };
        items.push(self.item(DeltaKind::New, fact, sentence, (None, stands(fact))));
        if fact.state.is_disputed() {
            self.state(None, fact, items);
        }
    }

    fn value(&self, before: &Fact, after: &Fact, items: &mut Vec<DeltaItem>) {
        if !self.differs(before, after) {
            return;
        }
        // Told of by the meeting and by the promise.
        if is_status(&after.subject) {
            return;
        }
        let about = about(self.new, after);
        let (was, is) = (held_in_words(before), held_in_words(after));
        let (kind, sentence) = match (&before.value, &after.value, &was, &is) {
            (_, _, None, None) => return,
            (_, _, None, Some(is)) => (DeltaKind::Changed, format!("{about}: “{is}” is held now.")),
            (_, _, Some(was), None) => (DeltaKind::Changed, format!("{about}: “{was}” is no longer held.")),
            (Some(one), Some(other), Some(was), Some(is)) => {
                let (said, says) = (Said::plainly(one), Said::plainly(other));
                let verdict = verdict(self.new, &after.subject, said, says);
                if verdict.bearing == Bearing::Contradicts {
                    let why = verdict.in_words(self.new, said, says);
                    (DeltaKind::Reversed, format!("{about}: “{was}” was held, and “{is}” is held now. {why}"))
                } else {
                    (DeltaKind::Changed, format!("{about}: “{was}” became “{is}”."))
                }
            }
            (_, _, Some(was), Some(is)) => (DeltaKind::Changed, format!("{about}: “{was}” became “{is}”.")),
        };
        items.push(DeltaItem { after: is, ..self.item(kind, after, sentence, (was, String::new())) });
    }

    /// Whether another value is held, other than by another name of what it speaks of.
    fn differs(&self, before: &Fact, after: &Fact) -> bool {
        match (&before.value, &after.value) {
            (Some(one), Some(other)) if one != other => {
                // The words of a topic are its name, and those of several who promised are theirs.
                !matches!(after.subject, Subject::Meeting(_, MeetingField::Agenda(_)))
                    && (!is_of_names(&after.subject) || parts_differ(self.old, self.new, &after.subject))
            }
            (Some(_), Some(_)) => match &after.subject {
                Subject::Meeting(_, MeetingField::Date | MeetingField::Series) => before.held != after.held,
                subject => parts_differ(self.old, self.new, subject),
            },
            (one, other) => one.is_some() != other.is_some() || before.held != after.held,
        }
    }

    fn state(&self, before: Option<&Fact>, after: &Fact, items: &mut Vec<DeltaItem>) {
        use FactState::{Reopened, Rival, Settled, Supported, Unsupported};
        let was = before.map(|fact| fact.state);
        if was == Some(after.state) {
            return;
        }
        let about = about(self.new, after);
        let reason = || reason_of(self.new, &self.is, after);
        let (kind, sentence) = match (was, after.state) {
            (Some(Rival { values: before }), Rival { values }) => {
                (DeltaKind::Rival, format!("{about} has {values} versions now, {before} before. {}", reason()))
            }
            (Some(Settled), Rival { .. }) => {
                (DeltaKind::Rival, format!("{about} was settled, and is in dispute again. {}", reason()))
            }
            (_, Rival { .. }) => (DeltaKind::Rival, format!("{about} is in dispute now. {}", reason())),
            (_, Settled) => (DeltaKind::Settled, format!("{about} was settled. {}", sentence_of(&reason()))),
            (_, Reopened) => (DeltaKind::Reopened, format!("{about} was reopened. {}", reason())),
            (Some(Rival { .. }), _) => {
                (DeltaKind::Resolved, format!("{about} is no longer in dispute: {}.", after.state.in_words()))
            }
            (Some(Settled | Reopened), _) => {
                (DeltaKind::Judged, format!("{about} is no longer settled by a reason: {}.", after.state.in_words()))
            }
            (Some(Unsupported), Supported { .. }) => {
                (DeltaKind::Supported, format!("{about} has words behind it now: {}.", after.state.in_words()))
            }
            (Some(Supported { .. }), Unsupported) => {
                (DeltaKind::Unsupported, format!("{about} has no words behind it any more."))
            }
            (Some(Supported { articles, origins }), Supported { articles: more, origins: from }) => {
                let kind =
                    if (from, more) > (origins, articles) { DeltaKind::MoreSupport } else { DeltaKind::LessSupport };
                let [was, is] =
                    [(articles, origins), (more, from)].map(|(articles, origins)| support(articles, origins));
                (kind, format!("{about}: {is} now, {was} before."))
            }
            (Some(Unsupported) | None, Unsupported) | (None, Supported { .. }) => return,
        };
        let before = was.map(|state| state.in_words());
        items.push(self.item(kind, after, sentence, (before, after.state.in_words())));
    }

    /// A finding that was weighed otherwise, where that does not show in the state.
    fn judgement(&self, before: &Fact, after: &Fact, items: &mut Vec<DeltaItem>) {
        let was = finding_on(self.old, &self.was, &before.subject);
        let is = finding_on(self.new, &self.is, &after.subject);
        let about = about(self.new, after);
        let told = |items: &[DeltaItem], kinds: &[DeltaKind]| {
            items.iter().any(|item| item.subject.as_ref() == Some(&after.subject) && kinds.contains(&item.kind))
        };
        let (before, sentence, after_words) = match (was, is) {
            (Some(was), Some(is)) if judged(was) != judged(is) => {
                if was.state != is.state && told(items, &[DeltaKind::Settled]) {
                    return;
                }
                let mut said = Vec::new();
                if was.state != is.state {
                    said.push(format!("{} now, {} before", is.state.in_words(), was.state.in_words()));
                }
                if was.confidence != is.confidence {
                    let words = (is.confidence.in_words(), was.confidence.in_words());
                    said.push(format!("confidence {} now, {} before", words.0, words.1));
                }
                if was.likelihood != is.likelihood {
                    let words = |it: &Finding| it.likelihood.map_or("not judged", crate::model::Likelihood::in_words);
                    said.push(format!("likelihood {} now, {} before", words(is), words(was)));
                }
                match (was.reason.trim(), is.reason.trim()) {
                    (before, after) if before == after => {}
                    (_, "") => said.push("the reason was taken out".to_owned()),
                    (_, after) => said.push(format!("the reason is now: {after}")),
                }
                let judged = |item: &&mut DeltaItem| {
                    item.kind == DeltaKind::Judged && item.subject.as_ref() == Some(&after.subject)
                };
                if let Some(item) = items.iter_mut().find(judged) {
                    let more = sentence_of(&capitalised(&said.join("; ")));
                    item.sentence = format!("{} {more}", item.sentence);
                    return;
                }
                let sentence = sentence_of(&format!("{about}: {}", said.join("; ")));
                (Some(judgement_in_words(was)), sentence, judgement_in_words(is))
            }
            (None, Some(is)) if is.state == FindingState::LeftOpen => {
                let sentence = sentence_of(&format!("{about} was left open: {}", is.reason.trim()));
                (None, sentence, judgement_in_words(is))
            }
            (None, Some(is)) if !told(items, &[DeltaKind::Settled, DeltaKind::Reopened]) => {
                let held = value_in_words(self.new, &is.value);
                let sentence = sentence_of(&format!("{about}: “{held}” was judged to hold: {}", is.reason.trim()));
                (None, sentence, judgement_in_words(is))
            }
            (Some(was), None) if !told(items, &[DeltaKind::Judged]) => {
                let sentence = format!("{about}: the finding was taken back.");
                (Some(judgement_in_words(was)), sentence, "no finding".to_owned())
            }
            _ => return,
        };
        items.push(self.item(DeltaKind::Judged, after, sentence, (before, after_words)));
    }
}

fn finding_on<'a>(dossier: &'a Dossier, index: &super::ClaimIndex, subject: &Subject) -> Option<&'a Finding> {
    index.held_on(dossier, subject).and_then(|id| dossier.findings.get(&id)).map(AsRef::as_ref)
}

/// What of a finding is judgement: what was preferred shows in the state.
fn judged(it: &Finding) -> (FindingState, crate::model::Confidence, Option<crate::model::Likelihood>, &str) {
    (it.state, it.confidence, it.likelihood, it.reason.trim())
}

/// “held, moderate confidence, likely”.
fn judgement_in_words(finding: &Finding) -> String {
    let likelihood = finding.likelihood.map(|it| format!(", {}", it.in_words())).unwrap_or_default();
    format!("{}, {} confidence{likelihood}", finding.state.in_words(), finding.confidence.in_words())
}

/// “3 articles, 2 origins”.
fn support(articles: usize, origins: usize) -> String {
    FactState::Supported { articles, origins }.in_words()
}

/// What is held and how it stands: “held, 3 articles, 2 origins”.
fn stands(fact: &Fact) -> String {
    match held_in_words(fact) {
        Some(held) => format!("{held}; {}", fact.state.in_words()),
        None => fact.state.in_words(),
    }
}

/// What is held, in words; of one who was there that it was so.
fn held_in_words(fact: &Fact) -> Option<String> {
    let held = fact.held.clone()?;
    Some(match &fact.value {
        Some(Value::Attendance(state @ AttendanceState::Attended)) => format!("{held}, {}", state.in_words()),
        _ => held,
    })
}

/// What a fact is called in a sentence: “Date, Doha talks”.
fn about(dossier: &Dossier, fact: &Fact) -> String {
    let name = fact_name(fact);
    let about = match record_of(&fact.subject) {
        Some(record @ RecordRef::Commitment(_)) => format!("{name} of “{}”", dossier.title_of(&record)),
        Some(record) => format!("{name}, {}", dossier.title_of(&record)),
        None => format!("“{}”", subject_in_words(dossier, &fact.subject)),
    };
    capitalised(&about)
}

/// A sentence with its full stop.
fn sentence_of(text: &str) -> String {
    match text.trim_end() {
        text if text.ends_with(['.', '!', '?', '…']) => text.to_owned(),
        text => format!("{text}."),
    }
}

fn is_status(subject: &Subject) -> bool {
    matches!(subject, Subject::Meeting(_, MeetingField::Status) | Subject::Commitment(_, CommitmentField::Status))
}

/// Whether what is held is the names of actors: those who promised, and those to whom.
fn is_of_names(subject: &Subject) -> bool {
    matches!(subject, Subject::Commitment(_, CommitmentField::Who | CommitmentField::ToWhom))
}

/// Whether the part of a record that a subject names was entered otherwise: another attendee in the same place.
fn parts_differ(old: &Dossier, new: &Dossier, subject: &Subject) -> bool {
    match subject {
        Subject::Meeting(id, field) => {
            let (Some(was), Some(is)) = (old.meetings.get(id), new.meetings.get(id)) else { return false };
            match field {
                MeetingField::Attendee(part) => {
                    let of = |it: &crate::model::Meeting| {
                        let found = it.attendees.iter().find(|it| it.id == *part);
                        found.map(|it| (it.actor.clone(), it.described.clone(), it.state))
                    };
                    of(was) != of(is)
                }
                MeetingField::Side(part) => was.side(part).map(|it| it.1) != is.side(part).map(|it| it.1),
                _ => false,
            }
        }
        Subject::Actor(id, field) => {
            let (Some(was), Some(is)) = (old.actors.get(id), new.actors.get(id)) else { return false };
            match field {
                ActorField::Role(part) => {
                    let of = |it: &crate::model::Actor| it.roles.iter().find(|it| it.id == *part).cloned();
                    of(was) != of(is)
                }
                ActorField::Relation(part) => {
                    let of = |it: &crate::model::Actor| {
                        let found = it.relations.iter().find(|it| it.id == *part);
                        found.map(|it| (it.kind, it.other.clone(), it.period.clone()))
                    };
                    of(was) != of(is)
                }
                _ => false,
            }
        }
        Subject::Commitment(id, field) => {
            let (Some(was), Some(is)) = (old.commitments.get(id), new.commitments.get(id)) else { return false };
            match field {
                CommitmentField::Who => was.who != is.who,
                CommitmentField::ToWhom => was.to_whom != is.to_whom,
                _ => false,
            }
        }
        Subject::Question(_) => false,
    }
}
