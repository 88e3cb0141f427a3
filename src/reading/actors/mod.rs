//! The actors and places of a text: names, titles, states, and the short names, descriptions and pronouns that go back to
//! them.
//!
//! [`who`] joins tokens into words (`words`), looks for names (`spans`) and titles (`titles`), puts names together into
//! people (`people`), bodies (`bodies_found`) and states (`states`), and links descriptions and pronouns (`describe`).

mod attach;
mod bodies;
mod describe;
mod draft;
mod gather;
mod groups;
mod lexicon;
mod people;
mod phrases;
mod roles;
mod span_bodies;
mod span_names;
mod spans;
mod states;
mod tags;
#[cfg(test)]
mod tests;
mod titles;
mod words;

use super::known::Known;
use super::text::Text;
use super::who::Who;
pub(crate) use phrases::Phrases;

/// The actors of the dossier that a text in any language names, letter by letter. Linear in its length.
pub(crate) fn known_only(text: &Text, known: &Known) -> Who {
    gather::known_only(text, known)
}

/// The actors and places of a text in English. Linear in its length.
pub(crate) fn who(text: &Text, known: &Known) -> Who {
    gather::who(text, known)
}
