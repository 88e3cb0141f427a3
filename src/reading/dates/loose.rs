//! Times that no calendar gives: “recently”, “in the past”, “years ago”.

use super::cursor::{is_mark, is_word, one_of, phrase, skip_word, word};
use super::duration::{VAGUE, plural_unit};
use crate::reading::tokens::{Kind, Token};

/// Words that say when without a calendar.
pub(super) const LOOSE: &[&str] =
    &["currently", "recently", "previously", "lately", "nowadays", "presently", "recent", "current"];

/// What stands after “current” where it is no time.
const CURRENTS: &[&str] = &["account", "accounts", "affairs", "of"];

/// Whether the words only speak of the present: “now”, “at the moment”.
pub(super) fn present(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|token| token.is_in(&["now", "moment", "present", "minute", "time"]))
}

/// The place after a loose time that starts here.
pub(super) fn loose(tokens: &[Token], at: usize) -> Option<usize> {
    let first = word(tokens, at)?;
    match first {
        "current" | "recent" => {
            let noun = tokens.get(at + 1).is_some_and(|next| {
                next.kind == Kind::Word && next.spaced && !next.line_start && !next.is_in(CURRENTS)
            });
            return (noun && !tokens[at].is_capitalised()).then_some(at + 1);
        }
        _ if LOOSE.contains(&first) => return Some(at + 1),
        _ => {}
    }
    for name in ["long ago", "some time ago", "not long ago"] {
        if let Some(end) = phrase(tokens, at, name) {
            return Some(end);
        }
    }
    past_or_future(tokens, at).or_else(|| units_ago(tokens, at))
}

/// “now”, where it says when: not “now that”, nor the “Now, …” that only goes on talking.
pub(super) fn now(tokens: &[Token], at: usize) -> Option<usize> {
    let opens = at == 0 || tokens[at].line_start || tokens[at - 1].is_mark(&['.', '!', '?', '“', '"']);
    let talks =
        one_of(tokens, at + 1, &["that"]) || opens && is_mark(tokens, at + 1, &[',']) || tokens[at].text == "NOW";
    (!talks).then_some(at + 1)
}

/// “in the past”, “for the foreseeable future”.
fn past_or_future(tokens: &[Token], at: usize) -> Option<usize> {
    let said = is_word(tokens, at, "the") && at > 0 && one_of(tokens, at - 1, &["in", "for", "into", "of", "from"]);
    let name = skip_word(tokens, at + 1, &["near", "foreseeable", "immediate", "distant", "recent", "not-too-distant"]);
    let ends = tokens.get(name + 1).is_none_or(|next| next.kind == Kind::Mark || next.line_start || !next.spaced)
        || one_of(
            tokens,
            name + 1,
            &["and", "or", "but", "to", "with", "as", "by", "because", "when", "he", "she", "they", "it"],
        );
    (said && one_of(tokens, name, &["past", "future"]) && ends).then_some(name + 1)
}

/// “years ago”, “a few days later”, “several months earlier”.
fn units_ago(tokens: &[Token], at: usize) -> Option<usize> {
    let article = skip_word(tokens, at, &["a", "the"]);
    let vague = word(tokens, article).is_some_and(|word| VAGUE.contains(&word));
    let unit = if vague { skip_word(tokens, article + 1, &["of", "more"]) } else { at };
    let end = word(tokens, unit).filter(|word| plural_unit(word)).map(|_| unit + 1)?;
    one_of(tokens, end, &["ago", "later", "earlier", "afterwards", "afterward"]).then_some(end + 1)
}
