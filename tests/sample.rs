//! The sample that comes with Readout holds together.

use std::collections::BTreeSet;
use std::path::Path;

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
