//! Setting a paragraph of any direction with egui's fonts.
//!
//! egui shapes each script but has no bidirectional layout: the words of a right-to-left line come
//! out in left-to-right order. So a paragraph that holds anything but plain left-to-right text is
//! cut into [`atoms`](order) (pieces of one level and one shaping direction), each atom is shaped
//! by egui, lines are filled greedily ([`breaks`]) and the atoms of a line are put in visual order
//! (Unicode Standard Annex 9, rules L1, L2 and L4). A plain left-to-right paragraph is shaped as one galley, of which the
//! lines are [cut](cut).
//!
//! Offsets are Unicode scalar values from the start of the paragraph, half-open.

mod breaks;
mod cut;
mod edges;
mod order;
mod paragraph;
mod shape;

#[cfg(test)]
mod tests;

pub use breaks::{break_opportunities, fill_lines};
pub use order::{Atom, AtomKind, atoms, is_plain_left_to_right, is_right_to_left, mirrored, visual_order};
pub use paragraph::{Caret, Line, Paragraph, Piece};
pub use shape::{Face, Limits, lay_out};
