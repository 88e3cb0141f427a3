//! Reading a text: who, when, where, what was said, who met, what was promised. Pure functions, no IO.
//!
//! [`read`] lays the text out once (`text`) and lets each reader look at it in turn, later ones building on earlier ones:
//! dates and places, actors, speech, meetings, promises and positions. What they find is offered, never saved unasked.

pub(crate) mod actors;
pub mod dates;
mod found;
mod known;
pub mod meetings;
mod numerals;
pub(crate) mod phrase;
mod pledges;
pub mod signs;
pub(crate) mod speech;
pub mod tagger;
pub(crate) mod text;
mod tokens;
pub mod value;
mod who;

use chrono::NaiveDate;

pub use found::{
    ActorFound, CommitmentFound, Ground, MeetingFound, Mention, MentionForm, ParticipantFound, PlaceFound,
    PositionFound, QuoteFound, Reach, Reading, RoleFound, Speech, Voice,
};
pub use known::{Known, KnownActor, KnownMeeting, KnownName};
pub use speech::voice_at;
use who::Who;

/// Reads a text published on a day, in a language (BCP 47; none for English), knowing what a dossier knows. Linear in the
/// text's length.
#[must_use]
pub fn read(text: &str, published: Option<NaiveDate>, language: Option<&str>, known: &Known) -> Reading {
    let laid = text::Text::new(text);
    let who = actors::who(&laid, known);
    let dates = dates::dates(text, published);
    let english = language.is_none_or(|language| language.starts_with("en"));
    let quotes = if english { speech::speech(&laid, &who) } else { speech::marked_only(&laid, &who) };
    let meetings = meetings::meetings(&laid, &who, &dates, published, known);
    let (commitments, positions) = pledges::pledges(&laid, &who, &dates, &quotes, &meetings, known);
    let Who { actors, places, .. } = who;
    Reading { reach: Reach::Whole, actors, places, dates, quotes, meetings, commitments, positions }
}
