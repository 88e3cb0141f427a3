//! Right-to-left text on one line.
//!
//! egui shapes Arabic words but sets them from left to right. For single lines (titles, names) the words are put in
//! visual order here; running text has a setter of its own.

use std::borrow::Cow;

use unicode_bidi::{BidiInfo, Level};

/// Whether the text's own direction is right to left (UAX #9, rules P2 and P3).
#[must_use]
pub fn is_right_to_left(text: &str) -> bool {
    text.chars().any(is_strong_right)
        && BidiInfo::new(text, None).paragraphs.first().is_some_and(|one| one.level.is_rtl())
}

fn is_strong_right(c: char) -> bool {
    use unicode_bidi::BidiClass::{AL, R};
    // Most text ends at the comparison: the first right-to-left letters are the Hebrew ones.
    c >= '\u{590}' && matches!(unicode_bidi::bidi_class(c), R | AL)
}

/// The words of one line in visual order (UAX #9, rule L2, by words). Text without right-to-left letters is unchanged.
#[must_use]
pub fn visual_line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_strong_right) {
        return Cow::Borrowed(text);
    }
    let info = BidiInfo::new(text, None);
    // A word takes the highest level of its letters; a space the level it resolved to.
    let mut atoms: Vec<(&str, Level)> = Vec::new();
    let mut start = 0;
    let mut ends: Vec<usize> = text.match_indices(' ').flat_map(|(at, space)| [at, at + space.len()]).collect();
    ends.push(text.len());
    for end in ends {
        if let Some(level) = info.levels[start..end].iter().max() {
            atoms.push((&text[start..end], *level));
        }
        start = end;
    }
    let levels: Vec<Level> = atoms.iter().map(|(_, level)| *level).collect();
    let order = BidiInfo::reorder_visual(&levels);
    Cow::Owned(order.into_iter().map(|index| atoms[index].0).collect())
}

/// Breaks right-to-left text into lines of visual order, each no wider than `fits` allows; at most `max_rows`.
#[must_use]
pub fn visual_lines(text: &str, max_rows: usize, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || lines.len() + 1 == max_rows || fits(&longer) {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    lines.push(line);
    if let Some(last) = lines.last_mut() {
        let mut cut = last.clone();
        while !fits(&cut) {
            let Some((rest, _)) = last.rsplit_once(' ') else { break };
            let rest = rest.to_owned();
            cut = format!("{rest} …");
            *last = rest;
        }
        *last = cut;
    }
    lines.into_iter().map(|line| visual_line(&line).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_in_visual_order() {
        let check = |text: &str, expect: &str| assert_eq!(visual_line(text), expect);
        check("After candid talks", "After candid talks");
        check("امیر خان متقی", "متقی خان امیر");
        check("سال 2021 در دوحه", "دوحه در 2021 سال");
        check("Muttaqi امیر خان wrote", "Muttaqi خان امیر wrote");
        check("", "");
    }

    #[test]
    fn direction_is_that_of_the_first_strong_letter() {
        let check = |text: &str, expect: bool| assert_eq!(is_right_to_left(text), expect, "{text}");
        check("امیر خان", true);
        check("2021 امیر", true);
        check("Muttaqi امیر", false);
        check("2021", false);
    }

    #[test]
    fn lines_are_broken_before_they_are_reordered() {
        let fits = |line: &str| line.chars().count() <= 9;
        assert_eq!(visual_lines("امیر خان متقی وزیر", 3, fits), ["خان امیر", "وزیر متقی"]);
        assert_eq!(visual_lines("امیر خان متقی وزیر", 1, fits), ["… امیر"]);
    }
}
