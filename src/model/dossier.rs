//! The dossier: everything on a desk, in persistent maps that share structure between snapshots.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use imbl::{OrdMap, OrdSet};
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::actor::{Actor, Relation};
use super::article::{Article, Origin};
use super::claim::{Claim, Finding};
use super::commitment::{Commitment, Position};
use super::id::{
    ActorId, ArticleId, ClaimId, CommitmentId, FindingId, MeetingId, MergeId, OutletId, PositionId, TopicId,
};
use super::meeting::Meeting;
use super::outlet::{Outlet, Reliability};
use super::topic::Topic;

/// Records of one type by id, in the order of ids. Cloning is constant time; a change copies a path of the tree.
pub type Records<Id, Record> = OrdMap<Id, Arc<Record>>;

/// A search that was kept as a list: what it finds is looked up each time.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SavedSearch {
    /// What the list is called; no two have one name.
    pub name: String,
    /// What is searched for, as it was typed.
    pub query: String,
}

/// What a dossier is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct About {
    /// What it is called.
    pub title: String,
    /// What it follows.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// Notes on the whole; private.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// When it was begun, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<DateTime<Utc>>,
    /// The parties that own the side colours, in order: A, B, C, D. Kept, so that a colour does not change hands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<ActorId>,
    /// Searches kept as lists, in the order that they are shown in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub searches: Vec<SavedSearch>,
}

/// What became one when two actors were merged, kept so that they can be parted again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The actor that stayed.
    pub kept: ActorId,
    /// The id of the one that went.
    pub gone: ActorId,
    /// The one that went, as it was.
    pub was: Actor,
    /// Ties between the two, which a merge takes out of the one that stayed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub untied: Vec<Relation>,
    /// The records that spoke of the one that went alone, and now speak of the one that stayed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<RecordRef>,
}

/// Everything on a desk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dossier {
    /// What it is about.
    pub about: About,
    /// Who publishes.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub outlets: Records<OutletId, Outlet>,
    /// Agenda items.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub topics: Records<TopicId, Topic>,
    /// People, organisations, states.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub actors: Records<ActorId, Actor>,
    /// Who met whom.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub meetings: Records<MeetingId, Meeting>,
    /// What sources say.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub claims: Records<ClaimId, Claim>,
    /// What the analyst holds.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub findings: Records<FindingId, Finding>,
    /// What was promised.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub commitments: Records<CommitmentId, Commitment>,
    /// What actors say on topics.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub positions: Records<PositionId, Position>,
    /// Merges of actors.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub merges: Records<MergeId, Merge>,
    /// What was proposed from the articles and rejected, by keys, so that it does not come back.
    #[serde(skip_serializing_if = "OrdSet::is_empty")]
    pub refused: OrdSet<String>,
    /// The sources, last because they are long.
    #[serde(deserialize_with = "unique_records", skip_serializing_if = "OrdMap::is_empty")]
    pub articles: Records<ArticleId, Article>,
}

/// Reads a map of records and refuses an id that stands twice, where a plain map would keep the last silently.
fn unique_records<'de, D, Id, Held>(deserializer: D) -> Result<Records<Id, Held>, D::Error>
where
    D: Deserializer<'de>,
    Id: Deserialize<'de> + Ord + Clone + fmt::Display,
    Held: Deserialize<'de>,
{
    struct Unique<Id, Held>(PhantomData<(Id, Held)>);

    impl<'de, Id, Held> Visitor<'de> for Unique<Id, Held>
    where
        Id: Deserialize<'de> + Ord + Clone + fmt::Display,
        Held: Deserialize<'de>,
    {
        type Value = Records<Id, Held>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map from ids to records")
        }

        fn visit_map<Entries: MapAccess<'de>>(self, mut entries: Entries) -> Result<Self::Value, Entries::Error> {
            let mut records = OrdMap::new();
            while let Some(id) = entries.next_key::<Id>()? {
                if records.contains_key(&id) {
                    return Err(de::Error::custom(format_args!("the id “{id}” stands twice")));
                }
                records.insert(id, Arc::new(entries.next_value()?));
            }
            Ok(records)
        }
    }

    deserializer.deserialize_map(Unique(PhantomData))
}

macro_rules! records {
    ($($variant:ident, $id:ident, $record:ident, $map:ident, $word:literal;)+) => {
        /// Names one record of a dossier.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum RecordRef { $(
            #[doc = concat!("Of `", stringify!($map), "`.")]
            $variant($id)
        ),+ }

        /// A whole record with its id.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record { $(
            #[doc = concat!("Of `", stringify!($map), "`.")]
            $variant($id, Arc<$record>)
        ),+ }

        impl RecordRef {
            /// The id as it stands in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self { $(Self::$variant(id) => id.as_str()),+ }
            }

            /// The kind of record, in a word.
            #[must_use]
            pub fn word(&self) -> &'static str {
                match self { $(Self::$variant(_) => $word),+ }
            }

            /// The field of the dossier that holds such records.
            #[must_use]
            pub fn map_name(&self) -> &'static str {
                match self { $(Self::$variant(_) => stringify!($map)),+ }
            }

            /// Whether the id follows the form of its type.
            #[must_use]
            pub fn is_well_formed(&self) -> bool {
                match self { $(Self::$variant(id) => id.is_well_formed()),+ }
            }
        }

        impl Record {
            /// Names the record.
            #[must_use]
            pub fn reference(&self) -> RecordRef {
                match self { $(Self::$variant(id, _) => RecordRef::$variant(id.clone())),+ }
            }
        }

        impl Dossier {
            /// The record named, if it is there. Logarithmic.
            #[must_use]
            pub fn record(&self, reference: &RecordRef) -> Option<Record> {
                match reference { $(
                    RecordRef::$variant(id) => self.$map.get(id).map(|record| Record::$variant(id.clone(), record.clone()))
                ),+ }
            }

            /// Whether the record named is there. Logarithmic.
            #[must_use]
            pub fn contains(&self, reference: &RecordRef) -> bool {
                match reference { $(RecordRef::$variant(id) => self.$map.contains_key(id)),+ }
            }

            /// Puts a record in, in the place of the one with its id. Only `edit` calls this on a dossier in use.
            pub fn put(&mut self, record: Record) {
                match record { $(Record::$variant(id, record) => { self.$map.insert(id, record); }),+ }
            }

            /// Takes a record out; what depends on it is for the caller to see to. Only `edit` calls this on a
            /// dossier in use.
            pub fn take(&mut self, reference: &RecordRef) -> Option<Record> {
                match reference { $(
                    RecordRef::$variant(id) => self.$map.remove(id).map(|record| Record::$variant(id.clone(), record))
                ),+ }
            }

            /// Every record, by type and then by id.
            pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
                std::iter::empty()
                    $(.chain(self.$map.iter().map(|(id, record)| Record::$variant(id.clone(), record.clone()))))+
            }
        }
    };
}

records! {
    Outlet, OutletId, Outlet, outlets, "outlet";
    Topic, TopicId, Topic, topics, "topic";
    Actor, ActorId, Actor, actors, "actor";
    Meeting, MeetingId, Meeting, meetings, "meeting";
    Claim, ClaimId, Claim, claims, "claim";
    Finding, FindingId, Finding, findings, "finding";
    Commitment, CommitmentId, Commitment, commitments, "commitment";
    Position, PositionId, Position, positions, "position";
    Merge, MergeId, Merge, merges, "merge";
    Article, ArticleId, Article, articles, "article";
}

impl Dossier {
    /// Whether two dossiers are one state: maps that share their roots hold the same. Constant time but for what the
    /// dossier is about; two that hold the same without sharing it are told apart.
    #[must_use]
    pub fn is_same_state(&self, other: &Self) -> bool {
        // Destructured, so that a new kind of record is not forgotten here.
        let Self {
            about,
            outlets,
            topics,
            actors,
            meetings,
            claims,
            findings,
            commitments,
            positions,
            merges,
            refused,
            articles,
        } = self;
        *about == other.about
            && outlets.ptr_eq(&other.outlets)
            && topics.ptr_eq(&other.topics)
            && actors.ptr_eq(&other.actors)
            && meetings.ptr_eq(&other.meetings)
            && claims.ptr_eq(&other.claims)
            && findings.ptr_eq(&other.findings)
            && commitments.ptr_eq(&other.commitments)
            && positions.ptr_eq(&other.positions)
            && merges.ptr_eq(&other.merges)
            && refused.ptr_eq(&other.refused)
            && articles.ptr_eq(&other.articles)
    }

    /// What to call a record in a list or a message; its id where it has no name.
    #[must_use]
    pub fn title_of(&self, reference: &RecordRef) -> String {
        let titled = match reference {
            RecordRef::Outlet(id) => self.outlets.get(id).map(|outlet| outlet.name.clone()),
            RecordRef::Topic(id) => self.topics.get(id).map(|topic| topic.name.clone()),
            RecordRef::Actor(id) => self.actors.get(id).map(|actor| actor.name().to_owned()),
            RecordRef::Meeting(id) => self.meetings.get(id).map(|meeting| meeting.title.clone()),
            RecordRef::Commitment(id) => self.commitments.get(id).map(|commitment| commitment.what.clone()),
            RecordRef::Position(id) => self.positions.get(id).map(|position| position.summary.clone()),
            RecordRef::Article(id) => self.articles.get(id).map(|article| article.title.clone()),
            RecordRef::Claim(id) => {
                self.claims.get(id).and_then(|claim| claim.quotes.first()).map(|quote| quote.exact.clone())
            }
            RecordRef::Finding(id) => self.findings.get(id).map(|finding| finding.reason.clone()),
            RecordRef::Merge(id) => self.merges.get(id).map(|merge| merge.was.name().to_owned()),
        };
        titled.filter(|title| !title.is_empty()).unwrap_or_else(|| reference.as_str().to_owned())
    }

    /// The name of an actor, or its id where the dossier has no such actor.
    #[must_use]
    pub fn actor_name<'a>(&'a self, id: &'a ActorId) -> &'a str {
        self.actors.get(id).map_or(id.as_str(), |actor| actor.name())
    }

    /// The name of an article's outlet, “not named” where it has none.
    #[must_use]
    pub fn outlet_name<'a>(&'a self, article: &'a Article) -> &'a str {
        article
            .outlet
            .as_ref()
            .and_then(|id| self.outlets.get(id))
            .map(|outlet| outlet.name.as_str())
            .filter(|name| !name.is_empty())
            .unwrap_or("Outlet not named")
    }

    /// The grade of an article: its own where it has one, else its outlet's.
    #[must_use]
    pub fn reliability_of(&self, article: &Article) -> Option<Reliability> {
        let outlet = article.outlet.as_ref().and_then(|id| self.outlets.get(id));
        article.reliability.or_else(|| outlet.and_then(|outlet| outlet.reliability))
    }

    /// What an article's words go back to, following reprints: two articles with equal origins count once.
    /// Articles that reprint each other in a circle go back to the first of them by id.
    #[must_use]
    pub fn origin_of(&self, article: &ArticleId) -> Origin {
        let mut at = article.clone();
        let mut way: Vec<ArticleId> = Vec::new();
        while way.len() < 64 {
            match self.articles.get(&at).and_then(|article| article.origin.as_ref()) {
                Some(Origin::Article(next)) if self.articles.contains_key(next) => {
                    way.push(at);
                    if let Some(place) = way.iter().position(|seen| seen == next) {
                        at = way[place..].iter().min().unwrap_or(next).clone();
                        break;
                    }
                    at = next.clone();
                }
                Some(Origin::Article(_)) | None => break,
                Some(other) => return other.clone(),
            }
        }
        Origin::Article(at)
    }
}
