//! Where a line may end, and filling lines greedily.

use std::ops::Range;

/// The places where a line may end: character offsets, each the start of the next word.
/// The end of the text is always the last one; an empty text has none.
///
/// A small part of Unicode Standard Annex 14: after spaces, after hyphens and dashes that stand
/// between letters, after a zero-width space, and between ideographs (never before closing
/// punctuation). A no-break space is no place to end a line.
#[must_use]
pub fn break_opportunities(chars: &[char]) -> Vec<usize> {
    let mut breaks = Vec::new();
    for (index, pair) in chars.windows(2).enumerate() {
        if may_break_between(pair[0], pair[1]) {
            breaks.push(index + 1);
        }
    }
    if !chars.is_empty() {
        breaks.push(chars.len());
    }
    breaks
}

/// Whether `c` is a space that a line may end after, and that hangs past the end of the line.
#[must_use]
pub(super) fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

fn may_break_between(before: char, after: char) -> bool {
    if is_breaking_space(after) {
        return false;
    }
    if is_breaking_space(before) || before == '\u{200B}' {
        return true;
    }
    match before {
        '-' | '‐' | '–' => after.is_alphabetic(),
        '—' => after.is_alphanumeric(),
        _ => {
            (is_ideograph(before) || is_ideograph(after))
                && !is_closing(after)
                && !is_opening(before)
                && (is_ideograph(before) || is_closing(before))
                && (is_ideograph(after) || is_opening(after))
        }
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '»'
            | '”'
            | '’'
            | '、'
            | '。'
            | '，'
            | '．'
            | '：'
            | '；'
            | '！'
            | '？'
            | '）'
            | '」'
            | '』'
            | '】'
            | '》'
            | '〉'
            | 'ー'
            | '々'
            | '…'
    )
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '“' | '‘' | '（' | '「' | '『' | '【' | '《' | '〈')
}

/// Fills lines greedily. Each word has the width of its ink and of the spaces that follow it;
/// spaces hang past the end of a line. Returns ranges of words, at least one word a line.
///
/// A word wider than `max_width` has a line of its own: cut it before if that is not wanted.
#[must_use]
pub fn fill_lines(words: &[(f32, f32)], max_width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut used) = (0, 0.0_f32);
    for (index, (ink, space)) in words.iter().enumerate() {
        // A hundredth of a point is rounding, not an overflow.
        if index > start && used + ink > max_width + 0.01 {
            lines.push(start..index);
            (start, used) = (index, 0.0);
        }
        used += ink + space;
    }
    if start < words.len() {
        lines.push(start..words.len());
    }
    lines
}
