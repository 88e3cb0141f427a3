//! What letters of a PDF document mean: strings of the file, ligatures, the order of right-to-left lines.

use unicode_bidi::{BidiClass, bidi_class};
use unicode_normalization::UnicodeNormalization as _;

/// A text string of the file (§7.9.2.2): UTF-16 or UTF-8 with its mark, else as PDFDocEncoding, which is close to
/// Windows' Latin.
pub(super) fn string(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

/// The letters that a glyph stands for: ligatures and shapes of Arabic letters become the letters themselves; what is no
/// letter at all is left out.
pub(super) fn plain(glyph: &str) -> String {
    let mut plain = String::with_capacity(glyph.len());
    for c in glyph.chars() {
        match c {
            '\u{FB00}'..='\u{FB06}' | '\u{FB13}'..='\u{FB17}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
                plain.extend(std::iter::once(c).nfkc());
            }
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' | '\t' | '\n' | '\r' => plain.push(' '),
            '\u{200B}' | '\u{FEFF}' | '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' => {}
            c if c.is_control() => {}
            c => plain.push(c),
        }
    }
    plain
}

/// Which way a letter runs; `None` where it takes the way of its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Left,
    Right,
    Number,
}

fn way(glyph: &str) -> Option<Way> {
    glyph.chars().find_map(|c| match bidi_class(c) {
        BidiClass::R | BidiClass::AL => Some(Way::Right),
        BidiClass::L => Some(Way::Left),
        BidiClass::EN | BidiClass::AN => Some(Way::Number),
        _ => None,
    })
}

/// Whether most letters run from right to left.
pub(super) fn is_right_to_left<'g>(glyphs: impl Iterator<Item = &'g str>) -> bool {
    let (mut right, mut left) = (0_usize, 0_usize);
    for glyph in glyphs {
        match way(glyph) {
            Some(Way::Right) => right += 1,
            Some(Way::Left) => left += 1,
            _ => {}
        }
    }
    right > left
}

/// The order in which glyphs that stand from left to right are read: places in `glyphs`. The reverse of Unicode Standard
/// Annex 9, rule L2, for two levels: a line that runs from right to left is turned, and what runs from left to right in
/// it turned back; in a line from left to right the stretches from right to left are turned.
pub(super) fn reading_order(glyphs: &[&str]) -> Vec<usize> {
    let right = is_right_to_left(glyphs.iter().copied());
    let ways: Vec<Option<Way>> = glyphs.iter().map(|glyph| way(glyph)).collect();
    if !ways.contains(&Some(Way::Right)) {
        return (0..glyphs.len()).collect();
    }
    let turned = |way: Way| if right { way != Way::Right } else { way == Way::Right };
    // A mark or blank goes with what stands on both sides of it, else with the line.
    let mut runs = vec![false; glyphs.len()];
    let mut at = 0;
    while at < ways.len() {
        if let Some(own) = ways[at] {
            runs[at] = turned(own);
            at += 1;
            continue;
        }
        let end = ways[at..].iter().position(Option::is_some).map_or(ways.len(), |length| at + length);
        let before = at.checked_sub(1).is_some_and(|before| runs[before]);
        let after = ways.get(end).copied().flatten().is_some_and(turned);
        runs[at..end].fill(before && after);
        at = end;
    }
    let mut order: Vec<usize> = (0..glyphs.len()).collect();
    let mut at = 0;
    while at < runs.len() {
        let end = runs[at..].iter().position(|run| *run != runs[at]).map_or(runs.len(), |length| at + length);
        if runs[at] {
            order[at..end].reverse();
        }
        at = end;
    }
    if right {
        order.reverse();
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_letters() {
        for (glyph, want) in [("\u{FB01}", "fi"), ("\u{FEFB}", "لا"), ("\u{FEB3}", "س"), ("\u{A0}", " "), ("\u{1}", "")]
        {
            assert_eq!(plain(glyph), want);
        }
    }

    #[test]
    fn lines_are_read_in_their_order() {
        for (stands, want) in [
            ("met in Doha", "met in Doha"),
            ("بکرد ما", "ام درکب"),
            ("12 زور", "روز 12"),
            ("met ابج here", "met جبا here"),
        ] {
            let glyphs: Vec<String> = stands.chars().map(String::from).collect();
            let glyphs: Vec<&str> = glyphs.iter().map(String::as_str).collect();
            let read: String = reading_order(&glyphs).into_iter().map(|at| glyphs[at]).collect();
            assert_eq!(read, want);
        }
    }

    #[test]
    fn strings_of_the_file() {
        assert_eq!(string(b"\xFE\xFF\0D\0o\0h\0a"), "Doha");
        assert_eq!(string(b"caf\xE9"), "café");
    }
}
