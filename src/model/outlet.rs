//! Outlets: who publishes articles, and how far the analyst trusts them.

use serde::{Deserialize, Serialize};

use super::id::ActorId;

/// Reliability of a source, A to F (NATO AJP-2.1, the Admiralty code). F means “cannot be judged”: it is never
/// treated as low and never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

impl Reliability {
    /// Every grade, best first, the one that cannot be judged last.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// The grade with its meaning: “B, usually reliable”.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::A => "A, completely reliable",
            Self::B => "B, usually reliable",
            Self::C => "C, fairly reliable",
            Self::D => "D, not usually reliable",
            Self::E => "E, unreliable",
            Self::F => "F, cannot be judged",
        }
    }

    /// Whether it is the lower of two grades. One that cannot be judged is neither lower nor higher than any.
    #[must_use]
    pub fn is_below(self, other: Self) -> bool {
        self != Self::F && other != Self::F && self > other
    }
}

/// What sort of publisher an outlet is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OutletKind {
    /// A news agency.
    Wire,
    /// A newspaper or magazine, in print or online.
    Newspaper,
    /// Radio or television.
    Broadcaster,
    /// Media that a state runs or directs.
    StateMedia,
    /// A government body publishing its own words.
    Government,
    /// A research institute.
    ThinkTank,
    /// A platform or an account on it.
    Social,
    /// Anything else, or not known.
    #[default]
    Other,
}

impl OutletKind {
    /// Every kind, in the order of menus.
    pub const ALL: [Self; 8] = [
        Self::Wire,
        Self::Newspaper,
        Self::Broadcaster,
        Self::StateMedia,
        Self::Government,
        Self::ThinkTank,
        Self::Social,
        Self::Other,
    ];

    /// The kind in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Wire => "news agency",
            Self::Newspaper => "newspaper",
            Self::Broadcaster => "broadcaster",
            Self::StateMedia => "state media",
            Self::Government => "government",
            Self::ThinkTank => "think tank",
            Self::Social => "social media",
            Self::Other => "other",
        }
    }
}

/// A publisher of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Outlet {
    /// Its name, as it calls itself.
    pub name: String,
    /// What sort of publisher it is.
    pub kind: OutletKind,
    /// The country it works from; empty when not known.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// The actor whose own voice it is: what a ministry's site prints is the ministry's own readout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// The analyst's grade, if one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reliability: Option<Reliability>,
    /// Access, ownership, bias: free text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub descriptor: String,
}

#[cfg(test)]
mod tests {
    use super::Reliability::{self, A, B, E, F};

    #[test]
    fn what_cannot_be_judged_is_never_low() {
        for (grade, other, below) in
            [(B, A, true), (A, B, false), (A, A, false), (E, A, true), (F, A, false), (E, F, false), (F, F, false)]
        {
            assert_eq!(Reliability::is_below(grade, other), below, "{grade:?} below {other:?}");
        }
    }
}
