//! What must be, will be and is not meant, in words that an actor says.

use std::ops::Range;

use super::build::Told;
use super::extent::Shape;
use super::whom::Subject;
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::phrase::{Class, class, head, made, noun_phrase_before, subject_of, verb_at};

/// What a side does for another, or leaves: said of oneself in the future, it is a promise.
const DEEDS: &[&str] = &[
    "provide",
    "withdraw",
    "release",
    "continue",
    "resume",
    "send",
    "lift",
    "open",
    "reopen",
    "allow",
    "halt",
    "suspend",
    "return",
    "ensure",
    "honour",
    "honor",
    "comply",
    "abide",
    "respect",
    "implement",
    "cooperate",
    "hand",
    "refrain",
    "protect",
    "reduce",
    "cut",
    "end",
    "pay",
    "fund",
    "help",
    "support",
    "extend",
    "join",
    "sign",
    "ratify",
    "free",
    "stop",
    "give",
    "grant",
    "deliver",
    "keep",
    "host",
    "contribute",
    "invest",
    "increase",
    "double",
    "triple",
    "work",
    "uphold",
    "fulfil",
    "fulfill",
    "adhere",
    "guarantee",
    "observe",
    "dismantle",
    "destroy",
    "pull",
    "buy",
    "restore",
    "finance",
    "share",
    "facilitate",
    "commit",
    "stand",
    "supply",
    "train",
    "evacuate",
    "admit",
    "accept",
    "back",
    "offer",
    "unfreeze",
    "ease",
    "waive",
    "repatriate",
    "exchange",
];

/// What is said of oneself in the future and promises nothing.
const NO_DEEDS: &[&str] = &[
    "have", "need", "know", "see", "think", "feel", "become", "meet", "discuss", "talk", "visit", "travel", "attend",
    "speak", "say", "judge", "decide", "remain", "like", "love", "want", "look", "find", "go", "come", "get", "try",
    "wait", "hear", "believe", "hope", "consider", "study", "take", "make", "be", "seem", "appear", "depend", "happen",
    "lose", "win", "suffer", "retire", "fall", "rise", "die", "survive", "succeed", "fail", "argue", "tell", "ask",
    "call", "address", "leave", "arrive", "convene", "fly", "prefer", "welcome", "agree", "push", "press", "insist",
    "demand", "urge", "do", "let", "live", "begin", "start", "play", "run", "use", "lead", "learn", "grow", "change",
    "help",
];

/// What words are said not to be.
const MEANING: &[&str] = &["mean", "imply", "amount", "signal", "constitute", "indicate", "represent", "equal"];

impl Page<'_> {
    /// Reads what something is said not to mean, in the words said in a sentence.
    pub(super) fn read_meanings(&self, sentence: &Range<usize>, out: &mut Out) {
        for at in sentence.clone() {
            let token = &self.text.tokens[at];
            if (token.is_in(MEANING) || token.is("about"))
                && let Some(voice) = self.voice_at(at).and_then(|quote| self.speaks_for(quote))
            {
                self.read_meaning(at, voice, out);
            }
        }
    }

    /// Reads what is held in the words said in a sentence.
    pub(super) fn read_speech(&self, sentence: &Range<usize>, out: &mut Out) {
        let text = self.text;
        for at in sentence.clone() {
            let modal = match class(text, at) {
                Class::Modal => true,
                Class::Other | Class::Auxiliary => self.is_need(at),
                _ => false,
            };
            if text.tokens[at].is_in(&["is", "are", "was", "were", "be"]) {
                let voices = match self.of_voice(at) {
                    Some(subject) => subject.actors,
                    None => self.impersonal(sentence).unwrap_or_default(),
                };
                if !voices.is_empty() {
                    self.read_judgement(at, &voices, out);
                }
            }
            if !modal {
                continue;
            }
            let Some(quote) = self.voice_at(at) else { continue };
            let Some(voice) = self.speaks_for(quote) else { continue };
            if text.tokens[at].is_in(&["must", "should", "shouldn", "mustn", "shall"]) || self.is_need(at) {
                self.read_ought(at, voice, out);
            } else if text.tokens[at].is_in(&["will", "won", "would", "wouldn", "ll", "cannot"])
                || text.tokens[at].is("can") && class(text, at + 1) == Class::Negation
            {
                self.read_will(at, voice, out);
            }
        }
    }

    /// Both sides, of “It was emphasised that”.
    fn impersonal(&self, sentence: &Range<usize>) -> Option<Vec<usize>> {
        const SAID: &[&str] = &[
            "emphasised",
            "emphasized",
            "stressed",
            "noted",
            "underlined",
            "underscored",
            "agreed",
            "affirmed",
            "reaffirmed",
        ];
        let text = self.text;
        let words = text.tokens.get(sentence.start..sentence.start + 3)?;
        let said = words[0].is("it") && words[1].is("was") && words[2].is_in(SAID);
        if said { self.both(sentence.start) } else { None }
    }

    /// “needs to”, “needed to”, “have to”, “ought to”.
    fn is_need(&self, at: usize) -> bool {
        let text = self.text;
        let to = text.tokens.get(at + 1).is_some_and(|next| next.is("to") || next.is_mark(&['“', '"', '‘']));
        to && text.tokens[at].is_in(&["need", "needs", "needed", "ought", "has", "have", "had"])
            && super::takes::is_infinitive(text, at + 1)
            || text.tokens[at].is_in(&["need", "needs", "needed"])
                && to
                && (class(text, at + 2) == Class::Other
                    || text.tokens.get(at + 2).is_some_and(|next| next.is_mark(&['“', '"'])))
    }

    /// The first token of the clause whose verb begins at a place: its subject.
    pub(super) fn clause_start(&self, at: usize) -> Option<Range<usize>> {
        let text = self.text;
        let mut end = at;
        while end > 0 && class(text, end - 1) == Class::Adverb {
            end -= 1;
        }
        // An opening mark may part the subject from what is said of it: any help “should not be …”.
        if end > 0
            && text.tokens[end - 1].is_mark(&['“', '"', '‘', '\''])
            && text.quotation_of(end - 1).is_some_and(|one| one.start == end - 1)
        {
            end -= 1;
        }
        // “Reykjavik, he said, would”
        let floor = text.sentences.get(text.sentence_of(at))?.start;
        if let Some(before) = self.before_saying(end, floor) {
            return Some(before);
        }
        let whole = subject_of(text, &made(end, "be")).filter(|found| found.end == end);
        whole.or_else(|| {
            // A noun phrase that nothing before it takes: no object, no complement.
            let phrase = noun_phrase_before(text, end)?;
            let before = phrase.start.checked_sub(1)?;
            let free =
                matches!(class(text, before), Class::Mark | Class::That | Class::Conjunction | Class::Subordinator);
            free.then_some(phrase)
        })
    }

    /// “any help should not be linked with politics”.
    fn read_ought(&self, at: usize, voice: usize, out: &mut Out) {
        let text = self.text;
        let Some(subject) = self.clause_start(at) else { return };
        if subject.start >= at || out.holds(at, voice) || out.covers(at, false) {
            return;
        }
        // Who asks itself “what should be done” holds nothing.
        let asked = subject.start.checked_sub(1).is_some_and(|before| {
            matches!(class(text, before), Class::Relative) || text.tokens[before].is_in(&["if", "whether", "unless"])
        }) || class(text, subject.start) == Class::Relative;
        if asked {
            return;
        }
        let mut end = self.end_of(at, Shape::Clause, at);
        // The mark that closes what the subject stands before.
        let quotation =
            text.quotation_of(at).filter(|one| one.start > subject.start && one.closed && one.inner().end <= end + 1);
        end = quotation.map_or(end, |quotation| quotation.end);
        let what = subject.start..end;
        let firm = text.quotation_of(at).is_some() || text.tokens[at].is("must");
        if end <= at + 1 || !(self.is_matter(&what) || firm && self.is_public_actor(voice)) {
            return;
        }
        let told = Told {
            who: vec![voice],
            start: subject.start,
            verb: at,
            lead: String::new(),
            what,
            shape: Shape::Clause,
            stance: Stance::Said,
            percent: 75,
            rule: "what must or should be, in its words",
        };
        self.hold(&told, out);
    }

    /// “it would not recognise”, “we will provide”, of the speaker itself.
    fn read_will(&self, at: usize, voice: usize, out: &mut Out) {
        let text = self.text;
        let Some(quote) = self.voice_at(at) else { return };
        let Some(range) = self.clause_start(at) else { return };
        // “no sanctions would be lifted”
        let none = text.tokens[range.start].is("no");
        let subject = if none { None } else { self.stand_for(&range) };
        let own = subject.as_ref().is_some_and(|subject| subject.actors.iter().any(|actor| self.is_own(quote, *actor)));
        let subject = subject.filter(|_| own).unwrap_or(Subject { actors: vec![voice], start: range.start, doubt: 10 });
        if subject.actors.iter().any(|actor| out.holds(at, *actor)) || out.covers(at, false) {
            return;
        }
        let (mut verb, mut negated, mut only) =
            (at + 1, text.tokens[at].is_in(&["won", "wouldn", "cannot"]) || none, false);
        while verb < at + 6
            && (matches!(class(text, verb), Class::Adverb | Class::Negation)
                || text.tokens.get(verb).is_some_and(|token| token.is_mark(&['\'', '’', '“', '"', '‘'])))
        {
            negated |= class(text, verb) == Class::Negation;
            only |= text.tokens[verb].is("only");
            verb += 1;
        }
        let Some(token) = text.tokens.get(verb) else { return };
        let be = class(text, verb) == Class::Auxiliary;
        // After “if” it is no more than a thought.
        let supposed =
            range.start.checked_sub(1).is_some_and(|before| text.tokens[before].is_in(&["if", "whether", "unless"]));
        if supposed {
            return;
        }
        let end = self.end_of(verb, Shape::Infinitive, at);
        if end <= verb || (end == verb + 1 && !negated) {
            return;
        }
        let told = |percent: u8, rule: &'static str| Told {
            who: subject.actors.clone(),
            start: range.start,
            verb: at,
            lead: String::new(),
            what: at..end,
            shape: Shape::Infinitive,
            stance: Stance::Said,
            percent: percent.saturating_sub(subject.doubt),
            rule,
        };
        // “would accept nothing below”
        negated |= text.tokens.get(verb + 1).is_some_and(|next| next.is_in(&["nothing", "no", "nobody"]));
        let deed = token.is_in(DEEDS);
        let speaks = self.is_official(voice) || self.is_public_actor(voice) || self.diplomatic;
        if negated || only {
            if own && (speaks || deed) && (!be || negated)
                || negated
                    && (self.is_official(voice)
                        || self.is_public_actor(voice)
                        || speaks && self.is_matter(&(range.start..end)))
            {
                let what = if own && !none { at..end } else { range.start..end };
                self.hold(&Told { what, ..told(75, "what it will not do, in its words") }, out);
            }
        } else if text.tokens[at].is_in(&["will", "would", "ll"]) && own && end > verb + 2 {
            // “hold its fire”, and not “hold talks”
            const TALKS: &[&str] = &[
                "talks",
                "meeting",
                "meetings",
                "session",
                "summit",
                "conference",
                "round",
                "consultations",
                "discussions",
                "negotiations",
            ];
            let talks = (verb..end.min(verb + 7)).any(|at| text.tokens[at].is_in(TALKS))
                && token.is_in(&["hold", "have", "host", "join"]);
            let deed = deed && !talks;
            let able = !talks
                && speaks
                && !be
                && !token.is_in(NO_DEEDS)
                && verb_at(text, verb).is_none_or(|found| found.at == verb);
            if deed || able {
                let whom = self.listener(quote, &subject.actors);
                self.promise(&told(if deed { 65 } else { 60 }, "what it will do, in its words"), &whom, out);
            }
        }
    }

    /// To whom words are said: “told Tunis that it would”.
    fn listener(&self, quote: &crate::reading::found::QuoteFound, not: &[usize]) -> Vec<usize> {
        let text = self.text;
        let first = text.tokens_at(&quote.range).start;
        let Some(sentence) = text.sentences.get(text.sentence_of(first)) else { return Vec::new() };
        let floor = sentence.start.max(first.saturating_sub(12));
        let told = (floor..first).rev().find_map(|at| verb_at(text, at));
        let Some(verb) = told.filter(|verb| matches!(verb.lemma, "tell" | "assure" | "inform" | "promise")) else {
            return Vec::new();
        };
        let heard = self.who.actors_in(&(verb.at + 1..first)).iter().map(|span| span.actor);
        heard.filter(|actor| !not.contains(actor)).collect()
    }

    /// “this does not mean recognition”, “the meeting is not about granting recognition”.
    fn read_meaning(&self, at: usize, voice: usize, out: &mut Out) {
        let text = self.text;
        let verb = if text.tokens[at].is("about") {
            let not = at >= 2 && class(text, at - 1) == Class::Negation && class(text, at - 2) == Class::Auxiliary;
            if !not {
                return;
            }
            at - 2
        } else {
            // “does not in any way mean”
            let not = (at.saturating_sub(5)..at).rev().find(|at| class(text, *at) == Class::Negation);
            let Some(not) = not.filter(|not| *not > 0) else { return };
            let clipped = crate::reading::phrase::is_clipped(text, not);
            let does = not - if clipped { 2 } else { 1 };
            if !matches!(class(text, does), Class::Auxiliary | Class::Modal) {
                return;
            }
            does
        };
        let Some(subject) = self.clause_start(verb) else { return };
        let Some(noun) = head(text, &subject) else { return };
        let end = self.end_of(at, Shape::Clause, at);
        if out.holds(at, voice) || end <= at + 1 || noun >= verb || !self.is_matter(&(at + 1..end)) {
            return;
        }
        let told = Told {
            who: vec![voice],
            start: subject.start,
            verb: at,
            lead: text.slice(&(verb..at + 1)).split_whitespace().collect::<Vec<_>>().join(" "),
            what: at + 1..end,
            shape: Shape::Clause,
            stance: Stance::Denied,
            percent: 75,
            rule: "what something is said not to mean",
        };
        self.hold(&told, out);
    }
}
