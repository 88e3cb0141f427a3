//! Joining outlets and articles.

use chrono::{DateTime, Utc};

use super::fields::{Join, settled};
use super::outcome::{Choices, Prefer, Spot};
use super::people::notes;
use crate::model::{
    Article, ArticleId, Custody, Outlet, OutletId, PageStart, Provenance, ReadingState, RecordRef, Revision,
};

pub(super) fn outlet(
    join: &mut Join<'_>,
    _: &OutletId,
    base: Option<&Outlet>,
    ours: &Outlet,
    theirs: &Outlet,
) -> Outlet {
    Outlet {
        name: join.field("name", base.map(|it| &it.name), &ours.name, &theirs.name),
        kind: join.field("kind", base.map(|it| &it.kind), &ours.kind, &theirs.kind),
        country: join.field("country", base.map(|it| &it.country), &ours.country, &theirs.country),
        actor: join.field("actor", base.map(|it| &it.actor), &ours.actor, &theirs.actor),
        reliability: join.field("reliability", base.map(|it| &it.reliability), &ours.reliability, &theirs.reliability),
        descriptor: join.prose("descriptor", base.map(|it| &it.descriptor), &ours.descriptor, &theirs.descriptor),
    }
}

/// The side whose text an article has, and whether the two stand against each other.
///
/// A correction made by one side is taken. Where each text is a correction of the other's, or of what both had, one is
/// chosen.
pub(super) fn text_side(
    id: &ArticleId,
    base: Option<&Article>,
    ours: &Article,
    theirs: &Article,
    choices: &Choices,
) -> (Prefer, bool) {
    if let Some(side) = settled(base.map(|it| &*it.text), &*ours.text, &*theirs.text) {
        return (side, false);
    }
    let corrects = |one: &Article, other: &Article| one.revisions.iter().any(|it| it.text == other.text);
    match (corrects(ours, theirs), corrects(theirs, ours)) {
        (true, false) => (Prefer::Ours, false),
        (false, true) => (Prefer::Theirs, false),
        _ => (choices.decided.get(&text_spot(id)).copied().unwrap_or(choices.otherwise), true),
    }
}

fn text_spot(id: &ArticleId) -> Spot {
    Spot::Field { record: Some(RecordRef::Article(id.clone())), part: None, field: "text" }
}

pub(super) fn article(
    join: &mut Join<'_>,
    id: &ArticleId,
    base: Option<&Article>,
    ours: &Article,
    theirs: &Article,
) -> Article {
    let (side, is_conflict) = text_side(id, base, ours, theirs, join.choices);
    let (stays, goes) = match side {
        Prefer::Ours => (ours, theirs),
        Prefer::Theirs => (theirs, ours),
    };
    let revisions = base.map(|it| it.revisions.as_slice());
    let mut revisions = join.bag("revisions", revisions, &ours.revisions, &theirs.revisions);
    revisions.sort_by_key(|revision| revision.replaced_at);
    if is_conflict {
        join.texts_differ(side);
        if revisions.iter().all(|revision| revision.text != goes.text) {
            revisions.push(Revision {
                replaced_at: last_moment(ours).max(last_moment(theirs)),
                reason: "another text, which was not taken when two versions were merged".to_owned(),
                text_sha256: goes.provenance.text_sha256.clone(),
                text: goes.text.clone(),
            });
        }
    } else if side == Prefer::Theirs {
        join.take("text");
    }
    let text_sha256 = match is_conflict || ours.text != theirs.text {
        true => stays.provenance.text_sha256.clone(),
        false => {
            let hash = |it: &Article| it.provenance.text_sha256.clone();
            match settled(base.map(hash).as_ref(), &hash(ours), &hash(theirs)) {
                Some(Prefer::Theirs) => hash(theirs),
                _ => hash(stays),
            }
        }
    };
    let base_pages = base.map(|it| &it.pages);
    let pages = if ours.text == theirs.text {
        join.field("pages", base_pages, &ours.pages, &theirs.pages)
    } else {
        // Pages are counted over the text, and go with it; labels that no text has any longer are told.
        let labels = |pages: &[PageStart]| pages.iter().map(|page| page.label.clone()).collect::<Vec<_>>();
        let gone = labels(&goes.pages);
        if gone != labels(&stays.pages) && base_pages.is_none_or(|pages| gone != labels(pages)) {
            join.untold.push(("Pages".to_owned(), gone.join(", ")));
        }
        stays.pages.clone()
    };
    Article {
        title: join.field("title", base.map(|it| &it.title), &ours.title, &theirs.title),
        outlet: join.field("outlet", base.map(|it| &it.outlet), &ours.outlet, &theirs.outlet),
        authors: join.bag("authors", base.map(|it| it.authors.as_slice()), &ours.authors, &theirs.authors),
        url: join.field("url", base.map(|it| &it.url), &ours.url, &theirs.url),
        published: join.field("published", base.map(|it| &it.published), &ours.published, &theirs.published),
        language: join.field("language", base.map(|it| &it.language), &ours.language, &theirs.language),
        origin: join.field("origin", base.map(|it| &it.origin), &ours.origin, &theirs.origin),
        reliability: join.field("reliability", base.map(|it| &it.reliability), &ours.reliability, &theirs.reliability),
        retracted: join.field("retracted", base.map(|it| &it.retracted), &ours.retracted, &theirs.retracted),
        provenance: provenance(join, base.map(|it| &it.provenance), &ours.provenance, &theirs.provenance, text_sha256),
        tags: join.bag("tags", base.map(|it| it.tags.as_slice()), &ours.tags, &theirs.tags),
        reading: reading(base, ours, theirs),
        notes: notes(join, base.map(|it| it.notes.as_slice()), &ours.notes, &theirs.notes),
        revisions,
        pages,
        text: stays.text.clone(),
    }
}

/// Of two desks that read on, the one that is further.
fn reading(base: Option<&Article>, ours: &Article, theirs: &Article) -> ReadingState {
    match settled(base.map(|it| &it.reading), &ours.reading, &theirs.reading) {
        Some(Prefer::Ours) => ours.reading,
        Some(Prefer::Theirs) => theirs.reading,
        None => ours.reading.max(theirs.reading),
    }
}

/// The last moment that an article knows of by itself.
fn last_moment(article: &Article) -> DateTime<Utc> {
    let provenance = &article.provenance;
    let logged = provenance.custody.iter().map(|entry| entry.at).chain(provenance.captured_at);
    let replaced = article.revisions.iter().map(|revision| revision.replaced_at);
    logged.chain(replaced).max().unwrap_or(DateTime::UNIX_EPOCH)
}

/// How an article was captured is one matter: of two captures of one text the earlier stands, and the custody log tells
/// of the other.
fn provenance(
    join: &mut Join<'_>,
    base: Option<&Provenance>,
    ours: &Provenance,
    theirs: &Provenance,
    text_sha256: String,
) -> Provenance {
    let capture = |it: &Provenance| Provenance { text_sha256: String::new(), custody: Vec::new(), ..it.clone() };
    let (was, mine, yours) = (base.map(capture), capture(ours), capture(theirs));
    let mut custody = join.bag("custody", base.map(|it| it.custody.as_slice()), &ours.custody, &theirs.custody);
    let captured = match settled(was.as_ref(), &mine, &yours) {
        Some(Prefer::Ours) => mine,
        Some(Prefer::Theirs) => {
            join.take("provenance");
            yours
        }
        None => {
            let rank = |it: &Provenance| {
                let bytes = (it.sha256.clone(), it.file_name.clone(), it.encoding.clone(), it.method.in_words());
                (it.captured_at.is_none(), it.captured_at, bytes)
            };
            let (stands, other) = if rank(&mine) <= rank(&yours) { (mine, yours) } else { (yours, mine) };
            let at = other.captured_at.or(stands.captured_at).unwrap_or(DateTime::UNIX_EPOCH);
            custody.push(Custody { at, action: captured_as_well(&other) });
            stands
        }
    };
    if custody.len() > ours.custody.len().max(theirs.custody.len()) {
        custody.sort_by_key(|entry| entry.at);
    }
    Provenance { text_sha256, custody, ..captured }
}

fn captured_as_well(other: &Provenance) -> String {
    let mut words = format!("captured elsewhere as well ({})", other.method.in_words());
    for (name, value) in [("file", &other.file_name), ("SHA-256", &other.sha256), ("encoding", &other.encoding)] {
        if !value.is_empty() {
            words.push_str(&format!("; {name} {value}"));
        }
    }
    words
}
