//! On what condition and by when something is promised, to whom it is given, when it was said and at which meeting.

use std::ops::Range;

use super::Page;
use crate::model::EdtfDate;
use crate::reading::dates::DateKind;
use crate::reading::found::MeetingFound;
use crate::reading::phrase::{Class, class};
use crate::reading::text::Text;

/// Ways to set a condition.
const CONDITIONS: &[&[&str]] = &[
    &["if"],
    &["unless"],
    &["provided", "that"],
    &["provided"],
    &["providing", "that"],
    &["on", "condition", "that"],
    &["on", "the", "condition", "that"],
    &["in", "exchange", "for"],
    &["in", "return", "for"],
    &["as", "long", "as"],
    &["so", "long", "as"],
    &["only", "after"],
    &["only", "when"],
    &["subject", "to"],
    &["conditional", "on"],
    &["contingent", "on"],
];

/// Words before a date that make it a deadline.
const DEADLINES: &[&str] = &["by", "until", "till", "before", "within"];

impl Page<'_> {
    /// What is told without its condition, and the condition.
    pub(super) fn without_condition(&self, what: &Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
        let found = (what.start + 1..what.end).find_map(|at| Some(at).zip(condition_at(self, at)));
        match found {
            // “as if”, “even if”, “what if”
            Some((at, _)) if !self.text.tokens[at - 1].is_in(&["as", "even", "only", "what"]) => {
                (what.start..self.trimmed(what.start, at), Some(at..what.end))
            }
            _ => (what.clone(), None),
        }
    }

    /// A condition that leads the sentence: “In exchange for relief, Iran agreed to”.
    pub(super) fn condition_before(&self, start: usize) -> Option<Range<usize>> {
        let text = self.text;
        let sentence = text.sentences.get(text.sentence_of(start))?;
        let lead = text.tokens.get(sentence.start)?;
        let led = lead.is("in")
            && text.tokens.get(sentence.start + 1)?.is_in(&["exchange", "return"])
            && text.tokens.get(sentence.start + 2)?.is("for");
        let comma = (sentence.start..start.min(sentence.start + 30)).find(|at| text.tokens[*at].is_mark(&[',']))?;
        led.then_some(sentence.start..comma)
    }

    /// The day by which, if some tokens tell one.
    pub(super) fn deadline(&self, range: &Range<usize>) -> Option<EdtfDate> {
        let characters = self.text.characters(range);
        let first = self.dates.partition_point(|date| date.range.start < characters.start);
        self.dates[first..].iter().take_while(|date| date.range.end <= characters.end).find_map(|date| {
            let tokens = self.text.tokens_at(&date.range);
            // “by 15 May”, “by the end of June”, “no later than May”.
            let led = (tokens.start.saturating_sub(4).max(range.start)..(tokens.start + 1).min(range.end)).any(|at| {
                let token = &self.text.tokens[at];
                token.is_in(DEADLINES) && !self.far(at, tokens.start)
                    || token.is("later") && self.text.tokens.get(at + 1).is_some_and(|next| next.is("than"))
            });
            date.edtf.clone().filter(|_| led)
        })
    }

    /// Something other than “the end of” and its like stands between a small word and a date.
    fn far(&self, at: usize, date: usize) -> bool {
        const BETWEEN: &[&str] =
            &["the", "end", "start", "beginning", "middle", "of", "early", "late", "mid", "next", "this"];
        (at + 1..date).any(|at| !self.text.tokens[at].is_in(BETWEEN))
    }

    /// Who gets what is given: “provide aid to Kyiv”.
    pub(super) fn receiver(&self, what: &Range<usize>, who: &[usize]) -> Vec<usize> {
        const GIVING: &[&str] = &[
            "provide", "give", "send", "grant", "deliver", "supply", "hand", "lend", "offer", "return", "transfer",
            "sell",
        ];
        let text = self.text;
        let gives = what.clone().take(5).any(|at| text.tokens[at].is_in(GIVING));
        // “pledged 14 tanks to Ukraine”
        let thing =
            what.len() > 2 && matches!(class(text, what.start), Class::Number | Class::Determiner | Class::Mark);
        if !gives && !thing {
            return Vec::new();
        }
        let spans = self.who.actors_in(what);
        let given = spans.iter().find(|span| {
            let before = (what.start..span.tokens.start).next_back().map(|at| &text.tokens[at]);
            let article = before.is_some_and(|token| token.is("the"));
            let at = if article { span.tokens.start.checked_sub(2) } else { span.tokens.start.checked_sub(1) };
            let led = at.and_then(|at| text.tokens.get(at)).is_some_and(|token| token.is("to") || token.is_in(GIVING));
            led && !who.contains(&span.actor)
        });
        given.map(|span| span.actor).into_iter().collect()
    }

    /// The day on which it was said: a day in the sentence outside of what is held.
    pub(super) fn spoken_on(&self, what: &Range<usize>) -> Option<EdtfDate> {
        let sentence = self.text.sentences.get(self.text.sentence_of(what.start))?;
        let (all, inside) = (self.text.characters(sentence), self.text.characters(what));
        let first = self.dates.partition_point(|date| date.range.start < all.start);
        let mut days = self.dates[first..]
            .iter()
            .take_while(|date| date.range.end <= all.end)
            .filter(|date| date.kind == DateKind::Date && date.from.is_some() && date.from == date.to)
            .filter(|date| date.range.end <= inside.start || date.range.start >= inside.end);
        days.next().and_then(|date| date.edtf.clone())
    }

    /// The meeting at which it was said: the one told of in the same sentence, or in the nearest of the two before and after.
    pub(super) fn meeting_at(&self, token: usize) -> Option<usize> {
        let sentence = self.text.sentence_of(token);
        let first = self.told.partition_point(|(told, _)| told + 2 < sentence);
        let mut nearest: Option<(usize, usize)> = None;
        let mut tied = false;
        for (told, meeting) in self.told.get(first..)?.iter().take_while(|(told, _)| *told <= sentence + 2) {
            let away = told.abs_diff(sentence);
            match nearest {
                Some((known, least)) if known == *meeting => nearest = Some((known, least.min(away))),
                Some((_, least)) if least < away => {}
                Some((_, least)) if least == away => tied = true,
                _ => (nearest, tied) = (Some((*meeting, away)), false),
            }
        }
        nearest.filter(|_| !tied).map(|(meeting, _)| meeting)
    }
}

/// The length of the words that set a condition at a place.
pub(super) fn condition_at(page: &Page, at: usize) -> Option<usize> {
    let tokens = &page.text.tokens;
    CONDITIONS
        .iter()
        .find(|words| {
            words.iter().enumerate().all(|(step, word)| tokens.get(at + step).is_some_and(|token| token.is(word)))
        })
        .map(|words| words.len())
}

/// The sentences that tell of meetings, in order, each with the meeting's place.
pub(super) fn told_in(text: &Text, meetings: &[MeetingFound]) -> Vec<(usize, usize)> {
    let mut told: Vec<(usize, usize)> = Vec::new();
    for (at, meeting) in meetings.iter().enumerate() {
        for range in &meeting.evidence {
            told.push((text.sentence_of(text.tokens_at(range).start), at));
        }
    }
    told.sort_unstable();
    told.dedup();
    told
}
