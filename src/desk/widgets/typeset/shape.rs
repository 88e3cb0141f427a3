//! Shaping atoms with egui's fonts and putting them on lines.

use std::{ops::Range, sync::Arc};

use eframe::egui::{
    Color32, Context, FontId, Galley,
    epaint::text::{LayoutJob, TextFormat},
    vec2,
};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    breaks::{break_opportunities, fill_lines},
    cut::Cutter,
    edges::{edges_left_to_right, edges_right_to_left, even_edges},
    order::{Atom, AtomKind, atoms, is_plain_left_to_right, mirrored, visual_order},
    paragraph::{Line, Paragraph, Piece},
};

/// The face that a text is set in.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// Family and size in points.
    pub font: FontId,
    /// Height of a row in points.
    pub row_height: f32,
}

/// The room that a text has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Lines are no wider than this, in points. Infinite: one line.
    pub max_width: f32,
    /// More lines than this are left out, and an ellipsis says so.
    pub max_rows: usize,
}

impl Limits {
    /// Lines as wide as `max_width`, as many as it takes.
    #[must_use]
    pub const fn wrapped(max_width: f32) -> Self {
        Self { max_width, max_rows: usize::MAX }
    }
}

/// Lays out one paragraph (no newline in it). The colour is egui's placeholder, so that a change
/// of theme needs no new layout. O(characters); egui's own cache makes an unchanged one cheap.
#[must_use]
pub fn lay_out(ctx: &Context, text: &str, face: &Face, limits: Limits, right_to_left: bool) -> Paragraph {
    let whole = lay_out_all(ctx, text, face, limits.max_width, right_to_left);
    if whole.lines.len() <= limits.max_rows {
        return whole;
    }
    let kept = whole.lines.get(limits.max_rows.saturating_sub(1)).map_or(0, |line| line.chars.start);
    let (head, tail) = text.split_at(byte_of_char(text, kept));
    let mut room = limits.max_width;
    loop {
        let tail = elide(ctx, tail, face, room, right_to_left);
        let mut short = lay_out_all(ctx, &format!("{head}{tail}"), face, limits.max_width, right_to_left);
        // Cut at another place the last words may break anew; a narrower last line settles it.
        if short.lines.len() <= limits.max_rows || room < 1.0 {
            short.elided = true;
            return short;
        }
        room *= 0.8;
    }
}

/// The beginning of `text` that has room for itself and an ellipsis in `max_width`.
fn elide(ctx: &Context, text: &str, face: &Face, max_width: f32, right_to_left: bool) -> String {
    let line = lay_out_all(ctx, text, face, f32::INFINITY, right_to_left);
    let ellipsis = lay_out_all(ctx, "…", face, f32::INFINITY, right_to_left).width;
    let mut widths = vec![0.0_f32; line.char_count()];
    for piece in line.lines.iter().flat_map(|line| &line.pieces) {
        for (index, edge) in piece.edges.windows(2).enumerate() {
            if let Some(width) = widths.get_mut(piece.chars.start + index) {
                *width = (edge[1] - edge[0]).abs();
            }
        }
    }
    let (mut used, mut chars, mut end) = (ellipsis, 0, 0);
    for (byte, grapheme) in text.grapheme_indices(true) {
        let count = grapheme.chars().count();
        used += widths.iter().skip(chars).take(count).sum::<f32>();
        if used > max_width {
            break;
        }
        chars += count;
        end = byte + grapheme.len();
    }
    format!("{}…", text[..end].trim_end())
}

fn lay_out_all(ctx: &Context, text: &str, face: &Face, max_width: f32, right_to_left: bool) -> Paragraph {
    if !right_to_left
        && is_plain_left_to_right(text)
        && let Some(paragraph) = lay_out_plain(ctx, text, face, max_width)
    {
        return paragraph;
    }
    lay_out_atoms(ctx, text, face, max_width, right_to_left)
}

fn job(text: String, face: &Face) -> LayoutJob {
    let format = TextFormat {
        font_id: face.font.clone(),
        line_height: Some(face.row_height),
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text, format);
    job.break_on_newline = false;
    job
}

fn galley(ctx: &Context, text: String, face: &Face) -> Arc<Galley> {
    let job = job(text, face);
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

fn first_baseline(galley: &Galley) -> Option<f32> {
    galley.rows.first().and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
}

/// The baseline of the face's own first font: words that fall back to another font are moved to it.
fn face_baseline(ctx: &Context, face: &Face) -> f32 {
    first_baseline(&galley(ctx, "x".to_owned(), face)).unwrap_or(face.row_height * 0.75)
}

/// Left-to-right text is shaped as one galley and cut into one galley a line, so that kerning and
/// ligatures are those of running text. `None` if egui dropped a character (an unknown combining
/// mark), because then its glyphs do not tell where each stands.
fn lay_out_plain(ctx: &Context, text: &str, face: &Face, max_width: f32) -> Option<Paragraph> {
    let mut paragraph = Paragraph {
        lines: Vec::new(),
        galleys: Vec::new(),
        baseline: face_baseline(ctx, face),
        row_height: face.row_height,
        width: 0.0,
        right_to_left: false,
        elided: false,
    };
    let whole = galley(ctx, text.to_owned(), face);
    let edges = plain_edges(&whole);
    let count = text.chars().count();
    if edges.len() != count + 1 {
        return None;
    }
    if edges.last().is_some_and(|width| *width <= max_width) {
        push_plain_line(&mut paragraph, whole, 0..count, edges);
        return Some(paragraph);
    }
    let chars: Vec<char> = text.chars().collect();
    let mut breaks = break_opportunities(&chars);
    let cuts = cuts_in_long_words(text, &edges, &breaks, max_width);
    if !cuts.is_empty() {
        breaks.extend(cuts);
        breaks.sort_unstable();
        breaks.dedup();
    }
    let mut words = Vec::with_capacity(breaks.len());
    let mut start = 0;
    for end in &breaks {
        let spaces = hanging_spaces(chars.get(start..*end).unwrap_or(&[]).iter().copied());
        words.push((edges[end - spaces] - edges[start], edges[*end] - edges[end - spaces]));
        start = *end;
    }
    let blank = galley(ctx, String::new(), face);
    let mut cutter = Cutter::new(&whole, &blank)?;
    let mut start = 0;
    for row in fill_lines(&words, max_width) {
        let end = breaks[row.end - 1];
        let line: String = chars[start..end].iter().collect();
        let left = edges[start];
        let edges: Vec<f32> = edges[start..=end].iter().map(|edge| edge - left).collect();
        let set = cutter.line(start..end, edges[end - start], job(line, face));
        push_plain_line(&mut paragraph, Arc::new(set), start..end, edges);
        start = end;
    }
    Some(paragraph)
}

fn plain_edges(galley: &Galley) -> Vec<f32> {
    galley
        .rows
        .first()
        .map_or_else(|| vec![0.0], |row| edges_left_to_right(&row.glyphs, row.pos.x, row.pos.x + row.size.x))
}

fn hanging_spaces(chars: impl DoubleEndedIterator<Item = char>) -> usize {
    chars.rev().take_while(|c| super::breaks::is_breaking_space(*c)).count()
}

fn push_plain_line(paragraph: &mut Paragraph, galley: Arc<Galley>, chars: Range<usize>, edges: Vec<f32>) {
    let ink_end = chars.end - hanging_spaces(galley.text().chars());
    let top = paragraph.height();
    paragraph.width = paragraph.width.max(edges.get(ink_end - chars.start).copied().unwrap_or(0.0));
    paragraph.galleys.push((vec2(0.0, top), galley));
    paragraph.lines.push(Line { chars: chars.clone(), ink_end, top, pieces: vec![Piece { chars, edges }] });
}

/// Places to cut words that are wider than a line: between graphemes, as late as they fit.
fn cuts_in_long_words(text: &str, edges: &[f32], breaks: &[usize], max_width: f32) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut breaks = breaks.iter().copied().peekable();
    let (mut offset, mut line_start) = (0, 0.0);
    for grapheme in text.graphemes(true) {
        let next = offset + grapheme.chars().count();
        if breaks.next_if(|place| *place <= offset).is_some() {
            line_start = edges[offset];
        }
        let space = grapheme.chars().all(super::breaks::is_breaking_space);
        if !space && edges[offset] > line_start && edges[next] - line_start > max_width {
            cuts.push(offset);
            line_start = edges[offset];
        }
        offset = next;
    }
    cuts
}

/// An atom with its picture. Edges are from its own left, in logical order.
struct Shaped {
    atom: Atom,
    galley: Arc<Galley>,
    edges: Vec<f32>,
    width: f32,
}

fn lay_out_atoms(ctx: &Context, text: &str, face: &Face, max_width: f32, right_to_left: bool) -> Paragraph {
    let chars: Vec<char> = text.chars().collect();
    let mut breaks = break_opportunities(&chars);
    let mut shaped = shape_atoms(ctx, text, &chars, face, &breaks, right_to_left);
    let mut words = words_of(&shaped, &breaks);
    let cuts = if words.iter().any(|word| word.ink > max_width) {
        cuts_in_long_words(text, &logical_edges(&shaped), &breaks, max_width)
    } else {
        Vec::new()
    };
    if !cuts.is_empty() {
        breaks.extend(cuts);
        breaks.sort_unstable();
        breaks.dedup();
        shaped = shape_atoms(ctx, text, &chars, face, &breaks, right_to_left);
        words = words_of(&shaped, &breaks);
    }
    let widths: Vec<(f32, f32)> = words.iter().map(|word| (word.ink, word.space)).collect();
    let mut rows: Vec<Range<usize>> = fill_lines(&widths, max_width)
        .into_iter()
        .map(|line| words[line.start].atoms.start..words[line.end - 1].atoms.end)
        .collect();
    if rows.is_empty() {
        rows.push(0..0);
    }
    set_rows(ctx, &shaped, &rows, face, max_width, right_to_left)
}

fn set_rows(
    ctx: &Context,
    shaped: &[Shaped],
    rows: &[Range<usize>],
    face: &Face,
    max_width: f32,
    right_to_left: bool,
) -> Paragraph {
    let ink_of = |row: &Range<usize>| {
        let spaces = shaped[row.clone()].iter().rev().take_while(|shaped| shaped.atom.space).count();
        row.start..row.end - spaces
    };
    let width_of = |range: &Range<usize>| shaped[range.clone()].iter().map(|shaped| shaped.width).sum::<f32>();
    let width = rows.iter().map(|row| width_of(&ink_of(row))).fold(0.0, f32::max);
    let measure = if max_width.is_finite() { max_width } else { width };
    let baseline = face_baseline(ctx, face);
    let mut paragraph = Paragraph {
        lines: Vec::with_capacity(rows.len()),
        galleys: Vec::with_capacity(shaped.len()),
        baseline,
        row_height: face.row_height,
        width,
        right_to_left,
        elided: false,
    };
    let mut top = 0.0;
    for row in rows {
        let ink = ink_of(row);
        let line_atoms: Vec<Atom> = shaped[row.clone()].iter().map(|shaped| shaped.atom.clone()).collect();
        let start = line_atoms.first().map_or(0, |atom| atom.chars.start);
        let end = line_atoms.last().map_or(start, |atom| atom.chars.end);
        let ink_end = shaped[ink].last().map_or(start, |shaped| shaped.atom.chars.end);
        let mut left = if right_to_left { measure - width_of(row) } else { 0.0 };
        let mut pieces = Vec::with_capacity(line_atoms.len());
        for index in visual_order(&line_atoms, right_to_left) {
            let Some(shaped) = shaped.get(row.start + index) else {
                continue;
            };
            if !shaped.atom.space {
                let drop = baseline - first_baseline(&shaped.galley).unwrap_or(baseline);
                paragraph.galleys.push((vec2(left, top + drop), Arc::clone(&shaped.galley)));
            }
            pieces.push(Piece {
                chars: shaped.atom.chars.clone(),
                edges: shaped.edges.iter().map(|edge| edge + left).collect(),
            });
            left += shaped.width;
        }
        paragraph.lines.push(Line { chars: start..end, ink_end, top, pieces });
        top += face.row_height;
    }
    paragraph
}

fn shape_atoms(
    ctx: &Context,
    text: &str,
    chars: &[char],
    face: &Face,
    breaks: &[usize],
    right_to_left: bool,
) -> Vec<Shaped> {
    atoms(text, breaks, right_to_left)
        .into_iter()
        .map(|atom| {
            let source = &text[atom.bytes.clone()];
            let falls = atom.level % 2 == 1;
            let printed = if falls && atom.kind == AtomKind::Single {
                source.chars().map(mirrored).collect()
            } else {
                source.to_owned()
            };
            let galley = galley(ctx, printed, face);
            let width = galley.intrinsic_size().x;
            let glyphs = galley.rows.first().map_or(&[][..], |row| &row.glyphs[..]);
            let count = atom.chars.len();
            let edges = match atom.kind {
                AtomKind::LeftToRight if glyphs.len() == count => edges_left_to_right(glyphs, 0.0, width),
                AtomKind::RightToLeft => edges_right_to_left(glyphs, &chars[atom.chars.clone()], width)
                    .unwrap_or_else(|| even_edges(count, width, falls)),
                AtomKind::LeftToRight | AtomKind::Single => even_edges(count, width, falls),
            };
            Shaped { atom, galley, edges, width }
        })
        .collect()
}

/// How far the text would reach at each place, were it one line in logical order.
fn logical_edges(shaped: &[Shaped]) -> Vec<f32> {
    let mut edges = vec![0.0];
    let mut reached = 0.0;
    for pair in shaped.iter().flat_map(|shaped| shaped.edges.windows(2)) {
        reached += (pair[0] - pair[1]).abs();
        edges.push(reached);
    }
    edges
}

struct Word {
    atoms: Range<usize>,
    ink: f32,
    space: f32,
}

fn words_of(shaped: &[Shaped], breaks: &[usize]) -> Vec<Word> {
    let mut words = Vec::with_capacity(breaks.len());
    let mut start = 0;
    for place in breaks {
        let end = shaped.partition_point(|shaped| shaped.atom.chars.end <= *place);
        if end == start {
            continue;
        }
        let spaces = shaped[start..end].iter().rev().take_while(|shaped| shaped.atom.space).count();
        let width = |range: Range<usize>| shaped[range].iter().map(|shaped| shaped.width).sum::<f32>();
        words.push(Word { atoms: start..end, ink: width(start..end - spaces), space: width(end - spaces..end) });
        start = end;
    }
    words
}

fn byte_of_char(text: &str, offset: usize) -> usize {
    text.char_indices().nth(offset).map_or(text.len(), |(byte, _)| byte)
}
