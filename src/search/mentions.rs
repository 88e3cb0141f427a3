//! Where the actors of a dossier are named in a text.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::automaton::OverlappingState;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, StartKind};

use super::words::{begins_word, ends_word};
use crate::model::bytes::position;
use crate::model::{ActorId, Dossier};

/// A place where an actor is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name, in characters of the text; an ending such as ’s is outside.
    pub range: Range<usize>,
    /// Whose name it is; of several actors of this name the first by id.
    pub actor: ActorId,
    /// More than one actor has this name.
    pub ambiguous: bool,
}

/// Every name of every actor of a dossier, ready to be found in texts. Building is linear in the names.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// `None` where there is no name to find.
    automaton: Option<AhoCorasick>,
    names: Box<[Known]>,
    begins: Begins,
}

#[derive(Clone, Debug)]
struct Known {
    name: Box<str>,
    /// Only this spelling: the name is short or all capitals, as US, UN or WHO, which are words in other letters.
    exact: bool,
    /// In the order of ids.
    actors: Box<[ActorId]>,
}

/// What names begin with: tells of most words, by their first bytes, that none does.
#[derive(Clone, Debug)]
struct Begins {
    /// By byte.
    first: Box<[bool; 256]>,
    /// By a hash of the first three bytes, in small letters; of the first two for names that have no more.
    beginnings: Box<[u64; 1 << 10]>,
}

impl Default for Begins {
    fn default() -> Self {
        Self { first: Box::new([false; 256]), beginnings: Box::new([0; 1 << 10]) }
    }
}

impl Begins {
    fn add(&mut self, name: &str) {
        let bytes = name.as_bytes();
        let Some(&first) = bytes.first() else { return };
        self.first[usize::from(first)] = true;
        self.first[usize::from(first.to_ascii_uppercase())] = true;
        let (word, bit) = Self::place(&bytes[..bytes.len().min(3)]);
        self.beginnings[word] |= bit;
    }

    /// Whether a name may begin where these bytes do.
    fn may(&self, bytes: &[u8]) -> bool {
        let has = |length| {
            let beginning: Option<&[u8]> = bytes.get(..length);
            beginning.map(Self::place).is_some_and(|(word, bit)| self.beginnings[word] & bit != 0)
        };
        has(3) || has(2)
    }

    fn place(beginning: &[u8]) -> (usize, u64) {
        let bytes = beginning.iter().fold(0_u32, |all, byte| all << 8 | u32::from(byte.to_ascii_lowercase()));
        let hash = bytes.wrapping_mul(0x9E37_79B1) >> 16;
        ((hash / 64) as usize, 1 << (hash % 64))
    }
}

/// The names to be found, in their plain form, each with whose it is. Names of less than two letters or digits are left
/// out.
pub(super) fn names_of(dossier: &Dossier) -> BTreeMap<String, Vec<ActorId>> {
    let mut known: BTreeMap<String, Vec<ActorId>> = BTreeMap::new();
    for (id, actor) in &dossier.actors {
        for name in &actor.names {
            let name = plain(name.value.trim());
            if name.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                continue;
            }
            let actors = known.entry(name).or_default();
            if !actors.contains(id) {
                actors.push(id.clone());
            }
        }
    }
    known
}

impl Mentions {
    /// Makes the names of all actors ready. Names of less than two letters or digits are left out.
    #[must_use]
    pub fn build(dossier: &Dossier) -> Self {
        Self::of(names_of(dossier))
    }

    pub(super) fn of(known: BTreeMap<String, Vec<ActorId>>) -> Self {
        let names: Box<[Known]> = known
            .into_iter()
            .map(|(name, actors)| {
                let letters = || name.chars().filter(|c| c.is_alphabetic());
                let exact =
                    letters().count() <= 3 || !letters().any(char::is_lowercase) && letters().any(char::is_uppercase);
                Known { name: name.into(), exact, actors: actors.into() }
            })
            .collect();
        let mut begins = Begins::default();
        names.iter().for_each(|known| begins.add(&known.name));
        // Building fails only beyond the billions of states; then no name is marked, and nothing else depends on it.
        let automaton = (!names.is_empty())
            .then(|| {
                AhoCorasick::builder()
                    .ascii_case_insensitive(true)
                    .start_kind(StartKind::Anchored)
                    .kind(Some(AhoCorasickKind::ContiguousNFA))
                    .build(names.iter().map(|known| known.name.as_bytes()))
                    .ok()
            })
            .flatten();
        Self { automaton, names, begins }
    }

    /// The names that are whose they were not, or no longer are, when these are the names to be found.
    pub(super) fn changed(&self, now: &BTreeMap<String, Vec<ActorId>>) -> BTreeMap<String, Vec<ActorId>> {
        let before: BTreeMap<&str, &[ActorId]> =
            self.names.iter().map(|known| (known.name.as_ref(), known.actors.as_ref())).collect();
        let gone = before.iter().filter(|(name, _)| !now.contains_key(**name));
        let gone = gone.map(|(name, actors)| ((*name).to_owned(), actors.to_vec()));
        let other = now.iter().filter(|(name, actors)| before.get(name.as_str()) != Some(&actors.as_slice()));
        other.map(|(name, actors)| (name.clone(), actors.clone())).chain(gone).collect()
    }

    /// Every place where an actor is named, in the order of the text, none inside another: the leftmost first, and of
    /// those that begin together the longest. Linear in the text and in the names that begin at one place.
    ///
    /// A name stands at the borders of words, of whatever script; its capitals are capitals in the text too (“Muttaqi”
    /// and “MUTTAQI”, never “muttaqi”).
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let text = plain(text);
        let mut mentions = Vec::new();
        let (mut at, mut counted, mut chars) = (0, 0, 0);
        while let Some(start) = self.next_start(&text, at) {
            let Some((end, known)) = self.longest(&text, start) else {
                at = start + 1;
                continue;
            };
            at = end;
            let Some(actor) = known.actors.first() else { continue };
            chars += text[counted..start].chars().count();
            let length = text[start..end].chars().count();
            let range = chars..chars + length;
            mentions.push(Mention { range, actor: actor.clone(), ambiguous: known.actors.len() > 1 });
            counted = end;
            chars += length;
        }
        mentions
    }

    /// Whether one of the names stands in the text, also inside a longer one.
    pub(super) fn occurs(&self, text: &str) -> bool {
        let text = plain(text);
        let mut at = 0;
        while let Some(start) = self.next_start(&text, at) {
            if self.longest(&text, start).is_some() {
                return true;
            }
            at = start + 1;
        }
        false
    }

    /// The next byte at which a word begins, and perhaps a name.
    fn next_start(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            at += bytes.get(at..)?.iter().position(|byte| self.begins.first[usize::from(*byte)])?;
            // Most stand inside a word of plain letters, or behind a blank.
            let behind_plain = at == 0 || bytes[at - 1].is_ascii();
            let inside = at > 0 && bytes[at].is_ascii_alphanumeric() && bytes[at - 1].is_ascii_alphanumeric();
            let begins = || {
                behind_plain && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
                    || text.is_char_boundary(at) && begins_word(text, at)
            };
            if !inside && self.begins.may(&bytes[at..]) && begins() {
                return Some(at);
            }
            at += 1;
        }
    }

    /// The longest name that begins at a byte and stands there, with its end; of two of one length the one spelled so.
    fn longest(&self, text: &str, start: usize) -> Option<(usize, &Known)> {
        let automaton = self.automaton.as_ref()?;
        let mut state = OverlappingState::start();
        let mut best: Option<(usize, bool, &Known)> = None;
        loop {
            let input = Input::new(text).range(start..).anchored(Anchored::Yes);
            automaton.try_find_overlapping(input, &mut state).ok()?;
            let Some(found) = state.get_match() else { break };
            let Some(known) = self.names.get(found.pattern().as_usize()) else { continue };
            let end = found.end();
            let written = &text[start..end];
            let stands = (!known.exact || *written == *known.name)
                && keeps_capitals(&known.name, written)
                && ends_word(text, end);
            let same = *written == *known.name;
            if stands && best.is_none_or(|(other, spelled, _)| end > other || end == other && same && !spelled) {
                best = Some((end, same, known));
            }
        }
        best.map(|(end, _, known)| (end, known))
    }
}

/// The text with one plain form for what typographers vary, character by character, so that offsets stay.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    // Most of a text is plain already, and copied as it is.
    while let Some(at) = position(rest.as_bytes(), |byte| matches!(byte, 9..=13 | 0xc2 | 0xe1..=0xe3 | 0xca)) {
        plain.push_str(&rest[..at]);
        let mut chars = rest[at..].chars();
        plain.extend(chars.next().map(|character| match character {
            '’' | '‘' | 'ʼ' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            blank if blank.is_whitespace() => ' ',
            other => other,
        }));
        rest = chars.as_str();
    }
    plain.push_str(rest);
    plain
}

/// Whether every capital of the name is one in the text. The automaton disregards case in ASCII alone, so the two have
/// the same length.
fn keeps_capitals(name: &str, written: &str) -> bool {
    name.bytes().zip(written.bytes()).all(|(name, written)| !name.is_ascii_uppercase() || name == written)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::text::slice_chars;
    use crate::model::{Actor, ActorKind, Name, NameKind, PartId};

    fn mentions() -> Mentions {
        let mut dossier = Dossier::default();
        for (id, names) in [
            ("act-muttaqi", vec!["Amir Khan Muttaqi", "Muttaqi", "امیرخان متقی", "متقي", "M"]),
            ("act-us", vec!["United States", "US", "U.S."]),
            ("act-afghan", vec!["Afghan"]),
            ("act-mfa", vec!["Afghan foreign ministry", "وزارة الخارجية"]),
            ("act-taliban", vec!["Taliban", "طالبان"]),
            ("act-un", vec!["UN", "UNAMA"]),
            ("act-west", vec!["Thomas West", "West"]),
            ("act-west-2", vec!["West"]),
            ("act-qatar", vec!["卡塔尔", "قطر"]),
            ("act-kaabi", vec!["Al-Ka'abi"]),
        ] {
            let forms = names.iter().enumerate().map(|(index, value)| Name {
                id: PartId::new(format!("prt-{index}")),
                value: (*value).to_owned(),
                kind: NameKind::Alias,
                language: String::new(),
                printed_as: String::new(),
            });
            let actor = Actor { kind: ActorKind::Other, names: forms.collect(), ..Actor::default() };
            dossier.actors.insert(ActorId::new(id), Arc::new(actor));
        }
        Mentions::build(&dossier)
    }

    fn check(mentions: &Mentions, text: &str, expect: &[(&str, &str)]) {
        let found = mentions.find(text);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|mention| (slice_chars(text, mention.range.clone()).unwrap(), &mention.actor.as_str()[4..]))
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn names_are_found_where_they_stand_as_words() {
        let mentions = mentions();
        for (text, expect) in [
            ("Amir Khan Muttaqi spoke; Muttaqi left.", vec![("Amir Khan Muttaqi", "muttaqi"), ("Muttaqi", "muttaqi")]),
            ("Muttaqi's men, the Taliban’s men", vec![("Muttaqi", "muttaqi"), ("Taliban", "taliban")]),
            ("MUTTAQI HEADS TALIBAN TEAM", vec![("MUTTAQI", "muttaqi"), ("TALIBAN", "taliban")]),
            ("muttaqi, a talibanised west", vec![]),
            ("US-led talks with us, not Us", vec![("US", "us")]),
            ("U.S. officials; a non-US team", vec![("U.S.", "us"), ("US", "us")]),
            ("an unclear UN view, UNAMA said; unama", vec![("UN", "un"), ("UNAMA", "un")]),
            ("The Afghan foreign ministry and Afghans", vec![("Afghan foreign ministry", "mfa")]),
            ("an Afghan foreign minister", vec![("Afghan", "afghan")]),
            (
                "Afghan Foreign Ministry, the United\u{a0}States",
                vec![("Afghan Foreign Ministry", "mfa"), ("United\u{a0}States", "us")],
            ),
            ("the UnitedStates, Muttaqis", vec![]),
            ("Al-Ka’abi said", vec![("Al-Ka’abi", "kaabi")]),
            ("وزارة الخارجية وطالبان", vec![("وزارة الخارجية", "mfa"), ("طالبان", "taliban")]),
            ("طالبان\u{200c}ها و متقي", vec![("طالبان", "taliban"), ("متقي", "muttaqi")]),
            ("القطري في قطر وبقطر", vec![("قطر", "qatar"), ("قطر", "qatar")]),
            ("在卡塔尔会谈", vec![("卡塔尔", "qatar")]),
            ("M. said", vec![]),
            ("", vec![]),
        ] {
            check(&mentions, text, &expect);
        }
    }

    #[test]
    fn a_name_of_two_actors_is_ambiguous() {
        let found = mentions().find("Thomas West met West");
        assert_eq!(found.iter().map(|mention| mention.ambiguous).collect::<Vec<_>>(), [false, true]);
        assert_eq!(found[1].actor.as_str(), "act-west");
    }

    /// Every name tried at every place.
    fn slowly(mentions: &Mentions, text: &str) -> Vec<Range<usize>> {
        let text = plain(text);
        let mut found = Vec::new();
        let mut from = 0;
        for (start, _) in text.char_indices() {
            if start < from || !begins_word(&text, start) {
                continue;
            }
            let ends = mentions.names.iter().filter_map(|known| {
                let end = start + known.name.len();
                let written = text.get(start..end)?;
                let alike =
                    if known.exact { *written == *known.name } else { written.eq_ignore_ascii_case(&known.name) };
                (alike && keeps_capitals(&known.name, written) && ends_word(&text, end)).then_some(end)
            });
            if let Some(end) = ends.max() {
                from = end;
                found.push(text[..start].chars().count()..text[..end].chars().count());
            }
        }
        found
    }

    proptest! {
        #[test]
        fn names_are_found_where_each_tried_at_every_place_is(
            words in prop::collection::vec((
                prop::sample::select(vec![
                    "Muttaqi", "MUTTAQI", "muttaqi", "US", "us", "U.S", "Us", "UN", "UNAMA", "un", "Al-Ka’abi", "West", "Thomas",
                    "و", "ب", "طالبان", "متقي", "قطر", "卡塔尔", "在", "é", "Taliban", "Afghan", "foreign", "ministry", "x",
                ]),
                prop::sample::select(vec![" ", "", "\n", ", ", "-", "\u{a0}", "’s "]),
            ), 0..12)
        ) {
            let mentions = mentions();
            let text: String = words.into_iter().flat_map(|(word, parted)| [word, parted]).collect();
            let found: Vec<Range<usize>> = mentions.find(&text).into_iter().map(|mention| mention.range).collect();
            prop_assert_eq!(found, slowly(&mentions, &text), "{}", text);
        }
    }

    #[test]
    fn a_dossier_without_actors_has_no_mentions() {
        assert_eq!(Mentions::build(&Dossier::default()).find("Muttaqi"), []);
    }
}
