//! Tellings by a noun: “talks between …”, “held a meeting with …”, “Monday's summit was postponed”.

use std::ops::Range;

use super::company::is_company;
use super::context::Scope;
use super::frame::{Frame, Reader, Told, one_and_the_same};
use super::governor::{Governor, governor};
use super::party::{Sort, group};
use super::scope::{Reach, first_subject, helpers, left, object, right, starting, subject};
use super::seats::{Seat, alike, apart, seats};
use super::status::{is_refusal, of_noun, predicate};
use super::trigger::Trigger;
use super::words::{GREAT, SAYING, Words, is_event};
use crate::model::{AttendanceState, MeetingFormat, MeetingStatus};
use crate::reading::phrase::verb_at;

impl Reader<'_, '_> {
    pub(super) fn noun(&self, trigger: &Trigger, earlier: &[Frame], reach: usize) -> Told {
        let (view, parties) = (self.view, self.parties);
        let (start, noun) = (trigger.start, trigger.words.clone());
        let end = right(view, parties, noun.end, self.prose.end);
        let from = left(view, start, self.prose.start);
        let before = |back: usize, words: &[&str]| start >= self.prose.start + back && view.is_in(start - back, words);
        if before(1, &["of"]) && before(2, &["sidelines", "margins", "edges", "series", "string"]) {
            return Told::Part(Scope { phrase: start..noun.end, clause: start..end });
        }
        if self.of_sidelines(start) {
            return Told::Part(Scope { phrase: start..noun.end, clause: start..end });
        }
        let governor = governor(view, start, from);
        let governed = governor.is_some();
        let between = self.between(noun.end, end, trigger);
        let with = object(view, parties, trigger, end, Reach::With);
        // Past the last of those named: “between Athens and Ankara collapsed on Sunday”.
        let last =
            [&between, &with].into_iter().flatten().filter_map(|list| Some(parties.get(list.end - 1)?.words.end)).max();
        let end = last.filter(|last| *last >= end).map_or(end, |last| right(view, parties, last, self.prose.end));
        let own = self.own(trigger);
        // “met … for talks in Doha”: part of what was told already.
        let bare = between.is_none() && with.is_none() && own.is_empty();
        let inside = noun.start < reach && !earlier.is_empty();
        if inside && bare && (!governed || earlier.last().is_some_and(|last| last.sides.len() > 1)) {
            return Told::Part(Scope { phrase: start..noun.end, clause: start..end });
        }
        if noun.start < reach && bare && earlier.is_empty() {
            return Told::Nothing(end);
        }
        let of_another = before(1, &["since", "before"]) || before(1, &["of"]) && before(2, &["ahead"]);
        if of_another && bare {
            return Told::Nothing(end);
        }
        let clause_end = self.predicate_end(noun.end, end);
        let Some(verdict) = of_noun(view, trigger, governor, from, self.prose.start, clause_end) else {
            return Told::Nothing(end);
        };
        let attends = |verb: usize| {
            self.view.is_in(verb, &["attend", "attends", "attending", "join", "part", "take", "participate"])
        };
        let mut verdict = verdict;
        let mut away = false;
        if let Some(Governor::Holds(verb)) = governor
            && verdict.status == Some(MeetingStatus::Denied)
            && attends(verb)
        {
            // Who stays away does not undo the meeting.
            verdict.status = None;
            away = true;
        }
        if is_refusal(view, &verdict) {
            return Told::Nothing(end);
        }
        let subject = match governor {
            Some(
                Governor::Leads(verb)
                | Governor::Holds(verb)
                | Governor::Hosts(verb)
                | Governor::Mediates(verb)
                | Governor::Cancels(verb)
                | Governor::Postpones(verb)
                | Governor::Denies(verb),
            ) => {
                let first = helpers(view, verb, from);
                subject(view, parties, from, first).or_else(|| self.far_subject(from, first))
            }
            Some(Governor::Announces(_)) => first_subject(view, parties, from, start),
            _ => None,
        };
        let mut others: Vec<Seat> = Vec::new();
        let mut sides: Vec<Vec<Seat>> = Vec::new();
        let mut both = false;
        if let Some(list) = &between {
            both = parties[list.clone()].iter().any(|party| party.sort == Sort::Sides);
            sides = apart(view, &parties[list.clone()]);
        }
        let named = |found: &Range<usize>| alike(view, &parties[found.clone()]);
        if sides.len() < 2 {
            // “Putin's meeting with Xi”, “US-Taliban talks”
            for place in &own {
                let list = seats(view, std::slice::from_ref(&parties[*place]));
                if !list.is_empty() {
                    sides.push(list);
                }
            }
            if let Some(found) = &with {
                both |= parties[found.clone()].iter().any(|party| party.sort == Sort::Sides);
                sides.extend(named(found));
            }
        }
        match (governor, &subject) {
            (Some(Governor::Mediates(_)), Some(found)) => {
                others.extend(named(found).into_iter().flatten().map(Seat::mediates));
            }
            (Some(Governor::Hosts(_)), Some(found)) => {
                if sides.len() > 1 || both {
                    others.extend(named(found).into_iter().flatten().map(Seat::hosts));
                } else if sides.is_empty() && found.len() > 1 {
                    // “Liu and Selivanov co-chaired the meeting”
                    sides = apart(view, &parties[found.clone()]);
                } else {
                    let hosts = named(found).into_iter().map(|side| side.into_iter().map(Seat::hosts).collect());
                    sides.splice(0..0, hosts);
                }
            }
            (_, Some(found)) => {
                both |= parties[found.clone()].iter().any(|party| party.sort == Sort::Sides);
                if sides.len() < 2 || between.is_none() && own.is_empty() {
                    let list = &parties[found.clone()];
                    let first = if sides.is_empty() { apart(view, list) } else { alike(view, list) };
                    sides.splice(0..0, first);
                }
            }
            (_, None) if with.is_some() && sides.len() < 2 && own.is_empty() => {
                if let Some(found) = self.implied(from, start, end, with.as_ref()) {
                    sides.splice(0..0, named(&found));
                }
            }
            _ => {}
        }
        if away && subject.is_some() {
            for seat in sides.first_mut().into_iter().flatten() {
                seat.state = Some(AttendanceState::Absent);
            }
        }
        // “In a call on Saturday, Petrov told Durand …”, “told him at talks in Sochi”
        let mut council = false;
        if sides.is_empty()
            && !both
            && let Some(found) = self.addressed(start)
        {
            council = found.len() == 1;
            sides = found;
        }
        others.extend(self.hosted(noun.end, clause_end));
        sides.retain(|side| !side.is_empty());
        if one_and_the_same(view, &sides) {
            return Told::Nothing(end);
        }
        let scope = Scope { phrase: start..noun.end, clause: from..end };
        let rule = if between.is_some() {
            "“talks between” two sides"
        } else if own.len() > 1 {
            "the sides stand before the noun"
        } else if governed {
            "held talks or a meeting with"
        } else {
            "talks or a meeting with"
        };
        let bare = sides.is_empty();
        // “Their last meeting was in Helsinki”
        both |= bare && view.is(start, "their");
        let mut frame = self.frame(trigger, &scope, verdict, sides, rule);
        frame.others.append(&mut others);
        frame.both = both;
        let marked = |words: &[&str]| (start..noun.start).any(|at| view.is_in(at, words));
        frame.another = marked(&[
            "previous",
            "earlier",
            "last",
            "past",
            "another",
            "separate",
            "next",
            "new",
            "second",
            "third",
            "fourth",
            "fifth",
            "similar",
            "other",
            "preparatory",
            "follow",
        ]) && !bare
            || marked(&["previous", "earlier", "another", "separate", "similar", "other", "next", "follow"]);
        frame.asserted = match governor {
            Some(
                Governor::Holds(verb) | Governor::Hosts(verb) | Governor::Cancels(verb) | Governor::Postpones(verb),
            ) => !attends(verb) && !view.is_in(verb, &["has", "have", "had", "having", "leave", "left"]),
            Some(_) => false,
            None => council || predicate(view, noun.end, clause_end).is_some(),
        };
        frame.one_sided = frame.sides.len() == 1 && with.is_some() && subject.is_none() && !both;
        if council && frame.verdict.status.is_none() {
            frame.verdict.status = Some(MeetingStatus::Held);
        }
        frame.great = (noun.clone()).any(|at| view.has(at, &GREAT));
        // “for peace talks” points back to none.
        let definite =
            view.is_in(start, &["the", "this", "these", "their", "both", "its", "his", "her", "our", "that"]);
        frame.refers = bare
            && !frame.another
            && (definite
                || !before(1, &["for", "about", "of", "to", "toward", "towards", "through", "via", "by", "from"]));
        if bare && !frame.another && !frame.refers {
            return Told::Nothing(end);
        }
        if frame.format.is_none() && view.is(noun.end - 1, "call") {
            frame.format = Some((MeetingFormat::ByPhone, noun.clone()));
        }
        // “separate meetings”, “such meetings”: none in particular.
        let unsaid = frame.verdict.status.is_none() && frame.when.is_none() && frame.place.is_none() && !frame.refers;
        let several = view.is_in(noun.end - 1, &["meetings", "sessions", "conversations"]);
        if unsaid {
            return Told::Nothing(end);
        }
        // “held bilateral meetings with Sato and Clark”
        let named_with = with.as_ref().is_some_and(|found| {
            governed && parties[found.clone()].iter().all(|party| party.spans.iter().any(|span| view.is_person(*span)))
        });
        if several && frame.when.is_none() && !named_with && (governed || frame.another || !frame.refers) {
            return Told::Nothing(end);
        }
        Told::Frame(Box::new(frame), end)
    }

    /// Who tells whom something at a meeting that only a preposition brings in.
    fn addressed(&self, start: usize) -> Option<Vec<Vec<Seat>>> {
        static TELLING: Words = Words::new(
            "told tells urged urges assured assures informed informs asked asks warned warns pressed presses thanked thanks \
             congratulated congratulates briefed briefs handed",
        );
        let (view, parties) = (self.view, self.parties);
        let before = start.checked_sub(1).filter(|at| *at >= self.prose.start)?;
        if !view.is_in(before, &["in", "during", "at", "over", "by", "after"]) {
            return None;
        }
        let telling = |at: &usize| view.has(*at, &TELLING) && view.cover(*at).is_none();
        let Some(verb) = self.prose.clone().find(telling) else {
            // “The council voted at a meeting on Saturday”: the body whose meeting it is.
            let indefinite = view.is_in(start, &["a", "an"]);
            let first = first_subject(view, parties, self.prose.start, start).filter(|_| indefinite)?;
            let [party] = &parties[first] else { return None };
            let body = party.spans.first().is_some_and(|span| !view.is_person(*span));
            let one = body && is_company(view, party) && view.is_in(before, &["at", "in", "during"]);
            return one.then(|| vec![seats(view, std::slice::from_ref(party))]);
        };
        let told = starting(parties, verb + 1)?;
        let who = subject(view, parties, self.prose.start, helpers(view, verb, self.prose.start))?;
        let sides: Vec<Vec<Seat>> = [seats(view, &parties[who]), seats(view, &parties[told..=told])].into();
        sides.iter().all(|side| side.iter().any(|seat| seat.actor.is_some())).then_some(sides)
    }

    /// Whether a noun only says beside what others met: “on the sidelines of the (ABC) ministers' meeting”.
    fn of_sidelines(&self, start: usize) -> bool {
        let view = self.view;
        let from = start.saturating_sub(14).max(self.prose.start);
        let Some(at) = (from..start).rev().find(|at| view.is_in(*at, &["sidelines", "margins", "fringes"])) else {
            return false;
        };
        view.is_in(at + 1, &["of"])
            && (at + 2..start).all(|at| {
                !view.is_mark(at, &[',', ';', '.'])
                    && !view.is_in(at, &["between", "with"])
                    && verb_at(view.text, at).is_none_or(|verb| !verb.is_finite())
            })
    }

    /// How far what is said of a meeting may reach: past “on Monday”, “in Doha” and a relative clause.
    fn predicate_end(&self, from: usize, end: usize) -> usize {
        let view = self.view;
        let relative = view.is_mark(end, &[',']) && view.is_in(end + 1, &["which", "who", "that"])
            || view.is_in(end, &["which", "that"]);
        if relative && let Some(comma) = (end + 2..self.prose.end).find(|at| view.is_mark(*at, &[','])) {
            return right(view, self.parties, comma + 1, self.prose.end);
        }
        end.max(from)
    }

    /// The parties between whom: after “between”, “among”, “of”, “involving”.
    fn between(&self, from: usize, end: usize, trigger: &Trigger) -> Option<Range<usize>> {
        let view = self.view;
        // Not past the next noun of meeting: “a session, followed by a lunch between …”.
        let near = (from..end.min(from + 14)).take_while(|at| !view.token(*at).is_some_and(is_event));
        let at = { near }.find(|at| {
            view.is_in(*at, &["between", "among", "involving", "gathering"])
                || view.is(*at, "by") && view.is(*at - 1, "attended")
                || *at == from && view.is(*at, "of") && !view.is_in(trigger.words.start, &["round"])
        })?;
        let first = starting(self.parties, at + 1)?;
        let all = group(self.parties, first);
        // “the annual meeting of the Association”: one body, whose it is.
        let one = all.len() == 1 && self.parties[first].spans.len() < 2 && self.parties[first].sort != Sort::Sides;
        if view.is(at, "of") && one {
            return None;
        }
        let within = self.parties.partition_point(|party| party.words.start < self.prose.end);
        Some(all.start..all.end.min(within))
    }

    /// The parties before the noun, in its phrase.
    fn own(&self, trigger: &Trigger) -> Vec<usize> {
        let first = self.parties.partition_point(|party| party.words.start < trigger.start);
        let after = |at: usize| self.parties.get(at).filter(|party| party.words.end <= trigger.words.start);
        // A determiner may stand before the first.
        let owned = |at: &usize| {
            let party = &self.parties[*at];
            // “their first foreign ministers' meeting”: theirs who are told already.
            !self.view.is_in(party.words.start, &["its", "their", "his", "her"])
                && !self.view.is_in(trigger.start, &["its", "their"])
        };
        (first..).map_while(|at| after(at).map(|_| at)).take(6).filter(owned).collect()
    }

    /// Who stands with “talks with …” where no verb holds them: “after talks with Iran, Lavrov said”.
    fn implied(&self, from: usize, start: usize, end: usize, with: Option<&Range<usize>>) -> Option<Range<usize>> {
        let (view, parties) = (self.view, self.parties);
        let distinct =
            |found: &Range<usize>| with.is_none_or(|with| with.end <= found.start || found.end <= with.start);
        // “An aide said a meeting with Martin was planned”: who says so need not be there.
        let past = start.checked_sub(1).is_some_and(|at| {
            view.is_in(at, &["after", "following", "during", "before", "from", "at", "in", "for", "her", "his"])
                || view.is(at, "of")
        }) || view.is_in(start, &["her", "his", "its"]);
        let tells = |found: &Range<usize>| {
            let end = parties.get(found.end - 1).map_or(start, |party| party.words.end);
            (end..start).any(|at| view.has(at, &SAYING) && view.cover(at).is_none())
        };
        let before = first_subject(view, parties, from, start)
            .or_else(|| first_subject(view, parties, self.prose.start, start))
            .filter(distinct)
            .filter(|found| past || !tells(found));
        let after = || {
            let comma = (end..self.prose.end.min(end + 12)).find(|at| view.is_mark(*at, &[',']))?;
            let found = starting(parties, comma + 1)?;
            Some(group(parties, found)).filter(|found| distinct(found) && found.len() < 3)
        };
        before.or_else(after)
    }

    /// Hosts and mediators named after the noun: “hosted by Oman”, “brokered by Qatar”.
    pub(super) fn hosted(&self, from: usize, end: usize) -> Vec<Seat> {
        let view = self.view;
        let mut found = Vec::new();
        for at in from..end.min(from + 40) {
            let host = view.is_in(at, &["hosted", "chaired", "convened", "organised", "organized"]);
            let mediator = view.is_in(at, &["mediated", "brokered", "facilitated", "sponsored", "moderated"]);
            // “under the chairmanship of Kenya's Barasa”, “under the auspices of the UN”
            let under = view.is_in(at, &["chairmanship", "mediation", "auspices", "aegis"]) && view.is(at + 1, "of");
            let host = host || under && view.is(at, "chairmanship");
            if !((host || mediator) && view.is(at + 1, "by") || under) {
                continue;
            }
            if let Some(first) = starting(self.parties, at + 2) {
                let list = alike(view, &self.parties[group(self.parties, first)]);
                found.extend(list.into_iter().flatten().map(|seat| if host { seat.hosts() } else { seat.mediates() }));
            }
        }
        found
    }
}
