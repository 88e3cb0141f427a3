//! A fact and its state, derived from the claims on it.

use crate::model::{
    Claim, ClaimId, CommitmentField, CommitmentStatus, CommitmentStep, Directness, Dossier, Finding, FindingId,
    FindingState, Origin, Subject, Value,
};

use super::bearing::{Bearing, Said, Verdict, verdict};
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
    /// Claims, or findings of several analysts, cannot all be true.
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

/// In how many articles the words of claims stand, and to how many origins those go back.
pub(super) fn count<'a>(
    dossier: &Dossier,
    index: &ClaimIndex,
    claims: impl IntoIterator<Item = &'a ClaimId>,
) -> (usize, usize) {
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
pub(super) fn standing<'a>(
    dossier: &'a Dossier,
    index: &'a ClaimIndex,
    subject: &Subject,
) -> Vec<(&'a ClaimId, &'a Claim)> {
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
            group.iter().all(|(_, other)| against(dossier, subject, claim, other).bearing == Bearing::Agrees)
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
                denies: first.directness == Directness::Negative,
                claims: group.iter().map(|(id, _)| (*id).clone()).collect(),
                articles,
                origins,
            })
        })
        .collect();
    versions.sort_by_key(|version| std::cmp::Reverse((version.origins, version.articles)));
    versions
}

/// How one claim bears on another.
pub(super) fn against(dossier: &Dossier, subject: &Subject, one: &Claim, other: &Claim) -> Verdict {
    verdict(dossier, subject, Said::by(dossier, one), Said::by(dossier, other))
}

/// How a claim bears on a value held.
pub(super) fn on_value(dossier: &Dossier, subject: &Subject, value: &Value, claim: &Claim) -> Verdict {
    let then = held_then(dossier, subject, claim);
    verdict(dossier, subject, Said::plainly(then.as_ref().unwrap_or(value)), Said::by(dossier, claim))
}

/// What was held on the day of a claim, where that changes with time: how a commitment stood then. `None` where it does
/// not, or the claim has no day.
pub(super) fn held_then(dossier: &Dossier, subject: &Subject, claim: &Claim) -> Option<Value> {
    let Subject::Commitment(id, CommitmentField::Status) = subject else { return None };
    let said = Said::by(dossier, claim);
    let day = said.as_of.or(said.published)?.latest()?;
    let commitment = dossier.commitments.get(id)?;
    let begun =
        |step: &CommitmentStep| step.date.as_ref().is_none_or(|date| date.earliest().is_none_or(|first| first <= day));
    let mut steps = commitment.steps_in_order().into_iter().rev().filter_map(|at| commitment.steps.get(at));
    let last = steps.find(|step| begun(step));
    Some(Value::Progress(last.map_or(CommitmentStatus::NotStarted, |step| step.status)))
}

/// How a claim bears on a finding: on the claims that it prefers, with their scope and day, where it prefers some.
pub(super) fn on_finding(dossier: &Dossier, subject: &Subject, finding: &Finding, claim: &Claim) -> Verdict {
    let preferred = finding.preferred.iter().filter_map(|id| dossier.claims.get(id));
    let verdicts: Vec<Verdict> = preferred.map(|other| against(dossier, subject, other, claim)).collect();
    let of = |bearing: Bearing| verdicts.iter().find(|verdict| verdict.bearing == bearing).copied();
    of(Bearing::Agrees)
        .or_else(|| of(Bearing::Contradicts))
        .or_else(|| verdicts.first().copied())
        .unwrap_or_else(|| verdict(dossier, subject, said_of(finding), Said::by(dossier, claim)))
}

/// What a finding holds, as it would be said.
pub(super) fn said_of(finding: &Finding) -> Said<'_> {
    let directness = if finding.denies { Directness::Negative } else { Directness::Direct };
    Said { directness, ..Said::plainly(&finding.value) }
}

/// How a fact stands, given what is held on it. Quadratic in the claims on this one subject.
///
/// Findings that stand and cannot all be right make it rival: several analysts hold different things, and none of them
/// settled it for the others. Otherwise a finding that names claims settles it, unless its value contradicts the one held on the record, or it was left
/// open; a claim that contradicts the finding and is neither preferred nor outweighed reopens it, and so does the loss
/// of all the words it was settled on.
#[must_use]
pub fn state_of(dossier: &Dossier, index: &ClaimIndex, subject: &Subject, held: Option<&Value>) -> FactState {
    let claims = standing(dossier, index, subject);
    let findings = rival_findings(dossier, index, subject);
    if !findings.is_empty() {
        let values = distinct_values(dossier, &findings);
        return FactState::Rival { values: values.max(2) };
    }
    let finding = index.held_on(dossier, subject).and_then(|id| dossier.findings.get(&id));
    if let Some(finding) = finding
        && let Some(state) = settled(dossier, subject, finding, held, &claims)
    {
        return state;
    }
    let held = held.or(finding.map(|finding| &finding.value));
    if rivals(dossier, subject, held, &claims).is_some() {
        let given = versions(dossier, index, subject);
        let apart = |version: &Version| {
            let said = version.said();
            let others = given.iter().filter(|other| *other != version).map(Version::said);
            let held = held.map(Said::plainly);
            let none = |mut all: Box<dyn Iterator<Item = Said<'_>> + '_>| {
                !all.any(|other| verdict(dossier, subject, other, said).bearing == Bearing::Contradicts)
            };
            none(Box::new(others)) && none(Box::new(held.into_iter()))
        };
        // Answers of another scope or day are no versions of this one; a value held that no source gives is one.
        let unheard = held.is_some_and(|value| {
            given.iter().all(|version| {
                verdict(dossier, subject, Said::plainly(value), version.said()).bearing != Bearing::Agrees
            })
        });
        let rivals = given.iter().filter(|version| !apart(version)).count();
        return FactState::Rival { values: (rivals + usize::from(unheard)).max(2) };
    }
    let Some(value) = held else {
        // Answers of other scopes and days do not support each other: the one that most give counts.
        let leading = versions(dossier, index, subject).into_iter().next();
        return leading.map_or(FactState::Unsupported, |version| FactState::Supported {
            articles: version.articles,
            origins: version.origins,
        });
    };
    let supporting = claims
        .iter()
        .filter(|(_, claim)| on_value(dossier, subject, value, claim).bearing == Bearing::Agrees)
        .map(|(id, _)| *id);
    match count(dossier, index, supporting) {
        (0, _) => FactState::Unsupported,
        (articles, origins) => FactState::Supported { articles, origins },
    }
}

/// The findings that stand on a subject, by id, where two of them cannot both be right: one holds what the other contradicts,
/// or one leaves open, or lets both hold, what the other settles. Empty where they go together.
#[must_use]
pub fn rival_findings(dossier: &Dossier, index: &ClaimIndex, subject: &Subject) -> Vec<FindingId> {
    let standing: Vec<(&FindingId, &Finding)> = (index.findings_on(subject).iter())
        .filter_map(|id| Some((id, dossier.findings.get(id)?.as_ref())))
        .filter(|(_, finding)| finding.state != FindingState::Withdrawn)
        .collect();
    let clash = |one: &Finding, other: &Finding| {
        one.state != other.state
            || (one.state == FindingState::Held
                && verdict(dossier, subject, said_of(one), said_of(other)).bearing == Bearing::Contradicts)
    };
    let is_rival = standing
        .iter()
        .enumerate()
        .any(|(place, (_, one))| standing.iter().skip(place + 1).any(|(_, other)| clash(one, other)));
    if is_rival { standing.into_iter().map(|(id, _)| id.clone()).collect() } else { Vec::new() }
}

/// How many different things findings hold.
fn distinct_values(dossier: &Dossier, findings: &[FindingId]) -> usize {
    let mut held: Vec<(&Value, bool)> = Vec::new();
    for finding in findings.iter().filter_map(|id| dossier.findings.get(id)) {
        if !held.contains(&(&finding.value, finding.denies)) {
            held.push((&finding.value, finding.denies));
        }
    }
    held.len()
}

/// What contradicts what: the value held and a claim, or two claims.
pub(super) enum Rivals<'a> {
    /// A claim contradicts the value held.
    Held(&'a Value, &'a Claim),
    /// A claim contradicts another.
    Claims(&'a Claim, &'a Claim),
}

/// The first contradiction on a subject, if there is one.
pub(super) fn rivals<'a>(
    dossier: &Dossier,
    subject: &Subject,
    held: Option<&'a Value>,
    claims: &[(&ClaimId, &'a Claim)],
) -> Option<Rivals<'a>> {
    let contradicts = |verdict: Verdict| verdict.bearing == Bearing::Contradicts;
    if let Some(value) = held
        && let Some((_, claim)) = claims.iter().find(|(_, claim)| contradicts(on_value(dossier, subject, value, claim)))
    {
        return Some(Rivals::Held(value, claim));
    }
    if is_range(held) {
        return None;
    }
    claims.iter().enumerate().find_map(|(place, (_, one))| {
        let (_, other) =
            claims[place + 1..].iter().find(|(_, other)| contradicts(against(dossier, subject, one, other)))?;
        Some(Rivals::Claims(one, other))
    })
}

impl Version {
    fn said(&self) -> Said<'_> {
        use Directness::{Direct, Negative};
        let directness = if self.denies { Negative } else { Direct };
        Said { scope: &self.scope, directness, ..Said::plainly(&self.value) }
    }
}

/// How long a meeting may be for days that differ to be days of it: talks of two weeks are known, months are not days.
const LONGEST: i64 = 16;

/// A date held as a few days takes in days that differ from each other.
fn is_range(held: Option<&Value>) -> bool {
    let Some(Value::Date(date)) = held else { return false };
    let days = date.earliest().zip(date.latest()).map(|(first, last)| (last - first).num_days());
    date.as_str().contains('/') && days.is_some_and(|days| days <= LONGEST)
}

fn settled(
    dossier: &Dossier,
    subject: &Subject,
    finding: &Finding,
    held: Option<&Value>,
    claims: &[(&ClaimId, &Claim)],
) -> Option<FactState> {
    let goes = |held: &Value, said: Said<'_>| {
        verdict(dossier, subject, Said::plainly(held), said).bearing != Bearing::Contradicts
    };
    let both = finding.state == FindingState::BothHold;
    let preferred = || finding.preferred.iter().filter_map(|id| dossier.claims.get(id));
    let kept = held.is_none_or(|held| {
        goes(held, said_of(finding)) || (both && preferred().any(|claim| goes(held, Said::by(dossier, claim))))
    });
    let weighed = !finding.preferred.is_empty() || !finding.outweighed.is_empty() || !finding.reason.trim().is_empty();
    if finding.state == FindingState::LeftOpen || !weighed || !kept {
        return None;
    }
    Some(match reopening(dossier, subject, finding, claims) {
        Some(_) => FactState::Reopened,
        None => FactState::Settled,
    })
}

/// Why a finding no longer settles its matter.
pub(super) enum Reopening<'a> {
    /// A claim that was not weighed contradicts it.
    Rival(&'a Claim, Verdict),
    /// None of the words that it prefers stand any more.
    NothingStands,
}

pub(super) fn reopening<'a>(
    dossier: &Dossier,
    subject: &Subject,
    finding: &Finding,
    claims: &[(&ClaimId, &'a Claim)],
) -> Option<Reopening<'a>> {
    let preferred = |id: &ClaimId| finding.preferred.contains(id);
    if !finding.preferred.is_empty() && !claims.iter().any(|(id, _)| preferred(id)) {
        return Some(Reopening::NothingStands);
    }
    let unknown = claims.iter().filter(|(id, _)| !preferred(id) && !finding.outweighed.contains(id));
    unknown.into_iter().find_map(|(_, claim)| {
        let verdict = on_finding(dossier, subject, finding, claim);
        (verdict.bearing == Bearing::Contradicts).then_some(Reopening::Rival(claim, verdict))
    })
}

/// The claims that contradict a finding, of those given and not preferred by it.
#[must_use]
pub fn contradicting(dossier: &Dossier, finding: &Finding, claims: &[ClaimId]) -> Vec<ClaimId> {
    claims
        .iter()
        .filter(|id| !finding.preferred.contains(id))
        .filter(|id| {
            dossier.claims.get(*id).is_some_and(|claim| {
                on_finding(dossier, &finding.subject, finding, claim).bearing == Bearing::Contradicts
            })
        })
        .cloned()
        .collect()
}
