//! Which records of the two sides are one: by their ids, where what they hold does not speak against it, and by what
//! they hold, where both sides added the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::outcome::What;
use super::work::{Renames, Work};
use crate::model::{Actor, Article, Dossier, Meeting, Quote, Record, RecordRef};

/// Records that stand on their own, records that speak of those, and records that speak of the latter.
const TIERS: [&[&str]; 3] = [
    &["outlets", "topics", "actors", "meetings", "articles"],
    &["claims", "commitments", "positions", "merges"],
    &["findings"],
];

/// Gives records of theirs the ids that they have in the result.
///
/// An id that both have and the base has not is one record, unless nothing in the two speaks for it: then theirs gets an
/// id of its own. An article with the same text or address, an actor of the same kind with the same name and no
/// identifier that differs, an outlet and a topic with the same name, and a claim, commitment, position or finding that
/// is the same to the letter are one, where each side added one.
pub(super) fn same_records(work: &mut Work<'_>) {
    for tier in TIERS {
        let clashes = clashes(work, tier);
        work.rename_theirs(&clashes);
        for (old, new) in &clashes {
            let title = work.theirs.title_of(new);
            let sentence = format!(
                "The {} “{title}” came as {}, for its id {} is that of another here.",
                new.word(),
                new.as_str(),
                old.as_str()
            );
            work.tell(What::Renumbered, new, sentence);
        }
        let same = twins(work, tier);
        work.rename_theirs(&same);
        for (old, new) in &same {
            let title = work.ours.title_of(new);
            let sentence = format!("The {} “{title}” was added by both and is one: {}.", new.word(), old.as_str());
            work.tell(What::Same, new, sentence);
        }
    }
}

/// The records of a tier that a side has and the base has not.
fn added<'d>(side: &'d Dossier, base: &'d Dossier, tier: &'d [&str]) -> impl Iterator<Item = Record> + 'd {
    side.records().filter(move |record| {
        let id = record.reference();
        tier.contains(&id.map_name()) && !base.contains(&id)
    })
}

fn clashes(work: &Work<'_>, tier: &[&str]) -> Renames {
    let mut found = Renames::new();
    let mut given = BTreeSet::new();
    for record in added(&work.theirs, &work.base, tier) {
        let id = record.reference();
        if let Some(ours) = work.ours.record(&id)
            && !alike(&ours, &record)
        {
            let new = work.free_id(&id, &given);
            given.insert(new.clone());
            found.insert(id, new);
        }
    }
    found
}

/// Whether two records with one id are two states of one record, made from whatever a state seldom loses.
fn alike(one: &Record, other: &Record) -> bool {
    if one == other {
        return true;
    }
    match (one, other) {
        (Record::Outlet(_, one), Record::Outlet(_, other)) => same_words(&one.name, &other.name),
        (Record::Topic(_, one), Record::Topic(_, other)) => same_words(&one.name, &other.name),
        (Record::Actor(_, one), Record::Actor(_, other)) => {
            let (mine, theirs) = (&one.identifiers, &other.identifiers);
            one.names.iter().any(|name| other.names.iter().any(|it| same_words(&name.value, &it.value)))
                || same_words(&mine.wikidata, &theirs.wikidata)
                || same_words(&mine.iso3166, &theirs.iso3166)
        }
        (Record::Meeting(_, one), Record::Meeting(_, other)) => alike_meetings(one, other),
        (Record::Claim(_, one), Record::Claim(_, other)) => {
            one.subject == other.subject || one.quotes.iter().any(|quote| other.quotes.iter().any(|it| at(quote, it)))
        }
        (Record::Finding(_, one), Record::Finding(_, other)) => one.subject == other.subject,
        (Record::Commitment(_, one), Record::Commitment(_, other)) => same_words(&one.what, &other.what),
        (Record::Position(_, one), Record::Position(_, other)) => one.actor == other.actor && one.topic == other.topic,
        (Record::Merge(_, one), Record::Merge(_, other)) => one.gone == other.gone,
        (Record::Article(_, one), Record::Article(_, other)) => alike_articles(one, other),
        _ => false,
    }
}

fn at(one: &Quote, other: &Quote) -> bool {
    one.article == other.article && !one.exact.is_empty() && one.exact == other.exact
}

fn alike_meetings(one: &Meeting, other: &Meeting) -> bool {
    let dates = one.date.as_ref().zip(other.date.as_ref());
    same_words(&one.title, &other.title) || dates.is_some_and(|(one, other)| one.edtf.overlaps(&other.edtf))
}

fn alike_articles(one: &Article, other: &Article) -> bool {
    let had = |article: &Article, text: &Arc<str>| {
        article.text == *text || article.revisions.iter().any(|revision| revision.text == *text)
    };
    let bytes = |article: &Article| article.provenance.sha256.clone();
    had(one, &other.text)
        || had(other, &one.text)
        || same_words(&bytes(one), &bytes(other))
        || same_words(address(one), address(other))
}

fn address(article: &Article) -> &str {
    article.url.trim().trim_end_matches('/')
}

/// Equal but for case and spacing, and not empty.
fn same_words(one: &str, other: &str) -> bool {
    let one = folded(one);
    !one.is_empty() && one == folded(other)
}

fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// What a record is known by, the surest first; records of which two have a key in common are one.
fn keys(record: &Record) -> Vec<String> {
    let key = |sort: &str, words: &str| (!words.is_empty()).then(|| format!("{sort} {words}"));
    match record {
        Record::Outlet(_, outlet) => key("outlet", &folded(&outlet.name)).into_iter().collect(),
        Record::Topic(_, topic) => key("topic", &folded(&topic.name)).into_iter().collect(),
        Record::Actor(_, actor) => match actor.names.is_empty() || actor.name().trim().is_empty() {
            true => Vec::new(),
            false => vec![format!("{:?} {}", actor.kind, actor.name())],
        },
        Record::Article(_, article) => {
            let text = Some(&article.text).filter(|text| !text.trim().is_empty());
            let text = text.and_then(|text| key("text", text));
            text.into_iter().chain(key("address", address(article))).collect()
        }
        // Equal to the letter. Two meetings with equal words may be two meetings, and merges keep what was apart.
        Record::Claim(_, held) => vec![format!("{held:?}")],
        Record::Commitment(_, held) if !held.what.trim().is_empty() => vec![format!("{held:?}")],
        Record::Position(_, held) => vec![format!("{held:?}")],
        Record::Finding(_, held) => vec![format!("{held:?}")],
        Record::Commitment(..) | Record::Meeting(..) | Record::Merge(..) => Vec::new(),
    }
}

fn differ_in_identifiers(one: &Actor, other: &Actor) -> bool {
    let differ = |one: &str, other: &str| !one.is_empty() && !other.is_empty() && one != other;
    differ(&one.identifiers.wikidata, &other.identifiers.wikidata)
        || differ(&one.identifiers.iso3166, &other.identifiers.iso3166)
}

/// Records that each side added, under different ids, and that are one.
fn twins(work: &Work<'_>, tier: &[&str]) -> Renames {
    let mut known: BTreeMap<(&'static str, String), Vec<Record>> = BTreeMap::new();
    for record in added(&work.ours, &work.base, tier) {
        let id = record.reference();
        if !work.theirs.contains(&id) {
            for key in keys(&record) {
                known.entry((id.map_name(), key)).or_default().push(record.clone());
            }
        }
    }
    let mut found = Renames::new();
    if known.is_empty() {
        return found;
    }
    let mut used: BTreeSet<RecordRef> = BTreeSet::new();
    let theirs: Vec<Record> =
        added(&work.theirs, &work.base, tier).filter(|record| !work.ours.contains(&record.reference())).collect();
    // The surest keys first, for all of them, so that a lesser one takes no record from a surer one.
    for rank in 0..2 {
        for record in &theirs {
            let id = record.reference();
            let Some(key) = keys(record).into_iter().nth(rank) else { continue };
            let candidates = known.get(&(id.map_name(), key)).map(Vec::as_slice).unwrap_or_default();
            let fits = |ours: &&Record| !used.contains(&ours.reference()) && !speak_against(ours, record);
            if let Some(ours) = candidates.iter().find(fits)
                && !found.contains_key(&id)
            {
                used.insert(ours.reference());
                found.insert(id, ours.reference());
            }
        }
    }
    found
}

fn speak_against(ours: &Record, theirs: &Record) -> bool {
    match (ours, theirs) {
        (Record::Actor(_, one), Record::Actor(_, other)) => differ_in_identifiers(one, other),
        _ => false,
    }
}
