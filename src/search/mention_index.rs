//! Who is named where, in all articles: kept as the dossier changes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use super::mentions::{Mention, Mentions, names_of};
use super::threads::on_threads;
use crate::model::{Actor, ActorId, Article, ArticleId, Dossier, Records};

/// How many articles one thread reads at least; fewer are not worth a second one.
const SHARE: usize = 64;
/// With more changed names than this all texts are read anew.
const FEW: usize = 200;

/// The articles that name an actor, in the order of ids, and how often each does.
pub(super) type Naming = Arc<[(ArticleId, u32)]>;

/// Who is named where. Cloning costs nothing; a change keeps what it does not touch.
#[derive(Clone, Debug, Default)]
pub struct MentionIndex {
    /// The actors whose names the finder finds.
    named: Records<ActorId, Actor>,
    finder: Arc<Mentions>,
    /// The articles that were read.
    read: Records<ArticleId, Article>,
    articles: OrdMap<ArticleId, Arc<[Mention]>>,
    actors: OrdMap<ActorId, Naming>,
}

impl MentionIndex {
    /// Reads all articles, on as many threads as are worth it.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        Self::default().update(dossier, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// What holds for this state of the dossier; `None` when cancelled. Reads the articles whose text is new, and those
    /// in which a name stands that an actor got or lost. The names are made ready anew only where they changed.
    #[must_use]
    pub fn update(&self, dossier: &Dossier, cancelled: &AtomicBool) -> Option<Self> {
        let mut now = self.clone();
        let mut names = BTreeMap::new();
        let mut changed = BTreeMap::new();
        if !self.named.ptr_eq(&dossier.actors) {
            names = names_of(dossier);
            changed = self.finder.changed(&names);
            now.named = dossier.actors.clone();
        }
        let mut to_read: Vec<(&ArticleId, &Article)> = Vec::new();
        let mut gone: Vec<&ArticleId> = Vec::new();
        for item in self.read.diff(&dossier.articles) {
            match item {
                DiffItem::Add(id, article) => to_read.push((id, article)),
                DiffItem::Update { old: (_, old), new: (id, new) } if old.text != new.text => to_read.push((id, new)),
                DiffItem::Update { .. } => {}
                DiffItem::Remove(id, _) => gone.push(id),
            }
        }
        if !changed.is_empty() {
            now.finder = Arc::new(Mentions::of(names));
            let all = changed.len() > FEW;
            let finder = if all { Mentions::default() } else { Mentions::of(changed) };
            let known: Vec<(&ArticleId, &Article)> = dossier
                .articles
                .iter()
                .filter(|(id, article)| self.read.get(*id).is_some_and(|before| before.text == article.text))
                .map(|(id, article)| (id, article.as_ref()))
                .collect();
            let touched = on_threads(&known, SHARE, cancelled, |(_, article)| all || finder.occurs(&article.text))?;
            to_read.extend(known.iter().zip(touched).filter(|(_, touched)| *touched).map(|(known, _)| *known));
        }
        let finder = now.finder.clone();
        let found =
            on_threads(&to_read, SHARE, cancelled, |(_, article)| Arc::<[Mention]>::from(finder.find(&article.text)))?;
        let found = to_read.into_iter().map(|(id, _)| id).zip(found.into_iter().map(Some));
        now.put(gone.into_iter().map(|id| (id, None)).chain(found));
        now.read = dossier.articles.clone();
        Some(now)
    }

    /// The actors named in an article, in the order of the text, in characters of it.
    #[must_use]
    pub fn mentions_in(&self, article: &ArticleId) -> &[Mention] {
        self.articles.get(article).map_or(&[], |mentions| mentions.as_ref())
    }

    pub(super) fn naming(&self, actor: &ActorId) -> Option<&Naming> {
        self.actors.get(actor)
    }

    /// The articles that name an actor, in the order of ids, and how often.
    pub fn articles_naming(&self, actor: &ActorId) -> impl Iterator<Item = (&ArticleId, usize)> {
        self.actors.get(actor).into_iter().flat_map(|articles| articles.iter().map(|(id, count)| (id, *count as usize)))
    }

    /// How many articles name an actor.
    #[must_use]
    pub fn article_count(&self, actor: &ActorId) -> usize {
        self.actors.get(actor).map_or(0, |articles| articles.len())
    }

    /// How often an actor is named in all articles. Linear in the articles that name it.
    #[must_use]
    pub fn mention_count(&self, actor: &ActorId) -> usize {
        self.articles_naming(actor).map(|(_, count)| count).sum()
    }

    /// The names that are looked for, for texts that are not in the dossier yet.
    #[must_use]
    pub fn finder(&self) -> &Mentions {
        &self.finder
    }

    /// Notes who is named in articles, in the place of what was noted of them; `None` of one that is gone. Linear in
    /// the mentions of these, and in the articles that name one whose mentions change.
    fn put<'a>(&mut self, found: impl Iterator<Item = (&'a ArticleId, Option<Arc<[Mention]>>)>) {
        let mut changes: BTreeMap<ActorId, BTreeMap<&ArticleId, u32>> = BTreeMap::new();
        // A map that is made at once has no room to spare.
        let mut first = Vec::new();
        let none_yet = self.articles.is_empty();
        for (id, mentions) in found {
            let now = counts(mentions.as_deref().unwrap_or_default());
            let before = match mentions {
                Some(mentions) if none_yet => {
                    first.push((id.clone(), mentions));
                    None
                }
                Some(mentions) => self.articles.insert(id.clone(), mentions),
                None => self.articles.remove(id),
            };
            let before = counts(before.as_deref().unwrap_or_default());
            for actor in before.keys().filter(|actor| !now.contains_key(*actor)) {
                changes.entry(actor.clone()).or_default().insert(id, 0);
            }
            for (actor, count) in now {
                if before.get(&actor) != Some(&count) {
                    changes.entry(actor).or_default().insert(id, count);
                }
            }
        }
        if none_yet {
            self.articles = first.into_iter().collect();
        }
        let mut lists: Vec<(ActorId, Naming)> = Vec::with_capacity(changes.len());
        for (actor, changed) in changes {
            let kept = self.actors.get(&actor).into_iter().flat_map(|articles| articles.iter());
            let kept = kept.filter(|(id, _)| !changed.contains_key(id)).cloned();
            let put = changed.iter().filter(|(_, count)| **count > 0).map(|(id, count)| ((*id).clone(), *count));
            let mut articles: Vec<(ArticleId, u32)> = kept.chain(put).collect();
            // Two sorted runs, which this sort only merges.
            articles.sort_by(|one, other| one.0.cmp(&other.0));
            lists.push((actor, articles.into()));
        }
        if self.actors.is_empty() {
            self.actors = lists.into_iter().collect();
            return;
        }
        for (actor, articles) in lists {
            if articles.is_empty() {
                self.actors.remove(&actor);
            } else {
                self.actors.insert(actor, articles);
            }
        }
    }
}

/// How often each actor is named.
fn counts(mentions: &[Mention]) -> BTreeMap<ActorId, u32> {
    let mut counts: BTreeMap<ActorId, u32> = BTreeMap::new();
    for mention in mentions {
        *counts.entry(mention.actor.clone()).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, ActorKind, PartId};

    fn article(text: &str) -> Arc<Article> {
        Arc::new(super::super::agreement::article("News", text))
    }

    fn named(name: &str) -> Arc<Actor> {
        Arc::new(Actor::named(ActorKind::Person, name, PartId::new("prt-1")))
    }

    fn told(index: &MentionIndex) -> Vec<(String, Vec<(String, usize)>)> {
        let articles = |actor: &ActorId| {
            index.articles_naming(actor).map(|(id, count)| (id.as_str().to_owned(), count)).collect::<Vec<_>>()
        };
        index.actors.keys().map(|actor| (actor.as_str().to_owned(), articles(actor))).collect()
    }

    /// What was kept is what would be found anew.
    fn keeps(before: &MentionIndex, dossier: &Dossier) -> MentionIndex {
        let index = before.update(dossier, &AtomicBool::new(false)).expect("not cancelled");
        let anew = MentionIndex::of(dossier);
        assert_eq!(told(&index), told(&anew));
        assert_eq!(index.articles, anew.articles);
        index
    }

    #[test]
    fn what_is_kept_is_what_would_be_found_anew() {
        let mut dossier = Dossier::default();
        let (west, muttaqi) = (ActorId::new("act-west"), ActorId::new("act-muttaqi"));
        dossier.actors.insert(west.clone(), named("West"));
        for (id, text) in [("art-1", "West met Tom West."), ("art-2", "Muttaqi spoke."), ("art-3", "West; Muttaqi")] {
            dossier.articles.insert(ArticleId::new(id), article(text));
        }
        let index = keeps(&MentionIndex::default(), &dossier);
        assert_eq!((index.mention_count(&west), index.article_count(&west)), (3, 2));
        // A new actor, a longer name of one that was there, a name lost, one of two.
        dossier.actors.insert(muttaqi.clone(), named("Muttaqi"));
        let index = keeps(&index, &dossier);
        dossier.actors.insert(ActorId::new("act-tom"), named("Tom West"));
        let index = keeps(&index, &dossier);
        assert_eq!(index.mention_count(&west), 2);
        dossier.actors.insert(ActorId::new("act-other"), named("West"));
        let index = keeps(&index, &dossier);
        assert!(index.mentions_in(&ArticleId::new("art-3"))[0].ambiguous);
        dossier.actors.remove(&west);
        let index = keeps(&index, &dossier);
        // Texts that change, come and go.
        dossier.articles.insert(ArticleId::new("art-2"), article("West again"));
        let index = keeps(&index, &dossier);
        dossier.articles.remove(&ArticleId::new("art-3"));
        dossier.articles.insert(ArticleId::new("art-4"), article("Tom West"));
        let index = keeps(&index, &dossier);
        assert_eq!(index.article_count(&muttaqi), 0);
        assert!(index.update(&dossier, &AtomicBool::new(true)).is_some(), "there is nothing to do");
        dossier.articles.insert(ArticleId::new("art-5"), article("Tom West"));
        assert!(index.update(&dossier, &AtomicBool::new(true)).is_none());
    }
}
