//! Whose words a quote is, in words: for lists of quotes that moved or were orphaned.

use crate::compare::subject_in_words;
use crate::model::{Dossier, QuotePart, RecordRef};

/// “Evidence for date, West and Muttaqi in Doha”, “Note on Thomas West”.
#[must_use]
pub fn whose(dossier: &Dossier, record: &RecordRef, part: &QuotePart) -> String {
    let title = || dossier.title_of(record);
    match (record, part) {
        (RecordRef::Claim(id), _) => match dossier.claims.get(id) {
            Some(claim) => format!("Evidence for {}", subject_in_words(dossier, &claim.subject)),
            None => title(),
        },
        (RecordRef::Position(id), _) => match dossier.positions.get(id) {
            Some(position) => {
                let topic = dossier.title_of(&RecordRef::Topic(position.topic.clone()));
                format!("Position of {} on {topic}", dossier.actor_name(&position.actor))
            }
            None => title(),
        },
        (_, QuotePart::Step(at)) => format!("Step {} of “{}”", at + 1, title()),
        (RecordRef::Commitment(id), QuotePart::Version(at)) => {
            let version = dossier.commitments.get(id).and_then(|commitment| commitment.versions.get(*at));
            let actor = version.map_or("", |version| dossier.actor_name(&version.actor));
            format!("{actor}’s version of “{}”", title())
        }
        _ => format!("Note on {}", title()),
    }
}
