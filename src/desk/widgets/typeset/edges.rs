//! Where the characters of shaped text stand.

use eframe::egui::epaint::text::Glyph;
use unicode_normalization::char::is_combining_mark;

/// egui gives a glyph a character; those of a ligature after its first are of no width and stand
/// at its end, so the ligature's width is shared out among them.
pub(super) fn edges_left_to_right(glyphs: &[Glyph], left: f32, right: f32) -> Vec<f32> {
    let mut edges = Vec::with_capacity(glyphs.len() + 1);
    let mut index = 0;
    while let Some(glyph) = glyphs.get(index) {
        let continued = glyphs[index + 1..]
            .iter()
            .take_while(|next| next.advance_width == 0.0 && next.uv_rect.is_nothing())
            .count();
        let letters = glyphs[index + 1..=index + continued].iter().filter(|next| !is_combining_mark(next.chr)).count();
        let share = glyph.advance_width / to_f32(letters + 1);
        let mut x = left + glyph.pos.x;
        edges.push(x);
        for next in &glyphs[index + 1..=index + continued] {
            if !is_combining_mark(next.chr) {
                x += share;
            }
            edges.push(if is_combining_mark(next.chr) { x + share } else { x });
        }
        index += continued + 1;
    }
    edges.push(right.max(edges.last().copied().unwrap_or(left)));
    edges
}

/// The glyphs of a right-to-left word come from left to right, that is from its last letter to its
/// first; each names the first letter of its cluster. `None` if they do not fit the letters.
pub(super) fn edges_right_to_left(glyphs: &[Glyph], chars: &[char], width: f32) -> Option<Vec<f32>> {
    /// "لله" and the like; a longer ligature is a misreading.
    const LONGEST_LIGATURE: usize = 4;
    let in_logical_order = glyphs.len() == chars.len() && glyphs.iter().zip(chars).all(|(glyph, c)| glyph.chr == *c);
    if in_logical_order && chars.len() > 1 {
        // A family without the letters: egui paints a box for each.
        return None;
    }
    let mut edges = vec![f32::NAN; chars.len() + 1];
    let mut open = chars.len();
    edges[open] = 0.0;
    for glyph in glyphs.iter().filter(|glyph| glyph.advance_width > 0.0) {
        match chars[..open].iter().rposition(|c| *c == glyph.chr) {
            Some(first) => {
                let span = open - first;
                let letters =
                    chars[first..open].iter().filter(|c| c.is_alphabetic() && !is_combining_mark(**c)).count();
                if letters > LONGEST_LIGATURE {
                    return None;
                }
                for step in 1..=span {
                    let share = to_f32(step) / to_f32(span);
                    edges[open - step] = glyph.pos.x + glyph.advance_width * share;
                }
                open = first;
            }
            // A second glyph of the cluster before.
            None if open < chars.len() => edges[open] = glyph.max_x(),
            None => return None,
        }
    }
    if open > 1 {
        return None;
    }
    edges[..=open].fill(width);
    edges.windows(2).all(|pair| pair[0] + 0.75 >= pair[1]).then_some(edges)
}

/// Shares a width out evenly among characters.
pub(super) fn even_edges(count: usize, width: f32, falls: bool) -> Vec<f32> {
    (0..=count)
        .map(|index| {
            let share = if count == 0 { 0.0 } else { to_f32(index) / to_f32(count) };
            width * if falls { 1.0 - share } else { share }
        })
        .collect()
}

/// Counts of characters in a word or a line: far below the 2²⁴ that `f32` holds exactly.
#[expect(clippy::cast_precision_loss, reason = "counts of a word or a line are small")]
fn to_f32(count: usize) -> f32 {
    count as f32
}
