//! What of a dossier a reader may know: its actors by their names, and its meetings. Made for a state of the dossier and
//! used for every text; a name is taken apart when it is first compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::actors::Phrases;
use super::tokens::Token;
use crate::model::{ActorId, ActorKind, Dossier, EdtfDate, MeetingId, NameKind, Place};
use crate::names::{NameOf, Prepared, SAME, fold, folded_words, match_prepared, may_match};

/// A form of a name of an actor of the dossier.
#[derive(Clone, Debug)]
pub struct KnownName {
    /// As it is written.
    pub value: String,
    /// What form it is.
    pub kind: NameKind,
    of: NameOf,
    /// Taken apart, for comparing: a hundred times the room of the name itself, and few are ever compared.
    prepared: OnceLock<Box<Prepared>>,
}

impl KnownName {
    fn prepared(&self) -> &Prepared {
        self.prepared.get_or_init(|| Box::new(Prepared::new(&self.value, self.of)))
    }
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
    /// The actors, by place, that bear a name, as it stands in a text.
    in_texts: Phrases<usize>,
    /// The names, as places of actor and name, that have a word, folded.
    by_word: BTreeMap<String, Vec<(usize, usize)>>,
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
                .map(|name| KnownName { value: name.value.clone(), kind: name.kind, of, prepared: OnceLock::new() })
                .collect();
            names.sort_by_key(|name| name.kind != NameKind::Main);
            for (place, name) in names.iter().enumerate() {
                known.by_name.entry(name.value.to_lowercase()).or_default().push(known.actors.len());
                known.in_texts.add(&name.value, known.actors.len());
                for word in folded_words(&name.value) {
                    known.by_word.entry(word).or_default().push((known.actors.len(), place));
                }
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

    /// The longest name of actors that stands at a token, on the borders of words and with its capitals: one past its last
    /// token, and the actors, by place.
    pub(crate) fn named_at(&self, tokens: &[Token], from: usize) -> Option<(usize, &[usize])> {
        self.in_texts.at(tokens, from)
    }

    /// The one person, by place, whose name ends with a word: “Muttaqi”.
    pub(crate) fn family(&self, word: &str) -> Option<usize> {
        let folded = fold(word);
        let mut found = None;
        for (actor, place) in self.by_word.get(&folded)? {
            let known = self.actors.get(*actor).filter(|known| known.kind == ActorKind::Person)?;
            let last = folded_words(&known.names.get(*place)?.value).last().as_deref() == Some(folded.as_str());
            match found {
                _ if !last => {}
                Some(before) if before != *actor => return None,
                _ => found = Some(*actor),
            }
        }
        found
    }

    /// The actor, by place, whose name is surely this one in some spelling, and how well it matches. None where two
    /// actors match nearly as well. Names that share no word with it are not looked at.
    pub(crate) fn spelt(&self, name: &Prepared, is_person: bool) -> Option<(usize, f64)> {
        /// Names of a very common word that are compared.
        const MOST: usize = 400;
        let mut candidates: Vec<(usize, usize)> = Vec::new();
        for word in name.folded().split(' ') {
            candidates.extend(self.by_word.get(word).into_iter().flatten().take(MOST));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut best: Vec<(usize, f64)> = Vec::new();
        for (actor, place) in candidates {
            let Some(known) = self.actors.get(actor) else { continue };
            if (known.kind == ActorKind::Person) != is_person {
                continue;
            }
            let Some(other) = known.names.get(place).filter(|other| may_match(name, other.prepared())) else {
                continue;
            };
            let score = match_prepared(name, other.prepared()).score;
            match best.last_mut().filter(|(last, _)| *last == actor) {
                Some((_, before)) => *before = before.max(score),
                None => best.push((actor, score)),
            }
        }
        best.sort_by(|left, right| right.1.total_cmp(&left.1));
        let first = *best.first().filter(|(_, score)| *score >= SAME)?;
        best.get(1).is_none_or(|second| second.1 + 0.1 < first.1).then_some(first)
    }
}
