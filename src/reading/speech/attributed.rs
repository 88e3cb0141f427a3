//! Words given to someone by a verb of saying.

use std::ops::Range;

use super::Draft;
use super::clause::{FAR, Opening, Within, content_end, has_finite, is_comma, opening, quote_opens, trim_end};
use super::cues::{Frame, PAPERS, TURNED, frame_of};
use crate::reading::found::{Ground, Speech};
use crate::reading::phrase::{
    Class, Tense, Verb, class, head, noun_phrase_at, noun_phrase_before, subject_of, verb_at,
};
use crate::reading::text::Text;

/// What a verb of saying at a token gives to someone, if it does.
pub(super) fn at_verb(text: &Text, at: usize) -> Option<Draft> {
    let verb = verb_at(text, at)?;
    let frame = frame_of(verb.lemma)?;
    if verb.lemma == "go" && !text.tokens.get(at + 1).is_some_and(|next| next.is("on")) {
        return None;
    }
    if unreal(text, &verb) {
        return None;
    }
    let subject = if verb.passive { passive_subject(text, &verb) } else { who_speaks(text, &verb) };
    let before = subject.as_ref().map_or(verb.start, |subject| subject.start);
    // “what he called”: the object stands before.
    let follows = opening(text, &verb, frame);
    let adjacent = subject.as_ref().is_none_or(|subject| {
        subject.end > verb.start
            || !(subject.end..verb.start).any(|at| verb_at(text, at).is_some_and(|verb| verb.is_finite()))
    });
    let quoted = !verb.passive && frame.quote && verb.is_finite() && adjacent && quote_ends(text, before).is_some();
    if let Some((start, kind)) = follows
        && !(quoted && opens_sentence(text, before))
    {
        return after(text, &verb, frame, subject, start, kind);
    }
    if verb.passive || !frame.quote && !(frame.bare || frame.that) {
        return None;
    }
    ahead(text, &verb, frame, subject)
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

/// Who speaks in “by the ministry”; for “it was reported that”, nobody.
fn passive_subject(text: &Text, verb: &Verb) -> Option<Range<usize>> {
    let by = text.tokens.get(verb.at + 1).filter(|next| next.is("by"))?;
    let _ = by;
    noun_phrase_at(text, verb.at + 2)
}

/// The quotation that ends right before a token, a comma between allowed.
pub(super) fn quote_ends(text: &Text, before: usize) -> Option<Range<usize>> {
    let sentence = text.sentences.get(text.sentence_of(before))?;
    quote_before(text, before).filter(|quote| sentence.start < quote.end)
}

/// As [`quote_ends`], and at the end of the sentence before as well: “We will go.” Moss said.
fn quote_before(text: &Text, before: usize) -> Option<Range<usize>> {
    let mut last = before.checked_sub(1)?;
    while text.tokens[last].is_mark(&[',', '.', '—', '–', '-']) && before - last <= 2 {
        last = last.checked_sub(1)?;
    }
    let found = text.quotation_of(last).filter(|quotation| quotation.end == last + 1 && quotation.closed)?;
    let paragraph = text.paragraph_of(before.min(text.tokens.len() - 1));
    (text.paragraph_of(found.start) == paragraph).then_some(found.start..found.end)
}

/// Whether what ends before a token, a quotation, begins its sentence.
fn opens_sentence(text: &Text, before: usize) -> bool {
    quote_ends(text, before).is_some_and(|quote| lead(text, quote.start) >= quote.start)
}

/// Where the words before a quotation begin in its sentence, past “But” and “And”.
fn lead(text: &Text, at: usize) -> usize {
    let start = sentence_start(text, at);
    skip_lead(text, start, at)
}

fn sentence_start(text: &Text, at: usize) -> usize {
    text.sentences.get(text.sentence_of(at)).map_or(at, |sentence| sentence.start).max(at.saturating_sub(FAR))
}

fn skip_lead(text: &Text, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end
        && (matches!(class(text, at), Class::Conjunction | Class::Adverb)
            || at > start && is_comma(text, at)
            || text.tokens[at].is_mark(&['—', '–', '•', '*', '-']))
    {
        at += 1;
    }
    at
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
    let end = content_end(text, start, within);
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
        if impersonal || paper || !can_speak(text, who) {
            return None;
        }
    }
    if kind == Opening::Colon && speech == Speech::Indirect && !frame.speaks {
        return None;
    }
    // The writer's own: “we know that”, “you might think”.
    let own = subject
        .as_ref()
        .is_some_and(|subject| subject.len() == 1 && text.tokens[subject.start].is_in(&["i", "we", "you", "one"]));
    if own && !frame.speaks && speech == Speech::Indirect {
        return None;
    }
    // “It shows that”: a thing shows, nobody speaks.
    if impersonal && !frame.speaks {
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
        parts: vec![range.clone()],
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
fn can_speak(text: &Text, phrase: &Range<usize>) -> bool {
    let Some(head) = head(text, phrase) else { return false };
    match class(text, head) {
        Class::Pronoun => !text.tokens[head].is_in(&["it", "there", "something", "nothing", "everything"]),
        Class::Capital => true,
        Class::Other => super::voice::is_person_word(&text.tokens[head].lower),
        // “His claim”, “some say”
        Class::Possessive | Class::Determiner => true,
        _ => false,
    }
}

/// What stands before the verb: “…,” he said; …, said the envoy; … officials said, …
fn ahead(text: &Text, verb: &Verb, frame: Frame, subject: Option<Range<usize>>) -> Option<Draft> {
    let (speaker, start, close) = match subject {
        Some(subject) if subject.end <= verb.start && subject.start < verb.start => {
            let start = subject.start;
            (subject, start, verb.at + 1)
        }
        _ => {
            // “…, said the envoy”
            if !TURNED.contains(&verb.lemma) || verb.start != verb.at {
                return None;
            }
            let phrase = speaker_after(text, verb.at + 1)?;
            let end = phrase.end;
            (phrase, verb.start, end)
        }
    };
    // A verb between the comma and the speaker is another clause's.
    let turned = start == verb.start;
    if !verb.is_finite() || matches!(verb.modal, Some("would")) && verb.lemma != "say" {
        return None;
    }
    let outer_end = clause_close(text, close, frame.hearer || turned);
    if let Some(quote) = quote_before(text, start) {
        let lead = lead(text, quote.start);
        let colon = text.tokens.get(quote.start.wrapping_sub(1)).is_some_and(|before| before.mark() == Some(':'));
        let begin = if colon || lead >= quote.start { quote.start } else { lead };
        let mut parts = vec![begin..quote.end];
        let mut outer = begin..outer_end;
        // “…,” he said, “…”
        let resumes = is_comma(text, outer_end) && quote_opens(text, outer_end + 1);
        if resumes {
            let more = outer_end + 1..content_end(text, outer_end + 1, Within::Sentence).max(outer_end + 2);
            outer.end = more.end;
            parts.push(more);
        }
        let speech = if begin == quote.start { Speech::Direct } else { Speech::Mixed };
        return Some(Draft {
            parts,
            speech,
            speaker: Some(speaker),
            cue: verb.at..verb.at + 1,
            outer,
            ground: Ground { rule: "quotation before a verb of saying", percent: 96 },
        });
    }
    if !(frame.bare && frame.speaks || verb.lemma == "believe" || verb.lemma == "think" || frame.that && frame.speaks) {
        return None;
    }
    let comma = start.checked_sub(1).filter(|comma| is_comma(text, *comma))?;
    let from = sentence_start(text, start);
    let begin = skip_lead(text, from, comma);
    if begin >= comma {
        return None;
    }
    let left_finite = has_finite(text, begin, comma);
    let mut parts = vec![begin..comma];
    let mut outer = begin..outer_end;
    // “The talks, officials said, went well.”
    if is_comma(text, outer_end) && !turned {
        let right = outer_end + 1;
        let verbal = matches!(class(text, right), Class::Modal | Class::Auxiliary)
            || verb_at(text, right).is_some_and(|next| next.is_finite())
            || class(text, right) == Class::Adverb && has_finite(text, right, right + 3);
        let other = matches!(class(text, right), Class::Relative | Class::Subordinator | Class::Conjunction)
            || verb_at(text, right).is_some_and(|next| next.tense == Tense::Participle);
        if verbal && !left_finite
            || !left_finite && !other && has_finite(text, right, right + 30)
            || left_finite && verbal
        {
            let end = content_end(text, right, Within::Sentence);
            parts.push(right..end);
            outer.end = end;
        }
    }
    if parts.len() == 1 && (!left_finite || outer_end <= close && !ends_sentence(text, outer_end)) {
        return None;
    }
    let whole = parts[0].start..parts.last().map_or(comma, |last| last.end);
    let speech = speech_of(text, &whole);
    Some(Draft {
        parts,
        speech,
        speaker: Some(speaker),
        cue: verb.at..verb.at + 1,
        outer,
        ground: Ground { rule: "clause before a verb of saying", percent: 88 },
    })
}

/// Whether a sentence, or a stretch between commas, ends at a token.
fn ends_sentence(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_none_or(|token| token.is_mark(&['.', ',', ';', '!', '?', '—', '–', ')']))
        || text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.start == at)
}

/// The speaker as printed after a verb, with what belongs to it: “a person familiar with the matter”.
pub(super) fn speaker_after(text: &Text, at: usize) -> Option<Range<usize>> {
    let phrase = noun_phrase_at(text, at)?;
    let mut end = phrase.end;
    for _ in 0..4 {
        let Some(token) = text.tokens.get(end) else { break };
        let joins = token.is_in(&["with", "of", "for", "from", "at", "in", "to", "on", "close", "and"]);
        let statement = text.tokens.get(end + 1..end + 3).is_some_and(|next| {
            next.iter().any(|word| {
                word.is_in(&["statement", "interview", "email", "tweet", "speech", "letter", "report", "briefing"])
            })
        });
        if !joins || statement || class(text, end + 1) == Class::Time || class(text, phrase.start) == Class::Pronoun {
            break;
        }
        let Some(more) = noun_phrase_at(text, end + 1) else { break };
        // “said Moss and Bell agreed”
        if token.is("and") && verb_at(text, more.end).is_some() {
            break;
        }
        end = more.end;
    }
    Some(phrase.start..end)
}

/// Past the adverbials after an attribution: “told reporters on Monday”, “said in a statement”.
fn clause_close(text: &Text, from: usize, hearer: bool) -> usize {
    let mut at = from;
    for _ in 0..24 {
        match class(text, at) {
            Class::Time | Class::Adverb | Class::Number => at += 1,
            Class::Preposition => match noun_phrase_at(text, at + 1) {
                Some(phrase) => at = phrase.end,
                None => break,
            },
            Class::Mark => break,
            Class::Subordinator | Class::Relative | Class::That | Class::Conjunction => break,
            _ => match noun_phrase_at(text, at) {
                Some(phrase) if hearer && verb_at(text, at).is_none() => at = phrase.end,
                _ => break,
            },
        }
    }
    // “said Ravel, the prime minister.”: the apposition belongs to the attribution.
    at
}
