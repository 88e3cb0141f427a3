//! Proposals put together from what was read.

use std::ops::Range;

use super::extent::Shape;
use super::frames::CLAIMS;
use super::topics::{known_topic, own_words};
use super::{Out, Page, Placed};
use crate::model::{ActorKind, EdtfDate, Stance};
use crate::reading::dates::DateKind;
use crate::reading::found::{CommitmentFound, Ground, MentionForm, PositionFound, Voice};
use crate::reading::phrase::{Class, class};

/// The longest summary of a position, in words.
const SUMMARY: usize = 14;

/// A promise or position as it was read.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Whose.
    pub who: Vec<usize>,
    /// The token where it begins: who.
    pub start: usize,
    /// The verb or noun that tells it.
    pub verb: usize,
    /// For a position, the words before what is held: “urged Iran”.
    pub lead: String,
    /// What is promised or held.
    pub what: Range<usize>,
    /// What sort of words tell it.
    pub shape: Shape,
    pub stance: Stance,
    pub percent: u8,
    pub rule: &'static str,
}

impl Page<'_> {
    /// Puts a promise forward, or one for each thing promised.
    pub(super) fn promise(&self, told: Told, to_whom: Vec<usize>, out: &mut Out) {
        if told.who.is_empty() || !self.is_public(&told) {
            return;
        }
        let (whole, condition) = self.without_condition(&told.what);
        let condition = condition.or_else(|| self.condition_before(told.start));
        let deadline = self.deadline(&whole);
        let voice = self
            .voice_at(told.verb)
            .map_or(Voice::Unknown, |quote| self.voice(quote).map_or_else(|| quote.voice.clone(), Voice::Actor));
        let mut start = told.start.min(whole.start);
        for part in self.infinitives(&whole, told.shape) {
            let what = self.words(&part);
            if what.is_empty() {
                continue;
            }
            let mut whom = to_whom.clone();
            if whom.is_empty() {
                whom = self.receiver(&part, &told.who);
            }
            whom.retain(|actor| !told.who.contains(actor));
            whom.dedup();
            let end = condition.as_ref().map_or(part.end, |condition| part.end.max(condition.end));
            let end = if part.end == whole.end { end.max(told.verb + 1) } else { part.end };
            out.promises.push(Placed {
                tokens: start..end,
                found: CommitmentFound {
                    who: told.who.clone(),
                    to_whom: whom,
                    what,
                    deadline: self.deadline(&part).or_else(|| deadline.clone()),
                    condition: condition.as_ref().map(|range| self.words(range)).unwrap_or_default(),
                    voice: voice.clone(),
                    meeting: self.meeting_at(told.verb),
                    range: self.text.characters(&(start..end)),
                    ground: Ground { rule: told.rule, percent: told.percent },
                },
            });
            start = part.end.min(told.what.end.saturating_sub(1)).max(start);
            while start < told.what.end && matches!(class(self.text, start), Class::Conjunction | Class::Mark) {
                start += 1;
            }
        }
    }

    /// Puts a position forward, or one for each matter in it.
    pub(super) fn hold(&self, told: Told, out: &mut Out) {
        if told.who.is_empty() || told.what.is_empty() || !self.is_public(&told) {
            return;
        }
        let date = self.spoken_on(&told.what);
        let mut start = told.start.min(told.what.start);
        for (index, (part, topic)) in self.matters(&told, out).into_iter().enumerate() {
            let Some(topic) = topic else { continue };
            let mut words = told.lead.clone();
            if !words.is_empty() {
                words.push(' ');
            }
            if index > 0 && told.shape == Shape::Infinitive && !self.text.tokens[part.start].is("to") {
                words += "to ";
            }
            words += &self.words(&part);
            let summary = self.shortened(&words);
            let end = part.end.max(if part.end == told.what.end { told.verb + 1 } else { 0 });
            for who in told.who.iter().take(3) {
                out.positions.push(Placed {
                    tokens: start..end,
                    found: PositionFound {
                        who: *who,
                        topic: topic.clone(),
                        summary: summary.clone(),
                        stance: told.stance,
                        date: date.clone(),
                        meeting: self.meeting_at(told.verb),
                        range: self.text.characters(&(start..end)),
                        ground: Ground { rule: told.rule, percent: told.percent },
                    },
                });
            }
            start = end;
            while start < told.what.end && matches!(class(self.text, start), Class::Conjunction | Class::Mark) {
                start += 1;
            }
        }
    }

    /// Of persons without an office and of companies, only what is a matter of diplomacy is public.
    fn is_public(&self, told: &Told) -> bool {
        let (mut public, mut official) = (false, false);
        for actor in &told.who {
            public |= self.is_public_actor(*actor);
            official |= self.is_official(*actor);
        }
        public || self.is_matter(&told.what) && (official || self.names_public_actor(&told.what))
    }

    /// Someone who holds an office for which he can speak.
    fn is_official(&self, actor: usize) -> bool {
        const OFFICES: &[&str] = &[
            "minister",
            "president",
            "premier",
            "chancellor",
            "secretary",
            "spokes",
            "envoy",
            "ambassador",
            "representative",
            "negotiator",
            "diplomat",
            "chief",
            "commissioner",
            "general",
            "senator",
            "governor",
            "king",
            "prince",
            "emir",
            "leader",
            "commander",
            "official",
            "chair",
            "mediator",
            "candidate",
            "lawmaker",
            "congress",
            "admiral",
            "colonel",
            "director",
            "delegat",
            "adviser",
            "advisor",
            "consul",
            "sultan",
            "pope",
            "politician",
            "mayor",
            "coordinator",
        ];
        self.who.actors.get(actor).is_some_and(|found| {
            found.roles.iter().any(|role| {
                let printed = role.printed.to_lowercase();
                OFFICES.iter().any(|office| printed.contains(office))
            })
        })
    }

    /// A state, a body of one or of several, an armed or political group.
    pub(super) fn is_public_actor(&self, actor: usize) -> bool {
        self.who.actors.get(actor).is_some_and(|actor| {
            matches!(
                actor.kind,
                ActorKind::State
                    | ActorKind::Government
                    | ActorKind::Group
                    | ActorKind::InternationalOrganisation
                    | ActorKind::Ministry
            )
        })
    }

    /// Whether some words speak of a matter of diplomacy, or of an actor that is no person.
    pub(super) fn is_matter(&self, range: &Range<usize>) -> bool {
        self.names_public_actor(range) || self.topic(range).is_some()
    }

    fn names_public_actor(&self, range: &Range<usize>) -> bool {
        let mut named = self.who.actors_in(range).iter().filter(|span| span.form != MentionForm::Pronoun);
        named.any(|span| self.is_public_actor(span.actor))
    }

    fn topic(&self, range: &Range<usize>) -> Option<&'static str> {
        known_topic(self.text, range, |at| self.who.actor_at(at).is_some())
    }

    /// Some tokens as words on one line, without marks left over at the ends.
    pub(super) fn words(&self, range: &Range<usize>) -> String {
        let words = self.text.slice(range).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut bare = words.as_str();
        for (open, close) in [('“', '”'), ('"', '"'), ('‘', '’')] {
            if bare.ends_with(close) && bare.matches([open, close]).count() == 1 {
                bare = bare.trim_end_matches(close).trim_end();
            }
        }
        bare.trim_start_matches(['“', '"', '‘', '\'']).trim_end_matches([',', ';', ':']).to_owned().into_balanced(bare)
    }

    /// No more words than a summary holds, ending where a phrase ends.
    fn shortened(&self, words: &str) -> String {
        const LOOSE: &[&str] = &[
            "the", "a", "an", "of", "to", "and", "or", "in", "on", "for", "with", "by", "from", "that", "its", "their",
            "as", "at", "not", "any", "all", "his", "her", "which", "who", "is", "are", "be", "more", "into", "such",
            "while", "but",
        ];
        let all: Vec<&str> = words.split_whitespace().collect();
        if all.len() <= SUMMARY {
            return all.join(" ");
        }
        let mut kept = &all[..SUMMARY];
        // At a comma in the second half, else not after a small word.
        if let Some(comma) = kept.iter().rposition(|word| word.ends_with(',')).filter(|at| *at >= SUMMARY / 2) {
            kept = &kept[..=comma];
        }
        while kept.len() > 4 && kept.last().is_some_and(|last| LOOSE.contains(&last.to_lowercase().as_str())) {
            kept = &kept[..kept.len() - 1];
        }
        kept.join(" ").trim_end_matches([',', ';', ':', '“']).to_owned()
    }

    /// “to reopen the road and to free prisoners”: each infinitive of its own.
    fn infinitives(&self, what: &Range<usize>, shape: Shape) -> Vec<Range<usize>> {
        if shape != Shape::Infinitive {
            return vec![what.clone()];
        }
        let mut parts = Vec::new();
        let mut start = what.start;
        for at in what.start + 1..what.end {
            let joined = class(self.text, at - 1) == Class::Conjunction || self.text.tokens[at - 1].is_mark(&[',']);
            if joined && self.text.tokens[at].is("to") && super::takes::is_infinitive(self.text, at) {
                parts.push(start..self.trimmed(start, at));
                start = at;
            }
        }
        parts.push(start..what.end);
        parts.retain(|part| part.start < part.end);
        parts
    }

    /// The parts of what is held, each on a matter of its own, where all of it is more than one matter.
    fn matters(&self, told: &Told, out: &Out) -> Vec<(Range<usize>, Option<String>)> {
        let what = &told.what;
        let mut parts: Vec<(Range<usize>, Option<&'static str>)> = Vec::new();
        let mut start = what.start;
        for at in what.start + 1..=what.end {
            let last = at == what.end;
            if !last && !self.begins_item(at, told.shape) {
                continue;
            }
            let part = start..if last { at } else { self.trimmed(start, at) };
            // “recognise” names the matter as well as what follows it.
            let from = if start == what.start { told.verb.min(start) } else { start };
            let topic = self.topic(&(from..part.end));
            match parts.last_mut() {
                // What has no matter of its own goes with what stands before.
                Some(before) if topic.is_none() || before.1 == topic => before.0.end = part.end,
                Some(before) if before.1.is_none() => *before = (before.0.start..part.end, topic),
                _ => parts.push((part, topic)),
            }
            start = at;
        }
        let [(_, only)] = parts.as_slice() else {
            return parts.into_iter().map(|(part, topic)| (part, topic.map(str::to_owned))).collect();
        };
        let topic = only
            .map(str::to_owned)
            .or_else(|| self.topic_before(what, out))
            .or_else(|| own_words(self.text, what, |at| self.who.actor_at(at).is_some()));
        vec![(what.clone(), topic)]
    }

    /// “rebuffed the call”: what the call before was about.
    fn topic_before(&self, what: &Range<usize>, out: &Out) -> Option<String> {
        let short = what.len() <= 4 && what.clone().any(|at| self.text.tokens[at].is_in(CLAIMS));
        let last = out.positions.last().filter(|_| short)?;
        let near = self.text.sentence_of(last.tokens.start) + 1 >= self.text.sentence_of(what.start);
        near.then(|| last.found.topic.clone())
    }

    /// Whether a new thing wanted begins at a token: after “and” or a comma, in the form of the first.
    fn begins_item(&self, at: usize, shape: Shape) -> bool {
        let text = self.text;
        let joined = text.tokens[at - 1].is_mark(&[',']) || text.tokens[at - 1].is("and");
        let opens = !text.tokens[at].is_in(&["and", "or"]) && class(text, at) != Class::Mark;
        let quoted = text.quotation_of(at).is_some_and(|quotation| quotation.start < at);
        if !joined || !opens || quoted && shape != Shape::Infinitive {
            return false;
        }
        match shape {
            Shape::Infinitive => {
                let object = matches!(class(text, at + 1), Class::Determiner | Class::Possessive);
                self.is_base(at)
                    || super::takes::is_infinitive(text, at)
                    || object && class(text, at) == Class::Other && !self.is_doing(at)
            }
            Shape::Thing | Shape::Doing => {
                let article = class(text, at) == Class::Determiner
                    && (at + 1..at + 6).any(|next| text.tokens.get(next).is_some_and(|token| token.is("of")));
                article
                    || self.is_doing(at)
                    || class(text, at) == Class::Preposition && text.tokens[at].is_in(&["for", "on", "against"])
                    || class(text, at) == Class::Adverb && self.is_doing(at + 1)
            }
            Shape::Clause => false,
        }
    }

    /// A condition that leads the sentence: “In exchange for relief, Iran agreed to”.
    fn condition_before(&self, start: usize) -> Option<Range<usize>> {
        let text = self.text;
        let sentence = text.sentences.get(text.sentence_of(start))?;
        let lead = text.tokens.get(sentence.start)?;
        let led = lead.is("in")
            && text.tokens.get(sentence.start + 1)?.is_in(&["exchange", "return"])
            && text.tokens.get(sentence.start + 2)?.is("for");
        let comma = (sentence.start..start.min(sentence.start + 30)).find(|at| text.tokens[*at].is_mark(&[',']))?;
        led.then_some(sentence.start..comma)
    }

    /// Who gets what is given: “provide aid to Kyiv”.
    fn receiver(&self, what: &Range<usize>, who: &[usize]) -> Vec<usize> {
        const GIVING: &[&str] = &[
            "provide", "give", "send", "grant", "deliver", "supply", "hand", "lend", "offer", "return", "transfer",
            "sell",
        ];
        let text = self.text;
        let gives = what.clone().take(5).any(|at| text.tokens[at].is_in(GIVING));
        if !gives {
            return Vec::new();
        }
        let spans = self.who.actors_in(what);
        let given = spans.iter().find(|span| {
            let before = (what.start..span.tokens.start).next_back().map(|at| &text.tokens[at]);
            let article = before.is_some_and(|token| token.is("the"));
            let at = if article { span.tokens.start.checked_sub(2) } else { span.tokens.start.checked_sub(1) };
            let led = at.and_then(|at| text.tokens.get(at)).is_some_and(|token| token.is("to") || token.is_in(GIVING));
            led && !who.contains(&span.actor)
        });
        given.map(|span| span.actor).into_iter().collect()
    }

    /// The day on which it was said: a day in the sentence outside of what is held.
    fn spoken_on(&self, what: &Range<usize>) -> Option<EdtfDate> {
        let sentence = self.text.sentences.get(self.text.sentence_of(what.start))?;
        let (all, inside) = (self.text.characters(sentence), self.text.characters(what));
        let first = self.dates.partition_point(|date| date.range.start < all.start);
        let mut days = self.dates[first..]
            .iter()
            .take_while(|date| date.range.end <= all.end)
            .filter(|date| date.kind == DateKind::Date && date.from.is_some() && date.from == date.to)
            .filter(|date| date.range.end <= inside.start || date.range.start >= inside.end);
        days.next().and_then(|date| date.edtf.clone())
    }

    /// The meeting at which it was said: the one told of in the same sentence, or in the nearest of the two before and after.
    pub(super) fn meeting_at(&self, token: usize) -> Option<usize> {
        let sentence = self.text.sentence_of(token);
        let mut nearest: Option<(usize, usize)> = None;
        let mut tied = false;
        for (at, meeting) in self.meetings.iter().enumerate() {
            let away = meeting.evidence.iter().map(|range| {
                let told = self.text.sentence_of(self.text.tokens_at(range).start);
                told.abs_diff(sentence)
            });
            let Some(away) = away.min().filter(|away| *away <= 2) else { continue };
            match nearest {
                Some((_, known)) if known < away => {}
                Some((_, known)) if known == away => tied = true,
                _ => (nearest, tied) = (Some((at, away)), false),
            }
        }
        nearest.filter(|_| !tied).map(|(at, _)| at)
    }
}

/// Marks that are opened and closed stay with the words.
trait Balanced {
    fn into_balanced(self, whole: &str) -> String;
}

impl Balanced for String {
    fn into_balanced(self, whole: &str) -> String {
        for (open, close) in [('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\'')] {
            if whole.starts_with(open) && whole[open.len_utf8()..].contains(close) {
                return whole.trim_end_matches([',', ';', ':']).to_owned();
            }
        }
        self
    }
}
