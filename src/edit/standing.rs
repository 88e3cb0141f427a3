//! How far an article counts: its grade, and its retraction. The custody log says when that changed.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Edit, EditError};
use crate::model::{Article, ArticleId, Custody, Dossier, Record, Reliability, Retraction};

fn change(
    dossier: &Dossier,
    id: &ArticleId,
    label: &str,
    entry: Option<Custody>,
    change: impl FnOnce(&mut Article),
) -> Result<Edit, EditError> {
    let mut article = dossier.articles.get(id).cloned().ok_or_else(|| EditError::Missing("article", id.to_string()))?;
    let label = format!("{label} “{}”", article.title);
    let changed = Arc::make_mut(&mut article);
    change(changed);
    changed.provenance.custody.extend(entry);
    Ok(Edit::put(label, [Record::Article(id.clone(), article)]))
}

/// Retracts an article: its words stay and are shown, and support nothing.
///
/// # Errors
/// Where there is no such article.
pub fn retract(dossier: &Dossier, id: &ArticleId, reason: &str, at: DateTime<Utc>) -> Result<Edit, EditError> {
    let reason = reason.trim().to_owned();
    let action = if reason.is_empty() { "retracted".to_owned() } else { format!("retracted: {reason}") };
    change(dossier, id, "retract", Some(Custody { at, action }), |article| {
        article.retracted = Some(Retraction { reason, at: Some(at) });
    })
}

/// Takes a retraction back: the words count again.
///
/// # Errors
/// Where there is no such article.
pub fn take_back_retraction(dossier: &Dossier, id: &ArticleId, at: DateTime<Utc>) -> Result<Edit, EditError> {
    let action = "retraction taken back".to_owned();
    change(dossier, id, "take back the retraction of", Some(Custody { at, action }), |article| {
        article.retracted = None;
    })
}

/// Grades an article; `None` leaves it with the grade of its outlet.
///
/// # Errors
/// Where there is no such article.
pub fn grade(dossier: &Dossier, id: &ArticleId, grade: Option<Reliability>) -> Result<Edit, EditError> {
    change(dossier, id, "grade", None, |article| article.reliability = grade)
}
