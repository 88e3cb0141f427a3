//! What a reader remembers between frames.

use std::ops::Range;

use eframe::egui::Pos2;

use super::{
    super::typeset::Caret,
    document::{Document, slice},
    show::Visible,
};

/// The memory of one reader: selection, scroll position and caches. The application owns one for
/// each reader; it holds the layouts of the paragraphs in view and one height a paragraph.
#[derive(Default)]
pub struct ReaderState {
    /// The end of the selection that stays.
    pub(super) anchor: usize,
    /// The end of the selection that moves: the caret.
    pub(super) head: Caret,
    /// The selection was set since the last frame: another text does not undo it.
    pub(super) just_set: bool,
    /// The x that moving up and down keeps to.
    pub(super) wanted_x: Option<f32>,
    /// Whether the caret and the focus ring are shown: the keyboard was used last.
    pub(super) keyboard: bool,
    /// Enter was pressed on the caret.
    pub(super) activated: bool,
    /// What was selected when a handle was taken.
    pub(super) taken: Option<Range<usize>>,
    pub(super) press: Press,
    pub(super) goal: Option<Goal>,
    pub(super) scroll: Scroll,
    pub(super) document: Document,
    pub(super) visible: Vec<Visible>,
    pub(super) marks_in_view: Vec<usize>,
    pub(super) margin_order: Vec<usize>,
}

/// Where the scroll area is, and where it should be.
#[derive(Default)]
pub(super) struct Scroll {
    /// The offset at the end of the last frame.
    pub offset: f64,
    /// What to add to it: heights above turned out to be other than estimated.
    pub drift: f64,
    /// Height of the view in the last frame.
    pub view_height: f32,
    /// Height of the header with its paddings, once it has been shown.
    pub header: Option<f64>,
    /// The block at the top of the view, and how much of it is above, from 0 to 1: to stay at the
    /// same words when the width changes.
    pub top: Option<(usize, f64)>,
}

/// Where to scroll to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// Put this character in the middle of the view.
    Centre(usize),
    /// Put this character in the middle of the view, unless its row is in view already.
    Reveal(usize),
    /// Move as little as shows the caret.
    ShowCaret,
}

/// What dragging extends by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    #[default]
    Character,
    Word,
    Paragraph,
}

/// The presses so far, to tell a double from a triple one.
#[derive(Clone, Debug, Default)]
pub(super) struct Press {
    pub at: Pos2,
    pub time: f64,
    pub count: u32,
    pub unit: Unit,
    /// What the first press selected.
    pub origin: Range<usize>,
}

impl ReaderState {
    /// The selected characters of the text, if any are.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let (start, end) = (self.anchor.min(self.head.offset), self.anchor.max(self.head.offset));
        (start < end).then_some(start..end)
    }

    /// Selects characters of the text; the caret goes to their end. Call it also before a text is
    /// shown for the first time: a new text undoes only what was selected in the one before.
    pub fn select(&mut self, range: Range<usize>) {
        self.just_set = true;
        self.anchor = range.start;
        self.head = Caret::after(range.end);
        self.wanted_x = None;
    }

    /// Lets the keyboard move the other end of the selection.
    pub fn swap_ends(&mut self) {
        if let Some(range) = self.selection() {
            let at_the_end = self.head.offset == range.end;
            self.anchor = if at_the_end { range.end } else { range.start };
            self.head = if at_the_end { Caret::before(range.start) } else { Caret::after(range.end) };
        }
    }

    /// Selects nothing; the caret stays.
    pub fn clear_selection(&mut self) {
        self.anchor = self.head.offset;
    }

    /// Where the caret is, in characters of the text.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.head.offset
    }

    /// The selected words. `text` is the text that is shown. O(text).
    #[must_use]
    pub fn selected_text<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.selection().map(|range| slice(text, &range))
    }

    /// Scrolls in the next frame so that this character of the text is in the middle.
    pub fn scroll_to(&mut self, offset: usize) {
        self.goal = Some(Goal::Centre(offset));
    }

    /// Scrolls in the next frame so that this character of the text is in the middle, unless it is in view as it is.
    pub fn reveal(&mut self, offset: usize) {
        self.goal = Some(Goal::Reveal(offset));
    }

    /// The number of the paragraph that holds a character, from 1, as the reader prints it: blank
    /// lines are not counted. Known once the text has been shown. O(log paragraphs).
    #[must_use]
    pub fn paragraph_number(&self, offset: usize) -> Option<usize> {
        let (index, _) = self.document.locate(offset);
        self.document.blocks.get(index).map(|block| block.paragraph)
    }

    /// How many paragraphs have been laid out since the beginning: what scrolling costs.
    #[must_use]
    pub fn layouts_made(&self) -> usize {
        self.document.layouts_made
    }
}
