//! Who promises or holds something: the actors that a subject, a possessive or a speaker stands for.

use std::ops::Range;

use super::Page;
use crate::model::ActorKind;
use crate::reading::found::{ActorFound, MentionForm, QuoteFound, Voice};
use crate::reading::phrase::{Class, Tense, Verb, class, head, noun_phrase_before, subject_of, verb_at};
use crate::reading::who::ActorSpan;

/// Nouns for those who speak and act for an actor named beside them: “US officials”, “the foreign minister of Austria”.
const STANDING_FOR: &[&str] = &[
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

/// Words after “both” or “the two” for the sides of a meeting, and those that mean them without a number.
const SIDES: &[&str] = &[
    "sides",
    "parties",
    "countries",
    "nations",
    "governments",
    "states",
    "delegations",
    "leaders",
    "ministers",
    "presidents",
    "powers",
    "neighbours",
    "neighbors",
    "capitals",
    "groups",
    "teams",
    "factions",
    "officials",
    "diplomats",
    "negotiators",
    "foes",
    "rivals",
    "adversaries",
    "allies",
    "partners",
    "counterparts",
    "men",
    "women",
    "militaries",
    "armies",
    "movements",
    "organisations",
    "organizations",
    "premiers",
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
        let range = subject_of(text, verb)?;
        // “Neither side agreed”, “no country has promised”.
        let none = |at: usize| text.tokens[at].is_in(&["neither", "nor", "no", "none", "nobody", "few", "hardly"]);
        if none(range.start) || range.start > sentence.start && none(range.start - 1) {
            return None;
        }
        let mut subject = self.stand_for(&range, verb.start)?;
        if verb.tense == Tense::Participle || range.end + 12 < verb.start {
            subject.start = verb.start;
        }
        Some(subject)
    }

    /// A form of “be” as a verb, where it helps no other: “was pleased”.
    fn being(&self, at: usize) -> Option<Verb> {
        let text = self.text;
        let token = text.tokens.get(at).filter(|token| token.is_in(&["is", "are", "was", "were"]))?;
        let helps = (at + 1..at + 4).any(|next| verb_at(text, next).is_some_and(|verb| verb.start <= at));
        let tense = if token.is_in(&["is", "are"]) { Tense::Present } else { Tense::Past };
        (!helps).then_some(Verb { at, start: at, lemma: "be", tense, negated: false, passive: false, modal: None })
    }

    /// After a comma without a subject of its own: “condemned the attack, urged restraint and called for talks”.
    fn carries_on(&self, verb: &Verb, comma: usize) -> bool {
        verb.start == verb.at
            && verb.tense == Tense::Past
            && (verb.at..(verb.at + 20).min(self.text.tokens.len())).any(|at| self.text.tokens[at].is("and"))
            && class(self.text, comma) == Class::Mark
            && subject_of(self.text, verb).is_none_or(|range| range.end + 3 < comma)
    }

    /// The actors that a noun phrase, or several joined ones, stand for, read before `limit`.
    pub(super) fn stand_for(&self, range: &Range<usize>, limit: usize) -> Option<Subject> {
        let text = self.text;
        if self.are_both(range) {
            let actors = self.both(range.start)?;
            return Some(Subject { actors, start: range.start, doubt: 10 });
        }
        if range.len() <= 2
            && let Some(pronoun) = range.clone().find(|at| class(text, *at) == Class::Pronoun)
        {
            return self.pronoun(pronoun);
        }
        let mut actors: Vec<usize> = Vec::new();
        let mut doubt = 0;
        for piece in self.pieces(range) {
            if let Some((actor, less)) = self.piece(&piece) {
                doubt = doubt.max(less);
                if !actors.contains(&actor) {
                    actors.push(actor);
                }
            }
        }
        let _ = limit;
        (!actors.is_empty()).then_some(Subject { actors, start: range.start, doubt })
    }

    /// What “and” and commas join.
    fn pieces(&self, range: &Range<usize>) -> Vec<Range<usize>> {
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
        if text.tokens[at].is_in(&["country", "nation", "neighbour", "neighbor"]) {
            return self.country(at, spans).map(|actor| (actor, 20));
        }
        if !text.tokens[at].is_in(STANDING_FOR) {
            return None;
        }
        // “US officials”, “Biden's administration”; or “officials of”, “from”, “for”, “in”.
        let named = spans.iter().rfind(|span| span.tokens.end <= at).or_else(|| {
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

    /// Which state “the country” is, “Afghanistan's neighbour”: the one with which the nearest paragraph begins, and none
    /// that is named beside it.
    fn country(&self, at: usize, named: &[ActorSpan]) -> Option<usize> {
        let paragraph = self.text.paragraph_of(at);
        (paragraph.saturating_sub(3)..=paragraph).rev().find_map(|place| {
            let start = self.text.paragraphs.get(place)?.start;
            let span = self.who.actors_in(&(start..(start + 3).min(at))).first()?;
            let state = self.who.actors.get(span.actor)?.kind == ActorKind::State;
            (state && named.iter().all(|other| other.actor != span.actor)).then_some(span.actor)
        })
    }

    /// Whether words mean both sides of a meeting: “the two sides”, “both parties”, “the parties”, “both”.
    fn are_both(&self, range: &Range<usize>) -> bool {
        let words: Vec<&str> = self.text.tokens[range.clone()].iter().take(6).map(|token| &*token.lower).collect();
        match words.as_slice() {
            ["both"] | ["parties"] | ["the", "pair"] | ["they", "both"] | ["the", "two"] => true,
            ["the", "sides" | "parties" | "delegations" | "negotiators"] | ["both", "of", "them"] => true,
            ["both", .., last] | ["all" | "the", "two" | "warring" | "rival" | "opposing", .., last] => {
                SIDES.contains(last) && words.len() <= 5
            }
            _ => false,
        }
    }

    /// The two that meet, as far as the text before a place tells: the sides of the meeting told of nearest, else two
    /// joined by “and” or “with” in the sentences before, else the two spoken of most.
    pub(super) fn both(&self, before: usize) -> Option<Vec<usize>> {
        if let Some(sides) = self.meeting_at(before).and_then(|at| self.sides(at)) {
            return Some(sides);
        }
        let acts = |actor: usize| {
            let kind = self.who.actors.get(actor).map(|actor| actor.kind);
            !matches!(kind, Some(ActorKind::Person | ActorKind::Media) | None)
        };
        let sentence = self.text.sentence_of(before);
        // Joined: “Russia and Ukraine”, “the US with the Taliban”.
        for at in (sentence.saturating_sub(4)..=sentence).rev() {
            let Some(range) = self.text.sentences.get(at) else { continue };
            let spans = self.who.actors_in(range);
            let pair = spans.windows(2).find(|pair| {
                let between = pair[0].phrase.end.max(pair[0].tokens.end)..pair[1].tokens.start;
                let joined = between.clone().take(4).any(|at| self.text.tokens[at].is_in(&["and", "with"]));
                let apart = pair[0].actor != pair[1].actor && acts(pair[0].actor) && acts(pair[1].actor);
                joined && apart && between.len() <= 4 && pair[1].tokens.start < before
            });
            if let Some(pair) = pair {
                return Some(vec![pair[0].actor, pair[1].actor]);
            }
        }
        for at in (sentence.saturating_sub(4)..=sentence).rev() {
            let Some(range) = self.text.sentences.get(at) else { continue };
            let mut pair: Vec<usize> = Vec::new();
            for span in self.who.actors_in(range).iter().filter(|span| span.tokens.start < before && acts(span.actor)) {
                if !pair.contains(&span.actor) {
                    pair.push(span.actor);
                }
            }
            if pair.len() == 2 {
                return Some(pair);
            }
        }
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for span in self.who.actor_spans.iter().filter(|span| span.tokens.start < before).take(400) {
            if acts(span.actor) {
                match counts.iter().position(|(actor, _)| *actor == span.actor) {
                    Some(at) => counts[at].1 += 1,
                    None if counts.len() < 40 => counts.push((span.actor, 1)),
                    None => {}
                }
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        match counts.as_slice() {
            [(one, _), (other, _), rest @ ..] if rest.first().is_none_or(|(_, third)| *third < counts[1].1) => {
                Some(vec![*one, *other])
            }
            _ => None,
        }
    }

    fn sides(&self, meeting: usize) -> Option<Vec<usize>> {
        let mut sides: Vec<usize> = Vec::new();
        for one in self.meetings.get(meeting)?.participants.iter().filter(|one| one.is_side) {
            if let Some(actor) = one.actor.filter(|actor| !sides.contains(actor)) {
                sides.push(actor);
            }
        }
        (sides.len() == 2).then_some(sides)
    }

    /// Whom a pronoun stands for.
    fn pronoun(&self, at: usize) -> Option<Subject> {
        let made = |actor: usize, doubt: u8| Some(Subject { actors: vec![actor], start: at, doubt });
        let token = self.text.tokens.get(at)?;
        if token.is("i") {
            return made(self.voice(self.voice_at(at)?)?, 5);
        }
        if token.is("we") {
            // “we” of a minister is his country.
            let actor = self.voice(self.voice_at(at)?)?;
            return made(self.office_of(actor).unwrap_or(actor), 5);
        }
        if let Some(span) = self.who.actor_at(at) {
            return made(span.actor, 5);
        }
        if !token.is_in(&["it", "they", "he", "she"]) {
            return None;
        }
        // “The ministry said it …”: the subject of the verb before, in the same sentence.
        let sentence = self.text.sentences.get(self.text.sentence_of(at))?;
        let floor = sentence.start.max(at.saturating_sub(40));
        let Some(earlier) = (floor..at).rev().find_map(|at| verb_at(self.text, at).filter(Verb::is_finite)) else {
            let pair = if token.is("they") && at <= sentence.start + 1 { self.both(sentence.start) } else { None };
            return pair.map(|actors| Subject { actors, start: at, doubt: 20 });
        };
        let range = subject_of(self.text, &earlier)?;
        let person = token.is_in(&["he", "she"]);
        let actor = self.pieces(&range).iter().find_map(|piece| self.piece(piece))?.0;
        let kind = self.who.actors.get(actor)?.kind;
        ((kind == ActorKind::Person) == person || token.is("they")).then_some(())?;
        made(actor, 10)
    }

    /// The words said around a token, the narrowest.
    pub(super) fn voice_at(&self, token: usize) -> Option<&QuoteFound> {
        let at = self.text.tokens.get(token)?.start;
        let from = self.quotes.partition_point(|quote| quote.range.start <= at);
        self.quotes[..from]
            .iter()
            .rev()
            .take(6)
            .filter(|quote| quote.parts.iter().any(|part| part.contains(&at)))
            .min_by_key(|quote| quote.range.len())
    }

    /// The actor that gives some words: who speaks; of a speaker unnamed, the one it speaks for.
    pub(super) fn voice(&self, quote: &QuoteFound) -> Option<usize> {
        match &quote.voice {
            Voice::Actor(actor) => Some(*actor),
            Voice::Unnamed(_) | Voice::Unknown => {
                let printed = quote.speaker.as_ref().map(|speaker| self.text.tokens_at(speaker));
                let pronoun = printed.as_ref().is_none_or(|printed| class(self.text, printed.start) == Class::Pronoun);
                if !pronoun {
                    return self.unnamed(&printed?);
                }
                // “he added”: whoever was quoted just before.
                let before =
                    self.quotes.partition_point(|other| other.range.start < quote.range.start).checked_sub(1)?;
                let earlier = self.quotes.get(before)?;
                let near = quote.range.start.saturating_sub(earlier.range.end) < 120 && quote.cue.is_some();
                match (&earlier.voice, near) {
                    (Voice::Actor(actor), true) => Some(*actor),
                    (_, true) => self.unnamed(&self.text.tokens_at(earlier.speaker.as_ref()?)),
                    _ => None,
                }
            }
        }
    }

    /// The actor for whom a speaker's words bind: of a spokesman, whom he speaks for.
    pub(super) fn speaks_for(&self, quote: &QuoteFound) -> Option<usize> {
        let actor = self.voice(quote)?;
        Some(self.office_of(actor).filter(|_| self.is_spokesman(actor)).unwrap_or(actor))
    }

    fn is_spokesman(&self, actor: usize) -> bool {
        self.who.actors.get(actor).is_some_and(|actor| {
            actor.roles.iter().any(|role| {
                let title = role.printed.to_lowercase();
                title.contains("spokes") || title.contains("envoy") || title.contains("representative")
            })
        })
    }

    /// Where a person holds a role, by place among the actors.
    fn office_of(&self, actor: usize) -> Option<usize> {
        let found = self.who.actors.get(actor)?;
        (found.kind == ActorKind::Person).then_some(())?;
        found.roles.iter().filter(|role| !role.former).find_map(|role| {
            let named =
                |actor: &ActorFound| actor.name == role.organisation || actor.aliases.contains(&role.organisation);
            role.organisation_actor.or_else(|| self.who.actors.iter().position(named))
        })
    }

    /// Whether a promise of `actor` is the speaker's own to give: it is the speaker, or where the speaker holds a role.
    pub(super) fn is_own(&self, quote: &QuoteFound, actor: usize) -> bool {
        let Some(voice) = self.voice(quote) else { return false };
        voice == actor || self.office_of(voice) == Some(actor)
    }

    /// Whom an unnamed speaker speaks for: named beside it, “a US official”, or where one like it was last spoken of.
    fn unnamed(&self, printed: &Range<usize>) -> Option<usize> {
        if let Some(subject) = self.pieces(printed).first().and_then(|piece| self.piece(piece)) {
            return Some(subject.0);
        }
        let noun = self.text.tokens.get(head(self.text, printed)?)?;
        if !noun.is_in(STANDING_FOR) {
            return None;
        }
        let floor = printed.start.saturating_sub(600);
        let like = |word: &str| word.trim_end_matches('s') == noun.lower.trim_end_matches('s');
        (floor..printed.start).rev().filter(|at| like(&self.text.tokens[*at].lower)).take(4).find_map(|at| {
            let phrase = noun_phrase_before(self.text, at + 1)?;
            self.piece(&phrase).map(|(actor, _)| actor)
        })
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
