//! Random sequences of edits over the sample: each is one step, undo takes it back exactly, nothing dangles, no quote ever
//! points at other words, and comparing what is left never fails.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use readout::compare::{
    ClaimIndex, facts_of_actor, facts_of_commitment, facts_of_meeting, facts_of_questions, matrix, reason_of, versions,
};
use readout::edit::{
    Change, Edit, History, MeetingMerge, Minter, correct, hold, quote_claim, retract, settle, take_back_retraction,
    withdraw,
};
use readout::model::{
    Confidence, Dossier, Finding, FindingState, Hedge, Quantity, Record, RecordRef, Severity, Subject, Value, validate,
};
use readout::store::{SAMPLE, read};

/// One thing that a user might do; the numbers choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    Claim(usize, usize, usize, usize),
    Settle(usize, usize, FindingState),
    Withdraw(usize),
    Hold(usize, usize),
    Remove(usize),
    MergeActors(usize, usize),
    Split(usize),
    MergeMeetings(usize, usize),
    CutText(usize, usize, usize),
    AddText(usize, usize),
    Retract(usize),
    TakeBack(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..10_000_usize;
    let state = prop::sample::select(vec![FindingState::Held, FindingState::BothHold, FindingState::LeftOpen]);
    prop_oneof![
        3 => (n(), n(), 1..40_usize, n()).prop_map(|(a, b, c, d)| Deed::Claim(a, b, c, d)),
        3 => (n(), n(), state).prop_map(|(a, b, c)| Deed::Settle(a, b, c)),
        1 => n().prop_map(Deed::Withdraw),
        1 => (n(), n()).prop_map(|(a, b)| Deed::Hold(a, b)),
        2 => n().prop_map(Deed::Remove),
        1 => (n(), n()).prop_map(|(a, b)| Deed::MergeActors(a, b)),
        1 => n().prop_map(Deed::Split),
        1 => (n(), n()).prop_map(|(a, b)| Deed::MergeMeetings(a, b)),
        2 => (n(), n(), 1..80_usize).prop_map(|(a, b, c)| Deed::CutText(a, b, c)),
        1 => (n(), n()).prop_map(|(a, b)| Deed::AddText(a, b)),
        1 => n().prop_map(Deed::Retract),
        1 => n().prop_map(Deed::TakeBack),
    ]
}

fn pick<T: Clone>(all: impl IntoIterator<Item = T>, at: usize) -> Option<T> {
    let all: Vec<T> = all.into_iter().collect();
    (!all.is_empty()).then(|| all[at % all.len()].clone())
}

fn subjects(dossier: &Dossier) -> Vec<Subject> {
    let all: BTreeSet<Subject> = dossier.claims.values().map(|claim| claim.subject.clone()).collect();
    all.into_iter().collect()
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_640_000_000, 0).unwrap()
}

/// The edit of a deed; `None` where there is nothing to do it to.
fn edit_of(dossier: &Dossier, minter: &mut Minter, deed: &Deed) -> Option<Edit> {
    let article = |at: usize| pick(dossier.articles.keys().cloned(), at);
    match deed {
        Deed::Claim(at, start, length, subject) => {
            let article = article(*at)?;
            let count = dossier.articles[&article].text.chars().count();
            let start = start % count;
            let subject = pick(subjects(dossier), *subject)?;
            let value = Value::Number(Quantity {
                number: *length as f64,
                upto: None,
                unit: String::new(),
                hedge: Hedge::About,
            });
            let range = start..(start + length).min(count);
            let claim = quote_claim(dossier, minter.claim(dossier), &article, range, subject, value)?;
            Some(Edit::put("claim", [claim]))
        }
        Deed::Settle(at, version, state) => {
            let subject = pick(subjects(dossier), *at)?;
            let index = ClaimIndex::new(dossier);
            let given = versions(dossier, &index, &subject);
            let preferred = pick(given, *version)?;
            let all = index.on(&subject).iter();
            let finding = Finding {
                denies: false,
                value: preferred.value.clone(),
                outweighed: all.filter(|claim| !preferred.claims.contains(claim)).cloned().collect(),
                preferred: preferred.claims,
                subject,
                reason: "Because.".to_owned(),
                confidence: Confidence::Low,
                likelihood: None,
                state: *state,
            };
            Some(settle(dossier, "settle", minter.finding(dossier), finding))
        }
        Deed::Withdraw(at) => withdraw(dossier, "withdraw", &pick(subjects(dossier), *at)?),
        Deed::Hold(at, claim) => {
            let subject = pick(subjects(dossier), *at)?;
            let claim = pick(dossier.claims.values().filter(|claim| claim.subject == subject).cloned(), *claim)?;
            Some(Edit::put("hold", [hold(dossier, &subject, &claim.value, Some(&claim))?]))
        }
        Deed::Remove(at) => {
            // Articles and outlets go now and then, or nothing would be left to try.
            let record = pick(dossier.records().map(|record| record.reference()), *at)?;
            Some(Edit::one("remove", Change::Remove(record)))
        }
        Deed::MergeActors(keep, gone) => {
            let (keep, gone) =
                (pick(dossier.actors.keys().cloned(), *keep)?, pick(dossier.actors.keys().cloned(), *gone)?);
            let id = minter.merge(dossier);
            (keep != gone).then(|| Edit::one("merge", Change::MergeActors { keep, gone, id }))
        }
        Deed::Split(at) => Some(Edit::one("split", Change::SplitActor(pick(dossier.merges.keys().cloned(), *at)?))),
        Deed::MergeMeetings(keep, gone) => {
            let all = || dossier.meetings.keys().cloned();
            let (keep, gone) = (pick(all(), *keep)?, pick(all(), *gone)?);
            let (take, note, at) = (BTreeSet::new(), minter.part(), Some(now()));
            let merge = MeetingMerge { keep: keep.clone(), gone: gone.clone(), take, note, at };
            (keep != gone).then(|| Edit::one("merge meetings", Change::MergeMeetings(Box::new(merge))))
        }
        Deed::CutText(at, start, length) => {
            let article = article(*at)?;
            let text: Vec<char> = dossier.articles[&article].text.chars().collect();
            let start = start % text.len();
            let rest: String = text[..start].iter().chain(text.iter().skip(start + length)).collect();
            correct(dossier, &article, &rest, "Cut.", now()).ok().map(|correction| correction.edit)
        }
        Deed::AddText(at, start) => {
            let article = article(*at)?;
            let text: Vec<char> = dossier.articles[&article].text.chars().collect();
            let start = start % text.len();
            let longer: String = text[..start]
                .iter()
                .chain(" talks in Doha ".chars().collect::<Vec<_>>().iter())
                .chain(&text[start..])
                .collect();
            correct(dossier, &article, &longer, "Added.", now()).ok().map(|correction| correction.edit)
        }
        Deed::Retract(at) => retract(dossier, &article(*at)?, "Taken back.", now()).ok(),
        Deed::TakeBack(at) => take_back_retraction(dossier, &article(*at)?, now()).ok(),
    }
}

/// What is wrong with a dossier, but for quotes whose words are gone: those are listed, and stay.
fn errors(dossier: &Dossier) -> Vec<String> {
    validate(dossier)
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error && !problem.message.contains("do not stand at"))
        .map(|problem| problem.message)
        .collect()
}

/// Every quote that resolves says its own words; comparing works on every fact.
fn check(dossier: &Dossier) {
    let index = ClaimIndex::new(dossier);
    let mut facts = facts_of_questions(dossier, &index);
    facts.extend(dossier.meetings.keys().flat_map(|id| facts_of_meeting(dossier, &index, id)));
    facts.extend(dossier.actors.keys().flat_map(|id| facts_of_actor(dossier, &index, id)));
    facts.extend(dossier.commitments.keys().flat_map(|id| facts_of_commitment(dossier, &index, id)));
    for fact in &facts {
        assert!(reason_of(dossier, &index, fact).len() > 10);
    }
    let matrix = matrix(dossier, &index, facts);
    for row in &matrix.rows {
        for cell in row.cells.iter().flatten() {
            assert!(!cell.claims.is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_sequence_of_edits_is_undone_exactly(deeds in prop::collection::vec(deed(), 1..14)) {
        let sample = read(SAMPLE.as_bytes(), Path::new("doha-2021.dossier.ron")).unwrap().dossier;
        let mut history = History::new(sample.clone());
        let mut minter = Minter::with_seed(3);
        let mut states = vec![sample];
        for deed in &deeds {
            let Some(edit) = edit_of(history.dossier(), &mut minter, deed) else { continue };
            let removes = matches!(deed, Deed::Remove(_));
            let claims = history.dossier().claims.len();
            if history.apply(edit).is_err() {
                continue;
            }
            let now = history.dossier();
            prop_assert_eq!(errors(now), Vec::<String>::new(), "after {:?}", deed);
            prop_assert!(removes || now.claims.len() >= claims, "{:?} lost a claim", deed);
            if states.last().is_some_and(|last| last != now) {
                states.push(now.clone());
            }
        }
        check(history.dossier());
        let last = history.dossier().clone();
        for before in states.iter().rev().skip(1) {
            prop_assert!(history.undo().is_some());
            prop_assert!(history.dossier() == before, "one step takes one deed back");
        }
        prop_assert!(history.undo().is_none());
        while history.redo().is_some() {}
        prop_assert!(*history.dossier() == last);
    }
}

#[test]
fn the_records_that_a_deed_touches_are_known() {
    let sample = read(SAMPLE.as_bytes(), Path::new("doha-2021.dossier.ron")).unwrap().dossier;
    let mut minter = Minter::with_seed(1);
    let edit = edit_of(&sample, &mut minter, &Deed::Settle(3, 0, FindingState::Held)).unwrap();
    let puts_finding = |change: &Change| matches!(change, Change::Put(Record::Finding(..)));
    assert!(edit.changes.iter().any(puts_finding));
    let edit = edit_of(&sample, &mut minter, &Deed::Retract(0)).unwrap();
    assert!(matches!(edit.select, Some(RecordRef::Article(_))));
}
