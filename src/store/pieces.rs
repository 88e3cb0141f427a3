//! The canonical text of a dossier, cut into pieces of whole records that are parsed at once.
//!
//! Where to cut is guessed from the ends of lines, which the words of an article may imitate. A guess is proven by the
//! piece before it: read from where it certainly begins, it must end exactly at the cut, and one that was cut inside of a
//! string or of a record does not. So pieces that can all be read say what the whole text says; where one cannot, none
//! counts.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use imbl::OrdSet;
use memchr::memmem;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::canonical::Canonical;
use super::parallel::{each, threads};
use super::progress::Progress;
use super::text::HEADER;
use crate::model::{
    About, Actor, ActorId, Article, ArticleId, Claim, ClaimId, Commitment, CommitmentId, Dossier, Finding, FindingId,
    Meeting, MeetingId, Merge, MergeId, Outlet, OutletId, Position, PositionId, Records, Topic, TopicId,
};

/// The least bytes of a piece: fewer are not worth the change from one to the next.
const PIECE: usize = 128 << 10;
/// How a map of records ends.
const MAP_END: &str = "\n  },\n";
/// How a record ends before another one, and how much of that is its own.
const RECORD_END: &str = "\n    ),\n    \"";
const OWN: usize = "\n    ),\n".len();

/// Every map of records of a dossier: its type of record, which names it here, its field and its type of id.
macro_rules! with_maps {
    ($then:ident) => {
        $then! {
            Outlet outlets OutletId;
            Topic topics TopicId;
            Actor actors ActorId;
            Meeting meetings MeetingId;
            Claim claims ClaimId;
            Finding findings FindingId;
            Commitment commitments CommitmentId;
            Position positions PositionId;
            Merge merges MergeId;
            Article articles ArticleId;
        }
    };
}
pub(super) use with_maps;

macro_rules! maps {
    ($($variant:ident $map:ident $id:ident;)+) => {
        /// A map of records.
        #[derive(Clone, Copy, Debug)]
        enum Map { $($variant),+ }

        /// Some records of a map, in the order of the text.
        enum Parsed { $($variant(Vec<($id, Arc<$variant>)>)),+ }

        impl Map {
            fn named(name: &str) -> Option<Self> {
                $(if name == stringify!($map) {
                    return Some(Self::$variant);
                })+
                None
            }

            fn parse(self, text: &str) -> Option<Parsed> {
                match self { $(Self::$variant => records(text).map(Parsed::$variant)),+ }
            }
        }

        /// Puts records into their map; whether none of them was there.
        fn put(dossier: &mut Dossier, parsed: Parsed) -> bool {
            match parsed { $(Parsed::$variant(records) => extend(&mut dossier.$map, records)),+ }
        }
    };
}

with_maps!(maps);

/// Some records of one map.
struct Piece<'t> {
    map: Map,
    text: &'t str,
}

/// The dossier in a text as [`super::to_text`] writes it; `None` for any other text, and for work that was cancelled.
pub(super) fn parse(text: &str, progress: &Progress) -> Option<Dossier> {
    let (mut dossier, pieces) = cut(text)?;
    let lost = AtomicBool::new(false);
    let parsed = each(threads(text.len()), pieces.len(), |index| {
        if lost.load(Ordering::Relaxed) || progress.is_cancelled() {
            return None;
        }
        let piece = &pieces[index];
        let parsed = piece.map.parse(piece.text);
        lost.fetch_or(parsed.is_none(), Ordering::Relaxed);
        progress.add(piece.text.len());
        parsed
    });
    for some in parsed {
        // An id that stands twice is for the other parser, which says where.
        if !put(&mut dossier, some?) {
            return None;
        }
    }
    Some(dossier)
}

/// What stands outside of maps of records, and the pieces of these.
fn cut(text: &str) -> Option<(Dossier, Vec<Piece<'_>>)> {
    let mut dossier = Dossier::default();
    let mut pieces = Vec::new();
    let mut seen = BTreeSet::new();
    if !text.starts_with(HEADER) {
        return None;
    }
    let start = text.find('\n')? + 1;
    let mut at = Canonical::new(&text[start..]);
    if !at.takes("(\n") {
        return None;
    }
    while !at.takes(")\n") {
        let name = at.takes("  ").then(|| at.word().ok())??;
        if !at.takes(": ") || !seen.insert(name) {
            return None;
        }
        match name {
            "about" => dossier.about = About::deserialize(&mut at).ok()?,
            "refused" => dossier.refused = OrdSet::deserialize(&mut at).ok()?,
            _ => {
                let map = Map::named(name).filter(|_| at.takes("{\n"))?;
                let records = at.take(map_end(at.rest())?);
                divide(map, records, &mut pieces);
                at.takes("  }");
            }
        }
        if !at.takes(",\n") {
            return None;
        }
    }
    ends(at.rest()).then_some((dossier, pieces))
}

/// Where the last record of a map ends, its line end included: at brackets after which another field may follow.
fn map_end(text: &str) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), MAP_END).map(|at| at + 1).find(|at| {
        let rest = &text[at + MAP_END.len() - 1..];
        let name = rest.strip_prefix("  ").and_then(|rest| rest.split_once(": ")).map(|(name, _)| name);
        rest.starts_with(")\n") || name.is_some_and(|name| name == "refused" || Map::named(name).is_some())
    })
}

/// Cuts the records of a map at the end of some.
fn divide<'t>(map: Map, mut text: &'t str, pieces: &mut Vec<Piece<'t>>) {
    let size = PIECE.max(text.len() / (threads(text.len()) * 8));
    let end = memmem::Finder::new(RECORD_END);
    while text.len() > size
        && let Some(found) = end.find(&text.as_bytes()[size..])
    {
        let (piece, rest) = text.split_at(size + found + OWN);
        pieces.push(Piece { map, text: piece });
        text = rest;
    }
    pieces.push(Piece { map, text });
}

/// Whether nothing is left but a comment line, the checksum, and blank lines.
fn ends(rest: &str) -> bool {
    let rest = match rest.strip_prefix("//") {
        None => rest,
        Some(comment) => match comment.split_once('\n') {
            Some((_, rest)) => rest,
            None => return false,
        },
    };
    rest.bytes().all(|byte| byte == b'\n')
}

/// The records of a piece, which must hold nothing else.
pub(super) fn records<Id: DeserializeOwned, Record: DeserializeOwned>(text: &str) -> Option<Vec<(Id, Arc<Record>)>> {
    let mut at = Canonical::new(text);
    let mut found = Vec::new();
    while !at.rest().is_empty() {
        let id = at.takes("    ").then(|| Id::deserialize(&mut at).ok())??;
        let record = at.takes(": ").then(|| Record::deserialize(&mut at).ok())??;
        if !at.takes(",\n") {
            return None;
        }
        found.push((id, Arc::new(record)));
    }
    Some(found)
}

fn extend<Id: Ord + Clone + fmt::Display, Record>(
    map: &mut Records<Id, Record>,
    records: Vec<(Id, Arc<Record>)>,
) -> bool {
    records.into_iter().all(|(id, record)| map.insert(id, record).is_none())
}
