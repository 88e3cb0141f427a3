//! A value of any sort, entered in fields.

use eframe::egui::{Id, Ui, vec2};

use super::super::scene::Scene;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Field, form_row_ui, select_ui};
use super::super::widgets::pick::{Choice, Pick, Picked, actors, meetings, or_none};
use super::entered;
use crate::model::{
    ActorId, AttendanceState, CommitmentStatus, EdtfDate, Hedge, MeetingFormat, MeetingId, MeetingKind, MeetingStatus,
    Place, Quantity, RecordRef, Value,
};

/// The width of a label beside its field.
pub(super) const LABEL: f32 = 92.0;
const WIDE: f32 = 240.0;

/// How a value is entered.
#[derive(Clone, Debug)]
pub(super) enum ValueInput {
    Text(String),
    Date(String),
    Place(Place),
    Number { number: String, hedge: Hedge, unit: String },
    Actor(Option<ActorId>),
    Meeting(Option<MeetingId>),
    Status(MeetingStatus),
    Format(MeetingFormat),
    Kind(MeetingKind),
    Attendance(AttendanceState),
    Progress(CommitmentStatus),
}

/// The sorts of values that a free question may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Number,
    Text,
    Date,
    Place,
    Actor,
}

impl Sort {
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Number, "a number"),
        (Self::Text, "words"),
        (Self::Date, "a date"),
        (Self::Place, "a place"),
        (Self::Actor, "an actor"),
    ];
}

impl ValueInput {
    /// Fields that hold a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(text.clone()),
            Value::Date(date) => Self::Date(date.to_string()),
            Value::Place(place) => Self::Place(place.clone()),
            Value::Number(quantity) => Self::Number {
                number: match quantity.upto {
                    Some(upto) => format!("{}–{}", quantity.number, upto),
                    None => quantity.number.to_string(),
                },
                hedge: quantity.hedge,
                unit: quantity.unit.clone(),
            },
            Value::Actor(actor) => Self::Actor(Some(actor.clone())),
            Value::Meeting(meeting) => Self::Meeting(Some(meeting.clone())),
            Value::Status(status) => Self::Status(*status),
            Value::Format(format) => Self::Format(*format),
            Value::Kind(kind) => Self::Kind(*kind),
            Value::Attendance(state) => Self::Attendance(*state),
            Value::Progress(status) => Self::Progress(*status),
        }
    }

    /// Empty fields for values of a sort.
    pub fn empty(sort: Sort) -> Self {
        match sort {
            Sort::Number => Self::Number { number: String::new(), hedge: Hedge::Exactly, unit: String::new() },
            Sort::Text => Self::Text(String::new()),
            Sort::Date => Self::Date(String::new()),
            Sort::Place => Self::Place(Place::default()),
            Sort::Actor => Self::Actor(None),
        }
    }

    /// The sort, where it is one that a free question may have.
    pub fn sort(&self) -> Option<Sort> {
        match self {
            Self::Text(_) => Some(Sort::Text),
            Self::Date(_) => Some(Sort::Date),
            Self::Place(_) => Some(Sort::Place),
            Self::Number { .. } => Some(Sort::Number),
            Self::Actor(_) => Some(Sort::Actor),
            _ => None,
        }
    }

    /// The value in the fields, or what is wrong with it.
    pub fn read(&self) -> Result<Value, String> {
        Ok(match self {
            Self::Text(text) if text.trim().is_empty() => return Err("say what the words say".to_owned()),
            Self::Text(text) => Value::Text(text.trim().to_owned()),
            Self::Date(text) => Value::Date(text.trim().parse::<EdtfDate>().map_err(|error| error.to_string())?),
            Self::Place(place) if place.is_unknown() => return Err("name a venue, a city or a country".to_owned()),
            Self::Place(place) => Value::Place(place.clone()),
            Self::Number { number, hedge, unit } => {
                let (number, upto) = read_number(number)?;
                Value::Number(Quantity { number, upto, unit: unit.trim().to_owned(), hedge: *hedge })
            }
            Self::Actor(Some(actor)) => Value::Actor(actor.clone()),
            Self::Actor(None) => return Err("choose an actor".to_owned()),
            Self::Meeting(Some(meeting)) => Value::Meeting(meeting.clone()),
            Self::Meeting(None) => return Err("choose a meeting".to_owned()),
            Self::Status(status) => Value::Status(*status),
            Self::Format(format) => Value::Format(*format),
            Self::Kind(kind) => Value::Kind(*kind),
            Self::Attendance(state) => Value::Attendance(*state),
            Self::Progress(status) => Value::Progress(*status),
        })
    }

    /// The fields. `wrong` is what is wrong with what they hold. Gives whether Enter was pressed in one of a line.
    pub fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, label: &str, wrong: Option<&str>) -> bool {
        let theme = theme(ui);
        match self {
            Self::Text(text) => {
                let response = Field::labelled(label).serif().show(ui, text);
                entered(ui, &response)
            }
            Self::Date(text) => {
                let name = format!("{label}, as a date");
                let response = Field::labelled(&name).mono().hint("2021-10-09").error(wrong).show(ui, text);
                if let Ok(date) = text.trim().parse::<EdtfDate>() {
                    ui.label(Text::Label.rich(date.in_words(), theme.ink2));
                }
                entered(ui, &response)
            }
            Self::Place(place) => {
                let mut done = false;
                for (label, part) in
                    [("Venue", &mut place.venue), ("City", &mut place.city), ("Country", &mut place.country)]
                {
                    let response = form_row_ui(ui, label, LABEL, |ui| Field::new(label).serif().show(ui, part));
                    done |= entered(ui, &response);
                }
                done
            }
            Self::Number { number, hedge, unit } => {
                choose(ui, "Hedge", hedge, Hedge::ALL, hedge_in_words);
                let wrong = wrong.filter(|_| !number.trim().is_empty());
                let response = form_row_ui(ui, "Number", LABEL, |ui| {
                    Field::new("Number").mono().hint("105, or 100–200").error(wrong).show(ui, number)
                });
                let done = entered(ui, &response);
                let response = form_row_ui(ui, "Of what", LABEL, |ui| {
                    Field::new("Of what").serif().hint("US citizens").show(ui, unit)
                });
                done || entered(ui, &response)
            }
            Self::Actor(actor) => {
                form_row_ui(ui, "Actor", LABEL, |ui| actor_ui(ui, scene, "Actor", actor));
                false
            }
            Self::Meeting(meeting) => {
                let title = meeting.clone().map(|id| scene.dossier.title_of(&RecordRef::Meeting(id)));
                let shown = title.as_deref().unwrap_or("none");
                let picked = form_row_ui(ui, "Meeting", LABEL, |ui| {
                    list_ui(ui, "Meeting", shown, || or_none("none", meetings(scene, None)))
                });
                *meeting = picked.unwrap_or_else(|| meeting.take());
                false
            }
            Self::Status(value) => choose(ui, "Status", value, MeetingStatus::ALL, MeetingStatus::in_words),
            Self::Format(value) => choose(ui, "Format", value, MeetingFormat::ALL, MeetingFormat::in_words),
            Self::Kind(value) => choose(ui, "Kind", value, MeetingKind::ALL, MeetingKind::in_words),
            Self::Attendance(value) => choose(ui, "Attendance", value, AttendanceState::ALL, AttendanceState::in_words),
            Self::Progress(value) => choose(ui, "State", value, CommitmentStatus::ALL, CommitmentStatus::in_words),
        }
    }
}

/// A list of the actors by name, after “not named”.
pub(super) fn actor_ui(ui: &mut Ui, scene: &Scene<'_>, name: &str, actor: &mut Option<ActorId>) {
    let shown = actor.as_ref().map_or("not named", |id| scene.dossier.actor_name(id));
    if let Some(picked) = list_ui(ui, name, shown, || or_none("not named", actors(scene, &[]))) {
        *actor = picked;
    }
}

/// A list of the actors by name, one of whom is chosen.
pub(super) fn listed_actor_ui(ui: &mut Ui, scene: &Scene<'_>, name: &str, actor: &mut ActorId) {
    let shown = if actor.as_str().is_empty() { "choose…" } else { scene.dossier.actor_name(actor) };
    if let Some(picked) = list_ui(ui, name, shown, || actors(scene, &[])) {
        *actor = picked;
    }
}

/// A list whose choices are worked out only while it is open.
fn list_ui<T: Clone>(ui: &mut Ui, name: &str, shown: &str, choices: impl FnOnce() -> Vec<Choice<T>>) -> Option<T> {
    let pick = Pick { id: Id::unique(("value", name)), name, shown, chosen: true, typed: None };
    let picked = ui.allocate_ui(vec2(WIDE, measure::FIELD_HEIGHT), |ui| {
        ui.set_width(WIDE);
        pick.show(ui, choices)
    });
    match picked.inner {
        Some(Picked::One(value)) => Some(value),
        _ => None,
    }
}

fn hedge_in_words(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Exactly => "exactly",
        Hedge::Multiples => "dozens of, hundreds of (the unit as number)",
        other => other.in_words(),
    }
}

/// A number as people write it: with commas, or a span of two.
fn read_number(text: &str) -> Result<(f64, Option<f64>), String> {
    let one = |text: &str| {
        let plain = text.trim().replace([',', ' ', '\u{a0}', '\u{202f}'], "").replace('−', "-");
        plain
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite())
            .ok_or_else(|| format!("“{}” is not a number: write 105, 1.2 or 100–200", text.trim()))
    };
    let span = text.split_once('–').or_else(|| text.split_once(" to ")).or_else(|| {
        // A hyphen parts two numbers, unless it begins the first.
        text.trim().get(1..)?.find('-').and_then(|at| text.trim().split_at_checked(at + 1)).map(|(a, b)| (a, &b[1..]))
    });
    match span {
        Some((from, to)) => {
            let (from, to) = (one(from)?, one(to)?);
            if to < from {
                return Err("write the lower number first".to_owned());
            }
            Ok((from, Some(to)))
        }
        None => Ok((one(text)?, None)),
    }
}

/// A row with a choice; never an Enter.
pub(super) fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    value: &mut T,
    all: &[T],
    words: impl Fn(T) -> &'static str,
) -> bool {
    let options: Vec<(T, &str)> = all.iter().map(|option| (*option, words(*option))).collect();
    form_row_ui(ui, name, LABEL, |ui| select_ui(ui, name, WIDE, value, &options));
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expect) in [
            ("105", Ok((105.0, None))),
            ("1,200,000", Ok((1_200_000.0, None))),
            ("100–200", Ok((100.0, Some(200.0)))),
            ("100 to 200", Ok((100.0, Some(200.0)))),
            ("100-200", Ok((100.0, Some(200.0)))),
            ("-5", Ok((-5.0, None))),
            ("1.5", Ok((1.5, None))),
        ] {
            assert_eq!(read_number(text), expect, "{text}");
        }
        for text in ["", "some", "200-100", "1e999", "–"] {
            assert!(read_number(text).is_err(), "{text}");
        }
    }
}
