//! What will and will not be, in words that an actor says: “we will provide”, “it would not recognise”, “the road will be
//! reopened”.

use super::build::Told;
use super::extent::Shape;
use super::noun_frames::NOUNS;
use super::whom::Subject;
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::found::QuoteFound;
use crate::reading::phrase::{Class, class, verb_at};

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

/// What is done to a thing by whoever has power over it: of a thing that will be so treated, its owner promises it.
const DONE: &[&str] = &[
    "double",
    "review",
    "raise",
    "close",
    "shut",
    "publish",
    "build",
    "establish",
    "create",
    "repair",
    "rebuild",
    "compensate",
    "punish",
    "transfer",
    "ship",
    "submit",
    "complete",
    "finish",
    "remove",
    "clear",
    "replace",
    "renew",
    "investigate",
    "prosecute",
    "distribute",
    "keep",
    "cancel",
    "scrap",
    "freeze",
    "impose",
    "appoint",
    "form",
    "launch",
    "count",
    "spend",
    "introduce",
    "adopt",
    "respect",
    "resettle",
    "house",
    "treat",
    "carry",
    "complete",
    "permit",
    "make",
    "phase",
    "bring",
    "leave",
    "guard",
    "secure",
    "convert",
    "move",
    "place",
    "open",
];

/// Verbs of saying that guess or fear rather than bind.
const GUESSING: &[&str] = &[
    "predict",
    "warn",
    "expect",
    "believe",
    "think",
    "fear",
    "hope",
    "argue",
    "suggest",
    "estimate",
    "reckon",
    "speculate",
    "suspect",
    "doubt",
    "imagine",
    "worry",
    "ask",
    "wonder",
    "deny",
    "claim",
    "allege",
    "complain",
    "joke",
    "figure",
    "accuse",
    "calculate",
    "caution",
    "demand",
    "insist",
    "urge",
];

impl Page<'_> {
    /// “it would not recognise”, “we will provide”, of the speaker itself.
    pub(super) fn read_will(&self, at: usize, voice: usize, out: &mut Out) {
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
            (at + 1, text.tokens[at].is_in(&["won", "wouldn", "cannot", "couldn"]) || none, false);
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
        // “founded on a promise that borders would not be moved”: whose it is, is not told.
        let noun = range.start >= 2
            && text.tokens[range.start - 1].is("that")
            && verb_at(text, range.start - 2).is_none()
            && NOUNS.iter().any(|frame| text.tokens[range.start - 2].is_in(frame.nouns));
        if supposed || noun || self.is_denied(at) {
            return;
        }
        let end = self.end_of(verb, Shape::Infinitive, at);
        if end <= verb || (end == verb + 1 && !negated && !token.is_in(&["stay", "follow", "abstain"])) {
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
        let deed = token.is_in(DEEDS);
        let speaks = self.is_official(voice) || self.is_public_actor(voice) || self.diplomatic;
        // “would accept nothing below”
        negated |= text.tokens.get(verb + 1).is_some_and(|next| next.is_in(&["nothing", "no", "nobody"]));
        // “will talk only after”
        only |= (verb..end).any(|at| {
            text.tokens[at].is("only")
                && text
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.is_in(&["after", "when", "if", "once", "with", "on"]))
        });
        // “you will have the fuel by Friday”: what its words bind it to give.
        let receives = token.is_in(&["have", "get", "receive"])
            && text.tokens[at].is_in(&["will", "ll", "would"])
            && text.tokens[range.start].is_in(&["you", "he", "she", "they"])
            && range.len() == 1;
        if receives && !own && !negated && !only && speaks && end > verb + 1 && !self.is_guess(quote) {
            let what = Told {
                what: range.start..end,
                shape: Shape::Clause,
                ..told(60, "what others will have, in its words")
            };
            self.promise(&what, &self.listener(quote, &subject.actors), out);
            return;
        }
        // “you cannot”, “no one will”, “will not have to”: nobody's stance.
        let anyone = text.tokens[range.start].is_in(&["you", "one", "nobody"])
            || none && text.tokens.get(range.start + 1).is_some_and(|next| next.is("one"));
        if !own && (anyone || negated && token.is("have")) {
            return;
        }
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
        } else if text.tokens[at].is_in(&["will", "would", "ll"]) {
            let until = (verb + 1..end).any(|at| text.tokens[at].is_in(&["until", "unless"]));
            if own && self.is_own_deed(verb, end) && (deed || speaks) && !self.is_hearsay(quote) {
                let whom = self.listener(quote, &subject.actors);
                self.promise(&told(if deed { 65 } else { 60 }, "what it will do, in its words"), &whom, out);
            } else if until && speaks {
                // “the crossing will remain closed until”: what it waits for.
                self.hold(&Told { what: range.start..end, ..told(70, "what will be until its terms are met") }, out);
            } else if !own && speaks && self.is_done_by_voice(quote, &range, verb, end) {
                let whole = range.start..end;
                let what = Told { what: whole, shape: Shape::Clause, ..told(65, "what will be done, in its words") };
                self.promise(&what, &self.listener(quote, &subject.actors), out);
            }
        }
    }

    /// Said with a verb that guesses or fears rather than binds.
    fn is_guess(&self, quote: &QuoteFound) -> bool {
        self.cue_lemma(quote).is_some_and(|lemma| GUESSING.contains(&lemma))
    }

    /// “reportedly told colleagues that”: nobody vouches for it.
    fn is_hearsay(&self, quote: &QuoteFound) -> bool {
        let Some(cue) = quote.cue.as_ref().map(|cue| self.text.tokens_at(cue).start) else { return false };
        (cue.saturating_sub(3)..cue).any(|at| self.text.tokens[at].is_in(&["reportedly", "allegedly", "supposedly"]))
    }

    /// Whether what stands from the verb on is a deed of whoever says it of itself.
    fn is_own_deed(&self, verb: usize, end: usize) -> bool {
        let text = self.text;
        let token = &text.tokens[verb];
        let next = text.tokens.get(verb + 1).filter(|_| verb + 1 < end);
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
            "press",
        ];
        let talks = token.is_in(&["hold", "have", "host", "join"])
            && (verb..end.min(verb + 7)).any(|at| text.tokens[at].is_in(TALKS));
        if talks || class(text, verb) == Class::Auxiliary {
            return false;
        }
        if token.is_in(&["stay", "abstain"]) {
            return true;
        }
        let Some(next) = next else { return false };
        // “take in refugees”, “begin pulling out”, “leave by June”
        let begins = token.is_in(&["begin", "start"]) && (self.is_doing(verb + 1) || next.is("to"));
        let takes = token.is("take") && next.is_in(&["in", "back", "over", "steps", "measures", "action", "all"])
            || token.is("take") && matches!(class(text, verb + 1), Class::Number)
            || token.is("make")
                && (verb..end).any(|at| text.tokens[at].is_in(&["available", "sure", "payments", "public"]));
        let leaves = token.is_in(&["leave", "go", "come"])
            && (verb..end).any(|at| text.tokens[at].is_in(&["by", "within", "before", "home"]));
        let known = verb_at(text, verb).is_none_or(|found| found.at == verb);
        begins || takes || leaves || token.is_in(DEEDS) || !token.is_in(NO_DEEDS) && known && end > verb + 2
    }

    /// “the garrison would be doubled”, “the soldiers will come home”: a thing that its owner's words bind.
    fn is_done_by_voice(&self, quote: &QuoteFound, thing: &std::ops::Range<usize>, verb: usize, end: usize) -> bool {
        let text = self.text;
        let guess = self.is_guess(quote);
        let whole = class(text, thing.start) != Class::Pronoun && self.stand_for(thing).is_none();
        if guess || !whole {
            return false;
        }
        let home = text.tokens[verb].is_in(&["come", "return", "go"])
            && text.tokens.get(verb + 1).is_some_and(|next| next.is_in(&["home", "free", "back", "into"]))
            || text.tokens[verb].is_in(&["follow", "flow"]);
        if home {
            return true;
        }
        let mut done = verb + 1;
        while done < end && class(text, done) == Class::Adverb {
            done += 1;
        }
        let lemma = verb_at(text, done).filter(|found| found.at == done && done < end).map(|found| found.lemma);
        let participle = |base: &&&str| {
            let past = text.tokens.get(done).filter(|_| done < end).and_then(|token| token.lower.strip_suffix('d'));
            past.is_some_and(|past| past == **base || past.strip_suffix('e') == Some(**base))
        };
        text.tokens[verb].is("be")
            && (lemma.is_some_and(|lemma| DEEDS.contains(&lemma) || DONE.contains(&lemma))
                || DEEDS.iter().chain(DONE).any(|base| participle(&base)))
    }

    /// To whom words are said: “told Tunis that it would”.
    fn listener(&self, quote: &QuoteFound, not: &[usize]) -> Vec<usize> {
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
}
