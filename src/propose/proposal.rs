//! What a proposal is.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{
    ActorId, ActorKind, ArticleId, AttendanceState, CommitmentId, EdtfDate, MeetingField, MeetingFormat, MeetingId,
    MeetingStatus, NameKind, Place, Speaker, Stance, TopicId, Value,
};
use crate::reading::Ground;

/// Words in an article that a proposal was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The article.
    pub article: ArticleId,
    /// The words, in Unicode scalar values over its text.
    pub range: Range<usize>,
    /// The words.
    pub words: String,
    /// Who says so in that article.
    pub speaker: Teller,
}

/// Who tells something, where the teller may be an actor that the dossier does not have yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Teller {
    /// The outlet, in its own voice.
    #[default]
    Outlet,
    /// An actor.
    Actor(Party),
    /// Someone unnamed, as printed.
    Unnamed(String),
}

/// An actor that a proposal speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// One of the dossier.
    Known(ActorId),
    /// One that is proposed itself; accepting what speaks of it adds it first.
    New(Arc<NewActor>),
}

/// A role that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NewRole {
    /// The title: “Special Representative for Afghanistan”.
    pub title: String,
    /// Where it is held, as printed; empty if not said.
    pub organisation: String,
    /// The organisation in the dossier, where it is there.
    pub organisation_actor: Option<ActorId>,
    /// It is said to be over.
    pub former: bool,
}

/// An actor that is proposed. Identified by name and kind; its evidence stands in the proposal for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NewActor {
    /// The main name.
    pub name: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// Other names.
    pub aliases: Vec<(String, NameKind)>,
    /// Roles.
    pub roles: Vec<NewRole>,
    /// The actor of the dossier that the analyst says it is: accepting adds what is new to that one.
    pub same: Option<ActorId>,
}

/// Someone at a proposed meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAttendee {
    /// Who; none for someone only described.
    pub party: Option<Party>,
    /// As printed, where nobody is named.
    pub described: String,
    /// For which of the proposed sides, by place.
    pub side: Option<usize>,
    /// In what capacity.
    pub capacity: String,
    /// The title as printed.
    pub title_printed: String,
    /// Whether they were there.
    pub state: AttendanceState,
    /// The words that say so.
    pub evidence: Vec<Evidence>,
}

/// A property of a proposed meeting, as each article gives it.
pub type Told<T> = Vec<(T, Evidence)>;

/// A meeting that is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewMeeting {
    /// What it is called: “United States and Taliban in Doha”.
    pub title: String,
    /// When, as the articles give it; what the record gets is [`NewMeeting::date`].
    pub dates: Told<EdtfDate>,
    /// The date for the record.
    pub date: Option<EdtfDate>,
    /// Where.
    pub places: Told<Place>,
    /// The place for the record.
    pub place: Place,
    /// Whether it took place.
    pub statuses: Told<MeetingStatus>,
    /// The status for the record.
    pub status: MeetingStatus,
    /// In what form.
    pub formats: Told<MeetingFormat>,
    /// The delegations.
    pub sides: Vec<(Party, Vec<Evidence>)>,
    /// Who takes part.
    pub attendees: Vec<NewAttendee>,
    /// Who received them.
    pub host: Option<(Party, Vec<Evidence>)>,
    /// Who went between them.
    pub mediators: Vec<(Party, Vec<Evidence>)>,
    /// What was on the table: a topic of the dossier or the name of a new one.
    pub agenda: Vec<(NewTopic, Vec<Evidence>)>,
}

impl NewMeeting {
    /// The form for the record: the first that an article gives.
    #[must_use]
    pub fn format_for_record(&self) -> MeetingFormat {
        self.formats.first().map(|(format, _)| *format).unwrap_or_default()
    }
}

/// A topic of the dossier, or one that accepting would add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewTopic {
    /// One of the dossier.
    Known(TopicId),
    /// One to add, by its name.
    New(String),
}

/// A promise that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCommitment {
    /// Who promises.
    pub who: Vec<Party>,
    /// To whom.
    pub to_whom: Vec<Party>,
    /// What.
    pub what: String,
    /// On what condition; empty for none.
    pub condition: String,
    /// By when.
    pub deadline: Option<EdtfDate>,
    /// At which meeting.
    pub meeting: Option<MeetingId>,
    /// At which proposed meeting, by a key of its proposal: kept where the two are accepted together.
    pub at_proposed: Option<String>,
}

/// A position that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPosition {
    /// Whose.
    pub actor: Party,
    /// On what.
    pub topic: NewTopic,
    /// In a few words.
    pub summary: String,
    /// Said or denied.
    pub stance: Stance,
    /// When.
    pub date: Option<EdtfDate>,
    /// At which meeting.
    pub meeting: Option<MeetingId>,
    /// At which proposed meeting, by a key of its proposal: kept where the two are accepted together.
    pub at_proposed: Option<String>,
}

/// What accepting would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Adds an actor with its names and roles.
    Actor(NewActor),
    /// Adds a role to an actor of the dossier.
    Role(ActorId, NewRole),
    /// Adds a name to an actor of the dossier.
    Name(ActorId, String, NameKind),
    /// Adds a meeting.
    Meeting(Box<NewMeeting>),
    /// Adds what an article says on a property of a meeting of the dossier.
    MeetingFact(MeetingId, MeetingField, MeetingValue),
    /// Adds someone to a meeting of the dossier.
    Attendee(MeetingId, Box<NewAttendee>),
    /// Adds a promise.
    Commitment(NewCommitment),
    /// Adds that an article tells of a promise that the dossier has.
    CommitmentTold(CommitmentId, String),
    /// Adds a position.
    Position(NewPosition),
    /// Notes on an actor what it is quoted as saying.
    Said(Party),
}

/// The value of a property of a meeting; as [`Value`], which cannot be compared for equality in all its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingValue {
    /// When.
    Date(EdtfDate),
    /// Where.
    Place(Place),
    /// Whether it took place.
    Status(MeetingStatus),
    /// In what form.
    Format(MeetingFormat),
    /// Whether an attendee was there.
    Attendance(AttendanceState),
}

impl From<MeetingValue> for Value {
    fn from(value: MeetingValue) -> Self {
        match value {
            MeetingValue::Date(date) => Self::Date(date),
            MeetingValue::Place(place) => Self::Place(place),
            MeetingValue::Status(status) => Self::Status(status),
            MeetingValue::Format(format) => Self::Format(format),
            MeetingValue::Attendance(state) => Self::Attendance(state),
        }
    }
}

/// The sort of a proposal, for headings, filters and “accept all of a kind”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProposalKind {
    /// A new actor.
    Actor,
    /// A role of one.
    Role,
    /// A name of one.
    Name,
    /// A new meeting.
    Meeting,
    /// What an article says of a meeting.
    MeetingFact,
    /// Someone at a meeting.
    Attendee,
    /// A promise.
    Commitment,
    /// A position.
    Position,
    /// Words someone is quoted with.
    Said,
}

impl ProposalKind {
    /// Every kind, in the order of the queue.
    pub const ALL: [Self; 9] = [
        Self::Actor,
        Self::Role,
        Self::Name,
        Self::Meeting,
        Self::MeetingFact,
        Self::Attendee,
        Self::Commitment,
        Self::Position,
        Self::Said,
    ];

    /// In words, for one.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Actor => "Actor",
            Self::Role => "Role",
            Self::Name => "Name",
            Self::Meeting => "Meeting",
            Self::MeetingFact => "Fact",
            Self::Attendee => "Attendee",
            Self::Commitment => "Commitment",
            Self::Position => "Position",
            Self::Said => "Quote",
        }
    }

    /// In words, for several: “actors”.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Actor => "actors",
            Self::Role => "roles",
            Self::Name => "names",
            Self::Meeting => "meetings",
            Self::MeetingFact => "facts of meetings",
            Self::Attendee => "attendees",
            Self::Commitment => "commitments",
            Self::Position => "positions",
            Self::Said => "quotes",
        }
    }
}

/// The actor or meeting that a proposal is grouped under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupOf {
    /// A meeting of the dossier.
    Meeting(MeetingId),
    /// A proposed meeting, by its title.
    NewMeeting(String),
    /// An actor of the dossier.
    Actor(ActorId),
    /// A proposed actor, by its name.
    NewActor(String),
}

/// Something that reading offers, and that the analyst accepts or rejects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it is known by: the same finding in the same words has the same keys when it is read again. A rejection keeps
    /// them all. Never empty.
    pub keys: Vec<String>,
    /// The actor or meeting that it belongs to.
    pub group: GroupOf,
    /// What it says, in one line: “Thomas West”, “9–10 October 2021”.
    pub title: String,
    /// The rest of it, in one line, may be empty: “Special Representative for Afghanistan, US”.
    pub detail: String,
    /// What accepting would do.
    pub content: Content,
    /// The words it was read from, earliest article first. Never empty.
    pub evidence: Vec<Evidence>,
    /// What the reader went by, and how sure it is.
    pub ground: Ground,
}

impl Proposal {
    /// What sort it is.
    #[must_use]
    pub fn kind(&self) -> ProposalKind {
        match self.content {
            Content::Actor(_) => ProposalKind::Actor,
            Content::Role(..) => ProposalKind::Role,
            Content::Name(..) => ProposalKind::Name,
            Content::Meeting(_) => ProposalKind::Meeting,
            Content::MeetingFact(..) => ProposalKind::MeetingFact,
            Content::Attendee(..) => ProposalKind::Attendee,
            Content::Commitment(_) | Content::CommitmentTold(..) => ProposalKind::Commitment,
            Content::Position(_) => ProposalKind::Position,
            Content::Said(_) => ProposalKind::Said,
        }
    }

    /// The first words of it in an article.
    #[must_use]
    pub fn evidence_in(&self, article: &ArticleId) -> Option<&Evidence> {
        self.evidence.iter().find(|evidence| evidence.article == *article)
    }
}

impl Teller {
    /// The speaker of a claim, once the actor is in the dossier: `find` gives its id.
    pub fn speaker(&self, find: impl FnOnce(&Party) -> Option<ActorId>) -> Speaker {
        match self {
            Self::Outlet => Speaker::Outlet,
            Self::Actor(party) => find(party).map_or(Speaker::Outlet, Speaker::Actor),
            Self::Unnamed(printed) => Speaker::Anonymous(printed.clone()),
        }
    }
}
