//! States, where they act: “Pakistan said”, “a US delegation”, “Washington has rebuffed”, “talks with Iran”.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::{Draft, Spoken};
use super::lexicon::{Sorts, sorts};
use super::people::is_story;
use super::spans::{Span, What};
use super::words::{Page, Word, WordKind};
use crate::model::ActorKind;
use crate::places::Area;
use crate::reading::found::MentionForm;
use crate::reading::known::Known;

/// The states that act in a text, and which name of the text is whose.
pub(super) struct States {
    pub drafts: Vec<Draft>,
    pub of_span: Vec<Option<usize>>,
}

/// A rule and how sure it is.
type Ground = (&'static str, u8);

/// The ground of a state that is the subject of a verb.
const SUBJECT: &str = "a state that acts";

/// The ground of a state whose people or delegation act.
const SIDE: &str = "a state's side";

/// The country that a name can stand for as one who acts.
fn country_of(what: &What) -> Option<&'static Area> {
    match what {
        What::Area(area) | What::Demonym(area) if area.is_country() => Some(area),
        What::City(city) if city.is_capital => city.country(),
        _ => None,
    }
}

/// The states that act in a text.
pub(super) fn states(page: &Page, spans: &[Span], known: &Known) -> States {
    let mut states = States { drafts: Vec::new(), of_span: vec![None; spans.len()] };
    let mut by_code: BTreeMap<&'static str, usize> = BTreeMap::new();
    let acting = all_acting(page, spans);
    for (place, span) in spans.iter().enumerate() {
        let Some(area) = country_of(&span.what).filter(|_| is_story(page, span)) else { continue };
        let Some((rule, percent)) = acting[place] else { continue };
        if page.words[span.words.start].furniture.is_some() && !by_code.contains_key(area.code) {
            continue;
        }
        let state = *by_code.entry(area.code).or_insert_with(|| {
            states.drafts.push(Draft::new(area.name, ActorKind::State));
            states.drafts.len() - 1
        });
        states.of_span[place] = Some(state);
        let draft = &mut states.drafts[state];
        draft.known = draft.known.or(span.known).or_else(|| known_state(known, area));
        draft.ground(rule, percent);
        let form = match span.what {
            What::Area(_) if page.print(&span.words).chars().count() > 4 => MentionForm::Name,
            What::Area(_) => MentionForm::Short,
            _ => MentionForm::Description,
        };
        if matches!(span.what, What::Area(_)) {
            draft.add_form(page.print(&span.words).trim_start_matches("The ").trim_start_matches("the "));
        }
        let phrase = phrase(page, &span.words);
        draft.mentions.push(Spoken { words: span.words.clone(), form, phrase });
    }
    states
}

/// The dossier's actor for a country.
fn known_state(known: &Known, area: &Area) -> Option<usize> {
    let state = |actor: &&usize| known.actors.get(**actor).is_some_and(|actor| actor.kind == ActorKind::State);
    known.bearing(area.name).iter().find(state).copied()
}

/// A name with the words around it that make it a side: “senior Taliban officials”, “a US delegation”, “representatives of
/// the Taliban”.
pub(super) fn phrase(page: &Page, words: &Range<usize>) -> Range<usize> {
    let mut end = words.end;
    if let Some(side) = side_after(page, words.end) {
        end = side + 1;
    }
    let mut start = words.start;
    let before = |at: usize| at.checked_sub(1).and_then(|at| page.get(at));
    if let Some(side) = side_of(page, words.start) {
        start = side;
    }
    while before(start)
        .is_some_and(|word| word.kind == WordKind::Small && (word.is(Sorts::MODIFIER) || word.is_word(&["high-level"])))
    {
        start -= 1;
    }
    if before(start).is_some_and(|word| word.is_word(&["the", "a", "an"])) {
        start -= 1;
    }
    start..end
}

/// “delegation” after the name of a state, over words of rank and subject.
fn side_after(page: &Page, from: usize) -> Option<usize> {
    let mut at = from;
    while at < from + 4 {
        let word = page.get(at)?;
        if page.words[at - 1].possessive && at > from || word.kind == WordKind::Mark {
            return None;
        }
        if word.is(Sorts::SIDE) || word.is(Sorts::PEOPLE) || word.is(Sorts::HEAD) && word.kind == WordKind::Small {
            // “US officials”; “US government delegation” goes on.
            let more = page
                .get(at + 1)
                .is_some_and(|next| next.kind == WordKind::Small && next.is(Sorts::SIDE) && !next.is(Sorts::SAYING));
            return Some(if more { at + 1 } else { at });
        }
        // “Chinese corps commanders”: a plain noun before several people.
        let several = word.kind == WordKind::Small
            && !word.is_grammar()
            && !word.is(Sorts::SAYING)
            && !word.is(Sorts::ACTING)
            && at == from
            && page.get(at + 1).is_some_and(|next| next.kind == WordKind::Small && next.is(Sorts::PEOPLE));
        if !(word.is(Sorts::TITLE) || word.kind == WordKind::Joined || several) {
            return None;
        }
        at += 1;
    }
    None
}

/// “representatives of the” before a name.
fn side_of(page: &Page, start: usize) -> Option<usize> {
    let mut at = start.checked_sub(1)?;
    if page.words[at].is_word(&["the"]) {
        at = at.checked_sub(1)?;
    }
    if !page.words[at].is_word(&["of", "from"]) {
        return None;
    }
    at = at.checked_sub(1)?;
    let word = &page.words[at];
    let rank = || {
        let singular = word.lower.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let singular = singular.as_deref().or_else(|| word.lower.strip_suffix('s'));
        singular.is_some_and(|singular| sorts(singular).is(Sorts::HEAD))
    };
    (word.is(Sorts::PEOPLE)
        || rank()
        || word.is_word(&[
            "delegation",
            "delegations",
            "government",
            "governments",
            "representative",
            "team",
            "teams",
            "mission",
            "ministry",
            "ministries",
            "president",
            "premier",
            "minister",
            "king",
            "emir",
        ]))
    .then_some(at)
}

/// For each name whether a country acts there. In “France, Germany and Italy said” all of them do.
fn all_acting(page: &Page, spans: &[Span]) -> Vec<Option<Ground>> {
    let acts = |span: &Span| country_of(&span.what).and_then(|_| acts(page, span));
    let mut found: Vec<Option<Ground>> = spans.iter().map(acts).collect();
    let listed = |left: &Span, right: &Span| {
        let country = |span: &Span| matches!(span.what, What::Area(area) if area.is_country());
        let between = page.words.get(left.words.end..right.words.start).unwrap_or_default();
        let marks = between.iter().all(|word| word.is_mark(',') || word.is_word(&["and", "the", "or"]));
        country(left)
            && country(right)
            && marks
            && (1..=3).contains(&between.len())
            && !page.words[left.words.end - 1].possessive
    };
    for place in 1..spans.len() {
        if found[place].is_none() && listed(&spans[place - 1], &spans[place]) {
            found[place] = found[place - 1];
        }
    }
    // “Russian and American officials”, “Chinese, Indian and US envoys”, “American and senior Taliban officials”.
    let adjectives = |left: &Span, right: &Span| {
        let country = |span: &Span| country_of(&span.what).is_some() && !matches!(span.what, What::City(_));
        let body = matches!(right.what, What::Body(_)) && side_after(page, right.words.end).is_some();
        let between = page.words.get(left.words.end..right.words.start).unwrap_or_default();
        let ranks = between.iter().rev().take_while(|word| word.kind == WordKind::Small && word.is(Sorts::MODIFIER));
        let joins = &between[..between.len() - ranks.count()];
        country(left)
            && (country(right) || body)
            && (1..=2).contains(&joins.len())
            && joins.iter().all(|word| word.is_mark(',') || word.is_word(&["and", "or"]))
            && !page.words[left.words.end - 1].possessive
    };
    for place in (1..spans.len()).rev() {
        let (left, right) = (&spans[place - 1], &spans[place]);
        if found[place - 1].is_some() {
            continue;
        }
        match found[place] {
            Some((SUBJECT, _)) if listed(left, right) => found[place - 1] = found[place],
            Some((SIDE, _)) if adjectives(left, right) => found[place - 1] = found[place],
            // The body is an actor anyway.
            None if matches!(right.what, What::Body(_)) && adjectives(left, right) => {
                found[place - 1] = Some((SIDE, 80));
            }
            _ => {}
        }
    }
    for place in 1..spans.len() {
        if pair_before_event(page, &spans[place - 1], &spans[place]) {
            for side in [place - 1, place] {
                found[side] = found[side].or_else(|| country_of(&spans[side].what).map(|_| ("a side of talks", 75)));
            }
        }
    }
    found
}

/// “US-Taliban talks”, “the India–Pakistan meeting”: two names joined by a hyphen or dash before a noun of meeting.
fn pair_before_event(page: &Page, left: &Span, right: &Span) -> bool {
    let joint = page.words.get(left.words.end..right.words.start).unwrap_or_default();
    let side = |span: &Span| country_of(&span.what).is_some() || matches!(span.what, What::Body(_));
    matches!(joint, [mark] if ['-', '–', '‑', '‐', '/'].iter().any(|sign| mark.is_mark(*sign)))
        && side(left)
        && side(right)
        && (right.words.end..right.words.end + 3)
            .map_while(|at| page.get(at).filter(|word| word.kind == WordKind::Small || word.kind == WordKind::Capital))
            .any(|word| is_event_word(&word.lower))
}

/// Whether a word in lower case is a noun for people coming together.
fn is_event_word(word: &str) -> bool {
    matches!(
        word,
        "talks"
            | "meeting"
            | "meetings"
            | "summit"
            | "summits"
            | "negotiations"
            | "dialogue"
            | "consultations"
            | "discussions"
            | "call"
            | "round"
            | "session"
            | "forum"
            | "encounter"
            | "conference"
            | "commission"
    )
}

/// Whether a country acts here, by what rule, how surely.
fn acts(page: &Page, span: &Span) -> Option<Ground> {
    let named = !matches!(span.what, What::Demonym(_));
    let capital = matches!(span.what, What::City(_));
    let mut before = span.words.start.checked_sub(1);
    if before.is_some_and(|at| page.words[at].is_word(&["the"])) {
        before = before.and_then(|at| at.checked_sub(1));
    }
    let before = before.filter(|_| !page.words[span.words.start].begins).and_then(|at| page.get(at));
    if !capital && side_after(page, span.words.end).is_some() {
        return Some((SIDE, 85));
    }
    if !named {
        return None;
    }
    if !capital && side_of(page, span.words.start).is_some() {
        return Some((SIDE, 85));
    }
    let possessive = page.words[span.words.end - 1].possessive;
    if possessive {
        // “Mali's demand”, “Norway's public refusal”: what only one who acts has.
        const STANCES: &[&str] = &[
            "demand",
            "demands",
            "refusal",
            "opposition",
            "pledge",
            "pledges",
            "promise",
            "promises",
            "insistence",
            "commitment",
            "commitments",
            "support",
            "rejection",
            "objection",
            "objections",
            "offer",
            "position",
            "stance",
            "request",
            "proposal",
            "proposals",
            "decision",
            "call",
            "calls",
            "envoy",
            "negotiators",
            "delegation",
            "red",
        ];
        let stance = (span.words.end..span.words.end + 2)
            .any(|at| page.get(at).is_some_and(|word| word.kind == WordKind::Small && word.is_word(STANCES)));
        return stance.then_some(("a state's stance", 70));
    }
    let of_place = |word: &Word| {
        word.is_word(&[
            "in",
            "of",
            "from",
            "to",
            "for",
            "at",
            "on",
            "into",
            "through",
            "across",
            "near",
            "inside",
            "outside",
            "around",
            "over",
            "about",
            "like",
            "within",
            "throughout",
            "towards",
            "toward",
            "leave",
            "left",
            "leaving",
            "visit",
            "visited",
            "visiting",
            "reached",
            "entered",
            "via",
            "than",
        ])
    };
    if before.is_some_and(|word| word.is_word(&["by"])) {
        return Some(("done by a state", 75));
    }
    if before.is_some_and(|word| word.is_word(&["with", "between"]))
        || before.is_some_and(|word| word.is_word(&["and"])) && between(page, span)
    {
        return Some(("dealt with", 70));
    }
    if before.is_some_and(|word| {
        word.is(Sorts::SAYING) && word.kind == WordKind::Small && !word.is_word(&["said", "say", "says", "saying"])
    }) {
        return Some(("spoken to", 70));
    }
    let subject = !before.is_some_and(of_place) && !before.is_some_and(Word::is_capital);
    if subject && acting_after(page, span.words.end) {
        return Some((SUBJECT, if capital { 75 } else { 80 }));
    }
    None
}

/// “between the Taliban and Pakistan”.
fn between(page: &Page, span: &Span) -> bool {
    let from = span.words.start.saturating_sub(8);
    page.words[from..span.words.start]
        .iter()
        .rev()
        .take_while(|word| word.kind != WordKind::Mark)
        .any(|word| word.is_word(&["between"]))
}

/// A verb of saying or doing follows, perhaps over “, which”, an apposition or an adverb.
fn acting_after(page: &Page, from: usize) -> bool {
    let verb = |at: usize| {
        page.get(at)
            .is_some_and(|word| word.kind == WordKind::Small && (word.is(Sorts::SAYING) || word.is(Sorts::ACTING)))
    };
    let adverb = |at: usize| {
        page.get(at).is_some_and(|word| {
            word.kind == WordKind::Small
                && (word.lower.ends_with("ly") || word.is_word(&["also", "then", "now", "still", "never"]))
        })
    };
    // “Ecuador on Wednesday cancelled”, “India late last week said”
    let mut after = from;
    while after < from + 4
        && page.get(after).is_some_and(|word| {
            word.is(Sorts::CALENDAR) || word.is_word(&["on", "late", "early", "last", "this", "week", "month"])
        })
    {
        after += 1;
    }
    let dated = after > from && page.words[from..after].iter().any(|word| word.is(Sorts::CALENDAR));
    if verb(from) || adverb(from) && verb(from + 1) || dated && verb(after) {
        return true;
    }
    // “Iran and six world powers resumed”: over who stands together with it.
    if page.get(from).is_some_and(|word| word.is_word(&["and"])) {
        let plain = |word: &Word| {
            word.kind == WordKind::Number
                || word.kind != WordKind::Mark
                    && (!word.is_grammar()
                        || word.is_word(&[
                            "the", "its", "a", "an", "of", "two", "three", "four", "five", "six", "seven", "other",
                        ]))
        };
        let end = (from + 1..from + 7)
            .take_while(|at| page.get(*at).is_some_and(plain))
            .find(|at| verb(*at) && *at > from + 2);
        if end.is_some() {
            return true;
        }
    }
    let comma = page.get(from).is_some_and(|word| word.is_mark(','));
    // “Iran, he continued, gave”: over words of saying between commas.
    let aside = (from + 2..from + 6).find(|at| page.get(*at).is_some_and(|word| word.is_mark(',')));
    let over = comma
        && aside.is_some_and(|end| {
            let says =
                |at: usize| page.get(at).is_some_and(|word| word.kind == WordKind::Small && word.is(Sorts::SAYING));
            (from + 1..end).any(says) && (verb(end + 1) || adverb(end + 1) && verb(end + 2))
        });
    // “Hungary, backed by its neighbours, opposed”; “Mali, for its part, agreed”
    let small = page.get(from + 1).is_some_and(|word| {
        word.kind == WordKind::Small
            && (word.lower.ends_with("ed")
                || word.is_word(&["for", "which", "in", "along", "together", "like", "as", "too"]))
    });
    let close = (from + 2..from + 16).find(|at| page.get(*at).is_some_and(|word| word.kind == WordKind::Mark));
    let past_aside = comma
        && small
        && close.is_some_and(|end| {
            page.get(end).is_some_and(|word| word.is_mark(',')) && (verb(end + 1) || adverb(end + 1) && verb(end + 2))
        });
    // “Finland in turn will pay”
    let turn = page.get(from).is_some_and(|word| word.is_word(&["in"]))
        && page.get(from + 1).is_some_and(|word| word.is_word(&["turn", "return"]))
        && verb(from + 2);
    if over || past_aside || turn {
        return true;
    }
    comma
        && page.get(from + 1).is_some_and(|word| word.is_word(&["which"]))
        && (verb(from + 2) || adverb(from + 2) && verb(from + 3))
}
