//! What reading finds in one text. Places in the text are in Unicode scalar values, end excluded.

use std::ops::Range;

use chrono::NaiveDate;

use super::dates::DateExpression;
use crate::model::{
    ActorId, ActorKind, AttendanceState, EdtfDate, MeetingFormat, MeetingId, MeetingStatus, Place, Stance,
};

/// What a reader goes by, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The rule that fired, in a few words for the analyst: “title before the name”.
    pub rule: &'static str,
    /// How sure it is, in per cent: of a hundred like it, so many are right.
    pub percent: u8,
}

/// A place in the text where an actor is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub range: Range<usize>,
    /// As printed.
    pub text: String,
    /// By what.
    pub form: MentionForm,
}

/// By what an actor is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionForm {
    /// A whole name.
    Name,
    /// A part of the name, or an abbreviation given with it.
    Short,
    /// A title or description alone: “the envoy”.
    Description,
    /// A pronoun.
    Pronoun,
    /// The name in a picture's credit, of one who takes no part in what is told.
    Credit,
}

/// A role as printed, and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleFound {
    /// As printed: “US Special Representative for Afghanistan”.
    pub printed: String,
    /// The title without the organisation: “Special Representative for Afghanistan”.
    pub title: String,
    /// Where it is held, as printed, empty if not said: “US”, “State Department”.
    pub organisation: String,
    /// The organisation's place among the actors found, if it is there.
    pub organisation_actor: Option<usize>,
    /// It is said to be over: “former”.
    pub former: bool,
    /// Where the role and the name stand together.
    pub range: Range<usize>,
    /// Why.
    pub ground: Ground,
}

/// An actor that the text speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorFound {
    /// The fullest form of the name in the text, without titles.
    pub name: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// Other forms in the text: shorter ones, abbreviations, names in brackets in another script.
    pub aliases: Vec<String>,
    /// Roles, in the order of the text.
    pub roles: Vec<RoleFound>,
    /// Where it is spoken of, in order. Never empty.
    pub mentions: Vec<Mention>,
    /// The actor of the dossier that it is.
    pub known: Option<ActorId>,
    /// Why it is taken for an actor.
    pub ground: Ground,
}

impl ActorFound {
    /// Whether it is named in credits of pictures alone: someone, and no actor of what the text tells.
    #[must_use]
    pub fn is_credited_alone(&self) -> bool {
        self.mentions.iter().all(|mention| mention.form == MentionForm::Credit)
    }
}

/// A place that the text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceFound {
    /// As the gazetteer has it; as printed where it knows none.
    pub name: String,
    /// What is known of it.
    pub place: Place,
    /// Where it is named.
    pub mentions: Vec<Range<usize>>,
}

/// How words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// Between quotation marks, as a whole.
    Direct,
    /// In the reporter's words with some between quotation marks.
    Mixed,
    /// In the reporter's words.
    Indirect,
}

impl Speech {
    /// In a word.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The actor at this place among those found.
    Actor(usize),
    /// Someone unnamed, as printed: “a senior administration official”.
    Unnamed(String),
    /// Nobody is named.
    Unknown,
}

/// Words that someone is said to have said, written or thought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteFound {
    /// The words, with their quotation marks; one stretch, from the first part to the last of a split quotation.
    pub range: Range<usize>,
    /// The words as printed.
    pub text: String,
    /// The parts of a split quotation, without what stands between; one part for any other.
    pub parts: Vec<Range<usize>>,
    /// How they are given.
    pub speech: Speech,
    /// Who.
    pub voice: Voice,
    /// The words for the speaker: “he”, “the official”.
    pub speaker: Option<Range<usize>>,
    /// The word of saying: “said”, “according to”.
    pub cue: Option<Range<usize>>,
    /// Why.
    pub ground: Ground,
}

/// Someone who takes part in a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantFound {
    /// The actor, by its place among those found; none for someone only described.
    pub actor: Option<usize>,
    /// As printed: “senior Taliban officials”.
    pub described: String,
    /// Which side of the meeting, from 0, as the sentence puts them; none where it does not tell.
    pub side: Option<usize>,
    /// Stands for a side as such, rather than a person there: “the Taliban”, “a US delegation”.
    pub is_side: bool,
    /// Leads, hosts, mediates, spoke; empty if not said.
    pub capacity: &'static str,
    /// Whether they are there.
    pub state: AttendanceState,
    /// The words that say so.
    pub range: Range<usize>,
}

/// A meeting that the text speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingFound {
    /// When, with the words.
    pub date: Option<(EdtfDate, Range<usize>)>,
    /// First and last day of it.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Where, with the words.
    pub place: Option<(Place, Range<usize>)>,
    /// Whether it took place, with the words.
    pub status: (MeetingStatus, Range<usize>),
    /// In what form, with the words.
    pub format: Option<(MeetingFormat, Range<usize>)>,
    /// Who.
    pub participants: Vec<ParticipantFound>,
    /// What was on the table, as printed.
    pub agenda: Vec<(String, Range<usize>)>,
    /// The sentences that speak of it, in order. Never empty.
    pub evidence: Vec<Range<usize>>,
    /// The meeting of the dossier that it is.
    pub known: Option<MeetingId>,
    /// Why.
    pub ground: Ground,
}

/// A promise that the text tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentFound {
    /// Who promises, by place among the actors found, in order. May be empty where only someone unnamed does.
    pub who: Vec<usize>,
    /// To whom.
    pub to_whom: Vec<usize>,
    /// What, as printed after the verb: “to let terrorists …”.
    pub what: String,
    /// By when.
    pub deadline: Option<EdtfDate>,
    /// On what condition, as printed.
    pub condition: String,
    /// Who says that it was promised.
    pub voice: Voice,
    /// The meeting at which, by its place among those found.
    pub meeting: Option<usize>,
    /// The words: from who to the end of what.
    pub range: Range<usize>,
    /// Why.
    pub ground: Ground,
}

/// What an actor wants, refuses, denies or holds on a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionFound {
    /// Whose.
    pub who: usize,
    /// On what, in a few words: “humanitarian aid”, “recognition”.
    pub topic: String,
    /// The position in a few words.
    pub summary: String,
    /// Said or denied.
    pub stance: Stance,
    /// When it was said, where the text tells.
    pub date: Option<EdtfDate>,
    /// The meeting at which, by its place among those found.
    pub meeting: Option<usize>,
    /// The words.
    pub range: Range<usize>,
    /// Why.
    pub ground: Ground,
}

/// How far a text could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// All of it.
    #[default]
    Whole,
    /// Known names, dates in figures and quotations only, with why: “Readout reads English; this text is in French”.
    Partly(String),
}

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// How far it could be read.
    pub reach: Reach,
    /// Actors, in the order of their first mention.
    pub actors: Vec<ActorFound>,
    /// Places.
    pub places: Vec<PlaceFound>,
    /// Dates, in the order of the text.
    pub dates: Vec<DateExpression>,
    /// What was said, in the order of the text.
    pub quotes: Vec<QuoteFound>,
    /// Meetings.
    pub meetings: Vec<MeetingFound>,
    /// Promises.
    pub commitments: Vec<CommitmentFound>,
    /// Positions.
    pub positions: Vec<PositionFound>,
}

impl Reading {
    /// Lets go of the room that lists were given to grow, which is about half of what a reading takes: for one that is kept.
    pub(crate) fn shrink_to_fit(&mut self) {
        let Self { reach: _, actors, places, dates, quotes, meetings, commitments, positions } = self;
        actors.shrink_to_fit();
        for actor in actors {
            actor.aliases.shrink_to_fit();
            actor.roles.shrink_to_fit();
            actor.mentions.shrink_to_fit();
        }
        places.shrink_to_fit();
        places.iter_mut().for_each(|place| place.mentions.shrink_to_fit());
        dates.shrink_to_fit();
        quotes.shrink_to_fit();
        quotes.iter_mut().for_each(|quote| quote.parts.shrink_to_fit());
        meetings.shrink_to_fit();
        for meeting in meetings {
            meeting.participants.shrink_to_fit();
            meeting.agenda.shrink_to_fit();
            meeting.evidence.shrink_to_fit();
        }
        commitments.shrink_to_fit();
        for commitment in commitments {
            commitment.who.shrink_to_fit();
            commitment.to_whom.shrink_to_fit();
        }
        positions.shrink_to_fit();
    }
}
