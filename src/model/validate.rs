//! What can be wrong with a dossier that parses: dangling and duplicate ids, words that do not resolve, bad values.

use std::collections::BTreeSet;

use super::claim::{ActorField, Claim, MeetingField, Speaker, Subject, Value};
use super::dossier::{Dossier, Record, RecordRef};
use super::id::PartId;
use super::meeting::Meeting;
use super::quote::Quote;
use super::text::{char_count, first_forbidden, sha256_hex};
use super::{Actor, Article, Commitment, Origin};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong with the work.
    Notice,
    /// Something does not hold together. The dossier opens, and shows it.
    Error,
}

/// Something wrong with one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The record; `None` for the dossier's own fields.
    pub record: Option<RecordRef>,
    /// The field of the record, as it is named in the file.
    pub field: &'static str,
    /// The text in the file that is wrong, to find the line by; empty where the field says enough.
    pub needle: String,
    /// What is wrong.
    pub message: String,
    /// What can be done.
    pub remedy: &'static str,
}

struct Checker<'a> {
    dossier: &'a Dossier,
    record: Option<RecordRef>,
    problems: Vec<Problem>,
}

const DANGLING: &str = "Add the missing record, or take the reference out.";

/// Every problem of the dossier, in the order of its records. Linear in the dossier's size.
#[must_use]
pub fn validate(dossier: &Dossier) -> Vec<Problem> {
    let mut problems = validate_about(dossier);
    problems.extend(validate_records(dossier, dossier.records()));
    problems
}

/// The problems of what the dossier is about.
#[must_use]
pub fn validate_about(dossier: &Dossier) -> Vec<Problem> {
    let mut checker = Checker { dossier, record: None, problems: Vec::new() };
    for party in &dossier.about.parties {
        checker.refers("parties", &RecordRef::Actor(party.clone()));
    }
    checker.problems
}

/// The problems of some records of the dossier, in their order: [`validate`] in parts, for several threads.
#[must_use]
pub fn validate_records(dossier: &Dossier, records: impl IntoIterator<Item = Record>) -> Vec<Problem> {
    let mut checker = Checker { dossier, record: None, problems: Vec::new() };
    for record in records {
        let reference = record.reference();
        checker.record = Some(reference.clone());
        if !reference.is_well_formed() {
            checker.error(
                "id",
                reference.as_str(),
                format!("“{}” is not the id of a {}", reference.as_str(), reference.word()),
                "Ids are a prefix of three letters, a hyphen and letters or digits, like art-7k2m9qxd.",
            );
        }
        match record {
            Record::Outlet(_, outlet) => {
                if let Some(actor) = &outlet.actor {
                    checker.refers("actor", &RecordRef::Actor(actor.clone()));
                }
            }
            Record::Topic(_, topic) => {
                if let Some(parent) = &topic.parent {
                    checker.refers("parent", &RecordRef::Topic(parent.clone()));
                }
            }
            Record::Actor(_, actor) => checker.actor(&actor),
            Record::Meeting(_, meeting) => checker.meeting(&meeting),
            Record::Claim(_, claim) => checker.claim(&claim),
            Record::Finding(_, finding) => {
                checker.subject(&finding.subject);
                checker.value(&finding.value);
                for claim in finding.preferred.iter().chain(&finding.outweighed) {
                    checker.refers("preferred", &RecordRef::Claim(claim.clone()));
                }
            }
            Record::Commitment(_, commitment) => checker.commitment(&commitment),
            Record::Position(_, position) => {
                checker.refers("actor", &RecordRef::Actor(position.actor.clone()));
                checker.refers("topic", &RecordRef::Topic(position.topic.clone()));
                if let Some(meeting) = &position.meeting {
                    checker.refers("meeting", &RecordRef::Meeting(meeting.clone()));
                }
                checker.quotes("quote", position.quote.iter());
            }
            Record::Merge(_, merge) => checker.refers("kept", &RecordRef::Actor(merge.kept.clone())),
            Record::Article(_, article) => checker.article(&article),
        }
    }
    checker.problems
}

impl Checker<'_> {
    fn push(&mut self, severity: Severity, field: &'static str, needle: &str, message: String, remedy: &'static str) {
        let record = self.record.clone();
        self.problems.push(Problem { severity, record, field, needle: needle.to_owned(), message, remedy });
    }

    fn error(&mut self, field: &'static str, needle: &str, message: String, remedy: &'static str) {
        self.push(Severity::Error, field, needle, message, remedy);
    }

    fn refers(&mut self, field: &'static str, target: &RecordRef) {
        if !self.dossier.contains(target) {
            let message = format!("there is no {} “{}”", target.word(), target.as_str());
            self.error(field, target.as_str(), message, DANGLING);
        }
    }

    fn part(&mut self, field: &'static str, part: &PartId, found: bool, what: &str) {
        if !found {
            self.error(field, part.as_str(), format!("there is no {what} “{part}”"), DANGLING);
        }
    }

    fn unique<'p>(&mut self, parts: impl Iterator<Item = &'p PartId>) {
        let mut seen = BTreeSet::new();
        for part in parts {
            if !seen.insert(part) {
                self.error(
                    "id",
                    part.as_str(),
                    format!("the id “{part}” is used twice in one record"),
                    "Give one of the two another id.",
                );
            }
        }
    }

    fn quotes<'q>(&mut self, field: &'static str, quotes: impl Iterator<Item = &'q Quote>) {
        for quote in quotes {
            match self.dossier.articles.get(&quote.article) {
                None => self.refers(field, &RecordRef::Article(quote.article.clone())),
                Some(article) if !quote.resolves_in(&article.text) => {
                    let message = format!(
                        "the words “{}” do not stand at {}–{} of article “{}”",
                        shortened(&quote.exact),
                        quote.start,
                        quote.end,
                        quote.article
                    );
                    self.error(
                        field,
                        &quote.exact,
                        message,
                        "Select the words again in the article, or delete this quote.",
                    );
                }
                Some(_) => {}
            }
        }
    }

    fn actor(&mut self, actor: &Actor) {
        self.unique(
            actor
                .names
                .iter()
                .map(|name| &name.id)
                .chain(actor.roles.iter().map(|role| &role.id))
                .chain(actor.relations.iter().map(|relation| &relation.id))
                .chain(actor.notes.iter().map(|note| &note.id)),
        );
        if actor.names.iter().all(|name| name.value.trim().is_empty()) {
            self.error("names", "", "the actor has no name".to_owned(), "Give it a name.");
        }
        for role in &actor.roles {
            if let Some(organisation) = &role.organisation {
                self.refers("organisation", &RecordRef::Actor(organisation.clone()));
            }
            self.period(&role.period);
        }
        for relation in &actor.relations {
            self.refers("other", &RecordRef::Actor(relation.other.clone()));
            self.period(&relation.period);
        }
        self.quotes("quote", actor.notes.iter().filter_map(|note| note.quote.as_ref()));
    }

    fn period(&mut self, period: &super::Period) {
        if let (Some(from), Some(to)) = (&period.from, &period.to)
            && let (Some(start), Some(end)) = (from.earliest(), to.latest())
            && end < start
        {
            self.error(
                "period",
                from.as_str(),
                format!("the period ends, {to}, before it starts, {from}"),
                "Correct one of the two dates.",
            );
        }
    }

    fn meeting(&mut self, meeting: &Meeting) {
        self.unique(
            meeting
                .sides
                .iter()
                .map(|side| &side.id)
                .chain(meeting.attendees.iter().map(|attendee| &attendee.id))
                .chain(meeting.outcomes.iter().map(|outcome| &outcome.id))
                .chain(meeting.notes.iter().map(|note| &note.id)),
        );
        for actor in meeting.sides.iter().filter_map(|side| side.actor.as_ref()) {
            self.refers("sides", &RecordRef::Actor(actor.clone()));
        }
        for attendee in &meeting.attendees {
            if let Some(actor) = &attendee.actor {
                self.refers("attendees", &RecordRef::Actor(actor.clone()));
            }
            if let Some(side) = &attendee.side {
                self.part("side", side, meeting.side(side).is_some(), "side");
            }
        }
        for actor in meeting.host.iter().chain(&meeting.mediators) {
            self.refers("host", &RecordRef::Actor(actor.clone()));
        }
        for topic in &meeting.agenda {
            self.refers("agenda", &RecordRef::Topic(topic.clone()));
        }
        if let Some(earlier) = &meeting.follows {
            self.refers("follows", &RecordRef::Meeting(earlier.clone()));
        }
        self.quotes("quote", meeting.notes.iter().filter_map(|note| note.quote.as_ref()));
    }

    fn subject(&mut self, subject: &Subject) {
        match subject {
            Subject::Meeting(id, field) => {
                self.refers("subject", &RecordRef::Meeting(id.clone()));
                let Some(meeting) = self.dossier.meetings.get(id).cloned() else { return };
                match field {
                    MeetingField::Mediator(actor) => self.refers("subject", &RecordRef::Actor(actor.clone())),
                    MeetingField::Side(part) => self.part("subject", part, meeting.side(part).is_some(), "side"),
                    MeetingField::Attendee(part) => {
                        self.part(
                            "subject",
                            part,
                            meeting.attendees.iter().any(|attendee| attendee.id == *part),
                            "attendee",
                        );
                    }
                    MeetingField::Agenda(topic) => self.refers("subject", &RecordRef::Topic(topic.clone())),
                    MeetingField::Outcome(part) => {
                        self.part(
                            "subject",
                            part,
                            meeting.outcomes.iter().any(|outcome| outcome.id == *part),
                            "outcome",
                        );
                    }
                    MeetingField::Title
                    | MeetingField::Date
                    | MeetingField::Place
                    | MeetingField::Format
                    | MeetingField::Kind
                    | MeetingField::Status
                    | MeetingField::Series
                    | MeetingField::Follows
                    | MeetingField::Host => {}
                }
            }
            Subject::Actor(id, field) => {
                self.refers("subject", &RecordRef::Actor(id.clone()));
                let Some(actor) = self.dossier.actors.get(id).cloned() else { return };
                match field {
                    ActorField::Name(part) => {
                        self.part("subject", part, actor.names.iter().any(|name| name.id == *part), "name")
                    }
                    ActorField::Role(part) => {
                        self.part("subject", part, actor.roles.iter().any(|role| role.id == *part), "role")
                    }
                    ActorField::Relation(part) => {
                        self.part(
                            "subject",
                            part,
                            actor.relations.iter().any(|relation| relation.id == *part),
                            "relation",
                        );
                    }
                    ActorField::Kind | ActorField::Title | ActorField::Description => {}
                }
            }
            Subject::Commitment(id, _) => self.refers("subject", &RecordRef::Commitment(id.clone())),
            Subject::Question(_) => {}
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Actor(actor) => self.refers("value", &RecordRef::Actor(actor.clone())),
            Value::Meeting(meeting) => self.refers("value", &RecordRef::Meeting(meeting.clone())),
            Value::Number(quantity)
                if (quantity.upto)
                    .is_some_and(|upto| upto.partial_cmp(&quantity.number).is_none_or(std::cmp::Ordering::is_lt)) =>
            {
                self.error(
                    "upto",
                    "",
                    "the upper end of the span is below the lower".to_owned(),
                    "Write the lower number first.",
                );
            }
            Value::Number(quantity) if !quantity.number.is_finite() => {
                self.error(
                    "number",
                    "",
                    format!("{} is not a number that can be compared", quantity.number),
                    "Write the number in digits.",
                );
            }
            _ => {}
        }
    }

    fn claim(&mut self, claim: &Claim) {
        self.subject(&claim.subject);
        self.value(&claim.value);
        for speaker in std::iter::once(&claim.speaker).chain(&claim.chain) {
            if let Speaker::Actor(actor) = speaker {
                self.refers("speaker", &RecordRef::Actor(actor.clone()));
            }
        }
        if claim.quotes.is_empty() {
            self.error(
                "quotes",
                "",
                "the claim has no words".to_owned(),
                "Select its words in an article, or delete the claim.",
            );
        }
        self.quotes("quotes", claim.quotes.iter());
    }

    fn commitment(&mut self, commitment: &Commitment) {
        for actor in commitment
            .who
            .iter()
            .chain(&commitment.to_whom)
            .chain(commitment.versions.iter().map(|version| &version.actor))
        {
            self.refers("who", &RecordRef::Actor(actor.clone()));
        }
        if let Some(meeting) = &commitment.meeting {
            self.refers("meeting", &RecordRef::Meeting(meeting.clone()));
        }
        let quotes = commitment.steps.iter().filter_map(|step| step.quote.as_ref());
        self.quotes("quote", quotes.chain(commitment.versions.iter().filter_map(|version| version.quote.as_ref())));
    }

    fn article(&mut self, article: &Article) {
        if let Some(outlet) = &article.outlet {
            self.refers("outlet", &RecordRef::Outlet(outlet.clone()));
        }
        match &article.origin {
            Some(Origin::Article(id)) => self.refers("origin", &RecordRef::Article(id.clone())),
            Some(Origin::Outlet(id)) => self.refers("origin", &RecordRef::Outlet(id.clone())),
            Some(Origin::Named(_)) | None => {}
        }
        if let Some(character) = first_forbidden(&article.text) {
            self.error(
                "text",
                "",
                format!("the text holds the control character U+{:04X}", u32::from(character)),
                "Import the article again.",
            );
        }
        if article.provenance.text_sha256 != sha256_hex(article.text.as_bytes()) {
            self.push(
                Severity::Notice,
                "text_sha256",
                "",
                "the text is not the one that was imported: its hash differs".to_owned(),
                "If the change was meant, save it as a revision; if not, import the article again.",
            );
        }
        let length = char_count(&article.text);
        let ascending = article.pages.is_sorted_by(|page, next| page.start < next.start);
        if !ascending || article.pages.last().is_some_and(|page| page.start >= length) {
            self.error(
                "pages",
                "",
                "the pages do not follow each other within the text".to_owned(),
                "Import the article again, or take its pages out.",
            );
        }
        self.unique(article.notes.iter().map(|note| &note.id));
        self.quotes("quote", article.notes.iter().filter_map(|note| note.quote.as_ref()));
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
