//! A finding in sentences: what is held, on whose word, against whom, and why.

use super::fact::{Version, versions};
use super::index::ClaimIndex;
use super::reason::outlet_in_words;
use super::words::value_in_words;
use crate::model::{ClaimId, Dossier, Finding, FindingState};

/// The outlets of claims, each once: “Reuters, TOLOnews and 2 more”.
fn outlets(dossier: &Dossier, claims: &[ClaimId]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for claim in claims.iter().filter_map(|id| dossier.claims.get(id)) {
        for article in claim.quotes.iter().filter_map(|quote| dossier.articles.get(&quote.article)) {
            let name = outlet_in_words(dossier, article);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    match names.as_slice() {
        [] => "no source".to_owned(),
        [one] => (*one).to_owned(),
        [one, other] => format!("{one} and {other}"),
        [one, other, third] => format!("{one}, {other} and {third}"),
        [one, other, rest @ ..] => format!("{one}, {other} and {} more", rest.len()),
    }
}

fn version_in_words(dossier: &Dossier, version: &Version) -> String {
    let value = value_in_words(dossier, &version.value);
    let value = if version.denies { format!("not {value}") } else { value };
    match version.scope.as_str() {
        "" => format!("“{value}”"),
        scope => format!("“{value}” ({scope})"),
    }
}

/// What a finding holds: “held”, “not held”.
#[must_use]
pub fn held_in_words(dossier: &Dossier, finding: &Finding) -> String {
    let value = value_in_words(dossier, &finding.value);
    if finding.denies { format!("not {value}") } else { value }
}

/// What a finding comes to, in one or two sentences, without its reason: “discussed”, according to the State
/// Department; Al-Ahed says “agreed”. The former is held with moderate confidence.
#[must_use]
pub fn finding_in_words(dossier: &Dossier, index: &ClaimIndex, finding: &Finding) -> String {
    let given = versions(dossier, index, &finding.subject);
    let prefers = |version: &&Version| version.claims.iter().any(|claim| finding.preferred.contains(claim));
    let others: Vec<String> = given
        .iter()
        .filter(|version| !prefers(version))
        .map(|version| format!("{} has {}", outlets(dossier, &version.claims), version_in_words(dossier, version)))
        .collect();
    let preferred: Vec<String> = given
        .iter()
        .filter(prefers)
        .map(|version| format!("{} ({})", version_in_words(dossier, version), outlets(dossier, &version.claims)))
        .collect();
    let sure = match finding.likelihood {
        Some(likelihood) => format!("{} confidence, {}", finding.confidence.in_words(), likelihood.in_words()),
        None => format!("{} confidence", finding.confidence.in_words()),
    };
    let held = held_in_words(dossier, finding);
    match finding.state {
        FindingState::BothHold => {
            let hold = match preferred.len() {
                0 | 1 => "holds",
                2 => "both hold",
                _ => "all hold",
            };
            format!("{} {hold}, with {sure}.", preferred.join(" and "))
        }
        FindingState::LeftOpen => {
            let all: Vec<String> = given
                .iter()
                .map(|version| {
                    format!("{} ({})", version_in_words(dossier, version), outlets(dossier, &version.claims))
                })
                .collect();
            format!("{}: left open.", all.join(" or "))
        }
        FindingState::Held | FindingState::Withdrawn if finding.preferred.is_empty() => match others.is_empty() {
            true => format!("“{held}” is held, with {sure}."),
            false => format!("{}. “{held}” is held instead, with {sure}.", others.join("; ")),
        },
        FindingState::Held | FindingState::Withdrawn => {
            let on_word = outlets(dossier, &finding.preferred);
            match others.is_empty() {
                true => format!("“{held}”, according to {on_word}. Held with {sure}."),
                false => {
                    format!("“{held}”, according to {on_word}; {}. The former is held with {sure}.", others.join("; "))
                }
            }
        }
    }
}
