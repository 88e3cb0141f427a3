//! Claims and findings by subject and by article, gathered once for a snapshot.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::standing::Standing;
use crate::model::{ArticleId, Claim, ClaimId, Dossier, FindingId, FindingState, Subject};

/// Claims and findings of one snapshot, found by what they are about and by where their words stand.
///
/// Building it reads every claim's words once; looking up is logarithmic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimIndex {
    by_subject: BTreeMap<Subject, Vec<ClaimId>>,
    by_article: BTreeMap<ArticleId, Vec<ClaimId>>,
    findings: BTreeMap<Subject, Vec<FindingId>>,
    words_in: BTreeMap<ClaimId, Vec<ArticleId>>,
}

impl ClaimIndex {
    /// Gathers the claims and findings of a dossier. Linear in the claims and in the texts they quote.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let mut index = Self::default();
        let mut standing = Standing::new(dossier);
        for (id, claim) in &dossier.claims {
            index.by_subject.entry(claim.subject.clone()).or_default().push(id.clone());
            let quoted: BTreeSet<&ArticleId> = claim.quotes.iter().map(|quote| &quote.article).collect();
            for article in quoted {
                index.by_article.entry(article.clone()).or_default().push(id.clone());
            }
            index.words_in.insert(id.clone(), articles_with_the_words(&mut standing, claim));
        }
        for (id, finding) in &dossier.findings {
            index.findings.entry(finding.subject.clone()).or_default().push(id.clone());
        }
        index
    }

    /// The claims on a subject, by id.
    #[must_use]
    pub fn on(&self, subject: &Subject) -> &[ClaimId] {
        self.by_subject.get(subject).map_or(&[], Vec::as_slice)
    }

    /// The claims that quote an article, by id: what the article supports, or did before it was retracted.
    #[must_use]
    pub fn in_article(&self, article: &ArticleId) -> &[ClaimId] {
        self.by_article.get(article).map_or(&[], Vec::as_slice)
    }

    /// The findings on a subject, by id, withdrawn ones among them.
    #[must_use]
    pub fn findings_on(&self, subject: &Subject) -> &[FindingId] {
        self.findings.get(subject).map_or(&[], Vec::as_slice)
    }

    /// The finding that stands on a subject: the last by id of those that were not withdrawn.
    #[must_use]
    pub fn held_on(&self, dossier: &Dossier, subject: &Subject) -> Option<FindingId> {
        let held = |id: &&FindingId| dossier.findings.get(*id).is_some_and(|it| it.state != FindingState::Withdrawn);
        self.findings_on(subject).iter().rev().find(held).cloned()
    }

    /// The articles in which words of the claim still stand; empty for a claim whose quotes are all orphans. Retracted
    /// articles are left out: their words are shown, and support nothing.
    #[must_use]
    pub fn articles_of(&self, claim: &ClaimId) -> &[ArticleId] {
        self.words_in.get(claim).map_or(&[], Vec::as_slice)
    }

    /// The same, with an article left out as if it were retracted. Reads no text; linear in the index.
    #[must_use]
    pub(super) fn without(&self, article: &ArticleId) -> Self {
        let mut index = self.clone();
        for claim in self.in_article(article) {
            if let Some(articles) = index.words_in.get_mut(claim) {
                articles.retain(|other| other != article);
            }
        }
        index
    }

    /// Every subject that a claim or a finding speaks of, in order.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        let all: BTreeSet<&Subject> = self.by_subject.keys().chain(self.findings.keys()).collect();
        all.into_iter()
    }
}

/// The claims on one subject, without an index. Linear in the claims.
#[must_use]
pub fn claims_on(dossier: &Dossier, subject: &Subject) -> Vec<ClaimId> {
    dossier.claims.iter().filter(|(_, claim)| claim.subject == *subject).map(|(id, _)| id.clone()).collect()
}

fn articles_with_the_words(standing: &mut Standing<'_>, claim: &Claim) -> Vec<ArticleId> {
    let found: BTreeSet<&ArticleId> =
        claim.quotes.iter().filter(|quote| standing.supports(quote)).map(|quote| &quote.article).collect();
    found.into_iter().cloned().collect()
}
