//! Proposals of actors, of their roles and of their names.

use std::collections::BTreeSet;

use super::cast::{Cast, Who, name_of};
use super::gathered::{Gathered, RoleRead, is_a_name, letters_of, says_all_of, sort_of, surer};
use super::keys;
use super::proposal::{Content, Evidence, GroupOf, NewActor, Party, Proposal, Teller};
use super::source::Source;
use crate::model::{Actor, ActorId, ActorKind};
use crate::names::{fold, match_names};
use crate::reading::{Ground, MentionForm};

/// An actor that is named once, and does nothing, is offered where the reader is as sure as this.
const LONE: u8 = 60;
/// Less than this is noise.
const LEAST: u8 = 40;

pub(super) fn proposals(cast: &Cast<'_>, sources: &[Source<'_>], out: &mut Vec<Proposal>) {
    for (actor, own) in &cast.new {
        let ground = own.ground(sources);
        if own.found.is_empty() || !is_worth(own, actor.kind, ground.percent) {
            continue;
        }
        let named = own.found.iter().filter_map(|(source, place)| sources.get(*source)?.reading.actors.get(*place));
        let named: BTreeSet<(bool, &str)> =
            named.map(|found| (found.kind == ActorKind::Person, found.name.as_str())).collect();
        let names: BTreeSet<String> = named.into_iter().map(|(person, name)| keys::actor(person, name)).collect();
        let evidence: Vec<Evidence> =
            own.found.iter().filter_map(|(source, place)| evidence_of(sources.get(*source)?, *place)).collect();
        if evidence.is_empty() {
            continue;
        }
        out.push(Proposal {
            keys: names.into_iter().collect(),
            group: GroupOf::NewActor(actor.name.clone()),
            title: String::new(),
            detail: String::new(),
            content: Content::Actor(NewActor::clone(actor)),
            evidence,
            ground,
        });
    }
    for (id, own) in cast.known.iter().zip(&cast.of_known) {
        let Some(actor) = cast.dossier.actors.get(*id) else { continue };
        for role in own.own_roles() {
            out.extend(role_proposal(cast, sources, id, actor, role));
        }
        names_proposals(cast, sources, id, actor, own, out);
    }
}

/// Whether an actor belongs in the queue: it does something, has a role, or is named more than once, or surely.
fn is_worth(own: &Gathered, kind: ActorKind, percent: u8) -> bool {
    let acts = own.takes_part || !own.roles.is_empty();
    let named = own.mentions >= 2;
    let by_sort = match kind {
        ActorKind::Person => acts || named || percent >= LONE,
        _ => acts || named,
    };
    by_sort && percent >= LEAST && (acts || named && percent >= 50 || percent >= LONE)
}

/// The words for an actor in one article: with its role where one is given, else its whole name.
fn evidence_of(source: &Source<'_>, place: usize) -> Option<Evidence> {
    let actor = source.reading.actors.get(place)?;
    let with_role = actor.roles.iter().find_map(|role| {
        let words = source.words(&role.range)?;
        words.contains(actor.name.as_str()).then(|| role.range.clone())
    });
    let by_form = |form: MentionForm| actor.mentions.iter().find(move |it| it.form == form).map(|it| it.range.clone());
    let range = with_role
        .or_else(|| by_form(MentionForm::Name))
        .or_else(|| by_form(MentionForm::Short))
        .or_else(|| actor.mentions.first().map(|it| it.range.clone()))?;
    source.evidence(&range, Teller::Outlet)
}

fn role_proposal(
    cast: &Cast<'_>,
    sources: &[Source<'_>],
    id: &ActorId,
    actor: &Actor,
    role: &RoleRead,
) -> Option<Proposal> {
    let key = keys::role(id, &role.title);
    let has = actor.roles.iter().any(|known| says_all_of(&fold(&known.title), &role.folded));
    if has || cast.dossier.refused.contains(&key) {
        return None;
    }
    let evidence: Vec<Evidence> = once_an_article(sources, &role.places);
    let ground = Ground { percent: surer(role.ground.percent, evidence.len()), ..role.ground };
    (!evidence.is_empty()).then(|| Proposal {
        keys: vec![key],
        group: GroupOf::Actor(id.clone()),
        title: String::new(),
        detail: String::new(),
        content: Content::Role(id.clone(), cast.role_for_known(role)),
        evidence,
        ground,
    })
}

fn names_proposals(
    cast: &Cast<'_>,
    sources: &[Source<'_>],
    id: &ActorId,
    actor: &Actor,
    own: &Gathered,
    out: &mut Vec<Proposal>,
) {
    if own.forms.is_empty() {
        return;
    }
    let borne: BTreeSet<String> = actor.names.iter().map(|name| letters_of(&fold(&name.value))).collect();
    for form in own.forms.values().filter(|form| !borne.contains(&letters_of(&form.folded))) {
        let key = keys::name(id, &form.value);
        if form.places.is_empty() || !is_a_name(form, actor.kind, actor.name()) || cast.dossier.refused.contains(&key) {
            continue;
        }
        // The better it goes with a name that it bears, the surer.
        let of = name_of(actor.kind);
        let like = actor.names.iter().map(|name| match_names(&name.value, &form.value, of).score).fold(0.0, f64::max);
        let percent = if like >= 0.75 { 90 } else { 65 };
        let evidence = once_an_article(sources, &form.places);
        if evidence.is_empty() {
            continue;
        }
        let ground = Ground { rule: "another form of the name", percent: percent.min(form.ground.percent) };
        out.push(Proposal {
            keys: vec![key],
            group: GroupOf::Actor(id.clone()),
            title: String::new(),
            detail: String::new(),
            content: Content::Name(id.clone(), form.value.clone(), sort_of(&form.value, actor.name())),
            evidence,
            ground,
        });
    }
}

/// The first words in each article.
fn once_an_article(sources: &[Source<'_>], places: &[(usize, std::ops::Range<usize>)]) -> Vec<Evidence> {
    let mut last = None;
    let mut found = Vec::new();
    for (at, range) in places {
        if last != Some(*at)
            && let Some(evidence) = sources.get(*at).and_then(|source| source.evidence(range, Teller::Outlet))
        {
            last = Some(*at);
            found.push(evidence);
        }
    }
    found
}

/// The group of what belongs to an actor.
pub(super) fn group_of(cast: &Cast<'_>, who: Who) -> Option<GroupOf> {
    cast.party(who).map(|party| match party {
        Party::Known(id) => GroupOf::Actor(id),
        Party::New(actor) => GroupOf::NewActor(actor.name.clone()),
    })
}
