//! Directions: which text needs bidirectional layout, its atoms, and their order on a line.

use std::ops::Range;

use unicode_bidi::{
    BidiClass, Direction, HardcodedBidiData, Level, ParagraphBidiInfo, bidi_class, get_base_direction_with_data_source,
};
use unicode_segmentation::UnicodeSegmentation as _;

/// How an atom is handed to the shaper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomKind {
    /// Ordinary left-to-right text, shaped as one.
    LeftToRight,
    /// Letters of a right-to-left script with their marks, shaped (and reversed) as one.
    RightToLeft,
    /// One grapheme on its own: a space, a digit of a right-to-left script, or punctuation in
    /// right-to-left text, which is mirrored where Unicode says so.
    Single,
}

/// A piece of a paragraph with one embedding level, shaped as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Characters of the paragraph.
    pub chars: Range<usize>,
    /// The same in bytes.
    pub bytes: Range<usize>,
    /// The embedding level (Annex 9): odd is right to left.
    pub level: u8,
    /// How to shape it.
    pub kind: AtomKind,
    /// Spaces that may hang past the end of a line.
    pub space: bool,
}

/// True where ordinary left-to-right layout is right: no right-to-left letter or digit and no
/// directional formatting character.
#[must_use]
pub fn is_plain_left_to_right(text: &str) -> bool {
    use BidiClass::{AL, AN, FSI, LRE, LRI, LRO, R, RLE, RLI, RLO};
    text.is_ascii()
        || !text.chars().any(|c| {
            c >= '\u{590}'
                && (is_right_to_left_script_digit(c)
                    || matches!(bidi_class(c), R | AL | AN | RLE | RLO | RLI | LRE | LRO | LRI | FSI))
        })
}

/// Whether a paragraph reads from right to left: its first strong character does (Annex 9, P2, P3).
#[must_use]
pub fn is_right_to_left(text: &str) -> bool {
    get_base_direction_with_data_source(&HardcodedBidiData, text) == Direction::Rtl
}

/// Extended Arabic-Indic digits: bidi class EN, yet script Arabic, so that a shaper would guess
/// right to left and turn a number round. The same goes for Arabic-Indic ones in most fonts.
fn is_right_to_left_script_digit(c: char) -> bool {
    matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' | '\u{7C0}'..='\u{7C9}')
}

/// Cuts a paragraph into atoms, in logical order, that never cross a place in `breaks`
/// (see [`super::break_opportunities`]).
#[must_use]
pub fn atoms(text: &str, breaks: &[usize], right_to_left: bool) -> Vec<Atom> {
    let base = if right_to_left { Level::rtl() } else { Level::ltr() };
    let bidi = ParagraphBidiInfo::new(text, Some(base));
    let mut atoms: Vec<Atom> = Vec::new();
    let mut breaks = breaks.iter().copied().peekable();
    let mut char_offset = 0;
    for (byte, grapheme) in text.grapheme_indices(true) {
        let length = grapheme.chars().count();
        let first = grapheme.chars().next().unwrap_or(' ');
        let level = bidi.levels.get(byte).map_or_else(|| base.number(), Level::number);
        let space = super::breaks::is_breaking_space(first);
        let kind = kind_of(grapheme, first, level, bidi.original_classes.get(byte).copied());
        while breaks.next_if(|place| *place < char_offset).is_some() {}
        let at_break = breaks.next_if_eq(&char_offset).is_some();
        match atoms.last_mut() {
            Some(last)
                if !at_break
                    && last.level == level
                    && last.kind == kind
                    && last.space == space
                    && kind != AtomKind::Single =>
            {
                last.chars.end += length;
                last.bytes.end += grapheme.len();
            }
            _ => atoms.push(Atom {
                chars: char_offset..char_offset + length,
                bytes: byte..byte + grapheme.len(),
                level,
                kind,
                space,
            }),
        }
        char_offset += length;
    }
    atoms
}

fn kind_of(grapheme: &str, first: char, level: u8, class: Option<BidiClass>) -> AtomKind {
    let right_to_left_letter = matches!(class, Some(BidiClass::R | BidiClass::AL)) && first.is_alphabetic();
    let odd = level % 2 == 1;
    if right_to_left_letter && odd {
        return AtomKind::RightToLeft;
    }
    if odd || right_to_left_letter || grapheme.chars().any(is_right_to_left_script_digit) {
        return AtomKind::Single;
    }
    AtomKind::LeftToRight
}

/// The visual order, left to right, of the atoms of one line given in logical order (rules L1 and
/// L2): trailing spaces go to the paragraph's level, then runs are reversed from the highest level
/// down to the lowest odd one. Returns indices into `line`.
#[must_use]
pub fn visual_order(line: &[Atom], right_to_left: bool) -> Vec<usize> {
    let base = if right_to_left { Level::rtl() } else { Level::ltr() };
    let trailing = line.iter().rev().take_while(|atom| atom.space).count();
    let levels: Vec<Level> = line
        .iter()
        .enumerate()
        .map(|(index, atom)| if index >= line.len() - trailing { base } else { Level::new(atom.level).unwrap_or(base) })
        .collect();
    ParagraphBidiInfo::reorder_visual(&levels)
}

/// The mirrored twin of a bracket or a quotation mark (rule L4), for right-to-left text.
#[must_use]
pub fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 18] = [
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('<', '>'),
        ('«', '»'),
        ('‹', '›'),
        ('≤', '≥'),
        ('≪', '≫'),
        ('⁅', '⁆'),
        ('⁽', '⁾'),
        ('₍', '₎'),
        ('⟨', '⟩'),
        ('⟦', '⟧'),
        ('⟪', '⟫'),
        ('〈', '〉'),
        ('《', '》'),
        ('「', '」'),
        ('【', '】'),
    ];
    PAIRS
        .iter()
        .find_map(|(open, close)| {
            if *open == c {
                Some(*close)
            } else if *close == c {
                Some(*open)
            } else {
                None
            }
        })
        .unwrap_or(c)
}
