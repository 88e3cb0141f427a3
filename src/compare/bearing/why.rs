//! The reason of a verdict, in one sentence.

use super::{Said, Verdict};
use crate::compare::words::{capitalised, value_in_words};
use crate::model::{Dossier, Place, Value};
use crate::places::{self, Parts};

/// Why two values bear on each other as they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They are the same.
    Same,
    /// Two ways to write the same days.
    SameDays,
    /// The right lies within the left.
    RightWithinLeft,
    /// The left lies within the right.
    LeftWithinRight,
    /// They have days in common.
    DaysInCommon,
    /// They have no day in common.
    NoDayInCommon,
    /// Both tell a first and a last day, and not the same.
    ExtentsDiffer,
    /// They have no day in common, and one is marked as uncertain.
    DateUncertain,
    /// What the hedges leave open has a part in common.
    NumbersMeet,
    /// It has none.
    NumbersDiffer,
    /// One is the other, rounded.
    Rounded,
    /// They count different things.
    OtherUnit,
    /// One counts more than the other.
    WiderUnit,
    /// One is possible beside the other, and does not support it.
    NotRuledOut,
    /// One place, or one within the other.
    SamePlace,
    /// Two places.
    OtherPlace,
    /// Whether one lies in the other is not known.
    UnknownPlace,
    /// One office in two wordings.
    SameOffice,
    /// One office in two ranks.
    OtherRank,
    /// Two offices, which one person may hold.
    OtherOffice,
    /// Two spellings of one name.
    SameName,
    /// Two actors.
    OtherActor,
    /// The left says the same in more words.
    LeftSaysMore,
    /// The right does.
    RightSaysMore,
    /// Two answers.
    OtherAnswer,
    /// Both say that it is so, in words of their own.
    SaysThatItIs,
    /// One was said before the event.
    BeforeTheEvent,
    /// One is an allegation.
    OnlyAlleged,
    /// One does not say.
    NotSaid,
    /// They are values of different sorts.
    OtherSort,
    /// They are given for different days.
    OtherDay,
    /// They cover different things.
    OtherScope,
    /// One denies what the other says.
    Denied,
    /// One denies something else.
    DeniesOther,
}

pub(super) fn parts(place: &Place) -> Parts<'_> {
    Parts { venue: &place.venue, city: &place.city, country: &place.country }
}

impl Verdict {
    /// The reason in one sentence, given the two values that were judged, in their order.
    #[must_use]
    pub fn in_words(&self, dossier: &Dossier, left: Said<'_>, right: Said<'_>) -> String {
        let words = |said: Said<'_>| format!("“{}”", value_in_words(dossier, said.value));
        let (one, other) = (words(left), words(right));
        let day = |said: Said<'_>| {
            said.as_of.or(said.published).map_or_else(|| "no day".to_owned(), crate::model::EdtfDate::in_words)
        };
        let sentence = match self.why {
            Why::Same => format!("both say {one}"),
            Why::SameDays => format!("{one} and {other} are the same days"),
            Why::RightWithinLeft => format!("{other} lies within {one}"),
            Why::LeftWithinRight => format!("{one} lies within {other}"),
            Why::DaysInCommon => format!("{one} and {other} can both be true"),
            Why::NoDayInCommon => format!("{one} and {other} have no day in common"),
            Why::ExtentsDiffer => format!("{one} and {other} share a day, and are not the same days"),
            Why::DateUncertain => format!("{one} and {other} have no day in common, but one of them is uncertain"),
            Why::NumbersMeet => format!("{one} leaves room for {other}"),
            Why::NumbersDiffer => format!("{one} leaves no room for {other}"),
            Why::Rounded => format!("{one} and {other} are one number, rounded"),
            Why::OtherUnit => format!("{one} and {other} count different things"),
            Why::WiderUnit => format!("of {one} and {other}, one may count more than the other"),
            Why::NotRuledOut => format!("{one} does not rule out {other}, and does not support it"),
            Why::SamePlace | Why::OtherPlace | Why::UnknownPlace => return Self::of_places(left, right),
            Why::SameOffice => format!("{one} and {other} are one office"),
            Why::OtherRank => format!("{one} and {other} are two ranks, and one cannot hold both at a time"),
            Why::OtherOffice => format!("{one} and {other} are two offices, which one person may hold"),
            Why::SameName => format!("{one} and {other} are one name"),
            Why::OtherActor => format!("{one} and {other} are two actors"),
            Why::LeftSaysMore => format!("{one} says the same as {other}, and more"),
            Why::RightSaysMore => format!("{other} says the same as {one}, and more"),
            Why::OtherAnswer => format!("{one} and {other} are two answers"),
            Why::SaysThatItIs => format!("{one} and {other} both say that it is so"),
            Why::BeforeTheEvent => format!("of {one} and {other}, one was said before the event"),
            Why::OnlyAlleged => format!("of {one} and {other}, one is an allegation and settles nothing"),
            Why::NotSaid => "one of the two does not say".to_owned(),
            Why::OtherSort => format!("{one} and {other} are answers of different sorts"),
            Why::OtherDay => format!("{one} is given for {}, {other} for {}", day(left), day(right)),
            Why::OtherScope => format!("{one} covers {}, {other} covers {}", left.scope, right.scope),
            Why::Denied if left.denies() => format!("one source denies {one}, another says it"),
            Why::Denied => format!("one source denies {other}, another says it"),
            Why::DeniesOther => {
                let (denied, said) = if left.denies() { (one, other) } else { (other, one) };
                format!("to deny {denied} leaves room for {said}")
            }
        };
        format!("{}.", capitalised(&sentence))
    }

    fn of_places(left: Said<'_>, right: Said<'_>) -> String {
        let (Value::Place(one), Value::Place(other)) = (left.value, right.value) else {
            return "Places are compared.".to_owned();
        };
        let (_, clause) = places::relate(parts(one), parts(other));
        format!("{}.", capitalised(clause.trim_end_matches('.')))
    }
}
