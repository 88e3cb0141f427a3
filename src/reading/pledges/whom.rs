//! Who promises or holds something: the actors that a subject, a possessive or a speaker stands for.

use std::ops::Range;

use super::Page;
use crate::model::ActorKind;
use crate::places::{City, named};
use crate::reading::found::{ActorFound, MentionForm};
use crate::reading::phrase::{Class, Tense, Verb, class, head, made, noun_phrase_before, subject_of, verb_at};

/// Nouns for those who speak and act for an actor named beside them: “US officials”, “the foreign minister of Austria”.
pub(super) const STANDING_FOR: &[&str] = &[
    "official",
    "officials",
    "side",
    "sides",
    "delegation",
    "delegations",
    "representative",
    "representatives",
    "government",
    "governments",
    "administration",
    "authorities",
    "ministry",
    "ministries",
    "minister",
    "ministers",
    "president",
    "presidents",
    "premier",
    "chancellor",
    "envoy",
    "envoys",
    "ambassador",
    "ambassadors",
    "diplomat",
    "diplomats",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "spokespeople",
    "leader",
    "leaders",
    "leadership",
    "team",
    "teams",
    "negotiator",
    "negotiators",
    "mediator",
    "mediators",
    "army",
    "military",
    "forces",
    "regime",
    "rulers",
    "cabinet",
    "parliament",
    "mission",
    "embassy",
    "chief",
    "head",
    "secretary",
    "commander",
    "commanders",
    "king",
    "emir",
    "junta",
    "militants",
    "fighters",
    "rebels",
    "group",
    "movement",
    "faction",
    "representation",
    "party",
    "statement",
    "communique",
    "counterpart",
    "counterparts",
    "capital",
    "coalition",
    "bloc",
    "command",
    "council",
    "assembly",
    "commission",
    "department",
    "presidency",
    "insurgents",
    "separatists",
    "troops",
    "politburo",
    "kingdom",
    "republic",
    "state",
];

/// Those who act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    /// The actors, in the order of the text.
    pub actors: Vec<usize>,
    /// The words for them, if they stand right before the verb; else the verb.
    pub start: usize,
    /// What is taken off for words that need to be guessed at: pronouns, “both sides”.
    pub doubt: u8,
}

impl Page<'_> {
    /// Who does what a finite verb says.
    pub(super) fn subject(&self, verb: &Verb) -> Option<Subject> {
        self.subject_within(verb, 0)
    }

    fn subject_within(&self, verb: &Verb, depth: usize) -> Option<Subject> {
        let text = self.text;
        let sentence = text.sentences.get(text.sentence_of(verb.start))?.clone();
        let mut end = verb.start;
        while end > sentence.start && class(text, end - 1) == Class::Adverb {
            end -= 1;
        }
        let before = end.checked_sub(1).filter(|before| *before >= sentence.start);
        let joined = before.is_some_and(|before| {
            class(text, before) == Class::Conjunction
                || text.tokens[before].is_mark(&[',']) && self.carries_on(verb, before)
        });
        if joined {
            // “condemned the attack and urged …”: the nearest verb before in a like form has the same subject.
            let floor = sentence.start.max(verb.start.saturating_sub(60));
            let earlier = (floor..end - 1)
                .rev()
                .filter_map(|at| verb_at(text, at).or_else(|| self.being(at)).filter(|earlier| alike(earlier, verb)))
                .find(|earlier| depth < 3 && earlier.start < verb.start)?;
            let subject = self.subject_within(&earlier, depth + 1)?;
            return Some(Subject { start: verb.start, doubt: subject.doubt + 5, ..subject });
        }
        let range = match self.before_saying(end, sentence.start).map_or_else(|| subject_of(text, verb), Some) {
            Some(range) => self.with_list(self.with_partner(range, verb, sentence.start), sentence.start),
            None => self.before_relative(end, sentence.start)?,
        };
        // “Neither side agreed”, “no country has promised”.
        let none = |at: usize| text.tokens[at].is_in(&["neither", "nor", "no", "none", "nobody", "few", "hardly"]);
        if none(range.start) || range.start > sentence.start && none(range.start - 1) {
            return None;
        }
        let mut subject = self.stand_for(&range)?;
        if verb.tense == Tense::Participle || range.end + 12 < verb.start {
            subject.start = verb.start;
        }
        Some(subject)
    }

    /// “said Russia and Ukraine had agreed”: the first of two states joined belongs to the subject, and not to “said”.
    fn with_partner(&self, range: Range<usize>, verb: &Verb, floor: usize) -> Range<usize> {
        const SAYING: &[&str] =
            &["say", "state", "note", "add", "announce", "report", "claim", "confirm", "stress", "declare", "insist"];
        let text = self.text;
        let joined = range.start > floor + 1 && verb.is_finite() && text.tokens[range.start - 1].is("and");
        let span = if joined { self.who.actor_at(range.start - 2) } else { None };
        let Some(start) = span.map(|span| span.phrase.start.min(span.tokens.start)) else { return range };
        let article = start > floor && class(text, start - 1) == Class::Determiner;
        let start = start - usize::from(article);
        let said = start > floor && verb_at(text, start - 1).is_some_and(|verb| SAYING.contains(&verb.lemma));
        let opens = start <= floor || class(text, start - 1) == Class::That;
        if said || opens { start..range.end } else { range }
    }

    /// “Finland, Sweden and Norway agreed”: the names before the comma.
    fn with_list(&self, range: Range<usize>, floor: usize) -> Range<usize> {
        let text = self.text;
        let mut start = range.start;
        if !range.clone().any(|at| text.tokens[at].is("and")) {
            return range;
        }
        while start >= floor + 2 && text.tokens[start - 1].is_mark(&[',']) {
            let Some(span) = self.who.actor_at(start - 2).filter(|span| span.tokens.end == start - 1) else { break };
            let article = span.tokens.start > floor && text.tokens[span.tokens.start - 1].is("the");
            start = span.tokens.start - usize::from(article);
        }
        // “In Oslo, Finland and Sweden”: a place before the comma is not of the list.
        let opens = start == floor || matches!(class(text, start - 1), Class::That | Class::Conjunction | Class::Mark);
        if opens { start..range.end } else { range }
    }

    /// “Iran, he continued, gave”: what stands before words of saying between commas.
    pub(super) fn before_saying(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let text = self.text;
        let comma = end.checked_sub(1).filter(|comma| *comma > floor && text.tokens[*comma].is_mark(&[',']))?;
        let first = (floor.max(comma.saturating_sub(8))..comma).rev().find(|at| text.tokens[*at].is_mark(&[',']))?;
        let says = |at: usize| {
            verb_at(text, at).is_some_and(|verb| {
                verb.is_finite()
                    && matches!(
                        verb.lemma,
                        "say"
                            | "add"
                            | "continue"
                            | "note"
                            | "stress"
                            | "tell"
                            | "insist"
                            | "explain"
                            | "state"
                            | "go"
                            | "warn"
                    )
            })
        };
        // “he said”, “said West”, “he told reporters”.
        let said = (first + 1..comma).any(says) && comma - first <= 7;
        said.then_some(())?;
        noun_phrase_before(text, first).filter(|found| found.start >= floor)
    }

    /// “The delegation, which …, will press”: what stands before the clause of “which”.
    fn before_relative(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let text = self.text;
        end.checked_sub(1).filter(|comma| text.tokens[*comma].is_mark(&[',']))?;
        let floor = floor.max(end.saturating_sub(50));
        let which = (floor + 1..end)
            .rev()
            .find(|at| text.tokens[*at].is_in(&["which", "who"]) && text.tokens[*at - 1].is_mark(&[',']))?;
        noun_phrase_before(text, which - 1).filter(|found| found.start >= floor)
    }

    /// A form of “be” as a verb, where it helps no other: “was pleased”.
    fn being(&self, at: usize) -> Option<Verb> {
        let text = self.text;
        let token = text.tokens.get(at).filter(|token| token.is_in(&["is", "are", "was", "were"]))?;
        let helps = (at + 1..at + 4).any(|next| verb_at(text, next).is_some_and(|verb| verb.start <= at));
        let tense = if token.is_in(&["is", "are"]) { Tense::Present } else { Tense::Past };
        (!helps).then_some(Verb { tense, ..made(at, "be") })
    }

    /// After a comma without a subject of its own: “condemned the attack, urged restraint and called for talks”.
    fn carries_on(&self, verb: &Verb, comma: usize) -> bool {
        verb.start == verb.at
            && verb.tense == Tense::Past
            && (verb.at..(verb.at + 20).min(self.text.tokens.len())).any(|at| self.text.tokens[at].is("and"))
            && class(self.text, comma) == Class::Mark
            && subject_of(self.text, verb).is_none_or(|range| range.end + 3 < comma)
    }

    /// The actors that a noun phrase, or several joined ones, stand for.
    pub(super) fn stand_for(&self, range: &Range<usize>) -> Option<Subject> {
        let text = self.text;
        if self.are_both(range) {
            let actors = self.both(range.start)?;
            return Some(Subject { actors, start: range.start, doubt: 10 });
        }
        // “officials from both sides”
        let of = range.clone().find(|at| text.tokens[*at].is_in(&["from", "of"]));
        if let Some(sides) = of.map(|of| of + 1..range.end).filter(|sides| sides.len() >= 2 && self.are_both(sides)) {
            return self.stand_for(&sides);
        }
        if range.len() <= 2
            && let Some(pronoun) = range.clone().find(|at| class(text, *at) == Class::Pronoun)
        {
            return self.pronoun(pronoun);
        }
        let mut actors: Vec<usize> = Vec::new();
        let mut doubt = 0;
        let pieces = self.pieces(range);
        for piece in &pieces {
            // “Ukrainian and Russian officials”
            let elsewhere = || {
                let lone = pieces.len() > 1 && piece.len() == 1 && class(text, piece.start) == Class::Capital;
                if lone { self.named(text.tokens[piece.start].text).map(|actor| (actor, 5)) } else { None }
            };
            if let Some((actor, less)) = self.piece(piece).or_else(elsewhere) {
                doubt = doubt.max(less);
                if !actors.contains(&actor) {
                    actors.push(actor);
                }
            }
        }
        // “issued a communiqué that urged”: whoever issued it.
        if actors.is_empty()
            && let Some(issuer) = crate::reading::speech::issuer(text, range)
        {
            return self.stand_for(&issuer);
        }
        // “Their prime minister, Jógvan Dam, whom …”: the name after the title.
        if actors.is_empty()
            && text.tokens.get(range.end).is_some_and(|next| next.is_mark(&[',']))
            && let Some(span) = self.who.actor_at(range.end + 1)
            && span.form == MentionForm::Name
            && self.who.actors.get(span.actor).is_some_and(|actor| actor.kind == ActorKind::Person)
        {
            actors.push(span.actor);
            doubt = 5;
        }
        (!actors.is_empty()).then_some(Subject { actors, start: range.start, doubt })
    }

    /// What “and” and commas join.
    pub(super) fn pieces(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let text = self.text;
        let mut found = Vec::new();
        let mut start = range.start;
        for at in range.clone() {
            let comma = text.tokens[at].is_mark(&[',']);
            // The comma and “and” of a name stand inside its mention.
            let inside = self.who.actor_at(at).is_some_and(|span| span.tokens.start < at && at + 1 < span.tokens.end);
            if !inside && (comma || text.tokens[at].is_in(&["and", "or"])) {
                if at > start {
                    found.push(start..at);
                }
                start = at + 1;
            }
            // What follows a relative pronoun is told of the noun, and is not the subject.
            if class(text, at) == Class::Relative && at > range.start {
                found.push(start..at);
                return found;
            }
        }
        if start < range.end {
            found.push(start..range.end);
        }
        found
    }

    /// The actor that one noun phrase stands for, and what is taken off for doubt.
    pub(super) fn piece(&self, range: &Range<usize>) -> Option<(usize, u8)> {
        let text = self.text;
        let at = head(text, range)?;
        if let Some(span) = self.who.actor_at(at)
            && span.tokens.start >= range.start.saturating_sub(1)
        {
            // “Taliban officials” may be all one mention; “Afghan sanctions” is none.
            return Some((span.actor, if span.form == MentionForm::Pronoun { 10 } else { 0 }));
        }
        // A name with its title around it, “the envoy, Tom West”: the head of the phrase is the title.
        let spans = self.who.actors_in(range);
        if let Some(span) = spans.iter().find(|span| span.phrase.contains(&at) && span.form == MentionForm::Name)
            && self.who.actors.get(span.actor).is_some_and(|actor| actor.kind == ActorKind::Person)
        {
            return Some((span.actor, 0));
        }
        const BODIES: &[&str] = &[
            "side",
            "government",
            "country",
            "team",
            "movement",
            "delegation",
            "group",
            "party",
            "army",
            "ministry",
            "nation",
            "administration",
            "troops",
            "forces",
            "fighters",
            "people",
            "contingent",
            "soldiers",
            "units",
            "police",
            "navy",
            "fleet",
            "peacekeepers",
            "men",
            "embassy",
            "office",
            "organisation",
            "organization",
            "union",
        ];
        if class(text, range.start) == Class::Possessive && text.tokens[at].is_in(BODIES) {
            return self.possessor(range.start).map(|actor| (actor, 10));
        }
        if spans.is_empty()
            && text.tokens[range.start].is("the")
            && let Some(actor) = self.titled(at)
        {
            return Some((actor, 20));
        }
        if text.tokens[at].is_in(&["country", "nation", "neighbour", "neighbor"]) {
            return self.country(at, spans).map(|actor| (actor, 20));
        }
        if let Some(actor) = self.state_at(at).filter(|_| spans.is_empty() && at + 1 == range.end) {
            return Some((actor, 5));
        }
        if !text.tokens[at].is_in(STANDING_FOR) {
            return None;
        }
        // “US officials”, “Biden's administration”; or “officials of”, “from”, “for”, “in”.
        let named = spans.iter().rfind(|span| span.tokens.end <= at);
        if named.is_none()
            && let Some(actor) = self.placed(&(range.start..at))
        {
            return Some((actor, 5));
        }
        if named.is_none()
            && let Some(actor) = (range.start..at).rev().chain(at + 2..range.end + 2).find_map(|at| self.state_at(at))
        {
            return Some((actor, 5));
        }
        let named = named.or_else(|| {
            spans.iter().find(|span| {
                span.tokens.start > at
                    && (at + 1..span.tokens.start)
                        .any(|between| text.tokens[between].is_in(&["of", "from", "for", "in", "to", "by"]))
            })
        })?;
        // “Biden's administration” is not the man.
        let body = text.tokens[at].is_in(&["administration", "government", "cabinet", "regime", "presidency", "team"]);
        let office = if body { self.office_of(named.actor) } else { None };
        Some((office.unwrap_or(named.actor), 3))
    }

    /// The actor that a word speaks of elsewhere in the text.
    pub(super) fn named(&self, word: &str) -> Option<usize> {
        let spoken = |actor: &ActorFound| actor.mentions.iter().take(30).any(|mention| mention.text == word);
        self.who.actors.iter().take(60).position(spoken)
    }

    /// The state that acts elsewhere in the text and whose name, people or capital a token names.
    pub(super) fn state_at(&self, at: usize) -> Option<usize> {
        let token = self.text.tokens.get(at).filter(|token| token.is_capitalised())?;
        let looked = named(token.text);
        let capital = looked.city.filter(|city| city.is_capital && looked.area.is_none()).and_then(City::country);
        let area = looked.area.filter(|area| area.is_country()).or(looked.demonym).or(capital)?;
        self.who.actors.iter().take(200).position(|actor| actor.kind == ActorKind::State && actor.name == area.name)
    }

    /// The actor that bears the name of a place in some tokens: “Iran's foreign ministry”.
    fn placed(&self, range: &Range<usize>) -> Option<usize> {
        let place = self.who.places.get(self.who.places_in(range).last()?.place)?;
        self.who.actors.iter().take(200).position(|actor| actor.name == place.name)
    }
}

/// Two verbs that one subject may share: “condemned … and urged”, “has condemned … and urged”, “will press and insist”.
fn alike(earlier: &Verb, verb: &Verb) -> bool {
    if !earlier.is_finite() {
        return false;
    }
    let bare = verb.start == verb.at;
    match verb.tense {
        Tense::Past | Tense::Perfect => matches!(earlier.tense, Tense::Past | Tense::Perfect),
        Tense::Present if bare => {
            matches!(earlier.tense, Tense::Present | Tense::Future | Tense::Modal) || earlier.modal.is_some()
        }
        _ => true,
    }
}
