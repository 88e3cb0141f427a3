//! What the articles say of a meeting, one step for each, in the order of their publication.

use std::collections::{BTreeMap, BTreeSet};

use super::{LifeField, LifeStep, Saying};
use crate::compare::bearing::{Bearing, bearing};
use crate::compare::index::ClaimIndex;
use crate::compare::words::value_in_words;
use crate::model::{
    ArticleId, AttendanceState, Claim, ClaimId, Directness, Dossier, EdtfDate, Meeting, MeetingField, MeetingId,
    MeetingStatus, PartId, Place, Quote, Subject, Value,
};

/// A claim on a property of the life of a meeting.
struct Told<'a> {
    claim: &'a Claim,
    id: &'a ClaimId,
    /// Whom it is about, for a claim on an attendee.
    attendee: Option<&'a PartId>,
}

/// What a step says, while the steps are compared with each other.
#[derive(Default)]
struct Draft<'a> {
    told: Vec<Told<'a>>,
    statuses: Vec<MeetingStatus>,
    published: Option<&'a EdtfDate>,
}

pub(super) fn steps(dossier: &Dossier, index: &ClaimIndex, id: &MeetingId, meeting: &Meeting) -> Vec<LifeStep> {
    let mut drafts: Vec<(ArticleId, Draft)> = gather(dossier, index, id, meeting).into_iter().collect();
    for (article, draft) in &mut drafts {
        draft.published = dossier.articles.get(article).and_then(|it| it.published.as_ref()).map(|when| &when.edtf);
        draft.statuses = statuses_said(&draft.told);
    }
    drafts.sort_by(|(one_id, one), (other_id, other)| {
        (one.published.is_none(), one.published, one_id).cmp(&(other.published.is_none(), other.published, other_id))
    });
    let mut steps: Vec<LifeStep> = Vec::with_capacity(drafts.len());
    for (article, draft) in &drafts {
        let origin = dossier.origin_of(article);
        steps.push(LifeStep {
            article: article.clone(),
            published: draft.published.cloned(),
            sayings: sayings(dossier, article, &draft.told),
            status: status_told(draft),
            copy_of: steps.iter().position(|earlier| dossier.origin_of(&earlier.article) == origin),
        });
    }
    weigh(dossier, id, &drafts, &mut steps);
    steps
}

/// The claims on status, date, place, the meeting before and attendees, by the articles in which their words stand.
fn gather<'a>(
    dossier: &'a Dossier,
    index: &'a ClaimIndex,
    id: &MeetingId,
    meeting: &'a Meeting,
) -> BTreeMap<ArticleId, Draft<'a>> {
    let plain = [MeetingField::Status, MeetingField::Date, MeetingField::Place, MeetingField::Follows];
    let attendees = meeting.attendees.iter().map(|attendee| Some(&attendee.id));
    let fields = (plain.into_iter().map(|field| (field, None)))
        .chain(attendees.flatten().map(|part| (MeetingField::Attendee(part.clone()), Some(part))));
    let mut found: BTreeMap<ArticleId, Draft> = BTreeMap::new();
    for (field, attendee) in fields {
        for id in index.on(&Subject::Meeting(id.clone(), field)) {
            let Some(claim) = dossier.claims.get(id) else { continue };
            for article in index.articles_of(id) {
                found.entry(article.clone()).or_default().told.push(Told { claim, id, attendee });
            }
        }
    }
    found
}

fn denies(claim: &Claim) -> bool {
    claim.directness == Directness::Negative
}

/// The statuses that claims give: who says that it was not held denies it; that it was not put off says nothing.
fn statuses_said(told: &[Told]) -> Vec<MeetingStatus> {
    let said = told.iter().filter_map(|told| match told.claim.value {
        Value::Status(MeetingStatus::Held | MeetingStatus::Alleged) if denies(told.claim) => {
            Some(MeetingStatus::Denied)
        }
        Value::Status(MeetingStatus::Denied) if denies(told.claim) => Some(MeetingStatus::Held),
        Value::Status(status) if !denies(told.claim) => Some(status),
        _ => None,
    });
    let said: BTreeSet<MeetingStatus> = said.collect();
    said.into_iter().collect()
}

/// The status of a step: what it says, what it foresees giving way to what it reports. Where it says nothing, a day that
/// is still to come announces the meeting, people who were there were at one that was held, and people expected were
/// expected at one to come.
fn status_told(draft: &Draft) -> Option<MeetingStatus> {
    let said = |status: &&MeetingStatus| **status != MeetingStatus::Announced;
    if let Some(status) = draft.statuses.iter().find(said).or(draft.statuses.first()) {
        return Some(*status);
    }
    let is = |state: AttendanceState| draft.told.iter().any(|told| attendance(told) == Some(state));
    let ahead = draft.told.iter().any(|told| match (&told.claim.value, draft.published) {
        (Value::Date(date), Some(published)) => {
            matches!((date.earliest(), published.latest()), (Some(day), Some(published)) if day > published)
        }
        _ => false,
    });
    if is(AttendanceState::Attended) {
        Some(MeetingStatus::Held)
    } else if ahead || is(AttendanceState::Expected) {
        Some(MeetingStatus::Announced)
    } else {
        None
    }
}

/// Whether an attendee was there, as a claim tells it. Words or a name say that they were.
fn attendance(told: &Told) -> Option<AttendanceState> {
    told.attendee?;
    let state = match told.claim.value {
        Value::Attendance(state) => state,
        _ => AttendanceState::Attended,
    };
    match (denies(told.claim), state) {
        (false, state) => Some(state),
        (true, AttendanceState::Attended | AttendanceState::Expected) => Some(AttendanceState::Absent),
        (true, AttendanceState::Absent | AttendanceState::Denied) => None,
    }
}

fn field_of(told: &Told) -> Option<LifeField> {
    match (&told.claim.subject, attendance(told)) {
        (_, Some(AttendanceState::Expected)) => Some(LifeField::Expected),
        (_, Some(AttendanceState::Attended)) => Some(LifeField::Attended),
        (_, Some(AttendanceState::Absent | AttendanceState::Denied)) => Some(LifeField::Absent),
        (Subject::Meeting(_, MeetingField::Status), _) => Some(LifeField::Status),
        (Subject::Meeting(_, MeetingField::Date), _) => Some(LifeField::Date),
        (Subject::Meeting(_, MeetingField::Place), _) => Some(LifeField::Place),
        (Subject::Meeting(_, MeetingField::Follows), _) => Some(LifeField::Follows),
        _ => None,
    }
}

/// What the claims say in one article: a value once, attendees counted.
fn sayings(dossier: &Dossier, article: &ArticleId, told: &[Told]) -> Vec<Saying> {
    let mut found: Vec<Saying> = Vec::new();
    let mut counted: BTreeMap<LifeField, BTreeSet<&PartId>> = BTreeMap::new();
    for one in told {
        let Some(about) = field_of(one) else { continue };
        let counts = one.attendee.inspect(|part| {
            counted.entry(about).or_default().insert(part);
        });
        let words = if counts.is_some() { String::new() } else { value_in_words(dossier, &one.claim.value) };
        let denied = counts.is_none() && denies(one.claim);
        let stands = |quote: &&Quote| {
            quote.article == *article && dossier.articles.get(article).is_some_and(|it| quote.resolves_in(&it.text))
        };
        let quotes = one.claim.quotes.iter().filter(stands).cloned();
        let same = |it: &&mut Saying| it.about == about && it.words == words && it.denies == denied;
        match found.iter_mut().find(same) {
            Some(saying) => {
                saying.claims.push(one.id.clone());
                saying.quotes.extend(quotes);
            }
            None => found.push(Saying {
                about,
                words,
                denies: denied,
                claims: vec![one.id.clone()],
                quotes: quotes.collect(),
                superseded_by: None,
                contradicted_by: None,
            }),
        }
    }
    for saying in &mut found {
        saying.claims.dedup();
        let count = counted.get(&saying.about).map_or(0, BTreeSet::len);
        match saying.about {
            LifeField::Expected => saying.words = format!("{count} expected"),
            LifeField::Attended => saying.words = format!("{count} attended"),
            LifeField::Absent => saying.words = format!("{count} absent"),
            LifeField::Status | LifeField::Date | LifeField::Place | LifeField::Follows => {}
        }
    }
    found.sort_by_key(|saying| saying.about);
    found
}

/// What became of a thing said, when another thing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Stands,
    Superseded,
    Contradicted,
}

/// What becomes of a status when another is told, on a later day, an earlier one, or neither is known. What must come
/// after takes the place of what must come before whatever the days; what was held is not put off afterwards.
fn fate_of_status(was: MeetingStatus, told: MeetingStatus, later: bool, earlier: bool) -> Fate {
    use MeetingStatus::{Alleged, Announced, Cancelled, Denied, Held, Postponed};
    match (was, told) {
        _ if was == told => Fate::Stands,
        (Postponed, Held) if earlier => Fate::Contradicted,
        (Announced, _) | (Alleged, Held | Denied) | (Postponed, Held | Alleged | Denied) => Fate::Superseded,
        (Postponed, Announced | Cancelled) | (Cancelled, Announced | Postponed) if later => Fate::Superseded,
        (Held, Denied | Cancelled) | (Denied | Cancelled, Held) | (Alleged, Cancelled) | (Cancelled, Alleged) => {
            Fate::Contradicted
        }
        (Held, Postponed) if later => Fate::Contradicted,
        _ => Fate::Stands,
    }
}

fn is_later(one: Option<&EdtfDate>, other: Option<&EdtfDate>) -> bool {
    matches!(
        (one.and_then(EdtfDate::latest), other.and_then(EdtfDate::earliest)),
        (Some(one), Some(other)) if one < other
    )
}

/// A range of as many days is how long a meeting was, and not how little is known of its day.
const MEETING_DAYS: i64 = 4;

/// Whether a date says more than another: it lies within it, and is shorter. A report that names one day of a meeting of
/// several says no more than one that names them all.
fn is_narrower(date: &EdtfDate, than: &EdtfDate) -> bool {
    let (Some(from), Some(to)) = (date.earliest(), date.latest()) else { return false };
    let vague = than.is_approximate() || than.is_uncertain();
    let days = than.earliest().zip(than.latest()).map(|(from, to)| (to - from).num_days() + 1);
    if !vague && days.is_some_and(|days| days <= MEETING_DAYS) {
        return false;
    }
    let begins = than.earliest().is_none_or(|day| day <= from);
    let ends = than.latest().is_none_or(|day| day >= to);
    begins && ends && (than.earliest(), than.latest()) != (Some(from), Some(to))
}

/// What becomes of a day or a place when another is told that does not go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Otherwise {
    /// It was foreseen, and came otherwise.
    Moved,
    /// It is the other that was foreseen.
    MovedHere,
    /// Both are told of the same thing.
    Rival,
}

impl Otherwise {
    fn fate(self) -> Fate {
        match self {
            Self::Moved => Fate::Superseded,
            Self::MovedHere => Fate::Stands,
            Self::Rival => Fate::Contradicted,
        }
    }
}

fn fate_of_date(was: &EdtfDate, told: &EdtfDate, otherwise: Otherwise) -> Fate {
    if is_narrower(told, was) {
        Fate::Superseded
    } else if was.overlaps(told) {
        Fate::Stands
    } else {
        otherwise.fate()
    }
}

fn fate_of_place(dossier: &Dossier, subject: &Subject, was: &Place, told: &Place, otherwise: Otherwise) -> Fate {
    let parts = |place: &Place| [&place.venue, &place.city, &place.country].map(|part| !part.is_empty());
    match bearing(dossier, subject, &Value::Place(was.clone()), &Value::Place(told.clone())) {
        Bearing::Contradicts => otherwise.fate(),
        Bearing::Agrees | Bearing::Apart => {
            let (had, has) = (parts(was), parts(told));
            let keeps = had.iter().zip(has).all(|(had, has)| has || !had);
            if keeps && had != has { Fate::Superseded } else { Fate::Stands }
        }
    }
}

/// Marks what later steps have superseded, and what cannot be true together.
fn weigh(dossier: &Dossier, id: &MeetingId, drafts: &[(ArticleId, Draft)], steps: &mut [LifeStep]) {
    let told: Vec<Option<MeetingStatus>> = steps.iter().map(|step| step.status).collect();
    let published = |at: usize| drafts[at].1.published;
    // What was foreseen is moved by what is told later, or by a report; what was reported is not.
    let moved = |was: usize, by: usize| {
        let foresees = matches!(told[was], Some(MeetingStatus::Announced | MeetingStatus::Postponed));
        let reports = matches!(told[by], Some(MeetingStatus::Held | MeetingStatus::Alleged));
        let (later, earlier) = (is_later(published(was), published(by)), is_later(published(by), published(was)));
        foresees && (later || (reports && !earlier))
    };
    let place = Subject::Meeting(id.clone(), MeetingField::Place);
    for (at, step) in steps.iter_mut().enumerate() {
        let draft = &drafts[at].1;
        for saying in &mut step.sayings {
            for (other_at, (_, other)) in drafts.iter().enumerate().filter(|(other_at, _)| *other_at != at) {
                let later = is_later(draft.published, other.published);
                let earlier = is_later(other.published, draft.published);
                let otherwise = if moved(at, other_at) {
                    Otherwise::Moved
                } else if moved(other_at, at) {
                    Otherwise::MovedHere
                } else {
                    Otherwise::Rival
                };
                let fate = match saying.about {
                    LifeField::Status => other
                        .statuses
                        .iter()
                        .filter_map(|status| {
                            let was = statuses_of(dossier, &saying.claims)?;
                            Some(fate_of_status(was, *status, later, earlier))
                        })
                        .fold(Fate::Stands, strongest),
                    LifeField::Date => dates(dossier, &saying.claims, saying.denies)
                        .flat_map(|was| {
                            (other.told.iter()).filter_map(move |told| match &told.claim.value {
                                Value::Date(date) if !denies(told.claim) && told.attendee.is_none() => {
                                    Some(fate_of_date(was, date, otherwise))
                                }
                                _ => None,
                            })
                        })
                        .fold(Fate::Stands, strongest),
                    LifeField::Place => places(dossier, &saying.claims, saying.denies)
                        .flat_map(|was| {
                            let place = &place;
                            (other.told.iter()).filter_map(move |told| match &told.claim.value {
                                Value::Place(it) if !denies(told.claim) && told.attendee.is_none() => {
                                    Some(fate_of_place(dossier, place, was, it, otherwise))
                                }
                                _ => None,
                            })
                        })
                        .fold(Fate::Stands, strongest),
                    LifeField::Expected => fate_of_expected(dossier, saying, other),
                    LifeField::Attended | LifeField::Absent | LifeField::Follows => Fate::Stands,
                };
                match fate {
                    // What was superseded by an earlier article still stands as its writer knew it.
                    Fate::Superseded if !earlier => {
                        saying.superseded_by.get_or_insert(other_at);
                    }
                    Fate::Contradicted => {
                        saying.contradicted_by.get_or_insert(other_at);
                    }
                    Fate::Superseded | Fate::Stands => {}
                }
            }
        }
    }
    leave_one(steps);
}

/// Where days of publication are uncertain, each saying may come after the next, in a circle. Something always stands: of those
/// that superseded one another, what was told last.
fn leave_one(steps: &mut [LifeStep]) {
    // Those that are superseded by sayings of their own sort.
    for about in [LifeField::Status, LifeField::Date, LifeField::Place] {
        let of = steps.iter_mut().flat_map(|step| &mut step.sayings).filter(|saying| saying.about == about);
        let all: Vec<_> = of.collect();
        if all.iter().all(|saying| saying.superseded_by.is_some())
            && let Some(last) = all.into_iter().next_back()
        {
            last.superseded_by = None;
        }
    }
}

fn strongest(one: Fate, other: Fate) -> Fate {
    match (one, other) {
        (Fate::Contradicted, _) | (_, Fate::Contradicted) => Fate::Contradicted,
        (Fate::Superseded, _) | (_, Fate::Superseded) => Fate::Superseded,
        _ => Fate::Stands,
    }
}

/// The status that a saying's claims give.
fn statuses_of(dossier: &Dossier, claims: &[ClaimId]) -> Option<MeetingStatus> {
    let claims: Vec<Told> =
        (claims.iter()).filter_map(|id| Some(Told { claim: dossier.claims.get(id)?, id, attendee: None })).collect();
    statuses_said(&claims).first().copied()
}

fn values<'a>(dossier: &'a Dossier, claims: &'a [ClaimId], denied: bool) -> impl Iterator<Item = &'a Value> {
    claims.iter().filter(move |_| !denied).filter_map(|id| Some(&dossier.claims.get(id)?.value))
}

fn dates<'a>(dossier: &'a Dossier, claims: &'a [ClaimId], denied: bool) -> impl Iterator<Item = &'a EdtfDate> {
    values(dossier, claims, denied).filter_map(|value| match value {
        Value::Date(date) => Some(date),
        _ => None,
    })
}

fn places<'a>(dossier: &'a Dossier, claims: &'a [ClaimId], denied: bool) -> impl Iterator<Item = &'a Place> {
    values(dossier, claims, denied).filter_map(|value| match value {
        Value::Place(place) => Some(place),
        _ => None,
    })
}

/// Expectations are superseded once another article says of every one of those expected whether they came.
fn fate_of_expected(dossier: &Dossier, saying: &Saying, other: &Draft) -> Fate {
    let came = |part: &PartId| {
        other.told.iter().any(|told| {
            told.attendee == Some(part) && !matches!(attendance(told), None | Some(AttendanceState::Expected))
        })
    };
    let parts = saying.claims.iter().filter_map(|id| match &dossier.claims.get(id)?.subject {
        Subject::Meeting(_, MeetingField::Attendee(part)) => Some(part),
        _ => None,
    });
    let (mut any, mut all) = (false, true);
    for part in parts {
        any = true;
        all &= came(part);
    }
    if any && all { Fate::Superseded } else { Fate::Stands }
}
