//! The words that are pointed at, and the values read from them.

use std::sync::Arc;

use super::super::value::{Sort, ValueInput};
use super::target::Input;
use crate::model::{Claim, Dossier, EdtfDate, Place, Subject, Value};
use crate::places;
use crate::reading::value::{date_in, number_in};

/// The words that are pointed at, with what is needed to read them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub text: &'a str,
    /// The sentence that they stand in.
    pub sentence: &'a str,
    /// When their article was published: relative dates count from it.
    pub published: Option<&'a EdtfDate>,
}

impl Words<'_> {
    fn day(&self) -> Option<chrono::NaiveDate> {
        self.published.and_then(EdtfDate::latest)
    }

    pub fn date(&self) -> Option<EdtfDate> {
        date_in(self.text, self.day())
    }

    pub fn place(&self) -> Option<Place> {
        let found = places::place_in(self.text)?;
        Some(Place { venue: found.venue, city: found.city, country: found.country, coordinates: String::new() })
    }
}

/// The sort of value that a question was answered with before.
pub(super) fn sort_of(dossier: &Dossier, question: &str) -> Option<Sort> {
    let answered = |claim: &&Arc<Claim>| matches!(&claim.subject, Subject::Question(it) if it == question);
    dossier.claims.values().find(answered).and_then(|claim| ValueInput::of(&claim.value).sort())
}

/// What the words answer: a number, else a date, a place, the words themselves; of the sort that was answered before
/// where it is known.
pub(super) fn answer(words: Words<'_>, sort: Option<Sort>) -> ValueInput {
    let number = || number_in(words.text).map(|found| ValueInput::of(&Value::Number(found.quantity)));
    let date = || words.date().map(|date| ValueInput::Date(date.to_string()));
    let place = || words.place().map(ValueInput::Place);
    let whole = || ValueInput::Text(words.text.to_owned());
    match sort {
        Some(Sort::Number) => number().unwrap_or_else(|| ValueInput::empty(Sort::Number)),
        Some(Sort::Date) => date().unwrap_or_else(|| ValueInput::empty(Sort::Date)),
        Some(Sort::Place) => place().unwrap_or_else(|| ValueInput::empty(Sort::Place)),
        Some(Sort::Actor) => ValueInput::empty(Sort::Actor),
        Some(Sort::Text) => whole(),
        None => number().unwrap_or_else(whole),
    }
}

/// The input for values of another sort, read from the words where they have one.
pub(super) fn input_of_sort(words: Words<'_>, sort: Sort) -> Input {
    Input::Value(answer(words, Some(sort)))
}
