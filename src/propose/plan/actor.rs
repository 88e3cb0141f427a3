//! Accepting actors, their roles and their names.

use std::ops::Range;
use std::sync::Arc;

use super::super::gathered::says_all_of;
use super::super::proposal::{Evidence, NewActor, NewRole, Proposal};
use super::super::words::role_in_words;
use super::build::{Build, ENOUGH, listed};
use crate::edit::EditError;
use crate::model::text::char_count;
use crate::model::{
    Actor, ActorField, ActorId, ActorKind, Name, NameKind, PartId, Period, Record, RecordRef, Role, Subject, Value,
};
use crate::names::fold;

impl Build<'_> {
    pub fn accept_actor(&mut self, new: &NewActor, proposal: &Proposal) -> Result<RecordRef, EditError> {
        let known = match &new.same {
            Some(id) if self.dossier.actors.contains_key(id) => Some(id.clone()),
            Some(id) => return Err(EditError::Missing("actor", id.to_string())),
            None => None,
        };
        let id = match known.or_else(|| self.named(new.kind, &new.name)) {
            Some(id) => {
                self.add_to_actor(&id, new, &proposal.evidence)?;
                id
            }
            None => self.add_actor(new, &proposal.evidence)?,
        };
        for key in &proposal.keys {
            self.by_key.insert(key.clone(), id.clone());
        }
        Ok(RecordRef::Actor(id))
    }

    /// Adds an actor that is not there, with claims on its names and roles; one that bears the name is that one.
    pub fn add_actor(&mut self, new: &NewActor, evidence: &[Evidence]) -> Result<ActorId, EditError> {
        if let Some(id) = new.same.as_ref().filter(|id| self.dossier.actors.contains_key(*id)) {
            return Ok(id.clone());
        }
        if let Some(id) = self.named(new.kind, &new.name) {
            return Ok(id);
        }
        let id = self.minter.actor(&self.dossier);
        let name = new.name.trim();
        let name = if name.is_empty() { "—" } else { name };
        let mut actor = Actor::named(new.kind, name, self.minter.part());
        self.line(format!("Adds the actor {name}, {}", new.kind.in_words().to_lowercase()));
        self.extend(&id, &mut actor, new);
        self.put(Record::Actor(id.clone(), Arc::new(actor.clone())));
        self.claims_of(&id, &actor, &Actor::default(), evidence)?;
        Ok(id)
    }

    /// Adds names and roles to an actor that is there.
    fn add_to_actor(&mut self, id: &ActorId, new: &NewActor, evidence: &[Evidence]) -> Result<(), EditError> {
        let Some(before) = self.dossier.actors.get(id).cloned() else {
            return Err(EditError::Missing("actor", id.to_string()));
        };
        let mut actor = Actor::clone(&before);
        let lines = self.lines_so_far();
        self.extend(id, &mut actor, new);
        if actor == *before {
            return Ok(());
        }
        self.insert_line(lines, format!("Adds to {}", before.name()));
        self.put(Record::Actor(id.clone(), Arc::new(actor.clone())));
        self.claims_of(id, &actor, &before, evidence)
    }

    /// Adds the names and roles that an actor does not have.
    fn extend(&mut self, id: &ActorId, actor: &mut Actor, new: &NewActor) {
        let main = (new.name.clone(), NameKind::Alias);
        for (value, kind) in std::iter::once(&main).chain(&new.aliases) {
            let folded = fold(value);
            if folded.is_empty() || actor.names.iter().any(|name| fold(&name.value) == folded) {
                continue;
            }
            let kind = if *kind == NameKind::Main { NameKind::Alias } else { *kind };
            actor.names.push(self.name(value, kind));
            self.line(format!("and the name {value}"));
        }
        for role in &new.roles {
            if let Some(made) = self.role(id, actor, role) {
                actor.roles.push(made);
                self.line(format!("with the role {}", role_in_words(role)));
            }
        }
    }

    fn name(&mut self, value: &str, kind: NameKind) -> Name {
        let (language, printed_as) = (String::new(), String::new());
        Name { id: self.minter.part(), value: value.trim().to_owned(), kind, language, printed_as }
    }

    /// A role, linked to its organisation; `None` for one that the actor has.
    fn role(&mut self, id: &ActorId, actor: &Actor, role: &NewRole) -> Option<Role> {
        let title = role.title.trim();
        let folded = fold(title);
        if folded.is_empty() || actor.roles.iter().any(|known| says_all_of(&fold(&known.title), &folded)) {
            return None;
        }
        let organisation = role
            .organisation_actor
            .clone()
            .filter(|id| self.dossier.actors.contains_key(id))
            .or_else(|| self.named(ActorKind::Other, &role.organisation))
            .filter(|organisation| organisation != id);
        let part = self.minter.part();
        if organisation.is_none() && !role.organisation.trim().is_empty() {
            self.homeless.push((id.clone(), part.clone(), role.organisation.trim().to_owned()));
        }
        // When it ended is not said.
        let title =
            if role.former && !folded.starts_with("former") { format!("Former {title}") } else { title.to_owned() };
        Some(Role { id: part, title, organisation, period: Period::default() })
    }

    /// Links roles to organisations that came in after them; where there is none, the title names it.
    pub fn house(&mut self) {
        for (id, part, organisation) in std::mem::take(&mut self.homeless) {
            let home = self.named(ActorKind::Other, &organisation).filter(|home| *home != id);
            let Some(mut actor) = self.dossier.actors.get(&id).cloned() else { continue };
            let Some(role) = Arc::make_mut(&mut actor).roles.iter_mut().find(|role| role.id == part) else { continue };
            match home {
                Some(home) => role.organisation = Some(home),
                None if fold(&role.title).contains(&fold(&organisation)) => {}
                None => role.title = format!("{}, {organisation}", role.title),
            }
            self.put(Record::Actor(id, actor));
        }
    }

    /// Claims on the names and roles that an actor did not have before, by the words that give them.
    fn claims_of(
        &mut self,
        id: &ActorId,
        actor: &Actor,
        before: &Actor,
        evidence: &[Evidence],
    ) -> Result<(), EditError> {
        let mut names: Vec<&Name> =
            actor.names.iter().filter(|name| before.names.iter().all(|other| other.id != name.id)).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.value.len()));
        let roles: Vec<&Role> =
            actor.roles.iter().filter(|role| before.roles.iter().all(|other| other.id != role.id)).collect();
        let mut named = 0;
        for evidence in evidence {
            let found = names.iter().find_map(|name| Some((*name, place_of(&name.value, evidence)?)));
            if let Some((name, range)) = found.filter(|_| named < ENOUGH) {
                let subject = Subject::Actor(id.clone(), ActorField::Name(name.id.clone()));
                self.claim(&subject, &Value::Text(name.value.clone()), evidence, Some(range))?;
                named += 1;
            }
            let words = fold(&evidence.words);
            for role in &roles {
                let title = fold(role.title.strip_prefix("Former ").unwrap_or(&role.title));
                if !words.contains(&title) && !says_all_of(&words, &title) {
                    continue;
                }
                let subject = Subject::Actor(id.clone(), ActorField::Role(role.id.clone()));
                self.claim(&subject, &Value::Text(role.title.clone()), evidence, None)?;
            }
        }
        Ok(())
    }

    pub fn accept_role(&mut self, id: &ActorId, role: &NewRole, evidence: &[Evidence]) -> Result<RecordRef, EditError> {
        let mut actor = self.actor_there(id)?;
        if let Some(made) = self.role(id, &actor, role) {
            self.line(format!("Adds to {} the role {}", actor.name(), role_in_words(role)));
            let part = made.id.clone();
            let title = made.title.clone();
            actor.roles.push(made);
            self.put(Record::Actor(id.clone(), Arc::new(actor)));
            let subject = Subject::Actor(id.clone(), ActorField::Role(part));
            self.claim_all(&subject, &Value::Text(title), evidence)?;
        }
        Ok(RecordRef::Actor(id.clone()))
    }

    pub fn accept_name(
        &mut self,
        id: &ActorId,
        value: &str,
        kind: NameKind,
        evidence: &[Evidence],
    ) -> Result<RecordRef, EditError> {
        let mut actor = self.actor_there(id)?;
        let borne: Option<PartId> =
            actor.names.iter().find(|name| fold(&name.value) == fold(value)).map(|name| name.id.clone());
        if borne.is_none() && !value.trim().is_empty() {
            self.line(format!("Adds to {} the name {value}", actor.name()));
            let kind = if kind == NameKind::Main { NameKind::Alias } else { kind };
            let name = self.name(value, kind);
            let part = name.id.clone();
            actor.names.push(name);
            self.put(Record::Actor(id.clone(), Arc::new(actor)));
            let subject = Subject::Actor(id.clone(), ActorField::Name(part));
            self.claim_all(&subject, &Value::Text(value.trim().to_owned()), evidence)?;
        }
        Ok(RecordRef::Actor(id.clone()))
    }

    pub fn actor_there(&self, id: &ActorId) -> Result<Actor, EditError> {
        let actor = self.dossier.actors.get(id);
        actor.map(|actor| Actor::clone(actor)).ok_or_else(|| EditError::Missing("actor", id.to_string()))
    }

    /// Claims by the words of several articles, of no more than are enough.
    pub fn claim_all(&mut self, subject: &Subject, value: &Value, evidence: &[Evidence]) -> Result<(), EditError> {
        for evidence in evidence.iter().take(ENOUGH) {
            self.claim(subject, value, evidence, None)?;
        }
        Ok(())
    }

    /// The names of some actors, as a list.
    pub fn names_of(&self, ids: &[ActorId]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.dossier.actor_name(id).to_owned()).collect();
        listed(&names)
    }
}

/// Where a name stands in the words of some evidence, in characters of the text.
fn place_of(name: &str, evidence: &Evidence) -> Option<Range<usize>> {
    let byte = evidence.words.find(name)?;
    let start = evidence.range.start + char_count(&evidence.words[..byte]);
    Some(start..start + char_count(name))
}
