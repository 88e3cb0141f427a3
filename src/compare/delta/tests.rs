//! What holds of any two dossiers.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{Confidence, Finding, FindingId, FindingState, Record, Subject, Value, arbitrary};

fn day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2022, 1, 1)
}

/// The same dossier, none of its records shared with it.
fn unshared(dossier: &Dossier) -> Dossier {
    let mut fresh = Dossier { about: dossier.about.clone(), refused: dossier.refused.clone(), ..Dossier::default() };
    for record in dossier.records() {
        fresh.put(match record {
            Record::Article(id, it) => Record::Article(id, Arc::new((*it).clone())),
            Record::Meeting(id, it) => Record::Meeting(id, Arc::new((*it).clone())),
            Record::Actor(id, it) => Record::Actor(id, Arc::new((*it).clone())),
            Record::Claim(id, it) => Record::Claim(id, Arc::new((*it).clone())),
            Record::Finding(id, it) => Record::Finding(id, Arc::new((*it).clone())),
            other => other,
        });
    }
    fresh
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_changed_between_equals(dossier in arbitrary::dossier()) {
        prop_assert!(delta(&dossier, &dossier, None).is_empty());
        prop_assert!(delta(&dossier, &unshared(&dossier), day()).is_empty());
    }

    #[test]
    fn something_changed_between_others(old in arbitrary::dossier(), new in arbitrary::dossier()) {
        let found = delta(&old, &new, day());
        prop_assert_eq!(found.is_empty(), old == new);
        let kinds: Vec<DeltaKind> = found.items.iter().map(|item| item.kind).collect();
        prop_assert!(kinds.is_sorted(), "{:?}", kinds);
        for item in &found.items {
            prop_assert!(!item.sentence.trim().is_empty());
            prop_assert!(item.claims.iter().all(|claim| new.claims.contains_key(claim)), "{:?}", item);
            prop_assert!(item.before.is_some() || item.after.is_some() || item.kind == DeltaKind::Gone, "{:?}", item);
        }
        let key = |item: &DeltaItem| (item.kind, item.record.clone(), item.subject.clone());
        let mut keys = BTreeSet::new();
        for item in &found.items {
            prop_assert!(keys.insert(key(item)), "one line for each kind and fact: {:?}", item);
        }
    }
}

#[test]
fn a_finding_left_open_is_told_once() {
    let with = |state: FindingState, reason: &str| {
        let finding = Finding {
            subject: Subject::Question("Who led?".to_owned()),
            value: Value::Text("Thomas West".to_owned()),
            denies: false,
            preferred: Vec::new(),
            outweighed: Vec::new(),
            reason: reason.to_owned(),
            confidence: Confidence::Moderate,
            likelihood: None,
            state,
        };
        let mut dossier = Dossier::default();
        dossier.put(Record::Finding(FindingId::new("fnd-1"), Arc::new(finding)));
        dossier
    };
    let old = with(FindingState::Held, "Both wires say so.");
    for (reason, told) in
        [("One wire withdrew it.", "the reason is now: One wire withdrew it."), ("", "the reason was taken out.")]
    {
        let found = delta(&old, &with(FindingState::LeftOpen, reason), day());
        let sentences: Vec<&str> = found.items.iter().map(|item| item.sentence.as_str()).collect();
        let whole =
            format!("“Who led?” is no longer settled by a reason: unsupported. Left open now, held before; {told}");
        assert_eq!(sentences, [whole]);
    }
}

#[test]
fn every_kind_has_a_word_of_its_own() {
    let words: BTreeSet<&str> = DeltaKind::ALL.into_iter().map(DeltaKind::word).collect();
    assert_eq!(words.len(), DeltaKind::ALL.len());
    assert!(DeltaKind::ALL.is_sorted());
}
