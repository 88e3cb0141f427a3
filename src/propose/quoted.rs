//! The words that records of a dossier quote already, by article: what was accepted is not proposed again.

use std::collections::HashMap;
use std::ops::Range;

use super::source::overlap;
use crate::model::{
    ActorField, ActorId, ArticleId, CommitmentField, CommitmentId, Dossier, MeetingField, MeetingId, Quote, Speaker,
    Subject, TopicId, Value,
};

/// What a claim says of a meeting.
pub(super) struct SaidOfMeeting<'a> {
    pub meeting: &'a MeetingId,
    pub field: &'a MeetingField,
    pub value: &'a Value,
    pub range: Range<usize>,
}

/// The words quoted in one article.
#[derive(Default)]
pub(super) struct InArticle<'a> {
    /// Names of actors.
    pub names: Vec<(Range<usize>, &'a ActorId)>,
    /// On meetings.
    pub meetings: Vec<SaidOfMeeting<'a>>,
    /// What was promised.
    pub promises: Vec<(Range<usize>, &'a CommitmentId)>,
    /// Positions.
    pub positions: Vec<(Range<usize>, &'a ActorId, &'a TopicId)>,
    /// Words noted on an actor, or in its voice.
    pub spoken: Vec<(Range<usize>, &'a ActorId)>,
}

/// The words that records quote already.
#[derive(Default)]
pub(super) struct Quoted<'a> {
    articles: HashMap<&'a ArticleId, InArticle<'a>>,
    none: InArticle<'a>,
}

impl<'a> Quoted<'a> {
    /// Linear in the claims, positions and notes.
    pub fn of(dossier: &'a Dossier) -> Self {
        let mut found = Self::default();
        for claim in dossier.claims.values() {
            for quote in &claim.quotes {
                let here = found.at(quote);
                if let Speaker::Actor(actor) = &claim.speaker {
                    here.spoken.push((quote.range(), actor));
                }
                match &claim.subject {
                    Subject::Actor(actor, ActorField::Name(_)) => here.names.push((quote.range(), actor)),
                    Subject::Meeting(meeting, field) => {
                        here.meetings.push(SaidOfMeeting { meeting, field, value: &claim.value, range: quote.range() });
                    }
                    Subject::Commitment(commitment, CommitmentField::What) => {
                        here.promises.push((quote.range(), commitment));
                    }
                    _ => {}
                }
            }
        }
        for position in dossier.positions.values() {
            if let Some(quote) = &position.quote {
                found.at(quote).positions.push((quote.range(), &position.actor, &position.topic));
            }
        }
        for (id, actor) in &dossier.actors {
            for quote in actor.notes.iter().filter_map(|note| note.quote.as_ref()) {
                found.at(quote).spoken.push((quote.range(), id));
            }
        }
        found
    }

    fn at(&mut self, quote: &'a Quote) -> &mut InArticle<'a> {
        self.articles.entry(&quote.article).or_default()
    }

    pub fn in_article(&self, article: &ArticleId) -> &InArticle<'a> {
        self.articles.get(article).unwrap_or(&self.none)
    }
}

impl InArticle<'_> {
    /// The actor whose name these very words are said to be.
    pub fn named(&self, range: &Range<usize>) -> Option<&ActorId> {
        self.names.iter().find(|(quote, _)| quote == range).map(|(_, actor)| *actor)
    }

    pub fn promise(&self, range: &Range<usize>) -> Option<&CommitmentId> {
        self.promises.iter().find(|(quote, _)| overlap(quote, range)).map(|(_, id)| *id)
    }

    pub fn says(&self, range: &Range<usize>, actor: &ActorId) -> bool {
        self.spoken.iter().any(|(quote, by)| *by == actor && overlap(quote, range))
    }
}
