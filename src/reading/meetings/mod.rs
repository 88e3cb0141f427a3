//! Meetings in a text: who met whom, when, where, what became of it, and what was on the table.
//!
//! A sentence is taken apart into phrases for those who take part (`party`, with what hangs on them in `tails`) and words
//! that tell of a meeting (`trigger`); a telling (`frame` for verbs, `noun` for nouns) joins the two with day, place and form
//! (`context`), status (`status`) and topics (`agenda`). Those who do not stand beside the verb are looked for in `guests`,
//! bodies that meet as one in `company`. All tellings of one meeting are gathered (`merge`), where “the two” and “the next
//! round” find their sides, and those named as members of a delegation join it (`delegation`).

mod agenda;
mod company;
mod context;
mod delegation;
mod frame;
mod governor;
mod guests;
mod likeness;
mod merge;
mod noun;
mod party;
mod scope;
mod seats;
mod status;
mod tails;
#[cfg(test)]
mod tests;
mod trigger;
mod view;
mod words;

use std::ops::Range;

use chrono::NaiveDate;

use super::dates::DateExpression;
use super::found::{Ground, MeetingFound, ParticipantFound};
use super::known::Known;
use super::text::{FurnitureKind, Text};
use super::who::Who;
use crate::model::{ActorKind, AttendanceState, MeetingFormat, MeetingStatus};
use context::Whereabouts;
use frame::Frame;
pub use likeness::{MeetingKey, likeness};
use merge::Gathering;
use party::Party;
use seats::Seat;
use view::View;

/// The capacity of one who heads a delegation.
pub const LEADS: &str = "leads";
/// The capacity of one who receives the others.
pub const HOSTS: &str = "hosts";
/// The capacity of one who goes between the others.
pub const MEDIATES: &str = "mediates";

/// How many tokens of a sentence are looked at together; what is longer is no sentence.
const SENTENCE: usize = 400;

/// The phrases of a sentence.
struct Sentence {
    /// Which, by place.
    at: usize,
    /// What of it is prose.
    prose: Range<usize>,
    parties: Vec<Party>,
}

/// The meetings that a text tells of, in the order of the text. Linear in the text's length.
pub(crate) fn meetings(
    text: &Text,
    who: &Who,
    dates: &[DateExpression],
    published: Option<NaiveDate>,
    known: &Known,
) -> Vec<MeetingFound> {
    let view = View::new(text, who, dates, published);
    let mut frames = Vec::new();
    let mut sentences = Vec::new();
    for (at, range) in text.sentences.iter().enumerate() {
        let prose = view.prose(range);
        if prose.is_empty()
            || matches!(text.furniture_of(range.start), Some(FurnitureKind::Credit | FurnitureKind::Notice))
        {
            continue;
        }
        for start in prose.clone().step_by(SENTENCE) {
            let prose = start..prose.end.min(start + SENTENCE);
            let sentence = Sentence { at, parties: party::parties(&view, &prose), prose };
            frames.extend(frame::frames(&view, at, &sentence.parties, &sentence.prose));
            sentences.push(sentence);
        }
    }
    let pairs: Vec<merge::Pair> =
        sentences.iter().filter_map(|sentence| Some((sentence.at, pair(&view, sentence)?))).collect();
    let mut found = merge::gather(&view, frames, &pairs);
    delegation::members(&view, &sentences, &mut found);
    found.iter().map(|gathering| told(&view, gathering, known)).collect()
}

/// The first who stand together in a sentence, as sides: “Villacís and Huamán have not spoken”.
fn pair(view: &View, sentence: &Sentence) -> Option<Vec<Vec<Seat>>> {
    let parties = &sentence.parties;
    let joined = (1..parties.len()).filter(|at| parties[*at].joined && !parties[at - 1].joined);
    { joined }.find_map(|at| {
        let sides = seats::apart(view, &parties[party::group(parties, at - 1)]);
        (sides.len() > 1 && sides.iter().flatten().all(|seat| seat.actor.is_some())).then_some(sides)
    })
}

/// A gathering as what was found.
fn told(view: &View, gathering: &Gathering, known: &Known) -> MeetingFound {
    let characters = |tokens: &Range<usize>| view.text.characters(tokens);
    let when = gathering.when();
    let status = status(view, gathering);
    let lead = || dateline(view, gathering).filter(|_| status.0 == MeetingStatus::Held);
    let place = gathering.place().cloned().or_else(lead);
    let expected = match status.0 {
        MeetingStatus::Held | MeetingStatus::Alleged => AttendanceState::Attended,
        MeetingStatus::Denied => AttendanceState::Denied,
        MeetingStatus::Announced | MeetingStatus::Postponed | MeetingStatus::Cancelled => AttendanceState::Expected,
    };
    let participant = |seat: &Seat, side: Option<usize>| ParticipantFound {
        actor: seat.actor,
        described: view.text.slice(&seat.words).split_whitespace().collect::<Vec<_>>().join(" "),
        side,
        is_side: seat.is_side,
        capacity: seat.capacity,
        state: seat.state.unwrap_or(expected),
        range: characters(&seat.words),
    };
    let mut participants: Vec<ParticipantFound> = Vec::new();
    for (at, side) in gathering.sides.iter().enumerate() {
        participants.extend(side.iter().map(|seat| participant(seat, Some(at))));
    }
    participants.extend(gathering.others.iter().map(|seat| participant(seat, None)));
    let mut evidence: Vec<Range<usize>> = Vec::new();
    let mut agenda: Vec<(String, Range<usize>)> = Vec::new();
    let mut last = None;
    for frame in &gathering.frames {
        if last.replace(frame.sentence) != Some(frame.sentence) {
            let sentence = view.text.sentences.get(frame.sentence).map(|range| characters(&view.prose(range)));
            evidence.extend(sentence.filter(|range| !range.is_empty()));
        }
        for (topic, tokens) in frame.agenda.iter().filter(|_| !frame.heading) {
            if agenda.iter().all(|(other, _)| !other.eq_ignore_ascii_case(topic)) {
                agenda.push((topic.clone(), characters(tokens)));
            }
        }
    }
    evidence.sort_by_key(|range| (range.start, range.end));
    evidence.dedup();
    let mut found = MeetingFound {
        date: when.and_then(|when| Some((when.edtf.clone()?, characters(&when.words)))),
        days: when.and_then(|when| when.days),
        place: place.map(|place| (place.place, characters(&place.words))),
        status,
        format: gathering
            .frames
            .iter()
            .find_map(|frame| frame.format.as_ref())
            .map(|(form, words)| (*form, characters(words))),
        participants,
        agenda,
        evidence,
        known: None,
        ground: ground(view, gathering),
    };
    found.known = likeness::known_as(&found, &view.who.actors, known);
    found
}

/// The place of the dateline, for what the sentence after it tells and no other words place: “BEIJING (Xinhua) — … held
/// talks at the Great Hall of the People on Wednesday”. Where a telephone is, it says nothing.
fn dateline(view: &View, gathering: &Gathering) -> Option<Whereabouts> {
    let far = |frame: &Frame| matches!(frame.format, Some((MeetingFormat::ByPhone | MeetingFormat::Virtual, _)));
    let first = gathering.frames.iter().find(|frame| !frame.heading)?;
    let sentence = view.text.sentences.get(first.sentence)?;
    if gathering.frames.iter().any(far) || view.text.furniture_of(sentence.start) != Some(FurnitureKind::Dateline) {
        return None;
    }
    let at = (sentence.start..sentence.end).find(|at| view.place_at(*at).is_some())?;
    let span = view.place_at(at).filter(|_| view.text.furniture_of(at) == Some(FurnitureKind::Dateline))?;
    let place = view.who.places.get(span.place).filter(|found| !found.place.city.is_empty())?.place.clone();
    Some(Whereabouts { place, words: span.tokens.clone() })
}

/// What became of it, by the tellings together, with the words.
fn status(view: &View, gathering: &Gathering) -> (MeetingStatus, Range<usize>) {
    let told = || gathering.frames.iter().filter(|frame| !frame.heading);
    // Words that only point back say less than those that tell.
    let telling = |frame: &&Frame| !(frame.refers || frame.weak);
    let is_told = told().any(|frame| telling(&frame) && frame.verdict.status.is_some());
    let find = |status: MeetingStatus| {
        let says = |frame: &&Frame| frame.verdict.status == Some(status);
        let strong = matches!(status, MeetingStatus::Cancelled | MeetingStatus::Postponed);
        told().filter(says).find(|frame| strong || telling(frame) || !is_told)
    };
    let order = [
        MeetingStatus::Cancelled,
        MeetingStatus::Postponed,
        MeetingStatus::Denied,
        MeetingStatus::Held,
        MeetingStatus::Alleged,
        MeetingStatus::Announced,
    ];
    let future = gathering
        .when()
        .and_then(|when| when.days)
        .zip(view.published)
        .is_some_and(|((from, _), published)| from > published);
    let found = order.into_iter().find_map(|status| find(status).map(|frame| (status, frame.verdict.words.clone())));
    let (status, words) = found.unwrap_or_else(|| {
        let words = gathering.frames.first().map(|frame| frame.verdict.words.clone()).unwrap_or_default();
        (if future { MeetingStatus::Announced } else { MeetingStatus::Held }, words)
    });
    let status = if future && status == MeetingStatus::Held { MeetingStatus::Announced } else { status };
    (status, view.text.characters(&words))
}

/// The rule and how sure it is: surer with a day, a place, named sides, and more than one telling.
fn ground(view: &View, gathering: &Gathering) -> Ground {
    let named = |side: &Vec<Seat>| side.iter().any(|seat| seat.actor.is_some());
    let sides = gathering.sides.iter().filter(|side| named(side)).count();
    let rule =
        gathering.frames.iter().find(|frame| !frame.heading && !frame.refers).map_or("a meeting", |frame| frame.rule);
    let mut percent: u8 = if sides > 1 { 66 } else { 50 };
    percent += 10 * u8::from(gathering.when().is_some()) + 8 * u8::from(gathering.place().is_some());
    percent += 6 * u8::from(gathering.frames.iter().filter(|frame| !frame.heading).count() > 1);
    let vague = gathering.frames.iter().all(|frame| frame.verdict.hoped || frame.verdict.status.is_none());
    let person = gathering.sides.iter().flatten().any(|seat| {
        seat.actor.and_then(|actor| view.who.actors.get(actor)).is_some_and(|actor| actor.kind == ActorKind::Person)
    });
    percent += 4 * u8::from(person);
    Ground { rule, percent: percent.saturating_sub(if vague { 20 } else { 0 }).min(94) }
}

/// The name of an actor found, for tests.
#[cfg(test)]
fn name_of(actors: &[super::found::ActorFound], at: usize) -> &str {
    actors.get(at).map_or("", |actor| actor.name.as_str())
}
