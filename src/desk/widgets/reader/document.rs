//! What is known of an article while it is read: its blocks, their heights, and the layouts of
//! those in view.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use eframe::egui::{Color32, Context, Galley};

use super::{
    super::typeset::{Caret, Face, Limits, Paragraph, lay_out},
    blocks::{Block, Heights, block_of, split},
};

/// Layouts that are kept beyond those in view.
const SPARE_LAYOUTS: usize = 48;

/// The caches of one reader. Rebuilt when the text changes (O(text)); when the width or the face
/// changes only the heights are estimated anew (O(blocks)); a layout is made when its block comes
/// into view.
#[derive(Default)]
pub(super) struct Document {
    key: Option<u64>,
    pub blocks: Vec<Block>,
    pub heights: Heights,
    layouts: BTreeMap<usize, Cached>,
    face: Option<Face>,
    measure: f32,
    gap: f32,
    sentinel: Option<Arc<Galley>>,
    frame: u64,
    pub layouts_made: usize,
}

struct Cached {
    paragraph: Arc<Paragraph>,
    last_used: u64,
}

/// What [`Document::refresh`] found changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing that moves the text.
    None,
    /// Another width or face: the same text, elsewhere.
    Reflowed,
    /// Another text.
    NewText,
}

impl Document {
    /// Brings the caches up to date, once a frame.
    pub fn refresh(&mut self, ctx: &Context, text: &str, key: u64, face: &Face, measure: f32, gap: f32) -> Change {
        self.frame += 1;
        // egui drops the galleys of a frame when it empties the glyph atlas or changes the fonts or
        // the scale, and so would ours point at the wrong glyphs. It hands out this one anew then.
        let font = face.font.clone();
        let sentinel = ctx.fonts_mut(|fonts| fonts.layout_no_wrap("x".to_owned(), font, Color32::PLACEHOLDER));
        if !self.sentinel.as_ref().is_some_and(|old| Arc::ptr_eq(old, &sentinel)) {
            self.layouts.clear();
            self.sentinel = Some(sentinel);
        }
        let new_text = self.key != Some(key);
        if new_text {
            self.key = Some(key);
            self.blocks = split(text);
        }
        let reflowed = self.face.as_ref() != Some(face) || differs(self.measure, measure) || differs(self.gap, gap);
        if new_text || reflowed {
            self.face = Some(face.clone());
            (self.measure, self.gap) = (measure, gap);
            self.layouts.clear();
            self.heights = Heights::new(self.blocks.iter().map(|block| self.estimate(block, face)).collect());
        } else if self.layouts.len() > SPARE_LAYOUTS {
            let recent = self.frame.saturating_sub(2);
            self.layouts.retain(|_, cached| cached.last_used >= recent);
        }
        match (new_text, reflowed) {
            (true, _) => Change::NewText,
            (false, true) => Change::Reflowed,
            (false, false) => Change::None,
        }
    }

    /// Rows that a block should take: a character is about half as wide as the face is high.
    fn estimate(&self, block: &Block, face: &Face) -> f64 {
        let in_a_row = (f64::from(self.measure) / (f64::from(face.font.size) * 0.48)).max(1.0);
        let rows = (to_f64(block.end - block.start) / in_a_row).ceil().max(1.0);
        rows * f64::from(face.row_height) + self.gap_after(block)
    }

    fn gap_after(&self, block: &Block) -> f64 {
        if block.last { f64::from(self.gap) } else { 0.0 }
    }

    /// The layout of a block, made if need be, and by how much the block grew through it.
    pub fn layout(&mut self, ctx: &Context, text: &str, index: usize) -> Option<(Arc<Paragraph>, f64)> {
        if let Some(cached) = self.layouts.get_mut(&index) {
            cached.last_used = self.frame;
            return Some((Arc::clone(&cached.paragraph), 0.0));
        }
        let block = self.blocks.get(index)?;
        let face = self.face.as_ref()?;
        let words = text.get(block.byte..block.byte_end)?;
        let paragraph = Arc::new(lay_out(ctx, words, face, Limits::wrapped(self.measure), block.right_to_left));
        let height = f64::from(paragraph.height()) + self.gap_after(block);
        let grown = self.heights.set(index, height);
        self.layouts.insert(index, Cached { paragraph: Arc::clone(&paragraph), last_used: self.frame });
        self.layouts_made += 1;
        Some((paragraph, grown))
    }

    /// The layout of a block, if it has been made.
    pub fn known_layout(&self, index: usize) -> Option<&Paragraph> {
        self.layouts.get(&index).map(|cached| &*cached.paragraph)
    }

    /// The words of a block.
    pub fn words<'t>(&self, text: &'t str, index: usize) -> &'t str {
        self.blocks.get(index).and_then(|block| text.get(block.byte..block.byte_end)).unwrap_or("")
    }

    /// The block of an offset, and the offset in it (its end, if the offset is between paragraphs).
    pub fn locate(&self, offset: usize) -> (usize, usize) {
        let index = block_of(&self.blocks, offset);
        let local = self.blocks.get(index).map_or(0, |block| offset.clamp(block.start, block.end) - block.start);
        (index, local)
    }

    /// A place in the text from a place in a block.
    pub fn global(&self, index: usize, local: Caret) -> Caret {
        let start = self.blocks.get(index).map_or(0, |block| block.start);
        Caret { offset: start + local.offset, ..local }
    }

    /// A caret in its block.
    pub fn local(&self, caret: Caret) -> (usize, Caret) {
        // After a character means in the block of that character.
        let by = if caret.upstream { caret.offset.saturating_sub(1) } else { caret.offset };
        let index = block_of(&self.blocks, by);
        let Some(block) = self.blocks.get(index) else {
            return (0, Caret::before(0));
        };
        let offset = caret.offset.clamp(block.start, block.end) - block.start;
        let upstream = caret.upstream || caret.offset >= block.end;
        (index, Caret { offset, upstream: upstream && offset > 0 })
    }

    /// The part of a range that is in a block, in the block's offsets.
    pub fn part(&self, index: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let block = self.blocks.get(index)?;
        let (start, end) = (range.start.max(block.start), range.end.min(block.end));
        (start < end).then(|| start - block.start..end - block.start)
    }

    /// The end of the last block.
    pub fn end(&self) -> usize {
        self.blocks.last().map_or(0, |block| block.end)
    }
}

/// The characters `range` of `text`. O(text) up to the end of the range.
pub(super) fn slice<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let mut bytes = text.char_indices().map(|(byte, _)| byte);
    let start = bytes.nth(range.start).unwrap_or(text.len());
    if range.is_empty() {
        return "";
    }
    let end = bytes.nth(range.len() - 1).unwrap_or(text.len());
    text.get(start..end).unwrap_or("")
}

fn differs(a: f32, b: f32) -> bool {
    (a - b).abs() > 0.01
}

/// Counts of characters: below the 2⁵³ that `f64` holds exactly.
#[expect(clippy::cast_precision_loss, reason = "no text in memory has 2⁵³ characters")]
fn to_f64(count: usize) -> f64 {
    count as f64
}
