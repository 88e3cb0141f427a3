//! Making one meeting of two: an announcement and a report that were entered apart.
//!
//! *Invariant*: nothing is lost. What both records hold is joined; where they differ, the other value stands behind a
//! claim, or is told in a note of the meeting that stays.

mod unite;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::EditError;
use super::free_parts::{FreeParts, PartKind};
use super::merge::speaks_of;
use super::remove::change_all;
use crate::model::{
    Dossier, Meeting, MeetingField, MeetingId, MeetingStatus, PartId, Record, RecordRef, Subject, Value,
};

use unite::Union;

/// How one meeting is made of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingMerge {
    /// The one that stays.
    pub keep: MeetingId,
    /// The one that goes.
    pub gone: MeetingId,
    /// The properties whose value is taken from the one that goes, where the two differ: any of title, date, place,
    /// format, kind, status, series, follows, host.
    pub take: BTreeSet<MeetingField>,
    /// The id of the note that tells what no claim carries.
    pub note: PartId,
    /// When that note was written, in UTC.
    pub at: Option<DateTime<Utc>>,
}

impl MeetingMerge {
    /// The properties of which either value may be taken, in the order in which they are told.
    pub const CHOICES: [MeetingField; 9] = [
        MeetingField::Title,
        MeetingField::Status,
        MeetingField::Date,
        MeetingField::Place,
        MeetingField::Format,
        MeetingField::Kind,
        MeetingField::Series,
        MeetingField::Follows,
        MeetingField::Host,
    ];

    /// What is best taken from the meeting that goes: where it was held and the other only foreseen, its status, date
    /// and place, for those are how it came.
    #[must_use]
    pub fn proposal(keep: &Meeting, gone: &Meeting) -> BTreeSet<MeetingField> {
        if is_further(gone.status, keep.status) {
            [MeetingField::Status, MeetingField::Date, MeetingField::Place].into()
        } else {
            BTreeSet::new()
        }
    }
}

/// Whether one status is what may have become of the other.
fn is_further(one: MeetingStatus, than: MeetingStatus) -> bool {
    use MeetingStatus::{Alleged, Announced, Cancelled, Denied, Held, Postponed};
    match than {
        Announced => one != Announced,
        Postponed => matches!(one, Held | Alleged | Denied | Cancelled),
        Alleged => matches!(one, Held | Denied),
        Held | Cancelled | Denied => false,
    }
}

/// A property of the two meetings and of the one made of them, in words; empty for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedField {
    /// Which.
    pub field: MeetingField,
    /// What the one that stays holds.
    pub kept: String,
    /// What the one that goes holds.
    pub gone: String,
    /// What the one made of them holds.
    pub merged: String,
    /// Whether the other value could be taken as well, by putting the property into [`MeetingMerge::take`] or out of it.
    pub is_choice: bool,
}

/// What merging two meetings would do.
#[derive(Clone, Debug)]
pub struct MeetingMergePreview {
    /// The meeting as it would be.
    pub merged: Meeting,
    /// The plain properties, those that neither holds left out.
    pub fields: Vec<MergedField>,
    /// What the note would tell, a line each: values of the one that goes that no claim carries.
    pub told: Vec<String>,
    /// The records that would speak of the one that stays instead of the other.
    pub moved: Vec<RecordRef>,
    /// What both meetings have a finding on: both findings stay. Where they go together the later by id holds; where they
    /// cannot both be right, the fact is rival until it is settled.
    pub found_twice: Vec<Subject>,
}

/// What a merge would do; nothing is changed. Linear in the dossier.
///
/// # Errors
/// Where one of the two is missing, or both are the same.
pub fn preview_meeting_merge(dossier: &Dossier, merge: &MeetingMerge) -> Result<MeetingMergePreview, EditError> {
    let (kept, gone) = both(dossier, merge)?;
    let mut after = dossier.clone();
    let told = merge_meetings(&mut after, merge)?;
    let merged = after.meetings.get(&merge.keep).map(|meeting| Meeting::clone(meeting)).unwrap_or_default();
    let stays = RecordRef::Meeting(merge.keep.clone());
    let is_moved = |record: &Record| {
        let reference = record.reference();
        reference != stays && after.record(&reference).is_some_and(|now| now != *record)
    };
    let moved: Vec<RecordRef> = dossier.records().filter(is_moved).map(|record| record.reference()).collect();
    let found_twice = found_twice(dossier, &after, merge);
    let words = |meeting: &Meeting, field: &MeetingField| unite::field_in_words(dossier, meeting, field);
    let otherwise = |field: &MeetingField| {
        let mut other = merge.clone();
        if !other.take.remove(field) {
            other.take.insert(field.clone());
        }
        let mut union = Union::new(dossier, &other, &kept, &gone);
        union.unite();
        union.finish().0
    };
    let fields = MeetingMerge::CHOICES.into_iter().map(|field| {
        let now = words(&merged, &field);
        MergedField {
            kept: words(&kept, &field),
            gone: words(&gone, &field),
            is_choice: words(&otherwise(&field), &field) != now,
            merged: now,
            field,
        }
    });
    let fields = fields.filter(|field| !(field.kept.is_empty() && field.gone.is_empty())).collect();
    Ok(MeetingMergePreview { merged, fields, told, moved, found_twice })
}

/// The subjects on which findings of both meetings would stand side by side.
fn found_twice(dossier: &Dossier, after: &Dossier, merge: &MeetingMerge) -> Vec<Subject> {
    let of_gone = |id| matches!(dossier.findings.get(id).map(|it| &it.subject), Some(Subject::Meeting(of, _)) if *of == merge.gone);
    let mut by_subject: BTreeMap<&Subject, (bool, bool)> = BTreeMap::new();
    for (id, finding) in &after.findings {
        if matches!(&finding.subject, Subject::Meeting(of, _) if *of == merge.keep) {
            let (from_gone, from_kept) = by_subject.entry(&finding.subject).or_default();
            *(if of_gone(id) { from_gone } else { from_kept }) = true;
        }
    }
    by_subject.into_iter().filter(|(_, both)| *both == (true, true)).map(|(subject, _)| subject.clone()).collect()
}

fn both(dossier: &Dossier, merge: &MeetingMerge) -> Result<(Arc<Meeting>, Arc<Meeting>), EditError> {
    if merge.keep == merge.gone {
        return Err(EditError::MergeWithItself);
    }
    let get =
        |id: &MeetingId| dossier.meetings.get(id).cloned().ok_or_else(|| EditError::Missing("meeting", id.to_string()));
    Ok((get(&merge.keep)?, get(&merge.gone)?))
}

/// Makes one meeting of two; gives what the note tells.
pub(super) fn merge_meetings(dossier: &mut Dossier, merge: &MeetingMerge) -> Result<Vec<String>, EditError> {
    let (kept, gone) = both(dossier, merge)?;
    let mut union = Union::new(dossier, merge, &kept, &gone);
    union.unite();
    let (merged, mut parts, told) = union.finish();
    dossier.take(&RecordRef::Meeting(merge.gone.clone()));
    let speaks_already = Record::Meeting(merge.keep.clone(), kept);
    dossier.put(Record::Meeting(merge.keep.clone(), merged.into()));
    change_all(dossier, |record| {
        repoint(record, merge, &mut parts, &speaks_already);
        true
    });
    Ok(told)
}

/// Makes a record speak of the meeting that stays where it spoke of the one that goes.
fn repoint(record: &mut Record, merge: &MeetingMerge, parts: &mut FreeParts, kept: &Record) {
    let (keep, gone) = (&merge.keep, &merge.gone);
    let id = |id: &mut MeetingId| {
        if id == gone {
            *id = keep.clone();
        }
    };
    let value = |value: &mut Value| {
        if let Value::Meeting(meeting) = value {
            id(meeting);
        }
    };
    let mut subject = |subject: &mut Subject| {
        let Subject::Meeting(meeting, field) = subject else { return };
        if meeting == gone {
            *meeting = keep.clone();
            match field {
                MeetingField::Side(part) => *part = parts.of(PartKind::Side, part),
                MeetingField::Attendee(part) => *part = parts.of(PartKind::Attendee, part),
                MeetingField::Outcome(part) => *part = parts.of(PartKind::Outcome, part),
                _ => {}
            }
        }
    };
    match record {
        Record::Claim(_, claim) => {
            let claim = Arc::make_mut(claim);
            subject(&mut claim.subject);
            value(&mut claim.value);
        }
        Record::Finding(_, finding) => {
            let finding = Arc::make_mut(finding);
            subject(&mut finding.subject);
            value(&mut finding.value);
        }
        Record::Meeting(_, meeting) => Arc::make_mut(meeting).follows.iter_mut().for_each(id),
        Record::Commitment(_, commitment) => Arc::make_mut(commitment).meeting.iter_mut().for_each(id),
        Record::Position(_, position) => Arc::make_mut(position).meeting.iter_mut().for_each(id),
        Record::Merge(_, actors) => {
            // An actor that was merged is parted again from the meeting where it came to stand; one that the meeting
            // that stays spoke of before is not.
            let of = |id: &MeetingId| RecordRef::Meeting(id.clone());
            let actors = Arc::make_mut(actors);
            if actors.moved.contains(&of(gone)) {
                let moves = !actors.moved.contains(&of(keep)) && !speaks_of(kept, &actors.kept);
                actors.moved.retain_mut(|moved| {
                    let is_gone = *moved == of(gone);
                    if is_gone {
                        *moved = of(keep);
                    }
                    !is_gone || moves
                });
            }
        }
        Record::Outlet(..) | Record::Topic(..) | Record::Actor(..) | Record::Article(..) => {}
    }
}

#[cfg(test)]
mod tests;
