//! The life of a meeting: what became known of it when, what it follows, and the series that it belongs to.
//!
//! An announcement in one article and a report in another are one meeting with a history. Nothing here is stored: it
//! follows from the claims on the meeting and from the days on which their articles were published.

mod chain;
mod note;
mod step;

use crate::model::{ArticleId, ClaimId, Dossier, EdtfDate, MeetingId, MeetingStatus, Quote};

use super::index::ClaimIndex;

pub(super) use chain::same_series;
pub use chain::{SeriesRound, earlier_meetings};
pub use note::{LifeNote, day_has_passed, life_notes};

/// The life of a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Life {
    /// What became known, by the day on which it was published; what has no such day comes last.
    pub steps: Vec<LifeStep>,
    /// The meetings before it, the nearest first; a circle ends where it would close.
    pub follows: Vec<MeetingId>,
    /// The meetings that say that they follow it, by date.
    pub followed_by: Vec<MeetingId>,
    /// The meetings of its series, itself among them: by round, those without a round last, by date. Empty outside a
    /// series.
    pub series: Vec<SeriesRound>,
}

/// What one article makes known of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeStep {
    /// The article.
    pub article: ArticleId,
    /// When it was published, where that is known.
    pub published: Option<EdtfDate>,
    /// What it says: at least one thing.
    pub sayings: Vec<Saying>,
    /// Whether the meeting took place, as far as the article tells: it says so, or it names a day to come, or people
    /// who were there. `None` where it does not tell.
    pub status: Option<MeetingStatus>,
    /// The first step whose article has the same origin: what a copy says, one source says.
    pub copy_of: Option<usize>,
}

/// One thing that an article says of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// What of the meeting.
    pub about: LifeField,
    /// What it says: “announced”, “9–10 October 2021”, “3 expected”.
    pub words: String,
    /// Whether the article says that it is not so.
    pub denies: bool,
    /// The claims, by id: one, or one for each attendee counted.
    pub claims: Vec<ClaimId>,
    /// Their words in this article.
    pub quotes: Vec<Quote>,
    /// The step, from 0, that says what became of it, or says it better.
    pub superseded_by: Option<usize>,
    /// The step, from 0, that cannot be true together with it.
    pub contradicted_by: Option<usize>,
}

/// What of a meeting a source speaks of, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LifeField {
    /// Whether it took place.
    Status,
    /// When.
    Date,
    /// Where.
    Place,
    /// After which meeting.
    Follows,
    /// How many were expected.
    Expected,
    /// How many were there.
    Attended,
    /// How many were not, or deny it.
    Absent,
}

/// The life of a meeting; empty where the dossier has no such meeting. Linear in the meetings, and in the claims on
/// this one.
#[must_use]
pub fn life_of(dossier: &Dossier, index: &ClaimIndex, id: &MeetingId) -> Life {
    let Some(meeting) = dossier.meetings.get(id) else { return Life::default() };
    Life {
        steps: step::steps(dossier, index, id, meeting),
        follows: chain::back(dossier, id),
        followed_by: chain::followed_by(dossier, id),
        series: chain::series(dossier, meeting),
    }
}

#[cfg(test)]
mod tests;
