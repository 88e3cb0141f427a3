//! Actors: people, governments, ministries, organisations and groups, with every name and role they had.

use serde::{Deserialize, Serialize};

use super::date::Period;
use super::id::{ActorId, PartId};
use super::note::Note;

/// What sort of actor it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ActorKind {
    /// A human being.
    #[default]
    Person,
    /// A government as such.
    Government,
    /// A ministry, department or agency.
    Ministry,
    /// An organisation of states.
    InternationalOrganisation,
    /// An armed or political group.
    Group,
    /// A company.
    Company,
    /// A non-governmental organisation.
    Ngo,
    /// A medium, as an actor rather than as a publisher.
    Media,
    /// A state.
    State,
    /// Anything else.
    Other,
}

impl ActorKind {
    /// Every kind, in the order of lists.
    pub const ALL: [Self; 10] = [
        Self::Person,
        Self::Group,
        Self::Government,
        Self::Ministry,
        Self::InternationalOrganisation,
        Self::Company,
        Self::Ngo,
        Self::Media,
        Self::State,
        Self::Other,
    ];

    /// The kind in words, for one.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Government => "Government",
            Self::Ministry => "Ministry or agency",
            Self::InternationalOrganisation => "International organisation",
            Self::Group => "Armed or political group",
            Self::Company => "Company",
            Self::Ngo => "Non-governmental organisation",
            Self::Media => "Media",
            Self::State => "State",
            Self::Other => "Other",
        }
    }

    /// The heading over several of them.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Person => "Persons",
            Self::Government => "Governments",
            Self::Ministry => "Ministries and agencies",
            Self::InternationalOrganisation => "International organisations",
            Self::Group => "Armed and political groups",
            Self::Company => "Companies",
            Self::Ngo => "Non-governmental organisations",
            Self::Media => "Media",
            Self::State => "States",
            Self::Other => "Others",
        }
    }
}

/// What a form of a name is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// The one that Readout shows.
    Main,
    /// Another name.
    #[default]
    Alias,
    /// Another spelling in the same script, of a name from another script.
    Transliteration,
    /// The name in its own script.
    Native,
    /// A shorter form.
    Short,
}

impl NameKind {
    /// Every kind, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Main, Self::Alias, Self::Transliteration, Self::Native, Self::Short];

    /// The kind in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Alias => "alias",
            Self::Transliteration => "transliteration",
            Self::Native => "native",
            Self::Short => "short",
        }
    }
}

/// A form of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Identifies the form within the actor.
    pub id: PartId,
    /// The name.
    pub value: String,
    /// What form it is.
    #[serde(default)]
    pub kind: NameKind,
    /// Language tag (BCP 47); empty when not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// As a source printed it, where that differs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub printed_as: String,
}

/// An office or function held for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Identifies the role within the actor.
    pub id: PartId,
    /// The title: “Special Representative for Afghanistan”.
    pub title: String,
    /// Where it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<ActorId>,
    /// From when to when.
    #[serde(default, skip_serializing_if = "Period::is_unknown")]
    pub period: Period,
}

/// How one actor stands to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RelationKind {
    /// Belongs to it.
    #[default]
    MemberOf,
    /// Is a part of it.
    PartOf,
    /// Leads it.
    Heads,
    /// Speaks for it.
    SpeaksFor,
    /// Represents it.
    Represents,
    /// Came after it in office.
    Succeeds,
    /// Works under it.
    ReportsTo,
    /// Is allied with it.
    AlliedWith,
    /// Stands against it.
    OpposedTo,
    /// Any other tie; the note tells.
    Other,
}

impl RelationKind {
    /// Every kind, in the order of menus.
    pub const ALL: [Self; 10] = [
        Self::MemberOf,
        Self::PartOf,
        Self::Heads,
        Self::SpeaksFor,
        Self::Represents,
        Self::Succeeds,
        Self::ReportsTo,
        Self::AlliedWith,
        Self::OpposedTo,
        Self::Other,
    ];

    /// As read from the one who has the relation: “member of”.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::MemberOf => "member of",
            Self::PartOf => "part of",
            Self::Heads => "heads",
            Self::SpeaksFor => "speaks for",
            Self::Represents => "represents",
            Self::Succeeds => "succeeds",
            Self::ReportsTo => "reports to",
            Self::AlliedWith => "allied with",
            Self::OpposedTo => "opposed to",
            Self::Other => "related to",
        }
    }

    /// As read from the other end: “has member”.
    #[must_use]
    pub fn reversed_in_words(self) -> &'static str {
        match self {
            Self::MemberOf => "has member",
            Self::PartOf => "has part",
            Self::Heads => "headed by",
            Self::SpeaksFor => "has spokesperson",
            Self::Represents => "represented by",
            Self::Succeeds => "succeeded by",
            Self::ReportsTo => "has reporting to it",
            Self::AlliedWith => "allied with",
            Self::OpposedTo => "opposed by",
            Self::Other => "related to",
        }
    }

    /// Whether who stands in this relation belongs to the side of the other.
    #[must_use]
    pub fn shares_side(self) -> bool {
        matches!(
            self,
            Self::MemberOf | Self::PartOf | Self::Heads | Self::SpeaksFor | Self::Represents | Self::ReportsTo
        )
    }
}

/// A tie to another actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Identifies the relation within the actor.
    pub id: PartId,
    /// How.
    pub kind: RelationKind,
    /// To whom.
    pub other: ActorId,
    /// From when to when.
    #[serde(default, skip_serializing_if = "Period::is_unknown")]
    pub period: Period,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Identifiers that others gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Identifiers {
    /// Wikidata item, `Q42`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub wikidata: String,
    /// ISO 3166 code of a state, `AF`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub iso3166: String,
}

impl Identifiers {
    /// None is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wikidata.is_empty() && self.iso3166.is_empty()
    }
}

/// Someone, or something, that acts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Actor {
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// Every form of the name; the first of kind *main* is shown.
    pub names: Vec<Name>,
    /// Offices and functions, in the order entered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// Ties to other actors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Identifiers that others gave.
    #[serde(skip_serializing_if = "Identifiers::is_empty")]
    pub identifiers: Identifiers,
    /// Who it is, in a few words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// File name of a portrait kept beside the dossier; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub portrait: String,
    /// Free labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The analyst's notes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Actor {
    /// An actor with one name.
    #[must_use]
    pub fn named(kind: ActorKind, value: &str, id: PartId) -> Self {
        let name = Name {
            id,
            value: value.to_owned(),
            kind: NameKind::Main,
            language: String::new(),
            printed_as: String::new(),
        };
        Self { kind, names: vec![name], ..Self::default() }
    }

    /// The name to show: the first main one, or the first, or a dash.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names
            .iter()
            .find(|name| name.kind == NameKind::Main)
            .or(self.names.first())
            .map_or("—", |name| name.value.as_str())
    }

    /// The first name in its own script.
    #[must_use]
    pub fn native_name(&self) -> Option<&str> {
        self.names.iter().find(|name| name.kind == NameKind::Native).map(|name| name.value.as_str())
    }

    /// The roles that may have been held on a date, the latest to begin first.
    pub fn roles_on<'a>(&'a self, date: &'a super::date::EdtfDate) -> impl Iterator<Item = &'a Role> {
        let mut roles: Vec<&Role> = self.roles.iter().filter(|role| role.period.may_hold_on(date)).collect();
        roles.sort_by(|left, right| right.period.from.cmp(&left.period.from));
        roles.into_iter()
    }
}
