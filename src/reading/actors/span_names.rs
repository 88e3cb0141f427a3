//! Places of the gazetteer in a text, and names that only their capitals and the tagger tell.

use std::ops::Range;

use super::lexicon::Sorts;
use super::spans::{Finder, LONGEST, PERSON_TAGGED, Span, TAGGED, Tag, What};
use super::words::WordKind;
use crate::model::ActorKind;
use crate::names::is_given_name;
use crate::places::{Area, named};

impl Finder<'_, '_> {
    /// A place of the gazetteer that is no part of a longer name.
    pub(super) fn place_at(&self, at: usize) -> Option<Span> {
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

    pub(super) fn placed(words: Range<usize>, what: What) -> Span {
        Span { words, what, known: None, well_known: None, rule: "a place of the gazetteer", percent: 95 }
    }

    /// A capitalised name that no list knows: titles before it left out.
    pub(super) fn name_at(&self, at: usize) -> Option<Span> {
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
        // “Hey Frank”.
        if word.begins && word.is(Sorts::COMMON) && !no_person && !is_given_name(&word.lower) {
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
        if tag.is_none() && word.begins && (common || word.is(Sorts::TITLE)) && (single || !is_given_name(&word.lower))
        {
            return None;
        }
        let vote = self.vote(&words).filter(|(tag, percent)| *percent >= self.least(&words, *tag));
        let (what, rule, percent) = match vote {
            Some((Tag::Person, _)) if self.is_no_person(&words) => (What::Unknown, "a capitalised name", 40),
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
    pub(super) fn name_end(&self, at: usize) -> usize {
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
    pub(super) fn vote(&self, words: &Range<usize>) -> Option<(Tag, u8)> {
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

    /// “Pilot Training Program”: common words among the others, and no given name first.
    fn is_no_person(&self, words: &Range<usize>) -> bool {
        let common = Sorts::TOPIC.with(Sorts::BODY).with(Sorts::CALENDAR).with(Sorts::COMMON);
        let given = self.word(words.start).is_some_and(|word| is_given_name(&word.lower));
        words.len() > 1 && !given && words.clone().any(|at| self.word(at).is_some_and(|word| word.is(common)))
    }

    /// The certainty below which a tag is not gone by, in per cent. A word alone is less sure than its tag says, and so is a
    /// body without a word for bodies.
    pub(super) fn least(&self, words: &Range<usize>, tag: Tag) -> u8 {
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
    pub(super) fn kind_by_words(&self, words: &Range<usize>) -> ActorKind {
        let kind = |at: usize| self.word(at).and_then(|word| word.sorts.body_kind());
        words.clone().rev().find_map(kind).unwrap_or(ActorKind::Other)
    }

    /// A body or country of the lists begins here: the name before it ends.
    pub(super) fn listed_here(&self, at: usize) -> bool {
        self.body_at(at).is_some_and(|span| span.words.len() > 1)
    }

    /// A country or its people: “Former US”.
    pub(super) fn country_here(&self, at: usize) -> bool {
        let looked = self.looked(at);
        looked.demonym.is_some() || looked.area.is_some_and(Area::is_country)
    }

    /// A word of a title, with a head of a title in what follows it.
    pub(super) fn title_here(&self, at: usize) -> bool {
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
