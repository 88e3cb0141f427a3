//! A fact and its state, derived from the claims on it.

use crate::model::{Claim, ClaimId, Dossier, Finding, Origin, Subject, Value};

use super::bearing::{Bearing, Said, bearing_of};
use super::index::ClaimIndex;

/// A property of a record with what is held on it and what sources say.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is about.
    pub subject: Subject,
    /// The name of the property, for a table: “Date”, “Led for Taliban”.
    pub label: String,
    /// The value held, in words; absent where only sources speak of it.
    pub held: Option<String>,
    /// The value held.
    pub value: Option<Value>,
    /// Every claim on it, by id, rivals and orphans among them.
    pub claims: Vec<ClaimId>,
    /// How it stands.
    pub state: FactState,
}

/// How a fact stands. Derived from claims and findings, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactState {
    /// No claim with words that resolve supports it.
    Unsupported,
    /// Claims support it, and none contradicts it.
    Supported {
        /// In how many articles their words stand.
        articles: usize,
        /// To how many origins those go back.
        origins: usize,
    },
    /// Claims cannot all be true.
    Rival {
        /// How many versions there are.
        values: usize,
    },
    /// Claims differ, or one was preferred, and a reason was given.
    Settled,
    /// A contradicting claim came in after it was settled.
    Reopened,
}

impl FactState {
    /// “unsupported”, “7 articles, 4 origins”, “1 article”, “rival, 2 versions”, “settled”, “reopened”.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Unsupported => "unsupported".to_owned(),
            Self::Supported { articles: 1, .. } => "1 article".to_owned(),
            Self::Supported { articles, origins: 1 } => format!("{articles} articles, 1 origin"),
            Self::Supported { articles, origins } => format!("{articles} articles, {origins} origins"),
            Self::Rival { values } => format!("rival, {values} versions"),
            Self::Settled => "settled".to_owned(),
            Self::Reopened => "reopened".to_owned(),
        }
    }

    /// Whether sources contradict each other on it, settled or not.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        matches!(self, Self::Rival { .. } | Self::Settled | Self::Reopened)
    }
}

/// One answer that sources give, with the claims that give it.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The answer, as the first of its claims puts it.
    pub value: Value,
    /// What the first of its claims covers; empty for no scope.
    pub scope: String,
    /// Whether it says that the value is not so.
    pub denies: bool,
    /// The claims, by id.
    pub claims: Vec<ClaimId>,
    /// In how many articles their words stand.
    pub articles: usize,
    /// To how many origins those go back.
    pub origins: usize,
}

fn said(claim: &Claim) -> Said<'_> {
    Said { value: &claim.value, as_of: claim.as_of.as_ref(), scope: &claim.scope, directness: claim.directness }
}

/// In how many articles the words of claims stand, and to how many origins those go back.
fn count<'a>(dossier: &Dossier, index: &ClaimIndex, claims: impl IntoIterator<Item = &'a ClaimId>) -> (usize, usize) {
    let mut articles: Vec<_> = claims.into_iter().flat_map(|claim| index.articles_of(claim)).collect();
    articles.sort();
    articles.dedup();
    let mut origins: Vec<Origin> = Vec::new();
    for article in &articles {
        let origin = dossier.origin_of(article);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    (articles.len(), origins.len())
}

/// The claims on a subject whose words resolve.
fn standing<'a>(dossier: &'a Dossier, index: &'a ClaimIndex, subject: &Subject) -> Vec<(&'a ClaimId, &'a Claim)> {
    index
        .on(subject)
        .iter()
        .filter(|id| !index.articles_of(id).is_empty())
        .filter_map(|id| Some((id, dossier.claims.get(id)?.as_ref())))
        .collect()
}

/// The answers that sources give on a subject, the one most articles give first. A claim joins the first version
/// that none of its claims contradicts and that it agrees with.
#[must_use]
pub fn versions(dossier: &Dossier, index: &ClaimIndex, subject: &Subject) -> Vec<Version> {
    let claims = standing(dossier, index, subject);
    let mut groups: Vec<Vec<(&ClaimId, &Claim)>> = Vec::new();
    for (id, claim) in claims {
        let joins = |group: &Vec<(&ClaimId, &Claim)>| {
            group.iter().all(|(_, other)| bearing_of(subject, said(claim), said(other)) == Bearing::Agrees)
        };
        match groups.iter_mut().find(|group| joins(group)) {
            Some(group) => group.push((id, claim)),
            None => groups.push(vec![(id, claim)]),
        }
    }
    let mut versions: Vec<Version> = groups
        .into_iter()
        .filter_map(|group| {
            let (_, first) = group.first()?;
            let (articles, origins) = count(dossier, index, group.iter().map(|(id, _)| *id));
            Some(Version {
                value: first.value.clone(),
                scope: first.scope.clone(),
                denies: first.directness == crate::model::Directness::Negative,
                claims: group.iter().map(|(id, _)| (*id).clone()).collect(),
                articles,
                origins,
            })
        })
        .collect();
    versions.sort_by_key(|version| std::cmp::Reverse((version.origins, version.articles)));
    versions
}

/// How a fact stands, given what is held on it.
///
/// A held finding that names preferred claims settles it, unless its value contradicts the one held on the record;
/// a claim that contradicts the finding and is neither preferred nor outweighed reopens it.
#[must_use]
pub fn state_of(dossier: &Dossier, index: &ClaimIndex, subject: &Subject, held: Option<&Value>) -> FactState {
    let claims = standing(dossier, index, subject);
    let finding = index.held_on(dossier, subject).and_then(|id| dossier.findings.get(&id));
    if let Some(finding) = finding
        && let Some(state) = settled(subject, finding, held, &claims)
    {
        return state;
    }
    let held = held.or(finding.map(|finding| &finding.value));
    let against = |value: &Value, claim: &Claim| bearing_of(subject, Said::plainly(value), said(claim));
    let contradicted =
        held.is_some_and(|value| claims.iter().any(|(_, claim)| against(value, claim) == Bearing::Contradicts));
    if contradicted || (!is_range(held) && differ(subject, &claims)) {
        // A value held that no source gives is a version too.
        let given = versions(dossier, index, subject);
        let unheard = held.is_some_and(|value| {
            given.iter().all(|version| bearing_of(subject, Said::plainly(value), version.said()) != Bearing::Agrees)
        });
        return FactState::Rival { values: given.len() + usize::from(unheard) };
    }
    let supporting: Vec<&ClaimId> = claims
        .iter()
        .filter(|(_, claim)| held.is_none_or(|value| against(value, claim) == Bearing::Agrees))
        .map(|(id, _)| *id)
        .collect();
    match count(dossier, index, supporting) {
        (0, _) => FactState::Unsupported,
        (articles, origins) => FactState::Supported { articles, origins },
    }
}

impl Version {
    fn said(&self) -> Said<'_> {
        use crate::model::Directness::{Direct, Negative};
        let directness = if self.denies { Negative } else { Direct };
        Said { value: &self.value, as_of: None, scope: &self.scope, directness }
    }
}

/// A date held as a range takes in days that differ from each other.
fn is_range(held: Option<&Value>) -> bool {
    matches!(held, Some(Value::Date(date)) if date.as_str().contains('/'))
}

fn differ(subject: &Subject, claims: &[(&ClaimId, &Claim)]) -> bool {
    claims.iter().enumerate().any(|(place, (_, one))| {
        claims[place + 1..].iter().any(|(_, other)| bearing_of(subject, said(one), said(other)) == Bearing::Contradicts)
    })
}

fn settled(
    subject: &Subject,
    finding: &Finding,
    held: Option<&Value>,
    claims: &[(&ClaimId, &Claim)],
) -> Option<FactState> {
    let value = Said::plainly(&finding.value);
    let kept = held.is_none_or(|held| bearing_of(subject, Said::plainly(held), value) != Bearing::Contradicts);
    if finding.preferred.is_empty() || !kept {
        return None;
    }
    let known = |id: &ClaimId| finding.preferred.contains(id) || finding.outweighed.contains(id);
    let reopened =
        claims.iter().any(|(id, claim)| !known(id) && bearing_of(subject, value, said(claim)) == Bearing::Contradicts);
    Some(if reopened { FactState::Reopened } else { FactState::Settled })
}
