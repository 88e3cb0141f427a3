//! Phrases for those who take part: “a delegation of US officials led by Special Representative Thomas West”.

use std::ops::Range;

use super::view::View;
use super::words::{DETERMINERS, Noun, SIDES, may_modify, noun};
use crate::reading::found::MentionForm;
use crate::reading::phrase::verb_at;

/// How many words may stand before the noun of a phrase.
const BEFORE_NOUN: usize = 7;
/// How many phrases a list may hold.
const LIST: usize = 12;

/// What a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// An actor by name or description, and nothing more.
    Named,
    /// A body: “the US team”.
    Body,
    /// Several people by what they are: “senior officials”.
    People,
    /// One person by what they are: “the envoy”.
    One,
    /// All sides of a meeting spoken of before: “the two delegations”.
    Sides,
    /// Someone by a pronoun whose actor is known.
    Pronoun,
}

/// A phrase for those who take part.
#[derive(Clone, Debug)]
pub(super) struct Party {
    /// All of it, with what hangs on it.
    pub(super) words: Range<usize>,
    /// Without those who lead it or are among it.
    pub(super) head: Range<usize>,
    /// The actors' mentions in the head, by place; who or whose it is first.
    pub(super) spans: Vec<usize>,
    pub(super) sort: Sort,
    /// Whether the actors each are a side: “the foreign ministers of France and Germany”.
    pub(super) each: bool,
    /// Leaders and members.
    pub(super) members: Vec<Member>,
    /// Whether “and” or a comma joins it to the one before.
    pub(super) joined: bool,
    /// Whether it owns what comes next: “Putin's”.
    pub(super) owns: bool,
}

/// Someone in or at the head of a body.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// The mention, by place, if it is a named actor.
    pub(super) span: Option<usize>,
    pub(super) words: Range<usize>,
    /// Leads it.
    pub(super) leads: bool,
}

/// The phrases of a sentence, from left to right, none within another. Linear.
pub(super) fn parties(view: &View, sentence: &Range<usize>) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let Some(mut party) = party(view, at, sentence.end) else {
            at += 1;
            continue;
        };
        // “its officials”: of whoever stands before.
        if party.spans.is_empty() && view.is_in(party.words.start, &["its", "their"]) {
            let owner =
                found.iter().flat_map(|before| before.spans.iter().copied()).find(|span| !view.is_person(*span));
            party.spans.extend(owner);
        }
        // “between U.S. President …”: the start of a title that the name's phrase lacks.
        let floor = found.last().map_or(sentence.start, |last| last.words.end).max(at.saturating_sub(5));
        while party.words.start > floor + usize::from(floor == sentence.start) {
            let before = party.words.start - 1;
            let dotted = view.is_mark(before, &['.']) && view.token(before).is_some_and(|dot| !dot.spaced);
            let name = view.token(before).is_some_and(|token| {
                token.is_capitalised() && (noun(token).is_some() || token.text.len() == 1 || !token.spaced)
            });
            if !(dotted && before > floor && view.token(before - 1).is_some_and(|it| it.text.len() == 1)
                || name && view.date_at(before).is_none())
                || view.cover(before).is_some()
            {
                break;
            }
            party.words.start = before;
        }
        party.joined = found.last().is_some_and(|last| !last.owns && joins(view, last.words.end, party.words.start));
        at = party.words.end.max(at + 1);
        found.push(party);
    }
    // A list of commas ends in “and”: “The two sides, Price said” is none.
    let mut closed = false;
    for at in (1..found.len()).rev() {
        let and = found[at].joined && !view.is_mark(found[at].words.start - 1, &[',']);
        closed = and || closed && found[at].joined;
        found[at].joined &= closed;
    }
    found
}

/// Whether what stands from one phrase to the next joins them.
fn joins(view: &View, from: usize, to: usize) -> bool {
    let word = |at: usize, words: &[&str]| view.is_in(at, words);
    let comma = usize::from(view.is_mark(from, &[',']));
    match to.checked_sub(from + comma) {
        Some(0) => comma == 1 || view.is_mark(from, &['-', '–', '/', '—']),
        Some(1) => word(to - 1, &["and", "plus"]) || comma == 0 && view.is_mark(to - 1, &['&', '-', '–', '/']),
        Some(2) => word(to - 2, &["along", "together"]) && word(to - 1, &["with"]),
        Some(3) => view.are(to - 3, &["as", "well", "as"]),
        _ => false,
    }
}

/// The noun for people that stands within a few words, none of which ends the phrase.
fn noun_ahead(view: &View, at: usize, end: usize, far: usize) -> Option<(usize, Noun)> {
    let mut last = None;
    let mut pos = at;
    while pos < end && pos < at + far {
        let token = view.token(pos)?;
        if pos > at && view.cover(pos).is_some() || view.date_at(pos).is_some() {
            break;
        }
        if let Some(found) = noun(token) {
            // “foreign ministry officials”: the last of several.
            last = Some((pos, found));
            pos += 1;
            continue;
        }
        let hyphen = token.is_mark(&['-', '‑']) && !token.spaced;
        if last.is_some() || !hyphen && (token.mark().is_some() || !may_modify(token)) {
            break;
        }
        pos += 1;
    }
    last
}

/// The phrase that begins at a token.
pub(super) fn party(view: &View, at: usize, end: usize) -> Option<Party> {
    let mut found = head(view, at, end)?;
    tails(view, &mut found, end);
    Some(found)
}

/// A phrase without what hangs on it.
fn head(view: &View, at: usize, end: usize) -> Option<Party> {
    let mut pos = at;
    let mut spans: Vec<usize> = Vec::new();
    let mut sort = None;
    let mut two = false;
    let mut definite = false;
    let mut owns = false;
    while pos < end {
        if let Some(place) = view.cover(pos) {
            let span = view.span(place)?;
            // “phoned Macron”: what stands before a person's name is in its phrase.
            let named = view.is_person(place)
                && span.form != MentionForm::Description
                && span.phrase.start >= span.tokens.start;
            if sort.is_none() && named && (at..pos).any(|before| !view.has(before, &DETERMINERS)) {
                return None;
            }
            spans.push(place);
            pos = span.phrase.end.max(span.tokens.end).min(end).max(pos + 1);
            sort = Some(if span.form == MentionForm::Pronoun { Sort::Pronoun } else { Sort::Named });
            if view.is_person(place) || span.form == MentionForm::Pronoun {
                // A person's side or envoy: “Putin's delegation”, and no more.
                let after = view.possessive(pos);
                if let Some((noun_at, class)) = after.and_then(|after| noun_ahead(view, after, end, 4)) {
                    sort = Some(sort_of(class));
                    pos = noun_at + 1;
                } else {
                    owns = after.is_some();
                }
                break;
            }
            // The phrase may hold the noun: “senior Taliban officials”.
            let held = (span.tokens.end..pos).rev().find_map(|at| noun(view.token(at)?));
            if let Some(class) = held {
                sort = Some(sort_of(class));
                owns = view.possessive(pos).is_some();
                if view.cover(pos).is_some_and(|next| view.is_person(next)) && spans.len() < 4 {
                    continue;
                }
                break;
            }
            let after = view.possessive(pos);
            let next = after.unwrap_or(pos);
            if view.cover(next).is_some() && (after.is_some() || !view.is_mark(next, &[','])) && spans.len() < 4 {
                pos = next;
                continue;
            }
            if let Some((noun_at, class)) = noun_ahead(view, next, end, 6) {
                sort = Some(sort_of(class));
                pos = noun_at + 1;
                if view.cover(pos).is_some_and(|next| view.is_person(next)) && spans.len() < 4 {
                    continue;
                }
            } else {
                owns = after.is_some();
            }
            break;
        }
        let token = view.token(pos)?;
        if view.date_at(pos).is_some() || pos - at > BEFORE_NOUN {
            return None;
        }
        two |= token.is_in(&["two", "both", "three", "four", "five", "six"]);
        definite |= token.is_in(&["the", "both", "their"]);
        let ahead = noun(token).is_some().then(|| noun_ahead(view, pos, end, 4)).flatten();
        if let Some((noun_at, class)) = ahead {
            pos = noun_at + 1;
            let word = view.token(noun_at)?;
            if SIDES.has(word) && definite && (two || word.is_in(&["sides", "parties"])) {
                sort = Some(Sort::Sides);
                break;
            }
            sort = Some(sort_of(class));
            if view.cover(pos).is_some_and(|next| view.is_person(next)) {
                continue;
            }
            owns = view.possessive(pos).is_some();
            break;
        }
        if verb_at(view.text, pos).is_some_and(|verb| verb.is_finite()) {
            return None;
        }
        let hyphen = pos > at && token.is_mark(&['-', '‑', '“', '"', '‘']);
        let determiner = DETERMINERS.has(token);
        if determiner && pos > at && !view.is_in(pos - 1, &["both", "all"])
            || !hyphen && !determiner && (token.mark().is_some() || !may_modify(token))
        {
            return None;
        }
        pos += 1;
    }
    let sort = sort?;
    if spans.iter().any(|span| view.is_media(*span)) {
        return None;
    }
    // A person comes before the state that the title names.
    spans.sort_by_key(|span| !view.is_person(*span));
    Some(Party { words: at..pos, head: at..pos, spans, sort, each: false, members: Vec::new(), joined: false, owns })
}

fn sort_of(noun: Noun) -> Sort {
    match noun {
        Noun::Body => Sort::Body,
        Noun::People => Sort::People,
        Noun::One => Sort::One,
    }
}

/// Takes in what hangs on a phrase: whose it is, who leads it, who is among it.
fn tails(view: &View, party: &mut Party, end: usize) {
    loop {
        let at = party.words.end;
        let comma = usize::from(view.is_mark(at, &[',']));
        if comma == 0 && view.is_in(at, &["of", "from", "representing", "for"]) && party.sort != Sort::Named {
            let Some(mut whose) = head(view, at + 1, end) else { return };
            if whose.owns && view.token(whose.words.end).is_none() {
                return;
            }
            let own = party.spans.is_empty();
            if own {
                party.spans.append(&mut whose.spans);
            }
            party.words.end = whose.words.end;
            party.head.end = whose.words.end;
            party.owns = whose.owns;
            if party.sort == Sort::People && own && whose.sort == Sort::Named {
                more_of(view, party, end);
            }
            // “representatives of both sides”
            if own && whose.sort == Sort::Sides {
                party.sort = Sort::Sides;
            }
            continue;
        }
        let led = at + comma;
        if view.is_in(led, &["led", "headed", "fronted", "headlined"]) && view.is(led + 1, "by") {
            let Some(leader) = head(view, led + 2, end) else { return };
            if leader.owns {
                return;
            }
            party.words.end = leader.words.end;
            party.members.push(member(view, &leader, true));
            continue;
        }
        let among = [
            &["including"][..],
            &["such", "as"],
            &["among", "them"],
            &["comprising"],
            &["accompanied", "by"],
            &["comprised", "of"],
        ];
        if let Some(words) = among.into_iter().find(|words| view.are(led, words)) {
            let mut next = led + words.len();
            let before = party.members.len();
            while let Some(one) = head(view, next, end) {
                if party.members.len() - before >= LIST || one.owns {
                    break;
                }
                party.members.push(member(view, &one, false));
                party.words.end = one.words.end;
                let Some(after) = list_goes_on(view, one.words.end) else { break };
                next = after;
            }
            if party.members.len() == before {
                return;
            }
            continue;
        }
        return;
    }
}

/// The token after a comma or “and” that goes on with a list.
fn list_goes_on(view: &View, at: usize) -> Option<usize> {
    let comma = usize::from(view.is_mark(at, &[',']));
    if view.is(at + comma, "and") {
        return Some(at + comma + 1);
    }
    if view.are(at + comma, &["as", "well", "as"]) {
        return Some(at + comma + 3);
    }
    (comma == 1 && (view.cover(at + 1).is_some() || view.has(at + 1, &DETERMINERS))).then_some(at + 1)
}

/// More actors whose the people are: “of France, Germany and Italy”.
fn more_of(view: &View, party: &mut Party, end: usize) {
    let mut pos = party.words.end;
    let mut more: Vec<(usize, usize)> = Vec::new();
    let mut closed = false;
    while more.len() < LIST {
        let comma = usize::from(view.is_mark(pos, &[',']));
        let and = usize::from(view.is(pos + comma, "and"));
        if comma + and == 0 {
            break;
        }
        let Some(one) = head(view, pos + comma + and, end).filter(|one| one.sort == Sort::Named && !one.owns) else {
            break;
        };
        let Some(span) = one.spans.first().copied().filter(|span| !view.is_person(*span)) else { break };
        pos = one.words.end;
        more.push((span, pos));
        if and == 1 {
            closed = true;
            break;
        }
    }
    if closed {
        for (span, end) in more {
            party.spans.push(span);
            party.words.end = end;
            party.head.end = end;
        }
        party.each = true;
    }
}

fn member(view: &View, party: &Party, leads: bool) -> Member {
    let named =
        matches!(party.sort, Sort::Named | Sort::Pronoun) || party.spans.first().is_some_and(|it| view.is_person(*it));
    Member { span: party.spans.first().copied().filter(|_| named), words: party.words.clone(), leads }
}

/// Those that stand together, from `first` on: the phrases joined to it.
pub(super) fn group(parties: &[Party], first: usize) -> Range<usize> {
    let mut end = first + 1;
    while parties.get(end).is_some_and(|party| party.joined) {
        end += 1;
    }
    first..end
}

/// The group that a phrase stands in.
pub(super) fn group_of(parties: &[Party], mut first: usize) -> Range<usize> {
    while first > 0 && parties.get(first).is_some_and(|party| party.joined) {
        first -= 1;
    }
    group(parties, first)
}
