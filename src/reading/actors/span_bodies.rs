//! Bodies in a text: those of the dossier, the well-known ones, and those whose names say that they are bodies.

use super::bodies::BODIES;
use super::lexicon::Sorts;
use super::spans::{Finder, LONGEST, Span, Tag, What};
use super::words::{Word, WordKind};
use crate::model::ActorKind;
use crate::places::{Area, named};

impl Finder<'_, '_> {
    /// One past “Secretary of State”, “Minister for Foreign Affairs”: words of a title that are capitalised and no names.
    pub(super) fn subject_of_title(&self, at: usize) -> Option<usize> {
        let subject = |word: &Word| {
            word.is_capital() && (word.is(Sorts::TOPIC) || word.is_word(&["state", "affairs", "staff"]))
                || word.is_word(&["and"])
        };
        let office = |word: &Word| word.is(Sorts::HEAD) || word.is_word(&["ministers", "ministries", "departments"]);
        let of = self.word(at).is_some_and(|word| office(word) && !word.possessive)
            && self.word(at + 1).is_some_and(|word| word.is_word(&["of", "for"]));
        // “Minister of Foreign Affairs” has nothing to do with the journal of that name.
        let body = || self.body_at(at + 2).is_some_and(|span| !matches!(span.what, What::Body(ActorKind::Media)));
        if !of || self.known_at(at).is_some() || body() || self.body_pattern(at + 2).is_some() {
            return None;
        }
        let mut end = at + 2;
        while end < at + 2 + LONGEST && self.goes_on(end) && self.word(end).is_some_and(subject) {
            end += 1;
        }
        while end > at + 2 && self.word(end - 1).is_some_and(|word| word.is_word(&["and"])) {
            end -= 1;
        }
        (end > at + 2).then_some(end)
    }

    /// A name of an actor of the dossier.
    pub(super) fn known_at(&self, at: usize) -> Option<Span> {
        let (end, actors) = self.known.named_at(&self.page.text.tokens, self.word(at)?.tokens.start)?;
        let [actor] = actors else { return None };
        let words = at..self.page.word_at(end - 1) + 1;
        let kind = self.known.actors.get(*actor)?.kind;
        let what = match kind {
            ActorKind::Person => What::Person,
            ActorKind::State => {
                let looked = named(self.page.print(&words));
                looked.area.map_or(What::Body(kind), What::Area)
            }
            kind => What::Body(kind),
        };
        // A short name of one word inside a longer capitalised name is not that actor.
        if words.len() == 1 && self.is_capital(words.end) && self.goes_on(words.end) && kind == ActorKind::Person {
            return None;
        }
        Some(Span { words, what, known: Some(*actor), well_known: None, rule: "a name of the dossier", percent: 98 })
    }

    /// A well-known body.
    pub(super) fn body_at(&self, at: usize) -> Option<Span> {
        let (end, places) = BODIES.forms.at(&self.page.text.tokens, self.word(at)?.tokens.start)?;
        let place = *places.first()?;
        let words = at..self.page.word_at(end - 1) + 1;
        let kind = BODIES.all.get(place)?.kind;
        // “Shell” of “Shell Beach”: one word before another capital is no whole name, but for a title or a body's word.
        let one = words.len() == 1 && !self.page.print(&words).chars().all(|letter| !letter.is_lowercase());
        if one && self.goes_on(words.end) && self.is_capital(words.end) {
            let next = self.word(words.end)?;
            if !next.is(Sorts::TITLE) && !next.is(Sorts::BODY) && !next.is(Sorts::SIDE) {
                return None;
            }
        }
        if one && self.word(at)?.begins && self.is_common(at) {
            return None;
        }
        Some(Span {
            words,
            what: What::Body(kind),
            known: None,
            well_known: Some(place),
            rule: "a well-known body",
            percent: 95,
        })
    }

    /// A body by its words: “Ministry of Foreign Affairs of Afghanistan”, “Washington State University”.
    pub(super) fn body_pattern(&self, at: usize) -> Option<Span> {
        let first = self.word(at)?;
        if first.is(Sorts::FUNCTION) || first.is(Sorts::CALENDAR) || first.is(Sorts::HONORIFIC) {
            return None;
        }
        let mut head = None;
        let mut end = at;
        while end < at + LONGEST && (end == at || self.goes_on(end)) {
            let Some(word) = self.word(end) else { break };
            let joiner = word.is_word(&["and", "for", "of", "&"])
                && end > at
                && self.is_capital(end + 1)
                && head.is_none()
                && word.is_word(&["&"]);
            if !word.is_capital() && !joiner || word.is(Sorts::CALENDAR) {
                break;
            }
            if word.is(Sorts::BODY) && !(end == at && word.begins && self.complement(end + 1).is_none()) {
                head = Some(end);
            } else if word.is(Sorts::HEAD) && !word.is(Sorts::MODIFIER) && !word.is(Sorts::TOPIC) {
                break;
            }
            end += 1;
        }
        let head = head?;
        let kind = self.word(head)?.sorts.body_kind()?;
        let mut end = head + 1;
        let complement = self.complement(end);
        if let Some(after) = complement {
            end = after;
        }
        // One word alone is a body only with what it is of: “Ministry of Defence”, not “Office”.
        if head == at && complement.is_none() {
            return None;
        }
        // “Jennifer Lopez News”, where the tagger sees a person before the word.
        let person = (at..head)
            .all(|word| self.tag(word).is_some_and(|tagged| tagged.tag == Tag::Person && tagged.percent >= 70));
        if person && head > at && complement.is_none() && self.tag(head).is_none() {
            return None;
        }
        let only_places = (at..head).all(|word| self.looked(word).demonym.is_some());
        let percent = if only_places && complement.is_none() { 60 } else { 75 };
        Some(Span {
            words: at..end,
            what: What::Body(kind),
            known: None,
            well_known: None,
            rule: "a word for bodies in the name",
            percent,
        })
    }

    /// One past “of Foreign Affairs and Trade of Afghanistan” after the head of a body's name.
    pub(super) fn complement(&self, at: usize) -> Option<usize> {
        let mut end = at;
        let mut whole = None;
        while end < at + LONGEST && self.goes_on(end) {
            let word = self.word(end)?;
            // “Assistance Mission in Sudan”.
            let stands_in = word.is_word(&["in", "to"])
                && self.word(end.wrapping_sub(1)).is_some_and(|head| head.is_word(&["mission", "office", "force"]))
                && self.looked(end + 1).area.is_some();
            if !((word.is_word(&["of", "for", "on"]) || stands_in) && word.kind == WordKind::Small) {
                break;
            }
            let mut next = end + 1;
            if self.word(next).is_some_and(|word| word.is_word(&["the"])) {
                next += 1;
            }
            let begin = next;
            while next < at + LONGEST && self.goes_on(next) {
                let Some(word) = self.word(next) else { break };
                let subject = |at: usize| {
                    self.word(at)
                        .is_some_and(|word| word.is(Sorts::TOPIC) || word.is_word(&["affairs", "trade", "justice"]))
                };
                let joined = next > begin
                    && (word.is_word(&["and", "&"]) || word.is_mark(',') || word.is_mark('&'))
                    && self.is_capital(next + 1)
                    && subject(next - 1)
                    && (subject(next + 1) || word.is_word(&["and"]));
                let title = word.is(Sorts::HEAD) && !word.is(Sorts::TOPIC) && !word.is(Sorts::MODIFIER);
                if joined || self.is_capital(next) && !title {
                    let area = self.looked(next).area.is_some() && next > begin;
                    if area {
                        break;
                    }
                    next += 1;
                } else {
                    break;
                }
            }
            if next == begin {
                break;
            }
            end = self.place_at(begin).filter(|span| span.words.end > begin).map_or(next, |span| span.words.end);
            whole = Some(end);
        }
        whole
    }

    /// “the US treasury department”, “Afghan foreign ministry”: small letters after a country.
    pub(super) fn low_ministry(&self, at: usize) -> Option<Span> {
        let first = self.word(at).filter(|word| word.is_capital())?;
        let looked = self.looked(at);
        if looked.demonym.is_none() && (first.possessive || !looked.area.is_some_and(Area::is_country)) {
            return None;
        }
        let mut end = at + 1;
        while end < at + 4
            && self.goes_on(end)
            && self.word(end).is_some_and(|word| word.kind == WordKind::Small && word.is(Sorts::TOPIC))
        {
            end += 1;
        }
        let head = self.word(end).filter(|_| self.goes_on(end))?;
        let subject = end > at + 1;
        let named = head.is_word(&["ministry", "department"]) && subject
            || head.is_word(&["parliament", "embassy"]) && !subject;
        if head.kind != WordKind::Small || !named {
            return None;
        }
        let kind = if head.is_word(&["parliament"]) { ActorKind::Government } else { ActorKind::Ministry };
        Some(Span {
            words: at..end + 1,
            what: What::Body(kind),
            known: None,
            well_known: None,
            rule: "a country's office",
            percent: 80,
        })
    }
}
