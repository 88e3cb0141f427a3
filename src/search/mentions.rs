//! Where the actors of a dossier are named in a text.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::words::{begins_word, ends_word};
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
    names: Vec<Known>,
}

#[derive(Clone, Debug)]
struct Known {
    name: String,
    /// Only this spelling: the name is short or all capitals, as US, UN or WHO, which are words in other letters.
    exact: bool,
    /// In the order of ids.
    actors: Vec<ActorId>,
}

impl Mentions {
    /// Makes the names of all actors ready. Names of less than two letters or digits are left out.
    #[must_use]
    pub fn build(dossier: &Dossier) -> Self {
        let mut known: BTreeMap<String, Vec<ActorId>> = BTreeMap::new();
        for (id, actor) in &dossier.actors {
            for name in &actor.names {
                let name = plain(name.value.trim());
                let actors = known.entry(name).or_default();
                if !actors.contains(id) {
                    actors.push(id.clone());
                }
            }
        }
        let names: Vec<Known> = known
            .into_iter()
            .filter(|(name, _)| name.chars().filter(|c| c.is_alphanumeric()).count() >= 2)
            .map(|(name, actors)| {
                let letters = || name.chars().filter(|c| c.is_alphabetic());
                let exact =
                    letters().count() <= 3 || !letters().any(char::is_lowercase) && letters().any(char::is_uppercase);
                Known { name, exact, actors }
            })
            .collect();
        // Building fails only beyond the billions of states; then no name is marked, and nothing else depends on it.
        let automaton = (!names.is_empty())
            .then(|| {
                AhoCorasick::builder().ascii_case_insensitive(true).build(names.iter().map(|known| &known.name)).ok()
            })
            .flatten();
        Self { automaton, names }
    }

    /// Every place where an actor is named, in the order of the text, none inside another: the leftmost first, and of
    /// those that begin together the longest. Linear in the text and in the names that begin at one place.
    ///
    /// A name stands at the borders of words, of whatever script; its capitals are capitals in the text too (“Muttaqi”
    /// and “MUTTAQI”, never “muttaqi”).
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let text = plain(text);
        let mut candidates: Vec<(usize, std::cmp::Reverse<usize>, bool, &Known)> = automaton
            .find_overlapping_iter(&text)
            .filter_map(|found| {
                let known = self.names.get(found.pattern().as_usize())?;
                let (start, end) = (found.start(), found.end());
                let written = &text[start..end];
                let stands = (!known.exact || written == known.name)
                    && keeps_capitals(&known.name, written)
                    && begins_word(&text, start)
                    && ends_word(&text, end);
                stands.then(|| (start, std::cmp::Reverse(end), written != known.name, known))
            })
            .collect();
        candidates.sort_by_key(|(start, end, varied, _)| (*start, *end, *varied));
        let mut mentions = Vec::new();
        let (mut free, mut counted, mut chars) = (0, 0, 0);
        for (start, std::cmp::Reverse(end), _, known) in candidates {
            let Some(actor) = known.actors.first().filter(|_| start >= free) else { continue };
            chars += text[counted..start].chars().count();
            let length = text[start..end].chars().count();
            mentions.push(Mention {
                range: chars..chars + length,
                actor: actor.clone(),
                ambiguous: known.actors.len() > 1,
            });
            (counted, free) = (end, end);
            chars += length;
        }
        mentions
    }
}

/// The text with one plain form for what typographers vary, character by character, so that offsets stay.
fn plain(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '’' | '‘' | 'ʼ' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            blank if blank.is_whitespace() => ' ',
            other => other,
        })
        .collect()
}

/// Whether every capital of the name is one in the text. The automaton disregards case in ASCII alone, so the two have
/// the same length.
fn keeps_capitals(name: &str, written: &str) -> bool {
    name.bytes().zip(written.bytes()).all(|(name, written)| !name.is_ascii_uppercase() || name == written)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

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

    #[test]
    fn a_dossier_without_actors_has_no_mentions() {
        assert_eq!(Mentions::build(&Dossier::default()).find("Muttaqi"), []);
    }
}
