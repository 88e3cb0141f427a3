//! The words around a match.

use std::ops::Range;

use super::ask::{Ask, joined};

/// How many bytes are shown on each side of a match, about.
const AROUND: usize = 90;

/// A piece of text with its matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// One line; `…` stands where text was left out.
    pub text: String,
    /// The matches, in characters of `text`.
    pub marks: Vec<Range<usize>>,
}

impl Snippet {
    /// The piece around one of the `places`, which are bytes of `text`, with all of them that it covers.
    pub(super) fn around(text: &str, place: &Range<usize>, places: &[Range<usize>]) -> Self {
        let start = cut_before(text, place.start);
        let end = cut_after(text, place.end);
        let piece = text[start..end].trim_end();
        // Only these matter: asking all of them for every character would cost the square of a long text.
        let from = places.partition_point(|place| place.end <= start);
        let until = places.partition_point(|place| place.start < end);
        let places = &places[from..until.max(from)];
        let mut snippet = Self::default();
        let mut chars = 0;
        if start > 0 {
            snippet.text.push('…');
            chars += 1;
        }
        let mut marks: Vec<Range<usize>> = Vec::new();
        let mut inside = false;
        for (byte, character) in piece.char_indices() {
            let here = start + byte;
            if inside && marks.last().is_some_and(|_| !covers(places, here)) {
                inside = false;
            }
            let begins = places.iter().any(|place| place.start == here);
            if covers(places, here) && (!inside || begins) {
                marks.push(chars..chars);
                inside = true;
            }
            if inside && let Some(mark) = marks.last_mut() {
                mark.end = chars + 1;
            }
            snippet.text.push(if character.is_whitespace() { ' ' } else { character });
            chars += 1;
        }
        if start + piece.len() < text.trim_end().len() {
            snippet.text.push('…');
        }
        snippet.marks = marks;
        snippet
    }

    /// The piece of `text` in which most of the query stands close together, and the first of its places there, in
    /// bytes of `text`; `None` where nothing of it stands.
    pub(super) fn best(text: &str, ask: &Ask) -> Option<(Self, Range<usize>)> {
        let spots = ask.spots(text);
        Self::best_of(text, ask.terms.len(), &spots, &joined(&spots))
    }

    /// As [`Self::best`], of so many terms, where they are known to stand.
    pub(super) fn best_of(
        text: &str,
        terms: usize,
        spots: &[(Range<usize>, usize)],
        places: &[Range<usize>],
    ) -> Option<(Self, Range<usize>)> {
        let first = places.first()?;
        let start = if terms < 2 { first.start } else { densest(terms, spots)? };
        let place = places.iter().find(|place| place.contains(&start))?.clone();
        Some((Self::around(text, &place, places), place))
    }
}

/// Where the most different terms stand within sight, the first of such places.
fn densest(terms: usize, spots: &[(Range<usize>, usize)]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (position, (Range { start, .. }, _)) in spots.iter().enumerate() {
        let mut seen = vec![false; terms];
        for (_, term) in spots[position..].iter().take_while(|(other, _)| other.start <= start + AROUND) {
            seen[*term] = true;
        }
        let seen = seen.into_iter().filter(|seen| *seen).count();
        if best.is_none_or(|(most, _)| seen > most) {
            best = Some((seen, *start));
        }
        if seen == terms {
            break;
        }
    }
    best.map(|(_, start)| start)
}

fn covers(places: &[Range<usize>], byte: usize) -> bool {
    places.iter().any(|place| place.contains(&byte))
}

/// The beginning of a word, or of the paragraph, some way before a byte.
fn cut_before(text: &str, byte: usize) -> usize {
    let mut from = byte.saturating_sub(AROUND);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..byte];
    if let Some(line) = before.rfind('\n') {
        return from + line + 1;
    }
    if from == 0 {
        return 0;
    }
    before.find(char::is_whitespace).map_or(from, |blank| {
        let rest = &before[blank..];
        from + blank + (rest.len() - rest.trim_start().len())
    })
}

/// The end of a word, or of the paragraph, some way after a byte.
fn cut_after(text: &str, byte: usize) -> usize {
    let mut to = (byte + AROUND).min(text.len());
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let after = &text[byte..to];
    if let Some(line) = after.find('\n') {
        return byte + line;
    }
    if to == text.len() {
        return to;
    }
    after.rfind(char::is_whitespace).map_or(to, |blank| byte + blank)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::query::Query;
    use super::*;
    use crate::model::Dossier;

    fn best(text: &str, typed: &str) -> (Snippet, Range<usize>) {
        let query = Query::typing(typed).expect("it can be read");
        let ask = Ask::new(&query, &Dossier::default(), Arc::default, None).expect("there are words");
        Snippet::best(text, &ask).expect("they occur")
    }

    fn check(typed: &str, text: &str, expect: &str) {
        let (snippet, _) = best(text, typed);
        let mut marked = String::new();
        for (index, character) in snippet.text.chars().enumerate() {
            if snippet.marks.iter().any(|mark| mark.start == index) {
                marked.push('[');
            }
            marked.push(character);
            if snippet.marks.iter().any(|mark| mark.end == index + 1) {
                marked.push(']');
            }
        }
        assert_eq!(marked, expect);
    }

    #[test]
    fn the_piece_shows_the_match_in_its_paragraph() {
        check("doha", "Before.\nTalks in Doha began.\nAfter.", "…Talks in [Doha] began.…");
        check("doha", "Doha", "[Doha]");
        check("“in doha”", "Talks in Doha", "Talks [in Doha]");
        check("متقی", "آقای متقی گفت", "آقای [متقی] گفت");
    }

    #[test]
    fn long_text_is_cut_between_words() {
        let long = format!("{}Doha {}", "word ".repeat(40), "word ".repeat(40));
        let (snippet, place) = best(&long, "doha");
        assert_eq!(&long[place], "Doha");
        assert!(snippet.text.starts_with("…word ") && snippet.text.ends_with(" word…"), "{}", snippet.text);
        assert!(snippet.text.chars().count() < 220);
    }

    #[test]
    fn the_place_with_most_of_the_words_is_shown() {
        let text = format!("West said no.\n{}\nThen West met Muttaqi in Doha.", "filler ".repeat(50));
        check("west muttaqi", &text, "…Then [West] met [Muttaqi] in Doha.");
    }
}
