//! The names in a text, each with what it names: a first look, before they are put together into actors.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use super::bodies::BODIES;
use super::lexicon::Sorts;
use super::words::{Page, Word, WordKind};
use crate::model::ActorKind;
use crate::names::is_given_name;
use crate::places::{Area, City, Named, named};
use crate::reading::known::Known;

/// What a name names.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Person,
    Body(ActorKind),
    /// A country or a region.
    Area(&'static Area),
    /// The people or matters of a country: Afghan.
    Demonym(&'static Area),
    City(&'static City),
    /// A place that the gazetteer does not know.
    Spot,
    /// A capitalised name that nothing tells of.
    Unknown,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// Its words.
    pub words: Range<usize>,
    pub what: What,
    /// The actor of the dossier, by its place there, that bears exactly this name.
    pub known: Option<usize>,
    /// The place in the table of a well-known body.
    pub well_known: Option<usize>,
    pub rule: &'static str,
    pub percent: u8,
}

/// What a tagger takes a word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Person,
    Body,
    Place,
}

/// A word's tag, how sure it is, and whether a name begins with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tagged {
    pub tag: Tag,
    pub percent: u8,
    pub begins: bool,
}

/// What finding goes by.
pub(super) struct Finder<'a, 't> {
    pub page: &'a Page<'a, 't>,
    pub known: &'a Known,
    /// For each word its tag; empty where there is no tagger.
    pub tags: Vec<Option<Tagged>>,
    /// Words that were looked up in the gazetteer.
    pub looked: RefCell<HashMap<Cow<'t, str>, Named>>,
}

/// The ground of a body that only the tagger tells.
pub(super) const TAGGED: &str = "read as a body's name";

/// The ground of a person whom only the tagger tells.
pub(super) const PERSON_TAGGED: &str = "read as a person's name";

/// The most words a name has.
const LONGEST: usize = 12;

impl Finder<'_, '_> {
    /// The names of the text, in order, without overlaps. Linear: a name has at most [`LONGEST`] words.
    pub(super) fn spans(&self) -> Vec<Span> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(word) = self.page.get(at) {
            if word.kind == WordKind::Mark || word.kind == WordKind::Number {
                at += 1;
                continue;
            }
            if let Some(after) = self.subject_of_title(at) {
                at = after;
                continue;
            }
            let next = if word.kind == WordKind::Joined { None } else { self.span_at(at) };
            match next {
                Some(span) => {
                    at = span.words.end.max(at + 1);
                    found.push(span);
                }
                None => at += 1,
            }
        }
        found
    }

    /// One past “Secretary of State”, “Minister for Foreign Affairs”: words of a title that are capitalised and no names.
    fn subject_of_title(&self, at: usize) -> Option<usize> {
        let subject = |word: &Word| {
            word.is_capital() && (word.is(Sorts::TOPIC) || word.is_word(&["state", "affairs", "staff"]))
                || word.is_word(&["and"])
        };
        let of = self.word(at).is_some_and(|word| word.is(Sorts::HEAD) && !word.possessive)
            && self.word(at + 1).is_some_and(|word| word.is_word(&["of", "for"]));
        if !of || self.known_at(at).is_some() || self.body_at(at + 2).is_some() || self.body_pattern(at + 2).is_some() {
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

    fn word(&self, at: usize) -> Option<&Word<'_>> {
        self.page.get(at)
    }

    fn tag(&self, at: usize) -> Option<Tagged> {
        self.tags.get(at).copied().flatten()
    }

    /// What a word alone may be in the gazetteer.
    fn looked(&self, at: usize) -> Named {
        let Some(word) = self.page.words.get(at) else { return Named::default() };
        if let Some(looked) = self.looked.borrow().get(&word.lower) {
            return *looked;
        }
        let looked = named(&word.lower);
        self.looked.borrow_mut().insert(word.lower.clone(), looked);
        looked
    }

    /// A capitalised word that may stand inside a name.
    fn is_capital(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.is_capital() && !word.is(Sorts::CALENDAR))
    }

    /// Whether a name may go on from the word before `at` to `at`: same sentence, no genitive.
    fn goes_on(&self, at: usize) -> bool {
        at > 0
            && self.word(at - 1).is_some_and(|before| !before.possessive)
            && self
                .word(at)
                .is_some_and(|word| self.page.text.tokens.get(word.tokens.start).is_some_and(|token| !token.line_start))
    }

    fn span_at(&self, at: usize) -> Option<Span> {
        let word = self.word(at)?;
        let known = self.known_at(at);
        let body = self.body_at(at);
        let longer = |one: &Option<Span>, other: &Option<Span>| {
            one.as_ref().map_or(0, |span| span.words.end) >= other.as_ref().map_or(0, |span| span.words.end)
        };
        let listed = if longer(&known, &body) { known } else { body };
        if !word.is_capital() {
            return listed.or_else(|| self.low_ministry(at));
        }
        let pattern = self.body_pattern(at);
        if pattern.is_some() && (listed.is_none() || !longer(&listed, &pattern)) {
            return pattern;
        }
        if listed.is_some() {
            return listed;
        }
        if word.is(Sorts::CALENDAR) && self.tag(at).is_none_or(|tagged| tagged.tag != Tag::Person) {
            return None;
        }
        self.low_ministry(at).or_else(|| self.place_at(at)).or_else(|| self.name_at(at))
    }

    /// A name of an actor of the dossier.
    fn known_at(&self, at: usize) -> Option<Span> {
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
    fn body_at(&self, at: usize) -> Option<Span> {
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

    fn is_common(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.is(Sorts::COMMON) || word.is(Sorts::FUNCTION))
    }

    /// A body by its words: “Ministry of Foreign Affairs of Afghanistan”, “Washington State University”.
    fn body_pattern(&self, at: usize) -> Option<Span> {
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
            if word.is(Sorts::BODY) && !(end == at && word.begins && !self.complement_follows(end + 1)) {
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
        let only_places = (at..head).all(|word| self.looked(word).demonym.is_some());
        let percent = if only_places && complement.is_none() { 60 } else { 80 };
        Some(Span {
            words: at..end,
            what: What::Body(kind),
            known: None,
            well_known: None,
            rule: "a word for bodies in the name",
            percent,
        })
    }

    fn complement_follows(&self, at: usize) -> bool {
        self.complement(at).is_some()
    }

    /// One past “of Foreign Affairs and Trade of Afghanistan” after the head of a body's name.
    fn complement(&self, at: usize) -> Option<usize> {
        let mut end = at;
        let mut whole = None;
        while end < at + LONGEST && self.goes_on(end) {
            let word = self.word(end)?;
            if !(word.is_word(&["of", "for", "on"]) && word.kind == WordKind::Small) {
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
    fn low_ministry(&self, at: usize) -> Option<Span> {
        let first = self.word(at).filter(|word| word.is_capital())?;
        let looked = self.looked(at);
        if looked.demonym.is_none() && !(looked.area.is_some_and(Area::is_country) && !first.possessive) {
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

    /// A place of the gazetteer that is no part of a longer name.
    fn place_at(&self, at: usize) -> Option<Span> {
        // The article belongs to few names: The Hague.
        if self.word(at)?.is_word(&["the"]) && !self.word(at + 1)?.is_word(&["hague", "gambia", "bahamas", "bronx"]) {
            return None;
        }
        let mut longest = 1;
        let opens = self.looked(at).opens;
        while opens && longest < 4 && self.goes_on(at + longest) {
            let joins = self.word(at + longest).is_some_and(|word| word.is_word(&["and", "of", "the"]));
            if !self.is_capital(at + longest) && !joins {
                break;
            }
            longest += 1;
        }
        let (words, looked) = (1..=longest).rev().find_map(|length| {
            let words = at..at + length;
            let looked = if length == 1 { self.looked(at) } else { named(self.page.print(&words)) };
            (looked.area.is_some() || looked.demonym.is_some() || looked.city.is_some()).then_some((words, looked))
        })?;
        let word = self.word(at)?;
        let single = words.len() == 1;
        if single
            && (word.is(Sorts::FUNCTION)
                || word.begins && word.is(Sorts::COMMON)
                || word.is(Sorts::NOT_NAME) && looked.demonym.is_none())
        {
            return None;
        }
        if let Some(area) = looked.demonym.filter(|_| looked.area.is_none()) {
            return Some(Self::placed(words, What::Demonym(area)));
        }
        let what = match (looked.area, looked.city) {
            // “Washington” is the city, the seat of the government, unless the state is said.
            (Some(area), Some(city)) if !area.is_country() && city.is_capital => What::City(city),
            (Some(area), _) => What::Area(area),
            (None, Some(city)) => What::City(city),
            (None, None) => return None,
        };
        // “Brooklyn Paper”, tagged as one body.
        let body = self.tag(at).is_some_and(|tagged| tagged.tag == Tag::Body && tagged.percent >= 60)
            && self.tag(words.end).is_some_and(|tagged| tagged.tag == Tag::Body && !tagged.begins)
            && self.goes_on(words.end);
        if body && !self.title_here(words.end) {
            return None;
        }
        // “Washington noted” is the government, though there are people of the name.
        let sure = matches!(what, What::Area(area) if area.is_country())
            || matches!(what, What::City(city) if city.is_capital);
        let sure = sure && !is_given_name(&word.lower);
        let next = words.end;
        let name_goes_on = single && self.goes_on(next) && self.is_capital(next) && {
            let after = self.word(next)?;
            !after.is(Sorts::FUNCTION)
                && !after.is(Sorts::TITLE)
                && !after.is(Sorts::SIDE)
                && !after.is(Sorts::CALENDAR)
                && self.looked(next).area.is_none()
        };
        if name_goes_on && !sure {
            return None;
        }
        if self.tag(at).is_some_and(|tagged| tagged.tag == Tag::Person) && !sure {
            return None;
        }
        // A small town's name is as often a person's or a word.
        if let What::City(city) = what
            && !city.is_seat
            && single
            && (is_given_name(&word.lower) || word.begins || word.is(Sorts::TITLE))
            && self.tag(at).is_none_or(|tagged| tagged.tag != Tag::Place)
        {
            return None;
        }
        Some(Self::placed(words, what))
    }

    fn placed(words: Range<usize>, what: What) -> Span {
        Span { words, what, known: None, well_known: None, rule: "a place of the gazetteer", percent: 95 }
    }

    /// A capitalised name that no list knows: titles before it left out.
    fn name_at(&self, at: usize) -> Option<Span> {
        let word = self.word(at)?;
        let tag = self.tag(at);
        let small = word.is(Sorts::FUNCTION) && !word.is(Sorts::PARTICLE);
        let no_person = tag.is_none_or(|tagged| tagged.tag != Tag::Person);
        if small || word.is(Sorts::HONORIFIC) || no_person && word.is(Sorts::NOT_NAME) {
            return None;
        }
        if self.title_here(at) {
            return None;
        }
        let tagged_next = self.tag(at + 1).is_some_and(|tagged| tagged.begins);
        if tag.is_none() && word.begins && tagged_next && !is_given_name(&word.lower) {
            return None;
        }
        let end = self.name_end(at);
        let words = at..end;
        let single = words.len() == 1;
        let common = word.is(Sorts::COMMON)
            || word.is(Sorts::SAYING)
            || word.is(Sorts::ACTING)
            || word.is(Sorts::PEOPLE)
            || word.is(Sorts::SIDE);
        if tag.is_none() && word.begins && (common || word.is(Sorts::TITLE)) && !(is_given_name(&word.lower) && !single)
        {
            return None;
        }
        let vote = self.vote(&words).filter(|(tag, percent)| *percent >= self.least(&words, *tag));
        let (what, rule, percent) = match vote {
            Some((Tag::Person, percent)) => (What::Person, PERSON_TAGGED, percent),
            Some((Tag::Body, percent)) => (What::Body(self.kind_by_words(&words)), TAGGED, percent),
            Some((Tag::Place, percent)) => (What::Spot, "read as a place", percent),
            None if !single && is_given_name(&word.lower) && words.len() <= 5 => {
                (What::Person, "a given name and another", 70)
            }
            None => (What::Unknown, "a capitalised name", 40),
        };
        Some(Span { words, what, known: None, well_known: None, rule, percent })
    }

    /// One past the last word of the name that begins at a word.
    fn name_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while end < at + LONGEST && self.goes_on(end) {
            let Some(word) = self.word(end) else { break };
            let particle = word.is(Sorts::PARTICLE)
                && word.kind == WordKind::Small
                && (self.is_capital(end + 1)
                    || self.word(end + 1).is_some_and(|word| word.is(Sorts::PARTICLE)) && self.is_capital(end + 2));
            let tagged = self.tag(end);
            let starts_new = tagged.is_some_and(|tagged| tagged.begins) && self.tag(end - 1).is_some()
                || tagged.is_none() && (self.title_here(end) || self.country_here(end))
                || word.is_word(&["i"]) && !word.dotted;
            let inside = tagged.is_some_and(|tagged| !tagged.begins) && !word.is_mark(']') && !word.is_mark(')');
            if starts_new || !(self.is_capital(end) || particle || inside) {
                break;
            }
            // After a tagged name a word of another sort is no part of it.
            let strange =
                word.is(Sorts::TITLE) || word.is(Sorts::COMMON) || word.is(Sorts::FUNCTION) || word.is(Sorts::PEOPLE);
            if self.tag(end - 1).is_some() && tagged.is_none() && strange && !particle || self.listed_here(end) {
                break;
            }
            end += 1;
        }
        // A mark or a small word does not end a name.
        while end > at + 1
            && self
                .word(end - 1)
                .is_some_and(|word| word.kind == WordKind::Mark && !word.is_mark('!') || word.is_grammar())
        {
            end -= 1;
        }
        end
    }

    /// What most of the words of a name are tagged as, and how surely.
    fn vote(&self, words: &Range<usize>) -> Option<(Tag, u8)> {
        let mut best: Option<(usize, Tag, u8)> = None;
        for tag in [Tag::Person, Tag::Body, Tag::Place] {
            let of = words.clone().filter_map(|word| self.tag(word)).filter(|tagged| tagged.tag == tag);
            let (count, percent) = of.fold((0, 0), |(count, most), tagged| (count + 1, tagged.percent.max(most)));
            if count > 0 && best.is_none_or(|(before, ..)| count > before) {
                best = Some((count, tag, percent));
            }
        }
        best.map(|(_, tag, percent)| (tag, percent))
    }

    /// The certainty below which a tag is not gone by, in per cent. A word alone is less sure than its tag says, and so is a
    /// body without a word for bodies.
    fn least(&self, words: &Range<usize>, tag: Tag) -> u8 {
        let single = words.len() == 1;
        let given =
            || words.clone().next().and_then(|word| self.word(word)).is_some_and(|word| is_given_name(&word.lower));
        match tag {
            Tag::Person if given() => 45,
            Tag::Person if single => 65,
            Tag::Person => 55,
            Tag::Body if words.clone().any(|word| self.word(word).is_some_and(|word| word.is(Sorts::BODY))) => 50,
            Tag::Body if single => 70,
            Tag::Body => 65,
            Tag::Place => 50,
        }
    }

    /// The kind of body that a word of its name tells, the last one first.
    fn kind_by_words(&self, words: &Range<usize>) -> ActorKind {
        let kind = |at: usize| self.word(at).and_then(|word| word.sorts.body_kind());
        words.clone().rev().find_map(kind).unwrap_or(ActorKind::Other)
    }

    /// A body or country of the lists begins here: the name before it ends.
    fn listed_here(&self, at: usize) -> bool {
        self.body_at(at).is_some_and(|span| span.words.len() > 1)
    }

    /// A country or its people: “Former US”.
    fn country_here(&self, at: usize) -> bool {
        let looked = self.looked(at);
        looked.demonym.is_some() || looked.area.is_some_and(Area::is_country)
    }

    /// A word of a title, with a head of a title in what follows it.
    fn title_here(&self, at: usize) -> bool {
        let title = Sorts::TITLE;
        let mut next = at;
        while next < at + 6 && (next == at || self.goes_on(next)) {
            let Some(word) = self.word(next) else { return false };
            if !word.is(title) || !word.is_capital() {
                return false;
            }
            if word.is(Sorts::HEAD) {
                // “Foreign Minister Amir Khan”: a given name after a title.
                let name = next > 0
                    && self.word(next - 1).is_some_and(|before| before.is(Sorts::HEAD))
                    && is_given_name(&word.lower)
                    && self.is_capital(next + 1);
                return !name;
            }
            next += 1;
        }
        false
    }
}
