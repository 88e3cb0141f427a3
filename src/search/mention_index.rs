//! Who is named where, in all articles: kept as the dossier changes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use super::mentions::{Mention, Mentions, changed_names, names_of};
use super::threads::on_threads;
use crate::model::{Actor, ActorId, Article, ArticleId, Dossier, Records};

/// How many articles one thread reads at least; fewer are not worth a second one.
const SHARE: usize = 64;
/// With more changed names than this all texts are read anew.
const FEW: usize = 200;

/// Who is named where. Cloning costs nothing; a change keeps what it does not touch.
#[derive(Clone, Debug, Default)]
pub struct MentionIndex {
    names: Arc<BTreeMap<String, Vec<ActorId>>>,
    /// The actors whose names these are.
    named: Records<ActorId, Actor>,
    finder: Arc<Mentions>,
    /// The articles that were read.
    read: Records<ArticleId, Article>,
    articles: OrdMap<ArticleId, Arc<[Mention]>>,
    actors: OrdMap<ActorId, OrdMap<ArticleId, usize>>,
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
        let mut changed = BTreeMap::new();
        if !self.named.ptr_eq(&dossier.actors) {
            let names = names_of(dossier);
            changed = changed_names(&self.names, &names);
            now.named = dossier.actors.clone();
            now.names = Arc::new(names);
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
            now.finder = Arc::new(Mentions::of(BTreeMap::clone(&now.names)));
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
        let found = to_read.into_iter().map(|(id, _)| id).zip(found);
        if self.articles.is_empty() {
            now.fill(found);
        } else {
            gone.into_iter().for_each(|id| now.put(id, None));
            found.for_each(|(id, mentions)| now.put(id, Some(&mentions)));
        }
        now.read = dossier.articles.clone();
        Some(now)
    }

    /// The actors named in an article, in the order of the text, in characters of it.
    #[must_use]
    pub fn mentions_in(&self, article: &ArticleId) -> &[Mention] {
        self.articles.get(article).map_or(&[], |mentions| mentions.as_ref())
    }

    /// The articles that name an actor, and how often.
    pub(super) fn naming(&self, actor: &ActorId) -> Option<&OrdMap<ArticleId, usize>> {
        self.actors.get(actor)
    }

    /// The articles that name an actor, in the order of ids, and how often.
    pub fn articles_naming(&self, actor: &ActorId) -> impl Iterator<Item = (&ArticleId, usize)> {
        self.actors.get(actor).into_iter().flat_map(|articles| articles.iter().map(|(id, count)| (id, *count)))
    }

    /// How many articles name an actor.
    #[must_use]
    pub fn article_count(&self, actor: &ActorId) -> usize {
        self.actors.get(actor).map_or(0, OrdMap::len)
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

    /// Notes who is named in all articles, where nothing was noted yet.
    fn fill<'a>(&mut self, found: impl Iterator<Item = (&'a ArticleId, Arc<[Mention]>)>) {
        let mut actors: BTreeMap<ActorId, Vec<(ArticleId, usize)>> = BTreeMap::new();
        let mut articles = Vec::new();
        for (id, mentions) in found {
            for (actor, count) in counts(&mentions) {
                actors.entry(actor).or_default().push((id.clone(), count));
            }
            articles.push((id.clone(), mentions));
        }
        self.articles = articles.into_iter().collect();
        self.actors = actors
            .into_iter()
            .map(|(actor, articles)| (actor, articles.into_iter().collect::<OrdMap<ArticleId, usize>>()))
            .collect();
    }

    /// Notes who is named in an article, in the place of what was noted of it.
    fn put(&mut self, article: &ArticleId, mentions: Option<&Arc<[Mention]>>) {
        let before = match mentions {
            Some(mentions) => self.articles.insert(article.clone(), Arc::clone(mentions)),
            None => self.articles.remove(article),
        };
        let before = counts(before.as_deref().unwrap_or_default());
        let now = counts(mentions.map(AsRef::as_ref).unwrap_or_default());
        for actor in before.keys().filter(|actor| !now.contains_key(*actor)) {
            if let Some(articles) = self.actors.get_mut(actor) {
                articles.remove(article);
                if articles.is_empty() {
                    self.actors.remove(actor);
                }
            }
        }
        for (actor, count) in now {
            if before.get(&actor) != Some(&count) {
                self.actors.entry(actor).or_default().insert(article.clone(), count);
            }
        }
    }
}

/// How often each actor is named.
fn counts(mentions: &[Mention]) -> BTreeMap<ActorId, usize> {
    let mut counts: BTreeMap<ActorId, usize> = BTreeMap::new();
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
