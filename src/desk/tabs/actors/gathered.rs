//! What the page of one actor shows from all over the dossier, gathered once for a state of the dossier.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::compare::{
    Fact, FactState, Ledger, LedgerEntry, LedgerFilter, Matrix, Part, Positions, facts_of_actor, matrix_of_actor,
    positions, state_of,
};
use crate::desk::derived::Derived;
use crate::model::{
    ActorField, ActorId, ArticleId, AttendanceState, Dossier, MeetingId, MergeId, Origin, PartId, Period, Subject,
    Value,
};

/// A place where the actor is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) article: ArticleId,
    /// Characters of the article's text.
    pub(super) range: Range<usize>,
    /// The same in bytes.
    pub(super) bytes: Range<usize>,
    /// The paragraph it stands in, from 1.
    pub(super) paragraph: usize,
}

/// What another actor has to do with this one.
#[derive(Clone, Debug)]
pub(super) struct Incoming {
    pub(super) from: ActorId,
    /// How, read from this actor: “has member”; the title for a role.
    pub(super) words: String,
    pub(super) period: Period,
    pub(super) state: FactState,
}

/// A meeting with the part that the actor had in it.
#[derive(Clone, Debug)]
pub(super) struct Met {
    pub(super) meeting: MeetingId,
    /// “attended”, “led, expected”, “side”, “host”, “mediator”.
    pub(super) part: String,
    /// As an attendee: whether they were there.
    pub(super) state: Option<AttendanceState>,
}

/// Everything about one actor that other records tell.
pub(super) struct Gathered {
    dossier: Dossier,
    revision: u64,
    actor: ActorId,
    today: NaiveDate,
    /// By date, the earliest first, undated last.
    pub(super) mentions: Vec<Occurrence>,
    pub(super) articles: usize,
    /// To how many origins those articles go back.
    pub(super) origins: usize,
    pub(super) incoming: Vec<Incoming>,
    /// By date, undated last.
    pub(super) meetings: Vec<Met>,
    /// Its own and its side's, by deadline, each with the part that the actor has in it.
    pub(super) commitments: Vec<(LedgerEntry, Part)>,
    /// Its own and its side's, by topic over time.
    pub(super) positions: Positions,
    /// Merges into this actor.
    pub(super) merges: Vec<MergeId>,
    facts: BTreeMap<Subject, Fact>,
    /// What each article says of the actor.
    pub(super) matrix: Arc<Matrix>,
}

impl Gathered {
    /// Linear in the dossier and in the texts of the articles that name the actor.
    pub(super) fn of(dossier: &Dossier, derived: &Derived, actor: &ActorId, today: NaiveDate) -> Self {
        let mut origins: Vec<Origin> = Vec::new();
        for (article, _) in derived.articles_naming(actor) {
            let origin = dossier.origin_of(article);
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        let ledger = Ledger::of(dossier, today);
        let filter = LedgerFilter { actor: Some(actor.clone()), ..LedgerFilter::default() };
        let commitments = ledger
            .select(dossier, &filter)
            .into_iter()
            .filter_map(|at| ledger.entries().get(at))
            .filter_map(|entry| Some((entry.clone(), ledger.part_of(entry, actor)?)))
            .collect();
        Self {
            mentions: occurrences(dossier, derived, actor),
            articles: derived.mentions.article_count(actor),
            origins: origins.len(),
            incoming: incoming(dossier, derived, actor),
            meetings: meetings(dossier, actor),
            commitments,
            positions: positions(dossier, actor, true),
            merges: dossier.merges.iter().filter(|(_, merge)| merge.kept == *actor).map(|(id, _)| id.clone()).collect(),
            facts: facts_of_actor(dossier, &derived.claims, actor)
                .into_iter()
                .map(|fact| (fact.subject.clone(), fact))
                .collect(),
            matrix: Arc::new(matrix_of_actor(dossier, &derived.claims, actor)),
            dossier: dossier.clone(),
            revision: derived.revision,
            actor: actor.clone(),
            today,
        }
    }

    /// Whether it is still so.
    pub(super) fn holds_for(&self, dossier: &Dossier, derived: &Derived, actor: &ActorId, today: NaiveDate) -> bool {
        self.actor == *actor
            && self.today == today
            && self.revision == derived.revision
            && self.dossier.is_same_state(dossier)
    }

    /// How a property of the actor stands.
    pub(super) fn state(&self, field: ActorField) -> FactState {
        let subject = Subject::Actor(self.actor.clone(), field);
        self.facts.get(&subject).map_or(FactState::Unsupported, |fact| fact.state)
    }

    /// How a role stands.
    pub(super) fn role(&self, part: &PartId) -> FactState {
        self.state(ActorField::Role(part.clone()))
    }
}

fn occurrences(dossier: &Dossier, derived: &Derived, actor: &ActorId) -> Vec<Occurrence> {
    let mut articles: Vec<&ArticleId> = derived.articles_naming(actor).map(|(id, _)| id).collect();
    articles.sort_by_cached_key(|id| {
        let date = dossier.articles.get(*id).and_then(|article| article.published.as_ref());
        (date.is_none(), date.map(|when| when.edtf.clone()))
    });
    let mut found = Vec::new();
    for id in articles {
        let Some(article) = dossier.articles.get(id) else { continue };
        let mentions = derived.mentions_in(id);
        let ranges = mentions.iter().filter(|mention| mention.actor == *actor).map(|mention| mention.range.clone());
        place(id, &article.text, ranges, &mut found);
    }
    found
}

/// Finds bytes and paragraphs of ranges, which come in the order of the text, in one walk over it. Ranges that leave
/// the text (it was revised a moment ago) are left out.
fn place(article: &ArticleId, text: &str, ranges: impl Iterator<Item = Range<usize>>, found: &mut Vec<Occurrence>) {
    let mut characters = text.char_indices().enumerate().peekable();
    let (mut paragraph, mut line_has_words) = (1, false);
    let mut byte_at = |offset: usize| -> Option<(usize, usize)> {
        while let Some((at, (byte, character))) = characters.peek().copied() {
            if at == offset {
                return Some((byte, paragraph));
            }
            if character == '\n' {
                paragraph += usize::from(line_has_words);
                line_has_words = false;
            } else if !character.is_whitespace() {
                line_has_words = true;
            }
            characters.next();
        }
        None
    };
    let mut done = 0;
    for range in ranges {
        // The walk goes forward only; names do not overlap.
        if range.start < done || range.is_empty() {
            continue;
        }
        let Some((start, paragraph)) = byte_at(range.start) else { break };
        let end = byte_at(range.end).map_or(text.len(), |(byte, _)| byte);
        done = range.end;
        found.push(Occurrence { article: article.clone(), range, bytes: start..end, paragraph });
    }
}

fn incoming(dossier: &Dossier, derived: &Derived, actor: &ActorId) -> Vec<Incoming> {
    let mut found = Vec::new();
    for (id, other) in dossier.actors.iter().filter(|(id, _)| *id != actor) {
        for relation in other.relations.iter().filter(|relation| relation.other == *actor) {
            let subject = Subject::Actor(id.clone(), ActorField::Relation(relation.id.clone()));
            let held = Value::Actor(actor.clone());
            found.push(Incoming {
                from: id.clone(),
                words: relation.kind.reversed_in_words().to_owned(),
                period: relation.period.clone(),
                state: state_of(dossier, &derived.claims, &subject, Some(&held)),
            });
        }
        for role in other.roles.iter().filter(|role| role.organisation.as_ref() == Some(actor)) {
            let subject = Subject::Actor(id.clone(), ActorField::Role(role.id.clone()));
            let held = Value::Text(role.title.clone());
            found.push(Incoming {
                from: id.clone(),
                words: role.title.clone(),
                period: role.period.clone(),
                state: state_of(dossier, &derived.claims, &subject, Some(&held)),
            });
        }
    }
    found
}

fn meetings(dossier: &Dossier, actor: &ActorId) -> Vec<Met> {
    let mut found = Vec::new();
    for (id, meeting) in &dossier.meetings {
        let is = |other: Option<&ActorId>| other == Some(actor);
        let (mut part, mut state) = (Vec::new(), None);
        for attendee in meeting.attendees.iter().filter(|attendee| is(attendee.actor.as_ref())) {
            if !attendee.capacity.is_empty() {
                part.push(attendee.capacity.clone());
            }
            part.push(attendee.state.in_words().to_owned());
            state = Some(attendee.state);
        }
        for (held, words) in [
            (meeting.sides.iter().any(|side| is(side.actor.as_ref())), "side"),
            (is(meeting.host.as_ref()), "host"),
            (meeting.mediators.contains(actor), "mediator"),
        ] {
            if held {
                part.push(words.to_owned());
            }
        }
        if !part.is_empty() {
            found.push(Met { meeting: id.clone(), part: part.join(", "), state });
        }
    }
    found.sort_by_cached_key(|met| {
        let date = dossier.meetings.get(&met.meeting).and_then(|meeting| meeting.date.as_ref());
        (date.is_none(), date.map(|when| when.edtf.clone()))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_find_their_bytes_and_paragraphs() {
        let text = "Ünd Muttaqi.\n\nامیر Muttaqi\nMuttaqi";
        let id = ArticleId::new("art-1");
        let mut found = Vec::new();
        let name = "Muttaqi";
        let ranges: Vec<_> = text
            .match_indices(name)
            .map(|(byte, _)| {
                let start = text[..byte].chars().count();
                start..start + name.len()
            })
            .collect();
        place(&id, text, ranges.clone().into_iter().chain(std::iter::once(90..97)), &mut found);
        assert_eq!(found.len(), 3);
        for (occurrence, (range, paragraph)) in found.iter().zip(ranges.into_iter().zip([1, 2, 3])) {
            assert_eq!(&text[occurrence.bytes.clone()], name);
            assert_eq!(occurrence.range, range);
            assert_eq!(occurrence.paragraph, paragraph);
            assert_eq!(paragraph, crate::model::text::paragraph_number(text, occurrence.range.start));
        }
    }
}
