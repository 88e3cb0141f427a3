//! When, where and in what form: what the clause of a meeting says beside who.

use std::ops::Range;

use chrono::{Days, Months, NaiveDate};

use super::status::Verdict;
use super::view::View;
use super::words::{DETERMINERS, GOING, SAYING, Words, may_modify};
use crate::model::{EdtfDate, MeetingFormat, MeetingStatus, Place};
use crate::places::place_in;
use crate::reading::dates::{DateKind, Side};

/// When, with the tokens.
#[derive(Clone, Debug)]
pub(super) struct When {
    pub(super) edtf: Option<EdtfDate>,
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    pub(super) words: Range<usize>,
    /// It goes on from this day: “from Saturday”.
    pub(super) open: bool,
}

/// Where, with the tokens.
#[derive(Clone, Debug)]
pub(super) struct Whereabouts {
    pub(super) place: Place,
    pub(super) words: Range<usize>,
}

/// The words of a meeting within its clause.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// The phrase of the noun, or the verb.
    pub(super) phrase: Range<usize>,
    /// The clause, from its beginning to its end.
    pub(super) clause: Range<usize>,
}

/// When the clause says that it is.
pub(super) fn when(view: &View, scope: &Scope) -> Option<When> {
    let within = view.dates_in(&scope.phrase).find(|date| good(view, *date, true));
    let after = || view.dates_in(&(scope.phrase.end..scope.clause.end)).find(|date| good(view, *date, false));
    let before =
        || view.dates_in(&(scope.clause.start..scope.phrase.start)).rev().find(|date| good(view, *date, false));
    let found = within.or_else(after).or_else(before)?;
    let date = view.dates.get(found)?;
    Some(When {
        edtf: date.edtf.clone(),
        days: date.from.zip(date.to),
        words: view.date_tokens(found),
        open: date.side == Side::Since,
    })
}

/// A day that was read as past, of what will be: the next of its name.
pub(super) fn ahead(view: &View, mut when: When, verdict: &Verdict) -> When {
    let (Some((from, to)), Some(published)) = (when.days, view.published) else { return when };
    if to >= published || !matches!(verdict.status, Some(MeetingStatus::Announced | MeetingStatus::Postponed)) {
        return when;
    }
    let says = |words: &[&str]| verdict.words.clone().any(|at| view.is_in(at, words));
    // “put off to June”, and “agreed to meet on 3 June”, not “was to meet on 3 April”.
    let to_then = (1..=2).any(|far| when.words.start.checked_sub(far).is_some_and(|at| view.is(at, "to")));
    if !(says(&["will", "ll", "shall"]) || to_then || says(&["to"]) && !says(&["was", "were", "had", "would"])) {
        return when;
    }
    let days = (to - from).num_days();
    let year_printed = when.words.clone().any(|at| view.token(at).is_some_and(|token| token.digits() == 4))
        || when.words.clone().any(|at| view.is_in(at, &["last", "past", "previous", "ago"]));
    let next = if when.words.len() == 1 && days == 0 && (published - from).num_days() < 7 {
        from.checked_add_days(Days::new(7)).zip(to.checked_add_days(Days::new(7)))
    } else if days <= 31
        && !year_printed
        && (published - to).num_days() > 7
        && view.dates_in(&when.words).all(|date| names_month(view, date))
    {
        from.checked_add_months(Months::new(12)).zip(to.checked_add_months(Months::new(12)))
    } else {
        None
    };
    if let Some((from, to)) = next {
        let edtf = if from == to {
            from.format("%Y-%m-%d").to_string()
        } else if days > 26 {
            from.format("%Y-%m").to_string()
        } else {
            format!("{}/{}", from.format("%Y-%m-%d"), to.format("%Y-%m-%d"))
        };
        when.edtf = edtf.parse().ok();
        when.days = Some((from, to));
    }
    when
}

/// Whether the day of a verb in the present is to come, as in “meet in Riyadh on Tuesday”; a weekday is made the next one.
pub(super) fn foreseen(view: &View, when: &mut When) -> bool {
    let Some((days, published)) = when.days.zip(view.published) else { return false };
    let weekday = days.0 == days.1 && (1..7).contains(&(published - days.1).num_days());
    let named = when.words.clone().any(|at| view.token(at).is_some_and(|token| token.lower.ends_with("day")))
        && !when.words.clone().any(|at| view.is_in(at, &["last", "yesterday"]));
    if weekday
        && named
        && let Some(day) = days.0.checked_add_days(Days::new(7))
    {
        when.days = Some((day, day));
        when.edtf = day.format("%Y-%m-%d").to_string().parse().ok();
    }
    when.days.is_some_and(|(_, to)| to >= published)
}

fn names_month(view: &View, date: usize) -> bool {
    static MONTHS: Words =
        Words::new("january february march april may june july august september october november december");
    view.date_tokens(date).any(|at| view.has(at, &MONTHS))
}

/// Whether a date may be the day of a meeting.
fn good(view: &View, date: usize, within: bool) -> bool {
    let Some(found) = view.dates.get(date) else { return false };
    if !matches!(found.kind, DateKind::Date | DateKind::Time) || found.side == Side::Until {
        return false;
    }
    let tokens = view.date_tokens(date);
    if found.kind == DateKind::Time && found.from.is_none() {
        return false;
    }
    let back = |far: usize| tokens.start.checked_sub(far);
    let is_back = |far: usize, words: &[&str]| back(far).is_some_and(|at| view.is_in(at, words));
    if is_back(1, &["since", "by", "until", "before", "after"])
        || is_back(2, &["since", "before", "after"]) && is_back(1, &["the"])
    {
        return false;
    }
    // “their first talks in three years”
    let length = view.is(tokens.start, "in")
        && (tokens.end.saturating_sub(1)..tokens.end)
            .any(|at| view.is_in(at, &["years", "months", "weeks", "decades", "year", "decade"]));
    if length && (1..=16).any(|far| is_back(far, &["first"])) {
        return false;
    }
    if within {
        return true;
    }
    // “said on Friday”, “announced Friday”, “told reporters late on Friday”
    let said = (1..=4).any(|far| {
        let near = (1..far).all(|near| {
            is_back(near, &["on", "late", "early", "reporters", "in", "a", "statement", "earlier", "last"])
        });
        near && back(far).is_some_and(|at| view.has(at, &SAYING))
    });
    // “the 2015 nuclear deal”
    let attribute = back(1).is_some_and(|at| view.has(at, &DETERMINERS))
        && view.token(tokens.end).is_some_and(|next| may_modify(next) && next.mark().is_none() && next.value.is_none());
    !said && !attribute
}

/// Where the clause says that it is.
pub(super) fn place(view: &View, scope: &Scope) -> Option<Whereabouts> {
    let spans = &view.who.place_spans;
    let at = |range: &Range<usize>| {
        let start = spans.partition_point(|span| span.tokens.start < range.start);
        let end = spans.partition_point(|span| span.tokens.start < range.end);
        start..end.max(start)
    };
    // “the Doha talks”; a country there is a side: “US talks”.
    let within = at(&scope.phrase).find(|span| {
        let span = &spans[*span];
        let city = view.who.places.get(span.place).is_some_and(|found| !found.place.city.is_empty());
        city && view.cover(span.tokens.start).is_none()
    });
    let after = || {
        at(&(scope.phrase.end..scope.clause.end))
            .find(|span| located(view, spans[*span].tokens.start, scope.clause.start))
    };
    let before = || {
        at(&(scope.clause.start..scope.phrase.start))
            .rev()
            .find(|span| located(view, spans[*span].tokens.start, scope.clause.start))
    };
    // “flew to Islamabad, where he met …”
    let where_at = scope.clause.start.checked_sub(1).filter(|at| view.is(*at, "where"));
    let relative = || {
        let end = where_at?;
        let last = at(&(end.saturating_sub(6)..end)).next_back()?;
        Some(last)
    };
    if let Some(found) = within.or_else(after).or_else(relative).or_else(before) {
        return whole(view, found, scope);
    }
    venue_alone(view, scope)
}

/// Whether the words before a place say that something happens there.
fn located(view: &View, start: usize, floor: usize) -> bool {
    let mut at = start;
    let mut steps = 0;
    while at > floor && steps < 8 {
        at -= 1;
        steps += 1;
        let Some(token) = view.token(at) else { return false };
        if token.is_in(&["in", "at", "near", "outside"]) {
            // “in talks”, “in Kabul”: the last one only.
            return steps <= 1 || (at + 1..start).all(|next| plain_of_place(view, next));
        }
        if token.is_in(&["to", "into", "visiting", "visited"]) {
            let to = at;
            return token.is_in(&["visiting", "visited"])
                || (to.saturating_sub(6)..to)
                    .any(|back| view.has(back, &GOING) || view.is_in(back, &["visit", "trip", "tour"]));
        }
        if !plain_of_place(view, at) {
            return false;
        }
    }
    false
}

/// A word of a place's own phrase: “Qatar's capital, Doha”, “the city of Almaty”.
fn plain_of_place(view: &View, at: usize) -> bool {
    view.place_at(at).is_some()
        || view.is_mark(at, &[',', '’', '\'', '-', '.'])
        || view.is_in(
            at,
            &[
                "the", "s", "capital", "city", "of", "town", "resort", "port", "black", "sea", "red", "southern",
                "northern", "eastern", "western", "central", "a", "beach", "gulf", "emirate", "state", "and",
            ],
        )
        || view
            .token(at)
            .is_some_and(|token| token.is_capitalised() && view.cover(at).is_none() && view.date_at(at).is_none())
        || view.token(at).is_some_and(|token| {
            token.is_in(&[
                "hotel",
                "palace",
                "headquarters",
                "residence",
                "embassy",
                "centre",
                "center",
                "airport",
                "base",
                "office",
                "presidential",
                "luxury",
                "island",
            ])
        })
}

/// The place whose name begins with a span: with its country after it, and the building before it.
fn whole(view: &View, first: usize, scope: &Scope) -> Option<Whereabouts> {
    let spans = &view.who.place_spans;
    let span = spans.get(first)?;
    let mut end = span.tokens.end;
    for next in spans.iter().skip(first + 1).take(3) {
        let gap = end..next.tokens.start;
        let near = gap.len() <= 5
            && gap.clone().all(|at| {
                view.is_mark(at, &[',', '’', '\'']) || view.is_in(at, &["s", "capital", "the", "city", "of"])
            });
        if !near || gap.end < gap.start {
            break;
        }
        end = next.tokens.end;
    }
    // A building before: “at the Sheraton hotel in Doha”.
    let floor = span.tokens.start.saturating_sub(10).max(scope.clause.start);
    let mut start = span.tokens.start;
    let building = (floor..span.tokens.start).rev().find(|at| view.is(*at, "at"));
    if let Some(at) = building
        && (at + 1..span.tokens.start)
            .all(|word| view.cover(word).is_none() && view.date_at(word).is_none() && !view.is_mark(word, &[';', '.']))
        && at + 2 < span.tokens.start
        && view.is_in(span.tokens.start - 1, &["in", "near", "outside", ","])
        && at > 0
        && !super::words::is_event(view.token(at + 1)?)
    {
        start = at;
    }
    // “in Qatar's capital, Doha”
    while start > floor && view.is_in(start - 1, &["the", "capital", "of", "city"]) {
        start -= 1;
    }
    if start > floor && view.is_in(start - 1, &["in", "at", "to"]) {
        start -= 1;
    }
    let words = view.text.slice(&(start..end));
    let known = view.who.places.get(span.place).map(|found| found.place.clone()).unwrap_or_default();
    let place = place_in(words).map(|read| Place {
        venue: read.venue,
        city: read.city,
        country: read.country,
        coordinates: String::new(),
    });
    let place = match place {
        Some(read) if known.city.is_empty() || !read.city.is_empty() => read,
        _ => known,
    };
    (!place.is_unknown()).then(|| Whereabouts { place, words: span.tokens.start.min(start.max(floor))..end })
}

/// A building that alone says where: “at the White House”.
fn venue_alone(view: &View, scope: &Scope) -> Option<Whereabouts> {
    let range = scope.phrase.end..scope.clause.end;
    let at = range.clone().find(|at| view.is(*at, "at") && view.token(at + 1).is_some())?;
    let mut start = at + 1;
    if view.is(start, "the") {
        start += 1;
    }
    let mut end = start;
    while end < range.end
        && end < start + 5
        && view.date_at(end).is_none()
        && view.token(end).is_some_and(|token| {
            token.is_capitalised() || token.is_in(&["of", "hotel", "palace", "headquarters", "presidential"])
        })
    {
        end += 1;
    }
    if end == start || !view.token(start)?.is_capitalised() {
        return None;
    }
    let read = place_in(view.text.slice(&(at..end)))?;
    let place = Place { venue: read.venue, city: read.city, country: read.country, coordinates: String::new() };
    (!place.venue.is_empty() || !place.city.is_empty()).then_some(Whereabouts { place, words: at..end })
}

/// In what form people meet, with the tokens.
pub(super) fn format(view: &View, range: &Range<usize>) -> Option<(MeetingFormat, Range<usize>)> {
    const FORMS: &[(&[&str], MeetingFormat)] = &[
        (&["phone"], MeetingFormat::ByPhone),
        (&["telephone"], MeetingFormat::ByPhone),
        (&["telephoned"], MeetingFormat::ByPhone),
        (&["phoned"], MeetingFormat::ByPhone),
        (&["teleconference"], MeetingFormat::ByPhone),
        (&["video"], MeetingFormat::Virtual),
        (&["videoconference"], MeetingFormat::Virtual),
        (&["virtual"], MeetingFormat::Virtual),
        (&["virtually"], MeetingFormat::Virtual),
        (&["online"], MeetingFormat::Virtual),
        (&["shuttle"], MeetingFormat::Shuttle),
        (&["indirect"], MeetingFormat::Shuttle),
        (&["proximity"], MeetingFormat::Shuttle),
        (&["in", "person"], MeetingFormat::InPerson),
        (&["in", "-", "person"], MeetingFormat::InPerson),
        (&["face", "to", "face"], MeetingFormat::InPerson),
        (&["face", "-", "to", "-", "face"], MeetingFormat::InPerson),
    ];
    range.clone().find_map(|at| {
        let (words, form) = FORMS.iter().find(|(words, _)| {
            words
                .iter()
                .enumerate()
                .all(|(index, word)| view.token(at + index).is_some_and(|token| token.lower == *word))
        })?;
        Some((*form, at..at + words.len()))
    })
}
