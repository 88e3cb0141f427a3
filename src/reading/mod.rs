//! Reading a text: who, when, where, what was said, who met, what was promised. Pure functions, no IO.
//!
//! [`read`] lays the text out once (`text`) and lets each reader look at it in turn, later ones building on earlier ones:
//! dates and places, actors, speech, meetings, promises and positions. What they find is offered, never saved unasked.

mod actors;
pub mod dates;
mod found;
mod known;
pub mod meetings;
mod numerals;
pub(crate) mod phrase;
mod pledges;
pub mod signs;
mod speech;
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

/// Reads a text published on a day, in a language (BCP 47; English where none is given), knowing what a dossier knows. A
/// text in another language is read for known names, whole dates and what stands between quotation marks. Linear in the
/// text's length.
#[must_use]
pub fn read(text: &str, published: Option<NaiveDate>, language: Option<&str>, known: &Known) -> Reading {
    let laid = text::Text::new(text);
    let language = language.filter(|tag| !tag.is_empty() && *tag != "und");
    if let Some(reach) = other_language(&laid, language) {
        let who = actors::known_only(&laid, known);
        let quotes = speech::marked_only(&laid, &who);
        let dates = dates::dates_in(text, published, language.or(Some("und")));
        return Reading { reach, actors: who.actors, places: who.places, dates, quotes, ..Reading::default() };
    }
    let who = actors::who(&laid, known);
    let dates = dates::dates(text, published);
    let quotes = speech::speech(&laid, &who);
    let meetings = meetings::meetings(&laid, &who, &dates, published, known);
    let (commitments, positions) = pledges::pledges(&laid, &who, &dates, &quotes, &meetings, known);
    Reading {
        reach: Reach::Whole,
        actors: who.actors,
        places: who.places,
        dates,
        quotes,
        meetings,
        commitments,
        positions,
    }
}

/// Why a text can be read in part only: it is in another language, or, where none is given, in another script.
fn other_language(text: &text::Text, language: Option<&str>) -> Option<Reach> {
    const WHAT: &str = "known names, whole dates and words in quotation marks are read";
    match language {
        Some(tag) if tag.split(['-', '_']).next().is_some_and(|main| main.eq_ignore_ascii_case("en")) => None,
        Some(tag) => Some(Reach::Partly(format!("Readout reads English, and this text is marked “{tag}”: {WHAT}"))),
        None => {
            let words = text.tokens.iter().filter(|token| token.kind == tokens::Kind::Word);
            let (all, latin) = words.fold((0_usize, 0_usize), |(all, latin), word| {
                (all + 1, latin + usize::from(word.text.starts_with(|first: char| first.is_ascii_alphabetic())))
            });
            (all > 0 && latin * 2 < all)
                .then(|| Reach::Partly(format!("Readout reads English, and this text is in another script: {WHAT}")))
        }
    }
}
