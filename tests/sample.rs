//! The sample that comes with Readout holds together.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::BTreeSet;
use std::path::Path;

use readout::compare::{
    ClaimIndex, facts_of_actor, facts_of_commitment, facts_of_meeting, facts_of_questions, matrix_of_actor,
    matrix_of_meeting, matrix_of_questions, reason_of, subject_in_words,
};
use readout::model::{Dossier, Severity, Subject, validate};
use readout::store::{Opened, read, to_text};

const SAMPLE: &str = include_str!("../saved/doha-2021.dossier.ron");

fn sample() -> Opened {
    read(SAMPLE.as_bytes(), Path::new("doha-2021.dossier.ron")).unwrap()
}

#[test]
fn it_opens_without_a_notice() {
    let opened = sample();
    assert_eq!(opened.notices, []);
    assert!(!opened.read_only);
}

#[test]
fn it_is_in_the_canonical_form() {
    assert!(to_text(&sample().dossier) == SAMPLE, "run `cargo run --example doha`");
}

/// Dangling references, quotations that do not resolve and hashes that differ are all problems.
#[test]
fn nothing_is_wrong_with_it() {
    let problems = validate(&sample().dossier);
    let worst: Vec<_> = problems.iter().filter(|problem| problem.severity >= Severity::Notice).collect();
    assert!(worst.is_empty(), "{worst:#?}");
}

#[test]
fn every_article_says_where_it_was_retold_from() {
    for (id, article) in &sample().dossier.articles {
        let retold =
            article.notes.iter().any(|note| note.text.starts_with("Retold for this sample from reporting by "));
        assert!(retold, "{id} does not name its source");
        let words = article.text.split_whitespace().count();
        assert!((150..=350).contains(&words), "{id} has {words} words");
    }
}

#[test]
fn it_shows_everything_that_a_dossier_can_hold() {
    let Dossier {
        about,
        outlets,
        topics,
        actors,
        meetings,
        claims,
        findings,
        commitments,
        positions,
        merges: _,
        refused: _,
        articles,
    } = sample().dossier;
    assert_eq!(about.parties.len(), 4);
    assert_eq!((outlets.len(), articles.len(), meetings.len()), (4, 5, 7));
    assert!(topics.len() > 15 && actors.len() > 25 && claims.len() > 150);
    assert!(findings.len() == 1 && commitments.len() >= 6 && positions.len() > 30);
    let states: BTreeSet<_> = articles.values().map(|article| article.reading).collect();
    assert_eq!(states.len(), 3, "one article unread, one begun, others read");
    let questions: BTreeSet<_> = claims
        .values()
        .filter_map(|claim| match &claim.subject {
            Subject::Question(question) => Some(question.as_str()),
            _ => None,
        })
        .collect();
    assert!(questions.len() > 5);
}

/// Every question of the sample on which its sources contradict each other, and how it stands. What is compatible (a day
/// within a weekend, counts of other scopes, titles of other days, an announcement and the event) is not among them.
#[test]
fn only_the_planted_contradictions_are_rivals() {
    let dossier = sample().dossier;
    let index = ClaimIndex::new(&dossier);
    let mut facts = facts_of_questions(&dossier, &index);
    facts.extend(dossier.meetings.keys().flat_map(|id| facts_of_meeting(&dossier, &index, id)));
    facts.extend(dossier.actors.keys().flat_map(|id| facts_of_actor(&dossier, &index, id)));
    facts.extend(dossier.commitments.keys().flat_map(|id| facts_of_commitment(&dossier, &index, id)));
    let disputed: Vec<String> = facts
        .iter()
        .filter(|fact| fact.state.is_disputed())
        .map(|fact| format!("{}: {}", subject_in_words(&dossier, &fact.subject), fact.state.in_words()))
        .collect();
    assert_eq!(
        disputed,
        [
            "First meeting face to face since the withdrawal: settled",
            "What aid the United States agreed to: rival, 2 versions",
            "Format, General McKenzie and Taliban officials, Kabul: rival, 2 versions",
        ]
    );
    for fact in &facts {
        let reason = reason_of(&dossier, &index, fact);
        assert!(reason.ends_with('.') && reason.len() > 20, "{}: {reason}", fact.label);
    }
}

#[test]
fn every_cell_of_every_matrix_opens_its_words() {
    let dossier = sample().dossier;
    let index = ClaimIndex::new(&dossier);
    let mut matrices = vec![matrix_of_questions(&dossier, &index)];
    matrices.extend(dossier.meetings.keys().map(|id| matrix_of_meeting(&dossier, &index, id)));
    matrices.extend(dossier.actors.keys().map(|id| matrix_of_actor(&dossier, &index, id)));
    let mut cells = 0;
    for matrix in &matrices {
        for row in &matrix.rows {
            for (column, cell) in matrix.columns.iter().zip(&row.cells) {
                let Some(cell) = cell else { continue };
                cells += 1;
                assert!(!cell.says.is_empty());
                for claim in &cell.claims {
                    let quotes = &dossier.claims[claim].quotes;
                    let here = quotes.iter().find(|quote| quote.article == column.article).unwrap();
                    assert!(here.resolves_in(&dossier.articles[&column.article].text));
                }
            }
        }
    }
    assert!(cells > 150, "{cells}");
}
