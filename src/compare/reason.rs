//! Why a fact stands as it does, in one sentence.

use super::bearing::{Bearing, Said};
use super::fact::{
    Fact, FactState, Reopening, Rivals, against, held_then, on_value, reopening, rival_findings, rivals, said_of,
    standing, versions,
};
use super::finding::held_in_words;
use super::index::ClaimIndex;
use super::words::capitalised;
use crate::model::{Article, Claim, Dossier, FindingState};

/// Who says it: the outlet of a claim's first words, with the day of printing: “TOLOnews, 10 October 2021”.
#[must_use]
pub fn source_in_words(dossier: &Dossier, claim: &Claim) -> String {
    let Some(article) = claim.quotes.first().and_then(|quote| dossier.articles.get(&quote.article)) else {
        return "A source that is gone".to_owned();
    };
    let outlet = outlet_in_words(dossier, article);
    match &article.published {
        Some(date) => format!("{outlet}, {}", date.edtf.in_words()),
        None => outlet.to_owned(),
    }
}

/// The outlet of an article in a sentence: “an outlet not named” where it has none.
pub(super) fn outlet_in_words<'a>(dossier: &'a Dossier, article: &'a Article) -> &'a str {
    let known = article.outlet.as_ref().and_then(|id| dossier.outlets.get(id)).is_some_and(|it| !it.name.is_empty());
    if known { dossier.outlet_name(article) } else { "an outlet not named" }
}

/// Why a fact stands as it does, in one sentence. As costly as working out its state.
#[must_use]
pub fn reason_of(dossier: &Dossier, index: &ClaimIndex, fact: &Fact) -> String {
    let claims = standing(dossier, index, &fact.subject);
    let finding = index.held_on(dossier, &fact.subject).and_then(|id| dossier.findings.get(&id));
    if let (None, FactState::Supported { .. }) = (&fact.value, fact.state)
        && let given = versions(dossier, index, &fact.subject)
        && given.len() > 1
    {
        return format!(
            "{} answers that can all be true: they differ in what they cover, or in their day.",
            given.len()
        );
    }
    match fact.state {
        FactState::Unsupported if fact.claims.is_empty() => "No source was pointed at for it.".to_owned(),
        FactState::Unsupported => "None of the words that were pointed at for it says so and still stands.".to_owned(),
        FactState::Supported { articles: 1, .. } => match claims.iter().find(|(_, claim)| {
            let held = fact.value.as_ref();
            held.is_none_or(|held| on_value(dossier, &fact.subject, held, claim).bearing == Bearing::Agrees)
        }) {
            Some((_, claim)) => format!("{} says so, alone.", capitalised(&source_in_words(dossier, claim))),
            None => "One article says so.".to_owned(),
        },
        FactState::Supported { articles, origins: 1 } => {
            format!("{articles} articles say so, but they go back to one origin.")
        }
        FactState::Supported { articles, origins } => {
            format!("{articles} articles of {origins} origins say so, and none contradicts them.")
        }
        FactState::Rival { .. } if !rival_findings(dossier, index, &fact.subject).is_empty() => {
            let findings = rival_findings(dossier, index, &fact.subject);
            let findings = findings.iter().filter_map(|id| dossier.findings.get(id));
            let held = findings.map(|finding| {
                let state = match finding.state {
                    FindingState::Held => "held",
                    other => other.in_words(),
                };
                format!(
                    "“{}” ({state}: {})",
                    held_in_words(dossier, finding),
                    finding.reason.trim().trim_end_matches('.')
                )
            });
            format!("Findings stand against each other: {}.", held.collect::<Vec<_>>().join(", "))
        }
        FactState::Rival { .. } => {
            let held = fact.value.as_ref();
            let sentence = match rivals(dossier, &fact.subject, held, &claims) {
                Some(Rivals::Held(value, claim)) => {
                    let why = on_value(dossier, &fact.subject, value, claim);
                    let then = held_then(dossier, &fact.subject, claim);
                    let value = then.as_ref().unwrap_or(value);
                    let said = why.in_words(dossier, Said::plainly(value), Said::by(dossier, claim));
                    let source = capitalised(&source_in_words(dossier, claim));
                    format!("{source} contradicts what is held: {}", uncapitalised(&said))
                }
                Some(Rivals::Claims(one, other)) => {
                    let why = against(dossier, &fact.subject, one, other);
                    let said = why.in_words(dossier, Said::by(dossier, one), Said::by(dossier, other));
                    let (one, other) = (source_in_words(dossier, one), source_in_words(dossier, other));
                    format!("{} and {other} cannot both be right: {}", capitalised(&one), uncapitalised(&said))
                }
                None => "Sources contradict each other.".to_owned(),
            };
            match finding.filter(|finding| finding.state == FindingState::LeftOpen) {
                Some(finding) => format!("{} Left open: {}", sentence, finding.reason.trim()),
                None => sentence,
            }
        }
        FactState::Settled => match finding {
            Some(finding) if finding.state == FindingState::BothHold => {
                let all = if finding.preferred.len() > 2 { "All hold" } else { "Both hold" };
                format!("{all}: {}", finding.reason.trim())
            }
            Some(finding) => {
                format!("“{}” is held: {}", held_in_words(dossier, finding), finding.reason.trim())
            }
            None => "It was settled.".to_owned(),
        },
        FactState::Reopened => match finding.and_then(|it| Some((it, reopening(dossier, &fact.subject, it, &claims)?)))
        {
            Some((finding, Reopening::Rival(claim, why))) => {
                let preferred = finding.preferred.iter().find_map(|id| dossier.claims.get(id));
                let held = preferred.map_or_else(|| said_of(finding), |preferred| Said::by(dossier, preferred));
                let said = why.in_words(dossier, held, Said::by(dossier, claim));
                let source = capitalised(&source_in_words(dossier, claim));
                format!("{source} contradicts what was settled: {}", uncapitalised(&said))
            }
            _ => "The words it was settled on no longer stand.".to_owned(),
        },
    }
}

/// A sentence to go on with after a colon; one that begins with a name or a quotation stays as it is.
fn uncapitalised(sentence: &str) -> String {
    let small = ["Both ", "One ", "Of ", "To "];
    match small.iter().any(|start| sentence.starts_with(start)) {
        true => sentence.chars().take(1).flat_map(char::to_lowercase).chain(sentence.chars().skip(1)).collect(),
        false => sentence.to_owned(),
    }
}
