//! What holds of every merge, whatever the dossiers.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::sound::{errors, made_sound, sound};
use crate::exchange::{Choices, Merged, Prefer, merge, merge_choosing};
use crate::model::{Dossier, Record, arbitrary};

/// Fields that are told in other words than they are saved in, or that move with the place of a quote.
const NO_WORDS: &[&str] = &[
    "prefix",
    "suffix",
    "text_sha256",
    "article",
    "id",
    "kind",
    "format",
    "status",
    "state",
    "stance",
    "shift",
    "confidence",
    "likelihood",
    "directness",
    "credibility",
    "reliability",
    "method",
    "reading",
    "hedge",
    "edtf",
    "from",
    "to",
    "as_of",
    "deadline",
    "date",
    "created",
    "captured_at",
    "at",
    "replaced_at",
    "written_at",
    "Date",
    "Status",
    "Attendance",
    "Format",
    "Kind",
    "Progress",
];

/// Every string that a record holds.
fn strings(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) => {
            found.insert(text.clone());
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                if !NO_WORDS.contains(&name.as_str()) || value.is_object() {
                    strings(value, found);
                }
            }
        }
        _ => {}
    }
}

fn is_id(text: &str) -> bool {
    text.len() > 4 && text.as_bytes()[3] == b'-' && text.bytes().take(3).all(|byte| byte.is_ascii_lowercase())
}

fn strings_of(record: &Record) -> BTreeSet<String> {
    macro_rules! json {
        ($($variant:ident),+) => {
            match record { $(Record::$variant(_, held) => serde_json::to_value(held.as_ref()).unwrap()),+ }
        };
    }
    let json = json!(Outlet, Topic, Actor, Meeting, Claim, Finding, Commitment, Position, Merge, Article);
    let mut found = BTreeSet::new();
    strings(&json, &mut found);
    found.retain(|text| !text.trim().is_empty() && !is_id(text));
    found
}

fn all_strings(dossier: &Dossier) -> BTreeSet<String> {
    dossier.records().flat_map(|record| strings_of(&record)).collect()
}

/// The words that a merge tells of beside the dossier.
fn told(merged: &Merged) -> String {
    let conflicts = merged.conflicts.iter().map(|it| format!("{}\n{}\n{}\n", it.label, it.ours, it.theirs));
    conflicts.chain(merged.done.iter().map(|done| format!("{}\n", done.sentence))).collect()
}

/// What a side wrote that the base had not, and that is neither in the result nor told.
fn lost(base: &Dossier, side: &Dossier, merged: &Merged) -> Vec<String> {
    let known = all_strings(base);
    let result = all_strings(&merged.dossier);
    let whole = result.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
    let told = told(merged);
    let is_lost =
        |text: &&String| !known.contains(*text) && !whole.contains(text.as_str()) && !told.contains(text.as_str());
    all_strings(side).iter().filter(is_lost).cloned().collect()
}

fn theirs_first() -> Choices {
    Choices { otherwise: Prefer::Theirs, ..Choices::default() }
}

/// The records in which two dossiers differ, and nothing where they are equal.
fn differing(one: &Dossier, other: &Dossier) -> Vec<String> {
    let all = one.records().chain(other.records()).map(|record| record.reference()).collect::<BTreeSet<_>>();
    let differ = all.into_iter().filter(|id| one.record(id) != other.record(id));
    let mut found: Vec<String> =
        differ.map(|id| format!("{:#?}\nis not\n{:#?}", one.record(&id), other.record(&id))).collect();
    if one.about != other.about || one.refused != other.refused {
        found.push(format!("{:#?} is not {:#?}", (&one.about, &one.refused), (&other.about, &other.refused)));
    }
    found.truncate(2);
    found
}

/// Whether a merge gives just this dossier, and has nothing to ask.
fn assert_is(merged: &Merged, expect: &Dossier) -> Result<(), TestCaseError> {
    prop_assert_eq!(differing(&merged.dossier, expect), Vec::<String>::new());
    prop_assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_one_side_did_is_the_result(base in sound(), side in sound()) {
        assert_is(&merge(Some(&base), &side, &base), &side)?;
        assert_is(&merge(Some(&base), &base, &side), &side)?;
        assert_is(&merge(Some(&base), &side, &side), &side)?;
        assert_is(&merge(None, &side, &side), &side)?;
        let nothing = Dossier::default();
        assert_is(&merge(None, &side, &nothing), &side)?;
        assert_is(&merge(None, &nothing, &side), &side)?;
    }

    #[test]
    fn a_dossier_that_does_not_hold_together_is_taken_as_it_is(base in arbitrary::dossier(), side in arbitrary::dossier()) {
        prop_assert_eq!(differing(&merge(Some(&base), &side, &side).dossier, &side), Vec::<String>::new());
        prop_assert_eq!(differing(&merge(None, &side, &side).dossier, &side), Vec::<String>::new());
        let _ = merge(Some(&base), &side, &arbitrary_mixture(&base, &side));
    }

    #[test]
    fn of_dossiers_that_hold_together_comes_one(base in sound(), ours in sound(), theirs in sound()) {
        for merged in [
            merge(Some(&base), &ours, &theirs),
            merge(None, &ours, &theirs),
            merge_choosing(Some(&base), &ours, &theirs, &theirs_first()),
            merge(Some(&base), &arbitrary_mixture(&base, &ours), &theirs),
        ] {
            prop_assert_eq!(errors(&merged.dossier), Vec::<String>::new());
        }
    }

    #[test]
    fn nothing_is_lost_in_silence(base in sound(), ours in sound(), theirs in sound()) {
        let merged = merge(None, &ours, &theirs);
        let nothing = Dossier::default();
        prop_assert_eq!(lost(&nothing, &ours, &merged), Vec::<String>::new());
        prop_assert_eq!(lost(&nothing, &theirs, &merged), Vec::<String>::new());
        let (ours, theirs) = (arbitrary_mixture(&base, &ours), arbitrary_mixture(&base, &theirs));
        let merged = merge(Some(&base), &ours, &theirs);
        prop_assert_eq!(lost(&base, &ours, &merged), Vec::<String>::new());
        prop_assert_eq!(lost(&base, &theirs, &merged), Vec::<String>::new());
    }

    #[test]
    fn chosen_one_by_one_nothing_is_left_open(base in sound(), ours in sound(), theirs in sound()) {
        for side in [Prefer::Ours, Prefer::Theirs] {
            let mut choices = Choices::default();
            // A choice may bring others up that it hid.
            for _ in 0..6 {
                let merged = merge_choosing(Some(&base), &ours, &theirs, &choices);
                let open: Vec<_> = merged.conflicts.iter().filter(|conflict| conflict.is_open).collect();
                if open.is_empty() {
                    break;
                }
                choices.decided.extend(open.into_iter().map(|conflict| (conflict.spot.clone(), side)));
            }
            let merged = merge_choosing(Some(&base), &ours, &theirs, &choices);
            let open: Vec<_> = merged.conflicts.iter().filter(|conflict| conflict.is_open).collect();
            prop_assert!(open.is_empty(), "{:?}", open);
            prop_assert_eq!(errors(&merged.dossier), Vec::<String>::new());
        }
    }
}

/// Records of both: of each id that of the one or of the other, so that many are equal to the base's.
fn arbitrary_mixture(base: &Dossier, side: &Dossier) -> Dossier {
    let mut out = side.clone();
    for record in base.records() {
        let id = record.reference();
        if !out.contains(&id) || id.as_str().len() % 2 == id.as_str().bytes().last().map_or(0, usize::from) % 2 {
            out.put(record);
        }
    }
    made_sound(&out)
}
