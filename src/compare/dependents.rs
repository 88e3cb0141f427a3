//! What depends on an article: what would come of it if its words no longer counted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{
    ArticleId, ClaimId, CommitmentId, Dossier, FindingId, FindingState, Origin, PositionId, Quote, RecordRef,
    Retraction, Subject,
};

use super::fact::{Fact, FactState};
use super::facts_of::facts_about;
use super::index::ClaimIndex;
use super::naming::record_of;
use super::words::subject_in_words;

/// Something that depends on an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Dependent {
    /// A fact that rests on words of the article.
    Fact {
        /// What it is about.
        subject: Subject,
        /// The same in words: “Led for Taliban, West and Muttaqi in Doha”.
        label: String,
        /// How it stands.
        before: FactState,
        /// How it would stand without the article.
        after: FactState,
    },
    /// A finding that prefers claims whose words stand in the article.
    Finding {
        /// Which.
        id: FindingId,
        /// What it is about, in words.
        label: String,
        /// How many claims it prefers.
        preferred: usize,
        /// How many of those would still have words that stand.
        left: usize,
    },
    /// A position whose words stand in the article.
    Position(PositionId),
    /// A step of a commitment, by its place from 0, whose words stand in the article.
    Step(CommitmentId, usize),
    /// A side's version of a commitment, by its place from 0, whose words stand in the article.
    Version(CommitmentId, usize),
    /// An article that goes back to it.
    Copy(ArticleId),
}

/// What would come of something without the article it depends on, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Nothing would be left to support it.
    Unsupported,
    /// It would stand otherwise: settled no longer, a rival gone.
    Changed,
    /// Fewer origins would support it.
    FewerOrigins,
    /// Fewer articles would support it, going back to as many origins.
    FewerArticles,
    /// It would stand as it does.
    Stays,
}

impl Dependent {
    /// What would come of it.
    #[must_use]
    pub fn effect(&self) -> Effect {
        use FactState::{Supported, Unsupported};
        match self {
            Self::Fact { before, after, .. } if before == after => Effect::Stays,
            Self::Fact { after: Unsupported, .. } => Effect::Unsupported,
            Self::Fact { before: Supported { origins: was, .. }, after: Supported { origins, .. }, .. } => {
                if origins < was { Effect::FewerOrigins } else { Effect::FewerArticles }
            }
            Self::Fact { .. } => Effect::Changed,
            Self::Finding { left: 0, .. } | Self::Position(_) | Self::Step(..) | Self::Version(..) => {
                Effect::Unsupported
            }
            Self::Finding { preferred, left, .. } if left < preferred => Effect::FewerArticles,
            Self::Finding { .. } | Self::Copy(_) => Effect::Stays,
        }
    }
}

/// What depends on an article: facts by what would come of them, the gravest first, then findings, positions,
/// commitments and copies. An article that is retracted already supports nothing, and has only what points at it.
///
/// Works out each record's facts twice, with and without the article; linear in the findings, positions, commitments
/// and articles.
#[must_use]
pub fn dependents(dossier: &Dossier, index: &ClaimIndex, article: &ArticleId) -> Vec<Dependent> {
    let mut found = facts(dossier, index, article);
    found.sort_by_key(Dependent::effect);
    let without = index.without(article);
    let here = |claim: &ClaimId| index.articles_of(claim).contains(article);
    for (id, finding) in dossier.findings.iter().filter(|(_, finding)| finding.state != FindingState::Withdrawn) {
        if finding.preferred.iter().any(here) {
            let left = finding.preferred.iter().filter(|claim| !without.articles_of(claim).is_empty()).count();
            found.push(Dependent::Finding {
                id: id.clone(),
                label: subject_in_words(dossier, &finding.subject),
                preferred: finding.preferred.len(),
                left,
            });
        }
    }
    let text = dossier.articles.get(article).map_or("", |article| &article.text);
    let quoted = |quote: &Option<Quote>| {
        quote.as_ref().is_some_and(|quote| quote.article == *article && quote.resolves_in(text))
    };
    let positions = dossier.positions.iter().filter(|(_, position)| quoted(&position.quote));
    found.extend(positions.map(|(id, _)| Dependent::Position(id.clone())));
    for (id, commitment) in &dossier.commitments {
        let steps = commitment.steps.iter().enumerate().filter(|(_, step)| quoted(&step.quote));
        found.extend(steps.map(|(at, _)| Dependent::Step(id.clone(), at)));
        let versions = commitment.versions.iter().enumerate().filter(|(_, version)| quoted(&version.quote));
        found.extend(versions.map(|(at, _)| Dependent::Version(id.clone(), at)));
    }
    let copies = dossier.articles.iter().filter(|(id, _)| *id != article && goes_back_to(dossier, id, article));
    found.extend(copies.map(|(id, _)| Dependent::Copy(id.clone())));
    found
}

/// The facts that words of the article speak of, with and without it.
fn facts(dossier: &Dossier, index: &ClaimIndex, article: &ArticleId) -> Vec<Dependent> {
    let subjects: BTreeSet<&Subject> = index
        .in_article(article)
        .iter()
        .filter(|claim| index.articles_of(claim).contains(article))
        .filter_map(|claim| dossier.claims.get(claim).map(|claim| &claim.subject))
        .collect();
    if subjects.is_empty() {
        return Vec::new();
    }
    let mut after = dossier.clone();
    if let Some(record) = dossier.articles.get(article) {
        let mut record = record.as_ref().clone();
        record.retracted = Some(Retraction { reason: String::new(), at: None });
        after.articles.insert(article.clone(), Arc::new(record));
    }
    let without = index.without(article);
    let (mut now, mut then) = (Facts::of(dossier, index), Facts::of(&after, &without));
    subjects
        .into_iter()
        .map(|subject| Dependent::Fact {
            subject: subject.clone(),
            label: subject_in_words(dossier, subject),
            before: now.state(subject),
            after: then.state(subject),
        })
        .collect()
}

/// The facts of the records asked for, each record's worked out once.
struct Facts<'a> {
    dossier: &'a Dossier,
    index: &'a ClaimIndex,
    known: BTreeMap<Option<RecordRef>, Vec<Fact>>,
}

impl<'a> Facts<'a> {
    fn of(dossier: &'a Dossier, index: &'a ClaimIndex) -> Self {
        Self { dossier, index, known: BTreeMap::new() }
    }

    fn state(&mut self, subject: &Subject) -> FactState {
        let (dossier, index) = (self.dossier, self.index);
        let facts = self.known.entry(record_of(subject)).or_insert_with(|| facts_about(dossier, index, subject));
        facts.iter().find(|fact| fact.subject == *subject).map_or(FactState::Unsupported, |fact| fact.state)
    }
}

/// Whether an article reprints another, or reprints one that does. A circle of reprints ends.
#[must_use]
pub fn goes_back_to(dossier: &Dossier, article: &ArticleId, to: &ArticleId) -> bool {
    let mut at = article;
    for _ in 0..dossier.articles.len().min(64) {
        match dossier.articles.get(at).and_then(|article| article.origin.as_ref()) {
            Some(Origin::Article(next)) if next == to => return true,
            Some(Origin::Article(next)) => at = next,
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests;
