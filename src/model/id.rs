//! Identifiers: short random text with a prefix, stable for ever and unique without coordination.

use std::fmt;

use ecow::EcoString;
use serde::{Deserialize, Serialize};

/// Digits of an identifier: Crockford's base 32, lower case, which leaves out letters that look alike.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// How many digits follow the prefix: 40 random bits, so that two desks working apart do not collide.
const LENGTH: usize = 8;

fn mint(prefix: &str, random: &mut fastrand::Rng) -> EcoString {
    let mut text = EcoString::with_capacity(prefix.len() + 1 + LENGTH);
    text.push_str(prefix);
    text.push('-');
    for _ in 0..LENGTH {
        text.push(char::from(DIGITS[random.usize(..DIGITS.len())]));
    }
    text
}

fn is_well_formed(prefix: &str, text: &str) -> bool {
    text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-')).is_some_and(|rest| {
        !rest.is_empty()
            && rest.len() <= 40
            && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    })
}

macro_rules! identifier {
    ($name:ident, $prefix:literal, $what:literal) => {
        #[doc = concat!("Identifies ", $what, "; written `", $prefix, "-7k2m9qxd`.")]
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(EcoString);

        impl $name {
            /// The text before the hyphen.
            pub const PREFIX: &'static str = $prefix;

            /// Takes the text as it is; [`Self::is_well_formed`] tells whether it follows the form.
            pub fn new(text: impl Into<EcoString>) -> Self {
                Self(text.into())
            }

            /// A new identifier from the random source given.
            #[must_use]
            pub fn mint(random: &mut fastrand::Rng) -> Self {
                Self(mint($prefix, random))
            }

            /// The identifier as it stands in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether the text is the prefix, a hyphen and up to 40 lower-case letters, digits or hyphens.
            #[must_use]
            pub fn is_well_formed(&self) -> bool {
                is_well_formed($prefix, &self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier!(OutletId, "out", "an outlet");
identifier!(ArticleId, "art", "an article");
identifier!(TopicId, "top", "an agenda topic");
identifier!(ActorId, "act", "an actor");
identifier!(MeetingId, "mtg", "a meeting");
identifier!(ClaimId, "clm", "a claim");
identifier!(FindingId, "fnd", "a finding");
identifier!(CommitmentId, "cmt", "a commitment");
identifier!(PositionId, "pos", "a position");
identifier!(MergeId, "mrg", "a merge of two actors");
identifier!(PartId, "prt", "a part of a record: a name, role, relation, side, attendee, outcome or note");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minted_identifiers_are_well_formed_and_differ() {
        let mut random = fastrand::Rng::with_seed(7);
        let first = ArticleId::mint(&mut random);
        let second = ArticleId::mint(&mut random);
        assert!(first.is_well_formed() && second.is_well_formed());
        assert_ne!(first, second);
    }

    #[test]
    fn form_is_checked() {
        for (text, expect) in [
            ("art-7k2m9qxd", true),
            ("art-doha-talks", true),
            ("act-7k2m9qxd", false),
            ("art-", false),
            ("art-A", false),
            ("", false),
        ] {
            assert_eq!(ArticleId::new(text).is_well_formed(), expect, "{text:?}");
        }
    }
}
