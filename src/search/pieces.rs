//! The pieces that a query is written in.

use std::ops::Range;

/// A piece of what was typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A field's name, whose value follows.
    Field(String),
    Word(String),
    /// Closed or not.
    Phrase(String, bool),
}

/// The pieces of what was typed, with their characters.
pub(super) fn pieces(chars: &[char]) -> Vec<(Piece, Range<usize>)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(character) = chars.get(at).copied() {
        let start = at;
        at += 1;
        let piece = match character {
            blank if blank.is_whitespace() => continue,
            '(' => Piece::Open,
            ')' => Piece::Close,
            quote if is_quote(quote) => {
                let end = chars[at..].iter().position(|c| is_quote(*c)).map(|length| at + length);
                let text: String = chars[at..end.unwrap_or(chars.len())].iter().collect();
                at = end.map_or(chars.len(), |end| end + 1);
                Piece::Phrase(text, end.is_some())
            }
            '-' if chars.get(at).is_some_and(|next| next.is_alphanumeric() || *next == '(' || is_quote(*next)) => {
                Piece::Not
            }
            _ => {
                while let Some(next) = chars.get(at) {
                    if next.is_whitespace() || matches!(next, '(' | ')') || is_quote(*next) {
                        break;
                    }
                    at += 1;
                    if *next == ':' && is_field(&chars[start..at - 1], &chars[at..]) {
                        break;
                    }
                }
                let word: String = chars[start..at].iter().collect();
                match word.as_str() {
                    "AND" => Piece::And,
                    "OR" => Piece::Or,
                    "NOT" => Piece::Not,
                    _ => match word.strip_suffix(':') {
                        Some(name) if is_field(&chars[start..at - 1], &chars[at..]) => {
                            Piece::Field(name.to_lowercase())
                        }
                        _ => Piece::Word(word),
                    },
                }
            }
        };
        pieces.push((piece, start..at));
    }
    pieces
}

/// Whether letters before a colon name a field: the name of one, or a word with something right behind the colon that
/// is no address.
fn is_field(name: &[char], rest: &[char]) -> bool {
    let name: String = name.iter().collect::<String>().to_lowercase();
    let known = matches!(
        name.as_str(),
        "outlet"
            | "actor"
            | "place"
            | "title"
            | "tag"
            | "author"
            | "lang"
            | "language"
            | "in"
            | "type"
            | "after"
            | "before"
            | "on"
    );
    let tied = rest.first().is_some_and(|next| next.is_alphanumeric() || is_quote(*next));
    known || tied && name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '«' | '»' | '„')
}
