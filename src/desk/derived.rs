//! What follows from a dossier and is shown everywhere: who is mentioned where, whose colour is whose, which claims
//! stand behind what. Worked out off the frame, whenever the dossier has changed.

use std::collections::BTreeMap;

use super::tasks::Progress;
use crate::compare::ClaimIndex;
use crate::edit::{Orphan, orphans};
use crate::model::{ActorId, ArticleId, Dossier, parties};
use crate::search::{Mention, MentionIndex};

/// What follows from one state of a dossier.
pub struct Derived {
    /// The state it follows from, the highest number for an empty desk; see [`crate::edit::History::revision`].
    pub revision: u64,
    /// Which side each actor belongs to, from 0.
    pub parties: BTreeMap<ActorId, usize>,
    /// The claims by what they are about.
    pub claims: ClaimIndex,
    /// The quotes whose words no longer stand where they point.
    pub orphans: Vec<Orphan>,
    /// Who is named where.
    pub mentions: MentionIndex,
}

impl Default for Derived {
    /// What follows from no state at all.
    fn default() -> Self {
        Self {
            revision: u64::MAX,
            parties: BTreeMap::new(),
            claims: ClaimIndex::default(),
            orphans: Vec::new(),
            mentions: MentionIndex::default(),
        }
    }
}

impl Derived {
    /// Works everything out; who is named where follows from what held before. `None` when cancelled. Linear in the records
    /// that are not articles, and in the texts that are new.
    #[must_use]
    pub fn of(dossier: &Dossier, revision: u64, before: &Self, progress: &Progress) -> Option<Self> {
        // Read once, here: it would hold up the first frame that compares two places.
        let _ = crate::places::country("");
        Some(Self {
            revision,
            parties: parties(dossier),
            claims: ClaimIndex::new(dossier),
            orphans: orphans(dossier),
            mentions: before.mentions.update(dossier, progress.cancel_flag())?,
        })
    }

    /// The actors named in an article, in the order of the text.
    #[must_use]
    pub fn mentions_in(&self, article: &ArticleId) -> &[Mention] {
        self.mentions.mentions_in(article)
    }

    /// The articles that name an actor, and how often.
    pub fn articles_naming(&self, actor: &ActorId) -> impl Iterator<Item = (&ArticleId, usize)> {
        self.mentions.articles_naming(actor)
    }

    /// How often an actor is named in all articles.
    #[must_use]
    pub fn mention_count(&self, actor: &ActorId) -> usize {
        self.mentions.mention_count(actor)
    }
}
