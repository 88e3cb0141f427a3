//! The letters of a page and where they stand.

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt as _, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

use super::letters;
use super::lines::{self, Page};

/// Glyphs are given in thousandths of the size of type.
const EM: f64 = 1000.0;

/// What may still be read, and what was.
pub(super) struct Budget {
    /// Letters that may still come; 0 where there were too many.
    pub glyphs: usize,
    /// Pictures seen.
    pub pictures: usize,
    /// Letters of which it is not known what they mean.
    pub unknown: usize,
    /// Letters that were read.
    pub known: usize,
}

/// A letter, in points from the upper left corner of its page, the base line running to the right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letter {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// The base line, downwards.
    pub base: f64,
    pub size: f64,
}

/// Every page as fragments of lines.
pub(super) fn pages(pdf: &Pdf, budget: &mut Budget) -> Vec<Page> {
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    for (number, page) in pdf.pages().iter().enumerate() {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let drawn = draw(pdf, page, &cache, budget);
        pages.push(lines::page(number, width, height, drawn.upright((width, height))));
        if budget.glyphs == 0 {
            break;
        }
    }
    pages
}

fn draw<'p>(pdf: &'p Pdf, page: &PdfPage<'p>, cache: &InterpreterCache<'p>, budget: &mut Budget) -> Drawn {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
    let start = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(start, bounds, cache, pdf.xref(), settings);
    let mut pen = Pen { drawn: Drawn::default(), budget };
    interpret_page(page, &mut context, &mut pen);
    pen.drawn
}

/// The letters of a page by the way that they run: to the right, down, to the left, up.
#[derive(Default)]
struct Drawn {
    ways: [Vec<Letter>; 4],
}

impl Drawn {
    /// The letters that run the way most do, turned upright, and the others as they come, to be told. Letters off the
    /// page are left out.
    fn upright(self, (width, height): (f64, f64)) -> (Vec<Letter>, Vec<Letter>) {
        let most = (0..4).rev().max_by_key(|way| self.ways[*way].len()).unwrap_or(0);
        let (width, height) = if most % 2 == 0 { (width, height) } else { (height, width) };
        let (mut upright, mut others) = (Vec::new(), Vec::new());
        for (way, letters) in self.ways.into_iter().enumerate() {
            for mut letter in letters {
                if way != most {
                    others.push(letter);
                    continue;
                }
                // Turned letters were measured from another corner.
                let across = if matches!(way, 2 | 3) { width } else { 0.0 };
                let down = if matches!(way, 1 | 2) { height } else { 0.0 };
                letter.left += across;
                letter.right += across;
                letter.base += down;
                let inside = letter.right >= 0.0 && letter.left <= width && letter.base >= 0.0 && letter.base <= height;
                if inside {
                    upright.push(letter);
                }
            }
        }
        (upright, others)
    }
}

struct Pen<'b> {
    drawn: Drawn,
    budget: &'b mut Budget,
}

impl Pen<'_> {
    fn letter(&mut self, glyph: &Glyph<'_>, transform: Affine) {
        let Some(left) = self.budget.glyphs.checked_sub(1) else { return };
        self.budget.glyphs = left;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => letters::plain(c.encode_utf8(&mut [0; 4])),
            Some(BfString::String(words)) => letters::plain(&words),
            None => String::new(),
        };
        if text.is_empty() {
            self.budget.unknown += 1;
            return;
        }
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width().map_or(EM / 2.0, f64::from),
            Glyph::Type3(_) => EM / 2.0,
        };
        let start = transform * Point::ZERO;
        let end = transform * Point::new(advance, 0.0);
        let along = (transform * Point::new(EM, 0.0)) - start;
        let up = (transform * Point::new(0.0, EM)) - start;
        let size = up.hypot();
        let all = [start.x, start.y, end.x, end.y, along.x, along.y, size];
        if !all.iter().all(|value| value.is_finite() && value.abs() < 1e6) || size < 0.5 {
            return;
        }
        if !text.trim().is_empty() {
            self.budget.known += 1;
        }
        let way = match (along.x.abs() >= along.y.abs(), along.x >= 0.0, along.y >= 0.0) {
            (true, true, _) => 0,
            (false, _, true) => 1,
            (true, false, _) => 2,
            (false, _, false) => 3,
        };
        // The base line turned to run to the right.
        let turned = |point: Point| match way {
            0 => (point.x, point.y),
            1 => (point.y, -point.x),
            2 => (-point.x, -point.y),
            _ => (-point.y, point.x),
        };
        let ((left, base), (right, _)) = (turned(start), turned(end));
        let (left, right) = (left.min(right), left.max(right));
        self.drawn.ways[way].push(Letter { text, left, right, base, size });
    }
}

impl<'a> Device<'a> for Pen<'_> {
    fn draw_glyph(&mut self, glyph: &Glyph<'a>, transform: Affine, at: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        self.letter(glyph, transform * at);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.budget.pictures += 1;
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
