//! The edits that the form makes: each one step of undo, with a label that reads after “Undo”.

use crate::compare::claims_on;
use crate::edit::{Change, Edit, Minter};
use crate::model::{
    AttendanceState, Attendee, Dossier, Meeting, MeetingField, MeetingId, PartId, Record, RecordRef, Side, Subject,
};

/// What a meeting is called in the label of an edit.
pub(in super::super) fn called(meeting: &Meeting) -> &str {
    if meeting.title.is_empty() { "the meeting" } else { &meeting.title }
}

/// The edit that puts `after` in the place of a meeting.
pub(super) fn change(label: String, id: &MeetingId, after: Meeting) -> Edit {
    Edit::put(label, [Record::Meeting(id.clone(), after.into())])
}

/// The same, taking out the claims and findings on parts that the meeting does not have any more: they would be
/// about nothing. They go first, while the parts still stand, so that each is there to be taken out.
pub(super) fn change_without(
    dossier: &Dossier,
    label: String,
    id: &MeetingId,
    after: Meeting,
    gone: &[MeetingField],
) -> Edit {
    let mut edit = change(label, id, after);
    let mut removals = Vec::new();
    for field in gone {
        let subject = Subject::Meeting(id.clone(), field.clone());
        removals.extend(claims_on(dossier, &subject).into_iter().map(RecordRef::Claim));
        let findings = dossier.findings.iter().filter(|(_, finding)| finding.subject == subject);
        removals.extend(findings.map(|(id, _)| RecordRef::Finding(id.clone())));
    }
    edit.changes.splice(0..0, removals.into_iter().map(Change::Remove));
    edit
}

/// How many claims an edit takes out.
pub(super) fn claims_lost(dossier: &Dossier, id: &MeetingId, field: &MeetingField) -> usize {
    claims_on(dossier, &Subject::Meeting(id.clone(), field.clone())).len()
}

/// A meeting that follows another: same series, next round, same sides, everything else to be found out.
pub(in super::super) fn following(minter: &mut Minter, id: &MeetingId, before: &Meeting) -> Meeting {
    let round = before.round.filter(|_| !before.series.is_empty()).map(|round| round.saturating_add(1));
    let title = match (before.series.is_empty(), round) {
        (false, Some(round)) => format!("{}, round {round}", before.series),
        (false, None) => format!("{}, next meeting", before.series),
        (true, _) => format!("Meeting after {}", called(before)),
    };
    Meeting {
        title,
        kind: before.kind,
        series: before.series.clone(),
        round,
        follows: Some(id.clone()),
        sides: before.sides.iter().map(|side| Side { id: minter.part(), ..side.clone() }).collect(),
        ..Meeting::default()
    }
}

/// An attendee of a side, in the state that goes with the meeting: one of a meeting held is taken to have attended
/// only when a source says so, so it is expected until then.
pub(super) fn attendee(id: PartId, side: Option<PartId>) -> Attendee {
    Attendee {
        id,
        actor: None,
        described: String::new(),
        side,
        capacity: String::new(),
        title_printed: String::new(),
        state: AttendanceState::Expected,
    }
}

/// Why a text is no round: a whole number from 1.
pub(super) fn check_round(text: &str) -> Result<(), String> {
    match text {
        "" => Ok(()),
        text => match text.parse::<u32>() {
            Ok(round) if round > 0 => Ok(()),
            _ => Err("A round is a whole number from 1.".to_owned()),
        },
    }
}

/// Why a text is no pair of coordinates: latitude and longitude in degrees (WGS 84), parted by a comma.
pub(super) fn check_coordinates(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Ok(());
    }
    let numbers: Vec<Option<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    match numbers.as_slice() {
        [Some(latitude), Some(longitude)] if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => Ok(()),
        _ => Err("Latitude and longitude in degrees, like 25.286, 51.533.".to_owned()),
    }
}

/// Why a text is no time zone: an IANA name such as Asia/Qatar.
pub(super) fn check_time_zone(text: &str) -> Result<(), String> {
    let of_name = |part: &str| {
        !part.is_empty() && part.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '+'))
    };
    if text.is_empty() || text == "UTC" || (text.contains('/') && text.split('/').all(of_name)) {
        Ok(())
    } else {
        Err("The name of a time zone, like Asia/Qatar, or UTC.".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edit::{History, quote_claim};
    use crate::model::{Article, ArticleId, ClaimId, FindingId, MeetingStatus, ReadingState, Value};

    fn article(text: &str) -> Article {
        Article {
            title: "Talks in Doha".to_owned(),
            outlet: None,
            authors: Vec::new(),
            url: String::new(),
            published: None,
            language: String::new(),
            origin: None,
            reliability: None,
            retracted: None,
            provenance: crate::model::Provenance::default(),
            tags: Vec::new(),
            reading: ReadingState::Unread,
            notes: Vec::new(),
            revisions: Vec::new(),
            pages: Vec::new(),
            text: text.into(),
        }
    }

    #[test]
    fn claims_and_findings_go_with_the_part_in_one_step() {
        let mut minter = Minter::with_seed(3);
        let (id, source) = (MeetingId::new("mtg-1"), ArticleId::new("art-1"));
        let mut dossier = Dossier::default();
        dossier.articles.insert(source.clone(), Arc::new(article("West led the talks. Charles came too.")));
        let keep = attendee(minter.part(), None);
        let gone = attendee(minter.part(), None);
        let meeting = Meeting { attendees: vec![keep.clone(), gone.clone()], ..Meeting::default() };
        dossier.meetings.insert(id.clone(), Arc::new(meeting.clone()));
        let on = |part: &PartId| Subject::Meeting(id.clone(), MeetingField::Attendee(part.clone()));
        for (name, range, part) in [("clm-1", 0..4, &gone.id), ("clm-2", 20..27, &gone.id), ("clm-3", 0..4, &keep.id)] {
            let value = Value::Attendance(AttendanceState::Attended);
            let claim = quote_claim(&dossier, ClaimId::new(name), &source, range, on(part), value).unwrap();
            dossier.put(claim);
        }
        let finding = crate::model::Finding {
            denies: false,
            subject: on(&gone.id),
            value: Value::Status(MeetingStatus::Held),
            preferred: vec![ClaimId::new("clm-1")],
            outweighed: Vec::new(),
            reason: "a reason".to_owned(),
            confidence: crate::model::Confidence::Low,
            likelihood: None,
            state: crate::model::FindingState::Held,
        };
        dossier.findings.insert(FindingId::new("fnd-1"), Arc::new(finding));
        assert_eq!(claims_lost(&dossier, &id, &MeetingField::Attendee(gone.id.clone())), 2);

        let after = Meeting { attendees: vec![keep.clone()], ..meeting };
        let fields = [MeetingField::Attendee(gone.id.clone())];
        let edit = change_without(&dossier, "remove attendee".to_owned(), &id, after, &fields);
        assert_eq!(edit.select, Some(RecordRef::Meeting(id.clone())));
        let mut history = History::new(dossier.clone());
        history.apply(edit).unwrap();
        let now = history.dossier();
        assert_eq!(now.meetings[&id].attendees.len(), 1);
        assert_eq!(now.claims.keys().collect::<Vec<_>>(), [&ClaimId::new("clm-3")]);
        assert!(now.findings.is_empty());
        history.undo();
        assert_eq!(history.dossier(), &dossier);
    }

    #[test]
    fn what_follows_is_of_the_same_series_and_the_next_round() {
        let mut minter = Minter::with_seed(5);
        let side = Side { id: minter.part(), actor: None, name: "Taliban".to_owned() };
        let before = Meeting {
            title: "Doha, October".to_owned(),
            series: "Doha talks".to_owned(),
            round: Some(1),
            sides: vec![side.clone()],
            status: MeetingStatus::Held,
            ..Meeting::default()
        };
        let next = following(&mut minter, &MeetingId::new("mtg-1"), &before);
        assert_eq!((next.title.as_str(), next.round), ("Doha talks, round 2", Some(2)));
        assert_eq!(next.follows, Some(MeetingId::new("mtg-1")));
        assert_eq!((next.status, next.date), (MeetingStatus::Announced, None));
        assert_eq!(next.sides.len(), 1);
        assert_ne!(next.sides[0].id, side.id, "parts are named anew");
        let alone = following(&mut minter, &MeetingId::new("mtg-1"), &Meeting::default());
        assert_eq!((alone.title.as_str(), alone.round), ("Meeting after the meeting", None));
    }

    #[test]
    fn typed_values_are_checked() {
        for (check, text, expect) in [
            (check_round as fn(&str) -> Result<(), String>, "", true),
            (check_round, "2", true),
            (check_round, "0", false),
            (check_round, "two", false),
            (check_coordinates, "25.286, 51.533", true),
            (check_coordinates, "-33.9,18.4", true),
            (check_coordinates, "95, 10", false),
            (check_coordinates, "Doha", false),
            (check_coordinates, "1, 2, 3", false),
            (check_coordinates, "NaN, 2", false),
            (check_time_zone, "Asia/Qatar", true),
            (check_time_zone, "America/Argentina/Buenos_Aires", true),
            (check_time_zone, "UTC", true),
            (check_time_zone, "Doha time", false),
            (check_time_zone, "Asia/", false),
        ] {
            assert_eq!(check(text).is_ok(), expect, "{text:?}");
        }
    }
}
