//! Words given to someone by a verb of saying.

use std::ops::Range;

use super::ahead::{ahead, is_cut, opens_sentence, quote_ends, sentence_start};
use super::clause::{FAR, Opening, is_comma, opening};
use super::cues::{Frame, PAPERS, frame_of};
use super::extent::{Within, content_end, trim_end};
use super::{Draft, one};
use crate::reading::found::{Ground, Speech};
use crate::reading::phrase::{
    Class, Tense, Verb, class, head, noun_phrase_at, noun_phrase_before, subject_of, verb_at,
};
use crate::reading::text::Text;

/// What a verb of saying at a token gives to someone, if it does.
pub(super) fn at_verb(text: &Text, at: usize) -> Option<Draft> {
    let mut verb = verb_at(text, at)?;
    let frame = frame_of(verb.lemma)?;
    // “said by telephone”: by what, not by whom.
    let medium = verb.passive
        && verb.tense == Tense::Participle
        && text.tokens.get(at + 1).is_some_and(|next| next.is("by"))
        && text.tokens.get(at + 2).is_some_and(|next| {
            next.is_in(&["telephone", "phone", "email", "e-mail", "text", "video", "letter", "radio", "fax", "message"])
        });
    if medium {
        (verb.passive, verb.tense) = (false, Tense::Past);
    }
    if verb.lemma == "go" && !text.tokens.get(at + 1).is_some_and(|next| next.is("on")) {
        return None;
    }
    if unreal(text, &verb) {
        return None;
    }
    // What stands inside a quotation is no subject of a verb outside it: “since 1994,” said its head.
    let outside = |subject: &Range<usize>| text.quotation_of(subject.start).is_none();
    let subject = if verb.passive { passive_subject(text, &verb) } else { who_speaks(text, &verb) }.filter(outside);
    let before = subject.as_ref().map_or(verb.start, |subject| subject.start);
    // “what he called”: the object stands before.
    let follows = opening(text, &verb, frame);
    let adjacent = subject.as_ref().is_none_or(|subject| {
        subject.end > verb.start
            || !(subject.end..verb.start).any(|at| verb_at(text, at).is_some_and(|verb| verb.is_finite()))
    });
    let quoted = !verb.passive && frame.quote && verb.is_finite() && adjacent && quote_ends(text, before).is_some();
    // “…, said Patricia Lemos, who …”: with no subject before it, what follows the verb is its subject.
    let turned = |start: usize, kind: Opening| {
        kind == Opening::Clause && subject.is_none() && !verb.passive && !after_that(text, start)
    };
    if let Some((start, kind)) = follows
        && !turned(start, kind)
        && !(quoted && opens_sentence(text, before))
        && !(kind == Opening::Quote && is_cut(text, before, start))
    {
        return after(text, &verb, frame, subject, start, kind);
    }
    if verb.passive || !(frame.quote || frame.bare || frame.that) {
        return None;
    }
    ahead(text, &verb, frame, subject)
}

/// What a verb inside somebody's words gives to a third: “they told us that it was over”.
pub(super) fn nested(text: &Text, at: usize, inner: &Range<usize>) -> Option<Draft> {
    let verb = verb_at(text, at).filter(|verb| verb.is_finite() && !verb.passive)?;
    let frame = frame_of(verb.lemma).filter(|frame| frame.speaks && (frame.that || frame.bare))?;
    if unreal(text, &verb) {
        return None;
    }
    let subject = subject_of(text, &verb).filter(|subject| {
        subject.start >= inner.start
            && can_speak(text, subject)
            && !text.tokens[subject.start].is_in(&["i", "we", "you", "it", "people", "everybody", "everyone"])
    })?;
    let (start, kind) = opening(text, &verb, frame).filter(|(start, _)| *start < inner.end)?;
    if kind != Opening::Clause {
        return None;
    }
    let mut draft = after(text, &verb, frame, Some(subject), start, kind)?;
    let end = trim_end(text, start, draft.end().min(inner.end));
    draft.parts = one(start..end);
    draft.outer.end = draft.outer.end.min(inner.end);
    draft.speech = Speech::Indirect;
    draft.ground = Ground { rule: "words reported inside a quotation", percent: 70 };
    Some(draft)
}

/// Whether the verb says that nothing was said, or only that it might be.
fn unreal(text: &Text, verb: &Verb) -> bool {
    if verb.negated && verb.lemma != "deny" {
        return true;
    }
    let before = verb.start.checked_sub(1).map(|before| &text.tokens[before]);
    match verb.tense {
        // “went on to say” is speech; “refused to say”, “it is fair to say” are none.
        Tense::Infinitive => {
            let governor = (verb.start.saturating_sub(4)..verb.start).rev().find_map(|at| verb_at(text, at));
            !governor.is_some_and(|governor| {
                matches!(governor.lemma, "go" | "continue" | "begin" | "start" | "return" | "use")
            })
        }
        Tense::Participle if verb.passive => !before.is_some_and(|before| before.is_in(&["as"])),
        Tense::Participle => {
            // “without saying”; “saying” at the head of a sentence without a subject is kept.
            before.is_some_and(|before| before.is_in(&["without", "not", "of", "from", "than"]))
        }
        // “if he says”, “should they ask”
        _ => {
            // “accused of having promised”
            let having = text.tokens[verb.start].is("having");
            if having && before.is_some_and(|before| before.is_in(&["without", "not", "of", "from", "for", "to"])) {
                return true;
            }
            let modal = matches!(verb.modal, Some("may" | "might" | "can" | "could" | "should" | "must" | "need"));
            let conditional =
                (verb.start.saturating_sub(4)..verb.start).any(|at| text.tokens[at].is_in(&["if", "unless"]));
            modal || conditional
        }
    }
}

/// The subject of a verb of saying; of “…, adding”, that of the verb of saying before it, past what was said.
fn who_speaks(text: &Text, verb: &Verb) -> Option<Range<usize>> {
    let after_comma = verb.start.checked_sub(1).is_some_and(|comma| {
        is_comma(text, comma) || text.quotation_of(comma).is_some_and(|quotation| quotation.end == verb.start)
    });
    let joined = verb.start.checked_sub(1).is_some_and(|before| class(text, before) == Class::Conjunction)
        || verb.start >= 2
            && class(text, verb.start - 1) == Class::Adverb
            && class(text, verb.start - 2) == Class::Conjunction;
    // “with Israel saying”
    if verb.tense == Tense::Participle
        && !after_comma
        && let Some(own) = noun_phrase_before(text, verb.start)
        && own.start > 0
        && text.tokens[own.start - 1].is("with")
    {
        return Some(own);
    }
    // “…,” Colonel Moss, who leads the group, said: who stands right after the quotation.
    if verb.is_finite()
        && verb.start.checked_sub(1).is_some_and(|comma| is_comma(text, comma))
        && let Some(named) = after_quotation(text, verb.start)
    {
        return Some(named);
    }
    if verb.tense == Tense::Participle && after_comma || verb.is_finite() && joined {
        let floor = sentence_start(text, verb.start).max(verb.start.saturating_sub(FAR / 2));
        let earlier = || {
            (floor..verb.start)
                .rev()
                .filter(|at| text.quotation_of(*at).is_none())
                .filter_map(|at| verb_at(text, at))
                .filter(Verb::is_finite)
                .filter_map(|earlier| Some((earlier, frame_of(earlier.lemma)?)))
        };
        let speaking =
            earlier().find(|(_, frame)| frame.speaks).or_else(|| earlier().find(|(_, frame)| frame.that || frame.bare));
        if let Some(found) = speaking.and_then(|(speaking, _)| subject_of(text, &speaking)) {
            return Some(found);
        }
    }
    subject_of(text, verb)
}

/// The phrase right after the last quotation of a verb's sentence, where an apposition or a clause about it parts it from the
/// verb.
fn after_quotation(text: &Text, verb: usize) -> Option<Range<usize>> {
    let floor = sentence_start(text, verb);
    let close = (floor..verb).rev().find_map(|at| text.quotation_of(at).map(|quotation| quotation.end))?;
    let phrase = noun_phrase_at(text, close).filter(|phrase| can_speak(text, phrase) && phrase.end + 1 < verb)?;
    let apposition = class(text, phrase.end + 1) == Class::Relative || noun_phrase_at(text, phrase.end + 1).is_some();
    (is_comma(text, phrase.end) && apposition).then_some(phrase)
}

/// Who speaks in “by the ministry”; for “it was reported that”, nobody.
fn passive_subject(text: &Text, verb: &Verb) -> Option<Range<usize>> {
    let is_by = |at: usize| text.tokens.get(at).is_some_and(|next| next.is("by"));
    if is_by(verb.at + 1) {
        return noun_phrase_at(text, verb.at + 2);
    }
    // “branded “a traitor” by the ministry”, “described as “a slip” by Moss”
    let close =
        (verb.at + 1..verb.at + 3).find_map(|at| text.quotation_of(at).filter(|quotation| quotation.start == at))?.end;
    if is_by(close) { noun_phrase_at(text, close + 1) } else { None }
}

/// How words are given that stretch over some tokens.
pub(super) fn speech_of(text: &Text, range: &Range<usize>) -> Speech {
    let whole = text.quotation_of(range.start).is_some_and(|quotation| {
        quotation.start == range.start && quotation.end >= trim_end(text, range.start, range.end)
    });
    if whole {
        return Speech::Direct;
    }
    let at = text.quotations.partition_point(|quotation| quotation.end <= range.start);
    let holds = text.quotations.get(at).is_some_and(|quotation| quotation.start < range.end);
    if holds { Speech::Mixed } else { Speech::Indirect }
}

/// What stands after the verb.
fn after(
    text: &Text,
    verb: &Verb,
    frame: Frame,
    subject: Option<Range<usize>>,
    start: usize,
    kind: Opening,
) -> Option<Draft> {
    let impersonal = subject.as_ref().is_some_and(|subject| {
        subject.len() == 1 && text.tokens[subject.start].is_in(&["it", "there", "this", "that", "which", "what"])
    });
    let paper = subject.as_ref().is_some_and(|subject| is_paper(text, subject));
    let leads = subject.as_ref().is_some_and(|subject| subject.end <= verb.start && leads_in(text, subject.start));
    let within = match kind {
        Opening::Thing => Within::Thing,
        _ if leads => Within::Lead,
        _ => Within::Sentence,
    };
    let mut end = content_end(text, start, within);
    // “branded “a coward” by the governor”
    if verb.passive
        && let Some(by) = subject.as_ref().map(|agent| agent.start.saturating_sub(1)).filter(|by| *by > start)
    {
        end = end.min(by);
    }
    let wordless = (start..end).all(|at| class(text, at) == Class::Mark);
    // “is branded “safe””: nobody is said to.
    let unsaid = subject.is_none() && verb.passive && !frame.that;
    // Without “that”, a clause with no subject before the verb is none of anybody's.
    let bare = subject.is_none() && !verb.passive && kind == Opening::Clause && !after_that(text, start);
    if end <= start || wordless || unsaid || bare {
        return None;
    }
    let range = start..end;
    let speech = speech_of(text, &range);
    let percent = match (kind, speech) {
        (Opening::Quote | Opening::Colon, Speech::Direct) => 95,
        (_, Speech::Mixed | Speech::Direct) => 90,
        (Opening::Clause | Opening::Colon | Opening::Quote, Speech::Indirect) => {
            if after_that(text, start) || frame.speaks { 88 } else { 75 }
        }
        (Opening::Infinitive, _) => 78,
        (Opening::Verdict, _) => 70,
        (Opening::Thing, _) => 60,
    };
    if matches!(kind, Opening::Thing | Opening::Verdict | Opening::Infinitive) {
        // Somebody must do it: “the results confirmed the trend”, “the plan promises to cut” are no speech.
        let who = subject.as_ref()?;
        // “what it called”: whoever was spoken of last.
        let called = impersonal
            && kind == Opening::Verdict
            && who.start > 0
            && text.tokens[who.start].is("it")
            && text.tokens[who.start - 1].is_in(&["what", "which"]);
        // “a joint statement called it”, “the communiqué urged both to”.
        let written = paper && (kind == Opening::Verdict || frame.order || speech != Speech::Indirect);
        if !(called || written) && (impersonal || paper || !can_speak(text, who)) {
            return None;
        }
    }
    let able = subject.as_ref().is_some_and(|who| paper || can_speak(text, who));
    if kind == Opening::Colon && speech == Speech::Indirect && !(frame.speaks && able) {
        return None;
    }
    // The writer's own: “we know that”, “you might think”.
    let own = subject
        .as_ref()
        .is_some_and(|subject| subject.len() == 1 && text.tokens[subject.start].is_in(&["i", "we", "you", "one"]));
    if own && !frame.speaks && speech == Speech::Indirect {
        return None;
    }
    // “The figures suggest that”: a thing shows, nobody speaks.
    let shows = matches!(
        verb.lemma,
        "suggest"
            | "show"
            | "indicate"
            | "reveal"
            | "imply"
            | "signal"
            | "find"
            | "confirm"
            | "determine"
            | "prove"
            | "mean"
    );
    let figures = |who: &Range<usize>| head(text, who).is_some_and(|at| text.tokens[at].is_in(&["figure", "figures"]));
    if shows && subject.as_ref().is_some_and(|who| !paper && (!can_speak(text, who) || figures(who))) {
        return None;
    }
    // “It shows that”: a thing shows, nobody speaks.
    let called = impersonal && kind == Opening::Verdict;
    if impersonal && !frame.speaks && !called {
        return None;
    }
    let rule = match kind {
        Opening::Quote => "quotation after a verb of saying",
        Opening::Clause if after_that(text, start) => "“that” after a verb of saying",
        Opening::Clause => "clause after a verb of saying",
        Opening::Colon => "colon after a verb of saying",
        Opening::Infinitive => "“to” after a verb of promising or urging",
        Opening::Verdict => "verdict on someone or something",
        Opening::Thing => "thing announced, denied or demanded",
    };
    Some(Draft {
        parts: one(range.clone()),
        speech,
        speaker: subject,
        cue: verb.at..verb.at + 1,
        outer: verb.start.min(range.start)..range.end,
        ground: Ground { rule, percent },
    })
}

/// Whether a subject's clause leads into another: “While they say so, …” at the head of a sentence.
fn leads_in(text: &Text, subject: usize) -> bool {
    let start = sentence_start(text, subject);
    let mut at = subject;
    while at > start && class(text, at - 1) == Class::Adverb {
        at -= 1;
    }
    at > start
        && class(text, at - 1) == Class::Subordinator
        && !text.tokens[at - 1].is_in(&["as", "than"])
        && (start..at - 1).all(|at| matches!(class(text, at), Class::Adverb | Class::Conjunction | Class::Mark))
}

/// Whether a clause stands after “that”.
fn after_that(text: &Text, start: usize) -> bool {
    text.tokens[start - 1].is("that") || start >= 2 && is_comma(text, start - 1) && text.tokens[start - 2].is("that")
}

fn is_paper(text: &Text, phrase: &Range<usize>) -> bool {
    head(text, phrase).is_some_and(|head| text.tokens[head].is_in(PAPERS))
}

/// Whether a phrase may stand for someone who speaks: a pronoun for persons, a name, or a person's or body's description.
pub(super) fn can_speak(text: &Text, phrase: &Range<usize>) -> bool {
    let Some(head) = head(text, phrase) else { return false };
    match class(text, head) {
        Class::Pronoun => !text.tokens[head].is_in(&["it", "there", "something", "nothing", "everything"]),
        // A name; “his claim”, “some say”.
        Class::Capital | Class::Possessive | Class::Determiner => true,
        Class::Other => super::voice::is_person_word(&text.tokens[head].lower),
        _ => false,
    }
}
