//! Verbs of promising, demanding, refusing, supporting and denying, with what may follow them.

use Act::{Accept, Attitude, Demand, Deny, Duty, Promise, Refuse};
use Take::{Doing, OneThat, OneThing, OneTo, OneWith, That, Thing, ThingOf, To, With};

/// What a verb does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Binds its subject: “pledge”, “agree to”.
    Promise,
    /// Binds its subject where what is taken is a proposal: “accept the plan”.
    Accept,
    /// Binds whoever is made to: “the deal requires Russia to”.
    Duty,
    /// Wants something of others: “urge”, “call for”. Unsaid, it tells nothing.
    Demand,
    /// For or against something, wanting or fearing it. Denied, it is as telling.
    Attitude,
    /// Will not do something: “refuse to”.
    Refuse,
    /// Says that something is not so.
    Deny,
}

/// What may follow a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Take {
    /// “to stop”.
    To,
    /// “that it will stop”, with or without “that”.
    That,
    /// A noun phrase.
    Thing,
    /// A noun phrase whose head is among these.
    ThingOf(&'static [&'static str]),
    /// “stopping”.
    Doing,
    /// One of these small words and a noun phrase, “-ing” or clause.
    With(&'static [&'static str]),
    /// Somebody “to stop”; also after “on” or “upon”.
    OneTo,
    /// Somebody “that …”.
    OneThat,
    /// Somebody, one of these small words, and something.
    OneWith(&'static [&'static str]),
    /// Somebody something: “promised Kyiv 20 tanks”.
    OneThing,
}

/// A verb and its use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The infinitive.
    pub lemma: &'static str,
    pub act: Act,
    /// The first that fits is taken.
    pub takes: &'static [Take],
    /// How often it is right, in per cent.
    pub percent: u8,
    /// For the analyst.
    pub rule: &'static str,
}

const fn frame(lemma: &'static str, act: Act, percent: u8, takes: &'static [Take]) -> Frame {
    let rule = match act {
        Promise => "a verb of promising",
        Accept => "a verb of accepting",
        Duty => "what an agreement asks of a side",
        Demand => "a verb of demanding",
        Attitude => "a verb for or against something",
        Refuse => "a verb of refusing",
        Deny => "a verb of denying",
    };
    Frame { lemma, act, takes, percent, rule }
}

/// What one accepts when one binds oneself.
pub(super) const PROPOSALS: &[&str] = &[
    "proposal",
    "proposals",
    "plan",
    "offer",
    "term",
    "terms",
    "condition",
    "conditions",
    "ceasefire",
    "truce",
    "deal",
    "agreement",
    "accord",
    "pact",
    "invitation",
    "resolution",
    "ruling",
    "framework",
    "roadmap",
    "demand",
    "demands",
    "obligation",
    "obligations",
    "limit",
    "limits",
    "inspection",
    "inspections",
    "inspectors",
    "monitoring",
    "monitors",
    "mediation",
    "formula",
    "draft",
    "compromise",
    "timetable",
    "pause",
    "armistice",
    "treaty",
    "protocol",
    "settlement",
    "swap",
    "exchange",
    "extension",
];

/// What one offers when one binds oneself.
const OFFERS: &[&str] = &[
    "aid",
    "assistance",
    "help",
    "support",
    "guarantee",
    "guarantees",
    "assurance",
    "assurances",
    "loan",
    "loans",
    "funds",
    "funding",
    "protection",
    "asylum",
    "amnesty",
    "concession",
    "concessions",
    "ceasefire",
    "truce",
    "mediation",
    "safeguards",
    "training",
    "weapons",
    "troops",
    "million",
    "billion",
    "relief",
    "refuge",
    "passage",
    "sanctuary",
    "dollars",
    "euros",
    "pounds",
    "bn",
    "tonnes",
    "tons",
];

/// What others put forward, and one turns down.
pub(super) const CLAIMS: &[&str] = &[
    "call",
    "calls",
    "claim",
    "claims",
    "demand",
    "demands",
    "proposal",
    "proposals",
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "offer",
    "plan",
    "plans",
    "suggestion",
    "suggestions",
    "idea",
    "report",
    "reports",
    "criticism",
    "criticisms",
    "concern",
    "concerns",
    "request",
    "requests",
    "charge",
    "charges",
    "resolution",
    "ruling",
    "talk",
    "notion",
    "possibility",
    "appeal",
    "appeals",
    "ultimatum",
    "deadline",
    "attempt",
    "attempts",
];

/// Of those, what tells how things are rather than what should be: who turns it down denies it.
pub(super) const ASSERTIONS: &[&str] = &[
    "claim",
    "claims",
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "report",
    "reports",
    "criticism",
    "criticisms",
    "charge",
    "charges",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "talk",
    "speculation",
    "suggestion",
    "suggestions",
    "concern",
    "concerns",
];

/// In the order of their infinitives.
const FRAMES: &[Frame] = &[
    frame("accede", Promise, 85, &[With(&["to"])]),
    frame("accept", Accept, 75, &[ThingOf(PROPOSALS), That]),
    frame("adhere", Attitude, 75, &[With(&["to"])]),
    frame("advocate", Attitude, 75, &[With(&["for", "against"]), Doing, Thing]),
    frame("agree", Promise, 85, &[To, That, With(&["to", "on", "upon"]), ThingOf(PROPOSALS)]),
    frame("announce", Promise, 65, &[ThingOf(OFFERS)]),
    frame("appeal", Demand, 80, &[OneTo, With(&["for"]), OneWith(&["for"])]),
    frame("ask", Demand, 75, &[OneTo, With(&["for"]), OneWith(&["for"]), To]),
    frame("assure", Promise, 85, &[OneThat, OneWith(&["of", "about", "on"])]),
    frame("back", Attitude, 75, &[Thing, Doing]),
    frame("bind", Promise, 75, &[OneWith(&["to"]), OneTo]),
    frame("call", Demand, 85, &[OneTo, With(&["for"])]),
    frame("caution", Attitude, 80, &[OneThat, With(&["against"]), OneWith(&["against"]), That]),
    frame("commit", Promise, 85, &[To, With(&["to"]), ThingOf(OFFERS), OneWith(&["to"]), OneTo]),
    frame("condemn", Attitude, 85, &[Thing, Doing]),
    frame("condition", Demand, 80, &[OneWith(&["on", "upon"])]),
    frame("consent", Promise, 80, &[To, With(&["to"])]),
    frame("criticise", Attitude, 80, &[Thing]),
    frame("criticize", Attitude, 80, &[Thing]),
    frame("decline", Refuse, 70, &[To]),
    frame("decry", Attitude, 80, &[Thing]),
    frame("demand", Demand, 85, &[That, To, Thing]),
    frame("denounce", Attitude, 85, &[Thing]),
    frame("deny", Deny, 80, &[That, Doing, Thing]),
    frame("deplore", Attitude, 80, &[Thing]),
    frame("discourage", Demand, 65, &[OneWith(&["from"]), Doing]),
    frame("dismiss", Attitude, 75, &[ThingOf(CLAIMS)]),
    frame("encourage", Demand, 65, &[OneTo]),
    frame("endorse", Attitude, 80, &[Thing]),
    frame("exhort", Demand, 85, &[OneTo]),
    frame("expect", Attitude, 60, &[OneTo]),
    frame("favor", Attitude, 75, &[Doing, Thing]),
    frame("favour", Attitude, 75, &[Doing, Thing]),
    frame("forswear", Promise, 75, &[Doing, Thing]),
    frame("guarantee", Promise, 75, &[That, To, OneThat, OneThing, Thing]),
    frame("implore", Demand, 85, &[OneTo]),
    frame("insist", Demand, 80, &[With(&["on", "upon"]), That]),
    frame("lobby", Demand, 75, &[OneTo, With(&["for", "against"])]),
    frame("object", Attitude, 80, &[With(&["to"])]),
    frame("offer", Promise, 70, &[To, OneThing, ThingOf(OFFERS)]),
    frame("oppose", Attitude, 85, &[Doing, Thing]),
    frame("plead", Demand, 75, &[OneTo, With(&["for"]), OneWith(&["for"])]),
    frame("pledge", Promise, 90, &[To, That, OneThat, OneThing, With(&["to"]), Thing]),
    frame("prefer", Attitude, 70, &[To, Doing, Thing]),
    frame("press", Demand, 80, &[OneTo, With(&["for"]), OneWith(&["for", "on", "over"])]),
    frame("pressure", Demand, 80, &[OneTo]),
    frame("promise", Promise, 90, &[To, OneTo, OneThat, That, OneThing, Thing]),
    frame("propose", Attitude, 75, &[That, To, Doing, Thing]),
    frame("protest", Attitude, 75, &[With(&["against", "over"]), Thing]),
    frame("push", Demand, 75, &[OneTo, With(&["for"]), OneWith(&["for", "on"])]),
    frame("ratify", Promise, 70, &[ThingOf(PROPOSALS)]),
    frame("rebuff", Attitude, 85, &[Thing]),
    frame("recognise", Attitude, 65, &[That, Thing]),
    frame("recognize", Attitude, 65, &[That, Thing]),
    frame("recommend", Attitude, 70, &[That, Doing, Thing]),
    frame("refuse", Refuse, 85, &[To, ThingOf(CLAIMS)]),
    frame("reject", Attitude, 85, &[That, Doing, Thing]),
    frame("request", Demand, 75, &[That, OneTo, Thing]),
    frame("require", Duty, 75, &[OneTo]),
    frame("resist", Attitude, 75, &[Doing, Thing]),
    frame("resolve", Promise, 60, &[To]),
    frame("rule", Attitude, 85, &[With(&["out"])]),
    frame("seek", Demand, 75, &[To, Thing]),
    frame("sign", Promise, 75, &[With(&["up"])]),
    frame("spurn", Attitude, 80, &[Thing]),
    frame("stand", Attitude, 70, &[With(&["by", "against", "behind"])]),
    frame("stick", Attitude, 70, &[With(&["to"])]),
    frame("support", Attitude, 75, &[Doing, Thing]),
    frame("swear", Promise, 75, &[To, That]),
    frame("tell", Demand, 65, &[OneTo]),
    frame("threaten", Attitude, 75, &[To, OneWith(&["with"]), With(&["with"])]),
    frame("turn", Attitude, 80, &[With(&["down"])]),
    frame("undertake", Promise, 85, &[To]),
    frame("urge", Demand, 90, &[OneTo, That, OneWith(&["against"]), With(&["against"]), Thing]),
    frame("veto", Attitude, 80, &[Thing]),
    frame("vote", Attitude, 80, &[With(&["against", "for"]), To]),
    frame("vow", Promise, 90, &[To, That, Thing]),
    frame("want", Attitude, 65, &[OneTo, To, Thing]),
    frame("warn", Attitude, 80, &[OneTo, OneWith(&["against"]), With(&["against"]), That]),
];

/// The use of a verb, by its infinitive.
pub(super) fn frame_of(lemma: &str) -> Option<&'static Frame> {
    FRAMES.binary_search_by(|frame| frame.lemma.cmp(lemma)).ok().and_then(|at| FRAMES.get(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_stand_in_order() {
        assert!(FRAMES.is_sorted_by(|one, next| one.lemma < next.lemma));
        assert_eq!(frame_of("urge").map(|frame| frame.act), Some(Demand));
        assert!(frame_of("walk").is_none());
    }
}
