//! Subjects and values in English, for tables and sentences.

use crate::model::{
    ActorField, CommitmentField, Dossier, Hedge, MeetingField, NameKind, Quantity, RecordRef, Speaker, Subject, Value,
};

/// The name of a property, for the first column of a table: “Date”, “Led for Taliban”, “Member of”.
#[must_use]
pub fn subject_label(dossier: &Dossier, subject: &Subject) -> String {
    match subject {
        Subject::Meeting(id, field) => match field {
            MeetingField::Title => "Meeting".to_owned(),
            MeetingField::Date => "Date".to_owned(),
            MeetingField::Place => "Place".to_owned(),
            MeetingField::Format => "Format".to_owned(),
            MeetingField::Kind => "Kind".to_owned(),
            MeetingField::Status => "Status".to_owned(),
            MeetingField::Series => "Series".to_owned(),
            MeetingField::Follows => "Follows".to_owned(),
            MeetingField::Host => "Host".to_owned(),
            MeetingField::Mediator(_) => "Mediator".to_owned(),
            MeetingField::Side(_) => "Side".to_owned(),
            MeetingField::Attendee(part) => attendee_label(dossier, id, part),
            MeetingField::Agenda(_) => "Agenda".to_owned(),
            MeetingField::Outcome(_) => "Outcome".to_owned(),
        },
        Subject::Actor(id, field) => {
            let actor = dossier.actors.get(id);
            match field {
                ActorField::Kind => "Kind".to_owned(),
                ActorField::Name(part) => {
                    let kind = actor.and_then(|actor| actor.names.iter().find(|name| name.id == *part));
                    match kind.map(|name| name.kind) {
                        Some(NameKind::Main) | None => "Name",
                        Some(NameKind::Alias) => "Also known as",
                        Some(NameKind::Transliteration) => "Also spelled",
                        Some(NameKind::Native) => "In its own script",
                        Some(NameKind::Short) => "In short",
                    }
                    .to_owned()
                }
                ActorField::Role(_) => "Role".to_owned(),
                ActorField::Title => "Title".to_owned(),
                ActorField::Relation(part) => {
                    let relation = actor.and_then(|actor| actor.relations.iter().find(|it| it.id == *part));
                    relation.map_or_else(|| "Relation".to_owned(), |it| capitalised(it.kind.in_words()))
                }
                ActorField::Description => "Description".to_owned(),
            }
        }
        Subject::Commitment(_, field) => match field {
            CommitmentField::Who => "Who",
            CommitmentField::ToWhom => "To whom",
            CommitmentField::What => "What",
            CommitmentField::Condition => "Condition",
            CommitmentField::Deadline => "Deadline",
            CommitmentField::Status => "Status",
        }
        .to_owned(),
        Subject::Question(question) => question.clone(),
    }
}

fn attendee_label(dossier: &Dossier, meeting: &crate::model::MeetingId, part: &crate::model::PartId) -> String {
    let Some(meeting) = dossier.meetings.get(meeting) else { return "Attendee".to_owned() };
    let Some(attendee) = meeting.attendees.iter().find(|attendee| attendee.id == *part) else {
        return "Attendee".to_owned();
    };
    let capacity = attendee.capacity.to_lowercase();
    let led = ["led", "lead", "head", "chief", "chair"].iter().any(|word| capacity.starts_with(word));
    let side = attendee.side.as_ref().and_then(|side| meeting.side(side)).map(|(_, side)| {
        if side.name.is_empty() {
            side.actor.as_ref().map_or("—", |actor| dossier.actor_name(actor))
        } else {
            side.name.as_str()
        }
    });
    match (led, side) {
        (true, Some(side)) => format!("Led for {side}"),
        (true, None) => "Led by".to_owned(),
        (false, Some(side)) => format!("For {side}"),
        (false, None) => "Attendee".to_owned(),
    }
}

/// A subject with its record, for a sentence or a heading: “Date, Doha talks”; a question stands by itself.
#[must_use]
pub fn subject_in_words(dossier: &Dossier, subject: &Subject) -> String {
    let of = match subject {
        Subject::Meeting(id, _) => RecordRef::Meeting(id.clone()),
        Subject::Actor(id, _) => RecordRef::Actor(id.clone()),
        Subject::Commitment(id, _) => RecordRef::Commitment(id.clone()),
        Subject::Question(question) => return question.clone(),
    };
    let label = subject_label(dossier, subject);
    format!("{label}, {}", dossier.title_of(&of))
}

/// A value in English: “9–10 October 2021”, “about 1,200 citizens”, “held”.
#[must_use]
pub fn value_in_words(dossier: &Dossier, value: &Value) -> String {
    match value {
        Value::Date(date) => date.in_words(),
        Value::Place(place) => place.in_words(),
        Value::Actor(actor) => dossier.actor_name(actor).to_owned(),
        Value::Meeting(meeting) => dossier.title_of(&RecordRef::Meeting(meeting.clone())),
        Value::Number(quantity) => quantity_in_words(quantity),
        Value::Status(status) => status.in_words().to_owned(),
        Value::Attendance(state) => state.in_words().to_owned(),
        Value::Format(format) => format.in_words().to_owned(),
        Value::Kind(kind) => kind.in_words().to_owned(),
        Value::Progress(status) => status.in_words().to_owned(),
        Value::Text(text) => text.clone(),
    }
}

/// “about 1,200 citizens”; thousands are parted by commas, as in English.
#[must_use]
pub fn quantity_in_words(quantity: &Quantity) -> String {
    let plain = quantity.number.to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, part)| (whole, Some(part)));
    let mut number = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len() - place;
        if place > 0 && left.is_multiple_of(3) && whole.len() > 3 {
            number.push(',');
        }
        number.push(digit);
    }
    if let Some(fraction) = fraction {
        number.push('.');
        number.push_str(fraction);
    }
    let hedge = if quantity.hedge == Hedge::Exactly { "" } else { quantity.hedge.in_words() };
    [hedge, &number, &quantity.unit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Who says it, as the end of a sentence: “Ned Price”, “a senior official”; `None` for the outlet's own voice.
#[must_use]
pub fn speaker_in_words(dossier: &Dossier, speaker: &Speaker) -> Option<String> {
    match speaker {
        Speaker::Outlet => None,
        Speaker::Actor(actor) => Some(dossier.actor_name(actor).to_owned()),
        Speaker::Anonymous(words) => Some(words.clone()),
    }
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_in_words() {
        for (number, unit, hedge, expect) in [
            (100.0, "citizens", Hedge::About, "about 100 citizens"),
            (1_200_000.0, "USD", Hedge::Exactly, "1,200,000 USD"),
            (1234.5, "", Hedge::MoreThan, "more than 1,234.5"),
            (-4000.0, "", Hedge::Exactly, "−4,000"),
            (0.5, "percent", Hedge::Nearly, "nearly 0.5 percent"),
        ] {
            assert_eq!(quantity_in_words(&Quantity { number, upto: None, unit: unit.to_owned(), hedge }), expect);
        }
    }
}
