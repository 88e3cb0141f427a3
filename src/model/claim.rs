//! Claims, what a source says, and findings, what the analyst holds. They are never mixed.

use serde::{Deserialize, Serialize};

use super::commitment::CommitmentStatus;
use super::date::EdtfDate;
use super::id::{ActorId, ClaimId, CommitmentId, MeetingId, PartId, TopicId};
use super::meeting::{AttendanceState, MeetingFormat, MeetingKind, MeetingStatus, Place, wordy_enum};
use super::quote::Quote;

/// A property of a meeting that sources speak of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MeetingField {
    /// That it is this meeting.
    Title,
    /// When.
    Date,
    /// Where.
    Place,
    /// In what form.
    Format,
    /// What sort.
    Kind,
    /// Whether it took place.
    Status,
    /// Its series and round.
    Series,
    /// The meeting it follows.
    Follows,
    /// Who received them.
    Host,
    /// That this actor mediated.
    Mediator(ActorId),
    /// That this side took part.
    Side(PartId),
    /// Whether this attendee was there, and as what.
    Attendee(PartId),
    /// That this was on the table.
    Agenda(TopicId),
    /// That this came of it.
    Outcome(PartId),
}

/// A property of an actor that sources speak of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ActorField {
    /// What sort of actor it is.
    Kind,
    /// This form of the name.
    Name(PartId),
    /// This role.
    Role(PartId),
    /// This tie.
    Relation(PartId),
    /// The title it bears, at a time: a deputy in October may be the chief in November.
    Title,
    /// Who it is.
    Description,
}

/// A property of a commitment that sources speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CommitmentField {
    /// Who made it.
    Who,
    /// To whom.
    ToWhom,
    /// What was promised.
    What,
    /// On what condition.
    Condition,
    /// By when.
    Deadline,
    /// How it stands.
    Status,
}

/// What a claim or a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// A property of a meeting.
    Meeting(MeetingId, MeetingField),
    /// A property of an actor.
    Actor(ActorId, ActorField),
    /// A property of a commitment.
    Commitment(CommitmentId, CommitmentField),
    /// A question of the analyst's own: “Americans still in the country”.
    Question(String),
}

wordy_enum! {
    /// How exactly a number is meant.
    Hedge {
        /// As it stands.
        #[default] Exactly => "",
        /// Thereabouts.
        About => "about",
        /// At least as many, and likely more.
        MoreThan => "more than",
        /// At most as many, and likely fewer.
        LessThan => "fewer than",
        /// The number or more.
        AtLeast => "at least",
        /// The number or fewer.
        AtMost => "at most",
        /// Nearly, from below.
        Nearly => "nearly",
        /// A vague multiple: “dozens of”, the number being the unit, 12.
        Multiples => "several times",
    }
}

/// A number with its unit and hedge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// The number; finite. The lower one, where a span is given.
    pub number: f64,
    /// The upper end, where a span is given: “between 100 and 200”. Finite, and not below the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upto: Option<f64>,
    /// Of what: “citizens”, “USD”.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// How exactly.
    #[serde(default)]
    pub hedge: Hedge,
}

/// A value that a source gives, or that the analyst holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A date.
    Date(EdtfDate),
    /// A place.
    Place(Place),
    /// An actor.
    Actor(ActorId),
    /// Another meeting.
    Meeting(MeetingId),
    /// A number.
    Number(Quantity),
    /// Whether a meeting took place.
    Status(MeetingStatus),
    /// Whether someone was there.
    Attendance(AttendanceState),
    /// In what form people met.
    Format(MeetingFormat),
    /// What sort of meeting.
    Kind(MeetingKind),
    /// How a commitment stands.
    Progress(CommitmentStatus),
    /// Words.
    Text(String),
}

wordy_enum! {
    /// How the source gives what it says.
    Directness {
        /// It says so itself.
        #[default] Direct => "direct",
        /// It follows from what it says.
        Indirect => "indirect",
        /// It says that it is not so.
        Negative => "negative",
    }
}

/// Who says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speaker {
    /// The outlet, in its own voice.
    #[default]
    Outlet,
    /// An actor.
    Actor(ActorId),
    /// Someone unnamed, as printed: “a senior administration official”.
    Anonymous(String),
}

/// Credibility of a piece of information, 1 to 6 (NATO AJP-2.1, the Admiralty code). 6 means “cannot be judged”: it is
/// never treated as low and never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Credibility {
    /// 1, confirmed by other sources.
    Confirmed,
    /// 2, probably true.
    ProbablyTrue,
    /// 3, possibly true.
    PossiblyTrue,
    /// 4, doubtful.
    Doubtful,
    /// 5, improbable.
    Improbable,
    /// 6, cannot be judged.
    CannotBeJudged,
}

impl Credibility {
    /// Every grade, 1 to 6.
    pub const ALL: [Self; 6] = [
        Self::Confirmed,
        Self::ProbablyTrue,
        Self::PossiblyTrue,
        Self::Doubtful,
        Self::Improbable,
        Self::CannotBeJudged,
    ];

    /// The digit of the code.
    #[must_use]
    pub fn digit(self) -> u8 {
        match self {
            Self::Confirmed => 1,
            Self::ProbablyTrue => 2,
            Self::PossiblyTrue => 3,
            Self::Doubtful => 4,
            Self::Improbable => 5,
            Self::CannotBeJudged => 6,
        }
    }

    /// The grade with its meaning: “2, probably true”.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Confirmed => "1, confirmed by others",
            Self::ProbablyTrue => "2, probably true",
            Self::PossiblyTrue => "3, possibly true",
            Self::Doubtful => "4, doubtful",
            Self::Improbable => "5, improbable",
            Self::CannotBeJudged => "6, cannot be judged",
        }
    }
}

/// What a source says on a subject, in its own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What it is about.
    pub subject: Subject,
    /// What it says.
    pub value: Value,
    /// The date that the value is given for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<EdtfDate>,
    /// What the value covers: “citizens and residents”.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scope: String,
    /// Who says it.
    #[serde(default)]
    pub speaker: Speaker,
    /// Who carried it from the speaker to the outlet, nearest to the speaker first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<Speaker>,
    /// The words. At least one.
    pub quotes: Vec<Quote>,
    /// How it is given.
    #[serde(default)]
    pub directness: Directness,
    /// The analyst's grade, if one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credibility: Option<Credibility>,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

wordy_enum! {
    /// How sure the analyst is of a finding (ICD 203).
    Confidence {
        /// Low.
        Low => "low",
        /// Moderate.
        #[default] Moderate => "moderate",
        /// High.
        High => "high",
    }
}

wordy_enum! {
    /// How likely, in the seven bands of ICD 203.
    Likelihood {
        /// 1–5 %.
        AlmostNoChance => "almost no chance",
        /// 5–20 %.
        VeryUnlikely => "very unlikely",
        /// 20–45 %.
        Unlikely => "unlikely",
        /// 45–55 %.
        #[default] RoughlyEvenChance => "roughly even chance",
        /// 55–80 %.
        Likely => "likely",
        /// 80–95 %.
        VeryLikely => "very likely",
        /// 95–99 %.
        AlmostCertain => "almost certain",
    }
}

wordy_enum! {
    /// Whether a finding stands.
    FindingState {
        /// It stands.
        #[default] Held => "held",
        /// The claims preferred are all true: they speak of different things, as the reason says.
        BothHold => "both hold",
        /// It is left open, with a reason: both are printed, and the fact stays rival.
        LeftOpen => "left open",
        /// The analyst took it back.
        Withdrawn => "withdrawn",
    }
}

/// What the analyst holds on a subject, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// What it is about.
    pub subject: Subject,
    /// The value held.
    pub value: Value,
    /// What is held is that the value is not so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub denies: bool,
    /// The claims preferred.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferred: Vec<ClaimId>,
    /// The claims that were known and outweighed when it was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outweighed: Vec<ClaimId>,
    /// Why.
    pub reason: String,
    /// How sure.
    #[serde(default)]
    pub confidence: Confidence,
    /// How likely, if that was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Likelihood>,
    /// Whether it stands.
    #[serde(default)]
    pub state: FindingState,
}
