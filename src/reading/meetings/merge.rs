//! One meeting out of all that a text tells of it.

use std::ops::Range;

use chrono::{Days, NaiveDate};

use super::context::{When, Whereabouts};
use super::frame::Frame;
use super::likeness::places_of;
use super::seats::{Seat, bodies, body_of, keys};
use super::view::View;
use crate::model::{ActorKind, MeetingStatus};
use crate::places::{Relation, relate};

/// A meeting as it grows, telling by telling.
#[derive(Clone, Debug)]
pub(super) struct Gathering {
    pub(super) sides: Vec<Vec<Seat>>,
    pub(super) others: Vec<Seat>,
    /// The tellings, in the order in which they came.
    pub(super) frames: Vec<Frame>,
}

/// How many gatherings on either side a telling is compared with.
const AROUND: usize = 40;
/// How many of the first and of the last tellings of a gathering a new one is compared with.
const TOLD: usize = 12;
/// How many seats a side may have.
const SEATS: usize = 40;

/// How far, in sentences, a telling may look for the meeting that it speaks of.
const NEAR: usize = 12;

/// Those who stand together in a sentence, by its place: the first of its groups with two sides.
pub(super) type Pair = (usize, Vec<Vec<Seat>>);

/// Gathers tellings into meetings, in the order of the text.
pub(super) fn gather(view: &View, mut frames: Vec<Frame>, pairs: &[Pair]) -> Vec<Gathering> {
    fill(view, &mut frames, pairs);
    // What is only hoped for is a meeting where there is a day to it.
    frames.retain(|frame| !frame.verdict.hoped || frame.when.is_some());
    let mut found: Vec<Gathering> = Vec::new();
    let (mut whole, mut rest): (Vec<Frame>, Vec<Frame>) =
        frames.into_iter().partition(|frame| frame.sides.len() > 1 && !frame.heading);
    whole.sort_by_key(|frame| frame.sentence);
    for frame in whole {
        // A day and a place tell a meeting; what lacks both waits, so that it goes to the right one.
        let best = best(view, &found, &frame);
        match best {
            Some(at) => join(view, &mut found[at], frame),
            None => {
                found.push(Gathering { sides: frame.sides.clone(), others: frame.others.clone(), frames: vec![frame] })
            }
        }
    }
    rest.sort_by_key(|frame| (frame.heading, frame.refers, frame.sentence));
    for frame in rest {
        match best(view, &found, &frame) {
            Some(at) => join(view, &mut found[at], frame),
            None if alone(view, &frame) => {
                let sides =
                    if frame.sides.is_empty() { inherited(view, &found, &frame, pairs) } else { frame.sides.clone() };
                let at = found.partition_point(|gathering| {
                    gathering.frames.first().is_some_and(|first| first.sentence <= frame.sentence)
                });
                found.insert(at, Gathering { sides, others: frame.others.clone(), frames: vec![frame] });
            }
            None => {}
        }
    }
    settle(view, found)
}

/// Whether a telling with one side or none makes a meeting: something is told of it, and a day or a place.
fn alone(view: &View, frame: &Frame) -> bool {
    let fixed = frame.when.is_some() || frame.place.is_some();
    if frame.heading || frame.weak || !fixed || frame.sides.len() > 1 {
        return false;
    }
    if frame.sides.is_empty() {
        // “The next session will be held in Guliston on 26 February.”
        let told = frame.when.is_some() || frame.another;
        return frame.by_noun && frame.asserted && frame.verdict.status.is_some() && told;
    }
    let together = frame.sides.iter().flatten().all(|seat| match seat.actor.and_then(|at| view.who.actors.get(at)) {
        Some(actor) => !matches!(actor.kind, ActorKind::Person | ActorKind::Media),
        None => true,
    });
    together && (frame.asserted || frame.great && !frame.refers) && frame.verdict.status.is_some()
}

/// The sides of the meeting last told before, of which this is the next or another session.
fn inherited(view: &View, found: &[Gathering], frame: &Frame, pairs: &[Pair]) -> Vec<Vec<Seat>> {
    let before = found.iter().rev().take(AROUND).find(|gathering| {
        gathering.frames.first().is_some_and(|first| first.sentence <= frame.sentence) && gathering.sides.len() > 1
    });
    match before {
        Some(gathering) => gathering.sides.iter().map(|side| bodies(view, side)).collect(),
        None => pair_before(pairs, frame.sentence).cloned().unwrap_or_default(),
    }
}

/// How far back, in sentences, two who stand together may be “the two”.
const BACK: usize = 3;

/// Those who stand together in the sentence of a telling or shortly before it.
fn pair_before(pairs: &[Pair], sentence: usize) -> Option<&Vec<Vec<Seat>>> {
    let before = pairs.partition_point(|(at, _)| *at <= sentence).checked_sub(1)?;
    pairs.get(before).filter(|(at, _)| sentence - at <= BACK).map(|(_, sides)| sides)
}

/// Gives “the two sides” the sides of the telling nearest before, else those who stand together before it, else the sides
/// of the first telling; and “talks with …” alone the first side of the telling before.
fn fill(view: &View, frames: &mut [Frame], pairs: &[Pair]) {
    let whole: Vec<(usize, Vec<Vec<Seat>>)> = (frames.iter())
        .filter(|frame| frame.sides.len() > 1 && !frame.both)
        .map(|frame| (frame.sentence, frame.sides.clone()))
        .collect();
    for frame in frames.iter_mut() {
        let at = whole.partition_point(|(sentence, _)| *sentence <= frame.sentence).checked_sub(1);
        let before = at.and_then(|at| whole.get(at)).map(|(_, sides)| sides);
        if frame.both && frame.sides.len() < 2 {
            let near = pair_before(pairs, frame.sentence);
            if let Some(sides) = before.or(near).or_else(|| whole.first().map(|(_, sides)| sides)) {
                let own = std::mem::take(&mut frame.sides);
                frame.sides = sides.iter().map(|side| bodies(view, side)).collect();
                let taken: Vec<usize> = frame.sides.iter().flat_map(|side| keys(view, side)).collect();
                frame
                    .sides
                    .extend(own.into_iter().filter(|side| !keys(view, side).iter().any(|key| taken.contains(key))));
            }
        } else if frame.one_sided
            && let Some(sides) = before
        {
            let own = keys(view, frame.sides.first().map_or(&[], Vec::as_slice));
            let shares = |side: &Vec<Seat>| keys(view, side).iter().any(|key| own.contains(key));
            let around = at.unwrap_or(0).saturating_sub(AROUND)..whole.len().min(at.unwrap_or(0) + AROUND);
            let all = whole.get(around).unwrap_or_default().iter().flat_map(|(_, sides)| sides);
            if !own.is_empty()
                && !{ all }.any(shares)
                && let Some(first) = sides.first()
            {
                frame.sides.insert(0, first.clone());
            }
        }
    }
}

/// The gatherings, by place, that stand near a sentence. They are in the order of their first tellings.
pub(super) fn near(found: &[Gathering], sentence: usize) -> Range<usize> {
    let at =
        found.partition_point(|gathering| gathering.frames.first().is_some_and(|frame| frame.sentence <= sentence));
    at.saturating_sub(AROUND)..found.len().min(at + AROUND)
}

/// The gathering that a telling speaks of, by place.
fn best(view: &View, found: &[Gathering], frame: &Frame) -> Option<usize> {
    let near = near(found, frame.sentence);
    (near.clone().zip(found.get(near)?))
        .filter_map(|(at, gathering)| Some((fit(view, gathering, frame)?, at)))
        .max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)))
        .map(|(_, at)| at)
}

/// How well a telling goes with a gathering; none where it cannot.
fn fit(view: &View, gathering: &Gathering, frame: &Frame) -> Option<i32> {
    let distance = gathering.told().map(|other| other.sentence.abs_diff(frame.sentence)).min().unwrap_or(usize::MAX);
    let mut score = -i32::try_from(distance.min(50)).unwrap_or(50);
    let dates = days_fit(view, gathering, frame)?;
    let places = places_fit(gathering, frame)?;
    score += 12 * dates + 10 * places;
    let (mapped, loose) = matched(view, &gathering.sides, &frame.sides)?;
    if frame.sides.len() > 1 && mapped < 2 && !(mapped == 1 && loose && (distance <= 2 || dates > 0)) {
        return None;
    }
    if frame.sides.len() == 1 && mapped == 0 {
        return None;
    }
    if frame.sides.is_empty() && !frame.heading && distance > NEAR && dates + places == 0 {
        return None;
    }
    if frame.sides.is_empty() && frame.heading && dates + places == 0 {
        return None;
    }
    // “the meeting planned for Wednesday” is none of which only later words tell.
    let later = gathering.told().map(|other| other.sentence).min().is_some_and(|first| first > frame.sentence);
    if frame.sides.is_empty() && !frame.heading && !frame.both && later && dates + places == 0 {
        return None;
    }
    if frame.another && dates == 0 {
        return None;
    }
    score += 8 * i32::try_from(mapped).unwrap_or(0);
    // Past and future are two meetings, unless a day says otherwise or the words point back.
    if dates == 0 && !frame.refers && !frame.weak && looks_apart(view, gathering, frame) {
        return None;
    }
    Some(score)
}

/// Whether one looks ahead and the other back.
fn looks_apart(view: &View, gathering: &Gathering, frame: &Frame) -> bool {
    let ahead = |frame: &Frame| {
        let date = frame
            .when
            .as_ref()
            .and_then(|when| when.days)
            .zip(view.published)
            .map(|((from, _), published)| from > published);
        match frame.verdict.status {
            Some(MeetingStatus::Announced | MeetingStatus::Postponed | MeetingStatus::Cancelled) => Some(true),
            Some(MeetingStatus::Denied) => None,
            Some(_) => Some(false),
            None => date,
        }
    };
    let Some(own) = ahead(frame) else { return false };
    let others: Vec<bool> = gathering.told().filter_map(ahead).collect();
    !others.is_empty() && !others.contains(&own)
}

/// Days that a date may mean when it is open.
fn reach(when: &When) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = when.days?;
    Some((from, if when.open { to.checked_add_days(Days::new(7)).unwrap_or(to) } else { to }))
}

/// 1 where the days overlap, 0 where they do not tell; none where they are apart.
fn days_fit(view: &View, gathering: &Gathering, frame: &Frame) -> Option<i32> {
    let Some(when) = &frame.when else { return Some(0) };
    let mut fit = 0;
    for other in gathering.told().filter_map(|frame| frame.when.as_ref()) {
        match (reach(when), reach(other)) {
            (Some(left), Some(right)) => {
                if left.0 > right.1 || right.0 > left.1 {
                    return None;
                }
                fit = 1;
            }
            // Without a date of publication two weekdays are two days.
            (None, None) if when.words.len() == 1 && other.words.len() == 1 => {
                if !view.text.slice(&when.words).eq_ignore_ascii_case(view.text.slice(&other.words)) {
                    return None;
                }
                fit = 1;
            }
            _ => {}
        }
    }
    Some(fit)
}

/// 1 where the places go together, 0 where they do not tell; none where they cannot both be meant.
fn places_fit(gathering: &Gathering, frame: &Frame) -> Option<i32> {
    let Some(place) = &frame.place else { return Some(0) };
    let mut fit = 0;
    for other in gathering.told().filter_map(|frame| frame.place.as_ref()) {
        match relate(places_of(&place.place), places_of(&other.place)).0 {
            Relation::Disjoint => return None,
            Relation::Same | Relation::Within { .. } => fit = 1,
            Relation::Unknown => {}
        }
    }
    Some(fit)
}

/// How many sides of a telling are sides of a gathering, and whether the others may be too; none where they cannot.
fn matched(view: &View, own: &[Vec<Seat>], told: &[Vec<Seat>]) -> Option<(usize, bool)> {
    let map = mapping(view, own, told);
    let hits = map.iter().flatten().count();
    let left: Vec<&Vec<Seat>> =
        own.iter().enumerate().filter(|(at, _)| !map.contains(&Some(*at))).map(|(_, side)| side).collect();
    let right: Vec<&Vec<Seat>> = told.iter().zip(&map).filter(|(_, map)| map.is_none()).map(|(side, _)| side).collect();
    let mut loose = false;
    for one in &right {
        if left.is_empty() {
            // Another side of a meeting of many, where the others agree.
            loose = hits > 1;
            if !loose {
                return None;
            }
            continue;
        }
        if !left.iter().any(|other| may_be_one(view, one, other)) {
            return None;
        }
        loose = true;
    }
    Some((hits, loose))
}

/// For each side told the side of the gathering that it is.
fn mapping(view: &View, own: &[Vec<Seat>], told: &[Vec<Seat>]) -> Vec<Option<usize>> {
    let own: Vec<Vec<usize>> = own.iter().map(|side| keys(view, side)).collect();
    let mut taken = vec![false; own.len()];
    told.iter()
        .map(|side| {
            let keys = keys(view, side);
            let at =
                own.iter().enumerate().position(|(at, own)| !taken[at] && own.iter().any(|key| keys.contains(key)))?;
            taken[at] = true;
            Some(at)
        })
        .collect()
}

/// Whether two lists that share nobody may be one side: a person whose body is not told, and a body.
fn may_be_one(view: &View, one: &[Seat], other: &[Seat]) -> bool {
    let kind = |side: &[Seat]| {
        let persons: Vec<usize> =
            side.iter().filter_map(|seat| seat.actor).filter(|actor| is_person(view, *actor)).collect();
        let bodies = keys(view, side).into_iter().any(|key| !persons.contains(&key));
        (!persons.is_empty(), bodies)
    };
    match (kind(one), kind(other)) {
        // Two descriptions are one only in like words: “the envoy”, “a senior envoy”.
        ((false, false), (false, false)) => {
            let words = |side: &[Seat]| {
                side.first().map(|seat| view.text.slice(&seat.words).to_lowercase()).unwrap_or_default()
            };
            let (one, other) = (words(one), words(other));
            let bare = |words: &str| words.trim_start_matches("the ").trim_start_matches("a ").to_owned();
            one.ends_with(&bare(&other)) || other.ends_with(&bare(&one))
        }
        ((false, false), _) | (_, (false, false)) | ((true, false), (false, true)) | ((false, true), (true, false)) => {
            true
        }
        _ => false,
    }
}

fn is_person(view: &View, actor: usize) -> bool {
    view.who.actors.get(actor).is_some_and(|actor| actor.kind == ActorKind::Person)
}

/// Takes a telling in.
fn join(view: &View, gathering: &mut Gathering, frame: Frame) {
    if !frame.heading {
        let map = mapping(view, &gathering.sides, &frame.sides);
        let mut free: Vec<usize> = (0..gathering.sides.len()).filter(|at| !map.contains(&Some(*at))).collect();
        for (side, at) in frame.sides.iter().zip(map) {
            let at = at.or_else(|| {
                let found = free.iter().position(|at| may_be_one(view, side, &gathering.sides[*at]))?;
                Some(free.remove(found))
            });
            match at {
                Some(at) => add(view, &mut gathering.sides[at], side),
                None => gathering.sides.push(side.clone()),
            }
        }
        add(view, &mut gathering.others, &frame.others);
    }
    gathering.frames.push(frame);
}

fn add(view: &View, side: &mut Vec<Seat>, more: &[Seat]) {
    for seat in more {
        let same = |other: &&mut Seat| match (seat.actor, other.actor) {
            (Some(one), Some(other)) => one == other,
            (None, None) => view.text.slice(&seat.words).eq_ignore_ascii_case(view.text.slice(&other.words)),
            _ => false,
        };
        let full = side.len() >= SEATS;
        match side.iter_mut().find(same) {
            Some(known) => {
                if known.capacity.is_empty() {
                    known.capacity = seat.capacity;
                }
            }
            None if full => {}
            None => side.push(seat.clone()),
        }
    }
}

/// Leaves out what is no meeting after all, and puts the rest in the order of the text.
fn settle(view: &View, mut found: Vec<Gathering>) -> Vec<Gathering> {
    for gathering in &mut found {
        gathering.frames.sort_by_key(|frame| (frame.sentence, frame.words.start));
        for side in &mut gathering.sides {
            if side.iter().any(|seat| seat.is_side && seat.actor.is_some()) {
                continue;
            }
            let body = side.iter().find_map(|seat| body_of(view, seat));
            side.extend(body);
        }
        // A host who is a side is no other.
        let sides: Vec<usize> = gathering.sides.iter().flat_map(|side| keys(view, side)).collect();
        gathering.others.retain(|seat| seat.actor.is_none_or(|actor| !sides.contains(&actor)));
    }
    found.retain(|gathering| {
        if gathering.frames.iter().any(|frame| alone(view, frame)) {
            return true;
        }
        let named = gathering.sides.iter().filter(|side| side.iter().any(|seat| seat.actor.is_some())).count();
        let great = gathering.frames.iter().any(|frame| frame.great);
        let days = gathering.when().and_then(|when| when.days);
        let day = days.is_some_and(|(from, to)| (to - from).num_days() <= 31);
        let place = gathering.place().is_some();
        let fixed = gathering.frames.iter().any(|frame| frame.when.is_some()) || place;
        // Two private people meet in many a story; of those without office only news counts.
        let recent =
            days.zip(view.published).is_some_and(|((from, _), published)| (published - from).num_days() < 1100);
        let story = gathering
            .frames
            .iter()
            .all(|frame| !frame.by_noun && matches!(frame.verdict.status, Some(MeetingStatus::Held) | None));
        if story && !(is_official(view, gathering) || recent && day || view.published.is_none() && fixed) {
            return false;
        }
        let weak = gathering.frames.iter().all(|frame| frame.weak);
        let sides = gathering.sides.len() + usize::from(!gathering.others.is_empty());
        (sides > 1 && (named > 0 || fixed && !story) || great && (day || place) && named > 0) && (!weak || fixed)
    });
    found.sort_by_key(|gathering| gathering.frames.first().map(|frame| (frame.sentence, frame.words.start)));
    found
}

/// Whether some side is a body, or someone who holds an office or is known.
fn is_official(view: &View, gathering: &Gathering) -> bool {
    gathering
        .sides
        .iter()
        .flatten()
        .filter_map(|seat| view.who.actors.get(seat.actor?))
        .any(|actor| actor.kind != ActorKind::Person || actor.known.is_some() || !actor.roles.is_empty())
}

impl Gathering {
    /// The first and the last tellings, those that a new one is compared with.
    pub(super) fn told(&self) -> impl Iterator<Item = &Frame> {
        let last = self.frames.len().saturating_sub(TOLD).max(TOLD);
        self.frames.iter().take(TOLD).chain(self.frames.iter().skip(last))
    }

    /// The best date told: days before months, and of days the whole of them.
    pub(super) fn when(&self) -> Option<&When> {
        let told =
            self.frames.iter().filter(|frame| !frame.heading).chain(self.frames.iter().filter(|frame| frame.heading));
        told.filter_map(|frame| frame.when.as_ref()).min_by_key(|when| {
            let length = when.days.map_or(i64::MAX, |(from, to)| (to - from).num_days());
            let exact = length < 7;
            (when.days.is_none(), when.open, !exact, if exact { -length } else { length })
        })
    }

    /// The most particular place told.
    pub(super) fn place(&self) -> Option<&Whereabouts> {
        let parts = |place: &&Whereabouts| {
            let place = &place.place;
            [&place.venue, &place.city, &place.country].iter().filter(|part| !part.is_empty()).count()
        };
        let places = self.frames.iter().filter_map(|frame| frame.place.as_ref());
        places.max_by_key(|place| (!place.place.city.is_empty(), parts(place)))
    }
}
