//! Which meeting follows which, and the rounds of a series.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Dossier, EdtfDate, Meeting, MeetingId};

/// A meeting in its series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesRound {
    /// Its number in the series, where it has one.
    pub round: Option<u32>,
    /// Which.
    pub meeting: MeetingId,
}

fn date_of<'a>(dossier: &'a Dossier, id: &MeetingId) -> Option<&'a EdtfDate> {
    dossier.meetings.get(id)?.date.as_ref().map(|when| &when.edtf)
}

/// Puts meetings in the order of their dates, those without one last.
fn by_date(dossier: &Dossier, found: &mut [MeetingId]) {
    found.sort_by(|one, other| {
        let key = |id| (date_of(dossier, id).is_none(), date_of(dossier, id));
        (key(one), one).cmp(&(key(other), other))
    });
}

/// The meetings before this one, the nearest first.
pub(super) fn back(dossier: &Dossier, id: &MeetingId) -> Vec<MeetingId> {
    let mut found: Vec<MeetingId> = Vec::new();
    let mut seen = BTreeSet::from([id.clone()]);
    let mut at = id.clone();
    while let Some(earlier) = dossier.meetings.get(&at).and_then(|meeting| meeting.follows.clone()) {
        if !dossier.meetings.contains_key(&earlier) || !seen.insert(earlier.clone()) {
            break;
        }
        found.push(earlier.clone());
        at = earlier;
    }
    found
}

/// Whether one comes back to the meeting by going from each to the one it follows.
pub(super) fn closes_a_circle(dossier: &Dossier, id: &MeetingId) -> bool {
    let last = back(dossier, id).last().cloned().unwrap_or_else(|| id.clone());
    dossier.meetings.get(&last).is_some_and(|meeting| meeting.follows.as_ref() == Some(id))
}

pub(super) fn followed_by(dossier: &Dossier, id: &MeetingId) -> Vec<MeetingId> {
    let follows = |meeting: &Meeting| meeting.follows.as_ref() == Some(id);
    let mut found: Vec<MeetingId> = (dossier.meetings.iter())
        .filter(|(other, meeting)| *other != id && follows(meeting))
        .map(|(other, _)| other.clone())
        .collect();
    by_date(dossier, &mut found);
    found
}

/// Whether two names are of one series: equal but for case and spacing.
pub(in super::super) fn same_series(one: &str, other: &str) -> bool {
    let folded = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    !one.trim().is_empty() && folded(one) == folded(other)
}

pub(super) fn series(dossier: &Dossier, meeting: &Meeting) -> Vec<SeriesRound> {
    let mut found: Vec<SeriesRound> = (dossier.meetings.iter())
        .filter(|(_, other)| same_series(&other.series, &meeting.series))
        .map(|(id, other)| SeriesRound { round: other.round, meeting: id.clone() })
        .collect();
    found.sort_by(|one, other| {
        let key = |of: &SeriesRound| (of.round.is_none(), of.round);
        let date = |of: &SeriesRound| date_of(dossier, &of.meeting).cloned();
        (key(one), date(one).is_none(), date(one), &one.meeting).cmp(&(
            key(other),
            date(other).is_none(),
            date(other),
            &other.meeting,
        ))
    });
    found
}

/// A meeting and all that follow it, by however many steps.
fn all_after<'a>(dossier: &'a Dossier, id: &'a MeetingId) -> BTreeSet<&'a MeetingId> {
    let mut next: BTreeMap<&MeetingId, Vec<&MeetingId>> = BTreeMap::new();
    for (other, meeting) in &dossier.meetings {
        if let Some(earlier) = &meeting.follows {
            next.entry(earlier).or_default().push(other);
        }
    }
    let mut found = BTreeSet::from([id]);
    let mut due = vec![id];
    while let Some(at) = due.pop() {
        for other in next.get(at).into_iter().flatten() {
            if found.insert(*other) {
                due.push(*other);
            }
        }
    }
    found
}

/// The meetings that this one may follow, the likeliest first: those of its series before others, the round before it
/// first of all; then those that are not later than it; then the latest. A meeting that follows this one, by however many
/// steps, is left out, for that would close a circle. Linear in the meetings, but for sorting.
#[must_use]
pub fn earlier_meetings(dossier: &Dossier, id: &MeetingId) -> Vec<MeetingId> {
    let Some(meeting) = dossier.meetings.get(id) else { return Vec::new() };
    let start = meeting.date.as_ref().and_then(|when| when.edtf.earliest());
    let after = all_after(dossier, id);
    let mut found: Vec<_> = (dossier.meetings.iter())
        .filter(|(other, _)| !after.contains(other))
        .map(|(other, earlier)| {
            let of_series = same_series(&earlier.series, &meeting.series);
            let round_before = of_series && earlier.round.is_some_and(|round| Some(round + 1) == meeting.round);
            let day = earlier.date.as_ref().and_then(|when| when.edtf.earliest());
            let later = matches!((day, start), (Some(day), Some(start)) if day > start);
            // The latest of those before it is the likeliest; of those after it, none is more likely than another.
            let age = day.map_or(i64::MAX, |day| start.map_or(0, |start| (start - day).num_days().abs()));
            (!round_before, later, !of_series, day.is_none(), age, other)
        })
        .collect();
    found.sort();
    found.into_iter().map(|(.., id)| id.clone()).collect()
}
