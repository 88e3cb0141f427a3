//! Lines cut out of a text that egui has shaped in one piece: to shape is most of what a layout costs, and no text is
//! shaped twice. egui's own wrapping moves glyphs in the same way.

use std::{iter::Peekable, ops::Range, slice::ChunksExact, sync::Arc};

use eframe::egui::{
    Galley, Mesh, Pos2, Rect,
    epaint::text::{Glyph, LayoutJob, Row, RowVisuals},
    vec2,
};

/// Cuts the one row of a galley into lines, from its start on. O(characters) for all lines.
pub(super) struct Cutter<'g> {
    row: &'g Row,
    triangles: Peekable<ChunksExact<'g, u32>>,
    blank: &'g Galley,
}

impl<'g> Cutter<'g> {
    /// For the row of `whole`, text without background and line; `blank` is a galley of nothing in the same face. `None` if
    /// either has no row.
    pub fn new(whole: &'g Galley, blank: &'g Galley) -> Option<Self> {
        let row = &*whole.rows.first()?.row;
        blank.rows.first()?;
        Some(Self { row, triangles: row.visuals.mesh.indices.chunks_exact(3).peekable(), blank })
    }

    /// The characters `chars` as a line of their own, `width` points wide, of which `job` has the text. Lines are asked for in
    /// their order.
    pub fn line(&mut self, chars: Range<usize>, width: f32, job: LayoutJob) -> Galley {
        let glyphs = self.row.glyphs.get(chars.clone()).unwrap_or(&[]);
        let (left, first) = glyphs.first().map_or((0.0, 0), |glyph| (glyph.pos.x, glyph.first_vertex));
        let mesh = &self.row.visuals.mesh;
        let end = self.row.glyphs.get(chars.end).map_or(mesh.vertices.len(), |glyph| glyph.first_vertex as usize);
        let mut cut = Mesh { texture_id: mesh.texture_id, ..Mesh::default() };
        cut.vertices.extend(mesh.vertices.get(first as usize..end).unwrap_or(&[]).iter().map(|vertex| {
            let mut vertex = *vertex;
            vertex.pos.x -= left;
            vertex
        }));
        cut.indices.reserve(cut.vertices.len() / 4 * 6);
        while let Some(triangle) = self.triangles.next_if(|triangle| triangle.iter().all(|at| (*at as usize) < end)) {
            cut.indices.extend(triangle.iter().map(|at| at - first));
        }
        let size = vec2(width, self.row.size.y);
        let bounds = cut.calc_bounds();

        let mut galley = self.blank.clone();
        galley.job = Arc::new(job);
        galley.rect = Rect::from_min_size(Pos2::ZERO, size);
        galley.mesh_bounds = bounds;
        (galley.num_vertices, galley.num_indices) = (cut.vertices.len(), cut.indices.len());
        for placed in &mut galley.rows {
            let row = Arc::make_mut(&mut placed.row);
            row.size = size;
            row.glyphs = glyphs.iter().map(|glyph| moved(glyph, left, first)).collect();
            row.visuals = RowVisuals {
                glyph_index_start: 0,
                glyph_vertex_range: 0..cut.vertices.len(),
                mesh: std::mem::take(&mut cut),
                mesh_bounds: bounds,
            };
        }
        galley
    }
}

fn moved(glyph: &Glyph, left: f32, first: u32) -> Glyph {
    let mut glyph = *glyph;
    glyph.pos.x -= left;
    glyph.first_vertex -= first;
    glyph
}
