//! Whether two values on one subject agree, pass each other by, or cannot both be true.

use crate::model::{
    ActorField, AttendanceState, CommitmentField, Directness, EdtfDate, Hedge, MeetingField, MeetingFormat,
    MeetingKind, MeetingStatus, Place, Quantity, Subject, Value,
};

/// How one value bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// Both can be true, and one supports the other.
    Agrees,
    /// They speak of different things: another scope, another day, an announcement before the event.
    Apart,
    /// They cannot both be true.
    Contradicts,
}

/// A value as it was said: with what it covers and for which day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'a> {
    pub(super) value: &'a Value,
    pub(super) as_of: Option<&'a EdtfDate>,
    pub(super) scope: &'a str,
    pub(super) directness: Directness,
}

impl<'a> Said<'a> {
    pub(super) fn plainly(value: &'a Value) -> Self {
        Self { value, as_of: None, scope: "", directness: Directness::Direct }
    }
}

/// How two values on one subject bear on each other, whatever their scope and date.
#[must_use]
pub fn bearing(subject: &Subject, left: &Value, right: &Value) -> Bearing {
    bearing_of(subject, Said::plainly(left), Said::plainly(right))
}

/// As [`bearing`], minding scope, as-of date and denials.
pub(super) fn bearing_of(subject: &Subject, left: Said, right: Said) -> Bearing {
    let other_day = matches!((left.as_of, right.as_of), (Some(one), Some(other)) if !one.overlaps(other));
    let other_scope = !left.scope.is_empty() && !right.scope.is_empty() && !same_words(left.scope, right.scope);
    if other_day || other_scope {
        return Bearing::Apart;
    }
    let plain = if is_about_being(subject) { being(left.value, right.value) } else { values(left.value, right.value) };
    let denied = |said: Said| said.directness == Directness::Negative;
    match (denied(left) == denied(right), plain) {
        (true, plain) => plain,
        (false, Bearing::Agrees) => Bearing::Contradicts,
        (false, Bearing::Apart | Bearing::Contradicts) => Bearing::Apart,
    }
}

/// Whether the claims on a subject say only that the thing is so, in words of their own, so that other words are no
/// rival: an outcome, a name, a role. Only a denial contradicts.
fn is_about_being(subject: &Subject) -> bool {
    match subject {
        Subject::Meeting(_, field) => matches!(
            field,
            MeetingField::Title
                | MeetingField::Mediator(_)
                | MeetingField::Side(_)
                | MeetingField::Agenda(_)
                | MeetingField::Outcome(_)
        ),
        Subject::Actor(_, field) => !matches!(field, ActorField::Kind),
        Subject::Commitment(_, field) => {
            matches!(
                field,
                CommitmentField::Who | CommitmentField::ToWhom | CommitmentField::What | CommitmentField::Condition
            )
        }
        Subject::Question(_) => false,
    }
}

fn being(left: &Value, right: &Value) -> Bearing {
    match (left, right) {
        // A commitment may bind several actors, so another name is not a rival, and no support either.
        (Value::Actor(one), Value::Actor(other)) if one != other => Bearing::Apart,
        _ => Bearing::Agrees,
    }
}

fn values(left: &Value, right: &Value) -> Bearing {
    let equal = |equal: bool| if equal { Bearing::Agrees } else { Bearing::Contradicts };
    match (left, right) {
        (Value::Date(one), Value::Date(other)) => equal(one.overlaps(other)),
        (Value::Place(one), Value::Place(other)) => equal(same_place(one, other)),
        (Value::Actor(one), Value::Actor(other)) => equal(one == other),
        (Value::Meeting(one), Value::Meeting(other)) => equal(one == other),
        (Value::Number(one), Value::Number(other)) => quantities(one, other),
        (Value::Status(one), Value::Status(other)) => statuses(*one, *other),
        (Value::Attendance(one), Value::Attendance(other)) => attendances(*one, *other),
        (Value::Format(MeetingFormat::Unknown), Value::Format(_))
        | (Value::Format(_), Value::Format(MeetingFormat::Unknown)) => Bearing::Apart,
        (Value::Format(one), Value::Format(other)) => equal(one == other),
        (Value::Kind(one), Value::Kind(other)) => kinds(*one, *other),
        (Value::Progress(one), Value::Progress(other)) => equal(one == other),
        (Value::Text(one), Value::Text(other)) => equal(same_words(one, other)),
        // The attendee's own name, or words on them: “Whether this attendee was there, and as what”.
        (Value::Actor(_) | Value::Text(_), Value::Attendance(AttendanceState::Attended))
        | (Value::Attendance(AttendanceState::Attended), Value::Actor(_) | Value::Text(_)) => Bearing::Agrees,
        _ => Bearing::Apart,
    }
}

/// Equal but for case and spacing.
pub(super) fn same_words(left: &str, right: &str) -> bool {
    let folded = |text: &str| {
        text.split_whitespace().flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' '])).collect()
    };
    let (left, right): (String, String) = (folded(left), folded(right));
    left == right
}

/// Part by part, an empty part going with anything. Coordinates are left out: sources round them.
fn same_place(left: &Place, right: &Place) -> bool {
    let goes = |one: &str, other: &str| one.is_empty() || other.is_empty() || same_words(one, other);
    goes(&left.venue, &right.venue) && goes(&left.city, &right.city) && goes(&left.country, &right.country)
}

/// An announcement does not contradict what came of it, and does not support it; an allegation settles nothing.
fn statuses(left: MeetingStatus, right: MeetingStatus) -> Bearing {
    use MeetingStatus::{Alleged, Announced, Denied, Held};
    match (left, right) {
        _ if left == right => Bearing::Agrees,
        (Announced, _) | (_, Announced) | (Alleged, Held | Denied) | (Held | Denied, Alleged) => Bearing::Apart,
        _ => Bearing::Contradicts,
    }
}

fn attendances(left: AttendanceState, right: AttendanceState) -> Bearing {
    use AttendanceState::{Absent, Denied, Expected};
    match (left, right) {
        _ if left == right => Bearing::Agrees,
        (Expected, _) | (_, Expected) | (Absent, Denied) | (Denied, Absent) => Bearing::Apart,
        _ => Bearing::Contradicts,
    }
}

/// A meeting may be bilateral and technical, or multilateral and mediated, but not of two sides and of more.
fn kinds(left: MeetingKind, right: MeetingKind) -> Bearing {
    use MeetingKind::{Bilateral, Multilateral};
    match (left, right) {
        _ if left == right => Bearing::Agrees,
        (Bilateral, Multilateral) | (Multilateral, Bilateral) => Bearing::Contradicts,
        _ => Bearing::Apart,
    }
}

/// How far “about” and “nearly” reach, as a part of the number.
const ABOUT: f64 = 0.1;

/// The least and the most that a hedged number may mean.
fn reach(quantity: &Quantity) -> (f64, f64) {
    let number = quantity.number;
    let slack = number.abs() * ABOUT;
    match quantity.hedge {
        Hedge::Exactly => (number, number),
        Hedge::About => (number - slack, number + slack),
        Hedge::MoreThan | Hedge::AtLeast => (number, f64::INFINITY),
        Hedge::LessThan | Hedge::AtMost => (f64::NEG_INFINITY, number),
        Hedge::Nearly => (number - slack, number),
        Hedge::Multiples => (number * 2.0, f64::INFINITY),
    }
}

fn quantities(left: &Quantity, right: &Quantity) -> Bearing {
    if !left.unit.is_empty() && !right.unit.is_empty() && !same_words(&left.unit, &right.unit) {
        return Bearing::Apart;
    }
    let ((left_least, left_most), (right_least, right_most)) = (reach(left), reach(right));
    let strictly = |hedge: Hedge| matches!(hedge, Hedge::MoreThan | Hedge::LessThan);
    // “More than 100” and “100” touch and do not meet.
    let touch_only = (left_most <= right_least || right_most <= left_least)
        && (strictly(left.hedge) != strictly(right.hedge))
        && (left_most - right_least).min(right_most - left_least).abs() < f64::EPSILON;
    if left_most < right_least || right_most < left_least || touch_only {
        Bearing::Contradicts
    } else {
        Bearing::Agrees
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActorId, CommitmentId, MeetingId, PartId};

    fn date(text: &str) -> Value {
        Value::Date(text.parse().unwrap())
    }

    fn place(venue: &str, city: &str) -> Value {
        Value::Place(Place { venue: venue.to_owned(), city: city.to_owned(), ..Place::default() })
    }

    fn number(number: f64, unit: &str, hedge: Hedge) -> Value {
        Value::Number(Quantity { number, upto: None, unit: unit.to_owned(), hedge })
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn values_bear_on_each_other_both_ways() {
        let question = Subject::Question("anything".to_owned());
        let (west, charles) = (Value::Actor(ActorId::new("act-west")), Value::Actor(ActorId::new("act-charles")));
        for (left, right, expect) in [
            (date("2021-10-09/2021-10-10"), date("2021-10-10"), Bearing::Agrees),
            (date("2021-10"), date("2021-10-10"), Bearing::Agrees),
            (date("2021-10-09"), date("2021-10-10"), Bearing::Contradicts),
            (place("", "Doha"), place("Sheraton", "doha"), Bearing::Agrees),
            (place("Ritz", "Doha"), place("Sheraton", "Doha"), Bearing::Contradicts),
            (west.clone(), west.clone(), Bearing::Agrees),
            (west.clone(), charles, Bearing::Contradicts),
            (number(100.0, "", Hedge::About), number(105.0, "", Hedge::Exactly), Bearing::Agrees),
            (number(100.0, "", Hedge::About), number(150.0, "", Hedge::Exactly), Bearing::Contradicts),
            (number(100.0, "", Hedge::MoreThan), number(100.0, "", Hedge::Exactly), Bearing::Contradicts),
            (number(100.0, "", Hedge::AtLeast), number(100.0, "", Hedge::Exactly), Bearing::Agrees),
            (number(100.0, "", Hedge::MoreThan), number(200.0, "", Hedge::Exactly), Bearing::Agrees),
            (number(100.0, "USD", Hedge::Exactly), number(200.0, "people", Hedge::Exactly), Bearing::Apart),
            (text("Yes"), text("  yes "), Bearing::Agrees),
            (text("agreed"), text("discussed"), Bearing::Contradicts),
            (Value::Status(MeetingStatus::Announced), Value::Status(MeetingStatus::Held), Bearing::Apart),
            (Value::Status(MeetingStatus::Held), Value::Status(MeetingStatus::Denied), Bearing::Contradicts),
            (
                Value::Attendance(AttendanceState::Attended),
                Value::Attendance(AttendanceState::Absent),
                Bearing::Contradicts,
            ),
            (Value::Attendance(AttendanceState::Expected), Value::Attendance(AttendanceState::Absent), Bearing::Apart),
            (Value::Kind(MeetingKind::Bilateral), Value::Kind(MeetingKind::Technical), Bearing::Apart),
            (Value::Kind(MeetingKind::Bilateral), Value::Kind(MeetingKind::Multilateral), Bearing::Contradicts),
            (Value::Format(MeetingFormat::InPerson), Value::Format(MeetingFormat::Virtual), Bearing::Contradicts),
            (date("2021"), text("2021"), Bearing::Apart),
            (Value::Attendance(AttendanceState::Attended), text("led the delegation"), Bearing::Agrees),
            (Value::Attendance(AttendanceState::Absent), text("led the delegation"), Bearing::Apart),
            (Value::Attendance(AttendanceState::Attended), west, Bearing::Agrees),
        ] {
            assert_eq!(bearing(&question, &left, &right), expect, "{left:?} and {right:?}");
            assert_eq!(bearing(&question, &right, &left), expect, "{right:?} and {left:?}");
        }
    }

    #[test]
    fn scope_date_and_denial_are_minded() {
        let subject = Subject::Question("Americans still there".to_owned());
        let (few, many) = (number(100.0, "", Hedge::Exactly), number(400.0, "", Hedge::Exactly));
        let (august, october): (EdtfDate, EdtfDate) = ("2021-08".parse().unwrap(), "2021-10".parse().unwrap());
        let plain = Said::plainly;
        let of_citizens = Said { scope: "citizens", ..plain(&few) };
        assert_eq!(
            bearing_of(&subject, of_citizens, Said { scope: "citizens and residents", ..plain(&many) }),
            Bearing::Apart
        );
        assert_eq!(bearing_of(&subject, of_citizens, Said { scope: "Citizens", ..plain(&many) }), Bearing::Contradicts);
        let in_august = Said { as_of: Some(&august), ..plain(&few) };
        assert_eq!(bearing_of(&subject, in_august, Said { as_of: Some(&october), ..plain(&many) }), Bearing::Apart);
        assert_eq!(
            bearing_of(&subject, in_august, Said { as_of: Some(&august), ..plain(&many) }),
            Bearing::Contradicts
        );
        let denied = Said { directness: Directness::Negative, ..plain(&few) };
        assert_eq!(bearing_of(&subject, denied, plain(&few)), Bearing::Contradicts);
        assert_eq!(bearing_of(&subject, denied, plain(&many)), Bearing::Apart);
    }

    #[test]
    fn other_words_for_an_outcome_are_no_rival() {
        for (subject, expect) in [
            (Subject::Meeting(MeetingId::new("mtg-1"), MeetingField::Outcome(PartId::new("prt-1"))), Bearing::Agrees),
            (Subject::Meeting(MeetingId::new("mtg-1"), MeetingField::Series), Bearing::Contradicts),
            (Subject::Actor(ActorId::new("act-1"), ActorField::Role(PartId::new("prt-1"))), Bearing::Agrees),
            (Subject::Commitment(CommitmentId::new("cmt-1"), CommitmentField::What), Bearing::Agrees),
        ] {
            assert_eq!(bearing(&subject, &text("aid"), &text("relief")), expect, "{subject:?}");
        }
    }
}
