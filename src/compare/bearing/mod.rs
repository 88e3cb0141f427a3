//! Whether two values on one subject agree, pass each other by, or cannot both be true, and why.
//!
//! Rules are the field's usage, and `tests/agreement.rs` holds the pairs that they are judged by.

mod dates;
mod numbers;
mod titles;
mod why;
mod words;

use crate::model::{
    ActorField, ActorId, AttendanceState, Claim, CommitmentField, CommitmentStatus, Directness, Dossier, EdtfDate,
    MeetingField, MeetingFormat, MeetingKind, MeetingStatus, Place, Subject, Value,
};
use crate::names::{NameOf, match_names};
use crate::places::{self, Relation};

pub use why::Why;
pub(super) use words::same_words;

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

/// A value as it was said: with what it covers, for which day, and when it was printed.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The value.
    pub value: &'a Value,
    /// The day that it is given for, if one is.
    pub as_of: Option<&'a EdtfDate>,
    /// When it was printed: the day that a title or the state of a promise is given for, where none is named.
    pub published: Option<&'a EdtfDate>,
    /// What it covers; empty for no scope.
    pub scope: &'a str,
    /// Whether it says that the value is so, or that it is not.
    pub directness: Directness,
}

impl<'a> Said<'a> {
    /// A bare value.
    #[must_use]
    pub fn plainly(value: &'a Value) -> Self {
        Self { value, as_of: None, published: None, scope: "", directness: Directness::Direct }
    }

    /// What a claim says, printed when the article of its first words was.
    #[must_use]
    pub fn by(dossier: &'a Dossier, claim: &'a Claim) -> Self {
        let article = claim.quotes.first().and_then(|quote| dossier.articles.get(&quote.article));
        Self {
            value: &claim.value,
            as_of: claim.as_of.as_ref(),
            published: article.and_then(|article| article.published.as_ref()).map(|when| &when.edtf),
            scope: &claim.scope,
            directness: claim.directness,
        }
    }

    fn denies(self) -> bool {
        self.directness == Directness::Negative
    }
}

/// How two values bear on each other, with the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How.
    pub bearing: Bearing,
    /// Why.
    pub why: Why,
}

impl From<(Bearing, Why)> for Verdict {
    fn from((bearing, why): (Bearing, Why)) -> Self {
        Self { bearing, why }
    }
}

/// How two values on one subject bear on each other, minding scope, day and denials. The same both ways.
#[must_use]
pub fn verdict(dossier: &Dossier, subject: &Subject, left: Said<'_>, right: Said<'_>) -> Verdict {
    let timed = moves_with_time(subject);
    let days = [left, right].map(|said| if timed { said.as_of.or(said.published) } else { said.as_of });
    let other_day = matches!(days, [Some(one), Some(other)] if !one.overlaps(other));
    if other_day && !timed {
        return Verdict { bearing: Bearing::Apart, why: Why::OtherDay };
    }
    if !left.scope.is_empty() && !right.scope.is_empty() && !same_words(left.scope, right.scope) {
        return Verdict { bearing: Bearing::Apart, why: Why::OtherScope };
    }
    let judge = Judge { dossier, subject };
    let plain = if is_about_being(subject) {
        Judge::being(left.value, right.value)
    } else {
        judge.values(left.value, right.value)
    };
    let verdict: Verdict = match (left.denies(), right.denies(), plain.0) {
        (false, false, _) | (true, true, Bearing::Agrees) => plain.into(),
        (denied_left, denied_right, Bearing::Agrees) if denied_left != denied_right => {
            let (denied, said) = if denied_left { (left.value, right.value) } else { (right.value, left.value) };
            if Judge::lies_within(said, denied, plain.1, denied_left) {
                Verdict { bearing: Bearing::Contradicts, why: Why::Denied }
            } else {
                Verdict { bearing: Bearing::Apart, why: Why::DeniesOther }
            }
        }
        _ => Verdict { bearing: Bearing::Apart, why: Why::DeniesOther },
    };
    match verdict.bearing {
        // A title or a state of another day is no rival; the same one is still the same.
        Bearing::Contradicts if other_day => Verdict { bearing: Bearing::Apart, why: Why::OtherDay },
        Bearing::Contradicts if foreseen_otherwise(dossier, subject, left, right) => {
            Verdict { bearing: Bearing::Apart, why: Why::BeforeTheEvent }
        }
        _ => verdict,
    }
}

/// Whether one of two foresaw when or where a meeting would be that was held otherwise: an announcement gives way to what
/// came. A value without a day of printing is what is held, and so a report.
fn foreseen_otherwise(dossier: &Dossier, subject: &Subject, left: Said<'_>, right: Said<'_>) -> bool {
    let Subject::Meeting(id, field @ (MeetingField::Date | MeetingField::Place)) = subject else { return false };
    let Some(meeting) = dossier.meetings.get(id).filter(|meeting| meeting.status == MeetingStatus::Held) else {
        return false;
    };
    let held = meeting.date.as_ref().and_then(|when| when.edtf.earliest());
    // Printed before the day it names, and before the day on which the meeting is held to have begun.
    let foresees = |said: Said<'_>| {
        let named = match said.value {
            Value::Date(date) if *field == MeetingField::Date => date.earliest(),
            _ => held,
        };
        let printed = said.published.and_then(EdtfDate::latest);
        let before =
            |day: Option<chrono::NaiveDate>| matches!((printed, day), (Some(printed), Some(day)) if printed < day);
        before(named) && (held.is_none() || before(held))
    };
    foresees(left) != foresees(right)
}

/// How two bare values on one subject bear on each other.
#[must_use]
pub fn bearing(dossier: &Dossier, subject: &Subject, left: &Value, right: &Value) -> Bearing {
    verdict(dossier, subject, Said::plainly(left), Said::plainly(right)).bearing
}

/// Whether a value is true at its time and may be another later, so that the day of printing counts as its day.
fn moves_with_time(subject: &Subject) -> bool {
    matches!(subject, Subject::Actor(_, ActorField::Title) | Subject::Commitment(_, CommitmentField::Status))
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
        Subject::Actor(_, field) => !matches!(field, ActorField::Kind | ActorField::Title),
        Subject::Commitment(_, field) => {
            matches!(
                field,
                CommitmentField::Who | CommitmentField::ToWhom | CommitmentField::What | CommitmentField::Condition
            )
        }
        Subject::Question(_) => false,
    }
}

struct Judge<'a> {
    dossier: &'a Dossier,
    subject: &'a Subject,
}

impl Judge<'_> {
    /// Whether what is said lies within what is denied, given why the two agree: to deny October denies the 9th, to deny
    /// the 9th leaves the rest of October.
    fn lies_within(said: &Value, denied: &Value, why: Why, denied_left: bool) -> bool {
        match (why, said, denied) {
            (Why::RightWithinLeft | Why::RightSaysMore, ..) => denied_left,
            (Why::LeftWithinRight | Why::LeftSaysMore, ..) => !denied_left,
            (Why::DaysInCommon | Why::Rounded, ..) => false,
            (Why::NumbersMeet, Value::Number(said), Value::Number(denied)) => numbers::lies_within(said, denied),
            (Why::SamePlace, Value::Place(said), Value::Place(denied)) => {
                match places::relate(why::parts(said), why::parts(denied)).0 {
                    Relation::Within { inner } => inner == places::Side::Left,
                    _ => true,
                }
            }
            _ => true,
        }
    }

    fn being(left: &Value, right: &Value) -> (Bearing, Why) {
        match (left, right) {
            // A commitment may bind several actors, so another name is not a rival, and no support either.
            (Value::Actor(one), Value::Actor(other)) if one != other => (Bearing::Apart, Why::OtherActor),
            _ => (Bearing::Agrees, Why::SaysThatItIs),
        }
    }

    fn values(&self, left: &Value, right: &Value) -> (Bearing, Why) {
        let equal = |equal: bool| match equal {
            true => (Bearing::Agrees, Why::Same),
            false => (Bearing::Contradicts, Why::OtherAnswer),
        };
        match (left, right) {
            (Value::Date(one), Value::Date(other)) => dates::judge(one, other),
            (Value::Place(one), Value::Place(other)) => place(one, other),
            (Value::Actor(one), Value::Actor(other)) => equal(one == other),
            (Value::Meeting(one), Value::Meeting(other)) => equal(one == other),
            (Value::Number(one), Value::Number(other)) => numbers::judge(one, other),
            (Value::Status(one), Value::Status(other)) => statuses(*one, *other),
            (Value::Attendance(one), Value::Attendance(other)) => attendances(*one, *other),
            (Value::Format(MeetingFormat::Unknown), Value::Format(_))
            | (Value::Format(_), Value::Format(MeetingFormat::Unknown)) => (Bearing::Apart, Why::NotSaid),
            (Value::Format(one), Value::Format(other)) => equal(one == other),
            (Value::Kind(one), Value::Kind(other)) => kinds(*one, *other),
            (Value::Progress(one), Value::Progress(other)) => progress(*one, *other),
            (Value::Text(one), Value::Text(other)) => self.texts(one, other),
            // The attendee's own name, or words on them: “Whether this attendee was there, and as what”.
            (Value::Actor(_) | Value::Text(_), Value::Attendance(AttendanceState::Attended))
            | (Value::Attendance(AttendanceState::Attended), Value::Actor(_) | Value::Text(_)) => {
                (Bearing::Agrees, Why::SaysThatItIs)
            }
            (Value::Actor(actor), Value::Text(text)) | (Value::Text(text), Value::Actor(actor)) => {
                self.named(actor, text)
            }
            _ => (Bearing::Apart, Why::OtherSort),
        }
    }

    fn texts(&self, left: &str, right: &str) -> (Bearing, Why) {
        if matches!(self.subject, Subject::Meeting(_, MeetingField::Attendee(_))) {
            return (Bearing::Agrees, Why::SaysThatItIs);
        }
        if matches!(self.subject, Subject::Actor(_, ActorField::Title)) {
            return titles::judge(left, right);
        }
        let judged = words::judge(left, right);
        let of_names = matches!(self.subject, Subject::Meeting(_, MeetingField::Host));
        if judged.0 == Bearing::Contradicts
            && (of_names || (is_like_a_name(left) && is_like_a_name(right)))
            && match_names(left, right, NameOf::Other).score >= 0.5
        {
            return (Bearing::Agrees, Why::SameName);
        }
        judged
    }

    /// An actor and a name in words.
    fn named(&self, actor: &ActorId, text: &str) -> (Bearing, Why) {
        let Some(actor) = self.dossier.actors.get(actor) else { return (Bearing::Apart, Why::OtherSort) };
        let of = match actor.kind {
            crate::model::ActorKind::Person => NameOf::Person,
            _ => NameOf::Organisation,
        };
        if actor.names.iter().any(|name| match_names(&name.value, text, of).score >= 0.5) {
            (Bearing::Agrees, Why::SameName)
        } else if is_like_a_name(text) {
            (Bearing::Contradicts, Why::OtherActor)
        } else {
            (Bearing::Apart, Why::OtherSort)
        }
    }
}

/// Whether every word of some length begins with a capital, or is written in a script without capitals.
fn is_like_a_name(text: &str) -> bool {
    let mut words = 0;
    for word in text.split_whitespace() {
        let Some(first) = word.chars().find(|c| c.is_alphabetic()) else { return false };
        if first.is_lowercase() && word.chars().count() > 3 {
            return false;
        }
        words += 1;
    }
    (2..=6).contains(&words)
}

fn place(left: &Place, right: &Place) -> (Bearing, Why) {
    // Coordinates are left out: sources round them.
    let parts = |place: &Place| (place.venue.clone(), place.city.clone(), place.country.clone());
    if parts(left) == parts(right) {
        return (Bearing::Agrees, Why::Same);
    }
    let (relation, _) = places::relate(why::parts(left), why::parts(right));
    match relation {
        Relation::Disjoint => (Bearing::Contradicts, Why::OtherPlace),
        Relation::Unknown => (Bearing::Apart, Why::UnknownPlace),
        _ => (Bearing::Agrees, Why::SamePlace),
    }
}

/// An announcement does not contradict what came of it, and does not support it; an allegation settles nothing.
fn statuses(left: MeetingStatus, right: MeetingStatus) -> (Bearing, Why) {
    use MeetingStatus::{Alleged, Announced, Denied, Held, Postponed};
    match (left, right) {
        _ if left == right => (Bearing::Agrees, Why::Same),
        (Announced | Postponed, _) | (_, Announced | Postponed) => (Bearing::Apart, Why::BeforeTheEvent),
        (Alleged, Held | Denied) | (Held | Denied, Alleged) => (Bearing::Apart, Why::OnlyAlleged),
        _ => (Bearing::Contradicts, Why::OtherAnswer),
    }
}

fn attendances(left: AttendanceState, right: AttendanceState) -> (Bearing, Why) {
    use AttendanceState::{Absent, Denied, Expected};
    match (left, right) {
        _ if left == right => (Bearing::Agrees, Why::Same),
        (Expected, _) | (_, Expected) => (Bearing::Apart, Why::BeforeTheEvent),
        (Absent, Denied) | (Denied, Absent) => (Bearing::Apart, Why::NotRuledOut),
        _ => (Bearing::Contradicts, Why::OtherAnswer),
    }
}

/// A meeting may be bilateral and technical, or multilateral and mediated, but not of two sides and of more.
fn kinds(left: MeetingKind, right: MeetingKind) -> (Bearing, Why) {
    use MeetingKind::{Bilateral, Multilateral};
    match (left, right) {
        _ if left == right => (Bearing::Agrees, Why::Same),
        (Bilateral, Multilateral) | (Multilateral, Bilateral) => (Bearing::Contradicts, Why::OtherAnswer),
        _ => (Bearing::Apart, Why::NotRuledOut),
    }
}

/// A promise that is under way is on its way to being kept; kept and broken it cannot be on one day.
fn progress(left: CommitmentStatus, right: CommitmentStatus) -> (Bearing, Why) {
    use CommitmentStatus::{PartlyKept, UnderWay};
    match (left, right) {
        _ if left == right => (Bearing::Agrees, Why::Same),
        (UnderWay, PartlyKept) | (PartlyKept, UnderWay) => (Bearing::Agrees, Why::DaysInCommon),
        _ => (Bearing::Contradicts, Why::OtherAnswer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CommitmentId, MeetingId, PartId};

    #[test]
    fn other_words_for_an_outcome_are_no_rival() {
        let text = |text: &str| Value::Text(text.to_owned());
        for (subject, expect) in [
            (Subject::Meeting(MeetingId::new("mtg-1"), MeetingField::Outcome(PartId::new("prt-1"))), Bearing::Agrees),
            (Subject::Meeting(MeetingId::new("mtg-1"), MeetingField::Series), Bearing::Contradicts),
            (Subject::Actor(ActorId::new("act-1"), ActorField::Role(PartId::new("prt-1"))), Bearing::Agrees),
            (Subject::Commitment(CommitmentId::new("cmt-1"), CommitmentField::What), Bearing::Agrees),
        ] {
            assert_eq!(bearing(&Dossier::default(), &subject, &text("aid"), &text("relief")), expect, "{subject:?}");
        }
    }

    #[test]
    fn names_are_told_from_sentences() {
        for (text, expect) in [
            ("Amir Khan Muttaqi", true),
            ("امیر خان متقی", true),
            ("Tamim bin Hamad", true),
            ("aid was agreed", false),
            ("Yes", false),
        ] {
            assert_eq!(is_like_a_name(text), expect, "{text}");
        }
    }
}
