//! Who says the words around a place, and for whom a speaker can bind.

use std::collections::HashMap;
use std::ops::Range;

use super::Page;
use super::whom::{STANDING_FOR, Subject};
use crate::model::ActorKind;
use crate::places::{country, demonym};
use crate::reading::found::{ActorFound, QuoteFound, Voice};
use crate::reading::phrase::{Class, Verb, class, head, noun_phrase_before, subject_of, verb_at};
use crate::reading::who::Who;

impl Page<'_> {
    /// Whom a pronoun stands for.
    pub(super) fn pronoun(&self, at: usize) -> Option<Subject> {
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
            let promises = (at + 1..at + 6).filter_map(|at| verb_at(self.text, at)).any(|verb| {
                matches!(verb.lemma, "agree" | "pledge" | "promise" | "commit" | "undertake" | "vow" | "consent")
            });
            let opens = token.is("they") && at <= sentence.start + 1 && promises;
            let pair = if opens { self.both(sentence.start) } else { None };
            if let Some(actors) = pair {
                return Some(Subject { actors, start: at, doubt: 20 });
            }
            // “Hamas said no. It wants …”: whoever the sentence before is about.
            let before =
                self.text.sentence_of(at).checked_sub(1).filter(|_| at <= sentence.start + 1 && token.is("it"))?;
            let range = self.text.sentences.get(before)?.clone();
            let verb = range.clone().take(40).find_map(|at| verb_at(self.text, at).filter(Verb::is_finite))?;
            let subject = subject_of(self.text, &verb)?;
            let actor = self.pieces(&subject).iter().find_map(|piece| self.piece(piece))?.0;
            let body = self.who.actors.get(actor)?.kind != ActorKind::Person;
            return if body { made(actor, 15) } else { None };
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

    /// The verb with which some words are said.
    pub(super) fn cue_lemma(&self, quote: &QuoteFound) -> Option<&'static str> {
        let cue = self.text.tokens_at(quote.cue.as_ref()?);
        cue.rev().find_map(|at| verb_at(self.text, at)).map(|verb| verb.lemma)
    }

    /// Whether a token stands in words that someone denies: “denied that it recognises the regime”.
    pub(super) fn is_denied(&self, token: usize) -> bool {
        self.voice_at(token).and_then(|quote| self.cue_lemma(quote)).is_some_and(|lemma| lemma == "deny")
    }

    /// The actor for whom a speaker's words bind: of a spokesman, whom he speaks for.
    pub(super) fn speaks_for(&self, quote: &QuoteFound) -> Option<usize> {
        let actor = self.voice(quote)?;
        Some(self.office_of(actor).filter(|_| self.is_spokesman(actor)).unwrap_or(actor))
    }

    pub(super) fn is_spokesman(&self, actor: usize) -> bool {
        self.who.actors.get(actor).is_some_and(|actor| {
            actor.roles.iter().any(|role| {
                let title = role.printed.to_lowercase();
                title.contains("spokes") || title.contains("envoy") || title.contains("representative")
            })
        })
    }

    /// Where a person holds a role, by place among the actors.
    pub(super) fn office_of(&self, actor: usize) -> Option<usize> {
        self.offices.get(actor).copied().flatten()
    }

    /// Whether a promise of `actor` is the speaker's own to give: it is the speaker, or where the speaker holds a role.
    pub(super) fn is_own(&self, quote: &QuoteFound, actor: usize) -> bool {
        let Some(voice) = self.voice(quote) else { return false };
        let unnamed_office = || {
            // “the spokesman said the movement would”
            let spokesman = self.is_spokesman(voice) && self.office_of(voice).is_none();
            spokesman && self.is_public_actor(actor)
        };
        voice == actor || self.office_of(voice) == Some(actor) || unnamed_office()
    }

    /// Whom “his side”, “her own government” means: the side of whoever speaks, or was spoken of last.
    pub(super) fn possessor(&self, at: usize) -> Option<usize> {
        let token = self.text.tokens.get(at)?;
        let person = token.is_in(&["his", "her", "my"]);
        let spoken = || self.voice_at(at).and_then(|quote| self.voice(quote));
        let named = || self.who.actor_at(at).map(|span| span.actor);
        let before = || {
            let sentence = self.text.sentence_of(at);
            let floor = self.text.sentences.get(sentence.saturating_sub(1))?.start;
            let spans = self.who.actors_in(&(floor..at));
            let of_kind = |actor: usize| {
                self.who.actors.get(actor).is_some_and(|actor| (actor.kind == ActorKind::Person) == person)
            };
            spans.iter().rev().find(|span| of_kind(span.actor)).map(|span| span.actor)
        };
        let actor = spoken().or_else(named).or_else(before)?;
        Some(self.office_of(actor).unwrap_or(actor))
    }

    /// Whom “the minister”, “the head of state” means, if no mention is known: who was spoken of last, and holds no other
    /// office.
    pub(super) fn titled(&self, at: usize) -> Option<usize> {
        const TITLES: &[&str] = &[
            "minister",
            "president",
            "envoy",
            "ambassador",
            "secretary",
            "premier",
            "chancellor",
            "general",
            "negotiator",
            "commissioner",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "mediator",
            "diplomat",
            "commander",
            "leader",
            "king",
            "emir",
            "head",
            "admiral",
            "colonel",
            "chief",
        ];
        let noun = self.text.tokens.get(at).filter(|token| token.is_in(TITLES))?;
        let sentence = self.text.sentence_of(at);
        let floor = self.text.sentences.get(sentence.saturating_sub(2))?.start;
        let spans = self.who.actors_in(&(floor..at));
        let persons = spans.iter().rev().filter_map(|span| {
            let found = self.who.actors.get(span.actor).filter(|actor| actor.kind == ActorKind::Person)?;
            let fits = found.roles.is_empty()
                || found.roles.iter().any(|role| role.printed.to_lowercase().contains(&*noun.lower));
            (fits || noun.is("head")).then_some(span.actor)
        });
        persons.into_iter().next()
    }

    /// Whom an unnamed speaker speaks for: named beside it, “a US official”, or where one like it was last spoken of.
    fn unnamed(&self, printed: &Range<usize>) -> Option<usize> {
        if let Some(subject) = self.pieces(printed).first().and_then(|piece| self.piece(piece)) {
            return Some(subject.0);
        }
        let noun = self.text.tokens.get(head(self.text, printed)?)?;
        if printed.len() <= 2
            && let Some(actor) = self.named(noun.text)
        {
            return Some(actor);
        }
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

/// For each actor, where it holds a role, by place among the actors: of “the French president”, France.
pub(super) fn offices(who: &Who) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, actor) in who.actors.iter().enumerate() {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            places.entry(name).or_insert(at);
        }
    }
    let office = |actor: &ActorFound| {
        (actor.kind == ActorKind::Person).then_some(())?;
        actor.roles.iter().filter(|role| !role.former).find_map(|role| {
            let printed = role.organisation.as_str();
            let state =
                || demonym(printed).or_else(|| country(printed)).and_then(|area| places.get(area.name).copied());
            role.organisation_actor.or_else(|| places.get(printed).copied()).or_else(state)
        })
    };
    who.actors.iter().map(office).collect()
}
