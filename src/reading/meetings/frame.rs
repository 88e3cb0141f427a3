//! One telling of a meeting: what a word of meeting says with the words around it.

use std::ops::Range;

use super::agenda::agenda;
use super::context::{Scope, When, Whereabouts, ahead, format, place, when};
use super::party::{Party, Sort, group};
use super::scope::{Reach, first_subject, helpers, left, object, right, starting, subject};
use super::seats::{Seat, alike, apart, keys, seats};
use super::status::{Governor, Verdict, governor, of_noun, of_verb};
use super::trigger::{Shape, Trigger, triggers};
use super::view::View;
use super::words::{CONTESTS, GREAT, is_event};
use crate::model::MeetingFormat;

/// One telling of a meeting.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The sentence, by place.
    pub(super) sentence: usize,
    /// It stands in a heading.
    pub(super) heading: bool,
    /// Those who take part, side by side.
    pub(super) sides: Vec<Vec<Seat>>,
    /// Host and mediators.
    pub(super) others: Vec<Seat>,
    /// Its sides are those of a meeting spoken of before: “the two sides”.
    pub(super) both: bool,
    /// It may be one spoken of before: “the meeting”.
    pub(super) refers: bool,
    /// It is another than the one spoken of: “an earlier round”.
    pub(super) another: bool,
    /// A summit or conference.
    pub(super) great: bool,
    /// “discussed” alone.
    pub(super) weak: bool,
    pub(super) verdict: Verdict,
    pub(super) when: Option<When>,
    pub(super) place: Option<Whereabouts>,
    pub(super) format: Option<(MeetingFormat, Range<usize>)>,
    pub(super) agenda: Vec<(String, Range<usize>)>,
    /// The words that tell of it.
    pub(super) words: Range<usize>,
    pub(super) rule: &'static str,
}

/// The tellings of a sentence.
pub(super) fn frames(view: &View, sentence: usize, parties: &[Party], prose: &Range<usize>) -> Vec<Frame> {
    let found = triggers(view, prose);
    if found.is_empty() || prose.clone().any(|at| view.has(at, &CONTESTS)) {
        return Vec::new();
    }
    let heading = view.is_heading(prose);
    let reader = Reader { view, sentence, parties, prose, heading };
    let mut frames: Vec<Frame> = Vec::new();
    let mut reach = prose.start;
    for trigger in &found {
        let told =
            if trigger.shape == Shape::Noun { reader.noun(trigger, &frames, reach) } else { reader.verb(trigger) };
        match told {
            Told::Frame(frame, end) => {
                // “met Khan on Monday and discussed …” is one telling.
                if let Some(last) =
                    frames.last_mut().filter(|last| frame.weak && frame.sides.len() < 2 && last.sides.len() > 1)
                {
                    last.agenda.extend(frame.agenda);
                } else {
                    frames.push(*frame);
                }
                reach = reach.max(end);
            }
            Told::Nothing(end) => reach = reach.max(end),
            // “… during the meeting, which took place over the weekend”
            Told::Part(scope) => {
                if let Some(last) = frames.last_mut() {
                    last.when = last.when.take().or_else(|| when(view, &scope));
                    last.place = last.place.take().or_else(|| place(view, &scope));
                    last.format = last.format.take().or_else(|| format(view, &scope.clause));
                }
            }
        }
    }
    frames
}

/// What came of a word of meeting.
enum Told {
    /// A telling, and where its clause ends.
    Frame(Box<Frame>, usize),
    /// No meeting, and where its clause ends.
    Nothing(usize),
    /// Part of the telling before it, with its own words.
    Part(Scope),
}

/// Whether two sides are the same actors: nobody meets themselves.
fn one_and_the_same(view: &View, sides: &[Vec<Seat>]) -> bool {
    sides.len() == 2 && !keys(view, &sides[0]).is_empty() && keys(view, &sides[0]) == keys(view, &sides[1])
}

struct Reader<'v, 'a> {
    view: &'v View<'a>,
    sentence: usize,
    parties: &'v [Party],
    prose: &'v Range<usize>,
    heading: bool,
}

impl Reader<'_, '_> {
    fn verb(&self, trigger: &Trigger) -> Told {
        let (view, parties) = (self.view, self.parties);
        let at = trigger.words.start;
        let end = right(view, parties, trigger.words.end, self.prose.end);
        let from = left(view, at, self.prose.start);
        let first = helpers(view, at, from);
        let Some(verdict) = of_verb(view, at, from) else { return Told::Nothing(end) };
        let far = match trigger.shape {
            Shape::Meets | Shape::Receives => Reach::Direct,
            Shape::Discusses => Reach::Far,
            _ => Reach::With,
        };
        let passive = trigger.shape == Shape::Receives && view.is(trigger.words.end - 1, "by");
        let subject = subject(view, parties, from, first).or_else(|| self.far_subject(from, first));
        let object = object(view, parties, trigger, end, far);
        let mut sides = Vec::new();
        let mut both = false;
        let mut others = Vec::new();
        for found in [&subject, &object].into_iter().flatten() {
            both |= parties[found.clone()].iter().any(|party| party.sort == Sort::Sides);
        }
        let named = |found: &Option<Range<usize>>| found.as_ref().map(|found| seats(view, &parties[found.clone()]));
        match trigger.shape {
            Shape::Receives => {
                let Some(guests) = &object else { return Told::Nothing(end) };
                if !self.may_be_received(trigger, guests, end) {
                    return Told::Nothing(end);
                }
                let hosting = view.token(at).is_some_and(|token| token.lower.starts_with("host"));
                sides = [named(&subject), named(&object)].into_iter().flatten().collect();
                // “hosted Fidan and Lavrov for talks”: they meet each other.
                if hosting
                    && !passive
                    && guests.len() > 1
                    && (trigger.words.end..end).any(|at| view.token(at).is_some_and(is_event))
                {
                    others = named(&subject).unwrap_or_default().into_iter().map(|seat| seat.hosts()).collect();
                    sides = apart(view, &parties[guests.clone()]);
                }
            }
            _ => {
                if let Some(found) = &subject {
                    let list = &parties[found.clone()];
                    sides = if object.is_none() { apart(view, list) } else { alike(view, list) };
                }
                if let Some(found) = &object {
                    sides.extend(alike(view, &parties[found.clone()]));
                }
            }
        }
        sides.retain(|side| !side.is_empty());
        if one_and_the_same(view, &sides) {
            return Told::Nothing(end);
        }
        let weak = trigger.shape == Shape::Discusses;
        if weak && sides.len() < 2 && object.is_none() && !both && sides.is_empty() {
            return Told::Nothing(end);
        }
        // “The envoy met with resistance”, “Poland met the criteria”.
        let alone = matches!(trigger.shape, Shape::Meets | Shape::Speaks) && object.is_none();
        if alone && (view.is(trigger.words.end - 1, "with") || sides.len() < 2 && !both) {
            let more = (trigger.words.end..end).any(|at| view.place_at(at).is_some() || view.date_at(at).is_some());
            let plural = subject
                .as_ref()
                .is_some_and(|found| parties[found.clone()].iter().any(|party| party.sort == Sort::People));
            if !(plural && more && !view.is(trigger.words.end - 1, "with")) {
                return Told::Nothing(end);
            }
        }
        let scope = Scope { phrase: first..trigger.words.end, clause: from..end };
        let rule = match trigger.shape {
            Shape::Meets => "“met” with who stands on either side",
            Shape::Speaks => "“spoke with” with who stands on either side",
            Shape::Receives => "“received” or “called on”, with host and guest",
            _ => "two sides that discussed",
        };
        let mut frame = self.frame(trigger, scope, verdict, sides, rule);
        if trigger.shape == Shape::Speaks && frame.format.is_none() && view.is_in(at, &["phoned", "telephoned", "rang"])
        {
            frame.format = Some((MeetingFormat::ByPhone, trigger.words.clone()));
        }
        frame.others.append(&mut others);
        frame.both = both;
        frame.weak = weak;
        // “discussed the crisis in Yemen” says nothing of where.
        let there = frame.place.as_ref().is_some_and(|place| place.words.start > trigger.words.end);
        if weak && there && !(trigger.words.end..end).any(|at| view.token(at).is_some_and(is_event)) {
            frame.place = None;
        }
        Told::Frame(Box::new(frame), end)
    }

    /// Whoever stands first in the sentence, for a verb whose subject does not stand beside it: “where he met”.
    fn far_subject(&self, from: usize, verb: usize) -> Option<Range<usize>> {
        let view = self.view;
        let linked = from > self.prose.start
            && view.is_in(from - 1, &["where", "before", "after", "when", "while", "said"])
            || verb > self.prose.start
                && view.is_in(verb - 1, &["after", "before", "he", "she", "they", "it", "by", "while", "upon"])
            || view.is(verb, "to");
        linked.then(|| first_subject(view, self.parties, self.prose.start, verb)).flatten()
    }

    /// Whether those after “received” are people who come: not “received US aid”, “called on Iran to stop”.
    fn may_be_received(&self, trigger: &Trigger, guests: &Range<usize>, end: usize) -> bool {
        let view = self.view;
        let list = &self.parties[guests.clone()];
        let last = list.last().map_or(trigger.words.end, |party| party.words.end);
        let come = list.iter().all(|party| match party.sort {
            Sort::Named => party.spans.iter().any(|span| view.is_person(*span)),
            Sort::Sides | Sort::Pronoun => false,
            _ => true,
        });
        let verb = view.token(trigger.words.start);
        if verb.is_some_and(|verb| verb.lower.starts_with("call")) {
            let urges = (last..self.prose.end.min(last + 14)).any(|at| {
                view.is(at, "to")
                    && view.token(at + 1).is_some_and(|next| {
                        next.mark().is_none() && !next.is_capitalised() && !next.is_in(&["the", "a", "discuss"])
                    })
            });
            return !urges && !view.is_in(last, &["to", "for"]);
        }
        if verb.is_some_and(|verb| verb.lower.starts_with("welcom")) {
            let where_to = (last..end).any(|at| view.place_at(at).is_some() || view.token(at).is_some_and(is_event));
            return come && where_to;
        }
        if view.is_in(trigger.words.start, &["phoned", "telephoned", "rang"]) {
            return true;
        }
        come || (last..end).any(|at| view.token(at).is_some_and(is_event))
    }

    fn noun(&self, trigger: &Trigger, earlier: &[Frame], reach: usize) -> Told {
        let (view, parties) = (self.view, self.parties);
        let (start, noun) = (trigger.start, trigger.words.clone());
        let end = right(view, parties, noun.end, self.prose.end);
        let from = left(view, start, self.prose.start);
        let before = |back: usize, words: &[&str]| start >= self.prose.start + back && view.is_in(start - back, words);
        if before(1, &["of"]) && before(2, &["sidelines", "margins", "edges", "series", "string"]) {
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
        let Some(verdict) = of_noun(view, trigger, governor, from, clause_end) else { return Told::Nothing(end) };
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
                others.extend(named(found).into_iter().flatten().map(|seat| seat.mediates()));
            }
            (Some(Governor::Hosts(_)), Some(found)) => {
                if sides.len() > 1 || both {
                    others.extend(named(found).into_iter().flatten().map(|seat| seat.hosts()));
                } else {
                    let hosts =
                        named(found).into_iter().map(|side| side.into_iter().map(|seat| seat.hosts()).collect());
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
        let mut frame = self.frame(trigger, scope, verdict, sides, rule);
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
        frame.great = (noun.clone()).any(|at| view.has(at, &GREAT));
        frame.refers = bare && !frame.another;
        // “separate meetings”, “such meetings”: none in particular.
        let unsaid = frame.verdict.status.is_none() && frame.when.is_none() && frame.place.is_none() && !frame.refers;
        let several = view.is_in(noun.end - 1, &["meetings", "sessions", "conversations"]);
        if unsaid {
            return Told::Nothing(end);
        }
        if several && frame.when.is_none() && (frame.another || !frame.refers) {
            return Told::Nothing(end);
        }
        Told::Frame(Box::new(frame), end)
    }

    /// How far what is said of a meeting may reach: past “on Monday”, “in Doha” and a relative clause.
    fn predicate_end(&self, from: usize, end: usize) -> usize {
        let view = self.view;
        let relative = view.is_mark(end, &[',']) && view.is_in(end + 1, &["which", "who", "that"])
            || view.is_in(end, &["which", "that"]);
        if relative {
            if let Some(comma) = (end + 2..self.prose.end).find(|at| view.is_mark(*at, &[','])) {
                return right(view, self.parties, comma + 1, self.prose.end);
            }
        }
        end.max(from)
    }

    /// The parties between whom: after “between”, “among”, “of”, “involving”.
    fn between(&self, from: usize, end: usize, trigger: &Trigger) -> Option<Range<usize>> {
        let view = self.view;
        let at = (from..end.min(from + 14)).find(|at| {
            view.is_in(*at, &["between", "among", "involving", "gathering"])
                || *at == from && view.is(*at, "of") && !view.is_in(trigger.words.start, &["round"])
        })?;
        let first = starting(self.parties, at + 1)?;
        let all = group(self.parties, first);
        let within = self.parties.partition_point(|party| party.words.start < self.prose.end);
        Some(all.start..all.end.min(within))
    }

    /// The parties before the noun, in its phrase.
    fn own(&self, trigger: &Trigger) -> Vec<usize> {
        let first = self.parties.partition_point(|party| party.words.start < trigger.start);
        let after = |at: usize| self.parties.get(at).filter(|party| party.words.end <= trigger.words.start);
        // A determiner may stand before the first.
        (first..).map_while(|at| after(at).map(|_| at)).take(6).collect()
    }

    /// Who stands with “talks with …” where no verb holds them: “after talks with Iran, Lavrov said”.
    fn implied(&self, from: usize, start: usize, end: usize, with: Option<&Range<usize>>) -> Option<Range<usize>> {
        let (view, parties) = (self.view, self.parties);
        let distinct =
            |found: &Range<usize>| with.is_none_or(|with| with.end <= found.start || found.end <= with.start);
        let before = first_subject(view, parties, from, start)
            .or_else(|| first_subject(view, parties, self.prose.start, start))
            .filter(distinct);
        let after = || {
            let comma = (end..self.prose.end.min(end + 12)).find(|at| view.is_mark(*at, &[',']))?;
            let found = starting(parties, comma + 1)?;
            Some(group(parties, found)).filter(|found| distinct(found) && found.len() < 3)
        };
        before.or_else(after)
    }

    /// Hosts and mediators named after the noun: “hosted by Oman”, “brokered by Qatar”.
    fn hosted(&self, from: usize, end: usize) -> Vec<Seat> {
        let view = self.view;
        let mut found = Vec::new();
        for at in from..end.min(from + 40) {
            let host = view.is_in(at, &["hosted", "chaired", "convened", "organised", "organized"]);
            let mediator = view.is_in(at, &["mediated", "brokered", "facilitated", "sponsored", "moderated"]);
            if !(host || mediator) || !view.is(at + 1, "by") {
                continue;
            }
            if let Some(first) = starting(self.parties, at + 2) {
                let list = alike(view, &self.parties[group(self.parties, first)]);
                found.extend(list.into_iter().flatten().map(|seat| if host { seat.hosts() } else { seat.mediates() }));
            }
        }
        found
    }

    fn frame(
        &self,
        trigger: &Trigger,
        scope: Scope,
        verdict: Verdict,
        sides: Vec<Vec<Seat>>,
        rule: &'static str,
    ) -> Frame {
        let view = self.view;
        let form = format(view, &(scope.phrase.start..scope.clause.end)).or_else(|| {
            view.is_in(trigger.words.start, &["phoned", "telephoned", "rang"])
                .then(|| (MeetingFormat::ByPhone, trigger.words.clone()))
        });
        Frame {
            sentence: self.sentence,
            heading: self.heading,
            sides,
            others: Vec::new(),
            both: false,
            refers: false,
            another: false,
            great: false,
            weak: false,
            when: when(view, &scope).map(|found| ahead(view, found, &verdict)),
            place: place(view, &scope),
            format: form,
            agenda: agenda(view, self.parties, &(trigger.words.start..self.prose.end)),
            words: trigger.words.clone(),
            verdict,
            rule,
        }
    }
}
