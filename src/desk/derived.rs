//! What follows from a dossier and is shown everywhere: who is mentioned where, whose colour is whose, which claims
//! stand behind what. Worked out off the frame, whenever the dossier has changed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::tasks::Progress;
use crate::compare::ClaimIndex;
use crate::edit::{Orphan, orphans};
use crate::model::{ActorId, Article, ArticleId, Dossier, parties};
use crate::search::Mentions;

/// A place where an actor is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// Who.
    pub actor: ActorId,
    /// The characters of the name.
    pub range: Range<usize>,
}

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
    mentions: BTreeMap<ArticleId, (Arc<Article>, Arc<Vec<Mentioned>>)>,
    by_actor: BTreeMap<ActorId, Vec<(ArticleId, usize)>>,
    names: u64,
}

impl Default for Derived {
    /// What follows from no state at all.
    fn default() -> Self {
        Self {
            revision: u64::MAX,
            parties: BTreeMap::new(),
            claims: ClaimIndex::default(),
            orphans: Vec::new(),
            mentions: BTreeMap::new(),
            by_actor: BTreeMap::new(),
            names: 0,
        }
    }
}

impl Derived {
    /// Works everything out; mentions of articles that have not changed are taken from `before` when the names are
    /// the same. `None` when cancelled. Linear in the text that is new.
    #[must_use]
    pub fn of(dossier: &Dossier, revision: u64, before: &Self, progress: &Progress) -> Option<Self> {
        // Read once, here: it would hold up the first frame that compares two places.
        let _ = crate::places::country("");
        let names = fingerprint(dossier);
        let mut found = Self {
            revision,
            parties: parties(dossier),
            claims: ClaimIndex::new(dossier),
            orphans: orphans(dossier),
            names,
            ..Self::default()
        };
        // The automaton is built only when some text is new to it.
        let mut automaton = None;
        for (id, article) in &dossier.articles {
            if progress.is_cancelled() {
                return None;
            }
            let known = before.mentions.get(id).filter(|(text, _)| before.names == names && text.text == article.text);
            let mentions = match known {
                Some((_, mentions)) => mentions.clone(),
                None => {
                    let automaton = automaton.get_or_insert_with(|| Mentions::build(dossier));
                    let mentions = automaton.find(&article.text).into_iter();
                    Arc::new(mentions.map(|mention| Mentioned { actor: mention.actor, range: mention.range }).collect())
                }
            };
            let mut counts: BTreeMap<&ActorId, usize> = BTreeMap::new();
            for mention in mentions.iter() {
                *counts.entry(&mention.actor).or_default() += 1;
            }
            for (actor, count) in counts {
                found.by_actor.entry(actor.clone()).or_default().push((id.clone(), count));
            }
            found.mentions.insert(id.clone(), (article.clone(), mentions));
        }
        Some(found)
    }

    /// The actors named in an article, in the order of the text.
    #[must_use]
    pub fn mentions_in(&self, article: &ArticleId) -> Arc<Vec<Mentioned>> {
        self.mentions.get(article).map(|(_, mentions)| mentions.clone()).unwrap_or_default()
    }

    /// The articles that name an actor, and how often.
    #[must_use]
    pub fn articles_naming(&self, actor: &ActorId) -> &[(ArticleId, usize)] {
        self.by_actor.get(actor).map_or(&[], Vec::as_slice)
    }

    /// How often an actor is named in all articles.
    #[must_use]
    pub fn mention_count(&self, actor: &ActorId) -> usize {
        self.articles_naming(actor).iter().map(|(_, count)| count).sum()
    }
}

/// Equal for two states of a dossier in which all names are the same.
fn fingerprint(dossier: &Dossier) -> u64 {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = std::hash::DefaultHasher::new();
    for (id, actor) in &dossier.actors {
        id.hash(&mut hasher);
        actor.kind.hash(&mut hasher);
        for name in &actor.names {
            (&name.value, name.kind).hash(&mut hasher);
        }
    }
    hasher.finish()
}
