mod cases;
mod cast;
mod more;
mod pieces;
mod third;
mod whole;

use crate::reading::found::ActorFound;
use chrono::NaiveDate;

use super::*;
use crate::reading::dates::dates;
use crate::reading::found::MeetingFound;

pub(super) fn day(iso: &str) -> Option<NaiveDate> {
    iso.parse().ok()
}

/// Reads with the cast.
pub(super) fn read(text: &str, published: Option<NaiveDate>) -> (Vec<MeetingFound>, Vec<ActorFound>) {
    let laid = Text::new(text);
    let who = cast::who(&laid);
    let found = meetings(&laid, &who, &dates(text, published), published, &Known::default());
    (found, who.actors)
}

/// “held 2021-10-09 Doha, Qatar: United States + Thomas West / Taliban; Oman hosts [by phone]”.
pub(super) fn shown(meeting: &MeetingFound, actors: &[ActorFound]) -> String {
    let name = |one: &ParticipantFound| one.actor.map_or(one.described.as_str(), |at| name_of(actors, at)).to_owned();
    let mut sides: Vec<Vec<String>> = Vec::new();
    let mut others = Vec::new();
    for one in &meeting.participants {
        match one.side {
            Some(side) => {
                sides.resize(sides.len().max(side + 1), Vec::new());
                sides[side].push(name(one));
            }
            None => others.push(format!("{} {}", name(one), one.capacity)),
        }
    }
    let mut shown = meeting.status.0.in_words().to_owned();
    if let Some((date, _)) = &meeting.date {
        shown.push_str(&format!(" {}", date.as_str()));
    }
    if let Some((place, _)) = &meeting.place {
        shown.push_str(&format!(" {}", place.in_words()));
    }
    let sides: Vec<String> = sides.into_iter().map(|side| side.join(" + ")).collect();
    shown.push_str(&format!(": {}", sides.join(" / ")));
    if !others.is_empty() {
        shown.push_str(&format!("; {}", others.join(", ")));
    }
    if let Some((format, _)) = &meeting.format {
        shown.push_str(&format!(" [{}]", format.in_words()));
    }
    shown
}

/// Checks a table and tells of every case that fails.
pub(super) fn check(table: &[(&str, &[&str])]) {
    let mut failed = 0;
    for (text, expect) in table {
        let (found, actors) = read(text, day("2024-05-15"));
        let found: Vec<String> = found.iter().map(|meeting| shown(meeting, &actors)).collect();
        if found != *expect {
            failed += 1;
            eprintln!("\n{text}\n  expected {expect:#?}\n  found    {found:#?}");
        }
    }
    assert_eq!(failed, 0, "of {}", table.len());
}
