//! How a reader looks, and what is marked in it. The caller gives colours and faces, so that the
//! reader does not depend on a theme.

use std::ops::Range;

use eframe::egui::{Color32, FontFamily, FontId};

use super::super::typeset::Face;

/// How an underline is drawn. With colour, it tells the sides of a meeting apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineStyle {
    /// One line, 2 points: the first side.
    Solid,
    /// Dashes of 6 points, 4 apart: the second side.
    Dashed,
    /// Dots of 2 points: the third side.
    Dotted,
    /// Two lines of 1 point: the fourth side.
    Double,
    /// One line, 1 point: an actor of no side.
    Thin,
}

/// How a stretch of text is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkStyle {
    /// An actor is named.
    Actor {
        /// The colour of the actor's side.
        colour: Color32,
        /// The line of the actor's side.
        line: LineStyle,
    },
    /// The words are evidence of a fact.
    Evidence,
    /// The words are evidence of a fact that another article contradicts.
    Rival,
    /// The words are proposed as evidence.
    Proposal,
    /// The words are proposed as evidence, and are being decided on.
    ProposalAtHand,
    /// A note hangs on the words.
    Note,
    /// The words were evidence, in an article that no longer counts.
    Retracted,
    /// A character that is not seen, or not what it seems.
    Hidden,
    /// The words were taken out of the text.
    Deleted,
    /// The words were put into the text.
    Inserted,
    /// What was searched for.
    SearchHit,
    /// What was searched for, and is looked at now.
    CurrentSearchHit,
}

impl MarkStyle {
    /// Whether hovering and clicking it means something.
    #[must_use]
    pub const fn answers(self) -> bool {
        !matches!(self, Self::SearchHit | Self::CurrentSearchHit)
    }
}

/// A marked stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Characters of the whole text.
    pub range: Range<usize>,
    /// How it is marked.
    pub style: MarkStyle,
    /// What the caller knows it by.
    pub id: u64,
    /// What it is, in words, for those who do not see it ("Taliban, named").
    pub label: String,
}

/// The state of what a margin note speaks of: it gives the colour, the bar and the sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarginRole {
    /// A fact with sources: a disc with a tick.
    Supported,
    /// A fact that was settled: a ring with a dot.
    Settled,
    /// A fact with rival values: ≠.
    Rival,
    /// Not accepted yet: a dashed bar.
    Proposed,
    /// A note, a selection: a dashed bar.
    Note,
    /// Something promised: a flag.
    Commitment,
}

/// A note beside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarginNote {
    /// The character whose row it stands at, in the whole text.
    pub anchor: usize,
    /// One line, bold.
    pub title: String,
    /// One line, small.
    pub detail: String,
    /// What it speaks of.
    pub role: MarginRole,
}

/// Measures in points, and colours.
#[derive(Clone, Debug, PartialEq)]
pub struct ReaderStyle {
    /// The reading face; 16.5 in rows of 27.
    pub reading: Face,
    /// For paragraph numbers.
    pub number_font: FontId,
    /// First line of a margin note.
    pub margin_title: Face,
    /// Second line of a margin note.
    pub margin_detail: Face,
    /// Room for paragraph numbers at the left; 38.
    pub numbers_width: f32,
    /// Widest line of text; 548, about 68 characters.
    pub measure: f32,
    /// Between text and margin; 20.
    pub gap: f32,
    /// Width of margin notes; 150. Nothing: no margin.
    pub margin_width: f32,
    /// Between paragraphs; 11.
    pub paragraph_gap: f32,
    /// Above the header; 20.
    pub top_padding: f32,
    /// Height of fills; 22.
    pub highlight_height: f32,
    /// Words.
    pub ink: Color32,
    /// Paragraph numbers, dashed bars.
    pub faint: Color32,
    /// Second line of a margin note.
    pub secondary: Color32,
    /// The selection.
    pub selection: Color32,
    /// Caret, focus ring, current search hit, supported and settled facts.
    pub accent: Color32,
    /// Under evidence.
    pub evidence: Color32,
    /// Under rival evidence.
    pub rival_fill: Color32,
    /// Rival notes, and the line through words that were taken out.
    pub rival: Color32,
    /// Under words that were evidence, in an article that no longer counts.
    pub retracted_fill: Color32,
    /// The line under such words.
    pub retracted: Color32,
    /// Under words that were taken out.
    pub deleted: Color32,
    /// Under words that were put in.
    pub inserted: Color32,
    /// Under proposals.
    pub proposal: Color32,
    /// Under the proposal at hand, behind the words.
    pub proposal_fill: Color32,
    /// Under notes.
    pub note: Color32,
    /// Under what was searched for.
    pub search_hit: Color32,
    /// Under what was searched for and is looked at now.
    pub search_current: Color32,
}

impl ReaderStyle {
    /// The measures of the design with the given families, in plain greys: set the colours from
    /// the theme (`ReaderStyle { ink, .. }`).
    #[must_use]
    pub fn new(serif: &FontFamily, sans: &FontFamily, sans_bold: &FontFamily) -> Self {
        let face = |family: &FontFamily, size, row_height| Face { font: FontId::new(size, family.clone()), row_height };
        Self {
            reading: face(serif, 16.5, 27.0),
            number_font: FontId::new(11.0, sans.clone()),
            margin_title: face(sans_bold, 12.0, 16.0),
            margin_detail: face(sans, 12.0, 16.0),
            numbers_width: 38.0,
            measure: 548.0,
            gap: 20.0,
            margin_width: 150.0,
            paragraph_gap: 11.0,
            top_padding: 20.0,
            highlight_height: 22.0,
            ink: Color32::BLACK,
            faint: Color32::DARK_GRAY,
            secondary: Color32::DARK_GRAY,
            selection: Color32::LIGHT_BLUE,
            accent: Color32::DARK_BLUE,
            evidence: Color32::LIGHT_YELLOW,
            rival_fill: Color32::LIGHT_RED,
            rival: Color32::DARK_RED,
            retracted_fill: Color32::LIGHT_GRAY,
            retracted: Color32::DARK_GRAY,
            deleted: Color32::LIGHT_RED,
            inserted: Color32::LIGHT_GREEN,
            proposal: Color32::GOLD,
            proposal_fill: Color32::LIGHT_YELLOW,
            note: Color32::DARK_GREEN,
            search_hit: Color32::LIGHT_GRAY,
            search_current: Color32::YELLOW,
        }
    }

    /// The same with every measure times `zoom`: text zoom.
    #[must_use]
    pub fn zoomed(mut self, zoom: f32) -> Self {
        let Self {
            reading,
            number_font,
            margin_title,
            margin_detail,
            numbers_width,
            measure,
            gap,
            margin_width,
            paragraph_gap,
            top_padding,
            highlight_height,
            ..
        } = &mut self;
        for face in [reading, margin_title, margin_detail] {
            face.font.size *= zoom;
            face.row_height *= zoom;
        }
        number_font.size *= zoom;
        for width in [numbers_width, measure, gap, margin_width, paragraph_gap, top_padding, highlight_height] {
            *width *= zoom;
        }
        self
    }
}
