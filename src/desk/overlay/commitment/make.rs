//! The edits that words become: a commitment, a step of one, a side's own version of one.

use std::ops::Range;
use std::sync::Arc;

use crate::edit::{Edit, Minter, quote_claim};
use crate::model::{
    ActorId, ArticleId, Commitment, CommitmentField, CommitmentId, CommitmentStatus, CommitmentStep, CommitmentVersion,
    Dossier, EdtfDate, Quote, Record, RecordRef, Speaker, Subject, Value, text,
};

/// Words of an article, in characters of its text.
pub(in super::super) type Words = (ArticleId, Range<usize>);

/// The words of a selection on one line; empty without one.
pub(in super::super) fn words_of(dossier: &Dossier, words: Option<&Words>) -> String {
    words
        .and_then(|(id, range)| text::slice_chars(&dossier.articles.get(id)?.text, range.clone()))
        .map(|found| found.split_whitespace().collect::<Vec<_>>().join(" "))
        .unwrap_or_default()
}

/// The words without the marks around them: what was promised or said, as a field is filled with it.
pub(in super::super) fn bare(words: &str) -> String {
    words.trim_matches(|letter: char| ".,;:!?“”‘’\"'«»()–—،؛؟。".contains(letter) || letter.is_whitespace()).to_owned()
}

pub(in super::super) fn quote_of(dossier: &Dossier, words: Option<&Words>) -> Option<Quote> {
    let (id, range) = words?;
    Quote::of(id, &dossier.articles.get(id)?.text, range.clone())
}

/// What a commitment is called in the label of an edit.
pub(in super::super) fn called(commitment: &Commitment) -> String {
    if commitment.what.is_empty() { "the commitment".to_owned() } else { format!("“{}”", commitment.what) }
}

/// A new commitment, with the words as its first step's and as a claim on what was promised.
pub(super) fn new(
    dossier: &Dossier,
    minter: &mut Minter,
    words: Option<&Words>,
    mut commitment: Commitment,
    first: CommitmentStep,
) -> Edit {
    let id = minter.commitment(dossier);
    let label = format!("new commitment {}", called(&commitment));
    let claim = words.and_then(|(article, range)| {
        let subject = Subject::Commitment(id.clone(), CommitmentField::What);
        let value = Value::Text(commitment.what.clone());
        quote_claim(dossier, minter.claim(dossier), article, range.clone(), subject, value)
    });
    commitment.steps.push(CommitmentStep { quote: quote_of(dossier, words), ..first });
    let record = Record::Commitment(id, commitment.into());
    selecting(Edit::put(label, std::iter::once(record).chain(claim)), words)
}

/// A step of a commitment, with the words as its own and as a claim on how it stands; `None` where it is gone.
pub(super) fn step(
    dossier: &Dossier,
    minter: &mut Minter,
    words: Option<&Words>,
    id: &CommitmentId,
    status: CommitmentStatus,
    date: Option<EdtfDate>,
) -> Option<Edit> {
    let mut commitment = Arc::clone(dossier.commitments.get(id)?);
    let label = format!("step of {}, {}", called(&commitment), status.in_words());
    let claim = words.and_then(|(article, range)| {
        let subject = Subject::Commitment(id.clone(), CommitmentField::Status);
        let claim = minter.claim(dossier);
        let record = quote_claim(dossier, claim, article, range.clone(), subject, Value::Progress(status))?;
        let Record::Claim(claim, mut made) = record else { return None };
        Arc::make_mut(&mut made).as_of.clone_from(&date);
        Some(Record::Claim(claim, made))
    });
    let quote = quote_of(dossier, words);
    Arc::make_mut(&mut commitment).steps.push(CommitmentStep { status, date, quote });
    let record = Record::Commitment(id.clone(), commitment);
    Some(selecting(Edit::put(label, std::iter::once(record).chain(claim)), words))
}

/// A side's own version of a commitment, with the words as its own and as a claim on what was promised, said by it;
/// `None` where the commitment is gone. A version that it has already is told anew.
pub(super) fn version(
    dossier: &Dossier,
    minter: &mut Minter,
    words: Option<&Words>,
    id: &CommitmentId,
    actor: &ActorId,
    what: &str,
) -> Option<Edit> {
    let mut commitment = Arc::clone(dossier.commitments.get(id)?);
    let label = format!("version of {} by {}", called(&commitment), dossier.actor_name(actor));
    let claim = words.and_then(|(article, range)| {
        let subject = Subject::Commitment(id.clone(), CommitmentField::What);
        let claim = minter.claim(dossier);
        let record = quote_claim(dossier, claim, article, range.clone(), subject, Value::Text(what.to_owned()))?;
        let Record::Claim(claim, mut made) = record else { return None };
        Arc::make_mut(&mut made).speaker = Speaker::Actor(actor.clone());
        Some(Record::Claim(claim, made))
    });
    let quote = quote_of(dossier, words);
    let told = CommitmentVersion { actor: actor.clone(), what: what.to_owned(), quote };
    let versions = &mut Arc::make_mut(&mut commitment).versions;
    match versions.iter_mut().find(|version| version.actor == *actor) {
        Some(version) => *version = told,
        None => versions.push(told),
    }
    let record = Record::Commitment(id.clone(), commitment);
    Some(selecting(Edit::put(label, std::iter::once(record).chain(claim)), words))
}

/// Whoever marks promises while reading goes on reading.
fn selecting(edit: Edit, words: Option<&Words>) -> Edit {
    match words {
        Some((article, _)) => edit.selecting(RecordRef::Article(article.clone())),
        None => edit,
    }
}
