//! Who is who over all articles: the actors found in each text as actors of the dossier, or as new ones that several texts
//! share.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::gathered::{Gathered, RoleRead, capitalised};
use super::keys;
use super::pool::{Asked, Found, Pool};
use super::proposal::{NewActor, NewRole, Party, Teller};
use super::quoted::Quoted;
use super::source::Source;
use crate::model::{ActorId, ActorKind, Dossier};
use crate::names::{NameOf, fold};
use crate::places;
use crate::reading::{Reading, Voice};

/// Roles of one actor beyond these are not offered: a reader that finds so many is wrong.
const ROLES: usize = 12;
/// Other names of one actor likewise.
const ALIASES: usize = 12;

/// An actor over all articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Who {
    /// Of the dossier, by place among [`Cast::known`].
    Known(usize),
    /// A new one, by place among [`Cast::new`].
    New(usize),
}

/// The actors of all articles.
pub(super) struct Cast<'a> {
    pub dossier: &'a Dossier,
    pub known: Vec<&'a ActorId>,
    /// What was read of each actor of the dossier, in the order of `known`.
    pub of_known: Vec<Gathered>,
    /// New actors, each with what accepting would add.
    pub new: Vec<(Arc<NewActor>, Gathered)>,
    /// For each source, who each of its actors is.
    who: Vec<Vec<Option<Who>>>,
}

pub(super) fn name_of(kind: ActorKind) -> NameOf {
    match kind {
        ActorKind::Person => NameOf::Person,
        ActorKind::Other => NameOf::Other,
        _ => NameOf::Organisation,
    }
}

/// A name as the texts have it, and who it is.
struct Name<'a> {
    value: &'a str,
    folded: String,
    kind: ActorKind,
    count: usize,
}

impl<'a> Cast<'a> {
    pub fn new(dossier: &'a Dossier, sources: &[Source<'a>], quoted: &Quoted<'_>) -> Self {
        let known: Vec<&ActorId> = dossier.actors.keys().collect();
        let mut pool = Pool::default();
        for (at, actor) in dossier.actors.values().enumerate() {
            for name in &actor.names {
                pool.add(Asked::new(&name.value, name_of(actor.kind)), at);
            }
        }
        let (names, of_names) = names(sources);
        let (whos, unsure) = resolve(dossier, &names, pool, known.len());
        let mut cast = Self {
            dossier,
            of_known: vec![Gathered::default(); known.len()],
            known,
            new: Vec::new(),
            who: Vec::with_capacity(sources.len()),
        };
        let mut gathered: Vec<Gathered> = Vec::new();
        for (at, source) in sources.iter().enumerate() {
            let words = quoted.in_article(source.id);
            let mut here: Vec<Option<Who>> = Vec::with_capacity(source.reading.actors.len());
            for (place, actor) in source.reading.actors.iter().enumerate() {
                let by_id = |id: &ActorId| cast.known.binary_search(&id).ok().map(Who::Known);
                let name = of_names.get(at).and_then(|names| names.get(place)).copied().flatten();
                let who = (actor.known.as_ref().and_then(by_id))
                    .or_else(|| actor.mentions.iter().find_map(|it| by_id(words.named(&it.range)?)))
                    .or_else(|| whos.get(name?).copied().flatten());
                here.push(who);
                let own = match who {
                    Some(Who::Known(known)) => cast.of_known.get_mut(known),
                    Some(Who::New(new)) => {
                        if gathered.len() <= new {
                            gathered.resize_with(new + 1, Gathered::default);
                        }
                        gathered.get_mut(new)
                    }
                    None => None,
                };
                if let Some(own) = own {
                    own.unsure |= name.is_some_and(|name| unsure.contains(&name));
                    let folded = name.and_then(|name| names.get(name)).map(|name| name.folded.as_str());
                    own.take(at, place, actor, folded);
                }
            }
            cast.who.push(here);
        }
        let mut titles: HashMap<&str, String> = HashMap::new();
        for (at, source) in sources.iter().enumerate() {
            cast.roles(&mut gathered, &mut titles, at, source);
            for place in taking_part(source.reading) {
                if let Some(own) = cast.gathered(&mut gathered, at, place) {
                    own.takes_part = true;
                }
            }
        }
        cast.name_all(gathered);
        cast
    }

    fn gathered<'g>(&'g mut self, new: &'g mut [Gathered], source: usize, place: usize) -> Option<&'g mut Gathered> {
        match self.who(source, place)? {
            Who::Known(at) => self.of_known.get_mut(at),
            Who::New(at) => new.get_mut(at),
        }
    }

    /// Takes the roles that a text gives its actors.
    fn roles<'s>(
        &mut self,
        gathered: &mut [Gathered],
        titles: &mut HashMap<&'s str, String>,
        at: usize,
        source: &Source<'s>,
    ) {
        for (place, actor) in source.reading.actors.iter().enumerate() {
            for role in &actor.roles {
                let folded = titles.entry(&role.title).or_insert_with(|| fold(&role.title));
                if folded.is_empty() {
                    continue;
                }
                let organisation = role.organisation_actor.and_then(|place| self.who(at, place));
                let Some(own) = self.gathered(gathered, at, place) else { continue };
                let count = own.roles.len();
                match own.roles.iter_mut().find(|known| known.folded == *folded) {
                    Some(known) => {
                        known.places.push((at, role.range.clone()));
                        known.organisation = known.organisation.or(organisation);
                        known.former &= role.former;
                        if known.printed.is_empty() {
                            known.printed.clone_from(&role.organisation);
                        }
                        if role.ground.percent > known.ground.percent {
                            known.ground = role.ground;
                        }
                    }
                    None if count < ROLES => own.roles.push(RoleRead {
                        title: role.title.trim().to_owned(),
                        folded: folded.clone(),
                        printed: role.organisation.trim().to_owned(),
                        organisation,
                        former: role.former,
                        places: vec![(at, role.range.clone())],
                        ground: role.ground,
                    }),
                    None => {}
                }
            }
        }
    }

    /// Gives every new actor its main name, its other names and its roles.
    fn name_all(&mut self, gathered: Vec<Gathered>) {
        let mains: Vec<String> = gathered.iter().map(Gathered::main_name).collect();
        for own in &gathered {
            let kind = own.kind();
            let name = own.main_name();
            let aliases = own.aliases(kind, &name).into_iter().take(ALIASES).collect();
            let roles = own.own_roles().into_iter().map(|role| self.role(role, &mains)).collect();
            let actor = NewActor { name, kind, aliases, roles, same: None };
            self.new.push((Arc::new(actor), Gathered::default()));
        }
        for ((_, place), own) in self.new.iter_mut().zip(gathered) {
            *place = own;
        }
    }

    fn role(&self, role: &RoleRead, mains: &[String]) -> NewRole {
        let (organisation, organisation_actor) = match role.organisation {
            Some(Who::Known(at)) => {
                let id = self.known.get(at).copied();
                (id.map(|id| self.dossier.actor_name(id).to_owned()), id.cloned())
            }
            Some(Who::New(at)) => (mains.get(at).cloned(), None),
            None => (None, None),
        };
        NewRole {
            title: capitalised(&role.title),
            organisation: organisation.unwrap_or_else(|| body_of(&role.printed)),
            organisation_actor,
            former: role.former,
        }
    }

    /// A role as it would be added to an actor of the dossier.
    pub fn role_for_known(&self, role: &RoleRead) -> NewRole {
        let mains: Vec<String> = match role.organisation {
            Some(Who::New(at)) => {
                let mut mains = vec![String::new(); at];
                mains.extend(self.new.get(at).map(|(actor, _)| actor.name.clone()));
                mains
            }
            _ => Vec::new(),
        };
        self.role(role, &mains)
    }

    /// Who an actor found in a source is; `None` where it was rejected, or is none.
    pub fn who(&self, source: usize, place: usize) -> Option<Who> {
        self.who.get(source)?.get(place).copied().flatten()
    }

    /// An actor as proposals speak of it.
    pub fn party(&self, who: Who) -> Option<Party> {
        match who {
            Who::Known(at) => self.known.get(at).map(|id| Party::Known((*id).clone())),
            Who::New(at) => self.new.get(at).map(|(actor, _)| Party::New(Arc::clone(actor))),
        }
    }

    /// An actor found in a source, as proposals speak of it.
    pub fn party_at(&self, source: usize, place: usize) -> Option<Party> {
        self.party(self.who(source, place)?)
    }

    /// The actor of the dossier that one found in a source is.
    pub fn id_at(&self, source: usize, place: usize) -> Option<&'a ActorId> {
        match self.who(source, place)? {
            Who::Known(at) => self.known.get(at).copied(),
            Who::New(_) => None,
        }
    }

    /// Who tells something, by the voice that the reader heard.
    pub fn teller(&self, source: usize, voice: &Voice) -> Teller {
        match voice {
            Voice::Actor(place) => self.party_at(source, *place).map_or(Teller::Outlet, Teller::Actor),
            Voice::Unnamed(printed) if !printed.trim().is_empty() => Teller::Unnamed(printed.trim().to_owned()),
            Voice::Unnamed(_) | Voice::Unknown => Teller::Outlet,
        }
    }

    pub fn kind(&self, who: Who) -> ActorKind {
        match who {
            Who::Known(at) => {
                self.known.get(at).and_then(|id| self.dossier.actors.get(*id)).map_or(ActorKind::Other, |it| it.kind)
            }
            Who::New(at) => self.new.get(at).map_or(ActorKind::Other, |(actor, _)| actor.kind),
        }
    }

    pub fn name(&self, who: Who) -> &str {
        match who {
            Who::Known(at) => self.known.get(at).map_or("", |id| self.dossier.actor_name(id)),
            Who::New(at) => self.new.get(at).map_or("", |(actor, _)| actor.name.as_str()),
        }
    }

    pub fn gathered_of(&self, who: Who) -> Option<&Gathered> {
        match who {
            Who::Known(at) => self.of_known.get(at),
            Who::New(at) => self.new.get(at).map(|(_, own)| own),
        }
    }
}

/// The actors, by place, that take part in something that a text tells.
fn taking_part(reading: &Reading) -> BTreeSet<usize> {
    let of_voice = |voice: &Voice| match voice {
        Voice::Actor(at) => Some(*at),
        Voice::Unnamed(_) | Voice::Unknown => None,
    };
    let mut found = BTreeSet::new();
    found.extend(reading.actors.iter().flat_map(|it| &it.roles).filter_map(|role| role.organisation_actor));
    found.extend(reading.meetings.iter().flat_map(|it| &it.participants).filter_map(|it| it.actor));
    found.extend(reading.quotes.iter().filter_map(|quote| of_voice(&quote.voice)));
    for promise in &reading.commitments {
        found.extend(promise.who.iter().chain(&promise.to_whom).copied());
        found.extend(of_voice(&promise.voice));
    }
    found.extend(reading.positions.iter().map(|position| position.who));
    found
}

/// The names of all texts, each once, and for each source which of them each actor bears.
fn names<'a>(sources: &[Source<'a>]) -> (Vec<Name<'a>>, Vec<Vec<Option<usize>>>) {
    let mut names: Vec<Name> = Vec::new();
    let mut by_value: HashMap<(&str, bool), usize> = HashMap::new();
    let mut of_sources = Vec::with_capacity(sources.len());
    for source in sources {
        let mut here = Vec::with_capacity(source.reading.actors.len());
        for actor in &source.reading.actors {
            let value = actor.name.trim();
            if !value.chars().any(char::is_alphanumeric) || actor.mentions.is_empty() || actor.is_credited_alone() {
                here.push(None);
                continue;
            }
            let at = *by_value.entry((value, actor.kind == ActorKind::Person)).or_insert_with(|| {
                names.push(Name { value, folded: fold(value), kind: actor.kind, count: 0 });
                names.len() - 1
            });
            if let Some(name) = names.get_mut(at) {
                name.count += 1;
            }
            here.push(Some(at));
        }
        of_sources.push(here);
    }
    (names, of_sources)
}

/// Who bears each name, and the names that are doubtful. New actors are numbered from 0 in the order of the first name in
/// the texts that is theirs.
fn resolve(dossier: &Dossier, names: &[Name<'_>], mut pool: Pool, known: usize) -> (Vec<Option<Who>>, BTreeSet<usize>) {
    let mut whos: Vec<Option<Who>> = vec![None; names.len()];
    let mut unsure = BTreeSet::new();
    // Fuller and more frequent names first: the others are found to be theirs.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|at| {
        let name = &names[*at];
        (Reverse(name.folded.split(' ').count().min(4)), Reverse(name.count), name.folded.clone(), name.value, *at)
    });
    let mut made = 0;
    for at in order {
        let Some(name) = names.get(at) else { continue };
        let refused = || dossier.refused.contains(&keys::actor(name.kind == ActorKind::Person, name.value));
        if let Some(owner) = pool.exactly(&name.folded) {
            whos[at] =
                if owner < known { Some(Who::Known(owner)) } else { (!refused()).then_some(Who::New(owner - known)) };
            continue;
        }
        let asked = Asked::new(name.value, name_of(name.kind));
        let owner = match pool.find(&asked) {
            Found::One(owner) if owner < known => {
                whos[at] = Some(Who::Known(owner));
                continue;
            }
            // A name of an actor that was rejected is nobody's.
            _ if refused() => continue,
            Found::One(owner) => owner,
            found => {
                if found == Found::Unsure {
                    unsure.insert(at);
                }
                made += 1;
                known + made - 1
            }
        };
        whos[at] = Some(Who::New(owner - known));
        pool.add(asked, owner);
    }
    (whos, unsure)
}
/// Where a role is held, as printed: “Afghan” is Afghanistan.
fn body_of(printed: &str) -> String {
    let state = places::demonym(printed).or_else(|| places::country(printed));
    state.map_or_else(|| printed.to_owned(), |state| state.name.to_owned())
}
