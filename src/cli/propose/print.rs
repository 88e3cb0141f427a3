//! What was read, for people: tables of actors, meetings, promises, positions, quotations and dates.

use std::io::Write;

use super::super::table::{WIDTH, aligned, wrapped};
use crate::model::EdtfDate;
use crate::model::text::slice_chars;
use crate::reading::{ActorFound, MeetingFound, Reach, Reading, Voice};

/// Prints what was read in a text, under a heading.
pub(super) fn print(out: &mut dyn Write, heading: &str, text: &str, reading: &Reading) -> anyhow::Result<()> {
    for line in wrapped(heading, WIDTH) {
        writeln!(out, "{line}")?;
    }
    if let Reach::Partly(why) = &reading.reach {
        writeln!(out, "{why}")?;
    }
    writeln!(out)?;
    let name = |at: usize| reading.actors.get(at).map_or("", |actor| actor.name.as_str());
    let names = |all: &[usize]| all.iter().map(|at| name(*at)).collect::<Vec<_>>().join(", ");
    let voice = |voice: &Voice| match voice {
        Voice::Actor(at) => name(*at).to_owned(),
        Voice::Unnamed(printed) => printed.clone(),
        Voice::Unknown => String::new(),
    };
    let words = |range: &std::ops::Range<usize>| one_line(slice_chars(text, range.clone()).unwrap_or_default());
    let actors = reading.actors.iter().map(|actor| {
        vec![
            actor.name.clone(),
            actor.kind.in_words().to_owned(),
            roles(actor),
            actor.aliases.join(", "),
            actor.mentions.len().to_string(),
            sure(actor.ground.percent),
        ]
    });
    table(out, &["Actor", "Kind", "Roles", "Also", "Times", "Sure"], actors, &[26, 14, 30, 16, 5, 5])?;
    let meetings = reading.meetings.iter().map(|meeting| {
        let date = meeting.date.as_ref().map(|(date, _)| date.in_words()).unwrap_or_default();
        let place = meeting.place.as_ref().map(|(place, _)| place.in_words()).unwrap_or_default();
        let status = meeting.status.0.in_words().to_owned();
        vec![date, place, status, participants(meeting, reading), sure(meeting.ground.percent)]
    });
    table(out, &["Meeting", "Place", "Status", "Who", "Sure"], meetings, &[24, 20, 10, 36, 5])?;
    let promises = reading.commitments.iter().map(|promise| {
        let by = promise.deadline.as_ref().map(EdtfDate::in_words).unwrap_or_default();
        vec![names(&promise.who), names(&promise.to_whom), one_line(&promise.what), by, sure(promise.ground.percent)]
    });
    table(out, &["Commitment of", "To", "What", "By", "Sure"], promises, &[20, 16, 40, 14, 5])?;
    let positions = reading.positions.iter().map(|position| {
        let stance = position.stance.in_words().to_owned();
        vec![
            name(position.who).to_owned(),
            position.topic.clone(),
            stance,
            one_line(&position.summary),
            sure(position.ground.percent),
        ]
    });
    table(out, &["Position of", "On", "Stance", "What", "Sure"], positions, &[20, 18, 7, 42, 5])?;
    let quotes = reading.quotes.iter().map(|quote| {
        let speech = quote.speech.in_words().to_owned();
        vec![voice(&quote.voice), speech, words(&quote.range), sure(quote.ground.percent)]
    });
    table(out, &["Said by", "How", "Words", "Sure"], quotes, &[24, 8, 56, 5])?;
    let places = reading.places.iter().map(|place| vec![place.name.clone(), place.mentions.len().to_string()]);
    table(out, &["Place", "Times"], places, &[40, 5])?;
    let dates = reading.dates.iter().map(|date| {
        let edtf = date.edtf.as_ref().map(EdtfDate::in_words).unwrap_or_default();
        let needs = date.needs.map(|needs| format!("needs {needs}"));
        vec![one_line(&date.text), date.kind.in_words().to_owned(), needs.unwrap_or(edtf)]
    });
    table(out, &["Date", "Kind", "What it is"], dates, &[40, 9, 46])
}

/// A table under its head; nothing where there are no rows.
fn table(
    out: &mut dyn Write,
    head: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
    widest: &[usize],
) -> anyhow::Result<()> {
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    let head: Vec<String> = head.iter().map(|word| (*word).to_owned()).collect();
    out.write_all(aligned(&head, &rows, widest).as_bytes())?;
    writeln!(out)?;
    Ok(())
}

fn sure(percent: u8) -> String {
    format!("{percent} %")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn roles(actor: &ActorFound) -> String {
    if actor.is_credited_alone() {
        return String::from("(in a credit)");
    }
    let former = |former: bool| if former { "former " } else { "" };
    let role = |it: &crate::reading::RoleFound| match (it.title.as_str(), it.organisation.as_str()) {
        (title, "") => format!("{}{title}", former(it.former)),
        (title, organisation) => format!("{}{title}, {organisation}", former(it.former)),
    };
    actor.roles.iter().map(role).collect::<Vec<_>>().join("; ")
}

fn participants(meeting: &MeetingFound, reading: &Reading) -> String {
    let who = meeting.participants.iter().map(|one| {
        let named = one.actor.and_then(|at| reading.actors.get(at)).map(|actor| actor.name.as_str());
        named.unwrap_or(&one.described)
    });
    who.collect::<Vec<_>>().join(", ")
}
