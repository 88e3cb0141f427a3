//! Meetings: who met whom, where, when and in what form.

use serde::{Deserialize, Serialize};

use super::date::When;
use super::id::{ActorId, MeetingId, PartId, TopicId};
use super::note::Note;

macro_rules! wordy_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident => $words:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every value, in the order of menus.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value in words.
            #[must_use]
            pub fn in_words(self) -> &'static str {
                match self { $(Self::$variant => $words),+ }
            }
        }
    };
}
pub(super) use wordy_enum;

wordy_enum! {
    /// In what form people met.
    MeetingFormat {
        /// Not said.
        #[default] Unknown => "not stated",
        /// Face to face.
        InPerson => "in person",
        /// By video.
        Virtual => "virtual",
        /// By telephone.
        ByPhone => "by phone",
        /// A go-between moving from one side to the other.
        Shuttle => "shuttle",
        /// By letters or notes.
        Written => "written",
    }
}

wordy_enum! {
    /// What sort of meeting it is.
    MeetingKind {
        /// Not said.
        #[default] Unknown => "not stated",
        /// Two sides.
        Bilateral => "bilateral",
        /// More than two sides.
        Multilateral => "multilateral",
        /// Sides with a mediator.
        Mediated => "mediated",
        /// Experts at working level.
        Technical => "technical",
        /// Any other sort.
        Other => "other",
    }
}

wordy_enum! {
    /// Whether the meeting took place.
    MeetingStatus {
        /// Said beforehand, no report that it was held.
        #[default] Announced => "announced",
        /// It took place.
        Held => "held",
        /// Put off.
        Postponed => "postponed",
        /// Called off.
        Cancelled => "cancelled",
        /// Said to have taken place, by some.
        Alleged => "alleged",
        /// Said not to have taken place.
        Denied => "denied",
    }
}

wordy_enum! {
    /// Whether someone was there.
    AttendanceState {
        /// Said beforehand.
        #[default] Expected => "expected",
        /// Was there.
        Attended => "attended",
        /// Was not there.
        Absent => "absent",
        /// Presence denied.
        Denied => "denied",
    }
}

/// Where: each part empty when not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Place {
    /// Building or institution.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub venue: String,
    /// City.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// Country.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// Latitude and longitude in degrees (WGS 84), written “25.286, 51.533”; empty when not known.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub coordinates: String,
}

impl Place {
    /// Nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }

    /// “Sheraton, Doha, Qatar”; empty when unknown.
    #[must_use]
    pub fn in_words(&self) -> String {
        [&self.venue, &self.city, &self.country]
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A delegation: one side of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Identifies the side within the meeting.
    pub id: PartId,
    /// The actor it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// What it is called, where that is not the actor's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// One who took part, or was said to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// Identifies the attendee within the meeting.
    pub id: PartId,
    /// Who; absent for those whom no source names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// How one without a name is described: “officials of the intelligence community”.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub described: String,
    /// For which side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<PartId>,
    /// In what capacity: led, spoke, interpreted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub capacity: String,
    /// The title as printed. The role held on the date is looked up, not stored.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title_printed: String,
    /// Whether they were there.
    #[serde(default)]
    pub state: AttendanceState,
}

/// What came of a meeting, in one statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Identifies the outcome within the meeting.
    pub id: PartId,
    /// The statement.
    pub text: String,
}

/// A meeting, announced or held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Meeting {
    /// What it is called.
    pub title: String,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
    /// Time zone (IANA), where known.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub time_zone: String,
    /// Where.
    #[serde(skip_serializing_if = "Place::is_unknown")]
    pub place: Place,
    /// In what form.
    pub format: MeetingFormat,
    /// What sort.
    pub kind: MeetingKind,
    /// Whether it took place.
    pub status: MeetingStatus,
    /// The series it belongs to: “Doha talks”.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub series: String,
    /// Its number in the series, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// The earlier meeting that it follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<MeetingId>,
    /// The delegations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<Side>,
    /// Those who took part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Attendee>,
    /// Who received them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<ActorId>,
    /// Who went between them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mediators: Vec<ActorId>,
    /// What was on the table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<TopicId>,
    /// What came of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
    /// The analyst's notes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Meeting {
    /// The side with this identifier, and its place among the sides, from 0.
    #[must_use]
    pub fn side(&self, id: &PartId) -> Option<(usize, &Side)> {
        self.sides.iter().enumerate().find(|(_, side)| side.id == *id)
    }

    /// “Doha talks, round 2”; empty without a series.
    #[must_use]
    pub fn series_in_words(&self) -> String {
        match (self.series.is_empty(), self.round) {
            (true, _) => String::new(),
            (false, None) => self.series.clone(),
            (false, Some(round)) => format!("{}, round {round}", self.series),
        }
    }
}
