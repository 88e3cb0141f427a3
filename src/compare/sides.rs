//! For which side of a meeting an actor stands, and whose voice an article is.

use std::collections::BTreeMap;

use crate::model::{Actor, ActorId, ActorKind, Article, Dossier, Meeting, OutletKind};

/// The sides of one meeting.
pub(super) struct Sides<'a> {
    dossier: &'a Dossier,
    parties: &'a BTreeMap<ActorId, usize>,
    /// Those who stand for a side by name or sat for it.
    named: BTreeMap<&'a ActorId, usize>,
    /// The side of each party that has one side alone.
    by_party: BTreeMap<usize, Option<usize>>,
    /// The names of the states among the actors of a side, in lower case.
    states: BTreeMap<String, usize>,
}

impl<'a> Sides<'a> {
    /// Linear in the actors.
    pub fn of(dossier: &'a Dossier, parties: &'a BTreeMap<ActorId, usize>, meeting: &'a Meeting) -> Self {
        let mut named = BTreeMap::new();
        let mut by_party: BTreeMap<usize, Option<usize>> = BTreeMap::new();
        for (at, side) in meeting.sides.iter().enumerate() {
            let Some(actor) = &side.actor else { continue };
            named.entry(actor).or_insert(at);
            if let Some(party) = parties.get(actor) {
                // Two sides of one party: which of them its others stand for is not known.
                by_party.entry(*party).and_modify(|side| *side = None).or_insert(Some(at));
            }
        }
        for attendee in &meeting.attendees {
            let at = attendee.side.as_ref().and_then(|id| meeting.side(id)).map(|(at, _)| at);
            if let (Some(actor), Some(at)) = (&attendee.actor, at) {
                named.entry(actor).or_insert(at);
            }
        }
        let mut sides = Self { dossier, parties, named, by_party, states: BTreeMap::new() };
        for (id, actor) in &dossier.actors {
            if !matches!(actor.kind, ActorKind::State | ActorKind::Government) {
                continue;
            }
            if let Some(at) = sides.side_of(id) {
                for name in &actor.names {
                    sides.states.entry(name.value.to_lowercase()).or_insert(at);
                }
            }
        }
        sides
    }

    /// The place of the side that an actor stands for: as the side itself, as one who sat for it, by a tie to it, or as
    /// one of its party.
    pub fn side_of(&self, actor: &ActorId) -> Option<usize> {
        let tied = || {
            let actor: &Actor = self.dossier.actors.get(actor)?;
            let relations = actor.relations.iter().filter(|it| it.kind.shares_side()).map(|it| &it.other);
            let mut ties = relations.chain(actor.roles.iter().filter_map(|role| role.organisation.as_ref()));
            ties.find_map(|other| self.named.get(other).copied())
        };
        let of_party = || *self.by_party.get(self.parties.get(actor)?)?;
        self.named.get(actor).copied().or_else(tied).or_else(of_party)
    }

    /// The side whose own voice an article is: its outlet speaks for an actor of the side, or is a government's or a
    /// state's medium of a country that is one.
    pub fn voice_of(&self, article: &Article) -> Option<usize> {
        let outlet = self.dossier.outlets.get(article.outlet.as_ref()?)?;
        match &outlet.actor {
            Some(actor) => self.side_of(actor),
            None if matches!(outlet.kind, OutletKind::Government | OutletKind::StateMedia) => {
                self.states.get(&outlet.country.trim().to_lowercase()).copied()
            }
            None => None,
        }
    }
}
