//! One telling of a meeting: what a word of meeting says with the words around it.

use std::ops::Range;

use super::agenda::agenda;
use super::company::{is_company, is_contest, is_definite_plural};
use super::context::{Scope, When, Whereabouts, ahead, foreseen, format, place, when};
use super::guests::RECEIVED;
use super::party::{Party, Sort};
use super::scope::{Reach, helpers, left, object, right, starting, subject};
use super::seats::{Seat, alike, apart, keys, seats};
use super::status::{Verdict, is_refusal, of_verb};
use super::trigger::{Shape, Trigger, triggers};
use super::view::View;
use super::words::is_event;
use crate::model::{MeetingFormat, MeetingStatus};

/// One telling of a meeting.
#[allow(clippy::struct_excessive_bools, reason = "what its words say of it, one by one")]
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
    /// Told by a noun: “talks”.
    pub(super) by_noun: bool,
    /// “discussed” alone.
    pub(super) weak: bool,
    /// Only those are told with whom: “talks with Villaruz were postponed”.
    pub(super) one_sided: bool,
    /// The words tell of the meeting for its own sake: “the council met”, “the next session will be held”.
    pub(super) asserted: bool,
    pub(super) verdict: Verdict,
    pub(super) when: Option<When>,
    pub(super) place: Option<Whereabouts>,
    pub(super) format: Option<(MeetingFormat, Range<usize>)>,
    pub(super) agenda: Vec<(String, Range<usize>)>,
    /// The words that tell of it.
    pub(super) words: Range<usize>,
    pub(super) rule: &'static str,
}

impl Frame {
    /// Whether the words say that there was one meeting with each.
    fn separately(&self, view: &View) -> bool {
        let last = self.sides.last().and_then(|side| side.first()).map_or(self.words.end, |seat| seat.words.start);
        (self.words.start.saturating_sub(3)..last).any(|at| view.is_in(at, &["separately", "separate"]))
    }
}

/// The tellings of a sentence.
pub(super) fn frames(view: &View, sentence: usize, parties: &[Party], prose: &Range<usize>) -> Vec<Frame> {
    let found = triggers(view, prose);
    if found.is_empty() || is_contest(view, prose) {
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
            Told::Frame(frame, end) if frame.sides.len() > 2 && frame.separately(view) => {
                // “met separately with Lavrov and Blinken” is two meetings.
                for other in &frame.sides[1..] {
                    frames.push(Frame { sides: vec![frame.sides[0].clone(), other.clone()], ..(*frame).clone() });
                }
                reach = reach.max(end);
            }
            Told::Frame(frame, end) => {
                // “met Khan on Monday and discussed …” is one telling.
                let told =
                    |last: &&mut Frame| frame.weak && last.sides.len() > 1 && within(view, &frame.sides, &last.sides);
                if let Some(last) = frames.last_mut().filter(told) {
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

/// Whether all sides of one telling are among those of another.
fn within(view: &View, inner: &[Vec<Seat>], outer: &[Vec<Seat>]) -> bool {
    let outer: Vec<usize> = outer.iter().flat_map(|side| keys(view, side)).collect();
    inner.len() < 2 || inner.iter().all(|side| keys(view, side).iter().any(|key| outer.contains(key)))
}

fn is_ing(view: &View, at: usize) -> bool {
    view.token(at).is_some_and(|token| token.lower.ends_with("ing"))
}

/// What came of a word of meeting.
pub(super) enum Told {
    /// A telling, and where its clause ends.
    Frame(Box<Frame>, usize),
    /// No meeting, and where its clause ends.
    Nothing(usize),
    /// Part of the telling before it, with its own words.
    Part(Scope),
}

/// Whether two sides are the same actors: nobody meets themselves.
pub(super) fn one_and_the_same(view: &View, sides: &[Vec<Seat>]) -> bool {
    sides.len() == 2 && !keys(view, &sides[0]).is_empty() && keys(view, &sides[0]) == keys(view, &sides[1])
}

/// Reads the tellings of one sentence.
pub(super) struct Reader<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) sentence: usize,
    pub(super) parties: &'v [Party],
    pub(super) prose: &'v Range<usize>,
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
        if is_refusal(view, &verdict) {
            return Told::Nothing(end);
        }
        // “Had they met, …”
        if view.is(from, "had") && from < first && from == self.prose.start {
            return Told::Nothing(end);
        }
        let far = match trigger.shape {
            Shape::Meets | Shape::Receives => Reach::Direct,
            Shape::Discusses => Reach::Far,
            _ => Reach::With,
        };
        let passive = trigger.shape == Shape::Receives && view.is(trigger.words.end - 1, "by");
        // “with envoy Reed meeting the delegation”: whoever stands before an “-ing”.
        let beside = parties.partition_point(|party| party.words.end < at);
        let beside = parties.get(beside).filter(|party| party.words.end == at && view.is(at, "meeting"));
        let subject = match beside.and_then(|party| starting(parties, party.words.start)) {
            Some(found) => Some(found..found + 1),
            None if at > self.prose.start && view.is_mark(at - 1, &[',']) && first == at && is_ing(view, at) => {
                self.participle_subject(at)
            }
            None => subject(view, parties, from, first).or_else(|| self.far_subject(from, first)),
        };
        let gathers =
            view.token(at).is_some_and(|token| token.lower.starts_with("gather") || token.lower.starts_with("conven"));
        let alone = gathers && !view.is(trigger.words.end - 1, "with");
        let object = if alone { None } else { object(view, parties, trigger, end, far) };
        let object = object.or_else(|| self.whom(subject.as_ref()?.start));
        let mut sides = Vec::new();
        let mut both = false;
        let mut others = Vec::new();
        for found in [&subject, &object].into_iter().flatten() {
            both |= parties[found.clone()].iter().any(|party| party.sort == Sort::Sides);
        }
        let named = |found: &Option<Range<usize>>| found.as_ref().map(|found| seats(view, &parties[found.clone()]));
        match trigger.shape {
            Shape::Receives => {
                let pronoun = view.is_in(trigger.words.end, &["him", "her"]) && view.is_in(at, RECEIVED);
                let guests = match &object {
                    Some(guests) if self.may_be_received(trigger, guests, end) => guests.clone(),
                    None if pronoun && !passive => 0..0,
                    _ => return Told::Nothing(end),
                };
                let brought = view.is(trigger.words.end - 1, "together");
                let hosting = brought || view.token(at).is_some_and(|token| token.lower.starts_with("host"));
                sides = [named(&subject), named(&object)].into_iter().flatten().collect();
                // “hosted Fidan and Lavrov for talks”: they meet each other.
                if hosting
                    && !passive
                    && guests.len() > 1
                    && (brought || (trigger.words.end..end).any(|at| view.token(at).is_some_and(is_event)))
                {
                    others = named(&subject).unwrap_or_default().into_iter().map(Seat::hosts).collect();
                    sides = apart(view, &parties[guests]);
                }
            }
            _ => {
                if let Some(found) = &subject {
                    let list = &parties[found.clone()];
                    sides = if object.is_none() { apart(view, list) } else { alike(view, list) };
                }
                if let Some(found) = &object {
                    let list = &parties[found.clone()];
                    let each =
                        (at.saturating_sub(2)..parties[found.start].words.start).any(|at| view.is(at, "separately"));
                    sides.extend(if each { apart(view, list) } else { alike(view, list) });
                }
            }
        }
        // “received her in Warsaw”
        if object.is_none()
            && sides.len() == 1
            && let Some(seat) = self.object_pronoun(trigger.words.end, sides.first().map_or(&[], Vec::as_slice))
        {
            sides.push(vec![seat]);
        }
        sides.retain(|side| !side.is_empty());
        if one_and_the_same(view, &sides) {
            return Told::Nothing(end);
        }
        let weak = trigger.shape == Shape::Discusses;
        // “The envoy met with resistance”, “Poland met the criteria”.
        let alone = matches!(trigger.shape, Shape::Meets | Shape::Speaks) && object.is_none();
        // “The ministers met”, after what tells who they are.
        if (alone || weak && object.is_none()) && sides.len() < 2 && !both {
            both = subject.as_ref().is_some_and(|found| is_definite_plural(view, &parties[found.clone()]));
            if both {
                sides.clear();
            }
        }
        if alone && (view.is(trigger.words.end - 1, "with") || sides.len() < 2 && !both) {
            let more = (trigger.words.end..end).any(|at| view.place_at(at).is_some() || view.date_at(at).is_some());
            let plural =
                subject.as_ref().is_some_and(|found| parties[found.clone()].iter().any(|it| is_company(view, it)));
            if !(plural && more && !view.is(trigger.words.end - 1, "with")) {
                return Told::Nothing(end);
            }
        }
        if weak && sides.is_empty() && object.is_none() && !both {
            return Told::Nothing(end);
        }
        let scope = Scope { phrase: first..trigger.words.end, clause: from..end };
        let rule = match trigger.shape {
            Shape::Meets => "“met” with who stands on either side",
            Shape::Speaks => "“spoke with” with who stands on either side",
            Shape::Receives => "“received” or “called on”, with host and guest",
            _ => "two sides that discussed",
        };
        let mut frame = self.frame(trigger, &scope, verdict, sides, rule);
        if trigger.shape == Shape::Speaks && frame.format.is_none() && view.is_in(at, &["phoned", "telephoned", "rang"])
        {
            frame.format = Some((MeetingFormat::ByPhone, trigger.words.clone()));
        }
        frame.others.append(&mut others);
        if !passive {
            frame.others.extend(self.hosted(trigger.words.end, end));
        }
        frame.both = both;
        frame.weak = weak;
        // “discussed what was agreed at the Shusha summit in July” says nothing of when.
        let of_another =
            |when: &When| (trigger.words.end..when.words.start).any(|at| view.token(at).is_some_and(is_event));
        if weak && frame.when.as_ref().is_some_and(of_another) {
            frame.when = None;
        }
        frame.asserted = matches!(trigger.shape, Shape::Meets) && object.is_none();
        if frame.verdict.status.is_none()
            && !frame.heading
            && !is_ing(view, at)
            && frame.when.as_mut().is_some_and(|when| foreseen(view, when))
        {
            frame.verdict.status = Some(MeetingStatus::Announced);
        }
        // “EU ambassadors will discuss it in Brussels on Wednesday”
        let company =
            subject.as_ref().is_some_and(|found| parties[found.clone()].iter().all(|it| is_company(view, it)));
        if weak && company && object.is_none() && frame.when.is_some() {
            let located = frame.place.as_ref().is_some_and(|place| view.is_in(place.words.start, &["in", "at"]));
            frame.asserted = located;
            frame.weak = !located;
        }
        let weak = frame.weak;
        // “discussed the crisis in Yemen” says nothing of where.
        let past = object.as_ref().and_then(|list| parties.get(list.end - 1)).map_or(usize::MAX, |last| last.words.end);
        let there = frame.place.as_ref().is_some_and(|place| (trigger.words.end..past).contains(&place.words.start));
        if weak && there && !(trigger.words.end..end).any(|at| view.token(at).is_some_and(is_event)) {
            frame.place = None;
        }
        Told::Frame(Box::new(frame), end)
    }

    /// “travels to Skopje on Thursday, where she will meet …”: the day of the clause above.
    fn when_before(&self, scope: &Scope) -> Option<When> {
        let above = scope.clause.start.checked_sub(1).filter(|at| self.view.is(*at, "where"))?;
        let start = above.saturating_sub(12).max(self.prose.start);
        when(self.view, &Scope { phrase: above..above, clause: start..above })
    }

    pub(super) fn frame(
        &self,
        trigger: &Trigger,
        scope: &Scope,
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
            by_noun: trigger.shape == Shape::Noun,
            weak: false,
            asserted: false,
            one_sided: false,
            when: when(view, scope).or_else(|| self.when_before(scope)).map(|found| ahead(view, found, &verdict)),
            place: place(view, scope),
            format: form,
            agenda: agenda(view, self.parties, &(trigger.words.start..self.prose.end)),
            words: trigger.words.clone(),
            verdict,
            rule,
        }
    }
}
