//! From a dossier to its canonical text, in parts that are written at once, each proven to say what it should.

use std::sync::Arc;

use imbl::OrdSet;
use ron::ser::PrettyConfig;
use serde::de::DeserializeOwned;
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Serialize, Serializer};

use super::canonical::Canonical;
use super::pieces::{records, with_maps};
use super::text::{CURRENT_VERSION, HEADER, options};
use crate::model::{
    About, Actor, ActorId, Article, ArticleId, Claim, ClaimId, Commitment, CommitmentId, Dossier, Finding, FindingId,
    Meeting, MeetingId, Merge, MergeId, Outlet, OutletId, Position, PositionId, Records, Topic, TopicId,
};

/// How many records stand in a part: articles are long, others are not.
const ARTICLES: usize = 64;
const OTHERS: usize = 1024;

/// Some records, in their order.
type Some<'d, Id, Record> = Vec<(&'d Id, &'d Arc<Record>)>;

macro_rules! parts {
    ($($variant:ident $map:ident $id:ident;)+) => {
        /// A part of the text. All parts, one after the other, are the text but for its last line.
        pub(super) enum Part<'d> {
            /// Words that stand in every dossier, or between its maps.
            Words(String),
            /// What it is about.
            About(&'d About),
            /// What was refused.
            Refused(&'d OrdSet<String>),
            $(
                #[doc = concat!("Some of `", stringify!($map), "`.")]
                $variant(Some<'d, $id, $variant>)
            ),+
        }

        impl Part<'_> {
            /// Its text.
            pub(super) fn text(&self) -> String {
                match self {
                    Self::Words(words) => words.clone(),
                    Self::About(about) => field_text("about", about),
                    Self::Refused(refused) => field_text("refused", refused),
                    $(Self::$variant(some) => records_text(stringify!($map), some)),+
                }
            }

            /// Whether the text, parsed, gives what the part holds. A number that is not one differs from itself, so
            /// that texts decide last.
            pub(super) fn is_said_by(&self, text: &str) -> bool {
                match self {
                    Self::Words(words) => words == text,
                    Self::About(about) => {
                        field_says("about", *about, text)
                            || plainly(text).is_some_and(|again| Part::About(&again.about).text() == text)
                    }
                    Self::Refused(refused) => {
                        field_says("refused", *refused, text)
                            || plainly(text).is_some_and(|again| Part::Refused(&again.refused).text() == text)
                    }
                    $(Self::$variant(some) => {
                        records_say(some, text)
                            || plainly(&format!("{}{text}{CLOSE}", open(stringify!($map)))).is_some_and(|again| {
                                let again: Vec<_> = again.$map.iter().collect();
                                !again.is_empty() && records_text(stringify!($map), &again) == text
                            })
                    }),+
                }
            }
        }
    };
}

with_maps!(parts);

/// About how many bytes the text of a dossier has, at least.
pub(super) fn weight(dossier: &Dossier) -> usize {
    let texts: usize = dossier.articles.values().take(ARTICLES).map(|article| article.text.len()).sum();
    texts + 200 * (dossier.claims.len() + dossier.actors.len() + dossier.articles.len())
}

/// How a map of records ends.
const CLOSE: &str = "  },\n";

/// How one begins.
fn open(map: &str) -> String {
    format!("  {map}: {{\n")
}

impl<'d> Part<'d> {
    /// Every part of the text, in order.
    pub(super) fn all(dossier: &'d Dossier) -> Vec<Self> {
        // Destructured, so that a new kind of record is not forgotten here.
        let Dossier {
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
        } = dossier;
        let mut all = vec![Self::Words(format!("{HEADER}{CURRENT_VERSION}\n(\n")), Self::About(about)];
        add(&mut all, "outlets", outlets, OTHERS, Self::Outlet);
        add(&mut all, "topics", topics, OTHERS, Self::Topic);
        add(&mut all, "actors", actors, OTHERS, Self::Actor);
        add(&mut all, "meetings", meetings, OTHERS, Self::Meeting);
        add(&mut all, "claims", claims, OTHERS, Self::Claim);
        add(&mut all, "findings", findings, OTHERS, Self::Finding);
        add(&mut all, "commitments", commitments, OTHERS, Self::Commitment);
        add(&mut all, "positions", positions, OTHERS, Self::Position);
        add(&mut all, "merges", merges, OTHERS, Self::Merge);
        if !refused.is_empty() {
            all.push(Self::Refused(refused));
        }
        add(&mut all, "articles", articles, ARTICLES, Self::Article);
        all.push(Self::Words(")\n".to_owned()));
        all
    }
}

/// Adds a map of records, so many in a part; nothing where it is empty.
fn add<'d, Id: Ord, Record>(
    all: &mut Vec<Part<'d>>,
    name: &str,
    map: &'d Records<Id, Record>,
    many: usize,
    part: impl Fn(Some<'d, Id, Record>) -> Part<'d>,
) {
    if map.is_empty() {
        return;
    }
    all.push(Part::Words(open(name)));
    let mut entries = map.iter().peekable();
    while entries.peek().is_some() {
        all.push(part(entries.by_ref().take(many).collect()));
    }
    all.push(Part::Words(CLOSE.to_owned()));
}

/// A dossier of one field, as the derived way writes it.
struct Field<'v, T: ?Sized> {
    name: &'static str,
    value: &'v T,
}

impl<T: Serialize + ?Sized> Serialize for Field<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Dossier", 1)?;
        fields.serialize_field(self.name, self.value)?;
        fields.end()
    }
}

/// Records as a map.
struct AsMap<'s, 'd, Id, Record>(&'s [(&'d Id, &'d Arc<Record>)]);

impl<Id: Serialize, Record: Serialize> Serialize for AsMap<'_, '_, Id, Record> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// `  name: value,` and a line end.
fn field_text<T: Serialize + ?Sized>(name: &'static str, value: &T) -> String {
    written(&Field { name, value }, "(\n", ")")
}

fn records_text<Id: Serialize, Record: Serialize>(map: &'static str, some: &[(&Id, &Arc<Record>)]) -> String {
    written(&Field { name: map, value: &AsMap(some) }, &format!("(\n{}", open(map)), &format!("{CLOSE})"))
}

/// What is between these words in the text of a dossier of one field.
fn written<T: Serialize + ?Sized>(field: &Field<'_, T>, before: &str, after: &str) -> String {
    let mut text = String::new();
    let pretty = PrettyConfig::new().new_line("\n").indentor("  ").escape_strings(false);
    options().to_writer_pretty(&mut text, field, pretty).expect("plain data is written to memory");
    text.truncate(text.len() - after.len());
    text.drain(..before.len());
    text
}

fn field_says<'t, T: Deserialize<'t> + PartialEq>(name: &str, value: &T, text: &'t str) -> bool {
    let mut at = Canonical::new(text);
    at.takes(&format!("  {name}: "))
        && T::deserialize(&mut at).is_ok_and(|again| again == *value)
        && at.takes(",\n")
        && at.rest().is_empty()
}

fn records_say<Id, Record>(some: &[(&Id, &Arc<Record>)], text: &str) -> bool
where
    Id: DeserializeOwned + PartialEq,
    Record: DeserializeOwned + PartialEq,
{
    let again: Option<Vec<(Id, Arc<Record>)>> = records(text);
    again.is_some_and(|again| {
        again.len() == some.len()
            && again.iter().zip(some).all(|(again, held)| again.0 == *held.0 && again.1 == *held.1)
    })
}

/// The dossier of these fields, by the parser for all of RON.
fn plainly(fields: &str) -> Option<Dossier> {
    options().from_str(&format!("(\n{fields})")).ok()
}
