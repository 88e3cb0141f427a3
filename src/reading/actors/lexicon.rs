//! Words by what they do around the names of actors, from `assets/reading/words.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::ActorKind;

/// What a word may be: several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sorts(u32);

macro_rules! sorts {
    ($($(#[$meta:meta])* $name:ident = $bit:literal $word:literal;)*) => {
        impl Sorts {
            $($(#[$meta])* pub(super) const $name: Self = Self(1 << $bit);)*

            fn of_kind(kind: &str) -> Option<Self> {
                match kind {
                    $($word => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

sorts! {
    /// The head of a title: minister, envoy.
    HEAD = 0 "head";
    /// A word of rank before it: deputy, acting.
    MODIFIER = 1 "modifier";
    /// A word of subject before it: foreign, press.
    TOPIC = 2 "topic";
    /// A title of politeness.
    HONORIFIC = 3 "honorific";
    WOMAN = 4 "woman";
    MAN = 5 "man";
    /// Several people who stand for a body: officials.
    PEOPLE = 6 "people";
    /// What stands for a state after its name: delegation.
    SIDE = 7 "side";
    BODY_MINISTRY = 8 "body-ministry";
    BODY_GOVERNMENT = 9 "body-government";
    BODY_OTHER = 10 "body-other";
    BODY_GROUP = 11 "body-group";
    BODY_NGO = 12 "body-ngo";
    BODY_COMPANY = 13 "body-company";
    BODY_MEDIA = 14 "body-media";
    BODY_INTERNATIONAL = 15 "body-international";
    /// A small word inside a name: bin, van.
    PARTICLE = 16 "particle";
    /// A day, a month, a feast.
    CALENDAR = 17 "calendar";
    /// A language, a religion, a service: capitalised, and no actor.
    NOT_NAME = 18 "not-name";
    /// A verb of saying.
    SAYING = 19 "saying";
    /// A verb of what actors do.
    ACTING = 20 "acting";
    /// Grammar, and what begins sentences.
    FUNCTION = 21 "function";
    /// A common word that begins sentences and headings.
    COMMON = 22 "common";
    /// A woman's given name.
    WOMAN_NAME = 23 "woman-name";
    /// A man's given name.
    MAN_NAME = 24 "man-name";
}

impl Sorts {
    /// Any head of a body's name.
    pub(super) const BODY: Self = Self(0xFF << 8);

    /// Any word of a title.
    pub(super) const TITLE: Self = Self(0b111);

    /// Whether it is one of these.
    pub(super) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both of two.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kind of body that this word heads.
    pub(super) fn body_kind(self) -> Option<ActorKind> {
        [
            (Self::BODY_MINISTRY, ActorKind::Ministry),
            (Self::BODY_GOVERNMENT, ActorKind::Government),
            (Self::BODY_INTERNATIONAL, ActorKind::InternationalOrganisation),
            (Self::BODY_GROUP, ActorKind::Group),
            (Self::BODY_NGO, ActorKind::Ngo),
            (Self::BODY_COMPANY, ActorKind::Company),
            (Self::BODY_MEDIA, ActorKind::Media),
            (Self::BODY_OTHER, ActorKind::Other),
        ]
        .into_iter()
        .find(|(sort, _)| self.is(*sort))
        .map(|(_, kind)| kind)
    }
}

static WORDS: LazyLock<HashMap<&'static str, Sorts>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Sorts> = HashMap::new();
    for line in include_str!("../../../assets/reading/words.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((kind, list)) = line.split_once(':') else { continue };
        let Some(sort) = Sorts::of_kind(kind.trim()) else { continue };
        for word in list.split_whitespace() {
            let sorts = words.entry(word).or_default();
            *sorts = sorts.with(sort);
        }
    }
    words
});

/// What a word in lower case, without full stops, may be.
pub(super) fn sorts(word: &str) -> Sorts {
    if let Some(sorts) = WORDS.get(word) {
        return *sorts;
    }
    // “vice-chairman”, “co-director”, “ex-minister”: the rank is joined to the head.
    let Some((before, after)) = word.split_once('-') else { return Sorts::default() };
    let rank = matches!(before, "co" | "vice" | "deputy" | "ex" | "under" | "sub" | "arch" | "non");
    let sorts = WORDS.get(after).copied().unwrap_or_default();
    if rank && sorts.is(Sorts::HEAD) { Sorts::HEAD } else { Sorts::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_of_a_known_kind() {
        for line in include_str!("../../../assets/reading/words.txt").lines() {
            let kind = line.split_once(':').map(|(kind, _)| kind.trim());
            assert!(
                line.is_empty() || line.starts_with('#') || kind.is_some_and(|kind| Sorts::of_kind(kind).is_some()),
                "{line}"
            );
        }
    }

    #[test]
    fn a_rank_may_be_joined_to_its_head() {
        assert!(sorts("co-chair").is(Sorts::HEAD) && sorts("ex-governor").is(Sorts::HEAD));
        assert!(!sorts("non-state").is(Sorts::HEAD));
    }
}
