//! Joining actors, the merges of them, and notes.

use super::fields::{Join, settled};
use super::outcome::Prefer;
use crate::model::{
    Actor, ActorField, ActorId, Identifiers, Merge, MergeId, Name, NameKind, Note, Period, Relation, Role, Subject,
};

pub(super) fn actor_of(join: &mut Join<'_>, id: &ActorId, base: Option<&Actor>, ours: &Actor, theirs: &Actor) -> Actor {
    actor(join, Some(id), base, ours, theirs)
}

/// An actor; without an id one that a merge took out, of which nothing is held.
fn actor(join: &mut Join<'_>, id: Option<&ActorId>, base: Option<&Actor>, ours: &Actor, theirs: &Actor) -> Actor {
    let description = base.map(|it| &it.description);
    Actor {
        kind: join.field("kind", base.map(|it| &it.kind), &ours.kind, &theirs.kind),
        names: names(join, base, ours, theirs),
        roles: join.list(
            "roles",
            base.map(|it| it.roles.as_slice()),
            &ours.roles,
            &theirs.roles,
            |role| role.id.clone(),
            |join, base, ours, theirs| join.part(&ours.id, &ours.title, |join| role(join, base, ours, theirs)),
        ),
        relations: relations(
            join,
            "relations",
            base.map(|it| it.relations.as_slice()),
            &ours.relations,
            &theirs.relations,
        ),
        identifiers: identifiers(join, base.map(|it| &it.identifiers), &ours.identifiers, &theirs.identifiers),
        description: match id {
            Some(id) => {
                let subject = Subject::Actor(id.clone(), ActorField::Description);
                join.fact(&subject, "description", description, &ours.description, &theirs.description)
            }
            None => join.field("description", description, &ours.description, &theirs.description),
        },
        portrait: join.field("portrait", base.map(|it| &it.portrait), &ours.portrait, &theirs.portrait),
        tags: join.bag("tags", base.map(|it| it.tags.as_slice()), &ours.tags, &theirs.tags),
        notes: notes(join, base.map(|it| it.notes.as_slice()), &ours.notes, &theirs.notes),
    }
}

fn names(join: &mut Join<'_>, base: Option<&Actor>, ours: &Actor, theirs: &Actor) -> Vec<Name> {
    let mut names = join.list(
        "names",
        base.map(|it| it.names.as_slice()),
        &ours.names,
        &theirs.names,
        |name| name.id.clone(),
        |join, base, ours, theirs| join.part(&ours.id, &ours.value, |join| name(join, base, ours, theirs)),
    );
    let is_named = |names: &[Name]| names.iter().any(|name| !name.value.trim().is_empty());
    if !is_named(&names) && (is_named(&ours.names) || is_named(&theirs.names)) {
        // Each took out what the other left: an actor needs a name.
        names.extend(ours.names.iter().cloned());
        for name in &theirs.names {
            if names.iter().all(|other| other.id != name.id) {
                names.push(name.clone());
            }
        }
        let mut seen = Vec::new();
        names.retain(|name| {
            !seen.contains(&name.id) && {
                seen.push(name.id.clone());
                true
            }
        });
    }
    one_main_name(join, &mut names, ours, theirs);
    names
}

/// Where each side made another name the main one, one of the two is.
fn one_main_name(join: &mut Join<'_>, names: &mut [Name], ours: &Actor, theirs: &Actor) {
    let main = |actor: &Actor| {
        let mut found = actor.names.iter().filter(|name| name.kind == NameKind::Main);
        found.next().filter(|_| found.next().is_none()).cloned()
    };
    let count = names.iter().filter(|name| name.kind == NameKind::Main).count();
    let (Some(mine), Some(yours)) = (main(ours), main(theirs)) else { return };
    if count < 2 || mine.id == yours.id {
        return;
    }
    let value = join.main_name(&mine.value, &yours.value);
    let stays = if value == Prefer::Ours { &mine.id } else { &yours.id };
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Main && name.id != *stays) {
        name.kind = NameKind::Alias;
    }
}

fn name(join: &mut Join<'_>, base: Option<&Name>, ours: &Name, theirs: &Name) -> Name {
    Name {
        id: ours.id.clone(),
        value: join.field("value", base.map(|it| &it.value), &ours.value, &theirs.value),
        kind: join.field("kind", base.map(|it| &it.kind), &ours.kind, &theirs.kind),
        language: join.field("language", base.map(|it| &it.language), &ours.language, &theirs.language),
        printed_as: join.field("printed_as", base.map(|it| &it.printed_as), &ours.printed_as, &theirs.printed_as),
    }
}

fn role(join: &mut Join<'_>, base: Option<&Role>, ours: &Role, theirs: &Role) -> Role {
    Role {
        id: ours.id.clone(),
        title: join.field("title", base.map(|it| &it.title), &ours.title, &theirs.title),
        organisation: join.field(
            "organisation",
            base.map(|it| &it.organisation),
            &ours.organisation,
            &theirs.organisation,
        ),
        period: period(join, base.map(|it| &it.period), &ours.period, &theirs.period),
    }
}

fn relations(
    join: &mut Join<'_>,
    field: &'static str,
    base: Option<&[Relation]>,
    ours: &[Relation],
    theirs: &[Relation],
) -> Vec<Relation> {
    let relation = |join: &mut Join<'_>, base: Option<&Relation>, ours: &Relation, theirs: &Relation| Relation {
        id: ours.id.clone(),
        kind: join.field("kind", base.map(|it| &it.kind), &ours.kind, &theirs.kind),
        other: join.field("other", base.map(|it| &it.other), &ours.other, &theirs.other),
        period: period(join, base.map(|it| &it.period), &ours.period, &theirs.period),
        note: join.prose("note", base.map(|it| &it.note), &ours.note, &theirs.note),
    };
    join.list(
        field,
        base,
        ours,
        theirs,
        |relation| relation.id.clone(),
        |join, base, ours, theirs| join.part(&ours.id, ours.kind.in_words(), |join| relation(join, base, ours, theirs)),
    )
}

/// Each end for itself, unless the period would then end before it starts.
fn period(join: &mut Join<'_>, base: Option<&Period>, ours: &Period, theirs: &Period) -> Period {
    let end = |of: fn(&Period) -> &Option<crate::model::EdtfDate>| {
        settled(base.map(of), of(ours), of(theirs)).map(|side| match side {
            Prefer::Ours => of(ours).clone(),
            Prefer::Theirs => of(theirs).clone(),
        })
    };
    if let (Some(from), Some(to)) = (end(|it| &it.from), end(|it| &it.to)) {
        let first = from.as_ref().and_then(crate::model::EdtfDate::earliest);
        let last = to.as_ref().and_then(crate::model::EdtfDate::latest);
        let joined = Period { from, to };
        let is_sound = first.zip(last).is_none_or(|(first, last)| first <= last);
        if is_sound || joined == *ours || joined == *theirs {
            if joined != *ours {
                join.take("period");
            }
            return joined;
        }
    }
    join.field("period", base, ours, theirs)
}

fn identifiers(
    join: &mut Join<'_>,
    base: Option<&Identifiers>,
    ours: &Identifiers,
    theirs: &Identifiers,
) -> Identifiers {
    Identifiers {
        wikidata: join.field("wikidata", base.map(|it| &it.wikidata), &ours.wikidata, &theirs.wikidata),
        iso3166: join.field("iso3166", base.map(|it| &it.iso3166), &ours.iso3166, &theirs.iso3166),
    }
}

pub(super) fn merge(join: &mut Join<'_>, _: &MergeId, base: Option<&Merge>, ours: &Merge, theirs: &Merge) -> Merge {
    Merge {
        kept: join.field("kept", base.map(|it| &it.kept), &ours.kept, &theirs.kept),
        gone: join.field("gone", base.map(|it| &it.gone), &ours.gone, &theirs.gone),
        was: actor(join, None, base.map(|it| &it.was), &ours.was, &theirs.was),
        untied: relations(join, "untied", base.map(|it| it.untied.as_slice()), &ours.untied, &theirs.untied),
        moved: join.bag("moved", base.map(|it| it.moved.as_slice()), &ours.moved, &theirs.moved),
    }
}

pub(super) fn notes(join: &mut Join<'_>, base: Option<&[Note]>, ours: &[Note], theirs: &[Note]) -> Vec<Note> {
    let note = |join: &mut Join<'_>, base: Option<&Note>, ours: &Note, theirs: &Note| Note {
        id: ours.id.clone(),
        text: join.prose("text", base.map(|it| &it.text), &ours.text, &theirs.text),
        quote: join.field("quote", base.map(|it| &it.quote), &ours.quote, &theirs.quote),
        written_at: match settled(base.map(|it| &it.written_at), &ours.written_at, &theirs.written_at) {
            Some(Prefer::Ours) => ours.written_at,
            Some(Prefer::Theirs) => theirs.written_at,
            None => ours.written_at.max(theirs.written_at),
        },
    };
    join.list(
        "notes",
        base,
        ours,
        theirs,
        |note| note.id.clone(),
        |join, base, ours, theirs| join.part(&ours.id, "", |join| note(join, base, ours, theirs)),
    )
}
