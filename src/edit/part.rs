//! New ids and small records that edits are made of.

use std::ops::Range;

use chrono::{DateTime, Utc};

use crate::model::{
    ActorId, ArticleId, Claim, ClaimId, CommitmentId, Directness, Dossier, MeetingId, MergeId, Note, OutletId, PartId,
    PositionId, Quote, Record, Speaker, Subject, TopicId, Value,
};

/// Makes ids that a dossier does not hold yet.
#[derive(Debug, Default)]
pub struct Minter {
    random: fastrand::Rng,
}

macro_rules! fresh {
    ($($name:ident, $id:ident, $map:ident, $what:literal;)+) => { $(
        #[doc = concat!("A new id of ", $what, ".")]
        pub fn $name(&mut self, dossier: &Dossier) -> $id {
            loop {
                let id = $id::mint(&mut self.random);
                if !dossier.$map.contains_key(&id) {
                    return id;
                }
            }
        }
    )+ };
}

impl Minter {
    /// A minter whose ids depend on the seed alone, for tests.
    #[must_use]
    pub fn with_seed(seed: u64) -> Self {
        Self { random: fastrand::Rng::with_seed(seed) }
    }

    fresh! {
        article, ArticleId, articles, "an article";
        actor, ActorId, actors, "an actor";
        meeting, MeetingId, meetings, "a meeting";
        topic, TopicId, topics, "a topic";
        outlet, OutletId, outlets, "an outlet";
        claim, ClaimId, claims, "a claim";
        commitment, CommitmentId, commitments, "a commitment";
        position, PositionId, positions, "a position";
        merge, MergeId, merges, "a merge";
    }

    /// A new id of a part of a record.
    pub fn part(&mut self) -> PartId {
        PartId::mint(&mut self.random)
    }

    /// The random source, for records made elsewhere.
    pub fn random(&mut self) -> &mut fastrand::Rng {
        &mut self.random
    }
}

/// A note, with the words it is about.
#[must_use]
pub fn note(id: PartId, text: &str, quote: Option<Quote>, at: DateTime<Utc>) -> Note {
    Note { id, text: text.trim().to_owned(), quote, written_at: Some(at) }
}

/// The claim that some words of an article give a value for a subject; `None` where the range holds no words.
#[must_use]
pub fn quote_claim(
    dossier: &Dossier,
    id: ClaimId,
    article: &ArticleId,
    range: Range<usize>,
    subject: Subject,
    value: Value,
) -> Option<Record> {
    let text = &dossier.articles.get(article)?.text;
    let quote = Quote::of(article, text, range)?;
    let claim = Claim {
        subject,
        value,
        as_of: None,
        scope: String::new(),
        speaker: Speaker::Outlet,
        chain: Vec::new(),
        quotes: vec![quote],
        directness: Directness::Direct,
        credibility: None,
        note: String::new(),
    };
    Some(Record::Claim(id, claim.into()))
}
