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

/// A subject as a question, for the first column of the matrix: “When was it held?”, “Who led for Taliban?”.
#[must_use]
pub fn subject_in_question(dossier: &Dossier, subject: &Subject) -> String {
    let label = subject_label(dossier, subject);
    let part = |text: Option<String>| text.filter(|text| !text.is_empty());
    match subject {
        Subject::Meeting(id, field) => {
            let meeting = dossier.meetings.get(id);
            match field {
                MeetingField::Title => "Which meeting was it?".to_owned(),
                MeetingField::Date => "When was it held?".to_owned(),
                MeetingField::Place => "Where was it held?".to_owned(),
                MeetingField::Format => "In what form did they meet?".to_owned(),
                MeetingField::Kind => "What sort of meeting was it?".to_owned(),
                MeetingField::Status => "Did it take place?".to_owned(),
                MeetingField::Series => "Which series does it belong to?".to_owned(),
                MeetingField::Follows => "Which meeting does it follow?".to_owned(),
                MeetingField::Host => "Who was the host?".to_owned(),
                MeetingField::Mediator(actor) => format!("{}, a mediator?", dossier.actor_name(actor)),
                MeetingField::Side(side) => {
                    let side = meeting.and_then(|meeting| meeting.side(side)).map(|(_, side)| {
                        side.actor.as_ref().map_or(side.name.as_str(), |actor| dossier.actor_name(actor)).to_owned()
                    });
                    part(side).map_or(label, |side| capitalised(&format!("{side}, took part?")))
                }
                MeetingField::Attendee(id) => {
                    let attendee =
                        meeting.and_then(|it| it.attendees.iter().find(|attendee| attendee.id == *id)).map(|it| {
                            it.actor
                                .as_ref()
                                .map_or(it.described.as_str(), |actor| dossier.actor_name(actor))
                                .to_owned()
                        });
                    part(attendee).map_or(label, |attendee| capitalised(&format!("{attendee}, present?")))
                }
                MeetingField::Agenda(topic) => {
                    let topic = dossier.topics.get(topic).map(|topic| topic.name.clone());
                    part(topic).map_or(label, |topic| capitalised(&format!("{topic}, on the table?")))
                }
                MeetingField::Outcome(id) => {
                    let outcome = meeting
                        .and_then(|it| it.outcomes.iter().find(|outcome| outcome.id == *id))
                        .map(|outcome| outcome.text.clone());
                    part(outcome).map_or(label, |text| format!("Outcome: {text}"))
                }
            }
        }
        Subject::Actor(id, field) => {
            let actor = dossier.actors.get(id);
            match field {
                ActorField::Kind => "What is it?".to_owned(),
                ActorField::Title => "Which title, at the time?".to_owned(),
                ActorField::Description => "Who is it?".to_owned(),
                ActorField::Name(id) => {
                    let name = actor.and_then(|it| it.names.iter().find(|name| name.id == *id));
                    part(name.map(|name| name.value.clone())).map_or(label, |name| format!("Name {name}"))
                }
                ActorField::Role(id) => {
                    let role = actor.and_then(|it| it.roles.iter().find(|role| role.id == *id));
                    part(role.map(|role| role.title.clone()))
                        .map_or(label, |title| capitalised(&format!("{title}, in office?")))
                }
                ActorField::Relation(id) => {
                    let relation = actor.and_then(|it| it.relations.iter().find(|relation| relation.id == *id));
                    relation.map_or(label, |it| {
                        format!("{} {}?", capitalised(it.kind.in_words()), dossier.actor_name(&it.other))
                    })
                }
            }
        }
        Subject::Commitment(_, field) => match field {
            CommitmentField::Who => "Who made it?",
            CommitmentField::ToWhom => "To whom?",
            CommitmentField::What => "What was promised?",
            CommitmentField::Condition => "On what condition?",
            CommitmentField::Deadline => "By when?",
            CommitmentField::Status => "How does it stand?",
        }
        .to_owned(),
        Subject::Question(question) => question.clone(),
    }
}

/// A value in little room, for a cell of the matrix: “9–10 Oct 2021”, “Doha”, “about 100”.
#[must_use]
pub fn value_in_short(dossier: &Dossier, value: &Value) -> String {
    match value {
        Value::Date(date) => short_months(&date.in_words()),
        Value::Place(place) => {
            let parts = [&place.venue, &place.city, &place.country];
            parts.into_iter().find(|part| !part.is_empty()).cloned().unwrap_or_default()
        }
        other => value_in_words(dossier, other),
    }
}

/// The months of a date in three letters.
fn short_months(words: &str) -> String {
    let mut short = String::with_capacity(words.len());
    for part in words.split_inclusive(|character: char| !character.is_alphabetic()) {
        let word = part.trim_end_matches(|character: char| !character.is_alphabetic());
        let is_long = word.len() > 4 && (1..=12).any(|month| crate::model::month_name(month) == word);
        let kept = word.get(..3).filter(|_| is_long).unwrap_or(word);
        short.push_str(kept);
        short.push_str(&part[word.len()..]);
    }
    short
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
    let number = match quantity.upto {
        Some(upto) => format!("{} to {}", number_in_words(quantity.number), number_in_words(upto)),
        None => number_in_words(quantity.number),
    };
    // “Dozens of Americans”, not “several times 12 Americans”.
    if quantity.hedge == Hedge::Multiples
        && let Some(word) = multiples_in_words(quantity.number)
    {
        return if quantity.unit.is_empty() { word.to_owned() } else { format!("{word} of {}", quantity.unit) };
    }
    let hedge = if quantity.hedge == Hedge::Exactly { "" } else { quantity.hedge.in_words() };
    [hedge, &number, &quantity.unit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The word for several of a number.
fn multiples_in_words(number: f64) -> Option<&'static str> {
    const WORDS: [(f64, &str); 7] = [
        (12.0, "dozens"),
        (20.0, "scores"),
        (100.0, "hundreds"),
        (1000.0, "thousands"),
        (10_000.0, "tens of thousands"),
        (100_000.0, "hundreds of thousands"),
        (1_000_000.0, "millions"),
    ];
    WORDS.into_iter().find(|(of, _)| (of - number).abs() < f64::EPSILON).map(|(_, word)| word)
}

fn number_in_words(number: f64) -> String {
    let plain = number.to_string();
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
    number
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

/// “1 origin”, “4 origins”.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
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
            (12.0, "Americans", Hedge::Multiples, "dozens of Americans"),
            (40.0, "", Hedge::Multiples, "several times 40"),
        ] {
            assert_eq!(quantity_in_words(&Quantity { number, upto: None, unit: unit.to_owned(), hedge }), expect);
        }
    }
}
