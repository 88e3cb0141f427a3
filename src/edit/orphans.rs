//! Quotes whose words no longer stand where they point, and the ways out.

use super::{Change, Edit, EditError};
use crate::model::standing::Standing;
use crate::model::{ArticleId, Claim, ClaimId, Dossier, Quote, QuotePart, Record, RecordRef};
use std::ops::Range;

/// A quote whose words do not stand where it points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The record that quotes.
    pub record: RecordRef,
    /// Which of its quotes.
    pub part: QuotePart,
    /// The article it points into.
    pub article: ArticleId,
    /// The words.
    pub words: String,
}

/// Every quote of the dossier whose words do not stand where it points, by record. Linear in the quoted texts,
/// and in the words quoted.
#[must_use]
pub fn orphans(dossier: &Dossier) -> Vec<Orphan> {
    let mut found = Vec::new();
    let mut standing = Standing::new(dossier);
    for record in dossier.records() {
        for (part, quote) in record.quotes() {
            if !standing.stands(quote) {
                found.push(Orphan {
                    record: record.reference(),
                    part,
                    article: quote.article.clone(),
                    words: quote.exact.clone(),
                });
            }
        }
    }
    found
}

fn record_with(dossier: &Dossier, record: &RecordRef, part: &QuotePart) -> Result<Record, EditError> {
    let found = dossier.record(record).filter(|record| record.quote(part).is_some());
    found.ok_or_else(|| EditError::Missing("quote", record.as_str().to_owned()))
}

/// Points a quote at a range of characters of an article: it takes the words that stand there.
///
/// # Errors
/// Where the quote or the article is gone, or the range holds no words.
pub fn anchor(
    dossier: &Dossier,
    record: &RecordRef,
    part: &QuotePart,
    article: &ArticleId,
    range: Range<usize>,
) -> Result<Edit, EditError> {
    let mut changed = record_with(dossier, record, part)?;
    let text = dossier.articles.get(article).map(|article| &article.text);
    let text = text.ok_or_else(|| EditError::Missing("article", article.to_string()))?;
    let quote = Quote::of(article, text, range).ok_or(EditError::NoWords)?;
    let label = format!("quote “{}”", shortened(&quote.exact));
    changed.retain_quotes(|other, held| {
        if other == part {
            *held = quote.clone();
        }
        true
    });
    let edit = Edit::one(label, Change::Put(changed));
    Ok(edit.selecting(RecordRef::Article(article.clone())))
}

/// Deletes a quote. A claim without any words left goes with it; a note, a step and a position stay, without words.
///
/// # Errors
/// Where the quote is gone.
pub fn delete_quote(dossier: &Dossier, record: &RecordRef, part: &QuotePart) -> Result<Edit, EditError> {
    let mut changed = record_with(dossier, record, part)?;
    let words = changed.quote(part).map(|quote| shortened(&quote.exact)).unwrap_or_default();
    changed.retain_quotes(|other, _| other != part);
    let change = match &changed {
        Record::Claim(_, claim) if claim.quotes.is_empty() => Change::Remove(record.clone()),
        _ => Change::Put(changed),
    };
    Ok(Edit { label: format!("delete the quote “{words}”"), changes: vec![change], select: None })
}

/// Takes back what words of one article say in these claims. Their words elsewhere stay; a claim without any words left
/// goes. `None` where none of the claims quotes the article.
#[must_use]
pub fn take_back(dossier: &Dossier, label: impl Into<String>, claims: &[ClaimId], article: &ArticleId) -> Option<Edit> {
    let mut changes = Vec::new();
    for id in claims {
        let Some(claim) = dossier.claims.get(id) else { continue };
        let mut changed = Claim::clone(claim);
        changed.quotes.retain(|quote| quote.article != *article);
        if changed.quotes.is_empty() {
            changes.push(Change::Remove(RecordRef::Claim(id.clone())));
        } else if changed != **claim {
            changes.push(Change::Put(Record::Claim(id.clone(), changed.into())));
        }
    }
    (!changes.is_empty()).then(|| Edit { label: label.into(), changes, select: None })
}

/// The first words of a quote, for a label.
fn shortened(words: &str) -> String {
    const MOST: usize = 40;
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = one_line.chars().take(MOST).collect();
    if short.len() < one_line.len() {
        short.push('…');
    }
    short
}
