//! Phrases for those who take part: “a delegation of US officials led by Special Representative Thomas West”.

use std::ops::Range;

use super::tails::tails;
use super::view::View;
use super::words::{DETERMINERS, Noun, SIDES, may_modify, noun};
use crate::reading::found::MentionForm;
use crate::reading::phrase::{Class, class, looks_past, verb_at};

/// How many words may stand before the noun of a phrase.
const BEFORE_NOUN: usize = 7;
/// How many phrases a list may hold.
pub(super) const LIST: usize = 12;

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
        // “its officials”: of whoever stands before; “their leaders”: of all who stand together.
        if party.spans.is_empty() && view.is_in(party.words.start, &["its", "their"]) {
            let body = |party: &&Party| party.spans.first().is_some_and(|span| !view.is_person(*span));
            if let Some(owner) = found.iter().find(body).and_then(|owner| owner.spans.first()) {
                party.spans.push(*owner);
                if view.is(party.words.start, "their") && party.sort == Sort::People {
                    let first = found.iter().position(|party| party.spans.first() == Some(owner)).unwrap_or(0);
                    let more = found.iter().skip(first + 1).take_while(|party| party.joined).filter(body);
                    party.spans.extend(more.filter_map(|party| party.spans.first()));
                    party.each = party.spans.len() > 1;
                }
            } else if view.is(party.words.start, "their")
                && party.words.len() <= 3
                && party.sort == Sort::People
                && view.has(party.words.end - 1, &SIDES)
            {
                // “both deny that their ministers met”
                party.sort = Sort::Sides;
            }
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
    // “the ministers of Armenia and Azerbaijan, Ara Sarkis and Elchin Aliyev,”: those before and after are the same.
    for at in 1..found.len() {
        let comma = found[at].joined && view.is_mark(found[at].words.start - 1, &[',']);
        let person = |party: &Party| party.spans.first().is_some_and(|span| view.is_person(*span));
        let (before, here) = (&found[at - 1], &found[at]);
        let first = !before.joined || !person(before);
        let same = person(here) && !person(before) && first && several(view, before, at - 1, &found)
            || person(before) && !person(here) && several(view, here, at, &found);
        if comma && same {
            found[at].joined = false;
        }
    }
    found
}

/// Whether a phrase, or the list that it ends, is of several people by office.
fn several(view: &View, party: &Party, at: usize, all: &[Party]) -> bool {
    let plural = |party: &Party| {
        party.words.clone().any(|at| view.token(at).is_some_and(|token| noun(token) == Some(Noun::People)))
    };
    let mut first = at;
    while first > 0 && all.get(first).is_some_and(|party| party.joined) {
        first -= 1;
    }
    plural(party) || all.get(first).is_some_and(plural)
}

/// Whether what stands from one phrase to the next joins them.
fn joins(view: &View, from: usize, to: usize) -> bool {
    let word = |at: usize, words: &[&str]| view.is_in(at, words);
    let comma = usize::from(view.is_mark(from, &[',']));
    match to.checked_sub(from + comma) {
        Some(0) => comma == 1 || view.is_mark(from, &['-', '–', '/', '—']),
        // “of the army and of the Front”
        Some(2)
            if word(to - 2, &["and"]) && word(to - 1, &["of", "from", "for", "by", "with", "between"]) && from >= 1 =>
        {
            true
        }
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
    // “no military solution”: the noun of a body that is not the head.
    last.filter(|(at, class)| *class != Noun::Body || !goes_on(view, at + 1, end))
}

/// Whether a noun goes on with another, whose phrase it then is in.
fn goes_on(view: &View, at: usize, end: usize) -> bool {
    at < end
        && view.cover(at).is_none()
        && class(view.text, at) == Class::Other
        && verb_at(view.text, at).is_none()
        && !looks_past(view.text, at)
        && view.date_at(at).is_none()
        && view.token(at).is_some_and(|token| may_modify(token) && noun(token).is_none())
}

/// “seeing Lebanese officials”: a participle that has its own object, not “visiting diplomats”.
fn opens_clause(view: &View, at: usize) -> bool {
    view.is_in(
        at,
        &["seeing", "meeting", "entering", "telling", "urging", "accusing", "receiving", "hosting", "joining"],
    )
}

/// “they”, “the two”, “the pair”: all sides of what was spoken of before.
fn all_sides(view: &View, at: usize) -> Option<Range<usize>> {
    if view.cover(at).is_some() {
        return None;
    }
    if view.is(at, "they") {
        return Some(at..at + 1);
    }
    let start = at + usize::from(view.is(at, "the"));
    let alone = |next: usize| {
        let verb = verb_at(view.text, next).is_some() || looks_past(view.text, next);
        verb || matches!(class(view.text, next), Class::Auxiliary | Class::Modal | Class::Adverb | Class::Mark)
            || view.date_at(next).is_some()
            || view.is_in(next, &["each", "both"])
    };
    let pair = view.is(at, "the") && view.is_in(start, &["two", "three", "pair", "duo", "interlocutors"])
        || view.is(at, "both") && !view.is(at + 1, "of");
    let men = view.is(at, "the") && view.is(start, "two") && view.is_in(start + 1, &["men", "women"]);
    if men {
        return Some(at..start + 2);
    }
    (pair && alone(start + 1) && !view.is_mark(start + 1, &['-', '‑', '’', '\''])).then_some(at..start + 1)
}

/// The phrase that begins at a token.
pub(super) fn party(view: &View, at: usize, end: usize) -> Option<Party> {
    let mut found = head(view, at, end)?;
    tails(view, &mut found, end);
    Some(found)
}

/// A phrase without what hangs on it.
pub(super) fn head(view: &View, at: usize, end: usize) -> Option<Party> {
    if let Some(words) = all_sides(view, at) {
        let (head, spans, members) = (words.clone(), Vec::new(), Vec::new());
        return Some(Party { words, head, spans, sort: Sort::Sides, each: false, members, joined: false, owns: false });
    }
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
                // “Lebanon's army chief”
                if let Some(more) = view.token(pos).and_then(noun).filter(|_| view.cover(pos).is_none()) {
                    sort = Some(sort_of(more));
                    pos += 1;
                }
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
        // “Germany's Otto Kranz”, “Norway's fisheries minister”
        if let Some(place) = view.place_at(pos)
            && let Some(after) = view.possessive(place.tokens.end)
            && (view.cover(after).is_some() || noun_ahead(view, after, end, 5).is_some())
        {
            pos = after;
            continue;
        }
        if view.place_at(pos).is_some_and(|place| place.tokens.len() > 1) {
            return None;
        }
        two |= token.is_in(&["two", "both", "three", "four", "five", "six"]);
        definite |= token.is_in(&["the", "both", "their"]);
        let ahead = noun(token).is_some().then(|| noun_ahead(view, pos, end, 4)).flatten();
        if let Some((noun_at, class)) = ahead {
            pos = noun_at + 1;
            let word = view.token(noun_at)?;
            let counted =
                two && noun_at > at && view.is_in(noun_at - 1, &["two", "both", "three", "four", "five", "six", "the"]);
            if SIDES.has(word) && definite && (counted || word.is_in(&["sides", "parties"])) {
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
        if verb_at(view.text, pos).is_some_and(|verb| verb.is_finite() || pos == at && opens_clause(view, pos)) {
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
