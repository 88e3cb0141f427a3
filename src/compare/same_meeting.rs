//! Which meetings may be one: an announcement in one article and a report in another, entered as two.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::bearing::{Bearing, bearing};
use super::life::same_series;
use crate::model::{
    ActorId, ArticleId, Dossier, EdtfDate, Meeting, MeetingField, MeetingId, MeetingStatus, RecordRef, Subject, Value,
};

/// A meeting that may be the same as another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub meeting: MeetingId,
    /// How much speaks for it, from 0 to 100.
    pub score: u32,
    /// Why, the strongest first: “the dates overlap”, “the same sides”.
    pub why: Vec<String>,
}

impl Candidate {
    /// Enough speaks for it to ask the analyst.
    pub const LIKELY: u32 = 60;
    /// Less than this is chance.
    const WORTH: u32 = 30;

    /// Whether enough speaks for it to ask the analyst unasked.
    #[must_use]
    pub fn is_likely(&self) -> bool {
        self.score >= Self::LIKELY
    }
}

/// The meetings that may be the same event as this one, the likeliest first. `parties` tells which actors speak for one
/// side (see [`crate::model::parties`]).
///
/// What cannot be is left out: both held on days apart, other rounds of one series, one that follows the other, an
/// announcement published after the other was over. Linear in the meetings and in the claims.
#[must_use]
pub fn same_meeting(dossier: &Dossier, parties: &BTreeMap<ActorId, usize>, id: &MeetingId) -> Vec<Candidate> {
    let Some(meeting) = dossier.meetings.get(id) else { return Vec::new() };
    let articles = articles(dossier);
    let own = Known::of(dossier, parties, &articles, id, meeting);
    let mut found: Vec<Candidate> = (dossier.meetings.iter())
        .filter(|(other, _)| *other != id)
        .filter_map(|(other_id, other)| {
            let other = Known::of(dossier, parties, &articles, other_id, other);
            let (score, why) = likeness(dossier, &own, &other)?;
            let score = u32::try_from(score.clamp(0, 100)).unwrap_or_default();
            (score >= Candidate::WORTH).then(|| Candidate { meeting: other_id.clone(), score, why })
        })
        .collect();
    found.sort_by(|one, other| (other.score, &one.meeting).cmp(&(one.score, &other.meeting)));
    found
}

/// The articles in which something is said of a meeting.
#[derive(Default)]
struct Told<'a> {
    all: BTreeSet<&'a ArticleId>,
    /// Those that announce it.
    announcing: BTreeSet<&'a ArticleId>,
}

/// The articles in which something is said of each meeting.
fn articles(dossier: &Dossier) -> BTreeMap<&MeetingId, Told<'_>> {
    let mut found: BTreeMap<&MeetingId, Told> = BTreeMap::new();
    for claim in dossier.claims.values() {
        if let Subject::Meeting(id, _) = &claim.subject {
            let told = found.entry(id).or_default();
            let quoted = claim.quotes.iter().map(|quote| &quote.article);
            if claim.value == Value::Status(MeetingStatus::Announced) {
                told.announcing.extend(quoted.clone());
            }
            told.all.extend(quoted);
        }
    }
    found
}

/// Who took part, as far as two meetings can be compared by it: a party where the actor belongs to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who<'a> {
    Party(usize),
    Actor(&'a ActorId),
}

/// What is compared.
struct Known<'a> {
    id: &'a MeetingId,
    meeting: &'a Meeting,
    date: Option<&'a EdtfDate>,
    sides: BTreeSet<Who<'a>>,
    people: BTreeSet<&'a ActorId>,
    articles: Option<&'a BTreeSet<&'a ArticleId>>,
    /// The last day on which an article announced it.
    last_announced: Option<NaiveDate>,
    /// The first day on which an article spoke of it.
    first_told: Option<NaiveDate>,
}

impl<'a> Known<'a> {
    fn of(
        dossier: &'a Dossier,
        parties: &BTreeMap<ActorId, usize>,
        articles: &'a BTreeMap<&MeetingId, Told<'a>>,
        id: &'a MeetingId,
        meeting: &'a Meeting,
    ) -> Self {
        let who = |actor: &'a ActorId| parties.get(actor).map_or(Who::Actor(actor), |place| Who::Party(*place));
        let people: BTreeSet<&ActorId> = meeting.attendees.iter().filter_map(|it| it.actor.as_ref()).collect();
        let mut sides: BTreeSet<Who> = meeting.sides.iter().filter_map(|it| it.actor.as_ref()).map(who).collect();
        if sides.is_empty() {
            sides = people.iter().copied().map(who).collect();
        }
        let told = articles.get(id);
        let published = |article: &&ArticleId| dossier.articles.get(*article)?.published.as_ref()?.edtf.earliest();
        Self {
            id,
            meeting,
            date: meeting.date.as_ref().map(|it| &it.edtf),
            sides,
            people,
            articles: told.map(|told| &told.all),
            first_told: told.and_then(|told| told.all.iter().filter_map(published).min()),
            last_announced: told.and_then(|told| told.announcing.iter().filter_map(published).max()),
        }
    }

    /// It was foreseen, and is not reported to have been held.
    fn is_foreseen(&self) -> bool {
        matches!(self.meeting.status, MeetingStatus::Announced | MeetingStatus::Postponed)
    }

    fn is_held(&self) -> bool {
        matches!(self.meeting.status, MeetingStatus::Held | MeetingStatus::Alleged)
    }

    /// It is still announced after the other was over: likely another, unless an old announcement was repeated.
    fn is_still_to_come_after(&self, other: &Self) -> bool {
        let over = other.date.and_then(EdtfDate::latest);
        self.is_foreseen()
            && other.is_held()
            && matches!((self.last_announced, over), (Some(told), Some(over)) if told > over)
    }

    /// It was announced for the first time after the other was over: it is a later one.
    fn is_announced_after(&self, other: &Self) -> bool {
        let over = other.date.and_then(EdtfDate::latest);
        self.is_foreseen()
            && other.is_held()
            && matches!((self.first_told, over), (Some(told), Some(over)) if told > over)
    }
}

/// How much speaks for two meetings being one, and why; `None` where they cannot be.
fn likeness(dossier: &Dossier, one: &Known, other: &Known) -> Option<(i32, Vec<String>)> {
    let follows = |one: &Known, other: &Known| one.meeting.follows.as_ref() == Some(other.id);
    let of_series = same_series(&one.meeting.series, &other.meeting.series);
    let rounds = one.meeting.round.zip(other.meeting.round).filter(|_| of_series);
    if follows(one, other)
        || follows(other, one)
        || rounds.is_some_and(|(one, other)| one != other)
        || one.is_announced_after(other)
        || other.is_announced_after(one)
    {
        return None;
    }
    let mut reasons: Vec<(i32, String)> = Vec::new();
    reasons.extend(dates(one, other)?);
    reasons.extend(sides(one, other));
    let (place, contradicts) = places(dossier, one, other);
    if contradicts && !one.is_foreseen() && !other.is_foreseen() {
        return None;
    }
    reasons.extend(place);
    if one.is_foreseen() != other.is_foreseen() && (one.is_held() || other.is_held()) {
        reasons.push((10, "one is announced, the other held".to_owned()));
    }
    if one.is_still_to_come_after(other) || other.is_still_to_come_after(one) {
        reasons.push((-25, String::new()));
    }
    match rounds {
        Some((round, _)) => reasons.push((25, format!("both are round {round} of one series"))),
        None if of_series => reasons.push((5, "of one series".to_owned())),
        None => {}
    }
    if let Some(earlier) = one.meeting.follows.as_ref().filter(|it| Some(*it) == other.meeting.follows.as_ref()) {
        let title = dossier.title_of(&RecordRef::Meeting(earlier.clone()));
        reasons.push((12, format!("both follow “{title}”")));
    }
    let shared = one.people.intersection(&other.people).count();
    if shared > 0 {
        let points = i32::try_from(shared.min(3)).unwrap_or(3) * 4;
        let words =
            if shared == 1 { "1 attendee in common".to_owned() } else { format!("{shared} attendees in common") };
        reasons.push((points, words));
    }
    if let (Some(left), Some(right)) = (one.articles, other.articles)
        && !left.is_disjoint(right)
    {
        reasons.push((5, "one article speaks of both".to_owned()));
    }
    reasons.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    let score = reasons.iter().map(|(points, _)| points).sum();
    Some((score, reasons.into_iter().filter(|(points, _)| *points > 0).map(|(_, words)| words).collect()))
}

fn days(date: &EdtfDate) -> Option<i64> {
    Some((date.latest()? - date.earliest()?).num_days() + 1)
}

/// What the dates say; `None` where they say that it cannot be.
fn dates(one: &Known, other: &Known) -> Option<Option<(i32, String)>> {
    let foreseen = one.is_foreseen() || other.is_foreseen();
    let (Some(left), Some(right)) = (one.date, other.date) else {
        let one_is_dated = one.date.is_some() || other.date.is_some();
        return Some((foreseen && one_is_dated).then(|| (8, "the one announced has no date yet".to_owned())));
    };
    if left.overlaps(right) {
        // A month that both may lie in says less than two days that meet.
        let points = match (days(left), days(right)) {
            (Some(left), Some(right)) if left.max(right) <= 4 => 40,
            (Some(left), Some(right)) if left.max(right) <= 31 => 24,
            _ => 10,
        };
        let words = if left == right { "the same date" } else { "the dates overlap" };
        return Some(Some((points, words.to_owned())));
    }
    let (first, last) = if left < right { (left, right) } else { (right, left) };
    let gap = (last.earliest()? - first.latest()?).num_days();
    let vague = [left, right].iter().any(|date| date.is_approximate() || date.is_uncertain());
    let postponed = [one, other].iter().any(|it| it.meeting.status == MeetingStatus::Postponed);
    let apart = match gap {
        1 => "1 day apart".to_owned(),
        gap => format!("{gap} days apart"),
    };
    match gap {
        ..=7 if foreseen => Some(Some((25, format!("announced for one date and held on another, {apart}")))),
        ..=3 if vague => Some(Some((20, format!("dates that are not certain, {apart}")))),
        ..=31 if foreseen => Some(Some((12, format!("announced for a date {apart}")))),
        ..=120 if postponed => Some(Some((12, format!("put off, {apart}")))),
        _ => None,
    }
}

fn sides(one: &Known, other: &Known) -> Option<(i32, String)> {
    if one.sides.is_empty() || other.sides.is_empty() {
        return None;
    }
    let shared = one.sides.intersection(&other.sides).count();
    Some(if one.sides == other.sides {
        (30, "the same sides".to_owned())
    } else if shared == one.sides.len() || shared == other.sides.len() {
        (20, "the sides of one took part in both".to_owned())
    } else if shared > 0 {
        (8, "a side in common".to_owned())
    } else {
        (-30, String::new())
    })
}

/// What the places say, and whether they cannot both be right.
fn places(dossier: &Dossier, one: &Known, other: &Known) -> (Option<(i32, String)>, bool) {
    let (left, right) = (&one.meeting.place, &other.meeting.place);
    if left.is_unknown() || right.is_unknown() {
        return (None, false);
    }
    let subject = Subject::Meeting(one.id.clone(), MeetingField::Place);
    if bearing(dossier, &subject, &Value::Place(left.clone()), &Value::Place(right.clone())) == Bearing::Contradicts {
        return (Some((-25, String::new())), true);
    }
    let words = match (left.city.is_empty() || right.city.is_empty(), left.city.as_str()) {
        (false, city) => Some((15, format!("both in {city}"))),
        (true, _) if !left.country.is_empty() && !right.country.is_empty() => {
            Some((8, format!("both in {}", left.country)))
        }
        _ => None,
    };
    (words, false)
}
