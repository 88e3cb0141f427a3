//! Every record of the two sides: taken, joined or left out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fields::{Join, settled};
use super::outcome::{Choices, Conflict, Done, Prefer, Spot, What};
use super::work::{Work, seed};
use super::{meetings, people, said, sources};
use crate::model::{About, Dossier, Note, PartId, Record, RecordRef, SavedSearch};

/// Joins everything into the result.
pub(super) fn join_all(work: &mut Work<'_>) {
    join_about(work);
    let (base, ours, theirs) = (&work.base.refused, &work.ours.refused, &work.theirs.refused);
    let stays = |key: &&String| !base.contains(*key) || (ours.contains(*key) && theirs.contains(*key));
    work.merged.refused = ours.iter().chain(theirs.iter()).filter(stays).cloned().collect();
    let all: BTreeSet<RecordRef> =
        work.ours.records().chain(work.theirs.records()).map(|record| record.reference()).collect();
    for id in all {
        join_record(work, &id);
    }
}

fn join_record(work: &mut Work<'_>, id: &RecordRef) {
    let (base, ours, theirs) = (work.base.record(id), work.ours.record(id), work.theirs.record(id));
    let word = id.word();
    match (base, ours, theirs) {
        (base, Some(ours), Some(theirs)) => match settled(base.as_ref(), &ours, &theirs) {
            Some(Prefer::Ours) => work.merged.put(ours),
            Some(Prefer::Theirs) => {
                let mut join = Join::new(Some(id.clone()), &work.ours, &work.theirs, work.choices);
                join_records(&mut join, base.as_ref(), &ours, &theirs);
                let fields = join.taken;
                let title = work.theirs.title_of(id);
                let sentence = format!("The {word} “{title}” was changed there: {}.", in_a_row(&fields));
                work.done.push(Done { what: What::Changed, record: Some(id.clone()), fields, sentence });
                work.merged.put(theirs);
            }
            None => both_changed(work, id, base.as_ref(), &ours, &theirs),
        },
        (None, Some(ours), None) => work.merged.put(ours),
        (None, None, Some(theirs)) => {
            let sentence = format!("The {word} “{}” was added there.", work.theirs.title_of(id));
            work.tell(What::Added, id, sentence);
            work.merged.put(theirs);
        }
        (Some(base), Some(ours), None) => {
            let title = work.ours.title_of(id);
            if base == ours {
                work.tell(What::Removed, id, format!("The {word} “{title}” was removed there."));
            } else {
                let sentence = format!("The {word} “{title}” was removed there and changed here: it stays.");
                work.tell(What::Kept, id, sentence);
                work.merged.put(ours);
            }
        }
        (Some(base), None, Some(theirs)) => {
            if base != theirs {
                let title = work.theirs.title_of(id);
                let sentence = format!("The {word} “{title}” was removed here and changed there: it stays.");
                work.tell(What::Kept, id, sentence);
                work.merged.put(theirs);
            }
        }
        (_, None, None) => {}
    }
}

/// “date, place”.
fn in_a_row(fields: &[&'static str]) -> String {
    match fields {
        [] => "nothing that shows".to_owned(),
        fields => fields.join(", ").replace('_', " "),
    }
}

fn both_changed(work: &mut Work<'_>, id: &RecordRef, base: Option<&Record>, ours: &Record, theirs: &Record) {
    // Of a record that a person chose as a whole, every field is chosen.
    let whole = Spot::Record(id.clone());
    let chosen = work.choices.decided.get(&whole).copied();
    let as_chosen = chosen.map(|otherwise| Choices { otherwise, ..Choices::default() });
    let choices = as_chosen.as_ref().unwrap_or(work.choices);
    let mut join = Join::new(Some(id.clone()), &work.ours, &work.theirs, choices);
    let mut joined = join_records(&mut join, base, ours, theirs);
    let Join { taken: fields, mut conflicts, mut rivals, kept, mut untold, .. } = join;
    let title = work.ours.title_of(id);
    if let Some(side) = chosen.filter(|_| !conflicts.is_empty()) {
        (rivals, untold) = (Vec::new(), Vec::new());
        conflicts = vec![Conflict {
            spot: whole,
            record: Some(id.clone()),
            label: format!("The {} “{title}”", id.word()),
            field: conflicts[0].field,
            ours: conflicts[0].ours.clone(),
            theirs: conflicts[0].theirs.clone(),
            outcome: side.into(),
            is_open: false,
        }];
    }
    note_untold(&mut joined, &untold);
    let sentence = match fields.is_empty() {
        true => format!("The {} “{title}” was changed by both and stays as it is here.", id.word()),
        false => {
            format!("The {} “{title}” was changed by both; from there came: {}.", id.word(), in_a_row(&fields))
        }
    };
    for sentence in kept {
        work.tell(What::Kept, id, sentence);
    }
    work.done.push(Done { what: What::Joined, record: Some(id.clone()), fields, sentence });
    work.conflicts.extend(conflicts);
    work.rivals.extend(rivals);
    work.merged.put(joined);
}

/// The fields of a record by the rules of its type. Records of two types cannot stand under one id.
pub(super) fn join_records(join: &mut Join<'_>, base: Option<&Record>, ours: &Record, theirs: &Record) -> Record {
    macro_rules! by_type {
        ($($variant:ident: $rule:path),+ $(,)?) => {
            match (ours, theirs) {
                $((Record::$variant(id, ours), Record::$variant(_, theirs)) => {
                    let base = match base {
                        Some(Record::$variant(_, base)) => Some(base.as_ref()),
                        _ => None,
                    };
                    Record::$variant(id.clone(), Arc::new($rule(join, id, base, ours, theirs)))
                })+
                _ => ours.clone(),
            }
        };
    }
    by_type!(
        Outlet: sources::outlet,
        Topic: said::topic,
        Actor: people::actor_of,
        Meeting: meetings::meeting,
        Claim: said::claim,
        Finding: said::finding,
        Commitment: said::commitment,
        Position: said::position,
        Merge: people::merge,
        Article: sources::article,
    )
}

/// How a note begins that tells what was not taken.
pub(super) const NOT_TAKEN: &str = "Not taken when two versions were merged.";

fn told(untold: &[(String, String)]) -> String {
    let lines = untold.iter().map(|(name, words)| match words.is_empty() {
        true => format!("\n{name}: empty"),
        false => format!("\n{name}: {words}"),
    });
    std::iter::once(NOT_TAKEN.to_owned()).chain(lines).collect()
}

/// Puts values that were not taken into a note of the record, where it has notes.
fn note_untold(record: &mut Record, untold: &[(String, String)]) {
    if untold.is_empty() {
        return;
    }
    let text = told(untold);
    let of = record.reference();
    let add = |notes: &mut Vec<Note>, taken: BTreeSet<PartId>| {
        let mut id;
        let mut attempt = 0_u32;
        loop {
            id = PartId::mint(&mut fastrand::Rng::with_seed(seed((of.as_str(), text.as_str(), attempt))));
            attempt += 1;
            if !taken.contains(&id) {
                break;
            }
        }
        notes.push(Note { id, text: text.clone(), quote: None, written_at: None });
    };
    let taken = super::parts::own_parts(record);
    match record {
        Record::Actor(_, actor) => add(&mut Arc::make_mut(actor).notes, taken),
        Record::Meeting(_, meeting) => add(&mut Arc::make_mut(meeting).notes, taken),
        Record::Article(_, article) => add(&mut Arc::make_mut(article).notes, taken),
        Record::Claim(_, claim) => append(&mut Arc::make_mut(claim).note, &text),
        // These have no place for a note; the list of conflicts tells.
        Record::Outlet(..)
        | Record::Topic(..)
        | Record::Finding(..)
        | Record::Commitment(..)
        | Record::Position(..)
        | Record::Merge(..) => {}
    }
}

fn append(text: &mut String, words: &str) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(words);
}

fn join_about(work: &mut Work<'_>) {
    let nothing = Dossier::default();
    let base = (work.base != nothing).then_some(&work.base.about);
    let (ours, theirs) = (&work.ours.about, &work.theirs.about);
    let mut join = Join::new(None, &work.ours, &work.theirs, work.choices);
    let mut about = about(&mut join, base, ours, theirs);
    let Join { taken, conflicts, kept, untold, .. } = join;
    if !untold.is_empty() {
        append(&mut about.notes, &told(&untold));
    }
    let tell = |what, fields, sentence| Done { what, record: None, fields, sentence };
    work.done.extend(kept.into_iter().map(|sentence| tell(What::Kept, Vec::new(), sentence)));
    if !taken.is_empty() {
        let sentence = format!("What the dossier is about: {} came from there.", in_a_row(&taken));
        work.done.push(tell(What::Changed, taken, sentence));
    }
    work.conflicts.extend(conflicts);
    work.merged.about = about;
}

fn about(join: &mut Join<'_>, base: Option<&About>, ours: &About, theirs: &About) -> About {
    // The earlier of two beginnings is the beginning.
    let created = match settled(base.map(|it| &it.created), &ours.created, &theirs.created) {
        Some(Prefer::Ours) => ours.created,
        Some(Prefer::Theirs) => theirs.created,
        None => ours.created.into_iter().chain(theirs.created).min(),
    };
    About {
        title: join.field("title", base.map(|it| &it.title), &ours.title, &theirs.title),
        subject: join.field("subject", base.map(|it| &it.subject), &ours.subject, &theirs.subject),
        notes: join.prose("notes", base.map(|it| &it.notes), &ours.notes, &theirs.notes),
        created,
        parties: join.bag("parties", base.map(|it| it.parties.as_slice()), &ours.parties, &theirs.parties),
        searches: join_searches(join, base.map_or(&[], |it| it.searches.as_slice()), &ours.searches, &theirs.searches),
    }
}

/// The searches of both, by name: what one side alone took out goes, what one side alone changed is as changed, and of one
/// that both changed each keeps its own, theirs under a name of its own. Nothing is lost.
fn join_searches(
    join: &mut Join<'_>,
    base: &[SavedSearch],
    ours: &[SavedSearch],
    theirs: &[SavedSearch],
) -> Vec<SavedSearch> {
    // What one side alone did is the result, also where a file holds two of one name.
    if ours == theirs || theirs == base {
        return ours.to_vec();
    }
    if ours == base {
        join.take("searches");
        return theirs.to_vec();
    }
    let of = |all: &[SavedSearch], name: &str| all.iter().find(|search| search.name == name).cloned();
    let mut joined: Vec<SavedSearch> = Vec::new();
    for search in ours {
        let (was, there) = (of(base, &search.name), of(theirs, &search.name));
        match there {
            None if was.as_ref() == Some(search) => join.take("searches"),
            Some(there) if was.as_ref() == Some(search) && there != *search => {
                join.take("searches");
                joined.push(there);
            }
            _ => joined.push(search.clone()),
        }
    }
    for search in theirs.iter().filter(|search| !ours.contains(search)) {
        let was = of(base, &search.name);
        match of(ours, &search.name) {
            // Taken out here, and left as it was there.
            None if was.as_ref() == Some(search) => {}
            None => {
                join.take("searches");
                joined.push(search.clone());
            }
            Some(here) if here != *search && was.as_ref() != Some(search) && was.as_ref() != Some(&here) => {
                join.take("searches");
                let name = (2..=ours.len() + theirs.len() + 2)
                    .map(|number| format!("{} ({number})", search.name))
                    .find(|name| of(ours, name).or_else(|| of(theirs, name)).or_else(|| of(&joined, name)).is_none());
                joined.push(SavedSearch { name: name.unwrap_or_default(), query: search.query.clone() });
            }
            Some(_) => {}
        }
    }
    joined
}
