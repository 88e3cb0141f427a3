//! Which way the words around an expression look: back, or forward.

use super::resolve::Direction;
use crate::reading::tokens::{Kind, Token};

/// Words that look forward wherever they stand near a date.
const FORWARD: &[&str] = &[
    "will",
    "ll",
    "shall",
    "would",
    "wo",
    "going",
    "plan",
    "plans",
    "planned",
    "planning",
    "expect",
    "expects",
    "expected",
    "scheduled",
    "slated",
    "due",
    "upcoming",
    "forthcoming",
    "intends",
    "intend",
    "hopes",
    "hope",
    "aims",
    "set",
    "tomorrow",
    "next",
    "coming",
    "may",
    "could",
    "might",
    "should",
    "must",
    "ahead",
    "await",
    "awaits",
    "vows",
    "vowed",
    "pledged",
    "promised",
    "promises",
    "preparing",
    "prepares",
    "expires",
    "ready",
    "let",
];

/// Verbs of reporting, which say when something was said and not when it takes place.
const SAID: &[&str] = &[
    "said",
    "told",
    "added",
    "announced",
    "reported",
    "stated",
    "noted",
    "confirmed",
    "warned",
    "wrote",
    "tweeted",
    "asked",
    "declared",
    "insisted",
    "acknowledged",
    "called",
];

/// Verbs of the past without the ending -ed.
const BACKWARD: &[&str] = &[
    "was", "were", "had", "did", "met", "held", "took", "came", "went", "began", "left", "flew", "gave", "made", "got",
    "saw", "found", "led", "kept", "brought", "sent", "spoke", "spent", "won", "lost", "fell", "rose", "grew", "broke",
    "struck", "shot", "hit", "fled", "drew", "became", "sat", "stood", "ran", "wrote", "read", "won", "born", "been",
    "ago", "since", "last",
];

/// Words in -ed that are no verbs of the past, or say nothing of when.
const NOT_VERBS: &[&str] = &[
    "united",
    "need",
    "indeed",
    "red",
    "unprecedented",
    "speed",
    "indeed",
    "hundred",
    "feed",
    "supposed",
    "so-called",
];

/// Verbs of meeting and travelling that in an infinitive, or in the present right before a date, speak of what is to
/// come: “Taliban, U.S. envoys to meet Saturday”, “the talks begin on Saturday”.
const TAKES_PLACE: &[&str] = &[
    "meet", "hold", "visit", "attend", "host", "convene", "resume", "begin", "start", "open", "travel", "arrive",
    "leave", "depart", "discuss", "sign", "address", "take", "continue", "return", "vote", "conclude", "launch",
];

/// The same verbs where they say in the present what a timetable says.
const STARTS: &[&str] = &[
    "begin",
    "begins",
    "start",
    "starts",
    "open",
    "opens",
    "resume",
    "resumes",
    "convene",
    "convenes",
    "expire",
    "takes",
    "leaves",
    "departs",
    "conclude",
    "concludes",
];

/// Verbs of the past whose infinitive is still to come: “agreed to reconvene on 3 May”, “ordered them to leave by Friday”.
const TO_COME: &[&str] = &[
    "agreed",
    "undertook",
    "offered",
    "asked",
    "urged",
    "ordered",
    "decided",
    "invited",
    "instructed",
    "proposed",
    "resolved",
    "obliged",
    "required",
    "told",
    "wanted",
    "sought",
    "threatened",
    "called",
    "demanded",
    "commissioned",
    "consented",
    "chose",
    "opted",
    "elected",
    "swore",
    "given",
    "gave",
    "bound",
    "warned",
    "pressed",
    "pushed",
    "committed",
];

/// How many words before and after an expression are looked at.
const BEFORE: usize = 24;
const AFTER: usize = 8;
/// How many between a timetable's verb and its date.
const NEAR: usize = 4;
/// How many between the verb of saying and the day of saying it: “told reporters in Doha on Saturday”.
const SAYING: usize = 8;

fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    let stop = tokens[at].is_mark(&['.', '!', '?', ';', '…']);
    // The point of an abbreviation is followed by a word in lower case, or stands after one letter.
    let abbreviation = at > 0 && tokens[at - 1].end - tokens[at - 1].start <= 3 && tokens[at - 1].is_capitalised();
    stop && !(tokens[at].is_mark(&['.']) && abbreviation)
}

fn looks(tokens: &[Token], at: usize) -> Option<Direction> {
    let token = &tokens[at];
    if token.kind != Kind::Word {
        return None;
    }
    let word = &*token.lower;
    if word == "may" && token.is_capitalised()
        || word == "set" && !tokens.get(at + 1).is_some_and(|next| next.is_in(&["to", "for"]))
    {
        return None;
    }
    // “is to meet”, “are to hold”
    let infinitive = matches!(word, "is" | "are") && tokens.get(at + 1).is_some_and(|next| next.is("to"));
    if infinitive || FORWARD.contains(&word) {
        return Some(Direction::Future);
    }
    // “to be held”, “will be held”: the participle says nothing of when.
    let be = |by: usize| at.checked_sub(by).is_some_and(|before| tokens[before].is_in(&["be", "being"]));
    if be(1) || be(2) && tokens[at - 1].lower.ends_with("ly") {
        return None;
    }
    let past = BACKWARD.contains(&word) || word.len() > 4 && word.ends_with("ed") && !NOT_VERBS.contains(&word);
    (past && !SAID.contains(&word)).then_some(Direction::Past)
}

/// The direction for the expression from one token to another (excluded). Looks a bounded number of words around.
pub(super) fn direction(tokens: &[Token], from: usize, to: usize) -> Direction {
    let start = from.saturating_sub(BEFORE);
    let mut before = Vec::new();
    for at in (start..from).rev() {
        // A heading ends without a point.
        let paragraph = tokens.get(at + 1).is_some_and(|next| next.line_start && next.is_capitalised());
        if paragraph || ends_sentence(tokens, at) {
            break;
        }
        before.push(at);
    }
    let near = |distance: usize| from.checked_sub(distance).map(|at| &tokens[at]);
    // “until Friday”, “by Monday”
    let limit = near(1).is_some_and(|token| token.is_in(&["by", "until", "till"]));
    // “officials said Monday”, “said on Monday”
    let said = near(1).is_some_and(|token| token.is_in(SAID))
        || near(1).is_some_and(|token| token.is("on")) && near(2).is_some_and(|token| token.is_in(SAID));
    if said || said_on(tokens, &before) {
        return Direction::Past;
    }
    if still_to_come(tokens, &before) {
        return Direction::Future;
    }
    if let Some(found) = before.iter().find_map(|at| looks(tokens, *at)) {
        return if limit && found == Direction::Past { Direction::Neutral } else { found };
    }
    for at in to..(to + AFTER).min(tokens.len()) {
        if ends_sentence(tokens, at) {
            break;
        }
        // “On Wednesday, the ministry said it would …”: the day of saying so.
        if tokens[at].is_in(SAID) && !tokens.get(at + 1).is_some_and(|next| next.is_mark(&[','])) {
            return Direction::Past;
        }
        if let Some(found) = looks(tokens, at) {
            return found;
        }
    }
    if announced(tokens, &before) {
        return Direction::Future;
    }
    if limit { Direction::Limit } else { Direction::Neutral }
}

/// Whether the date says when something was said: “told reporters on Saturday”, “said in a statement Monday”.
fn said_on(tokens: &[Token], before: &[usize]) -> bool {
    for at in before.iter().copied().take(SAYING) {
        if tokens[at].is_in(SAID) {
            let where_said =
                ["in", "at", "on", "during", "by", "to", "via", "through", "after", "early", "late", "here"];
            return tokens[at].is("told") || tokens.get(at + 1).is_some_and(|next| next.is_in(&where_said));
        }
        if tokens[at].is("that") || looks(tokens, at).is_some() {
            return false;
        }
    }
    false
}

/// Whether the verb nearest before the date is the infinitive of something agreed, ordered or offered. `before` goes from
/// the date backwards.
fn still_to_come(tokens: &[Token], before: &[usize]) -> bool {
    let mut infinitive = false;
    for at in before.iter().copied() {
        let after_to = |next: &Token| {
            next.kind == Kind::Word
                && !next.is_capitalised()
                && !next.is_in(&["the", "a", "an", "his", "her", "its", "their", "this", "that", "have"])
        };
        if tokens[at].is("to") {
            infinitive |= tokens.get(at + 1).is_some_and(after_to);
        } else if infinitive && tokens[at].is_in(TO_COME) {
            return true;
        } else if looks(tokens, at).is_some() {
            return false;
        }
    }
    false
}

/// Whether a headline's infinitive, or a timetable's present, stands before the expression.
fn announced(tokens: &[Token], before: &[usize]) -> bool {
    let infinitive = |at: usize| {
        tokens[at].is_in(TAKES_PLACE) && at > 0 && tokens[at - 1].is("to")
            || tokens[at].is("be") && tokens[at - 1].is("to")
    };
    before.iter().any(|at| *at > 0 && infinitive(*at))
        || before.iter().take(NEAR).any(|at| tokens[*at].is_in(STARTS) && !tokens[*at].is_capitalised())
}

/// The same; where the words around say nothing, the direction of the date before it in the sentence goes on: “I go to
/// Rome in November, to Paris in December”. `before` is the token after that date, and its direction.
pub(super) fn inherited(tokens: &[Token], from: usize, to: usize, before: Option<(usize, Direction)>) -> Direction {
    let found = direction(tokens, from, to);
    match before {
        Some((end, known)) if found == Direction::Neutral && end <= from && from - end <= 3 * BEFORE => {
            if (end..from).any(|at| ends_sentence(tokens, at)) { found } else { known }
        }
        _ => found,
    }
}
