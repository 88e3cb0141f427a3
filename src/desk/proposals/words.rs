//! Proposals in words and icons.

use crate::desk::widgets::kit::Icon;
use crate::propose::{Proposal, ProposalKind};

/// The icon of a kind.
#[must_use]
pub fn icon_of(kind: ProposalKind) -> Icon {
    match kind {
        ProposalKind::Actor => Icon::Person,
        ProposalKind::Role => Icon::Bank,
        ProposalKind::Name => Icon::Text,
        ProposalKind::Meeting => Icon::Calendar,
        ProposalKind::MeetingFact => Icon::Info,
        ProposalKind::Attendee => Icon::People,
        ProposalKind::Commitment => Icon::Flag,
        ProposalKind::Position => Icon::Speech,
        ProposalKind::Said => Icon::Quote,
    }
}

/// How sure the reader is: “very likely, 92 %: title before the name”.
#[must_use]
pub fn ground_in_words(proposal: &Proposal) -> String {
    let percent = proposal.ground.percent;
    let sure = match percent {
        90.. => "very likely",
        75..90 => "likely",
        50..75 => "more likely than not",
        _ => "a guess",
    };
    format!("{sure}, {percent} %: {}", proposal.ground.rule)
}

/// So many of something: “1 proposal”, “12 proposals”.
#[must_use]
pub fn count(number: usize, one: &str, several: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {several}") }
}
