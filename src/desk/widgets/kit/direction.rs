//! Right-to-left text on one line.
//!
//! egui shapes Arabic words but sets them from left to right. For single lines (titles, names) the words are put in
//! visual order here; running text has a setter of its own.

use std::borrow::Cow;
use std::ops::Range;

use crate::desk::widgets::typeset::{
    Atom, AtomKind, atoms, is_plain_left_to_right, is_right_to_left, mirrored, visual_order,
};

/// The words of one line in visual order (UAX #9, rules L2 and L4, by words). Text without right-to-left letters is
/// unchanged.
#[must_use]
pub fn visual_line(text: &str) -> Cow<'_, str> {
    if is_plain_left_to_right(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(visual_parts(text).into_iter().map(|(_, part)| part).collect())
}

/// The parts of one line from left to right, each as it is handed to egui, which sets what it is given in one script
/// in the direction of that script; with the bytes of the text that it is of.
pub(super) fn visual_parts(text: &str) -> Vec<(Range<usize>, Cow<'_, str>)> {
    let right_to_left = is_right_to_left(text);
    let mut parts: Vec<Atom> = Vec::new();
    for atom in atoms(text, &[], right_to_left) {
        let sign = text[atom.bytes.clone()].chars().all(|c| ('\u{590}'..'\u{900}').contains(&c) && !c.is_numeric());
        match parts.last_mut() {
            // A sign of the script is set with the word before it, in the direction of both.
            Some(last)
                if last.kind == AtomKind::RightToLeft
                    && atom.kind == AtomKind::Single
                    && atom.level == last.level
                    && sign =>
            {
                last.bytes.end = atom.bytes.end;
                last.chars.end = atom.chars.end;
            }
            _ => parts.push(atom),
        }
    }
    let part = |index: usize| {
        let Atom { bytes, level, kind, .. } = &parts[index];
        let words = &text[bytes.clone()];
        let turned = level % 2 == 1 && *kind == AtomKind::Single;
        (bytes.clone(), if turned { words.chars().map(mirrored).collect() } else { Cow::Borrowed(words) })
    };
    visual_order(&parts, right_to_left).into_iter().map(part).collect()
}

/// One line in visual order, its end cut between words until it fits. `fits` is asked of text in visual order.
#[must_use]
pub fn visual_within(text: &str, fits: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let whole = visual_line(text);
    // Text that reads from left to right is cut at its right end, where it is painted.
    if matches!(whole, Cow::Borrowed(_)) || !is_right_to_left(text) || fits(&whole) {
        return whole;
    }
    visual_lines(text, 1, |line| fits(&visual_line(line))).pop().map_or(whole, Cow::Owned)
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
        // Signs stand on the far side of their word; those of the script are set with it.
        check("الدوحة: محادثات", "محادثات :الدوحة");
        check("او (وزیر) گفت", "گفت (وزیر) او");
        check("دوحه، کابل", "کابل دوحه،");
    }

    #[test]
    fn the_end_of_a_line_is_cut_and_not_what_stands_at_the_right() {
        let fits = |line: &str| line.chars().count() <= 9;
        assert_eq!(visual_within("امیر خان متقی وزیر", fits), "… امیر");
        assert_eq!(visual_within("امیر خان", fits), "خان امیر");
        assert_eq!(visual_within("After candid talks", fits), "After candid talks");
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
