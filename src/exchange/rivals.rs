//! What both sides hold, each in its own way: two records of what one cannot say twice, and findings for what two
//! analysts hold.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fields::{Join, RivalValues, settled};
use super::outcome::{Choices, Conflict, Outcome, Prefer, Spot};
use super::records::join_records;
use super::said::{SUBSTANCE_OF_CLAIM, SUBSTANCE_OF_FINDING};
use super::work::{Renames, Work, rename_in, seed, under};
use crate::compare::{ClaimIndex, held_in_words, rival_findings, subject_in_words, value_in_words};
use crate::model::{Confidence, Dossier, Finding, FindingId, FindingState, Record, RecordRef, Subject, Value};

/// Makes two records of a claim, a finding or a position that each side changed in substance, unless a person chose one:
/// the side preferred keeps the id, and findings that the other made or changed speak of its own.
pub(super) fn part_records(work: &mut Work<'_>) {
    let both = |record: &Record| {
        let id = record.reference();
        let may = matches!(record, Record::Claim(..) | Record::Finding(..) | Record::Position(..));
        (may && work.theirs.contains(&id)).then_some(id)
    };
    let ids: Vec<RecordRef> = work.ours.records().filter_map(|record| both(&record)).collect();
    let loser = work.choices.otherwise.other();
    let mut parted = Renames::new();
    for id in ids {
        let (base, Some(ours), Some(theirs)) = (work.base.record(&id), work.ours.record(&id), work.theirs.record(&id))
        else {
            continue;
        };
        if work.choices.decided.contains_key(&Spot::Record(id.clone()))
            || settled(base.as_ref(), &ours, &theirs).is_some()
        {
            continue;
        }
        let Some(conflict) = conflict_of_substance(work, &id, base.as_ref(), &ours, &theirs) else { continue };
        let given = parted.values().cloned().collect();
        let new = work.free_id(&id, &given);
        let (stays, goes) = match loser {
            Prefer::Ours => (theirs, ours),
            Prefer::Theirs => (ours, theirs),
        };
        let side = work.side_mut(loser);
        side.put(stays);
        side.put(under(goes, &new));
        work.conflicts.push(conflict);
        work.lent.push(id.clone());
        parted.insert(id, new);
    }
    let claims: Renames = parted.into_iter().filter(|(id, _)| matches!(id, RecordRef::Claim(_))).collect();
    if claims.is_empty() {
        return;
    }
    let findings = work.side_mut(loser).findings.clone();
    for (id, finding) in findings {
        if work.base.findings.get(&id) != Some(&finding) {
            let mut record = Record::Finding(id, finding);
            rename_in(&mut record, &claims);
            work.side_mut(loser).put(record);
        }
    }
}

/// The conflict, where the two differ in what makes them two.
fn conflict_of_substance(
    work: &Work<'_>,
    id: &RecordRef,
    base: Option<&Record>,
    ours: &Record,
    theirs: &Record,
) -> Option<Conflict> {
    let choices = Choices::default();
    let mut join = Join::new(Some(id.clone()), &work.ours, &work.theirs, &choices);
    join_records(&mut join, base, ours, theirs);
    let is_substance = |field: &'static str| match ours {
        Record::Claim(..) => SUBSTANCE_OF_CLAIM.contains(&field),
        Record::Finding(..) => SUBSTANCE_OF_FINDING.contains(&field),
        // A position has no place to keep another word on it.
        _ => true,
    };
    let taken_back = withdrawn_and_changed(base, ours, theirs).then_some("state");
    let found = join.conflicts.iter().find(|conflict| is_substance(conflict.field));
    let field = found.map(|conflict| conflict.field).or(taken_back)?;
    Some(Conflict {
        spot: Spot::Record(id.clone()),
        record: Some(id.clone()),
        label: format!("The {} “{}”", id.word(), work.ours.title_of(id)),
        field,
        ours: in_words(&work.ours, ours),
        theirs: in_words(&work.theirs, theirs),
        outcome: Outcome::Both,
        is_open: true,
    })
}

fn in_words(dossier: &Dossier, record: &Record) -> String {
    match record {
        Record::Claim(_, claim) => {
            let (on, says) = (subject_in_words(dossier, &claim.subject), value_in_words(dossier, &claim.value));
            let scope = if claim.scope.is_empty() { String::new() } else { format!(" ({})", claim.scope) };
            format!("{on}: {says}{scope}, {}", claim.directness.in_words())
        }
        Record::Finding(_, finding) => {
            let on = subject_in_words(dossier, &finding.subject);
            format!("{on}: {}, {}", held_in_words(dossier, finding), finding.state.in_words())
        }
        Record::Position(_, position) => {
            let (actor, topic) = (dossier.actor_name(&position.actor), RecordRef::Topic(position.topic.clone()));
            let summary = [": ", &position.summary].concat();
            let summary = if position.summary.is_empty() { "" } else { summary.as_str() };
            format!("{actor} on {}, {}{summary}", dossier.title_of(&topic), position.stance.in_words())
        }
        other => dossier.title_of(&other.reference()),
    }
}

/// One took a finding back, and the other went on with it.
fn withdrawn_and_changed(base: Option<&Record>, ours: &Record, theirs: &Record) -> bool {
    let (Record::Finding(_, ours), Record::Finding(_, theirs)) = (ours, theirs) else { return false };
    let Some(Record::Finding(_, base)) = base else { return false };
    let withdrawn = |it: &Finding| it.state == FindingState::Withdrawn;
    let held = |it: &Finding| Finding { state: FindingState::Held, ..it.clone() };
    let went_on = |it: &Finding| !withdrawn(it) && held(it) != held(base);
    !withdrawn(base) && ((withdrawn(ours) && went_on(theirs)) || (withdrawn(theirs) && went_on(ours)))
}

/// Why a finding was made that no analyst wrote.
const HELD_IN_ONE: &str = "Held in one of two versions that were merged.";

/// Makes findings of values that records hold one of, and tells of findings that stand against each other. What a person
/// chose stands alone: the finding of the other side is withdrawn.
pub(super) fn hold_both(work: &mut Work<'_>) {
    for rival in std::mem::take(&mut work.rivals) {
        let RivalValues { subject, ours, theirs } = rival;
        for value in [ours, theirs] {
            hold(&mut work.merged, &subject, value);
        }
    }
    let index = ClaimIndex::new(&work.merged);
    let mut made_by_one: BTreeMap<Subject, [BTreeSet<FindingId>; 2]> = BTreeMap::new();
    for (id, finding) in work.merged.findings.iter().filter(|(_, it)| it.state != FindingState::Withdrawn) {
        let stands = |side: &Dossier| side.findings.get(id).is_some_and(|it| it.state != FindingState::Withdrawn);
        let place = match (stands(&work.ours), stands(&work.theirs)) {
            (true, false) => 0,
            (false, true) => 1,
            _ => continue,
        };
        made_by_one.entry(finding.subject.clone()).or_default()[place].insert(id.clone());
    }
    for (subject, [ours, theirs]) in made_by_one {
        let rivals = rival_findings(&work.merged, &index, &subject);
        let one_of = |side: &BTreeSet<FindingId>| rivals.iter().find(|id| side.contains(*id)).cloned();
        let (Some(one), Some(other)) = (one_of(&ours), one_of(&theirs)) else { continue };
        let spot = Spot::Fact(subject.clone());
        let words = |id: &FindingId| {
            let finding = work.merged.findings.get(id);
            finding.map(|finding| held_in_words(&work.merged, finding)).unwrap_or_default()
        };
        let chosen = work.choices.decided.get(&spot).copied();
        if work.conflicts.iter().all(|conflict| conflict.spot != spot) {
            work.conflicts.push(Conflict {
                spot,
                record: record_of(&subject),
                label: subject_in_words(&work.merged, &subject),
                field: "findings",
                ours: words(&one),
                theirs: words(&other),
                outcome: chosen.map_or(Outcome::Both, Outcome::from),
                is_open: chosen.is_none(),
            });
        }
        let withdrawn = match chosen {
            None => continue,
            Some(Prefer::Ours) => theirs,
            Some(Prefer::Theirs) => ours,
        };
        for id in withdrawn {
            if let Some(finding) = work.merged.findings.get_mut(&id) {
                Arc::make_mut(finding).state = FindingState::Withdrawn;
            }
        }
    }
}

fn record_of(subject: &Subject) -> Option<RecordRef> {
    match subject {
        Subject::Meeting(id, _) => Some(RecordRef::Meeting(id.clone())),
        Subject::Actor(id, _) => Some(RecordRef::Actor(id.clone())),
        Subject::Commitment(id, _) => Some(RecordRef::Commitment(id.clone())),
        Subject::Question(_) => None,
    }
}

/// Sees to it that a value is held by a finding.
fn hold(dossier: &mut Dossier, subject: &Subject, value: Value) {
    let is_held = dossier.findings.values().any(|finding| {
        finding.subject == *subject
            && finding.value == value
            && !finding.denies
            && finding.state != FindingState::Withdrawn
    });
    if is_held {
        return;
    }
    let finding = Finding {
        subject: subject.clone(),
        value,
        denies: false,
        preferred: Vec::new(),
        outweighed: Vec::new(),
        reason: HELD_IN_ONE.to_owned(),
        confidence: Confidence::Low,
        likelihood: None,
        state: FindingState::Held,
    };
    let mut attempt = 0_u32;
    let id = loop {
        let seed = seed((format!("{:?} {:?}", finding.subject, finding.value), attempt));
        let id = FindingId::mint(&mut fastrand::Rng::with_seed(seed));
        if !dossier.findings.contains_key(&id) {
            break id;
        }
        attempt += 1;
    };
    dossier.findings.insert(id, Arc::new(finding));
}
