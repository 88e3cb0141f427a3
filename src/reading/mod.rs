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
pub mod signs;
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

/// Reads a text published on a day, in a language (BCP 47; none for English), knowing what a dossier knows. Linear in the
/// text's length.
#[must_use]
pub fn read(text: &str, published: Option<NaiveDate>, _language: Option<&str>, known: &Known) -> Reading {
    let laid = text::Text::new(text);
    let who = actors::who(&laid, known);
    let dates = dates::dates(text, published);
    let meetings = meetings::meetings(&laid, &who, &dates, published, known);
    Reading { dates, meetings, actors: who.actors, places: who.places, ..Reading::default() }
}
#[cfg(test)]
pub(crate) fn speed(text: &str, published: Option<NaiveDate>, known: &Known, n: u32) {
    let laid = text::Text::new(text);
    let who = actors::who(&laid, known);
    let dates = dates::dates(text, published);
    let t = |name: &str, f: &dyn Fn()| {
        f();
        let b = std::time::Instant::now();
        for _ in 0..n {
            f();
        }
        eprintln!("{name} {:?}", b.elapsed() / n);
    };
    eprintln!("words {}", text.split_whitespace().count());
    t("text", &|| {
        std::hint::black_box(text::Text::new(text));
    });
    t("actors", &|| {
        std::hint::black_box(actors::who(&laid, known));
    });
    t("dates", &|| {
        std::hint::black_box(dates::dates(text, published));
    });
    t("meetings", &|| {
        std::hint::black_box(meetings::meetings(&laid, &who, &dates, published, known));
    });
}
