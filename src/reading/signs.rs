//! Small signs in words: what became of a meeting, whether someone was there, in what form people met, what is denied,
//! and who is said to have said it.

use std::ops::Range;

use super::speech::anonymous_in;
use super::speech::cues::is_saying_word;
use crate::model::{AttendanceState, MeetingFormat, MeetingStatus};

/// Whether one of some phrases stands in the words, on the borders of words, in any case.
fn has(words: &str, phrases: &[&str]) -> bool {
    let padded = padded(words);
    phrases.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
}

/// Lower case, every other sign a space, one space at each end.
fn padded(words: &str) -> String {
    let mut padded = String::with_capacity(words.len() + 2);
    padded.push(' ');
    for c in words.chars() {
        if c.is_alphanumeric() {
            padded.extend(c.to_lowercase());
        } else if matches!(c, '\'' | '’') {
            padded.push('\'');
        } else if !padded.ends_with(' ') {
            padded.push(' ');
        }
    }
    if !padded.ends_with(' ') {
        padded.push(' ');
    }
    padded
}

/// Whether the words say that something is not so.
#[must_use]
pub fn denies(words: &str) -> bool {
    const SIGNS: &[&str] = &[
        "not", "no", "never", "neither", "nor", "none", "denied", "denies", "deny", "rejected", "rejects", "reject",
        "without", "cannot", "refuted",
    ];
    // “didn't”, “won't”, “can't”
    has(words, SIGNS) || padded(words).contains("n't ")
}

/// What the words say became of a meeting; `None` where they show no sign of it.
#[must_use]
pub fn status_in(words: &str) -> Option<MeetingStatus> {
    const CANCELLED: &[&str] = &["cancelled", "canceled", "called off", "scrapped", "scuttled"];
    const POSTPONED: &[&str] = &["postponed", "put off", "delayed", "pushed back", "deferred", "rescheduled"];
    const ALLEGED: &[&str] = &["allegedly", "reportedly", "rumoured", "rumored", "said to have met"];
    const AHEAD: &[&str] = &[
        "will",
        "are to",
        "is to",
        "to meet",
        "to hold",
        "plan to",
        "plans to",
        "due to",
        "scheduled",
        "expected",
        "set to",
        "agreed to meet",
        "next week",
        "next month",
        "upcoming",
        "planned",
        "would",
    ];
    const PAST: &[&str] = &[
        "met",
        "held",
        "sat down",
        "took place",
        "concluded",
        "ended",
        "talked",
        "wrapped up",
        "have met",
        "has met",
        "were held",
        "was held",
        "gathered",
        "attended",
    ];
    [
        (CANCELLED, MeetingStatus::Cancelled),
        (POSTPONED, MeetingStatus::Postponed),
        (ALLEGED, MeetingStatus::Alleged),
        (AHEAD, MeetingStatus::Announced),
        (PAST, MeetingStatus::Held),
    ]
    .into_iter()
    .find(|(signs, _)| has(words, signs))
    .map(|(_, status)| status)
}

/// What the words say of someone's presence; `None` where they show no sign of it.
#[must_use]
pub fn attendance_in(words: &str) -> Option<AttendanceState> {
    const ABSENT: &[&str] = &[
        "absent",
        "did not attend",
        "didn't attend",
        "will not attend",
        "stayed away",
        "skipped",
        "was not there",
        "not taking part",
        "not present",
        "replaced",
    ];
    const EXPECTED: &[&str] = &[
        "will",
        "expected",
        "to attend",
        "to lead",
        "due to",
        "scheduled",
        "are to",
        "is to",
        "plans to",
        "set to",
        "would",
        "to represent",
        "to include",
        "will include",
    ];
    const ATTENDED: &[&str] = &[
        "attended",
        "led",
        "met",
        "headed",
        "represented",
        "took part",
        "joined",
        "sat down",
        "was present",
        "hosted",
        "accompanied",
        "included",
        "was accompanied",
        "spoke",
    ];
    [(ABSENT, AttendanceState::Absent), (EXPECTED, AttendanceState::Expected), (ATTENDED, AttendanceState::Attended)]
        .into_iter()
        .find(|(signs, _)| has(words, signs))
        .map(|(_, state)| state)
}

/// In what form the words say people met; `None` where they show no sign of it.
#[must_use]
pub fn format_in(words: &str) -> Option<MeetingFormat> {
    [
        (&["in person", "face to face", "sat down"][..], MeetingFormat::InPerson),
        (&["by phone", "phone call", "telephone", "by telephone", "called"][..], MeetingFormat::ByPhone),
        (
            &["virtual", "virtually", "by video", "video conference", "videoconference", "online"][..],
            MeetingFormat::Virtual,
        ),
        (&["shuttle", "indirect talks", "go between", "proximity talks"][..], MeetingFormat::Shuttle),
        (&["letter", "letters", "in writing", "written", "note verbale"][..], MeetingFormat::Written),
    ]
    .into_iter()
    .find(|(signs, _)| has(words, signs))
    .map(|(_, format)| format)
}

/// The sentence around some words of a text, as characters. Looks no further than 600 characters on each side.
#[must_use]
pub fn sentence_around(text: &str, range: &Range<usize>) -> Range<usize> {
    const FAR: usize = 600;
    let from = range.start.saturating_sub(FAR);
    let window: Vec<char> = text.chars().skip(from).take(range.len() + 2 * FAR).collect();
    let (start, end) = (range.start - from, (range.end - from).min(window.len()));
    let ends = |at: usize| {
        let c = window[at];
        // What goes on with a small letter is an abbreviation's end, not a sentence's.
        let rest = window.get(at + 1..).unwrap_or_default();
        let next = rest.iter().find(|c| !c.is_whitespace() && !matches!(c, '”' | '"' | '’'));
        let apart = rest.first().is_none_or(|c| c.is_whitespace() || matches!(c, '”' | '"' | '’'));
        c == '\n' || (matches!(c, '.' | '!' | '?' | '۔' | '。') && apart && !next.is_some_and(|c| c.is_lowercase()))
    };
    let first = (0..start).rev().find(|at| ends(*at)).map_or(0, |at| at + 1);
    let last = (end.saturating_sub(1)..window.len()).find(|at| ends(*at)).map_or(window.len(), |at| at + 1);
    from + first..from + last
}

/// Whether a sentence gives its words to someone.
#[must_use]
pub fn has_saying(sentence: &str) -> bool {
    let padded = padded(sentence);
    padded.contains(" according to ") || padded.split(' ').any(is_saying_word)
}

/// Someone unnamed to whom a sentence gives its words, as printed: “a senior administration official”.
#[must_use]
pub fn anonymous_speaker(sentence: &str) -> Option<String> {
    anonymous_in(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_status_presence_and_form() {
        for (words, expect) in [
            ("will meet senior Taliban in Doha", Some(MeetingStatus::Announced)),
            ("the two sides met on Saturday", Some(MeetingStatus::Held)),
            ("the talks were called off", Some(MeetingStatus::Cancelled)),
            ("has been postponed until June", Some(MeetingStatus::Postponed)),
            ("frozen reserves", None),
        ] {
            assert_eq!(status_in(words), expect, "{words}");
        }
        for (words, expect) in [
            ("Mr West led the delegation", Some(AttendanceState::Attended)),
            ("will include officials from USAID", Some(AttendanceState::Expected)),
            ("the envoy did not attend", Some(AttendanceState::Absent)),
            ("the envoy", None),
        ] {
            assert_eq!(attendance_in(words), expect, "{words}");
        }
        assert_eq!(format_in("the first in-person talks"), Some(MeetingFormat::InPerson));
        assert_eq!(format_in("talks"), None);
        assert!(denies("no meeting until now has been held"));
        assert!(denies("aid wasn’t promised") && denies("they wouldn't meet") && denies("He rejects it."));
        assert!(!denies("a notable meeting"));
    }

    #[test]
    fn the_sentence_and_its_unnamed_speaker() {
        let text = "They met. A senior administration official said that aid (e.g. food) was discussed. It ended.";
        let at = text.find("aid").unwrap();
        let sentence = &text[sentence_around(text, &(at..at + 3))];
        assert_eq!(sentence.trim(), "A senior administration official said that aid (e.g. food) was discussed.");
        assert_eq!(anonymous_speaker(sentence).as_deref(), Some("A senior administration official"));
        assert_eq!(anonymous_speaker("The official residence is large."), None);
        assert_eq!(sentence_around("", &(0..0)), 0..0);
        assert_eq!(sentence_around("abc", &(1..2)), 0..3);
    }
}
