//! Which party an actor belongs to, and so in which side's colour it is shown.

use std::collections::BTreeMap;

use super::dossier::Dossier;
use super::id::ActorId;

/// How many parties have a colour of their own.
pub const PARTIES: usize = 4;

/// The place, from 0, of each actor's party among [`super::About::parties`]; actors of no party are absent.
///
/// A party belongs to itself; others belong to the party that they represent by a role or a relation, through as
/// many steps as it takes, or for which they sat at a meeting. Roles and relations come before meetings, and the
/// shorter way before the longer. Linear in actors and meetings for each step.
#[must_use]
pub fn parties(dossier: &Dossier) -> BTreeMap<ActorId, usize> {
    let mut found: BTreeMap<ActorId, usize> =
        dossier.about.parties.iter().take(PARTIES).enumerate().map(|(place, id)| (id.clone(), place)).collect();
    loop {
        let before = found.len();
        let mut next = Vec::new();
        for (id, actor) in dossier.actors.iter().filter(|(id, _)| !found.contains_key(id)) {
            let mut ties = actor
                .relations
                .iter()
                .filter(|relation| relation.kind.shares_side())
                .map(|relation| &relation.other)
                .chain(actor.roles.iter().filter_map(|role| role.organisation.as_ref()));
            if let Some(place) = ties.find_map(|other| found.get(other)) {
                next.push((id.clone(), *place));
            }
        }
        found.extend(next);
        if found.len() == before {
            break;
        }
    }
    for meeting in dossier.meetings.values() {
        for attendee in &meeting.attendees {
            let side = attendee.side.as_ref().and_then(|side| meeting.side(side));
            let place = side.and_then(|(_, side)| side.actor.as_ref()).and_then(|actor| found.get(actor)).copied();
            if let (Some(actor), Some(place)) = (&attendee.actor, place) {
                found.entry(actor.clone()).or_insert(place);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Actor, ActorKind, PartId, Period, Relation, RelationKind, Role};

    #[test]
    fn roles_and_relations_lead_to_a_party() {
        let id = |text: &str| ActorId::new(text);
        let mut dossier = Dossier::default();
        dossier.about.parties = vec![id("act-us"), id("act-tb")];
        let named = |name: &str| Actor::named(ActorKind::Other, name, PartId::new("prt-1"));
        let relation = |other: &str| Relation {
            id: PartId::new("prt-2"),
            kind: RelationKind::PartOf,
            other: id(other),
            period: Period::default(),
            note: String::new(),
        };
        let state = Actor { relations: vec![relation("act-us")], ..named("State Department") };
        let west = Actor {
            roles: vec![Role {
                id: PartId::new("prt-3"),
                title: "Special Representative".to_owned(),
                organisation: Some(id("act-state")),
                period: Period::default(),
            }],
            ..named("Thomas West")
        };
        for (key, actor) in [
            ("act-us", named("United States")),
            ("act-tb", named("Taliban")),
            ("act-state", state),
            ("act-a-west", west),
            ("act-qa", named("Qatar")),
        ] {
            dossier.actors.insert(id(key), Arc::new(actor));
        }
        let parties = parties(&dossier);
        assert_eq!(parties.get(&id("act-a-west")), Some(&0));
        assert_eq!(parties.get(&id("act-tb")), Some(&1));
        assert_eq!(parties.get(&id("act-qa")), None);
    }
}
