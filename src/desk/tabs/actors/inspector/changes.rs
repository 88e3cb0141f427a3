//! Edits that take more than one change.

use super::Edited;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::edit::{Change, Edit};
use crate::model::{Actor, ActorField, NameKind, PartId, Record, RecordRef, Subject};

/// Takes a part out of the actor, with the claims and findings on it: one step of undo.
///
/// They come first: an edit that takes records out also takes those whose part is gone, and a record can be taken
/// out but once.
pub(super) fn remove_part(scene: &mut Scene, edited: &Edited, doing: &str, field: &ActorField) {
    let subject = Subject::Actor(edited.id.clone(), field.clone());
    let dossier = scene.dossier;
    let claims = dossier.claims.iter().filter(|(_, claim)| claim.subject == subject);
    let findings = dossier.findings.iter().filter(|(_, finding)| finding.subject == subject);
    let mut changes: Vec<Change> = claims
        .map(|(id, _)| RecordRef::Claim(id.clone()))
        .chain(findings.map(|(id, _)| RecordRef::Finding(id.clone())))
        .map(Change::Remove)
        .collect();
    let mut actor = edited.actor.clone();
    match field {
        ActorField::Name(part) => remove_name(&mut actor, part),
        ActorField::Role(part) => actor.roles.retain(|role| role.id != *part),
        ActorField::Relation(part) => actor.relations.retain(|relation| relation.id != *part),
        ActorField::Kind | ActorField::Title | ActorField::Description => return,
    }
    changes.push(Change::Put(Record::Actor(edited.id.clone(), actor.into())));
    let edit = Edit { label: edited.label(doing), changes, select: Some(RecordRef::Actor(edited.id.clone())) };
    scene.push(Message::Edit(edit));
}

/// Takes a form of the name out; the first of those left becomes the main one, where none is.
fn remove_name(actor: &mut Actor, part: &PartId) {
    actor.names.retain(|name| name.id != *part);
    if !actor.names.iter().any(|name| name.kind == NameKind::Main)
        && let Some(first) = actor.names.first_mut()
    {
        first.kind = NameKind::Main;
    }
}

/// Sets the kind of a form of the name. There is one main form: the one that was becomes an alias.
pub(super) fn set_name_kind(actor: &mut Actor, part: &PartId, kind: NameKind) {
    for name in &mut actor.names {
        if name.id == *part {
            name.kind = kind;
        } else if kind == NameKind::Main && name.kind == NameKind::Main {
            name.kind = NameKind::Alias;
        }
    }
}

/// What was typed as tags, parted by commas: trimmed, each once.
pub(super) fn tags_of(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', '،', '、', '\n']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// Why a text is no Wikidata item.
pub(super) fn check_wikidata(text: &str) -> Result<(), String> {
    let digits = text.strip_prefix('Q').unwrap_or_default();
    if text.is_empty() || (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())) {
        Ok(())
    } else {
        Err("A Wikidata item is a Q and digits: Q42".to_owned())
    }
}

/// Why a text is no ISO 3166 code.
pub(super) fn check_iso3166(text: &str) -> Result<(), String> {
    let country = text.split('-').next().unwrap_or_default();
    let is_code = (2..=3).contains(&country.len())
        && country.bytes().all(|byte| byte.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
    if text.is_empty() || is_code { Ok(()) } else { Err("An ISO 3166 code is two or three capitals: AF".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActorKind, Name};

    #[test]
    fn identifiers_are_checked() {
        for (text, expect) in [("", true), ("Q42", true), ("Q", false), ("42", false), ("Q4x", false)] {
            assert_eq!(check_wikidata(text).is_ok(), expect, "{text}");
        }
        for (text, expect) in
            [("", true), ("AF", true), ("AFG", true), ("AF-KAB", true), ("af", false), ("A", false), ("AFGH", false)]
        {
            assert_eq!(check_iso3166(text).is_ok(), expect, "{text}");
        }
    }

    #[test]
    fn tags_are_parted_by_commas() {
        assert_eq!(tags_of(" envoy, ministry،envoy ,, "), ["envoy", "ministry"]);
        assert!(tags_of("").is_empty());
    }

    #[test]
    fn one_form_of_the_name_is_the_main_one() {
        let mut actor = Actor::named(ActorKind::Person, "Thomas West", PartId::new("prt-1"));
        let name = |id: &str| Name {
            id: PartId::new(id),
            value: id.to_owned(),
            kind: NameKind::Alias,
            language: String::new(),
            printed_as: String::new(),
        };
        actor.names.extend([name("prt-2"), name("prt-3")]);
        set_name_kind(&mut actor, &PartId::new("prt-3"), NameKind::Main);
        assert_eq!(
            actor.names.iter().map(|name| name.kind).collect::<Vec<_>>(),
            [NameKind::Alias, NameKind::Alias, NameKind::Main]
        );
        remove_name(&mut actor, &PartId::new("prt-3"));
        assert_eq!(actor.names[0].kind, NameKind::Main);
        assert_eq!(actor.names.len(), 2);
    }
}
