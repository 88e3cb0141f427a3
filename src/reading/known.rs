//! What of a dossier a reader may know: its actors by their names, and its meetings. Read only, made once for a state of
//! the dossier and used for every text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::{ActorId, ActorKind, Dossier, EdtfDate, MeetingId, NameKind, Place};
use crate::names::{NameOf, Prepared};

/// A form of a name of an actor of the dossier.
#[derive(Clone, Debug)]
pub struct KnownName {
    /// As it is written.
    pub value: String,
    /// What form it is.
    pub kind: NameKind,
    /// Taken apart, for comparing.
    pub prepared: Prepared,
}

/// An actor of the dossier.
#[derive(Clone, Debug)]
pub struct KnownActor {
    /// Which.
    pub id: ActorId,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// Its names, the main one first.
    pub names: Vec<KnownName>,
}

/// A meeting of the dossier.
#[derive(Clone, Debug)]
pub struct KnownMeeting {
    /// Which.
    pub id: MeetingId,
    /// When.
    pub date: Option<EdtfDate>,
    /// First and last day, where they are known.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Where.
    pub place: Place,
    /// The actors of its sides and its attendees, each once.
    pub actors: Vec<ActorId>,
}

/// A read-only view of a dossier for readers.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Its actors, by id.
    pub actors: Vec<KnownActor>,
    /// Its meetings, by id.
    pub meetings: Vec<KnownMeeting>,
    /// The actors, by place, of each name in lower case.
    by_name: BTreeMap<String, Vec<usize>>,
    /// The names as written, each once.
    names: Arc<BTreeSet<Box<str>>>,
}

impl Known {
    /// The view of a dossier. Linear in names and attendees.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut known = Self::default();
        for (id, actor) in &dossier.actors {
            let of = match actor.kind {
                ActorKind::Person => NameOf::Person,
                ActorKind::Other => NameOf::Other,
                _ => NameOf::Organisation,
            };
            let mut names: Vec<KnownName> = actor
                .names
                .iter()
                .filter(|name| !name.value.trim().is_empty())
                .map(|name| KnownName {
                    value: name.value.clone(),
                    kind: name.kind,
                    prepared: Prepared::new(&name.value, of),
                })
                .collect();
            names.sort_by_key(|name| name.kind != NameKind::Main);
            for name in &names {
                known.by_name.entry(name.value.to_lowercase()).or_default().push(known.actors.len());
            }
            known.actors.push(KnownActor { id: id.clone(), kind: actor.kind, names });
        }
        known.names = Arc::new(
            known.actors.iter().flat_map(|actor| &actor.names).map(|name| name.value.as_str().into()).collect(),
        );
        for (id, meeting) in &dossier.meetings {
            let edtf = meeting.date.as_ref().map(|when| when.edtf.clone());
            let days = edtf.as_ref().and_then(|edtf| Some((edtf.earliest()?, edtf.latest()?)));
            let mut actors: Vec<ActorId> = meeting
                .sides
                .iter()
                .filter_map(|side| side.actor.clone())
                .chain(meeting.attendees.iter().filter_map(|attendee| attendee.actor.clone()))
                .collect();
            actors.sort();
            actors.dedup();
            known.meetings.push(KnownMeeting {
                id: id.clone(),
                date: edtf,
                days,
                place: meeting.place.clone(),
                actors,
            });
        }
        known
    }

    /// The names of its actors as they are written, each once.
    #[must_use]
    pub fn names(&self) -> &Arc<BTreeSet<Box<str>>> {
        &self.names
    }

    /// The actors, by place, that bear a name, case apart.
    #[must_use]
    pub fn bearing(&self, name: &str) -> &[usize] {
        self.by_name.get(&name.to_lowercase()).map_or(&[], Vec::as_slice)
    }
}
