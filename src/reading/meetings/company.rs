//! Who meets as one, and what is a contest.

use std::ops::Range;

use super::party::{Party, Sort};
use super::view::View;
use super::words::{CONTESTS, SIDES, Words};
use crate::model::ActorKind;

/// Bodies whose sessions are a state's own affair.
static OWN_AFFAIRS: Words = Words::new(
    "cabinet government parliament congress senate party army military militia court board team administration ministry \
     police",
);

/// Nouns after “final” that are of no contest.
static SESSIONS: Words = Words::new(
    "round session talks meeting negotiations summit day days stage phase communique communiqué statement text draft \
     document declaration agreement deal status decision",
);

/// Several people, or a body that meets as one: “the commission is to convene”.
pub(super) fn is_company(view: &View, party: &Party) -> bool {
    match party.sort {
        Sort::People => true,
        // “Israel's cabinet met” is an affair of its own.
        Sort::Body => !party.words.clone().any(|at| view.has(at, &OWN_AFFAIRS)),
        Sort::Named => party.spans.first().is_some_and(|span| {
            let kind = view.span(*span).and_then(|span| view.who.actors.get(span.actor)).map(|actor| actor.kind);
            matches!(kind, Some(ActorKind::InternationalOrganisation | ActorKind::Other | ActorKind::Group))
                || party.words.end > party.words.start && view.has(party.words.end - 1, &SIDES)
        }),
        _ => false,
    }
}

/// Whether a sentence is of sport: “meet in the World Cup final”.
pub(super) fn is_contest(view: &View, prose: &Range<usize>) -> bool {
    prose.clone().any(|at| {
        view.has(at, &CONTESTS)
            || view.is(at, "cup") && view.is_in(at.wrapping_sub(1), &["world", "asian", "nations", "fa", "davis"])
            || view.is(at, "final")
                && view.is_in(at.wrapping_sub(1), &["cup", "league", "the"])
                && !view.has(at + 1, &SESSIONS)
    })
}

/// “the ministers”, “both presidents”: several people of whom it was told who they are.
pub(super) fn is_definite_plural(view: &View, list: &[Party]) -> bool {
    let [party] = list else { return false };
    party.sort == Sort::People
        && party.spans.is_empty()
        && party.words.len() <= 3
        && view.is_in(party.words.start, &["the", "both"])
        && view.has(party.words.end - 1, &SIDES)
}
